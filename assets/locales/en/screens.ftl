# The eight steps and the end. Values to type are never followed by a full stop.

company-unknown = your DNS host
provider-unknown = your mail provider
list-and = { $before } and { $last }
list-or = { $before } or { $last }
list-filter = Filter
list-more = { $count ->
    [one] 1 more, type to find
   *[other] { $count } more, type to find
}
question-place = Question { $number } of { $of }
practice-banner = Practice: a pretend internet. Nothing real is touched.
too-small = This window is { $columns } by { $rows }. Please make it at least 40 by 12.

## 1 Domain

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

## 2 What we found

found-title = { $domain } today
found-looking = Looking at { $domain }: who publishes it, where its mail goes, who may send.
found-publisher = Published by
found-route = Mail goes to
found-senders = Who may send
found-signature = Signature key
found-rule = Rule for fakes
found-none = none
found-none-seen = none seen
found-nobody = nobody
found-null-mx = nobody, on purpose
found-todo = to do
found-stays = stays
found-replaced = will be replaced
found-choose-later = you choose in step 4
found-gateway = a filter; its route stays
found-two-companies = two companies at once
found-servers-agree = { $count ->
    [one] its server answers
    [2] both servers agree
   *[other] all { $count } servers agree
}
found-servers-silent = { $count } of { $of } servers silent
found-servers-disagree = its servers do not agree
found-lists = { $count } lists
found-rules = { $count } rules
found-lists-ignored = all ignored; one is allowed
found-unreadable = cannot be read as it is
found-senders-todo = will be completed
found-senders-nobody = nobody may send yet
found-one-list = one list, as it should be
found-key = a key is there
found-key-todo = another key to add
found-rule-none = fakes are only reported
found-rule-quarantine = fakes go to the spam folder
found-rule-reject = fakes are refused
found-memory = Other networks may keep these answers for up to { $time }.
found-kept = All of this is noted down, so you can always go back to it.
found-elsewhere = You may have bought the domain elsewhere. Changes count only at { $company }, because { $company } publishes it.
found-mixed = { $companies } publish this domain at the same time: a move that is not finished. Answers depend on who is asked. Settle first which one stays.
found-tied = These name servers belong to { $companies }. You say which in the next step.
found-stranger = This program does not know the company behind { $servers }. It is where you manage the domain; general instructions follow.
found-inside = { $domain } is published as a part of { $zone }. Make the changes under { $zone }, with names that end before it.

trouble-not-registered = Nobody owns { $domain }, or it is spelt differently.
trouble-not-registered-fix = Check the spelling: Esc leads back.
    .plain = Check the spelling; you can go back.
trouble-just-bought = If you have just bought it, give it an hour. Then r looks again.
    .plain = If you have just bought it, give it an hour, then look again.
trouble-pretend = { $domain } is not one of the pretend domains.
trouble-pretend-fix = Esc, then type one of them.
    .plain = Go back, then type one of them.
trouble-suspended = { $domain } is paused: its owner must click the link in a confirmation e-mail.
trouble-suspended-fix = Find that e-mail from the company where you bought the domain. It may be in a spam folder or at an old address.
trouble-suspended-wait = After the click it takes up to 48 hours. Then r looks again.
    .plain = After the click it takes up to 48 hours. Then look again.
trouble-silent = None of the servers for { $domain } answers: { $servers }
trouble-silent-fix = Log in where you bought the domain and check its name servers, or ask the support of { $company }.
trouble-untold = The servers of { $company } answer, but not about mail.
trouble-untold-fix = Without that answer no change would be safe. Wait a minute: it often passes by itself.
trouble-look-again = Then r looks again.
    .plain = Then look again.
trouble-dnssec = A security seal of a former host locks { $domain } up (DNSSEC).
trouble-dnssec-fix = Log in where you bought the domain and switch DNSSEC off, or remove the DS record.
trouble-dnssec-wait = It takes up to 24 hours until everybody notices. Then r looks again.
    .plain = It takes up to 24 hours until everybody notices. Then look again.
trouble-offline = This computer gets no answer to any DNS question right now.
trouble-offline-fix = Check the internet connection. Then r looks again.
    .plain = Check the internet connection. Then look again.
trouble-intercepted = The network you are on answers DNS questions in the name of others. What it says cannot be trusted.
trouble-intercepted-fix = Use another network, such as your phone's. Then r looks again.
    .plain = Use another network, such as your phone's. Then look again.
trouble-parent = The registry of .{ $ending } does not answer at the moment.
trouble-parent-fix = That passes by itself. Wait a minute, then r looks again.
    .plain = That passes by itself. Wait a minute, then look again.

## 3 Host

host-question = Where will you make the changes?
host-hint = { $company } publishes the domain now: changes made there count.
host-hint-unknown = Choose the company that publishes your domain: the one whose DNS page shows its lines.
host-publishes = publishes { $domain } now
host-publishes-short = publishes it now
host-other = Something else
host-other-remark = general instructions
host-nothing-fits = No company of that name. “Something else” leads on with general instructions.
differs-who = { $chosen } may have sold you the domain, but { $publisher } publishes it.
differs-never-seen = A line saved at { $chosen } would never be seen.
differs-if-moving = If you are moving there, it counts from the day { $chosen } publishes { $domain }.
differs-take = use { $publisher }
differs-moving = I am moving to { $chosen }, continue

## 4 Mail

mail-question = Who will receive your mail?
mail-hint = The company that has your mailboxes.
mail-receives = receives mail for { $domain } now
mail-receives-short = receives it now
mail-other = Another provider
mail-other-remark = you type its mail servers
mail-nothing-fits = No provider of that name. “Another provider” takes the mail servers you type.
mail-gateway = A filter, { $gateway }, takes your mail in before the mailboxes do. Its route stays as it is.
mail-mixed = { $companies } receive your mail at the same time now. One of them should stay.
mail-tied = The present mail servers belong to { $companies }.
stop-no = no, go on
stop-yes = yes, that is us
stopped-title = Better not go on like this
stopped-back = Nothing was changed. Esc leads back.
    .plain = Nothing was changed. You can go back.
mailboxes-title = Create the mailboxes first
mailboxes-why = They exist already? Then Enter goes on.

## 5 Details

details-field-text = Text
details-field-key = Key
details-field-host = Server
details-field-label = Name
details-field-server = Server
details-field-address = Address
details-field-sender = Sender
details-example = For example
details-guess = our guess from the name; compare it with the provider's page
details-several = Enter adds it. Enter on an empty line goes on; Backspace there takes the last one away.
details-optional = Nothing to enter? Tab passes this question.
details-later = Not at hand? Tab leaves it for later and keeps it on your list.
details-pretended = Made up for practice, so that you can go on. In earnest you paste your own.
details-so-far = So far
details-empty = Nothing was typed.
details-empty-wait = Type or paste it, or leave it for later with Tab.
    .plain = Type or paste it, or leave it for later.
details-empty-needed = Without it mail cannot be led anywhere. Esc leads back to the provider.
    .plain = Without it mail cannot be led anywhere. Going back leads to the provider.
details-too-many = Several values were pasted.
details-one-by-one = Paste one, press Enter, then the next.
details-only-one = One is needed: paste only that.
details-key-cut = The key ends too early: { $have } of { $want } characters.
details-key-cut-fix = Copy it again, down to its very end. It may run over several lines.
details-private = This is a private key. It must never be published.
details-private-fix = Keep it secret. Copy the public one instead; it begins with v=DKIM1
preset-question = { $company } can set the mail route for { $provider } by itself. Use that?
preset-yes = yes: “{ $entry }” under { $menu }
preset-no = no, I type the lines myself
optional-question = Also add the lines with which mail programs set themselves up?
optional-why = With them, Outlook, Thunderbird or a phone finds its settings from the address alone. Mail works without them.
optional-yes = yes, add them
optional-no = no, only what mail needs

## 6 Plan

plan-headline = { $count ->
    [1] One change at { $company }
    [2] Two changes at { $company }, in this order
    [3] Three changes at { $company }, in this order
    [4] Four changes at { $company }, in this order
    [5] Five changes at { $company }, in this order
    [6] Six changes at { $company }, in this order
    [7] Seven changes at { $company }, in this order
    [8] Eight changes at { $company }, in this order
    [9] Nine changes at { $company }, in this order
   *[other] { $count } changes at { $company }, in this order
}
plan-nothing = Nothing to change
plan-add = add
plan-change = change
plan-replace = replace
plan-remove = remove
plan-kept = Stays as it is
plan-kept-right = already right
plan-kept-alone = left alone
plan-kept-gateway = the route of { $gateway }
plan-later = Left for later
plan-one-click = { $provider } can enter these lines at { $company } for you. Or go on by hand here: either way each line is checked.
plan-one-click-where = { $steps }: { $url }
plan-gateway = { $gateway } filters your mail before it is delivered. Its route is not touched; tell { $gateway } where to deliver.
plan-too-many = This list takes { $count } look-ups, and receivers stop at 10. Take a sender out that you no longer use.
plan-no-route = The mail route is not part of this plan yet: a value it needs was left for later.
plan-moving = { $company } does not publish { $domain } yet. These lines count from the day it does.
plan-done-already = { $domain } is already set up for { $provider }. Enter goes on and checks that everybody sees it.
plan-mail-keeps-arriving = Mail keeps arriving all the while.
plan-no-mail-yet = Nobody receives mail for { $domain } today, so nothing can get lost.
plan-memory = From the moment you save, other networks may use the old answer for up to { $time }.
plan-undo = What stands there today is saved, so that you can go back: { $path }

reason-ownership = proves to { $provider } that the domain is yours
reason-new-route = leads mail to { $provider }
reason-route-order = puts the servers in the order { $provider } wants
reason-no-list = says who may send for { $domain }
reason-senders-added = { $added ->
    [one] one more sender
   *[other] { $added } more senders
}{ $kept ->
    [0] {""}
    [one] , one stays
   *[other] , { $kept } stay
}
reason-lists-joined = makes one list of { $lists }; several are all ignored
reason-list-repaired = puts a list right that cannot be read
reason-with-look-ups = { $reason }; { $count } of 10 look-ups
reason-key = signature key of { $provider }
reason-other-key = { $provider } signs with another key
reason-mail-programs = mail programs find their settings
reason-no-policy = rule for fakes, which watches only at first
reason-no-policy-reports = rule for fakes; reports to { $address }
reason-policy-repaired = puts the rule for fakes right
reason-old-route = last, once the new route is there
reason-swap = { $company } swaps all mail lines at once
reason-provider-asks = { $provider } asks for it

## 7 Enter

card-place = { $number } of { $of }
card-company = at { $company }
card-add-route = Add the new mail route
card-add-route-nth = { $number ->
    [1] Add the first mail server
    [2] Add the second mail server
    [3] Add the third mail server
   *[other] Add mail server number { $number }
}
card-add-senders = Add the list of who may send
card-add-key = Add the signature key
card-add-key-nth = Add the { $number ->
    [1] first
    [2] second
   *[other] next
} signature key
card-add-proof = Prove that the domain is yours
card-add-rule = Add the rule for fakes
card-add-programs = Add the line for mail programs
card-add-other = Add a line for { $provider }
card-change-senders = Complete the list of who may send
card-change-key = Change the signature key
card-change-rule = Put the rule for fakes right
card-change-other = Change a line
card-replace-route = Swap the mail route
card-remove-route = Remove the old mail route
card-remove-other = Remove old lines
card-open-line = Find the { $type } line named { $name } and open it for editing
card-open-text = Open the { $type } line named { $name } that begins with { $start }
card-line = Line { $number } of { $of }
card-delete = { $count ->
    [one] Delete this line:
   *[other] Delete these { $count } lines:
}
card-vanishes = { $count ->
    [one] This line goes by itself:
   *[other] These { $count } lines go by themselves:
}
card-replaces = { $count ->
    [one] In place of this line:
   *[other] In place of these { $count } lines:
}
card-edit-one = Edit one of these { $count } lines and delete the others:
card-stands-today = Today it says:
card-save = then: { $button }
card-practice = In practice you type this into the pretend panel: Tab opens it.
    .plain = In practice you type this into the pretend panel: it is one of the choices below.
card-value-not-confirmed = No document confirms this value for { $provider }. Compare it with what { $provider } shows you.
card-labels-may-differ = We could not check these words with { $company }; they may differ a little.
box-empty = leave it empty
box-as-is = leave it as it is
box-name = Name
box-target = Server
box-value = Value
box-priority = Priority

status-about-to-ask = About to ask the servers of { $company }.
status-not-there = asking the servers of { $company }: not there yet ({ $ago })
status-still-there = asking the servers of { $company }: still there ({ $ago })
status-saved-waiting = not at { $company } yet ({ $ago }). A minute or two is usual; nothing to do.
status-partial = { $new ->
    [one] { $new } of { $of } servers has it.
   *[other] { $new } of { $of } servers have it.
} { $rest ->
    [one] The other follows by itself.
   *[other] The others follow by themselves.
}
status-partial-gone = { $new ->
    [one] { $new } of { $of } servers has removed it.
   *[other] { $new } of { $of } servers have removed it.
} { $rest ->
    [one] The other follows by itself.
   *[other] The others follow by themselves.
}
status-served = { $company } publishes it now, { $count ->
    [one] on its server
    [2] both servers
   *[other] all { $count } servers
}, { $clock }.
status-gone = { $company } no longer publishes { $lines ->
    [one] it
   *[other] them
}, { $count ->
    [one] on its server
    [2] both servers
   *[other] all { $count } servers
}, { $clock }.
status-wrong = Something there is not as planned.
status-unreachable = No server of { $company } answers right now. Keep typing; we keep asking.

notice-copied = “{ $label }” is on the clipboard. If paste gives nothing, press v
notice-copied-terminal = “{ $label }” was handed to your terminal. If paste gives nothing, press v
notice-copied-multiplexer = “{ $label }” was sent to your clipboard. If paste gives nothing, press v.
notice-copied-nowhere = No clipboard can be reached from here. Press v and copy “{ $label }” by hand.
notice-opened = Your browser was asked to open { $url }
notice-no-page = The page of this company is not known. Log in as you always do.
notice-cards-left = { $count ->
    [one] One card is left: this one.
   *[other] { $count } cards are left. This is the next.
}
notice-place-saved = Your place is saved.
notice-undo-saved = What stood there before is saved: { $text }
notice-report-saved = The report is saved: { $text }
notice-handover-saved = The page for whoever has the log-in is saved: { $text }
notice-not-saved = A file could not be written: { $text }

## 8 Watch

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
watch-all-new = All { $of } networks asked have the new answer.
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

## 8 Watch: one network

network-operator = run by { $operator }
network-operator-place = run by { $operator }, { $place }
network-own = the network this computer is in
network-new = It has the new answer, since { $since }.
network-old = It still has the old answer. It forgets it { $when }, then asks again by itself.
network-old-now = Its old answer has just run out. It is being asked again.
network-stale = It keeps its old answer longer than it may. It will follow.
network-unreached = It keeps its old answer because it could not reach the servers of { $company }. It tries again by itself.
network-absent = It asked before the line was there, and remembers that there was none. It forgets that { $when }.
network-absent-open = It asked before the line was there, and remembers that there was none. That passes by itself.
network-mixed = This network has several memories behind one address. Some have the new answer, some the old one.
network-silent = It does not answer. That says nothing about your domain.
network-failing = It answers that it failed. That says nothing about your domain.
network-filtered = It refuses to answer for this name. That says nothing about your domain.
network-intercepted = Somebody between this computer and it answers in its name. What is heard cannot be trusted.
network-not-counted = It is not counted.
network-not-asked = It has not been asked yet.
network-route = Mail route (MX)
network-senders = Who may send (SPF)
network-key = Signature key (DKIM)
network-rule = Rule for fakes (DMARC)
network-other = { $type } { $name }
network-said-new = new
network-said-old = old, until { $clock }
network-said-old-open = old
network-said-stale = old, past its time
network-said-none = none yet
network-said-none-until = none yet, until { $clock }
network-said-nothing = no answer yet
network-more-values = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
network-asked = Asked
network-asked-times = { $count ->
    [0] not yet
    [one] once
   *[other] { $count } times
}
network-asked-last = { $times }, last heard { $clock }
network-way = Way
network-way-udp = plain DNS, answers in { $ms } ms
network-way-tcp = plain DNS over TCP, answers in { $ms } ms
network-way-https = DNS over HTTPS, answers in { $ms } ms
network-machines = { $count ->
    [one] Machine
   *[other] Machines
}
network-note = It adds
network-note-stale = this answer is past its time
network-note-blocked = this name is blocked or filtered here
network-note-unreachable = the servers of the domain could not be reached
network-note-seal = the security seal (DNSSEC) does not fit
network-note-other = note { $code }
network-history = What it had

## Done

done-title = Mail for { $domain } now goes to { $provider }.
done-title-set-up = { $domain } is now set up for { $provider }.
done-proven = proven on { $date } at { $clock }
done-servers = { $count ->
    [one] the server of { $company }
    [2] both servers of { $company }
   *[other] all { $count } servers of { $company }
}
done-networks = { $new } of { $of } networks
done-networks-most = { $late ->
    [one] { $new } of { $of } networks; one was still changing over
   *[other] { $new } of { $of } networks; { $late } were still changing over
}
done-run-out = every answer given before the change has run out
done-until = networks we do not ask may remember the old answer until { $bound }
done-soon = networks we do not ask will have forgotten the old answer within a minute
done-left = Left to do (DNS cannot check it)
done-verify = Go back to { $provider } and press Verify.
done-test-mail = Send a message from an address elsewhere to one at { $domain }, and answer it.
done-old-mail = Your old messages stay at { $provider }. Copy them before you cancel anything there.
done-later = Still open: { $label }
done-rule = From { $day }: read the reports, then make the rule for fakes stricter.
done-saved = Saved
done-report = the proof
done-undo = to go back
