# 5 Details

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
