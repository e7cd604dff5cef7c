//! One value, freed of what came along with it.

use super::LONGEST;
use crate::names::{Name, clean_paste};
use crate::records::dkim::looks_like_dkim;

/// A value and what was taken away to get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The value.
    pub text: String,
    /// What was taken away, each kind once.
    pub removed: Vec<Removed>,
}

/// A kind of thing that came along with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Removed {
    /// Quotation marks around it, straight or typographic.
    Quotes,
    /// Characters nobody sees: zero-width, controls, marks of writing direction.
    Invisible,
    /// Spaces that are none: non-breaking ones, tabs.
    OddSpaces,
    /// Line breaks.
    LineBreaks,
    /// Name, TTL, class or type of a zone-file line.
    Prefix,
    /// Brackets or a comment of a zone-file line.
    ZoneMarks,
    /// It came in several strings, which were joined.
    Parts,
    /// Backslashes before quotation marks or semicolons.
    Backslashes,
    /// White space inside the key of a DKIM text.
    SpacesInKey,
    /// The final dot of a host name.
    FinalDot,
    /// Everything after the first 65,536 characters.
    Rest,
}

/// Frees one pasted value of quotes, invisible characters, line breaks and zone-file notation. What
/// belongs to the value stays as it is, letter case included.
pub fn value(text: &str) -> Cleaned {
    let mut work = Work { removed: Vec::new() };
    let text = work.visible(text);
    let text = work.without_prefix(&text);
    let text = work.without_quotes(&text);
    let text = work.one_line(&text);
    let text = work.without_spaces_in_key(text);
    let text = work.without_final_dot(text);
    Cleaned { text, removed: work.removed }
}

struct Work {
    removed: Vec<Removed>,
}

impl Work {
    fn note(&mut self, removed: Removed) {
        if !self.removed.contains(&removed) {
            self.removed.push(removed);
        }
    }

    /// Line by line, without what cannot be seen; every space is a plain one.
    fn visible(&mut self, text: &str) -> String {
        if text.chars().nth(LONGEST).is_some() {
            self.note(Removed::Rest);
        }
        let mut kept = String::with_capacity(text.len().min(LONGEST * 4));
        for c in text.trim().chars().take(LONGEST) {
            match c {
                ' '..='~' | '\n' => kept.push(c),
                '\r' => {}
                c if c.is_whitespace() => {
                    self.note(Removed::OddSpaces);
                    kept.push(' ');
                }
                c if clean_paste(c.encode_utf8(&mut [0; 4]), 1).is_empty() => {
                    self.note(Removed::Invisible);
                }
                c => kept.push(c),
            }
        }
        kept.trim().to_owned()
    }

    /// `acme.fr. 3600 IN TXT …`, `IN MX …`, `TXT …`.
    fn without_prefix(&mut self, text: &str) -> String {
        match after_type(text) {
            Some(rest) => {
                self.note(Removed::Prefix);
                rest.to_owned()
            }
            None => text.to_owned(),
        }
    }

    /// Joins quoted strings and takes wrapping marks away.
    fn without_quotes(&mut self, text: &str) -> String {
        let typographic = ['“', '”', '„', '‟', '«', '»', '″'];
        let mut text = text.to_owned();
        if text.contains(typographic) {
            text = text.replace(typographic, "\"");
            self.note(Removed::Quotes);
        }
        if text.contains("\\\"") && text.trim_start_matches(['(', ' ', '\n']).starts_with('\\') {
            text = text.replace("\\\"", "\"");
            self.note(Removed::Backslashes);
        }
        if let Some(bare) = text.strip_prefix('(') {
            self.note(Removed::ZoneMarks);
            text = bare.trim_start().to_owned();
        }
        if text.starts_with('"') {
            text = self.joined(&text);
        }
        for mark in ['\'', '`', '‘', '’', '"'] {
            let twin = if mark == '‘' { '’' } else { mark };
            let inner = text.strip_prefix(mark).and_then(|inner| inner.strip_suffix(twin));
            if let Some(inner) = inner {
                self.note(Removed::Quotes);
                text = inner.trim().to_owned();
            }
        }
        if text.matches('"').count() == 1 && (text.starts_with('"') || text.ends_with('"')) {
            self.note(Removed::Quotes);
            text = text.trim_matches('"').trim().to_owned();
        }
        if text.contains("\\;") {
            self.note(Removed::Backslashes);
            text = text.replace("\\;", ";");
        }
        text
    }

    /// `"part one" "part two" ) ; comment` as one text (RFC 1035 §5.1).
    fn joined(&mut self, text: &str) -> String {
        self.note(Removed::Quotes);
        let mut all = String::with_capacity(text.len());
        let mut parts = 0;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' => {
                    parts += 1;
                    while let Some(c) = chars.next() {
                        match c {
                            '"' => break,
                            '\\' if matches!(chars.peek(), Some('"' | '\\' | ';')) => {
                                all.extend(chars.next());
                            }
                            _ => all.push(c),
                        }
                    }
                }
                ')' | '(' => self.note(Removed::ZoneMarks),
                ';' => {
                    self.note(Removed::ZoneMarks);
                    let _comment = chars.by_ref().find(|c| *c == '\n');
                }
                '\n' => self.note(Removed::LineBreaks),
                ' ' => {}
                // Something unquoted between the strings: it belongs to the text.
                other => all.push(other),
            }
        }
        if parts > 1 {
            self.note(Removed::Parts);
        }
        all.trim().to_owned()
    }

    /// The lines as one: a key continues where it broke off, words get their space back.
    fn one_line(&mut self, text: &str) -> String {
        if !text.contains('\n') {
            return text.to_owned();
        }
        self.note(Removed::LineBreaks);
        let between = if looks_like_dkim(text) { "" } else { " " };
        let lines: Vec<&str> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        lines.join(between)
    }

    fn without_spaces_in_key(&mut self, text: String) -> String {
        if !looks_like_dkim(&text) {
            return text;
        }
        let mut pieces: Vec<String> = text.split(';').map(str::to_owned).collect();
        for piece in &mut pieces {
            let Some((name, key)) = piece.split_once('=') else { continue };
            let key = key.trim();
            if name.trim() == "p" && key.contains(' ') {
                self.note(Removed::SpacesInKey);
                let lead = if piece.starts_with(' ') { " " } else { "" };
                *piece = format!("{lead}p={}", key.replace(' ', ""));
            }
        }
        pieces.join(";")
    }

    fn without_final_dot(&mut self, text: String) -> String {
        match text.strip_suffix('.') {
            Some(bare) if !bare.ends_with('.') && Name::parse_target(bare).is_ok() => {
                self.note(Removed::FinalDot);
                bare.to_owned()
            }
            _ => text,
        }
    }
}

/// What follows the type when the text begins like a line of a zone file.
fn after_type(text: &str) -> Option<&str> {
    let mut rest = text;
    let mut has_class = false;
    for place in 0..4 {
        let (word, after) = rest.split_once([' ', '\n'])?;
        let after = after.trim_start();
        if word.eq_ignore_ascii_case("IN") {
            has_class = true;
        } else if is_type(word) && (has_class || word.chars().all(|c| c.is_ascii_uppercase())) {
            return Some(after);
        } else {
            let is_ttl = word.bytes().all(|b| b.is_ascii_digit());
            let is_name = place == 0 && is_owner(word);
            if !(is_ttl || is_name) {
                return None;
            }
        }
        rest = after;
    }
    None
}

fn is_type(word: &str) -> bool {
    ["TXT", "MX", "CNAME", "SPF"].iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// What a record's name looks like; a tag, a mechanism or a value with `=` is none.
fn is_owner(word: &str) -> bool {
    !word.is_empty()
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '*'))
}

#[cfg(test)]
mod tests;
