# 5 Détails

details-field-text = Texte
details-field-key = Clé
details-field-host = Serveur
details-field-label = Nom
details-field-server = Serveur
details-field-address = Adresse
details-field-sender = Expéditeur
details-example = Par exemple
details-guess = notre supposition d'après le nom ; comparez-la avec la page du fournisseur
details-several = Entrée l'ajoute. Entrée sur une ligne vide continue ; Retour arrière y retire la dernière.
details-optional = Rien à indiquer ? Tab passe la question.
details-later = Pas sous la main ? Tab le laisse pour plus tard et le garde sur votre liste.
details-pretended = Valeur inventée pour l'exercice, afin de pouvoir continuer. Dans la réalité, vous collerez la vôtre.
details-so-far = Jusqu'ici
details-empty = Rien n'a été tapé.
details-empty-wait = Tapez ou collez la valeur, ou laissez-la pour plus tard avec Tab.
    .plain = Tapez ou collez la valeur, ou laissez-la pour plus tard.
details-empty-needed = Sans elle, le courrier ne peut aller nulle part. Échap revient au fournisseur.
    .plain = Sans elle, le courrier ne peut aller nulle part. Revenir en arrière mène au fournisseur.
details-too-many = Plusieurs valeurs ont été collées.
details-one-by-one = Collez-en une, appuyez sur Entrée, puis la suivante.
details-only-one = Il en faut une : collez seulement celle-là.
details-key-cut = La clé s'arrête trop tôt : { $have } caractères sur { $want }.
details-key-cut-fix = Copiez-la de nouveau, jusqu'au bout. Elle peut tenir sur plusieurs lignes.
details-private = C'est une clé privée. Elle ne doit jamais être publiée.
details-private-fix = Gardez-la secrète. Copiez la clé publique ; elle commence par v=DKIM1
preset-question = { $company } peut poser seul la route du courrier vers { $provider }. L'utiliser ?
preset-yes = oui : « { $entry } » sous { $menu }
preset-no = non, je tape les lignes moi-même
optional-question = Ajouter aussi les lignes avec lesquelles les logiciels de courrier se règlent seuls ?
optional-why = Avec elles, Outlook, Thunderbird ou un téléphone trouve ses réglages d'après l'adresse. Le courrier marche sans.
optional-yes = oui, les ajouter
optional-no = non, seulement le nécessaire
