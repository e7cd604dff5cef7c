//! `update`: every message, to the step it concerns.

use super::keys::edit_of;
use super::state::{Layer, Notice, StepId, Wizard};
use super::{Edit, Effect, Event, Intent, Key, Msg, Written};
use crate::catalog::Lang;

impl Wizard {
    /// Takes one message and says what must happen outside.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.prepare_for(&msg.event);
        let effects = self.take(msg);
        self.settle();
        effects
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        self.now = self.now.max(msg.at);
        match msg.event {
            Event::Key(key) => self.key(key),
            Event::Do(intent) => self.intent(intent),
            Event::Paste(text) if self.takes_paste() => {
                self.intent(Intent::Edit(Edit::Paste(text)))
            }
            Event::Paste(_) => Vec::new(),
            Event::Tick => self.ask_due(),
            Event::Passage(passage) => self.passes(passage),
            Event::Photo { ticket, photo } => self.photo_arrived(ticket, photo),
            Event::Senders { ticket, texts } => {
                self.senders_arrived(ticket, texts);
                Vec::new()
            }
            Event::Followed { ticket, around } => {
                self.followed(ticket, *around);
                Vec::new()
            }
            Event::Connected { ticket, page } => {
                self.connected(ticket, page);
                Vec::new()
            }
            Event::Heard { ticket, sighting } => self.heard(ticket, *sighting),
            Event::Offers(offers) => {
                self.domain.offers = offers;
                Vec::new()
            }
            Event::Loaded(place) => self.resume(*place),
            Event::Copied(outcome) => {
                if let Some(Notice::Copied { outcome: shown, .. }) = &mut self.notice {
                    *shown = outcome;
                }
                Vec::new()
            }
            Event::NotOpened => {
                self.notice = Some(Notice::NothingToOpen);
                Vec::new()
            }
            Event::Wrote(written) => {
                self.wrote(written);
                Vec::new()
            }
            Event::Panel(view) => {
                self.panel_shows(view);
                // What was saved there is served at once: look at once.
                self.nudge();
                self.ask_due()
            }
        }
    }

    fn wrote(&mut self, written: Written) {
        match &written {
            Written::Place => return,
            Written::Undo(path) => self.undo = Some(path.clone()),
            Written::Report(path) => self.report = Some(path.clone()),
            Written::Failed(_) | Written::Handover(_) => {}
        }
        // The page was asked for with a key, and answers it; the others say where they lie elsewhere.
        if matches!(written, Written::Failed(_) | Written::Handover(_)) {
            self.notice = Some(Notice::Wrote(written));
        }
    }

    /// On the first screen a paste goes into the field wherever the cursor is.
    fn takes_paste(&self) -> bool {
        let is_first = self.step == StepId::Domain && self.layer.is_none();
        self.is_typing() || (is_first && self.domain.prefix.is_none())
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        // Caps Lock changes letters in a field, not commands.
        let pressed = if self.is_typing() { key } else { key.lower() };
        let bound = self.bindings().into_iter().find(|binding| binding.key == pressed);
        if let Some(binding) = bound {
            return self.intent(binding.intent);
        }
        if self.is_typing()
            && let Some(edit) = edit_of(key)
        {
            return self.intent(Intent::Edit(edit));
        }
        Vec::new()
    }

    fn intent(&mut self, intent: Intent) -> Vec<Effect> {
        match intent {
            Intent::Language => {
                self.lang = match self.lang {
                    Lang::En => Lang::Fr,
                    Lang::Fr => Lang::En,
                };
                return self.save();
            }
            Intent::Quit => {
                let mut effects = self.save();
                effects.push(Effect::Quit(self.outcome()));
                return effects;
            }
            Intent::Suspend => return vec![Effect::Suspend],
            Intent::Help => {
                self.toggle_help();
                return Vec::new();
            }
            _ => {}
        }
        self.notice = None;
        match &mut self.layer {
            Some(Layer::Help { scroll }) => {
                match intent {
                    Intent::Up => *scroll = scroll.saturating_sub(1),
                    Intent::Down => *scroll = (*scroll + 1).min(200),
                    Intent::PageUp => *scroll = scroll.saturating_sub(10),
                    Intent::PageDown => *scroll = (*scroll + 10).min(200),
                    Intent::Back => self.toggle_help(),
                    _ => {}
                }
                Vec::new()
            }
            Some(Layer::Panel(_)) => self.panel_intent(intent),
            Some(Layer::Network { .. }) => {
                self.network_intent(&intent);
                Vec::new()
            }
            None => match self.step {
                StepId::Domain => self.domain_intent(intent),
                StepId::Found => self.found_intent(&intent),
                StepId::Host => self.host_intent(intent),
                StepId::Mail => self.mail_intent(intent),
                StepId::Details => self.details_intent(intent),
                StepId::Plan => self.plan_intent(&intent),
                StepId::Enter => self.enter_intent(&intent),
                StepId::Watch => self.watch_intent(&intent),
            },
        }
    }
}
