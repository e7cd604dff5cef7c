# Sentences that only the line-by-line mode says.

plain-banner = mxguide, line by line. Type an answer, then press Enter.
plain-words = At any time you can also type: back, help, français, quit.
plain-then = { "" }, then{ " " }

plain-prompt-number = Number:
plain-prompt-number-enter = Number (Enter: { $choice }):
plain-prompt-name = Number or name:
plain-prompt-name-enter = Number or name (Enter: { $choice }):
plain-prompt-text = Your answer:
plain-prompt-text-keep = Your answer (Enter keeps what is shown):
plain-prompt-text-on = Your answer (Enter goes on without one):
plain-prompt-enter = Enter: { $choice }

plain-on = go on
plain-back = go back
plain-look-again = look again
plain-later = leave this for later
plain-none = nobody else, go on
plain-take-last = take the last one out again
plain-close-help = close help
plain-finish = finish
plain-yes = yes
plain-no = no

plain-way-in = The way in:
plain-type-these = Type into the boxes:
plain-box-chosen = (choose it from the menu)
plain-there = Filled in already:
plain-practise = { $label }; nothing real is touched
plain-page-at = The page:

plain-saved = I have saved it
plain-saved-again = I have corrected and saved it
plain-values = show the values again
plain-next-card = next change
plain-previous-card = previous change
plain-open-page = open the page in the browser
plain-to-plan = back to the plan
plain-handover = write a page for somebody else who has the log-in
plain-asking = Asking the servers of { $company } until they have it. Nothing to do.
plain-overdue = { $company } does not publish it yet. Look there whether it was really saved; some companies also need a few minutes.
plain-served = The change is published: all servers of { $company } have it.
plain-unreachable = The servers of { $company } do not answer at the moment. They are asked again.

plain-to-panel = type it into the pretend panel
plain-panel-lines = Its lines now:
plain-panel-how = To change or remove a line, type for example: edit 1, or: delete 1
plain-box-place = Box { $number } of { $of }
plain-panel-add = add a line
plain-panel-setting = { $label }: now { $current }; change to { $next }
plain-panel-close = back to the instructions
plain-form-literal = Type one box after the other; what you type is taken as it is.
plain-form-empty = Enter leaves a box as it is, a space and Enter empties it. To leave the form, type /back
plain-form-again = Begin again with the first box:

plain-watching = Once all servers have it, the networks are asked. Each change is said here.
plain-close = You can close this at any time with Ctrl-C; your place is kept.
plain-close-practice = You can close this at any time with Ctrl-C.
plain-heartbeat-found = Still looking. Nothing to do.
plain-heartbeat-enter = Still asking { $company }. Nothing to do.
plain-heartbeat-watch = Still watching: { $count }. Nothing to do.
plain-heartbeat = Still here.

plain-unknown-number = That is none of the numbers above. Type one of them, then Enter.
plain-unknown-word = Not understood. Type one of the numbers above, then Enter.
plain-unknown-enter = Not understood. Type help, back or quit; Enter alone goes on.
plain-unknown-waiting = Not understood. There is nothing to answer now; type help, back or quit.
plain-unknown-name = No such name or number above. Type one of the numbers, or a part of a name.
plain-unknown-several = Several names above fit that. Type the number, or more of the name.
plain-unknown-box = Here only /back and /quit are commands; everything else goes into the box.
plain-unknown-help = There is no help inside the panel. Type what stands on the card, box by box.
plain-unknown-choose = Please choose: type one of the numbers above, then Enter.

plain-step = { $place }: { $name }
plain-label = { $label }:
plain-row = { $label }: { $value }
plain-unknown-first = This is the first question; there is nothing to go back to.
plain-gone = No longer:
