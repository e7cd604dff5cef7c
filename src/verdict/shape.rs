//! Values that stand at the right name and came out wrong on the way into the panel.

use super::{Finding, Scene};

/// A value that came out wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeFault {}

/// The findings of this family in what is published now.
pub(super) fn review(_scene: &Scene<'_>) -> Vec<Finding> {
    Vec::new()
}
