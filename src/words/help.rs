//! Help for the screen below, in words.

use super::Words;
use super::page::HelpPage;
use crate::wizard::Wizard;

impl Words {
    /// Help: the keys of the screen below, and what its step is about.
    pub fn help_page(&self, wizard: &Wizard) -> HelpPage {
        let _ = wizard;
        HelpPage::default()
    }
}
