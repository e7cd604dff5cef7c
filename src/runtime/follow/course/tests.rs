use super::*;
use crate::catalog::{Lang, Stock};
use crate::cli::PlanArgs;
use crate::observe::Sign;
use crate::records::Rdata;
use crate::runtime::config::Config;
use crate::runtime::world;
use crate::verdict::Code;
use crate::verdict::sample::{
    START, authoritative, mx, old_mx, photo, records, server, sighting, txt,
};
use crate::watch::Target;

fn aim(stock: &Stock) -> Aim {
    let args = PlanArgs {
        provider: Some("other".to_owned()),
        set: vec!["mx=10:mx1.acme.net".to_owned()],
        ..PlanArgs::default()
    };
    Aim::new(&args, stock.clone(), Lang::En).unwrap()
}

fn course(stock: &Stock) -> Course<'_> {
    let domain = Domain::parse("acme.fr").unwrap();
    Course::new(domain, aim(stock), stock, None, START)
}

fn real_world(stock: &Stock) -> World {
    world::real(&Config::parse("config.toml", "").unwrap(), stock.clone()).world
}

fn standing(standing: Standing) -> Box<Photo> {
    Box::new(Photo { standing, views: Vec::new(), ..photo(&[]) })
}

/// Milliseconds until the next photo after one that stands so.
fn next(course: &mut Course<'_>, world: &World, stands: Standing) -> u64 {
    assert!(course.needs_photo(Moment(i64::MAX)));
    course.take(Told::Photo(standing(stands)), world, START);
    course.photo_at.unwrap().ms_since(START)
}

/// A domain that nobody has registered was once photographed whole every half minute, for days.
#[test]
fn a_domain_that_shows_nothing_is_looked_at_ever_more_seldom_until_it_stands_otherwise() {
    let stock = Stock::built_in();
    let (world, mut course) = (real_world(&stock), course(&stock));
    let gone = || Standing::NotRegistered { parent: crate::names::Name::from_presentation("fr") };
    let pauses: Vec<u64> = (0..8).map(|_| next(&mut course, &world, gone()) / 1000).collect();
    for (pause, least) in pauses.iter().zip([30, 60, 120, 240, 480, 600, 600, 600]) {
        assert!((least..=least * 7 / 5).contains(pause), "{pauses:?}");
    }
    assert_ne!(pauses[6], pauses[7], "not in step with others");
    assert!(next(&mut course, &world, Standing::ServersSilent) < 50_000);
    assert!(next(&mut course, &world, gone()) < 50_000);
}

fn closed() -> Passage {
    Passage::Intercepted(Sign::InventedName)
}

/// What the first photo could not show once stayed unknown when the port opened.
#[test]
fn when_port_53_opens_a_new_photo_is_taken_and_the_servers_are_asked() {
    let stock = Stock::built_in();
    let (world, mut course) = (real_world(&stock), course(&stock));
    assert!(course.needs_photo(START));
    let blind = Photo {
        passage: closed(),
        standing: Standing::Unreachable(crate::observe::Obstacle::Intercepted),
        views: Vec::new(),
        name_servers: Vec::new(),
        ..photo(&[])
    };
    course.take(Told::Photo(Box::new(blind)), &world, START);
    assert!(course.watch().is_some_and(Watch::is_blind));
    let later = START.plus_seconds(60);
    course.take(Told::Passage(Passage::Open), &world, later);
    assert!(course.needs_photo(later));
    let servers = [server(1), server(2)];
    let seen = Photo { passage: Passage::Open, ..photo(&servers) };
    course.take(Told::Photo(Box::new(seen)), &world, later);
    let watch = course.watch().unwrap();
    assert_eq!(watch.servers(), servers);
    let asks = course.due(later);
    assert!(asks.iter().any(|ask| ask.target == Target::Server(server(1))));
    assert!(asks.iter().all(|ask| !matches!(ask.target, Target::Resolver(_))));
    let Leg::Watching { aimed, .. } = &course.leg else { unreachable!() };
    let goes = |data: &Rdata| aimed.plan.steps.iter().any(|step| step.gone.contains(data));
    assert!(old_mx().iter().all(goes), "the old route has to go, and now it is known");
}

/// An old line that has stood there all along was once named after twenty seconds.
#[test]
fn an_old_line_that_is_all_that_is_left_is_named_at_once() {
    let stock = Stock::built_in();
    let (world, mut course) = (real_world(&stock), course(&stock));
    assert!(course.needs_photo(START));
    let servers = [server(1), server(2)];
    course.take(Told::Photo(Box::new(photo(&servers))), &world, START);
    let at = START.plus_seconds(1);
    let asks = course.due(at);
    let mut said = old_mx();
    said.push(mx(10, "mx1.acme.net"));
    for ask in asks {
        let data = match ask.question.rtype {
            crate::records::Rtype::Mx => said.clone(),
            _ => vec![txt("v=DMARC1; p=none")],
        };
        let heard = records(&ask.question, 300, &data);
        let sighting = crate::observe::Sighting {
            margin: authoritative(),
            ..sighting(&ask.question, heard, at)
        };
        course.take(Told::Heard(ask.ticket, Box::new(sighting)), &world, at);
    }
    let codes: Vec<Code> =
        course.findings(at.plus_seconds(1), &[]).into_iter().map(|one| one.code).collect();
    assert!(codes.contains(&Code::OldMxLeft), "{codes:?}");
}
