//! The walk, the photo and the single question, against servers that others wrote.

use mxguide::names::{Domain, Name};
use mxguide::net::Network;
use mxguide::observe::{Heard, Photo, Question, Standing, Transport};
use mxguide::records::{Rdata, Rtype};

use crate::clock;
use crate::resolvers::Resolver;
use crate::world::World;
use crate::zones;

const OLD: &str = "@ 120 IN MX 10 mx.old.example.\n\
                   @ IN TXT \"v=spf1 include:_spf.old.example -all\"\n";

pub(crate) fn name(text: &str) -> Name {
    Name::from_presentation(text)
}

async fn start() -> Option<(World, Resolver, Network)> {
    let world = World::start(zones::acme(300, OLD)).await?;
    let system = world.unbound("system").await?;
    let network = world.network(&system);
    Some((world, system, network))
}

pub(crate) async fn photograph(network: &Network, domain: &str) -> Photo {
    let domain = Domain::parse(domain).expect("a domain");
    network.photograph(&domain, &[], &|_| false, clock::now).await
}

#[tokio::test]
async fn a_photo_of_real_servers_holds_the_delegation_and_the_mail_records() {
    let Some((_world, system, network)) = start().await else { return };
    let photo = photograph(&network, "acme.example").await;
    assert_eq!(photo.standing, Standing::Published);
    let delegation = photo.delegation.as_ref().unwrap();
    assert_eq!((delegation.parent.as_str(), delegation.zone.as_str()), ("example", "acme.example"));
    let company = [name("ada.ns.cloudflare.com"), name("bob.ns.cloudflare.com")];
    assert_eq!(delegation.name_servers, company);
    assert_eq!((delegation.ttl, delegation.is_signed), (86_400, false));
    let addresses: Vec<String> =
        photo.servers().iter().map(|server| server.address.to_string()).collect();
    assert_eq!(addresses, ["127.53.0.4", "127.53.0.5"]);
    for view in &photo.views {
        for (question, heard, margin) in &view.answers {
            assert!(heard.is_answer(), "{} said {heard:?} to {question:?}", view.server.name);
            assert!(margin.is_authoritative, "{} to {question:?}", view.server.name);
        }
    }
    assert_eq!(photo.mx(), [(10, name("mx.old.example"))]);
    assert_eq!(photo.set(&name("acme.example"), Rtype::Mx).unwrap().ttl, 120);
    let spf = "v=spf1 include:_spf.old.example -all";
    assert_eq!(photo.texts(&name("acme.example")), [spf]);
    assert_eq!(photo.negative_ttl(), Some(300));
    let passed = system.relay.within(&name("acme.example"));
    assert!(passed.is_empty(), "the machine's resolver heard {passed:?}");
    assert!(system.relay.count() > 0);
}

#[tokio::test]
async fn the_walk_goes_through_a_registry_below_the_top_level() {
    let Some((_world, system, network)) = start().await else { return };
    let photo = photograph(&network, "acme.co.uk").await;
    assert_eq!(photo.standing, Standing::Published);
    let delegation = photo.delegation.as_ref().unwrap();
    assert_eq!((delegation.parent.as_str(), delegation.zone.as_str()), ("co.uk", "acme.co.uk"));
    assert_eq!(delegation.ttl, 3600);
    let servers: Vec<String> = photo
        .servers()
        .iter()
        .map(|server| format!("{} {}", server.name, server.address))
        .collect();
    assert_eq!(servers, ["ada.ns.cloudflare.com 127.53.0.4", "ns2.acme.co.uk 127.53.0.5"]);
    // Upper case, split strings, an escaped semicolon and an alias come out as they mean.
    assert_eq!(photo.mx(), [(10, name("mail.acme.co.uk"))]);
    assert_eq!(photo.texts(&name("acme.co.uk")), ["v=spf1 mx -all"]);
    assert_eq!(photo.texts(&name("_dmarc.acme.co.uk")), ["v=DMARC1; p=reject"]);
    let alias = photo.set(&name("selector1._domainkey.acme.co.uk"), Rtype::Cname).unwrap();
    assert_eq!(alias.data, [Rdata::Cname(name("selector1.tenant.example"))]);
    assert!(system.relay.within(&name("acme.co.uk")).is_empty());
    let unknown = photograph(&network, "nobody.co.uk").await;
    assert_eq!(unknown.standing, Standing::NotRegistered { parent: name("co.uk") });
}

#[tokio::test]
async fn a_server_that_refuses_is_told_from_one_that_is_silent() {
    let Some((_world, _system, network)) = start().await else { return };
    let photo = photograph(&network, "lame.example").await;
    assert_eq!(photo.standing, Standing::Published);
    let question = Question::new(name("lame.example"), Rtype::Mx);
    let said: Vec<(&str, &Heard)> = photo
        .views
        .iter()
        .filter_map(|view| {
            let answer = view.answers.iter().find(|(asked, _, _)| *asked == question);
            answer.map(|(_, heard, _)| (view.server.name.as_str(), heard))
        })
        .collect();
    assert_eq!(said.len(), 3);
    for (server, heard) in said {
        let is_as_it_is = match server {
            "ada.ns.cloudflare.com" => heard.is_answer(),
            "ns.lame.example" => *heard == Heard::Refused,
            _ => *heard == Heard::Silent,
        };
        assert!(is_as_it_is, "{server} said {heard:?}");
    }
    assert_eq!(photo.mx(), [(5, name("mx.old.example"))]);
}

#[tokio::test]
async fn texts_that_fit_no_datagram_come_whole_over_tcp_from_every_server() {
    let Some((_world, _system, network)) = start().await else { return };
    let photo = photograph(&network, "crowd.example").await;
    let question = Question::new(name("crowd.example"), Rtype::Txt);
    let answers: Vec<_> = photo
        .views
        .iter()
        .flat_map(|view| view.answers.iter().filter(|(asked, _, _)| *asked == question))
        .collect();
    assert_eq!(answers.len(), 2);
    for (_, heard, margin) in answers {
        assert_eq!(margin.transport, Transport::Tcp);
        assert_eq!(heard.set(&question).unwrap().data.len(), 40);
    }
}

#[tokio::test]
async fn real_caches_count_ttls_down_and_remember_that_there_is_nothing() {
    let Some((world, system, network)) = start().await else { return };
    let mut resolvers = vec![system];
    resolvers.extend(world.bind("bind").await);
    for resolver in &resolvers {
        let route = Question::new(name("acme.example"), Rtype::Mx);
        let (heard, margin) = network.ask_resolver(&resolver.relay.socket.into(), &route).await;
        let set = heard.set(&route).unwrap();
        assert!((1..=120).contains(&set.ttl), "{}: {}", resolver.id, set.ttl);
        assert!(!margin.is_authoritative, "{}", resolver.id);
        let policy = Question::new(name("_dmarc.acme.example"), Rtype::Txt);
        let (heard, _) = network.ask_resolver(&resolver.relay.socket.into(), &policy).await;
        let Heard::Nothing { name_exists: false, for_at_most: Some(left) } = heard else {
            panic!("{} said {heard:?}", resolver.id)
        };
        assert!((1..=300).contains(&left), "{}: {left}", resolver.id);
        let crowd = Question::new(name("crowd.example"), Rtype::Txt);
        let (heard, margin) = network.ask_resolver(&resolver.relay.socket.into(), &crowd).await;
        assert_eq!(heard.set(&crowd).unwrap().data.len(), 40, "{}", resolver.id);
        assert_eq!(margin.transport, Transport::Tcp, "{}", resolver.id);
    }
}

#[tokio::test]
async fn the_senders_of_others_are_fetched_through_the_machine_s_resolver() {
    let Some((_world, _system, network)) = start().await else { return };
    let photo = photograph(&network, "acme.example").await;
    let includes = ["_spf.google.com".to_owned(), "_spf.old.example".to_owned()];
    let texts = network.sender_texts(&includes, &photo).await;
    let names: Vec<&str> = texts.keys().map(String::as_str).collect();
    assert_eq!(names, ["_netblocks.google.com", "_spf.google.com", "_spf.old.example"]);
}
