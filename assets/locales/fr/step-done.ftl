# Fin

done-title = Le courrier pour { $domain } arrive maintenant chez { $provider }.
done-title-set-up = { $domain } est maintenant réglé pour { $provider }.
done-title-no-route = Le courrier pour { $domain } n'arrive pas encore chez { $provider }.
done-proven-entered = ce que vous avez saisi est prouvé, le { $date } à { $clock }
done-no-route = La route du courrier manque : une valeur nécessaire a été laissée pour plus tard. Revenez aux questions pour la donner.
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
done-verify = Retournez chez { $provider } et cliquez sur Vérifier.
done-test-mail = Envoyez un message d'une adresse extérieure à une adresse en @{ $domain }, et répondez-y.
done-old-mail = Vos anciens messages restent chez { $provider }. Copiez-les avant de résilier.
done-later = Encore ouvert : { $label }
done-rule = À partir du { $day } : lisez les rapports, puis durcissez la consigne contre les faux.
done-saved = Enregistré
done-report = la preuve
done-undo = pour revenir en arrière
