# Ce que dit une interface fictive, surtout quand elle refuse une saisie.

panel-empty = Aucune ligne pour l'instant.
panel-sent = Enregistrement…
panel-title = Interface fictive, chez { $company } : { $domain }
panel-hint = Elle se comporte comme la vraie, particularités comprises. Trompez-vous exprès : oubliez une lettre. L'erreur vous sera expliquée.
panel-form-new = Nouvelle ligne { $type }
panel-form-edit = Modifier la ligne { $type }
panel-save = Entrée : { $button }

refusal = L'interface refuse. Comparez chaque case avec la fiche.
refusal-no-such-line = Cette ligne n'existe plus.
refusal-mail-setting-first = Impossible d'ajouter une ligne MX pour l'instant. Choisissez d'abord « Custom MX » dans « Mail Settings ».
refusal-belongs-to-mail-setting = Cette ligne dépend de « Mail Settings ». Choisissez-y une autre option.
refusal-locked-by-email-routing = « Email Routing » verrouille les lignes de courrier. Déverrouillez-les d'abord.
refusal-no-such-setting = Ce réglage n'existe pas ici.
refusal-alias-alone = Un alias doit être seul. Supprimez d'abord les autres lignes de ce nom.
refusal-beside-alias = Un alias occupe ce nom, et rien ne peut se trouver à côté. Comparez le nom avec la fiche.
refusal-exists = Cette ligne existe déjà.
refusal-name-is-fixed = Le nom d'une ligne ne se modifie pas ici. Supprimez la ligne, puis ajoutez-la de nouveau.
refusal-too-many = L'interface n'accepte pas davantage de lignes.
refusal-empty = Une case est vide.
refusal-too-long = Ce texte est trop long pour la case.
refusal-name = Ce n'est pas un nom possible.
refusal-target = Ce n'est pas le nom d'un serveur.
refusal-ip-address = Ce sont les chiffres d'une adresse. Une ligne de courrier demande le nom d'un serveur.
refusal-priority = La priorité est un nombre de 0 à 65535.
refusal-number = Le poids et le port sont des nombres de 0 à 65535.
refusal-ttl = Ce n'est pas une durée.
refusal-ttl-too-short = Cette durée est trop courte pour cette entreprise. Gardez celle qu'elle propose.
refusal-quotes = Les guillemets ne sont pas acceptés ici. Retirez-les.
refusal-alias-at-root = Le domaine lui-même ne peut pas être un alias.
refusal-type = Ce type ne se saisit pas ici.
