//! The review: what is wrong with a domain as it is published now, whether or not it was planned.
//!
//! A card asks whether one record arrived. The review reads everything that is there, one family of
//! mistakes after the other. What a card already says is not said again: see [`super::gathered`].

use super::{
    Code, Detail, Finding, Scene, Severity, around, astray, key, policy, route, senders, shape,
};
use crate::plan::{Purpose, Step};

/// Every finding about what is published now, in the order of diagnosis.
pub fn review(scene: &Scene<'_>) -> Vec<Finding> {
    let families = [
        astray::review,
        shape::review,
        route::review,
        senders::review,
        key::review,
        policy::review,
        around::review,
    ];
    let mut found: Vec<Finding> = families.iter().flat_map(|family| family(scene)).collect();
    found.sort_by_key(|finding| finding.code);
    silence(&mut found);
    found
}

/// One slip, one finding: a text that is unreadable for its quotation marks or invisible characters is
/// not called unreadable as well, and a target with the domain behind it is not called misspelt.
fn silence(found: &mut Vec<Finding>) {
    let upstream: Vec<Finding> = found
        .iter()
        .filter(|one| {
            matches!(one.code, Code::TargetDoubled | Code::TxtQuotes | Code::InvisibleCharacters)
        })
        .cloned()
        .collect();
    found.retain(|finding| {
        !upstream.iter().any(|cause| {
            let is_same = (cause.record.is_some() && cause.record == finding.record)
                || (!cause.seen.is_empty() && finding.seen.contains(&cause.seen));
            let follows = match cause.code {
                Code::TargetDoubled => {
                    matches!(finding.code, Code::MxTypo | Code::M365WrongMx | Code::PriorityInValue)
                }
                _ => matches!(
                    finding.code,
                    Code::SpfSyntax
                        | Code::DkimBrokenKey
                        | Code::DmarcSyntax
                        | Code::PriorityInValue
                ),
            };
            is_same && follows
        })
    });
}

/// What cards and review found, together. At the wrong company nothing else is worth saying; nothing
/// is said twice; and where the review knows what is wrong with a record, the card's "missing" or
/// "different" falls away.
pub fn reviewed(cards: Vec<Finding>, review: Vec<Finding>) -> Vec<Finding> {
    if cards.iter().any(|finding| finding.code == Code::WrongPanel) {
        return cards;
    }
    let is_explained = |card: &Finding| {
        let is_vague = matches!(card.code, Code::RecordMissing | Code::RecordDifferent);
        let says_more = |finding: &Finding| {
            finding.code.severity() >= Severity::Warning && finding.record == card.record
        };
        (is_vague && card.record.is_some() && review.iter().any(says_more))
            || route::explains(&review, card)
    };
    let mut all: Vec<Finding> = cards.into_iter().filter(|card| !is_explained(card)).collect();
    all.extend(review);
    all.sort_by_key(|finding| finding.code);
    earliest(all)
}

/// A fault explains what follows from it: of several mistakes of one record the first in the order of
/// diagnosis is told, and with it what is merely worth knowing. What a move left behind explains the
/// gaps.
fn earliest(found: Vec<Finding>) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    for finding in found {
        let is_same = told.iter().any(|one| {
            one.code == finding.code && one.record == finding.record
                || (finding.code.severity() != Severity::Info
                    && one.record.is_some()
                    && one.record == finding.record)
        });
        let is_lost = told.iter().any(|one| around::explains(one, &finding));
        if !is_same && !is_lost {
            told.push(finding);
        }
    }
    told
}

/// Of what the review found, what is worth saying while `open` cards are not done: their own records
/// are as they were, or on their way, and a card speaks for itself.
pub fn beside(found: Vec<Finding>, open: &[&Step]) -> Vec<Finding> {
    let purpose = |detail: &Detail| match detail {
        Detail::Route(_) => Some(Purpose::Receive),
        Detail::Senders(_) => Some(Purpose::Send),
        Detail::Key(_) => Some(Purpose::Sign),
        Detail::Policy(_) => Some(Purpose::Reject),
        _ => None,
    };
    let is_open = |finding: &Finding| {
        open.iter().any(|step| {
            let is_about = |id: &String| step.wanted.iter().any(|wanted| wanted.id == *id);
            finding.record.as_ref().is_some_and(is_about)
                || purpose(&finding.detail) == Some(step.purpose)
        })
    };
    found.into_iter().filter(|finding| !is_open(finding)).collect()
}
