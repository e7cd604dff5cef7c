use super::*;
use crate::observe::{Heard, Margin, ServerView, UNSEEN};
use crate::verdict::Code;
use crate::verdict::sample::{DMARC, NEW_SPF, OLD_SPF, old_mx};
use crate::verdict::sample::{
    START, authoritative, mx, name, plan, question, records, server, sighting, txt,
};

/// The plan carried out.
fn finished() -> Vec<(&'static str, Vec<Rdata>)> {
    vec![
        ("mx-1", vec![mx(1, "smtp.google.com")]),
        ("spf-1", vec![txt(NEW_SPF), txt("MS=ms1")]),
        ("dmarc-1", vec![txt(DMARC)]),
    ]
}

fn view(number: u8, sets: &[(&str, Vec<Rdata>)]) -> ServerView {
    let plan = plan();
    let answer = |(id, data): &(&str, Vec<Rdata>)| {
        let question = question(&plan, id);
        let heard = records(&question, 300, data);
        (question, heard, authoritative())
    };
    ServerView { server: server(number), answers: sets.iter().map(answer).collect() }
}

/// A domain as its servers publish it.
fn seen(views: Vec<ServerView>) -> Photo {
    let servers: Vec<Server> = views.iter().map(|view| view.server.clone()).collect();
    let mut photo = crate::verdict::sample::photo(&servers);
    photo.views = views;
    photo
}

fn all_finished() -> Photo {
    seen(vec![view(1, &finished()), view(2, &finished())])
}

/// What a network says: a TTL and data for each card.
fn echo(id: &str, sets: &[(&str, u32, Vec<Rdata>)]) -> Echo {
    let plan = plan();
    let sightings = sets.iter().map(|(card, ttl, data)| {
        let question = question(&plan, card);
        sighting(&question, records(&question, *ttl, data), START)
    });
    Echo {
        id: id.to_owned(),
        name: id.to_owned(),
        is_cut_off: false,
        sightings: sightings.collect(),
    }
}

fn new_echo(id: &str) -> Echo {
    let sets: Vec<_> = finished().into_iter().map(|(card, data)| (card, 200, data)).collect();
    echo(id, &sets)
}

fn silent_echo(id: &str) -> Echo {
    let mut echo = new_echo(id);
    for sighting in &mut echo.sightings {
        sighting.heard = Heard::Silent;
        sighting.margin = Margin::default();
    }
    echo
}

/// One that still sends mail the old way, for 900 seconds.
fn old_echo(id: &str) -> Echo {
    echo(
        id,
        &[
            ("mx-1", 900, old_mx()),
            ("spf-1", 100, vec![txt(OLD_SPF)]),
            ("dmarc-1", 200, vec![txt(DMARC)]),
        ],
    )
}

fn look(photo: &Photo, echoes: &[Echo], lent: Option<Lent>) -> Look {
    let plan = plan();
    let glance = Glance::new(&plan, photo, Panel::Publishes);
    glance.judge_at(START, Audience::Networks, echoes, lent)
}

fn is_served(photo: &Photo) -> bool {
    Glance::new(&plan(), photo, Panel::Publishes).is_served()
}

#[test]
fn nine_in_ten_new_and_none_old_is_confirmed_and_silence_does_not_count() {
    let mut echoes: Vec<Echo> = (0..9).map(|at| new_echo(&format!("n{at}"))).collect();
    echoes.extend([silent_echo("mute"), silent_echo("dumb")]);
    let told = look(&all_finished(), &echoes, None);
    assert_eq!((told.state, told.bound), (State::Confirmed, None));
    assert_eq!(told.records[0].networks, Count { new: 9, failing: 2, ..Count::default() });
    echoes.push(old_echo("old"));
    let told = look(&all_finished(), &echoes, None);
    assert_eq!(told.state, State::Spreading, "one old answer is one too many");
    assert_eq!(told.bound, Some(START.plus_seconds(900)));
}

#[test]
fn a_network_that_kept_an_old_route_beside_the_new_one_is_old() {
    let mut both = old_mx();
    both.push(mx(1, "smtp.google.com"));
    let sets =
        [("mx-1", 60, both), ("spf-1", 60, vec![txt(NEW_SPF)]), ("dmarc-1", 60, vec![txt(DMARC)])];
    let told = look(&all_finished(), &[echo("half", &sets)], None);
    assert_eq!(told.networks[0].state, NetworkState::Old);
    assert_eq!((told.records[0].networks.old, told.records[1].networks.new), (1, 1));
}

#[test]
fn what_one_server_lacks_keeps_the_networks_unasked() {
    assert!(is_served(&all_finished()));
    let mut late = finished();
    late[0].1 = old_mx();
    let photo = seen(vec![view(1, &finished()), view(2, &late)]);
    assert!(!is_served(&photo));
    let told = look(&photo, &[new_echo("early")], None);
    assert_eq!(told.networks, []);
    assert_eq!(told.records[0].at_servers, AtServers::Partial);
    assert_eq!(told.state, State::Publishing, "{:?}", told.findings);
}

#[test]
fn an_answer_from_a_cache_is_not_the_servers_own() {
    let mut photo = all_finished();
    for view in &mut photo.views {
        for (_, _, margin) in &mut view.answers {
            margin.is_authoritative = false;
        }
    }
    assert!(!is_served(&photo));
    let told = look(&photo, &[], None);
    assert_ne!(told.records[0].at_servers, AtServers::Present);
}

#[test]
fn a_saved_moment_makes_the_bound_and_in_the_end_the_proof() {
    let hour_ago = Lent { t0: Moment(START.0 - 3_600_000), old_ttl: 7200 };
    let told = look(&all_finished(), &[new_echo("n")], Some(hour_ago));
    assert_eq!((told.state, told.bound), (State::Confirmed, Some(START.plus_seconds(3600))));
    let told = look(&all_finished(), &[new_echo("n")], Some(Lent { old_ttl: 600, ..hour_ago }));
    assert_eq!(told.state, State::ConfirmedEverywhere);
    let future = Lent { t0: START.plus_seconds(60), old_ttl: 600 };
    assert_eq!(look(&all_finished(), &[new_echo("n")], Some(future)).bound, None);
}

#[test]
fn with_nobody_to_ask_the_servers_decide_and_with_nobody_heard_it_is_only_published() {
    let (plan, photo) = (plan(), all_finished());
    let glance = Glance::new(&plan, &photo, Panel::Publishes);
    let told = glance.judge_at(START, Audience::Nobody, &[], None);
    assert_eq!(told.state, State::Confirmed);
    assert_eq!(look(&all_finished(), &[silent_echo("mute")], None).state, State::Published);
}

#[test]
fn a_network_behind_an_interceptor_is_told_as_such_and_does_not_count() {
    let mut caught = old_echo("caught");
    caught.is_cut_off = true;
    let told = look(&all_finished(), &[new_echo("n"), caught], None);
    assert_eq!(told.networks[1].state, NetworkState::Intercepted);
    assert_eq!(told.state, State::Confirmed);
}

#[test]
fn a_name_that_a_filter_hides_is_no_memory_of_nothing() {
    let mut blocked = new_echo("blocked");
    for sighting in &mut blocked.sightings {
        sighting.heard = Heard::Nothing { name_exists: false, for_at_most: None };
        sighting.margin.denies_recursion = true;
    }
    let told = look(&all_finished(), &[new_echo("n"), blocked], None);
    assert_eq!(told.networks[1].state, NetworkState::Failing);
    assert!(told.networks[1].refuses);
    assert!(told.findings.iter().any(|one| one.code == Code::FilteredResolver));
    assert_eq!(told.state, State::Confirmed);
}

#[test]
fn what_is_missing_is_looked_for_where_panels_put_it() {
    let mut late = finished();
    late[2].1 = Vec::new();
    let (plan, photo) = (plan(), seen(vec![view(1, &late)]));
    let lacking = Glance::new(&plan, &photo, Panel::Publishes).lacking();
    assert!(lacking.iter().any(|one| one.name == name("_dmarc.acme.fr.acme.fr")), "{lacking:?}");
    assert_eq!(Glance::new(&plan, &all_finished(), Panel::Publishes).lacking(), []);
    assert_eq!(look(&photo, &[], None).state, State::NeedsAction);
}

#[test]
fn a_domain_nobody_can_tell_about_stays_unknown_whatever_else_is_wrong() {
    let mut photo = all_finished();
    for view in &mut photo.views {
        for (_, heard, _) in &mut view.answers {
            *heard = Heard::Refused;
        }
    }
    photo.standing = Standing::ServersSilent;
    assert_eq!(look(&photo, &[], None).state, State::Unknown);
    assert_eq!(without_plan(&photo, &UNSEEN, Companies::default()).state, State::Unknown);
    photo.standing = Standing::NotRegistered { parent: name("fr") };
    assert_eq!(without_plan(&photo, &UNSEEN, Companies::default()).state, State::NeedsAction);
}
