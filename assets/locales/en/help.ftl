# What each step is about, for a person who never heard of DNS. One idea a sentence.

help-title = Help: { $step }
help-about = What this is about

help-domain-what = Your domain is the part after the @ in your addresses, such as acme.fr
help-domain-owner = You need the log-in of the company that publishes it. This program only looks; you make the changes.
help-domain-idn = Letters such as é or ü are welcome. DNS has its own spelling for them.
help-domain-practice = In practice everything is pretended except the mistakes. It takes about ten minutes.
help-place-kept = After each step your place is kept. Close this at any time; next time it goes on from there.

help-found-who = DNS is the public directory that tells the world where the mail of a domain goes.
help-found-publisher = Its lines about your domain are published by one company. Changes made anywhere else do not count.
help-found-route = The mail route (MX) is your postal address: it names the server that takes your mail in. Without one no mail arrives.
help-found-lists = Three more lines make others trust your mail: who may send (SPF), a signature key (DKIM), a rule for fakes (DMARC).
help-found-memory = Others remember each answer for a while, to save themselves the question. That is why changes are not seen at once.
help-found-check = To look for yourself, type this in a terminal: nslookup -type=MX { $domain }

help-host-two-companies = Two companies may be involved: one sold you the domain, another may publish it.
help-host-counts = Only the one that publishes it counts. Its name servers, noted at the registry of .fr or .com, give it away.
help-host-provider = The lines are not added at Google or Microsoft. They receive the mail, they do not publish your domain.
help-host-other = Company not listed? Choose the last entry. Its steps hold nearly everywhere.

help-mail-what = The provider is the company where your mailboxes are, and where you read your mail.
help-mail-route = Its servers go into your mail route (MX). Your web site has nothing to do with it and stays where it is.
help-mail-priority = Each server has a number. The lowest is tried first; equal numbers are tried in any order.
help-mail-several = Several servers are fine: if one is down, the next takes the mail in. With a single one the number hardly matters.
help-mail-first = Create the mailboxes before the route changes, so that no message comes to a closed door.

help-details-why = Only what nobody can work out from your domain is asked. It is on your provider's page, as described.
help-details-paste = Paste as it comes: quotation marks, spaces and whole lines are cleaned up.
help-details-later = What you leave for later stays on your list. The lines that need it wait for it.
help-details-key = A signature key (DKIM) has two halves. Publish the public one; the private one never leaves the provider.
help-details-reports = Reports on the rule for fakes (DMARC) come once a day as files. They show who sends in your name.

help-plan-before = Nothing has been changed yet. You make each change yourself, in the next step.
help-plan-order = The new route comes first and the old one goes last. Where a company changes all mail lines at once, the plan says so.
help-plan-one-list = There may be only one list of who may send (SPF). Yours is completed: everyone on it stays.
help-plan-look-ups = Reading that list may take at most 10 look-ups. More, and receivers give up on it.
help-plan-rule = The rule for fakes (DMARC) starts by watching. Nothing of yours is refused because of it.
help-plan-undo = What these changes touch is written to a file first. With it you can put that back.
help-plan-handover = Somebody else has the log-in? h writes a page for them, with every value to copy.
    .plain = Somebody else has the log-in? One of the choices writes a page for them, with every value to copy.

help-enter-exact = Each box shows exactly what to type, in the words of that company's own form.
help-enter-name = The name is what stands before your domain. @ means the domain itself.
help-enter-dot = Type a dot at the end only where the card shows one. Some panels need it, others refuse it.
help-enter-ttl = TTL is how long others keep an answer. Automatic, or one hour, is fine.
help-enter-priority = The priority is the number of a mail server: the lowest is tried first.
help-enter-ticks = The servers are asked every few seconds. A card ticks itself when they have the line, or names the mistake.
help-enter-copy = c copies one box after the other. If paste gives nothing, v shows the plain values.
    .plain = The boxes can be read again as often as you like: the choice is below the card.

help-watch-lag = Networks remember the answer they got before your change. They ask again when its time is up, not earlier.
help-watch-bound = That time was fixed by your old lines. It cannot be shortened now, and nothing you do makes it longer.
help-watch-absent = A network that asked too early remembers that there was nothing. That passes in the same way.
help-watch-mixed = “Both” is a network with several memories. Some have the new answer, some the old one.
help-watch-silent = A silent network says nothing about your domain. It is not counted.
help-watch-own = Your own connection asks the network you use now. What it says is what your mail program sees.
help-watch-close = You can close this. Your place is kept, and everything spreads without it.
