# 2 Constat

found-title = { $domain } aujourd'hui
found-looking = Examen du domaine { $domain } : qui le publie, où va son courrier, qui peut envoyer.
found-publisher = Publié par
found-route = Courrier reçu par
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
