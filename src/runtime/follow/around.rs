//! What lies around a domain that is watched, and when it is looked at again.

use crate::observe::{Moment, Surroundings};
use crate::verdict::{Code, Finding};

/// Seconds between two questions to a company that does not publish the domain.
const BETWEEN_PROOFS_S: u64 = 60;

/// How far a look around goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// To everything that records lead to.
    Everything,
    /// To the company where the records were entered.
    Panel,
}

/// What is known of the surroundings.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// What was found out.
    pub(super) known: Surroundings,
    due: Option<Moment>,
    panel_due: Option<Moment>,
    looked: Option<Moment>,
}

impl Around {
    /// Something happened after which everything is worth another look.
    pub(super) const fn call_for(&mut self, now: Moment) {
        self.due = Some(now);
    }

    /// True before the first look.
    pub(super) const fn is_unseen(&self) -> bool {
        self.looked.is_none()
    }

    /// Which look is due; it is then under way.
    pub(super) fn take_due(&mut self, now: Moment) -> Option<Reach> {
        let is_due = |at: Option<Moment>| at.is_some_and(|at| at <= now);
        let reach = if is_due(self.due) {
            self.due = None;
            Reach::Everything
        } else if is_due(self.panel_due) {
            Reach::Panel
        } else {
            return None;
        };
        self.panel_due = None;
        self.looked = Some(now);
        Some(reach)
    }

    /// When the next one is.
    pub(super) fn next(&self) -> Option<Moment> {
        self.due.into_iter().chain(self.panel_due).min()
    }

    /// Takes what was found.
    pub(super) fn take(&mut self, mut found: Surroundings, reach: Reach) {
        match reach {
            Reach::Panel => self.known.panel_answers = found.panel_answers,
            Reach::Everything => {
                // It is asked once: a register does not change its mind within the hour.
                found.registration = found.registration.or(self.known.registration.take());
                self.known = found;
            }
        }
    }

    /// What nobody sees where the domain is published may be at the company where it was entered.
    pub(super) fn prove_panel(&mut self, found: &[Finding]) {
        if found.iter().any(|finding| finding.code == Code::WrongPanel) {
            let next = self.looked.map(|at| at.plus_ms(BETWEEN_PROOFS_S * 1000));
            self.panel_due = self.panel_due.or(next);
        }
    }
}
