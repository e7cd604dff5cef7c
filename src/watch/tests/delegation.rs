//! A domain that moves to other name servers while it is watched.

use super::*;
use crate::names::Name;
use crate::observe::Delegation;
use crate::records::{Record, Rtype};

fn zone() -> Name {
    Name::from_presentation("acme.fr")
}

/// A photo that knows the delegation: 7200 s at the parent.
fn delegated(servers: &[Server]) -> Photo {
    let mut photo = photo(servers);
    photo.delegation = Some(Delegation {
        parent: Name::from_presentation("fr"),
        zone: zone(),
        name_servers: servers.iter().map(|server| server.name.clone()).collect(),
        ttl: 7200,
        is_signed: false,
    });
    photo
}

fn referral(servers: &[Server]) -> Heard {
    let ns = |one: &Server| Record { name: zone(), ttl: 7200, data: Rdata::Ns(one.name.clone()) };
    let std::net::IpAddr::V4(_) = servers[0].address else { unreachable!() };
    let address = |one: &Server| {
        let std::net::IpAddr::V4(ip) = one.address else { unreachable!() };
        Record { name: one.name.clone(), ttl: 7200, data: Rdata::A(ip) }
    };
    let records = servers.iter().map(ns).chain(servers.iter().map(address)).collect();
    Heard::Referral { zone: zone(), records, is_signed: false }
}

fn watch(servers: &[Server]) -> Watch {
    let photo = delegated(servers);
    Watch::new(SETTINGS, &small_plan(), &photo, servers.to_vec(), networks(14), START)
}

/// From second `moved` on the parent names servers 3 and 4, which have had the plan all along;
/// servers 1 and 2 never get it.
fn moving(moved: u32, ask: &Ask, at: Moment) -> Reply {
    let now = if at >= START.plus_seconds(moved) { [3, 4] } else { [1, 2] };
    match &ask.target {
        Target::Parent => Some((40, referral(&now.map(server)), Margin::default())),
        Target::Server(which) if [server(1), server(2)].contains(which) => {
            Some((5, records(&ask.question, 300, &[]), authoritative()))
        }
        _ => new_everywhere(ask, at),
    }
}

#[test]
fn a_move_to_other_name_servers_is_followed_and_puts_the_bound_off_by_the_old_delegation() {
    let mut world = World::new(watch(&[server(1), server(2)]));
    let mut reply = |ask: &Ask, at: Moment| moving(1000, ask, at);
    assert!(!world.run(1000, &mut reply, &|watch, _| watch.t0().is_some()));
    assert!(world.run(900, &mut reply, &|watch, _| watch.t0().is_some()));
    assert_eq!(world.watch.servers(), [server(3), server(4)]);
    let told = world.sent.iter().rfind(|(_, ask)| ask.target == Target::Parent).unwrap().0;
    let moved = told.plus_ms(40);
    assert!(told.seconds_since(START.plus_seconds(1000)) <= 610, "within ten minutes");
    assert_eq!(world.watch.bound(), Some(moved.plus_seconds(7200 + 3600)));
    assert_eq!(world.watch.changed_again(), None);
    let late = world.sent.iter().rev().take_while(|(at, _)| *at > moved);
    let old = [Target::Server(server(1)), Target::Server(server(2))];
    assert!(late.into_iter().all(|(_, ask)| !old.contains(&ask.target)));
}

#[test]
fn a_move_after_t0_starts_the_proof_over() {
    let mut world = World::new(watch(&[server(3), server(4)]));
    let mut away = |ask: &Ask, at: Moment| match &ask.target {
        Target::Parent if at > START.plus_seconds(700) => {
            Some((40, referral(&[server(1), server(2)]), Margin::default()))
        }
        Target::Parent => Some((40, referral(&[server(3), server(4)]), Margin::default())),
        _ => moving(0, ask, at),
    };
    assert!(world.run(600, &mut away, &|watch, now| watch.state(now) == State::Confirmed));
    assert!(world.run(1500, &mut away, &|watch, _| watch.changed_again().is_some()));
    let asked = world.asked_resolvers();
    world.run(600, &mut away, &|_, _| false);
    assert_eq!(world.asked_resolvers(), asked, "resolvers are left alone until it is proven anew");
    assert_eq!(world.watch.state(world.now), State::NotPublished);
}

#[test]
fn servers_that_fall_silent_make_the_parent_be_asked_soon_and_ever_more_seldom() {
    let mut world = World::new(watch(&[server(1), server(2)]));
    let mut dead = |ask: &Ask, _: Moment| match &ask.target {
        Target::Parent => Some((40, referral(&[server(1), server(2)]), Margin::default())),
        _ => None,
    };
    world.run(3600, &mut dead, &|_, _| false);
    let times: Vec<u64> = world
        .sent
        .iter()
        .filter(|(_, ask)| ask.target == Target::Parent)
        .map(|(at, ask)| {
            assert_eq!(ask.question, Question::new(zone(), Rtype::Ns));
            at.seconds_since(START)
        })
        .collect();
    assert!(times[0] <= 30, "{times:?}");
    assert!((5..=11).contains(&times.len()), "{times:?}");
}

#[test]
fn a_parent_that_says_something_else_or_nothing_changes_nothing() {
    let mut world = World::new(watch(&[server(1), server(2)]));
    let mut turn = 0;
    let mut odd = |ask: &Ask, at: Moment| {
        if ask.target != Target::Parent {
            return new_everywhere(ask, at);
        }
        turn += 1;
        let heard = match turn {
            1 => Heard::Silent,
            2 => Heard::Nothing { name_exists: false, for_at_most: None },
            3 => Heard::Referral { zone: zone(), records: vec![], is_signed: false },
            _ => return None,
        };
        Some((40, heard, Margin::default()))
    };
    world.run(3000, &mut odd, &|_, _| false);
    assert_eq!(world.watch.servers(), [server(1), server(2)]);
    assert_eq!(world.watch.state(world.now), State::Confirmed);
}

#[test]
fn an_address_more_is_asked_too_and_takes_the_proof_back_only_when_it_says_otherwise() {
    let more = Server { address: std::net::IpAddr::from([192, 0, 2, 77]), ..server(2) };
    let mut world = World::new(watch(&[server(1), server(2)]));
    let all = [server(1), server(2), more.clone()];
    let mut reply = |ask: &Ask, at: Moment| match &ask.target {
        Target::Parent => Some((40, referral(&all), Margin::default())),
        Target::Server(which) if *which == more => {
            Some((5, records(&ask.question, 300, &[]), authoritative()))
        }
        _ => new_everywhere(ask, at),
    };
    assert!(world.run(550, &mut reply, &|watch, now| watch.state(now) == State::Confirmed));
    assert!(world.run(900, &mut reply, &|watch, _| watch.changed_again().is_some()));
}

#[test]
fn a_bound_that_was_put_off_in_an_earlier_run_stays_put_off() {
    let servers = vec![server(1), server(2)];
    let photo = photo(&servers);
    let late = START.plus_seconds(50_000);
    let watch = Watch::resume(
        SETTINGS,
        &small_plan(),
        &photo,
        servers,
        networks(9),
        Some(START),
        START.plus_seconds(60),
    );
    assert_eq!(watch.bound(), Some(START.plus_seconds(3600)));
    assert_eq!(watch.clone().with_bound(Some(late)).bound(), Some(late));
    assert_eq!(watch.with_bound(Some(START)).bound(), Some(START.plus_seconds(3600)));
}

/// One server of the zone above may lag, or lie: once is not enough to leave the servers.
#[test]
fn one_odd_referral_moves_nothing_and_the_same_one_twice_does() {
    for times in 1..=2 {
        let mut world = World::new(watch(&[server(1), server(2)]));
        let mut heard = 0;
        let mut odd = |ask: &Ask, at: Moment| {
            if ask.target != Target::Parent {
                return new_everywhere(ask, at);
            }
            heard += 1;
            let named = if heard <= times { [3, 4] } else { [1, 2] };
            Some((40, referral(&named.map(server)), Margin::default()))
        };
        let has_moved = |watch: &Watch, _: Moment| watch.servers() == [server(3), server(4)];
        assert_eq!(world.run(3000, &mut odd, &has_moved), times == 2);
        let asked: Vec<Moment> = world
            .sent
            .iter()
            .filter(|(_, ask)| ask.target == Target::Parent)
            .map(|(at, _)| *at)
            .collect();
        assert!(asked[1].seconds_since(asked[0]) <= 10, "it is asked once more at once");
        let is_settled = world.watch.state(world.now) == State::Confirmed;
        assert_eq!(is_settled, times == 1);
    }
}

#[test]
fn other_addresses_are_taken_over_once_they_were_heard_twice() {
    let more = Server { address: std::net::IpAddr::from([192, 0, 2, 77]), ..server(2) };
    let mut world = World::new(watch(&[server(1), server(2)]));
    let mut heard = 0;
    let mut odd = |ask: &Ask, at: Moment| {
        if ask.target != Target::Parent {
            return new_everywhere(ask, at);
        }
        heard += 1;
        let named = if heard == 1 { more.clone() } else { server(2) };
        Some((40, referral(&[server(1), named]), Margin::default()))
    };
    world.run(3000, &mut odd, &|watch, _| watch.servers().contains(&more));
    assert!(heard >= 3, "asked {heard} times");
    assert_eq!(world.watch.servers(), [server(1), server(2)]);
}
