//! The signature keys as they are published: DKIM (RFC 6376, RFC 8301, RFC 8463).

use super::{Finding, Scene};

/// What is wrong with a signature key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFault {}

/// The findings of this family in what is published now.
pub(super) fn review(_scene: &Scene<'_>) -> Vec<Finding> {
    Vec::new()
}
