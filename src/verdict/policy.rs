//! The rule for fakes as it is published: DMARC (RFC 9989).

use super::{Finding, Scene};

/// What is wrong with a rule for fakes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyFault {}

/// The findings of this family in what is published now.
pub(super) fn review(_scene: &Scene<'_>) -> Vec<Finding> {
    Vec::new()
}
