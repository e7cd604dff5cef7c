//! Step 6 in words.

use super::Words;
use super::page::PlanPage;
use crate::wizard::Wizard;

impl Words {
    /// Step 6.
    pub fn plan_page(&self, wizard: &Wizard) -> PlanPage {
        let _ = wizard;
        PlanPage::default()
    }
}
