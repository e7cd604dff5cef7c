//! The wizard as plain text: lines that are only ever added, numbered choices, and one answer a line
//! from standard input. For screen readers, simple terminals and pipes.
//!
//! Everything here is a pure function: a [`Page`] is what there is to say now, [`answer`] turns a
//! typed line into what the person wants, [`status`] is what is worth a line while servers are
//! waited for. Nothing is printed or read here; no colour, no glyph, no cursor movement.

mod answer;
mod begin;
mod details;
mod enter;
mod lists;
mod panel;
mod plan_page;
mod sheet;
mod spoken;
mod status;
mod watching;

pub use answer::{Answer, answer};
pub use enter::onward;
pub use status::{Said, heartbeat, status};

use crate::wizard::{Intent, Layer, StepId, Wizard};
use crate::words::Words;
use sheet::{Listens, Refusals};

/// What there is to say now, and what may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its identity; [`Said`] uses it to print a page when it changes.
    pub key: String,
    /// The text, one paragraph or one value an entry; unwrapped.
    pub lines: Vec<String>,
    /// The text for somebody who has heard the page before; the whole text when it is empty.
    pub again: Vec<String>,
    /// What stands before the place where the answer is typed; `None` when none is expected.
    pub prompt: Option<String>,
    /// The numbered choices.
    pub choices: Vec<Choice>,
    /// A line that is no choice and no command is taken as text.
    pub takes_text: bool,
    /// Something else must happen first: a pipe must not be read now, or the line meant for the next
    /// question would be lost. On a terminal a person may still type (back, quit).
    pub is_waiting: bool,
    spoken: Vec<Choice>,
    on_enter: Option<Vec<Intent>>,
    listens: Listens,
    refusals: Refusals,
    lang: crate::catalog::Lang,
}

/// One numbered choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The number to type.
    pub number: usize,
    /// What it does.
    pub label: String,
    /// What the wizard is told.
    pub intents: Vec<Intent>,
    /// Words that mean it as well, folded: lower case, without accents.
    names: Vec<String>,
}

impl Page {
    /// Everything to print before the prompt: the text, then the choices with their numbers.
    pub fn printed(&self) -> Vec<String> {
        self.with_choices(&self.lines)
    }

    fn printed_again(&self) -> Vec<String> {
        self.with_choices(if self.again.is_empty() { &self.lines } else { &self.again })
    }

    fn with_choices(&self, lines: &[String]) -> Vec<String> {
        let mut all = lines.to_vec();
        if !self.choices.is_empty() && !all.is_empty() {
            all.push(String::new());
        }
        all.extend(
            self.choices.iter().map(|choice| format!("{}. {}", choice.number, choice.label)),
        );
        all
    }
}

/// The page for the wizard as it stands.
pub fn page(wizard: &Wizard, words: &Words) -> Page {
    let words = &words.without_keys();
    match &wizard.layer {
        Some(Layer::Help { .. }) => return begin::help(wizard, words),
        Some(Layer::Panel(open)) => return panel::page(wizard, words, open),
        // Its page is of no use line by line: the networks are said as they change.
        Some(Layer::Network { .. }) | None => {}
    }
    match wizard.step {
        StepId::Domain => begin::domain(wizard, words),
        StepId::Found => begin::found(wizard, words),
        StepId::Host => lists::host(wizard, words),
        StepId::Mail => lists::mail(wizard, words),
        StepId::Details => details::page(wizard, words),
        StepId::Plan => plan_page::page(wizard, words),
        StepId::Enter => enter::page(wizard, words),
        StepId::Watch => watching::page(wizard, words),
    }
}
