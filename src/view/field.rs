//! A text field: a label, a line to type on, and the terminal's own cursor.

use ratatui::text::{Line, Span};
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;

use super::look::Tone;
use super::measure::{harmless, sentence, shortened, width};
use super::page::{Page, padded};

/// Columns of the line to type on, where there is room.
const COMFORTABLE: usize = 48;

/// The part of the content that fits into `columns`, and the column of the cursor in it. The cursor
/// is always in sight, with something of what stands before it.
fn window(input: &Input, columns: usize) -> (String, usize) {
    let columns = columns.max(2);
    let mut chars = input.value().chars();
    let before: String = chars.by_ref().take(input.cursor()).collect();
    // What lies further away than the field is wide cannot be in sight.
    let near = before.chars().count().saturating_sub(columns);
    let before = harmless(&before.chars().skip(near).collect::<String>());
    let after = harmless(&chars.take(columns).collect::<String>());
    let mut shown = String::new();
    let mut column = 0;
    let mut head: Vec<&str> = before.graphemes(true).collect();
    head.reverse();
    let mut kept = Vec::new();
    for grapheme in head {
        let wide = width(grapheme);
        if column + wide > columns - 1 {
            break;
        }
        column += wide;
        kept.push(grapheme);
    }
    shown.extend(kept.into_iter().rev());
    let mut used = column;
    for grapheme in after.graphemes(true) {
        used += width(grapheme);
        if used > columns {
            break;
        }
        shown.push_str(grapheme);
    }
    (shown, column)
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
        let (shown, column) = window(input, columns.max(2));
        let line_width = width(&shown).max(COMFORTABLE.min(columns));
        let tone = if is_in_focus { Tone::Field } else { Tone::Quiet };
        let text = Span::styled(padded(&shown, line_width), self.look.style(tone));
        let name_tone = if is_in_focus { Tone::Focus } else { Tone::Plain };
        let name = Span::styled(padded(&label, indent), self.look.style(name_tone));
        if indent == 0 {
            self.put(name);
            self.put(text);
        } else {
            self.put(Line::from(vec![name, text]));
        }
        if is_in_focus {
            self.point_last(indent + column);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_of_a_long_text_stays_in_sight() {
        let input = Input::new("x".repeat(500));
        let (shown, column) = window(&input, 20);
        assert_eq!((shown.len(), column), (19, 19));
        let (shown, column) = window(&input.with_cursor(3), 20);
        assert_eq!((shown.len(), column), (20, 3));
    }

    #[test]
    fn what_steers_a_terminal_is_shown_as_text_in_a_field() {
        let (shown, _) = window(&Input::new("a\u{202e}b".to_owned()), 40);
        assert_eq!(shown, "a\\u{202e}b");
    }
}
