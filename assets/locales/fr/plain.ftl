# Phrases que seul le mode ligne par ligne emploie.

plain-banner = mxguide, ligne par ligne. Tapez une réponse, puis appuyez sur Entrée.
plain-words = À tout moment, vous pouvez aussi taper : retour, aide, english, quitter.
plain-then = { "" }, puis{ " " }

plain-prompt-number = Numéro :
plain-prompt-number-enter = Numéro (Entrée : { $choice }) :
plain-prompt-name = Numéro ou nom :
plain-prompt-name-enter = Numéro ou nom (Entrée : { $choice }) :
plain-prompt-text = Votre réponse :
plain-prompt-text-keep = Votre réponse (Entrée garde ce qui est affiché) :
plain-prompt-text-on = Votre réponse (Entrée continue sans réponse) :
plain-prompt-enter = Entrée : { $choice }

plain-on = continuer
plain-back = revenir en arrière
plain-look-again = regarder de nouveau
plain-later = laisser pour plus tard
plain-none = personne d'autre, continuer
plain-take-last = retirer le dernier
plain-close-help = fermer l'aide
plain-finish = terminer
plain-yes = oui
plain-no = non

plain-way-in = Le chemin :
plain-type-these = À taper dans les cases :
plain-box-chosen = (à choisir dans le menu)
plain-there = Déjà rempli :
plain-practise = { $label } ; rien de réel n'est touché
plain-page-at = La page :

plain-saved = j'ai enregistré
plain-saved-again = j'ai corrigé et enregistré
plain-values = afficher de nouveau les valeurs
plain-next-card = changement suivant
plain-previous-card = changement précédent
plain-open-page = ouvrir la page dans le navigateur
plain-to-plan = revenir au plan
plain-handover = écrire une page pour la personne qui a les identifiants
plain-asking = Nous interrogeons les serveurs de { $company } jusqu'à ce qu'ils l'aient. Rien à faire.
plain-overdue = { $company } ne le publie pas encore. Vérifiez là-bas que l'enregistrement a bien été sauvegardé ; certaines entreprises ont aussi besoin de quelques minutes.
plain-served = Le changement est publié : tous les serveurs de { $company } l'ont.
plain-unreachable = Les serveurs de { $company } ne répondent pas pour l'instant. Nous les interrogeons de nouveau.

plain-to-panel = le taper dans l'interface fictive
plain-panel-lines = Ses lignes actuelles :
plain-panel-how = Pour changer ou retirer une ligne, tapez par exemple : modifier 1, ou : supprimer 1
plain-box-place = Case { $number } sur { $of }
plain-panel-add = ajouter une ligne
plain-panel-setting = { $label } : actuellement { $current } ; passer à { $next }
plain-panel-close = revenir aux instructions
plain-form-literal = Tapez une case après l'autre ; ce que vous tapez est pris tel quel.
plain-form-empty = Entrée laisse une case telle quelle, une espace puis Entrée la vide. Pour quitter le formulaire, tapez /retour
plain-form-again = Recommencez par la première case :

plain-watching = Dès que tous les serveurs l'ont, les réseaux sont interrogés. Chaque changement est annoncé ici.
plain-close = Vous pouvez fermer à tout moment avec Ctrl-C ; votre progression est gardée.
plain-close-practice = Vous pouvez fermer à tout moment avec Ctrl-C.
plain-heartbeat-found = La recherche continue. Rien à faire.
plain-heartbeat-enter = Nous interrogeons toujours { $company }. Rien à faire.
plain-heartbeat-watch = L'observation continue : { $count }. Rien à faire.
plain-heartbeat = Toujours là.

plain-unknown-number = Ce numéro n'est pas dans la liste ci-dessus. Tapez l'un d'eux, puis Entrée.
plain-unknown-word = Pas compris. Tapez l'un des numéros ci-dessus, puis Entrée.
plain-unknown-enter = Pas compris. Tapez aide, retour ou quitter ; Entrée seule continue.
plain-unknown-waiting = Pas compris. Il n'y a rien à répondre pour l'instant ; tapez aide, retour ou quitter.
plain-unknown-name = Aucun nom ni numéro ci-dessus ne correspond. Tapez un numéro ou une partie d'un nom.
plain-unknown-several = Plusieurs noms ci-dessus correspondent. Tapez le numéro, ou davantage de lettres du nom.
plain-unknown-box = Ici, seuls /retour et /quitter sont des commandes ; tout le reste va dans la case.
plain-unknown-help = Il n'y a pas d'aide dans l'interface fictive. Tapez ce qu'indique la carte, case par case.
plain-unknown-choose = Choisissez : tapez l'un des numéros ci-dessus, puis Entrée.

plain-step = { $place } : { $name }
plain-label = { $label } :
plain-row = { $label } : { $value }
plain-unknown-first = C'est la première question : il n'y a rien avant elle.
plain-gone = Disparaît :
