# 7 Saisie

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
card-route-first = Pas encore : saisissez d'abord la fiche { $number }, la nouvelle ligne de courrier. Tant qu'elle n'est pas là, ce sont ces lignes qui amènent votre courrier.
card-no-route = Il n'y a plus aucune ligne de courrier, donc rien n'arrive. Saisissez d'abord la fiche { $number }.
card-no-route-here = Il n'y a plus aucune ligne de courrier, donc rien n'arrive. Saisissez celle-ci tout de suite.
values-label = { $label } :
card-labels-may-differ = Libellés non vérifiés chez { $company } ; ils peuvent différer un peu.
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
notice-asked-again = Les serveurs sont réinterrogés : réponse en quelques secondes.
notice-cards-left = { $count ->
    [one] Il reste une fiche : celle-ci.
   *[other] Il reste { $count } fiches. Voici la suivante.
}
notice-place-saved = Votre progression est gardée.
notice-undo-saved = Ce qui était en place est enregistré : { $text }
notice-report-saved = Le compte rendu est enregistré : { $text }
notice-handover-saved = La page pour la personne qui a les identifiants est enregistrée : { $text }
notice-not-saved = Un fichier n'a pas pu être écrit : { $text }
