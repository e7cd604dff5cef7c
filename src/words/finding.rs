//! A finding in words: what happened, and the repair in that panel's own words.

use super::Words;
use super::page::FindingText;
use crate::verdict::Finding;
use crate::wizard::Wizard;

impl Words {
    /// What happened, and how it is put right at the company the person works at.
    pub fn finding(&self, finding: &Finding, wizard: &Wizard) -> FindingText {
        let _ = (finding, wizard);
        FindingText::default()
    }
}
