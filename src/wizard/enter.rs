//! Step 7: one record a card, while the authoritative servers are asked.

use std::collections::BTreeMap;

use super::state::{Notice, StepId, Wizard};
use super::{Effect, Intent};
use crate::observe::Moment;
use crate::plan::Step;
use crate::verdict::{self, CardState, Panel, Stage, State};
use crate::watch::Watch;

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
        self.plan().map(|plan| plan.steps).unwrap_or_default()
    }

    /// The card shown now.
    pub fn card(&self) -> Option<Step> {
        self.cards().into_iter().nth(self.enter.card)
    }

    /// How the card at this position stands, as the authoritative servers show it.
    pub fn card_state(&self, at: usize) -> CardState {
        let plan = self.plan();
        let step = plan.as_ref().and_then(|plan| plan.steps.get(at));
        match (&self.watch, &plan, step, self.taken()) {
            (Some(watch), Some(plan), Some(step), Some(photo)) => {
                let servers = photo.servers();
                let evidence = verdict::Evidence {
                    plan,
                    photo,
                    servers: &servers,
                    logbook: watch.logbook(),
                    panel: self.panel(),
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

    /// Opens the cards; the authoritative servers are asked from now on.
    pub(super) fn enter_cards(&mut self, t0: Option<Moment>) -> Vec<Effect> {
        let (Some(plan), Some(photo)) = (self.plan(), self.taken()) else { return Vec::new() };
        let servers = photo.servers();
        let watch = Watch::resume(
            self.world.settings,
            &plan,
            photo,
            servers,
            self.world.networks.clone(),
            t0,
            self.now,
        );
        self.watch = Some(watch);
        self.step = if plan.steps.is_empty() { StepId::Watch } else { StepId::Enter };
        self.enter.card = self.enter.card.min(plan.steps.len().saturating_sub(1));
        self.show_card(self.enter.card);
        let mut effects = self.save();
        effects.extend(self.ask_due());
        effects
    }

    /// Turns to a card and has its own questions asked first.
    fn show_card(&mut self, at: usize) {
        self.enter.card = at;
        self.enter.next_box = 0;
        self.enter.scroll = 0;
        self.enter.opened = self.now;
        let Some(plan) = self.plan() else { return };
        let Some(step) = plan.steps.get(at) else { return };
        let mut questions = vec![step.question(&plan.domain)];
        questions.extend(verdict::hunt(&plan, step));
        if let Some(watch) = &mut self.watch {
            watch.focus(questions, self.now);
        }
    }

    pub(super) fn enter_intent(&mut self, intent: &Intent) -> Vec<Effect> {
        let count = self.cards().len();
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
            Intent::PlainValues => vec![Effect::ShowPlain(self.plain_values())],
            Intent::OpenPage => self.open_page(),
            Intent::Panel | Intent::FocusNext if self.world.is_practice => self.open_panel(),
            Intent::Up => {
                self.enter.scroll = self.enter.scroll.saturating_sub(1);
                Vec::new()
            }
            Intent::Down => {
                self.enter.scroll = (self.enter.scroll + 1).min(100);
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
        let cards = self.cards();
        let Some(card) = cards.get(self.enter.card) else { return self.enter_watch_step() };
        if !self.is_card_served(self.enter.card) {
            self.enter.said_done.insert(card.id.clone(), self.now);
            if let Some(watch) = &mut self.watch {
                watch.nudge(self.now);
            }
            return self.ask_due();
        }
        let open: Vec<usize> = (0..cards.len()).filter(|at| !self.is_card_served(*at)).collect();
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
        self.watch_row = 0;
        let mut effects = self.save();
        effects.extend(self.ask_due());
        effects
    }

    /// Has every question asked that is due, and reports once when it is confirmed.
    pub(super) fn ask_due(&mut self) -> Vec<Effect> {
        let Some(watch) = &mut self.watch else { return Vec::new() };
        let mut effects: Vec<Effect> = watch.due(self.now).into_iter().map(Effect::Ask).collect();
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
