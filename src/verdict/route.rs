//! The mail route as it is published: MX lines and the servers they lead to.

use super::{Finding, Scene};

/// What is wrong with a mail route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RouteFault {}

/// The findings of this family in what is published now.
pub(super) fn review(_scene: &Scene<'_>) -> Vec<Finding> {
    Vec::new()
}
