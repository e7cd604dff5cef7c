//! Somebody on the way who answers in other servers' names, or stops the questions: each test that
//! finds it out, and what is asked once it is known.

use std::time::Duration;

use hickory_server::proto::op::ResponseCode;
use mxguide::names::Name;
use mxguide::net::{CallsItself, Landmark, Network, Settings, Tell, Ways};
use mxguide::observe::{Heard, Passage, Question, Sign};
use mxguide::records::Rtype;

use crate::support::{Say, Script, Served};

const WHO: &str = "o-o.myaddr.l.google.com";

/// A public resolver that asks from `address` and calls itself `name`.
fn honest(address: &str, name: &str) -> Script {
    let text = format!("\"{address}\"\n{WHO}. 60 IN TXT \"edns0-client-subnet 203.0.113.0/24\"");
    Script::always(Say::NoName(60, 60))
        .on(WHO, "TXT", Say::Records(format!("{WHO}. 60 IN TXT {text}\n")))
        .on("id.server", "TXT", Say::Text(name.as_bytes().to_vec()))
}

fn tell(served: &Served, calls_itself: CallsItself) -> Tell {
    Tell { ways: Ways::from(served.socket), calls_itself }
}

/// Two public resolvers, an address that runs no DNS, and the network that knows them.
struct Outside {
    google: Served,
    cloudflare: Served,
    nobody: Served,
}

impl Outside {
    async fn of(google: Script, cloudflare: Script, nobody: Script) -> Self {
        let (google, cloudflare) = (google.start().await, cloudflare.start().await);
        Self { google, cloudflare, nobody: nobody.start().await }
    }

    fn settings(&self) -> Settings {
        Settings {
            timeout: Duration::from_millis(600),
            probes: vec![self.nobody.socket],
            tells: vec![
                tell(&self.google, CallsItself::Unknown),
                tell(&self.cloudflare, CallsItself::DataCentre),
            ],
            ..Settings::default()
        }
    }

    fn network(&self) -> Network {
        Network::new(self.settings())
    }
}

fn google() -> Script {
    honest("192.0.2.8", "unused")
}

fn cloudflare() -> Script {
    honest("198.51.100.1", "FRA")
}

async fn passage(google: Script, cloudflare: Script, nobody: Script) -> Passage {
    Outside::of(google, cloudflare, nobody).await.network().passage().await
}

#[tokio::test]
async fn where_everybody_answers_for_himself_the_passage_is_open() {
    assert_eq!(passage(google(), cloudflare(), Script::new()).await, Passage::Open);
}

#[tokio::test]
async fn an_answer_from_where_nobody_is_betrays_the_interceptor() {
    let answers = Script::always(Say::Code(ResponseCode::ServFail));
    let found = passage(google(), cloudflare(), answers).await;
    let nobody = "127.0.0.1".parse().unwrap();
    assert_eq!(found, Passage::Intercepted(Sign::NobodyAnswered(nobody)));
}

#[tokio::test]
async fn two_resolvers_that_ask_from_one_address_are_one_interceptor() {
    let (one, same) = (honest("203.0.113.9", "x"), honest("203.0.113.9", "FRA"));
    let found = passage(one, same, Script::new()).await;
    assert_eq!(found, Passage::Intercepted(Sign::OneBehindTwo));
}

#[tokio::test]
async fn a_public_resolver_with_the_name_of_a_router_is_a_router() {
    let router = honest("198.51.100.1", "dnsmasq-2.90\u{1b}[2J");
    let Passage::Intercepted(Sign::WrongName(name)) =
        passage(google(), router, Script::new()).await
    else {
        panic!("not recognised")
    };
    assert!(name.starts_with("dnsmasq-2.90") && !name.contains('\u{1b}'), "{name}");
    // One that will not say tells nothing.
    for untold in [Say::Code(ResponseCode::Refused), Say::NoName(60, 60), Say::Silence] {
        let text = format!("{WHO}. 60 IN TXT \"198.51.100.1\"\n");
        let silent = Script::always(Say::NoName(60, 60)).on("id.server", "TXT", untold).on(
            WHO,
            "TXT",
            Say::Records(text),
        );
        assert_eq!(passage(google(), silent, Script::new()).await, Passage::Open);
    }
}

#[tokio::test]
async fn a_name_that_cannot_exist_and_does_is_an_invention() {
    let mut advertising = Outside::of(google(), cloudflare(), Script::new()).await;
    // Whatever the name, it has an address.
    advertising.google = Served::start(Box::new(|request, _| {
        use crate::support::{Reply, response, zone_text};
        let name = request.queries[0].name().to_ascii();
        let mut message = response(request, ResponseCode::NoError);
        message.answers = zone_text(".", &format!("{name} 60 IN A 203.0.113.80\n"));
        Reply::Message(Box::new(message))
    }))
    .await;
    let found = advertising.network().passage().await;
    assert_eq!(found, Passage::Intercepted(Sign::InventedName));
    let asked = advertising.cloudflare.log.within("invalid");
    assert_eq!(asked.len(), 1);
    assert!(asked[0].name.len() > 16, "{}", asked[0].name);
}

#[tokio::test]
async fn a_network_that_is_down_is_not_called_blocked() {
    let found = passage(Script::new(), Script::new(), Script::new()).await;
    assert_eq!(found, Passage::Untested);
}

#[tokio::test]
async fn a_closed_network_is_never_tested_and_a_tested_one_not_twice() {
    let outside = Outside::of(google(), cloudflare(), Script::new()).await;
    let closed = Network::new(Settings::default());
    assert_eq!(closed.passage().await, Passage::Untested);
    let network = outside.network();
    let (one, other) = tokio::join!(network.passage(), network.passage());
    assert_eq!((one, other), (Passage::Open, Passage::Open));
    assert_eq!(network.clone().passage().await, Passage::Open);
    assert_eq!(outside.google.log.names("TXT"), [WHO]);
}

/// Once somebody is known to answer in its name, what is heard from a far resolver without another
/// way would be the interceptor's word.
#[tokio::test]
async fn behind_an_interceptor_only_what_is_inside_the_network_is_still_asked() {
    let answers = Script::always(Say::Code(ResponseCode::Refused));
    let outside = Outside::of(google(), cloudflare(), answers).await;
    let network = outside.network();
    assert!(network.is_intercepted().await);
    let question = Question::new(Name::from_presentation("acme.fr"), Rtype::Mx);
    let far = Ways::from("192.0.2.77:9".parse::<std::net::SocketAddr>().unwrap());
    assert!(network.is_cut_off(&far));
    assert_eq!(network.ask_resolver(&far, &question).await.0, Heard::Silent);
    let near = Ways::from(outside.google.socket);
    assert!(!network.is_cut_off(&near));
    assert!(network.ask_resolver(&near, &question).await.0.is_answer());
}

fn landmark(served: &Served, operator: &str, lat: f64, lon: f64) -> Landmark {
    Landmark { socket: served.socket, operator: operator.to_owned(), lat, lon }
}

/// The answers that betray the interceptor were wanted anyway.
#[tokio::test]
async fn answers_from_both_ends_of_the_world_at_once_come_from_neither() {
    let outside = Outside::of(google(), cloudflare(), Script::new()).await;
    let answers = Script::always(Say::NoName(60, 60));
    let (sydney, valdivia) = (answers.clone().start().await, answers.start().await);
    let landmarks =
        vec![landmark(&sydney, "one", -33.87, 151.21), landmark(&valdivia, "two", -39.82, -73.25)];
    let network = Network::new(Settings { landmarks, ..outside.settings() });
    assert_eq!(network.passage().await, Passage::Open);
    assert!(sydney.log.all().is_empty() && valdivia.log.all().is_empty());
    // A busy machine may be slow to answer itself; the soonest answers count.
    let patience = tokio::time::Instant::now() + Duration::from_secs(60);
    let mut asked = 0;
    while network.passage().await == Passage::Open && tokio::time::Instant::now() < patience {
        let name = Name::from_presentation(&format!("n{asked}.acme.fr"));
        let question = Question::new(name, Rtype::Mx);
        for there in [&sydney, &valdivia] {
            network.ask_resolver(&Ways::from(there.socket), &question).await;
        }
        asked += 1;
    }
    let Passage::Intercepted(Sign::TooSoon { km, one_ms, other_ms }) = network.passage().await
    else {
        panic!("not noticed in {asked} questions")
    };
    assert_eq!(km, 10_635);
    assert!(one_ms + other_ms < 70, "{one_ms} and {other_ms} ms");
    // Nothing was asked to find that out.
    assert!(sydney.log.names("NS").is_empty() && valdivia.log.names("NS").is_empty());
}

#[tokio::test]
async fn neighbours_may_both_be_quick() {
    let outside = Outside::of(google(), cloudflare(), Script::new()).await;
    let answers = Script::always(Say::NoName(60, 60));
    let (paris, brussels) = (answers.clone().start().await, answers.start().await);
    let landmarks =
        vec![landmark(&paris, "one", 48.85, 2.36), landmark(&brussels, "two", 50.85, 4.35)];
    let network = Network::new(Settings { landmarks, ..outside.settings() });
    let question = Question::new(Name::from_presentation("acme.fr"), Rtype::Mx);
    for there in [&paris, &brussels] {
        assert!(network.ask_resolver(&Ways::from(there.socket), &question).await.0.is_answer());
    }
    assert_eq!(network.passage().await, Passage::Open);
}

#[tokio::test]
async fn the_machine_s_second_resolver_steps_in_for_a_silent_first() {
    let silent = Script::new().start().await;
    let second = Script::always(Say::NoName(60, 60)).start().await;
    let network =
        Network::new(Settings { timeout: Duration::from_millis(900), ..Settings::default() });
    let ways = Ways { spare: vec![second.socket], ..Ways::from(silent.socket) };
    let question = Question::new(Name::from_presentation("acme.fr"), Rtype::Mx);
    assert!(network.ask_resolver(&ways, &question).await.0.is_answer());
    // While the first answers, the second hears nothing: it remembers other things.
    let ways = Ways { spare: vec![silent.socket], ..Ways::from(second.socket) };
    let heard_before = silent.log.all().len();
    assert!(network.ask_resolver(&ways, &question).await.0.is_answer());
    assert_eq!(silent.log.all().len(), heard_before);
}
