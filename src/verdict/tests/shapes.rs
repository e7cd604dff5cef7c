//! Values that stand at the right name and came out wrong.

use super::*;
use crate::observe::NameServer;
use crate::plan::Plan;
use crate::records::spf;
use crate::records::{Rtype, dkim};
use crate::verdict::hunt::probe;
use crate::verdict::sample::{authoritative, with_key};

fn key() -> String {
    include_str!("../../../assets/practice/dkim-key.txt").trim().to_owned()
}

fn whole_plan() -> Plan {
    let mut plan = with_key(plan(), "dkim-1", "s7._domainkey", Rdata::Txt(key()));
    let proof = with_key(plan.clone(), "verify-1", "", txt("MS=ms12345678")).steps.pop().unwrap();
    plan.steps.push(proof);
    plan
}

fn story() -> Story {
    let mut story = Story { plan: whole_plan(), ..Story::new() };
    story.serve("dkim-1", &[], 0);
    story
}

/// What stands at the domain itself beside what is entered.
fn beside(id: &str) -> Vec<Rdata> {
    match id {
        "mx-1" => old_mx(),
        "verify-1" => vec![txt(OLD_SPF)],
        _ => Vec::new(),
    }
}

/// A text with its key cut after so many characters.
fn cut(many: usize) -> String {
    key().chars().take(many).collect()
}

/// What goes wrong, and what it is called.
fn slips() -> Vec<(&'static str, Rdata, Code)> {
    let whole = key();
    let (first, second) = whole.split_at(200);
    let imitated = idna::domain_to_ascii("smt\u{440}.google.com").unwrap();
    let mut slips = vec![
        ("mx-1", mx(1, "203.0.113.5"), Code::MxIsIp),
        ("mx-1", mx(1, "203.0.113.5.acme.fr"), Code::MxIsIp),
        ("mx-1", mx(0, "10\\032smtp.google.com"), Code::PriorityInValue),
        ("mx-1", mx(0, "1.smtp.google.com"), Code::PriorityInValue),
        ("mx-1", mx(1, "https://smtp.google.com"), Code::PriorityInValue),
        ("mx-1", mx(1, "mail\\@smtp.google.com"), Code::PriorityInValue),
        ("mx-1", mx(1, "smtp.google.com:25"), Code::PriorityInValue),
        ("mx-1", mx(1, "smtp.gogle.com"), Code::MxTypo),
        ("mx-1", mx(1, "smtp.googel.com"), Code::MxTypo),
        ("mx-1", mx(1, "smtp.google.com\\226\\128\\139"), Code::InvisibleCharacters),
        ("mx-1", mx(1, &imitated), Code::InvisibleCharacters),
        ("mx-1", mx(1, "smtp.google.com.acme.fr"), Code::TargetDoubled),
        ("mx-1", mx(1, "mx1.privateemail.com"), Code::RecordDifferent),
        ("spf-1", txt("“v=spf1 include:_spf.google.com ~all”"), Code::TxtQuotes),
        ("spf-1", txt("v=spf1\u{a0}include:_spf.google.com ~all"), Code::InvisibleCharacters),
        ("spf-1", txt("v=spf1 include: _spf.google.com ~all"), Code::SpfSyntax),
        ("spf-1", txt("v=spf1; include:_spf.google.com ~all"), Code::SpfSyntax),
        ("spf-1", txt("v=spf1 include_spf.google.com ~all"), Code::SpfSyntax),
        ("spf-1", txt(" v=spf1 include:_spf.google.com ~all"), Code::SpfSyntax),
        ("spf-1", txt("v=spf1 include:_spf.google.com ~all"), Code::SpfMissingInclude),
        ("spf-1", txt("v=spf1 -all"), Code::SpfParked),
        ("dkim-1", txt(&format!("\\\"{whole}\\\"")), Code::TxtQuotes),
        ("dkim-1", txt(&cut(255)), Code::DkimBrokenKey),
        ("dkim-1", txt(&cut(100)), Code::DkimBrokenKey),
        ("dkim-1", txt(&format!("{second}{first}")), Code::DkimBrokenKey),
        ("dkim-1", txt(&whole.replace("p=MII", "p=M!I")), Code::DkimBrokenKey),
        ("dkim-1", txt(&whole.replace("IDAQAB", "IDAQAC")), Code::DkimWrongKey),
        ("dkim-1", txt("-----BEGIN RSA PRIVATE KEY-----MIIE"), Code::DkimPrivateKey),
        ("dkim-1", txt("s7.provider.example"), Code::DkimWrongType),
        ("dkim-1", Rdata::Cname(name("s7.provider.example")), Code::DkimWrongType),
        ("verify-1", txt("ms12345678"), Code::VerificationToken),
        ("verify-1", txt("MS=ms87654321"), Code::VerificationToken),
        ("verify-1", txt("MS=ms1234567"), Code::RecordDifferent),
        ("verify-1", txt("\"MS=ms12345678\""), Code::TxtQuotes),
    ];
    slips.extend(rule_slips());
    slips
}

/// The same for the rule for fakes.
fn rule_slips() -> Vec<(&'static str, Rdata, Code)> {
    let mut slips = Vec::new();
    for bad in [
        "v=dmarc1; p=none; rua=mailto:dmarc@acme.fr",
        "v=DMARCl; p=none; rua=mailto:dmarc@acme.fr",
        "v=DMARC1 p=none; rua=mailto:dmarc@acme.fr",
        "v=DMARC1; policy=none; rua=mailto:dmarc@acme.fr",
        "v=DMARC1; p=none; rua=dmarc@acme.fr",
        "v=DMARC1, p=none, rua=mailto:dmarc@acme.fr",
        "v=DMARC1; p=none; fo:0; rua=mailto:dmarc@acme.fr",
        " v=DMARC1; p=none; rua=mailto:dmarc@acme.fr",
        "p=none; rua=mailto:dmarc@acme.fr",
        "v=DMARC1; p=none; rua=",
    ] {
        slips.push(("dmarc-1", txt(bad), Code::DmarcSyntax));
    }
    slips.push((
        "dmarc-1",
        txt("«\u{a0}v=DMARC1; p=none; rua=mailto:dmarc@acme.fr\u{a0}»"),
        Code::TxtQuotes,
    ));
    slips.push((
        "dmarc-1",
        txt("v=DMARC1; p=none\u{ff1b} rua=mailto:dmarc@acme.fr"),
        Code::InvisibleCharacters,
    ));
    slips
}

#[test]
fn each_spoilt_value_is_called_by_its_mistake_while_typing_and_in_a_single_look() {
    for (id, bad, code) in slips() {
        for stage in [Stage::Typing { since: START }, saved(4), Stage::Looking] {
            let mut story = story();
            let mut data = beside(id);
            data.push(bad.clone());
            story.serve(id, &data, 5);
            assert_eq!(story.code(id, stage, 6), Some(code), "{id}: {bad} {stage:?}");
        }
    }
}

#[test]
fn a_spoilt_value_that_was_there_before_is_not_held_against_who_is_typing() {
    for (id, bad, _) in slips() {
        let mut story = story();
        let asked = question(&story.plan, id);
        let mut data = beside(id);
        data.push(bad.clone());
        for view in &mut story.photo.views {
            view.answers.retain(|(question, _, _)| *question != asked);
            view.answers.push((asked.clone(), records(&asked, 300, &data), authoritative()));
        }
        story.serve(id, &data, 5);
        assert_eq!(story.code(id, Stage::Typing { since: START }, 6), None, "{id}: {bad}");
    }
}

#[test]
fn servers_that_take_turns_are_in_order_and_a_spare_that_is_tried_first_is_not() {
    let mut story = story();
    let mut second = story.plan.steps[0].wanted[0].clone();
    second.id = "mx-2".to_owned();
    second.data = mx(5, "alt.google.com");
    story.plan.steps[0].wanted.push(second);
    story.serve("mx-1", &[mx(10, "smtp.google.com"), mx(10, "alt.google.com")], 5);
    assert!(matches!(story.typing("mx-1", 6), CardState::Served { .. }));
    story.serve("mx-1", &[mx(10, "smtp.google.com"), mx(5, "alt.google.com")], 7);
    assert_eq!(story.code("mx-1", saved(7), 8), Some(Code::PriorityOrder));
}

#[test]
fn microsofts_server_of_another_name_is_no_misspelling() {
    let good = "acme-fr.mail.protection.outlook.com";
    for (bad, slip) in [
        ("acme.fr.mail.protection.outlook.com", MicrosoftSlip::Dots),
        ("acme.mail.onmicrosoft.com", MicrosoftSlip::Tenant),
        ("other-fr.mail.protection.outlook.com", MicrosoftSlip::Other),
    ] {
        let mut story = story();
        story.plan.steps[0].wanted[0].data = mx(0, good);
        story.serve("mx-1", &[mx(0, bad)], 5);
        let CardState::Wrong(finding) = story.typing("mx-1", 6) else { panic!("{bad}") };
        assert_eq!(finding.code, Code::M365WrongMx, "{bad}");
        let Detail::Shape(ShapeFault::Microsoft { slip: told, .. }) = finding.detail else {
            panic!("no detail")
        };
        assert_eq!(told, slip, "{bad}");
    }
}

#[test]
fn a_setting_that_keeps_its_own_lines_is_named_at_the_company_that_publishes() {
    for (server, line, code) in [
        (
            "dns1.registrar-servers.com",
            "eforward1.registrar-servers.com",
            Code::NamecheapMailSettings,
        ),
        ("dns1.registrar-servers.com", "mx1.privateemail.com", Code::NamecheapMailSettings),
        ("ada.ns.cloudflare.com", "route1.mx.cloudflare.net", Code::CloudflareEmailRouting),
        ("ns1.host.example", "eforward1.registrar-servers.com", Code::RecordDifferent),
    ] {
        let mut story = story();
        let server = NameServer { name: name(server), addresses: Vec::new() };
        story.photo.name_servers = vec![server];
        story.serve("mx-1", &[mx(10, line)], 5);
        assert_eq!(story.code("mx-1", Stage::Looking, 6), Some(code), "{line}");
        if code == Code::CloudflareEmailRouting {
            // The new line is there, and the setting still keeps its own.
            story.plan.steps[3].gone = vec![mx(10, line)];
            story.serve("mx-1", &[mx(10, line), mx(1, "smtp.google.com")], 7);
            assert_eq!(story.code("remove-mx", Stage::Looking, 8), Some(code));
        }
    }
}

#[test]
fn a_cut_key_tells_how_much_is_missing_and_where_the_panel_cuts() {
    for (many, at_255) in [(255, dkim::Cut::At255), (300, dkim::Cut::Elsewhere)] {
        let mut story = story();
        story.serve("dkim-1", &[Rdata::Txt(cut(many))], 5);
        let CardState::Wrong(finding) = story.typing("dkim-1", 6) else { panic!("{many}") };
        let Detail::Shape(ShapeFault::BrokenKey { kind, .. }) = finding.detail else {
            panic!("{:?}", finding.detail)
        };
        let head = key().find("p=").unwrap() + 2;
        let want = key().len() - head;
        let expected = dkim::DkimFaultKind::Truncated { have: many - head, want, at_255 };
        assert_eq!(kind, expected);
    }
}

#[test]
fn two_keys_at_one_name_are_named_beside_the_right_one_too() {
    let old = txt("v=DKIM1; k=rsa; p=MIGfOLD");
    let mut story = story();
    let at = story.plan.steps.iter().position(|step| step.id == "dkim-1").unwrap();
    story.plan.steps[at].gone = vec![old.clone()];
    story.serve("dkim-1", &[old, Rdata::Txt(key())], 5);
    assert_eq!(story.code("dkim-1", Stage::Typing { since: START }, 6), None, "still at it");
    assert_eq!(story.code("dkim-1", saved(5), 40), Some(Code::DkimTwoKeys));
    assert_eq!(story.code("dkim-1", Stage::Looking, 40), Some(Code::DkimTwoKeys));
}

#[test]
fn two_rules_are_named() {
    let mut story = story();
    story.serve("dmarc-1", &[txt(DMARC), txt("v=DMARC1; p=reject")], 5);
    let typing = Stage::Typing { since: START };
    assert_eq!(story.code("dmarc-1", typing, 6), Some(Code::DmarcMultiple));
    assert_eq!(story.code("dmarc-1", Stage::Looking, 6), Some(Code::DmarcMultiple));
}

#[test]
fn a_repair_once_kept_a_misspelt_sender_beside_the_right_one() {
    let mut story = story();
    story.serve("spf-1", &[txt("v=spf1 include:mx.ovh.com include:_spf.gogle.com ~all")], 5);
    let CardState::Wrong(finding) = story.typing("spf-1", 6) else { panic!("nothing is wrong") };
    let Detail::Shape(ShapeFault::SendersMisspelt { bad, good, merged, .. }) = finding.detail
    else {
        panic!("{:?}", finding.detail)
    };
    assert_eq!(
        (bad.as_str(), good.as_str()),
        ("include:_spf.gogle.com", "include:_spf.google.com")
    );
    assert!(!merged.contains("gogle"), "{merged}");
}

#[test]
fn a_sender_with_another_number_is_another_sender() {
    let planned = "v=spf1 include:spf1.mail.example ip4:192.0.2.1 ~all";
    for other in ["include:spf2.mail.example", "ip4:192.0.2.77"] {
        let merged = crate::verdict::shape::merged(planned, &[&format!("v=spf1 {other} ~all")]);
        assert!(spf::parse(&merged).unwrap().lets_send(other), "{merged}");
    }
}

#[test]
fn the_line_that_replaces_a_spoilt_list_can_be_read_and_loses_nobody() {
    for bad in
        ["v=spf1 include:_spf.google.com include:spf.brevo.com ~all", "v=spf1 -all", "v=spf1,x"]
    {
        let mut story = story();
        story.serve("spf-1", &[txt(bad)], 5);
        let CardState::Wrong(finding) = story.typing("spf-1", 6) else { panic!("{bad}") };
        let Detail::Shape(
            ShapeFault::SendersLacking { merged, .. }
            | ShapeFault::SendersParked { merged, .. }
            | ShapeFault::SendersUnreadable { merged, .. },
        ) = finding.detail
        else {
            panic!("{bad}: {:?}", finding.detail)
        };
        let list = spf::parse(&merged).unwrap();
        assert!(list.lets_send("include:_spf.google.com") && list.lets_send("include:mx.ovh.com"));
        assert_eq!(list.lets_send("include:spf.brevo.com"), bad.contains("brevo"), "{merged}");
        story.serve("spf-1", &[Rdata::Txt(merged)], 9);
        assert!(matches!(story.typing("spf-1", 9), CardState::Served { .. }), "{bad}");
    }
}

/// Microsoft's two aliases.
fn aliases() -> Story {
    let target = |number: u8| {
        name(&format!("selector{number}-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft"))
    };
    let mut plan = plan();
    for number in [1, 2] {
        let host = format!("selector{number}._domainkey");
        plan = with_key(plan, &format!("dkim{number}-1"), &host, Rdata::Cname(target(number)));
    }
    let mut story = Story { plan, ..Story::new() };
    story.serve("dkim1-1", &[], 1);
    story.serve("dkim2-1", &[], 1);
    story
}

#[test]
fn microsofts_two_aliases_belong_together_and_each_to_its_own_name() {
    let mut story = aliases();
    let right = |story: &Story, id: &str| story.step(id).wanted[0].data.clone();
    let second = right(&story, "dkim2-1");
    story.serve("dkim1-1", std::slice::from_ref(&second), 5);
    let typing = Stage::Typing { since: START };
    assert_eq!(story.code("dkim1-1", typing, 6), Some(Code::M365Selectors), "swapped");
    let first = right(&story, "dkim1-1");
    story.serve("dkim1-1", std::slice::from_ref(&first), 9);
    assert_eq!(story.code("dkim2-1", typing, 10), None, "one after the other");
    assert_eq!(story.code("dkim2-1", Stage::Looking, 10), Some(Code::M365Selectors));
}

#[test]
fn an_alias_behind_a_web_proxy_is_told_from_a_catch_all_address() {
    let mut story = aliases();
    let own = Question::new(name("selector1._domainkey.acme.fr"), Rtype::A);
    let nowhere = Question::new(probe(&story.plan.domain), Rtype::A);
    let address = |last: u8| Rdata::A([192, 0, 2, last].into());
    story.says(0, &own, records(&own, 300, &[address(7)]), 5);
    assert_eq!(story.code("dkim1-1", Stage::Looking, 6), Some(Code::RecordMissing), "not told yet");
    story.says(0, &nowhere, records(&nowhere, 300, &[]), 5);
    assert_eq!(story.code("dkim1-1", Stage::Looking, 6), Some(Code::DkimCnameFlattened));
    story.says(0, &nowhere, records(&nowhere, 300, &[address(7)]), 7);
    assert_eq!(story.code("dkim1-1", Stage::Looking, 8), Some(Code::RecordMissing));
}

#[test]
fn a_text_where_the_alias_belongs_is_of_the_wrong_type() {
    for text in ["selector1-acme-fr._domainkey.acme.onmicrosoft.com", &key()] {
        let mut story = aliases();
        let own = Question::new(name("selector1._domainkey.acme.fr"), Rtype::Txt);
        story.says(0, &own, records(&own, 300, &[txt(text)]), 5);
        let typing = Stage::Typing { since: START };
        assert_eq!(story.code("dkim1-1", typing, 6), Some(Code::DkimWrongType), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_published_nothing_panics(text in "\\PC{0,80}", exchange in "\\PC{0,60}") {
        for id in ["mx-1", "spf-1", "dkim-1", "dmarc-1", "verify-1"] {
            let mut story = story();
            let data = if id == "mx-1" { mx(1, &exchange) } else { txt(&text) };
            story.serve(id, &[data], 5);
            for stage in [Stage::Typing { since: START }, saved(4), Stage::Looking] {
                let _ = story.card(id, stage, 400);
            }
        }
    }
}
