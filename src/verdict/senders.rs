//! The list of senders as it is published: SPF (RFC 7208).
//!
//! Several lists, or one that cannot be read, silence everything else: receivers look no further.

mod cost;
#[cfg(test)]
mod tests;
mod vain;

use super::astray::old_type;
use super::{Code, Detail, Finding, Scene};
use crate::catalog::{Provider, SpfPart};
use crate::names::Name;
use crate::plan::{Plan, is_proof};
use crate::records::spf::{self, Oddity, Spf, SpfFault, SpfFaultKind};
use crate::records::{Rdata, Rtype};

pub(super) use vain::questions;

/// What is wrong with a list of senders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SenderFault {
    /// It cannot be read.
    Syntax {
        /// The line, as served.
        line: String,
        /// What is wrong, and where.
        fault: SpfFault,
        /// The whole line put right.
        repaired: String,
    },
    /// It asks for more look-ups than receivers make.
    TooMany {
        /// Look-ups in all, or the least there can be.
        total: u32,
        /// The terms that cost something, dearest first.
        parts: Vec<(String, u32)>,
    },
    /// Names that it looks up do not exist: receivers give up after two.
    InVain {
        /// The terms with those names.
        terms: Vec<String>,
        /// The list without them.
        repaired: String,
    },
    /// It leads to names without a list, or with one nobody can read.
    Dangling {
        /// Those names.
        names: Vec<String>,
        /// The term of this list that leads there.
        term: String,
        /// The list without that term; `None` where the fault lies in somebody else's list.
        repaired: Option<String>,
    },
    /// It leads in a circle.
    Circle {
        /// A name that leads back to itself.
        name: String,
        /// The list without the term that leads there, where it is in this list.
        repaired: Option<String>,
    },
    /// Everybody may send.
    Everyone {
        /// The line.
        line: String,
        /// The line with an end that protects.
        repaired: String,
    },
    /// It ends without an answer, or with "no opinion".
    Open {
        /// The line.
        line: String,
        /// The line with an end that protects.
        repaired: String,
    },
    /// Nobody may send, and a mail company receives.
    Parked {
        /// The line.
        line: String,
        /// The line with the mail company in it.
        repaired: String,
    },
    /// Parts that receivers pass over, or should.
    Obsolete {
        /// The parts as written.
        parts: Vec<String>,
    },
    /// The same list, or an older one, stands beside it in the type that SPF once had of its own,
    /// which nobody reads (RFC 7208 §3.1).
    OldType {
        /// What stands there.
        line: String,
    },
    /// The mail company is not in it.
    Lacking {
        /// The line.
        line: String,
        /// What the company wants in it.
        missing: Vec<String>,
        /// The company by name.
        company: String,
        /// The whole line with it.
        repaired: String,
    },
}

/// The findings of this family in what is published now.
pub(super) fn review(scene: &Scene<'_>) -> Vec<Finding> {
    let apex = scene.apex();
    let Some(texts) = scene.texts(&apex).filter(|_| scene.alias(&apex).is_none()) else {
        return Vec::new();
    };
    let lists: Vec<&String> = texts.iter().filter(|text| spf::is_spf(text)).collect();
    let mut found: Vec<Finding> = match lists.as_slice() {
        [] => broken(scene, &texts).into_iter().collect(),
        [line] => match spf::parse(line) {
            Err(fault) => vec![syntax(scene, line, fault)],
            Ok(list) => one(scene, line, &list),
        },
        _ => vec![several(scene, &lists)],
    };
    let old: Vec<String> = texts.iter().filter(|text| is_sender_id(text)).cloned().collect();
    if !old.is_empty() {
        found.push(finding(scene, Code::SpfObsolete, SenderFault::Obsolete { parts: old }));
    }
    let takes_none =
        scene.mx().is_some_and(|lines| lines.iter().all(|line| line.1 == Name::root()));
    let is_relic = !lists.is_empty() || takes_none;
    if let Some(line) = old_type(scene).into_iter().next().filter(|_| is_relic) {
        found.push(finding(scene, Code::SpfObsolete, SenderFault::OldType { line }));
    }
    found
}

/// The line that does what this one was meant to: the plan's, else this one repaired, with the mail
/// company in it.
pub(super) fn repaired(scene: &Scene<'_>, lines: &[&String]) -> String {
    if let Some(planned) = scene.plan.and_then(|plan| plan.spf.as_ref())
        && spf::parse(planned).is_ok()
    {
        return planned.clone();
    }
    let lines: Vec<String> = lines.iter().map(|line| (*line).clone()).collect();
    let part = wanted_part(scene);
    let wanted = part.map(|part| part.mechanisms.clone()).unwrap_or_default();
    spf::merge(&lines, &wanted, part.map_or("~all", |part| &part.tail)).text
}

fn wanted_part<'a>(scene: &Scene<'a>) -> Option<&'a SpfPart> {
    let provider: &Provider = scene.companies.provider?;
    provider.spf_of(None)
}

/// Lists that receivers do not even take for one: a space or a quotation mark before it.
fn broken(scene: &Scene<'_>, texts: &[String]) -> Option<Finding> {
    let line = texts.iter().find(|text| spf::looks_like_spf(text))?;
    spf::parse(line).err().map(|fault| syntax(scene, line, fault))
}

fn syntax(scene: &Scene<'_>, line: &String, fault: SpfFault) -> Finding {
    let repaired = repaired(scene, &[line]);
    finding(scene, Code::SpfSyntax, SenderFault::Syntax { line: line.clone(), fault, repaired })
}

fn several(scene: &Scene<'_>, lists: &[&String]) -> Finding {
    let merged = repaired(scene, lists);
    let lines: Vec<String> = lists.iter().map(|line| (*line).clone()).collect();
    Finding {
        code: Code::SpfMultiple,
        record: record(scene),
        seen: lines.join("\n"),
        expected: merged.clone(),
        detail: Detail::SpfMultiple { lines, merged },
    }
}

/// What is wrong with the only list, which can be read.
fn one(scene: &Scene<'_>, line: &String, list: &Spf) -> Vec<Finding> {
    let odd = list.oddities();
    let mut faults: Vec<(Code, SenderFault)> = Vec::new();
    let repaired = || repaired(scene, &[line]);
    if let Some(term) = odd.iter().find_map(|odd| match odd {
        Oddity::EqualsForColon(term) => Some(term),
        _ => None,
    }) {
        let fault = equals(line, term);
        faults.push((
            Code::SpfSyntax,
            SenderFault::Syntax { line: line.clone(), fault, repaired: repaired() },
        ));
    }
    let is_parked = odd.contains(&Oddity::Parked);
    if is_parked && receives(scene) {
        faults.push((
            Code::SpfParked,
            SenderFault::Parked { line: line.clone(), repaired: repaired() },
        ));
    }
    if odd.contains(&Oddity::EveryoneMaySend) {
        faults.push((
            Code::SpfWeakAll,
            SenderFault::Everyone { line: line.clone(), repaired: protected(line) },
        ));
    } else if odd.iter().any(|one| matches!(one, Oddity::NoTail | Oddity::NeutralTail)) {
        faults.push((
            Code::SpfNeutralAll,
            SenderFault::Open { line: line.clone(), repaired: protected(line) },
        ));
    }
    if faults.is_empty() {
        faults.extend(lacking(scene, line, list));
    }
    faults.extend(cost::faults(scene, line, list));
    faults.extend(vain::fault(scene, list));
    let parts: Vec<String> = odd
        .into_iter()
        .filter_map(|odd| match odd {
            Oddity::AfterAll(term) | Oddity::RedirectIgnored(term) | Oddity::Ptr(term) => {
                Some(term)
            }
            _ => None,
        })
        .collect();
    if !parts.is_empty() {
        faults.push((Code::SpfObsolete, SenderFault::Obsolete { parts }));
    }
    faults.into_iter().map(|(code, fault)| finding(scene, code, fault)).collect()
}

/// `include=` where `include:` was meant, as a fault with its place.
fn equals(line: &str, term: &str) -> SpfFault {
    let head = line.split(term).next().unwrap_or_default().chars().count();
    let name: String = term.chars().take_while(|c| *c != '=').collect();
    let at = head + name.chars().count();
    SpfFault { at, kind: SpfFaultKind::UnknownTerm(format!("{name}=")) }
}

/// The same senders with `~all` at the end.
fn protected(line: &str) -> String {
    let Ok(list) = spf::parse(line) else { return line.to_owned() };
    let is_end = |term: &spf::Term| {
        matches!(term.meaning(), spf::Meaning::Directive(_, spf::Mechanism::All))
    };
    let words: Vec<&str> =
        list.terms().iter().filter(|term| !is_end(term)).map(spf::Term::text).collect();
    let line = std::iter::once("v=spf1").chain(words).chain(std::iter::once("~all"));
    spf::merge(&[line.collect::<Vec<_>>().join(" ")], &[], "~all").text
}

/// True where a known mail company receives the mail, or shall.
fn receives(scene: &Scene<'_>) -> bool {
    let has_server = scene
        .mx()
        .unwrap_or_default()
        .iter()
        .any(|(_, name)| *name != Name::root() && !is_proof(name));
    let is_wanted = || {
        let wanted = scene.plan.map(Plan::wanted).unwrap_or_default();
        wanted.iter().any(|one| one.data.rtype() == Rtype::Mx)
    };
    scene.companies.provider.is_some() && (has_server || is_wanted())
}

/// The mail company is not in the list, nor in any list that this one leads to. Behind a filter, the
/// filter may be what sends.
fn lacking(scene: &Scene<'_>, line: &String, list: &Spf) -> Option<(Code, SenderFault)> {
    let provider = scene.companies.provider?;
    let is_filtered = scene.plan.is_some_and(|plan| plan.gateway.is_some());
    if !receives(scene) || is_filtered {
        return None;
    }
    let missing: Vec<String> = wanted_terms(scene)
        .into_iter()
        .filter(|wanted| !cost::covers(scene, list, wanted))
        .collect();
    if missing.is_empty() || cost::is_unknown(scene, list) {
        return None;
    }
    let repaired = repaired(scene, &[line]);
    let (line, company) = (line.clone(), provider.name.clone());
    Some((Code::SpfMissingInclude, SenderFault::Lacking { line, missing, company, repaired }))
}

/// Whom the list should let send: as planned, else as the mail company wants.
fn wanted_terms(scene: &Scene<'_>) -> Vec<String> {
    let planned = scene.plan.and_then(|plan| spf::parse(plan.spf.as_ref()?).ok());
    let Some(planned) = planned else {
        return wanted_part(scene).map(|part| part.mechanisms.clone()).unwrap_or_default();
    };
    let is_sender = |term: &&spf::Term| match term.meaning() {
        spf::Meaning::Directive(qualifier, mechanism) => {
            *qualifier == spf::Qualifier::Pass && *mechanism != spf::Mechanism::All
        }
        _ => false,
    };
    planned.effective().filter(is_sender).map(|term| term.text().to_owned()).collect()
}

/// `spf2.0/pra`: Sender ID, which was given up (RFC 4406 is historic).
fn is_sender_id(text: &str) -> bool {
    text.trim_start().to_ascii_lowercase().starts_with("spf2.0/")
}

fn finding(scene: &Scene<'_>, code: Code, fault: SenderFault) -> Finding {
    let (seen, expected) = match &fault {
        SenderFault::Syntax { line, repaired, .. }
        | SenderFault::Everyone { line, repaired }
        | SenderFault::Open { line, repaired }
        | SenderFault::Parked { line, repaired }
        | SenderFault::Lacking { line, repaired, .. } => (line.clone(), repaired.clone()),
        SenderFault::InVain { terms, repaired } => (terms.join("\n"), repaired.clone()),
        SenderFault::TooMany { parts, .. } => {
            let part = |(term, cost): &(String, u32)| format!("{term} {cost}");
            (parts.iter().map(part).collect::<Vec<_>>().join("\n"), String::new())
        }
        SenderFault::Dangling { names, repaired, .. } => {
            (names.join("\n"), repaired.clone().unwrap_or_default())
        }
        SenderFault::Circle { name, repaired } => {
            (name.clone(), repaired.clone().unwrap_or_default())
        }
        SenderFault::Obsolete { parts } => (parts.join("\n"), String::new()),
        SenderFault::OldType { line } => (line.clone(), String::new()),
    };
    Finding { code, record: record(scene), seen, expected, detail: Detail::Senders(fault) }
}

/// The id of the list that the plan wants.
fn record(scene: &Scene<'_>) -> Option<String> {
    let wanted = scene
        .plan?
        .wanted()
        .into_iter()
        .find(|wanted| matches!(&wanted.data, Rdata::Txt(text) if spf::is_spf(text)));
    wanted.map(|wanted| wanted.id)
}
