//! Small pieces that several pages are made of.

use super::page::{Line, Mark};

impl Line {
    /// A sentence without a mark.
    pub(super) const fn plain(text: String) -> Self {
        Self { mark: None, text }
    }

    /// A sentence with a mark.
    pub(super) const fn marked(mark: Mark, text: String) -> Self {
        Self { mark: Some(mark), text }
    }
}
