//! What a watch shows: a row per network, and the count.

use crate::observe::Moment;

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
    /// Silent, failing or refusing; not counted.
    pub failing: u16,
    /// Those that answer: new, old, absent and mixed together.
    pub counted: u16,
}
