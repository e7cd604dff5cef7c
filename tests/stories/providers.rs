//! Providers that differ by place, that name themselves in several ways, or that want service lines.

use jiff::tz::TimeZone;
use mxguide::catalog::form::{Typed, fill, publish};
use mxguide::catalog::{Catalog, Lang, Provider, ProviderId, Registrar};
use mxguide::names::Name;
use mxguide::plan::{Answers, Kind, OPTIONAL, Step, build, receiver};
use mxguide::records::Rdata;

use mxguide::words::Words;

use super::paper::{Zone, txt};
use super::routes::{answers, plan};
use super::tale::{Say, Story};

fn elsewhere() -> Zone {
    Zone::new(&["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"])
        .with_mx(&[(10, "mx.old.example")])
}

fn routes(plan: &mxguide::plan::Plan) -> Vec<String> {
    let is_mx = |data: &Rdata| matches!(data, Rdata::Mx { .. });
    let wanted = plan.wanted().into_iter().filter(|one| is_mx(&one.data));
    wanted.map(|one| one.data.to_string()).collect()
}

#[test]
fn nothing_is_proposed_before_the_place_is_known() {
    let zone = elsewhere();
    let mut answers = answers(&zone, "cloudflare", "zoho-mail");
    let open = plan(&zone, &answers);
    assert!(routes(&open).is_empty() && open.spf.is_none());
    assert!(open.steps.iter().all(|step| step.kind != Kind::Remove), "the old route stays");

    answers.inputs.insert("region".to_owned(), vec!["eu".to_owned()]);
    let told = plan(&zone, &answers);
    assert_eq!(routes(&told), ["10 mx.zoho.eu", "20 mx2.zoho.eu", "50 mx3.zoho.eu"]);
    assert_eq!(told.spf.as_deref(), Some("v=spf1 include:zohomail.eu ~all"));
}

#[test]
fn the_place_that_is_there_in_full_is_the_one() {
    let mx = [(10, "mx.zoho.in"), (20, "mx2.zoho.in"), (50, "mx3.zoho.in")];
    let zone = Zone::new(&["ada.ns.cloudflare.com"]).with_mx(&mx);
    let found = plan(&zone, &answers(&zone, "cloudflare", "zoho-mail"));
    assert!(found.steps.iter().all(|step| !step.id.starts_with("mx")));
    assert_eq!(found.spf.as_deref(), Some("v=spf1 include:zoho.in ~all"));
}

#[test]
fn another_spelling_of_the_same_sender_is_left_alone() {
    let mx = [(10, "mx.zoho.eu"), (20, "mx2.zoho.eu"), (50, "mx3.zoho.eu")];
    let old = "v=spf1 include:zoho.eu ip4:192.0.2.1 -all";
    let zone = Zone::new(&["ada.ns.cloudflare.com"]).with_mx(&mx).with("@", txt(old));
    let found = plan(&zone, &answers(&zone, "cloudflare", "zoho-mail"));
    assert_eq!(found.spf.as_deref(), Some(old));
    assert!(found.steps.iter().all(|step| step.id != "spf-1"));
}

#[test]
fn numbers_that_differ_from_zone_to_zone_are_kept() {
    let mx = [
        (89, "route1.mx.cloudflare.net"),
        (83, "route2.mx.cloudflare.net"),
        (41, "route3.mx.cloudflare.net"),
    ];
    let zone = Zone::new(&["ada.ns.cloudflare.com"]).with_mx(&mx);
    let found = plan(&zone, &answers(&zone, "cloudflare", "cloudflare-email-routing"));
    assert!(found.steps.iter().all(|step| !step.id.starts_with("mx")), "{:?}", found.steps);
}

#[test]
fn a_service_line_that_is_there_is_kept_and_another_is_changed() {
    let target = |host: &str| Name::from_presentation(host);
    let srv = |port, host: &str| Rdata::Srv { priority: 0, weight: 1, port, target: target(host) };
    let zone = elsewhere()
        .with("_imaps._tcp", srv(993, "imap.fastmail.com"))
        .with("_submission._tcp", srv(587, "smtp.old.example"));
    let mut answers = answers(&zone, "cloudflare", "fastmail");
    let without = plan(&zone, &answers);
    assert!(without.wanted().iter().all(|one| !one.id.starts_with("srv")), "nobody asked for them");

    answers.inputs.insert(OPTIONAL.to_owned(), vec!["all".to_owned()]);
    let plan = plan(&zone, &answers);
    assert!(plan.kept.iter().any(|kept| kept.data == srv(993, "imap.fastmail.com")));
    let changed = plan.steps.iter().find(|step| step.id == "srv-1").unwrap();
    assert_eq!(changed.kind, Kind::Change);
    assert_eq!(changed.gone, [srv(587, "smtp.old.example")]);
}

#[test]
fn who_sold_it_is_read_from_the_list_of_senders() {
    let outlook = Zone::new(&["ada.ns.cloudflare.com"])
        .with_mx(&[(0, "acme-fr.mail.protection.outlook.com")]);
    let told = |zone: &Zone| receiver(&Catalog::built_in(), &zone.photo()).known().cloned();
    assert_eq!(told(&outlook), Some(ProviderId::new("microsoft-365")));
    let sold = outlook.with("@", txt("v=spf1 include:secureserver.net -all"));
    assert_eq!(told(&sold), Some(ProviderId::new("microsoft-365-godaddy")));
}

/// Every answer given with its example, at each of the provider's places.
fn all_answers(zone: &Zone, registrar: &Registrar, provider: &Provider) -> Vec<Answers> {
    let mut given = answers(zone, registrar.id.as_str(), provider.id.as_str());
    for input in &provider.inputs {
        given.inputs.insert(input.key.clone(), vec![input.example.clone()]);
    }
    given.inputs.insert(OPTIONAL.to_owned(), vec!["all".to_owned()]);
    let at = |variant: &mxguide::catalog::Variant| {
        let mut given = given.clone();
        given.variant = Some(variant.id.clone());
        given
    };
    provider.variants.iter().map(at).collect()
}

/// Types a card into the company's form as the guidance says, in `lang`, and saves.
fn save(zone: &mut Zone, registrar: &Registrar, step: &Step, lang: Lang) {
    for old in &step.gone {
        zone.remove(&step.host, old);
    }
    for one in &step.wanted {
        let filled = fill(registrar, &zone.domain, &one.host, &one.data, lang);
        let typed = Typed::from_filled(one.data.rtype(), &filled);
        let made = publish(registrar, &zone.domain, &typed).unwrap();
        let said: Vec<_> = made.iter().map(|record| (&record.name, &record.data)).collect();
        assert_eq!(said, [(&one.host.absolute(&zone.domain), &one.data)]);
        zone.records.extend(made);
    }
}

#[test]
fn what_every_provider_wants_can_be_entered_at_every_company_and_leaves_nothing_to_do() {
    let catalog = Catalog::built_in();
    let listed = catalog.registrars.iter().filter(|entry| entry.rank.is_some());
    let mut journeys = 0;
    for registrar in listed {
        for provider in catalog.providers.iter().filter(|entry| !entry.variants.is_empty()) {
            for (answers, lang) in all_answers(&elsewhere(), registrar, provider)
                .into_iter()
                .flat_map(|answers| [(answers.clone(), Lang::En), (answers, Lang::Fr)])
            {
                let mut zone = elsewhere();
                let before = build(&answers, &catalog, &zone.whole_photo()).unwrap();
                for step in &before.steps {
                    save(&mut zone, registrar, step, lang);
                }
                let after = build(&answers, &catalog, &zone.whole_photo()).unwrap();
                let open: Vec<_> =
                    after.steps.iter().map(|step| (&step.id, &step.wanted)).collect();
                assert!(open.is_empty(), "{} at {}: {open:?}", provider.id, registrar.id);
                assert_eq!(zone.mx().len(), routes(&before).len(), "{}", provider.id);
                journeys += 1;
            }
        }
    }
    println!("{journeys} journeys: provider and place, company, language");
    assert!(journeys > 500, "{journeys}");
}

#[test]
fn a_value_that_no_document_confirms_says_so_on_its_card() {
    let told = |place: &str| {
        let mut story = Story::new(Zone::cloudflare_and_ovh());
        story.reach_plan("Cloudflare", "Zoho", &[("region", Say::Type(place))]);
        story.enter();
        let card = Words::new(Lang::En, TimeZone::UTC).card_page(&story.wizard);
        let lines: Vec<String> = card.warnings.into_iter().map(|line| line.text).collect();
        lines.iter().any(|line| line.starts_with("No document confirms this value for Zoho Mail"))
    };
    assert!(told("uk"));
    assert!(!told("eu"));
}

#[test]
fn words_of_a_company_that_no_document_confirms_say_so_on_every_card_of_theirs() {
    let told = |company: &str, servers: &[&str], lang: Lang| {
        let mut story = Story::new(Zone::new(servers));
        story.reach_plan(company, "Fastmail", &[]);
        story.enter();
        let card = Words::new(lang, TimeZone::UTC).card_page(&story.wizard);
        let lines: Vec<String> = card.warnings.into_iter().map(|line| line.text).collect();
        let start = match lang {
            Lang::En => "We could not check these words with",
            Lang::Fr => "Libellés non vérifiés chez",
        };
        lines.iter().any(|line| line.starts_with(start))
    };
    for lang in [Lang::En, Lang::Fr] {
        let is_told = told("Dynadot", &["ns1.dyna-ns.net", "ns2.dyna-ns.net"], lang);
        assert!(is_told, "nothing of its forms was seen");
    }
    let cloudflare = ["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"];
    assert!(!told("Cloudflare", &cloudflare, Lang::En), "a document of Cloudflare's shows them");
    assert!(told("Cloudflare", &cloudflare, Lang::Fr), "its French words are translated");
}
