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
