# Done

done-title = Mail for { $domain } now goes to { $provider }.
done-title-set-up = { $domain } is now set up for { $provider }.
done-title-no-route = Mail for { $domain } does not go to { $provider } yet.
done-proven-entered = what you entered so far is proven, on { $date } at { $clock }
done-no-route = The mail route is missing: a value it needs was left for later. Go back to the questions and give it.
done-proven = proven on { $date } at { $clock }
done-servers = { $count ->
    [one] the server of { $company }
    [2] both servers of { $company }
   *[other] all { $count } servers of { $company }
}
done-networks = { $new } of { $of } networks
done-networks-most = { $late ->
    [one] { $new } of { $of } networks; one was still changing over
   *[other] { $new } of { $of } networks; { $late } were still changing over
}
done-run-out = every answer given before the change has run out
done-until = networks we do not ask may remember the old answer until { $bound }
done-soon = networks we do not ask will have forgotten the old answer within a minute
done-left = Left to do (DNS cannot check it)
done-verify = Go back to { $provider } and press Verify.
done-test-mail = Send a message from an address elsewhere to one at { $domain }, and answer it.
done-old-mail = Your old messages stay at { $provider }. Copy them before you cancel anything there.
done-later = Still open: { $label }
done-rule = From { $day }: read the reports, then make the rule for fakes stricter.
done-saved = Saved
done-report = the proof
done-undo = to go back
