//! Step 7: one record a card, while the authoritative servers are asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::state::{Notice, StepId, Wizard};
use super::{Effect, Intent};
use crate::observe::{Moment, Passage, Server};
use crate::plan::{Kind, Plan, Step};
use crate::verdict::{self, CardState, Companies, Panel, Stage, State};
use crate::watch::Watch;

/// Seconds between two tests whether port 53 leads anywhere.
const PASSAGE_S: u32 = 60;

/// Step 7.
#[derive(Debug, Clone, Default)]
pub struct EnterStep {
    /// Which card is shown.
    pub card: usize,
    /// Which box `c` copies next.
    pub next_box: usize,
    /// Lines scrolled down.
    pub scroll: usize,
    /// Cards the person says they have saved.
    pub said_done: BTreeMap<String, Moment>,
    /// When the card shown was opened.
    pub opened: Moment,
    /// What was copied last, for the pretend panel.
    pub clip: Option<String>,
}

impl Wizard {
    /// The cards of the plan.
    pub fn cards(&self) -> Vec<Step> {
        self.plan().map(|plan| plan.steps.clone()).unwrap_or_default()
    }

    /// How many they are.
    pub fn card_count(&self) -> usize {
        self.plan().map_or(0, |plan| plan.steps.len())
    }

    /// The card shown now.
    pub fn card(&self) -> Option<Step> {
        self.plan()?.steps.get(self.enter.card).cloned()
    }

    /// How the card at this position stands, as the authoritative servers show it.
    pub fn card_state(&self, at: usize) -> CardState {
        self.explained(self.plain_card_state(at))
    }

    /// The same by what the card alone knows, looked into anew.
    pub(super) fn judge(&self, plan: &Plan, step: &Step) -> CardState {
        match (&self.watch, self.taken()) {
            (Some(watch), Some(photo)) => {
                let evidence = verdict::Evidence {
                    plan,
                    photo,
                    servers: watch.servers(),
                    logbook: watch.logbook(),
                    panel: self.panel(),
                    around: &self.around,
                    companies: self.companies(),
                };
                let stage = match self.enter.said_done.get(&step.id) {
                    Some(at) => Stage::Saved { at: *at },
                    None => Stage::Typing { since: self.enter.opened },
                };
                verdict::card(&evidence, step, stage, self.now)
            }
            _ => CardState::Waiting { last_asked: None },
        }
    }

    /// Who has to do with the domain, as far as it is known.
    pub fn companies(&self) -> Companies<'_> {
        Companies {
            catalog: Some(&self.world.catalog),
            provider: self.provider(),
            registrar: self.registrar(),
            publisher: self.publisher(),
        }
    }

    /// Whether the chosen company is the one that publishes the domain.
    pub fn panel(&self) -> Panel {
        match (self.registrar(), self.publisher()) {
            (Some(chosen), Some(publisher))
                if chosen.id != publisher.id && !super::list::is_generic(&chosen.id) =>
            {
                Panel::Elsewhere
            }
            _ => Panel::Publishes,
        }
    }

    /// True when all authoritative servers serve this card.
    pub fn is_card_served(&self, at: usize) -> bool {
        matches!(self.card_state(at), CardState::Served { .. })
    }

    /// Opens the cards; the authoritative servers are asked from now on. What was seen stays seen
    /// while the plan is the same; another plan starts afresh, and has no T0.
    pub(super) fn enter_cards(&mut self) -> Vec<Effect> {
        let Some(plan) = self.plan() else { return Vec::new() };
        let is_same = self.watched.as_ref() == Some(&plan);
        if !is_same {
            self.enter.card = 0;
            self.enter.said_done.clear();
        }
        self.step = if plan.steps.is_empty() { StepId::Watch } else { StepId::Enter };
        let card = self.enter.card.min(plan.steps.len().saturating_sub(1));
        let is_new = !is_same || self.watch.is_none();
        if is_new {
            self.start_watch(plan);
        }
        self.show_card(card);
        let mut effects = self.save();
        if is_new {
            effects.extend(self.follow());
        }
        effects.extend(self.ask_due());
        effects
    }

    /// Starts the scheduler for `plan`, with the T0 of a saved place when it is of the same plan.
    pub(super) fn start_watch(&mut self, plan: Arc<Plan>) {
        let Some(photo) = self.taken() else { return };
        let (servers, passage) = (photo.servers(), photo.passage.clone());
        self.watch_at(plan, servers, passage);
    }

    /// The same with what is known by now of the servers and of the way to them.
    pub(super) fn watch_at(&mut self, plan: Arc<Plan>, servers: Vec<Server>, passage: Passage) {
        let is_same = self.watched.as_ref() == Some(&plan);
        let t0 = self.saved_t0.take().filter(|_| is_same);
        let bound = self.saved_bound.take().filter(|_| t0.is_some());
        let Some(photo) = self.taken() else { return };
        let (settings, networks) = (self.world.settings, self.world.networks.clone());
        let watch = Watch::resume(settings, &plan, photo, servers, networks, t0, self.now);
        let mut watch = watch.with_bound(bound);
        watch.heed(passage, self.now);
        self.watch = Some(watch);
        self.judge_anew();
        self.passage_due = self.now.plus_seconds(PASSAGE_S);
        self.watched = Some(plan);
        self.is_reported = false;
    }

    /// True while servers and networks are asked: at the cards and after them.
    pub(super) const fn is_watching(&self) -> bool {
        self.watch.is_some() && matches!(self.step, StepId::Enter | StepId::Watch)
    }

    /// A person did something: look at once.
    pub(super) fn nudge(&mut self) {
        if let Some(watch) = &mut self.watch {
            watch.nudge(self.now);
        }
    }

    /// Turns to a card and has its own questions asked first.
    fn show_card(&mut self, at: usize) {
        self.enter.card = at;
        self.enter.next_box = 0;
        self.enter.scroll = 0;
        self.enter.opened = self.now;
        self.judge_anew();
        self.focus_card();
    }

    /// Has the questions of the card shown asked first.
    pub(super) fn focus_card(&mut self) {
        let Some(plan) = self.plan() else { return };
        let Some(step) = plan.steps.get(self.enter.card) else { return };
        let mut questions = vec![step.question(&plan.domain)];
        questions.extend(verdict::hunt(&plan, step));
        if let Some(watch) = &mut self.watch {
            watch.focus(questions, self.now);
        }
    }

    pub(super) fn enter_intent(&mut self, intent: &Intent) -> Vec<Effect> {
        let count = self.card_count();
        match intent {
            Intent::Back => {
                self.step = StepId::Plan;
                self.save()
            }
            Intent::Next => self.card_done(),
            Intent::NextCard => self.turn_card((self.enter.card + 1).min(count.saturating_sub(1))),
            Intent::PreviousCard => self.turn_card(self.enter.card.saturating_sub(1)),
            Intent::Choose(at) => self.turn_card((*at).min(count.saturating_sub(1))),
            Intent::Copy => self.copy_next(),
            Intent::PlainValues => vec![Effect::ShowPlain],
            Intent::OpenPage => self.open_page(),
            Intent::HandOver => self.hand_over(),
            Intent::Panel | Intent::FocusNext if self.world.is_practice => self.open_panel(),
            Intent::Up => {
                self.enter.scroll = self.enter.scroll.saturating_sub(1);
                Vec::new()
            }
            Intent::Down => {
                self.enter.scroll = (self.enter.scroll + 1).min(100);
                Vec::new()
            }
            Intent::PageUp => {
                self.enter.scroll = self.enter.scroll.saturating_sub(8);
                Vec::new()
            }
            Intent::PageDown => {
                self.enter.scroll = (self.enter.scroll + 8).min(100);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn turn_card(&mut self, at: usize) -> Vec<Effect> {
        if at != self.enter.card {
            self.show_card(at);
        }
        let mut effects = self.save();
        effects.extend(self.ask_due());
        effects
    }

    /// Enter on a card: a served one leads on, any other is taken as "I have saved it".
    fn card_done(&mut self) -> Vec<Effect> {
        let Some(card) = self.card() else { return self.enter_watch_step() };
        if !self.is_card_served(self.enter.card) {
            let is_wrong = matches!(self.card_state(self.enter.card), CardState::Wrong(_));
            if is_wrong || card.kind == Kind::Remove {
                // What stands there does not change at once, and a key without an answer seems dead.
                self.notice = Some(Notice::AskedAgain);
            }
            self.enter.said_done.insert(card.id, self.now);
            self.judge_anew();
            self.nudge();
            return self.ask_due();
        }
        let open: Vec<usize> =
            (0..self.card_count()).filter(|at| !self.is_card_served(*at)).collect();
        match open.iter().find(|at| **at > self.enter.card).or(open.first()) {
            Some(at) => {
                if *at < self.enter.card {
                    self.notice = Some(Notice::CardsLeft(open.len()));
                }
                self.turn_card(*at)
            }
            None => self.enter_watch_step(),
        }
    }

    /// Goes to the last step; the scheduler runs on.
    pub(super) fn enter_watch_step(&mut self) -> Vec<Effect> {
        self.step = StepId::Watch;
        self.watching = super::WatchStep::default();
        let mut effects = self.save();
        effects.extend(self.ask_due());
        effects
    }

    /// Has every question asked that is due, and reports once when it is confirmed.
    pub(super) fn ask_due(&mut self) -> Vec<Effect> {
        if !self.is_watching() {
            return Vec::new();
        }
        let Some(watch) = &mut self.watch else { return Vec::new() };
        let mut effects: Vec<Effect> = watch.due(self.now).into_iter().map(Effect::Ask).collect();
        if self.passage_due <= self.now {
            self.passage_due = self.now.plus_seconds(PASSAGE_S);
            effects.push(Effect::TestPassage);
        }
        let state = watch.state(self.now);
        let is_confirmed = matches!(state, State::Confirmed | State::ConfirmedEverywhere);
        if is_confirmed && self.step == StepId::Watch && !self.is_reported {
            self.is_reported = true;
            effects.push(Effect::WriteReport);
            effects.push(Effect::Announce);
            effects.extend(self.save());
        }
        effects
    }

    /// The machine may have moved to another network, where somebody answers in others' names.
    pub(super) fn passes(&mut self, passage: Passage) -> Vec<Effect> {
        let is_told = passage != Passage::Untested;
        if let Some(watch) = self.watch.as_mut().filter(|_| is_told) {
            watch.heed(passage, self.now);
        }
        let mut effects = self.ask_due();
        effects.extend(self.look_anew());
        effects
    }

    fn open_page(&mut self) -> Vec<Effect> {
        let page = match (self.registrar(), &self.answers) {
            (Some(registrar), Some(answers)) => registrar.records_page(&answers.domain),
            _ => None,
        };
        if let Some(url) = page {
            self.notice = Some(Notice::Opened(url.clone()));
            vec![Effect::Open(url)]
        } else {
            self.notice = Some(Notice::NothingToOpen);
            Vec::new()
        }
    }
}
