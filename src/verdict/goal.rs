//! What one question must give in the end, and what a resolver's answer to it means.

use crate::observe::{Heard, Margin, Photo, Question};
use crate::plan::{Plan, Wanted};
use crate::records::Rdata;

/// What the answer to one question must hold, and what it must no longer hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// What is asked.
    pub question: Question,
    /// What must be served, kept records included.
    pub wanted: Vec<Wanted>,
    /// What must be gone.
    pub gone: Vec<Rdata>,
    /// What was served before.
    pub before: Vec<Rdata>,
}

/// What a resolver's answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// As planned.
    New,
    /// What stood there before, or anything else that is not planned.
    Old {
        /// Seconds until the resolver asks again.
        left_s: u32,
    },
    /// The resolver remembers that there is nothing.
    Absent {
        /// Seconds until it asks again; `None` when it did not say.
        left_s: Option<u32>,
    },
    /// It tried and failed, or made no sense.
    Failing,
    /// It will not answer for this name.
    Filtered,
    /// It did not answer.
    Silent,
}

/// The goals of `plan`, one a question. A plan with nothing to change gives those of what it keeps,
/// so that a finished domain can be watched too.
pub fn goals(plan: &Plan, photo: &Photo) -> Vec<Goal> {
    let _ = (plan, photo);
    Vec::new()
}

/// What `heard` means for `goal`.
pub fn judge(goal: &Goal, heard: &Heard, margin: &Margin) -> Answered {
    let _ = (goal, heard, margin);
    Answered::Failing
}
