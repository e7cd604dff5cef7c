# 6 Plan

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
plan-connect = { $company } peut saisir à votre place les lignes du courrier et la liste des expéditeurs : sa page montre ce qui va changer et demande d'abord votre accord. Les autres lignes se saisissent ensuite ici. Ou saisissez-les toutes ici, à la main.
plan-connect-where = La page de { $company } : { $url }
plan-gateway = { $gateway } filtre votre courrier avant la livraison. Sa route n'est pas touchée ; dites-lui où livrer.
plan-too-many = Cette liste demande { $count } recherches, et les destinataires s'arrêtent à 10. Retirez un expéditeur qui ne sert plus.
plan-reports-elsewhere = Les rapports sur les faux ne partent vers { $other } que si ce domaine est d'accord : il lui faut une ligne TXT à { $name }, avec le texte v=DMARC1
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
reason-with-look-ups = { $count ->
    [one] { $reason } ; { $count } recherche sur 10
   *[other] { $reason } ; { $count } recherches sur 10
}
reason-key = clé de signature fournie par { $provider }
reason-other-key = { $provider } signe avec une autre clé
reason-mail-programs = les logiciels trouvent leurs réglages
reason-no-policy = consigne contre les faux, qui observe d'abord
reason-no-policy-reports = consigne contre les faux ; rapports à { $address }
reason-policy-repaired = répare la consigne contre les faux
reason-old-route = en dernier, une fois la nouvelle route en place
reason-swap = { $company } change toutes les lignes de courrier d'un coup
reason-provider-asks = { $provider } le demande
