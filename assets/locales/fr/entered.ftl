# Ce qui a été saisi et n'est pas arrivé comme prévu : sous un autre nom, ou avec une autre valeur. Une
# correction qui mène à une valeur à taper finit sans ponctuation : la valeur est sur la ligne suivante.

# Sous un autre nom.

astray-elsewhere = La ligne existe, mais pour un autre nom :
astray-at-catch-all = La ligne vaut pour tous les noms, sauf { $domain } lui-même :
astray-underscore = L'enregistrement existe, mais sans son tiret bas :
astray-underscore-allowed = Si { $company } refuse le tiret bas, écrivez à son assistance : le DNS l'autorise.
astray-at-apex = Le texte est sur { $domain } lui-même. Il lui faut un nom à part :
astray-senders = La liste des expéditeurs est sous un nom où personne ne la cherche :
astray-sender-type = La liste des expéditeurs est dans une ligne de type SPF. Plus personne ne lit ce type :
astray-sender-type-same = Le texte reste le même.
astray-selector = La clé est sous un autre nom :
astray-delete-and-add = Chez { $company }, un nom ne se modifie pas. Supprimez cette ligne, puis ajoutez-la de nouveau.
astray-caught = C'est votre ligne attrape-tout qui répond ici. L'enregistrement lui-même manque :
astray-caught-why = La ligne nommée * peut rester. Ajoutez-en une avec son propre nom : elle passera avant.
astray-fill-the-rest = Remplissez les autres cases comme sur la fiche. Puis enregistrez : { $save }
astray-alias = { $domain } lui-même est un alias. Cela cache toutes les autres lignes :
astray-alias-delete = Supprimez la ligne de type CNAME dont « { $label } » est { $name }
astray-alias-delete-own = Supprimez la ligne de type CNAME qui vaut pour { $domain } lui-même.
astray-alias-site = Si elle mène à votre site web, demandez à son hébergeur une ligne de type A à la place.

# Avec des signes ou des caractères de trop.

quotes-saved = Des guillemets ont été enregistrés avec le texte :
quotes-remove = Retirez-les. Seul le texte lui-même va dans la case.
quotes-one-pair = { $company } demande une seule paire autour du texte, comme ci-dessous. Le reste entre dans le texte.
hidden = Il y a un caractère qui ne se voit pas, ou qui ressemble seulement au bon :
hidden-tab = C'est une tabulation ({ $sign }).
hidden-break = C'est un saut de ligne ({ $sign }).
hidden-hyphen = C'est un trait d'union invisible ({ $sign }).
hidden-nothing = C'est un caractère sans largeur ({ $sign }).
hidden-space = C'est un espace d'un autre genre ({ $sign }).
hidden-letter = C'est une lettre d'un autre alphabet, qui a l'air de la bonne : { $sign }
hidden-other = C'est { $sign }
hidden-fix = Videz d'abord la case. Puis copiez la valeur d'ici, ou tapez-la à la main.

# Lignes de courrier.

mx-numbers = Il faut le nom d'un serveur pour le courrier, pas des chiffres :
mx-numbers-why = Les expéditeurs n'acceptent pas de chiffres ici, même justes.
mx-misspelt = Le nom du serveur est mal écrit :
crowded = La case contient plus que le nom du serveur :
crowded-number = Le nombre a sa propre case : « { $label } ».
crowded-once = Le nombre y figure une fois de trop.
crowded-web = C'est une adresse web. Une ligne de courrier prend le simple nom d'un serveur.
crowded-mailbox = C'est une adresse e-mail. Une ligne de courrier prend le nom d'un serveur.
crowded-port = Aucun port ne suit le nom.
microsoft-server = Ce n'est pas le serveur de Microsoft pour { $domain } :
microsoft-dots = Microsoft met des tirets à la place des points du domaine.
microsoft-tenant = Le nom avec onmicrosoft ne sert qu'à Microsoft. Le vôtre est dans le centre d'administration, sous Domaines.
microsoft-other = C'est le serveur d'un autre domaine. Le vôtre est dans le centre d'administration, sous Domaines.
order-wrong = Les bons serveurs sont là, dans le mauvais ordre :
order-set = Les expéditeurs commencent par le plus petit nombre. Dans les cases « { $label } », tapez :
order-line = { $server } : { $number }
namecheap-settings = Un réglage de Namecheap maintient ses propres lignes de courrier :
namecheap-settings-fix = Dans Advanced DNS, réglez Mail Settings sur Custom MX. Ces lignes disparaissent alors toutes seules.
namecheap-settings-then = Ajoutez ensuite la nouvelle ligne au même endroit, sous Mail Settings.
cloudflare-routing = Le routage d'e-mails de Cloudflare maintient ses propres lignes :
cloudflare-routing-unlock = Ouvrez Email → Email Routing → Settings, cliquez sur Start disabling, puis choisissez de déverrouiller et de garder les lignes.
cloudflare-routing-off = Ajoutez la nouvelle ligne. Désactivez ensuite Email Routing, en supprimant ses lignes.
cloudflare-routing-after = Votre liste d'expéditeurs (SPF) peut partir avec elles. Revenez vérifier ici ensuite.

# Listes d'expéditeurs.

senders-unreadable = La liste des expéditeurs est illisible :
senders-misspelt = Un des expéditeurs est mal écrit : la ligne autorise quelqu'un d'autre :
senders-misspelt-fix = Ne laissez pas le mauvais à côté du bon.
senders-lacking = La liste des expéditeurs est incomplète :
senders-lacking-which = { $count ->
    [one] Il y manque : { $missing }
   *[other] Il y manque : { $missing }
}
senders-parked = Le domaine dit encore qu'il n'envoie jamais de courrier :
senders-parked-fix = Tant que cela y figure, vos messages sont refusés. Remplacez toute la ligne.

# Clés de signature.

key-secret = La moitié secrète de votre clé est publiée, tout le monde peut la lire !
key-secret-delete = Supprimez cette ligne tout de suite. Avec elle, n'importe qui peut signer en votre nom.
key-secret-new = Demandez ensuite à votre messagerie une nouvelle paire de clés, et ne publiez que la moitié publique.
key-cut = La clé a été coupée : { $have } caractères sur { $want }, il en manque { $rest } :
key-cut-at-255 = Le texte entier s'arrête à 255 caractères, le maximum d'un seul morceau.
key-cut-one-box = Collez-la entière, en une fois. { $company } la découpe tout seul.
key-cut-quoted = { $company } la demande en morceaux, chacun entre guillemets, comme ci-dessous.
key-cut-unknown = Collez-la entière. Si elle est encore coupée, demandez à { $company } comment saisir plus de 255 caractères.
key-broken = La clé de signature est inutilisable telle quelle :
key-slip-empty = Le texte est vide.
key-slip-pem = Les lignes BEGIN et END n'en font pas partie.
key-slip-host = C'est le nom d'un serveur, pas une clé.
key-slip-swapped = Ses deux moitiés sont inversées.
key-slip-version-first = v=DKIM1 doit venir en premier.
key-slip-version = Il faut commencer par v=DKIM1, en majuscules.
key-slip-missing = La clé elle-même manque : ce qui suit p=.
key-slip-letter = Le caractère { $sign } ne figure dans aucune clé.
key-slip-too-much = La clé est trop longue : { $have } caractères au lieu de { $want }.
key-slip-short = Une clé de ce genre a 44 caractères.
key-slip-no-key = Cela ressemble à une clé, mais n'en est pas une.
keys-several = { $count } clés sont sous le même nom. Les destinataires peuvent prendre la mauvaise :
key-flattened = Une adresse se trouve là où il faut l'alias de la clé :
key-flattened-cloud = Le nuage orange le cache. Sur la ligne { $name }, mettez « { $label } » sur { $entry }
key-flattened-fix = Sur la ligne { $name }, désactivez tout ce qui fait passer le trafic web par votre hébergeur DNS.
key-type = La clé a été saisie dans une ligne { $seen }. Il faut une ligne { $type } :
key-other = Une autre clé se trouve à cet endroit :
key-other-why = Si votre messagerie a créé une nouvelle clé depuis, revenez la saisir. Sinon, remplacez celle-ci.
selectors-swapped = Les cibles des deux lignes de clé sont inversées :
selectors-swapped-why = Celle-ci va avec l'autre ligne. Corrigez les deux.
selectors-one = Il manque une des deux lignes de clé de Microsoft.
selectors-one-why = { $there } est là. Microsoft a besoin des deux.

# Consignes contre les faux, et preuves de propriété.

rules-several = { $count } consignes contre les faux sont là. Les destinataires les ignorent alors toutes :
rule-unreadable = La consigne contre les faux contient une erreur :
token-short = Il manque le début de la preuve de propriété :
token-short-fix = Elle commence par { $prefix }
token-other = Une autre preuve de propriété est là, pas celle qui est demandée :
token-other-fix = Elle peut rester. Ajoutez une deuxième ligne.

# Rien n'est arrivé.

not-saved = { $publisher } n'a encore rien publié de nouveau.

# Erreurs dans un texte, avec un repère sous l'endroit.

slip-long = C'est plus long que ce qu'une ligne peut contenir.
slip-quote = Les guillemets et les barres obliques inverses n'en font pas partie.
slip-character = Le caractère { $sign } ne peut pas y figurer.
slip-twice = { $term } ne peut y figurer qu'une fois.
slip-comma = Il faut ici un point-virgule, pas une virgule.
slip-equals-missing = Le signe = manque dans « { $term } ».
spf-slip-start = Il faut commencer par v=spf1.
spf-slip-space-before = Rien ne doit précéder v=spf1, pas même un espace.
spf-slip-after-version = Il faut un espace après v=spf1.
spf-slip-version-again = v=spf1 figure ici une deuxième fois.
spf-slip-separator = Les parties sont séparées par des espaces, pas par « { $sign } ».
spf-slip-mark = Il manque un signe après { $term }, par exemple deux-points.
spf-slip-space = Il manque ici un espace.
spf-slip-after-all = Rien ne peut être collé à « all ».
spf-slip-domain-missing = Le domaine doit suivre { $term } aussitôt, sans espace.
spf-slip-equals = Il faut le signe = après { $term }, pas deux-points.
spf-slip-unknown = « { $term } » ne veut rien dire ici.
spf-slip-bare-address = Il faut ip4: devant une adresse.
spf-slip-address = Ce n'est pas une adresse.
spf-slip-six = C'est une adresse IPv6 : il faut ip6: devant.
spf-slip-four = C'est une adresse IPv4 : il faut ip4: devant.
spf-slip-address-for-domain = Il faut ici un domaine, pas une adresse.
spf-slip-length = Le nombre après la barre oblique n'est pas possible.
spf-slip-domain = Ce n'est pas un domaine.
spf-slip-macro = Le signe % ne peut pas figurer ici.
rule-slip-start = Il faut commencer par v=DMARC1.
rule-slip-space-before = Rien ne doit précéder v=DMARC1, pas même un espace.
rule-slip-version = Il faut commencer par v=DMARC1, en majuscules, avec le chiffre 1.
rule-slip-semicolon = Il manque un point-virgule après v=DMARC1.
rule-slip-version-first = v=DMARC1 doit venir en premier.
rule-slip-html = C'est le code d'une page web, pas le texte qu'elle affiche.
rule-slip-list = Plusieurs adresses sont séparées par des virgules.
rule-slip-misspelt = { $found }= ne veut rien dire. Il faut { $meant }=.
rule-slip-policy = { $tag }= peut être none, quarantine ou reject, mais pas « { $value } ».
rule-slip-value = { $tag }= ne peut pas être « { $value } ».
rule-slip-empty = Aucune adresse ne suit { $tag }=.
rule-slip-mailto = Il manque mailto: devant { $value }
rule-slip-address = « { $value } » n'est pas une adresse pour les rapports.
