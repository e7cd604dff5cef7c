//! An absolute DNS name in the one form the whole program compares: lower case, no final dot.

use std::fmt;

/// An absolute DNS name: lower-case ASCII, without the final dot; the root is the empty name.
///
/// Bytes that are not letters, digits, `-` or `_` are kept in presentation form (`\@`, `\032`;
/// RFC 1035 §5.1), so a name from the network can be compared and shown without surprises.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Name(String);

/// Why a text is not a host name that a record may point to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// Nothing was typed.
    #[error("the name is empty")]
    Empty,
    /// Numbers, not a name: an MX must name a server (RFC 5321 §5.1).
    #[error("{0} is an IP address, not a name")]
    IpAddress(String),
    /// A label is empty or longer than 63 octets, or the whole is longer than 253 (RFC 1035 §2.3.4).
    #[error("a part of the name is empty or too long")]
    Length,
    /// A character no host name has.
    #[error("the character {0:?} does not belong in a name")]
    Character(char),
    /// One word without a dot.
    #[error("{0} has no dot; the whole name is needed")]
    OneLabel(String),
}

impl Name {
    /// The root of the tree.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Takes a name in presentation form, as DNS libraries print it; never fails.
    pub fn from_presentation(text: &str) -> Self {
        let text = text.trim();
        let text = text.strip_suffix('.').unwrap_or(text);
        Self(text.to_ascii_lowercase())
    }

    /// Parses a host name a person pasted as the target of a record: two labels at least, letters,
    /// digits, `-` and `_`; a final dot and upper case are accepted and removed.
    pub fn parse_target(text: &str) -> Result<Self, NameFault> {
        let text = text.trim();
        let text = text.strip_suffix('.').unwrap_or(text);
        if text.is_empty() {
            return Err(NameFault::Empty);
        }
        if text.parse::<std::net::IpAddr>().is_ok() {
            return Err(NameFault::IpAddress(text.to_owned()));
        }
        if let Some(odd) =
            text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')))
        {
            return Err(NameFault::Character(odd));
        }
        if text.len() > 253 || text.split('.').any(|label| label.is_empty() || label.len() > 63) {
            return Err(NameFault::Length);
        }
        if !text.contains('.') {
            return Err(NameFault::OneLabel(text.to_owned()));
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    /// The name without its final dot.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The labels from left to right. A dot escaped as `\.` does not end a label.
    pub fn labels(&self) -> impl DoubleEndedIterator<Item = &str> {
        let mut labels = Vec::new();
        let mut rest = self.0.as_str();
        while !rest.is_empty() {
            let end = rest
                .char_indices()
                .scan(false, |escaped, (at, c)| {
                    let is_border = c == '.' && !*escaped;
                    *escaped = c == '\\' && !*escaped;
                    Some((at, is_border))
                })
                .find_map(|(at, is_border)| is_border.then_some(at));
            let (label, after) = match end {
                Some(at) => {
                    let (label, after) = rest.split_at(at);
                    (label, after.strip_prefix('.').unwrap_or(after))
                }
                None => (rest, ""),
            };
            labels.push(label);
            rest = after;
        }
        labels.into_iter()
    }

    /// The name as it travels: each label behind its length, an empty one at the end (RFC 1035 §3.1),
    /// in lower case, which is the canonical form of RFC 4034 §6.2. `None` when it cannot travel: a
    /// label that is empty or longer than 63 octets, more than 255 octets in all.
    pub fn octets(&self) -> Option<Vec<u8>> {
        let mut octets = Vec::with_capacity(self.0.len() + 2);
        for label in self.labels() {
            let label = label_octets(label)?;
            let length =
                u8::try_from(label.len()).ok().filter(|length| (1..=63).contains(length))?;
            octets.push(length);
            octets.extend(label.iter().map(u8::to_ascii_lowercase));
        }
        octets.push(0);
        (octets.len() <= 255).then_some(octets)
    }

    /// True when this name is `other` or lies under it, on label borders.
    pub fn is_at_or_under(&self, other: &Name) -> bool {
        other.0.is_empty()
            || self.0 == other.0
            || self.0.strip_suffix(other.as_str()).is_some_and(|head| head.ends_with('.'))
    }

    /// The name one label up; the root's parent is the root.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(self.labels().skip(1).collect::<Vec<_>>().join("."))
    }

    /// `left` put in front of this name.
    #[must_use]
    pub fn child(&self, left: &str) -> Self {
        let left = left.to_ascii_lowercase();
        if self.0.is_empty() { Self(left) } else { Self(format!("{left}.{}", self.0)) }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "." } else { &self.0 })
    }
}

/// The octets of one label in presentation form; `None` for an escape that stands for none.
pub(crate) fn label_octets(label: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(label.len());
    let mut rest = label.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let escaped = rest.next()?;
        if !escaped.is_ascii_digit() {
            bytes.push(escaped);
            continue;
        }
        let digits = [escaped, rest.next()?, rest.next()?];
        let value = std::str::from_utf8(&digits).ok()?.parse().ok()?;
        bytes.push(value);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_counts_only_on_label_borders() {
        let google = Name::from_presentation("google.com.");
        assert!(Name::from_presentation("SMTP.Google.com").is_at_or_under(&google));
        assert!(!Name::from_presentation("notgoogle.com").is_at_or_under(&google));
    }

    #[test]
    fn an_escaped_dot_stays_inside_its_label() {
        let name = Name::from_presentation("first\\.last.acme.fr");
        assert_eq!(name.labels().collect::<Vec<_>>(), ["first\\.last", "acme", "fr"]);
        assert_eq!(name.parent().as_str(), "acme.fr");
    }

    #[test]
    fn a_name_travels_in_labels_with_their_lengths() {
        let octets = |text: &str| Name::from_presentation(text).octets();
        assert_eq!(octets("Acme.fr").unwrap(), b"\x04acme\x02fr\0");
        assert_eq!(octets("a\\.b\\065.fr").unwrap(), b"\x04a.ba\x02fr\0");
        assert_eq!(octets(".").unwrap(), b"\0");
        for text in ["a..fr", &"a".repeat(64), &"abcdefg.".repeat(40), "a\\", "\\1.fr"] {
            assert_eq!(octets(text), None, "{text}");
        }
    }

    #[test]
    fn a_target_is_a_whole_host_name() {
        assert_eq!(Name::parse_target("SMTP.google.com.").unwrap().as_str(), "smtp.google.com");
        assert_eq!(
            Name::parse_target("192.0.2.1"),
            Err(NameFault::IpAddress("192.0.2.1".to_owned()))
        );
        assert_eq!(Name::parse_target("smtp"), Err(NameFault::OneLabel("smtp".to_owned())));
        assert_eq!(Name::parse_target("a b.fr"), Err(NameFault::Character(' ')));
    }
}
