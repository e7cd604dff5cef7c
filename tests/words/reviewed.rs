//! Mail route, list of senders, signature keys and rule for fakes, in words.

use std::collections::HashSet;

use mxguide::names::Name;
use mxguide::records::dkim::{Concern, Cut, DkimFault, DkimFaultKind};
use mxguide::records::dmarc::{self, DmarcFault, DmarcFaultKind, Policy};
use mxguide::records::spf::{self, SpfFault, SpfFaultKind};
use mxguide::verdict::{
    Code, Detail, Finding, KeyFault, Lacking, Mixture, MxLine, PolicyFault, RouteFault, SenderFault,
};
use mxguide::words::{Reader, Subject};

use super::{COMPANIES, LANGS, all_of, at, check, wanted, words};

const EVIL: &str = "mx\u{1b}[2J\u{202e}.old.example";

fn name(text: &str) -> Name {
    Name::from_presentation(text)
}

fn line(number: u16, server: &str) -> MxLine {
    (number, name(server))
}

fn routes() -> Vec<(Code, RouteFault)> {
    let lines = vec![line(10, EVIL), line(20, "b.example")];
    let meant = Some(name("smtp.google.com"));
    let mixtures = [Mixture::Partial, Mixture::Both, Mixture::Retired]
        .map(|kind| (Code::GoogleMixedSets, RouteFault::Mixture { lines: lines.clone(), kind }));
    let mut all = vec![
        (Code::NullMx, RouteFault::NoMail { beside: vec![] }),
        (Code::NullMx, RouteFault::NoMail { beside: lines.clone() }),
        (Code::NoMx, RouteFault::NoRoute),
        (Code::MxIsIp, RouteFault::Numbers { lines: vec![line(10, "203.0.113.5")] }),
        (
            Code::PriorityInValue,
            RouteFault::NotAServer {
                lines: lines.clone(),
                meant: Some(line(5, "smtp.google.com")),
            },
        ),
        (Code::PriorityInValue, RouteFault::NotAServer { lines: lines.clone(), meant: None }),
        (
            Code::MxTypo,
            RouteFault::Nowhere { lines: vec![line(1, "smtp.gogle.com")], meant: meant.clone() },
        ),
        (Code::MxTypo, RouteFault::Nowhere { lines: lines.clone(), meant: None }),
        (Code::M365WrongMx, RouteFault::WrongTenant { lines: lines.clone(), meant }),
        (Code::M365WrongMx, RouteFault::WrongTenant { lines: lines.clone(), meant: None }),
        (Code::VerificationMx, RouteFault::OnlyProof { lines: lines.clone() }),
        (Code::PriorityOrder, RouteFault::Order { lines: lines.clone(), wanted: lines.clone() }),
        (
            Code::MxToCname,
            RouteFault::Alias { line: line(10, EVIL), target: name("host.example.net") },
        ),
        (Code::MxProxied, RouteFault::Proxied { lines: lines.clone() }),
        (Code::BackupMx, RouteFault::Spare { lines, main: "Google Workspace".to_owned() }),
    ];
    all.extend(mixtures);
    all
}

/// Texts with a slip of every kind that a person makes.
const SPF_SLIPS: [&str; 22] = [
    "hello",
    " v=spf1 mx",
    "v=spf1;mx",
    "v=spf1 mx v=spf1 a",
    "v=spf1 mx, a",
    "v=spf1 \"mx\"",
    "v=spf1 include_spf.google.com",
    "v=spf1 ~alloutlook.com",
    "v=spf1 all:x",
    "v=spf1 include: x.example",
    "v=spf1 redirect:x.example",
    "v=spf1 inclide:x.example",
    "v=spf1 192.0.2.1",
    "v=spf1 ip4:300.1.1.1",
    "v=spf1 ip4:2001:db8::1",
    "v=spf1 ip6:192.0.2.1",
    "v=spf1 include:192.0.2.1",
    "v=spf1 ip4:192.0.2.0/99",
    "v=spf1 include:x..example",
    "v=spf1 include:%x.example",
    "v=spf1 m\u{200b}x",
    "v=spf1 redirect=a.example redirect=b.example",
];

const DMARC_SLIPS: [&str; 16] = [
    "hello",
    " v=DMARC1; p=none",
    "v=dmarc1; p=none",
    "p=none; v=DMARC1",
    "\"v=DMARC1; p=none\"",
    "v=DMARC1; p=none; rua=mailto:&lt;a@b.example&gt;",
    "v=DMARC1; p=n\u{200b}one",
    "v=DMARC1, p=none",
    "v=DMARC1; p=none; fo:0",
    "v=DMARC1; p=none; rua=mailto:a@b.example; mailto:c@b.example",
    "v=DMARC1; policy=none",
    "v=DMARC1; p=nome",
    "v=DMARC1; p=none; adkim=x",
    "v=DMARC1; p=none; p=none",
    "v=DMARC1; p=none; rua=",
    "v=DMARC1; p=none; rua=a@b.example,nonsense",
];

fn senders() -> Vec<(Code, SenderFault)> {
    let (text, repaired) = (format!("v=spf1 {EVIL} -all"), "v=spf1 mx ~all".to_owned());
    let mut faults: Vec<SpfFault> =
        SPF_SLIPS.iter().map(|text| spf::parse(text).expect_err(text)).collect();
    for kind in [SpfFaultKind::TooLong, SpfFaultKind::UnknownTerm("include=".to_owned())] {
        faults.push(SpfFault { at: 7, kind });
    }
    let slip = |fault| {
        let (line, repaired) = (text.clone(), repaired.clone());
        (Code::SpfSyntax, SenderFault::Syntax { line, fault, repaired })
    };
    let slips: Vec<(Code, SenderFault)> = faults.into_iter().map(slip).collect();
    let dead = |repaired| SenderFault::Dangling {
        names: vec!["gone.example".to_owned()],
        term: "include:firm.example".to_owned(),
        repaired,
    };
    let circle = |repaired| SenderFault::Circle { name: "acme.fr".to_owned(), repaired };
    let some = Some(repaired.clone());
    let (line, parts) = (text, vec![("include:big.example".to_owned(), 9)]);
    let others = [
        (Code::SpfObsolete, SenderFault::OldType { line: "v=spf1 \u{1b}mx -all".to_owned() }),
        (Code::SpfTooManyLookups, SenderFault::TooMany { total: 13, parts }),
        (Code::SpfDangling, dead(some.clone())),
        (Code::SpfDangling, dead(None)),
        (Code::SpfDangling, circle(some)),
        (Code::SpfDangling, circle(None)),
        (
            Code::SpfWeakAll,
            SenderFault::Everyone { line: line.clone(), repaired: repaired.clone() },
        ),
        (Code::SpfNeutralAll, SenderFault::Open { line: line.clone(), repaired: repaired.clone() }),
        (Code::SpfParked, SenderFault::Parked { line: line.clone(), repaired: repaired.clone() }),
        (Code::SpfObsolete, SenderFault::Obsolete { parts: vec!["ptr".to_owned()] }),
        (
            Code::SpfMissingInclude,
            SenderFault::Lacking {
                line,
                missing: vec!["include:_spf.google.com".to_owned()],
                company: "Google Workspace".to_owned(),
                repaired,
            },
        ),
    ];
    slips.into_iter().chain(others).collect()
}

fn keys() -> Vec<(Code, KeyFault)> {
    let owner = || name("s1._domainkey.acme.fr");
    let kinds = [
        DkimFaultKind::Empty,
        DkimFaultKind::TooLong,
        DkimFaultKind::PemLines,
        DkimFaultKind::Quote,
        DkimFaultKind::Character('\u{200b}'),
        DkimFaultKind::HalvesSwapped,
        DkimFaultKind::VersionNotFirst,
        DkimFaultKind::Version,
        DkimFaultKind::Comma,
        DkimFaultKind::EqualsMissing(EVIL.to_owned()),
        DkimFaultKind::Twice("p".to_owned()),
        DkimFaultKind::KeyMissing,
        DkimFaultKind::NotBase64('\u{1b}'),
        DkimFaultKind::Truncated { have: 237, want: 392, at_255: Cut::At255 },
        DkimFaultKind::Truncated { have: 237, want: 392, at_255: Cut::Elsewhere },
        DkimFaultKind::TooMuch { have: 784, want: 392 },
        DkimFaultKind::Ed25519Length,
        DkimFaultKind::NotAKey,
    ];
    let broken = kinds.into_iter().map(|kind| {
        let text = format!("v=DKIM1; p={EVIL}");
        let fault = DkimFault { at: 11, kind };
        (Code::DkimBrokenKey, KeyFault::Broken { name: owner(), text, fault })
    });
    let concerns =
        [Concern::Revoked, Concern::Weak { bits: 512 }, Concern::Testing, Concern::WithoutSha256];
    let weak = concerns
        .map(|concern| (Code::DkimWeak, KeyFault::Weak { name: owner(), concern }))
        .into_iter();
    let aliases = || vec![(owner(), name("s1.keys.example"))];
    let others = [
        (Code::DkimPrivateKey, KeyFault::Private { name: owner() }),
        (
            Code::DkimTwoKeys,
            KeyFault::Several { name: owner(), keys: vec![EVIL.to_owned(), "p=".to_owned()] },
        ),
        (Code::DkimCnameFlattened, KeyFault::Flattened { name: owner() }),
        (
            Code::DkimWrongType,
            KeyFault::TextForAlias { name: owner(), target: name("s1.keys.example") },
        ),
        (Code::DkimWrongType, KeyFault::KeyForAlias { name: owner() }),
        (Code::DkimWrongType, KeyFault::Nowhere { name: owner(), target: name("s1.keys.example") }),
        (
            Code::M365Selectors,
            KeyFault::Lonely { there: owner(), missing: name("s2._domainkey.acme.fr") },
        ),
        (Code::M365Selectors, KeyFault::Swapped { aliases: aliases() }),
        (
            Code::SigningNotStarted,
            KeyFault::Waiting { aliases: aliases(), company: "Microsoft 365".to_owned() },
        ),
    ];
    broken.chain(weak).chain(others).collect()
}

fn policies() -> Vec<(Code, PolicyFault)> {
    let rule = || "v=DMARC1; p=none".to_owned();
    let mut slips: Vec<Vec<DmarcFault>> =
        DMARC_SLIPS.iter().map(|text| dmarc::read(text).faults).collect();
    slips.push(vec![DmarcFault { at: 0, kind: DmarcFaultKind::TooLong }]);
    let slips = slips.into_iter().map(|faults| {
        assert!(!faults.is_empty());
        let line = format!("v=DMARC1; {EVIL}");
        (Code::DmarcSyntax, PolicyFault::Syntax { line, faults, repaired: rule() })
    });
    let early = |policy, milder| PolicyFault::TooEarly {
        policy,
        name: name("_dmarc.acme.fr"),
        lacking: vec![Lacking::Senders, Lacking::Key],
        milder,
    };
    let others = [
        (
            Code::DmarcMultiple,
            PolicyFault::Several { lines: vec![EVIL.to_owned(), rule()], keep: rule() },
        ),
        (Code::DmarcCnameAndTxt, PolicyFault::AliasToo { target: name(EVIL) }),
        (
            Code::DmarcExternalReports,
            PolicyFault::Reports {
                domains: vec![(
                    "reports.example".to_owned(),
                    name("acme.fr._report._dmarc.reports.example"),
                )],
            },
        ),
        (Code::DmarcStrictTooEarly, early(Policy::Reject, Some(rule()))),
        (Code::DmarcStrictTooEarly, early(Policy::Quarantine, None)),
        (Code::DmarcOldTags, PolicyFault::OldTags { tags: vec!["pct".to_owned()] }),
    ];
    slips.chain(others).collect()
}

/// One of each kind.
pub(crate) fn faults() -> Vec<Finding> {
    let routes = routes().into_iter().map(|(code, fault)| (code, Detail::Route(fault)));
    let senders = senders().into_iter().map(|(code, fault)| (code, Detail::Senders(fault)));
    let keys = keys().into_iter().map(|(code, fault)| (code, Detail::Key(fault)));
    let policies = policies().into_iter().map(|(code, fault)| (code, Detail::Policy(fault)));
    let finding = |(code, detail)| Finding {
        code,
        record: None,
        seen: String::new(),
        expected: String::new(),
        detail,
    };
    routes.chain(senders).chain(keys).chain(policies).map(finding).collect()
}

#[test]
fn what_is_published_is_told_in_whole_sentences_with_something_to_do() {
    for lang in LANGS {
        let words = words(lang);
        for company in COMPANIES {
            let wizard = at(company, lang);
            for reader in [Reader::AtTheCard, Reader::Afar] {
                let subject = Subject { reader, ..Subject::of(&wizard) };
                for mut finding in faults() {
                    if matches!(finding.detail, Detail::Route(_)) && reader == Reader::Afar {
                        finding.record = Some(wanted(&wizard, "mx").id);
                    }
                    let text = words.finding(&finding, &subject);
                    let what = format!("{:?} at {company}", finding.detail);
                    for part in all_of(&text) {
                        check(part, &what);
                        assert!(!part.contains(['\u{1b}', '\u{202e}', '\u{200b}']), "{part:?}");
                    }
                    let leads = text.repair.last().expect("there is something to do");
                    if text.type_this.is_some() {
                        assert!(!leads.ends_with('.'), "{what}: {leads}");
                    } else if finding.code != Code::BackupMx {
                        // A list of boxes has a value behind each label; how lines are deleted is
                        // told in the company's own words.
                        assert!(leads.ends_with('.') || leads.contains(':'), "{what}: {leads}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_kind_of_slip_has_a_sentence_of_its_own_kind() {
    let spf = SPF_SLIPS.map(|text| std::mem::discriminant(&spf::parse(text).unwrap_err().kind));
    let spf: HashSet<_> = spf.into_iter().collect();
    assert_eq!(spf.len(), SPF_SLIPS.len(), "a slip has no example");
    let dmarc = DMARC_SLIPS.iter().flat_map(|text| dmarc::read(text).faults);
    let dmarc: HashSet<_> = dmarc.map(|fault| std::mem::discriminant(&fault.kind)).collect();
    // `NotAnAddress` comes beside a slip of another kind; `TooLong` would be a long example.
    assert_eq!(dmarc.len(), DMARC_SLIPS.len() + 1, "a slip has no example");
}

#[test]
fn without_a_company_the_value_is_still_given_exactly() {
    let bare = Subject::default();
    for (code, fault) in senders() {
        let finding = Finding {
            code,
            record: None,
            seen: String::new(),
            expected: String::new(),
            detail: Detail::Senders(fault),
        };
        let typed = words(mxguide::catalog::Lang::En).finding(&finding, &bare).type_this;
        assert!(typed.is_none_or(|typed| typed == "v=spf1 mx ~all"));
    }
}
