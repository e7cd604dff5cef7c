//! How one card stands while a person types the record at their company.

use crate::observe::Moment;
use crate::plan::Step;

use super::{Evidence, Finding};

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
pub fn card(evidence: &Evidence<'_>, step: &Step, stage: Stage, now: Moment) -> CardState {
    let _ = (stage, now);
    let question = step.question(&evidence.plan.domain);
    CardState::Waiting { last_asked: evidence.logbook.last_asked(&question) }
}
