# `mxguide watch`: the news followed without the wizard.

follow-title = { $domain }, watched for { $provider }
follow-title-present = { $domain }, watched as it is

follow-begins = Looking at who publishes { $domain }.
follow-unknown = No server of { $company } answers right now. They are asked again.
follow-no-answer = Nobody could be asked about { $domain } yet. The look is repeated.
follow-blind = This network answers DNS questions itself instead of passing them on. The servers of { $company } cannot be asked from here.
follow-blind-waits = One network is asked through a secure channel instead. The others are asked once it has everything.
follow-not-published = Nothing has changed at { $company } yet. No other network is asked before that.
follow-publishing = { $company } has begun to publish it. The networks are asked once every server has all of it.
follow-needs-action = Something at { $company } needs your hand.
follow-published = All servers of { $company } publish it, since { $since }. The networks are asked now.
follow-inferred = A network has it, since { $since }. So { $company } publishes it.
follow-spreading = { $new } of { $of } networks have the new answer.
follow-rest-by = The old answers we know of run out by { $eta }. Nothing to do.
follow-bound = By { $bound } every old answer has run out.
follow-late = Their old answers should have run out. They are asked again.
follow-all-new = All { $of } networks have the new answer. A few more looks make sure that it stays so.
follow-confirmed = { $new } of { $of } networks have the new answer, time and again. It is proven.
follow-confirmed-until = Networks that are not asked here may remember the old answer until { $bound }.
follow-everywhere = { $new } of { $of } networks have the new answer, and every old answer has run out.
follow-changed-again = { $company } answered differently again at { $clock }. The proof starts over.
follow-no-plan = { $domain } receives no mail yet. Say with --provider who should receive it.
follow-time-up = The time is up.

follow-has-new = { $network } has the new answer
follow-has-old = { $network } has the old answer, until { $when }
follow-is-stale = { $network } still gives the old answer after its time
follow-has-none = { $network } remembers that there is nothing, until { $when }
follow-has-none-open = { $network } remembers that there is nothing
follow-has-both = { $network } gives both answers by turns, for it has several memories
follow-is-silent = { $network } does not answer and is not counted
follow-is-failing = { $network } cannot answer and is not counted
follow-is-filtered = { $network } refuses this name and is not counted
follow-is-intercepted = { $network } cannot be reached from here and is not counted
follow-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
follow-heartbeat = Still watching. { $sentence }
