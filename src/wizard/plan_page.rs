//! Step 6: before → after, read and agreed to.

use super::state::{Notice, StepId, Wizard};
use super::{Effect, Intent};
use crate::catalog::{ConnectTemplate, OneClick};
use crate::names::Name;
use crate::observe::{Photo, TemplateId};

/// Whether the company that publishes the domain takes the provider's template.
#[derive(Debug, Clone, Default)]
pub(super) struct ConnectState {
    /// The last request.
    ticket: Option<u64>,
    /// Where it applies it.
    page: Option<String>,
}

/// Who can enter the records without anybody typing them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByItself<'a> {
    /// The provider, at its own page.
    Provider(&'a OneClick),
    /// The company that publishes the domain, at this page of its own.
    Publisher(String),
}

impl ByItself<'_> {
    /// The page.
    pub fn url(&self) -> &str {
        match self {
            Self::Provider(offer) => &offer.url,
            Self::Publisher(url) => url,
        }
    }
}

impl Wizard {
    /// Opens the plan and writes the undo sheet, before anything is changed.
    pub(super) fn enter_plan_step(&mut self) -> Vec<Effect> {
        self.step = StepId::Plan;
        self.plan_scroll = 0;
        let mut effects = self.save();
        effects.extend(self.ask_for_template());
        let Some(plan) = self.plan() else { return effects };
        if let Some(text) = &plan.spf {
            effects.extend(self.fetch_senders(crate::plan::includes(text)));
        }
        if let Some(photo) = self.taken() {
            effects.push(Effect::WriteUndo { domain: photo.domain.clone() });
        }
        effects
    }

    /// Who can enter the records at once: only where the company that publishes the domain answers for
    /// it (Domain Connect), and no other company receives the mail, because all lines change together.
    pub fn by_itself(&self) -> Option<ByItself<'_>> {
        let (provider, publisher) = (self.provider()?, self.publisher()?);
        if !self.can_connect() {
            return None;
        }
        let is_documented = |offer: &&OneClick| {
            offer.registrars.contains(&publisher.id) && !provider.unverified("one_click")
        };
        let page = provider.one_click.as_ref().filter(is_documented).map(ByItself::Provider);
        page.or_else(|| self.template_page().map(ByItself::Publisher))
    }

    fn can_connect(&self) -> bool {
        let (Some(provider), Some(publisher)) = (self.provider(), self.publisher()) else {
            return false;
        };
        let connects = |photo: &&Photo| !photo.connect_service().is_empty();
        let Some(photo) = self.taken().filter(connects) else { return false };
        let is_chosen = self.registrar().is_some_and(|chosen| chosen.id == publisher.id);
        let is_own = |exchange: &Name| {
            publisher.owns_mx(exchange, &photo.domain)
                || self.world.catalog.providers_at(exchange).contains(&provider.id)
        };
        let has_others = photo.mx().iter().any(|(_, exchange)| !is_own(exchange));
        is_chosen && !has_others && !self.world.is_practice
    }

    /// The provider's template, where it enters the servers that the plan wants.
    fn template(&self) -> Option<&ConnectTemplate> {
        let (provider, photo) = (self.provider()?, self.taken()?);
        let template = provider.connect.as_ref().filter(|_| !provider.unverified("connect"))?;
        let variant = crate::plan::variant_of(self.answers.as_ref()?, provider, photo)?;
        (variant.id == template.variant).then_some(template)
    }

    /// Asks the company that publishes the domain whether it takes the template.
    fn ask_for_template(&mut self) -> Vec<Effect> {
        self.connect = ConnectState::default();
        let template = self.template().filter(|_| self.can_connect());
        let template = template.map(|template| TemplateId {
            provider: template.provider.clone(),
            service: template.service.clone(),
        });
        let Some(template) = template else { return Vec::new() };
        let ticket = self.ticket();
        self.connect.ticket = Some(ticket);
        vec![Effect::Connect { ticket, template }]
    }

    /// Takes the answer; one that nobody waits for is dropped.
    pub(super) fn connected(&mut self, ticket: u64, page: Option<String>) {
        if self.connect.ticket == Some(ticket) {
            self.connect = ConnectState { ticket: None, page };
        }
    }

    /// The page where the publisher applies the template.
    fn template_page(&self) -> Option<String> {
        let (template, photo) = (self.template()?, self.taken()?);
        let (zone, name) = (photo.zone(), photo.domain.name());
        let host = name.as_str().strip_suffix(zone.as_str()).unwrap_or_default();
        let host = host.trim_end_matches('.');
        let page = self.connect.page.as_ref()?;
        Some(template.address(page, zone.as_str(), host))
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
                let Some(url) = self.by_itself().map(|offer| offer.url().to_owned()) else {
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
