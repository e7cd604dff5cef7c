//! Wizards at their plan, without a journey.

use jiff::tz::TimeZone;
use mxguide::catalog::{Lang, ProviderId, RegistrarId, Stock};
use mxguide::observe::Photo;
use mxguide::plan::Answers;
use mxguide::report::Listing;
use mxguide::verdict::{Audience, Glance, Look, Panel};
use mxguide::watch::Settings;
use mxguide::wizard::{Wizard, World};
use mxguide::words::Words;

use super::paper::{NOON, OVH_SPF, Zone, mx, txt};

pub(crate) const KEY: &str = include_str!("../../assets/practice/dkim-key.txt");

/// OVHcloud receives the mail, and a rule for fakes is there that nobody can read.
pub(crate) fn at_ovh() -> Zone {
    Zone::new(&["ns1.host.example", "ns2.host.example"])
        .with("@", mx(1, "mx1.mail.ovh.net"))
        .with("@", mx(5, "mx2.mail.ovh.net"))
        .with("@", txt(OVH_SPF))
        .with("_dmarc", txt("v=DMARC1; p=sometimes"))
}

/// A plan: from what `photo` shows to `provider`, entered at `company`.
pub(crate) fn plan(
    photo: Photo,
    company: &str,
    provider: &str,
    inputs: &[(&str, &str)],
    lang: Lang,
) -> Wizard {
    let settings = Settings {
        min_interval_s: 30,
        publish_rounds: 2,
        publish_spacing_s: 30,
        confirm_rounds: 3,
        confirm_spacing_s: 60,
        timeout_ms: 2500,
        is_replaced_list: false,
    };
    let world = World {
        catalog: Stock::built_in(),
        settings,
        networks: Vec::new(),
        faces: Vec::new(),
        is_practice: false,
        pretend: Vec::new(),
    };
    let mut answers = Answers::new(photo.domain.clone());
    answers.registrar = Some(RegistrarId::new(company));
    answers.provider = Some(ProviderId::new(provider));
    let known = world.catalog.provider(&ProviderId::new(provider)).unwrap();
    for input in &known.inputs {
        if let Some(default) = &input.default {
            answers.inputs.insert(input.key.clone(), vec![default.clone()]);
        }
    }
    for (key, value) in inputs {
        answers.inputs.insert((*key).to_owned(), vec![(*value).to_owned()]);
    }
    Wizard::planned(world, lang, answers, photo)
}

/// From OVHcloud to Google, with a key of full length.
pub(crate) fn to_google(company: &str, lang: Lang) -> Wizard {
    let inputs = [
        ("dkim_txt", KEY.trim()),
        ("dkim_selector", "google"),
        ("dmarc_rua", "dmarc@acme.fr"),
        ("verify_txt", "google-site-verification=lT3RftN0whX9Y2qpcg8-1LJisCT2yVrA6-3fVSE5jHM"),
    ];
    plan(at_ovh().photo(), company, "google-workspace", &inputs, lang)
}

pub(crate) fn words(wizard: &Wizard) -> Words {
    Words::new(wizard.lang, TimeZone::UTC).without_keys()
}

/// Lends what a list is made of.
pub(crate) fn listed<T>(wizard: &Wizard, list: impl Fn(&Listing<'_>) -> T) -> T {
    let (plan, photo) = (wizard.plan().unwrap(), wizard.taken().unwrap());
    let look: Look =
        Glance::new(&plan, photo, Panel::Publishes).judge_at(NOON, Audience::Nobody, &[], None);
    let words = words(wizard);
    list(&Listing { wizard, words: &words, look: &look, company: wizard.registrar() })
}

/// Every value that has a button: typed, in form order, card by card.
pub(crate) fn typed(wizard: &Wizard) -> Vec<(String, String)> {
    let cards = wizard.cards();
    let boxes = cards.iter().flat_map(|card| wizard.boxes(card)).flatten();
    let typed = boxes.filter(|field| field.is_typed && !field.value.is_empty());
    typed.map(|field| (field.label, field.value)).collect()
}
