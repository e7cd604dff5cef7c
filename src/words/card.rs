//! Step 7 in words.

use super::Words;
use super::page::CardPage;
use crate::wizard::Wizard;

impl Words {
    /// Step 7: the card shown.
    pub fn card_page(&self, wizard: &Wizard) -> CardPage {
        let _ = wizard;
        CardPage::default()
    }
}
