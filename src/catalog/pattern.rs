//! Patterns over host names, anchored at the right and compared label by label, so that
//! `notgoogle.com` never looks like `google.com`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::names::Name;

/// A pattern such as `*.ns.cloudflare.com`, `ns-*-a.gandi.net` or `smtp.google.com`.
///
/// `*` inside a label stands for any characters of that label. A first label that is `*` alone stands
/// for one label or more; without it the number of labels must be equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Pattern(String);

/// How narrow a pattern is; the narrower of two matches wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Specificity {
    /// Labels the pattern fixes.
    labels: usize,
    /// Characters the pattern fixes.
    characters: usize,
}

/// Why a text is not a pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternFault {
    /// Fewer than two labels, or an empty one.
    #[error("`{0}` needs at least two labels, such as `*.example.com`")]
    Labels(String),
    /// A character that no host name has.
    #[error("`{0}` holds {1:?}; a pattern is made of letters, digits, `-`, `_`, `.` and `*`")]
    Character(String, char),
}

impl Pattern {
    /// Parses a pattern; upper case and a final dot are accepted.
    pub fn parse(text: &str) -> Result<Self, PatternFault> {
        let text = text.strip_suffix('.').unwrap_or(text).to_ascii_lowercase();
        if let Some(odd) = text
            .chars()
            .find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '*')))
        {
            return Err(PatternFault::Character(text, odd));
        }
        if !text.contains('.') || text.split('.').any(str::is_empty) {
            return Err(PatternFault::Labels(text));
        }
        Ok(Self(text))
    }

    /// The pattern as written, lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The one name that fits, where there is only one.
    pub fn only_name(&self) -> Option<Name> {
        (!self.0.contains('*')).then(|| Name::from_presentation(&self.0))
    }

    /// True when `name` fits.
    pub fn matches(&self, name: &Name) -> bool {
        let names: Vec<&str> = name.labels().collect();
        let (fixed, is_open) = self.split();
        let is_long_enough =
            if is_open { names.len() > fixed.len() } else { names.len() == fixed.len() };
        is_long_enough
            && fixed.iter().rev().zip(names.iter().rev()).all(|(glob, label)| fits(glob, label))
    }

    /// How narrow the pattern is.
    pub fn specificity(&self) -> Specificity {
        let (fixed, _) = self.split();
        let characters = fixed.iter().map(|label| label.len() - label.matches('*').count()).sum();
        Specificity { labels: fixed.len(), characters }
    }

    /// The labels that must fit, and whether labels may stand before them.
    fn split(&self) -> (Vec<&str>, bool) {
        match self.0.strip_prefix("*.") {
            Some(rest) => (rest.split('.').collect(), true),
            None => (self.0.split('.').collect(), false),
        }
    }
}

/// Glob within one label: the parts between the stars, in order, the outer ones at the ends.
fn fits(glob: &str, label: &str) -> bool {
    let Some((head, rest)) = glob.split_once('*') else { return glob == label };
    let Some(mut left) = label.strip_prefix(head) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let tail = parts.pop().unwrap_or_default();
    for part in parts {
        match left.split_once(part) {
            Some((_skipped, after)) => left = after,
            None => return false,
        }
    }
    left.ends_with(tail)
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, name: &str) -> bool {
        Pattern::parse(pattern).unwrap().matches(&Name::from_presentation(name))
    }

    #[test]
    fn a_pattern_counts_only_on_label_borders() {
        assert!(matches("*.ns.cloudflare.com", "Ada.NS.cloudflare.com."));
        assert!(!matches("*.ns.cloudflare.com", "ns.cloudflare.com"));
        assert!(!matches("*.ns.cloudflare.com", "evilns.cloudflare.com"));
        assert!(!matches("smtp.google.com", "x.smtp.google.com"));
        assert!(!matches("smtp.google.com", "smtp.google.com.acme.fr"));
    }

    #[test]
    fn a_star_inside_a_label_stays_inside_it() {
        assert!(matches("ns-*-a.gandi.net", "ns-168-a.gandi.net"));
        assert!(!matches("ns-*-a.gandi.net", "ns-168-b.gandi.net"));
        assert!(!matches("ns-*-a.gandi.net", "ns-1.x-a.gandi.net"));
        assert!(matches("*.*-v1.mx.microsoft", "acme-fr.o-v1.mx.microsoft"));
        assert!(!matches("*.*-v1.mx.microsoft", "o-v1.mx.microsoft"));
        assert!(matches("a*b*c.fr", "a1b2c.fr") && !matches("a*b*c.fr", "acb.fr"));
    }

    #[test]
    fn the_narrower_pattern_is_worth_more() {
        let worth = |text: &str| Pattern::parse(text).unwrap().specificity();
        assert!(worth("eforward*.registrar-servers.com") > worth("*.registrar-servers.com"));
        assert!(worth("smtp.google.com") > worth("*.google.com"));
    }

    #[test]
    fn a_pattern_of_one_label_would_match_the_world() {
        assert!(matches!(Pattern::parse("*"), Err(PatternFault::Labels(_))));
        assert!(matches!(Pattern::parse("a..b"), Err(PatternFault::Labels(_))));
        assert!(matches!(Pattern::parse("a b.fr"), Err(PatternFault::Character(_, ' '))));
    }

    proptest::proptest! {
        #[test]
        fn no_pattern_and_no_name_panics(pattern in "\\PC{0,40}", name in "\\PC{0,60}") {
            if let Ok(pattern) = Pattern::parse(&pattern) {
                let _ = (pattern.matches(&Name::from_presentation(&name)), pattern.specificity());
            }
        }
    }
}
