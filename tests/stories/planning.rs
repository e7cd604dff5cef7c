//! Who may send, who signs, what happens to fakes: what a plan makes of what is there.

use std::collections::BTreeMap;

use mxguide::plan::{Answers, Kind, Plan, ROUTE_AS_FOUND, Reason, Step, spf_cost, undo_lines};
use mxguide::records::{Rdata, Rtype, dmarc, spf};

use super::paper::{Zone, name, txt};
use super::routes::{answers, plan};
use super::tale::{Say, Story, dkim_key};

fn cloudflare() -> Zone {
    Zone::new(&["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"])
        .with_mx(&[(1, "smtp.google.com")])
}

fn google(zone: &Zone) -> Answers {
    answers(zone, "cloudflare", "google-workspace")
}

fn step<'a>(plan: &'a Plan, id: &str) -> Option<&'a Step> {
    plan.steps.iter().find(|step| step.id == id)
}

fn wanted(plan: &Plan, id: &str) -> Option<String> {
    let all = plan.wanted();
    all.into_iter().find(|wanted| wanted.id == id).map(|wanted| wanted.data.to_string())
}

#[test]
fn a_domain_without_a_list_of_senders_gets_one() {
    let zone = cloudflare();
    let plan = plan(&zone, &google(&zone));
    let senders = step(&plan, "spf-1").unwrap();
    assert_eq!((senders.kind, &senders.reason), (Kind::Add, &Reason::NoSenderList));
    assert_eq!(plan.spf.as_deref(), Some("v=spf1 include:_spf.google.com ~all"));
}

#[test]
fn whoever_may_send_today_may_send_tomorrow_and_the_end_stays() {
    let old = "v=spf1 ip4:192.0.2.7 include:mx.ovh.com a:shop.acme.fr -all";
    let zone = cloudflare().with("@", txt(old)).with("@", txt("MS=ms1"));
    let plan = plan(&zone, &google(&zone));
    let senders = step(&plan, "spf-1").unwrap();
    let line =
        "v=spf1 ip4:192.0.2.7 include:mx.ovh.com a:shop.acme.fr include:_spf.google.com -all";
    assert_eq!(plan.spf.as_deref(), Some(line));
    assert_eq!(senders.gone, [txt(old)]);
    assert_eq!(senders.reason, Reason::SendersAdded { added: 1, kept: 3 });
}

#[test]
fn a_list_of_senders_without_an_end_gets_one_unless_nothing_is_set_up() {
    let old = "v=spf1 include:_spf.google.com mx";
    let zone = cloudflare().with("@", txt(old));
    let mut answers = google(&zone);
    assert_eq!(plan(&zone, &answers).spf, Some(format!("{old} ~all")));
    answers.inputs.insert(ROUTE_AS_FOUND.to_owned(), vec!["yes".to_owned()]);
    let plan = plan(&zone, &answers);
    assert!(step(&plan, "spf-1").is_none());
    assert_eq!(plan.spf.as_deref(), Some(old));
}

#[test]
fn a_line_that_proves_ownership_is_never_taken_for_an_old_mail_line() {
    for proof in ["ms12345678.msv1.invalid", "ab1cdefghijk.mx-verification.google.com"] {
        let zone = Zone::new(&["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"])
            .with_mx(&[(10, "mx.old.example"), (32767, proof)]);
        let gone: Vec<Rdata> =
            plan(&zone, &google(&zone)).gone().into_iter().map(|(_, data)| data).collect();
        let old = Rdata::Mx { priority: 10, exchange: name("mx.old.example") };
        assert_eq!(gone, [old], "{proof}");
    }
}

#[test]
fn two_lists_of_senders_become_one() {
    let (one, other) = ("v=spf1 include:mx.ovh.com -all", "v=spf1 include:mailgun.org ~all");
    let zone = cloudflare().with("@", txt(one)).with("@", txt(other));
    let plan = plan(&zone, &google(&zone));
    let senders = step(&plan, "spf-1").unwrap();
    assert_eq!(
        (senders.kind, &senders.reason),
        (Kind::Change, &Reason::SenderListsJoined { lists: 2 })
    );
    assert_eq!(senders.gone.len(), 2);
    let line = plan.spf.unwrap();
    for sender in ["include:mx.ovh.com", "include:mailgun.org", "include:_spf.google.com"] {
        assert!(spf::parse(&line).unwrap().lets_send(sender), "{line}");
    }
    assert!(line.ends_with(" ~all"), "the softer end of the two: {line}");
}

#[test]
fn two_lists_of_senders_become_one_even_for_a_provider_that_adds_none() {
    let zone = cloudflare().with("@", txt("v=spf1 mx -all")).with("@", txt("v=spf1 a ~all"));
    let plan = plan(&zone, &answers(&zone, "cloudflare", "other"));
    assert!(step(&plan, "spf-1").is_some());
    let zone = cloudflare().with("@", txt("v=spf1 mx -all"));
    let plan = super::routes::plan(&zone, &answers(&zone, "cloudflare", "other"));
    assert!(step(&plan, "spf-1").is_none());
}

#[test]
fn a_list_that_has_the_provider_already_is_left_alone() {
    let old = "v=spf1 include:_spf.GOOGLE.com  mx -all";
    let zone = cloudflare().with("@", txt(old));
    let plan = plan(&zone, &google(&zone));
    assert!(step(&plan, "spf-1").is_none());
    assert_eq!(wanted(&plan, "spf-1").as_deref(), Some(old));
}

#[test]
fn other_senders_join_the_list() {
    let zone = cloudflare();
    let mut answers = google(&zone);
    let others = ["include:mailgun.org", "ip4:192.0.2.1"].map(str::to_owned).to_vec();
    answers.inputs.insert("spf_include".to_owned(), others);
    let line = "v=spf1 include:_spf.google.com include:mailgun.org ip4:192.0.2.1 ~all";
    assert_eq!(plan(&zone, &answers).spf.as_deref(), Some(line));
}

#[test]
fn look_ups_are_counted_with_what_the_services_publish() {
    let line = "v=spf1 include:mx.ovh.com include:_spf.google.com ~all";
    let senders = BTreeMap::from([
        ("mx.ovh.com".to_owned(), "v=spf1 ptr:mail-out.ovh.net ~all".to_owned()),
        ("_spf.google.com".to_owned(), "v=spf1 include:a.example ~all".to_owned()),
        ("a.example".to_owned(), "v=spf1 ip4:192.0.2.0/24 ~all".to_owned()),
    ]);
    let cost = spf_cost(line, &senders).unwrap();
    assert_eq!((cost.total, cost.is_over_limit()), (4, false));
}

#[test]
fn a_list_spoilt_by_a_slip_is_repaired() {
    let zone = cloudflare().with("@", txt("v=spf1 include:mx.ovh.com inclde:x.example ~all"));
    let plan = plan(&zone, &google(&zone));
    assert_eq!(step(&plan, "spf-1").unwrap().reason, Reason::SenderListRepaired);
    assert!(spf::parse(plan.spf.as_deref().unwrap()).is_ok());
}

#[test]
fn the_rule_for_fakes_starts_by_watching() {
    let zone = cloudflare();
    let mut given = google(&zone);
    given.inputs.insert("dmarc_rua".to_owned(), vec!["ada@acme.fr".to_owned()]);
    let plan = plan(&zone, &given);
    let rule = wanted(&plan, "dmarc-1").unwrap();
    assert_eq!(rule, "v=DMARC1; p=none; rua=mailto:ada@acme.fr");
    assert_eq!(dmarc::parse(&rule).unwrap().policy, Some(dmarc::Policy::None));
    let without = super::routes::plan(&zone, &google(&zone));
    assert_eq!(wanted(&without, "dmarc-1").as_deref(), Some("v=DMARC1; p=none"));
}

#[test]
fn a_rule_for_fakes_that_can_be_read_stays_however_strict() {
    for rule in [
        "v=DMARC1; p=reject; rua=mailto:x@y.example",
        "v=DMARC1;p=none",
        "V=DMARC1; p=quarantine; pct=50",
    ] {
        let zone = cloudflare().with("_dmarc", txt(rule));
        let plan = plan(&zone, &google(&zone));
        let is_valid = dmarc::parse(rule).is_ok();
        assert_eq!(step(&plan, "dmarc-1").is_none(), is_valid, "{rule}");
    }
}

#[test]
fn a_rule_for_fakes_kept_by_a_service_behind_an_alias_stays() {
    let alias = Rdata::Cname(name("acme.dmarc-service.example"));
    let zone = cloudflare().with("_dmarc", alias.clone());
    let plan = plan(&zone, &google(&zone));
    assert!(step(&plan, "dmarc-1").is_none());
    assert!(plan.kept.iter().any(|kept| kept.data == alias));
}

#[test]
fn a_rule_for_fakes_that_nobody_can_read_is_replaced() {
    let zone = cloudflare().with("_dmarc", txt("v=DMARC1 p=none")).with("_dmarc", txt("hello"));
    let plan = plan(&zone, &google(&zone));
    let rule = step(&plan, "dmarc-1").unwrap();
    assert_eq!((rule.kind, &rule.reason), (Kind::Change, &Reason::PolicyRepaired));
    assert_eq!(rule.gone, [txt("v=DMARC1 p=none")], "what is no rule is not ours to delete");
}

#[test]
fn microsofts_keys_are_never_made_up() {
    let zone = cloudflare();
    let mut answers = answers(&zone, "cloudflare", "microsoft-365");
    answers.inputs.insert("optional".to_owned(), vec!["all".to_owned()]);
    let plan = plan(&zone, &answers);
    assert!(plan.wanted().iter().all(|wanted| !wanted.id.starts_with("dkim")));
    let mut story = Story::new(Zone::cloudflare_and_ovh());
    story.reach_details("Cloudflare", "Microsoft");
    story.say(Say::Enter);
    for _ in 0..3 {
        let key = story.wizard.field().unwrap().key;
        assert_eq!(story.wizard.details.input.value(), "", "{key} is not guessed");
        story.say(Say::Later);
    }
}

#[test]
fn a_key_that_is_there_in_another_spelling_is_the_same_key() {
    let spelt = dkim_key().replace("; ", ";");
    let zone = cloudflare().with("google._domainkey", txt(&spelt));
    let mut answers = google(&zone);
    answers.inputs.insert("dkim_txt".to_owned(), vec![dkim_key()]);
    answers.inputs.insert("dkim_selector".to_owned(), vec!["google".to_owned()]);
    assert!(step(&plan(&zone, &answers), "dkim-1").is_none());
}

#[test]
fn another_key_under_the_same_name_is_changed_and_can_be_put_back() {
    let other = "v=DKIM1; k=rsa; p=MIIBother";
    let zone = cloudflare().with("google._domainkey", txt(other));
    let mut answers = google(&zone);
    answers.inputs.insert("dkim_txt".to_owned(), vec![dkim_key()]);
    answers.inputs.insert("dkim_selector".to_owned(), vec!["google".to_owned()]);
    let plan = plan(&zone, &answers);
    let key = step(&plan, "dkim-1").unwrap();
    assert_eq!((key.kind, &key.reason), (Kind::Change, &Reason::OtherSignatureKey));
    assert_eq!(key.gone, [txt(other)]);
    let undo = undo_lines(&zone.photo(), &plan);
    let back = format!("google._domainkey.acme.fr. 3600 IN TXT \"{other}\"");
    assert!(undo.iter().any(|line| line.is_restored && line.text == back));
}

#[test]
fn a_key_is_a_text_or_an_alias_and_never_both() {
    let mut story = Story::new(Zone::unknown_host());
    story.reach_found();
    story.enter();
    story.enter();
    story.choose_provider("Another provider");
    story.say(Say::Type("10:mx.post.example"));
    story.say(Say::Type("mail"));
    story.say(Say::Type(&dkim_key()));
    assert_eq!(story.wizard.field().unwrap().key, "verify_txt", "the alias is not asked for");
    // Both may still come together from a file or the command line.
    let answers = story.wizard.answers.as_mut().unwrap();
    answers.inputs.insert("dkim_cname".to_owned(), vec!["mail.dkim.post.example".to_owned()]);
    story.answer_details(&[]);
    let plan = story.wizard.plan().unwrap();
    let types: Vec<Rtype> = plan
        .wanted()
        .iter()
        .filter(|wanted| wanted.host.relative() == "mail._domainkey")
        .map(|wanted| wanted.data.rtype())
        .collect();
    assert_eq!(types, [Rtype::Txt]);
}

#[test]
fn a_proof_of_ownership_never_displaces_another() {
    let zone = cloudflare().with("@", txt("google-site-verification=older"));
    let mut answers = google(&zone);
    answers.inputs.insert("verify_txt".to_owned(), vec![super::tale::PROOF.to_owned()]);
    let plan = plan(&zone, &answers);
    let proof = step(&plan, "verify-1").unwrap();
    assert_eq!((proof.kind, proof.gone.len()), (Kind::Add, 0));
}

#[test]
fn an_alias_in_the_way_of_a_key_counts_in_what_others_remember() {
    let mut zone = cloudflare()
        .with("@", txt("v=spf1 include:_spf.google.com ~all"))
        .with("_dmarc", txt("v=DMARC1; p=none"))
        .with("google._domainkey", Rdata::Cname(name("key.old.example")));
    for record in &mut zone.records {
        record.ttl = 60;
    }
    let mut answers = google(&zone);
    answers.inputs.insert("dkim_txt".to_owned(), vec![dkim_key()]);
    answers.inputs.insert("dkim_selector".to_owned(), vec!["google".to_owned()]);
    let plan = plan(&zone, &answers);
    assert_eq!(plan.steps.len(), 1);
    assert_eq!(plan.steps[0].gone, [Rdata::Cname(name("key.old.example"))]);
    assert_eq!(plan.old_ttl, super::paper::TTL, "the photograph's TTL of the alias");
}
