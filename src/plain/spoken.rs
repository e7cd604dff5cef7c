//! Text as a screen reader should meet it: no arrows, no pictures, no special spaces.

use crate::names::{self, escaped};

/// No sentence and no value is longer; a hostile one is cut there.
const LONGEST: usize = 70_000;

/// A sentence without signs that a voice would spell out. `then` stands for an arrow between the
/// steps of a path.
pub(super) fn spoken(text: &str, then: &str) -> String {
    let text = text.replace(" → ", then);
    let mut plain = String::with_capacity(text.len());
    for c in escaped(&text, LONGEST).chars() {
        match c {
            '…' => plain.push_str("..."),
            '’' | '‘' => plain.push('\''),
            '“' | '”' => plain.push('"'),
            '–' | '—' | '‑' => plain.push('-'),
            '·' | '•' => plain.push(','),
            c if c.is_whitespace() => plain.push(' '),
            c if is_sign(c) => {}
            c => plain.push(c),
        }
    }
    plain.trim().to_owned()
}

/// A value exactly as it is typed; only what would steer a terminal is written out.
pub(super) fn value(text: &str) -> String {
    escaped(text, LONGEST)
}

/// Arrows, box drawing, geometric shapes, dingbats, private use and pictures.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1faff}')
}

/// What a typed word is compared by: at most 200 characters, folded.
pub(super) fn folded(text: &str) -> String {
    names::folded(&text.trim().chars().take(200).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_becomes_a_word_and_a_glyph_goes() {
        assert_eq!(spoken("DNS → Records → Add", ", then "), "DNS, then Records, then Add");
        assert_eq!(spoken("✓ 16\u{202f}h\u{a0}40 “ok”…", ""), "16 h 40 \"ok\"...");
    }

    #[test]
    fn hostile_text_shows_and_does_nothing() {
        assert_eq!(spoken("a\u{1b}[2Jb\u{202e}", ""), "a\\u{1b}[2Jb\\u{202e}");
        assert_eq!(value("v=spf1 \u{200b}-all"), "v=spf1 \\u{200b}-all");
    }
}
