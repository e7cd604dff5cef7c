//! Step 5: one question at a time.

use super::Page;
use super::lists::{NO, YES};
use super::sheet::{Listens, Sheet};
use crate::wizard::{Edit, Field, Intent, StepId, Wizard};
use crate::words::{DetailsPage, Words};

/// Step 5.
pub(super) fn page(wizard: &Wizard, words: &Words) -> Page {
    let text = words.details_page(wizard);
    let mut sheet = Sheet::new(wizard, words);
    let Some(field) = wizard.field() else {
        sheet.enter_choice(&words.say("plain-on"), vec![Intent::Next]);
        return sheet.finish("details/none");
    };
    match &text.problem {
        Some(problem) => sheet.problem(problem),
        // Asked for one more: the values so far are enough.
        None if !text.values.is_empty() => sheet.say(&text.question),
        None => question(&mut sheet, &text),
    }
    if field.takes_text() {
        value_answers(wizard, words, &field, &text, &mut sheet);
    } else {
        yes_or_no(words, &text, &mut sheet);
    }
    sheet.choice(&words.say("plain-back"), vec![Intent::Back]);
    let (problem, typed) = (&wizard.details.problem, wizard.details.input.value());
    let key = &field.key;
    sheet.finish(&format!("details/{key}/{problem:?}/{}/{typed}", text.values.len()))
}

fn question(sheet: &mut Sheet<'_>, text: &DetailsPage) {
    sheet.heading(StepId::Details);
    sheet.say(&text.place);
    sheet.gap();
    sheet.say(&text.question);
    for line in &text.where_to_find {
        sheet.say(line);
    }
    if let Some((word, example)) = &text.example {
        sheet.say(word);
        sheet.value(example);
    }
    // Notes without a mark explain keys, which this face does not have.
    for note in text.notes.iter().filter(|note| note.mark.is_some()) {
        sheet.say(&note.text);
    }
}

fn value_answers(
    wizard: &Wizard,
    words: &Words,
    field: &Field,
    text: &DetailsPage,
    sheet: &mut Sheet<'_>,
) {
    sheet.listens = Listens::Text;
    if !text.values.is_empty() {
        sheet.say(text.values_intro.as_deref().unwrap_or_default());
        for value in &text.values {
            sheet.value(value);
        }
    }
    let typed = wizard.details.input.value();
    let has_values = field.is_repeatable() && !text.values.is_empty();
    sheet.on_enter(typed, vec![Intent::Next]);
    if text.problem.is_none() && !typed.is_empty() {
        sheet.gap();
        sheet.tell("plain-there");
        sheet.value(typed);
        sheet.say(text.suggestion.as_deref().unwrap_or_default());
        sheet.prompt(&words.say("plain-prompt-text-keep"));
    } else if text.problem.is_none() && (has_values || field.can_wait) {
        sheet.prompt(&words.say("plain-prompt-text-on"));
    }
    if has_values {
        let intents = vec![Intent::Edit(Edit::Clear), Intent::Edit(Edit::Backspace)];
        sheet.choice(&words.say("plain-take-last"), intents);
    } else if field.is_repeatable() && field.can_wait {
        sheet.choice(&words.say("plain-none"), vec![Intent::Later]);
    } else if field.can_wait {
        sheet.choice(&words.say("plain-later"), vec![Intent::Later]);
    }
}

fn yes_or_no(words: &Words, text: &DetailsPage, sheet: &mut Sheet<'_>) {
    let (yes, no, is_yes) = match &text.choices {
        Some(choices) => (choices.yes.clone(), choices.no.clone(), choices.is_yes),
        None => (words.say("plain-yes"), words.say("plain-no"), false),
    };
    sheet.on_enter(if is_yes { &yes } else { &no }, vec![Intent::Next]);
    sheet.choice_named(&yes, vec![Intent::Yes], &YES);
    sheet.choice_named(&no, vec![Intent::No], &NO);
}
