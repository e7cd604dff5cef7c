# Ce que dit « check », et ce qui ne va pas dans les options qu'il partage avec « watch ».

aim-provider = Il n'y a pas de fournisseur de courrier « { $id } ».
aim-registrar = Il n'y a pas d'entreprise « { $id } ».
aim-nearest = Vouliez-vous dire { $id } ?
aim-only-recognised = mxguide reconnaît { $id } sans connaître ses enregistrements. Utilisez --provider other avec --set mx=10:son.serveur
aim-variant = Il n'y a pas de variante « { $id } ». Il y a : { $known }
aim-shape = Il manque une valeur à --set { $text } : écrivez CLÉ=VALEUR.
aim-key = Il n'y a pas de valeur « { $key } » à indiquer. Il y a : { $known }
aim-no-provider = --set { $key } dépend du fournisseur de courrier : nommez-le avec --provider.
aim-twice = { $key } ne s'indique qu'une fois.
aim-optional = optional prend all ou none, pas « { $value } ».
aim-value = { $key } : { $why }
aim-empty = il n'y a rien après le signe égal.
aim-several = plusieurs valeurs sont données ; il en faut une.
aim-private-key = c'est une clé privée. Elle ne doit jamais être publiée : prenez la clé publique.
aim-key-cut = la clé est coupée : { $have } caractères sur { $want }.

check-everywhere = Le courrier du domaine { $domain } est bien réglé, et les anciennes réponses ont toutes expiré.
check-confirmed = { $of ->
    [one] Le courrier du domaine { $domain } est bien réglé, et le réseau interrogé le sait.
   *[other] Le courrier du domaine { $domain } est bien réglé : { $new } réseaux sur { $of } le savent.
}
check-confirmed-servers = Le courrier du domaine { $domain } est bien réglé sur tous ses serveurs.
check-spreading = Le courrier du domaine { $domain } est bien réglé sur ses serveurs ; { $new } réseaux sur { $of } le savent déjà.
check-published = Le courrier du domaine { $domain } est bien réglé sur ses serveurs. Aucun autre réseau n'a répondu.
check-publishing = Une partie des serveurs ({ $company }) a les nouveaux enregistrements du domaine { $domain }, les autres pas encore.
check-not-published = Rien de nouveau n'est encore publié pour { $domain }.
check-not-before = Les enregistrements ci-dessous se saisissent chez l'entreprise qui publie le domaine.
check-nothing-to-do = Rien à faire : la suite vient toute seule.
check-no-mail = Personne ne reçoit le courrier du domaine { $domain } : il n'a pas d'enregistrement MX.
check-refuses-mail = { $domain } annonce qu'il ne prend pas de courrier.
check-no-mail-fix = Pour voir ce qu'il faut à un fournisseur de courrier, ajoutez --provider et son nom.
check-needs-action = { $count ->
    [one] Un point du domaine { $domain } attend votre intervention.
   *[other] { $count } points du domaine { $domain } attendent votre intervention.
}
check-shared = Le courrier du domaine { $domain } se partage entre { $companies } : une partie arrive au mauvais endroit.
check-shared-fix = Pour savoir quelles lignes retirer, nommez le bon fournisseur, par exemple --provider { $id }
check-unknown = Les serveurs du domaine { $domain } répondent trop peu pour en juger.

check-lookups = { $count ->
    [one] une liste, 1 recherche DNS sur 10 permises
   *[other] une liste, { $count } recherches DNS sur 10 permises
}
check-present = publié
check-absent = absent
check-different = différent
check-partial = en partie
check-unreachable = inconnu
check-remove = à retirer

check-networks = { $new } réseaux sur { $of } l'ont.
check-not-asked = Les autres réseaux seront interrogés une fois que chaque serveur l'aura, pas avant.
check-old-until = ancien, expire { $when }
check-absent-until = rien encore, expire { $when }
check-until = La dernière ancienne réponse expire { $bound }. Rien à faire.
check-open = Non jugé, car seul le fournisseur de courrier le dit : { $what }.
check-open-fix = Pour le juger : --provider { $provider } --set { $key }=…
check-open-receive = le serveur de courrier
check-open-sign = la clé de signature (DKIM)
check-open-verify = la preuve de propriété
check-line-unreadable = Cette ligne ne se lit pas.
check-cut-off = inaudible depuis ce réseau
check-around = Voici ce que montrent d'autres réseaux, interrogés par un canal sûr. Les serveurs eux-mêmes n'ont pas pu l'être.
check-silent = Sans réponse
