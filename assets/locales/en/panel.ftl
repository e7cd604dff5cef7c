# What a pretend panel says, mostly when it does not take something.

panel-empty = No lines here yet.
panel-sent = Saving…
panel-title = Pretend panel of { $company }: { $domain }
panel-hint = It behaves like the real one, down to its quirks. Try it wrong on purpose: leave out a letter. The mistake will be named.
panel-form-new = New { $type } line
panel-form-edit = Edit the { $type } line
panel-save = Enter: { $button }

refusal = The panel does not take this. Compare each box with the card.
refusal-no-such-line = That line is no longer there.
refusal-mail-setting-first = There is no MX line to add here yet. Choose Custom MX in Mail Settings first.
refusal-belongs-to-mail-setting = This line belongs to Mail Settings. Choose another entry there.
refusal-locked-by-email-routing = Email Routing has locked the mail lines. Unlock them first.
refusal-no-such-setting = There is no such setting here.
refusal-alias-alone = An alias must stand alone. Delete the other lines of this name first.
refusal-beside-alias = An alias stands at this name, and nothing may stand beside it. Compare the name with the card.
refusal-exists = That line is there already.
refusal-name-is-fixed = The name of a line cannot be changed here. Delete the line and add it again.
refusal-too-many = The panel takes no more lines.
refusal-empty = A box is empty.
refusal-too-long = That text is too long for the box.
refusal-name = That cannot be a name.
refusal-target = That is not the name of a server.
refusal-ip-address = Those are the numbers of an address. A mail line needs the name of a server.
refusal-priority = The priority is a number from 0 to 65535.
refusal-number = Weight and port are numbers from 0 to 65535.
refusal-ttl = That is not a time.
refusal-ttl-too-short = That time is too short for this company. Leave the one it suggests.
refusal-quotes = Quotation marks are not allowed here. Remove them.
refusal-alias-at-root = The domain itself cannot be an alias.
refusal-type = That type cannot be entered here.
