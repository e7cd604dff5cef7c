use proptest::prelude::*;

use super::*;
use crate::records::spf::{parse, same_meaning};

fn merged(existing: &[&str], wanted: &[&str], tail: &str) -> Merged {
    let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    merge(&own(existing), &own(wanted), tail)
}

const GOOGLE: &str = "include:_spf.google.com";

#[test]
fn a_domain_without_spf_gets_the_providers_own_line() {
    let merged = merged(&[], &[GOOGLE], "~all");
    assert_eq!(merged.text, "v=spf1 include:_spf.google.com ~all");
    assert_eq!(merged.tail.reason, TailReason::Default);
    assert_eq!(merged.added, [GOOGLE]);
}

#[test]
fn one_record_keeps_its_senders_their_order_and_its_end() {
    let merged = merged(&["v=spf1 include:b.fr ip4:192.0.2.1 A -all"], &[GOOGLE, "a"], "~all");
    assert_eq!(merged.text, "v=spf1 include:b.fr ip4:192.0.2.1 A include:_spf.google.com -all");
    assert_eq!((merged.kept, merged.added.len()), (3, 1));
    assert_eq!(merged.tail, Tail { text: "-all".to_owned(), reason: TailReason::Kept });
    assert!(merged.dropped.is_empty());
}

#[test]
fn two_records_become_one_with_the_softer_end() {
    let merged = merged(
        &["v=spf1 include:_spf.google.com -all", "v=spf1 include:spf.mailjet.com ?all"],
        &[GOOGLE],
        "~all",
    );
    assert_eq!(merged.text, "v=spf1 include:_spf.google.com include:spf.mailjet.com ?all");
    assert_eq!(merged.tail.reason, TailReason::Softer);
    assert_eq!(merged.dropped, [Dropped::new("-all", DropReason::OtherTail)]);
}

#[test]
fn a_sender_named_twice_in_any_spelling_stands_once() {
    let merged =
        merged(&["v=spf1 mx ~all", "v=spf1 +MX include:_SPF.Google.com. ~all"], &[GOOGLE], "~all");
    assert_eq!(merged.text, "v=spf1 mx include:_SPF.Google.com. ~all");
    assert_eq!(merged.dropped, [Dropped::new("+MX", DropReason::Repeated)]);
}

#[test]
fn a_redirect_becomes_an_include_when_something_joins_it() {
    let joined = merged(&["v=spf1 redirect=_spf.yandex.net"], &[GOOGLE], "~all");
    assert_eq!(joined.text, "v=spf1 include:_spf.yandex.net include:_spf.google.com ~all");
    assert_eq!(joined.redirects_included, ["_spf.yandex.net"]);
    assert_eq!(joined.tail.reason, TailReason::RedirectReplaced);
    let alone = merged(&["v=spf1 redirect=_spf.yandex.net"], &["include:_spf.yandex.net"], "~all");
    assert_eq!(alone.text, "v=spf1 redirect=_spf.yandex.net");
    assert!(alone.added.is_empty() && alone.redirects_included.is_empty());
}

#[test]
fn a_redirect_beside_all_has_no_effect_and_goes() {
    let merged = merged(&["v=spf1 redirect=x.fr mx ~all"], &[GOOGLE], "~all");
    assert_eq!(merged.text, "v=spf1 mx include:_spf.google.com ~all");
    assert_eq!(merged.dropped, [Dropped::new("redirect=x.fr", DropReason::RedirectIgnored)]);
}

#[test]
fn a_parked_domain_stops_refusing_everything() {
    let unparked = merged(&["v=spf1 -all"], &[GOOGLE], "~all");
    assert_eq!(unparked.text, "v=spf1 include:_spf.google.com ~all");
    assert_eq!(unparked.tail.reason, TailReason::Unparked);
    assert_eq!(merged(&["v=spf1 -all"], &[], "~all").text, "v=spf1 -all");
}

#[test]
fn a_line_that_lets_everyone_send_never_stays() {
    let merged = merged(&["v=spf1 a +all"], &[GOOGLE], "-all");
    assert_eq!(merged.text, "v=spf1 a include:_spf.google.com ~all");
    assert_eq!(merged.tail.reason, TailReason::EveryoneReplaced);
    assert_eq!(merged.dropped, [Dropped::new("+all", DropReason::EveryoneMaySend)]);
}

#[test]
fn a_record_without_an_end_gets_a_soft_one() {
    let merged = merged(&["v=spf1 mx"], &[GOOGLE], "-all");
    assert_eq!(merged.text, "v=spf1 mx include:_spf.google.com ~all");
    assert_eq!(merged.tail.reason, TailReason::Added);
}

#[test]
fn a_broken_record_gives_what_can_be_read_and_names_the_rest() {
    let merged = merged(
        &["\"v=spf1; include: a.fr,mx include_spf.b.fr ip4:2001:db8::1 ~alloutlook.com -all\""],
        &[GOOGLE],
        "~all",
    );
    assert_eq!(merged.text, "v=spf1 include:a.fr mx ip6:2001:db8::1 include:_spf.google.com -all");
    let lost: Vec<&str> = merged.dropped.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(lost, ["include_spf.b.fr", "~alloutlook.com"]);
}

#[test]
fn what_was_no_spf_is_reported_and_what_was_unsure_is_made_sure() {
    let merged = merged(
        &["google-site-verification=x", "v=spf1 ?include:_spf.google.com include=b.fr ~all"],
        &[GOOGLE, "~all", "nonsense"],
        "~all",
    );
    assert_eq!(merged.text, "v=spf1 include:_spf.google.com ~all");
    let reasons: Vec<&DropReason> = merged.dropped.iter().map(|piece| &piece.reason).collect();
    assert!(reasons.contains(&&DropReason::NotSpf) && reasons.contains(&&DropReason::NoEffect));
    assert!(reasons.contains(&&DropReason::Strengthened));
    assert!(reasons.contains(&&DropReason::NotASender));
}

#[test]
fn the_explanation_stays_last() {
    let merged = merged(&["v=spf1 exp=why.a.fr mx -all"], &[GOOGLE], "~all");
    assert_eq!(merged.text, "v=spf1 mx include:_spf.google.com -all exp=why.a.fr");
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("mx".to_owned()),
        Just("?a:x.fr/24//64".to_owned()),
        Just("~all".to_owned()),
        Just("-all".to_owned()),
        Just("+all".to_owned()),
        Just("redirect=r.fr".to_owned()),
        Just("exp=%{d}.e.fr".to_owned()),
        Just("custom=1,2".to_owned()),
        Just("include: ".to_owned()),
        "(include|exists|ip4|redirect)[:=_][a-c]\\.fr",
        "ip4:192\\.0\\.2\\.[0-9]{1,3}(/[0-9]{1,2})?",
        "[ -~]{0,12}",
        "\\PC{0,6}",
    ]
}

proptest! {
    #[test]
    fn the_merged_line_is_valid_and_merging_again_changes_nothing(
        existing in prop::collection::vec(prop::collection::vec(word(), 0..8), 0..4),
        wanted in prop::collection::vec(word(), 0..4),
        tail in prop::sample::select(vec!["~all", "-all", "?all", "+all", ""]),
    ) {
        let existing: Vec<String> =
            existing.iter().map(|words| format!("v=spf1 {}", words.join(" "))).collect();
        let once = merge(&existing, &wanted, tail);
        let spf = parse(&once.text);
        prop_assert!(spf.is_ok(), "{:?}: {}", spf, once.text);
        let spf = spf.unwrap();
        prop_assert_eq!(spf.to_string(), once.text.clone());
        prop_assert_ne!(spf.all(), Some(Qualifier::Pass));
        let twice = merge(std::slice::from_ref(&once.text), &wanted, tail);
        prop_assert_eq!(&twice.text, &once.text);
        prop_assert!(twice.added.is_empty());
        prop_assert!(same_meaning(&once.text, &twice.text));
        for sender in &once.added {
            prop_assert!(spf.lets_send(sender), "{sender} in {}", once.text);
        }
    }

    #[test]
    fn no_text_makes_merging_panic(texts in prop::collection::vec("\\PC{0,400}", 0..3)) {
        let merged = merge(&texts, &texts, "~all");
        prop_assert!(parse(&merged.text).is_ok());
    }
}

#[test]
fn a_text_of_64_kilobytes_is_merged_in_no_time() {
    let giant = format!("v=spf1 {}", "a:b.fr ".repeat(9000));
    let merged = merge(&[giant.clone(), giant], &[GOOGLE.to_owned()], "~all");
    assert_eq!(merged.text, "v=spf1 a:b.fr include:_spf.google.com ~all");
}
