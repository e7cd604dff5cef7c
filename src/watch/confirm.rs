//! When enough networks have the news.
//!
//! The clock is what proves it (the bound); the count only reassures. So the count is strict about
//! old answers and lenient about networks that say nothing.

use std::collections::BTreeSet;

use crate::observe::Moment;

use super::{RowState, Tally, Watch};

/// Resolvers, operators and continents that must have answered before a count means anything, on
/// the program's own list.
const FEWEST: (usize, usize, usize) = (8, 4, 3);

/// Points kept of the curve.
const MOST_POINTS: usize = 256;

impl Watch {
    /// Counts again after something was heard at `at`.
    pub(super) fn count(&mut self, at: Moment) {
        let tally = self.tally(at);
        if self.history.last().is_none_or(|(_, new)| *new != tally.new) {
            if self.history.len() >= MOST_POINTS {
                // Every second point: the shape of the curve stays.
                let mut keep = false;
                self.history.retain(|_| {
                    keep = !keep;
                    keep
                });
            }
            self.history.push((at, tally.new));
        }
        if self.t0.is_some() && self.confirmed.is_none() && self.is_convincing(tally, at) {
            self.confirmed = Some(at);
        }
    }

    /// Nine in ten of those that answer have been new for all rounds, none says the old answer, and
    /// everybody was asked.
    fn is_convincing(&self, tally: Tally, at: Moment) -> bool {
        let answering =
            || self.resolvers.iter().filter(|resolver| is_answer(resolver.row_state(at)));
        let rounds = self.settings.confirm_rounds.max(1);
        let settled = answering()
            .filter(|resolver| resolver.row_state(at) == RowState::New && resolver.clean >= rounds)
            .count();
        let counted = usize::from(tally.counted);
        let is_enough = if self.settings.is_replaced_list {
            counted >= 1
        } else {
            let operators: BTreeSet<&str> = answering()
                .map(|resolver| resolver.network.operator.as_str())
                .filter(|name| !name.is_empty())
                .collect();
            let continents: BTreeSet<&str> = answering()
                .map(|resolver| resolver.network.continent.as_str())
                .filter(|name| !name.is_empty())
                .collect();
            let (networks, different_operators, different_continents) = FEWEST;
            counted >= networks
                && operators.len() >= different_operators
                && continents.len() >= different_continents
        };
        let all_asked =
            self.resolvers.iter().all(|resolver| resolver.row_state(at) != RowState::NotAsked);
        let has_old = answering().any(super::resolver::Resolver::says_old);
        is_enough && all_asked && !has_old && settled * 10 >= counted * 9
    }
}

/// True for a network that answers, whatever it says.
pub(super) const fn is_answer(state: RowState) -> bool {
    matches!(
        state,
        RowState::New | RowState::Old { .. } | RowState::Absent { .. } | RowState::Mixed
    )
}
