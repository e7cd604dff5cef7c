//! Sentences that once misled a person: what is said where, and what is not.

use jiff::tz::TimeZone;
use mxguide::catalog::{Lang, ProviderId};
use mxguide::names::{DomainFault, Name};
use mxguide::observe::{Obstacle, Standing};
use mxguide::plain;
use mxguide::records::Rdata;
use mxguide::verdict::{Code, Detail, Finding};
use mxguide::wizard::{Intent, PhotoState, StepId, Wizard};
use mxguide::words::{Subject, Words};

use super::stage::Stage;
use super::{LANGS, at, lines, problem, wanted, words};

fn found_as(standing: Standing, is_practice: bool, lang: Lang) -> Wizard {
    let mut stage = Stage::at(StepId::Found, lang);
    let mut photo = stage.photo();
    photo.standing = standing;
    stage.wizard.photo = PhotoState::Taken(Box::new(photo));
    stage.wizard.world.is_practice = is_practice;
    stage.wizard
}

#[test]
fn nobody_is_told_that_a_dot_knows_no_domain() {
    let standing = Standing::NotRegistered { parent: Name::root() };
    let page = words(Lang::En).found_page(&found_as(standing, false, Lang::En));
    let headline = page.trouble.unwrap().headline;
    assert_eq!(headline, "Nobody owns acme.fr, or it is spelt differently.");
}

#[test]
fn in_practice_a_real_domain_is_no_pretend_one() {
    let standings = [
        Standing::NotRegistered { parent: Name::root() },
        Standing::Unreachable(Obstacle::ParentSilent),
    ];
    for standing in standings {
        let wizard = found_as(standing, true, Lang::En);
        let told = problem(&words(Lang::En).found_page(&wizard).trouble.unwrap());
        assert_eq!(
            told,
            ["acme.fr is not one of the pretend domains.", "Esc, then type one of them."]
        );
        let plain = plain::page(&wizard, &words(Lang::En)).lines;
        assert!(plain.iter().any(|line| line == "Go back, then type one of them."), "{plain:?}");
    }
}

#[test]
fn practice_keeps_no_place_and_does_not_say_so() {
    for (lang, kept) in [(Lang::En, "place is kept"), (Lang::Fr, "progression est gardée")] {
        for step in [StepId::Domain, StepId::Watch] {
            let says_it = |is_practice| {
                let mut wizard = found_as(Standing::Published, is_practice, lang);
                wizard.step = step;
                let help = words(lang).help_page(&wizard);
                help.lines.iter().any(|line| line.contains(kept))
            };
            assert!(says_it(false) && !says_it(true), "{step:?}");
        }
    }
}

#[test]
fn line_by_line_no_sentence_names_a_key_that_is_not_there() {
    for lang in LANGS {
        for step in StepId::ALL {
            let mut stage = Stage::at(step, lang);
            let mut heard = plain::page(&stage.wizard, &words(lang)).lines;
            stage.does(Intent::Help);
            heard.extend(plain::page(&stage.wizard, &words(lang)).lines);
            for line in heard {
                for key in ["Esc ", "Échap", "Tab ", " v ", "c copies", "c copie", " r "] {
                    assert!(!line.contains(key), "{step:?}: {line}");
                }
            }
        }
    }
}

#[test]
fn a_picture_in_a_domain_is_told_where_pictures_are_left_out() {
    let fault = DomainFault::Character('\u{1f600}');
    let screen = words(Lang::En).domain_problem(&fault).headline;
    assert_eq!(screen, "The character “\u{1f600}” (U+1F600) cannot stand in a domain.");
    let plain = words(Lang::Fr).without_keys().domain_problem(&fault).headline;
    assert_eq!(plain, "Le caractère U+1F600 ne peut pas figurer dans un domaine.");
}

fn different(wizard: &Wizard, seen: (u16, &str)) -> Vec<String> {
    let right = wanted(wizard, "mx");
    let seen = Rdata::Mx { priority: seen.0, exchange: Name::from_presentation(seen.1) };
    let finding = Finding {
        code: Code::RecordDifferent,
        record: Some(right.id),
        seen: String::new(),
        expected: String::new(),
        detail: Detail::Different { seen: vec![seen], wanted: right.data, first_difference: 0 },
    };
    words(wizard.lang).finding(&finding, &Subject::of(wizard)).seen
}

#[test]
fn a_mail_line_that_differs_is_told_by_the_part_that_differs() {
    let wizard = at("bluehost", Lang::En);
    assert_eq!(different(&wizard, (10, "smtp.google.com")), ["Priority: 10, should be 1"]);
    assert_eq!(different(&wizard, (1, "smtp.gogle.com")), ["1 smtp.go[…]gle.com"]);
    let whole = "The line now is: 10 mx1.privateemail.com";
    assert_eq!(different(&wizard, (10, "mx1.privateemail.com")), [whole]);
}

#[test]
fn two_keys_are_numbered_and_a_trap_stands_only_on_the_card_it_is_about() {
    let mut wizard = at("bluehost", Lang::En);
    let answers = wizard.answers.as_mut().unwrap();
    answers.provider = Some(ProviderId::new("microsoft-365"));
    for (key, value) in [
        ("optional", "all"),
        ("mx_host", "acme-fr.mail.protection.outlook.com"),
        ("dkim1", "selector1-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft"),
        ("dkim2", "selector2-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft"),
    ] {
        answers.inputs.insert(key.to_owned(), vec![value.to_owned()]);
    }
    let said: Vec<_> = (0..wizard.cards().len())
        .map(|card| {
            wizard.enter.card = card;
            let page = words(Lang::En).card_page(&wizard);
            let told = lines(&page.warnings).join(" ");
            let host = wizard.card().unwrap().host.relative().to_owned();
            assert_eq!(told.contains("named autodiscover"), host == "autodiscover", "{host}");
            page.title
        })
        .collect();
    assert!(wizard.cards().iter().any(|card| card.host.relative() == "autodiscover"));
    for title in ["Add the first signature key", "Add the second signature key"] {
        assert!(said.iter().any(|said| said == title), "{said:?}");
    }
}

#[test]
fn the_end_says_what_stays_at_the_old_company_and_what_dns_does_not_show() {
    let mut stage = Stage::at(StepId::Watch, Lang::En);
    stage.pass(2 * 3600);
    let answers = stage.wizard.answers.as_mut().unwrap();
    answers.registrar = Some(mxguide::catalog::RegistrarId::new("bluehost"));
    let words = Words::new(Lang::En, TimeZone::UTC);
    let left = words.done_page(&stage.wizard).unwrap().left.join("\n");
    assert!(left.contains("Your old messages stay at OVHcloud"), "{left}");
    assert!(left.contains("Remote Mail Exchanger"), "{left}");
}
