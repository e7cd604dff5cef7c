# What `check` says, and what is wrong with the flags it shares with `watch`.

aim-provider = There is no mail provider “{ $id }”.
aim-registrar = There is no company “{ $id }”.
aim-nearest = Did you mean { $id }?
aim-only-recognised = mxguide recognises { $id } and does not know its records. Use --provider other with --set mx=10:its.mail.server
aim-variant = There is no variant “{ $id }”. There are: { $known }
aim-shape = --set { $text } has no value: write it as KEY=VALUE.
aim-key = There is no value “{ $key }” to set. There are: { $known }
aim-no-provider = --set { $key } belongs to a mail provider: name it with --provider.
aim-twice = { $key } can be set once only.
aim-optional = optional takes all or none, not “{ $value }”.
aim-value = { $key }: { $why }
aim-empty = there is nothing after the equals sign.
aim-several = several values were given, and one is needed.
aim-private-key = this is a private key. It must never be published: use the public one.
aim-key-cut = the key is cut: { $have } of { $want } characters are there.

check-everywhere = The mail set-up of { $domain } is right, and every older answer has run out.
check-confirmed = { $of ->
    [one] The mail set-up of { $domain } is right, and the network that was asked has it.
   *[other] The mail set-up of { $domain } is right, and { $new } of { $of } networks have it.
}
check-confirmed-servers = The mail set-up of { $domain } is right on all its servers.
check-spreading = The mail set-up of { $domain } is right on its servers, and { $new } of { $of } networks have it so far.
check-published = The mail set-up of { $domain } is right on its servers. No other network answered.
check-publishing = Some servers of { $company } have the new records of { $domain }, others not yet.
check-not-published = Nothing new is published for { $domain } yet.
check-not-before = The records below are entered at the company that publishes the domain.
check-nothing-to-do = Nothing to do: it goes on by itself.
check-no-mail = Nobody receives mail for { $domain }: it has no MX record.
check-refuses-mail = { $domain } says that it takes no mail.
check-no-mail-fix = To see what a mail provider needs, add --provider and its name.
check-needs-action = { $count ->
    [one] One thing about { $domain } needs your hand.
   *[other] { $count } things about { $domain } need your hand.
}
check-shared = Mail for { $domain } is shared between { $companies }: part of it ends up at the wrong one.
check-shared-fix = To learn which lines must go, name the right one, for example --provider { $id }
check-unknown = The servers of { $domain } answer too little to tell.

check-lookups = { $count ->
    [one] one list, 1 DNS look-up of the 10 allowed
   *[other] one list, { $count } DNS look-ups of the 10 allowed
}
check-present = published
check-absent = missing
check-different = different
check-partial = on some servers
check-unreachable = not known
check-remove = must go

check-networks = { $new } of { $of } networks have it.
check-not-asked = The other networks are asked once every server has it, not before.
check-old-until = old, until { $when }
check-absent-until = none yet, until { $when }
check-until = By { $bound } the last old answer has run out. Nothing to do.
check-open = Not judged, because only the mail provider tells it: { $what }.
check-open-fix = To have it judged: --provider { $provider } --set { $key }=…
check-open-receive = the mail server
check-open-sign = the signature key (DKIM)
check-open-verify = the proof of ownership
check-line-unreadable = This line cannot be read.
check-cut-off = cannot be heard from here
check-around = Below is what other networks show, asked through a secure channel. The servers themselves could not be asked.
check-silent = No answer from
