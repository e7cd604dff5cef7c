//! The rule for fakes as it is published: DMARC (RFC 9989). In words.

use super::Panel;
use crate::verdict::PolicyFault;
use crate::words::page::FindingText;

impl Panel<'_> {
    /// The words for a fault of this family.
    #[expect(clippy::unused_self, reason = "the family has no fault yet")]
    pub(super) fn policy(&self, fault: &PolicyFault) -> FindingText {
        match *fault {}
    }
}
