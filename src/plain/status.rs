//! What is worth a line while something is waited for.

use std::collections::BTreeSet;

use super::enter::is_asking;
use super::spoken::spoken;
use super::{Page, page};
use crate::verdict::CardState;
use crate::wizard::{StepId, Wizard};
use crate::words::{Stand, WatchRow, Words};

/// The lines that stand now. One that did not stand before is news and is printed; none of them
/// holds an age or anything else that changes without news.
pub fn status(wizard: &Wizard, words: &Words) -> Vec<String> {
    let words = &words.without_keys();
    let mut lines: Vec<String> = Vec::new();
    if let Some(notice) = &wizard.notice {
        lines.push(words.notice(notice).text);
    }
    match wizard.step {
        StepId::Plan => {
            let text = words.plan_page(wizard);
            lines.extend(text.entries.into_iter().map(|entry| entry.reason));
            lines.extend(text.notes.into_iter().map(|line| line.text));
        }
        StepId::Enter => lines.extend(card_line(wizard, words)),
        StepId::Watch => {
            if let Some(done) = words.done_page(wizard) {
                lines.extend(done.proof);
                lines.extend(done.saved.into_iter().flat_map(|(file, about)| [file, about]));
            } else if !is_first_round(wizard) {
                let page = words.watch_page(wizard);
                lines.extend(page.headline.into_iter().map(|line| line.text));
                lines.extend(lagging(&page.rows, words));
            }
        }
        _ => {}
    }
    let then = words.say("plain-then");
    lines.into_iter().map(|line| spoken(&line, &then)).filter(|line| !line.is_empty()).collect()
}

/// Most networks named one by one.
const MOST_NAMED: usize = 12;

/// The networks that do not have the news, each with what is known of it: "Yandex, Moscow: old, asks
/// again at 16:31". The last minute before it asks is no news.
fn lagging(rows: &[WatchRow], words: &Words) -> Vec<String> {
    let passing = [words.say("watch-asks-soon"), words.say("watch-asks-now")];
    rows.iter()
        .filter(|row| !matches!(row.stand, Stand::New | Stand::Open))
        .take(MOST_NAMED)
        .map(|row| {
            let joined = |parts: [&str; 2]| {
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                parts.collect::<Vec<_>>().join(", ")
            };
            let remark = if passing.contains(&row.remark) { "" } else { row.remark.as_str() };
            let label = joined([&row.name, &row.place]);
            let value = joined([&row.state, remark]);
            words.say_with("plain-row", &[("label", label.into()), ("value", value.into())])
        })
        .collect()
}

/// True while the networks answer for the first time: a count that rises because more have
/// answered is no news.
fn is_first_round(wizard: &Wizard) -> bool {
    let Some(watch) = &wizard.watch else { return false };
    let counted = usize::from(watch.tally(wizard.now).counted);
    watch.t0().is_some() && counted * 10 < wizard.world.networks.len() * 8
}

/// What the servers say about the card while they are asked.
fn card_line(wizard: &Wizard, words: &Words) -> Option<String> {
    match wizard.card_state(wizard.enter.card) {
        CardState::Partial { .. } => Some(words.card_page(wizard).status.text),
        CardState::Unreachable => {
            Some(words.say_with("plain-unreachable", &[("company", words.company(wizard).into())]))
        }
        _ => None,
    }
}

/// A sign of life for every half minute in which nothing else is said.
pub fn heartbeat(wizard: &Wizard, words: &Words) -> String {
    let company = [("company", words.company(wizard).into())];
    let text = match wizard.step {
        StepId::Found if wizard.taken().is_none() => words.say("plain-heartbeat-found"),
        StepId::Enter if is_asking(wizard) => words.say_with("plain-heartbeat-enter", &company),
        StepId::Watch => {
            let count = words.watch_page(wizard).count;
            if count.is_empty() {
                words.say_with("plain-heartbeat-enter", &company)
            } else {
                words.say_with("plain-heartbeat-watch", &[("count", count.into())])
            }
        }
        _ => words.say("plain-heartbeat"),
    };
    spoken(&text, "")
}

/// What has been said, so that nothing is said twice and nothing new is left out.
///
/// Ask for [`Said::news`] after everything that happened: with `is_answered` after the intents of an
/// answer, so that a person gets a page in any case; without it after an [`Answer::Unknown`], whose
/// sentence and the prompt are enough, and after everything else.
///
/// [`Answer::Unknown`]: super::Answer::Unknown
#[derive(Debug, Clone, Default)]
pub struct Said {
    key: Option<String>,
    heard: BTreeSet<String>,
    /// The card whose servers are being asked.
    asking: Option<usize>,
    status: Vec<String>,
}

impl Said {
    /// The lines to print now, and the page they belong to.
    pub fn news(
        &mut self,
        wizard: &Wizard,
        words: &Words,
        is_answered: bool,
    ) -> (Vec<String>, Page) {
        let page = page(wizard, words);
        let is_new = is_answered || self.key.as_ref() != Some(&page.key);
        let is_known = !self.heard.insert(page.key.clone());
        let mut lines = match (is_new, is_known) {
            (false, _) => Vec::new(),
            (true, false) => page.printed(),
            (true, true) => page.printed_again(),
        };
        let status = status(wizard, words);
        let is_told = |line: &String| self.status.contains(line) || lines.contains(line);
        let fresh: Vec<String> = status.iter().filter(|line| !is_told(line)).cloned().collect();
        // News comes before the choices of a page that is still open, so it is never missed.
        lines.splice(0..0, self.served_meanwhile(wizard, words).into_iter().chain(fresh));
        self.key = Some(page.key.clone());
        self.status = status;
        (lines, page)
    }

    /// The wizard may have gone on before anybody was told that the card is served.
    fn served_meanwhile(&mut self, wizard: &Wizard, words: &Words) -> Option<String> {
        let is_open = wizard.step == StepId::Enter;
        let now = (is_open && is_asking(wizard)).then_some(wizard.enter.card);
        let before = std::mem::replace(&mut self.asking, now)?;
        let has_gone_on = !is_open || wizard.enter.card != before;
        let told = words.say_with("plain-served", &[("company", words.company(wizard).into())]);
        (has_gone_on && wizard.is_card_served(before)).then(|| spoken(&told, ""))
    }
}
