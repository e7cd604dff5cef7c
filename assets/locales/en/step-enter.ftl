# 7 Enter

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
card-route-first = Not yet: first enter card { $number }, the new mail line. Until it is there, these lines are what brings your mail.
card-no-route = No mail line is there now, so no mail arrives. Enter card { $number } first.
card-no-route-here = No mail line is there now, so no mail arrives. Enter this one at once.
values-label = { $label }:
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
notice-asked-again = The servers are asked again: a change shows within seconds.
notice-cards-left = { $count ->
    [one] One card is left: this one.
   *[other] { $count } cards are left. This is the next.
}
notice-place-saved = Your place is saved.
notice-undo-saved = What stood there before is saved: { $text }
notice-report-saved = The report is saved: { $text }
notice-handover-saved = The page for whoever has the log-in is saved: { $text }
notice-not-saved = A file could not be written: { $text }
