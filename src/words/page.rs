//! What the two faces are given: a page in words, one plain type a screen.
//!
//! Texts are whole sentences, unwrapped, without glyphs or colours. A value to type stands alone in a
//! `String` of its own, exactly as it must be typed; everything that came from the network is already
//! escaped for the eye.

mod changes;
mod networks;
mod questions;

pub use changes::{
    CardPage, CardRecord, Deletion, DonePage, FindingText, HelpPage, KeptEntry, PanelWords,
    PlanEntry, PlanPage,
};
pub use networks::{AnswerText, NetworkPage, Seat, Stand, WatchPage, WatchRow};
pub use questions::{
    DetailsPage, DiffersPage, DomainPage, FoundPage, FoundRow, ListEntry, ListPage, PrefixText,
    StopPage, TextPage, YesNo,
};

/// What kind of thing a line says; glyph and colour are the view's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// As it should be.
    Good,
    /// Still to do.
    Todo,
    /// Needs a person's eye.
    Careful,
    /// Takes time; nothing to do.
    Wait,
    /// Both by turns.
    Both,
    /// Cannot be told.
    Unknown,
    /// Will be replaced.
    Arrow,
}

/// A sentence with its mark.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What kind of thing it says; `None` for plain text.
    pub mark: Option<Mark>,
    /// The sentence.
    pub text: String,
}

/// A mistake and how it is put right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// What is wrong, in one sentence.
    pub headline: String,
    /// What to do, one sentence an entry; may be empty.
    pub repair: Vec<String>,
}
