//! What a typed line means.

use super::Page;
use super::sheet::Listens;
use super::spoken::folded;
use crate::catalog::Lang;
use crate::wizard::{Edit, Intent};

/// What a typed line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The person wants this, in this order.
    Intents(Vec<Intent>),
    /// Nothing on this page; say this sentence.
    Unknown(String),
}

/// The words that work everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Command {
    Back,
    Help,
    Quit,
    Language(Option<Lang>),
}

impl Command {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "b" | "back" | "retour" => Self::Back,
            "?" | "help" | "aide" => Self::Help,
            "q" | "quit" | "quitter" => Self::Quit,
            "l" => Self::Language(None),
            "english" | "anglais" => Self::Language(Some(Lang::En)),
            "francais" | "french" => Self::Language(Some(Lang::Fr)),
            _ => return None,
        })
    }
}

/// What `line` means on `page`: a number or a name picks a choice, Enter alone takes the default,
/// the short words work everywhere, and anything else is text where text is taken. Text in quotation
/// marks is never read as a number or a word.
pub fn answer(page: &Page, line: &str) -> Answer {
    let line = line.trim_end_matches(['\r', '\n']);
    if let Listens::Box { at, is_last } = page.listens {
        return boxed(page, line, at, is_last);
    }
    let word = folded(line);
    if word.is_empty() {
        return match &page.on_enter {
            Some(intents) => Answer::Intents(intents.clone()),
            None => Answer::Unknown(page.refusals.empty.clone()),
        };
    }
    if let Ok(number) = word.parse::<usize>()
        && let Some(choice) = page.choices.iter().find(|choice| choice.number == number)
    {
        return Answer::Intents(choice.intents.clone());
    }
    if let Some(command) = Command::of(&word) {
        return obey(page, command);
    }
    match page.listens {
        Listens::Text => {
            Answer::Intents(vec![Intent::Edit(Edit::Fill(unquoted(line).to_owned())), Intent::Next])
        }
        _ => named(page, &word),
    }
}

fn obey(page: &Page, command: Command) -> Answer {
    let refused = match command {
        Command::Back => page.refusals.back.as_ref(),
        Command::Help => page.refusals.help.as_ref(),
        Command::Quit | Command::Language(_) => None,
    };
    if let Some(sentence) = refused {
        return Answer::Unknown(sentence.clone());
    }
    Answer::Intents(match command {
        Command::Back => vec![Intent::Back],
        Command::Help => vec![Intent::Help],
        Command::Quit => vec![Intent::Quit],
        Command::Language(Some(lang)) if lang == page.lang => Vec::new(),
        Command::Language(_) => vec![Intent::Language],
    })
}

/// A choice by its name: the whole name first, then a part that only one of them has.
fn named(page: &Page, word: &str) -> Answer {
    let mut all = page.choices.iter().chain(&page.spoken);
    let whole = all.find(|choice| choice.names.iter().any(|name| name == word));
    if let Some(choice) = whole {
        return Answer::Intents(choice.intents.clone());
    }
    if word.parse::<usize>().is_ok() {
        return Answer::Unknown(page.refusals.number.clone());
    }
    if page.listens != Listens::Names {
        return Answer::Unknown(page.refusals.unknown.clone());
    }
    let has = |test: &dyn Fn(&String) -> bool| -> Vec<&super::Choice> {
        page.choices.iter().filter(|choice| choice.names.iter().any(test)).collect()
    };
    let begins = has(&|name| name.starts_with(word));
    let contains = has(&|name| name.contains(word));
    match (begins.as_slice(), contains.as_slice()) {
        ([only], _) | (_, [only]) => Answer::Intents(only.intents.clone()),
        (_, []) => Answer::Unknown(page.refusals.unknown.clone()),
        _ => Answer::Unknown(page.refusals.several.clone()),
    }
}

/// A line for a box of the pretend panel. Only a slash, which no record begins with, makes a command.
fn boxed(page: &Page, line: &str, at: usize, is_last: bool) -> Answer {
    if let Some(command) = line.trim().strip_prefix('/') {
        return match Command::of(&folded(command)) {
            Some(command) => obey(page, command),
            None => Answer::Unknown(page.refusals.unknown.clone()),
        };
    }
    let mut intents = vec![Intent::Choose(at)];
    if !line.is_empty() {
        intents.push(Intent::Edit(Edit::Fill(line.to_owned())));
    }
    intents.push(if is_last { Intent::Next } else { Intent::FocusNext });
    Answer::Intents(intents)
}

/// `"q"` means the letter q, not the command.
fn unquoted(line: &str) -> &str {
    let text = line.trim();
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(text)
}
