//! Networks that answer in other servers' names.

use super::*;
use crate::observe::{Sign, Transport};

fn https() -> Margin {
    Margin { transport: Transport::Https, ..Margin::default() }
}

/// Port 53 tells lies; over HTTPS, `resolver-0` to `resolver-8` tell the truth.
fn intercepted(new_from: u32, ask: &Ask, at: Moment) -> Reply {
    let data = if at >= START.plus_seconds(new_from) { vec![txt(DMARC)] } else { vec![] };
    let truth = records(&ask.question, 40, &data);
    match &ask.target {
        Target::Parent => None,
        Target::Server(_) => Some((2, records(&ask.question, 9, &[txt(DMARC)]), authoritative())),
        Target::Resolver(id) if id.len() == "resolver-0".len() => Some((30, truth, https())),
        Target::Resolver(_) => Some((2, records(&ask.question, 9, &[]), Margin::default())),
    }
}

fn blind_world() -> World {
    let mut watch = small_watch(SETTINGS, networks(14));
    let sign = Sign::NobodyAnswered(std::net::IpAddr::from([192, 0, 2, 53]));
    watch.heed(Passage::Intercepted(sign), START);
    World::new(watch)
}

#[test]
fn behind_an_interceptor_the_first_network_that_has_everything_proves_that_it_is_published() {
    let mut world = blind_world();
    let mut reply = |ask: &Ask, at: Moment| intercepted(300, ask, at);
    let is_early = |watch: &Watch, _: Moment| watch.t0().is_some();
    assert!(!world.run(299, &mut reply, &is_early));
    assert_eq!(world.watch.state(world.now), State::NotPublished);
    assert!(world.sent.iter().all(|(_, ask)| matches!(ask.target, Target::Resolver(_))));
    assert!(world.run(200, &mut reply, &is_early));
    let t0 = world.watch.t0().unwrap();
    assert!(t0.seconds_since(START.plus_seconds(300)) <= 60);
    let confirmed = |watch: &Watch, now: Moment| watch.state(now) == State::Confirmed;
    assert!(world.run(900, &mut reply, &confirmed));
    let tally = world.watch.tally(world.now);
    assert_eq!((tally.new, tally.failing), (10, 4));
    assert_eq!(world.watch.rows(world.now)[13].state, RowState::Intercepted);
}

#[test]
fn while_nobody_can_tell_resolvers_are_asked_half_as_often() {
    let mut world = blind_world();
    world.run(600, &mut |ask, at| intercepted(100_000, ask, at), &|_, _| false);
    let asked = |id: &str| {
        let target = Target::Resolver(id.to_owned());
        let times = world.sent.iter().filter(move |(_, ask)| ask.target == target);
        times.map(|(at, _)| *at).collect::<Vec<Moment>>()
    };
    let times = asked("resolver-0");
    assert!(times.len() >= 4, "{times:?}");
    let in_a_row = times.windows(4).map(|four| four[3].ms_since(four[0]));
    assert!(in_a_row.min().unwrap() >= 60_000, "{times:?}");
}

#[test]
fn the_connection_itself_is_heard_whoever_answers_there_but_proves_no_more_than_others() {
    let mut list = networks(9);
    let own = Network { operator: String::new(), continent: String::new(), ..list[0].clone() };
    list.push(Network { id: "own".to_owned(), ..own });
    let mut watch = small_watch(SETTINGS, list);
    watch.heed(Passage::Intercepted(Sign::InventedName), START);
    let mut world = World::new(watch);
    let mut reply = |ask: &Ask, _: Moment| match &ask.target {
        Target::Resolver(_) => Some((2, records(&ask.question, 50, &[]), Margin::default())),
        _ => None,
    };
    // Only where no network can be heard is the connection asked before T0.
    world.run(5, &mut reply, &|_, _| false);
    let rows = world.watch.rows(world.now);
    assert!(matches!(rows[9].state, RowState::Absent { .. }));
    assert!(rows[..9].iter().all(|row| row.state == RowState::Intercepted));
}

#[test]
fn where_port_53_is_open_again_the_servers_are_asked_and_no_resolver_before_t0() {
    let mut world = blind_world();
    world.run(100, &mut |ask, at| intercepted(100_000, ask, at), &|_, _| false);
    world.watch.heed(Passage::Open, world.now);
    let asked = world.asked_resolvers();
    let mut reply = |ask: &Ask, at: Moment| match &ask.target {
        Target::Resolver(_) => new_everywhere(ask, at),
        _ => Some(policy_from(500, ask, at)),
    };
    world.run(350, &mut reply, &|_, _| false);
    assert_eq!(world.asked_resolvers(), asked);
    assert!(world.run(400, &mut reply, &|watch, _| watch.t0().is_some()));
}

fn asked(world: &World, from: Moment) -> std::collections::BTreeSet<String> {
    let sent = world.sent.iter().filter(|(at, _)| *at >= from);
    sent.filter_map(|(_, ask)| match &ask.target {
        Target::Resolver(id) => Some(id.clone()),
        _ => None,
    })
    .collect()
}

/// All networks over HTTPS were once asked at once, and remembered that there was nothing.
#[test]
fn one_network_is_asked_alone_and_the_others_once_it_has_everything() {
    let mut world = blind_world();
    let mut reply = |ask: &Ask, at: Moment| intercepted(200, ask, at);
    world.run(199, &mut reply, &|_, _| false);
    assert_eq!(asked(&world, START).len(), 1);
    let is_early = |watch: &Watch, _: Moment| watch.t0().is_some();
    assert!(world.run(70, &mut reply, &is_early), "asked again when it has forgotten");
    let t0 = world.watch.t0().unwrap();
    world.run(2, &mut reply, &|_, _| false);
    assert_eq!(asked(&world, t0).len(), 13, "all others at once");
}

/// A network that says for a day what it learnt a minute ago tells nothing of the servers.
#[test]
fn a_network_with_a_long_memory_gives_its_turn_to_the_next() {
    let mut world = blind_world();
    let mut reply = |ask: &Ask, at: Moment| match &ask.target {
        Target::Resolver(id) if id == "resolver-0" => {
            Some((30, records(&ask.question, 80_000, &[]), https()))
        }
        _ => intercepted(200, ask, at),
    };
    world.run(299, &mut reply, &|_, _| false);
    assert_eq!(asked(&world, START).len(), 1);
    let is_early = |watch: &Watch, _: Moment| watch.t0().is_some();
    assert!(world.run(10, &mut reply, &is_early));
}

#[test]
fn a_network_that_cannot_be_heard_gives_its_turn_to_the_next_at_once() {
    let mut world = blind_world();
    let mut reply = |ask: &Ask, at: Moment| match &ask.target {
        Target::Resolver(id) if id.ends_with(['0', '1', '2']) => {
            Some((1, Heard::Silent, Margin::default()))
        }
        _ => intercepted(0, ask, at),
    };
    assert!(world.run(5, &mut reply, &|watch, _| watch.t0().is_some()));
}
