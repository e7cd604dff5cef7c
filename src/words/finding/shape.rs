//! Values that stand at the right name and came out wrong on the way into the panel. In words.

use super::Panel;
use crate::verdict::ShapeFault;
use crate::words::page::FindingText;

impl Panel<'_> {
    /// The words for a fault of this family.
    #[expect(clippy::unused_self, reason = "the family has no fault yet")]
    pub(super) fn shape(&self, fault: &ShapeFault) -> FindingText {
        match *fault {}
    }
}
