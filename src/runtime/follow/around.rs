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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::Registration;
    use crate::verdict::Detail;

    const START: Moment = Moment(1_790_000_000_000);

    fn wrong_panel() -> Finding {
        let (seen, expected) = Default::default();
        Finding { code: Code::WrongPanel, record: None, seen, expected, detail: Detail::WrongPanel }
    }

    #[test]
    fn the_company_is_asked_again_a_minute_later_and_nothing_else_with_it() {
        let mut around = Around::default();
        assert_eq!((around.is_unseen(), around.take_due(START)), (true, None));
        around.call_for(START);
        assert_eq!(around.take_due(START), Some(Reach::Everything));
        around.prove_panel(&[wrong_panel()]);
        around.prove_panel(&[wrong_panel()]);
        let next = START.plus_seconds(60);
        assert_eq!((around.next(), around.take_due(START)), (Some(next), None));
        assert_eq!((around.take_due(next), around.next()), (Some(Reach::Panel), None));
        around.prove_panel(&[]);
        assert_eq!(around.next(), None);
    }

    #[test]
    fn what_the_register_said_is_kept_and_a_narrow_look_changes_nothing_else() {
        let mut around = Around::default();
        let registration = Some(Registration { is_free: true, ..Registration::default() });
        let first = Surroundings { registration: registration.clone(), ..Surroundings::default() };
        around.take(first, Reach::Everything);
        around.take(Surroundings::default(), Reach::Everything);
        around.take(Surroundings::default(), Reach::Panel);
        assert_eq!(around.known.registration, registration);
    }
}
