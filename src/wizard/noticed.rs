//! What is noticed about the domain beside the cards: what lies around its records is found out once
//! the photo is there, when the plan is being entered, and again when all servers serve it.

use super::state::Wizard;
use super::{Effect, PhotoState, StepId};
use crate::observe::{Leads, Moment, Surroundings};
use crate::plan::{Answers, Plan, Purpose, Step};
use crate::verdict::{self, CardState, Code, Finding, Scene, Severity};
use crate::watch::Watch;

/// Seconds between two questions to a company that does not publish the domain.
const BETWEEN_PROOFS_S: u64 = 30;

/// Where the wizard stands with the surroundings.
#[derive(Debug, Clone, Default)]
pub(super) struct Follow {
    /// The last request.
    ticket: Option<u64>,
    /// It went to the company where the person works, and nowhere else.
    is_to_the_panel: bool,
    /// When it was made.
    at: Option<Moment>,
    /// Counts what was heard, so that a review is known to be old.
    pub(super) heard: u64,
}

/// A review, and what it was made of.
#[derive(Debug, Clone)]
pub(super) struct Reviewed {
    answers: Option<Answers>,
    taken_at: Moment,
    heard: u64,
    found: Vec<Finding>,
}

impl Wizard {
    /// Asks for what the records lead to, as they stand now. The texts of senders are asked for by
    /// themselves.
    pub(super) fn follow(&mut self) -> Vec<Effect> {
        let leads = self.leads();
        self.follow_up(leads)
    }

    fn leads(&self) -> Leads {
        let plan = self.plan();
        let scene = self.scene(plan.as_deref()).filter(|scene| !scene.photo.passage.is_closed());
        scene.map(|scene| verdict::leads(&scene)).unwrap_or_default()
    }

    fn follow_up(&mut self, leads: Leads) -> Vec<Effect> {
        let leads = Leads { includes: Vec::new(), ..leads };
        if leads == Leads::default() {
            return Vec::new();
        }
        let ticket = self.ticket();
        let is_to_the_panel = leads.are_to_the_panel();
        let (ticket_now, at) = (Some(ticket), Some(self.now));
        self.following = Follow { ticket: ticket_now, is_to_the_panel, at, ..self.following };
        vec![Effect::Follow { ticket, leads: Box::new(leads) }]
    }

    /// Takes what was found out; an answer nobody waits for is dropped.
    pub(super) fn followed(&mut self, ticket: u64, around: Surroundings) {
        if self.following.ticket == Some(ticket) {
            self.following.ticket = None;
            self.following.heard += 1;
            if self.following.is_to_the_panel {
                self.around.panel_answers = around.panel_answers;
            } else {
                self.around = Surroundings { senders: self.senders.clone(), ..around };
            }
        }
    }

    /// Another photo is taken: what was known around the one before is about something else.
    pub(super) fn forget_around(&mut self) {
        self.around = Surroundings { senders: self.senders.clone(), ..Surroundings::default() };
        self.following = Follow { heard: self.following.heard + 1, ..Follow::default() };
    }

    /// When nothing of a card can be seen where the domain is published: asks the company where it was
    /// entered, now and then.
    pub(super) fn prove_panel(&mut self) -> Vec<Effect> {
        let is_early =
            self.following.at.is_some_and(|at| self.now.seconds_since(at) < BETWEEN_PROOFS_S);
        let is_early = is_early || self.following.ticket.is_some();
        if is_early || self.step != StepId::Enter || self.panel() == verdict::Panel::Publishes {
            return Vec::new();
        }
        let state = self.card_state(self.enter.card);
        match state {
            CardState::Wrong(finding) if finding.code == Code::WrongPanel => {
                let leads = self.leads().to_the_panel();
                self.follow_up(leads)
            }
            _ => Vec::new(),
        }
    }

    /// What a review looks at, with `plan`.
    fn scene<'a>(&'a self, plan: Option<&'a Plan>) -> Option<Scene<'a>> {
        let photo = self.taken()?;
        let scene = Scene::without_plan(photo, &self.around, self.companies());
        let logbook = self.watch.as_ref().map(Watch::logbook);
        Some(Scene { plan, logbook, panel: self.panel(), ..scene })
    }

    /// True when mail had a way before and has none now.
    pub fn has_lost_route(&self) -> bool {
        let had_route = self.taken().is_some_and(|photo| !photo.mx().is_empty());
        let plan = self.plan();
        let route = self.scene(plan.as_deref()).filter(|_| had_route).and_then(|scene| scene.mx());
        route.is_some_and(|lines| lines.is_empty())
    }

    /// The first card, by position, that leads mail to the new provider and is not served yet.
    pub fn open_route(&self) -> Option<usize> {
        let plan = self.plan()?;
        let is_route = |step: &Step| step.purpose == Purpose::Receive && !step.wanted.is_empty();
        let routes = plan.steps.iter().enumerate().filter(|(_, step)| is_route(step));
        let mut open = routes.map(|(at, _)| at).filter(|at| !self.is_card_served(*at));
        open.next()
    }

    /// What is wrong with what is published now, errors and warnings, the most important first; what
    /// a card is about to change is left to that card.
    pub fn noticed(&self) -> Vec<Finding> {
        let cards = self.cards();
        let is_open = |(at, _): &(usize, &Step)| {
            !matches!(self.plain_card_state(*at), CardState::Served { .. })
        };
        let open: Vec<&Step> =
            cards.iter().enumerate().filter(is_open).map(|(_, step)| step).collect();
        verdict::beside(self.all_noticed(), &open)
    }

    /// Everything that is wrong with what is published now, errors and warnings.
    fn all_noticed(&self) -> Vec<Finding> {
        let PhotoState::Taken(photo) = &self.photo else { return Vec::new() };
        let (heard, taken_at) = (self.following.heard, photo.taken_at);
        let mut memo = self.reviewed.borrow_mut();
        let is_known = |one: &&Reviewed| {
            (one.heard, one.taken_at, &one.answers) == (heard, taken_at, &self.answers)
        };
        if let Some(known) = memo.as_ref().filter(is_known) {
            return known.found.clone();
        }
        let plan = self.plan();
        let Some(scene) = self.scene(plan.as_deref()) else { return Vec::new() };
        let mut found = verdict::review(&scene);
        found.retain(|finding| finding.code.severity() != Severity::Info);
        let answers = self.answers.clone();
        *memo = Some(Reviewed { answers, taken_at, heard, found: found.clone() });
        found
    }

    /// The same beside what the cards say: nothing twice, and the more exact of the two.
    pub fn noticed_beside(&self, cards: &[CardState]) -> Vec<Finding> {
        let wrong = cards.iter().filter_map(|card| match card {
            CardState::Wrong(finding) => Some(finding.clone()),
            _ => None,
        });
        verdict::reviewed(wrong.collect(), self.noticed())
    }

    /// What is wrong with one card's record, where the review knows it better than the card does.
    pub(super) fn explained(&self, state: CardState) -> CardState {
        let CardState::Wrong(finding) = &state else { return state };
        if !matches!(finding.code, Code::RecordMissing | Code::RecordDifferent) {
            return state;
        }
        let mut found = self.all_noticed().into_iter();
        let better = found.find(|one| one.record.is_some() && one.record == finding.record);
        better.map_or(state, CardState::Wrong)
    }
}
