# Les fichiers laissés : la feuille pour revenir en arrière et le rapport.

report-undo-title = { $domain } : comment c'était avant, et comment y revenir
report-undo-copied = Copié le { $date } à { $clock } sur les serveurs qui publient le domaine, avant tout changement.
report-undo-keep = Gardez cette feuille tant que vous pourriez vouloir revenir en arrière.
report-undo-before = Ces lignes s'y trouvaient (sous forme de fichier de zone)
report-undo-none = Aucune ligne de courrier ne s'y trouvait.
report-undo-where = Pour revenir en arrière, allez chez { $company } : c'est cette entreprise qui publie le domaine.
report-undo-where-unknown = Pour revenir en arrière, allez chez l'entreprise qui publie le domaine.
report-undo-back = Remettre
report-undo-change = Rétablir ces lignes
report-undo-away = Ensuite retirer
report-undo-nothing-back = Rien n'est à remettre.
report-undo-nothing-away = Rien n'est à retirer.
report-undo-no-plan = Aucun changement n'est prévu.
report-undo-zone = La même chose en lignes de fichier de zone, pour un technicien
report-undo-zone-back = À remettre
report-undo-zone-away = À retirer
report-undo-memory = Les autres réseaux peuvent ensuite garder les réponses plus récentes pendant { $time } au plus.
report-undo-nothing = Rien n'a encore été examiné : il n'y a donc rien à rétablir.

report-type = Type
report-name = Nom
report-priority = Priorité
report-now = Texte actuel
report-then = Texte d'avant
report-value = Valeur
report-purpose-receive = route du courrier
report-purpose-send = liste des expéditeurs autorisés
report-purpose-sign = clé de signature
report-purpose-verify = preuve que le domaine est à vous
report-purpose-reject = consigne contre les faux
report-purpose-autoconfig = réglages des logiciels de messagerie
report-purpose-other = demandé par le fournisseur
report-for = Rôle
report-part = { $label } : { $value }

report-records = Ce qui est publié maintenant
report-gone = Ce qui a disparu
report-networks = Ce que les réseaux ont répondu
report-network = Réseau
report-place = Lieu
report-answer = Réponse
report-since = Depuis
report-not-proven = Ce n'est pas encore prouvé ; les lignes ci-dessous montrent où cela en est.
report-printed = Établi par mxguide { $version }. La page se suffit à elle-même et ne demande rien à internet.
report-undo-setting = C'est un réglage de { $company } qui avait mis là les lignes de courrier. Choisissez à nouveau ce réglage, et elles reviennent toutes seules.
