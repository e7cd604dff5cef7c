# 6 Plan

plan-headline = { $count ->
    [1] One change at { $company }
    [2] Two changes at { $company }, in this order
    [3] Three changes at { $company }, in this order
    [4] Four changes at { $company }, in this order
    [5] Five changes at { $company }, in this order
    [6] Six changes at { $company }, in this order
    [7] Seven changes at { $company }, in this order
    [8] Eight changes at { $company }, in this order
    [9] Nine changes at { $company }, in this order
   *[other] { $count } changes at { $company }, in this order
}
plan-nothing = Nothing to change
plan-add = add
plan-change = change
plan-replace = replace
plan-remove = remove
plan-kept = Stays as it is
plan-kept-right = already right
plan-kept-alone = left alone
plan-kept-gateway = the route of { $gateway }
plan-later = Left for later
plan-one-click = { $provider } can enter these lines at { $company } for you. Or go on by hand here: either way each line is checked.
plan-one-click-where = { $steps }: { $url }
plan-connect = { $company } can enter the mail lines and the list of who may send for you: its page shows what it will change, and asks first. The other lines are entered here afterwards. Or enter all of them here by hand.
plan-connect-where = The page of { $company }: { $url }
plan-gateway = { $gateway } filters your mail before it is delivered. Its route is not touched; tell { $gateway } where to deliver.
plan-too-many = This list takes { $count } look-ups, and receivers stop at 10. Take a sender out that you no longer use.
plan-reports-elsewhere = Reports on fakes only go to { $other } if that domain agrees: it needs a TXT line at { $name } that says v=DMARC1
plan-no-route = The mail route is not part of this plan yet: a value it needs was left for later.
plan-moving = { $company } does not publish { $domain } yet. These lines count from the day it does.
plan-done-already = { $domain } is already set up for { $provider }. Enter goes on and checks that everybody sees it.
plan-mail-keeps-arriving = Mail keeps arriving all the while.
plan-no-mail-yet = Nobody receives mail for { $domain } today, so nothing can get lost.
plan-memory = From the moment you save, other networks may use the old answer for up to { $time }.
plan-undo = What stands there today is saved, so that you can go back: { $path }

reason-ownership = proves to { $provider } that the domain is yours
reason-new-route = leads mail to { $provider }
reason-route-order = puts the servers in the order { $provider } wants
reason-no-list = says who may send for { $domain }
reason-senders-added = { $added ->
    [one] one more sender
   *[other] { $added } more senders
}{ $kept ->
    [0] {""}
    [one] , one stays
   *[other] , { $kept } stay
}
reason-lists-joined = makes one list of { $lists }; several are all ignored
reason-list-repaired = puts a list right that cannot be read
reason-with-look-ups = { $reason }; { $count } of 10 look-ups
reason-key = signature key of { $provider }
reason-other-key = { $provider } signs with another key
reason-mail-programs = mail programs find their settings
reason-no-policy = rule for fakes, which watches only at first
reason-no-policy-reports = rule for fakes; reports to { $address }
reason-policy-repaired = puts the rule for fakes right
reason-old-route = last, once the new route is there
reason-swap = { $company } swaps all mail lines at once
reason-provider-asks = { $provider } asks for it
