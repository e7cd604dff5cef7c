//! Answers that outlive their time, and resolvers with a will of their own about it.

use super::*;

const OLD: &str = "v=DMARC1; p=none; rua=mailto:old@acme.fr";

/// One resolver; the others are new from the start.
fn one_odd(
    world: &mut World,
    seconds: u32,
    odd: &mut dyn FnMut(&Ask, Moment) -> (Heard, Margin),
    done: &dyn Fn(&Watch, Moment) -> bool,
) -> bool {
    let mut reply = |ask: &Ask, at: Moment| match &ask.target {
        Target::Resolver(id) if id == "resolver-0" => {
            let (heard, margin) = odd(ask, at);
            Some((20, heard, margin))
        }
        _ => new_everywhere(ask, at),
    };
    world.run(seconds, &mut reply, done)
}

fn world() -> World {
    World::new(small_watch(SETTINGS, networks(14)))
}

fn times(world: &World) -> Vec<u64> {
    let target = Target::Resolver("resolver-0".to_owned());
    let asked = world.sent.iter().filter(|(_, ask)| ask.target == target);
    asked.map(|(at, _)| at.seconds_since(START)).collect()
}

#[test]
fn a_stale_answer_stays_old_is_called_stale_and_is_asked_for_ever_more_seldom() {
    for says_so in [true, false] {
        let mut world = world();
        let mut stale = |ask: &Ask, at: Moment| {
            let left = if at < START.plus_seconds(100) { 60 } else { 30 };
            let extended_error = (says_so && left == 30).then(|| (3, String::new()));
            let margin = Margin { extended_error, ..Margin::default() };
            (records(&ask.question, left, &[txt(OLD)]), margin)
        };
        one_odd(&mut world, 3600, &mut stale, &|_, _| false);
        let row = &world.watch.rows(world.now)[0];
        assert!(matches!(row.state, RowState::Old { .. }));
        assert!(row.is_stale);
        assert!(world.watch.detail("resolver-0", world.now).unwrap().answers[0].is_stale);
        assert_eq!(world.watch.state(world.now), State::Spreading);
        let times = times(&world);
        assert!(times.len() <= 16, "{times:?}");
        let waits: Vec<u64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(waits.iter().rev().take(2).all(|wait| *wait >= 600), "{waits:?}");
    }
}

#[test]
fn a_cache_that_gives_the_old_answer_once_more_while_it_fetches_is_new_a_moment_later() {
    let mut world = world();
    let end = START.plus_seconds(90);
    let mut is_fetched = false;
    let mut expired = |ask: &Ask, at: Moment| {
        let left = u32::try_from(end.seconds_since(at)).unwrap();
        if at < end {
            return (records(&ask.question, left, &[txt(OLD)]), Margin::default());
        }
        // The first one who asks is served the expired answer, and starts the fetching.
        if std::mem::replace(&mut is_fetched, true) {
            (records(&ask.question, 300, &[txt(DMARC)]), Margin::default())
        } else {
            (records(&ask.question, 30, &[txt(OLD)]), Margin::default())
        }
    };
    let is_new = |watch: &Watch, now: Moment| watch.rows(now)[0].state == RowState::New;
    assert!(one_odd(&mut world, 300, &mut expired, &is_new));
    assert!(world.now.ms_since(end) <= 2500, "{} ms", world.now.ms_since(end));
    assert!(!world.watch.rows(world.now)[0].is_stale);
}

#[test]
fn a_resolver_that_keeps_short_answers_longer_is_believed_beyond_the_bound() {
    let servers = vec![server(1), server(2)];
    let photo = photo(&servers);
    let mut plan = small_plan();
    plan.old_ttl = 20;
    let mut world = World::new(Watch::new(SETTINGS, &plan, &photo, servers, networks(14), START));
    let mut end = None;
    let mut floor = |ask: &Ask, at: Moment| {
        // Filled a moment before it is first asked, and kept for a minute whatever the TTL says.
        let end = *end.get_or_insert(at.plus_ms(59_400));
        if at < end {
            let left = u32::try_from(end.seconds_since(at)).unwrap();
            return (records(&ask.question, left, &[txt(OLD)]), Margin::default());
        }
        (records(&ask.question, 300, &[txt(DMARC)]), Margin::default())
    };
    let is_old =
        |watch: &Watch, now: Moment| matches!(watch.rows(now)[0].state, RowState::Old { .. });
    assert!(one_odd(&mut world, 200, &mut floor, &is_old));
    let (eta, bound) = (world.watch.eta(world.now).unwrap(), world.watch.bound().unwrap());
    assert!(eta > bound, "its own words count");
    let is_new = |watch: &Watch, now: Moment| watch.rows(now)[0].state == RowState::New;
    assert!(one_odd(&mut world, 200, &mut floor, &is_new));
    assert!(world.now.ms_since(eta) <= 1400);
    assert!(times(&world).len() <= 4, "nothing is learnt at the bound");
}

#[test]
fn a_cap_shortens_the_row_of_that_resolver_and_never_the_bound() {
    let mut list = networks(14);
    list[0].ttl_cap_s = Some(600);
    let mut world = World::new(small_watch(SETTINGS, list));
    let mut old =
        |ask: &Ask, _: Moment| (records(&ask.question, 3000, &[txt(OLD)]), Margin::default());
    let is_old =
        |watch: &Watch, now: Moment| matches!(watch.rows(now)[0].state, RowState::Old { .. });
    assert!(one_odd(&mut world, 200, &mut old, &is_old));
    let eta = world.watch.eta(world.now).unwrap();
    assert!((599..=600).contains(&eta.seconds_since(world.now)));
    let t0 = world.watch.t0().unwrap();
    assert_eq!(world.watch.bound(), Some(t0.plus_seconds(3600)));
}

#[test]
fn one_network_is_told_closely() {
    let mut world = world();
    let mut turn = 0;
    let mut flipping = |ask: &Ask, _: Moment| {
        turn += 1;
        let margin = Margin {
            server_id: Some(format!("machine-{}", turn % 2)),
            extended_error: (turn == 4).then(|| (22, "no reachable authority".to_owned())),
            ..Margin::default()
        };
        let data = if turn == 2 { txt(OLD) } else { txt(DMARC) };
        (records(&ask.question, 40, &[data]), margin)
    };
    let many = |watch: &Watch, now: Moment| watch.rows(now)[0].asked == 4;
    assert!(one_odd(&mut world, 900, &mut flipping, &many));
    let detail = world.watch.detail("resolver-0", world.now).unwrap();
    assert_eq!(detail.server_ids, ["machine-0", "machine-1"]);
    assert_eq!(detail.extended_error, Some((22, "no reachable authority".to_owned())));
    assert_eq!(detail.rtt_ms, Some(20));
    assert_eq!(detail.answers.len(), 1);
    assert_eq!(detail.answers[0].data, [txt(DMARC)]);
    assert_eq!(detail.answers[0].ttl_s, Some(40));
    let kinds: Vec<RowKind> = detail.history.iter().map(|(_, kind)| *kind).collect();
    assert!(kinds.ends_with(&[RowKind::New, RowKind::Mixed]), "{kinds:?}");
    assert_eq!(world.watch.detail("nobody", world.now), None);
}

/// Several records of one cache once ran out together and were called stale for waiting in line.
#[test]
fn records_that_run_out_together_are_not_stale_for_waiting_in_line() {
    let servers = vec![server(1), server(2)];
    let photo = photo(&servers);
    let mut plan = plan();
    plan.old_ttl = 3;
    let settings = Settings { is_replaced_list: true, ..SETTINGS };
    let watch = Watch::new(settings, &plan, &photo, servers, networks(1), START);
    let mut world = World::new(watch);
    let mut end = None;
    let mut reply = |ask: &Ask, at: Moment| {
        let data = match ask.question.rtype {
            crate::records::Rtype::Mx => mx(1, "smtp.google.com"),
            _ if ask.question == question(&plan, "dmarc-1") => txt(DMARC),
            _ => txt(crate::verdict::sample::NEW_SPF),
        };
        if !matches!(ask.target, Target::Resolver(_)) {
            return Some((5, records(&ask.question, 3, &[data]), authoritative()));
        }
        let end = *end.get_or_insert(at.plus_ms(9_000));
        if at >= end {
            return Some((2, records(&ask.question, 3, &[data]), Margin::default()));
        }
        let left = u32::try_from(end.seconds_since(at)).unwrap();
        let old = match ask.question.rtype {
            crate::records::Rtype::Mx => old_mx(),
            _ if ask.question == question(&plan, "dmarc-1") => vec![],
            _ => vec![txt(crate::verdict::sample::OLD_SPF)],
        };
        Some((2, records(&ask.question, left, &old), Margin::default()))
    };
    let is_new = |watch: &Watch, now: Moment| {
        assert!(!watch.rows(now)[0].is_stale, "at {now:?}");
        watch.rows(now)[0].state == RowState::New
    };
    assert!(world.run(200, &mut reply, &is_new));
    assert!(world.asked_resolvers() <= 3 * 4);
}
