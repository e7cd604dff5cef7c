//! Step 2 in words.

use super::Words;
use super::page::FoundPage;
use crate::wizard::Wizard;

impl Words {
    /// Step 2.
    pub fn found_page(&self, wizard: &Wizard) -> FoundPage {
        let _ = wizard;
        FoundPage::default()
    }
}
