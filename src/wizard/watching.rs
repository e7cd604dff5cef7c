//! Step 8: the news spreads to the networks, and the end.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::state::{Layer, StepId, Wizard};
use super::{Effect, Intent, Outcome};
use crate::names::Name;
use crate::observe::{Moment, Photo, Question, Sighting};
use crate::plan;
use crate::records::{Rdata, Rtype};
use crate::verdict::{State, is_authoritative};
use crate::watch::{Row, RowState, Watch};

/// Seconds between two changes of mind about the provider's set, while servers disagree.
const BETWEEN_ADOPTIONS_S: u64 = 10;

const MINUTE_MS: i64 = 60_000;

/// More lines than any page of this step has.
const MOST_SCROLLED: usize = 400;

/// Step 8 as a person left it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WatchStep {
    /// The network that is selected, by id; the one that matters most until a person chooses, and
    /// the chosen one stays chosen wherever its row goes.
    pub selected: Option<String>,
    /// Lines scrolled down on the last page.
    pub scroll: usize,
}

impl Wizard {
    /// How far the news is.
    pub fn progress(&self) -> State {
        self.watch.as_ref().map_or(State::NotPublished, |watch| watch.state(self.now))
    }

    /// The networks, those that matter first: what lags, by the time its memory ends; then what is
    /// unclear; then what has the news, the latest first. None while none may be asked.
    pub fn ranked(&self) -> Vec<Row> {
        let may_ask = |watch: &&Watch| watch.t0().is_some() || watch.is_blind();
        let Some(watch) = self.watch.as_ref().filter(may_ask) else { return Vec::new() };
        let own = self.world.faces.iter().find(|face| face.is_own).map(|face| face.id.as_str());
        let mut rows = watch.rows(self.now);
        rows.sort_by_key(|row| {
            (turn(row), Some(row.id.as_str()) != own, Reverse(row.first_new.map(minute)))
        });
        rows
    }

    /// The selected one of these, by its place; the first unless a person chose.
    pub fn selected(&self, rows: &[Row]) -> usize {
        let chosen = self.watching.selected.as_ref();
        chosen.and_then(|id| rows.iter().position(|row| row.id == *id)).unwrap_or(0)
    }

    pub(super) fn watch_intent(&mut self, intent: &Intent) -> Vec<Effect> {
        let is_done = matches!(self.progress(), State::Confirmed | State::ConfirmedEverywhere);
        match intent {
            Intent::Back => {
                self.step = if self.cards().is_empty() { StepId::Plan } else { StepId::Enter };
                return self.save();
            }
            Intent::Inspect if !is_done => {
                let rows = self.ranked();
                if let Some(row) = rows.get(self.selected(&rows)) {
                    self.layer = Some(Layer::Network { id: row.id.clone(), scroll: 0 });
                }
            }
            _ => {
                let Some(by) = steps_of(intent) else { return Vec::new() };
                if is_done {
                    let scroll = self.watching.scroll.saturating_add_signed(by);
                    self.watching.scroll = scroll.min(MOST_SCROLLED);
                } else {
                    self.select(by);
                }
            }
        }
        Vec::new()
    }

    /// Selects the network so many rows away, as they stand now.
    fn select(&mut self, by: isize) {
        let rows = self.ranked();
        let at = self.selected(&rows).saturating_add_signed(by).min(rows.len().saturating_sub(1));
        self.watching.selected = rows.get(at).map(|row| row.id.clone());
    }

    /// On the page of one network.
    pub(super) fn network_intent(&mut self, intent: &Intent) {
        let Some(Layer::Network { id, scroll }) = &mut self.layer else { return };
        match intent {
            Intent::Back => self.layer = None,
            Intent::NextNetwork | Intent::PreviousNetwork => {
                self.watching.selected = Some(id.clone());
                self.select(if *intent == Intent::NextNetwork { 1 } else { -1 });
                if let Some(id) = self.watching.selected.clone() {
                    self.layer = Some(Layer::Network { id, scroll: 0 });
                }
            }
            _ => {
                let by = steps_of(intent).unwrap_or(0);
                *scroll = scroll.saturating_add_signed(by).min(MOST_SCROLLED);
            }
        }
    }

    pub(super) fn heard(&mut self, ticket: u64, sighting: Sighting) -> Vec<Effect> {
        let before = self.watch.as_ref().and_then(Watch::t0);
        let is_mx = sighting.question.rtype == Rtype::Mx;
        if let Some(watch) = &mut self.watch {
            watch.heard(ticket, sighting);
            self.following.heard += 1;
        }
        let has_adopted = is_mx && self.adopt_set();
        let mut effects = self.ask_due();
        effects.extend(self.prove_panel());
        if has_adopted && let Some(photo) = self.taken() {
            effects.push(Effect::WriteUndo { domain: photo.domain.clone() });
        }
        // T0 cannot be seen again: it is worth a save of its own.
        if has_adopted || before != self.watch.as_ref().and_then(Watch::t0) {
            effects.extend(self.save());
            effects.extend(self.follow());
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
        let (servers, passage) = (watch.servers().to_vec(), watch.passage().clone());
        let Some(plan) = self.plan() else { return false };
        let same = plan.steps.iter().position(|step| Some(&step.id) == shown.as_ref());
        self.enter.card = same.unwrap_or(0);
        self.adopted = Some(self.now);
        self.watch_at(plan, servers, passage);
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
        // "2 s ago" moves once a second. While the news spreads there are only minutes, and the
        // bound, after which the sentence is another.
        let clock = match (&self.layer, self.step) {
            (None, StepId::Enter | StepId::Found)
                if self.watch.is_some() || self.taken().is_none() =>
            {
                Some(Moment((self.now.0 / 1000 + 1) * 1000))
            }
            (None | Some(Layer::Network { .. }), StepId::Watch) if self.watch.is_some() => {
                let minute = Moment((minute(self.now) + 1) * MINUTE_MS);
                let bound = watch.and_then(Watch::bound).filter(|bound| *bound > self.now);
                Some(bound.map_or(minute, |bound| bound.min(minute)))
            }
            _ => None,
        };
        scheduled.into_iter().chain(clock).min()
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
        below.layer = below.covered.take().map(|layer| *layer);
        below
    }

    /// Help covers the page below and gives it back as it was.
    pub(super) fn toggle_help(&mut self) {
        self.layer = match self.layer.take() {
            Some(Layer::Help { .. }) => self.covered.take().map(|layer| *layer),
            below => {
                self.covered = below.map(Box::new);
                Some(Layer::Help { scroll: 0 })
            }
        };
    }
}

/// How many rows up or down.
const fn steps_of(intent: &Intent) -> Option<isize> {
    match intent {
        Intent::Up => Some(-1),
        Intent::Down => Some(1),
        Intent::PageUp => Some(-10),
        Intent::PageDown => Some(10),
        _ => None,
    }
}

/// The minute a moment is in; the screens of this step know nothing finer.
const fn minute(at: Moment) -> i64 {
    at.0.div_euclid(MINUTE_MS)
}

/// What matters first.
fn turn(row: &Row) -> (u8, Option<Moment>) {
    match row.state {
        RowState::Old { until } => (0, Some(until)),
        RowState::Absent { until } => (0, until.or(Some(Moment(i64::MAX)))),
        RowState::Mixed => (1, None),
        RowState::NotAsked => (2, None),
        RowState::Filtered | RowState::Failing | RowState::Silent | RowState::Intercepted => {
            (3, None)
        }
        RowState::New => (4, None),
    }
}
