# What is said outside the wizard's screens: at the start, at the end, when something breaks.
quit-kept = Your place is kept. Start mxguide again to go on.
quit-waiting = Your side is done, and your place is kept. The news goes on spreading by itself.
quit-done = Done. Your mail set-up is proven.
quit-practice-done = Practice done, and proven on the pretend internet. Nothing real was touched.
quit-practice = Practice is over. Nothing real was touched.
input-ended = The input ended here.
needs-terminal = mxguide needs a terminal for its full screen. Without one, run it with --plain, which reads its answers from standard input, or use mxguide check.
panicked = mxguide stopped because of a mistake of its own. Your place is kept; nothing was changed at your DNS host.
press-enter = Press Enter to go back.
autopilot-types = > { $text }
autopilot-panel = (in the pretend panel of { $company })
autopilot-box = { $label }: { $value }
autopilot-saves = (saves the line)
autopilot-deletes = (deletes { $line })
autopilot-setting = (chooses { $choice } in { $setting })
