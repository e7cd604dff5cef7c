# The files left behind: the sheet for going back, and the report.

report-undo-title = { $domain }: how it was before, and how to go back
report-undo-copied = Copied on { $date } at { $clock } from the servers that publish the domain, before anything was changed.
report-undo-keep = Keep this sheet until you are sure that you never want to go back.
report-undo-before = These lines stood there (as zone-file lines)
report-undo-none = No mail lines stood there.
report-undo-where = Going back is done at { $company }, because { $company } publishes the domain.
report-undo-where-unknown = Going back is done at the company that publishes the domain.
report-undo-back = Put back
report-undo-change = Change these lines back
report-undo-away = Then take away
report-undo-nothing-back = Nothing has to be put back.
report-undo-nothing-away = Nothing has to be taken away.
report-undo-no-plan = Nothing is planned to change.
report-undo-zone = The same as zone-file lines, for a technician
report-undo-zone-back = Put back
report-undo-zone-away = Take away
report-undo-memory = Others may remember the newer answers for up to { $time } after that.
report-undo-nothing = Nothing has been looked at yet, so there is nothing to go back to.

report-type = Type
report-name = Name
report-priority = Priority
report-now = Says now
report-then = Said before
report-value = Value
report-purpose-receive = mail route
report-purpose-send = list of who may send
report-purpose-sign = signature key
report-purpose-verify = proof that the domain is yours
report-purpose-reject = rule for fakes
report-purpose-autoconfig = settings for mail programs
report-purpose-other = asked for by the provider
report-for = For
report-part = { $label }: { $value }

report-records = What is published now
report-gone = What is gone
report-networks = What the networks answered
report-network = Network
report-place = Place
report-answer = Answer
report-since = Since
report-not-proven = This is not proven yet; the lines below show how far it is.
report-printed = Made by mxguide { $version }. The page is complete in itself and asks nothing of the internet.
report-undo-setting = A setting of { $company } put the mail lines there. Choose that setting again, and they come back by themselves.
