//! The whole journey line by line, as a pipe would drive it, in both languages.

#[path = "plain_pages/corners.rs"]
mod corners;
#[path = "plain_pages/journey.rs"]
mod journey;

use jiff::tz::TimeZone;
use mxguide::catalog::Lang;
use mxguide::names::{Domain, Name};
use mxguide::plain::{self, Answer};
use mxguide::records::Rdata;
use mxguide::report;
use mxguide::wizard::{Intent, Outcome, StepId};
use mxguide::words::Words;

use journey::Does::{Publishes, SavesAndTypes, Types};
use journey::{Does, Journey, Zone, record};

fn mx(priority: u16, exchange: &str) -> Rdata {
    Rdata::Mx { priority, exchange: Name::from_presentation(exchange) }
}

/// Published by Cloudflare, mail at OVHcloud.
fn acme() -> Zone {
    let domain = Domain::parse("acme.fr").expect("a domain");
    let apex = domain.name();
    Zone {
        domain,
        name_servers: vec!["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"],
        records: vec![
            record(&apex, mx(1, "mx1.mail.ovh.net")),
            record(&apex, mx(5, "mx2.mail.ovh.net")),
            record(&apex, Rdata::Txt("v=spf1 include:mx.ovh.com ~all".to_owned())),
        ],
    }
}

/// Published by Gandi, with the mail lines that Gandi puts into a new zone.
fn bakery() -> Zone {
    let domain = Domain::parse("boulangerie.example").expect("a domain");
    let apex = domain.name();
    Zone {
        domain,
        name_servers: vec!["ns-1-a.gandi.net", "ns-2-b.gandi.net", "ns-3-c.gandi.net"],
        records: vec![
            record(&apex, mx(10, "spool.mail.gandi.net")),
            record(&apex, mx(50, "fb.mail.gandi.net")),
        ],
    }
}

/// A real key, because a cut one is noticed.
const KEY: &str = concat!(
    "v=DKIM1; k=rsa; p=",
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArIbZfsuiZgin15Cq1gNXqkNW6G1WWp7+5OQW",
    "P9krCgomYxo4ldp8sOBJl7YhLjRdlKZQc9BGT1Fa4TBQtedPJsB1A0f6EQ/PChF5UJk5yuN6gJmMm+PK",
    "JrlW9hEL+MHKwv8fDcG4QVp7ymaTPT3gPBManQkAC9A/X6qrEWR3c65sar0y7HWMDJJLop4WPtMUTxr6",
    "4cUsleiTKtpkF0t8/zoNw3LQX7MjUt0HqBd0qNzAP9cfCNcqxer257UWGyyuPasGau+oA50YkZkzetVQ",
    "iVzjZo7FNDkfdZGE3uVrUjhxZZoFfLuOkIN1zTvqVPjTY9+wiJWREpN6zZ15B/lChQIDAQAB",
);

/// Up to the first card: Google at the company that publishes the domain.
fn to_google() -> Vec<Does> {
    vec![
        Types("ada@acme.fr"),
        Types(""),       // what was found
        Types(""),       // Cloudflare publishes it
        Types("google"), // the provider by its name
        Types(""),       // the mailboxes are there
        Types("1"),      // the proof of ownership later
        Types(KEY),
        Types(""), // the selector as it stands
        Types(""), // the address for reports as suggested
        Types(""), // nobody else sends
        Types(""), // the plan
    ]
}

/// Up to the first card: Microsoft 365 at Gandi.
fn to_microsoft(no: &'static str, yes: &'static str) -> Vec<Does> {
    vec![
        Types("https://www.boulangerie.example/"),
        Types(""), // without www
        Types(""),
        Types(""),
        Types("microsoft"),
        Types(no),
        Types("1"),
        Types(""),
        Types(""),  // Microsoft's server as guessed
        Types("1"), // the proof of ownership later
        Types("selector1-boulangerie-example._domainkey.pain.n-v1.dkim.mail.microsoft"),
        Types("selector2-boulangerie-example._domainkey.pain.n-v1.dkim.mail.microsoft"),
        Types(yes),
        Types(""),
        Types("include:spf.example.com"),
        Types(""),
        Types(""),
    ]
}

/// Nothing that a terminal obeys, and nothing that a voice would have to spell out.
fn assert_plain(text: &str) {
    for c in text.chars().filter(|c| *c != '\n') {
        let is_plain = c.is_alphanumeric() || c.is_ascii_graphic() || matches!(c, ' ' | '«' | '»');
        assert!(is_plain, "{c:?} in:\n{text}");
    }
    // An id without its words, or a blank without its value.
    assert!(!text.contains("plain-") && !text.contains("{ $"), "{text}");
}

fn assert_says(journey: &Journey, wanted: &[&str]) {
    let text = journey.text();
    for sentence in wanted {
        assert!(text.contains(sentence), "{sentence:?} is missing in:\n{text}");
    }
}

/// True when a value stands alone on its line, ready to be copied.
fn assert_alone(journey: &Journey, values: &[&str]) {
    for value in values {
        let is_alone = journey.told.iter().any(|line| line == value);
        assert!(is_alone, "{value:?} does not stand alone in:\n{}", journey.text());
    }
}

#[test]
fn google_at_cloudflare_from_a_pipe_ends_with_the_proof() {
    for (lang, company) in [(Lang::En, "Cloudflare"), (Lang::Fr, "Cloudflare")] {
        let mut journey = Journey::new(acme(), lang, false);
        let mut script = to_google();
        script.extend((0..5).map(|_| SavesAndTypes("")));
        script.push(Types(""));
        journey.run(script);
        assert_eq!(journey.outcome, Some(Outcome::Done), "{}", journey.text());
        assert_alone(
            &journey,
            &[
                "smtp.google.com",
                "google._domainkey",
                "_dmarc",
                KEY,
                "v=DMARC1; p=none; rua=mailto:dmarc@acme.fr",
                "v=spf1 include:mx.ovh.com include:_spf.google.com ~all",
            ],
        );
        assert_says(&journey, &[company, "Google Workspace", "report.html"]);
        assert_plain(&journey.text());
        assert!(journey.asked_networks > 0);
    }
}

#[test]
fn microsoft_at_gandi_from_a_pipe_ends_with_the_proof() {
    for (lang, no, yes) in [(Lang::En, "no", "yes"), (Lang::Fr, "Non", "oui")] {
        let mut journey = Journey::new(bakery(), lang, false);
        let mut script = to_microsoft(no, yes);
        script.extend((0..7).map(|_| SavesAndTypes("")));
        script.push(Types(""));
        journey.run(script);
        assert_eq!(journey.outcome, Some(Outcome::Done), "{}", journey.text());
        assert_alone(
            &journey,
            &[
                // Gandi wants the dot at the end.
                "boulangerie-example.mail.protection.outlook.com.",
                "autodiscover.outlook.com.",
                "v=spf1 include:spf.protection.outlook.com include:spf.example.com -all",
            ],
        );
        assert_plain(&journey.text());
    }
}

#[test]
fn no_network_is_asked_before_every_server_has_everything() {
    let mut journey = Journey::new(acme(), Lang::En, false);
    let mut script = to_google();
    script.extend((0..4).map(|_| SavesAndTypes("")));
    journey.run(script);
    assert_eq!(journey.wizard.step, StepId::Enter);
    assert_eq!(journey.asked_networks, 0);
}

#[test]
fn a_doubled_name_is_named_and_repaired_without_losing_a_line_of_the_pipe() {
    let mut journey = Journey::new(acme(), Lang::En, false);
    let mut script = to_google();
    script.extend((0..3).map(|_| SavesAndTypes("")));
    journey.run(script);
    let right = journey.wizard.card().unwrap();
    assert_eq!(right.id, "dmarc-1");
    let mut slip = journey.zone.records.clone();
    let doubled = Name::from_presentation("_dmarc.acme.fr.acme.fr");
    slip.push(record(&doubled, right.wanted[0].data.clone()));
    journey.run(vec![Publishes(slip, "")]);
    assert_eq!(journey.wizard.card().unwrap().id, "dmarc-1");
    assert_says(&journey, &["I have corrected and saved it"]);
    assert_alone(&journey, &["_dmarc"]);
    // Put right: the answers of before the repair are not held against the person.
    journey.zone.records.retain(|old| old.name != doubled);
    journey.run(vec![SavesAndTypes(""), SavesAndTypes(""), Types("")]);
    assert_eq!(journey.outcome, Some(Outcome::Done), "{}", journey.text());
}

#[test]
fn practice_is_typed_box_by_box_and_every_word_is_taken_as_it_is() {
    let mut journey = Journey::new(bakery(), Lang::Fr, true);
    let mut script = to_microsoft("n", "non");
    // Enter takes the pretend domain, so nothing is asked about www.
    script.splice(0..2, [Types("")]);
    // The panel, a new line: TTL, name, priority, host name; then back, and "I have saved it".
    script.extend([Types("2"), Types("2"), Types("10800"), Types("@"), Types("0")]);
    script.extend([Types("boulangerie-example.mail.protection.outlook.com"), Types("")]);
    script.push(Types(""));
    journey.run(script);
    // The final dot was forgotten: Gandi puts the domain behind it.
    let bad = "boulangerie-example.mail.protection.outlook.com.boulangerie.example";
    assert!(journey.zone.records.iter().any(|r| r.data == mx(0, bad)), "{}", journey.text());
    assert_says(&journey, &["j'ai corrigé et enregistré"]);
    assert_plain(&journey.text());
}

#[test]
fn in_a_box_only_a_slash_makes_a_command() {
    let mut journey = Journey::new(bakery(), Lang::En, true);
    let mut script = to_microsoft("n", "no");
    script.splice(0..2, [Types("")]);
    script.extend([Types("2"), Types("2")]);
    journey.run(script);
    let words = Words::new(Lang::En, TimeZone::UTC);
    let page = plain::page(&journey.wizard, &words);
    assert!(page.takes_text);
    let Answer::Intents(intents) = plain::answer(&page, "q\n") else { panic!("text") };
    assert!(!intents.contains(&Intent::Quit));
    assert_eq!(plain::answer(&page, "/back"), Answer::Intents(vec![Intent::Back]));
    assert_eq!(plain::answer(&page, "/retour"), Answer::Intents(vec![Intent::Back]));
    assert!(matches!(plain::answer(&page, "/x"), Answer::Unknown(_)));
}

#[test]
fn the_short_words_work_in_both_languages_and_quotation_marks_turn_them_into_text() {
    let mut journey = Journey::new(acme(), Lang::En, false);
    journey.run(vec![Types("ada@acme.fr")]);
    let words = Words::new(Lang::En, TimeZone::UTC);
    let page = plain::page(&journey.wizard, &words);
    for (line, intent) in [
        ("b", Intent::Back),
        ("Retour", Intent::Back),
        ("?", Intent::Help),
        ("AIDE", Intent::Help),
        ("q", Intent::Quit),
        ("quitter", Intent::Quit),
        ("l", Intent::Language),
        ("Français", Intent::Language),
    ] {
        assert_eq!(plain::answer(&page, line), Answer::Intents(vec![intent]), "{line}");
    }
    assert_eq!(plain::answer(&page, "english"), Answer::Intents(Vec::new()));
    assert!(matches!(plain::answer(&page, "99"), Answer::Unknown(_)));
    assert!(matches!(plain::answer(&page, &"x".repeat(100_000)), Answer::Unknown(_)));

    let first = Journey::new(acme(), Lang::En, false);
    let page = plain::page(&first.wizard, &words);
    assert!(matches!(plain::answer(&page, "back"), Answer::Unknown(_)));
    let Answer::Intents(text) = plain::answer(&page, "\"q\"") else { panic!("text") };
    assert!(!text.contains(&Intent::Quit));
}

#[test]
fn help_and_the_other_language_come_back_to_the_same_question() {
    let mut journey = Journey::new(acme(), Lang::En, false);
    journey.run(vec![Types("acme.fr"), Types(""), Types("help"), Types(""), Types("francais")]);
    assert_eq!((journey.wizard.step, journey.wizard.lang), (StepId::Host, Lang::Fr));
    journey.run(vec![Types("clou"), Types("zzz")]);
    assert_eq!(journey.wizard.step, StepId::Mail);
    assert_says(&journey, &["Aucun nom ni numéro ci-dessus ne correspond"]);
    assert_plain(&journey.text());
}

#[test]
fn hostile_records_are_shown_and_do_nothing() {
    let mut zone = acme();
    let apex = zone.domain.name();
    let evil =
        "v=spf1 include:mx.ovh.com ~all \u{1b}]52;c;ZXZpbA==\u{7}\u{202e}<script>alert(1)</script>";
    zone.records.retain(|old| !matches!(old.data, Rdata::Txt(_)));
    zone.records.push(record(&apex, Rdata::Txt(evil.to_owned())));
    let mut journey = Journey::new(zone, Lang::En, false);
    journey.run(to_google());
    let words = Words::new(Lang::En, TimeZone::UTC);
    let html = report::done_html(&journey.wizard, &words);
    let texts = [
        journey.text(),
        report::undo(&journey.wizard, &words),
        report::done_text(&journey.wizard, &words),
        html.clone(),
    ];
    for text in texts {
        let steers =
            |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}'));
        assert!(!text.contains(steers), "{text:?}");
    }
    assert!(!html.contains("<script"), "{html}");
}

#[test]
fn the_undo_sheet_and_the_report_hold_what_is_needed_later() {
    for lang in [Lang::En, Lang::Fr] {
        let mut journey = Journey::new(acme(), lang, false);
        let mut script = to_google();
        script.extend((0..5).map(|_| SavesAndTypes("")));
        journey.run(script);
        let words = Words::new(lang, TimeZone::UTC);
        let undo = report::undo(&journey.wizard, &words);
        for wanted in [
            "acme.fr. 3600 IN MX 1 mx1.mail.ovh.net.",
            "acme.fr. 3600 IN TXT \"v=spf1 include:mx.ovh.com ~all\"",
            "acme.fr. 3600 IN MX 1 smtp.google.com.",
            "mx2.mail.ovh.net",
            "Cloudflare",
            "2026",
        ] {
            assert!(undo.contains(wanted), "{wanted:?} is missing in:\n{undo}");
        }
        let html = report::done_html(&journey.wizard, &words);
        let text = report::done_text(&journey.wizard, &words);
        for wanted in ["smtp.google.com", "_dmarc", "Network a", "Google Workspace", "2026"] {
            assert!(html.contains(wanted), "{wanted:?} is missing in:\n{html}");
            assert!(text.contains(wanted), "{wanted:?} is missing in:\n{text}");
        }
        for outside in ["http-equiv=\"refresh", "src=", "href=", "<script", "url("] {
            assert!(!html.contains(outside), "{outside}");
        }
        assert!(!undo.contains("report-") && !html.contains("report-part"), "{undo}");
    }
}
