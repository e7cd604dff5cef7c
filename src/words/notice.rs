//! The line above the footer, the banner of practice, and the sentence for a tiny window.

use super::page::{Line, Mark};
use super::shared::for_eye;
use super::{Arg, Words};
use crate::wizard::{CopyOutcome, Notice, Wizard, Written};

impl Words {
    /// The answer to the last action. No terminal confirms a copy, so none is promised.
    pub fn notice(&self, notice: &Notice) -> Line {
        match notice {
            Notice::Copied { outcome, label } => self.copied(outcome, label),
            Notice::Wrote(written) => self.wrote(written),
            Notice::Opened(url) => {
                let args = [("url", Arg::from(for_eye(url)))];
                Line::marked(Mark::Arrow, self.say_with("notice-opened", &args))
            }
            Notice::NothingToOpen => Line::marked(Mark::Unknown, self.say("notice-no-page")),
            Notice::CardsLeft(count) => {
                let args = [("count", Arg::from(*count))];
                Line::marked(Mark::Todo, self.say_with("notice-cards-left", &args))
            }
            Notice::AskedAgain => Line::marked(Mark::Wait, self.say("notice-asked-again")),
        }
    }

    fn copied(&self, outcome: &CopyOutcome, label: &str) -> Line {
        let label = for_eye(label);
        let (mark, id) = match outcome {
            CopyOutcome::Native(_) => (Mark::Good, "notice-copied"),
            CopyOutcome::Terminal { inside_multiplexer: false } => {
                (Mark::Arrow, "notice-copied-terminal")
            }
            CopyOutcome::Terminal { inside_multiplexer: true } => {
                (Mark::Careful, "notice-copied-multiplexer")
            }
            CopyOutcome::Nowhere => (Mark::Careful, "notice-copied-nowhere"),
        };
        Line::marked(mark, self.say_with(id, &[("label", label.into())]))
    }

    fn wrote(&self, written: &Written) -> Line {
        let (mark, id, text) = match written {
            Written::Place => (Mark::Good, "notice-place-saved", ""),
            Written::Undo(path) => (Mark::Good, "notice-undo-saved", path.as_str()),
            Written::Report(path) => (Mark::Good, "notice-report-saved", path.as_str()),
            Written::Handover(path) => (Mark::Good, "notice-handover-saved", path.as_str()),
            Written::Failed(why) => (Mark::Careful, "notice-not-saved", why.as_str()),
        };
        Line::marked(mark, self.say_with(id, &[("text", for_eye(text).into())]))
    }

    /// The banner of the practice internet; `None` on the real one.
    pub fn practice_banner(&self, wizard: &Wizard) -> Option<String> {
        wizard.world.is_practice.then(|| self.say("practice-banner"))
    }

    /// Said alone in a window that is too small for anything else.
    pub fn too_small(&self, columns: u16, rows: u16) -> String {
        self.say_with("too-small", &[("columns", columns.into()), ("rows", rows.into())])
    }
}
