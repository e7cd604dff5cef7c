use super::*;
use crate::observe::Heard;
use crate::observe::Question;
use crate::records::Rdata;
use crate::verdict::sample::name;
use crate::verdict::sample::records;
use crate::verdict::scenery::{Scenery, google, key, microsoft};

fn signed(text: &str) -> Scenery {
    Scenery::of("acme.fr").text("s1._domainkey", text)
}

fn fault(scenery: &Scenery, code: Code) -> KeyFault {
    match scenery.only(code).detail {
        Detail::Key(fault) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn sizes_in_use_are_healthy_and_shorter_keys_are_weak() {
    for bits in [1024, 2048, 3072, 4096] {
        assert_eq!(signed(&key(bits)).codes(), [], "{bits}");
    }
    let edwards = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    assert_eq!(signed(edwards).codes(), []);
    assert_eq!(signed(&key(512)).codes(), [Code::DkimWeak]);
    let trial = key(2048).replace("k=rsa;", "k=rsa; t=y;");
    assert_eq!(signed(&trial).codes(), [Code::DkimWeak]);
    assert_eq!(signed(&key(2048).replace("k=rsa;", "t=s;")).codes(), []);
}

#[test]
fn a_withdrawn_key_matters_only_where_the_mail_company_looks() {
    assert_eq!(signed("v=DKIM1; p=").codes(), []);
    assert_eq!(google().text("old._domainkey", "v=DKIM1; p=").codes(), []);
    let used = Scenery::of("acme.fr")
        .mx(1, "smtp.google.com")
        .text("google._domainkey", "v=DKIM1; p=")
        .received_by("google-workspace");
    assert_eq!(used.codes(), [Code::DkimWeak]);
}

#[test]
fn a_cut_key_is_broken_and_not_weak_as_well() {
    let cut: String = key(2048).chars().take(255).collect();
    let scenery = signed(&cut);
    assert_eq!(scenery.codes(), [Code::DkimBrokenKey]);
    let KeyFault::Broken { fault, .. } = fault(&scenery, Code::DkimBrokenKey) else { panic!() };
    assert!(
        matches!(fault.kind, DkimFaultKind::Truncated { have: 237, want: 392, .. }),
        "{fault:?}"
    );
}

#[test]
fn a_text_that_is_no_key_is_somebody_elses_business() {
    for text in ["v=spf1 -all", "hello", "v=DMARC1; p=none", "google-site-verification=x"] {
        assert_eq!(signed(text).codes(), [], "{text}");
    }
}

#[test]
fn the_secret_half_raises_the_alarm_and_is_not_repeated() {
    let secret = "-----BEGIN RSA PRIVATE KEY-----MIICXQIBAAKBgQ";
    for scenery in [signed(secret), signed(&key(2048)).text("s1._domainkey", secret)] {
        assert_eq!(scenery.codes(), [Code::DkimPrivateKey]);
        assert!(!format!("{:?}", scenery.findings()).contains("MIICXQ"));
    }
}

#[test]
fn two_keys_at_one_name_are_told_and_two_names_with_a_key_each_are_not() {
    let two = signed(&key(2048)).text("s1._domainkey", &key(1024));
    assert_eq!(two.codes(), [Code::DkimTwoKeys]);
    assert_eq!(signed(&key(2048)).text("s2._domainkey", &key(1024)).codes(), []);
    let beside = signed(&key(2048)).text("s1._domainkey", "some note");
    assert_eq!(beside.codes(), []);
}

#[test]
fn an_alias_entered_as_a_text_is_known_and_so_is_a_key_for_an_alias() {
    let scenery = signed("s1.acme-fr.keys.example.net");
    let KeyFault::TextForAlias { target, .. } = fault(&scenery, Code::DkimWrongType) else {
        panic!()
    };
    assert_eq!(target.as_str(), "s1.acme-fr.keys.example.net");
    let pasted = Scenery::of("acme.fr")
        .lacks("selector1._domainkey", Rtype::Cname)
        .text("selector1._domainkey", &key(2048))
        .received_by("microsoft-365");
    assert!(pasted.codes().contains(&Code::DkimWrongType), "{:?}", pasted.codes());
}

#[test]
fn an_address_in_place_of_an_alias_is_a_web_proxy() {
    let owner = "selector1._domainkey.acme.fr";
    let bare = Scenery::of("acme.fr")
        .lacks("selector1._domainkey", Rtype::Cname)
        .lacks("selector1._domainkey", Rtype::Txt)
        .received_by("microsoft-365");
    assert!(bare.questions().contains("A selector1._domainkey.acme.fr"));
    assert_eq!(bare.codes(), []);
    let question = Question::new(name(owner), Rtype::A);
    let address = records(&question, 300, &[Rdata::A([192, 0, 2, 1].into())]);
    let answered = bare.around(owner, Rtype::A, address.clone());
    assert_eq!(answered.codes(), [], "it may be a catch-all line");
    let unused = "no-such-key._domainkey.acme.fr";
    assert_eq!(answered.clone().nowhere(unused).codes(), [Code::DkimCnameFlattened]);
    assert_eq!(answered.around(unused, Rtype::A, address).codes(), []);
}

const ONE: &str = "selector1-acme-fr._domainkey.acme.onmicrosoft.com";
const TWO: &str = "selector2-acme-fr._domainkey.acme.onmicrosoft.com";

fn pair(first: &str, second: &str) -> Scenery {
    Scenery::of("acme.fr")
        .alias("selector1._domainkey", first)
        .alias("selector2._domainkey", second)
        .received_by("microsoft-365")
}

#[test]
fn microsofts_aliases_belong_together() {
    assert_eq!(pair(TWO, ONE).codes(), [Code::M365Selectors]);
    let lonely = Scenery::of("acme.fr")
        .alias("selector2._domainkey", TWO)
        .lacks("selector1._domainkey", Rtype::Cname)
        .lacks("selector1._domainkey", Rtype::Txt)
        .received_by("microsoft-365");
    let KeyFault::Lonely { missing, .. } = fault(&lonely, Code::M365Selectors) else { panic!() };
    assert_eq!(missing.as_str(), "selector1._domainkey.acme.fr");
    let unasked =
        Scenery::of("acme.fr").alias("selector2._domainkey", TWO).received_by("microsoft-365");
    assert_eq!(unasked.codes(), []);
}

#[test]
fn a_company_without_any_key_yet_waits_to_be_switched_on() {
    let asked = pair(ONE, TWO).questions();
    assert!(asked.contains(&format!("TXT {ONE}")) && asked.contains(&format!("TXT {TWO}")));
    assert_eq!(pair(ONE, TWO).codes(), [], "nobody told");
    let waiting = pair(ONE, TWO).nowhere(ONE).nowhere(TWO);
    assert_eq!(waiting.codes(), [Code::SigningNotStarted]);
    assert_eq!(pair(ONE, TWO).nowhere(TWO).text_around(ONE, &key(2048)).codes(), []);
    microsoft("acme-fr.mail.protection.outlook.com").is_healthy();
}

#[test]
fn an_alias_to_nothing_is_wrong_only_where_the_mail_company_wants_it() {
    let left =
        Scenery::of("acme.fr").alias("k1._domainkey", "gone.example").nowhere("gone.example");
    assert_eq!(left.codes(), []);
    let silent = pair("typo.example", TWO).around("typo.example", Rtype::Txt, Heard::Silent);
    assert!(!silent.codes().contains(&Code::DkimWrongType));
    let wanted = pair("typo.example", TWO).nowhere("typo.example");
    assert!(wanted.codes().contains(&Code::DkimWrongType), "{:?}", wanted.codes());
}
