//! Step 6: before → after, read and agreed to.

use super::state::{Notice, StepId, Wizard};
use super::{Effect, Intent};
use crate::catalog::OneClick;
use crate::names::Name;
use crate::observe::{Heard, Photo};

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

    /// The provider's own page where its records are entered by themselves: where the company that
    /// publishes the domain answers for it (Domain Connect), a document says that the two work
    /// together, and no other company receives the mail, because all lines change at once.
    pub fn one_click(&self) -> Option<&OneClick> {
        let (provider, publisher, photo) = (self.provider()?, self.publisher()?, self.taken()?);
        let offer = provider.one_click.as_ref()?;
        let is_chosen = self.registrar().is_some_and(|chosen| chosen.id == publisher.id);
        let is_known =
            offer.registrars.contains(&publisher.id) && !provider.unverified("one_click");
        let is_own = |exchange: &Name| {
            publisher.owns_mx(exchange, &photo.domain)
                || self.world.catalog.providers_at(exchange).contains(&provider.id)
        };
        let has_others = photo.mx().iter().any(|(_, exchange)| !is_own(exchange));
        let is_offered = is_chosen && is_known && !has_others && connects(photo);
        (is_offered && !self.world.is_practice).then_some(offer)
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
            Intent::OpenPage => {
                let Some(url) = self.one_click().map(|offer| offer.url.clone()) else {
                    return Vec::new();
                };
                self.notice = Some(Notice::Opened(url.clone()));
                vec![Effect::Open(url)]
            }
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

/// True when the domain's servers name a Domain Connect service: a text, or an alias to one.
fn connects(photo: &Photo) -> bool {
    let name = photo.domain.name().child("_domainconnect");
    let answers = photo.views.iter().flat_map(|view| &view.answers);
    let mut records = answers.filter(|(asked, ..)| asked.name == name);
    records.any(|(_, heard, _)| matches!(heard, Heard::Records(found) if !found.is_empty()))
}
