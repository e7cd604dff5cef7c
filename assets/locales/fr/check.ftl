# Ce que dit « check », et ce qui ne va pas dans les options qu'il partage avec « watch ».

aim-provider = Il n'y a pas de fournisseur de courrier « { $id } ».
aim-registrar = Il n'y a pas d'entreprise « { $id } ».
aim-nearest = Vouliez-vous dire { $id } ?
aim-only-recognised = mxguide reconnaît { $id } sans connaître ses enregistrements. Utilisez --provider other avec --set mx=10:son.serveur
aim-variant = Il n'y a pas de variante « { $id } ». Il y a : { $known }
aim-shape = Il manque une valeur à --set { $text } : écrivez CLÉ=VALEUR.
aim-key = Il n'y a pas de valeur « { $key } » à indiquer. Il y a : { $known }
aim-no-provider = --set { $key } dépend du fournisseur de courrier : nommez-le avec --provider.
aim-twice = { $key } ne s'indique qu'une fois.
aim-optional = optional prend all ou none, pas « { $value } ».
aim-value = { $key } : { $why }
aim-empty = il n'y a rien après le signe égal.
aim-several = plusieurs valeurs sont données ; il en faut une.
aim-private-key = c'est une clé privée. Elle ne doit jamais être publiée : prenez la clé publique.
aim-key-cut = la clé est coupée : { $have } caractères sur { $want }.
