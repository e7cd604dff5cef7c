//! Steps 1 and 2, and help: which domain, and what was found.

use super::Page;
use super::sheet::{Listens, Sheet};
use crate::wizard::{Edit, Intent, PhotoState, StepId, Wizard};
use crate::words::{DomainPage, PrefixText, Words};

/// Step 1.
pub(super) fn domain(wizard: &Wizard, words: &Words) -> Page {
    let text = words.domain_page(wizard);
    let mut sheet = Sheet::new(wizard, words);
    if let Some(prefix) = &text.prefix {
        return domain_prefix(wizard, sheet, prefix);
    }
    sheet.can_go_back = false;
    sheet.listens = Listens::Text;
    let typed = wizard.domain.input.value();
    match &text.problem {
        Some(problem) => sheet.problem(problem),
        None => domain_question(wizard, &mut sheet, &text),
    }
    for (at, offer) in text.offers.iter().enumerate() {
        sheet.choice(offer, vec![Intent::Choose(at)]);
    }
    for ((domain, about), (real, _)) in text.pretend.iter().zip(&wizard.world.pretend) {
        let fill = Intent::Edit(Edit::Fill(real.as_str().to_owned()));
        let row = [("label", domain.as_str().into()), ("value", about.as_str().into())];
        let label = words.say_with("plain-row", &row);
        sheet.choice_named(&label, vec![fill, Intent::Next], &[domain]);
    }
    if let Some(practise) = &text.practise {
        let label = [("label", practise.as_str().into())];
        sheet.choice(&words.say_with("plain-practise", &label), vec![Intent::Practise]);
    }
    sheet.on_enter(typed, vec![Intent::Next]);
    if !typed.is_empty() && text.problem.is_none() {
        sheet.prompt(&words.say("plain-prompt-text-keep"));
    }
    sheet.finish(&format!("domain/{:?}/{typed}/{}", wizard.domain.problem, text.offers.len()))
}

fn domain_question(wizard: &Wizard, sheet: &mut Sheet<'_>, text: &DomainPage) {
    if wizard.answers.is_none() {
        sheet.tell("plain-banner");
        sheet.tell("plain-words");
        sheet.gap();
    }
    sheet.heading(StepId::Domain);
    sheet.gap();
    sheet.say(&text.question);
    for hint in &text.hints {
        sheet.say(hint);
    }
    if let Some(intro) = &text.pretend_intro {
        sheet.say(intro);
    }
    let typed = wizard.domain.input.value();
    if !typed.is_empty() {
        sheet.tell("plain-there");
        sheet.value(typed);
    }
}

fn domain_prefix(wizard: &Wizard, mut sheet: Sheet<'_>, prefix: &PrefixText) -> Page {
    sheet.say(&prefix.question);
    sheet.say(&prefix.why);
    sheet.enter_choice(&prefix.short, vec![Intent::Next]);
    sheet.choice(&prefix.long, vec![Intent::No]);
    sheet.finish(&format!("prefix/{}", wizard.domain.input.value()))
}

/// Step 2.
pub(super) fn found(wizard: &Wizard, words: &Words) -> Page {
    let text = words.found_page(wizard);
    let mut sheet = Sheet::new(wizard, words);
    sheet.heading(StepId::Found);
    sheet.gap();
    let Some(photo) = wizard.taken() else {
        sheet.is_waiting = matches!(wizard.photo, PhotoState::Developing { .. });
        sheet.say(text.looking.as_deref().unwrap_or_default());
        sheet.enter_choice(&words.say("plain-look-again"), vec![Intent::Retry]);
        return sheet.finish("found/looking");
    };
    sheet.say(&text.title);
    if let Some(trouble) = &text.trouble {
        sheet.problem(trouble);
    }
    for row in &text.rows {
        let mut line = words.say_with(
            "plain-row",
            &[("label", (&*row.label).into()), ("value", (&*row.value).into())],
        );
        if !row.remark.is_empty() {
            line = format!("{line} ({})", row.remark);
        }
        sheet.say(&line);
    }
    sheet.gap();
    sheet.say_lines(&text.notes);
    let look = words.say("plain-look-again");
    if wizard.may_go_on() {
        sheet.enter_choice(&words.say("plain-on"), vec![Intent::Next]);
        sheet.choice(&look, vec![Intent::Retry]);
    } else {
        sheet.enter_choice(&look, vec![Intent::Retry]);
    }
    sheet.choice(&words.say("plain-back"), vec![Intent::Back]);
    // What is noticed later makes it another page.
    let noticed = text.notes.iter().filter(|line| line.mark.is_some()).count();
    sheet.finish(&format!("found/{}/{}/{noticed}", photo.domain, photo.taken_at.0))
}

/// Help for the step below.
pub(super) fn help(wizard: &Wizard, words: &Words) -> Page {
    let text = words.help_page(wizard);
    let mut sheet = Sheet::new(wizard, words);
    sheet.say(&text.about);
    for line in &text.lines {
        sheet.say(line);
    }
    sheet.gap();
    sheet.tell("plain-words");
    sheet.on_enter(&words.say("plain-close-help"), vec![Intent::Help]);
    sheet.finish(&format!("help/{}", wizard.step.number()))
}
