//! What one question must give in the end, and what a resolver's answer to it means.

use crate::observe::{Heard, Margin, Photo, Question};
use crate::plan::{Plan, Wanted};
use crate::records::Rdata;

use super::compare::{before, is_met, served};
use super::witness::{is_court_order, is_filtered};

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

impl Goal {
    /// True when `heard` is an answer that holds all that is wanted and nothing that must be gone.
    pub fn is_met(&self, heard: &Heard) -> bool {
        let wanted: Vec<&Rdata> = self.wanted.iter().map(|wanted| &wanted.data).collect();
        heard.is_answer() && is_met(&wanted, &self.gone, &served(&self.question, heard))
    }

    /// True when `heard` differs from what was served before the plan.
    pub fn has_moved(&self, heard: &Heard) -> bool {
        heard.is_answer() && served(&self.question, heard) != self.before
    }
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
    let wanted = plan.wanted();
    let at =
        |wanted: &Wanted| Question::new(wanted.host.absolute(&plan.domain), wanted.data.rtype());
    let mut questions = plan.questions();
    if questions.is_empty() {
        for kept in &wanted {
            let question = at(kept);
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
    }
    let goal = |question: Question| Goal {
        wanted: wanted.iter().filter(|one| at(one) == question).cloned().collect(),
        gone: plan
            .steps
            .iter()
            .filter(|step| step.question(&plan.domain) == question)
            .flat_map(|step| step.gone.iter().cloned())
            .collect(),
        before: before(photo, &question),
        question,
    };
    questions.into_iter().map(goal).collect()
}

/// What `heard` means for `goal`.
pub fn judge(goal: &Goal, heard: &Heard, margin: &Margin) -> Answered {
    if is_court_order(heard, margin) || is_filtered(heard, margin) {
        return Answered::Filtered;
    }
    match heard {
        Heard::Silent => Answered::Silent,
        Heard::Refused => Answered::Filtered,
        Heard::Failed | Heard::Garbled | Heard::Referral { .. } => Answered::Failing,
        answer if goal.is_met(answer) => Answered::New,
        Heard::Nothing { for_at_most, .. } => Answered::Absent { left_s: *for_at_most },
        Heard::Records(records) => {
            let is_shown = |data: &Rdata| {
                data.rtype() == goal.question.rtype || matches!(data, Rdata::Cname(_))
            };
            let left_s = records
                .iter()
                .filter(|record| record.name == goal.question.name && is_shown(&record.data))
                .map(|record| record.ttl)
                .min();
            left_s.map_or(Answered::Absent { left_s: None }, |left_s| Answered::Old { left_s })
        }
    }
}
