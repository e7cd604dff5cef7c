//! Step 5: what only the person knows, one question at a time.

use tui_input::Input as Text;

use super::state::{StepId, Wizard};
use super::{Edit, Effect, Intent};
use crate::catalog::{Input, InputFault, InputKind, Preset, Provider, Purpose};
use crate::plan::{Answers, OPTIONAL};

/// Key of the question whether the panel's preset is to be used.
const PRESET: &str = "preset";

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
    /// The questions of this step, given the answers so far: what can be derived is not asked.
    pub fn fields(&self) -> Vec<Field> {
        let (Some(provider), Some(answers)) = (self.provider(), &self.answers) else {
            return Vec::new();
        };
        let mut fields = Vec::new();
        let preset = self.registrar().and_then(|registrar| registrar.preset_for(&provider.id));
        let has_route = self.present_provider().as_ref() == Some(&provider.id);
        if let Some(preset) = preset.filter(|_| !has_route) {
            fields.push(Field {
                key: PRESET.to_owned(),
                kind: FieldKind::Preset(Box::new(preset.clone())),
                can_wait: false,
            });
        }
        for input in provider.inputs.iter().filter(|input| !is_moot(provider, answers, &input.key))
        {
            fields.push(value(input));
        }
        let has_extras = provider.records.iter().any(|record| {
            !record.required && matches!(record.purpose, Purpose::Autoconfig | Purpose::Other)
        });
        if has_extras {
            fields.push(Field {
                key: OPTIONAL.to_owned(),
                kind: FieldKind::Optional,
                can_wait: false,
            });
        }
        fields.extend(self.world.catalog.common.inputs.iter().map(value));
        fields
    }

    /// The question shown.
    pub fn field(&self) -> Option<Field> {
        let fields = self.fields();
        let at = self.field_position(&fields);
        fields.into_iter().nth(at)
    }

    /// Its place among the questions, counted from 0, and how many there are.
    pub fn field_place(&self) -> (usize, usize) {
        let fields = self.fields();
        (self.field_position(&fields), fields.len())
    }

    fn field_position(&self, fields: &[Field]) -> usize {
        let key = self.details.key.as_ref();
        key.and_then(|key| fields.iter().position(|field| field.key == *key)).unwrap_or(0)
    }

    pub(super) fn enter_details_step(&mut self) -> Vec<Effect> {
        self.step = StepId::Details;
        let first = self.fields().into_iter().next();
        let Some(first) = first else { return self.enter_plan_step() };
        self.open_field(&first);
        self.save()
    }

    pub(super) fn back_to_details(&mut self) -> Vec<Effect> {
        let last = self.fields().into_iter().next_back();
        match last {
            Some(last) => {
                self.step = StepId::Details;
                self.open_field(&last);
            }
            None => self.enter_mail_step(),
        }
        self.save()
    }

    /// Shows a question with its answer so far, else the provider's default or our suggestion.
    fn open_field(&mut self, field: &Field) {
        let mut text = String::new();
        if let (FieldKind::Value(input), Some(answers)) = (&field.kind, &self.answers)
            && !input.repeatable
        {
            let suggested = || {
                let suggestion = input.suggest.as_ref()?;
                suggestion.fill(&answers.domain, &answers.to_inputs()).ok()
            };
            text = answers
                .inputs
                .get(&field.key)
                .and_then(|values| values.first().cloned())
                .or_else(suggested)
                .or_else(|| input.default.clone())
                .unwrap_or_default();
        }
        self.details =
            DetailsStep { key: Some(field.key.clone()), input: Text::new(text), problem: None };
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
                let is_fresh = self.details.input.value().is_empty();
                let picked = match &field.kind {
                    FieldKind::Value(input) if is_fresh => input.accept(&text).ok(),
                    _ => None,
                };
                super::domain::edit(
                    &mut self.details.input,
                    picked.map_or(Edit::Paste(text), Edit::Fill),
                );
                Vec::new()
            }
            Intent::Edit(text) => {
                self.details.problem = None;
                super::domain::edit(&mut self.details.input, text);
                Vec::new()
            }
            Intent::Later if field.can_wait => {
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
        let has_values =
            self.answers.as_ref().is_some_and(|answers| !answers.values(&field.key).is_empty());
        match input.accept(&typed) {
            Ok(value) => {
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
            Err(InputFault::Empty) if input.optional => {
                if let Some(answers) = &mut self.answers {
                    answers.inputs.remove(&field.key);
                    answers.later.insert(field.key.clone());
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
        let fields = self.fields();
        let at = fields.iter().position(|other| other.key == field.key).unwrap_or(0);
        match at.checked_sub(1).and_then(|before| fields.get(before)) {
            Some(before) => {
                let before = before.clone();
                self.open_field(&before);
            }
            None => self.enter_mail_step(),
        }
        self.save()
    }
}

/// The answer that stands there before anything is said: an unverified preset is not pushed.
pub fn preselected(field: &Field) -> bool {
    match &field.kind {
        FieldKind::Preset(preset) => preset.verified,
        FieldKind::Optional => true,
        FieldKind::Value(_) => false,
    }
}

fn value(input: &Input) -> Field {
    Field {
        key: input.key.clone(),
        kind: FieldKind::Value(Box::new(input.clone())),
        can_wait: input.optional || input.kind != InputKind::MailServer,
    }
}

/// A question whose answer would go into no record, because another part of each of those records
/// was left for later.
fn is_moot(provider: &Provider, answers: &Answers, key: &str) -> bool {
    let mut uses = provider
        .records
        .iter()
        .map(|record| record.name.inputs().chain(record.value.inputs()).collect::<Vec<_>>())
        .filter(|inputs| inputs.contains(&key))
        .peekable();
    uses.peek().is_some()
        && uses.all(|inputs| {
            inputs.iter().any(|other| *other != key && answers.later.contains(*other))
        })
}
