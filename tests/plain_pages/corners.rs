//! What happens beside the straight way.

use jiff::tz::TimeZone;
use mxguide::catalog::Lang;
use mxguide::plain::{self, Answer};
use mxguide::wizard::{Intent, Outcome, StepId};
use mxguide::words::Words;

use crate::journey::Does::{SavesAndTypes, Types};
use crate::journey::Journey;
use crate::{acme, assert_plain, assert_says, bakery, to_google, to_microsoft};

#[test]
fn choosing_another_company_than_the_one_that_publishes_is_asked_about() {
    let mut journey = Journey::new(acme(), Lang::En, false);
    journey.run(vec![Types("acme.fr"), Types(""), Types("namecheap")]);
    assert!(journey.wizard.host.differs.is_some());
    journey.run(vec![Types("2")]);
    let answers = journey.wizard.answers.clone().unwrap();
    assert!(answers.is_moving && journey.wizard.step == StepId::Mail);
    // Back over the same way loses nothing.
    journey.run(vec![Types("back"), Types("retour"), Types("b")]);
    assert_eq!(journey.wizard.step, StepId::Domain);
    assert_eq!(journey.wizard.answers.unwrap().registrar, answers.registrar);
}

#[test]
fn what_is_no_domain_is_explained_and_asked_again() {
    let mut journey = Journey::new(acme(), Lang::Fr, false);
    journey.run(vec![Types("192.0.2.7"), Types("192.0.2.7"), Types("acme.fr")]);
    assert_eq!(journey.wizard.step, StepId::Found);
    let refusals = journey.told.iter().filter(|line| line.contains("192.0.2.7")).count();
    // Typed twice and explained twice: the same mistake again still gets a word.
    assert!(refusals >= 2, "{}", journey.text());
}

#[test]
fn a_card_that_was_heard_before_is_not_read_out_again() {
    let mut journey = Journey::new(acme(), Lang::En, false);
    let mut script = to_google();
    script.extend([Types("help"), Types("")]);
    journey.run(script);
    let paths = journey.told.iter().filter(|line| *line == "The way in:").count();
    assert_eq!(paths, 1, "{}", journey.text());
    journey.run(vec![Types("2")]);
    let values = journey.told.iter().filter(|line| *line == "smtp.google.com").count();
    assert_eq!(values, 2, "{}", journey.text());
}

#[test]
fn a_page_for_somebody_else_is_one_of_the_choices() {
    for (lang, said) in [
        (Lang::En, "The page for whoever has the log-in is saved: handover.html"),
        (Lang::Fr, "La page pour la personne qui a les identifiants est enregistrée"),
    ] {
        let mut journey = Journey::new(acme(), lang, false);
        journey.run(to_google());
        let page = plain::page(&journey.wizard, &Words::new(lang, TimeZone::UTC));
        let wanted = vec![Intent::HandOver];
        let choice = page.choices.iter().find(|choice| choice.intents == wanted).unwrap();
        let number: &'static str = Box::leak(choice.number.to_string().into_boxed_str());
        journey.run(vec![Types(number)]);
        assert_says(&journey, &[said]);
    }
}

#[test]
fn a_panel_that_refuses_says_so_and_begins_with_the_first_box() {
    let mut journey = Journey::new(bakery(), Lang::En, true);
    let mut script = to_microsoft("n", "no");
    script.splice(0..2, [Types("")]);
    script.extend([Types("2"), Types("2")]);
    script.extend([Types("10800"), Types("@"), Types("ten"), Types("mail.example.net.")]);
    journey.run(script);
    assert_says(&journey, &["Begin again with the first box"]);
    // Enter keeps what stands in a box; a space empties it.
    journey.run(vec![Types(""), Types(""), Types("0"), Types("")]);
    assert_eq!(journey.zone.records.len(), 3, "{}", journey.text());
    let page = plain::page(&journey.wizard, &Words::new(Lang::En, TimeZone::UTC));
    let delete = Answer::Intents(vec![Intent::Choose(0), Intent::PanelDelete]);
    assert_eq!(plain::answer(&page, "Delete 1"), delete);
    assert_eq!(plain::answer(&page, "supprimer 1"), delete);
    assert!(matches!(plain::answer(&page, "delete 2"), Answer::Unknown(_)));
    assert!(matches!(plain::answer(&page, "0"), Answer::Unknown(_)));
}

#[test]
fn waiting_never_takes_a_line_and_a_person_who_said_saved_too_soon_is_asked_again() {
    let mut journey = Journey::new(acme(), Lang::En, false);
    let mut script = to_google();
    // "Saved" without having saved anything: the pipe is not read for two minutes.
    script.extend([Types(""), SavesAndTypes("")]);
    journey.run(script);
    assert_says(
        &journey,
        &["Asking the servers of Cloudflare", "has not published anything new yet"],
    );
    assert_eq!(journey.wizard.enter.card, 1, "{}", journey.text());
}

#[test]
fn the_count_of_networks_is_news_and_the_end_names_the_files() {
    for lang in [Lang::En, Lang::Fr] {
        let mut journey = Journey::new(acme(), lang, false);
        let mut script = to_google();
        script.extend((0..5).map(|_| SavesAndTypes("")));
        script.push(Types(""));
        journey.run(script);
        assert_eq!(journey.outcome, Some(Outcome::Done));
        let files = journey.told.iter().filter(|line| line.contains("report.html")).count();
        assert_eq!(files, 1, "{}", journey.text());
        let news = journey.told.iter().skip_while(|line| !line.contains("Ctrl-C"));
        let news = news.take_while(|line| !line.contains("Google Workspace"));
        assert!(news.count() > 2, "{}", journey.text());
        let words = Words::new(lang, TimeZone::UTC);
        assert_plain(&plain::heartbeat(&journey.wizard, &words));
        for line in plain::status(&journey.wizard, &words) {
            assert_plain(&line);
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(24))]

    #[test]
    fn no_line_that_anybody_types_panics_or_steers_the_terminal(
        lines in proptest::collection::vec("\\PC{0,40}|[0-9]|[a-z]{1,9}|", 0..40),
        is_practice in proptest::bool::ANY,
    ) {
        let mut journey = Journey::new(bakery(), Lang::Fr, is_practice);
        let words = Words::new(Lang::Fr, TimeZone::UTC);
        for line in lines {
            if journey.outcome.is_some() {
                break;
            }
            let page = plain::page(&journey.wizard, &words);
            if let Answer::Intents(intents) = plain::answer(&page, &line) {
                journey.wants(intents);
            }
            for told in plain::page(&journey.wizard, &words).printed() {
                assert!(!told.contains(char::is_control), "{told:?}");
            }
            let _ = (plain::status(&journey.wizard, &words), plain::onward(&journey.wizard));
        }
    }
}
