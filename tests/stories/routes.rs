//! The mail route: what is added, what is taken away, and what is left alone.

use mxguide::catalog::{Catalog, Lang, ProviderId, RegistrarId};
use mxguide::names::Host;
use mxguide::plan::{Answers, Kind, Plan, Reason, build};
use mxguide::records::{Rdata, Rtype};
use mxguide::wizard::StepId;
use mxguide::words::Words;

use super::paper::{ASPMX, OVH_SPF, TTL, Zone, mx, name, txt};
use super::tale::{Say, Story, world};

pub(crate) fn answers(zone: &Zone, registrar: &str, provider: &str) -> Answers {
    let mut answers = Answers::new(zone.domain.clone());
    answers.registrar = Some(RegistrarId::new(registrar));
    answers.provider = Some(ProviderId::new(provider));
    if provider == "microsoft-365" {
        let host = "acme-fr.mail.protection.outlook.com".to_owned();
        answers.inputs.insert("mx_host".to_owned(), vec![host]);
    }
    answers
}

pub(crate) fn plan(zone: &Zone, answers: &Answers) -> Plan {
    build(answers, &Catalog::built_in(), &zone.photo()).unwrap()
}

/// The cards about the mail route.
fn route(plan: &Plan) -> Vec<(String, Kind, Vec<String>, Vec<String>)> {
    plan.steps
        .iter()
        .filter(|step| step.rtype == Rtype::Mx)
        .map(|step| {
            let wanted = step.wanted.iter().map(|wanted| wanted.data.to_string()).collect();
            let gone = step.gone.iter().map(ToString::to_string).collect();
            (step.id.clone(), step.kind, wanted, gone)
        })
        .collect()
}

fn told(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn card(
    id: &str,
    kind: Kind,
    wanted: &[&str],
    gone: &[&str],
) -> (String, Kind, Vec<String>, Vec<String>) {
    (id.to_owned(), kind, told(wanted), told(gone))
}

fn cloudflare() -> Zone {
    Zone::new(&["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"])
}

#[test]
fn the_new_server_is_there_before_the_old_ones_go() {
    let zone = Zone::cloudflare_and_ovh();
    let plan = plan(&zone, &answers(&zone, "cloudflare", "google-workspace"));
    assert_eq!(plan.steps.last().map(|step| step.kind), Some(Kind::Remove));
    assert_eq!(
        route(&plan),
        [
            card("mx-1", Kind::Add, &["1 smtp.google.com"], &[]),
            card("remove-mx", Kind::Remove, &[], &["1 mx1.mail.ovh.net", "5 mx2.mail.ovh.net"]),
        ]
    );
    assert_eq!(plan.old_ttl, TTL);
}

#[test]
fn googles_five_lines_are_as_good_as_the_one() {
    let zone = cloudflare().with_mx(&ASPMX);
    let plan = plan(&zone, &answers(&zone, "cloudflare", "google-workspace"));
    assert_eq!(route(&plan), []);
    let kept = plan.kept.iter().filter(|kept| kept.data.rtype() == Rtype::Mx);
    assert_eq!(kept.filter(|kept| kept.is_wanted).count(), 5);
}

#[test]
fn googles_five_lines_count_in_capitals_and_under_other_numbers_too() {
    let lines: Vec<(u16, String)> =
        ASPMX.iter().map(|(number, host)| (number * 10, host.to_uppercase())).collect();
    let lines: Vec<(u16, &str)> =
        lines.iter().map(|(number, host)| (*number, host.as_str())).collect();
    let zone = cloudflare().with_mx(&lines);
    assert_eq!(route(&plan(&zone, &answers(&zone, "cloudflare", "google-workspace"))), []);
}

#[test]
fn googles_still_older_five_lines_stay_as_well() {
    let zone = cloudflare().with_mx(&[
        (1, "aspmx.l.google.com"),
        (5, "alt1.aspmx.l.google.com"),
        (5, "alt2.aspmx.l.google.com"),
        (10, "aspmx2.googlemail.com"),
        (10, "aspmx3.googlemail.com"),
    ]);
    assert_eq!(route(&plan(&zone, &answers(&zone, "cloudflare", "google-workspace"))), []);
}

#[test]
fn a_mixture_of_googles_sets_becomes_one_set() {
    let zone = cloudflare().with_mx(&[(1, "smtp.google.com")]).with_mx(&ASPMX[1..3]);
    let plan = plan(&zone, &answers(&zone, "cloudflare", "google-workspace"));
    let gone = ["5 alt1.aspmx.l.google.com", "5 alt2.aspmx.l.google.com"];
    assert_eq!(route(&plan), [card("remove-mx", Kind::Remove, &[], &gone)]);
}

#[test]
fn a_torn_set_of_googles_is_replaced_by_the_one_line() {
    let zone = cloudflare().with_mx(&ASPMX[..3]);
    let plan = plan(&zone, &answers(&zone, "cloudflare", "google-workspace"));
    let gone = ["1 aspmx.l.google.com", "5 alt1.aspmx.l.google.com", "5 alt2.aspmx.l.google.com"];
    assert_eq!(
        route(&plan),
        [
            card("mx-1", Kind::Add, &["1 smtp.google.com"], &[]),
            card("remove-mx", Kind::Remove, &[], &gone),
        ]
    );
}

#[test]
fn five_lines_in_a_wrong_order_are_put_right_on_one_card() {
    let mut lines = ASPMX;
    lines[0].0 = 50;
    let zone = cloudflare().with_mx(&lines).with_mx(&[(7, "mx.old.example")]);
    let mut story = Story::new(zone);
    story.reach_plan("Cloudflare", "Google", &[("dkim_txt", Say::Later)]);
    let plan = story.wizard.plan().unwrap();
    let wanted = [
        "1 aspmx.l.google.com",
        "5 alt1.aspmx.l.google.com",
        "5 alt2.aspmx.l.google.com",
        "10 alt3.aspmx.l.google.com",
        "10 alt4.aspmx.l.google.com",
    ];
    assert_eq!(
        route(&plan),
        [
            card("mx-1", Kind::Change, &wanted, &["50 aspmx.l.google.com"]),
            card("remove-mx", Kind::Remove, &[], &["7 mx.old.example"]),
        ]
    );
    assert_eq!(plan.steps[0].reason, Reason::RouteOrder);
    story.enter();
    assert!(!story.wizard.is_card_served(0));
    // Only the line that is wrong is edited.
    story.zone.remove(&Host::Apex, &mx(50, "aspmx.l.google.com"));
    story.zone.add(&Host::Apex, mx(1, "aspmx.l.google.com"));
    story.pass(12);
    assert!(story.wizard.is_card_served(0));
    let last = plan.steps.len() - 1;
    assert!(!story.wizard.is_card_served(last));
    story.zone.remove(&Host::Apex, &mx(7, "mx.old.example"));
    story.pass(40);
    assert!(story.wizard.is_card_served(last), "{:?}", story.wizard.card_state(last));
}

#[test]
fn a_server_that_is_listed_twice_is_not_taken_away() {
    let zone = cloudflare().with_mx(&[(1, "smtp.google.com"), (20, "smtp.google.com")]);
    assert_eq!(route(&plan(&zone, &answers(&zone, "cloudflare", "google-workspace"))), []);
}

#[test]
fn the_line_that_refuses_all_mail_becomes_the_first_server() {
    let zone = cloudflare().with("@", Rdata::Mx { priority: 0, exchange: name(".") });
    let mut story = Story::new(zone);
    story.reach_plan("Cloudflare", "Google", &[("dkim_txt", Say::Later)]);
    let cards = route(&story.wizard.plan().unwrap());
    assert_eq!(cards, [card("mx-1", Kind::Change, &["1 smtp.google.com"], &["0 ."])]);
    story.enter();
    story.work_through_cards();
}

#[test]
fn a_domain_without_mail_only_gets_lines() {
    let zone = cloudflare();
    let plan = plan(&zone, &answers(&zone, "cloudflare", "microsoft-365"));
    let line = "0 acme-fr.mail.protection.outlook.com";
    assert_eq!(route(&plan), [card("mx-1", Kind::Add, &[line], &[])]);
    // Nothing was there, so what others remember is that there was nothing.
    assert_eq!(plan.old_ttl, 1800);
}

#[test]
fn nobody_is_told_to_bypass_a_security_filter() {
    let zone = cloudflare()
        .with_mx(&[(10, "mxa-0001.pphosted.com"), (10, "mxb-0001.pphosted.com")])
        .with_mx(&[(50, "mx1.mail.ovh.net")]);
    let mut story = Story::new(zone);
    story.reach_details("Cloudflare", "Microsoft");
    let asked: Vec<String> = story.wizard.fields().into_iter().map(|field| field.key).collect();
    assert!(!asked.contains(&"mx_host".to_owned()), "it would go nowhere: {asked:?}");
    story.answer_details(&[]);
    let plan = story.wizard.plan().unwrap();
    assert_eq!(route(&plan), []);
    assert_eq!(plan.gateway.as_deref(), Some("Proofpoint"));
    let kept: Vec<String> =
        plan.kept.iter().filter(|kept| !kept.is_wanted).map(|kept| kept.data.to_string()).collect();
    let all = ["10 mxa-0001.pphosted.com", "10 mxb-0001.pphosted.com", "50 mx1.mail.ovh.net"];
    assert_eq!(kept, all);
}

#[test]
fn namecheaps_forwarding_is_swapped_on_one_card_and_other_lines_there_are_not() {
    let zone = Zone::namecheap_forwarding();
    let swap = route(&plan(&zone, &answers(&zone, "namecheap", "google-workspace")));
    assert_eq!(swap.len(), 1);
    assert_eq!((swap[0].1, swap[0].3.len()), (Kind::Replace, 5));
    let zone = Zone::new(&["dns1.registrar-servers.com"]).with_mx(&[(10, "mx.old.example")]);
    let kinds: Vec<Kind> = route(&plan(&zone, &answers(&zone, "namecheap", "google-workspace")))
        .into_iter()
        .map(|(_, kind, _, _)| kind)
        .collect();
    assert_eq!(kinds, [Kind::Add, Kind::Remove]);
}

#[test]
fn a_preset_is_one_card_whatever_is_there() {
    let zone = Zone::new(&["dns1.registrar-servers.com"]).with_mx(&[(10, "mx.old.example")]);
    let mut answers = answers(&zone, "namecheap", "google-workspace");
    answers.use_preset = Some(true);
    let plan = plan(&zone, &answers);
    let swap = card("mx-1", Kind::Replace, &["1 smtp.google.com"], &["10 mx.old.example"]);
    assert_eq!(route(&plan), [swap]);
    assert_eq!(plan.steps[0].preset.as_deref(), Some("gmail"));
}

#[test]
fn a_company_that_edits_all_lines_in_one_form_gets_one_card() {
    let catalog = Catalog::built_in();
    let mut one_set = catalog.registrar(&RegistrarId::new("gandi")).unwrap().clone();
    one_set.one_set = true;
    let mut catalog = catalog;
    catalog.registrars.retain(|registrar| registrar.id != one_set.id);
    catalog.registrars.push(one_set);
    let mut world = world();
    world.catalog = catalog.into();
    let mut story = Story::told(Zone::gandi_default(), world, Lang::En);
    story.reach_plan("Gandi", "Google", &[("preset", Say::No), ("dkim_txt", Say::Later)]);
    let gone = ["10 spool.mail.gandi.net", "50 fb.mail.gandi.net"];
    let cards = route(&story.wizard.plan().unwrap());
    assert_eq!(cards, [card("mx-1", Kind::Replace, &["1 smtp.google.com"], &gone)]);
    story.enter();
    story.work_through_cards();
}

#[test]
fn microsofts_own_name_for_the_domain_is_read_off_what_is_published() {
    let zone = cloudflare().with_mx(&[(0, "acmefr01b.mail.protection.outlook.com")]);
    let mut story = Story::new(zone);
    story.reach_details("Cloudflare", "Microsoft");
    assert_eq!(story.wizard.field().unwrap().key, "mx_host");
    assert_eq!(story.wizard.details.input.value(), "acmefr01b.mail.protection.outlook.com");
    story.answer_details(&[]);
    assert_eq!(route(&story.wizard.plan().unwrap()), []);
    assert_eq!(story.wizard.step, StepId::Plan);
}

#[test]
fn a_server_typed_twice_is_one_line() {
    let zone = cloudflare();
    let mut answers = answers(&zone, "cloudflare", "other");
    let typed = ["30:mx.post.example", "10:mx.post.example", "20:mx2.post.example"];
    answers.inputs.insert("mx".to_owned(), told(&typed));
    let cards = route(&plan(&zone, &answers));
    assert_eq!(
        cards,
        [
            card("mx-1", Kind::Add, &["10 mx.post.example"], &[]),
            card("mx-2", Kind::Add, &["20 mx2.post.example"], &[]),
        ]
    );
}

#[test]
fn at_route_53_one_box_holds_every_line_of_a_name_and_the_texts_of_others_stay() {
    let zone = Zone::new(&["ns-512.awsdns-00.net", "ns-2048.awsdns-64.co.uk"])
        .with_mx(&[(1, "mx1.mail.ovh.net"), (5, "mx2.mail.ovh.net")])
        .with("@", txt("proof-of-others=5f3a"))
        .with("@", txt(OVH_SPF));
    let mut story = Story::new(zone);
    let proof = "google-site-verification=lT3RftN0whX9Y2qpcg8-1LJisCT2yVrA6-3fVSE5jHM";
    let answers = [("verify_txt", Say::Type(proof)), ("dkim_txt", Say::Later)];
    story.reach_plan("Route 53", "Google", &answers);
    story.enter();
    let spf = "v=spf1 include:mx.ovh.com include:_spf.google.com ~all";
    let always = "TTL (seconds): 300 | Routing policy: Simple routing";
    let texts = |name: &str, value: &str| {
        format!("Record name: {name} | Record type: TXT | Value: {value} | {always}")
    };
    let (others, old) = ("proof-of-others=5f3a", OVH_SPF);
    let expected = [
        format!("verify-1 add | {}", texts("", &format!("\"{others}\"\n\"{old}\"\n\"{proof}\""))),
        format!(
            "mx-1 replace | Record name:  | Record type: MX | Value: 1 smtp.google.com | {always} \
             | - 1 mx1.mail.ovh.net | - 5 mx2.mail.ovh.net"
        ),
        format!(
            "spf-1 change | {} | - {old}",
            texts("", &format!("\"{others}\"\n\"{proof}\"\n\"{spf}\""))
        ),
        format!(
            "dmarc-1 add | {}",
            texts("_dmarc", "\"v=DMARC1; p=none; rua=mailto:dmarc@acme.fr\"")
        ),
    ];
    assert_eq!(story.told_cards(), expected);
    // The set that is there is opened: a second record of the same name and type cannot be made.
    let words = Words::new(Lang::En, jiff::tz::TimeZone::UTC);
    let path = words.card_page(&story.wizard).path;
    assert_eq!(path.last().unwrap(), "Find the TXT line named acme.fr and open it for editing");
    story.work_through_cards();
    assert_eq!(story.zone.texts("@"), [others, proof, spf]);
}
