//! How things look: roles by colour, glyph and word, each readable without the other two.
//!
//! Sixteen colours only, so that the person's own theme decides what they look like; never blue and
//! never bright yellow text, which vanish on many backgrounds.

use ratatui::style::{Color, Modifier, Style};

use crate::words::Mark;

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Colours may be used (`NO_COLOR` is not set).
    pub color: bool,
    /// Glyphs outside ASCII may be used for marks, bars and arrows.
    pub unicode: bool,
}

/// The role of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Running text.
    Plain,
    /// A question or a title.
    Title,
    /// What matters less: hints, places, labels of keys.
    Quiet,
    /// The one thing in focus.
    Focus,
    /// A value to type.
    Value,
    /// A text field that has the cursor.
    Field,
    /// In order.
    Good,
    /// Careful.
    Careful,
    /// Wrong.
    Bad,
    /// Under way, or still to do.
    Wait,
}

impl Look {
    /// The style of a role. Without colour the modifiers remain, and every role has its word.
    pub(super) fn style(self, tone: Tone) -> Style {
        let (color, modifier) = match tone {
            Tone::Plain => (None, Modifier::empty()),
            Tone::Title | Tone::Value => (None, Modifier::BOLD),
            Tone::Quiet => (None, Modifier::DIM),
            Tone::Focus => (Some(Color::Cyan), Modifier::BOLD),
            Tone::Field => (None, Modifier::UNDERLINED),
            Tone::Good => (Some(Color::Green), Modifier::empty()),
            Tone::Careful => (Some(Color::Yellow), Modifier::empty()),
            Tone::Bad => (Some(Color::Red), Modifier::BOLD),
            Tone::Wait => (Some(Color::Cyan), Modifier::empty()),
        };
        let style = Style::new().add_modifier(modifier);
        match color {
            Some(color) if self.color => style.fg(color),
            _ => style,
        }
    }

    /// The glyph of a mark.
    pub(super) const fn glyph(self, mark: Mark) -> &'static str {
        let (glyph, ascii) = match mark {
            Mark::Good => ("✓", "ok"),
            Mark::Todo => ("○", "to do"),
            Mark::Careful => ("!", "!!"),
            Mark::Wait => ("…", "wait"),
            Mark::Both => ("~", "both"),
            Mark::Unknown => ("?", "--"),
            Mark::Arrow => ("→", "->"),
        };
        if self.unicode { glyph } else { ascii }
    }

    /// Columns that a column of glyphs takes.
    pub(super) const fn glyph_width(self) -> usize {
        if self.unicode { 1 } else { 5 }
    }

    /// What stands before the selected entry of a list, and before the others.
    pub(super) const fn pointer(self, is_selected: bool) -> &'static str {
        match (is_selected, self.unicode) {
            (true, true) => "▸ ",
            (true, false) => "> ",
            (false, _) => "  ",
        }
    }

    /// "It begins further left", in one column; nothing where it does not.
    pub(super) const fn cut_before(self, is_cut: bool) -> &'static str {
        match (is_cut, self.unicode) {
            (true, true) => "…",
            (true, false) => "<",
            (false, _) => "",
        }
    }

    /// "It goes on", in one column; nothing where it does not.
    pub(super) const fn cut_behind(self, is_cut: bool) -> &'static str {
        match (is_cut, self.unicode) {
            (true, true) => "…",
            (true, false) => ">",
            (false, _) => "",
        }
    }

    /// "There is more that way."
    pub(super) const fn more(self, is_down: bool) -> &'static str {
        match (is_down, self.unicode) {
            (true, true) => "↓",
            (false, true) => "↑",
            (true, false) => "v",
            (false, false) => "^",
        }
    }
}

/// The role of a mark.
pub(super) const fn tone_of(mark: Mark) -> Tone {
    match mark {
        Mark::Good => Tone::Good,
        Mark::Careful => Tone::Careful,
        Mark::Wait | Mark::Both | Mark::Arrow => Tone::Wait,
        Mark::Todo | Mark::Unknown => Tone::Quiet,
    }
}
