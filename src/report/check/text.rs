//! One look as text for a person: at most 80 columns, glyph and word beside every colour. Values are
//! never wrapped: in a row they end in `…` when there is no room, in a repair they stand whole.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::Telling;
use crate::names::in_ascii;
use crate::verdict::{Checked, Severity};
use crate::words::{CheckPage, CheckRow, FindingText, Line, Mark};

/// Columns of a line.
pub(in crate::report) const WIDTH: usize = 80;

/// What the reader's terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    /// Colours may be used.
    pub color: bool,
    /// Letters and glyphs outside ASCII may be used.
    pub unicode: bool,
}

/// Terminal codes for colours (ECMA-48 SGR); sixteen colours only, so that the reader's own theme
/// decides what they look like.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) enum Tone {
    Bold,
    Quiet,
    Good,
    Careful,
    Bad,
    Wait,
}

impl Tone {
    const fn code(self) -> &'static str {
        match self {
            Self::Bold => "1",
            Self::Quiet => "2",
            Self::Good => "32",
            Self::Careful => "33",
            Self::Bad => "1;31",
            Self::Wait => "36",
        }
    }
}

impl Paint {
    pub(in crate::report) fn paint(self, tone: Tone, text: &str) -> String {
        if self.color { format!("\u{1b}[{}m{text}\u{1b}[0m", tone.code()) } else { text.to_owned() }
    }

    pub(in crate::report) const fn glyph(self, mark: Mark) -> &'static str {
        let (glyph, ascii) = match mark {
            Mark::Good => ("✓", "ok"),
            Mark::Todo => ("○", "--"),
            Mark::Careful => ("!", "!!"),
            Mark::Wait => ("…", ".."),
            Mark::Both => ("~", "~~"),
            Mark::Unknown => ("?", "??"),
            Mark::Arrow => ("→", "->"),
        };
        if self.unicode { glyph } else { ascii }
    }

    pub(in crate::report) const fn tone(mark: Mark) -> Tone {
        match mark {
            Mark::Good => Tone::Good,
            Mark::Careful => Tone::Bad,
            Mark::Wait | Mark::Both | Mark::Arrow => Tone::Wait,
            Mark::Todo | Mark::Unknown => Tone::Quiet,
        }
    }

    /// The text as this terminal can show it.
    pub(in crate::report) fn shown(self, text: &str) -> String {
        if self.unicode {
            return text.to_owned();
        }
        text.replace('…', "...").chars().map(in_ascii).collect()
    }
}

/// One look as text.
pub fn check_text(checked: &Checked, telling: &Telling<'_>, paint: Paint) -> String {
    let page = telling.words.check_page(checked, telling.around());
    let mut sheet = Sheet { paint, text: String::new() };
    sheet.head(&page);
    sheet.facts(&page.facts);
    sheet.records(&page.records);
    for (at, (severity, finding)) in page.findings.iter().enumerate() {
        if page.also_from == Some(at) {
            sheet.line("");
            sheet.marked(None, None, &page.also);
        }
        sheet.finding(*severity, finding);
    }
    sheet.networks(&page);
    sheet.text
}

/// A text being written.
struct Sheet {
    paint: Paint,
    text: String,
}

impl Sheet {
    fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    /// A sentence behind its mark, its further lines below its first word.
    fn marked(&mut self, mark: Option<Mark>, tone: Option<Tone>, sentence: &str) {
        let (glyph, tone) = match mark {
            Some(mark) => (self.paint.glyph(mark), Some(tone.unwrap_or(Paint::tone(mark)))),
            None => ("", None),
        };
        let indent = if self.paint.unicode { 2 } else { 3 };
        for (at, line) in wrapped(&self.paint.shown(sentence), WIDTH - indent).iter().enumerate() {
            let first = if at == 0 { glyph } else { "" };
            let room = " ".repeat(indent - first.width());
            let first = match tone {
                Some(tone) if at == 0 => self.paint.paint(tone, first),
                _ => first.to_owned(),
            };
            self.line(&format!("{first}{room}{line}"));
        }
    }

    fn head(&mut self, page: &CheckPage) {
        let title = self.paint.shown(&page.title);
        let title = self.paint.paint(Tone::Bold, &title);
        self.line(&title);
        let Line { mark, text } = &page.headline;
        self.marked(*mark, None, text);
        for sentence in &page.next {
            self.marked(None, None, sentence);
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        if facts.is_empty() {
            return;
        }
        self.line("");
        let facts: Vec<(String, String)> = facts
            .iter()
            .map(|(label, text)| (self.paint.shown(label), self.paint.shown(text)))
            .collect();
        let column = facts.iter().map(|(label, _)| label.width()).max().unwrap_or(0) + 2;
        for (label, text) in &facts {
            for (at, line) in wrapped(text, WIDTH - 2 - column).iter().enumerate() {
                let label = if at == 0 { label.as_str() } else { "" };
                let room = " ".repeat(column - label.width());
                let label = self.paint.paint(Tone::Quiet, label);
                self.line(&format!("  {label}{room}{line}"));
            }
        }
    }

    fn records(&mut self, rows: &[CheckRow]) {
        if rows.is_empty() {
            return;
        }
        self.line("");
        let states: Vec<String> = rows.iter().map(|row| self.paint.shown(&row.state)).collect();
        let column = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
        let state_width = column(&mut states.iter().map(|text| text.width()));
        let type_width = column(&mut rows.iter().map(|row| row.rtype.width()));
        let host_width = column(&mut rows.iter().map(|row| row.host.width())).min(24);
        for (row, state) in rows.iter().zip(&states) {
            let glyph = self.paint.paint(Paint::tone(row.mark), self.paint.glyph(row.mark));
            let host = cut(&self.paint.shown(&row.host), host_width);
            let indent = if self.paint.unicode { 2 } else { 3 };
            let used = 2 + indent + state_width + 2 + type_width + 2 + host_width + 2;
            let value = cut(&self.paint.shown(&row.value), WIDTH.saturating_sub(used));
            let state = self.paint.paint(Paint::tone(row.mark), &padded(state, state_width));
            self.line(&format!(
                "  {glyph} {state}  {}  {}  {value}",
                padded(row.rtype, type_width),
                padded(&host, host_width),
            ));
        }
    }

    fn finding(&mut self, severity: Severity, finding: &FindingText) {
        self.line("");
        let (mark, tone) = match severity {
            Severity::Error => (Mark::Careful, Tone::Bad),
            Severity::Warning => (Mark::Careful, Tone::Careful),
            Severity::Info => (Mark::Arrow, Tone::Quiet),
        };
        self.marked(Some(mark), Some(tone), &finding.headline);
        for seen in &finding.seen {
            self.value(seen);
        }
        for sentence in &finding.repair {
            self.marked(None, None, sentence);
        }
        if let Some(value) = &finding.type_this {
            self.value(value);
        }
        if let Some(then) = &finding.then {
            self.marked(None, None, then);
        }
    }

    /// A value alone on its line, whole.
    fn value(&mut self, value: &str) {
        let value = crate::report::shown(value);
        let value = self.paint.paint(Tone::Bold, &value);
        self.line(&format!("    {value}"));
    }

    fn networks(&mut self, page: &CheckPage) {
        if let Some(Line { mark, text }) = &page.count {
            self.line("");
            self.marked(*mark, None, text);
        }
        let names: Vec<String> =
            page.late.iter().map(|one| cut(&self.paint.shown(&one.name), 32)).collect();
        let column = names.iter().map(|name| name.width()).max().unwrap_or(0);
        for (network, name) in page.late.iter().zip(&names) {
            let glyph = self.paint.glyph(network.mark);
            let glyph = self.paint.paint(Paint::tone(network.mark), glyph);
            let state = self.paint.shown(&network.state);
            self.line(&format!("  {glyph} {}  {state}", padded(name, column)));
        }
        if !page.notes.is_empty() {
            self.line("");
        }
        for note in &page.notes {
            self.marked(None, None, note);
        }
    }
}

pub(in crate::report) fn padded(text: &str, width: usize) -> String {
    let room = " ".repeat(width.saturating_sub(text.width()));
    format!("{text}{room}")
}

/// At most `width` columns of `text`, with a sign where something is left out.
pub(in crate::report) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let sign = if text.is_ascii() { "..." } else { "…" };
    let room = width.saturating_sub(sign.width());
    let mut used = 0;
    let start: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= room
        })
        .collect();
    format!("{start}{sign}")
}

/// Lines of at most `width` columns; a word that is longer has a line of its own. Spaces that do not
/// break (U+00A0) hold words together.
pub(in crate::report) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_whole_and_a_long_one_has_its_own_line() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        let value = "x".repeat(20);
        assert_eq!(wrapped(&format!("a {value} b"), 7), ["a", value.as_str(), "b"]);
        assert_eq!(wrapped("16\u{a0}h\u{a0}40 x", 8), ["16\u{a0}h\u{a0}40", "x"]);
    }

    #[test]
    fn a_cut_value_says_so_in_its_own_letters() {
        assert_eq!(cut("abcdef", 5), "ab...");
        assert_eq!(cut("abcdéf", 5), "abcd…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("abc", 3), "abc");
    }
}
