//! What lies around the records: MTA-STS, mail programs, how long others remember, the register, and
//! what DNS cannot show. In words.

use super::Panel;
use crate::verdict::AroundFault;
use crate::words::page::FindingText;

impl Panel<'_> {
    /// The words for a fault of this family.
    #[expect(clippy::unused_self, reason = "the family has no fault yet")]
    pub(super) fn around(&self, fault: &AroundFault) -> FindingText {
        match *fault {}
    }
}
