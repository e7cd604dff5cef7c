//! Records that were entered and came out wrong: each mistake in both languages and in the words of
//! each panel, with a repair that can be typed.

use std::collections::BTreeSet;
use std::net::IpAddr;

use mxguide::catalog::{Lang, ProviderId};
use mxguide::names::{Host, Name};
use mxguide::records::dkim::{Cut, DkimFaultKind};
use mxguide::records::dmarc::DmarcFaultKind;
use mxguide::records::spf::{self, SpfFaultKind};
use mxguide::records::{Rdata, Rtype};
use mxguide::verdict::{
    AstrayFault, Code, Crowding, Detail, Finding, MicrosoftSlip, SelectorSlip, ShapeFault,
    TokenSlip,
};
use mxguide::wizard::Wizard;
use mxguide::words::{FindingText, Reader, Subject};

use super::{LANGS, all_of, at, check, wanted, words};

/// The panels of the brief and those with the oddest forms: an empty root, quotes, whole names.
const PANELS: [&str; 8] = [
    "cloudflare",
    "namecheap",
    "bluehost",
    "gandi",
    "generic",
    "ovhcloud",
    "route53",
    "infomaniak",
];

const KEY: &str = include_str!("../../assets/practice/dkim-key.txt");

/// The codes of the two families, every kind of which is told below.
pub(crate) const CODES: [Code; 29] = [
    Code::WrongHost,
    Code::TxtAtApex,
    Code::UnderscoreRefused,
    Code::SpfOnWrongName,
    Code::Wildcard,
    Code::CnameAtApex,
    Code::DkimWrongKey,
    Code::TxtQuotes,
    Code::InvisibleCharacters,
    Code::MxIsIp,
    Code::PriorityInValue,
    Code::MxTypo,
    Code::M365WrongMx,
    Code::PriorityOrder,
    Code::NamecheapMailSettings,
    Code::CloudflareEmailRouting,
    Code::SpfSyntax,
    Code::SpfMissingInclude,
    Code::SpfParked,
    Code::DkimBrokenKey,
    Code::DkimPrivateKey,
    Code::DkimTwoKeys,
    Code::DkimWrongType,
    Code::DkimCnameFlattened,
    Code::M365Selectors,
    Code::DmarcSyntax,
    Code::DmarcMultiple,
    Code::VerificationToken,
    Code::NotSaved,
];

fn name(text: &str) -> Name {
    Name::from_presentation(text)
}

/// With a signature key on its way.
fn with_a_key(company: &str, lang: Lang) -> Wizard {
    let mut wizard = at(company, lang);
    let answers = wizard.answers.as_mut().unwrap();
    for (key, value) in [("dkim_selector", "google"), ("dkim_txt", KEY.trim())] {
        answers.inputs.insert(key.to_owned(), vec![value.to_owned()]);
    }
    answers.later.clear();
    wizard
}

/// On the way to Microsoft, whose keys are aliases.
fn with_aliases(company: &str, lang: Lang) -> Wizard {
    let mut wizard = at(company, lang);
    let answers = wizard.answers.as_mut().unwrap();
    answers.provider = Some(ProviderId::new("microsoft-365"));
    for (key, value) in [
        ("mx_host", "acme-fr.mail.protection.outlook.com"),
        ("dkim1", "selector1-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft"),
        ("dkim2", "selector2-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft"),
    ] {
        answers.inputs.insert(key.to_owned(), vec![value.to_owned()]);
    }
    answers.later.clear();
    wizard
}

fn finding(wizard: &Wizard, id: &str, detail: Detail) -> Finding {
    Finding {
        // The words do not depend on it.
        code: Code::RecordDifferent,
        record: Some(wanted(wizard, id).id),
        seen: String::new(),
        expected: String::new(),
        detail,
    }
}

fn astray() -> Vec<(&'static str, AstrayFault)> {
    let below = |left: &str| Host::Under(left.to_owned());
    let (rule, key) = (below("_dmarc"), below("google._domainkey"));
    vec![
        ("mx", AstrayFault::Elsewhere { bad: name("www.acme.fr"), good: Host::Apex }),
        ("mx", AstrayFault::AtCatchAll { good: Host::Apex }),
        ("dmarc", AstrayFault::Underscore { bad: name("dmarc.acme.fr"), good: rule.clone() }),
        ("dmarc", AstrayFault::AtApex { good: rule.clone(), text: "v=DMARC1\u{1b}".to_owned() }),
        ("spf", AstrayFault::Senders { bad: name("spf.acme.fr") }),
        ("spf", AstrayFault::SenderType { text: "v=spf1 \u{202e}mx -all".to_owned() }),
        ("dkim", AstrayFault::Selector { bad: name("dkim._domainkey.acme.fr"), good: key }),
        ("dmarc", AstrayFault::CatchAll { seen: vec![Rdata::Txt("x".repeat(400))], good: rule }),
        ("mx", AstrayFault::AliasAtApex { target: name("shops.example") }),
    ]
}

fn lines(all: &[(u16, &str)]) -> Vec<(u16, Name)> {
    all.iter().map(|(number, server)| (*number, name(server))).collect()
}

/// Everything but the slips inside a text.
fn shapes() -> Vec<(&'static str, ShapeFault)> {
    let (good, bad) = (name("smtp.google.com"), name("smtp.gogle.com"));
    let hostile = || "v=spf1\u{1b}[2J \u{202e}x".to_owned();
    let route = lines(&[(10, "eforward1.registrar-servers.com")]);
    let invisible = |text: &str, odd: &str| ShapeFault::Invisible {
        text: text.to_owned(),
        characters: odd.chars().collect(),
    };
    let crowded = |text: &str, what| ShapeFault::Crowded { exchange: name(text), what };
    let address: IpAddr = [203, 0, 113, 5].into();
    let mut shapes = lists_of_senders();
    shapes.extend([
        ("spf", ShapeFault::Quotes { text: "“v=spf1 ~all\\\"".to_owned() }),
        ("spf", ShapeFault::Quotes { text: format!("\"{}", hostile()) }),
        ("dmarc", invisible("v=DMARC1;\t\u{a0}\u{200b}p=none", "\t\u{a0}\u{200b}")),
        ("dmarc", invisible("v=DMARC1; p=n\u{43e}ne\u{ad}\n\u{ff1b}", "\u{43e}\u{ad}\n\u{ff1b}")),
        ("mx", invisible("smt\u{440}.google.com", "\u{440}")),
        ("mx", ShapeFault::Address { exchange: name("203.0.113.5.acme.fr"), address }),
        ("mx", crowded("10\\032smtp.google.com", Crowding::Number)),
        ("mx", crowded("https://smtp.google.com", Crowding::Web)),
        ("mx", crowded("me\\@smtp.google.com", Crowding::Mailbox)),
        ("mx", crowded("smtp.google.com:25", Crowding::Port)),
        ("mx", ShapeFault::Typo { bad: bad.clone(), good: good.clone() }),
        ("mx", microsoft(MicrosoftSlip::Dots)),
        ("mx", microsoft(MicrosoftSlip::Tenant)),
        ("mx", microsoft(MicrosoftSlip::Other)),
        (
            "mx",
            ShapeFault::Order {
                seen: lines(&[(5, "b.example"), (10, "a.example")]),
                wanted: lines(&[(1, "a.example"), (5, "b.example")]),
            },
        ),
        ("mx", ShapeFault::NamecheapSettings { lines: route.clone() }),
        ("mx", ShapeFault::CloudflareRouting { lines: route }),
        ("dkim", ShapeFault::PrivateKey),
        ("dkim", ShapeFault::TwoKeys { texts: vec![KEY.to_owned(), hostile()] }),
        ("dkim", ShapeFault::OtherKey { text: KEY.replace('B', "C"), first_difference: 20 }),
        ("dkim", ShapeFault::KeyType { seen: Rdata::Cname(name("k.example")), rtype: Rtype::Txt }),
        ("dmarc", ShapeFault::SeveralRules { lines: vec![hostile(), hostile()] }),
        (
            "spf",
            ShapeFault::Token {
                text: "ms123".to_owned(),
                slip: TokenSlip::PrefixDropped { prefix: "MS=".to_owned() },
            },
        ),
        ("spf", ShapeFault::Token { text: hostile(), slip: TokenSlip::Other }),
        ("mx", ShapeFault::NotSaved),
    ]);
    shapes
}

fn lists_of_senders() -> Vec<(&'static str, ShapeFault)> {
    let hostile = || "v=spf1\u{1b}[2J \u{202e}x".to_owned();
    let merged = || "v=spf1 include:mx.ovh.com include:_spf.google.com ~all".to_owned();
    vec![
        (
            "spf",
            ShapeFault::SendersLacking {
                text: hostile(),
                missing: vec!["include:_spf.google.com".to_owned()],
                merged: merged(),
            },
        ),
        (
            "spf",
            ShapeFault::SendersMisspelt {
                text: hostile(),
                bad: "include:_spf.gogle.com".to_owned(),
                good: "include:_spf.google.com".to_owned(),
                merged: merged(),
            },
        ),
        ("spf", ShapeFault::SendersParked { text: "v=spf1 -all".to_owned(), merged: merged() }),
    ]
}

fn microsoft(slip: MicrosoftSlip) -> ShapeFault {
    let good = name("acme-fr.mail.protection.outlook.com");
    ShapeFault::Microsoft { bad: name("acme.fr.mail.protection.outlook.com"), good, slip }
}

/// What can be wrong with the aliases of keys.
fn aliases() -> Vec<(&'static str, ShapeFault)> {
    let there = || name("selector1._domainkey.acme.fr");
    let addresses = vec![Rdata::A([192, 0, 2, 1].into())];
    vec![
        ("dkim-2", ShapeFault::KeyFlattened { addresses }),
        ("dkim-2", ShapeFault::KeyType { seen: Rdata::Txt(KEY.to_owned()), rtype: Rtype::Cname }),
        ("dkim-2", ShapeFault::Selectors(SelectorSlip::Swapped { seen: there() })),
        ("dkim-2", ShapeFault::Selectors(SelectorSlip::OneOfTwo { there: there() })),
    ]
}

fn spf_slips() -> Vec<SpfFaultKind> {
    use SpfFaultKind as Kind;
    let text = || "x\u{1b}x".to_owned();
    vec![
        Kind::NotSpf,
        Kind::TooLong,
        Kind::LeadingSpace,
        Kind::AfterVersion(';'),
        Kind::VersionAgain,
        Kind::Separator(','),
        Kind::Quote,
        Kind::MarkMissing("include"),
        Kind::SpaceMissing,
        Kind::AfterAllName,
        Kind::DomainMissing("include"),
        Kind::EqualsNeeded(text()),
        Kind::UnknownTerm(text()),
        Kind::BareAddress,
        Kind::Address,
        Kind::Ip6InIp4,
        Kind::Ip4InIp6,
        Kind::AddressForDomain,
        Kind::Length,
        Kind::Domain,
        Kind::Macro,
        Kind::Character('\u{200b}'),
        Kind::Twice("redirect="),
    ]
}

fn dmarc_slips() -> Vec<DmarcFaultKind> {
    use DmarcFaultKind as Kind;
    let text = || "x\u{1b}x".to_owned();
    vec![
        Kind::NotDmarc,
        Kind::TooLong,
        Kind::LeadingSpace,
        Kind::Version(text()),
        Kind::VersionNotFirst,
        Kind::Quote,
        Kind::Html,
        Kind::Character('\u{e9}'),
        Kind::Comma,
        Kind::EqualsMissing(text()),
        Kind::ListSeparator,
        Kind::Misspelt { found: text(), meant: "p" },
        Kind::Policy { tag: "p", value: text() },
        Kind::Value { tag: "t", value: text() },
        Kind::Twice(text()),
        Kind::ListEmpty("rua"),
        Kind::MailtoMissing("a@acme.fr".to_owned()),
        Kind::NotAnAddress(text()),
    ]
}

fn dkim_slips() -> Vec<DkimFaultKind> {
    use DkimFaultKind as Kind;
    let cut = |at_255| Kind::Truncated { have: 237, want: 392, at_255 };
    vec![
        Kind::Empty,
        Kind::TooLong,
        Kind::PrivateKey,
        Kind::PemLines,
        Kind::Quote,
        Kind::Character('\u{200b}'),
        Kind::HostName,
        Kind::HalvesSwapped,
        Kind::VersionNotFirst,
        Kind::Version,
        Kind::Comma,
        Kind::EqualsMissing("x".to_owned()),
        Kind::Twice("p".to_owned()),
        Kind::KeyMissing,
        Kind::NotBase64('!'),
        cut(Cut::At255),
        cut(Cut::Elsewhere),
        Kind::TooMuch { have: 400, want: 392 },
        Kind::Ed25519Length,
        Kind::NotAKey,
    ]
}

/// Every slip inside a text.
fn slips() -> Vec<(&'static str, ShapeFault)> {
    let text = || "v=spf1 include: x ~all \u{1b}\u{202e}".repeat(4);
    let merged = || "v=spf1 include:mx.ovh.com include:_spf.google.com ~all".to_owned();
    let senders = spf_slips().into_iter().map(|kind| {
        ("spf", ShapeFault::SendersUnreadable { text: text(), at: 15, kind, merged: merged() })
    });
    let rules = dmarc_slips()
        .into_iter()
        .map(|kind| ("dmarc", ShapeFault::RuleUnreadable { text: text(), at: 60, kind }));
    let keys = dkim_slips()
        .into_iter()
        .map(|kind| ("dkim", ShapeFault::BrokenKey { text: text(), at: 0, kind }));
    senders.chain(rules).chain(keys).collect()
}

/// Each with the wizard in which it can happen.
fn everything(company: &str, lang: Lang) -> Vec<(Finding, Wizard)> {
    let (keys, microsoft) = (with_a_key(company, lang), with_aliases(company, lang));
    let astray = astray().into_iter().map(|(id, fault)| (id, Detail::Astray(fault), &keys));
    let shapes = shapes().into_iter().chain(slips());
    let shapes = shapes.map(|(id, fault)| (id, Detail::Shape(fault), &keys));
    let aliases = aliases().into_iter().map(|(id, fault)| (id, Detail::Shape(fault), &microsoft));
    let all = astray.chain(shapes).chain(aliases);
    all.map(|(id, detail, wizard)| (finding(wizard, id, detail), wizard.clone())).collect()
}

#[test]
fn each_mistake_is_told_in_whole_sentences_and_a_value_to_type_stands_alone() {
    for lang in LANGS {
        for company in PANELS {
            for (finding, wizard) in everything(company, lang) {
                let what = format!("{:?} at {company}, {lang:?}", finding.detail);
                let mut subject = Subject::of(&wizard);
                for reader in [Reader::AtTheCard, Reader::Afar] {
                    subject.reader = reader;
                    let text = words(lang).finding(&finding, &subject);
                    let is_value = |part: &&String| text.type_this.as_ref() == Some(*part);
                    for part in all_of(&text).into_iter().filter(|part| !is_value(part)) {
                        check(part, &what);
                    }
                    is_whole(&text, reader, &what);
                }
            }
        }
    }
}

fn is_whole(text: &FindingText, reader: Reader, what: &str) {
    assert!(!text.headline.is_empty() && !text.repair.is_empty(), "{what}");
    assert!(text.headline.ends_with(['.', ':', '!']), "{what}: {}", text.headline);
    if reader == Reader::AtTheCard {
        assert_eq!(text.headline.ends_with(':'), !text.seen.is_empty(), "{what}: {text:?}");
    }
    let lead = text.repair.last().unwrap();
    if text.type_this.is_some() {
        assert!(!lead.ends_with(['.', ':']), "{what}: {lead}");
    } else if reader == Reader::AtTheCard && lead.ends_with(':') {
        panic!("{what}: {lead}");
    }
}

#[test]
fn a_list_of_senders_is_printed_whole_and_can_be_read() {
    for company in ["cloudflare", "namecheap", "bluehost", "gandi", "generic"] {
        let wizard = with_a_key(company, Lang::En);
        let senders = shapes().into_iter().chain(slips()).filter(|(id, _)| *id == "spf");
        let mut printed = 0;
        for (id, fault) in senders {
            let is_list = !matches!(fault, ShapeFault::Token { .. });
            let text = words(Lang::En)
                .finding(&finding(&wizard, id, Detail::Shape(fault)), &Subject::of(&wizard));
            let line = text.type_this.unwrap();
            let list = spf::parse(&line).unwrap();
            assert!(list.lets_send("include:_spf.google.com"), "{line}");
            printed += usize::from(is_list);
        }
        assert!(printed > 20, "{printed}");
    }
}

#[test]
fn each_slip_inside_a_text_has_a_sentence_of_its_own_and_the_mark_stands_below_it() {
    for lang in LANGS {
        let wizard = with_a_key("namecheap", lang);
        for (kind, many) in [("spf", spf_slips().len()), ("dmarc", dmarc_slips().len())] {
            let mut told = BTreeSet::new();
            for (id, fault) in slips().into_iter().filter(|(id, _)| *id == kind) {
                let detail = Detail::Shape(fault);
                let text =
                    words(lang).finding(&finding(&wizard, id, detail), &Subject::of(&wizard));
                assert!(text.seen[1].ends_with('^'), "{:?}", text.seen);
                told.insert(text.repair[0].clone());
            }
            assert_eq!(told.len(), many, "{told:?}");
        }
    }
}

#[test]
fn each_repair_speaks_the_language_of_its_panel() {
    let told = |company: &str, id: &str, detail: Detail| {
        let wizard = with_a_key(company, Lang::En);
        words(Lang::En).finding(&finding(&wizard, id, detail), &Subject::of(&wizard))
    };
    let typo = || {
        let (bad, good) = (name("smtp.gogle.com"), name("smtp.google.com"));
        Detail::Shape(ShapeFault::Typo { bad, good })
    };
    let text = told("gandi", "mx", typo());
    assert_eq!(text.seen, ["smtp.go[…]gle.com → smtp.go[o]gle.com"]);
    assert_eq!(text.type_this.as_deref(), Some("smtp.google.com."), "Gandi wants the dot");
    assert_eq!(told("ovhcloud", "mx", typo()).type_this.as_deref(), Some("smtp.google.com."));
    assert_eq!(told("cloudflare", "mx", typo()).type_this.as_deref(), Some("smtp.google.com"));
    let www = || {
        let (bad, good) = (name("www.acme.fr"), Host::Apex);
        Detail::Astray(AstrayFault::Elsewhere { bad, good })
    };
    let text = told("namecheap", "mx", www());
    assert_eq!(text.seen, ["www.acme.fr → acme.fr"]);
    assert_eq!(text.repair, ["In the “Host” box type only"]);
    assert_eq!(text.type_this.as_deref(), Some("@"));
    let empty = told("ovhcloud", "mx", www());
    assert!(empty.type_this.is_none() && empty.repair[0].contains("empty"), "{empty:?}");
    let marks = Detail::Shape(ShapeFault::Quotes { text: "\"v=spf1 ~all\"".to_owned() });
    let quoted = told("route53", "spf", marks).type_this.unwrap();
    assert!(quoted.starts_with('"') && quoted.ends_with('"'), "{quoted}");
}

#[test]
fn a_cut_key_says_how_many_characters_are_missing_and_how_the_panel_takes_it_whole() {
    let kind = DkimFaultKind::Truncated { have: 237, want: 392, at_255: Cut::At255 };
    let text = KEY.chars().take(255).collect();
    let fault = Detail::Shape(ShapeFault::BrokenKey { text, at: 255, kind });
    let wizard = with_a_key("cloudflare", Lang::En);
    let told = words(Lang::En).finding(&finding(&wizard, "dkim", fault), &Subject::of(&wizard));
    assert!(told.headline.contains("237 of 392") && told.headline.contains("155"), "{told:?}");
    assert!(told.repair.iter().any(|one| one.contains("255")), "{told:?}");
    assert_eq!(told.type_this.as_deref(), Some(KEY.trim()));
}

#[test]
fn from_afar_the_record_is_named() {
    let wizard = with_a_key("namecheap", Lang::En);
    let mut subject = Subject::of(&wizard);
    subject.reader = Reader::Afar;
    let fault = ShapeFault::Quotes { text: "\"v=DMARC1; p=none\"".to_owned() };
    let told = words(Lang::En).finding(&finding(&wizard, "dmarc", Detail::Shape(fault)), &subject);
    assert_eq!(told.seen[0], "TXT _dmarc.acme.fr");
    assert_eq!(told.seen[1], "[\"]v=DMARC1; p=none[\"]");
}
