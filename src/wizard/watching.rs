//! Step 8: the news spreads to the networks, and the end.

use super::state::{Layer, StepId, Wizard};
use super::{Effect, Intent, Outcome};
use crate::observe::{Moment, Sighting};
use crate::verdict::State;

impl Wizard {
    /// How far the news is.
    pub fn progress(&self) -> State {
        self.watch.as_ref().map_or(State::NotPublished, |watch| watch.state(self.now))
    }

    pub(super) fn watch_intent(&mut self, intent: &Intent) -> Vec<Effect> {
        let rows = self.world.networks.len();
        let last = rows.saturating_sub(1);
        match intent {
            Intent::Back => {
                self.step = if self.cards().is_empty() { StepId::Plan } else { StepId::Enter };
                return self.save();
            }
            Intent::Up => self.watch_row = self.watch_row.saturating_sub(1),
            Intent::Down => self.watch_row = (self.watch_row + 1).min(last),
            Intent::PageUp => self.watch_row = self.watch_row.saturating_sub(10),
            Intent::PageDown => self.watch_row = (self.watch_row + 10).min(last),
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn heard(&mut self, ticket: u64, sighting: Sighting) -> Vec<Effect> {
        let before = self.watch.as_ref().and_then(crate::watch::Watch::t0);
        if let Some(watch) = &mut self.watch {
            watch.heard(ticket, sighting);
        }
        let mut effects = self.ask_due();
        if before != self.watch.as_ref().and_then(crate::watch::Watch::t0) {
            // T0 cannot be seen again: it is worth a save of its own.
            effects.extend(self.save());
        }
        effects
    }

    /// When the wizard wants to be woken, if nothing else happens.
    pub fn next_wake(&self) -> Option<Moment> {
        let scheduled = self.watch.as_ref().and_then(|watch| watch.next_wake(self.now));
        // "2 s ago" and clock times move once a second where they are shown.
        let shows_ages = self.layer.is_none()
            && matches!(self.step, StepId::Enter | StepId::Watch | StepId::Found)
            && (self.watch.is_some() || self.taken().is_none());
        let clock = shows_ages.then(|| Moment((self.now.0 / 1000 + 1) * 1000));
        match (scheduled, clock) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, other) => one.or(other),
        }
    }

    /// How the journey stands when a person leaves now.
    pub fn outcome(&self) -> Outcome {
        match self.progress() {
            State::Confirmed | State::ConfirmedEverywhere => Outcome::Done,
            State::Published | State::Spreading => Outcome::Waiting,
            _ => Outcome::Left,
        }
    }

    /// Help covers the step below.
    pub(super) fn toggle_help(&mut self) {
        self.layer = match self.layer.take() {
            Some(Layer::Help { .. }) => None,
            other => {
                if other.is_some() {
                    self.layer = other;
                    return;
                }
                Some(Layer::Help { scroll: 0 })
            }
        };
    }
}
