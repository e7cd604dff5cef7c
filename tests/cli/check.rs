//! `check`: one look at a domain in a closed world, told to a person and to a script.

use serde_json::{Value, json};

use super::run::{Ended, mxguide, write};
use super::support::{Say, Script};
use super::world::{Closed, zone};

const KEY: &str = include_str!("../../assets/practice/dkim-key.txt");
const MX: &str = "acme.fr. 300 IN MX 1 smtp.google.com.\n";
const SPF: &str = "acme.fr. 300 IN TXT \"v=spf1 include:_spf.google.com ~all\"\n";
const DMARC: &str = "_dmarc.acme.fr. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:a@acme.fr\"\n";

fn key() -> String {
    let parts: Vec<String> = KEY
        .trim()
        .as_bytes()
        .chunks(200)
        .map(|part| format!("\"{}\"", String::from_utf8_lossy(part)))
        .collect();
    format!("google._domainkey.acme.fr. 300 IN TXT {}\n", parts.join(" "))
}

fn records(text: &str) -> Say {
    Say::Records(text.to_owned())
}

/// A domain at Google as it should be, but for the sets replaced by `other`.
fn google(other: &[(&str, &str, Say)]) -> Script {
    let usual = [
        ("acme.fr", "MX", records(MX)),
        ("acme.fr", "TXT", records(SPF)),
        ("_dmarc.acme.fr", "TXT", records(DMARC)),
        ("google._domainkey.acme.fr", "TXT", records(&key())),
    ];
    let is_other = |(name, rtype, _): &&(&str, &str, Say)| {
        !other.iter().any(|(n, t, _)| n == name && t == rtype)
    };
    let lines: Vec<_> = usual.iter().filter(is_other).chain(other).cloned().collect();
    zone(&lines)
}

/// A network that has it all.
/// The lists that Google's customers lead to.
fn learn_senders(closed: &Closed) {
    closed.resolver.learn("_spf.google.com. 300 IN TXT \"v=spf1 include:n.google.com ~all\"\n");
    closed.resolver.learn("n.google.com. 300 IN TXT \"v=spf1 ip4:192.0.2.0/24 ~all\"\n");
}

async fn known(script: Script) -> Closed {
    let closed = Closed::new(script).await;
    closed.office.learn(&[MX, SPF, DMARC, &key()].concat());
    learn_senders(&closed);
    closed
}

fn objects(ended: &Ended) -> Vec<Value> {
    ended.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn object(ended: &Ended) -> Value {
    let objects = objects(ended);
    assert_eq!(objects.len(), 1, "{}{}", ended.out, ended.err);
    objects[0].clone()
}

fn codes(object: &Value) -> Vec<&str> {
    let findings = object["findings"].as_array().expect("a list");
    let code = |one: &Value| one["severity"] != "info";
    findings
        .iter()
        .filter(|one| code(one))
        .map(|one| one["code"].as_str().expect("a code"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_that_is_right_everywhere_is_confirmed() {
    let (closed, ended) = known(google(&[])).await.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!((ended.code, seen["state"].as_str()), (Some(0), Some("confirmed")), "{seen:#}");
    assert_eq!(
        seen["provider"],
        json!({
            "id": "google-workspace", "variant": "current", "found": ["google-workspace"]
        })
    );
    assert_eq!(codes(&seen), [""; 0]);
    assert_eq!(seen["bound"], Value::Null);
    assert_eq!(seen["resolvers"][0]["state"], "new");
    let office = closed.office.served.log.within("acme.fr");
    assert_eq!(office.len(), 4, "each question once: {office:?}");
    let (_closed, ended) = closed.check(&["acme.fr"], &[]).await;
    ended.said(&["✓ The mail set-up of acme.fr is right, and the network that was asked has it."]);
    assert!(!ended.out.contains('\u{1b}'), "no colours into a pipe: {}", ended.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_shape_of_the_json_is_as_documented() {
    let (_closed, ended) = known(google(&[])).await.check(&["--json", "acme.fr"], &[]).await;
    let mut seen = object(&ended);
    for part in ["checked_at", "timings_ms"] {
        assert!(!seen[part].is_null());
        seen[part] = Value::Null;
    }
    seen["resolvers"][0]["rtt_ms"] = Value::Null;
    seen["resolvers"][0]["address"] = Value::Null;
    let tally = json!({"new": 1, "old": 0, "absent": 0, "mixed": 0, "failing": 0});
    let record =
        |id: &str, rtype: &str, host: &str, priority: Value, value: &str, purpose: &str| {
            let name = if host == "@" { "acme.fr".to_owned() } else { format!("{host}.acme.fr") };
            json!({
                "id": id, "type": rtype, "name": name, "host": host, "priority": priority,
                "value": value, "purpose": purpose, "required": true, "authoritative": "present",
                "resolvers": tally
            })
        };
    let expected = json!({
        "schema": "mxguide.check/1",
        "domain": "acme.fr",
        "checked_at": null,
        "state": "confirmed",
        "zone": "acme.fr",
        "dns_host": {"id": null, "name_servers": ["ns1.acme.fr"], "chosen": null},
        "provider": {"id": "google-workspace", "variant": "current", "found": ["google-workspace"]},
        "servers": [{
            "name": "ns1.acme.fr", "address": "127.0.10.4", "aa": true, "serial": 7,
            "state": "answering"
        }],
        "records": [
            record("mx-1", "MX", "@", json!(1), "smtp.google.com", "receive"),
            record("spf-1", "TXT", "@", Value::Null, "v=spf1 include:_spf.google.com ~all", "send"),
            record("dkim-1", "TXT", "google._domainkey", Value::Null, KEY.trim(), "sign"),
            record("dmarc-1", "TXT", "_dmarc", Value::Null,
                "v=DMARC1; p=reject; rua=mailto:a@acme.fr", "reject"),
        ],
        "remove": [],
        "findings": [{
            "code": "signing-not-started", "severity": "info", "record": null,
            "headline": "The signature key is right. Whether it is used cannot be seen from outside.",
            "fix": "In Google's Admin console: Apps → Google Workspace → Gmail → Authenticate \
                    email, press Start authentication. Google signs nothing before that.",
            "evidence": {"seen": null, "expected": null}
        }, {
            "code": "not-judged", "severity": "info", "record": null,
            "headline":
                "Not judged, because only the mail provider tells it: the proof of ownership.",
            "fix": "To have it judged: --provider google-workspace --set verify_txt=…",
            "evidence": {"seen": null, "expected": null}
        }],
        "resolvers": [{
            "id": "office", "address": null, "transport": "udp", "state": "new", "ttl": 300,
            "rtt_ms": null
        }],
        "bound": null,
        "spf_lookups": 2,
        "timings_ms": null
    });
    assert_eq!(seen, expected, "{seen:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_was_asked_for_and_is_not_there_is_missing_and_no_network_is_asked() {
    let script = google(&[("google._domainkey.acme.fr", "TXT", Say::NoName(300, 300))]);
    let set = format!("dkim_txt={}", KEY.trim());
    let args = ["--json", "--provider", "google-workspace", "--set", &set, "acme.fr"];
    let (closed, ended) = known(script).await.check(&args, &[]).await;
    let seen = object(&ended);
    assert_eq!((ended.code, seen["state"].as_str()), (Some(3), Some("needs-action")), "{seen:#}");
    // The rule refuses fakes already, and nothing proves what is sent.
    assert_eq!(codes(&seen), ["record-missing", "dmarc-strict-too-early"]);
    assert_eq!(seen["resolvers"], json!([]));
    assert_eq!(closed.office.served.log.all(), [], "no network may be asked before");
    let (_closed, ended) = closed.check(&["acme.fr"], &[]).await;
    assert_eq!(ended.code, Some(0), "without a key to compare, none is judged: {}", ended.out);
    ended.said(&["2 DNS look-ups of the 10 allowed"]);
    ended.said(&["tells it: the signature key (DKIM).", "--set dkim_txt=…"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_mail_route_left_beside_the_new_one_must_go() {
    let both = format!("{MX}acme.fr. 300 IN MX 10 mx.old.example.\n");
    let script = google(&[("acme.fr", "MX", records(&both))]);
    let (closed, ended) = known(script).await.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!(ended.code, Some(3));
    assert_eq!(codes(&seen), ["old-mx-left"], "{seen:#}");
    let line = json!([
        {"type": "MX", "name": "acme.fr", "priority": 10, "value": "mx.old.example"}
    ]);
    assert_eq!(seen["remove"], line);
    assert_eq!(closed.office.served.log.all(), []);
    let (_closed, ended) = closed.check(&["acme.fr"], &[]).await;
    ended.said(&["must go", "10 mx.old.example"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_googles_lines_works_and_is_worth_a_word() {
    let some = "acme.fr. 300 IN MX 1 aspmx.l.google.com.\n\
                acme.fr. 300 IN MX 5 alt1.aspmx.l.google.com.\n";
    let script = google(&[("acme.fr", "MX", records(some))]);
    let (closed, ended) = known(script).await.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!(codes(&seen), ["google-mixed-sets"], "{seen:#}");
    assert_eq!(
        (seen["remove"].clone(), seen["records"][0]["authoritative"].as_str()),
        (json!([]), Some("present"))
    );
    assert!(!closed.office.served.log.all().is_empty(), "it is published, so networks are asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_lists_of_senders_are_told_and_joined() {
    let two = format!("{SPF}acme.fr. 300 IN TXT \"v=spf1 include:mx.ovh.com -all\"\n");
    let script = google(&[("acme.fr", "TXT", records(&two))]);
    let (closed, ended) = known(script).await.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    let told = vec!["spf-multiple", "dmarc-strict-too-early"];
    assert_eq!((ended.code, codes(&seen)), (Some(3), told), "{seen:#}");
    let (_closed, ended) = closed.check(&["acme.fr"], &[]).await;
    ended.said(&["    v=spf1 include:_spf.google.com include:mx.ovh.com ~all\n"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_shared_between_two_companies_is_nobodys_to_guess() {
    let both = format!("{MX}acme.fr. 300 IN MX 10 mx1.mail.ovh.net.\n");
    let script = google(&[("acme.fr", "MX", records(&both))]);
    let (closed, ended) = known(script).await.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!((ended.code, codes(&seen)), (Some(3), vec!["backup-mx"]), "{seen:#}");
    assert_eq!(seen["provider"]["id"], Value::Null);
    assert_eq!(seen["provider"]["found"].as_array().map(Vec::len), Some(2));
    assert_eq!(closed.office.served.log.all(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_remembers_the_old_route_keeps_it_waiting_until_it_forgets() {
    let closed = Closed::new(google(&[])).await;
    learn_senders(&closed);
    let old = "acme.fr. 900 IN MX 10 mx.old.example.\n";
    closed.office.learn(&[old, SPF, DMARC, &key()].concat());
    let (closed, ended) = closed.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!((ended.code, seen["state"].as_str()), (Some(1), Some("spreading")), "{seen:#}");
    assert_eq!(seen["resolvers"][0]["state"], "old");
    assert_eq!(seen["resolvers"][0]["ttl"], 900);
    assert_eq!(seen["records"][0]["resolvers"]["old"], 1);
    assert_eq!(seen["records"][1]["resolvers"]["new"], 1);
    let at = |key: &str| -> jiff::Timestamp { seen[key].as_str().unwrap().parse().unwrap() };
    let left = at("bound").as_second() - at("checked_at").as_second();
    assert!((895..=900).contains(&left), "{left}");
    let (_closed, ended) = closed.check(&["acme.fr"], &[]).await;
    ended.said(&["0 of 1 networks", "the last old answer has run out"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_network_does_not_count_and_is_not_asked_again_and_again() {
    let mut closed = known(google(&[])).await;
    let mute = Script::always(Say::Silence).start().await;
    let log = mute.log.clone();
    closed.others.push(("mute", mute));
    let (_closed, ended) = closed.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!((ended.code, seen["state"].as_str()), (Some(0), Some("confirmed")), "{seen:#}");
    let states: Vec<&Value> =
        seen["resolvers"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["new", "failing"]);
    assert_eq!(seen["records"][0]["resolvers"]["failing"], 1);
    assert!(log.within("acme.fr").len() >= 4, "it had its chance with each question");
}

/// Somebody on the way answers for an address that runs no DNS, so nothing heard on port 53 counts.
#[cfg(feature = "doh")]
#[tokio::test(flavor = "multi_thread")]
async fn behind_an_interceptor_networks_are_asked_another_way_and_nothing_is_called_proven() {
    use super::support::{Secure, response, zone_text};
    let mut closed = known(google(&[])).await;
    let held = zone_text(".", &[MX, SPF, DMARC, &key()].concat());
    let secure = Secure::start(Box::new(move |request, _| {
        let query = &request.queries[0];
        let mut message = response(request, hickory_server::proto::op::ResponseCode::NoError);
        let fits = held.iter().filter(|record| {
            record.name == *query.name() && record.record_type() == query.query_type()
        });
        message.answers = fits.cloned().collect();
        super::support::Reply::Message(Box::new(message))
    }))
    .await;
    let ca = write(&closed.folder, "ca.pem", secure.pem());
    let way = secure.service().socket;
    closed.more.0 = format!(
        "[[resolver]]\nid = \"vault\"\ndoh = \"https://{way}/dns-query\"\n[tls]\nca = \"{ca}\"\n"
    );
    closed.more.1 = format!("probes = [\"{}\"]", closed.resolver.served.socket);
    let (closed, ended) = closed.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!((ended.code, seen["state"].as_str()), (Some(4), Some("unknown")), "{seen:#}");
    assert_eq!(codes(&seen), ["network-intercepts"]);
    assert_eq!(seen["provider"]["id"], "google-workspace");
    assert_eq!(seen["records"][0]["authoritative"], "unreachable");
    assert_eq!(seen["servers"], json!([]));
    assert_eq!(seen["dns_host"]["name_servers"], json!([]), "these came from the interceptor");
    let states: Vec<(&str, &str)> = seen["resolvers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["state"].as_str().unwrap(), one["transport"].as_str().unwrap()))
        .collect();
    // The first is this side of the interceptor.
    assert_eq!(states, [("new", "udp"), ("new", "https")]);
    let asked = closed.office.served.log.within("acme.fr");
    assert!(asked.iter().all(|one| !one.name.contains("acme.fr.acme.fr")), "{asked:?}");
    let (_closed, ended) = closed.check(&["acme.fr"], &[]).await;
    ended.said(&["asked through a secure channel", "2 of 2 networks have it.", "? not known  MX"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_place_lends_the_moment_of_publication() {
    let closed = known(google(&[])).await;
    let (closed, ended) = closed.run(&["--lang", "en"], &["acme.fr", "", "1", "google", ""]).await;
    ended.said(&["Your place is kept"]);
    let place = closed.folder.path().join("places/acme.fr.json");
    let mut saved: Value = serde_json::from_slice(&std::fs::read(&place).unwrap()).unwrap();
    let taken = saved["photo"]["taken_at"].as_i64().expect("a before-photo is saved");
    saved["t0"] = json!(taken);
    std::fs::write(&place, saved.to_string()).unwrap();
    let (closed, ended) = closed.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!((ended.code, seen["state"].as_str()), (Some(0), Some("confirmed-everywhere")));
    assert!(seen["bound"].is_string(), "{seen:#}");
    let (_closed, ended) = closed
        .check(&["--json", "--provider", "other", "--set", "mx=1:smtp.google.com", "acme.fr"], &[])
        .await;
    assert_eq!(object(&ended)["bound"], Value::Null, "that moment was about another plan");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_nobody_owns_needs_a_person() {
    let (closed, ended) =
        Closed::new(google(&[])).await.check(&["--json", "nobody-at-all.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!((ended.code, seen["state"].as_str()), (Some(3), Some("needs-action")), "{seen:#}");
    let (_closed, ended) = closed.check(&["nobody-at-all.fr"], &[]).await;
    ended.said(&["! Nobody owns nobody-at-all.fr"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_say_nothing_leave_it_untold() {
    let script = Script::always(Say::Silence);
    let (closed, ended) = known(script).await.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!((ended.code, seen["state"].as_str()), (Some(4), Some("unknown")), "{seen:#}");
    assert_eq!(seen["servers"][0]["state"], "silent");
    assert_eq!(closed.office.served.log.all(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_without_mail_is_told_so() {
    let script = google(&[("acme.fr", "MX", Say::NoRecord(300, 300))]);
    let (closed, ended) = known(script).await.check(&["acme.fr"], &[]).await;
    assert_eq!(ended.code, Some(3), "{}", ended.out);
    ended.said(&["Nobody receives mail for acme.fr"]);
    assert_eq!(closed.office.served.log.all(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_under_a_doubled_name_is_found_there() {
    let doubled = DMARC.replace("_dmarc.acme.fr.", "_dmarc.acme.fr.acme.fr.");
    let script = google(&[
        ("_dmarc.acme.fr", "TXT", Say::NoName(300, 300)),
        ("_dmarc.acme.fr.acme.fr", "TXT", records(&doubled)),
    ]);
    let (_closed, ended) = known(script).await.check(&["--json", "acme.fr"], &[]).await;
    let seen = object(&ended);
    assert_eq!(codes(&seen), ["name-doubled"], "{seen:#}");
    assert_eq!(seen["findings"][0]["evidence"]["seen"], "_dmarc.acme.fr.acme.fr");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_keeps_its_order_and_a_bad_line_becomes_an_object() {
    let lines = ["# ours", "acme.fr", "", "not a domain", "nobody-at-all.fr", "Ada@ACME.fr"];
    let (_closed, ended) =
        known(google(&[])).await.check(&["--json", "--input", "-"], &lines).await;
    let seen = objects(&ended);
    let domains: Vec<&str> = seen.iter().map(|one| one["domain"].as_str().unwrap()).collect();
    assert_eq!(domains, ["acme.fr", "not a domain", "nobody-at-all.fr", "acme.fr"]);
    let states: Vec<Option<&str>> = seen.iter().map(|one| one["state"].as_str()).collect();
    assert_eq!(states, [Some("confirmed"), None, Some("needs-action"), Some("confirmed")]);
    assert!(seen[1]["error"].as_str().unwrap().contains("space"), "{}", seen[1]);
    assert_eq!(ended.code, Some(4), "a line that cannot be told about counts as 4");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_domains_stand_one_below_the_other_and_the_worst_decides() {
    let args = ["acme.fr", "nobody-at-all.fr", "acme.fr"];
    let (closed, ended) = known(google(&[])).await.check(&args, &[]).await;
    assert_eq!(ended.code, Some(3), "{}", ended.err);
    let titles: Vec<&str> = ended.out.lines().filter(|line| args.contains(line)).collect();
    assert_eq!(titles, args);
    assert!(ended.out.contains("\n\nnobody-at-all.fr\n"), "{}", ended.out);
    let list = write(&closed.folder, "list.txt", "acme.fr\nacme.fr\n");
    let (_closed, ended) = closed.check(&["--json", "--input", &list], &[]).await;
    assert_eq!((ended.code, objects(&ended).len()), (Some(0), 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn le_francais_parle_francais() {
    let both = format!("{MX}acme.fr. 300 IN MX 10 mx.old.example.\n");
    let script = google(&[("acme.fr", "MX", records(&both))]);
    let (closed, ended) = known(script).await.check(&["--lang", "fr", "acme.fr"], &[]).await;
    assert_eq!(ended.code, Some(2), "--lang twice is wrong usage: {}", ended.out);
    let (_closed, ended) = closed.check_in("fr", &["acme.fr"]).await;
    ended.said(&["Un point du domaine acme.fr attend votre intervention.", "à retirer", "publié"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_texts_reach_neither_the_screen_nor_a_line_of_json_as_they_are() {
    let evil = b"v=spf1 \x1b[2J\x1b]52;c;ZXZpbA==\x07 \xc2\x9b31m \xe2\x80\xaella~ ~all";
    let script = google(&[
        ("acme.fr", "TXT", Say::Text(evil.to_vec())),
        (
            "_dmarc.acme.fr",
            "TXT",
            Say::Text([b"v=DMARC1; \x1b[5m".as_slice(), &[b'a'; 9000]].concat()),
        ),
    ]);
    let (closed, text) = known(script).await.check(&["acme.fr"], &[]).await;
    let (_closed, json) = closed.check(&["--json", "acme.fr"], &[]).await;
    for ended in [text, json] {
        assert_eq!((ended.code, ended.err.as_str()), (Some(3), ""), "{}", ended.out);
        let is_odd =
            |c: &char| (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}');
        assert_eq!(ended.out.chars().find(is_odd), None, "{}", ended.out);
        ended.said(&["\\u"]);
    }
}

#[test]
fn wrong_usage_is_told_in_a_sentence_that_helps() {
    let cases: &[(&[&str], &str)] = &[
        (&["acme"], "ending"),
        (&["--provider", "google", "acme.fr"], "google-workspace"),
        (&["--provider", "google-workspace", "--set", "dkm=x", "acme.fr"], "dkim_txt"),
        (&["--provider", "google-workspace", "--variant", "x", "acme.fr"], "legacy-aspmx"),
        (&["--registrar", "cloudfare", "acme.fr"], "cloudflare"),
        (&["--set", "dmarc_rua=nobody", "acme.fr"], "e-mail address"),
        (&["--provider", "other", "--set", "mx=192.0.2.1", "acme.fr"], "10:mail.example.com"),
        (&["--input", "no-such-list.txt"], "no-such-list.txt"),
        (&["--input", "-", "acme.fr"], "--input"),
        (&[], "DOMAIN"),
    ];
    for (args, part) in cases {
        let ended = mxguide(&[&["check", "--lang", "en"], *args].concat(), &[]);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ended.err.contains(part), "{part:?} is missing in {}", ended.err);
    }
}
