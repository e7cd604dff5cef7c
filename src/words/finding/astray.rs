//! Records that are there, at another name than theirs. In words.

use super::Panel;
use crate::verdict::AstrayFault;
use crate::words::page::FindingText;

impl Panel<'_> {
    /// The words for a fault of this family.
    #[expect(clippy::unused_self, reason = "the family has no fault yet")]
    pub(super) fn astray(&self, fault: &AstrayFault) -> FindingText {
        match *fault {}
    }
}
