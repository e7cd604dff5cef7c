//! The saved place: what is written to disk after each step, and how a journey goes on from it.

use super::state::{StepId, Wizard, World};
use super::{Effect, PhotoState};
use crate::catalog::Lang;
use crate::names::Domain;
use crate::observe::{Moment, Photo};
use crate::plan::Answers;

/// The shape of the file; a place with another number is not read.
pub const PLACE_VERSION: u32 = 2;

/// A saved place. The before-photo and T0 are facts of the past and cannot be taken again, so they
/// are kept; everything else that the screens show is computed anew.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// [`PLACE_VERSION`].
    pub version: u32,
    /// When it was saved.
    pub saved_at: Moment,
    /// The language then.
    pub lang: Lang,
    /// Which step.
    pub step: StepId,
    /// Which card of step 7.
    pub card: usize,
    /// The answers.
    pub answers: Answers,
    /// The before-photo.
    pub photo: Option<Photo>,
    /// When all authoritative servers served the plan.
    pub t0: Option<Moment>,
    /// Until when old answers may be remembered; later than T0 and the photo tell where the domain
    /// has moved to other name servers since.
    #[serde(default)]
    pub bound: Option<Moment>,
    /// True for a place on the practice internet, which is gone after the run.
    pub is_practice: bool,
}

/// A place on offer at the next start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its domain.
    pub domain: Domain,
    /// Which step it stopped at.
    pub step: StepId,
    /// When it was saved.
    pub saved_at: Moment,
}

impl Wizard {
    /// A wizard with every question answered, at its plan: for whoever needs its pages and asks
    /// nobody.
    pub fn planned(world: World, lang: Lang, answers: Answers, photo: Photo) -> Self {
        let mut wizard = Self::new(world, lang, photo.taken_at);
        wizard.answers = Some(answers);
        wizard.photo = PhotoState::Taken(Box::new(photo));
        wizard.step = StepId::Plan;
        wizard
    }

    /// The place as it stands; `None` before there is a domain.
    pub fn place(&self) -> Option<Place> {
        let answers = self.answers.clone()?;
        Some(Place {
            version: PLACE_VERSION,
            saved_at: self.now,
            lang: self.lang,
            step: self.step,
            card: self.enter.card,
            answers,
            photo: self.taken().cloned(),
            t0: self.proven_t0(),
            bound: self.proven_t0().and(self.known_bound()),
            is_practice: self.world.is_practice,
        })
    }

    /// Saves the place, where there is one worth saving.
    pub(super) fn save(&self) -> Vec<Effect> {
        if self.world.is_practice {
            return Vec::new();
        }
        self.place().map(|place| Effect::Save(Box::new(place))).into_iter().collect()
    }

    /// T0 of the plan as it stands; that of a plan since changed proves nothing.
    fn proven_t0(&self) -> Option<Moment> {
        let t0 = self.watch.as_ref().map_or(self.saved_t0, crate::watch::Watch::t0)?;
        (self.watched == self.plan()).then_some(t0)
    }

    fn known_bound(&self) -> Option<Moment> {
        self.watch.as_ref().map_or(self.saved_bound, crate::watch::Watch::bound)
    }

    /// Goes on from a saved place. Steps that need a before-photo take one when it is missing.
    pub(super) fn resume(&mut self, place: Place) -> Vec<Effect> {
        self.forget_choices();
        self.layer = None;
        self.notice = None;
        let domain = place.answers.domain.clone();
        self.domain.input = tui_input::Input::new(domain.shown());
        self.domain.focus = super::DomainFocus::Input;
        self.domain.problem = None;
        self.domain.prefix = None;
        self.answers = Some(place.answers);
        let Some(photo) = place.photo.filter(|photo| photo.domain == domain) else {
            self.step = StepId::Found;
            return self.take_photo();
        };
        let texts = photo.texts(&photo.domain.name());
        self.photo = PhotoState::Taken(Box::new(photo));
        let includes = texts
            .iter()
            .filter(|text| crate::records::spf::is_spf(text))
            .flat_map(|text| crate::plan::includes(text))
            .collect();
        let mut effects = self.fetch_senders(includes);
        self.watched = self.plan();
        self.saved_t0 = place.t0;
        self.saved_bound = place.bound;
        match place.step.min(self.furthest()) {
            StepId::Domain | StepId::Found => self.step = StepId::Found,
            StepId::Host => effects.extend(self.enter_host_step()),
            StepId::Mail => self.enter_mail_step(),
            StepId::Details => effects.extend(self.resume_details()),
            StepId::Plan => effects.extend(self.enter_plan_step()),
            StepId::Enter | StepId::Watch => {
                self.enter.card = place.card;
                effects.extend(self.enter_cards());
                if place.step == StepId::Watch {
                    self.step = StepId::Watch;
                    effects.extend(self.ask_due());
                }
            }
        }
        effects
    }

    /// How far the answers reach; a company may have left the catalogue since they were given.
    fn furthest(&self) -> StepId {
        if !self.may_go_on() {
            StepId::Found
        } else if self.registrar().is_none() {
            StepId::Host
        } else if self.provider().is_none() {
            StepId::Mail
        } else {
            StepId::Watch
        }
    }

    /// A new domain: the choices of the old one no longer count.
    pub(super) fn forget_choices(&mut self) {
        self.host = super::ListStep::default();
        self.mail = super::ListStep::default();
        self.mail_page = super::MailPage::List;
        self.details = super::DetailsStep::default();
        self.enter = super::EnterStep::default();
        self.watch = None;
        self.judge_anew();
        self.watching = super::WatchStep::default();
        self.plan_scroll = 0;
        self.undo = None;
        self.report = None;
        self.is_reported = false;
        self.senders.clear();
        self.asked_includes.clear();
        self.sender_tickets.clear();
        self.drafts.clear();
        self.shelved.clear();
        self.watched = None;
        self.saved_t0 = None;
        self.saved_bound = None;
        self.adopted = None;
        self.anew = None;
    }
}
