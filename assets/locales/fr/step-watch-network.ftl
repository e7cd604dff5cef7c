# 8 Suivi : un réseau

network-operator = exploité par { $operator }
network-operator-place = exploité par { $operator }, { $place }
network-own = le réseau où se trouve cet ordinateur
network-new = Il a la nouvelle réponse depuis { $since }.
network-old = Il a encore l'ancienne réponse. Il l'oubliera { $when }, puis redemandera de lui-même.
network-old-now = Son ancienne réponse vient d'expirer. Il est interrogé de nouveau.
network-stale = Il garde son ancienne réponse plus longtemps que permis. Il suivra.
network-unreached = Il garde son ancienne réponse, car il n'a pas pu joindre les serveurs de { $company }. Il réessaie de lui-même.
network-absent = Il a demandé avant que la ligne soit là, et retient qu'il n'y en avait pas. Il l'oubliera { $when }.
network-absent-open = Il a demandé avant que la ligne soit là, et retient qu'il n'y en avait pas. Cela passe tout seul.
network-mixed = Ce réseau a plusieurs mémoires derrière une même adresse. Certaines ont la nouvelle réponse, d'autres l'ancienne.
network-silent = Il ne répond pas. Cela ne dit rien de votre domaine.
network-failing = Il répond qu'il n'y arrive pas. Cela ne dit rien de votre domaine.
network-filtered = Il refuse de répondre pour ce nom. Cela ne dit rien de votre domaine.
network-intercepted = Entre cet ordinateur et lui, quelqu'un répond en son nom. Ce qui est entendu n'est pas fiable.
network-not-counted = Il n'est pas compté.
network-not-asked = Il n'a pas encore été interrogé.
network-route = Route du courrier (MX)
network-senders = Expéditeurs autorisés (SPF)
network-senders-and-proof = Expéditeurs autorisés (SPF) et preuve de propriété
network-key = Clé de signature (DKIM)
network-rule = Consigne contre les faux (DMARC)
network-other = { $type } { $name }
network-said-new = nouvelle
network-said-old = ancienne, jusqu'à { $clock }
network-said-old-open = ancienne
network-said-stale = ancienne, expirée
network-said-none = aucune
network-said-none-until = aucune, jusqu'à { $clock }
network-said-nothing = pas encore de réponse
network-more-values = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
network-asked = Interrogé
network-asked-times = { $count ->
    [0] pas encore
   *[other] { $count } fois
}
network-asked-last = { $times }, dernière réponse à { $clock }
network-way = Voie
network-way-udp = DNS ordinaire, répond en { $ms } ms
network-way-tcp = DNS ordinaire par TCP, répond en { $ms } ms
network-way-https = DNS par HTTPS, répond en { $ms } ms
network-machines = { $count ->
    [one] Machine
   *[other] Machines
}
network-note = Il ajoute
network-note-stale = cette réponse a dépassé son temps
network-note-blocked = ce nom est bloqué ou filtré ici
network-note-unreachable = les serveurs du domaine n'ont pas pu être joints
network-note-seal = le sceau de sécurité (DNSSEC) ne correspond pas
network-note-other = remarque { $code }
network-history = Ce qu'il avait
