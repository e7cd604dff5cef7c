//! Records that are there, at another name than theirs.

use super::{Finding, Scene};

/// A record at another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AstrayFault {}

/// The findings of this family in what is published now.
pub(super) fn review(_scene: &Scene<'_>) -> Vec<Finding> {
    Vec::new()
}
