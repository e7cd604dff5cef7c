//! The list of senders as it is published: SPF (RFC 7208).

use super::{Finding, Scene};

/// What is wrong with a list of senders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SenderFault {}

/// The findings of this family in what is published now.
pub(super) fn review(_scene: &Scene<'_>) -> Vec<Finding> {
    Vec::new()
}
