use super::*;
use crate::observe::Heard;
use crate::records::Record;
use crate::verdict::scenery::{Scenery, google};

/// A domain with this list, whose mail nobody known receives.
fn list(text: &str) -> Scenery {
    Scenery::of("acme.fr").text("", text)
}

fn fault(scenery: &Scenery, code: Code) -> SenderFault {
    match scenery.only(code).detail {
        Detail::Senders(fault) => fault,
        other => panic!("{other:?}"),
    }
}

/// Every line that a repair prints is read by the same parser.
fn repaired(scenery: &Scenery, code: Code) -> String {
    let line = scenery.only(code).expected;
    let read = spf::parse(&line).unwrap();
    assert!(read.all().is_some() || read.redirect().is_some(), "{line}");
    line
}

#[test]
fn several_lists_silence_all_else_and_become_one() {
    let two = list("v=spf1 include:a.example +all").text("", "v=spf1 inclide:b.example mx -all");
    assert_eq!(two.codes(), [Code::SpfMultiple]);
    assert_eq!(repaired(&two, Code::SpfMultiple), "v=spf1 mx include:a.example ~all");
    let planned = two.mx(1, "smtp.google.com").planned("google-workspace", &[]);
    let finding = planned.only(Code::SpfMultiple);
    assert_eq!(finding.record.as_deref(), Some("spf-1"));
    assert!(finding.expected.contains("include:_spf.google.com"), "{}", finding.expected);
}

#[test]
fn the_old_type_beside_a_list_is_a_note_and_alone_it_is_a_list_that_nobody_reads() {
    let old = |scenery: Scenery| {
        let data = Rdata::Spf("v=spf1 mx -all".to_owned());
        let records = vec![Record { name: Name::from_presentation("acme.fr"), ttl: 300, data }];
        scenery.around("acme.fr", Rtype::Spf, Heard::Records(records))
    };
    let beside = old(list("v=spf1 mx -all"));
    let line = "v=spf1 mx -all".to_owned();
    assert_eq!(fault(&beside, Code::SpfObsolete), SenderFault::OldType { line });
    let alone = || Scenery::of("acme.fr").text("", "hello");
    assert_eq!(old(alone().mx(10, "mx.acme.example")).codes(), [Code::SpfOnWrongName]);
    assert_eq!(old(alone().lacks("", Rtype::Mx)).codes(), [Code::SpfObsolete]);
}

#[test]
fn a_slip_is_pointed_at_and_the_line_put_right() {
    for (line, at, right) in [
        ("v=spf1 include_spf.google.com ~all", 14, "v=spf1 ~all"),
        ("v=spf1;include:a.example ~all", 6, "v=spf1 include:a.example ~all"),
        ("v=spf1 include: a.example ~all", 15, "v=spf1 include:a.example ~all"),
        (" v=spf1 mx -all", 0, "v=spf1 mx -all"),
        ("v=spf1 mx include=a.example -all", 17, "v=spf1 mx -all"),
    ] {
        let scenery = list(line);
        let SenderFault::Syntax { fault, .. } = fault(&scenery, Code::SpfSyntax) else { panic!() };
        assert_eq!(fault.at, at, "{line}");
        assert_eq!(repaired(&scenery, Code::SpfSyntax), right);
    }
}

#[test]
fn look_ups_are_listed_dearest_first_and_counted_only_as_far_as_they_are_known() {
    let text = "v=spf1 include:small.example include:big.example a mx -all";
    let big = (0..8).fold("v=spf1".to_owned(), |all, n| format!("{all} a:h{n}.example")) + " -all";
    let known = list(text).list("small.example", "v=spf1 mx -all").list("big.example", &big);
    let SenderFault::TooMany { total, parts } = fault(&known, Code::SpfTooManyLookups) else {
        panic!()
    };
    assert_eq!(total, 13);
    assert_eq!(parts.first().unwrap(), &("include:big.example".to_owned(), 9));
    assert_eq!(known.codes(), [Code::SpfTooManyLookups]);
    assert_eq!(list(text).codes(), [], "nobody told what is behind the names");
}

#[test]
fn only_a_name_that_said_so_has_no_list() {
    let text = "v=spf1 include:gone.example include:here.example ~all";
    let here = list(text).list("here.example", "v=spf1 mx -all");
    assert_eq!(here.codes(), []);
    let dead = here.listless("gone.example");
    assert_eq!(dead.codes(), [Code::SpfDangling]);
    assert_eq!(repaired(&dead, Code::SpfDangling), "v=spf1 include:here.example ~all");
}

#[test]
fn a_dead_end_in_somebody_elses_list_is_theirs_to_put_right() {
    let deep = list("v=spf1 include:firm.example ~all")
        .list("firm.example", "v=spf1 include:gone.example -all")
        .listless("gone.example");
    let SenderFault::Dangling { names, term, repaired } = fault(&deep, Code::SpfDangling) else {
        panic!()
    };
    assert_eq!((names, repaired), (vec!["gone.example".to_owned()], None));
    assert_eq!(term, "include:firm.example");
}

#[test]
fn a_circle_is_found_where_it_closes() {
    let own =
        list("v=spf1 mx include:acme.fr ~all").list("acme.fr", "v=spf1 mx include:acme.fr ~all");
    assert_eq!(repaired(&own, Code::SpfDangling), "v=spf1 mx ~all");
    let theirs = list("v=spf1 include:a.example ~all")
        .list("a.example", "v=spf1 include:b.example ~all")
        .list("b.example", "v=spf1 include:a.example ~all");
    assert_eq!(theirs.codes(), [Code::SpfDangling]);
}

#[test]
fn the_end_of_a_list_is_judged_by_what_it_lets_through() {
    assert_eq!(list("v=spf1 mx +all").codes(), [Code::SpfWeakAll]);
    assert_eq!(repaired(&list("v=spf1 mx +all"), Code::SpfWeakAll), "v=spf1 mx ~all");
    for open in ["v=spf1 mx ?all", "v=spf1 mx"] {
        assert_eq!(list(open).codes(), [Code::SpfNeutralAll]);
        assert_eq!(repaired(&list(open), Code::SpfNeutralAll), "v=spf1 mx ~all");
    }
    for good in ["v=spf1 mx ~all", "v=spf1 mx -all", "v=spf1 redirect=a.example"] {
        assert_eq!(list(good).codes(), [], "{good}");
    }
}

#[test]
fn a_parked_list_is_wrong_only_where_a_mail_company_receives() {
    let parked = list("v=spf1 -all");
    assert_eq!(parked.codes(), []);
    assert_eq!(parked.clone().mx(0, ".").codes(), []);
    assert_eq!(parked.clone().mx(5, "mail.acme.fr").codes(), []);
    let used = parked.mx(1, "smtp.google.com").planned("google-workspace", &[]);
    assert_eq!(repaired(&used, Code::SpfParked), "v=spf1 include:_spf.google.com ~all");
    assert!(!used.codes().contains(&Code::SpfMissingInclude));
}

#[test]
fn the_mail_company_is_missed_unless_some_list_behind_names_it() {
    let base = |text: &str| {
        Scenery::of("acme.fr")
            .mx(1, "smtp.google.com")
            .text("", text)
            .planned("google-workspace", &[])
    };
    let missing = base("v=spf1 mx -all");
    let finding = missing.only(Code::SpfMissingInclude);
    assert_eq!(finding.record.as_deref(), Some("spf-1"));
    assert_eq!(finding.expected, "v=spf1 mx include:_spf.google.com -all");
    let split = base("v=spf1 include:_spf.acme.fr -all");
    assert_eq!(split.codes(), [], "what is behind the name is unknown");
    let covered = split.clone().list("_spf.acme.fr", "v=spf1 include:_spf.google.com -all");
    assert_eq!(covered.list("_spf.google.com", "v=spf1 ip4:192.0.2.1 -all").codes(), []);
    let other = split.list("_spf.acme.fr", "v=spf1 ip4:192.0.2.1 -all");
    assert_eq!(other.codes(), [Code::SpfMissingInclude]);
    google().is_healthy();
}

#[test]
fn what_is_out_of_use_is_mentioned() {
    assert_eq!(list("v=spf1 mx ptr -all").codes(), [Code::SpfObsolete]);
    assert_eq!(list("v=spf1 mx -all include:a.example").codes(), [Code::SpfObsolete]);
    assert_eq!(list("v=spf1 mx -all").text("", "spf2.0/pra mx -all").codes(), [Code::SpfObsolete]);
}

#[test]
fn servers_that_do_not_exist_are_taken_out_once_receivers_give_up_on_them() {
    let line =
        "v=spf1 include:_spf.google.com a:gone1.acme.fr exists:gone2.acme.fr mx:gone3.acme.fr ~all";
    let nothing = || Heard::Nothing { name_exists: false, for_at_most: None };
    let two = list(line).nowhere("gone1.acme.fr").nowhere("gone2.acme.fr");
    let asked = two.questions();
    for question in ["A gone1.acme.fr", "AAAA gone2.acme.fr", "MX gone3.acme.fr"] {
        assert!(asked.contains(question), "{question}");
    }
    assert_eq!(two.codes(), [], "silence is no answer, and two are allowed");
    let three = two.around("gone3.acme.fr", Rtype::Mx, nothing());
    assert_eq!(repaired(&three, Code::SpfTooManyLookups), "v=spf1 include:_spf.google.com ~all");
    let planned = three.mx(1, "smtp.google.com").planned("google-workspace", &[]);
    assert_eq!(repaired(&planned, Code::SpfTooManyLookups), "v=spf1 include:_spf.google.com ~all");
}
