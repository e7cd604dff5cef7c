//! Step 8: the networks, and the end.

use super::Page;
use super::sheet::Sheet;
use crate::verdict::State;
use crate::wizard::{Intent, StepId, Wizard};
use crate::words::{DonePage, Words};

/// Step 8.
pub(super) fn page(wizard: &Wizard, words: &Words) -> Page {
    if let Some(done) = words.done_page(wizard) {
        return done_page(wizard, words, &done);
    }
    let text = words.watch_page(wizard);
    let mut sheet = Sheet::new(wizard, words);
    sheet.heading(StepId::Watch);
    sheet.gap();
    sheet.say_lines(&text.headline);
    for finding in &text.findings {
        sheet.finding(finding);
    }
    let needs_person = needs_person(wizard);
    if needs_person {
        sheet.enter_choice(&words.say("plain-back"), vec![Intent::Back]);
        return sheet.finish(&format!("watch/act/{}", text.findings.len()));
    }
    sheet.is_waiting = true;
    sheet.tell("plain-watching");
    let is_practice = wizard.world.is_practice;
    sheet.tell(if is_practice { "plain-close-practice" } else { "plain-close" });
    // What is noticed later makes it another page.
    match text.findings.len() {
        0 => sheet.finish("watch"),
        noticed => sheet.finish(&format!("watch/{noticed}")),
    }
}

/// True when waiting leads nowhere: a record is not served any more, or never was.
fn needs_person(wizard: &Wizard) -> bool {
    let is_open = (0..wizard.card_count()).any(|at| !wizard.is_card_served(at));
    is_open && matches!(wizard.progress(), State::NotPublished | State::NeedsAction)
}

/// The end: what was proven, what is left, which files there are.
fn done_page(wizard: &Wizard, words: &Words, text: &DonePage) -> Page {
    let mut sheet = Sheet::new(wizard, words);
    sheet.heading(StepId::Watch);
    sheet.gap();
    sheet.say(&text.title);
    sheet.say(&text.proven);
    for line in &text.proof {
        sheet.say(line);
    }
    for finding in &text.findings {
        sheet.gap();
        sheet.finding(finding);
    }
    if !text.left.is_empty() {
        sheet.gap();
        sheet.say(&text.left_title);
    }
    for (at, left) in text.left.iter().enumerate() {
        sheet.say(&format!("{}. {left}", at + 1));
    }
    if !text.saved.is_empty() {
        sheet.gap();
        sheet.say(&text.saved_title);
    }
    for (file, about) in &text.saved {
        sheet.value(file);
        sheet.say(about);
    }
    sheet.enter_choice(&words.say("plain-finish"), vec![Intent::Quit]);
    // Files written later, and what is proven later, are news: see `status`.
    sheet.finish("done")
}
