//! Step 8: the news spreads to the networks, and the end.

use std::collections::BTreeSet;

use super::state::{Layer, StepId, Wizard};
use super::{Effect, Intent, Outcome};
use crate::names::Name;
use crate::observe::{Moment, Photo, Question, Sighting};
use crate::plan;
use crate::records::{Rdata, Rtype};
use crate::verdict::{State, is_authoritative};
use crate::watch::Watch;

/// Seconds between two changes of mind about the provider's set, while servers disagree.
const BETWEEN_ADOPTIONS_S: u64 = 10;

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
        let before = self.watch.as_ref().and_then(Watch::t0);
        let is_mx = sighting.question.rtype == Rtype::Mx;
        if let Some(watch) = &mut self.watch {
            watch.heard(ticket, sighting);
        }
        let has_adopted = is_mx && self.adopt_set();
        let mut effects = self.ask_due();
        if has_adopted && let Some(photo) = self.taken() {
            effects.push(Effect::WriteUndo { domain: photo.domain.clone() });
        }
        // T0 cannot be seen again: it is worth a save of its own.
        if has_adopted || before != self.watch.as_ref().and_then(Watch::t0) {
            effects.extend(self.save());
        }
        effects
    }

    /// A preset may install another of the provider's sets than the plan asks for, and that set does
    /// as well: once all servers serve it, the plan goes by it. T0 is then proven for the new plan.
    fn adopt_set(&mut self) -> bool {
        let settled =
            self.adopted.is_none_or(|at| self.now.seconds_since(at) >= BETWEEN_ADOPTIONS_S);
        let (Some(watch), Some(photo), true, true) =
            (&self.watch, self.taken(), self.is_watching(), settled)
        else {
            return false;
        };
        if watch.t0().is_some() {
            return false;
        }
        let question = Question::new(photo.domain.name(), Rtype::Mx);
        let sets: BTreeSet<Option<String>> = watch
            .logbook()
            .about(&question)
            .filter(|(_, sighting)| is_authoritative(&sighting.heard, &sighting.margin))
            .map(|(_, sighting)| self.set_instead(photo, sighting))
            .collect();
        let mut sets = sets.into_iter();
        let (Some(Some(set)), None) = (sets.next(), sets.next()) else { return false };
        let shown = self.card().map(|card| card.id);
        if let Some(answers) = &mut self.answers {
            answers.variant = Some(set);
        }
        let Some(plan) = self.plan() else { return false };
        let same = plan.steps.iter().position(|step| Some(&step.id) == shown.as_ref());
        self.enter.card = same.unwrap_or(0);
        self.adopted = Some(self.now);
        self.start_watch(plan);
        self.nudge();
        self.focus_card();
        true
    }

    /// Another complete set of the provider's, in one server's answer.
    fn set_instead(&self, photo: &Photo, sighting: &Sighting) -> Option<String> {
        let set = sighting.heard.set(&sighting.question)?;
        let exchanges: Vec<Name> = set
            .data
            .into_iter()
            .filter_map(|data| match data {
                Rdata::Mx { exchange, .. } => Some(exchange),
                _ => None,
            })
            .collect();
        plan::set_instead(self.answers.as_ref()?, &self.world.catalog, photo, &exchanges)
    }

    /// When the wizard wants to be woken, if nothing else happens.
    pub fn next_wake(&self) -> Option<Moment> {
        let watch = self.watch.as_ref().filter(|_| self.is_watching());
        let scheduled = watch.and_then(|watch| watch.next_wake(self.now));
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

    /// The wizard as it is below the help page.
    #[must_use]
    pub fn below_help(&self) -> Self {
        let mut below = self.clone();
        below.layer = below.covered.take().map(Layer::Panel);
        below
    }

    /// Help covers the page below and gives it back as it was.
    pub(super) fn toggle_help(&mut self) {
        self.layer = match self.layer.take() {
            Some(Layer::Help { .. }) => self.covered.take().map(Layer::Panel),
            Some(Layer::Panel(page)) => {
                self.covered = Some(page);
                Some(Layer::Help { scroll: 0 })
            }
            None => Some(Layer::Help { scroll: 0 }),
        };
    }
}
