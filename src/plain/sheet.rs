//! A page in the making.

use super::spoken::{folded, spoken, value};
use super::{Choice, Page};
use crate::wizard::{Intent, StepId, Wizard};
use crate::words::{FindingText, Line, Problem, Words};

/// How a line that is neither number nor command is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listens {
    /// As a word for one of the choices.
    Choices,
    /// As a part of the name of one of the choices.
    Names,
    /// As text for the field.
    Text,
    /// As the content of a box of the pretend panel, taken as it is.
    Box {
        /// Which box.
        at: usize,
        /// The form is sent after it.
        is_last: bool,
    },
}

/// What is said to an answer that means nothing here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusals {
    /// Neither a choice nor a command.
    pub(super) unknown: String,
    /// A number that no choice has.
    pub(super) number: String,
    /// More than one choice fits.
    pub(super) several: String,
    /// Enter alone answers nothing here.
    pub(super) empty: String,
    /// There is nothing to go back to; `None` where there is.
    pub(super) back: Option<String>,
    /// There is no help here; `None` where there is.
    pub(super) help: Option<String>,
}

/// A page in the making.
pub(super) struct Sheet<'a> {
    words: &'a Words,
    wizard: &'a Wizard,
    then: String,
    lines: Vec<String>,
    pub(super) again: Vec<String>,
    choices: Vec<Choice>,
    spoken: Vec<Choice>,
    on_enter: Option<(String, Vec<Intent>)>,
    prompt: Option<String>,
    pub(super) listens: Listens,
    pub(super) is_waiting: bool,
    pub(super) can_go_back: bool,
    pub(super) has_help: bool,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(wizard: &'a Wizard, words: &'a Words) -> Self {
        Self {
            words,
            wizard,
            then: words.say("plain-then"),
            lines: Vec::new(),
            again: Vec::new(),
            choices: Vec::new(),
            spoken: Vec::new(),
            on_enter: None,
            prompt: None,
            listens: Listens::Choices,
            is_waiting: false,
            can_go_back: true,
            has_help: true,
        }
    }

    /// "Step 3 of 8: Host", and in practice that nothing is real.
    pub(super) fn heading(&mut self, step: StepId) {
        let place = self.words.step_place(step);
        let name = self.words.step_name(step);
        let heading = [("place", place.into()), ("name", name.into())];
        self.say(&self.words.say_with("plain-step", &heading));
        if let Some(banner) = self.words.practice_banner(self.wizard) {
            self.say(&banner);
        }
    }

    /// A sentence; nothing when it is empty.
    pub(super) fn say(&mut self, text: &str) {
        let text = spoken(text, &self.then);
        if !text.is_empty() {
            self.lines.push(text);
        }
    }

    /// The sentence of an id.
    pub(super) fn tell(&mut self, id: &str) {
        self.say(&self.words.say(id));
    }

    pub(super) fn say_lines(&mut self, lines: &[Line]) {
        for line in lines {
            self.say(&line.text);
        }
    }

    /// What stands before a value: "Name:".
    pub(super) fn label(&mut self, label: &str) {
        self.say(&self.words.say_with("plain-label", &[("label", label.into())]));
    }

    /// A value alone on its line.
    pub(super) fn value(&mut self, text: &str) {
        self.lines.push(value(text));
    }

    /// An empty line, never two.
    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    pub(super) fn problem(&mut self, problem: &Problem) {
        self.say(&problem.headline);
        for sentence in &problem.repair {
            self.say(sentence);
        }
    }

    pub(super) fn finding(&mut self, finding: &FindingText) {
        self.say(&finding.headline);
        for seen in &finding.seen {
            self.say(seen);
        }
        for sentence in &finding.repair {
            self.say(sentence);
        }
        if let Some(text) = &finding.type_this {
            self.value(text);
        }
        if let Some(then) = &finding.then {
            self.say(then);
        }
    }

    /// A choice, which gets the next number.
    pub(super) fn choice(&mut self, label: &str, intents: Vec<Intent>) {
        self.choice_named(label, intents, &[]);
    }

    /// A choice that other words mean too.
    pub(super) fn choice_named(&mut self, label: &str, intents: Vec<Intent>, names: &[&str]) {
        let label = spoken(label, &self.then);
        let names = names.iter().map(|name| folded(name)).collect();
        let number = self.choices.len() + 1;
        self.choices.push(Choice { number, label, intents, names });
    }

    /// A choice that Enter takes as well.
    pub(super) fn enter_choice(&mut self, label: &str, intents: Vec<Intent>) {
        self.on_enter(label, intents.clone());
        self.choice(label, intents);
    }

    /// A choice that has no number and is not listed: it is said in words.
    pub(super) fn spoken_choice(&mut self, intents: Vec<Intent>, names: &[String]) {
        let names = names.iter().map(|name| folded(name)).collect();
        self.spoken.push(Choice { number: 0, label: String::new(), intents, names });
    }

    /// What Enter alone does.
    pub(super) fn on_enter(&mut self, label: &str, intents: Vec<Intent>) {
        self.on_enter = Some((spoken(label, &self.then), intents));
    }

    /// Another prompt than the usual one.
    pub(super) fn prompt(&mut self, text: &str) {
        self.prompt = Some(spoken(text, &self.then));
    }

    /// The usual prompt: what may be typed, and what Enter does.
    fn usual_prompt(&self) -> String {
        let label = self.on_enter.as_ref().map(|(label, _)| label.as_str());
        let has_choices = !self.choices.is_empty();
        let id = match (self.listens, label, has_choices) {
            (Listens::Text | Listens::Box { .. }, ..) => "plain-prompt-text",
            (_, None, _) if self.listens == Listens::Names => "plain-prompt-name",
            (_, None, _) => "plain-prompt-number",
            (Listens::Names, Some(_), _) => "plain-prompt-name-enter",
            (_, Some(_), true) => "plain-prompt-number-enter",
            (_, Some(_), false) => "plain-prompt-enter",
        };
        let label = label.unwrap_or_default();
        let text = self.words.say_with(id, &[("choice", label.into())]);
        spoken(&text, &self.then)
    }

    /// The page; `key` tells it from the other pages of this language.
    pub(super) fn finish(mut self, key: &str) -> Page {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        let say = |id| spoken(&self.words.say(id), &self.then);
        let unknown = match self.listens {
            Listens::Names => "plain-unknown-name",
            Listens::Box { .. } => "plain-unknown-box",
            _ if self.is_waiting => "plain-unknown-waiting",
            _ if self.choices.is_empty() => "plain-unknown-enter",
            Listens::Choices | Listens::Text => "plain-unknown-word",
        };
        let has_numbers = !self.choices.is_empty() && !self.is_waiting;
        let refusals = Refusals {
            unknown: say(unknown),
            number: say(if has_numbers { "plain-unknown-number" } else { unknown }),
            several: say("plain-unknown-several"),
            empty: say("plain-unknown-choose"),
            back: (!self.can_go_back).then(|| say("plain-unknown-first")),
            help: (!self.has_help).then(|| say("plain-unknown-help")),
        };
        let is_asking = !self.is_waiting;
        let prompt = is_asking.then(|| self.prompt.clone().unwrap_or_else(|| self.usual_prompt()));
        Page {
            key: format!("{}/{key}", self.words.lang().as_str()),
            lines: self.lines,
            again: self.again,
            prompt,
            choices: if is_asking { self.choices } else { Vec::new() },
            takes_text: matches!(self.listens, Listens::Text | Listens::Box { .. }),
            is_waiting: self.is_waiting,
            spoken: self.spoken,
            on_enter: self.on_enter.map(|(_, intents)| intents),
            listens: self.listens,
            refusals,
            lang: self.words.lang(),
        }
    }
}
