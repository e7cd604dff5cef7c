//! An entry of the catalogue in words: what is known of it, and where each fact comes from. Labels are
//! sentences; values are as the assets write them, blanks included, and only made harmless for the eye.

mod audit;
mod list;
mod provider;
mod registrar;
mod resolver;

use std::collections::BTreeMap;

use super::shared::for_eye;
use super::{Arg, Words};
use crate::catalog::{Day, Provenance, Text};

pub use list::EntryList;

/// All that is known of one entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryPage {
    /// Its name and id.
    pub title: String,
    /// What is known, by subject.
    pub sections: Vec<EntrySection>,
}

/// What is known of one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntrySection {
    /// The subject; empty for what stands below the title.
    pub heading: String,
    /// What is known.
    pub rows: Vec<EntryRow>,
}

/// One thing that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// What it is.
    pub label: String,
    /// The value or sentence.
    pub text: String,
    /// True for a value, which is never wrapped.
    pub is_value: bool,
}

/// A section being written; one without rows is left out.
struct Rows<'a> {
    words: &'a Words,
    rows: Vec<EntryRow>,
}

impl Words {
    const fn rows(&self) -> Rows<'_> {
        Rows { words: self, rows: Vec::new() }
    }

    fn entry_title(&self, name: &str, id: &str) -> String {
        self.say_with("entry-title", &[("name", for_eye(name).into()), ("id", for_eye(id).into())])
    }

    /// Where each section comes from, when, and on which footing.
    fn sources(&self, facts: &BTreeMap<String, Provenance>) -> EntrySection {
        let mut rows = self.rows();
        for (section, fact) in facts {
            let sure = if fact.verified { "entry-fact-sure" } else { "entry-fact-unsure" };
            let args = [
                ("sure", Arg::from(self.say(sure))),
                ("date", self.day_of(fact).into()),
                ("source", for_eye(&fact.source.join("; ")).into()),
            ];
            rows.text(&for_eye(section), self.say_with("entry-fact", &args));
        }
        rows.under(self.say("entry-sources"))
    }

    /// When the source was written, and when it was last looked up.
    fn day_of(&self, fact: &Provenance) -> String {
        let written = |day: Day| Arg::from(day.to_string());
        match (fact.date, fact.checked) {
            (None, None) => self.say("entry-fact-undated"),
            (Some(date), None) => date.to_string(),
            (None, Some(checked)) => {
                self.say_with("entry-fact-checked", &[("checked", written(checked))])
            }
            (Some(date), Some(checked)) => {
                let args = [("date", written(date)), ("checked", written(checked))];
                self.say_with("entry-fact-both", &args)
            }
        }
    }
}

impl Rows<'_> {
    fn push(&mut self, label: &str, text: &str, is_value: bool) {
        if !text.is_empty() {
            self.rows.push(EntryRow { label: label.to_owned(), text: for_eye(text), is_value });
        }
    }

    /// A sentence behind a label that is a message.
    fn say(&mut self, id: &str, text: &str) {
        self.push(&self.words.say(id), text, false);
    }

    /// A message behind a label that is a message.
    fn tell(&mut self, id: &str, message: &str) {
        self.push(&self.words.say(id), &self.words.say(message), false);
    }

    /// A sentence behind any label.
    fn text(&mut self, label: &str, text: impl AsRef<str>) {
        self.push(label, text.as_ref(), false);
    }

    /// A value behind a label that is a message.
    fn value(&mut self, id: &str, text: &str) {
        self.push(&self.words.say(id), text, true);
    }

    /// A value behind any label.
    fn value_of(&mut self, label: &str, text: impl AsRef<str>) {
        self.push(label, text.as_ref(), true);
    }

    /// Several values in one cell, which may be wrapped between them.
    fn values<T: ToString>(&mut self, id: &str, values: &[T]) {
        let values: Vec<String> = values.iter().map(T::to_string).collect();
        self.say(id, &values.join(", "));
    }

    /// Texts of the catalogue, one row each.
    fn texts(&mut self, id: &str, texts: &[Text]) {
        for text in texts {
            self.say(id, text.of(self.words.lang));
        }
    }

    /// Steps, numbered.
    fn steps(&mut self, id: &str, steps: &[Text]) {
        for (at, step) in steps.iter().enumerate() {
            let label = self.words.say_with(id, &[("number", (at + 1).into())]);
            self.text(&label, step.of(self.words.lang));
        }
    }

    fn under(self, heading: String) -> EntrySection {
        EntrySection { heading, rows: self.rows }
    }
}

impl EntryPage {
    fn new(title: String, sections: Vec<EntrySection>) -> Self {
        let sections = sections.into_iter().filter(|section| !section.rows.is_empty()).collect();
        Self { title, sections }
    }
}
