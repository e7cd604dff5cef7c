//! The web pages: the policy file of MTA-STS, what a register says, and what a company lets others
//! enter; from servers that behave and from servers that do not.

use std::time::Duration;

use mxguide::names::{Domain, Name};
use mxguide::net::{Network, Roots};
use mxguide::observe::{
    Delegation, Heard, Leads, Margin, Moment, Passage, Photo, PolicyFile, Question, Server,
    ServerView, Signing, Standing, TemplateId,
};
use mxguide::records::{Rdata, Record, Rtype};

use crate::support::{Page, Say, Script, Served, Web, World};

const POLICY: &str = "version: STSv1\nmode: enforce\nmx: mx.old.example\nmax_age: 86400\n";
const FILE: &str = "mta-sts.acme.test/.well-known/mta-sts.txt";

fn photo(standing: Standing) -> Photo {
    let server =
        Server { name: Name::from_presentation("ns1.acme.test"), address: [127, 0, 20, 4].into() };
    let question = Question::new(Name::from_presentation("acme.test"), Rtype::Mx);
    let heard = Heard::Nothing { name_exists: true, for_at_most: None };
    Photo {
        domain: Domain::parse("acme.test").expect("a domain"),
        taken_at: Moment(0),
        standing,
        delegation: None,
        name_servers: Vec::new(),
        views: vec![ServerView { server, answers: vec![(question, heard, Margin::default())] }],
        passage: Passage::default(),
        signing: Signing::default(),
    }
}

fn announcing(web: &str) -> Script {
    Script::always(Say::NoName(300, 300))
        .on(
            "_mta-sts.acme.test",
            "TXT",
            Say::Records("_mta-sts.acme.test. 300 IN TXT \"v=STSv1; id=1\"\n".to_owned()),
        )
        .on("mta-sts.acme.test", "A", Say::Records(web.to_owned()))
}

const HERE: &str = "mta-sts.acme.test. 300 IN A 127.0.20.80\n";

struct Place {
    world: World,
    server: Served,
    web: Web,
}

impl Place {
    async fn new(script: Script, web: Web) -> Self {
        let (mut world, server) = (World::new().await, script.start().await);
        world.timeout = Duration::from_millis(500);
        world.place("127.0.20.4", server.socket);
        world.place("127.0.20.80", web.socket);
        Self { world, server, web }
    }

    async fn serving(page: Page) -> Self {
        let serve = Box::new(move |_: &str| page.clone());
        Self::new(announcing(HERE), Web::start(&["mta-sts.acme.test"], serve).await).await
    }

    fn network(&self) -> Network {
        self.world.network_with_pages(self.web.roots())
    }

    async fn policy(&self, network: &Network) -> Option<PolicyFile> {
        let leads = Leads { wants_policy: true, ..Leads::default() };
        network.follow(&photo(Standing::Published), &leads).await.policy
    }
}

fn ok(body: &str) -> Page {
    Page::Status("200 OK", body.to_owned())
}

#[tokio::test]
async fn an_announced_policy_is_fetched_once_and_its_server_found_without_the_resolver() {
    let place = Place::serving(ok(POLICY)).await;
    let policy = place.policy(&place.network()).await;
    assert_eq!(policy, Some(PolicyFile::Text(POLICY.to_owned())));
    assert_eq!(place.web.asked(), [FILE]);
    assert_eq!(place.world.resolver.served.log.within("acme.test"), []);
}

#[tokio::test]
async fn a_policy_kept_at_another_company_is_found_through_its_alias() {
    let serve = Box::new(|_: &str| ok(POLICY));
    let alias = "mta-sts.acme.test. 300 IN CNAME acme.policies.example.\n";
    let place =
        Place::new(announcing(alias), Web::start(&["mta-sts.acme.test"], serve).await).await;
    place.world.resolver.learn("acme.policies.example. 300 IN A 127.0.20.80\n");
    let policy = place.policy(&place.network()).await;
    assert_eq!(policy, Some(PolicyFile::Text(POLICY.to_owned())));
    assert_eq!(place.world.resolver.served.log.within("acme.test"), []);
}

#[tokio::test]
async fn nothing_is_fetched_where_no_policy_is_announced_or_pages_are_not_allowed() {
    let place = Place::serving(ok(POLICY)).await;
    assert_eq!(place.policy(&place.world.network()).await, None);
    let silent = Script::always(Say::NoName(300, 300));
    let serve = Box::new(|_: &str| ok(POLICY));
    let other = Place::new(silent, Web::start(&["mta-sts.acme.test"], serve).await).await;
    assert_eq!(other.policy(&other.network()).await, None);
    assert!(!other.server.log.within("acme.test").is_empty(), "the announcement was looked for");
    assert_eq!((place.web.asked(), other.web.asked()), (Vec::new(), Vec::new()));
}

#[tokio::test]
async fn a_server_without_a_certificate_for_its_name_is_told_nothing() {
    let place = Place::serving(ok(POLICY)).await;
    let strangers = place.world.network_with_pages(Roots::default());
    assert_eq!(place.policy(&strangers).await, Some(PolicyFile::Unreachable));
    let serve = Box::new(|_: &str| ok(POLICY));
    let other = Place::new(announcing(HERE), Web::start(&["acme.test"], serve).await).await;
    assert_eq!(other.policy(&other.network()).await, Some(PolicyFile::Unreachable));
    assert_eq!((place.web.asked(), other.web.asked()), (Vec::new(), Vec::new()));
}

#[tokio::test]
async fn a_policy_is_not_looked_for_where_a_redirection_leads() {
    let place = Place::serving(Page::Elsewhere(format!("https://{FILE}?again"))).await;
    assert_eq!(place.policy(&place.network()).await, Some(PolicyFile::Unreachable));
    assert_eq!(place.web.asked(), [FILE]);
}

#[tokio::test]
async fn a_huge_body_is_cut_and_a_hostile_server_costs_a_bounded_time() {
    let huge = format!("{POLICY}{}", "x".repeat(300_000));
    let place = Place::serving(ok(&huge)).await;
    let Some(PolicyFile::Text(text)) = place.policy(&place.network()).await else {
        panic!("the beginning is read");
    };
    assert_eq!(text.len(), 64 * 1024);
    for page in [
        Page::Endless("HTTP/1.1 200 OK\r\nX-More: yes\r\n"),
        Page::Stuck("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nversion"),
        Page::Stuck("HTT"),
        Page::Bytes(b"\xff\x00garbage\r\n\r\n".to_vec()),
        Page::Status("404 Not Found", String::new()),
    ] {
        let place = Place::serving(page.clone()).await;
        let began = tokio::time::Instant::now();
        let policy = place.policy(&place.network()).await;
        assert_eq!(policy, Some(PolicyFile::Unreachable), "{page:?}");
        // Twice the time of a question, and a wide margin for a busy machine.
        assert!(began.elapsed() < Duration::from_secs(8), "{page:?}: {:?}", began.elapsed());
    }
}

/// The service that knows the registers, and one register.
async fn registers(serve: impl Fn(&str) -> Page + Send + Sync + 'static) -> Place {
    let hosts = ["rdap.org", "rdap.nic.test"];
    let web = Web::start(&hosts, Box::new(serve)).await;
    let place = Place::new(Script::always(Say::Silence), web).await;
    for host in hosts {
        place.world.resolver.learn(&format!("{host}. 300 IN A 127.0.20.80\n"));
    }
    place
}

fn unregistered() -> (Photo, Leads) {
    let parent = Name::from_presentation("test");
    let leads = Leads { wants_registration: true, ..Leads::default() };
    (photo(Standing::NotRegistered { parent }), leads)
}

const HELD: &str = r#"{"objectClassName":"domain","status":["client hold"]}"#;

fn sent_on(place: &str) -> Page {
    match place {
        "rdap.org/domain/acme.test" => {
            Page::Elsewhere("https://rdap.nic.test/domain/acme.test".to_owned())
        }
        _ => Page::Status("404 Not Found", String::new()),
    }
}

#[tokio::test]
async fn the_register_is_asked_by_way_of_the_service_that_knows_it() {
    let place = registers(|asked| match asked {
        "rdap.nic.test/domain/acme.test" => ok(HELD),
        other => sent_on(other),
    })
    .await;
    let (photo, leads) = unregistered();
    let told = place.network().follow(&photo, &leads).await.registration.unwrap();
    assert_eq!((told.is_free, told.status), (false, vec!["client hold".to_owned()]));
    assert_eq!(place.web.asked().len(), 2);
    assert_eq!(place.world.network().follow(&photo, &leads).await.registration, None);
    assert_eq!(place.web.asked().len(), 2, "pages are not allowed there");
}

#[tokio::test]
async fn only_a_register_knows_that_a_domain_is_free() {
    let (photo, leads) = unregistered();
    let place = registers(sent_on).await;
    assert!(place.network().follow(&photo, &leads).await.registration.unwrap().is_free);
    let place = registers(|_| Page::Status("404 Not Found", String::new())).await;
    assert_eq!(place.network().follow(&photo, &leads).await.registration, None);
}

#[tokio::test]
async fn redirections_end_and_a_register_that_talks_nonsense_says_nothing() {
    let (photo, leads) = unregistered();
    let place = registers(|asked| Page::Elsewhere(format!("https://{asked}"))).await;
    assert_eq!(place.network().follow(&photo, &leads).await.registration, None);
    assert_eq!(place.web.asked().len(), 4);
    for page in [ok("{"), ok("<html>"), Page::Elsewhere("http://rdap.nic.test/x".to_owned())] {
        let place = registers(move |_| page.clone()).await;
        assert_eq!(place.network().follow(&photo, &leads).await.registration, None);
    }
}

#[tokio::test]
async fn a_long_list_does_not_burden_the_registers() {
    let place = registers(sent_on).await;
    let (network, (photo, leads)) = (place.network(), unregistered());
    for _ in 0..40 {
        network.follow(&photo, &leads).await;
    }
    assert_eq!(place.web.asked().len(), 2 * 16);
}

#[tokio::test]
async fn one_server_is_asked_with_the_name_in_capitals_and_what_it_says_is_told() {
    let mx = "acme.test. 300 IN MX 1 mx.acme.test.\n";
    let script = || {
        let other = Script::always(Say::NoName(300, 300));
        other.on("acme.test", "MX", Say::Records(mx.to_owned()))
    };
    for (script, knows) in [(script(), true), (script().case_minded(), false)] {
        let web = Web::start(&["acme.test"], Box::new(|_| ok(""))).await;
        let place = Place::new(script, web).await;
        let leads = Leads { wants_capitals: true, ..Leads::default() };
        let around = place.network().follow(&photo(Standing::Published), &leads).await;
        let (server, heard) = around.capitals.expect("it answers");
        assert_eq!(server.name.as_str(), "ns1.acme.test");
        assert_eq!(matches!(heard, Heard::Records(_)), knows, "{heard:?}");
        let asked = place.server.log.all();
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert_eq!((asked[0].name.as_str(), asked[0].is_recursive), ("ACME.TEST", false));
    }
}

/// What a company says of its service, and the template that it takes.
fn connecting(path: &str) -> Page {
    let settings = |server: &str| {
        let told = format!(
            "{{\"providerName\":\"Host\",\"urlSyncUX\":\"https://dc.host.example/sync\",\
             \"urlAPI\":\"https://dc.host.example/api\",\"nameServers\":[\"{server}\"]}}"
        );
        ok(&told)
    };
    match path {
        "dc.host.example/dc/v2/acme.test/settings" => settings("NS1.acme.test."),
        "dc.host.example/former/v2/acme.test/settings" => settings("ns.former.example"),
        "dc.host.example/api/v2/domainTemplates/providers/mail.example/services/mail" => ok(""),
        _ => Page::Status("404 Not Found", String::new()),
    }
}

/// A photo of a domain whose servers said `record` about Domain Connect.
fn connected(data: Rdata) -> Photo {
    let mut photo = photo(Standing::Published);
    let name = Name::from_presentation("_domainconnect.acme.test");
    let record = Record { name: name.clone(), ttl: 300, data };
    let heard = Heard::Records(vec![record]);
    let margin = Margin { is_authoritative: true, ..Margin::default() };
    photo.views[0].answers.push((Question::new(name, Rtype::Txt), heard, margin));
    photo.delegation = Some(Delegation {
        parent: Name::from_presentation("test"),
        zone: photo.domain.name(),
        name_servers: vec![Name::from_presentation("ns1.acme.test")],
        ttl: 300,
        is_signed: false,
    });
    photo
}

/// Where the company takes the template of this provider.
async fn connect(place: &Place, network: &Network, provider: &str, data: Rdata) -> Option<String> {
    place.world.resolver.learn("dc.host.example. 300 IN A 127.0.20.80\n");
    let template = TemplateId { provider: provider.to_owned(), service: "mail".to_owned() };
    network.connect(&connected(data), &template).await
}

async fn host() -> Place {
    let web = Web::start(&["dc.host.example"], Box::new(connecting)).await;
    Place::new(Script::always(Say::NoName(300, 300)), web).await
}

fn text(text: &str) -> Rdata {
    Rdata::Txt(text.to_owned())
}

#[tokio::test]
async fn a_company_tells_which_template_it_takes_and_nobody_else_hears_of_the_domain() {
    let place = host().await;
    let network = place.network();
    let page = connect(&place, &network, "mail.example", text("dc.host.example/dc")).await;
    assert_eq!(page.as_deref(), Some("https://dc.host.example/sync"));
    let page = connect(&place, &network, "other.example", text("dc.host.example/dc")).await;
    assert_eq!(page, None);
    assert_eq!(place.world.resolver.served.log.within("acme.test"), []);
}

#[tokio::test]
async fn the_service_is_found_behind_an_alias_too() {
    let place = host().await;
    place.world.resolver.learn("_dc.host.example. 300 IN TXT \"dc.host.example/dc\"\n");
    let alias = Rdata::Cname(Name::from_presentation("_dc.host.example"));
    assert!(connect(&place, &place.network(), "mail.example", alias).await.is_some());
}

/// A zone that was copied to another company keeps the line of the former one.
#[tokio::test]
async fn a_company_that_no_longer_publishes_the_domain_is_not_offered() {
    let place = host().await;
    let former = text("dc.host.example/former");
    assert_eq!(connect(&place, &place.network(), "mail.example", former).await, None);
    assert_eq!(place.web.asked(), ["dc.host.example/former/v2/acme.test/settings"]);
}

#[tokio::test]
async fn a_service_that_is_none_is_asked_nothing() {
    let place = host().await;
    for wrong in ["acme.test/dc", "dc.host.example:8443/dc", "dc.host.example/?a", "a b", ""] {
        let page = connect(&place, &place.network(), "mail.example", text(wrong)).await;
        assert_eq!(page, None, "{wrong}");
    }
    // Where pages are not allowed, nothing is fetched at all.
    let fine = text("dc.host.example/dc");
    assert_eq!(connect(&place, &place.world.network(), "mail.example", fine).await, None);
    assert!(place.web.asked().is_empty(), "{:?}", place.web.asked());
}
