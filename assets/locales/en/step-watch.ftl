# 8 Watch

watch-count = { $new } of { $of }
watch-since = since { $clock }
watch-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
watch-own = Your own connection
watch-many-places = many places
watch-cards-served = { $served } of { $cards ->
    [one] 1 change is
   *[other] { $cards } changes are
} published at { $company }.
watch-not-before = No other network is asked before everything is there.
watch-publishing = The servers of { $company } take it over one by one. Nothing to do.
watch-needs-action = Something at { $company } needs your hand.
watch-unknown = No server of { $company } answers right now, so nothing can be told.
watch-unknown-fix = Check the internet connection. We keep asking.
watch-published = All servers of { $company } have it, since { $since }. The other networks are asked now.
watch-published-until = By { $bound } the last of them will have forgotten the old answer.
watch-spreading = { $new } of { $of } networks have the new answer.
watch-rest-by = The rest will by { $bound } at the latest.
watch-closed = From this network your DNS host cannot be asked directly. All of this comes from { $count ->
    [one] 1 network
   *[other] { $count } networks
} through a secure channel.
watch-closed-alone = From this network your DNS host cannot be asked directly, and no other network answers yet.
watch-blind = No network asked has the new answer yet. We keep asking.
watch-map-many = Many places at once
watch-map-late = not yet
watch-except = { $late ->
    [one] Except one, which keeps the old answer longer than it may.
   *[other] Except { $late }, which keep the old answer longer than they may.
}
watch-late = { $late ->
    [one] One keeps the old answer longer than it may. It will follow.
   *[other] { $late } keep the old answer longer than they may. They will follow.
}
watch-all-new = All { $of } networks that answered have the new answer.
watch-making-sure = A few more looks make sure that it stays so.
watch-confirmed = { $new } of { $of } networks have the new answer, time and again. It is proven.
watch-confirmed-until = Networks we do not ask may remember the old answer until { $bound }.
watch-everywhere = Every answer given before the change has run out: everybody has the new one.
watch-rest = Nothing to do.
watch-rest-close = Nothing to do; you can close this.
watch-changed-again = { $company } answered differently again at { $clock }. Was a line changed after it was right?
watch-not-asked = not yet asked
watch-new = new
watch-old = old
watch-absent = none yet
watch-mixed = both
watch-silent = silent
watch-failing = failing
watch-filtered = refuses
watch-intercepted = intercepted
watch-several = several memories
watch-stale = keeps it too long
watch-since-when = since { $since }
watch-heard = heard { $clock }
watch-not-counted = not counted
watch-asks-again = asks again { $when }
watch-asks-soon = asks within a minute
watch-asks-now = asks again now
