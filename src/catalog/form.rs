//! A company's form, both ways: which value goes into which box, and which record comes out of what
//! was typed. The second is the inverse of the first, and knows what each panel does to slips.

mod fill;
mod publish;

use std::collections::BTreeMap;

use super::Role;
use crate::records::Rtype;

pub use fill::{as_typed, fill, fill_set, target};
pub use publish::{Refusal, publish};

/// One box of a form with the value for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// What the box holds.
    pub role: Role,
    /// The company's own label.
    pub label: String,
    /// Exactly what stands in the box afterwards; may be empty, and has several lines where one box
    /// holds a whole set.
    pub value: String,
    /// True when the value is typed or pasted, false when it is chosen from a menu.
    pub is_typed: bool,
    /// A word about this box.
    pub note: Option<String>,
}

/// What a person typed into a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The record type chosen.
    pub rtype: Rtype,
    /// The boxes by what they hold; the type's own box may be missing.
    pub boxes: BTreeMap<Role, String>,
}

impl Typed {
    /// The form as the guidance fills it.
    pub fn from_filled(rtype: Rtype, filled: &[Filled]) -> Self {
        let boxes = filled.iter().map(|cell| (cell.role, cell.value.clone())).collect();
        Self { rtype, boxes }
    }

    /// What stands in a box, without spaces around it.
    pub(crate) fn get(&self, role: Role) -> &str {
        self.boxes.get(&role).map_or("", |text| text.trim())
    }
}
