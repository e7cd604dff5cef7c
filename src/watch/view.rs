//! What a watch shows: a row per network, and the count.

use crate::observe::{Moment, Question};
use crate::verdict::{Logbook, State};

use super::Watch;
use super::confirm::is_answer;

/// One network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// How it stands.
    pub state: RowState,
    /// When it last answered.
    pub last_heard: Option<Moment>,
    /// When it is asked again; `None` while it is being asked, or when it has said enough.
    pub asks_again: Option<Moment>,
    /// When it first gave everything as planned.
    pub first_new: Option<Moment>,
    /// How many questions it got.
    pub asked: u32,
    /// True when it goes on giving an answer after that answer's time (RFC 8767).
    pub is_stale: bool,
}

/// How a network stands, over all questions: the one that lags most speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// Not asked yet, or the first answers are still on their way.
    NotAsked,
    /// Everything as planned.
    New,
    /// Still has an old answer.
    Old {
        /// When it runs out.
        until: Moment,
    },
    /// Remembers that a record does not exist.
    Absent {
        /// When it forgets that; `None` when it did not say.
        until: Option<Moment>,
    },
    /// Gave the new answer and then the old one again: several memories behind one address.
    Mixed,
    /// Does not answer.
    Silent,
    /// Answers that it failed.
    Failing,
    /// Refuses this name.
    Filtered,
    /// Cannot be reached: somebody on the way answers in its name.
    Intercepted,
}

/// How many networks stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// As planned.
    pub new: u16,
    /// Still old.
    pub old: u16,
    /// Remember that there is nothing.
    pub absent: u16,
    /// Both by turns.
    pub mixed: u16,
    /// Silent, failing, refusing or intercepted; not counted.
    pub failing: u16,
    /// Those that answer: new, old, absent and mixed together.
    pub counted: u16,
}

impl Watch {
    /// How far it has come. It never goes back, unless an authoritative server does.
    pub fn state(&self, now: Moment) -> State {
        let is_past = self.bound().is_some_and(|bound| bound <= now);
        match (self.t0, self.confirmed) {
            (Some(_), Some(_)) if is_past => State::ConfirmedEverywhere,
            (Some(_), Some(_)) => State::Confirmed,
            (Some(_), None) if self.resolvers.iter().any(super::Resolver::has_answered) => {
                State::Spreading
            }
            (Some(_), None) => State::Published,
            (None, _) => self.early_state(),
        }
    }

    /// When all authoritative servers had been unanimous for the rounds asked for.
    pub const fn t0(&self) -> Option<Moment> {
        self.t0
    }

    /// When the networks that answer were convincingly unanimous.
    pub const fn confirmed_at(&self) -> Option<Moment> {
        self.confirmed
    }

    /// When an authoritative server last went back on what all had published.
    pub const fn changed_again(&self) -> Option<Moment> {
        self.changed_again
    }

    /// The authoritative servers that are asked: those of the photo, until the domain moves.
    pub fn servers(&self) -> &[crate::observe::Server] {
        self.authority.servers()
    }

    /// What the authoritative servers said last.
    pub const fn logbook(&self) -> &Logbook {
        &self.logbook
    }

    /// The questions this watch is about, each once.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.goals.iter().map(|goal| &goal.question)
    }

    /// One row per network, in the order they were given.
    pub fn rows(&self, now: Moment) -> Vec<Row> {
        let terms = self.terms(now);
        let row = |resolver: &super::Resolver| Row {
            id: resolver.network.id.clone(),
            state: resolver.row_state(now),
            last_heard: resolver.last_heard,
            asks_again: terms
                .and_then(|terms| resolver.next(&terms).map(|(at, _)| at))
                .map(|at| at.max(now)),
            first_new: resolver.first_new,
            asked: resolver.asked,
            is_stale: resolver.is_stale(),
        };
        self.resolvers.iter().map(row).collect()
    }

    /// The rows, counted.
    pub fn tally(&self, now: Moment) -> Tally {
        let mut tally = Tally::default();
        for state in self.resolvers.iter().map(|resolver| resolver.row_state(now)) {
            match state {
                RowState::NotAsked => {}
                RowState::New => tally.new += 1,
                RowState::Old { .. } => tally.old += 1,
                RowState::Absent { .. } => tally.absent += 1,
                RowState::Mixed => tally.mixed += 1,
                RowState::Silent
                | RowState::Failing
                | RowState::Filtered
                | RowState::Intercepted => tally.failing += 1,
            }
            tally.counted += u16::from(is_answer(state));
        }
        tally
    }

    /// How many networks had the new answer, at each moment that number changed. Points thin out
    /// when there are many.
    pub fn history(&self) -> &[(Moment, u16)] {
        &self.history
    }

    /// How many questions were sent, to servers and resolvers together.
    pub const fn questions_asked(&self) -> u64 {
        self.asked
    }
}
