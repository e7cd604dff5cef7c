use super::*;
use crate::verdict::scenery::{Scenery, google, key};

fn rule(text: &str) -> Scenery {
    Scenery::of("acme.fr").text("_dmarc", text)
}

fn fault(scenery: &Scenery, code: Code) -> PolicyFault {
    match scenery.only(code).detail {
        Detail::Policy(fault) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rule_in_order_is_left_alone_whatever_it_asks_for() {
    for good in [
        "v=DMARC1; p=none; rua=mailto:d@acme.fr",
        "v=DMARC1;p=reject;sp=reject;adkim=s;aspf=s;rua=mailto:d@mail.acme.fr",
        "v = DMARC1 ; P=Quarantine ; fo=1:d:s",
    ] {
        assert_eq!(rule(good).codes(), [], "{good}");
    }
    assert_eq!(Scenery::of("acme.fr").codes(), []);
}

#[test]
fn several_rules_become_the_mildest_with_all_the_reports() {
    let two = rule("v=DMARC1; p=reject; rua=mailto:a@acme.fr")
        .text("_dmarc", "v=DMARC1; p=none; rua=mailto:b@acme.fr");
    assert_eq!(two.codes(), [Code::DmarcMultiple]);
    let keep = two.only(Code::DmarcMultiple).expected;
    let read = dmarc::parse(&keep).unwrap();
    assert_eq!(read.policy(), Policy::None);
    assert!(read.reports_to("a@acme.fr") && read.reports_to("b@acme.fr"), "{keep}");
    assert_eq!(rule("v=DMARC1; p=none").text("_dmarc", "some note").codes(), []);
}

#[test]
fn a_slip_is_pointed_at_and_the_rule_put_right() {
    for (line, at) in [
        ("v=dmarc1; p=none", 2),
        ("v=DMARCl; p=none", 2),
        ("v=DMARC1; policy=none", 10),
        ("v=DMARC1; p=none; rua=d@acme.fr", 22),
        ("v=DMARC1, p=none", 8),
        ("v=DMARC1; p=none; fo:0", 18),
        (" v=DMARC1; p=none", 0),
        ("v=DMARC1; p=none; rua=", 22),
    ] {
        let scenery = rule(line);
        assert_eq!(scenery.codes(), [Code::DmarcSyntax], "{line}");
        let PolicyFault::Syntax { faults, repaired, .. } = fault(&scenery, Code::DmarcSyntax)
        else {
            panic!()
        };
        assert_eq!(faults.first().unwrap().at, at, "{line}");
        assert_eq!(dmarc::parse(&repaired).unwrap().policy(), Policy::None, "{line}: {repaired}");
    }
    let other = rule("hello");
    assert_eq!(other.codes(), []);
}

#[test]
fn an_alias_alone_is_followed_and_an_alias_beside_a_text_is_told() {
    let text = "v=DMARC1; p=none; rua=mailto:d@acme.fr";
    let served = Scenery::of("acme.fr").alias("_dmarc", "acme.rules.example");
    assert!(served.questions().contains("TXT acme.rules.example"));
    assert_eq!(served.clone().text_around("acme.rules.example", text).codes(), []);
    let broken = served.text_around("acme.rules.example", "v=DMARC1; p=nome");
    assert_eq!(broken.codes(), [Code::DmarcSyntax]);
    assert!(rule(text).questions().contains("CNAME _dmarc.acme.fr"));
    let both = rule(text).alias("_dmarc", "acme.rules.example");
    assert_eq!(both.codes(), [Code::DmarcCnameAndTxt]);
}

#[test]
fn reports_leave_the_house_only_to_those_who_agreed() {
    let away = rule("v=DMARC1; p=none; rua=mailto:a@reports.example!10m,mailto:b@mail.acme.fr");
    let permit = "acme.fr._report._dmarc.reports.example";
    assert!(away.questions().contains(&format!("TXT {permit}")));
    assert_eq!(away.codes(), []);
    let refused = away.clone().nowhere(permit);
    assert_eq!(refused.codes(), [Code::DmarcExternalReports]);
    for agreed in ["v=DMARC1", "v=DMARC1;"] {
        assert_eq!(away.clone().text_around(permit, agreed).codes(), [], "{agreed}");
    }
}

#[test]
fn a_strict_rule_is_early_only_while_the_rest_is_wrong() {
    let strict = |spf: &str, key_text: &str, rule: &str| {
        Scenery::of("acme.fr")
            .mx(1, "smtp.google.com")
            .text("", spf)
            .text("google._domainkey", key_text)
            .text("_dmarc", rule)
            .list("_spf.google.com", "v=spf1 ip4:192.0.2.0/24 ~all")
            .received_by("google-workspace")
    };
    let (good, rule) = ("v=spf1 include:_spf.google.com -all", "v=DMARC1; p=reject; sp=reject");
    assert_eq!(strict(good, &key(2048), rule).codes(), []);
    let early = strict("v=spf1 mx -all", &key(2048), rule);
    let PolicyFault::TooEarly { lacking, milder, .. } = fault(&early, Code::DmarcStrictTooEarly)
    else {
        panic!()
    };
    assert_eq!(lacking, [Lacking::Senders]);
    assert_eq!(milder.as_deref(), Some("v=DMARC1; p=none; sp=reject"));
    let cut: String = key(2048).chars().take(255).collect();
    let unsigned = strict(good, &cut, rule);
    assert_eq!(unsigned.codes(), [Code::DkimBrokenKey, Code::DmarcStrictTooEarly]);
    for mild in ["v=DMARC1; p=none", "v=DMARC1; p=quarantine; t=y"] {
        assert!(!strict("v=spf1 mx -all", &cut, mild).codes().contains(&Code::DmarcStrictTooEarly));
    }
    google().is_healthy();
}

#[test]
fn withdrawn_tags_are_mentioned() {
    let scenery = rule("v=DMARC1; p=none; pct=50; ri=3600");
    assert_eq!(scenery.codes(), [Code::DmarcOldTags]);
}
