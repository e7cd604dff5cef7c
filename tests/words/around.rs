//! What lies around the records, in words.

use mxguide::catalog::Text;
use mxguide::names::{Domain, Name};
use mxguide::observe::Moment;
use mxguide::records::Rdata;
use mxguide::verdict::{AroundFault, Code, Detail, Finding, Hold};
use mxguide::words::Subject;

use super::{COMPANIES, LANGS, all_of, at, check, words};

const EVIL: &str = "mx\u{1b}[2J\u{202e}.old.example";

/// One of each kind.
pub(crate) fn faults() -> Vec<Finding> {
    let name = Name::from_presentation;
    let policy = |named: &[&str], wanted: &[&str]| AroundFault::OldPolicy {
        named: named.iter().map(|&one| one.to_owned()).collect(),
        wanted: wanted.iter().map(|one| name(one)).collect(),
        at: Moment(1_790_000_000_000),
        max_age: 604_800,
        comes_first: named.is_empty(),
    };
    let step = Text::new("Switch it on there.", "Activez-la.");
    let holds = [
        Hold::Free,
        Hold::ByRegistrar,
        Hold::ByRegister,
        Hold::Redeemable,
        Hold::Ending,
        Hold::NoServers,
    ];
    let held = holds.into_iter().flat_map(|hold| {
        [None, Some(EVIL.to_owned())]
            .map(|registrar| (Code::DomainNotRegistered, AroundFault::Held { hold, registrar }))
    });
    let others = [
        (Code::MtaStsOldPolicy, policy(&[EVIL, "*.b.example"], &["smtp.google.com"])),
        (Code::MtaStsOldPolicy, policy(&[], &["a.example", "b.example"])),
        (
            Code::AutodiscoverOld,
            AroundFault::OldAutodiscover {
                name: name("autodiscover.acme.fr"),
                target: name("autodiscover.outlook.com"),
                company: "Microsoft 365".to_owned(),
            },
        ),
        (Code::TtlLong, AroundFault::LongMemory { ttl: 86_400 }),
        (
            Code::SubdomainVsRoot,
            AroundFault::Subdomain { registered: Domain::parse("acme.fr").expect("a domain") },
        ),
        (
            Code::CpanelLocalRouting,
            AroundFault::LocalRouting { how: Text::new("Do it there.", "Faites-le.") },
        ),
        (Code::SigningNotStarted, AroundFault::SigningNotStarted { step }),
        (Code::WrongPanel, AroundFault::SavedElsewhere { is_there: true }),
        (Code::WrongPanel, AroundFault::SavedElsewhere { is_there: false }),
        (Code::CaseBug, AroundFault::CaseMatters { server: name("ns1.host.example") }),
        (
            Code::RecordsLostInMove,
            AroundFault::LostInMove {
                lines: vec![(name("acme.fr"), Rdata::Txt(format!("token={EVIL}")))],
            },
        ),
    ];
    let finding = |(code, fault)| Finding {
        code,
        record: None,
        seen: String::new(),
        expected: String::new(),
        detail: Detail::Around(fault),
    };
    held.chain(others).chain(reports()).map(finding).collect()
}

/// Reports on encryption that nobody sends.
fn reports() -> [(Code, AroundFault); 2] {
    let asked = |texts: Vec<String>, mended: Option<&str>| {
        let mended = mended.map(str::to_owned);
        (Code::TlsReportsUnread, AroundFault::TlsReports { texts, mended })
    };
    [
        asked(vec![format!("v=TLSRPTv1; rua={EVIL}"), "v=TLSRPTv1".to_owned()], None),
        asked(
            vec!["v=TLSRPTv1; rua=a@acme.fr".to_owned()],
            Some("v=TLSRPTv1; rua=mailto:a@acme.fr"),
        ),
    ]
}

#[test]
fn what_lies_around_is_told_in_whole_sentences_with_something_to_do() {
    for lang in LANGS {
        let words = words(lang);
        for company in COMPANIES {
            let wizard = at(company, lang);
            for finding in faults() {
                let text = words.finding(&finding, &Subject::of(&wizard));
                let what = format!("{:?} at {company}", finding.detail);
                for part in all_of(&text) {
                    check(part, &what);
                    assert!(!part.contains(['\u{1b}', '\u{202e}']), "{what}: {part:?}");
                }
                assert!(!text.repair.is_empty(), "{what}");
                let leads = text.repair.last().expect("there is one");
                assert_eq!(text.type_this.is_some(), !leads.ends_with('.'), "{what}: {leads}");
            }
        }
    }
}
