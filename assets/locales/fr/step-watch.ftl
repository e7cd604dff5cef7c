# 8 Suivi

watch-count = { $new } sur { $of }
watch-since = depuis { $clock }
watch-more = { $count ->
    [one] encore { $count }
   *[other] encore { $count }
}
watch-own = Votre connexion
watch-many-places = plusieurs lieux
watch-cards-served = { $served ->
    [one] { $served } changement sur { $cards } est publié
   *[other] { $served } changements sur { $cards } sont publiés
} chez { $company }.
watch-not-before = Aucun autre réseau n'est interrogé avant que tout soit là.
watch-publishing = Les serveurs le reprennent un à un chez { $company }. Rien à faire.
watch-needs-action = Quelque chose vous attend chez { $company }.
watch-unknown = Aucun serveur ne répond chez { $company } en ce moment : rien ne peut être affirmé.
watch-unknown-fix = Vérifiez la connexion à internet. Nous continuons de demander.
watch-published = Tous les serveurs de { $company } l'ont depuis { $since }. Les autres réseaux sont interrogés maintenant.
watch-published-until = { $bound } au plus tard, les derniers auront oublié l'ancienne réponse.
watch-spreading = { $new ->
    [one] { $new } réseau sur { $of } a la nouvelle réponse.
   *[other] { $new } réseaux sur { $of } ont la nouvelle réponse.
}
watch-rest-by = Les autres l'auront { $bound } au plus tard.
watch-closed = Depuis ce réseau, votre hébergeur DNS ne peut pas être interrogé directement. Tout ceci vient { $count ->
    [one] d'un réseau
   *[other] de { $count } réseaux
}, par un canal sûr.
watch-closed-alone = Depuis ce réseau, votre hébergeur DNS ne peut pas être interrogé directement, et aucun autre réseau ne répond encore.
watch-blind = Aucun réseau interrogé n'a encore la nouvelle réponse. Nous continuons de demander.
watch-map-many = En plusieurs lieux à la fois
watch-map-late = pas encore
watch-except = { $late ->
    [one] Sauf un, qui garde l'ancienne réponse plus longtemps que permis.
   *[other] Sauf { $late }, qui gardent l'ancienne réponse plus longtemps que permis.
}
watch-late = { $late ->
    [one] Un réseau garde l'ancienne réponse plus longtemps que permis. Il suivra.
   *[other] { $late } réseaux gardent l'ancienne réponse plus longtemps que permis. Ils suivront.
}
watch-all-new = Les { $of } réseaux qui ont répondu ont la nouvelle réponse.
watch-making-sure = Encore quelques vérifications pour s'assurer que cela dure.
watch-confirmed = { $new } réseaux sur { $of } ont la nouvelle réponse, à chaque vérification. C'est prouvé.
watch-confirmed-until = Les réseaux non interrogés oublieront l'ancienne réponse { $bound } au plus tard.
watch-everywhere = Toutes les réponses données avant le changement ont expiré : tout le monde a la nouvelle.
watch-rest = Rien à faire.
watch-rest-close = Rien à faire : vous pouvez fermer cette fenêtre.
watch-changed-again = La réponse a changé de nouveau chez { $company } à { $clock }. Une ligne a-t-elle été modifiée depuis ?
watch-not-asked = pas encore
watch-new = nouvelle
watch-old = ancienne
watch-absent = aucune
watch-mixed = les deux
watch-silent = muet
watch-failing = en panne
watch-filtered = refuse
watch-intercepted = détourné
watch-several = plusieurs mémoires
watch-stale = la garde trop longtemps
watch-since-when = depuis { $since }
watch-heard = entendu à { $clock }
watch-not-counted = pas compté
watch-asks-again = redemandera { $when }
watch-asks-soon = redemandera dans la minute
watch-asks-now = redemande maintenant
