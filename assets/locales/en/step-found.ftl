# 2 What we found

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
