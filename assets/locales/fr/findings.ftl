# Ce qui n'a pas marché, et comment le corriger avec les mots de cette entreprise. Une correction qui
# mène à une valeur à taper finit sans ponctuation : la valeur est seule sur la ligne suivante.

wrong-panel = Ce que vous enregistrez chez { $company } ne se voit nulle part : c'est { $publisher } qui publie { $domain }.
wrong-panel-fix = Refaites les mêmes changements chez { $publisher }. Échap vous ramène à l'étape 3, où la choisir.
    .plain = Refaites les mêmes changements chez { $publisher }. Revenez à l'étape 3, où la choisir.
wrong-panel-how = Vous passez chez { $company } ? Indiquez d'abord ses serveurs de noms là où vous avez acheté le domaine.
name-doubled = L'enregistrement existe, mais sous un autre nom :
name-type-only = Dans la case « { $label } », tapez seulement
name-leave-empty = Laissez la case « { $label } » vide.
name-added-itself = { $company } ajoute { $domain } tout seul. Modifiez la ligne et enregistrez.
name-delete-and-add = { $company } ajoute { $domain } tout seul, et un nom ne s'y modifie pas. Supprimez cette ligne, puis ajoutez-la de nouveau.
edit-and-save = Modifiez la ligne et enregistrez.
save-again = Puis enregistrez : { $save }
type-in-box = Dans la case « { $label } », tapez
target-doubled-mail = Le courrier partirait vers un serveur qui n'existe pas :
target-doubled-alias = La ligne mène à un nom qui n'existe pas :
target-dot-keeps = Grâce au point final, { $company } n'ajoute pas { $domain }. Modifiez la ligne et enregistrez.
spf-multiple = { $count } listes disent qui peut envoyer. Les destinataires les ignorent alors toutes :
spf-multiple-keep-one = Gardez une de ces lignes et supprimez les autres.
spf-multiple-type = Dans la case « { $label } » de celle-là, tapez
record-different = Autre chose se trouve à cet endroit :
differs-part = { $label } : { $seen }, au lieu de { $wanted }
differs-wholly = La ligne actuelle est : { $seen }
different-delete-first = Supprimez d'abord cette ligne. Ajoutez-en ensuite une de type { $type }.
different-quotes = Les guillemets ont été enregistrés avec le texte. Retirez-les.
different-one-of-many = La case peut contenir aussi d'autres lignes. Laissez-les telles quelles.
record-missing = { $company } n'a encore rien publié de nouveau.
record-missing-at = Il manque une ligne { $type } à { $name }.
record-different-at = La ligne { $type } à { $name } n'est pas celle qu'il faut :
missing-add = Ajoutez-la chez { $company }, puis enregistrez :
missing-box = { $label } : { $value }
missing-save = Cherchez le bouton qui enregistre : { $save }
missing-check-name = Regardez ensuite la liste des lignes du domaine { $domain } : il doit y avoir une ligne { $type } dont « { $label } » est
missing-check-empty = Regardez ensuite la liste des lignes du domaine { $domain } : il doit y avoir une ligne { $type } dont « { $label } » est vide.
missing-check-value = Sa case « { $label } » commence par { $start }
old-route-left = { $count ->
    [one] Une ligne conduit encore le courrier à l'ancienne entreprise :
   *[other] { $count } lignes conduisent encore le courrier à l'ancienne entreprise :
}
old-route-delete = { $count ->
    [one] Supprimez la ligne dont « { $label } » est { $value }
   *[other] Supprimez chaque ligne dont « { $label } » figure ici.
}

# Ce qui cloche sur le réseau entre deux, dans le domaine lui-même, et chez les serveurs qui le publient.

intercepted = Le réseau que vous utilisez répond au DNS à la place des autres.
intercepted-nobody = { $address } n'a pas de serveur DNS ; une réponse en est pourtant venue.
intercepted-one-behind-two = Deux résolveurs d'entreprises différentes sont en fait la même machine.
intercepted-wrong-name = Un résolveur public s'est présenté sous le nom de { $name }
intercepted-invented = Un nom impossible a été donné pour existant.
intercepted-too-soon = Deux résolveurs, à { $km } km l'un de l'autre, ont répondu en moins de { $one } et { $other } ms. Même la lumière ne va pas aussi vite.
intercepted-fix = Impossible de s'y fier. Prenez un autre réseau, par exemple celui de votre téléphone, et regardez de nouveau.
port-blocked = Le réseau que vous utilisez ne laisse passer aucune question DNS.
port-blocked-fix = D'ici, impossible d'interroger { $publisher }. Prenez un autre réseau, par exemple celui de votre téléphone, et regardez de nouveau.
not-registered = Le domaine { $domain } n'existe pas : il est libre, bloqué ou mal orthographié.
not-registered-spelling = Vérifiez d'abord l'orthographe.
not-registered-renew = S'il est à vous, connectez-vous là où vous l'avez acheté : il faut peut-être le renouveler.
not-registered-new = Si vous venez de l'acheter, attendez une heure, puis regardez de nouveau.
suspended = { $domain } est en pause : son titulaire doit cliquer sur le lien d'un e-mail de confirmation.
suspended-fix = Retrouvez cet e-mail de l'entreprise où vous avez acheté le domaine, peut-être parmi les indésirables ou à une ancienne adresse.
suspended-wait = Après le clic, cela prend jusqu'à 48 heures.
seal-unmatched = Un sceau de sécurité qui ne va avec aucune clé bloque { $domain } (DNSSEC).
seal-ds = DS { $tag } (algorithme { $algorithm })
seal-keys = { $publisher } signe avec : { $tags }
seal-no-keys = { $publisher } ne signe pas ce domaine.
seal-place = Connectez-vous là où vous avez acheté { $domain }. Ce n'est pas forcément chez { $publisher }.
seal-remove = { $count ->
    [one] Supprimez-y l'enregistrement DS dont le « key tag » est { $tags }, ou désactivez-y DNSSEC.
   *[other] Supprimez-y les enregistrements DS dont le « key tag » est { $tags }, ou désactivez-y DNSSEC.
}
seal-replace = Vous pouvez aussi le remplacer par l'enregistrement DS que donne { $publisher }.
seal-wait = Il faut jusqu'à un jour pour que tous le remarquent.
signatures-expired = Les signatures de sécurité du domaine { $domain } sont périmées (DNSSEC).
signatures-early = Les signatures de sécurité du domaine { $domain } sont datées dans le futur (DNSSEC).
signatures-bad = Les signatures de sécurité du domaine { $domain } ne sont pas valables (DNSSEC).
signatures-fix = Elles se renouvellent seulement chez { $publisher } : demandez à l'assistance de signer { $domain } de nouveau.
signatures-meanwhile = Si cela tarde : là où vous avez acheté le domaine, désactivez DNSSEC. Dans la journée, il sera de nouveau joignable.
lame = { $count ->
    [one] { $count } serveur de noms sur { $of } ne publie pas { $domain } :
   *[other] { $count } serveurs de noms sur { $of } ne publient pas { $domain } :
}
lame-none = { $of ->
    [one] Le seul serveur de noms ne publie pas { $domain } :
   *[other] Aucun des { $of } serveurs de noms ne publie { $domain } :
}
lame-some = Les autres le publient : le courrier arrive, parfois en retard.
lame-all = Tant qu'aucun serveur ne le publie, le courrier n'arrive pas.
lame-fix = Là où vous avez acheté le domaine, comparez ses serveurs de noms à ceux que donne { $publisher }. L'assistance peut vous aider.
server-line = { $server } ({ $address }) : { $word }
server-stale = a une version plus ancienne
server-different = dit autre chose
server-lame = n'en sait rien
server-refusing = refuse
server-failing = échoue
server-silent = est muet
disagree-stale = { $count ->
    [one] { $count } serveur de { $publisher } sur { $of } donne encore l'ancienne réponse :
   *[other] { $count } serveurs de { $publisher } sur { $of } donnent encore l'ancienne réponse :
}
disagree-different = { $count ->
    [one] { $count } serveur de { $publisher } sur { $of } ne dit pas la même chose que les autres :
   *[other] { $count } serveurs de { $publisher } sur { $of } ne disent pas la même chose que les autres :
}
disagree-about = La différence : { $what }
disagree-since = Les autres ont la nouvelle réponse depuis { $since }.
disagree-wait = Cela passe d'habitude en quelques minutes. Rien à faire.
disagree-support = Si cela dure plus d'une heure, écrivez à l'assistance (chez { $publisher }).
delegation-differs = Deux listes différentes disent quels serveurs publient { $domain }.
delegation-above = Là où vous l'avez acheté : { $servers }
delegation-inside = Chez { $publisher } : { $servers }
delegation-differs-fix = Le courrier marche tant qu'ils disent tous la même chose. Là où vous avez acheté le domaine, indiquez les mêmes serveurs.
unheard = { $count ->
    [one] { $count } réseau croit encore que cela n'existe pas.
   *[other] { $count } réseaux croient encore que cela n'existe pas.
}
unheard-until = { $count ->
    [one] { $count } réseau croit encore que cela n'existe pas ; il l'aura { $until } au plus tard.
   *[other] { $count } réseaux croient encore que cela n'existe pas ; ils l'auront { $until } au plus tard.
}
old-answers = { $count ->
    [one] { $count } réseau a encore l'ancienne réponse ; il aura la nouvelle { $until } au plus tard.
   *[other] { $count } réseaux ont encore l'ancienne réponse ; ils auront la nouvelle { $until } au plus tard.
}
old-answers-fix = Rien à faire.
court-order = { $count ->
    [one] { $networks } donne un avis légal au lieu d'une réponse, sur décision d'un tribunal.
   *[other] { $networks } donnent un avis légal au lieu d'une réponse, sur décision d'un tribunal.
}
court-order-fix = Cela tient au pays où vous êtes, pas à votre domaine. { $count ->
    [one] Ce réseau n'est pas compté. Rien à faire.
   *[other] Ces réseaux ne sont pas comptés. Rien à faire.
}
filtered = { $count ->
    [one] { $networks } filtre { $domain }.
   *[other] { $networks } filtrent { $domain }.
}
filtered-fix = Les filtres se méfient souvent quelques jours des domaines nouveaux. { $count ->
    [one] Ce réseau n'est pas compté. Rien à faire.
   *[other] Ces réseaux ne sont pas comptés. Rien à faire.
}
found-servers-lame = { $count ->
    [one] { $count } serveur sur { $of } ne le publie pas
   *[other] { $count } serveurs sur { $of } ne le publient pas
}
