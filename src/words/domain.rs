//! Step 1 in words.

use super::Words;
use super::page::DomainPage;
use crate::wizard::Wizard;

impl Words {
    /// Step 1.
    pub fn domain_page(&self, wizard: &Wizard) -> DomainPage {
        let _ = wizard;
        DomainPage { question: self.say("domain-question"), ..DomainPage::default() }
    }
}
