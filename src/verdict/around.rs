//! What lies around the records: MTA-STS, mail programs, how long others remember, the register, and
//! what DNS cannot show.

use super::{Finding, Scene};

/// What is wrong around the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AroundFault {}

/// The findings of this family in what is published now.
pub(super) fn review(_scene: &Scene<'_>) -> Vec<Finding> {
    Vec::new()
}
