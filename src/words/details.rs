//! Step 5 in words: one question at a time, where its answer is found, and what is wrong with it.

use super::page::{DetailsPage, Line, Mark, Problem, YesNo};
use super::shared::for_eye;
use super::{Arg, Words};
use crate::catalog::{Input, InputKind, Preset};
use crate::wizard::{Field, FieldKind, FieldProblem, Wizard, preselected};

impl Words {
    /// Step 5: the question shown.
    pub fn details_page(&self, wizard: &Wizard) -> DetailsPage {
        let Some(field) = wizard.field() else { return DetailsPage::default() };
        let (at, of) = wizard.field_place();
        let place =
            self.say_with("question-place", &[("number", (at + 1).into()), ("of", of.into())]);
        let mut page = match &field.kind {
            FieldKind::Value(input) => self.value_page(wizard, &field, input),
            FieldKind::Preset(preset) => self.preset_page(wizard, preset),
            FieldKind::Optional => self.optional_page(),
        };
        page.place = place;
        if let Some(choices) = &mut page.choices {
            choices.is_yes = wizard.decision(&field).unwrap_or_else(|| preselected(&field));
        }
        page
    }

    fn value_page(&self, wizard: &Wizard, field: &Field, input: &Input) -> DetailsPage {
        let values = wizard.answers.as_ref().map(|answers| answers.values(&field.key).to_vec());
        let values = if input.repeatable { values.unwrap_or_default() } else { Vec::new() };
        let mut notes = Vec::new();
        if input.repeatable {
            notes.push(Line::plain(self.say("details-several")));
        }
        // The provider's own default is no invention.
        let pretended = wizard.pretended(input).filter(|_| input.default.is_none());
        if pretended.as_deref() == Some(wizard.details.input.value()) {
            notes.push(Line::marked(Mark::Careful, self.say("details-pretended")));
        } else if field.can_wait {
            let id = if input.optional { "details-optional" } else { "details-later" };
            notes.push(Line::plain(self.say(id)));
        }
        let problem = wizard.details.problem.as_ref();
        DetailsPage {
            question: input.label.of(self.lang).to_owned(),
            where_to_find: vec![input.where_to_find.of(self.lang).to_owned()],
            field: self.say(field_word(input.kind)),
            example: Some((self.say("details-example"), for_eye(&input.example))),
            suggestion: self.suggestion(wizard, input),
            problem: problem.map(|problem| self.field_problem(problem, field, input)),
            values_intro: (!values.is_empty()).then(|| self.say("details-so-far")),
            values,
            notes,
            ..DetailsPage::default()
        }
    }

    /// Said while the field holds our guess, so that nobody takes it for a fact.
    fn suggestion(&self, wizard: &Wizard, input: &Input) -> Option<String> {
        let answers = wizard.answers.as_ref()?;
        let guess = input.suggest.as_ref()?.fill(&answers.domain, &answers.to_inputs()).ok()?;
        if wizard.details.input.value() != guess {
            return None;
        }
        let warning = input.suggestion_warning.as_ref();
        Some(
            warning.map_or_else(
                || self.say("details-guess"),
                |warning| warning.of(self.lang).to_owned(),
            ),
        )
    }

    fn field_problem(&self, problem: &FieldProblem, field: &Field, input: &Input) -> Problem {
        let say = |headline: &str, repair: &str| Problem {
            headline: self.say(headline),
            repair: vec![self.say(repair)],
        };
        match problem {
            FieldProblem::Empty if field.can_wait => say("details-empty", "details-empty-wait"),
            FieldProblem::Empty => say("details-empty", "details-empty-needed"),
            FieldProblem::Shape => {
                Problem { headline: input.wrong.of(self.lang).to_owned(), repair: Vec::new() }
            }
            FieldProblem::Several if input.repeatable => {
                say("details-too-many", "details-one-by-one")
            }
            FieldProblem::Several => say("details-too-many", "details-only-one"),
            FieldProblem::KeyCut { have, want } => Problem {
                headline: self.say_with(
                    "details-key-cut",
                    &[("have", Arg::from(*have)), ("want", Arg::from(*want))],
                ),
                repair: vec![self.say("details-key-cut-fix")],
            },
            FieldProblem::PrivateKey => say("details-private", "details-private-fix"),
        }
    }

    fn preset_page(&self, wizard: &Wizard, preset: &Preset) -> DetailsPage {
        let args = [
            ("company", Arg::from(self.company(wizard))),
            ("provider", self.chosen_provider(wizard).into()),
            ("entry", for_eye(preset.label.of(self.lang)).into()),
            ("menu", for_eye(preset.menu.of(self.lang)).into()),
        ];
        DetailsPage {
            question: self.say_with("preset-question", &args),
            where_to_find: vec![preset.note.of(self.lang).to_owned()],
            choices: Some(YesNo {
                yes: self.say_with("preset-yes", &args),
                no: self.say("preset-no"),
                is_yes: false,
            }),
            ..DetailsPage::default()
        }
    }

    fn optional_page(&self) -> DetailsPage {
        DetailsPage {
            question: self.say("optional-question"),
            where_to_find: vec![self.say("optional-why")],
            choices: Some(YesNo {
                yes: self.say("optional-yes"),
                no: self.say("optional-no"),
                is_yes: false,
            }),
            ..DetailsPage::default()
        }
    }
}

/// The word before the text field.
const fn field_word(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Text => "details-field-text",
        InputKind::DkimKey => "details-field-key",
        InputKind::Host => "details-field-host",
        InputKind::Label => "details-field-label",
        InputKind::MailServer => "details-field-server",
        InputKind::EmailAddress => "details-field-address",
        InputKind::SpfMechanism => "details-field-sender",
    }
}
