//! The line above the footer, in words.

use super::Words;
use super::page::Line;
use crate::wizard::{Notice, Wizard};

impl Words {
    /// The answer to the last action.
    pub fn notice(&self, notice: &Notice) -> Line {
        let _ = notice;
        Line::default()
    }

    /// The banner of the practice internet; `None` on the real one.
    pub fn practice_banner(&self, wizard: &Wizard) -> Option<String> {
        wizard.world.is_practice.then(|| self.say("practice-banner"))
    }
}
