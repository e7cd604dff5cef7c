//! The mail providers: what is known of each, on which footing, and whether it can be asked for.

use std::collections::BTreeSet;

use mxguide::catalog::{
    Catalog, Guess, Hints, Inputs, Pattern, Provenance, Provider, ProviderId, Purpose,
};
use mxguide::names::{Domain, Name, folded};
use mxguide::records::Rdata;

use super::{listed_providers, names};

/// Older than this many months, a fact is listed.
const OLD_MONTHS: u32 = 18;

fn known(id: &str) -> Guess<ProviderId> {
    Guess::Known(ProviderId::new(id))
}

/// Months since the fact is known to have held.
fn age(fact: &Provenance) -> u32 {
    let newest = fact.newest().expect("a fact that nobody dated");
    // A clock that is behind is no reason to fail.
    this_month().saturating_sub(newest.months())
}

/// Months since the year 0.
fn this_month() -> u32 {
    #[expect(clippy::disallowed_methods, reason = "how old a source is depends on the day")]
    let today = jiff::Timestamp::try_from(std::time::SystemTime::now()).unwrap();
    // Of the time zones on earth, the one where the day is farthest on.
    let today = jiff::tz::Offset::constant(14).to_datetime(today);
    u32::try_from(today.year()).unwrap() * 12 + u32::try_from(today.month()).unwrap() - 1
}

/// `yes`, `unsure` when no document stands behind it, or `-`.
fn mark(provider: &Provider, has: bool, section: &str) -> &'static str {
    match (has, provider.unverified(section)) {
        (false, _) => "-",
        (true, true) => "unsure",
        (true, false) => "yes",
    }
}

#[test]
fn the_table_of_providers_can_be_read() {
    let catalog = Catalog::built_in();
    println!(
        "{:<28} {:>4} {:>7} {:<7} {:<7} {:<7} {:<7} {:>9}",
        "provider", "sets", "records", "SPF", "DKIM", "proof", "found", "verified"
    );
    let (mut full, mut sum) = (0, (0, 0));
    for entry in catalog.providers.iter().filter(|entry| entry.id.as_str() != "other") {
        let has = |purpose| entry.records.iter().any(|record| record.purpose == purpose);
        let parts = entry.variants.iter().map(|variant| variant.spf.as_ref());
        let mut parts = parts.chain([entry.spf.as_ref()]).flatten();
        let spf = mark(entry, parts.any(|part| !part.mechanisms.is_empty()), "spf");
        let key = mark(entry, has(Purpose::Sign), "records.dkim");
        let proof = mark(entry, has(Purpose::Verify), "records.verify");
        let by_name = !entry.detect.mx.is_empty() || entry.detect.refines.is_some();
        let detect = mark(entry, by_name || entry.detect.own_names, "detect");
        let verified = entry.facts.values().filter(|fact| fact.verified).count();
        let all = entry.facts.len();
        let records: usize = entry.variants.iter().map(|variant| variant.mx.len()).sum();
        let (id, sets) = (entry.id.as_str(), entry.variants.len());
        println!(
            "{id:<28} {sets:>4} {:>7} {spf:<7} {key:<7} {proof:<7} {detect:<7} {:>9}",
            records + entry.records.len(),
            format!("{verified}/{all}")
        );
        sum = (sum.0 + verified, sum.1 + all);
        full += usize::from(sets > 0);
    }
    let (verified, all) = sum;
    println!(
        "{full} with records; {verified} of {all} facts verified ({} %)",
        verified * 100 / all
    );
    assert!(full >= 30, "{full}");
}

/// What was found out about the facts of one kind of entry.
#[derive(Default)]
struct Review {
    all: usize,
    checked: usize,
    doubtful: Vec<String>,
    old: Vec<String>,
}

impl Review {
    fn look_at(&mut self, id: &str, section: &str, fact: &Provenance) {
        self.all += 1;
        self.checked += usize::from(fact.date.is_none());
        let months = age(fact);
        if months > OLD_MONTHS {
            self.old.push(format!("{id} {section}: {months} months"));
        }
        if !fact.verified {
            self.doubtful.push(format!("{id} {section}: {}", fact.source.join("; ")));
        }
    }

    /// In words; no more than `most` parts in a hundred may be unverified.
    fn told(self, what: &str, most: usize) -> String {
        let Self { all, checked, doubtful, old } = self;
        assert!(all > 0 && doubtful.len() * 100 <= all * most, "{what}: {}", doubtful.len());
        format!(
            "{what}: {all} facts, all with a day; for {checked} it is the day they were looked up\n\
             unverified, {}:\n  {}\nolder than {OLD_MONTHS} months, {}:\n  {}\n",
            doubtful.len(),
            doubtful.join("\n  "),
            old.len(),
            old.join("\n  ")
        )
    }
}

#[test]
fn what_is_unverified_or_old_is_listed_and_nothing_is_undated() {
    let catalog = Catalog::built_in();
    let mut providers = Review::default();
    for entry in &catalog.providers {
        for (section, fact) in &entry.facts {
            providers.look_at(entry.id.as_str(), section, fact);
        }
    }
    println!("{}", providers.told("providers", 25));
    let mut hosts = Review::default();
    for entry in &catalog.registrars {
        let has_own = entry.rank.is_some();
        // Those that are only recognised carry the general facts, which count once.
        let own = entry.facts.iter().filter(|(section, _)| has_own || *section == "name_servers");
        for (section, fact) in own {
            hosts.look_at(entry.id.as_str(), section, fact);
        }
    }
    println!("{}", hosts.told("registrars", 60));
    let mut others = Review::default();
    for entry in &catalog.gateways {
        others.look_at(&entry.id, "mx", &entry.fact);
    }
    for entry in &catalog.resolvers {
        // A resolver has one source, the month in which it was last seen to work.
        let fact = Provenance {
            source: vec![entry.source.clone()],
            date: Some(entry.date),
            checked: None,
            verified: !entry.source.is_empty(),
        };
        others.look_at(entry.id.as_str(), "", &fact);
    }
    others.look_at("common", "suspension_servers", &catalog.common.suspension_fact);
    println!("{}", others.told("gateways, resolvers and what is common", 25));
}

#[test]
fn each_fact_is_about_a_part_that_exists() {
    let catalog = Catalog::built_in();
    let sections = [
        "variants",
        "old_mx",
        "records",
        "spf",
        "inputs",
        "stop_questions",
        "detect",
        "one_click",
        "connect",
    ];
    for entry in &catalog.providers {
        for section in entry.facts.keys() {
            let exists = match section.split_once('.') {
                None => sections.contains(&section.as_str()),
                Some(("variants", id)) => entry.variant(id).is_some(),
                Some(("inputs", key)) => entry.input(key).is_some(),
                Some(("records", hint)) => entry.records.iter().any(|one| one.id_hint == hint),
                Some(_) => false,
            };
            assert!(exists, "{}: {section}", entry.id);
        }
        if !entry.stop_questions.is_empty() {
            assert!(entry.fact("stop_questions").is_some(), "{}", entry.id);
        }
    }
}

#[test]
fn a_part_stands_on_its_own_footing_or_on_that_of_its_section() {
    let catalog = Catalog::built_in();
    let zoho = catalog.provider(&ProviderId::new("zoho-mail")).unwrap();
    assert!(!zoho.unverified("variants.eu"));
    assert!(zoho.unverified("variants.uk"));
    assert!(zoho.unverified("no such section.at all"));
}

#[test]
fn a_provider_with_several_places_asks_which_and_takes_each_of_them() {
    let catalog = Catalog::built_in();
    let mut asking = BTreeSet::new();
    for entry in &catalog.providers {
        let Some(key) = &entry.variant_input else { continue };
        let input = entry.input(key).unwrap();
        assert!(!input.optional, "{}: nothing is proposed before it is answered", entry.id);
        assert!(entry.default_variant().is_none(), "{}", entry.id);
        for variant in &entry.variants {
            assert_eq!(input.accept(&variant.id).as_ref(), Ok(&variant.id), "{}", entry.id);
        }
        assert!(input.accept("somewhere else").is_err(), "{}", entry.id);
        asking.insert(entry.id.as_str());
    }
    assert_eq!(asking, BTreeSet::from(["ionos-mail", "mailgun", "zoho-mail"]));
    let zoho = catalog.provider(&ProviderId::new("zoho-mail")).unwrap();
    let senders = |id: &str| zoho.spf_of(zoho.variant(id)).unwrap().mechanisms.clone();
    assert_eq!(senders("eu"), ["include:zohomail.eu"]);
    assert_eq!(senders("ca"), ["include:zohocloud.ca"]);
    assert!(senders("uk").is_empty(), "nobody has documented it");
}

#[test]
fn what_only_the_console_knows_is_never_derived() {
    let catalog = Catalog::built_in();
    let domain = Domain::parse("acme.fr").unwrap();
    let without = |id: &str| {
        let entry = catalog.provider(&ProviderId::new(id)).unwrap().clone();
        let keys = entry.records.into_iter().filter(|one| one.purpose == Purpose::Sign);
        keys.filter_map(|one| one.build(&domain, &Inputs::new()).ok()).collect::<Vec<_>>()
    };
    assert!(without("proton-mail").is_empty());
    assert!(without("microsoft-365").is_empty());
    assert!(without("godaddy-professional-email").is_empty());
    let derived: Vec<String> =
        without("fastmail").into_iter().map(|(_, data)| data.to_string()).collect();
    assert_eq!(derived.first().unwrap(), "fm1.acme.fr.dkim.fmhosted.com");
    assert_eq!(without("migadu").len(), 3);
}

#[test]
fn service_lines_are_read_and_a_broken_one_is_refused() {
    let catalog = Catalog::built_in();
    let domain = Domain::parse("acme.fr").unwrap();
    let fastmail = catalog.provider(&ProviderId::new("fastmail")).unwrap();
    let mut record = fastmail
        .records
        .iter()
        .find(|one| one.value.fill(&domain, &Inputs::new()).is_ok_and(|v| v.contains(" 993 ")))
        .unwrap()
        .clone();
    let (host, data) = record.build(&domain, &Inputs::new()).unwrap();
    let target = Name::from_presentation("imap.fastmail.com");
    assert_eq!(host.relative(), "_imaps._tcp");
    assert_eq!(data, Rdata::Srv { priority: 0, weight: 1, port: 993, target });
    for broken in ["0 1 imap.fastmail.com", "0 1 99999 a.example", "0 1 993 a.example more", ""] {
        record.value = mxguide::catalog::Template::parse(broken).unwrap();
        assert!(record.build(&domain, &Inputs::new()).is_err(), "{broken:?}");
    }
}

#[test]
fn people_find_their_provider_by_the_words_they_use() {
    let catalog = Catalog::built_in();
    let found = |typed: &str| {
        let typed = folded(typed);
        let fits = |entry: &&Provider| {
            let names = entry.aliases.iter().chain([&entry.name]);
            names.map(|name| folded(name)).any(|name| name.contains(&typed))
        };
        let listed = listed_providers(&catalog).into_iter();
        listed.filter(fits).map(|entry| entry.id.as_str().to_owned()).collect::<Vec<_>>()
    };
    for (typed, first) in [
        ("gmail", "google-workspace"),
        ("g suite", "google-workspace"),
        ("gsuite", "google-workspace"),
        ("office", "microsoft-365"),
        ("Outlook", "microsoft-365"),
        ("exchange", "microsoft-365"),
        ("apple", "icloud"),
        ("1&1", "ionos-mail"),
        ("ovh", "ovh-mail"),
        ("tutanota", "tuta"),
        ("protonmail", "proton-mail"),
        ("aws", "amazon-ses-inbound"),
        ("zoho", "zoho-mail"),
    ] {
        assert_eq!(found(typed).first().map(String::as_str), Some(first), "{typed}");
    }
}

#[test]
fn ranks_are_all_different_and_no_alias_is_a_name_of_another() {
    let catalog = Catalog::built_in();
    let listed = listed_providers(&catalog);
    let ranks: BTreeSet<u16> = listed.iter().filter_map(|entry| entry.rank).collect();
    assert_eq!(ranks.len(), listed.len());
    for entry in &listed {
        for other in listed.iter().filter(|other| other.id != entry.id) {
            let clashes = |alias: &&String| folded(alias) == folded(&other.name);
            assert_eq!(entry.aliases.iter().find(clashes), None, "{} {}", entry.id, other.id);
        }
    }
}

#[test]
fn a_name_that_only_looks_like_a_providers_belongs_to_nobody() {
    let catalog = Catalog::built_in();
    for entry in &catalog.providers {
        for pattern in &entry.detect.mx {
            let own = pattern.as_str().replace('*', "7");
            for false_name in [format!("{own}.evil.example"), format!("mx.not{own}")] {
                let name = Name::from_presentation(&false_name);
                let owners = catalog.providers_at(&name);
                let is_foreign = false_name.ends_with(".evil.example");
                assert!(!is_foreign || owners.is_empty(), "{false_name}: {owners:?}");
                assert!(!pattern.matches(&name) || pattern.as_str().starts_with("*."), "{name:?}");
            }
        }
    }
    let near =
        ["mx.notprotonmail.ch", "mail.protonmail.ch.acme.fr", "xmx.zoho.com", "smtp-google.com"];
    for name in near {
        assert_eq!(catalog.provider_of(&names(&[name])), Guess::Unknown, "{name}");
    }
}

#[test]
fn companies_that_share_servers_are_told_apart_by_what_else_the_domain_shows() {
    let catalog = Catalog::built_in();
    let apex = Name::from_presentation("acme.fr");
    let told = |mx: &[&str], senders: &[&str], autodiscover: &[&str]| {
        let mx = names(mx);
        let hints = Hints {
            apex: apex.clone(),
            senders: senders.iter().map(|&sender| sender.to_owned()).collect(),
            autodiscover: names(autodiscover),
            ..Hints::default()
        };
        catalog.narrowed(catalog.provider_of(&mx), &mx, &hints)
    };
    let outlook = ["acme-fr.mail.protection.outlook.com"];
    assert_eq!(told(&outlook, &["spf.protection.outlook.com"], &[]), known("microsoft-365"));
    assert_eq!(told(&outlook, &["SecureServer.net"], &[]), known("microsoft-365-godaddy"));

    let amazon = ["inbound-smtp.eu-west-1.amazonaws.com"];
    let workmail = ["autodiscover.mail.eu-west-1.awsapps.com"];
    assert!(matches!(told(&amazon, &[], &[]), Guess::Tied(ids) if ids.len() == 2));
    assert_eq!(told(&amazon, &[], &workmail), known("amazon-workmail"));

    assert_eq!(told(&["mail.acme.fr"], &["bluehost.com"], &[]), known("bluehost-mail"));
    assert_eq!(told(&["mail.acme.fr"], &[], &[]), Guess::Unknown);
    assert_eq!(told(&["mail.other.fr"], &["bluehost.com"], &[]), Guess::Unknown);
    assert_eq!(told(&[], &["bluehost.com"], &[]), Guess::Unknown);
}

#[test]
fn every_provider_recognises_its_own_mail_lines() {
    let catalog = Catalog::built_in();
    let domain = Domain::parse("acme.fr").unwrap();
    for entry in catalog.providers.iter().filter(|entry| !entry.detect.mx.is_empty()) {
        let mut inputs = Inputs::new();
        for input in &entry.inputs {
            inputs.set(input.key.as_str(), input.example.as_str());
        }
        let sets = entry.variants.iter().map(|variant| &variant.mx).chain(&entry.old_mx);
        for line in sets.flatten() {
            let Rdata::Mx { exchange, .. } = line.rdata(&domain, &inputs).unwrap() else {
                panic!("a mail line")
            };
            let fits = |pattern: &Pattern| pattern.matches(&exchange);
            assert!(entry.detect.mx.iter().any(fits), "{}: {exchange}", entry.id);
        }
    }
}
