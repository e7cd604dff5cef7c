//! The review: what is wrong with a domain as it is published now, whether or not it was planned.
//!
//! A card asks whether one record arrived. The review reads everything that is there, one family of
//! mistakes after the other. What a card already says is not said again: see [`super::gathered`].

use super::{Code, Finding, Scene, around, astray, key, policy, route, senders, shape};

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
    found
}

/// What cards and review found, together. At the wrong company nothing else is worth saying; nothing
/// is said twice; and where the review knows what is wrong with a record, the card's "missing" or
/// "different" falls away.
pub fn reviewed(cards: Vec<Finding>, review: Vec<Finding>) -> Vec<Finding> {
    if cards.iter().any(|finding| finding.code == Code::WrongPanel) {
        return cards;
    }
    let is_explained = |card: &Finding| {
        matches!(card.code, Code::RecordMissing | Code::RecordDifferent)
            && card.record.is_some()
            && review.iter().any(|finding| finding.record == card.record)
    };
    let mut all: Vec<Finding> = cards.into_iter().filter(|card| !is_explained(card)).collect();
    for finding in review {
        let is_said =
            all.iter().any(|one| one.code == finding.code && one.record == finding.record);
        if !is_said {
            all.push(finding);
        }
    }
    all.sort_by_key(|finding| finding.code);
    all
}
