use super::*;
use crate::observe::Heard;
use crate::verdict::sample::name;
use crate::verdict::scenery::{Scenery, google};

/// A domain with these mail lines and nothing else.
fn lines(all: &[(u16, &str)]) -> Scenery {
    all.iter().fold(Scenery::of("acme.fr"), |scenery, (number, server)| scenery.mx(*number, server))
}

fn fault(scenery: &Scenery, code: Code) -> RouteFault {
    match scenery.only(code).detail {
        Detail::Route(fault) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_mail_here_is_a_mistake_beside_a_server_and_where_mail_is_wanted() {
    assert_eq!(lines(&[(0, ".")]).codes(), []);
    let beside = lines(&[(0, "."), (1, "smtp.google.com")]);
    assert!(
        matches!(fault(&beside, Code::NullMx), RouteFault::NoMail { beside } if beside.len() == 1)
    );
    let wanted = lines(&[(0, ".")]).planned("google-workspace", &[]);
    assert_eq!(wanted.only(Code::NullMx).record.as_deref(), Some("mx-1"));
}

#[test]
fn without_a_mail_line_mail_goes_to_the_web_server_if_there_is_one() {
    let bare = Scenery::of("acme.fr");
    assert_eq!(bare.codes(), []);
    assert!(bare.questions().contains("A acme.fr"));
    assert_eq!(bare.clone().reached("acme.fr").codes(), [Code::NoMx]);
    assert_eq!(bare.clone().nowhere("acme.fr").codes(), []);
    let wanted = bare.reached("acme.fr").planned("google-workspace", &[]);
    assert_eq!(wanted.only(Code::NoMx).record.as_deref(), Some("mx-1"));
}

#[test]
fn numbers_for_a_name_are_known_with_and_without_the_domain_behind_them() {
    for server in ["203.0.113.5", "203.0.113.5.acme.fr"] {
        assert_eq!(lines(&[(10, server)]).codes(), [Code::MxIsIp], "{server}");
    }
    for server in ["1.2.3.mail.example", "mx1.203.example.com"] {
        assert_eq!(lines(&[(10, server)]).codes(), [], "{server}");
    }
}

#[test]
fn what_was_typed_beside_the_server_is_told_from_it() {
    for (typed, number, server) in [
        ("5\\032smtp.google.com", 5, "smtp.google.com"),
        ("5\\032smtp.google.com.acme.fr", 5, "smtp.google.com"),
        ("https://smtp.google.com/", 10, "smtp.google.com"),
    ] {
        let scenery = lines(&[(10, typed)]);
        let RouteFault::NotAServer { meant, .. } = fault(&scenery, Code::PriorityInValue) else {
            panic!("{typed}")
        };
        assert_eq!(meant, Some((number, name(server))), "{typed}");
    }
    let mailbox = lines(&[(10, "info\\@acme.fr")]);
    assert!(matches!(
        fault(&mailbox, Code::PriorityInValue),
        RouteFault::NotAServer { meant: None, .. }
    ));
    let dotted = lines(&[(10, "5.smtp.google.com")]).nowhere("5.smtp.google.com");
    let RouteFault::NotAServer { meant, .. } = fault(&dotted, Code::PriorityInValue) else {
        panic!()
    };
    assert_eq!(meant, Some((5, name("smtp.google.com"))));
    // A server may well be called so.
    assert_eq!(lines(&[(10, "5.mx.example.net")]).reached("5.mx.example.net").codes(), []);
}

#[test]
fn a_server_that_does_not_exist_is_named_with_the_one_it_nearly_is() {
    let typo = lines(&[(1, "smtp.gogle.com")]).nowhere("smtp.gogle.com");
    let RouteFault::Nowhere { meant, .. } = fault(&typo, Code::MxTypo) else { panic!() };
    assert_eq!(meant, Some(name("smtp.google.com")));
    let gone = lines(&[(10, "mail.acme.fr")]).nowhere("mail.acme.fr");
    assert!(matches!(fault(&gone, Code::MxTypo), RouteFault::Nowhere { meant: None, .. }));
    let going = lines(&[(1, "smtp.google.com"), (10, "mail.acme.fr")]);
    let going = going.nowhere("mail.acme.fr").planned("google-workspace", &[]);
    assert_eq!(going.only_of(Code::MxTypo), None, "the card says that it goes");
    // Half an answer is not "nothing".
    let half = Heard::Nothing { name_exists: true, for_at_most: None };
    let half = lines(&[(10, "mail.acme.fr")]).around("mail.acme.fr", Rtype::A, half);
    assert_eq!(half.codes(), []);
    let asked = lines(&[(1, "smtp.google.com")]).questions();
    assert!(!asked.iter().any(|one| one.contains("smtp.google.com")), "known servers exist");
}

#[test]
fn microsoft_has_dashes_and_knows_its_customers() {
    let dots = "acme.co.fr.mail.protection.outlook.com";
    let RouteFault::WrongTenant { meant, .. } = fault(&lines(&[(0, dots)]), Code::M365WrongMx)
    else {
        panic!()
    };
    assert_eq!(meant, Some(name("acme-co-fr.mail.protection.outlook.com")));
    let stranger = "acme-fr.mail.protection.outlook.com";
    assert_eq!(lines(&[(0, stranger)]).nowhere(stranger).codes(), [Code::M365WrongMx]);
    assert_eq!(lines(&[(0, stranger)]).codes(), []);
}

#[test]
fn a_proof_of_ownership_is_harmless_beside_a_server_and_no_route_alone() {
    for proof in ["ms12345678.msv1.invalid", "abc.mx-verification.google.com"] {
        assert_eq!(lines(&[(15, proof)]).codes(), [Code::VerificationMx], "{proof}");
        assert_eq!(lines(&[(1, "smtp.google.com"), (15, proof)]).codes(), [], "{proof}");
    }
}

#[test]
fn googles_sets_are_judged_as_sets() {
    let kind = |all: &[(u16, &str)]| match fault(&lines(all), Code::GoogleMixedSets) {
        RouteFault::Mixture { kind, .. } => kind,
        other => panic!("{other:?}"),
    };
    let (one, first) = ((1, "smtp.google.com"), (1, "aspmx.l.google.com"));
    let (alt1, alt2) = ((5, "alt1.aspmx.l.google.com"), (5, "alt2.aspmx.l.google.com"));
    assert_eq!(kind(&[one, first]), Mixture::Both);
    assert_eq!(kind(&[first, alt1, alt2]), Mixture::Partial);
    assert_eq!(kind(&[(1, "mx1.smtp.goog")]), Mixture::Retired);
    assert_eq!(lines(&[first]).codes(), []);
    let older = [first, alt1, alt2, (10, "aspmx2.googlemail.com"), (10, "aspmx3.googlemail.com")];
    assert_eq!(lines(&older).codes(), []);
}

#[test]
fn an_order_is_wrong_only_when_it_is_turned_round() {
    let turned = |first, second| {
        lines(&[(first, "mx1.improvmx.com"), (second, "mx2.improvmx.com")]).received_by("improvmx")
    };
    assert_eq!(turned(20, 10).codes(), [Code::PriorityOrder]);
    assert_eq!(turned(10, 10).codes(), []);
    assert_eq!(turned(1, 50).codes(), []);
}

#[test]
fn an_alias_and_a_stand_in_are_warnings_and_a_companys_own_aliases_are_its_business() {
    let alias = lines(&[(10, "mail.acme.fr")]).alias_around("mail.acme.fr", "host.example.net");
    assert_eq!(alias.codes(), [Code::MxToCname]);
    let theirs = "acme-fr.mail.protection.outlook.com";
    let theirs = lines(&[(0, theirs)]).alias_around(theirs, "host.example.net");
    assert_eq!(theirs.codes(), []);
    assert_eq!(lines(&[(0, "_dc-mx.a1b2c3.acme.fr")]).codes(), [Code::MxProxied]);
    let old = lines(&[(0, "dc-1a2b3c4d5e.acme.fr")]);
    assert_eq!(old.codes(), []);
    assert_eq!(old.published_by("cloudflare").codes(), [Code::MxProxied]);
}

#[test]
fn a_spare_company_is_named_but_not_behind_a_filter_or_a_forwarder() {
    let codes = |all: &[(u16, &str)]| lines(all).codes();
    let google = (1, "smtp.google.com");
    assert_eq!(codes(&[google, (50, "mx1.mail.ovh.net")]), [Code::BackupMx]);
    assert_eq!(codes(&[google, (50, "mx.unknown.example")]), []);
    assert_eq!(codes(&[(5, "mx1.improvmx.com"), (50, "smtp.google.com")]), []);
    assert_eq!(codes(&[(5, "eu-smtp-inbound-1.mimecast.com"), (50, "smtp.google.com")]), []);
    // Where the plan takes them away, their card says so.
    let planned = lines(&[google, (50, "mx1.mail.ovh.net")]).planned("google-workspace", &[]);
    assert!(!planned.codes().contains(&Code::BackupMx));
    // What is wanted is no spare of what goes, whatever stands before it.
    let behind = lines(&[
        (1, "mx1.mail.ovh.net"),
        (10, "in1-smtp.messagingengine.com"),
        (20, "in2-smtp.messagingengine.com"),
    ]);
    assert!(behind.codes().contains(&Code::BackupMx), "nobody said who shall have the mail");
    assert!(!behind.planned("fastmail", &[]).codes().contains(&Code::BackupMx));
}

#[test]
fn a_card_does_not_call_old_what_the_review_calls_wrong() {
    let scenery = google().mx(10, "smtp.gogle.com").nowhere("smtp.gogle.com");
    let found = scenery.findings();
    let card = |lines: Vec<MxLine>| Finding {
        code: Code::OldMxLeft,
        record: None,
        seen: String::new(),
        expected: String::new(),
        detail: Detail::OldMxLeft { lines },
    };
    assert!(explains(&found, &card(vec![(10, name("smtp.gogle.com"))])));
    assert!(!explains(&found, &card(vec![(10, name("mx.other.example"))])));
}
