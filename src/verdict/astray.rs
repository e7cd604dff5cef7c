//! Records that are there, at another name than theirs, or hidden by what stands at their own.

use super::compare::{before, does_the_same, served};
use super::entered::{Entered, found, text};
use super::hunt::{Place, places, probe};
use super::logbook::is_authoritative;
use super::meaning::{self, Family, family};
use super::{Code, Detail, Evidence, Finding, Scene, Stage};
use crate::names::{Host, Name};
use crate::observe::{Moment, Question};
use crate::plan::{Step, Wanted};
use crate::records::{Rdata, Rtype, dmarc, spf};

/// A name that was heard of only after this many seconds on the card was made on it.
const FIRST_LOOK_S: u64 = 4;

/// A record at another name, or behind another one at its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AstrayFault {
    /// The line was made for another name.
    Elsewhere {
        /// Where it stands.
        bad: Name,
        /// Where it belongs.
        good: Host,
    },
    /// The line was made for the catch-all name, `*`.
    AtCatchAll {
        /// Where it belongs.
        good: Host,
    },
    /// Its name lost the underscore.
    Underscore {
        /// Where it stands.
        bad: Name,
        /// Where it belongs.
        good: Host,
    },
    /// The text stands at the domain itself.
    AtApex {
        /// Where it belongs.
        good: Host,
        /// The text that stands there.
        text: String,
    },
    /// The list of senders stands where nobody looks for it.
    Senders {
        /// Where it stands.
        bad: Name,
    },
    /// The list of senders was made in the type that SPF once had of its own, which nobody reads
    /// (RFC 7208 §3.1).
    SenderType {
        /// The list, as served.
        text: String,
    },
    /// The key stands where another key would be.
    Selector {
        /// Where it stands.
        bad: Name,
        /// Where it belongs.
        good: Host,
    },
    /// The catch-all line answers, and the record itself is not there.
    CatchAll {
        /// What it answers.
        seen: Vec<Rdata>,
        /// The record's own name.
        good: Host,
    },
    /// The domain itself is an alias, which hides everything else there.
    AliasAtApex {
        /// Where it leads.
        target: Name,
    },
}

impl AstrayFault {
    /// Where the record was found; `None` for what stands at its own name.
    pub fn place(&self) -> Option<&Name> {
        match self {
            Self::Elsewhere { bad, .. }
            | Self::Underscore { bad, .. }
            | Self::Senders { bad }
            | Self::Selector { bad, .. } => Some(bad),
            Self::AtCatchAll { .. }
            | Self::AtApex { .. }
            | Self::SenderType { .. }
            | Self::CatchAll { .. }
            | Self::AliasAtApex { .. } => None,
        }
    }
}

/// The record of `step` at one of the names where it may have gone.
pub(super) fn astray(evidence: &Evidence<'_>, step: &Step, stage: Stage) -> Option<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    // Where something stands at the right name already, that is what has to be put right.
    let own = told(evidence, &step.question(&evidence.plan.domain));
    let has_attempt = step.host != Host::Apex && !own.is_empty();
    let has_list = own.iter().filter_map(text).any(spf::looks_like_spf);
    for (place, question) in places(evidence.plan, step) {
        if has_attempt && !matches!(place, Place::Doubled | Place::Plain)
            || has_list && place == Place::Own
        {
            continue;
        }
        let seen = told(evidence, &question);
        let wanted = step
            .wanted
            .iter()
            .find(|wanted| seen.iter().any(|seen| is_meant(evidence, step, wanted, seen, place)));
        let Some(wanted) = wanted else { continue };
        if is_from_before(evidence, &question, place, stage)
            || is_everywhere(evidence, place, &question, &seen)
        {
            continue;
        }
        found.extend(at(place, &question.name, step, wanted, &seen, evidence));
    }
    found.into_iter().min_by_key(|finding| finding.code)
}

/// The finding for a record that stands at `place`.
fn at(
    place: Place,
    bad: &Name,
    step: &Step,
    wanted: &Wanted,
    seen: &[Rdata],
    evidence: &Evidence<'_>,
) -> Option<Finding> {
    let good = step.host.clone();
    let is_list = matches!(&wanted.data, Rdata::Txt(text) if family(text) == Family::Spf);
    let (code, detail) = match place {
        Place::Own => {
            let text = seen.iter().find_map(|seen| match seen {
                Rdata::Spf(text) => Some(text.clone()),
                _ => None,
            })?;
            (Code::SpfOnWrongName, Detail::Astray(AstrayFault::SenderType { text }))
        }
        Place::Doubled => (Code::NameDoubled, Detail::NameDoubled { bad: bad.clone(), good }),
        Place::CatchAll => (Code::WrongHost, Detail::Astray(AstrayFault::AtCatchAll { good })),
        Place::Plain => {
            let fault = AstrayFault::Underscore { bad: bad.clone(), good };
            (Code::UnderscoreRefused, Detail::Astray(fault))
        }
        Place::Apex => {
            let mut texts = seen.iter().filter_map(text);
            let own = texts.find(
                |one| matches!(&wanted.data, Rdata::Txt(text) if meaning::resembles(text, one)),
            );
            let fault = AstrayFault::AtApex { good, text: own.unwrap_or_default().to_owned() };
            (Code::TxtAtApex, Detail::Astray(fault))
        }
        Place::Other if is_list => {
            let fault = AstrayFault::Senders { bad: bad.clone() };
            (Code::SpfOnWrongName, Detail::Astray(fault))
        }
        Place::Other => {
            let fault = AstrayFault::Elsewhere { bad: bad.clone(), good };
            (Code::WrongHost, Detail::Astray(fault))
        }
        Place::Selector => {
            let fault = AstrayFault::Selector { bad: bad.clone(), good };
            (Code::DkimWrongKey, Detail::Astray(fault))
        }
    };
    // The name at which a catch-all line was found out is nobody's.
    let shown = match place {
        Place::CatchAll | Place::Own => {
            seen.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        }
        _ => bad.to_string(),
    };
    Some(Finding {
        code,
        record: Some(wanted.id.clone()),
        seen: shown,
        expected: step.host.absolute(&evidence.plan.domain).to_string(),
        detail,
    })
}

/// True when a catch-all line answers the same at a name nobody made: nobody put the record here
/// either.
fn is_everywhere(
    evidence: &Evidence<'_>,
    place: Place,
    question: &Question,
    seen: &[Rdata],
) -> bool {
    let anywhere = Question::new(probe(&evidence.plan.domain), question.rtype);
    let is_below = !matches!(place, Place::Apex | Place::CatchAll);
    is_below && told(evidence, &anywhere) == seen
}

/// What the authoritative servers say to `question` now.
pub(super) fn told(evidence: &Evidence<'_>, question: &Question) -> Vec<Rdata> {
    let own = evidence.logbook.about(question).filter(|(server, sighting)| {
        evidence.servers.contains(server) && is_authoritative(&sighting.heard, &sighting.margin)
    });
    let mut data: Vec<Rdata> =
        own.flat_map(|(_, sighting)| served(question, &sighting.heard)).collect();
    data.sort();
    data.dedup();
    data
}

/// True when `seen`, found at `place`, is the wanted record or an attempt at it. Where a record of the
/// kind may stand for its own sake, it must be the very same.
fn is_meant(
    evidence: &Evidence<'_>,
    step: &Step,
    wanted: &Wanted,
    seen: &Rdata,
    place: Place,
) -> bool {
    if let (Rdata::Txt(one), Rdata::Spf(other)) = (&wanted.data, seen) {
        return does_the_same(&wanted.data, &Rdata::Txt(other.clone()))
            || names_the_news(evidence, step, one, other);
    }
    let (Rdata::Txt(one), Rdata::Txt(other)) = (&wanted.data, seen) else {
        // Nobody makes a line there on purpose: with a slip in its value it is still the one.
        let is_alike = place == Place::Doubled && wanted.data.rtype() == seen.rtype();
        return place != Place::Own && (is_alike || does_the_same(&wanted.data, seen));
    };
    let resembles = || meaning::is_telling(one) && meaning::resembles(one, other);
    match (place, family(one)) {
        (Place::Own, _) => false,
        (Place::Doubled | Place::Plain | Place::Apex, _) => {
            does_the_same(&wanted.data, seen) || resembles()
        }
        (Place::Other, Family::Spf) => names_the_news(evidence, step, one, other),
        _ => does_the_same(&wanted.data, seen),
    }
}

/// True when `seen` lets a sender send whom only the new list lets send. A list that hosts such as
/// `www` have for their own sake does not.
fn names_the_news(evidence: &Evidence<'_>, step: &Step, wanted: &str, seen: &str) -> bool {
    let (Ok(wanted), Ok(seen)) = (spf::parse(wanted), spf::parse(seen)) else { return false };
    let question = step.question(&evidence.plan.domain);
    let old: Vec<spf::Spf> = before(evidence.photo, &question)
        .iter()
        .filter_map(text)
        .filter_map(|text| spf::parse(text).ok())
        .collect();
    let is_new = |sender: &&str| !old.iter().any(|list| list.lets_send(sender));
    let mut senders = wanted.effective().map(spf::Term::text).filter(is_new);
    senders.any(|sender| sender.starts_with("include:") && seen.lets_send(sender))
}

/// True when a name that may exist for its own sake had the record before the person came to type.
fn is_from_before(
    evidence: &Evidence<'_>,
    question: &Question,
    place: Place,
    stage: Stage,
) -> bool {
    let Stage::Typing { since } = stage else { return false };
    match place {
        Place::Doubled | Place::Plain | Place::Own => false,
        Place::Apex | Place::Selector | Place::Other | Place::CatchAll => {
            let was_photographed = evidence.photo.views.iter().any(|view| {
                view.answers.iter().any(|(asked, heard, _)| asked == question && heard.is_answer())
            });
            if was_photographed {
                return before(evidence.photo, question) == told(evidence, question);
            }
            let moments = evidence
                .servers
                .iter()
                .filter_map(|server| evidence.logbook.since(server, question));
            moments.max().is_none_or(|at| at.seconds_since(since) < FIRST_LOOK_S)
        }
    }
}

/// What hides the record at its own name: an alias at the domain itself, or the catch-all line that
/// answers in its place.
pub(super) fn hidden(case: &Entered<'_>, now: Moment) -> Option<Finding> {
    let wanted = case.lacking().next()?;
    let alias = case.seen.iter().find_map(|seen| match seen {
        Rdata::Cname(target) => Some(target),
        _ => None,
    });
    let is_due = case.is_settled(now) && (case.is_news() || case.is_overdue(now));
    if let Some(target) = alias.filter(|_| case.step.host == Host::Apex) {
        let is_new = case.seen != case.before;
        let fault = AstrayFault::AliasAtApex { target: target.clone() };
        let seen = format!("CNAME {target}");
        return (is_new || is_due)
            .then(|| found(Code::CnameAtApex, wanted, seen, Detail::Astray(fault)));
    }
    let question = Question::new(probe(&case.evidence.plan.domain), case.step.rtype);
    let everywhere = told(case.evidence, &question);
    let is_catch_all = !case.seen.is_empty() && case.seen == everywhere;
    (is_due && is_catch_all).then(|| {
        let shown: Vec<String> = case.seen.iter().map(ToString::to_string).collect();
        let fault = AstrayFault::CatchAll { seen: case.seen.clone(), good: case.step.host.clone() };
        found(Code::Wildcard, wanted, shown.join("\n"), Detail::Astray(fault))
    })
}

/// The findings of this family in what is published now, where no card looks at it: without a plan,
/// an alias at the domain itself, and texts there that belong below it.
pub(super) fn review(scene: &Scene<'_>) -> Vec<Finding> {
    if scene.plan.is_some() {
        return senders_in_old_type(scene).into_iter().collect();
    }
    let apex = scene.apex();
    let alias = [Rtype::Mx, Rtype::Txt].into_iter().find_map(|rtype| {
        scene.published(&apex, rtype)?.into_iter().find_map(|data| match data {
            Rdata::Cname(target) => Some(target),
            _ => None,
        })
    });
    if let Some(target) = alias {
        let fault = AstrayFault::AliasAtApex { target: target.clone() };
        return vec![unplanned(Code::CnameAtApex, format!("CNAME {target}"), String::new(), fault)];
    }
    let texts = scene.texts(&apex).unwrap_or_default();
    let is_told = scene.texts(&apex.child("_dmarc")).is_some_and(|texts| texts.is_empty());
    let rule = texts.into_iter().find(|text| dmarc::looks_like_dmarc(text)).filter(|_| is_told);
    let at_apex = rule.map(|text| {
        let good = Host::Under("_dmarc".to_owned());
        let expected = good.absolute(scene.domain).to_string();
        unplanned(Code::TxtAtApex, apex.to_string(), expected, AstrayFault::AtApex { good, text })
    });
    at_apex.into_iter().chain(senders_in_old_type(scene)).collect()
}

/// A finding about a record that no plan wants.
const fn unplanned(code: Code, seen: String, expected: String, fault: AstrayFault) -> Finding {
    Finding { code, record: None, seen, expected, detail: Detail::Astray(fault) }
}

/// The only list of senders stands in the type that nobody reads, of a domain that takes mail. Where
/// the plan wants a list, its card tells.
fn senders_in_old_type(scene: &Scene<'_>) -> Option<Finding> {
    let takes_mail = scene.mx()?.iter().any(|(_, exchange)| *exchange != Name::root());
    if !takes_mail || scene.plan.is_some_and(|plan| plan.spf.is_some()) {
        return None;
    }
    let texts = scene.texts(&scene.apex())?;
    let has_list = texts.iter().any(|text| spf::looks_like_spf(text));
    let text = old_type(scene).into_iter().next().filter(|_| !has_list)?;
    let fault = AstrayFault::SenderType { text: text.clone() };
    Some(unplanned(Code::SpfOnWrongName, text, String::new(), fault))
}

/// The lists of senders at the domain itself in the type that SPF once had of its own.
pub(super) fn old_type(scene: &Scene<'_>) -> Vec<String> {
    let apex = scene.apex();
    let heard = scene.outside(&apex, Rtype::Spf);
    let told = heard.map(|heard| served(&Question::new(apex, Rtype::Spf), heard));
    let list = |data: Rdata| match data {
        Rdata::Spf(text) if spf::looks_like_spf(&text) => Some(text),
        _ => None,
    };
    told.unwrap_or_default().into_iter().filter_map(list).collect()
}
