//! The signature keys as they are published: DKIM (RFC 6376, RFC 8301, RFC 8463). In words.

use super::Panel;
use crate::verdict::KeyFault;
use crate::words::page::FindingText;

impl Panel<'_> {
    /// The words for a fault of this family.
    #[expect(clippy::unused_self, reason = "the family has no fault yet")]
    pub(super) fn key(&self, fault: &KeyFault) -> FindingText {
        match *fault {}
    }
}
