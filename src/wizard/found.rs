//! Step 2: what was found, while the before-photo develops and after.

use std::collections::BTreeMap;

use super::state::{StepId, Wizard};
use super::{Effect, Intent, PhotoState};
use crate::observe::{Photo, Standing};
use crate::records::spf;

/// SPF texts kept. A list with more services than this is refused by every receiver long before
/// (RFC 7208 §4.6.4).
const MOST_SENDERS: usize = 200;

impl Wizard {
    pub(super) fn found_intent(&mut self, intent: &Intent) -> Vec<Effect> {
        match intent {
            Intent::Back => {
                self.step = StepId::Domain;
                Vec::new()
            }
            Intent::Retry => self.take_photo(),
            Intent::Next if self.may_go_on() => self.enter_host_step(),
            _ => Vec::new(),
        }
    }

    /// Serious states stop the journey here, with a sentence and one action.
    pub fn may_go_on(&self) -> bool {
        self.taken().is_some_and(|photo| photo.standing == Standing::Published)
    }

    pub(super) fn photo_arrived(&mut self, ticket: u64, photo: Box<Photo>) -> Vec<Effect> {
        if self.anew == Some(ticket) {
            return self.seen_anew(*photo);
        }
        if !matches!(self.photo, PhotoState::Developing { ticket: wanted, .. } if wanted == ticket)
        {
            return Vec::new();
        }
        self.photo_taken(*photo)
    }

    /// Goes by this photo from now on.
    pub(super) fn photo_taken(&mut self, photo: Photo) -> Vec<Effect> {
        let domain = photo.domain.clone();
        let senders: Vec<String> =
            photo.texts(&domain.name()).into_iter().filter(|text| spf::is_spf(text)).collect();
        self.photo = PhotoState::Taken(Box::new(photo));
        let includes = senders.iter().flat_map(|text| crate::plan::includes(text)).collect();
        self.forget_around();
        let mut effects = self.fetch_senders(includes);
        effects.extend(self.follow());
        effects.extend(self.save());
        effects
    }

    /// Asks for the SPF texts of services not asked about before.
    pub(super) fn fetch_senders(&mut self, includes: Vec<String>) -> Vec<Effect> {
        let Some(domain) = self.answers.as_ref().map(|answers| answers.domain.clone()) else {
            return Vec::new();
        };
        let fresh: Vec<String> =
            includes.into_iter().filter(|name| self.asked_includes.insert(name.clone())).collect();
        if fresh.is_empty() {
            return Vec::new();
        }
        let ticket = self.ticket();
        self.sender_tickets.insert(ticket);
        vec![Effect::FetchSenders { ticket, domain, includes: fresh }]
    }

    /// What the planned list of senders costs in look-ups; `None` while the texts that it leads to
    /// are still on their way.
    pub fn spf_cost(&self) -> Option<spf::Cost> {
        if !self.sender_tickets.is_empty() {
            return None;
        }
        crate::plan::spf_cost(self.plan()?.spf.as_deref()?, &self.senders)
    }

    /// Takes the SPF texts of other services; an answer nobody waits for is dropped.
    pub(super) fn senders_arrived(&mut self, ticket: u64, texts: BTreeMap<String, String>) {
        if self.sender_tickets.remove(&ticket) {
            let room = MOST_SENDERS.saturating_sub(self.senders.len());
            self.senders.extend(texts.into_iter().take(room));
            self.around.senders.clone_from(&self.senders);
            self.following.heard += 1;
        }
    }
}
