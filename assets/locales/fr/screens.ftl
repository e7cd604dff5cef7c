# Les huit étapes et la fin. Une valeur à taper n'est jamais suivie d'un point.

company-unknown = votre hébergeur DNS
provider-unknown = votre fournisseur de courrier
list-and = { $before } et { $last }
list-or = { $before } ou { $last }
list-filter = Filtre
list-more = { $count ->
    [one] encore { $count }, tapez pour trouver
   *[other] encore { $count }, tapez pour trouver
}
question-place = Question { $number } sur { $of }
practice-banner = Exercice : un internet fictif. Rien de réel n'est touché.
too-small = Cette fenêtre fait { $columns } sur { $rows }. Agrandissez-la à 40 sur 12 au moins.

## 1 Domaine

domain-question = Quel domaine doit recevoir du courrier ?
domain-hint-at = C'est ce qui suit le @ dans vos adresses.
domain-hint-any = Une adresse e-mail ou celle de votre site web conviennent aussi.
domain-field = Domaine
domain-understood = Ce sera { $domain }.
domain-understood-idn = { $domain }, que le DNS écrit { $dns }
domain-practise = S'exercer sur un domaine fictif
domain-practise-hint = Première fois ? Tab, puis Entrée. Rien de réel n'est touché.
domain-pretend-intro = Ces domaines n'existent qu'ici. Tapez celui que vous voulez.
domain-pretend = publié par { $company }
domain-offer = Reprendre { $domain } à l'étape { $step } sur 8, enregistrée { $saved }

domain-prefix-question = Les adresses doivent-elles finir par @{ $short } ?
domain-prefix-why = { $long } est sans doute un site web. On écrit rarement des adresses ainsi.
domain-prefix-short = oui : { $short }
domain-prefix-long = non, garder { $long }

domain-empty = Il faut d'abord votre domaine.
domain-empty-fix = Tapez ce qui suit le @ dans vos adresses, par exemple acme.fr
domain-ip = { $seen } est le numéro d'une machine, pas un domaine.
domain-ip-fix = Un domaine est un nom. Tapez-le, par exemple acme.fr
domain-space = Il y a une espace à l'intérieur.
domain-space-fix = Un domaine n'en a pas : tapez-le d'un seul tenant.
domain-several = { $first } et { $second } sont deux domaines.
domain-several-fix = Tapez l'un des deux. L'autre pourra suivre quand celui-ci sera prêt.
domain-too-long = C'est plus long qu'aucun domaine.
domain-too-long-fix = Tapez seulement ce qui suit le @ dans vos adresses.
domain-no-ending = « { $seen } » n'a pas de terminaison.
domain-no-ending-fix = Un domaine finit par .fr, .com, .org ou autre : tapez-le avec sa terminaison.
domain-only-ending = { $seen } est une terminaison, sous laquelle on vend des domaines.
domain-only-ending-fix = Mettez votre nom devant, par exemple acme.{ $seen }
domain-character = Le caractère « { $seen } » ne peut pas figurer dans un domaine.
domain-character-coded = Le caractère « { $seen } » ({ $code }) ne peut pas figurer dans un domaine.
    .plain = Le caractère { $code } ne peut pas figurer dans un domaine.
domain-character-fix = Lettres, chiffres, traits d'union et points sont permis.
domain-dots = Il y a un point de trop.
domain-dots-fix = Entre deux points, il y a toujours un mot.
domain-part = « { $seen } » ne peut pas faire partie d'un domaine.
domain-part-fix = Aucune partie ne commence ni ne finit par un trait d'union.
domain-two-ats = Il y a plus d'un @.
domain-two-ats-fix = Tapez une seule adresse, ou seulement ce qui suit son @.

## 2 Constat

found-title = { $domain } aujourd'hui
found-looking = Examen du domaine { $domain } : qui le publie, où va son courrier, qui peut envoyer.
found-publisher = Publié par
found-route = Le courrier va à
found-senders = Qui peut envoyer
found-signature = Clé de signature
found-rule = Contre les faux
found-none = aucune
found-none-seen = aucune en vue
found-nobody = personne
found-null-mx = personne, exprès
found-todo = à faire
found-stays = reste
found-replaced = sera remplacé
found-choose-later = vous choisirez à l'étape 4
found-gateway = un filtre ; sa route reste
found-two-companies = deux entreprises à la fois
found-servers-agree = { $count ->
    [one] son serveur répond
    [2] les deux serveurs sont d'accord
   *[other] les { $count } serveurs sont d'accord
}
found-servers-silent = { $count ->
    [one] { $count } serveur muet sur { $of }
   *[other] { $count } serveurs muets sur { $of }
}
found-servers-disagree = ses serveurs se contredisent
found-lists = { $count } listes
found-rules = { $count } consignes
found-lists-ignored = toutes ignorées ; il en faut une seule
found-unreadable = illisible en l'état
found-senders-todo = sera complétée
found-senders-nobody = personne n'a encore le droit d'envoyer
found-one-list = une seule liste, comme il faut
found-key = une clé est en place
found-key-todo = une autre clé à ajouter
found-rule-none = les faux sont seulement signalés
found-rule-quarantine = les faux vont aux indésirables
found-rule-reject = les faux sont refusés
found-memory = Les autres réseaux peuvent garder ces réponses pendant { $time } au plus.
found-kept = Tout cela est noté : vous pourrez toujours y revenir.
found-elsewhere = Vous avez peut-être acheté le domaine ailleurs. Seuls comptent les changements faits chez { $company }, qui le publie.
found-mixed = { $companies } publient ce domaine en même temps : un déménagement n'est pas terminé. La réponse dépend du serveur interrogé. Décidez d'abord qui reste.
found-tied = Ces serveurs de noms sont ceux de { $companies }. Vous direz lequel à l'étape suivante.
found-stranger = Ce programme ne connaît pas l'entreprise derrière { $servers }. C'est celle où vous gérez le domaine ; des instructions générales suivront.
found-inside = { $domain } est publié avec { $zone }. Faites les changements sous { $zone }, avec des noms qui s'arrêtent juste avant.

trouble-not-registered = Le domaine { $domain } n'existe pas : il est libre, ou mal orthographié.
trouble-not-registered-fix = Vérifiez l'orthographe : Échap revient en arrière.
    .plain = Vérifiez l'orthographe ; vous pouvez revenir en arrière.
trouble-just-bought = Si vous venez de l'acheter, attendez une heure. Puis r vérifie de nouveau.
    .plain = Si vous venez de l'acheter, attendez une heure, puis regardez de nouveau.
trouble-pretend = Dans l'exercice, seuls les domaines proposés existent ; { $domain } n'en est pas un.
trouble-pretend-fix = Échap, puis tapez l'un d'eux.
    .plain = Revenez en arrière, puis tapez l'un d'eux.
trouble-suspended = { $domain } est en pause : son titulaire doit cliquer sur le lien d'un e-mail de confirmation.
trouble-suspended-fix = Retrouvez cet e-mail de l'entreprise où vous avez acheté le domaine, peut-être parmi les indésirables ou à une ancienne adresse.
trouble-suspended-wait = Après le clic, cela prend jusqu'à 48 heures. Puis r vérifie de nouveau.
    .plain = Après le clic, cela prend jusqu'à 48 heures. Puis regardez de nouveau.
trouble-silent = Aucun des serveurs du domaine { $domain } ne répond : { $servers }
trouble-silent-fix = Vérifiez les serveurs de noms là où vous avez acheté le domaine, ou écrivez à l'assistance (chez { $company }).
trouble-untold = Les serveurs de { $company } répondent, mais pas au sujet du courrier.
trouble-untold-fix = Sans cette réponse, aucun changement ne serait sûr. Patientez une minute : cela passe souvent tout seul.
trouble-look-again = Puis r vérifie de nouveau.
    .plain = Puis regardez de nouveau.
trouble-dnssec = Un sceau de sécurité d'un ancien hébergeur bloque { $domain } (DNSSEC).
trouble-dnssec-fix = Là où vous avez acheté le domaine, désactivez DNSSEC ou retirez l'enregistrement DS.
trouble-dnssec-wait = Il faut jusqu'à 24 heures pour que tous le remarquent. Puis r vérifie de nouveau.
    .plain = Il faut jusqu'à 24 heures pour que tous le remarquent. Puis regardez de nouveau.
trouble-offline = Cet ordinateur n'obtient aucune réponse du DNS en ce moment.
trouble-offline-fix = Vérifiez la connexion à internet. Puis r vérifie de nouveau.
    .plain = Vérifiez la connexion à internet. Puis regardez de nouveau.
trouble-intercepted = Le réseau que vous utilisez répond au DNS à la place des autres. Impossible de s'y fier.
trouble-intercepted-fix = Prenez un autre réseau, par exemple celui de votre téléphone. Puis r vérifie de nouveau.
    .plain = Prenez un autre réseau, par exemple celui de votre téléphone. Puis regardez de nouveau.
trouble-parent = Le registre des .{ $ending } ne répond pas en ce moment.
trouble-parent-fix = Cela passe tout seul. Attendez une minute, puis r vérifie de nouveau.
    .plain = Cela passe tout seul. Attendez une minute, puis regardez de nouveau.

## 3 Hébergeur

host-question = Où ferez-vous les changements ?
host-hint = { $company } publie le domaine : les changements faits là comptent.
host-hint-unknown = Choisissez l'entreprise qui publie votre domaine : celle dont la page DNS montre ses lignes.
host-publishes = publie { $domain } aujourd'hui
host-publishes-short = le publie aujourd'hui
host-other = Une autre
host-other-remark = instructions générales
host-nothing-fits = Aucune entreprise de ce nom. « Une autre » continue avec des instructions générales.
differs-who = { $chosen } vous a peut-être vendu le domaine, mais c'est { $publisher } qui le publie.
differs-never-seen = Une ligne enregistrée chez { $chosen } ne serait vue par personne.
differs-if-moving = Si vous y déménagez, elle comptera le jour où { $chosen } publiera { $domain }.
differs-take = utiliser { $publisher }
differs-moving = je passe chez { $chosen }, continuer

## 4 Courrier

mail-question = Qui recevra votre courrier ?
mail-hint = L'entreprise où sont vos boîtes aux lettres.
mail-receives = reçoit aujourd'hui le courrier pour { $domain }
mail-receives-short = le reçoit aujourd'hui
mail-other = Un autre fournisseur
mail-other-remark = vous tapez ses serveurs
mail-nothing-fits = Aucun fournisseur de ce nom. « Un autre fournisseur » prend les serveurs que vous tapez.
mail-gateway = Un filtre, { $gateway }, reçoit votre courrier avant vos boîtes. Sa route ne change pas.
mail-mixed = { $companies } reçoivent votre courrier en même temps. Un seul devrait rester.
mail-tied = Les serveurs de courrier actuels sont ceux de { $companies }.
stop-no = non, continuer
stop-yes = oui, c'est notre cas
stopped-title = Mieux vaut ne pas continuer ainsi
stopped-back = Rien n'a été changé. Échap revient en arrière.
    .plain = Rien n'a été changé. Vous pouvez revenir en arrière.
mailboxes-title = Créez d'abord les boîtes
mailboxes-why = Elles existent déjà ? Entrée continue.

## 5 Détails

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

## 6 Plan

plan-headline = { $count ->
    [1] Un changement chez { $company }
    [2] Deux changements chez { $company }, dans cet ordre
    [3] Trois changements chez { $company }, dans cet ordre
    [4] Quatre changements chez { $company }, dans cet ordre
    [5] Cinq changements chez { $company }, dans cet ordre
    [6] Six changements chez { $company }, dans cet ordre
    [7] Sept changements chez { $company }, dans cet ordre
    [8] Huit changements chez { $company }, dans cet ordre
    [9] Neuf changements chez { $company }, dans cet ordre
   *[other] { $count } changements chez { $company }, dans cet ordre
}
plan-nothing = Rien à changer
plan-add = ajouter
plan-change = modifier
plan-replace = remplacer
plan-remove = supprimer
plan-kept = Ne change pas
plan-kept-right = déjà bon
plan-kept-alone = laissé tel quel
plan-kept-gateway = la route vers { $gateway }
plan-later = Laissé pour plus tard
plan-one-click = { $provider } peut saisir ces lignes chez { $company } à votre place. Ou continuez ici à la main : dans les deux cas, chaque ligne est vérifiée.
plan-one-click-where = { $steps } : { $url }
plan-gateway = { $gateway } filtre votre courrier avant la livraison. Sa route n'est pas touchée ; dites-lui où livrer.
plan-too-many = Cette liste demande { $count } recherches, et les destinataires s'arrêtent à 10. Retirez un expéditeur qui ne sert plus.
plan-no-route = La route du courrier ne figure pas encore dans ce plan : il lui manque une valeur laissée pour plus tard.
plan-moving = { $company } ne publie pas encore { $domain }. Ces lignes compteront le jour où ce sera le cas.
plan-done-already = { $domain } est déjà réglé pour { $provider }. Entrée continue et vérifie que tout le monde le voit.
plan-mail-keeps-arriving = Le courrier continue d'arriver pendant ce temps.
plan-no-mail-yet = Personne ne reçoit de courrier pour { $domain } aujourd'hui : rien ne peut se perdre.
plan-memory = Après l'enregistrement, les autres réseaux peuvent garder l'ancienne réponse pendant { $time } au plus.
plan-undo = Ce qui est en place aujourd'hui est enregistré, pour pouvoir y revenir : { $path }

reason-ownership = prouve à { $provider } que le domaine est à vous
reason-new-route = conduit le courrier chez { $provider }
reason-route-order = range les serveurs dans l'ordre voulu par { $provider }
reason-no-list = dit qui peut envoyer pour { $domain }
reason-senders-added = { $added ->
    [one] un expéditeur de plus
   *[other] { $added } expéditeurs de plus
}{ $kept ->
    [0] {""}
    [one] , un qui reste
   *[other] , { $kept } qui restent
}
reason-lists-joined = réunit { $lists } listes en une ; à plusieurs, toutes sont ignorées
reason-list-repaired = répare une liste illisible
reason-with-look-ups = { $reason } ; { $count } recherches sur 10
reason-key = clé de signature fournie par { $provider }
reason-other-key = { $provider } signe avec une autre clé
reason-mail-programs = les logiciels trouvent leurs réglages
reason-no-policy = consigne contre les faux, qui observe d'abord
reason-no-policy-reports = consigne contre les faux ; rapports à { $address }
reason-policy-repaired = répare la consigne contre les faux
reason-old-route = en dernier, une fois la nouvelle route en place
reason-swap = { $company } change toutes les lignes de courrier d'un coup
reason-provider-asks = { $provider } le demande

## 7 Saisie

card-place = { $number } sur { $of }
card-company = chez { $company }
card-add-route = Ajouter la nouvelle route du courrier
card-add-route-nth = { $number ->
    [1] Ajouter le premier serveur de courrier
    [2] Ajouter le deuxième serveur de courrier
    [3] Ajouter le troisième serveur de courrier
   *[other] Ajouter le serveur de courrier numéro { $number }
}
card-add-senders = Ajouter la liste des expéditeurs
card-add-key = Ajouter la clé de signature
card-add-key-nth = Ajouter la { $number ->
    [1] première
    [2] deuxième
   *[other] prochaine
} clé de signature
card-add-proof = Prouver que le domaine est à vous
card-add-rule = Ajouter la consigne contre les faux
card-add-programs = Ajouter la ligne pour les logiciels
card-add-other = Ajouter une ligne pour { $provider }
card-change-senders = Compléter la liste des expéditeurs
card-change-key = Changer la clé de signature
card-change-rule = Réparer la consigne contre les faux
card-change-other = Modifier une ligne
card-replace-route = Remplacer la route du courrier
card-remove-route = Supprimer l'ancienne route du courrier
card-remove-other = Supprimer les anciennes lignes
card-open-line = Trouvez la ligne { $type } nommée { $name } et ouvrez-la pour la modifier
card-open-text = Ouvrez la ligne { $type } nommée { $name } dont le texte commence par { $start }
card-line = Ligne { $number } sur { $of }
card-delete = { $count ->
    [one] Supprimez cette ligne :
   *[other] Supprimez ces { $count } lignes :
}
card-vanishes = { $count ->
    [one] Cette ligne disparaît d'elle-même :
   *[other] Ces { $count } lignes disparaissent d'elles-mêmes :
}
card-replaces = { $count ->
    [one] À la place de cette ligne :
   *[other] À la place de ces { $count } lignes :
}
card-edit-one = Modifiez une de ces { $count } lignes et supprimez les autres :
card-stands-today = Aujourd'hui on y lit :
card-save = puis : { $button }
card-practice = Dans l'exercice, vous saisissez ceci dans l'interface fictive : Tab l'ouvre.
    .plain = Dans l'exercice, vous saisissez ceci dans l'interface fictive : c'est l'un des choix ci-dessous.
card-value-not-confirmed = Aucun document ne confirme cette valeur pour { $provider }. Comparez-la avec ce que { $provider } vous affiche.
card-labels-may-differ = Mots non vérifiés chez { $company } ; ils peuvent différer un peu.
box-empty = laissez vide
box-as-is = laissez tel quel
box-name = Nom
box-target = Serveur
box-value = Valeur
box-priority = Priorité

status-about-to-ask = Les serveurs vont être interrogés (chez { $company }).
status-not-there = serveurs de { $company } : la ligne n'y est pas encore ({ $ago })
status-still-there = serveurs de { $company } : encore en place ({ $ago })
status-saved-waiting = pas encore chez { $company } ({ $ago }). Une minute ou deux, c'est normal ; rien à faire.
status-partial = { $new ->
    [one] { $new } serveur sur { $of } l'a.
   *[other] { $new } serveurs sur { $of } l'ont.
} { $rest ->
    [one] L'autre suivra de lui-même.
   *[other] Les autres suivront d'eux-mêmes.
}
status-partial-gone = { $new ->
    [one] { $new } serveur sur { $of } l'a supprimée.
   *[other] { $new } serveurs sur { $of } l'ont supprimée.
} { $rest ->
    [one] L'autre suivra de lui-même.
   *[other] Les autres suivront d'eux-mêmes.
}
status-served = Publié par { $count ->
    [one] le serveur
    [2] les deux serveurs
   *[other] les { $count } serveurs
} de { $company } à { $clock }.
status-gone = { $lines ->
    [one] Ligne retirée
   *[other] Lignes retirées
} par { $count ->
    [one] le serveur
    [2] les deux serveurs
   *[other] les { $count } serveurs
} de { $company } à { $clock }.
status-wrong = Quelque chose n'y est pas comme prévu.
status-unreachable = Aucun serveur ne répond chez { $company } en ce moment. Continuez la saisie ; nous redemandons.

notice-copied = « { $label } » est dans le presse-papiers. Si rien ne se colle, tapez v
notice-copied-terminal = « { $label } » a été remis à votre terminal. Si rien ne se colle, tapez v
notice-copied-multiplexer = « { $label } » est envoyé au presse-papiers. Si rien ne se colle, tapez v.
notice-copied-nowhere = Aucun presse-papiers à portée. Tapez v et copiez « { $label } » à la main.
notice-opened = Votre navigateur doit ouvrir { $url }
notice-no-page = La page de cette entreprise n'est pas connue. Connectez-vous comme d'habitude.
notice-cards-left = { $count ->
    [one] Il reste une fiche : celle-ci.
   *[other] Il reste { $count } fiches. Voici la suivante.
}
notice-place-saved = Votre progression est gardée.
notice-undo-saved = Ce qui était en place est enregistré : { $text }
notice-report-saved = Le compte rendu est enregistré : { $text }
notice-handover-saved = La page pour la personne qui a les identifiants est enregistrée : { $text }
notice-not-saved = Un fichier n'a pas pu être écrit : { $text }

## 8 Suivi

watch-count = { $new } sur { $of }
watch-since = depuis { $clock }
watch-more = { $count ->
    [one] encore { $count }
   *[other] encore { $count }
}
watch-own = Votre connexion
watch-many-places = plusieurs lieux
watch-cards-served = { $served ->
    [one] { $served } changement sur { $cards } est publié
   *[other] { $served } changements sur { $cards } sont publiés
} chez { $company }.
watch-not-before = Aucun autre réseau n'est interrogé avant que tout soit là.
watch-publishing = Les serveurs le reprennent un à un chez { $company }. Rien à faire.
watch-needs-action = Quelque chose vous attend chez { $company }.
watch-unknown = Aucun serveur ne répond chez { $company } en ce moment : rien ne peut être affirmé.
watch-unknown-fix = Vérifiez la connexion à internet. Nous continuons de demander.
watch-published = Tous les serveurs de { $company } l'ont depuis { $since }. Les autres réseaux sont interrogés maintenant.
watch-published-until = { $bound } au plus tard, les derniers auront oublié l'ancienne réponse.
watch-spreading = { $new ->
    [one] { $new } réseau sur { $of } a la nouvelle réponse.
   *[other] { $new } réseaux sur { $of } ont la nouvelle réponse.
}
watch-rest-by = Les autres l'auront { $bound } au plus tard.
watch-closed = Depuis ce réseau, votre hébergeur DNS ne peut pas être interrogé directement. Tout ceci vient { $count ->
    [one] d'un réseau
   *[other] de { $count } réseaux
}, par un canal sûr.
watch-closed-alone = Depuis ce réseau, votre hébergeur DNS ne peut pas être interrogé directement, et aucun autre réseau ne répond encore.
watch-blind = Aucun réseau interrogé n'a encore la nouvelle réponse. Nous continuons de demander.
watch-map-many = En plusieurs lieux à la fois
watch-map-late = pas encore
watch-except = { $late ->
    [one] Sauf un, qui garde l'ancienne réponse plus longtemps que permis.
   *[other] Sauf { $late }, qui gardent l'ancienne réponse plus longtemps que permis.
}
watch-late = { $late ->
    [one] Un réseau garde l'ancienne réponse plus longtemps que permis. Il suivra.
   *[other] { $late } réseaux gardent l'ancienne réponse plus longtemps que permis. Ils suivront.
}
watch-all-new = Les { $of } réseaux interrogés ont la nouvelle réponse.
watch-making-sure = Encore quelques vérifications pour s'assurer que cela dure.
watch-confirmed = { $new } réseaux sur { $of } ont la nouvelle réponse, à chaque vérification. C'est prouvé.
watch-confirmed-until = Les réseaux non interrogés oublieront l'ancienne réponse { $bound } au plus tard.
watch-everywhere = Toutes les réponses données avant le changement ont expiré : tout le monde a la nouvelle.
watch-rest = Rien à faire.
watch-rest-close = Rien à faire : vous pouvez fermer cette fenêtre.
watch-changed-again = La réponse a changé de nouveau chez { $company } à { $clock }. Une ligne a-t-elle été modifiée depuis ?
watch-not-asked = pas encore
watch-new = nouvelle
watch-old = ancienne
watch-absent = aucune
watch-mixed = les deux
watch-silent = muet
watch-failing = en panne
watch-filtered = refuse
watch-intercepted = détourné
watch-several = plusieurs mémoires
watch-stale = la garde trop longtemps
watch-since-when = depuis { $since }
watch-heard = entendu à { $clock }
watch-not-counted = pas compté
watch-asks-again = redemandera { $when }
watch-asks-soon = redemandera dans la minute
watch-asks-now = redemande maintenant

## 8 Suivi : un réseau

network-operator = exploité par { $operator }
network-operator-place = exploité par { $operator }, { $place }
network-own = le réseau où se trouve cet ordinateur
network-new = Il a la nouvelle réponse depuis { $since }.
network-old = Il a encore l'ancienne réponse. Il l'oubliera { $when }, puis redemandera de lui-même.
network-old-now = Son ancienne réponse vient d'expirer. Il est interrogé de nouveau.
network-stale = Il garde son ancienne réponse plus longtemps que permis. Il suivra.
network-unreached = Il garde son ancienne réponse, car il n'a pas pu joindre les serveurs de { $company }. Il réessaie de lui-même.
network-absent = Il a demandé avant que la ligne soit là, et retient qu'il n'y en avait pas. Il l'oubliera { $when }.
network-absent-open = Il a demandé avant que la ligne soit là, et retient qu'il n'y en avait pas. Cela passe tout seul.
network-mixed = Ce réseau a plusieurs mémoires derrière une même adresse. Certaines ont la nouvelle réponse, d'autres l'ancienne.
network-silent = Il ne répond pas. Cela ne dit rien de votre domaine.
network-failing = Il répond qu'il n'y arrive pas. Cela ne dit rien de votre domaine.
network-filtered = Il refuse de répondre pour ce nom. Cela ne dit rien de votre domaine.
network-intercepted = Entre cet ordinateur et lui, quelqu'un répond en son nom. Ce qui est entendu n'est pas fiable.
network-not-counted = Il n'est pas compté.
network-not-asked = Il n'a pas encore été interrogé.
network-route = Route du courrier (MX)
network-senders = Expéditeurs autorisés (SPF)
network-key = Clé de signature (DKIM)
network-rule = Consigne contre les faux (DMARC)
network-other = { $type } { $name }
network-said-new = nouvelle
network-said-old = ancienne, jusqu'à { $clock }
network-said-old-open = ancienne
network-said-stale = ancienne, expirée
network-said-none = aucune
network-said-none-until = aucune, jusqu'à { $clock }
network-said-nothing = pas encore de réponse
network-more-values = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
network-asked = Interrogé
network-asked-times = { $count ->
    [0] pas encore
   *[other] { $count } fois
}
network-asked-last = { $times }, dernière réponse à { $clock }
network-way = Voie
network-way-udp = DNS ordinaire, répond en { $ms } ms
network-way-tcp = DNS ordinaire par TCP, répond en { $ms } ms
network-way-https = DNS par HTTPS, répond en { $ms } ms
network-machines = { $count ->
    [one] Machine
   *[other] Machines
}
network-note = Il ajoute
network-note-stale = cette réponse a dépassé son temps
network-note-blocked = ce nom est bloqué ou filtré ici
network-note-unreachable = les serveurs du domaine n'ont pas pu être joints
network-note-seal = le sceau de sécurité (DNSSEC) ne correspond pas
network-note-other = remarque { $code }
network-history = Ce qu'il avait

## Fin

done-title = Le courrier pour { $domain } arrive maintenant chez { $provider }.
done-title-set-up = { $domain } est maintenant réglé pour { $provider }.
done-proven = prouvé le { $date } à { $clock }
done-servers = { $count ->
    [one] le serveur, chez { $company }
    [2] les deux serveurs, chez { $company }
   *[other] les { $count } serveurs, chez { $company }
}
done-networks = { $new } réseaux sur { $of }
done-networks-most = { $late ->
    [one] { $new } réseaux sur { $of } ; un seul changeait encore
   *[other] { $new } réseaux sur { $of } ; { $late } changeaient encore
}
done-run-out = toutes les réponses données avant le changement ont expiré
done-until = les réseaux non interrogés oublieront l'ancienne réponse { $bound } au plus tard
done-soon = les réseaux non interrogés auront oublié l'ancienne réponse dans la minute
done-left = Reste à faire (le DNS ne peut pas le vérifier)
done-verify = Retournez chez { $provider } et cliquez sur Valider.
done-test-mail = Envoyez un message d'une adresse extérieure à une adresse en @{ $domain }, et répondez-y.
done-old-mail = Vos anciens messages restent chez { $provider }. Copiez-les avant de résilier.
done-later = Encore ouvert : { $label }
done-rule = À partir du { $day } : lisez les rapports, puis durcissez la consigne contre les faux.
done-saved = Enregistré
done-report = la preuve
done-undo = pour revenir en arrière
