//! The provider's own page that enters its records by itself, where a company lets it, and that of a
//! company which takes the provider's template.

use mxguide::catalog::Lang;
use mxguide::names::Name;
use mxguide::plan::OPTIONAL;
use mxguide::records::Rdata;
use mxguide::wizard::{Effect, Event, KeyCode};
use mxguide::words::Words;

use super::paper::{Zone, mx, txt};
use super::tale::{Say, Story};

const PAGE: &str = "https://go.microsoft.com/fwlink/p/?linkid=834818";
const IONOS: [&str; 2] = ["ns1045.ui-dns.com", "ns1045.ui-dns.biz"];

/// A new domain at a company that says whether it lets others enter records.
fn zone(servers: &[&str], connects: bool) -> Zone {
    let zone = Zone::new(servers);
    if connects { zone.with("_domainconnect", txt("api.domainconnect.1and1.com")) } else { zone }
}

/// At the plan for Microsoft's mail.
fn at_plan(zone: Zone, company: &str, provider: &str) -> Story {
    let mut story = Story::new(zone);
    story.reach_plan(
        company,
        provider,
        &[("mx_host", Say::Type("acme-fr.mail.protection.outlook.com"))],
    );
    story
}

fn notes(story: &Story, lang: Lang) -> String {
    let words = Words::new(lang, jiff::tz::TimeZone::UTC);
    let notes = words.plan_page(&story.wizard).notes;
    notes.into_iter().map(|line| line.text + "\n").collect()
}

#[test]
fn where_the_company_lets_the_provider_in_its_page_is_offered_beside_the_way_by_hand() {
    let mut story = at_plan(zone(&IONOS, true), "IONOS", "Microsoft 365");
    for (lang, wanted) in [
        (Lang::En, "Microsoft 365 can enter these lines at IONOS for you"),
        (Lang::Fr, "Microsoft 365 peut saisir ces lignes chez IONOS à votre place"),
    ] {
        let notes = notes(&story, lang);
        assert!(notes.contains(wanted) && notes.contains(PAGE), "{notes}");
    }
    let effects = story.letter('o');
    assert_eq!(effects, [Effect::Open(PAGE.to_owned())]);
    // The cards are there all the same.
    story.press(KeyCode::Enter);
    assert!(story.wizard.cards().len() > 1);
    assert_eq!(story.resolvers_asked(), 0);
}

#[test]
fn an_alias_to_the_service_counts_as_an_answer() {
    let alias = Rdata::Cname(Name::from_presentation("_domainconnect.1and1.com"));
    let zone = zone(&IONOS, false).with("_domainconnect", alias);
    assert!(at_plan(zone, "IONOS", "Microsoft 365").wizard.by_itself().is_some());
}

#[test]
fn nothing_is_offered_where_one_of_the_three_does_not_speak_for_it() {
    let offered = |zone, company, provider| {
        let story = at_plan(zone, company, provider);
        let is_said = notes(&story, Lang::En).contains(" for you. ");
        assert_eq!(story.wizard.by_itself().is_some(), is_said);
        is_said
    };
    assert!(
        !offered(zone(&IONOS, false), "IONOS", "Microsoft 365"),
        "the servers are silent on it"
    );
    assert!(!offered(zone(&["ns1.hover.com"], true), "Hover", "Microsoft 365"), "nobody wrote so");
    assert!(!offered(zone(&IONOS, true), "IONOS", "Google Workspace"), "no page is known");
    let busy = zone(&IONOS, true).with("@", mx(10, "mx1.mail.ovh.net"));
    assert!(!offered(busy, "IONOS", "Microsoft 365"), "another company receives the mail");
    let own = zone(&IONOS, true).with("@", mx(10, "mx00.ionos.fr"));
    assert!(offered(own, "IONOS", "Microsoft 365"), "the company's own lines of a new domain");
}

/// Whether the company was asked for a template, and which; its answer is `page`.
fn told(story: &mut Story, page: Option<&str>) -> Option<String> {
    let asked = story.log.iter().rev().find_map(|effect| match effect {
        Effect::Connect { ticket, template } => Some((*ticket, template.service.clone())),
        _ => None,
    });
    let (ticket, service) = asked?;
    story.tell(Event::Connected { ticket, page: page.map(str::to_owned) });
    Some(service)
}

/// Where the company takes a published template that needs no signature, its own page is offered.
#[test]
fn a_company_that_takes_the_template_is_asked_at_its_own_page() {
    let mut story = at_plan(zone(&IONOS, true), "IONOS", "Titan Email");
    assert_eq!(story.wizard.by_itself(), None, "nothing was heard from the service");
    let asked = told(&mut story, Some("https://dc.ionos.example/sync"));
    assert_eq!(asked.as_deref(), Some("titan-mail-hosting"));
    let page = "https://dc.ionos.example/sync/v2/domainTemplates/providers/titan.email/services/\
                titan-mail-hosting/apply?domain=acme.fr";
    for (lang, wanted) in [
        (Lang::En, "IONOS can enter the mail lines and the list of who may send for you"),
        (Lang::Fr, "IONOS peut saisir à votre place les lignes du courrier"),
    ] {
        let notes = notes(&story, lang);
        assert!(notes.contains(wanted) && notes.contains(page), "{notes}");
    }
    assert_eq!(story.letter('o'), [Effect::Open(page.to_owned())]);
}

#[test]
fn a_company_that_does_not_take_it_or_names_no_service_is_not_offered() {
    let mut story = at_plan(zone(&IONOS, true), "IONOS", "Titan Email");
    assert!(told(&mut story, None).is_some());
    assert_eq!(story.wizard.by_itself(), None);
    let mut silent = at_plan(zone(&IONOS, false), "IONOS", "Titan Email");
    assert_eq!(told(&mut silent, Some("https://dc.ionos.example")), None, "nobody was asked");
}

/// Google's template has the five lines of former times: whoever enters the one line must not be
/// offered the others.
#[test]
fn a_template_with_other_servers_than_the_plan_is_not_asked_for() {
    let mut story = at_plan(zone(&IONOS, true), "IONOS", "Google Workspace");
    assert_eq!(told(&mut story, Some("https://dc.ionos.example")), None);
    story.press(KeyCode::Esc);
    if let Some(answers) = &mut story.wizard.answers {
        answers.variant = Some("legacy-aspmx".to_owned());
    }
    story.press(KeyCode::Enter);
    let asked = told(&mut story, Some("https://dc.ionos.example"));
    assert_eq!(asked.as_deref(), Some("gmail-setup"));
    let offer = story.wizard.by_itself().expect("the same servers");
    let page = offer.url();
    assert!(page.ends_with("/apply?domain=acme.fr&spfrule=include%3A_spf.google.com"), "{page}");
}

#[test]
fn lines_that_mail_works_without_are_added_only_when_asked_for() {
    let mut story = Story::new(zone(&IONOS, false));
    story.reach_plan(
        "IONOS",
        "Microsoft 365",
        &[("mx_host", Say::Type("acme-fr.mail.protection.outlook.com")), ("optional", Say::Enter)],
    );
    let answers = story.wizard.answers.as_ref().unwrap();
    assert_eq!(answers.input(OPTIONAL), Some("none"));
    let cards = story.wizard.cards();
    assert!(cards.iter().all(|card| card.host.relative() != "autodiscover"), "{cards:?}");
}

#[test]
fn each_mail_server_has_a_title_of_its_own() {
    let mut story = Story::new(zone(&IONOS, false));
    story.reach_plan("IONOS", "Fastmail", &[]);
    for (lang, wanted) in [
        (Lang::En, ["Add the first mail server", "Add the second mail server"]),
        (
            Lang::Fr,
            ["Ajouter le premier serveur de courrier", "Ajouter le deuxième serveur de courrier"],
        ),
    ] {
        let words = Words::new(lang, jiff::tz::TimeZone::UTC);
        let cards = story.wizard.cards();
        let titles: Vec<String> =
            cards.iter().map(|card| words.card_title(&story.wizard, card)).collect();
        assert_eq!(titles[..2], wanted, "{titles:?}");
        let mut all = titles.clone();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), titles.len(), "{titles:?}");
    }
}
