//! The pages of step 8: how far the news is, and one network closely.

use super::{FindingText, Line, Mark};
use crate::wizard::Pin;

/// Step 8.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WatchPage {
    /// How far it is; the first sentence is the one that counts.
    pub headline: Vec<Line>,
    /// How many networks have the new answer, and how many count.
    pub gauge: Option<(u16, u16)>,
    /// "27 of 31".
    pub count: String,
    /// The networks, those that matter first.
    pub rows: Vec<WatchRow>,
    /// The mistakes found, while a person must act.
    pub findings: Vec<FindingText>,
    /// "since 12:04", before the history curve.
    pub since: Option<String>,
    /// "12:31", behind it.
    pub now: Option<String>,
}

/// One network.
#[derive(Debug, Clone, PartialEq)]
pub struct WatchRow {
    /// Its id, as in `watch.rows`.
    pub id: String,
    /// Its name, or "Your own connection".
    pub name: String,
    /// City, "many places", or empty.
    pub place: String,
    /// Who runs it; may be empty.
    pub operator: String,
    /// "new", "old", "silent"…
    pub state: String,
    /// "asks again at 16:12".
    pub remark: String,
    /// "heard 16:02"; empty before it spoke.
    pub heard: String,
    /// How it stands.
    pub stand: Stand,
    /// Where it belongs on a map.
    pub seat: Seat,
}

/// How a network stands, as far as a sign on a map can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stand {
    /// It has the new answer.
    New,
    /// It remembers the old one, or that there was nothing.
    Late,
    /// Both by turns.
    Both,
    /// Not asked yet.
    Open,
    /// What it says, if anything, does not count.
    Mute,
}

impl Stand {
    /// The mark before its row.
    pub const fn mark(self) -> Mark {
        match self {
            Self::New => Mark::Good,
            Self::Late | Self::Open => Mark::Wait,
            Self::Both => Mark::Both,
            Self::Mute => Mark::Unknown,
        }
    }
}

/// Where a network belongs on a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seat {
    /// It is the person's own connection.
    Own,
    /// One address stands for many places: a single pin would be a lie.
    ManyPlaces,
    /// Here.
    At(Pin),
    /// Nobody knows.
    Unknown,
}

/// One network, closely.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NetworkPage {
    /// Its name.
    pub title: String,
    /// Who runs it, and where.
    pub about: String,
    /// How it stands, in sentences; the first one carries the mark.
    pub lines: Vec<Line>,
    /// What it said last to each question.
    pub answers: Vec<AnswerText>,
    /// More about it: what, and how much or which.
    pub facts: Vec<(String, String)>,
    /// The heading of the history.
    pub history_title: String,
    /// What it had from when on: mark, clock time, word; the latest first.
    pub history: Vec<(Mark, String, String)>,
}

/// What a network said last to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerText {
    /// "Mail route (MX)".
    pub label: String,
    /// Whether it is as planned.
    pub mark: Mark,
    /// "old, until 16:12".
    pub state: String,
    /// The values, escaped; never to be typed.
    pub values: Vec<String>,
    /// "and 3 more"; empty when all are there.
    pub more: String,
}
