//! DNS over HTTPS by address: certificates, connections kept and lost, and the way round a port 53
//! that is dead.

use std::net::SocketAddr;
use std::time::Duration;

use hickory_server::proto::op::ResponseCode;
use mxguide::names::{Domain, Name};
use mxguide::net::{CallsItself, Doh, Network, Roots, Settings, Tell, Ways};
use mxguide::observe::{Heard, Passage, Question, Transport};
use mxguide::records::Rtype;
use tokio::net::TcpListener;

use crate::support::{Reply, Say, Script, Secure, Transport as Over, response, zone_text};

const MX: &str = "acme.test. 300 IN MX 1 mx.acme.test.\n";

fn question() -> Question {
    Question::new(Name::from_presentation("acme.test"), Rtype::Mx)
}

async fn answering() -> Secure {
    Secure::start(Box::new(|request, _| {
        let mut message = response(request, ResponseCode::NoError);
        message.answers = zone_text(".", MX);
        Reply::Message(Box::new(message))
    }))
    .await
}

fn network(roots: Roots) -> Network {
    Network::new(Settings { timeout: Duration::from_millis(1500), roots, ..Settings::default() })
}

fn only_https(secure: &Secure) -> Ways {
    Ways { https: Some(secure.service()), ..Ways::default() }
}

#[tokio::test]
async fn many_questions_travel_over_one_connection() {
    let secure = answering().await;
    let (network, ways) = (network(secure.roots()), only_https(&secure));
    let question = question();
    for _ in 0..5 {
        let asks = (0..8).map(|_| network.ask_resolver(&ways, &question));
        for (heard, margin) in futures_util::future::join_all(asks).await {
            assert!(heard.is_answer(), "{heard:?}");
            assert_eq!(margin.transport, Transport::Https);
        }
    }
    assert_eq!(secure.opened(), 1);
    let log = secure.log.all();
    assert!(log.iter().all(|asked| asked.is_recursive && asked.transport == Over::Https));
    assert_eq!(log.len(), 40);
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_or_for_another_host_is_not_accepted() {
    let secure = answering().await;
    let (heard, _) =
        network(Roots::default()).ask_resolver(&only_https(&secure), &question()).await;
    assert_eq!(heard, Heard::Silent);
    let other = Secure::start_for("dns.example", Box::new(|_, _| Reply::Silence)).await;
    let (heard, _) = network(other.roots()).ask_resolver(&only_https(&other), &question()).await;
    assert_eq!(heard, Heard::Silent);
    // Nobody heard the question.
    assert_eq!((secure.log.all(), other.log.all()), (Vec::new(), Vec::new()));
}

#[tokio::test]
async fn a_connection_that_was_closed_is_opened_again() {
    let secure = answering().await;
    let (network, ways) = (network(secure.roots()), only_https(&secure));
    for times in 1..=3 {
        assert!(network.ask_resolver(&ways, &question()).await.0.is_answer());
        assert_eq!(secure.opened(), times);
        secure.hang_up();
    }
}

/// A router that forgot the connection drops what travels on it, and says nothing.
#[tokio::test]
async fn a_connection_that_fell_silent_is_replaced_within_the_same_question() {
    let heard_once = std::sync::atomic::AtomicUsize::new(0);
    let secure = Secure::start(Box::new(move |request, _| {
        if heard_once.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 1 {
            return Reply::Silence;
        }
        let mut message = response(request, ResponseCode::NoError);
        message.answers = zone_text(".", MX);
        Reply::Message(Box::new(message))
    }))
    .await;
    let (network, ways) = (network(secure.roots()), only_https(&secure));
    for opened in [1, 2] {
        assert!(network.ask_resolver(&ways, &question()).await.0.is_answer());
        assert_eq!(secure.opened(), opened);
    }
}

#[tokio::test]
async fn a_refusal_in_http_and_a_page_of_a_portal_are_no_dns() {
    let secure = answering().await;
    let (network, ways) = (network(secure.roots()), only_https(&secure));
    for status in [302, 403, 429, 503] {
        secure.say(status);
        assert_eq!(network.ask_resolver(&ways, &question()).await.0, Heard::Garbled, "{status}");
    }
    secure.say(200);
    assert!(network.ask_resolver(&ways, &question()).await.0.is_answer());
    let noise = Secure::start(Box::new(|_, _| Reply::Bytes(b"<html>".to_vec()))).await;
    let heard = self::network(noise.roots()).ask_resolver(&only_https(&noise), &question()).await.0;
    assert_eq!(heard, Heard::Garbled);
    let other = Secure::start(Box::new(|request, _| {
        let mut message = response(request, ResponseCode::NoError);
        message.queries[0].name = message.queries[0].name.base_name();
        message.answers = zone_text(".", MX);
        Reply::Message(Box::new(message))
    }))
    .await;
    let heard = self::network(other.roots()).ask_resolver(&only_https(&other), &question()).await.0;
    assert_eq!(heard, Heard::Garbled);
}

#[tokio::test]
async fn a_service_that_keeps_silent_costs_the_deadline_and_no_more() {
    let quiet = Secure::start(Box::new(|_, _| Reply::Silence)).await;
    // And one that takes the connection and never greets.
    let mute = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut service = quiet.service();
    service.socket = mute.local_addr().unwrap();
    let network = network(quiet.roots());
    for ways in [only_https(&quiet), Ways { https: Some(service), ..Ways::default() }] {
        let question = question();
        let asked = network.ask_resolver(&ways, &question);
        let (heard, margin) = tokio::time::timeout(Duration::from_secs(20), asked).await.unwrap();
        assert_eq!(heard, Heard::Silent);
        assert!(margin.rtt_ms >= 1500, "{}", margin.rtt_ms);
    }
}

#[tokio::test]
async fn https_is_used_always_or_never_when_the_settings_say_so() {
    let secure = answering().await;
    let plain = Script::always(Say::NoName(60, 60)).start().await;
    let ways = Ways { https: Some(secure.service()), ..Ways::from(plain.socket) };
    let over = async |doh| {
        let mut settings = network(secure.roots()).settings().clone();
        settings.doh = doh;
        Network::new(settings).ask_resolver(&ways, &question()).await.1.transport
    };
    assert_eq!(over(Doh::Never).await, Transport::Udp);
    assert_eq!(over(Doh::Auto).await, Transport::Udp);
    assert_eq!(over(Doh::Always).await, Transport::Https);
}

/// Some networks let one operator through on port 53 and stop another.
#[tokio::test]
async fn a_resolver_that_alone_is_silent_on_port_53_is_asked_over_https() {
    let secure = answering().await;
    let heard = Script::always(Say::NoName(60, 60)).start().await;
    let mute = Script::new().start().await;
    let network = network(secure.roots());
    let with_https =
        |socket: SocketAddr| Ways { https: Some(secure.service()), ..Ways::from(socket) };
    // Nobody has answered there yet: it may be the port, which is found out otherwise.
    let transport = async |socket: SocketAddr| {
        let (heard, margin) = network.ask_resolver(&with_https(socket), &question()).await;
        heard.is_answer().then_some(margin.transport)
    };
    assert_eq!(transport(mute.socket).await, None);
    assert_eq!(transport(heard.socket).await, Some(Transport::Udp));
    assert_eq!(transport(mute.socket).await, Some(Transport::Https));
    let asked = mute.log.all().len();
    assert_eq!(transport(mute.socket).await, Some(Transport::Https));
    assert_eq!(mute.log.all().len(), asked, "from then on over HTTPS at once");
    assert_eq!(transport(heard.socket).await, Some(Transport::Udp));
}

/// Port 53 is dead for far addresses; a service that answers shows that the network is not.
#[tokio::test]
async fn where_port_53_is_dead_the_domain_is_looked_at_over_https() {
    let secure = answering().await;
    let dead = Script::new().start().await;
    let ways = Ways { https: Some(secure.service()), ..Ways::from(dead.socket) };
    let tell = Tell { ways, calls_itself: CallsItself::Unknown };
    let mut settings = network(secure.roots()).settings().clone();
    settings.timeout = Duration::from_millis(600);
    settings.probes = vec![dead.socket];
    settings.tells = vec![tell.clone(), tell];
    let network = Network::new(settings);
    assert_eq!(network.passage().await, Passage::Blocked);

    // An address that is never reached: the way over HTTPS is taken instead.
    let far = Ways {
        https: Some(secure.service()),
        ..Ways::from("192.0.2.77:9".parse::<SocketAddr>().unwrap())
    };
    let (heard, margin) = network.ask_resolver(&far, &question()).await;
    assert!(heard.is_answer() && margin.transport == Transport::Https, "{heard:?}");

    let domain = Domain::parse("acme.test").unwrap();
    let extra = Question::new(Name::from_presentation("_verify.acme.test"), Rtype::Txt);
    let foreign = Question::new(Name::from_presentation("elsewhere.example"), Rtype::Txt);
    let around = network.photograph_around(&domain, &[extra.clone(), foreign.clone()], &far).await;
    let (_, heard, margin) = around.iter().find(|(asked, _, _)| *asked == question()).unwrap();
    assert!(heard.is_answer() && !margin.is_authoritative);
    assert!(around.iter().any(|(asked, _, _)| *asked == extra));
    assert!(around.iter().all(|(asked, _, _)| *asked != foreign));
    assert_eq!(network.photograph_around(&domain, &[], &Ways::from(dead.socket)).await, []);
    assert_eq!(dead.log.within("acme.test"), []);
}
