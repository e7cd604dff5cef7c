# What lies around the records: policy files, mail programs, the register, what DNS cannot show.

policy-old = A policy file lets careful senders, such as Google, deliver only to { $named }.
policy-old-nobody = A policy file lets careful senders, such as Google, deliver to nobody.
policy-old-add = { $count ->
    [one] In the file https://mta-sts.{ $domain }/.well-known/mta-sts.txt add this line, and leave the old ones for now:
   *[other] In the file https://mta-sts.{ $domain }/.well-known/mta-sts.txt add these lines, and leave the old ones for now:
}
policy-old-id = Then tell everybody that the file is new. In the “{ $label }” box of the text at _mta-sts.{ $domain } type
policy-old-end = Senders remember the old file for up to { $time }. Nobody looks after the file any more? Then write “mode: none” in it instead, and keep it for that long.
programs-old = Mail programs are still sent to { $old }:
programs-old-why = Outlook asks there for its settings, and goes on asking for the old password.
programs-old-fix = Delete this line at { $company }, unless the new provider gives another target for it.
memory-long = Others remember the present mail lines for { $time }.
memory-long-fix = To move faster, first set the TTL of these lines to 300 seconds, and wait { $time }.
memory-long-free = It works without that as well. Keep the old mailboxes open meanwhile.
subdomain = This is about addresses that end in @{ $domain }, not in @{ $registered }.
subdomain-fix = Is that not what you want? Then look at { $registered } instead.
local-routing = One setting at { $publisher } cannot be seen from outside.
signing-not-started = The signature key is right. Whether it is used cannot be seen from outside.
wrong-panel-saved = The line is saved there, but nobody asks there.
wrong-panel-unsaved = Not even the servers of { $company } have it.
lost-in-move = Since { $domain } moved to { $publisher }, these lines are missing:
lost-in-move-fix = The servers of before had them. Add them again at { $company }.
held-registrar-unknown = the company where you bought it
held-free = Nobody owns { $domain }: the register does not know it.
held-free-fix = If it is spelt right, it can be bought.
held-by-registrar = { $domain } is on hold, and nobody finds it.
held-by-registrar-fix = Log in at { $registrar }, or write to its support. Often a bill is not paid, or the owner's address is not confirmed.
held-by-register = The register has put { $domain } on hold, and nobody finds it.
held-by-register-fix = Write to the support of { $registrar }: it can ask the register why.
held-redeemable = { $domain } ran out and is about to be deleted. It can still be bought back.
held-redeemable-fix = Write to the support of { $registrar } today and ask to restore it. It costs more than a renewal.
held-ending = { $domain } ran out and will be deleted within days.
held-ending-fix = It can no longer be bought back. As soon as it is free, anybody can buy it.
held-no-servers = { $domain } belongs to somebody, but no name servers are set for it.
held-no-servers-fix = If it is yours, log in at { $registrar } and enter the name servers of your DNS host.
also-noticed = Also noticed:
case-matters = A server of { $publisher } finds no mail line when { $domain } is written in capitals:
case-matters-fix = Some networks write names that way, and mail from there gets lost. Only the support of { $publisher } can put it right.
check-parked = { $domain } is parked: two lines say that it neither takes nor sends mail.
found-parked = The domain is parked: two lines say that it neither takes nor sends mail. Both are replaced later.
policy-old-first = Put this right before you change the mail lines, or mail is turned away.
tls-reports-unread = A line asks for reports on the encryption of mail, but no sender can read it:
tls-reports-several = Several lines ask for reports on the encryption of mail. Senders then take notice of none:
tls-reports-one = At { $company }, keep one line at _smtp._tls.{ $domain } and delete the others.
tls-reports-type = In its “{ $label }” box type
tls-reports-nobody = In its “{ $label }” box, v=TLSRPTv1; rua=mailto: must be followed by an address for the reports. If nobody wants them, delete the line: mail works without it.
