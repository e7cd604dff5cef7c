# 8 Watch: one network

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
network-senders-and-proof = Who may send (SPF), and proof of ownership
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
