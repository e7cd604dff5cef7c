//! `records`: the list of what has to be entered, from a domain that was looked at and from one that
//! was not.

use serde_json::{Value, json};

use super::folder::Folder;
use super::run::{Ended, mxguide, mxguide_in};
use super::support::Say;
use super::world::{Closed, zone};

const OFFLINE: [&str; 8] = [
    "records",
    "--lang",
    "en",
    "--offline",
    "--provider",
    "google-workspace",
    "--registrar",
    "cloudflare",
];

fn offline(more: &[&str]) -> Ended {
    mxguide(&[&OFFLINE, more].concat(), &[])
}

fn object(ended: &Ended) -> Value {
    serde_json::from_str(&ended.out).unwrap_or_else(|fault| panic!("{fault}: {ended:?}"))
}

/// OVHcloud receives the mail of `acme.fr`.
async fn at_ovh() -> Closed {
    let mx = "acme.fr. 300 IN MX 1 mx1.mail.ovh.net.\nacme.fr. 300 IN MX 5 mx2.mail.ovh.net.\n";
    let spf = "acme.fr. 300 IN TXT \"v=spf1 include:mx.ovh.com ~all\"\n";
    let script = zone(&[
        ("acme.fr", "MX", Say::Records(mx.to_owned())),
        ("acme.fr", "TXT", Say::Records(spf.to_owned())),
    ]);
    Closed::new(script).await
}

#[test]
fn without_looking_the_list_is_that_of_a_domain_without_records() {
    let ended = offline(&["acme.fr"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    ended.said(&[
        "Mail for acme.fr is to go to Google Workspace.",
        "! What stands at acme.fr today was not looked at.",
        "1. Log in at dash.cloudflare.com",
        "  Mail server\n    smtp.google.com\n",
        "    v=spf1 include:_spf.google.com ~all\n",
    ]);
    let sentences = ended.out.lines().filter(|line| !line.starts_with("    "));
    for line in sentences {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn the_shape_of_the_json_is_as_documented() {
    let seen = object(&offline(&["acme.fr", "--format", "json"]));
    assert_eq!(seen["schema"], "mxguide.records/1");
    let keys: Vec<&String> = seen.as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 4, "{keys:?}");
    assert_eq!((&seen["domain"], &seen["remove"]), (&json!("acme.fr"), &json!([])));
    assert_eq!(
        seen["records"][0],
        json!({
            "id": "mx-1", "type": "MX", "name": "acme.fr", "host": "@", "priority": 1,
            "value": "smtp.google.com", "purpose": "receive", "required": true,
            "authoritative": "unreachable",
            "resolvers": {"new": 0, "old": 0, "absent": 0, "mixed": 0, "failing": 0},
            "form": [
                {"label": "Type", "value": "MX"}, {"label": "Name", "value": "@"},
                {"label": "Mail server", "value": "smtp.google.com"},
                {"label": "TTL", "value": "Auto"}, {"label": "Priority", "value": "1"}
            ]
        })
    );
}

#[test]
fn without_a_company_there_is_no_form_in_json() {
    let args = ["records", "--offline", "--provider", "fastmail", "--format", "json", "acme.fr"];
    let seen = object(&mxguide(&args, &[]));
    let records = seen["records"].as_array().expect("a list");
    assert!(records.len() >= 4);
    assert!(records.iter().all(|record| record.get("form").is_none()), "{seen:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_there_is_taken_into_account() {
    let args = ["acme.fr", "--provider", "google-workspace", "--registrar", "ovhcloud"];
    let (closed, ended) =
        at_ovh().await.records(&[&args[..], &["--format", "json"]].concat()).await;
    let seen = object(&ended);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let gone: Vec<(&Value, &Value)> = seen["remove"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (&one["type"], &one["value"]))
        .collect();
    assert!(gone.contains(&(&json!("MX"), &json!("mx1.mail.ovh.net"))), "{gone:?}");
    assert!(gone.contains(&(&json!("MX"), &json!("mx2.mail.ovh.net"))), "{gone:?}");
    let spf = &seen["records"][1];
    assert_eq!(spf["value"], "v=spf1 include:mx.ovh.com include:_spf.google.com ~all");
    assert_eq!(spf["authoritative"], "different");
    let office = closed.office.served.log.within("acme.fr");
    assert!(office.is_empty(), "no network is asked: {office:?}");

    let (closed, ended) = closed.records(&args).await;
    ended.said(&["Then take away", "    1 mx1.mail.ovh.net\n", "Put back", "Copied on"]);
    assert!(!ended.out.contains("was not looked at"));
    let (_closed, ended) = closed.records(&[&args[..], &["--format", "csv"]].concat()).await;
    ended.said(&["\"remove\",\"\",\"MX\",\"acme.fr\",\"300\",\"1\",\"mx1.mail.ovh.net\"\r\n"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_without_a_provider_named_is_listed_as_it_is() {
    let (_closed, ended) = at_ovh().await.records(&["acme.fr", "--format", "zone"]).await;
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let spf = "acme.fr. 300 IN TXT \"v=spf1 include:mx.ovh.com ~all\"";
    ended.said(&["acme.fr. 3600 IN MX 1 mx0.mail.ovh.net.\n"]);
    ended.said(&["; Already there\n", &format!(";   {spf}\n")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_cannot_be_asked_are_told_and_the_provider_is_enough() {
    let silent = super::support::Script::always(Say::Silence);
    let closed = Closed::new(silent).await;
    let args = ["acme.fr", "--provider", "google-workspace", "--format", "json"];
    let (closed, ended) = closed.records(&args).await;
    assert_eq!(ended.code, Some(0));
    assert!(ended.err.contains("The servers of acme.fr could not be asked"), "{}", ended.err);
    assert_eq!(object(&ended)["records"][0]["authoritative"], "unreachable");
    let (_closed, ended) = closed.records(&["acme.fr"]).await;
    assert_eq!((ended.code, ended.out.as_str()), (Some(4), ""));
    assert!(ended.err.contains("--provider"), "{}", ended.err);
}

#[test]
fn what_cannot_be_listed_is_wrong_usage() {
    for (args, said) in [
        (&["--offline", "acme.fr"][..], "--provider"),
        (&["--provider", "gogle-workspace", "acme.fr"], "google-workspace"),
        (&["--offline", "--provider", "fastmail", "not a domain"], "not a domain"),
        (&["--format", "xml", "acme.fr"], "markdown"),
    ] {
        let ended = mxguide(&[&["records", "--lang", "en"], args].concat(), &[]);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ended.err.contains(said), "{}", ended.err);
    }
}

#[cfg(unix)]
#[test]
fn a_file_is_whole_and_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let args = [&OFFLINE[..], &["acme.fr", "--format", "html", "--output", "page.html"]].concat();
    let ended = mxguide_in(&folder, &args, &[]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    ended.said(&["Written to page.html"]);
    let file = folder.path().join("page.html");
    let mode = std::fs::metadata(&file).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let page = std::fs::read_to_string(&file).expect("it is text");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    let args = [&OFFLINE[..], &["acme.fr", "--output", "no/such/folder/x"]].concat();
    let ended = mxguide_in(&folder, &args, &[]);
    assert_eq!(ended.code, Some(4));
    assert!(ended.err.contains("no/such/folder/x"), "{}", ended.err);
}

#[test]
fn a_missing_value_is_told_wherever_there_is_room() {
    for format in ["text", "zone", "markdown", "html"] {
        offline(&["acme.fr", "--format", format]).said(&["Google's signature key (DKIM)"].map(
            |label| if format == "html" { "Google&#39;s signature key (DKIM)" } else { label },
        ));
    }
}
