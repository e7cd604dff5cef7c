//! What people type and paste where something else was meant, and what nobody would ever type.

use mxguide::names::DomainFault;
use mxguide::wizard::{Event, FieldProblem, StepId};

use super::leaving::at_each_step;
use super::paper::Zone;
use super::tale::{Say, Story, dkim_key};

fn understood(typed: &str) -> Result<String, DomainFault> {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.is_photographed = false;
    story.tell(Event::Paste(typed.to_owned()));
    story.enter();
    match (story.wizard.step, &story.wizard.domain.problem) {
        (StepId::Found, None) => Ok(story.wizard.answers.unwrap().domain.to_string()),
        (StepId::Domain, Some(fault)) => Err(fault.clone()),
        other => panic!("{typed:?}: {other:?}"),
    }
}

#[test]
fn whatever_means_the_domain_is_the_domain() {
    for typed in [
        "acme.fr",
        "ACME.FR.",
        "ada@acme.fr",
        "mailto:ada@acme.fr",
        "https://acme.fr/shop?x=1",
        "  acme.fr\n",
        "\u{feff}acme.fr\u{200b}",
        "\"acme.fr\"",
    ] {
        assert_eq!(understood(typed).as_deref(), Ok("acme.fr"), "{typed:?}");
    }
    assert_eq!(understood("münchen.de").as_deref(), Ok("xn--mnchen-3ya.de"));
}

#[test]
fn each_wrong_domain_has_its_own_reason() {
    assert_eq!(understood("192.0.2.1"), Err(DomainFault::IpAddress("192.0.2.1".to_owned())));
    assert_eq!(understood("ac me.fr"), Err(DomainFault::Space));
    let two = DomainFault::Several("acme.fr".to_owned(), "acme.com".to_owned());
    assert_eq!(understood("acme.fr acme.com"), Err(two));
    assert_eq!(understood("acme"), Err(DomainFault::NoEnding("acme".to_owned())));
    assert_eq!(understood("co.uk"), Err(DomainFault::OnlyEnding("co.uk".to_owned())));
    assert_eq!(understood(&format!("{}.fr", "a".repeat(300))), Err(DomainFault::TooLong));
    assert_eq!(understood("🦀.fr"), Err(DomainFault::Character('🦀')));
    let flood = "x".repeat(65_536);
    assert_eq!(understood(&flood), Err(DomainFault::TooLong));
}

#[test]
fn an_empty_field_says_so_and_the_sentence_goes_when_typing_goes_on() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.enter();
    assert_eq!(story.wizard.domain.problem, Some(DomainFault::Empty));
    story.letter('a');
    assert_eq!(story.wizard.domain.problem, None);
}

const HOSTILE: [&str; 14] = [
    "ada@acme.fr",
    "https://acme.fr/x",
    "192.0.2.1",
    "2001:db8::1",
    "two words",
    "acme.fr acme.com",
    "münchen.de",
    "\u{1b}]52;c;ZXZpbA==\u{7}",
    "\u{202e}drow",
    "🦀🦀🦀",
    "a\0b",
    "-----BEGIN PRIVATE KEY-----",
    "'; DROP TABLE mx; --",
    "\u{0}\u{1}\u{2}",
];

fn hostile() -> Vec<String> {
    let mut all: Vec<String> = HOSTILE.iter().map(|text| (*text).to_owned()).collect();
    all.push("x".repeat(300));
    all.push("é".repeat(65_536));
    all.push("v=DKIM1; p=".to_owned() + &"A".repeat(65_536));
    all
}

/// Stories that stand at each question of each provider.
pub(crate) fn at_each_field() -> Vec<Story> {
    let mut stories = Vec::new();
    for (zone, company, provider) in [
        (Zone::namecheap_forwarding(), "Namecheap", "Google"),
        (Zone::cloudflare_and_ovh(), "Cloudflare", "Microsoft"),
        (Zone::gandi_default(), "Gandi", "Another provider"),
    ] {
        let mut story = Story::new(zone);
        story.reach_details(company, provider);
        for _ in 0..20 {
            if story.wizard.step != StepId::Details {
                break;
            }
            stories.push(story.clone());
            let key = story.wizard.field().unwrap().key;
            let dkim = dkim_key();
            story.say(match key.as_str() {
                "mx" => Say::Type("10:mx.post.example"),
                "dkim_selector" => Say::Type("mail"),
                "dkim_txt" => Say::Type(&dkim),
                _ => Say::Enter,
            });
        }
    }
    assert!(stories.len() >= 15, "{}", stories.len());
    stories
}

#[test]
fn no_field_takes_a_control_character_or_an_endless_text() {
    for story in at_each_step().into_iter().chain(at_each_field()) {
        if !story.wizard.is_typing() {
            continue;
        }
        for text in hostile() {
            let mut story = story.clone();
            story.tell(Event::Paste(text.clone()));
            let wizard = &story.wizard;
            let fields = [
                wizard.domain.input.value(),
                wizard.host.filter.value(),
                wizard.mail.filter.value(),
                wizard.details.input.value(),
            ];
            for field in fields {
                assert!(field.chars().count() <= 20_000);
                assert!(!field.chars().any(char::is_control), "{field:?}");
            }
            story.enter();
            story.escape();
            story.control('u');
        }
    }
}

#[test]
fn no_answer_that_does_not_fit_gets_into_the_plan() {
    for story in at_each_field() {
        let Some(field) = story.wizard.field().filter(mxguide::wizard::Field::takes_text) else {
            continue;
        };
        for text in ["two words and more", "🦀🦀🦀", "\u{202e}d row", "a=b;c"] {
            let mut story = story.clone();
            story.control('u');
            story.tell(Event::Paste(text.to_owned()));
            let before = story.wizard.answers.clone().unwrap();
            story.enter();
            let after = story.wizard.answers.as_ref().unwrap();
            let values = after.values(&field.key);
            let is_taken = values != before.values(&field.key) && !values.is_empty();
            // A provider nobody knows may give any plain text as its proof.
            let is_plain = values.iter().all(|text| text.chars().all(|c| (' '..='~').contains(&c)));
            assert!(
                !is_taken || (field.key == "verify_txt" && is_plain),
                "{} takes {text:?}: {values:?}",
                field.key
            );
        }
    }
}

#[test]
fn a_private_key_is_refused_by_name() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_details("Cloudflare", "Google");
    story.say(Say::Later);
    story.tell(Event::Paste("-----BEGIN RSA PRIVATE KEY-----\nMIIB\n".to_owned()));
    story.enter();
    assert_eq!(story.wizard.details.problem, Some(FieldProblem::PrivateKey));
}

#[test]
fn a_key_cut_short_says_how_much_is_missing() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_details("Cloudflare", "Google");
    story.say(Say::Later);
    let cut: String = dkim_key().chars().take(255).collect();
    story.tell(Event::Paste(cut));
    story.enter();
    assert!(
        matches!(story.wizard.details.problem, Some(FieldProblem::KeyCut { .. })),
        "{:?}",
        story.wizard.details.problem
    );
}

#[test]
fn a_whole_line_of_a_table_is_read_for_its_value() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_details("Cloudflare", "Microsoft");
    story.control('u');
    story.tell(Event::Paste(
        "acme.fr. 3600 IN MX 0 acme-fr.mail.protection.outlook.com.\n".to_owned(),
    ));
    story.enter();
    let answers = story.wizard.answers.as_ref().unwrap();
    assert_eq!(answers.input("mx_host"), Some("acme-fr.mail.protection.outlook.com"));
}

#[test]
fn a_filter_that_fits_nobody_still_offers_something_else() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_found();
    story.enter();
    story.type_text("zzzzzz");
    let names: Vec<String> =
        story.wizard.host_choices().into_iter().map(|choice| choice.id.to_string()).collect();
    assert_eq!(names, ["generic"]);
    story.enter();
    assert_eq!(story.wizard.step, StepId::Mail);
}

#[test]
fn accents_and_other_names_find_a_company() {
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_mail("CLOUDFLARE");
    story.type_text("GMAIL");
    assert_eq!(story.wizard.mail_choices()[0].id.as_str(), "google-workspace");
}
