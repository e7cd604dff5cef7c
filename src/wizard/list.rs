//! Steps 3 and 4: two lists with a filter, and the questions that a choice brings up.

use tui_input::Input;

use super::state::{Shelved, StepId, Wizard};
use super::{Edit, Effect, Intent};
use crate::catalog::{Provider, ProviderId, RegistrarId};
use crate::names::folded;
use crate::plan::{OPTIONAL, receiver};

/// A list with a filter.
#[derive(Debug, Clone, Default)]
pub struct ListStep {
    /// What was typed to narrow it.
    pub filter: Input,
    /// Which entry is selected.
    pub selected: usize,
    /// Step 3: the choice differs from the company that publishes the domain.
    pub differs: Option<RegistrarId>,
}

impl ListStep {
    /// Edits the filter; with another filter the first entry is the one meant.
    fn edit(&mut self, edit: Edit) {
        let before = self.filter.value().to_owned();
        super::domain::edit(&mut self.filter, edit);
        if self.filter.value() != before {
            self.selected = 0;
        }
    }
}

/// The pages of step 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailPage {
    /// The list.
    List,
    /// A stop question, by position.
    Stop(usize),
    /// A stop question was answered with yes: do not go on.
    Stopped(usize),
    /// "Create the mailboxes first."
    Mailboxes,
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<Id> {
    /// Whom it stands for.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// It publishes the domain, or receives its mail, now.
    pub is_present: bool,
}

fn fits(filter: &str, name: &str, aliases: &[String]) -> bool {
    let filter = folded(filter.trim());
    filter.is_empty()
        || folded(name).contains(&filter)
        || aliases.iter().any(|alias| folded(alias).contains(&filter))
}

/// True when a name or another name is exactly what was typed: such an entry comes first.
fn is_named(filter: &str, name: &str, aliases: &[String]) -> bool {
    let filter = folded(filter.trim());
    !filter.is_empty()
        && aliases.iter().map(String::as_str).chain([name]).any(|n| folded(n) == filter)
}

/// The entry for a company that is not in the catalogue.
pub(super) fn is_generic(id: &RegistrarId) -> bool {
    id.as_str() == "generic"
}

/// The entry for a provider that is not in the catalogue.
fn is_other(id: &ProviderId) -> bool {
    id.as_str() == "other"
}

/// Moves a selection; the caller knows how many entries there are.
fn moved(selected: usize, count: usize, intent: &Intent) -> usize {
    let last = count.saturating_sub(1);
    match intent {
        Intent::Up => selected.saturating_sub(1),
        Intent::Down => (selected + 1).min(last),
        Intent::PageUp => selected.saturating_sub(8),
        Intent::PageDown => (selected + 8).min(last),
        Intent::Choose(at) => (*at).min(last),
        _ => selected.min(last),
    }
}

impl Wizard {
    /// The companies of step 3 that fit the filter: the one of exactly that name first, then the
    /// present one, then by rank. Those that are only recognised are found by typing.
    pub fn host_choices(&self) -> Vec<Choice<RegistrarId>> {
        let present = self.publisher().map(|registrar| registrar.id.clone());
        let filter = self.host.filter.value();
        let is_searched = !filter.trim().is_empty();
        let place = |rank: Option<u16>| rank.unwrap_or(u16::MAX);
        let mut listed: Vec<_> = self
            .world
            .catalog
            .registrars
            .iter()
            .filter(|r| r.rank.is_some() || is_searched || present.as_ref() == Some(&r.id))
            .filter(|r| is_generic(&r.id) || fits(filter, &r.name, &r.aliases))
            .collect();
        listed.sort_by_key(|r| {
            let is_meant = is_named(filter, &r.name, &r.aliases);
            (is_generic(&r.id), !is_meant, present.as_ref() != Some(&r.id), place(r.rank))
        });
        listed
            .into_iter()
            .map(|r| Choice {
                id: r.id.clone(),
                name: r.name.clone(),
                is_present: present.as_ref() == Some(&r.id),
            })
            .collect()
    }

    /// The providers of step 4 that fit the filter, in the same order.
    pub fn mail_choices(&self) -> Vec<Choice<ProviderId>> {
        let present = self.present_provider();
        let filter = self.mail.filter.value();
        // One that takes no newcomers is still the right answer for those it has.
        let is_present_one =
            |p: &Provider| !p.variants.is_empty() && present.as_ref() == Some(&p.id);
        let mut listed: Vec<_> = self
            .world
            .catalog
            .providers
            .iter()
            .filter(|p| p.rank.is_some() || is_present_one(p))
            .filter(|p| is_other(&p.id) || fits(filter, &p.name, &p.aliases))
            .collect();
        listed.sort_by_key(|p| {
            let is_meant = is_named(filter, &p.name, &p.aliases);
            (is_other(&p.id), !is_meant, present.as_ref() != Some(&p.id), p.rank)
        });
        listed
            .into_iter()
            .map(|p| Choice {
                id: p.id.clone(),
                name: p.name.clone(),
                is_present: present.as_ref() == Some(&p.id),
            })
            .collect()
    }

    /// Who receives the domain's mail now, as far as its lines give it away.
    pub fn present_provider(&self) -> Option<ProviderId> {
        receiver(&self.world.catalog, self.taken()?).known().cloned()
    }

    pub(super) fn enter_host_step(&mut self) -> Vec<Effect> {
        self.step = StepId::Host;
        self.host.filter = Input::default();
        self.host.differs = None;
        let chosen = self.answers.as_ref().and_then(|answers| answers.registrar.clone());
        let choices = self.host_choices();
        self.host.selected = chosen
            .and_then(|id| choices.iter().position(|choice| choice.id == id))
            .or_else(|| choices.iter().position(|choice| choice.is_present))
            .or_else(|| self.taken().and(choices.iter().position(|c| is_generic(&c.id))))
            .unwrap_or(0);
        Vec::new()
    }

    pub(super) fn host_intent(&mut self, intent: Intent) -> Vec<Effect> {
        if let Some(chosen) = self.host.differs.clone() {
            match intent {
                Intent::Next => {
                    let present = self.publisher().map(|registrar| registrar.id.clone());
                    return self.choose_registrar(present.unwrap_or(chosen), false);
                }
                Intent::Moving => return self.choose_registrar(chosen, true),
                Intent::Back => self.host.differs = None,
                _ => {}
            }
            return Vec::new();
        }
        match intent {
            Intent::Back => {
                self.step = StepId::Found;
                Vec::new()
            }
            Intent::Edit(text) => {
                self.host.edit(text);
                Vec::new()
            }
            Intent::Next => {
                let choices = self.host_choices();
                let Some(choice) = choices.get(self.host.selected) else { return Vec::new() };
                let id = choice.id.clone();
                let publisher = self.publisher().map(|registrar| registrar.id.clone());
                let differs = publisher.is_some_and(|there| there != id) && !is_generic(&id);
                let is_decided = self.answers.as_ref().is_some_and(|answers| {
                    answers.is_moving && answers.registrar.as_ref() == Some(&id)
                });
                if differs && !is_decided {
                    self.host.differs = Some(id);
                    return Vec::new();
                }
                self.choose_registrar(id, differs)
            }
            other => {
                self.host.selected = moved(self.host.selected, self.host_choices().len(), &other);
                Vec::new()
            }
        }
    }

    fn choose_registrar(&mut self, id: RegistrarId, is_moving: bool) -> Vec<Effect> {
        self.host.differs = None;
        if let Some(answers) = &mut self.answers {
            if answers.registrar.as_ref() != Some(&id) {
                answers.use_preset = None;
            }
            answers.registrar = Some(id);
            answers.is_moving = is_moving;
        }
        self.enter_mail_step();
        self.save()
    }

    pub(super) fn enter_mail_step(&mut self) {
        self.step = StepId::Mail;
        self.mail_page = MailPage::List;
        self.mail.filter = Input::default();
        let chosen = self.answers.as_ref().and_then(|answers| answers.provider.clone());
        let choices = self.mail_choices();
        self.mail.selected = chosen
            .and_then(|id| choices.iter().position(|choice| choice.id == id))
            .or_else(|| choices.iter().position(|choice| choice.is_present))
            .unwrap_or(0);
    }

    pub(super) fn mail_intent(&mut self, intent: Intent) -> Vec<Effect> {
        match self.mail_page {
            MailPage::List => self.mail_list_intent(intent),
            MailPage::Stop(at) => match intent {
                Intent::No => self.stop_passed(at),
                Intent::Yes => {
                    self.mail_page = MailPage::Stopped(at);
                    Vec::new()
                }
                Intent::Back => {
                    self.mail_page = at.checked_sub(1).map_or(MailPage::List, MailPage::Stop);
                    Vec::new()
                }
                _ => Vec::new(),
            },
            MailPage::Stopped(at) => {
                if intent == Intent::Back {
                    self.mail_page = MailPage::Stop(at);
                }
                Vec::new()
            }
            MailPage::Mailboxes => match intent {
                Intent::Next => self.enter_details_step(),
                Intent::Back => {
                    let stops = self.provider().map_or(0, |p| p.stop_questions.len());
                    self.mail_page = stops.checked_sub(1).map_or(MailPage::List, MailPage::Stop);
                    Vec::new()
                }
                _ => Vec::new(),
            },
        }
    }

    fn mail_list_intent(&mut self, intent: Intent) -> Vec<Effect> {
        match intent {
            Intent::Back => self.enter_host_step(),
            Intent::Edit(text) => {
                self.mail.edit(text);
                Vec::new()
            }
            Intent::Next => {
                let choices = self.mail_choices();
                let Some(choice) = choices.get(self.mail.selected) else { return Vec::new() };
                let id = choice.id.clone();
                self.choose_provider(&id);
                self.after_provider()
            }
            other => {
                self.mail.selected = moved(self.mail.selected, self.mail_choices().len(), &other);
                Vec::new()
            }
        }
    }

    /// Takes another provider. What was answered for the former one is laid aside, since its keys
    /// mean something else now, and comes back with it.
    fn choose_provider(&mut self, id: &ProviderId) {
        let keys: Vec<String> = self.provider().map_or(Vec::new(), |provider| {
            let own = provider.inputs.iter().map(|input| input.key.clone());
            own.chain([OPTIONAL.to_owned()]).collect()
        });
        let Some(answers) = &mut self.answers else { return };
        if answers.provider.as_ref() == Some(id) {
            return;
        }
        if let Some(former) = answers.provider.replace(id.clone()) {
            let mut aside = Shelved::default();
            for key in keys {
                if answers.later.remove(&key) {
                    aside.later.insert(key.clone());
                }
                if let Some(values) = answers.inputs.remove(&key) {
                    aside.inputs.insert(key, values);
                }
            }
            self.shelved.insert(former, aside);
        }
        let Shelved { inputs, later } = self.shelved.remove(id).unwrap_or_default();
        answers.inputs.extend(inputs);
        answers.later.extend(later);
        answers.variant = None;
        answers.use_preset = None;
        answers.passed_stops.clear();
        self.drafts.clear();
    }

    /// True when this stop question was answered with "no" before.
    pub(super) fn is_stop_passed(&self, at: usize) -> bool {
        let question = self.provider().and_then(|provider| provider.stop_questions.get(at));
        let answers = self.answers.as_ref();
        question
            .zip(answers)
            .is_some_and(|(question, answers)| answers.passed_stops.contains(&question.id))
    }

    /// Goes back into this step from the next one: to its last page.
    pub(super) fn back_to_mail(&mut self) {
        self.enter_mail_step();
        let Some(provider) = self.provider() else { return };
        let last_stop = provider.stop_questions.len().checked_sub(1);
        self.mail_page = if provider.mailboxes_first.is_some() {
            MailPage::Mailboxes
        } else {
            last_stop.map_or(MailPage::List, MailPage::Stop)
        };
    }

    fn after_provider(&mut self) -> Vec<Effect> {
        let Some(provider) = self.provider() else { return Vec::new() };
        let has_stops = !provider.stop_questions.is_empty();
        let has_mailboxes = provider.mailboxes_first.is_some();
        if has_stops {
            self.mail_page = MailPage::Stop(0);
            return self.save();
        }
        if has_mailboxes {
            self.mail_page = MailPage::Mailboxes;
            return self.save();
        }
        self.enter_details_step()
    }

    fn stop_passed(&mut self, at: usize) -> Vec<Effect> {
        let Some(provider) = self.provider() else { return Vec::new() };
        let id = provider.stop_questions.get(at).map(|question| question.id.clone());
        let more = at + 1 < provider.stop_questions.len();
        let has_mailboxes = provider.mailboxes_first.is_some();
        if let (Some(answers), Some(id)) = (&mut self.answers, id) {
            answers.passed_stops.insert(id);
        }
        if more {
            self.mail_page = MailPage::Stop(at + 1);
            return self.save();
        }
        if has_mailboxes {
            self.mail_page = MailPage::Mailboxes;
            return self.save();
        }
        self.enter_details_step()
    }
}
