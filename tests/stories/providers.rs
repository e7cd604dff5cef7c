//! Providers that differ by place, that name themselves in several ways, or that want service lines.

use mxguide::catalog::{Catalog, ProviderId};
use mxguide::names::Name;
use mxguide::plan::{Kind, OPTIONAL, receiver};
use mxguide::records::Rdata;

use super::paper::{Zone, txt};
use super::routes::{answers, plan};

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
