//! How the cards stand, kept between two frames: each frame asks for every card more than once, and a
//! person who scrolls changes nothing about them. Nothing is judged here, and nothing may be kept past
//! a message that tells something or lets time pass.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Event;
use super::state::Wizard;
use crate::observe::Moment;
use crate::plan::Plan;
use crate::verdict::CardState;

/// What each card alone knows, as far as somebody asked since anything was heard, saved or opened. It
/// is of one plan, and for a second at most: some mistakes are named only after a while.
#[derive(Debug, Clone, Default)]
pub(super) struct Judged {
    /// True while nothing but the person changes things.
    is_kept: bool,
    plan: Option<Arc<Plan>>,
    second: i64,
    states: BTreeMap<String, CardState>,
}

impl Judged {
    fn is_of(&self, plan: &Arc<Plan>, now: Moment) -> bool {
        self.second == now.0 / 1000 && self.plan.as_ref().is_some_and(|of| Arc::ptr_eq(of, plan))
    }
}

impl Wizard {
    /// How the card at this position stands, by what the card alone knows.
    pub(super) fn plain_card_state(&self, at: usize) -> CardState {
        let Some(plan) = self.plan() else { return CardState::Waiting { last_asked: None } };
        let Some(step) = plan.steps.get(at) else { return CardState::Waiting { last_asked: None } };
        let known = self.judged.borrow();
        if let Some(state) = known.states.get(&step.id).filter(|_| known.is_of(&plan, self.now)) {
            return state.clone();
        }
        drop(known);
        let state = self.judge(&plan, step);
        let mut judged = self.judged.borrow_mut();
        if judged.is_kept {
            if !judged.is_of(&plan, self.now) {
                judged.states.clear();
                judged.second = self.now.0 / 1000;
                judged.plan = Some(plan.clone());
            }
            judged.states.insert(step.id.clone(), state.clone());
        }
        state
    }

    /// What is known of the cards is about to change.
    pub(super) fn judge_anew(&mut self) {
        self.judged.get_mut().states.clear();
    }

    /// Before a message is taken: nothing is kept while it changes what is known.
    pub(super) fn prepare_for(&mut self, event: &Event) {
        let judged = self.judged.get_mut();
        judged.is_kept = matches!(event, Event::Key(_) | Event::Do(_));
        if !judged.is_kept {
            judged.states.clear();
        }
    }

    /// After it was taken.
    pub(super) fn settle(&mut self) {
        self.judged.get_mut().is_kept = true;
    }
}
