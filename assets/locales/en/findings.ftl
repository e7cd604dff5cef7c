# What went wrong, and how it is put right in that company's own words. A repair that leads to a
# value to type ends without punctuation: the value stands on the next line.

wrong-panel = What you save at { $company } is never seen: { $publisher } publishes { $domain }.
wrong-panel-fix = Make the same changes at { $publisher }. With Esc you get back to step 3, where you choose it.
    .plain = Make the same changes at { $publisher }. Go back to step 3, where you choose it.
wrong-panel-how = Moving to { $company }? Then first set its name servers where you bought the domain.
name-doubled = Found it, under another name:
name-type-only = In the “{ $label }” box type only
name-leave-empty = Leave the “{ $label }” box empty.
name-added-itself = { $company } adds { $domain } by itself. Edit the line and save again.
name-delete-and-add = { $company } adds { $domain } by itself, and does not let a name be changed. Delete that line and add it again.
edit-and-save = Edit the line and save again.
save-again = Then save again: { $save }
type-in-box = In the “{ $label }” box type
target-doubled-mail = Mail would go to a server that does not exist:
target-doubled-alias = The line points to a name that does not exist:
target-dot-keeps = The dot at the very end keeps { $company } from adding { $domain }. Edit the line and save again.
spf-multiple = { $count } lists say who may send. Receivers then ignore them all:
spf-multiple-keep-one = Keep one of these lines and delete the others.
spf-multiple-type = In the “{ $label }” box of that one type
record-different = Something else stands there:
differs-part = { $label }: { $seen }, should be { $wanted }
differs-wholly = The line now is: { $seen }
different-delete-first = Delete that line first. Then add one of type { $type }.
different-quotes = The quotation marks became part of the text. Leave them out.
different-one-of-many = The box may hold lines of others as well. Leave those as they are.
record-missing = { $company } has not published it yet.
record-missing-at = A line of type { $type } is missing at { $name }.
record-different-at = The { $type } line at { $name } is not the one that is needed:
missing-add = Add it at { $company }, and save:
missing-box = { $label }: { $value }
missing-save = Look for the button that saves: { $save }
missing-check-name = Then look at the list of { $domain }: a line of type { $type } must be there whose “{ $label }” is
missing-check-empty = Then look at the list of { $domain }: a line of type { $type } must be there whose “{ $label }” is empty.
missing-check-value = Its “{ $label }” begins with { $start }
old-route-left = { $count ->
    [one] One line still leads mail to the old company:
   *[other] { $count } lines still lead mail to the old company:
}
old-route-delete = { $count ->
    [one] Delete the line whose “{ $label }” is { $value }
   *[other] Delete every line whose “{ $label }” is one of these.
}

# Faults of the network in between, of the domain itself, and of the servers that publish it.

intercepted = The network you are on answers DNS questions in the name of others.
intercepted-nobody = { $address } runs no DNS, and an answer came from there.
intercepted-one-behind-two = Two resolvers of different companies turned out to be the same machine.
intercepted-wrong-name = A public resolver called itself { $name }
intercepted-invented = A name that cannot exist was said to exist.
intercepted-too-soon = Two resolvers, { $km } km apart, answered within { $one } and { $other } ms. Not even light is that fast.
intercepted-fix = What it says cannot be relied on. Use another network, such as your phone's, and look again.
port-blocked = The network you are on lets no DNS question through.
port-blocked-fix = { $publisher } cannot be asked from here. Use another network, such as your phone's, and look again.
not-registered = Nobody owns { $domain }, or it is on hold, or it is spelt differently.
not-registered-spelling = Check the spelling first.
not-registered-renew = If it is yours, log in where you bought it and see whether it must be renewed.
not-registered-new = If you have just bought it, give it an hour and look again.
suspended = { $domain } is paused: its owner must click the link in a confirmation e-mail.
suspended-fix = Find that e-mail from the company where you bought the domain. It may be in a spam folder or at an old address.
suspended-wait = After the click it takes up to 48 hours.
seal-unmatched = A security seal that fits no key locks { $domain } up (DNSSEC).
seal-ds = DS { $tag } (algorithm { $algorithm })
seal-keys = { $publisher } signs with: { $tags }
seal-no-keys = { $publisher } does not sign the domain.
seal-place = Log in where you bought { $domain }. That may be another company than { $publisher }.
seal-remove = { $count ->
    [one] Delete the DS record with key tag { $tags } there, or switch DNSSEC off there.
   *[other] Delete the DS records with key tags { $tags } there, or switch DNSSEC off there.
}
seal-replace = You can also replace it by the DS record that { $publisher } shows.
seal-wait = It takes up to a day until everybody has noticed.
signatures-expired = The security signatures of { $domain } have run out (DNSSEC).
signatures-early = The security signatures of { $domain } are dated in the future (DNSSEC).
signatures-bad = The security signatures of { $domain } do not hold (DNSSEC).
signatures-fix = Only { $publisher } can renew them: ask its support to sign { $domain } again.
signatures-meanwhile = If that takes long: where you bought the domain, switch DNSSEC off. Within a day it can be reached again.
lame = { $count ->
    [one] One of { $of } name servers does not publish { $domain }:
   *[other] { $count } of { $of } name servers do not publish { $domain }:
}
lame-none = { $of ->
    [one] The only name server does not publish { $domain }:
   *[other] None of the { $of } name servers publishes { $domain }:
}
lame-some = The others do, so mail arrives, if late at times.
lame-all = As long as no server does, no mail arrives.
lame-fix = Log in where you bought the domain and compare its name servers with those that { $publisher } gives. Its support helps.
server-line = { $server } ({ $address }): { $word }
server-stale = has an older edition
server-different = says something else
server-lame = knows nothing of it
server-refusing = refuses
server-failing = fails
server-silent = is silent
disagree-stale = { $count ->
    [one] One of { $of } servers of { $publisher } still gives the old answer:
   *[other] { $count } of { $of } servers of { $publisher } still give the old answer:
}
disagree-different = { $count ->
    [one] One of { $of } servers of { $publisher } says something else than the others:
   *[other] { $count } of { $of } servers of { $publisher } say something else than the others:
}
disagree-about = The difference: { $what }
disagree-since = The others have had the new answer since { $since }.
disagree-wait = That usually passes within minutes. Nothing to do.
disagree-support = If it lasts longer than an hour, ask the support of { $publisher }.
delegation-differs = There are two different lists of the servers that publish { $domain }.
delegation-above = Where you bought it: { $servers }
delegation-inside = At { $publisher }: { $servers }
delegation-differs-fix = Mail works while all of them agree. Log in where you bought the domain and give both lists the same servers.
unheard = { $count ->
    [one] One network still believes that it does not exist.
   *[other] { $count } networks still believe that it does not exist.
}
unheard-until = { $count ->
    [one] One network still believes that it does not exist, until { $until } at the latest.
   *[other] { $count } networks still believe that it does not exist, until { $until } at the latest.
}
old-answers = { $count ->
    [one] One network still has the old answer, until { $until } at the latest.
   *[other] { $count } networks still have the old answer, until { $until } at the latest.
}
old-answers-fix = Nothing to do.
court-order = { $count ->
    [one] { $networks } gives a legal notice instead of an answer, by order of a court.
   *[other] { $networks } give a legal notice instead of an answer, by order of a court.
}
court-order-fix = That concerns where you are, not your domain. { $count ->
    [one] The network is left out. Nothing to do.
   *[other] The networks are left out. Nothing to do.
}
filtered = { $count ->
    [one] { $networks } filters { $domain } out.
   *[other] { $networks } filter { $domain } out.
}
filtered-fix = Filters often distrust new domains for some days. { $count ->
    [one] The network is left out. Nothing to do.
   *[other] The networks are left out. Nothing to do.
}
found-servers-lame = { $count ->
    [one] one of { $of } servers does not publish it
   *[other] { $count } of { $of } servers do not publish it
}
