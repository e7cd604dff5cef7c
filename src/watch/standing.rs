//! How a resolver stands: what its memories and its silences add up to.

use super::RowState;
use super::detail::{Said, Told};
use super::memory::end_of;
use super::resolver::{Muteness, Resolver};
use crate::observe::Moment;

impl Resolver {
    /// How it stands at `now`, over all questions.
    pub(super) fn row_state(&self, now: Moment) -> RowState {
        if let Some(muteness) = self.counts_as_mute(now) {
            return match muteness {
                Muteness::Silent => RowState::Silent,
                Muteness::Failing => RowState::Failing,
                Muteness::Filtered => RowState::Filtered,
                Muteness::Intercepted => RowState::Intercepted,
            };
        }
        let old = self.said().filter_map(|said| match said {
            Said::Old { until } => Some(until),
            _ => None,
        });
        let mut absent = self.said().filter_map(|said| match said {
            Said::Absent { until } => Some(until),
            _ => None,
        });
        if self.is_mixed {
            RowState::Mixed
        } else if let Some(until) = old.max() {
            RowState::Old { until }
        } else if let Some(first) = absent.next() {
            RowState::Absent { until: absent.fold(first, Ord::max) }
        } else if self.said().any(|said| said == Said::Nothing) {
            RowState::NotAsked
        } else {
            RowState::New
        }
    }

    fn said(&self) -> impl Iterator<Item = Said> {
        self.memories.iter().map(|memory| memory.told.said)
    }

    /// True when the last thing it said about some question was the old answer.
    pub(super) fn says_old(&self) -> bool {
        self.said().any(|said| matches!(said, Said::Old { .. }))
    }

    /// True when it ever answered since the start.
    pub(super) fn has_answered(&self) -> bool {
        self.said().any(|said| said != Said::Nothing)
    }

    /// True when it gives some answer after that answer's time.
    pub(super) fn is_stale(&self) -> bool {
        self.memories.iter().any(|memory| memory.told.is_stale)
    }

    /// When the last of the old answers it gave runs out; `None` when it remembers nothing old.
    pub(super) fn until(&self, now: Moment) -> Option<Moment> {
        let ends = self.said().filter_map(end_of).max();
        ends.filter(|_| self.counts_as_mute(now).is_none())
    }

    /// What it said last to each question.
    pub(super) fn told(&self) -> impl Iterator<Item = &Told> {
        self.memories.iter().map(|memory| &memory.told)
    }

    /// What it counts as when it does not answer: nothing while one lost packet explains it and it
    /// has spoken before, nor while an old answer it gave has not run out.
    pub(super) fn counts_as_mute(&self, now: Moment) -> Option<Muteness> {
        let (muteness, failures) = self.mute?;
        if muteness == Muteness::Intercepted {
            return Some(muteness);
        }
        let is_complete = self.said().all(|said| said != Said::Nothing);
        let remembers = self.said().filter_map(end_of).any(|until| until > now);
        (!remembers && (failures > 1 || !is_complete)).then_some(muteness)
    }
}
