//! The `tag=value; tag=value` lists that DKIM (RFC 6376 §3.2) and DMARC (RFC 9989) share.
//!
//! It splits and keeps places; what a tag means is decided by its own module.

/// One `tag=value`, trimmed, with where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// What stands before the `=`.
    pub(super) name: &'a str,
    /// What stands after it; `None` where there is no `=` at all.
    pub(super) value: Option<&'a str>,
    /// The character the tag begins at, counted from 0.
    pub(super) at: usize,
    /// The character its value begins at.
    pub(super) value_at: usize,
}

/// The tags in the order written; empty places between two `;` are skipped.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut start = 0;
    for piece in text.split(';') {
        let (name, value) = match piece.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (piece, None),
        };
        let value_start = start + name.chars().count() + 1;
        if !piece.trim().is_empty() {
            tags.push(Tag {
                name: name.trim(),
                value: value.map(str::trim),
                at: start + leading(name),
                value_at: value_start + value.map_or(0, leading),
            });
        }
        start += piece.chars().count() + 1;
    }
    tags
}

fn leading(text: &str) -> usize {
    text.chars().take_while(|c| c.is_whitespace()).count()
}

/// The place of the first quotation mark or backslash, straight or typographic. A plain apostrophe
/// counts only around the text, since a note may hold one.
pub(super) fn quote_in(text: &str) -> Option<usize> {
    if text.starts_with(['\'', '`']) {
        return Some(0);
    }
    text.chars().position(|c| {
        matches!(c, '"' | '\\' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '\u{2033}')
    })
}

/// The place of the first character that neither shows nor separates: a control other than the
/// white space of the mail standards, or anything outside ASCII.
pub(super) fn odd_character(text: &str) -> Option<(usize, char)> {
    text.chars()
        .enumerate()
        .find(|(_, c)| !(c.is_ascii_graphic() || matches!(c, ' ' | '\t' | '\r' | '\n')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_knows_its_place() {
        let found = tags("v=é ;; p = x;fo:1 ;");
        let shape: Vec<_> = found.iter().map(|t| (t.name, t.value, t.at, t.value_at)).collect();
        assert_eq!(
            shape,
            [("v", Some("é"), 0, 2), ("p", Some("x"), 7, 11), ("fo:1", None, 13, 19)]
        );
    }
}
