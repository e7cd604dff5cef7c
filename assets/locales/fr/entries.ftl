# Ce qu'affichent « providers », « registrars » et « resolvers ».
entries-id = ID
entries-name = NOM
entries-can = CE QU'IL PEUT FAIRE
entries-address = ADRESSE
entries-asked = INTERROGÉ
entries-forms = ses formulaires
entries-general = guide général
entries-recognised = reconnu seulement
entries-records = lignes
entries-records-values = lignes + valeurs
entries-by-default = oui
entries-by-name = non
entries-providers-note = « lignes + valeurs » : certaines valeurs viennent de la console du fournisseur. Tout ce qui est connu de l'un d'eux : mxguide providers ID
entries-registrars-note = Les entreprises reconnues à leurs serveurs reçoivent le guide général. Tout ce qui est connu de l'une d'elles : mxguide registrars ID
entries-resolvers-note = Ceux marqués « oui » sont interrogés une fois que chaque serveur faisant autorité a la nouvelle. Tout ce qui est connu de l'un d'eux : mxguide resolvers ID
entries-no-resolver = Il n'y a pas de résolveur « { $id } ».

entry-title = { $name } ({ $id })
entry-aliases = aussi appelé
entry-not-listed = reconnu à ses serveurs, non proposé dans la liste
entry-servers = Serveurs de courrier
entry-servers-typed = Ses serveurs de courrier s'indiquent avec --set
entry-set = jeu
entry-set-default = jeu proposé
entry-set-chosen = choisi par la valeur { $key }
entry-older = Anciens serveurs, encore reconnus
entry-senders = Qui peut envoyer (SPF)
entry-senders-of = qui peut envoyer, avec { $id }
entry-senders-none = rien à ajouter
entry-also-fine = convient aussi
entry-records = Enregistrements
entry-required = nécessaire
entry-optional = facultatif
entry-until-given = tant que la valeur manque
entry-value = Une valeur à donner : --set { $key }=…
entry-value-text = ce que c'est
entry-value-where = où la trouver
entry-value-pattern = motif
entry-value-example = exemple
entry-value-default = sans elle
entry-value-suggest = proposée
entry-value-need = nécessaire ?
entry-value-yes = oui
entry-value-no = non
entry-value-repeat = non, et elle peut être donnée plusieurs fois
entry-value-all = aussi : --set optional=all
entry-value-all-text = ajoute les enregistrements dont le courrier peut se passer
entry-before = Avant de commencer
entry-stop = si oui, arrêtez
entry-mailboxes = boîtes
entry-after = Ensuite
entry-one-click = Configuration automatique
entry-at = chez
entry-page = page
entry-template = modèle (Domain Connect)
entry-how = comment
entry-recognised = Reconnu à
entry-mx = serveurs de courrier
entry-include = liste d'expéditeurs
entry-key-alias = alias des clés
entry-autodiscover = autodiscover
entry-refines = comme { $id }, distingué par ces signes
entry-own-names = serveurs nommés dans le domaine du client
entry-name-servers = serveurs de noms
entry-other-servers = autres serveurs
entry-pages = Pages
entry-login = connexion
entry-records-page = enregistrements
entry-help-page = aide
entry-way = Le chemin vers les enregistrements
entry-step = étape { $number }
entry-form = Formulaire { $type }
entry-box = case
entry-box-chosen = case, toujours la même
entry-note = remarque
entry-saving = Enregistrer et retirer
entry-save = bouton
entry-removal = retirer { $number }
entry-habits = Ce que font ses cases
entry-root = le domaine lui-même
entry-root-at = s'écrit @
entry-root-empty = la case du nom reste vide
entry-root-full = s'écrit en entier
entry-root-copy = s'écrit comme dans une ligne existante ; sinon @
entry-root-section = dans une partie de la page sans case de nom
entry-appends = après un nom
entry-appends-always = l'entreprise ajoute le domaine à tout ce qui est tapé
entry-appends-unless = l'entreprise ajoute le domaine aux noms qui ne finissent pas par lui
entry-appends-never = rien n'est ajouté : le nom entier se tape
entry-dot = point final
entry-dot-needed = nécessaire après le nom d'un serveur
entry-dot-optional = accepté, inutile
entry-dot-unwanted = refusé
entry-quotes = guillemets
entry-quotes-never = ne doivent pas être tapés
entry-quotes-needed = doivent être tapés
entry-quotes-optional = avec ou sans, cela marche ; aucun n'est tapé
entry-long = textes longs
entry-long-one = collés en entier
entry-long-pieces = tapés en morceaux de 255 caractères au plus, entre guillemets
entry-long-unknown = d'abord collés en entier ; rien n'est documenté
entry-ttl = TTL
entry-one-set = lignes d'un même nom
entry-one-set-yes = modifiées ensemble dans un seul formulaire
entry-swaps = ses propres lignes MX
entry-swaps-yes = disparaissent dès que d'autres peuvent être tapées
entry-fixed = noms
entry-fixed-yes = non modifiables : la ligne est supprimée puis ajoutée de nouveau
entry-default-mx = ses propres lignes MX
entry-presets = Réglages tout faits
entry-traps = Pièges connus
entry-sources = D'où cela vient
entry-fact = { $sure }, { $date } : { $source }
entry-fact-sure = vérifié
entry-fact-unsure = non vérifié, peut différer
entry-fact-undated = sans date
entry-fact-checked = consulté : { $checked }
entry-fact-both = { $date }, consulté : { $checked }
entry-operator = exploité par
entry-where = lieu
entry-everywhere = { $place } et bien d'autres lieux (anycast)
entry-https = par HTTPS
entry-interval = interrogé au plus
entry-interval-every = toutes les { $count } s
entry-cap = oublie après
entry-cap-seconds = { $count } s, quel que soit le TTL
entry-validates = vérifie DNSSEC
entry-validates-yes = oui
entry-validates-no = non
entry-hides = cache
entry-hides-nothing = rien
entry-hides-subscribers = ce que ses clients lui ont demandé
entry-hides-abuse = une liste contre la pédocriminalité
entry-hides-sanctions = des domaines sous sanctions de l'Union européenne
entry-hides-state = ce que son État interdit
entry-default = interrogé
entry-default-yes = sauf avis contraire de la configuration
entry-default-no = seulement si la configuration le nomme

audit-fine = { $file } : tout va bien pour { $id }.
audit-count-texts = { $count ->
    [one] 1 texte, présent dans les deux langues
   *[other] { $count } textes, tous présents dans les deux langues
}
audit-count-values = { $count ->
    [one] 1 valeur, dont l'exemple convient
   *[other] { $count } valeurs, dont les exemples conviennent
}
audit-count-patterns = { $count ->
    [one] 1 motif de serveurs, qui n'est à personne d'autre
   *[other] { $count } motifs de serveurs, qui ne sont à personne d'autre
}
audit-count-trips-provider = { $count ->
    [one] 1 enregistrement tapé dans un formulaire et publié comme voulu
   *[other] { $count } enregistrements tapés dans les formulaires de { $of } entreprises et publiés comme voulu
}
audit-count-trips-registrar = { $count ->
    [one] 1 enregistrement tapé dans ses formulaires et publié comme voulu
   *[other] { $count } enregistrements de { $of } fournisseurs tapés dans ses formulaires et publiés comme voulu
}
audit-count-facts = { $count ->
    [one] 1 section sans source vérifiée : les écrans disent qu'elle peut différer
   *[other] { $count } sections sans source vérifiée : les écrans disent qu'elles peuvent différer
}
audit-replaces = Elle prend la place de l'entrée du même id.
audit-empty-text = le texte { $what } est vide dans une de ses langues
audit-no-input = { $what } demande la valeur « { $key } », qui n'existe pas
audit-example = l'exemple de la valeur « { $key } » ne convient pas à son propre genre ni à son motif
audit-default = la valeur par défaut de « { $key } » ne convient pas à son propre genre ni à son motif
audit-choice = la valeur « { $key } » refuse « { $id } », qui est l'id d'une des variantes
audit-choice-optional = la valeur « { $key } » choisit la variante : elle ne peut pas être facultative
audit-twice = « { $what } » figure deux fois
audit-no-record = { $what } ne donne aucun enregistrement avec les exemples
audit-spf = « { $what } » n'est pas une liste d'expéditeurs
audit-collides = le motif « { $what } » convient aussi à des serveurs de { $ids }
audit-unrecognised = le serveur de courrier « { $what } » ne correspond à aucun motif de [detect]
audit-fact = [facts] parle de « { $what } », qui n'existe pas
audit-no-source = le fait « { $what } » n'indique aucune source
audit-no-date = le fait « { $what } » n'a pas de date : indiquez celle de sa source (« date »), ou le jour où elle a été consultée (« checked »)
audit-url = « { $what } » n'est pas une page : elle doit commencer par https://
audit-no-provider = { $what } nomme le fournisseur « { $id } », qui n'existe pas
audit-no-registrar = [one_click] nomme l'entreprise « { $id } », qui n'existe pas
audit-no-variant = [connect] nomme la variante « { $id } », qui n'existe pas
audit-comes-out = chez { $company }, { $wanted } donnerait { $got }
audit-refused = chez { $company }, le formulaire refuse { $wanted }
audit-no-form = chez { $company }, aucune case ne prend { $wanted }
