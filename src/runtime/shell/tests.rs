use std::net::IpAddr;

use super::*;
use crate::catalog::Stock;
use crate::names::Name;
use crate::observe::{Delegation, NameServer};
use crate::runtime::config::Config;
use crate::runtime::files::tests::Scratch;
use crate::verdict::Code;
use crate::verdict::sample::{photo, server};
use crate::wizard::PhotoState;

/// A photo of the sample domain, published by two servers of `company` at loopback addresses where
/// nobody answers.
fn published_by(company: &str) -> Photo {
    let named = |number: u8| {
        let name = Name::from_presentation(&format!("ns{number}.{company}"));
        NameServer { name, addresses: vec![IpAddr::from([127, 0, 53, 70 + number])] }
    };
    let name_servers = vec![named(1), named(2)];
    let mut photo = photo(&[server(1), server(2)]);
    for (view, ns) in photo.views.iter_mut().zip(&name_servers) {
        view.server.name = ns.name.clone();
        view.server.address = ns.addresses[0];
    }
    let delegated = name_servers.iter().map(|ns| ns.name.clone()).collect();
    photo.delegation = Some(Delegation {
        parent: Name::from_presentation("fr"),
        zone: photo.domain.name(),
        name_servers: delegated,
        ttl: 3600,
        is_signed: false,
    });
    Photo { name_servers, ..photo }
}

/// The wizard once knew nothing of what an earlier start had seen, and `check` alone named the lines.
#[tokio::test]
async fn what_the_servers_of_an_earlier_start_had_is_missed_after_a_move() {
    let scratch = Scratch::new();
    let places = Places::at(scratch.0.clone());
    let config = Config::parse("config.toml", "").unwrap();
    let unopened = || world::unopened(&config, Stock::built_in());
    let mut earlier = Shell::new(unopened(), Lang::En, Some(places.clone()));
    let before = published_by("old.example");
    let domain = before.domain.clone();
    earlier.wizard.answers = Some(crate::plan::Answers::new(domain.clone()));
    earlier.wizard.photo = PhotoState::Taken(Box::new(before));
    let place = earlier.wizard.place().unwrap();
    places.save(&domain, &place).unwrap();

    let mut shell = Shell::new(unopened(), Lang::En, Some(places.clone()));
    shell.photograph(1, domain.clone());
    shell.tasks = JoinSet::new();
    let mut now = published_by("new.example");
    for (_, heard, _) in now.views.iter_mut().flat_map(|view| &mut view.answers) {
        *heard = crate::observe::Heard::Nothing { name_exists: true, for_at_most: Some(300) };
    }
    shell.wizard.answers = Some(crate::plan::Answers::new(domain.clone()));
    shell.wizard.photo = PhotoState::Taken(Box::new(now));
    // What is seen now is saved meanwhile; what was seen then is remembered all the same.
    places.save(&domain, &shell.wizard.place().unwrap()).unwrap();
    shell.follow(7, Leads::default());
    let Event::Followed { ticket: 7, around } = shell.next_event().await else { panic!() };
    shell.wizard.around = *around;
    let found: Vec<Code> = shell.wizard.noticed().iter().map(|finding| finding.code).collect();
    assert!(found.contains(&Code::RecordsLostInMove), "{found:?}");
}
