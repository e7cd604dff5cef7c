//! How one card stands while a person types the record at their company.

use crate::observe::{Moment, Question, Server, Sighting};
use crate::plan::{Kind, Step};
use crate::records::{Rdata, Rtype};

use super::compare::{is_met, served};
use super::diagnose::diagnose;
use super::logbook::{Reached, is_authoritative};
use super::standing::disagreeing;
use super::{Code, Evidence, Finding, ServerWord};

/// Secondaries take a change over within minutes; this long after the first server had it, those
/// without it are worth naming.
const LAG_S: u64 = 600;

/// What the person is doing about a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Still at it: what is lacking is no mistake.
    Typing {
        /// When the card was opened.
        since: Moment,
    },
    /// They said they saved it.
    Saved {
        /// When they said so.
        at: Moment,
    },
    /// Nobody is typing here, and somebody may be at the company: it is looked at again and again.
    Waiting {
        /// Since when.
        since: Moment,
    },
    /// Nobody is typing: a single look, where whatever is lacking is a finding.
    Looking,
}

/// How a card stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardState {
    /// Nothing new at any server; no reason for alarm.
    Waiting {
        /// When a server was last asked.
        last_asked: Option<Moment>,
    },
    /// Some servers have it.
    Partial {
        /// How many have it.
        new: usize,
        /// Of how many.
        of: usize,
    },
    /// Every server has it, as planned, and what must go is gone.
    Served {
        /// How many servers.
        servers: usize,
        /// Since when the last of them has had it.
        since: Moment,
    },
    /// Something is there that should not be, or lacks.
    Wrong(Finding),
    /// No server answers.
    Unreachable,
}

/// How `step` stands at `now`.
///
/// All servers must have it before it counts as served. A server that has never answered anything
/// is left out as long as another one answers, because resolvers pass over it in the same way.
pub fn card(evidence: &Evidence<'_>, step: &Step, stage: Stage, now: Moment) -> CardState {
    let question = step.question(&evidence.plan.domain);
    let counted = counted(evidence);
    let heard: Vec<(&Server, &Sighting)> = counted
        .iter()
        .filter_map(|server| Some((*server, evidence.logbook.standing(server, &question)?)))
        .collect();
    if heard.is_empty() {
        return CardState::Waiting { last_asked: None };
    }
    if heard.iter().all(|(_, sighting)| !sighting.heard.is_answer()) {
        return CardState::Unreachable;
    }
    let has_it: Vec<&Server> = heard
        .iter()
        .filter(|(_, sighting)| has_arrived(step, sighting))
        .map(|(server, _)| *server)
        .collect();
    if has_it.len() == counted.len() {
        let moments = has_it.iter().filter_map(|server| evidence.logbook.since(server, &question));
        let since = moments.max().unwrap_or(now);
        return CardState::Served { servers: has_it.len(), since };
    }
    if !has_it.is_empty() {
        return CardState::Partial { new: has_it.len(), of: counted.len() };
    }
    match diagnose(evidence, step, stage, &heard, now) {
        Some(finding) => CardState::Wrong(finding),
        None => CardState::Waiting { last_asked: evidence.logbook.last_asked(&question) },
    }
}

/// The findings of a whole plan, in the order of diagnosis. A fault upstream silences what follows
/// from it: at the wrong company nothing else is worth saying, and nobody is told to delete an old
/// mail route while the new one is not there. Servers that lag behind are named once they have done
/// so for ten minutes; in a single look, [`super::standing_findings`] names them.
pub fn findings(evidence: &Evidence<'_>, stage: Stage, now: Moment) -> Vec<Finding> {
    let cards: Vec<(CardState, &Step)> =
        evidence.plan.steps.iter().map(|step| (card(evidence, step, stage, now), step)).collect();
    let is_route = |step: &Step| step.rtype == Rtype::Mx && step.kind != Kind::Remove;
    let is_there = |state: &CardState| matches!(state, CardState::Served { .. });
    let lacks_route = cards.iter().any(|(state, step)| is_route(step) && !is_there(state));
    let mut found: Vec<(Finding, &Step)> = cards
        .into_iter()
        .filter_map(|(state, step)| match state {
            CardState::Wrong(finding) => Some((finding, step)),
            _ => None,
        })
        .collect();
    found.sort_by_key(|(finding, _)| finding.code);
    if let Some(at) = found.iter().position(|(finding, _)| finding.code == Code::WrongPanel) {
        return vec![found.swap_remove(at).0];
    }
    found.retain(|(_, step)| !(lacks_route && step.rtype == Rtype::Mx && !is_route(step)));
    let mut found = once(found.into_iter().map(|(finding, _)| finding).collect());
    if stage != Stage::Looking {
        found.extend(lagging(evidence, now));
    }
    found.sort_by_key(|finding| finding.code);
    found
}

/// What spoils several records at once is said once.
fn once(found: Vec<Finding>) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    for finding in found {
        let is_shared = matches!(
            finding.code,
            Code::CnameAtApex | Code::NamecheapMailSettings | Code::CloudflareEmailRouting
        );
        if !(is_shared && told.iter().any(|one| one.code == finding.code)) {
            told.push(finding);
        }
    }
    told
}

/// Servers that still publish what stood there before, long after others have the new.
fn lagging(evidence: &Evidence<'_>, now: Moment) -> Option<Finding> {
    let servers = counted(evidence);
    let mut behind: Vec<&Server> = Vec::new();
    let mut about: Vec<Question> = Vec::new();
    let mut since: Option<Moment> = None;
    for step in &evidence.plan.steps {
        let question = step.question(&evidence.plan.domain);
        let heard = servers.iter().filter_map(|server| {
            let sighting = evidence.logbook.standing(server, &question)?;
            is_authoritative(&sighting.heard, &sighting.margin).then_some((*server, sighting))
        });
        let (ahead, late): (Vec<_>, Vec<_>) =
            heard.partition(|(_, sighting)| has_arrived(step, sighting));
        let times =
            ahead.iter().filter_map(|(server, _)| evidence.logbook.since(server, &question));
        let Some(first) = times.min().filter(|first| now.seconds_since(*first) >= LAG_S) else {
            continue;
        };
        if !late.is_empty() {
            behind.extend(late.iter().map(|(server, _)| *server));
            about.push(question);
            since = Some(since.map_or(first, |since| since.min(first)));
        }
    }
    behind.sort();
    behind.dedup();
    let stale = behind.into_iter().map(|server| (server.clone(), ServerWord::Stale)).collect();
    (!about.is_empty()).then(|| disagreeing(stale, servers.len(), about, since))
}

/// True for an authoritative answer as the card wants it.
fn has_arrived(step: &Step, sighting: &Sighting) -> bool {
    let wanted: Vec<&Rdata> = step.wanted.iter().map(|wanted| &wanted.data).collect();
    is_authoritative(&sighting.heard, &sighting.margin)
        && is_met(&wanted, &step.gone, &served(&sighting.question, &sighting.heard))
}

/// The servers that count: all but those that were asked and never answered, unless none ever did.
pub(super) fn counted<'a>(evidence: &Evidence<'a>) -> Vec<&'a Server> {
    let is_mute = |server: &Server| {
        let mut views = evidence.photo.views.iter().filter(|view| view.server == *server);
        let speaks = views.any(|view| {
            view.answers.iter().any(|(_, heard, margin)| is_authoritative(heard, margin))
        });
        !speaks && evidence.logbook.reached(server) == Reached::Mute
    };
    let speaking: Vec<&Server> =
        evidence.servers.iter().filter(|server| !is_mute(server)).collect();
    if speaking.is_empty() { evidence.servers.iter().collect() } else { speaking }
}
