# 4 Mail

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
