//! Step 5: what only the person knows, one question at a time.

use tui_input::Input as Text;

use super::state::{StepId, Wizard};
use super::{Edit, Effect, Intent};
use crate::catalog::{Input, InputFault, Preset};
use crate::plan::OPTIONAL;

mod questions;

pub use questions::preselected;

/// What kind of question it is.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// A value to paste or type.
    Value(Box<Input>),
    /// Yes or no: use the panel's own preset?
    Preset(Box<Preset>),
    /// Yes or no: the lines with which mail programs set themselves up?
    Optional,
}

/// One question of this step.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its key.
    pub key: String,
    /// What is asked.
    pub kind: FieldKind,
    /// It may be left for later.
    pub can_wait: bool,
}

impl Field {
    /// True when it is answered in a text field, false for yes or no.
    pub const fn takes_text(&self) -> bool {
        matches!(self.kind, FieldKind::Value(_))
    }

    /// True when several values may be given.
    pub fn is_repeatable(&self) -> bool {
        matches!(&self.kind, FieldKind::Value(input) if input.repeatable)
    }
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldProblem {
    /// Nothing typed; it can be left for later with Tab, where `can_wait`.
    Empty,
    /// It does not have the shape; the input's own `wrong` says why.
    Shape,
    /// Several values that fit were pasted.
    Several,
    /// A private key, which must never be published.
    PrivateKey,
    /// The key ends too early.
    KeyCut {
        /// Characters of the key that are there.
        have: usize,
        /// Characters it should have.
        want: usize,
    },
}

/// Step 5.
#[derive(Debug, Clone, Default)]
pub struct DetailsStep {
    /// The key of the question shown.
    pub key: Option<String>,
    /// What was typed.
    pub input: Text,
    /// What is wrong with it.
    pub problem: Option<FieldProblem>,
}

impl Wizard {
    pub(super) fn enter_details_step(&mut self) -> Vec<Effect> {
        self.step = StepId::Details;
        let first = self.fields().into_iter().next();
        let Some(first) = first else { return self.enter_plan_step() };
        self.open_field(&first);
        self.save()
    }

    /// Goes on where a saved place was left: at the first question without an answer.
    pub(super) fn resume_details(&mut self) -> Vec<Effect> {
        let effects = self.enter_details_step();
        let is_open = |field: &Field| {
            let answers = self.answers.as_ref();
            let is_given = answers.is_some_and(|answers| {
                answers.inputs.contains_key(&field.key) || answers.later.contains(&field.key)
            });
            !is_given && self.decision(field).is_none()
        };
        if let Some(open) = self.fields().into_iter().find(is_open) {
            self.open_field(&open);
        }
        effects
    }

    pub(super) fn back_to_details(&mut self) -> Vec<Effect> {
        let last = self.fields().into_iter().next_back();
        match last {
            Some(last) => {
                self.step = StepId::Details;
                self.open_field(&last);
            }
            None => self.back_to_mail(),
        }
        self.save()
    }

    /// Shows a question with what was typed, else its answer so far, else a proposal.
    fn open_field(&mut self, field: &Field) {
        let draft = self.drafts.get(&field.key).cloned();
        let text = draft.unwrap_or_else(|| self.proposed(field));
        self.details =
            DetailsStep { key: Some(field.key.clone()), input: Text::new(text), problem: None };
    }

    /// Keeps what was typed and not given as an answer, for when the question is shown again.
    fn keep_draft(&mut self, field: &Field) {
        let typed = self.details.input.value().to_owned();
        if field.takes_text() && typed != self.proposed(field) {
            self.drafts.insert(field.key.clone(), typed);
        } else {
            self.drafts.remove(&field.key);
        }
    }

    pub(super) fn details_intent(&mut self, intent: Intent) -> Vec<Effect> {
        let Some(field) = self.field() else { return self.enter_plan_step() };
        match intent {
            Intent::Back => self.field_back(&field),
            Intent::Edit(Edit::Backspace)
                if field.is_repeatable() && self.details.input.value().is_empty() =>
            {
                if let Some(values) =
                    self.answers.as_mut().and_then(|answers| answers.inputs.get_mut(&field.key))
                {
                    values.pop();
                }
                Vec::new()
            }
            Intent::Edit(Edit::Paste(text)) if !text.is_empty() => {
                // A whole table may be pasted: lines still are lines here, in the field they are not.
                self.details.problem = None;
                let shown = self.details.input.value();
                let is_fresh = shown.is_empty() || shown == self.proposed(&field);
                let picked = match &field.kind {
                    FieldKind::Value(input) if is_fresh => input.accept(&text).ok(),
                    _ => None,
                };
                super::domain::edit(
                    &mut self.details.input,
                    match picked {
                        Some(value) => Edit::Fill(value),
                        None if is_fresh => Edit::Fill(text),
                        None => Edit::Paste(text),
                    },
                );
                Vec::new()
            }
            Intent::Edit(text) => {
                self.details.problem = None;
                super::domain::edit(&mut self.details.input, text);
                Vec::new()
            }
            Intent::Later if field.can_wait => {
                self.drafts.remove(&field.key);
                if let Some(answers) = &mut self.answers {
                    answers.later.insert(field.key.clone());
                }
                self.next_field(&field)
            }
            Intent::Yes | Intent::No if !field.takes_text() => {
                self.decide(&field, intent == Intent::Yes);
                self.next_field(&field)
            }
            Intent::Next => match &field.kind {
                FieldKind::Value(input) => self.take_value(&field, input),
                FieldKind::Preset(_) | FieldKind::Optional => {
                    let decided = self.decision(&field).unwrap_or_else(|| preselected(&field));
                    self.decide(&field, decided);
                    self.next_field(&field)
                }
            },
            _ => Vec::new(),
        }
    }

    /// What was answered to a yes-or-no question before.
    pub fn decision(&self, field: &Field) -> Option<bool> {
        let answers = self.answers.as_ref()?;
        match field.kind {
            FieldKind::Preset(_) => answers.use_preset,
            FieldKind::Optional => answers.input(OPTIONAL).map(|value| value == "all"),
            FieldKind::Value(_) => None,
        }
    }

    fn decide(&mut self, field: &Field, is_yes: bool) {
        let Some(answers) = &mut self.answers else { return };
        match field.kind {
            FieldKind::Preset(_) => answers.use_preset = Some(is_yes),
            FieldKind::Optional => {
                let value = if is_yes { "all" } else { "none" };
                answers.inputs.insert(OPTIONAL.to_owned(), vec![value.to_owned()]);
            }
            FieldKind::Value(_) => {}
        }
    }

    fn take_value(&mut self, field: &Field, input: &Input) -> Vec<Effect> {
        let typed = self.details.input.value().to_owned();
        let answers = self.answers.as_ref();
        let has_values = answers.is_some_and(|answers| !answers.values(&field.key).is_empty());
        let is_later = answers.is_some_and(|answers| answers.later.contains(&field.key));
        match input.accept(&typed) {
            Ok(value) => {
                self.drafts.remove(&field.key);
                let Some(answers) = &mut self.answers else { return Vec::new() };
                answers.later.remove(&field.key);
                let values = answers.inputs.entry(field.key.clone()).or_default();
                if !input.repeatable {
                    values.clear();
                }
                if !values.contains(&value) {
                    values.push(value);
                }
                if input.repeatable {
                    self.details.input = Text::default();
                    self.details.problem = None;
                    return self.save();
                }
                self.next_field(field)
            }
            Err(InputFault::Empty) if input.repeatable && has_values => self.next_field(field),
            // Left for later before, and still is.
            Err(InputFault::Empty) if is_later && field.can_wait => self.next_field(field),
            Err(InputFault::Empty) if input.optional => {
                self.drafts.remove(&field.key);
                if let Some(answers) = &mut self.answers {
                    // Nobody else sends: that is an answer. A single value is merely not there yet.
                    if input.repeatable {
                        answers.inputs.insert(field.key.clone(), Vec::new());
                    } else {
                        answers.inputs.remove(&field.key);
                        answers.later.insert(field.key.clone());
                    }
                }
                self.next_field(field)
            }
            Err(fault) => {
                self.details.problem = Some(match fault {
                    InputFault::Empty => FieldProblem::Empty,
                    InputFault::Shape => FieldProblem::Shape,
                    InputFault::Several => FieldProblem::Several,
                    InputFault::PrivateKey => FieldProblem::PrivateKey,
                    InputFault::KeyCut { have, want } => FieldProblem::KeyCut { have, want },
                });
                Vec::new()
            }
        }
    }

    fn next_field(&mut self, field: &Field) -> Vec<Effect> {
        let fields = self.fields();
        let at = fields.iter().position(|other| other.key == field.key).map_or(0, |at| at + 1);
        match fields.get(at) {
            Some(next) => {
                let next = next.clone();
                self.open_field(&next);
                self.save()
            }
            None => self.enter_plan_step(),
        }
    }

    fn field_back(&mut self, field: &Field) -> Vec<Effect> {
        self.keep_draft(field);
        let fields = self.fields();
        let at = fields.iter().position(|other| other.key == field.key).unwrap_or(0);
        match at.checked_sub(1).and_then(|before| fields.get(before)) {
            Some(before) => {
                let before = before.clone();
                self.open_field(&before);
            }
            None => self.back_to_mail(),
        }
        self.save()
    }
}
