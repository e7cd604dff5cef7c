//! A text field: a label, a line to type on, and the terminal's own cursor.

use ratatui::text::{Line, Span};
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use super::look::Tone;
use super::measure::{harmless, sentence, shortened, width};
use super::page::{Page, padded};

/// Columns of the line to type on, where there is room.
const COMFORTABLE: usize = 48;

/// The part of a text that is in sight in its field.
#[derive(Debug, PartialEq, Eq)]
struct Sight {
    shown: String,
    /// Something stands before it, and behind it.
    cut: (Cut, Cut),
    /// Column of the cursor, counted from the edge of the field.
    column: usize,
}

/// Whether a text goes on beyond an edge of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Ends,
    GoesOn,
}

impl Cut {
    const fn width(self) -> usize {
        match self {
            Self::Ends => 0,
            Self::GoesOn => 1,
        }
    }
}

/// The part of the content that fits into `columns`, with a column left for each sign that it goes
/// on. The cursor is always in sight, with something of what stands before it.
fn window(input: &Input, columns: usize) -> Sight {
    let columns = columns.max(4);
    let mut chars = input.value().chars();
    let before: String = chars.by_ref().take(input.cursor()).collect();
    // What lies further away than the field is wide cannot be in sight.
    let far = before.chars().count().saturating_sub(columns);
    let before = harmless(&before.chars().skip(far).collect::<String>());
    let after = harmless(&chars.by_ref().take(columns).collect::<String>());
    let at_end = if after.is_empty() { 1 } else { 2 };
    let mut head = Cut::Ends;
    let mut kept = nearest(&before, columns - at_end);
    if far > 0 || kept.len() < before.len() {
        head = Cut::GoesOn;
        kept = nearest(&before, columns - at_end - 1);
    }
    let column = head.width() + width(kept);
    let mut tail = Cut::Ends;
    let mut follows = first(&after, columns.saturating_sub(column));
    if chars.next().is_some() || follows.len() < after.len() {
        tail = Cut::GoesOn;
        follows = first(&after, columns.saturating_sub(column + 1));
    }
    Sight { shown: format!("{kept}{follows}"), cut: (head, tail), column }
}

/// As much of the end of `text` as fits into `columns`.
fn nearest(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let mut start = text.len();
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += width(grapheme);
        if used > columns {
            break;
        }
        start = at;
    }
    text.get(start..).unwrap_or_default()
}

/// As much of the beginning of `text` as fits into `columns`.
fn first(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > columns {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

impl Page {
    /// A field behind its label, which takes `label_columns`. The cursor stands in it when it is in
    /// focus.
    pub(super) fn field(
        &mut self,
        label: &str,
        label_columns: usize,
        input: &Input,
        is_in_focus: bool,
    ) {
        let room = self.width.saturating_sub(label_columns + 3);
        // Under a label that leaves no room, the line to type on stands on its own.
        let (indent, columns) = if room < 16 { (0, self.width) } else { (label_columns + 2, room) };
        let label = sentence(label, self.look);
        let label = shortened(&label, label_columns.max(indent.saturating_sub(2)), self.look);
        let sight = window(input, columns);
        let (head, tail) = sight.cut;
        let signs = head.width() + tail.width();
        let line_width = width(&sight.shown).max(COMFORTABLE.min(columns).saturating_sub(signs));
        let tone = if is_in_focus { Tone::Field } else { Tone::Quiet };
        let text = [
            Span::styled(self.look.cut_before(head == Cut::GoesOn), self.look.style(Tone::Quiet)),
            Span::styled(padded(&sight.shown, line_width), self.look.style(tone)),
            Span::styled(self.look.cut_behind(tail == Cut::GoesOn), self.look.style(Tone::Quiet)),
        ];
        let name_tone = if is_in_focus { Tone::Focus } else { Tone::Plain };
        let name = Span::styled(padded(&label, indent), self.look.style(name_tone));
        if indent == 0 {
            self.put(name);
            self.put(Line::from_iter(text));
        } else {
            self.put(std::iter::once(name).chain(text).collect::<Line<'_>>());
        }
        if is_in_focus {
            self.point_last(indent + sight.column);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_of_a_long_text_stays_in_sight() {
        let input = Input::new("x".repeat(500));
        let sight = window(&input, 20);
        assert_eq!((sight.shown.len(), sight.column), (18, 19));
        assert_eq!(sight.cut, (Cut::GoesOn, Cut::Ends));
        let sight = window(&input.clone().with_cursor(3), 20);
        assert_eq!((sight.shown.len(), sight.column), (19, 3));
        assert_eq!(sight.cut, (Cut::Ends, Cut::GoesOn));
        let sight = window(&input.with_cursor(200), 20);
        assert_eq!((sight.shown.len(), sight.cut), (18, (Cut::GoesOn, Cut::GoesOn)));
    }

    #[test]
    fn a_text_that_just_fits_carries_no_sign() {
        let sight = window(&Input::new("x".repeat(19)), 20);
        assert_eq!((sight.shown.len(), sight.cut), (19, (Cut::Ends, Cut::Ends)));
        let sight = window(&Input::new("x".repeat(20)).with_cursor(0), 20);
        assert_eq!((sight.shown.len(), sight.cut), (20, (Cut::Ends, Cut::Ends)));
    }

    #[test]
    fn what_steers_a_terminal_is_shown_as_text_in_a_field() {
        let sight = window(&Input::new("a\u{202e}b".to_owned()), 40);
        assert_eq!(sight.shown, "a\\u{202e}b");
    }
}
