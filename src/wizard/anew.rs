//! A second photo, when the first was taken behind a closed port 53 that is open now: only now can
//! the servers be seen, and what they publish.

use super::state::{PhotoState, Wizard};
use super::{Effect, StepId};
use crate::observe::Photo;
use crate::watch::Watch;

impl Wizard {
    /// Asks for the second photo, once.
    pub(super) fn look_anew(&mut self) -> Option<Effect> {
        let was_closed = self.taken().is_some_and(|photo| photo.passage.is_closed());
        let is_open = self.watch.as_ref().is_some_and(|watch| !watch.is_blind());
        if !was_closed || !is_open || self.anew.is_some() {
            return None;
        }
        let domain = self.answers.as_ref()?.domain.clone();
        let ticket = self.ticket();
        self.anew = Some(ticket);
        Some(Effect::Photograph { ticket, domain })
    }

    /// The second photo is here. Before T0 the plan is made anew from it, because the first showed
    /// nothing that has to be kept or to go. After T0 the plan stays, and the servers are asked too.
    pub(super) fn seen_anew(&mut self, photo: Photo) -> Vec<Effect> {
        self.anew = None;
        let is_of_use = !photo.passage.is_closed() && !photo.servers().is_empty();
        if !is_of_use || !self.is_watching() {
            return Vec::new();
        }
        if let Some(watch) = self.watch.as_mut().filter(|watch| watch.t0().is_some()) {
            watch.learn(&photo, self.now);
            if let PhotoState::Taken(first) = &mut self.photo {
                // What it could not show stays unknown; that it was blind is over.
                first.passage = photo.passage;
            }
            return self.ask_due();
        }
        let shown = self.card().map(|card| card.id);
        let passage = self.watch.as_ref().map(Watch::passage).cloned().unwrap_or_default();
        let (domain, servers) = (photo.domain.clone(), photo.servers());
        let mut effects = self.photo_taken(photo);
        let Some(plan) = self.plan() else { return effects };
        let same = plan.steps.iter().position(|step| Some(&step.id) == shown.as_ref());
        self.enter.card = same.unwrap_or(0);
        if plan.steps.is_empty() {
            self.step = StepId::Watch;
        }
        self.watch_at(plan, servers, passage);
        self.focus_card();
        effects.push(Effect::WriteUndo { domain });
        effects.extend(self.ask_due());
        effects
    }
}
