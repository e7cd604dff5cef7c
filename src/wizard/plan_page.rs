//! Step 6: before → after, read and agreed to.

use super::state::{StepId, Wizard};
use super::{Effect, Intent};

impl Wizard {
    /// Opens the plan and writes the undo sheet, before anything is changed.
    pub(super) fn enter_plan_step(&mut self) -> Vec<Effect> {
        self.step = StepId::Plan;
        self.plan_scroll = 0;
        let mut effects = self.save();
        let Some(plan) = self.plan() else { return effects };
        if let Some(text) = &plan.spf {
            effects.extend(self.fetch_senders(crate::plan::includes(text)));
        }
        if let Some(photo) = self.taken() {
            effects.push(Effect::WriteUndo { domain: photo.domain.clone() });
        }
        effects
    }

    /// True when there is something that somebody else could do.
    pub fn can_hand_over(&self) -> bool {
        self.plan().is_some_and(|plan| !plan.is_done_already())
    }

    /// Writes the page for somebody else who has the log-in.
    pub(super) fn hand_over(&self) -> Vec<Effect> {
        if self.can_hand_over() { vec![Effect::WriteHandover] } else { Vec::new() }
    }

    pub(super) fn plan_intent(&mut self, intent: &Intent) -> Vec<Effect> {
        match intent {
            Intent::Back => self.back_to_details(),
            Intent::Next => self.enter_cards(),
            Intent::HandOver => self.hand_over(),
            Intent::Up => {
                self.plan_scroll = self.plan_scroll.saturating_sub(1);
                Vec::new()
            }
            Intent::Down => {
                self.plan_scroll = (self.plan_scroll + 1).min(200);
                Vec::new()
            }
            Intent::PageUp => {
                self.plan_scroll = self.plan_scroll.saturating_sub(10);
                Vec::new()
            }
            Intent::PageDown => {
                self.plan_scroll = (self.plan_scroll + 10).min(200);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
