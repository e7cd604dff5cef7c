//! The list of senders as it is published: SPF (RFC 7208). In words.

use super::Panel;
use crate::verdict::SenderFault;
use crate::words::page::FindingText;

impl Panel<'_> {
    /// The words for a fault of this family.
    #[expect(clippy::unused_self, reason = "the family has no fault yet")]
    pub(super) fn senders(&self, fault: &SenderFault) -> FindingText {
        match *fault {}
    }
}
