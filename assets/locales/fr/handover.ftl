# La page pour une autre personne : celle qui a les identifiants chez l'entreprise qui publie le domaine.

handover-title = { $domain } : les lignes DNS du courrier
handover-why = Le courrier pour { $domain } doit arriver chez { $provider }.
handover-ask = { $count ->
    [one] Pour cela, un changement est nécessaire chez { $company }. Merci de le faire exactement comme il est écrit ici.
   *[other] Pour cela, { $count } changements sont nécessaires chez { $company }. Merci de les faire dans cet ordre, exactement comme ils sont écrits ici.
}
handover-nothing = Tout est déjà comme il faut. Il n'y a rien à changer.
handover-way = Le chemin
handover-open = Ouvrir la page : { $url }
handover-cards = Ce qu'il faut saisir
handover-choose = à choisir dans le menu
handover-done = Fait
handover-copy = Copier
handover-copy-box = Copier « { $label } »
handover-copied = Copié
handover-copied-box = « { $label } » est dans le presse-papiers.
handover-by-hand = Le navigateur ne le permet pas. La valeur est sélectionnée : copiez-la au clavier.
handover-hidden = Cette valeur contient des caractères invisibles. Ils sont écrits ici sous la forme \u : demandez avant de la saisir.
handover-removals = Ensuite, à retirer
handover-removals-when = Seulement quand les nouvelles lignes sont en place : d'ici là, le courrier a encore besoin de celles-ci.
handover-undo = Comment revenir en arrière
handover-undo-unseen = Avant de changer quoi que ce soit, copiez ce qui s'y trouve aujourd'hui : c'est ce qui permet de revenir en arrière.
handover-undo-nothing = Rien de ce qui s'y trouvait avant n'est modifié.
handover-left = Après
handover-left-who = Ces étapes sont hors du DNS. Elles reviennent à la personne qui gère les boîtes aux lettres.
handover-kept = Déjà en place, à laisser tel quel
handover-unseen = Ce qui est en place aujourd'hui pour { $domain } n'a pas été examiné.
handover-unseen-route = Si des lignes de courrier s'y trouvent déjà, ne les retirez que lorsque les nouvelles sont en place.
handover-unseen-senders = Si une ligne y commence par v=spf1, ajoutez-y la nouvelle partie. Deux lignes de ce genre s'annulent.
handover-unregistered = { $domain } n'est pas encore enregistré. Ces lignes serviront le jour où il le sera.
handover-around = D'ici, on ne peut pas interroger les serveurs du domaine. Ce qui est en place aujourd'hui vient d'un réseau public.
handover-later = Pas encore connu, donc absent d'ici : { $labels }

records-offline-provider = Sans regarder le domaine, rien ne dit qui reçoit son courrier. Indiquez-le avec --provider.
records-unseen = Les serveurs de { $domain } n'ont pas pu être interrogés : il manque les lignes à retirer et les expéditeurs déjà autorisés.
records-unseen-no-provider = Les serveurs de { $domain } n'ont pas pu être interrogés. Indiquez avec --provider qui doit recevoir son courrier.
records-saved = Enregistré dans { $path }
records-not-saved = { $path } n'a pas pu être écrit : { $why }
records-zone-new = À ajouter à la zone de { $domain }
records-zone-changes = À la place de
records-zone-gone = À retirer, une fois les lignes ci-dessus publiées
records-zone-kept = Déjà en place
