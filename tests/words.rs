//! What every sentence must be: there in both languages, whole, short, and typed as its language is.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::tz::TimeZone;
use mxguide::catalog::{Lang, ProviderId, RegistrarId, Role};
use mxguide::names::{DomainFault, Host, Name};
use mxguide::observe::{Breach, Moment, Obstacle, Passage, Question, Server, Sign, Standing};
use mxguide::plan::Wanted;
use mxguide::records::{Ds, Rdata, Rtype};
use mxguide::verdict::{Code, Detail, Finding, ServerWord};
use mxguide::wizard::{CopyOutcome, Notice, PhotoState, StepId, Wizard, Written};
use mxguide::words::{Arg, CardPage, FindingText, HelpPage, Line, Problem, Subject, Words};
use stage::Stage;

#[path = "words/around.rs"]
mod around;
#[path = "words/entered.rs"]
mod entered;
#[path = "words/reviewed.rs"]
mod reviewed;
#[path = "screens/stage.rs"]
#[expect(dead_code, reason = "the stage serves the screens as well")]
mod stage;
#[path = "words/telling.rs"]
mod telling;

const LANGS: [Lang; 2] = [Lang::En, Lang::Fr];
const COMPANIES: [&str; 5] = ["cloudflare", "namecheap", "bluehost", "gandi", "generic"];

/// The longest sentence a person should have to read at once.
const LONGEST: usize = 160;

fn words(lang: Lang) -> Words {
    Words::new(lang, TimeZone::UTC)
}

/// Every message of a language: id → its whole text.
fn messages(lang: Lang) -> BTreeMap<String, String> {
    let folder = Path::new("assets/locales").join(lang.as_str());
    let mut messages = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(fluent_bundle::FluentResource::try_new(text.clone()).is_ok());
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((head, body)) = line.split_once(" =")
                && head.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            {
                head.clone_into(&mut id);
                let twice = messages.insert(id.clone(), body.to_owned());
                assert_eq!(twice, None, "{id} is there twice");
            } else if let Some(text) = messages.get_mut(&id) {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    messages
}

fn blanks(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>()
    };
    text.split('$').skip(1).map(name).collect()
}

#[test]
fn both_languages_say_the_same_things_with_the_same_blanks() {
    let (en, fr) = (messages(Lang::En), messages(Lang::Fr));
    assert_eq!(en.keys().collect::<Vec<_>>(), fr.keys().collect::<Vec<_>>());
    for (id, text) in &en {
        assert_eq!(blanks(text), blanks(&fr[id]), "the blanks of {id}");
    }
}

/// Every text in double quotes in the sources that looks like the id of a message.
fn quoted_ids(folder: &Path, ids: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            quoted_ids(&path, ids);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            let is_id = |part: &&str| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            };
            ids.extend(text.split('"').filter(is_id).map(str::to_owned));
        }
    }
}

#[test]
fn no_message_is_missing_and_none_lies_about_unused() {
    let known = messages(Lang::En);
    let mut everywhere = BTreeSet::new();
    quoted_ids(Path::new("src"), &mut everywhere);
    let unused: Vec<_> = known.keys().filter(|id| !everywhere.contains(*id)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
    let mut said = BTreeSet::new();
    for folder in ["src/words", "src/view", "src/plain", "src/report"] {
        quoted_ids(Path::new(folder), &mut said);
    }
    let is_message = |id: &&String| {
        id.trim_matches('-').contains('-') && !id.ends_with('-') && !known.contains_key(*id)
    };
    let missing: Vec<_> = said.iter().filter(is_message).collect();
    assert!(missing.is_empty(), "there are no words for {missing:?}");
}

/// Messages that stand outside the wizard's pages and are other files' business.
fn is_mine(id: &str) -> bool {
    !["plain-", "report-", "autopilot-"].iter().any(|other| id.starts_with(other))
}

#[test]
fn every_message_is_whole_and_no_sentence_is_long() {
    for lang in LANGS {
        let words = words(lang);
        for (id, text) in messages(lang).iter().filter(|(id, _)| is_mine(id)) {
            for number in [0_u64, 1, 2, 5, 31] {
                let args: Vec<(String, Arg)> = blanks(text)
                    .into_iter()
                    .map(|blank| {
                        let arg = if is_number(&blank) { number.into() } else { "acme.fr".into() };
                        (blank, arg)
                    })
                    .collect();
                let args: Vec<(&str, Arg)> =
                    args.iter().map(|(key, arg)| (key.as_str(), arg.clone())).collect();
                check(&words.say_with(id, &args), id);
            }
        }
    }
}

fn is_number(blank: &str) -> bool {
    matches!(
        blank,
        "bits"
            | "count"
            | "of"
            | "new"
            | "number"
            | "step"
            | "served"
            | "cards"
            | "late"
            | "added"
            | "kept"
            | "lists"
            | "have"
            | "want"
            | "columns"
            | "rows"
            | "rest"
            | "lines"
    )
}

/// What holds for every text on a screen.
fn check(text: &str, what: &str) {
    assert!(!text.trim().is_empty(), "{what} is empty");
    // What steers a terminal is written out as `\u{1b}`; no other brace may be left.
    let plain = text.replace("\\u{", "");
    assert!(!plain.contains(['{', '\u{2068}', '\u{2069}']), "{what}: {text}");
    assert!(!text.chars().any(char::is_control), "{what}: {text:?}");
    for sentence in text.split(". ") {
        assert!(sentence.chars().count() <= LONGEST, "{what} is long: {sentence}");
    }
}

#[test]
fn french_keeps_its_marks_together_and_english_has_its_own() {
    for (file, text) in files_of("fr") {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            for loose in [" :", " ;", " !", " ?", " »", "« ", "’", "“"] {
                assert!(!line.contains(loose), "{file}: {loose:?} in {line}");
            }
        }
    }
    for (file, text) in files_of("en") {
        assert!(!text.contains(['«', '»', '’', '\u{a0}']), "{file}");
    }
}

/// The locale files of a language, with their names.
fn files_of(lang: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(format!("assets/locales/{lang}")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let files: Vec<(String, String)> = paths
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    assert!(files.len() > 20);
    files
}

/// A wizard with a plan: from OVHcloud's mail to Google's, the lines made at `company`.
fn at(company: &str, lang: Lang) -> Wizard {
    let mut wizard = Stage::at(StepId::Plan, lang).wizard;
    let answers = wizard.answers.as_mut().unwrap();
    answers.registrar = Some(RegistrarId::new(company));
    wizard
}

fn wanted(wizard: &Wizard, id: &str) -> Wanted {
    let plan = wizard.plan().unwrap();
    plan.wanted().into_iter().find(|wanted| wanted.id.starts_with(id)).unwrap()
}

/// A finding of every kind, as the servers would give rise to it.
fn findings(wizard: &Wizard) -> Vec<Finding> {
    let name = Name::from_presentation;
    let finding = |code, record: Option<&str>, detail| {
        let record = record.map(|id| wanted(wizard, id).id);
        Finding { code, record, seen: String::new(), expected: String::new(), detail }
    };
    let (mx, spf) = (wanted(wizard, "mx").data, wanted(wizard, "spf").data);
    let google = name("smtp.google.com");
    vec![
        finding(Code::WrongPanel, Some("mx"), Detail::WrongPanel),
        finding(
            Code::NameDoubled,
            Some("dmarc"),
            Detail::NameDoubled {
                bad: name("_dmarc.acme.fr.acme.fr"),
                good: Host::Under("_dmarc".to_owned()),
            },
        ),
        finding(
            Code::TargetDoubled,
            Some("mx"),
            Detail::TargetDoubled { bad: name("smtp.google.com.acme.fr"), good: google },
        ),
        finding(
            Code::SpfMultiple,
            Some("spf"),
            Detail::SpfMultiple {
                lines: vec!["v=spf1 -all".to_owned(), "v=spf1 include:mx.ovh.com ~all".to_owned()],
                merged: spf.to_string(),
            },
        ),
        finding(
            Code::RecordDifferent,
            Some("mx"),
            Detail::Different {
                seen: vec![Rdata::Mx { priority: 1, exchange: name("smtp.gogle.com") }],
                wanted: mx,
                first_difference: 9,
            },
        ),
        finding(
            Code::RecordDifferent,
            Some("spf"),
            Detail::Different {
                seen: vec![Rdata::Txt("\"v=spf1\u{1b}[2J ~all\"".to_owned())],
                wanted: spf,
                first_difference: 0,
            },
        ),
        finding(Code::RecordMissing, Some("dmarc"), Detail::Missing),
        finding(Code::RecordMissing, Some("mx"), Detail::Missing),
        finding(
            Code::OldMxLeft,
            None,
            Detail::OldMxLeft {
                lines: vec![(1, name("mx1.mail.ovh.net")), (5, name("mx2.mail.ovh.net"))],
            },
        ),
    ]
}

/// A fault of every kind that lies in no single record.
fn faults() -> Vec<Finding> {
    let name = Name::from_presentation;
    let server = Server { name: name("ns1.host.example"), address: [192, 0, 2, 1].into() };
    let ds = Ds { key_tag: 12_345, algorithm: 13, digest_type: 2, digest: vec![7; 32] };
    let notice = "by order\u{1b}[2J of \u{202e}a court".to_owned();
    let signs = [
        Sign::NobodyAnswered([192, 0, 2, 53].into()),
        Sign::OneBehindTwo,
        Sign::WrongName("dnsmasq\u{1b}".to_owned()),
        Sign::InventedName,
        Sign::TooSoon { km: 11_282, one_ms: 5, other_ms: 4 },
    ];
    let passages = signs.into_iter().map(Passage::Intercepted).chain([Passage::Blocked]);
    let mut all: Vec<(Code, Detail)> =
        passages.map(|passage| (Code::NetworkIntercepts, Detail::Intercepted(passage))).collect();
    let bad = |code| Breach::BadSignatures { extended_error: Some((code, notice.clone())) };
    for keys in [vec![], vec![4711, 815]] {
        let sealed = vec![ds.clone()];
        all.push((Code::DnssecBroken, Detail::Dnssec(Breach::NoMatchingKey { sealed, keys })));
    }
    all.extend([6, 7, 8].map(|code| (Code::DnssecBroken, Detail::Dnssec(bad(code)))));
    let words = [ServerWord::Stale, ServerWord::Different, ServerWord::Lame];
    for word in words.into_iter().chain([ServerWord::Refusing, ServerWord::Failing]) {
        let servers = vec![(server.clone(), word)];
        let about = vec![Question::new(name("acme.fr"), Rtype::Mx)];
        let since = (word == ServerWord::Stale).then_some(Moment(0));
        all.push((
            Code::LameServers,
            Detail::Lame { servers: servers.clone(), publishing: 0, of: 1 },
        ));
        all.push((Code::ServersDisagree, Detail::Disagree { servers, of: 4, about, since }));
    }
    let resolvers = vec!["OpenDNS".to_owned(), "Quad9".to_owned()];
    all.extend([
        (Code::DomainNotRegistered, Detail::NotRegistered { parent: name("fr") }),
        (Code::DomainSuspended, Detail::Suspended { name_servers: vec![name("ns.example")] }),
        (
            Code::ServersDisagree,
            Detail::DelegationDiffers { above: vec![name("a.example")], inside: vec![] },
        ),
        (
            Code::CheckedTooEarly,
            Detail::Unheard { resolvers: 3, until: Some(Moment(60_000)), now: Moment(0) },
        ),
        (Code::CheckedTooEarly, Detail::Unheard { resolvers: 1, until: None, now: Moment(0) }),
        (Code::OldTtl, Detail::OldAnswers { resolvers: 3, until: Moment(60_000), now: Moment(0) }),
        (
            Code::CourtOrderTxt,
            Detail::CourtOrder { resolvers: resolvers.clone(), notice: notice.clone() },
        ),
        (Code::FilteredResolver, Detail::Filtered { resolvers, reason: String::new() }),
    ]);
    let finding = |(code, detail)| Finding {
        code,
        record: None,
        seen: String::new(),
        expected: String::new(),
        detail,
    };
    all.into_iter().map(finding).collect()
}

#[test]
fn every_fault_is_told_in_whole_sentences_with_something_to_do() {
    for lang in LANGS {
        let words = words(lang);
        for company in COMPANIES {
            let wizard = at(company, lang);
            for finding in faults() {
                let text = words.finding(&finding, &Subject::of(&wizard));
                let what = format!("{:?} at {company}", finding.detail);
                for part in all_of(&text) {
                    check(part, &what);
                }
                assert!(!text.headline.is_empty() && !text.repair.is_empty(), "{what}");
                assert!(text.repair.iter().all(|one| one.ends_with('.')), "{:?}", text.repair);
                assert!(text.type_this.is_none() && text.then.is_none(), "{what}");
            }
        }
    }
}

fn all_of(text: &FindingText) -> Vec<&String> {
    let FindingText { headline, seen, repair, type_this, then } = text;
    std::iter::once(headline).chain(seen).chain(repair).chain(type_this).chain(then).collect()
}

#[test]
fn every_finding_is_put_right_in_the_words_of_that_very_panel() {
    for lang in LANGS {
        let words = words(lang);
        for company in COMPANIES {
            let wizard = at(company, lang);
            let registrar = wizard.registrar().unwrap();
            let labels = |role| {
                [&registrar.forms.mx, &registrar.forms.txt]
                    .into_iter()
                    .flat_map(|form| &form.boxes)
                    .filter(move |cell| cell.role == role)
                    .map(|cell| cell.label.of(lang).to_owned())
            };
            let own: Vec<String> =
                [Role::Name, Role::Target, Role::Value].into_iter().flat_map(labels).collect();
            let found = findings(&wizard);
            let all = found.iter().cloned().chain(faults()).chain(reviewed::faults());
            let all = all.chain(around::faults()).map(|one| one.code);
            let told: BTreeSet<Code> = all.chain(entered::CODES).collect();
            assert_eq!(told.len(), Code::all().count(), "a code has no example here");
            for finding in found {
                let text = words.finding(&finding, &Subject::of(&wizard));
                let what = format!("{:?} at {company}", finding.code);
                for part in all_of(&text) {
                    check(part, &what);
                }
                assert!(!text.repair.is_empty(), "{what}");
                let repair = text.repair.join(" ");
                if finding.code == Code::WrongPanel {
                    assert!(repair.contains("Cloudflare"), "{what}: {repair}");
                    continue;
                }
                assert!(own.iter().any(|label| repair.contains(label)), "{what}: {repair}");
                if finding.code != Code::OldMxLeft {
                    let leads = text.repair.last().unwrap();
                    assert_eq!(text.type_this.is_some(), !leads.ends_with('.'), "{what}: {leads}");
                }
            }
        }
    }
}

#[test]
fn the_part_that_is_too_much_stands_in_brackets_and_the_right_one_alone() {
    let wizard = at("namecheap", Lang::Fr);
    let found = findings(&wizard);
    let text = words(Lang::Fr).finding(&found[1], &Subject::of(&wizard));
    assert_eq!(text.seen, ["_dmarc.acme.fr[.acme.fr]"]);
    assert_eq!(text.repair, ["Dans la case «\u{a0}Host\u{a0}», tapez seulement"]);
    assert_eq!(text.type_this.as_deref(), Some("_dmarc"));
    let then = text.then.unwrap();
    assert!(then.starts_with("Namecheap ajoute acme.fr tout seul"), "{then}");
}

#[test]
fn where_the_domain_stuck_to_a_target_the_dot_is_part_of_what_to_type() {
    for company in COMPANIES {
        let wizard = at(company, Lang::En);
        let text = words(Lang::En).finding(&findings(&wizard)[2], &Subject::of(&wizard));
        assert_eq!(text.seen, ["smtp.google.com[.acme.fr]"]);
        assert_eq!(text.type_this.as_deref(), Some("smtp.google.com."));
    }
}

#[test]
fn a_hostile_answer_is_shown_and_does_nothing() {
    let wizard = at("gandi", Lang::En);
    let text = words(Lang::En).finding(&findings(&wizard)[5], &Subject::of(&wizard));
    assert!(text.seen.iter().all(|seen| !seen.contains('\u{1b}')), "{:?}", text.seen);
}

fn problem(problem: &Problem) -> Vec<String> {
    std::iter::once(&problem.headline).chain(&problem.repair).cloned().collect()
}

fn lines(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|line| line.text.clone()).collect()
}

#[test]
fn each_slip_with_a_domain_has_its_own_sentence_and_its_own_repair() {
    let text = || "acme".to_owned();
    let faults = [
        DomainFault::Empty,
        DomainFault::IpAddress(text()),
        DomainFault::Space,
        DomainFault::Several(text(), text()),
        DomainFault::TooLong,
        DomainFault::NoEnding(text()),
        DomainFault::OnlyEnding("co.uk".to_owned()),
        DomainFault::Character('\u{202e}'),
        DomainFault::Part(String::new()),
        DomainFault::Part(text()),
        DomainFault::TwoAts,
    ];
    for lang in LANGS {
        let words = words(lang);
        let mut seen = BTreeSet::new();
        for fault in &faults {
            let words = words.domain_problem(fault);
            for text in problem(&words) {
                check(&text, "a domain problem");
            }
            assert!(seen.insert(words.headline) && !words.repair.is_empty(), "{fault:?}");
        }
    }
}

#[test]
fn each_serious_state_has_a_sentence_and_something_to_do() {
    let servers = vec![Name::from_presentation("ns1.example.net")];
    let standings = [
        Standing::NotRegistered { parent: Name::from_presentation("fr") },
        Standing::Suspended { name_servers: servers },
        Standing::ServersSilent,
        Standing::MailUntold,
        Standing::DnssecBroken,
        Standing::Unreachable(Obstacle::NoResolver),
        Standing::Unreachable(Obstacle::Intercepted),
        Standing::Unreachable(Obstacle::ParentSilent),
    ];
    for lang in LANGS {
        for standing in &standings {
            let mut stage = Stage::at(StepId::Found, lang);
            let mut photo = stage.photo();
            photo.standing = standing.clone();
            stage.wizard.photo = PhotoState::Taken(Box::new(photo));
            let page = words(lang).found_page(&stage.wizard);
            let trouble = page.trouble.unwrap();
            assert!(!trouble.repair.is_empty());
            for text in problem(&trouble) {
                check(&text, "a serious state");
            }
        }
    }
}

#[test]
fn every_screen_of_a_journey_is_whole_in_both_languages_at_every_company() {
    for lang in LANGS {
        let words = words(lang);
        for company in COMPANIES {
            for provider in ["google-workspace", "microsoft-365", "other"] {
                let mut wizard = at(company, lang);
                let answers = wizard.answers.as_mut().unwrap();
                answers.provider = Some(ProviderId::new(provider));
                let mx = "acme-fr.mail.protection.outlook.com";
                answers.inputs.insert("mx_host".to_owned(), vec![mx.to_owned()]);
                answers.inputs.insert("mx".to_owned(), vec![format!("10:{mx}")]);
                let plan = words.plan_page(&wizard);
                check(&plan.headline, "the plan");
                for text in lines(&plan.notes) {
                    check(&text, "the plan");
                }
                for entry in &plan.entries {
                    check(&entry.reason, "a reason");
                    check(&entry.verb, "a verb");
                }
                for card in 0..wizard.cards().len() {
                    wizard.enter.card = card;
                    card_is_whole(&words.card_page(&wizard));
                }
                for field in wizard.fields() {
                    wizard.details.key = Some(field.key.clone());
                    let page = words.details_page(&wizard);
                    check(&page.question, "a question");
                    for text in &page.where_to_find {
                        check(text, &field.key);
                    }
                    for text in lines(&page.notes) {
                        check(&text, &field.key);
                    }
                }
            }
        }
    }
}

fn card_is_whole(page: &CardPage) {
    for text in [&page.place, &page.title, &page.company, &page.reason, &page.status.text] {
        check(text, "a card");
    }
    assert!(!page.path.is_empty() && page.path.iter().all(|step| !step.is_empty()));
    for text in lines(&page.warnings) {
        check(&text, "a warning");
    }
    assert!(!page.records.is_empty() || page.delete.is_some() || !page.warnings.is_empty());
    for field in page.records.iter().flat_map(|record| &record.boxes) {
        assert!(!field.label.is_empty());
        assert!(!field.value.is_empty() || field.note.is_some(), "{} says nothing", field.label);
    }
}

#[test]
fn help_names_the_keys_of_the_screen_and_says_what_it_is_about() {
    for lang in LANGS {
        for step in StepId::ALL {
            let wizard = Stage::at(step, lang).wizard;
            let HelpPage { title, keys, about, lines } = words(lang).help_page(&wizard);
            check(&title, "help");
            check(&about, "help");
            assert!((4..=8).contains(&lines.len()), "{step:?}");
            for line in &lines {
                check(line, "help");
            }
            assert!(keys.iter().all(|(key, label)| !key.is_empty() && !label.is_empty()));
            assert!(keys.iter().any(|(key, _)| key.contains("F1")));
        }
    }
}

#[test]
fn a_copy_is_never_promised_where_nothing_confirms_it() {
    let copied = |outcome| Notice::Copied { outcome, label: "Host".to_owned() };
    let over_terminal = [
        CopyOutcome::Terminal { inside_multiplexer: false },
        CopyOutcome::Terminal { inside_multiplexer: true },
        CopyOutcome::Nowhere,
    ];
    for lang in LANGS {
        let words = words(lang);
        for outcome in over_terminal.clone() {
            let line = words.notice(&copied(outcome));
            assert!(line.text.contains("Host") && line.text.contains(" v"), "{}", line.text);
        }
        let page = Notice::Wrote(Written::Handover("x\u{1b}-handover.html".to_owned()));
        check(&words.notice(&page).text, "a notice");
        let failed = Notice::Wrote(Written::Failed("disk\u{1b} full".to_owned()));
        check(&words.notice(&failed).text, "a notice");
    }
}

#[test]
fn clock_times_follow_the_language_and_the_zone() {
    let noon = Moment(1_795_435_200_000); // 23 November 2026, 12:00 UTC
    let paris = TimeZone::fixed(jiff::tz::offset(1));
    let (en, fr) = (Words::new(Lang::En, paris.clone()), Words::new(Lang::Fr, paris));
    let later = noon.plus_seconds(3 * 3600 + 40 * 60);
    assert_eq!(en.clock(later), "16:40");
    assert_eq!(fr.clock(later), "16\u{a0}h\u{a0}40");
    assert_eq!(en.when(later, noon), "16:40");
    assert_eq!(fr.when(later, noon), "à 16\u{a0}h\u{a0}40");
    let tomorrow = noon.plus_seconds(86_400);
    assert_eq!(en.when(tomorrow, noon), "tomorrow at 13:00");
    assert_eq!(fr.when(tomorrow, noon), "demain à 13\u{a0}h\u{a0}00");
    assert_eq!(en.when_past(noon, tomorrow), "yesterday at 13:00");
    assert_eq!(fr.when(noon.plus_seconds(8 * 86_400), noon), "le 1er décembre à 13\u{a0}h\u{a0}00");
    assert_eq!(en.when(noon.plus_seconds(60 * 86_400), noon), "22 January 2027 at 13:00");
}

#[test]
fn the_end_of_a_wait_is_rounded_up_and_never_comes_before_it() {
    let english = words(Lang::En);
    let now = Moment(1_795_435_200_000);
    let by = |seconds| english.by(now.plus_seconds(seconds), now);
    assert_eq!(by(3600), "13:00");
    assert_eq!(by(3601), "13:05");
    assert_eq!(by(599), "12:10");
    assert_eq!(by(601), "12:15");
    assert_eq!(by(61), "12:02");
    assert_eq!(by(1), "12:01");
    assert_eq!(by(0), "12:00");
    assert_eq!(words(Lang::Fr).by(now.plus_seconds(3601), now), "à 13\u{a0}h\u{a0}05");
    assert_eq!(english.by(now.plus_seconds(12 * 3600 - 30), now), "tomorrow at 0:00");
}

#[test]
fn spans_are_said_as_people_say_them() {
    let (en, fr) = (words(Lang::En), words(Lang::Fr));
    let cases = [
        (15, "15 seconds", "15 secondes"),
        (60, "1 minute", "1 minute"),
        (90, "2 minutes", "2 minutes"),
        (300, "5 minutes", "5 minutes"),
        (3600, "1 hour", "1 heure"),
        (7200, "2 hours", "2 heures"),
        (14_400, "4 hours", "4 heures"),
        (86_400, "1 day", "1 jour"),
        (172_800, "2 days", "2 jours"),
    ];
    for (seconds, english, french) in cases {
        assert_eq!(en.duration(seconds), english);
        assert_eq!(fr.duration(seconds), french);
    }
    assert_eq!(en.ago(2_400), "2 s ago");
    assert_eq!(en.ago(400), "just now");
    assert_eq!(en.ago(u64::MAX / 2).split(' ').next_back(), Some("ago"));
}

#[test]
fn an_id_without_words_is_shown_as_it_is_and_nothing_panics() {
    assert_eq!(words(Lang::En).say("no-such-words"), "no-such-words");
    assert!(!words(Lang::Fr).say_with("time-days", &[]).is_empty());
}
