# `mxguide watch`: la nouvelle suivie sans l'assistant.

follow-title = { $domain }, surveillé pour { $provider }
follow-title-present = { $domain }, surveillé tel quel

follow-begins = Recherche des serveurs qui publient { $domain }.
follow-unknown = Aucun serveur ne répond en ce moment chez { $company }. Ils seront interrogés de nouveau.
follow-no-answer = Personne n'a encore pu être interrogé sur { $domain }. La vérification est répétée.
follow-blind = Ce réseau répond lui-même aux questions DNS au lieu de les transmettre. Impossible d'interroger d'ici les serveurs de { $company }.
follow-blind-waits = Un réseau est interrogé par un canal sûr à la place. Les autres le seront quand il aura tout.
follow-not-published = Rien n'a encore changé chez { $company }. Aucun autre réseau n'est interrogé avant.
follow-publishing = La publication a commencé chez { $company }. Les réseaux seront interrogés quand chaque serveur aura tout.
follow-needs-action = Quelque chose vous attend chez { $company }.
follow-published = Tous les serveurs de { $company } le publient depuis { $since }. Les réseaux sont interrogés maintenant.
follow-inferred = Un réseau l'a depuis { $since }. C'est donc publié chez { $company }.
follow-spreading = { $new ->
    [0] Aucun réseau sur { $of } n'a encore la nouvelle réponse.
    [one] 1 réseau sur { $of } a la nouvelle réponse.
   *[other] { $new } réseaux sur { $of } ont la nouvelle réponse.
}
follow-rest-by = Les anciennes réponses connues expirent { $eta } au plus tard. Rien à faire.
follow-bound = Toutes les anciennes réponses auront expiré { $bound } au plus tard.
follow-late = Leurs anciennes réponses devraient avoir expiré. Ils seront interrogés de nouveau.
follow-all-new = Les { $of } réseaux ont la nouvelle réponse. Encore quelques vérifications pour s'assurer que cela dure.
follow-confirmed = { $new } réseaux sur { $of } ont la nouvelle réponse, à chaque vérification. C'est prouvé.
follow-confirmed-until = Les réseaux non interrogés ici oublieront l'ancienne réponse { $bound } au plus tard.
follow-everywhere = { $new } réseaux sur { $of } ont la nouvelle réponse, et toutes les anciennes ont expiré.
follow-changed-again = La réponse a changé de nouveau chez { $company } à { $clock }. La preuve est à refaire.
follow-no-plan = { $domain } ne reçoit pas encore de courrier. Indiquez avec --provider qui doit le recevoir.
follow-time-up = Le temps est écoulé.

follow-has-new = { $network } a la nouvelle réponse
follow-has-old = { $network } a l'ancienne réponse, qui expire { $when }
follow-is-stale = { $network } donne encore l'ancienne réponse, qui a expiré
follow-has-none = { $network } retient qu'il n'y a rien, et l'oubliera { $when }
follow-has-none-open = { $network } retient qu'il n'y a rien
follow-has-both = { $network } donne tantôt l'une, tantôt l'autre, car il a plusieurs mémoires
follow-is-silent = { $network } ne répond pas et n'est pas compté
follow-is-failing = { $network } est en panne et n'est pas compté
follow-is-filtered = { $network } refuse ce nom et n'est pas compté
follow-is-intercepted = { $network } ne peut être joint d'ici et n'est pas compté
follow-more = { $count ->
    [one] et 1 autre
   *[other] et { $count } autres
}
follow-heartbeat = Toujours en cours. { $sentence }
