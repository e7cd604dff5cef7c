//! Step 5 in words.

use super::Words;
use super::page::DetailsPage;
use crate::wizard::Wizard;

impl Words {
    /// Step 5: the question shown.
    pub fn details_page(&self, wizard: &Wizard) -> DetailsPage {
        let _ = wizard;
        DetailsPage::default()
    }
}
