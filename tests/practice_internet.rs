//! The pretend internet seen from outside, packet by packet, with a client that knows only DNS.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use hickory_server::proto::op::{Edns, Message, MessageType, OpCode, Query, ResponseCode};
use hickory_server::proto::rr::{Name as WireName, RData, RecordType};
use mxguide::names::{Domain, Name};
use mxguide::net::Network;
use mxguide::observe::{Moment, Standing};
use mxguide::practice::{self, Internet, Manner, PretendResolver, ServerId};
use mxguide::records::{Rdata, Record};
use mxguide::verdict::standing_findings;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::{Instant, timeout};

/// Longer than anything here takes.
const DEADLINE: Duration = Duration::from_secs(30);

/// Whether an answer is to be looked up for us.
#[derive(Clone, Copy, PartialEq)]
enum Recursion {
    Desired,
    Not,
}
use Recursion::{Desired, Not};

fn question(name: &str, rtype: RecordType, recursion: Recursion, payload: Option<u16>) -> Message {
    let mut message = Message::new(7, MessageType::Query, OpCode::Query);
    message.metadata.recursion_desired = recursion == Desired;
    let mut name = WireName::from_ascii(name).unwrap();
    name.set_fqdn(true);
    message.add_query(Query::query(name, rtype));
    if let Some(payload) = payload {
        let mut edns = Edns::new();
        edns.set_max_payload(payload);
        message.set_edns(edns);
    }
    message
}

/// One datagram out, one back, or nothing within `patience`.
async fn datagram(socket: SocketAddr, message: &Message, patience: Duration) -> Option<Message> {
    let udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    udp.connect(socket).await.unwrap();
    udp.send(&message.to_vec().unwrap()).await.unwrap();
    let mut buffer = vec![0; 65_535];
    let length = timeout(patience, udp.recv(&mut buffer)).await.ok()?.ok()?;
    Some(Message::from_vec(&buffer[..length]).unwrap())
}

async fn over_tcp(socket: SocketAddr, message: &Message) -> Message {
    let mut tcp = TcpStream::connect(socket).await.unwrap();
    let bytes = message.to_vec().unwrap();
    tcp.write_all(&u16::try_from(bytes.len()).unwrap().to_be_bytes()).await.unwrap();
    tcp.write_all(&bytes).await.unwrap();
    let length = tcp.read_u16().await.unwrap();
    let mut buffer = vec![0; length.into()];
    tcp.read_exact(&mut buffer).await.unwrap();
    Message::from_vec(&buffer).unwrap()
}

async fn ask(socket: SocketAddr, name: &str, rtype: RecordType, recursion: Recursion) -> Message {
    let message = question(name, rtype, recursion, Some(1232));
    datagram(socket, &message, Duration::from_secs(5)).await.expect("an answer")
}

fn values(message: &Message) -> Vec<String> {
    message.answers.iter().map(|record| record.data.to_string()).collect()
}

fn least_ttl(message: &Message) -> u32 {
    message.answers.iter().map(|record| record.ttl).min().expect("an answer with records")
}

fn acme() -> Domain {
    Domain::parse("acme.example").unwrap()
}

/// Where the `n`-th name server of acme.example is reached.
fn acme_server(internet: &Internet, n: u8) -> SocketAddr {
    internet.settings().reach[&IpAddr::from([192, 0, 2, 10 + n])]
}

fn network<'a>(internet: &'a Internet, id: &str) -> &'a PretendResolver {
    internet.settings().resolvers.iter().find(|resolver| resolver.id == id).unwrap()
}

/// acme.example with Google as its only mail server.
fn acme_at_google(internet: &Internet) -> Vec<Record> {
    let mut lines = internet.lines(&acme()).unwrap();
    lines.retain(|line| !matches!(line.data, Rdata::Mx { .. }));
    let exchange = Name::from_presentation("smtp.google.com");
    let data = Rdata::Mx { priority: 1, exchange };
    lines.push(Record { name: acme().name(), ttl: 300, data });
    lines
}

/// Asks again and again until `enough` is content with the answer.
async fn until(
    socket: SocketAddr,
    name: &str,
    rtype: RecordType,
    enough: impl Fn(&Message) -> bool,
) -> Message {
    let started = Instant::now();
    loop {
        let message = ask(socket, name, rtype, Desired).await;
        if enough(&message) {
            return message;
        }
        assert!(started.elapsed() < DEADLINE, "never came: {message:?}");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

#[tokio::test]
async fn the_way_from_the_top_to_the_domain_can_be_walked_by_hand() {
    let internet = Internet::start().await.unwrap();
    let settings = internet.settings();
    let reach = |message: &Message| {
        let address = message.answers.iter().find_map(|record| match &record.data {
            RData::A(address) => Some(IpAddr::V4(address.0)),
            _ => None,
        });
        settings.reach[&address.expect("an address")]
    };

    let top = ask(settings.system, "example", RecordType::NS, Desired).await;
    assert_eq!(top.answers.len(), 2);
    let address = ask(settings.system, "a.nic.example", RecordType::A, Desired).await;
    let parent = reach(&address);

    let referral = ask(parent, "acme.example", RecordType::MX, Not).await;
    assert!(referral.answers.is_empty() && !referral.metadata.authoritative);
    assert_eq!(referral.authorities.len(), 2);
    assert_eq!(referral.authorities[0].data.to_string(), "ada.ns.cloudflare.com.");

    let address = ask(settings.system, "ada.ns.cloudflare.com", RecordType::A, Desired).await;
    let answer = ask(reach(&address), "acme.example", RecordType::MX, Not).await;
    assert!(answer.metadata.authoritative);
    assert_eq!(values(&answer), ["1 mx1.mail.ovh.net.", "5 mx2.mail.ovh.net."]);

    let glued = ask(parent, "jardin.example", RecordType::NS, Not).await;
    assert_eq!(glued.additionals.len(), 2, "servers inside the domain come with their addresses");
}

#[tokio::test]
async fn every_domain_can_be_photographed_without_a_word_to_the_networks() {
    let internet = Internet::start().await.unwrap();
    let network = Network::new(internet.settings().network_settings());
    for offer in practice::domains() {
        let photo =
            network.photograph(&offer.domain, &[], &|_| false, || Moment(1_764_000_000_000)).await;
        assert_eq!(photo.standing, Standing::Published, "{}", offer.domain);
        assert_eq!(photo.views.len(), 2);
        assert_eq!(standing_findings(&photo), [], "{}", offer.domain);
        assert!(photo.delegation.is_some_and(|delegation| !delegation.is_signed));
        let is_inside = |asked: &&practice::Asked| asked.name.is_at_or_under(&offer.domain.name());
        let heard_inside: BTreeSet<_> =
            internet.asked().iter().filter(is_inside).map(|asked| asked.server.clone()).collect();
        assert!(
            heard_inside
                .iter()
                .all(|server| matches!(server, ServerId::Parent | ServerId::Authority(_)))
        );
    }
    let nobody = Domain::parse("nobody.example").unwrap();
    let photo = network.photograph(&nobody, &[], &|_| false, || Moment(0)).await;
    assert!(matches!(photo.standing, Standing::NotRegistered { .. }), "{:?}", photo.standing);
}

#[tokio::test]
async fn the_parent_knows_who_is_not_registered_and_who_is_not_signed() {
    let internet = Internet::start().await.unwrap();
    let parent = internet.settings().reach[&IpAddr::from([203, 0, 113, 1])];
    let unknown = ask(parent, "nobody.example", RecordType::NS, Not).await;
    assert_eq!(unknown.metadata.response_code, ResponseCode::NXDomain);
    assert!(unknown.metadata.authoritative && unknown.authorities.len() == 1);
    let unsigned = ask(parent, "acme.example", RecordType::DS, Not).await;
    assert_eq!(unsigned.metadata.response_code, ResponseCode::NoError);
    assert!(unsigned.metadata.authoritative && unsigned.answers.is_empty());
}

#[tokio::test]
async fn nothing_there_and_no_such_name_are_told_apart_by_servers_and_caches() {
    let internet = Internet::start().await.unwrap();
    let authority = internet.settings().reach[&IpAddr::from([192, 0, 2, 21])];
    let cache = network(&internet, "paris").socket;
    let cases = [
        ("boulangerie.example", RecordType::AAAA, ResponseCode::NoError),
        ("_domainkey.boulangerie.example", RecordType::TXT, ResponseCode::NoError),
        ("_dmarc.boulangerie.example", RecordType::TXT, ResponseCode::NXDomain),
    ];
    for (socket, recursion) in [(authority, Not), (cache, Desired)] {
        for (name, rtype, code) in cases {
            let answer = ask(socket, name, rtype, recursion).await;
            assert_eq!(answer.metadata.response_code, code, "{name}");
            assert_eq!(answer.metadata.authoritative, recursion == Not);
            assert!(answer.answers.is_empty());
            let [soa] = answer.authorities.as_slice() else { panic!("{answer:?}") };
            let RData::SOA(data) = &soa.data else { panic!("{soa:?}") };
            assert!(soa.ttl <= data.minimum && data.minimum == 15);
        }
    }
    let foreign = ask(authority, "acme.example", RecordType::MX, Not).await;
    assert_eq!(foreign.metadata.response_code, ResponseCode::Refused);
}

#[tokio::test]
async fn a_cache_follows_an_alias_to_another_company() {
    let internet = Internet::start().await.unwrap();
    let cache = network(&internet, "paris").socket;
    let answer = ask(cache, "gm1._domainkey.boulangerie.example", RecordType::TXT, Desired).await;
    let kinds: Vec<_> =
        answer.answers.iter().map(hickory_server::proto::rr::Record::record_type).collect();
    assert_eq!(kinds, [RecordType::CNAME, RecordType::TXT]);
    let key = ask(cache, "_spf.google.com", RecordType::TXT, Desired).await;
    assert_eq!(values(&key)[0].matches("include:").count(), 3);
}

#[tokio::test]
async fn a_long_text_is_cut_over_udp_and_whole_over_tcp() {
    let internet = Internet::start().await.unwrap();
    let server = acme_server(&internet, 1);
    let long = format!("v=DKIM1; k=rsa; p={}", "A".repeat(1600));
    let name = Name::from_presentation("google._domainkey.acme.example");
    let mut lines = internet.lines(&acme()).unwrap();
    lines.push(Record { name, ttl: 300, data: Rdata::Txt(long.clone()) });
    internet.apply(&acme(), &lines).unwrap();
    let name = "google._domainkey.acme.example";
    let cut = until(server, name, RecordType::TXT, |answer| answer.metadata.truncation).await;
    assert!(cut.answers.is_empty());
    let whole = over_tcp(server, &question(name, RecordType::TXT, Not, Some(1232))).await;
    let RData::TXT(text) = &whole.answers[0].data else { panic!("{whole:?}") };
    assert!(text.txt_data.iter().all(|part| part.len() <= 255));
    assert_eq!(text.txt_data.concat(), long.as_bytes());
}

#[tokio::test]
async fn old_answers_are_of_every_age_and_count_down() {
    let internet = Internet::start().await.unwrap();
    internet.wake(&acme()).await.unwrap();
    let mut ages = BTreeSet::new();
    for resolver in &internet.settings().resolvers {
        if resolver.manner == Manner::Ordinary {
            let answer = ask(resolver.socket, "acme.example", RecordType::MX, Desired).await;
            assert!(!answer.metadata.authoritative && answer.metadata.recursion_available);
            ages.insert(least_ttl(&answer));
        }
    }
    assert!(ages.len() >= 6, "{ages:?}");
    assert!(ages.first() <= Some(&6) && ages.last() >= Some(&14), "{ages:?}");

    let perth = network(&internet, "perth").socket;
    let first = least_ttl(&ask(perth, "acme.example", RecordType::MX, Desired).await);
    until(perth, "acme.example", RecordType::MX, |answer| least_ttl(answer) < first).await;
}

#[tokio::test]
async fn one_network_has_two_memories_and_shows_them_in_turn() {
    let internet = Internet::start().await.unwrap();
    internet.wake(&acme()).await.unwrap();
    let recife = network(&internet, "recife");
    assert_eq!(recife.manner, Manner::SeveralCaches);
    let mut ttls = Vec::new();
    for _ in 0..4 {
        let answer = ask(recife.socket, "acme.example", RecordType::MX, Desired).await;
        ttls.push(least_ttl(&answer));
    }
    assert!(ttls[1] > ttls[0] + 5 && ttls[1] > ttls[2] + 5 && ttls[3] > ttls[2] + 5, "{ttls:?}");
}

#[tokio::test]
async fn the_silent_network_hears_and_says_nothing() {
    let internet = Internet::start().await.unwrap();
    let nairobi = network(&internet, "nairobi");
    let message = question("acme.example", RecordType::MX, Desired, Some(1232));
    let answer = datagram(nairobi.socket, &message, Duration::from_millis(600)).await;
    assert!(answer.is_none());
    let asked = internet.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].server, ServerId::Resolver("nairobi"));
}

#[tokio::test]
async fn a_change_is_at_the_servers_soon_and_in_a_cache_only_when_its_time_is_up() {
    let internet = Internet::start().await.unwrap();
    internet.wake(&acme()).await.unwrap();
    let (berlin, perth) = (network(&internet, "berlin").socket, network(&internet, "perth").socket);
    let is_new = |answer: &Message| values(answer) == ["1 smtp.google.com."];
    let mx = RecordType::MX;

    let serial = |answer: &Message| match &answer.answers[0].data {
        RData::SOA(soa) => soa.serial,
        other => panic!("{other:?}"),
    };
    let (first, second) = (acme_server(&internet, 1), acme_server(&internet, 2));
    let before = serial(&ask(first, "acme.example", RecordType::SOA, Not).await);
    internet.apply(&acme(), &acme_at_google(&internet)).unwrap();

    let published = until(first, "acme.example", mx, is_new).await;
    assert!(least_ttl(&published) <= 20, "nobody waits for a panel's own TTL");
    assert!(!is_new(&ask(second, "acme.example", mx, Not).await), "the second hears of it later");
    until(second, "acme.example", mx, is_new).await;
    let after = serial(&ask(first, "acme.example", RecordType::SOA, Not).await);
    assert!(after > before);

    let held = ask(berlin, "acme.example", mx, Desired).await;
    assert!(!is_new(&held), "the cache has not asked since");
    let (left, seen_at) = (least_ttl(&held), Instant::now());
    let fresh = until(berlin, "acme.example", mx, is_new).await;
    let waited = seen_at.elapsed();
    // A TTL is shown in whole seconds, and hickory rounds up: up to one second less may be left.
    assert!(waited + Duration::from_secs(1) >= Duration::from_secs(left.into()), "{waited:?}");
    assert!(waited <= Duration::from_secs(u64::from(left) + 3), "{waited:?}");
    assert!(least_ttl(&fresh) >= 18, "the new answer is held from its beginning");
    let later = ask(perth, "acme.example", mx, Desired).await;
    assert!(!is_new(&later) && least_ttl(&later) > 5, "another cache asked later");
}

#[tokio::test]
async fn two_changes_in_a_row_end_with_the_second() {
    let internet = Internet::start().await.unwrap();
    let is = |wanted: &'static str| move |answer: &Message| values(answer) == [wanted];
    let mut lines = acme_at_google(&internet);
    internet.apply(&acme(), &lines).unwrap();
    for line in &mut lines {
        if let Rdata::Mx { priority, .. } = &mut line.data {
            *priority = 5;
        }
    }
    internet.apply(&acme(), &lines).unwrap();
    for n in [1, 2] {
        let server = acme_server(&internet, n);
        until(server, "acme.example", RecordType::MX, is("5 smtp.google.com.")).await;
    }
}

#[tokio::test]
async fn the_log_shows_packets_and_not_the_neighbours() {
    let internet = Internet::start().await.unwrap();
    internet.wake(&acme()).await.unwrap();
    assert!(internet.asked().is_empty());
    let parent = internet.settings().reach[&IpAddr::from([203, 0, 113, 2])];
    ask(parent, "garage.example", RecordType::NS, Not).await;
    ask(acme_server(&internet, 2), "acme.example", RecordType::MX, Not).await;
    let servers: Vec<_> = internet.asked().into_iter().map(|asked| asked.server).collect();
    let bob = Name::from_presentation("bob.ns.cloudflare.com");
    assert_eq!(servers, [ServerId::Parent, ServerId::Authority(bob)]);
}

#[tokio::test]
async fn asking_the_parent_wakes_the_neighbours() {
    let internet = Internet::start().await.unwrap();
    let parent = internet.settings().reach[&IpAddr::from([203, 0, 113, 1])];
    ask(parent, "garage.example", RecordType::NS, Not).await;
    // Woken after the question and before it: only the first wakes, so this returns when it is done.
    internet.wake(&Domain::parse("garage.example").unwrap()).await.unwrap();
    let oslo = network(&internet, "oslo").socket;
    let answer = ask(oslo, "garage.example", RecordType::MX, Desired).await;
    assert!(least_ttl(&answer) < 20);
}

#[tokio::test]
async fn only_the_domains_on_offer_can_be_changed() {
    let internet = Internet::start().await.unwrap();
    let foreign = Domain::parse("nobody.example").unwrap();
    assert!(internet.apply(&foreign, &[]).is_err());
}

#[tokio::test]
async fn nothing_is_left_when_the_internet_is_dropped() {
    let internet = Internet::start().await.unwrap();
    let sockets: Vec<SocketAddr> =
        internet.settings().resolvers.iter().map(|resolver| resolver.socket).collect();
    drop(internet);
    for socket in sockets {
        let started = Instant::now();
        while UdpSocket::bind(socket).await.is_err() {
            assert!(started.elapsed() < DEADLINE, "{socket} is still taken");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}
