//! Text made fit for a grid of cells: harmless, measured, folded to ASCII where needed, and cut into
//! lines. Nothing reaches the screen without passing here.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Look;
use crate::names::escaped;

/// Most characters of one text that are shown. A DKIM key of 4096 bits takes 800; beyond this lies
/// only what somebody published to do harm.
const MOST: usize = 4096;

/// Most code points in one cell: a letter with its accents, never a tower of them.
const MOST_IN_CELL: usize = 8;

/// Most columns of one cell's sign. A few scripts build wider ones, which no line could break.
const WIDEST: usize = 2;

/// Columns that `text` takes: cell by cell, as the screen is filled.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// A value, exactly as it is, except for what could steer the terminal.
pub(super) fn harmless(text: &str) -> String {
    if text.len() <= MOST && text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return text.to_owned();
    }
    let text = escaped(text, MOST);
    if text.is_ascii() {
        return text;
    }
    text.graphemes(true)
        .flat_map(|grapheme| {
            let most = if grapheme.width() > WIDEST { 1 } else { MOST_IN_CELL };
            grapheme.chars().take(most)
        })
        .collect()
}

/// A sentence of ours: harmless, and with typographic signs put plainly where only ASCII signs can be
/// shown. Accented letters stay, every console of the last thirty years has them.
pub(super) fn sentence(text: &str, look: Look) -> String {
    let text = harmless(text);
    if look.unicode || text.is_ascii() {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '…' => plain.push_str("..."),
            '→' | '▸' => plain.push_str("->"),
            '←' => plain.push_str("<-"),
            '↓' => plain.push_str("Down"),
            '↑' => plain.push_str("Up"),
            '“' | '”' => plain.push('"'),
            '‘' | '’' => plain.push('\''),
            '\u{a0}' | '\u{202f}' | '\u{2009}' => plain.push(' '),
            '–' | '—' | '‑' => plain.push('-'),
            '≤' => plain.push_str("<="),
            '≥' => plain.push_str(">="),
            '·' | '•' => plain.push('*'),
            '×' => plain.push('x'),
            'œ' => plain.push_str("oe"),
            'Œ' => plain.push_str("OE"),
            '✓' => plain.push_str("ok"),
            '○' => plain.push('o'),
            other => plain.push(other),
        }
    }
    plain
}

/// A value in lines of at most `columns`, nothing added and nothing lost. It breaks behind its spaces;
/// a word that is longer than a line breaks behind its dots, so that the labels of a host name stay
/// whole, and is cut hard where there are none. A space that ends a line does not count.
pub(super) fn folded(value: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = vec![String::new()];
    for word in value.split_inclusive(' ') {
        if width(word.trim_end_matches(' ')) <= columns {
            place(&mut lines, word, columns);
        } else {
            for label in word.split_inclusive('.') {
                place(&mut lines, label, columns);
            }
        }
    }
    lines
}

/// Puts a piece on the last line, on a new one where it has no room, or over several from the last
/// line on where no line could hold it.
fn place(lines: &mut Vec<String>, piece: &str, columns: usize) {
    let bare = width(piece.trim_end_matches(' '));
    let used = lines.last().map_or(0, |line| width(line));
    if bare > columns {
        let last = lines.pop().unwrap_or_default();
        lines.extend(cut(&(last + piece), columns));
    } else if used > 0 && used + bare > columns {
        lines.push(piece.to_owned());
    } else if let Some(line) = lines.last_mut() {
        line.push_str(piece);
    }
}

/// Cut hard at `columns`, nothing added and nothing lost.
pub(super) fn cut(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let wide = width(grapheme);
        if used + wide > columns && used > 0 {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(grapheme);
        }
        used += wide;
    }
    lines
}

/// The first `columns` of `text`, with an ellipsis where something is left out.
pub(super) fn shortened(text: &str, columns: usize, look: Look) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let dots = if look.unicode { "…" } else { "..." };
    let room = columns.saturating_sub(width(dots));
    let mut short = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used > room {
            break;
        }
        short.push_str(grapheme);
    }
    if columns >= width(dots) {
        short.push_str(dots);
    }
    short
}

/// The beginning and the end of `text` in `columns`, with an ellipsis where something is left out:
/// for host names, whose last dot matters.
pub(super) fn shortened_inside(text: &str, columns: usize, look: Look) -> String {
    let dots = if look.unicode { "…" } else { "..." };
    let room = columns.saturating_sub(width(dots));
    if width(text) <= columns || room < 2 {
        return shortened(text, columns, look);
    }
    let head = cut(text, room - room / 3).into_iter().next().unwrap_or_default();
    let mut tail = Vec::new();
    let mut used = width(&head);
    for grapheme in text.graphemes(true).rev() {
        used += width(grapheme);
        if used > room {
            break;
        }
        tail.push(grapheme);
    }
    tail.push(dots);
    tail.push(&head);
    tail.into_iter().rev().collect()
}

/// Lines of whole words, at most `columns` wide; only a word that is longer than a line is cut.
/// No-break spaces do not break.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = width(word);
        if used > 0 && used + 1 + wide > columns {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if wide > columns {
            let mut pieces = cut(word, columns);
            line = pieces.pop().unwrap_or_default();
            used = width(&line);
            lines.append(&mut pieces);
            continue;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += wide;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: Look = Look { color: false, unicode: false };

    #[test]
    fn french_spaces_that_must_not_break_do_not_break() {
        assert_eq!(
            wrapped("à 16\u{a0}h\u{a0}40 au plus tard", 8),
            ["à", "16\u{a0}h\u{a0}40", "au plus", "tard"]
        );
    }

    #[test]
    fn a_value_loses_nothing_when_it_is_cut() {
        let value = "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A";
        assert_eq!(cut(value, 7).concat(), value);
    }

    #[test]
    fn a_value_breaks_between_its_words() {
        let value = "v=spf1 include:mx.ovh.com ~all";
        assert_eq!(folded(value, 27), ["v=spf1 include:mx.ovh.com ", "~all"]);
    }

    #[test]
    fn a_long_host_name_breaks_at_its_dots() {
        let value = "selector1-acme-fr._domainkey.acme.onmicrosoft.com";
        assert_eq!(folded(value, 38), ["selector1-acme-fr._domainkey.acme.", "onmicrosoft.com"]);
    }

    #[test]
    fn a_name_too_long_for_its_column_shows_both_its_ends() {
        let look = Look { color: false, unicode: true };
        assert_eq!(shortened_inside("smtp.google.com.", 13, look), "smtp.goo…com.");
        assert_eq!(shortened_inside("smtp.google.com.", 16, look), "smtp.google.com.");
    }

    #[test]
    fn a_tower_of_accents_stays_in_a_cell_of_modest_size() {
        let tower = format!("e{}", "\u{301}".repeat(4000));
        assert!(harmless(&tower).len() <= 2 * MOST_IN_CELL);
    }

    #[test]
    fn a_sign_wider_than_two_columns_does_not_burst_a_narrow_line() {
        let text = harmless("\u{2ceb0}\u{acb}");
        assert!(cut(&text, 2).iter().all(|line| width(line) <= 2));
    }

    #[test]
    fn a_plain_terminal_gets_plain_signs() {
        assert_eq!(sentence("tapez « @ »… → fin", PLAIN), "tapez « @ »... -> fin");
    }

    proptest! {
        #[test]
        fn a_folded_value_loses_nothing(text in "[a-z. ]{0,200}", columns in 1_usize..40) {
            let lines = folded(&text, columns);
            prop_assert_eq!(lines.concat(), text);
            for line in lines {
                prop_assert!(width(line.trim_end_matches(' ')) <= columns, "{:?}", line);
            }
        }

        #[test]
        fn a_text_cut_inside_fits(text in "\\PC{0,200}", columns in 0_usize..40) {
            prop_assert!(width(&shortened_inside(&harmless(&text), columns, PLAIN)) <= columns);
        }

        #[test]
        fn no_line_is_wider_than_asked(text in "\\PC{0,200}", columns in 2_usize..100) {
            let text = harmless(&text);
            for line in wrapped(&text, columns).into_iter().chain(cut(&text, columns)) {
                prop_assert!(width(&line) <= columns, "{line:?}");
            }
        }

        #[test]
        fn nothing_that_steers_gets_through(text in ".{0,200}") {
            prop_assert!(!harmless(&text).chars().any(char::is_control));
        }
    }
}
