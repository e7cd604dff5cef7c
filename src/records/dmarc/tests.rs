use proptest::prelude::*;

use super::*;
use DmarcFaultKind as K;

fn fault(text: &str) -> (usize, DmarcFaultKind) {
    let fault = parse(text).unwrap_err();
    (fault.at, fault.kind)
}

#[test]
fn a_full_record_says_all_it_says() {
    let dmarc = parse(
        "v = DMARC1;p=Reject; sp=quarantine;np=reject; rua=mailto:a@acme.fr , mailto:b@acme.fr!10m;\
         ruf=mailto:c@acme.fr; adkim=s;aspf=r; fo=s:d; t=y; psd=n; pct=50; x-own=1;",
    )
    .unwrap();
    assert_eq!((dmarc.policy(), dmarc.for_subdomains()), (Policy::Reject, Policy::Quarantine));
    assert_eq!((dmarc.for_nonexistent(), dmarc.in_force()), (Policy::Reject, Policy::Quarantine));
    assert_eq!(dmarc.aggregate, ["mailto:a@acme.fr", "mailto:b@acme.fr!10m"]);
    assert_eq!((dmarc.dkim, dmarc.spf), (Alignment::Strict, Alignment::Relaxed));
    assert_eq!(dmarc.failure_options, ['d', 's']);
    assert_eq!(dmarc.public_suffix, PublicSuffix::No);
    assert_eq!(
        dmarc.notes,
        [
            Note::SizeLimit("mailto:b@acme.fr!10m".to_owned()),
            Note::OldTag("pct".to_owned()),
            Note::UnknownTag("x-own".to_owned()),
        ]
    );
    assert!(dmarc.reports_to("B@acme.fr"));
}

#[test]
fn a_record_without_a_policy_counts_as_none() {
    let dmarc = parse("v=DMARC1").unwrap();
    assert_eq!(dmarc.policy(), Policy::None);
    assert_eq!(dmarc.notes, [Note::PolicyMissing, Note::NoReports]);
}

#[test]
fn the_caret_stands_under_the_slip() {
    assert_eq!(fault("v=dmarc1; p=none"), (2, K::Version("dmarc1".to_owned())));
    assert_eq!(fault("v=DMARCl; p=none"), (2, K::Version("DMARCl".to_owned())));
    assert_eq!(fault(" v=DMARC1; p=none"), (0, K::LeadingSpace));
    assert_eq!(fault("p=none; v=DMARC1"), (8, K::VersionNotFirst));
    assert_eq!(fault("v=DMARC1, p=none"), (8, K::Comma));
    assert_eq!(fault("v=DMARC1; p=none, rua=mailto:a@acme.fr"), (16, K::Comma));
    assert_eq!(fault("\"v=DMARC1; p=none\""), (0, K::Quote));
    assert_eq!(fault("v=DMARC1\\; p=none"), (8, K::Quote));
    assert_eq!(fault("v=DMARC1; p=none\u{a0}"), (16, K::Character('\u{a0}')));
    assert_eq!(fault("v=DMARC1; p=none; rua=&lt;mailto:a@b.fr&gt;").1, K::Html);
    assert_eq!(fault("v=DMARC1; p=none; fo:0"), (18, K::EqualsMissing("fo:0".to_owned())));
    let policy = K::Misspelt { found: "policy".to_owned(), meant: "p" };
    assert_eq!(fault("v=DMARC1; policy=none"), (10, policy));
    let policy = K::Policy { tag: "p", value: "monitor".to_owned() };
    assert_eq!(fault("v=DMARC1; p=monitor"), (12, policy));
    assert_eq!(fault("v=DMARC1; p=none; p=reject"), (18, K::Twice("p".to_owned())));
    assert_eq!(fault("v=DMARC1; adkim=x"), (16, K::Value { tag: "adkim", value: "x".to_owned() }));
    assert_eq!(fault("v=spf1 -all"), (0, K::NotDmarc));
    assert_eq!(fault(""), (0, K::NotDmarc));
}

#[test]
fn report_addresses_are_checked_one_by_one() {
    let rua = |list: &str| fault(&format!("v=DMARC1; p=none; rua={list}"));
    assert_eq!(rua("a@acme.fr"), (22, K::MailtoMissing("a@acme.fr".to_owned())));
    assert_eq!(rua(""), (22, K::ListEmpty("rua")));
    assert_eq!(rua("acme.fr"), (22, K::NotAnAddress("acme.fr".to_owned())));
    assert_eq!(rua("mailto:a@acme.fr, mailto:b"), (40, K::NotAnAddress("mailto:b".to_owned())));
    assert_eq!(rua("mailto:a@acme.fr; mailto:b@acme.fr"), (40, K::ListSeparator));
    let note = parse("v=DMARC1; p=none; rua=https://acme.fr/x").unwrap().notes;
    assert_eq!(note, [Note::NotMail("https://acme.fr/x".to_owned())]);
}

#[test]
fn a_broken_tag_does_not_hide_the_policy_in_force() {
    let reading = read("v=DMARC1; p=reject; rua=a@acme.fr; fo:1");
    assert_eq!(reading.dmarc.unwrap().policy(), Policy::Reject);
    assert_eq!(reading.faults.len(), 2);
    assert_eq!(read("v=DMARC1; p=oops").dmarc, None);
    let with_reports = read("v=DMARC1; p=oops; rua=mailto:a@acme.fr").dmarc.unwrap();
    assert_eq!(with_reports.policy(), Policy::None);
}

#[test]
fn the_first_record_only_watches() {
    assert_eq!(start("dmarc@acme.fr"), "v=DMARC1; p=none; rua=mailto:dmarc@acme.fr");
    assert_eq!(start(""), "v=DMARC1; p=none");
    assert_eq!(start("a!b@acme.fr"), "v=DMARC1; p=none; rua=mailto:a%21b@acme.fr");
    assert!(parse(&start("a!b@acme.fr")).is_ok() && parse(&start("")).is_ok());
}

#[test]
fn one_more_report_address_leaves_the_rest_as_it_was() {
    let add = |text: &str| add_report_address(text, "new@acme.fr");
    assert_eq!(add("v=DMARC1;p=reject;"), "v=DMARC1;p=reject; rua=mailto:new@acme.fr");
    assert_eq!(
        add("v=DMARC1; rua=mailto:a@b.fr ; p=quarantine; x=1"),
        "v=DMARC1; rua=mailto:a@b.fr,mailto:new@acme.fr ; p=quarantine; x=1"
    );
    let there = "v=DMARC1; p=none; rua=MAILTO:New@Acme.fr!5m";
    assert_eq!(add(there), there);
    assert_eq!(add_report_address("v=DMARC1; p=none", "nobody"), "v=DMARC1; p=none");
}

#[test]
fn a_broken_record_is_written_anew_with_the_policy_it_meant() {
    let add = |text: &str| add_report_address(text, "new@acme.fr");
    assert_eq!(
        add("\"v=dmarc1, p=reject, rua=a@b.fr, mailto:c@b.fr, fo=1\""),
        "v=DMARC1; p=reject; rua=mailto:a@b.fr,mailto:c@b.fr,mailto:new@acme.fr; fo=1"
    );
    assert_eq!(
        add("v=DMARC1; policy=quarantine; aspf=s"),
        "v=DMARC1; p=quarantine; rua=mailto:new@acme.fr; aspf=s"
    );
    assert_eq!(add("rubbish"), "v=DMARC1; p=none; rua=mailto:new@acme.fr");
}

#[test]
fn spelling_does_not_change_the_policy() {
    let plain = "v=DMARC1; p=none; rua=mailto:a@b.fr";
    assert!(same_meaning(plain, "v=DMARC1;rua=mailto:A@b.fr;p=NONE;sp=none;adkim=r;t=n;ri=3600;"));
    assert!(same_meaning("v=DMARC1", "v=DMARC1; p=none"));
    assert!(!same_meaning(plain, "v=DMARC1; p=reject; rua=mailto:a@b.fr"));
    assert!(!same_meaning(plain, "v=DMARC1; p=none"));
    assert!(!same_meaning(plain, "v=dmarc1; p=none; rua=mailto:a@b.fr"));
}

#[test]
fn a_stricter_record_satisfies_a_milder_wish() {
    let read = |text: &str| parse(text).unwrap();
    let wish = read("v=DMARC1; p=quarantine");
    assert!(read("v=DMARC1; p=reject").is_at_least_as_strict_as(&wish));
    assert!(read("v=DMARC1; p=reject; t=y").is_at_least_as_strict_as(&wish));
    assert!(!read("v=DMARC1; p=quarantine; t=y").is_at_least_as_strict_as(&wish));
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "(p|sp|np|policy)=(none|quarantine|reject|oops)",
        "(rua|ruf)=(mailto:)?[a-z!%]{1,4}@acme\\.fr[,; ]?(mailto:)?([a-z]@b\\.fr)?",
        "(adkim|aspf|fo|t|psd|pct|v)[=:][a-z0-9:]{0,4}",
        "[ -~]{0,12}",
        "\\PC{0,6}",
    ]
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in "(v=DMARC1;)?\\PC{0,3000}") {
        for fault in read(&text).faults {
            prop_assert!(fault.at <= text.chars().count());
        }
    }

    #[test]
    fn an_added_address_is_there_and_the_record_in_order(
        pieces in prop::collection::vec(piece(), 0..8),
        separator in prop::sample::select(vec!["; ", ";", ", ", " "]),
        local in "[a-z!%/?{|]{1,8}",
    ) {
        let existing = format!("v=DMARC1{separator}{}", pieces.join(separator));
        let mailbox = format!("{local}@acme.fr");
        let added = add_report_address(&existing, &mailbox);
        let parsed = parse(&added);
        prop_assert!(parsed.is_ok(), "{existing:?} -> {added:?}: {parsed:?}");
        let parsed = parsed.unwrap();
        prop_assert!(parsed.reports_to(&mailbox), "{existing:?} -> {added:?}");
        if let Ok(before) = parse(&existing) {
            prop_assert_eq!(parsed.policy(), before.policy());
        }
        prop_assert_eq!(add_report_address(&added, &mailbox), added);
    }
}

#[test]
fn a_giant_text_is_refused_or_read_without_delay() {
    assert_eq!(fault(&"v=DMARC1;".repeat(20_000)).1, K::TooLong);
    let many = format!("v=DMARC1; rua={}", "mailto:a@b.fr,".repeat(4500));
    assert_eq!(parse(&many).unwrap().aggregate.len(), 4500);
    assert!(parse(&add_report_address(&"x=1;".repeat(16_000), "a@b.fr")).is_ok());
}
