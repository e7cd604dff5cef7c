use super::*;
use crate::verdict::sample::{name, plan, with_key};

fn key(host: &str) -> Plan {
    with_key(plan(), "dkim-1", host, Rdata::Txt("v=DKIM1; k=rsa; p=MIGf".to_owned()))
}

fn step<'a>(plan: &'a Plan, id: &str) -> &'a Step {
    plan.steps.iter().find(|step| step.id == id).unwrap()
}

fn names(plan: &Plan, id: &str) -> Vec<String> {
    places(plan, step(plan, id)).iter().map(|(_, asked)| asked.name.to_string()).collect()
}

#[test]
fn every_slip_with_a_name_that_support_desks_tell_of_is_looked_for() {
    let plan = key("s7._domainkey");
    let holds = |id: &str, wanted: &[&str]| {
        let all = names(&plan, id);
        for one in wanted {
            assert!(all.iter().any(|name| name == one), "{one} for {id} is not in {all:?}");
        }
    };
    holds("mx-1", &["acme.fr.acme.fr", "www.acme.fr", "mail.acme.fr", "\\@.acme.fr"]);
    holds("mx-1", &["mx.acme.fr", "smtp.acme.fr"]);
    holds("spf-1", &["acme.fr.acme.fr", "spf.acme.fr", "_spf.acme.fr", "\\@.acme.fr"]);
    holds("spf-1", &["www.acme.fr", "_dmarc.acme.fr"]);
    holds("dmarc-1", &["_dmarc.acme.fr.acme.fr", "dmarc.acme.fr", "acme.fr"]);
    holds("dmarc-1", &["_dmarc.www.acme.fr", "_dmarc.mail.acme.fr"]);
    holds("dkim-1", &["s7._domainkey.acme.fr.acme.fr", "s7.acme.fr", "s7.domainkey.acme.fr"]);
    holds("dkim-1", &["s7-_domainkey.acme.fr", "_domainkey.acme.fr", "_domainkey.s7.acme.fr"]);
    holds("dkim-1", &["acme.fr", "s7._domainkey.www.acme.fr", "google._domainkey.acme.fr"]);
}

#[test]
fn a_card_asks_few_questions_and_the_doubled_name_first() {
    let plan = key("s7._domainkey");
    for step in &plan.steps {
        let asked = hunt(&plan, step);
        assert!(asked.len() <= MOST_A_CARD, "{}", step.id);
        let right = step.host.absolute(&plan.domain);
        let is_doubled =
            asked.first().is_none_or(|one| one.name == name("acme.fr").child(right.as_str()));
        assert!(is_doubled, "{asked:?}");
        assert_eq!(step.wanted.is_empty(), asked.is_empty());
    }
}

#[test]
fn the_type_that_spf_once_had_is_asked_for_at_the_list_s_own_name() {
    let plan = key("s7._domainkey");
    let asks = |id: &str| {
        let step = plan.steps.iter().find(|step| step.id == id).unwrap();
        hunt(&plan, step).contains(&Question::new(name("acme.fr"), Rtype::Spf))
    };
    assert!(asks("spf-1"));
    assert!(!asks("mx-1") && !asks("dmarc-1"));
}

#[test]
fn a_whole_look_asks_thirty_questions_at_most_and_none_twice() {
    let mut plan = key("s7._domainkey");
    for number in 1..9 {
        let host = format!("selector{number}._domainkey");
        let target = Rdata::Cname(name(&format!("k{number}.provider.example")));
        plan = with_key(plan, &format!("alias-{number}"), &host, target);
    }
    let steps: Vec<&Step> = plan.steps.iter().collect();
    let asked = hunt_all(&plan, &steps, |_| false);
    assert_eq!(asked.len(), MOST_A_LOOK);
    let mut once = asked.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), asked.len());
    // The likeliest slip of every card is among them.
    for step in steps.iter().filter(|step| !step.wanted.is_empty()) {
        let first = &places(&plan, step)[0].1;
        assert!(asked.contains(first), "{first:?}");
    }
    assert_eq!(hunt_all(&plan, &steps, |_| true), []);
}

#[test]
fn the_name_that_nobody_made_is_the_same_each_time_and_another_elsewhere() {
    let domain = |text: &str| Domain::parse(text).unwrap();
    assert_eq!(probe(&domain("acme.fr")), probe(&domain("acme.fr")));
    let labels = |name: Name| name.labels().next().unwrap().to_owned();
    assert_ne!(labels(probe(&domain("acme.fr"))), labels(probe(&domain("acme.com"))));
    assert!(probe(&domain("acme.fr")).octets().is_some());
}

#[test]
fn the_longest_domain_is_never_asked_about_under_an_impossible_name() {
    let label = "a".repeat(60);
    let mut plan = key("s7._domainkey");
    plan.domain = Domain::parse(&format!("{label}.{label}.{label}.{label}.fr")).unwrap();
    for step in &plan.steps {
        for (_, asked) in places(&plan, step) {
            assert!(asked.name.octets().is_some(), "{}", asked.name);
        }
    }
}
