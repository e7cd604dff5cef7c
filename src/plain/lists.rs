//! Steps 3 and 4: the two lists and the questions that a choice brings up.

use super::Page;
use super::sheet::{Listens, Sheet};
use crate::wizard::{Edit, Intent, MailPage, StepId, Wizard};
use crate::words::{DiffersPage, ListPage, StopPage, TextPage, Words};

/// Step 3.
pub(super) fn host(wizard: &Wizard, words: &Words) -> Page {
    if let Some(differs) = words.differs_page(wizard) {
        return host_differs(wizard, words, &differs);
    }
    let names: Vec<Vec<String>> = wizard
        .host_choices()
        .iter()
        .map(|choice| {
            let aliases = wizard.world.catalog.registrar(&choice.id).map(|r| r.aliases.clone());
            with_name(&choice.name, aliases)
        })
        .collect();
    let mut sheet =
        list(wizard, words, StepId::Host, &words.host_page(wizard), &names, wizard.host.selected);
    // Companies that are only recognised have no number; their names do.
    for unlisted in wizard.world.catalog.registrars.iter().filter(|r| r.rank.is_none()) {
        let names = with_name(&unlisted.name, Some(unlisted.aliases.clone()));
        let typed = Intent::Edit(Edit::Fill(unlisted.name.clone()));
        sheet.spoken_choice(vec![typed, Intent::Next], &names);
    }
    finished(sheet, StepId::Host)
}

/// Step 4.
pub(super) fn mail(wizard: &Wizard, words: &Words) -> Page {
    match wizard.mail_page {
        MailPage::List => mail_list(wizard, words),
        MailPage::Stop(at) => stop(wizard, words, at, &words.stop_page(wizard, at)),
        MailPage::Stopped(at) => {
            let text = words.stopped_page(wizard, at);
            let mut sheet = texts(wizard, words, &text);
            sheet.enter_choice(&words.say("plain-back"), vec![Intent::Back]);
            sheet.finish(&format!("mail/stopped/{at}"))
        }
        MailPage::Mailboxes => {
            let text = words.mailboxes_page(wizard);
            let mut sheet = texts(wizard, words, &text);
            sheet.enter_choice(&words.say("plain-on"), vec![Intent::Next]);
            sheet.choice(&words.say("plain-back"), vec![Intent::Back]);
            sheet.finish("mail/mailboxes")
        }
    }
}

fn mail_list(wizard: &Wizard, words: &Words) -> Page {
    let names: Vec<Vec<String>> = wizard
        .mail_choices()
        .iter()
        .map(|choice| {
            let aliases = wizard.world.catalog.provider(&choice.id).map(|p| p.aliases.clone());
            with_name(&choice.name, aliases)
        })
        .collect();
    let page = words.mail_page(wizard);
    finished(list(wizard, words, StepId::Mail, &page, &names, wizard.mail.selected), StepId::Mail)
}

fn finished(sheet: Sheet<'_>, step: StepId) -> Page {
    sheet.finish(&format!("list/{}", step.number()))
}

fn with_name(name: &str, aliases: Option<Vec<String>>) -> Vec<String> {
    std::iter::once(name.to_owned()).chain(aliases.unwrap_or_default()).collect()
}

/// A list: every entry has a number, and its name does as well.
fn list<'a>(
    wizard: &'a Wizard,
    words: &'a Words,
    step: StepId,
    text: &ListPage,
    names: &[Vec<String>],
    selected: usize,
) -> Sheet<'a> {
    let mut sheet = Sheet::new(wizard, words);
    sheet.listens = Listens::Names;
    sheet.heading(step);
    sheet.gap();
    sheet.say(&text.question);
    for hint in &text.hints {
        sheet.say(hint);
    }
    sheet.say_lines(&text.notes);
    for (at, names) in names.iter().enumerate() {
        let intents = vec![Intent::Choose(at), Intent::Next];
        let Some(entry) = text.entries.get(at) else { continue };
        if at == selected {
            sheet.on_enter(&entry.name, intents.clone());
        }
        let label = if entry.remark.is_empty() {
            entry.name.clone()
        } else {
            format!("{}, {}", entry.name, entry.remark)
        };
        let names: Vec<&str> = names.iter().chain([&entry.name]).map(String::as_str).collect();
        sheet.choice_named(&label, intents, &names);
    }
    sheet
}

fn host_differs(wizard: &Wizard, words: &Words, text: &DiffersPage) -> Page {
    let mut sheet = Sheet::new(wizard, words);
    sheet.say_lines(&text.lines);
    sheet.enter_choice(&text.take, vec![Intent::Next]);
    sheet.choice(&text.moving, vec![Intent::Moving]);
    sheet.choice(&words.say("plain-back"), vec![Intent::Back]);
    sheet.finish(&format!("host/differs/{:?}", wizard.host.differs))
}

fn stop(wizard: &Wizard, words: &Words, at: usize, text: &StopPage) -> Page {
    let mut sheet = Sheet::new(wizard, words);
    sheet.heading(StepId::Mail);
    sheet.gap();
    sheet.say(text.place.as_deref().unwrap_or_default());
    sheet.say(&text.question);
    sheet.say(&text.explain);
    sheet.choice_named(&text.no, vec![Intent::No], &NO);
    sheet.choice_named(&text.yes, vec![Intent::Yes], &YES);
    sheet.choice(&words.say("plain-back"), vec![Intent::Back]);
    sheet.finish(&format!("mail/stop/{at}"))
}

/// Words that mean yes.
pub(super) const YES: [&str; 4] = ["yes", "y", "oui", "o"];
/// Words that mean no.
pub(super) const NO: [&str; 3] = ["no", "n", "non"];

fn texts<'a>(wizard: &'a Wizard, words: &'a Words, text: &TextPage) -> Sheet<'a> {
    let mut sheet = Sheet::new(wizard, words);
    sheet.heading(StepId::Mail);
    sheet.gap();
    sheet.say(&text.title);
    sheet.say_lines(&text.lines);
    sheet
}
