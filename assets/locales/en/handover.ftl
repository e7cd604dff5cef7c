# The page for somebody else: whoever holds the log-in of the company that publishes the domain.

handover-title = { $domain }: records for its mail
handover-why = Mail for { $domain } is to go to { $provider }.
handover-ask = { $count ->
    [one] For that, one change is needed at { $company }. Please make it exactly as it is written here.
   *[other] For that, { $count } changes are needed at { $company }. Please make them in this order, exactly as they are written here.
}
handover-nothing = Everything is already as it should be. Nothing has to be changed.
handover-way = The way there
handover-open = Open the page: { $url }
handover-cards = What to enter
handover-choose = choose it from the menu
handover-done = Done
handover-copy = Copy
handover-copy-box = Copy “{ $label }”
handover-copied = Copied
handover-copied-box = “{ $label }” is on the clipboard.
handover-by-hand = The browser does not allow it. The value is selected: copy it with the keyboard.
handover-hidden = This value holds characters that cannot be seen. They are written out here as \u: ask before you type it.
handover-removals = Then take away
handover-removals-when = Only when the new lines are there: until then the mail still needs these.
handover-undo = How to undo it
handover-undo-unseen = Before you change anything, copy what stands there today: that is the way back.
handover-undo-nothing = Nothing that stood there before is changed.
handover-left = Afterwards
handover-left-who = These steps are outside DNS. They are for whoever looks after the mailboxes.
handover-kept = Already there, and to be left as it is
handover-unseen = What stands at { $domain } today was not looked at.
handover-unseen-route = If mail lines stand there already, take them away only when the new ones are there.
handover-unseen-senders = If a line there begins with v=spf1, add the new part to it. Two such lines cancel each other out.
handover-unregistered = { $domain } is not registered yet. These lines are for the day it is.
handover-around = The servers of the domain cannot be asked from here. What stands there today was told by a public network.
handover-later = Not known yet, and therefore not here: { $labels }

records-offline-provider = Without looking at the domain nothing tells who receives its mail. Say it with --provider.
records-unseen = The servers of { $domain } could not be asked: lines that have to go, and senders on the list today, are missing.
records-unseen-no-provider = The servers of { $domain } could not be asked. Say with --provider who should receive its mail.
records-saved = Written to { $path }
records-not-saved = { $path } could not be written: { $why }
records-zone-new = To add to the zone of { $domain }
records-zone-changes = In place of
records-zone-gone = To take away, once the lines above are served
records-zone-kept = Already there
