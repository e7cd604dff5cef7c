# 1 Domain

domain-question = Which domain should receive mail?
domain-hint-at = The part after the @ in your addresses.
domain-hint-any = An e-mail address or the address of your web site will do too.
domain-field = Domain
domain-understood = We take { $domain }.
domain-understood-idn = { $domain }, which DNS writes { $dns }
domain-practise = Practise on a pretend domain
domain-practise-hint = First time? Tab, then Enter. Nothing real is touched.
domain-pretend-intro = These domains exist here only. Type the one you like.
domain-pretend = published by { $company }
domain-offer = Go on with { $domain }, step { $step } of 8, saved { $saved }

domain-prefix-question = Should mail go to addresses ending in @{ $short }?
domain-prefix-why = { $long } is most likely a web site. Addresses are rarely written with it.
domain-prefix-short = yes: { $short }
domain-prefix-long = no, keep { $long }

domain-empty = Your domain is needed first.
domain-empty-fix = Type the part after the @ in your addresses, for example acme.fr
domain-ip = { $seen } is the number of a machine, not a domain.
domain-ip-fix = A domain is a name. Type it, for example acme.fr
domain-space = There is a space inside.
domain-space-fix = A domain has none: type it in one piece.
domain-several = { $first } and { $second } are two domains.
domain-several-fix = Type one of them. The other one can follow when this one is done.
domain-too-long = This is longer than any domain.
domain-too-long-fix = Type only what comes after the @ in your addresses.
domain-no-ending = “{ $seen }” has no ending.
domain-no-ending-fix = A domain ends in something like .com, .org or .fr: type it with its ending.
domain-only-ending = { $seen } is an ending under which domains are sold.
domain-only-ending-fix = Put your own name before it, for example acme.{ $seen }
domain-character = The character “{ $seen }” cannot stand in a domain.
domain-character-coded = The character “{ $seen }” ({ $code }) cannot stand in a domain.
    .plain = The character { $code } cannot stand in a domain.
domain-character-fix = Letters, digits, hyphens and dots are allowed.
domain-dots = There is a dot too many.
domain-dots-fix = Between two dots there is always a word.
domain-part = “{ $seen }” cannot be a part of a domain.
domain-part-fix = No part begins or ends with a hyphen.
domain-two-ats = There is more than one @.
domain-two-ats-fix = Type one address, or only the part after its @.
