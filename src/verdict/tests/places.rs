//! Records that stand at another name than theirs, and what hides them at their own.

use super::*;
use crate::plan::Plan;
use crate::records::Rtype;
use crate::verdict::hunt::probe;
use crate::verdict::sample::with_key;

const KEY: &str = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB";

fn key_plan() -> Plan {
    with_key(plan(), "dkim-1", "s7._domainkey", txt(KEY))
}

fn story(plan: Plan) -> Story {
    Story { plan, ..Story::new() }
}

/// What is found when `data` stands at `bad` and nothing new at the right name.
fn found_at(plan: &Plan, id: &str, bad: &str, data: &Rdata, stage: Stage) -> Option<Finding> {
    let mut story = story(plan.clone());
    let rtype = data.rtype();
    let own = question(&story.plan, id);
    if story.logbook.about(&own).next().is_none() {
        story.serve(id, &[], 1);
    }
    let asked = Question::new(name(bad), rtype);
    story.says(0, &asked, records(&asked, 300, std::slice::from_ref(data)), 12);
    match story.card(id, stage, 40) {
        CardState::Wrong(finding) => Some(finding),
        _ => None,
    }
}

#[test]
fn a_record_at_another_name_is_found_and_called_by_its_mistake() {
    let plan = key_plan();
    let google = mx(1, "smtp.google.com");
    let list = txt("v=spf1 include:_spf.google.com ~all");
    let catch_all = probe(&plan.domain).to_string();
    for (id, bad, data, code) in [
        ("mx-1", "www.acme.fr", &google, Code::WrongHost),
        ("mx-1", "mail.acme.fr", &google, Code::WrongHost),
        ("mx-1", "mx.acme.fr", &google, Code::WrongHost),
        ("mx-1", "\\@.acme.fr", &google, Code::WrongHost),
        ("mx-1", &catch_all, &google, Code::WrongHost),
        ("mx-1", "acme.fr.acme.fr", &google, Code::NameDoubled),
        ("spf-1", "spf.acme.fr", &list, Code::SpfOnWrongName),
        ("spf-1", "_spf.acme.fr", &list, Code::SpfOnWrongName),
        ("spf-1", "www.acme.fr", &list, Code::SpfOnWrongName),
        ("spf-1", "_dmarc.acme.fr", &list, Code::SpfOnWrongName),
        ("dmarc-1", "dmarc.acme.fr", &txt(DMARC), Code::UnderscoreRefused),
        ("dmarc-1", "acme.fr", &txt(DMARC), Code::TxtAtApex),
        ("dmarc-1", "_dmarc.www.acme.fr", &txt(DMARC), Code::WrongHost),
        ("dkim-1", "s7._domainkey.acme.fr.acme.fr", &txt(KEY), Code::NameDoubled),
        ("dkim-1", "s7.domainkey.acme.fr", &txt(KEY), Code::UnderscoreRefused),
        ("dkim-1", "s7.acme.fr", &txt(KEY), Code::WrongHost),
        ("dkim-1", "_domainkey.acme.fr", &txt(KEY), Code::WrongHost),
        ("dkim-1", "s7-_domainkey.acme.fr", &txt(KEY), Code::WrongHost),
        ("dkim-1", "_domainkey.s7.acme.fr", &txt(KEY), Code::WrongHost),
        ("dkim-1", "acme.fr", &txt(KEY), Code::TxtAtApex),
        ("dkim-1", "default._domainkey.acme.fr", &txt(KEY), Code::DkimWrongKey),
    ] {
        for stage in [Stage::Looking, saved(20), Stage::Typing { since: START }] {
            let found = found_at(&plan, id, bad, data, stage);
            assert_eq!(found.map(|one| one.code), Some(code), "{id} at {bad}, {stage:?}");
        }
    }
}

#[test]
fn what_stands_elsewhere_for_its_own_sake_is_no_mistake() {
    let plan = key_plan();
    let other = txt("v=DKIM1; k=rsa; p=MIGfOTHER");
    for (id, bad, data) in [
        ("spf-1", "www.acme.fr", txt("v=spf1 -all")),
        ("spf-1", "mail.acme.fr", txt("v=spf1 a -all")),
        ("mx-1", "mail.acme.fr", mx(1, "mx1.mail.ovh.net")),
        ("dmarc-1", "_dmarc.mail.acme.fr", txt("v=DMARC1; p=reject")),
        ("dkim-1", "google._domainkey.acme.fr", other),
    ] {
        let found = found_at(&plan, id, bad, &data, Stage::Looking).map(|one| one.code);
        let is_own = found.is_none_or(|code| {
            matches!(code, Code::RecordMissing | Code::SpfMissingInclude | Code::RecordDifferent)
        });
        assert!(is_own, "{bad}: {found:?}");
    }
    // What was there when the card was opened was not made on it.
    let google = mx(1, "smtp.google.com");
    let typing = Stage::Typing { since: START.plus_seconds(11) };
    assert_eq!(found_at(&plan, "mx-1", "mail.acme.fr", &google, typing), None);
    assert!(found_at(&plan, "mx-1", "mail.acme.fr", &google, saved(20)).is_some());
}

#[test]
fn a_catch_all_line_that_answers_for_the_record_is_named() {
    let mut story = story(plan());
    let nowhere = Question::new(probe(&story.plan.domain), Rtype::Txt);
    let caught = txt("anything");
    story.serve("dmarc-1", std::slice::from_ref(&caught), 5);
    story.says(0, &nowhere, records(&nowhere, 300, std::slice::from_ref(&caught)), 5);
    assert_eq!(story.code("dmarc-1", Stage::Looking, 6), Some(Code::Wildcard));
    assert_eq!(story.code("dmarc-1", saved(5), 30), Some(Code::Wildcard));
    // Another answer at a name that nobody made proves nothing.
    story.says(0, &nowhere, records(&nowhere, 300, &[txt("other")]), 8);
    assert_ne!(story.code("dmarc-1", Stage::Looking, 9), Some(Code::Wildcard));
}

#[test]
fn an_alias_at_the_domain_itself_is_said_once_for_all_that_it_hides() {
    let mut story = story(plan());
    let alias = Rdata::Cname(name("shops.example"));
    for id in ["mx-1", "spf-1"] {
        story.serve(id, std::slice::from_ref(&alias), 5);
    }
    story.serve("dmarc-1", &[txt(DMARC)], 5);
    let found = findings(&story.evidence(), Stage::Looking, START.plus_seconds(6));
    let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::CnameAtApex]);
    let typing = Stage::Typing { since: START };
    assert_eq!(story.code("mx-1", typing, 6), Some(Code::CnameAtApex));
}

#[test]
fn without_a_plan_a_rule_at_the_domain_itself_is_found() {
    let mut photo = photo(&[server(1)]);
    for view in &mut photo.views {
        let asked = question(&plan(), "spf-1");
        view.answers.retain(|(question, _, _)| *question != asked);
        let heard = records(&asked, 300, &[txt(OLD_SPF), txt(DMARC)]);
        view.answers.push((asked, heard, sample::authoritative()));
    }
    let scene = Scene::without_plan(&photo, &UNSEEN, Companies::default());
    let found = review(&scene);
    assert!(found.iter().any(|finding| finding.code == Code::TxtAtApex), "{found:?}");
}
