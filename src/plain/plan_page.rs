//! Step 6: the whole plan, read from top to bottom.

use super::Page;
use super::sheet::Sheet;
use crate::wizard::{Intent, StepId, Wizard};
use crate::words::{PlanEntry, Words};

/// Step 6.
pub(super) fn page(wizard: &Wizard, words: &Words) -> Page {
    let text = words.plan_page(wizard);
    let mut sheet = Sheet::new(wizard, words);
    sheet.heading(StepId::Plan);
    sheet.gap();
    sheet.say(&text.headline);
    for entry in &text.entries {
        sheet.gap();
        change(&mut sheet, entry, words);
    }
    sheet.gap();
    if let Some(title) = &text.kept_title {
        sheet.say(title);
    }
    for kept in &text.kept {
        sheet.say(&format!("{} {}. {}", kept.rtype, kept.host, kept.reason));
        sheet.value(&kept.value);
    }
    if let Some(title) = &text.later_title {
        sheet.say(title);
    }
    for later in &text.later {
        sheet.say(later);
    }
    sheet.gap();
    sheet.say_lines(&text.notes);
    sheet.enter_choice(&words.say("plain-on"), vec![Intent::Next]);
    if wizard.by_itself().is_some() {
        sheet.choice(&words.say("plain-open-page"), vec![Intent::OpenPage]);
    }
    sheet.choice(&words.say("plain-back"), vec![Intent::Back]);
    if wizard.can_hand_over() {
        sheet.choice(&words.say("plain-handover"), vec![Intent::HandOver]);
    }
    sheet.finish(&format!("plan/{}", text.entries.len()))
}

fn change(sheet: &mut Sheet<'_>, entry: &PlanEntry, words: &Words) {
    sheet.say(&format!("{}. {} {} {}", entry.number, entry.verb, entry.rtype, entry.host));
    for value in &entry.values {
        sheet.value(value);
    }
    if !entry.gone.is_empty() && !entry.values.is_empty() {
        sheet.say(&words.say("plain-gone"));
    }
    for gone in &entry.gone {
        sheet.value(gone);
    }
    sheet.say(&entry.reason);
}
