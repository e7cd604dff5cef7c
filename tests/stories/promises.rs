//! What holds for every plan, whatever stood there before and whatever is wanted.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use mxguide::catalog::{Catalog, ProviderId, RegistrarId};
use mxguide::names::Name;
use mxguide::plan::{Answers, Kind, Plan, build};
use mxguide::records::{Rdata, Rtype, dmarc, spf};
use proptest::prelude::*;

use super::paper::{ASPMX, Zone, mx, name, txt};
use super::tale::{PROOF, dkim_key};

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::built_in);

const EXCHANGES: [&str; 12] = [
    "mx1.mail.ovh.net",
    "mx2.mail.ovh.net",
    "smtp.google.com",
    "aspmx.l.google.com",
    "alt1.aspmx.l.google.com",
    "alt2.aspmx.l.google.com",
    "alt3.aspmx.l.google.com",
    "alt4.aspmx.l.google.com",
    "acme-fr.mail.protection.outlook.com",
    "eforward1.registrar-servers.com",
    "mail.acme.fr",
    ".",
];

const TEXTS: [&str; 8] = [
    "v=spf1 include:mx.ovh.com ~all",
    "v=spf1 a mx include:websitewelcome.com -all",
    "v=spf1 include:_spf.google.com ?all",
    "v=spf1 redirect=_spf.ovh.example",
    "v=spf1 -all",
    "v=spf1 inclde:broken.example ~all",
    "google-site-verification=abc",
    "MS=ms12345678",
];

const RULES: [&str; 4] =
    ["v=DMARC1; p=none", "v=DMARC1; p=reject; rua=mailto:a@acme.fr", "v=DMARC1 p=oops", "hello"];

fn zones() -> impl Strategy<Value = Zone> {
    let lines = prop_oneof![
        3 => prop::collection::vec((0..40_u16, prop::sample::select(&EXCHANGES[..])), 0..7),
        1 => Just(ASPMX.to_vec()),
    ];
    let texts = prop::collection::vec(prop::sample::select(&TEXTS[..]), 0..4);
    let rules = prop::collection::vec(prop::sample::select(&RULES[..]), 0..3);
    let keys = prop::collection::vec(0..4_usize, 0..2);
    (lines, texts, rules, keys).prop_map(|(lines, texts, rules, keys)| {
        let mut zone = Zone::new(&["ns1.tiny.example", "ns2.tiny.example"]);
        for (priority, exchange) in lines {
            zone = zone.with("@", mx(priority, exchange));
        }
        for text in texts {
            zone = zone.with("@", txt(text));
        }
        for rule in rules {
            zone = zone.with("_dmarc", txt(rule));
        }
        for key in keys {
            zone = match key {
                0 => zone.with("google._domainkey", txt(&dkim_key())),
                1 => zone.with("google._domainkey", txt("v=DKIM1; p=")),
                2 => zone.with("google._domainkey", Rdata::Cname(name("key.old.example"))),
                _ => zone.with("selector1._domainkey", Rdata::Cname(name("key.old.example"))),
            };
        }
        zone
    })
}

fn all_answers() -> impl Strategy<Value = Answers> {
    let registrars = ["cloudflare", "namecheap", "bluehost", "gandi", "generic"];
    let providers = ["google-workspace", "microsoft-365", "other"];
    let given = prop::collection::btree_set(0..9_usize, 0..9);
    let sets = [None, Some("current"), Some("legacy-aspmx"), Some("older-1"), Some("nonsense")];
    (
        prop::sample::select(registrars.to_vec()),
        prop::sample::select(providers.to_vec()),
        given,
        any::<Option<bool>>(),
        prop::sample::select(sets.to_vec()),
    )
        .prop_map(|(registrar, provider, given, use_preset, set)| {
            let mut answers = Answers::new(Zone::unknown_host().domain);
            answers.registrar = Some(RegistrarId::new(registrar));
            answers.provider = Some(ProviderId::new(provider));
            answers.use_preset = use_preset;
            answers.variant = set.map(str::to_owned);
            let values: [(&str, Vec<String>); 9] = [
                ("mx_host", vec!["acme-fr.mail.protection.outlook.com".to_owned()]),
                ("verify_txt", vec![PROOF.to_owned()]),
                ("dkim_txt", vec![dkim_key()]),
                ("dkim_selector", vec!["google".to_owned()]),
                ("dkim_cname", vec!["key.post.example".to_owned()]),
                (
                    "dkim1",
                    vec!["selector1-acme-fr._domainkey.a.n-v1.dkim.mail.microsoft".to_owned()],
                ),
                ("optional", vec!["all".to_owned()]),
                ("dmarc_rua", vec!["ada@acme.fr".to_owned()]),
                ("mx", vec!["10:mx1.post.example".to_owned(), "20:mx2.mail.ovh.net".to_owned()]),
            ];
            for (at, (key, values)) in values.into_iter().enumerate() {
                if given.contains(&at) {
                    answers.inputs.insert(key.to_owned(), values);
                } else {
                    answers.later.insert(key.to_owned());
                }
            }
            answers
        })
}

fn plan_of(zone: &Zone, answers: &Answers) -> Plan {
    build(answers, &CATALOG, &zone.photo()).unwrap()
}

fn exchanges(zone: &Zone) -> BTreeSet<Name> {
    zone.mx()
        .into_iter()
        .map(|(_, exchange)| name(&exchange))
        .filter(|n| *n != Name::root())
        .collect()
}

fn route_wanted(plan: &Plan) -> BTreeSet<Name> {
    plan.wanted()
        .into_iter()
        .filter_map(|wanted| match wanted.data {
            Rdata::Mx { exchange, .. } => Some(exchange),
            _ => None,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn there_is_never_a_moment_without_a_mail_server(zone in zones(), answers in all_answers()) {
        let plan = plan_of(&zone, &answers);
        let before = exchanges(&zone);
        let wanted = route_wanted(&plan);
        let mut now = zone.clone();
        for step in &plan.steps {
            now.carry_out(step);
            let there = exchanges(&now);
            // Either the whole old route still stands, or the whole new one does.
            prop_assert!(
                before.is_empty() || before.is_subset(&there) || wanted.is_subset(&there),
                "after {}: {there:?}", step.id
            );
            prop_assert!(before.is_empty() || !there.is_empty(), "after {}", step.id);
        }
    }

    #[test]
    fn what_goes_is_what_is_there_and_not_wanted(zone in zones(), answers in all_answers()) {
        let plan = plan_of(&zone, &answers);
        let wanted = route_wanted(&plan);
        let gone: BTreeSet<Name> = plan
            .gone()
            .into_iter()
            .filter_map(|(_, data)| match data {
                Rdata::Mx { exchange, .. } => Some(exchange),
                _ => None,
            })
            .filter(|exchange| !wanted.contains(exchange))
            .collect();
        let there: BTreeSet<Name> =
            zone.mx().into_iter().map(|(_, exchange)| name(&exchange)).collect();
        if wanted.is_empty() {
            prop_assert!(gone.is_empty(), "nothing is taken away when nothing comes");
        } else {
            let expected: BTreeSet<Name> = there.difference(&wanted).cloned().collect();
            prop_assert_eq!(gone, expected);
        }
        for (host, data) in plan.gone() {
            let at = host.absolute(&plan.domain);
            let is_there = |data: &Rdata| zone.records.iter().any(|r| r.name == at && r.data == *data);
            prop_assert!(is_there(&data), "{data} is to go and was never there");
        }
    }

    #[test]
    fn a_plan_carried_out_leaves_nothing_to_do(zone in zones(), answers in all_answers()) {
        let plan = plan_of(&zone, &answers);
        let mut after = zone.clone();
        for step in &plan.steps {
            after.carry_out(step);
        }
        let again = plan_of(&after, &answers);
        prop_assert!(again.steps.is_empty(), "{:?} then {:?}", plan.steps, again.steps);
        // Numbers may stay as they were; everything else is the same.
        let told = |plan: &Plan| -> BTreeSet<String> {
            plan.wanted().into_iter().map(|one| match one.data {
                Rdata::Mx { exchange, .. } => format!("mx {exchange}"),
                data => format!("{} {data}", one.host.relative()),
            }).collect()
        };
        prop_assert_eq!(told(&plan), told(&again));
    }

    #[test]
    fn one_readable_list_of_senders_is_left_and_nobody_on_it_is_lost(
        zone in zones(),
        answers in all_answers(),
    ) {
        let plan = plan_of(&zone, &answers);
        let Some(line) = &plan.spf else { return Ok(()) };
        let merged = spf::parse(line);
        prop_assert!(merged.is_ok(), "{line}");
        let merged = merged.unwrap();
        let mut after = zone.clone();
        for step in &plan.steps {
            after.carry_out(step);
        }
        let lists = after.texts("@").into_iter().filter(|text| spf::is_spf(text)).count();
        prop_assert_eq!(lists, 1);
        for old in zone.texts("@") {
            let Ok(old) = spf::parse(&old) else { continue };
            for term in old.effective() {
                if let spf::Meaning::Directive(spf::Qualifier::Pass, mechanism) = term.meaning()
                    && *mechanism != spf::Mechanism::All
                {
                    prop_assert!(merged.lets_send(term.text()), "{} in {line}", term.text());
                }
            }
        }
        let provider = CATALOG.provider(answers.provider.as_ref().unwrap()).unwrap();
        for sender in provider.spf.iter().flat_map(|part| &part.mechanisms) {
            prop_assert!(merged.lets_send(sender), "{sender} in {line}");
        }
    }

    #[test]
    fn googles_sets_are_never_mixed(zone in zones(), answers in all_answers()) {
        let plan = plan_of(&zone, &answers);
        let wanted = route_wanted(&plan);
        let is_google = answers.provider.as_ref().unwrap().as_str() == "google-workspace";
        prop_assume!(is_google);
        let one = wanted.contains(&name("smtp.google.com"));
        let five = wanted.iter().any(|exchange| exchange.as_str().contains("aspmx"));
        prop_assert!(one != five, "{wanted:?}");
    }

    #[test]
    fn a_strict_rule_for_fakes_is_never_weakened(zone in zones(), answers in all_answers()) {
        let plan = plan_of(&zone, &answers);
        let rules: Vec<String> = zone
            .texts("_dmarc")
            .into_iter()
            .filter(|text| text.starts_with("v=DMARC1"))
            .collect();
        let there = plan.steps.iter().find(|step| step.id == "dmarc-1");
        if let [rule] = rules.as_slice() && dmarc::parse(rule).is_ok() {
            prop_assert!(there.is_none());
        } else {
            let Some(Rdata::Txt(rule)) = there.map(|step| &step.wanted[0].data) else {
                return Err(TestCaseError::fail("a rule is always wanted"));
            };
            prop_assert_eq!(dmarc::parse(rule).unwrap().policy, Some(dmarc::Policy::None));
        }
    }

    #[test]
    fn ids_are_unique_and_removals_come_last(zone in zones(), answers in all_answers()) {
        let plan = plan_of(&zone, &answers);
        let ids: Vec<String> = plan.wanted().into_iter().map(|wanted| wanted.id).collect();
        let unique: BTreeSet<&String> = ids.iter().collect();
        prop_assert_eq!(unique.len(), ids.len(), "{:?}", ids);
        let cards: BTreeSet<&String> = plan.steps.iter().map(|step| &step.id).collect();
        prop_assert_eq!(cards.len(), plan.steps.len());
        let first_removal = plan.steps.iter().position(|step| step.kind == Kind::Remove);
        if let Some(at) = first_removal {
            prop_assert!(plan.steps[at..].iter().all(|step| step.kind == Kind::Remove));
        }
        for step in plan.steps.iter().filter(|step| step.rtype == Rtype::Mx) {
            prop_assert!(step.kind == Kind::Remove || !step.wanted.is_empty());
        }
    }

    #[test]
    fn nothing_is_taken_from_behind_a_security_filter(zone in zones(), answers in all_answers()) {
        let zone = zone.with("@", mx(30, "mx1.pphosted.com"));
        let plan = plan_of(&zone, &answers);
        prop_assert!(plan.steps.iter().all(|step| step.rtype != Rtype::Mx));
    }
}
