//! The mail route as it is published: MX lines and the servers they lead to. In words.

use super::Panel;
use crate::verdict::RouteFault;
use crate::words::page::FindingText;

impl Panel<'_> {
    /// The words for a fault of this family.
    #[expect(clippy::unused_self, reason = "the family has no fault yet")]
    pub(super) fn route(&self, fault: &RouteFault) -> FindingText {
        match *fault {}
    }
}
