//! What lies around the records, told by `check` in a closed world: the policy file of MTA-STS, the
//! register, the company where the person works, and what a move left behind.

use serde_json::Value;

use super::run::{Ended, write};
use super::support::{Page, Say, Script, Web};
use super::world::{Closed, zone};

const MX: &str = "acme.fr. 300 IN MX 1 smtp.google.com.\n";
const OLD_MX: &str = "acme.fr. 86400 IN MX 10 mx1.mail.ovh.net.\n";
const POLICY: &str = "version: STSv1\nmode: enforce\nmx: mx1.mail.ovh.net\nmax_age: 604800\n";
const WEB: &str = "127.0.20.80";

fn records(text: &str) -> Say {
    Say::Records(text.to_owned())
}

fn with_policy(mx: &str) -> Script {
    zone(&[
        ("acme.fr", "MX", records(mx)),
        ("_mta-sts.acme.fr", "TXT", records("_mta-sts.acme.fr. 300 IN TXT \"v=STSv1; id=1\"\n")),
        ("mta-sts.acme.fr", "A", records(&format!("mta-sts.acme.fr. 300 IN A {WEB}\n"))),
    ])
}

/// The world with a web server that the configuration trusts.
async fn with_web(
    script: Script,
    https: &str,
    serve: impl Fn(&str) -> Page + Send + Sync + 'static,
) -> (Closed, Web) {
    let hosts = ["mta-sts.acme.fr", "rdap.org", "rdap.nic.fr"];
    let web = Web::start(&hosts, Box::new(serve)).await;
    let mut closed = Closed::new(script).await;
    let root = write(&closed.folder, "root.pem", web.pem());
    closed.more = (format!("[tls]\nca = \"{root}\"\n"), https.to_owned());
    closed.reach.push((WEB, web.socket));
    closed.resolver.learn(&format!("rdap.org. 300 IN A {WEB}\nrdap.nic.fr. 300 IN A {WEB}\n"));
    (closed, web)
}

fn object(ended: &Ended) -> Value {
    serde_json::from_str(ended.out.trim()).unwrap_or_else(|_| panic!("{}{}", ended.out, ended.err))
}

fn finding<'a>(object: &'a Value, code: &str) -> Option<&'a Value> {
    object["findings"].as_array().expect("a list").iter().find(|one| one["code"] == code)
}

fn ok(body: &str) -> Page {
    Page::Status("200 OK", body.to_owned())
}

const HTTPS: &str = "https = \"auto\"\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_names_only_the_old_servers_needs_a_hand() {
    let (closed, web) = with_web(with_policy(MX), HTTPS, |_| ok(POLICY)).await;
    let (closed, ended) = closed.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    let told = finding(&seen, "mta-sts-old-policy").unwrap_or_else(|| panic!("{seen:#}"));
    assert_eq!((told["severity"].as_str(), ended.code), (Some("error"), Some(3)));
    assert_eq!(told["evidence"]["seen"], "mx: mx1.mail.ovh.net");
    assert_eq!(told["evidence"]["expected"], "mx: smtp.google.com");
    assert_eq!(web.asked(), ["mta-sts.acme.fr/.well-known/mta-sts.txt"]);
    let (_closed, ended) = closed.check(&["acme.fr"], &[]).await;
    ended.said(&[
        "  mx1.mail.ovh.net.\n",
        "https://mta-sts.acme.fr/.well-known/mta-sts.txt",
        "mx: smtp.google.com",
        "    v=STSv1; id=",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn watch_tells_it_too_and_asks_for_the_file_at_its_own_moments() {
    let (closed, web) = with_web(with_policy(OLD_MX), HTTPS, |_| ok(POLICY)).await;
    let args = ["--provider", "google-workspace", "--json", "--timeout", "4s", "acme.fr"];
    let (_closed, ended) = closed.watch(&args).await;
    let events: Vec<Value> =
        ended.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let told = |code: &str| events.iter().filter(|event| event["code"] == code).count();
    assert_eq!(told("mta-sts-old-policy"), 1, "once: {}{}", ended.out, ended.err);
    assert_eq!(web.asked().len(), 1, "and not at every round");
    assert_eq!(ended.code, Some(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_network_fetches_no_page_unless_that_is_written() {
    for https in ["", "https = \"never\"\n"] {
        let (closed, web) = with_web(with_policy(MX), https, |_| ok(POLICY)).await;
        let (_closed, ended) = closed.check(&["--json", "acme.fr"], &[]).await;
        assert!(finding(&object(&ended), "mta-sts-old-policy").is_none());
        assert_eq!(web.asked(), [""; 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_mistake_has_the_word_and_the_rest_is_noticed_as_well() {
    let (closed, _web) = with_web(with_policy(OLD_MX), HTTPS, |_| ok(POLICY)).await;
    let args = ["--provider", "google-workspace", "--registrar", "gandi", "acme.fr"];
    let (_closed, ended) = closed.check(&args, &[]).await;
    let headings = ended.out.matches("Also noticed:").count();
    assert_eq!(headings, 1, "{}", ended.out);
    let (before, after) = ended.out.split_once("Also noticed:").expect("it is there");
    assert_eq!(before.lines().filter(|line| line.starts_with("! ")).count(), 2, "{before}");
    assert!(after.contains("Others remember the present mail lines for"), "{after}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_register_says_why_nobody_finds_a_domain() {
    let held = r#"{"objectClassName":"domain","status":["client hold"],"entities":[{"roles":
        ["registrar"],"vcardArray":["vcard",[["fn",{},"text","Evil\u001b[31m\u202e SAS"]]]}]}"#;
    let (closed, web) = with_web(zone(&[]), HTTPS, move |place| match place {
        "rdap.org/domain/gone.fr" => {
            Page::Elsewhere("https://rdap.nic.fr/domain/gone.fr".to_owned())
        }
        _ => ok(held),
    })
    .await;
    let (closed, ended) = closed.check(&["--json", "gone.fr"], &[]).await;
    let seen = object(&ended);
    let told = finding(&seen, "domain-not-registered").unwrap_or_else(|| panic!("{seen:#}"));
    assert_eq!((told["evidence"]["seen"].as_str(), ended.code), (Some("client hold"), Some(3)));
    assert_eq!(web.asked().len(), 2);
    let (_closed, ended) = closed.check(&["gone.fr"], &[]).await;
    ended.said(&["gone.fr is on hold, and nobody finds it."]);
    assert!(!ended.out.contains(['\u{1b}', '\u{202e}']), "{:?}", ended.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_policy_is_escaped_on_every_face() {
    let evil = "version: STSv1\nmode: enforce\nmx: \u{1b}]0;x\u{7}\u{202e}evil\nmax_age: 1\n";
    let (closed, _web) = with_web(with_policy(MX), HTTPS, move |_| ok(evil)).await;
    let plan = ["--provider", "google-workspace"];
    let is_harmless = |ended: &Ended| {
        let has = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        !ended.out.contains(has)
    };
    let (closed, text) = closed.check(&[&plan[..], &["acme.fr"]].concat(), &[]).await;
    let (closed, json) = closed.check(&[&plan[..], &["--json", "acme.fr"]].concat(), &[]).await;
    text.said(&["deliver only to"]);
    assert!(finding(&object(&json), "mta-sts-old-policy").is_some(), "{}", json.out);
    let (_closed, wizard) = closed.run(&["--lang", "en"], &["acme.fr", "", ""]).await;
    for ended in [text, json, wizard] {
        assert!(is_harmless(&ended), "{:?}", ended.out);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_to_which_capitals_are_other_letters_is_named() {
    let closed = Closed::new(zone(&[("acme.fr", "MX", records(MX))]).case_minded()).await;
    let (closed, ended) = closed.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    let told = finding(&seen, "case-bug").unwrap_or_else(|| panic!("{seen:#}"));
    assert_eq!(told["evidence"]["seen"], "ns1.acme.fr");
    let asked = closed.server.log.within("acme.fr");
    let capitals = asked.iter().filter(|one| one.name == "ACME.FR").count();
    assert_eq!(capitals, 1, "one question, to one server: {asked:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_wrong_company_its_own_servers_prove_where_the_line_is() {
    for (line, proof) in [
        (records(MX), "The line is saved there, but nobody asks there."),
        (Say::NoRecord(300, 300), "Not even the servers of Bluehost have it."),
    ] {
        let mut closed = Closed::new(zone(&[("acme.fr", "MX", records(OLD_MX))])).await;
        closed.moves_to("ada.ns.cloudflare.com.", "127.0.10.4").await;
        let bluehost = zone(&[("acme.fr", "MX", line)]).start().await;
        closed.reach.push(("127.0.20.5", bluehost.socket));
        closed.resolver.learn(
            "ada.ns.cloudflare.com. 300 IN A 127.0.10.4\nns1.bluehost.com. 300 IN A 127.0.20.5\n",
        );
        let args = ["--provider", "google-workspace", "--registrar", "bluehost", "acme.fr"];
        let (_closed, ended) = closed.check(&args, &[]).await;
        ended.said(&["What you save at Bluehost is never seen", proof]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_that_a_move_left_behind_are_listed() {
    let dmarc = "_dmarc.acme.fr. 300 IN TXT \"v=DMARC1; p=reject\"\n";
    let before = [("acme.fr", "MX", records(OLD_MX)), ("_dmarc.acme.fr", "TXT", records(dmarc))];
    let mut closed = Closed::new(zone(&before)).await;
    let (back, _ended) = closed.run(&["--lang", "en"], &["acme.fr", "", "1", "google", ""]).await;
    closed = back;
    let new = zone(&[("acme.fr", "MX", records(MX))]).start().await;
    closed.moves_to("ns9.acme.fr.", "127.0.10.9").await;
    closed.reach.push(("127.0.10.9", new.socket));
    let (closed, ended) = closed.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    let told = finding(&seen, "records-lost-in-move").unwrap_or_else(|| panic!("{seen:#}"));
    assert_eq!(told["evidence"]["expected"], "_dmarc.acme.fr TXT v=DMARC1; p=reject");
    assert!(closed.server.log.within("acme.fr").len() > 2, "the servers of before were asked");
}

/// Questions of a review beside those that every server is asked for itself.
const MOST_BESIDE: usize = 30;

#[tokio::test(flavor = "multi_thread")]
async fn a_check_asks_the_servers_no_more_than_it_may() {
    let closed = Closed::new(with_policy(OLD_MX)).await;
    let args = ["--provider", "google-workspace", "--registrar", "gandi", "acme.fr"];
    let (closed, _ended) = closed.check(&args, &[]).await;
    let asked = closed.server.log.within("acme.fr");
    let own = ["acme.fr", "_dmarc.acme.fr", "google._domainkey.acme.fr", "ns1.acme.fr"];
    let beside: Vec<_> = asked.iter().filter(|one| !own.contains(&one.name.as_str())).collect();
    assert!(beside.len() <= MOST_BESIDE, "{}: {beside:?}", beside.len());
    assert!(!beside.is_empty(), "something is looked for beside the records");
    assert_eq!(closed.office.served.log.within("acme.fr"), [], "no network before all is served");
}
