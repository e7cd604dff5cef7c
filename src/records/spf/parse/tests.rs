use proptest::prelude::*;

use super::*;
use crate::records::spf::{Mechanism, Oddity, Prefixes, Qualifier};

fn fault(text: &str) -> (usize, SpfFaultKind) {
    let fault = parse(text).unwrap_err();
    (fault.at, fault.kind)
}

#[test]
fn a_valid_record_is_printed_as_it_was_written() {
    for text in [
        "v=spf1",
        "v=spf1 ~all",
        "v=spf1 +mx/24//64 a:Mail.Acme.fr/30 PTR ?ptr:x.fr ip4:192.0.2.0/24 ip6:2001:db8::/32 -all",
        "v=spf1 exists:%{l1r-}.%{i}._spf.%{d2} include:%{d}._x.fr exp=explain.%{d} redirect=_spf.x.fr",
        "v=spf1 moo.cow-far_out=man:dog/cat ip4:0.0.0.0/0 a//0 -all",
        "v=spf1 include:_spf.google.com. include:xn--mnchen-3ya.de ~all",
    ] {
        assert_eq!(parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn terms_say_what_they_say() {
    let spf = parse("v=spf1 ?a/24 ~mx:x.fr//64 redirect=y.fr").unwrap();
    let meanings: Vec<&Meaning> =
        spf.terms().iter().map(crate::records::spf::Term::meaning).collect();
    let a = Mechanism::A(None, Prefixes { ip4: 24, ip6: 128 });
    let mx = Mechanism::Mx(Some("x.fr".to_owned()), Prefixes { ip4: 32, ip6: 64 });
    assert_eq!(*meanings[0], Meaning::Directive(Qualifier::Neutral, a));
    assert_eq!(*meanings[1], Meaning::Directive(Qualifier::SoftFail, mx));
    assert_eq!(spf.redirect(), Some("y.fr"));
}

#[test]
fn only_v_spf1_and_a_space_make_an_spf_record() {
    assert!(is_spf("v=spf1") && is_spf("V=SPF1 mx"));
    for text in [" v=spf1 mx", "v=spf1;mx", "v=spf10 mx", "spf2.0/pra", "", "v=spf1\tmx", "é=spf1"]
    {
        assert!(!is_spf(text), "{text}");
    }
    assert!(looks_like_spf("“v=spf1; mx”") && !looks_like_spf("v=DMARC1"));
}

#[test]
fn the_caret_stands_under_the_slip() {
    use SpfFaultKind as K;
    assert_eq!(fault(" v=spf1 mx"), (0, K::LeadingSpace));
    assert_eq!(fault("\"v=spf1 mx\""), (0, K::Quote));
    assert_eq!(fault("v=spf1; mx"), (6, K::AfterVersion(';')));
    assert_eq!(fault("v=spf1 include_spf.google.com ~all"), (14, K::MarkMissing("include")));
    assert_eq!(fault("v=spf1 include: x.fr"), (15, K::DomainMissing("include:")));
    assert_eq!(fault("v=spf1 mx, ~all"), (9, K::Separator(',')));
    assert_eq!(fault("v=spf1 include:a.fr; ~all"), (19, K::Separator(';')));
    assert_eq!(fault("v=spf1 ~alloutlook.com"), (11, K::SpaceMissing));
    assert_eq!(fault("v=spf1 ip4:2001:db8::1 -all"), (11, K::Ip6InIp4));
    assert_eq!(fault("v=spf1 ip4:2001:db8::/48 -all"), (11, K::Ip6InIp4));
    assert_eq!(fault("v=spf1 ip6:192.0.2.1 -all"), (11, K::Ip4InIp6));
    assert_eq!(fault("v=spf1 ip4:192.0.2.0/33 -all"), (21, K::Length));
    assert_eq!(fault("v=spf1 a/024 -all"), (9, K::Length));
    assert_eq!(fault("v=spf1 redirect:x.fr"), (15, K::EqualsNeeded("redirect".to_owned())));
    assert_eq!(fault("v=spf1 192.0.2.1 -all"), (7, K::BareAddress));
    assert_eq!(fault("v=spf1 include:192.0.2.1"), (15, K::AddressForDomain));
    assert_eq!(fault("v=spf1 mx –all"), (10, K::Character('–')));
    assert_eq!(fault("v=spf1 mx\u{a0}~all"), (9, K::Character('\u{a0}')));
    assert_eq!(fault("v=spf1 mx v=spf1 a"), (10, K::VersionAgain));
    assert_eq!(fault("v=spf1 redirect=a.fr redirect=b.fr"), (21, K::Twice("redirect=")));
    assert_eq!(fault("v=spf1 exists:%{z}.fr"), (14, K::Macro));
    assert_eq!(fault("v=spf1 include:localhost"), (15, K::Domain));
    assert_eq!(fault("v=spf1 mail.acme.fr ~all"), (7, K::UnknownTerm("mail.acme.fr".to_owned())));
    assert_eq!(fault("hello"), (0, K::NotSpf));
}

#[test]
fn what_is_allowed_and_still_unwise_is_named() {
    let odd = |text: &str| parse(text).unwrap().oddities();
    assert_eq!(odd("v=spf1 +all"), [Oddity::EveryoneMaySend]);
    assert_eq!(odd("v=spf1 -all"), [Oddity::Parked]);
    assert_eq!(odd("v=spf1 mx"), [Oddity::NoTail]);
    assert_eq!(odd("v=spf1 mx ?all"), [Oddity::NeutralTail]);
    assert_eq!(odd("v=spf1 mx -all a"), [Oddity::AfterAll("a".to_owned())]);
    assert_eq!(odd("v=spf1 ptr -all"), [Oddity::Ptr("ptr".to_owned())]);
    assert_eq!(odd("v=spf1 include=a.fr mx -all"), [Oddity::EqualsForColon("include=a.fr".into())]);
    assert_eq!(
        odd("v=spf1 mx ~all redirect=a.fr"),
        [Oddity::RedirectIgnored("redirect=a.fr".into())]
    );
    assert!(odd("v=spf1 include:_spf.google.com ~all").is_empty());
}

#[test]
fn a_sender_counts_when_the_line_reaches_it() {
    let spf = parse("v=spf1 include:_SPF.Google.com ?mx ~all a").unwrap();
    assert!(spf.lets_send("include:_spf.google.com"));
    assert!(!spf.lets_send("mx") && !spf.lets_send("a") && !spf.lets_send("include:b.fr"));
    assert!(parse("v=spf1 redirect=_spf.y.net").unwrap().lets_send("include:_spf.y.net"));
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "(v=spf1 )?\\PC{0,3000}") {
        if let Err(fault) = parse(&text) {
            prop_assert!(fault.at <= text.chars().count());
        }
    }

    #[test]
    fn what_is_printed_reads_the_same(text in "v=spf1( [+?~-]?(a|mx|all|ptr|include:x\\.fr|ip4:192\\.0\\.2\\.1)(/[0-9]{2})?){0,6}") {
        if let Ok(spf) = parse(&text) {
            prop_assert_eq!(parse(&spf.to_string()).unwrap(), spf);
        }
    }
}

#[test]
fn a_giant_text_is_refused_or_read_without_delay() {
    assert_eq!(fault(&"v=spf1 ".repeat(20_000)).1, SpfFaultKind::TooLong);
    assert!(parse(&format!("v=spf1 exists:{}x.fr", "%{i}.".repeat(12_000))).is_ok());
}
