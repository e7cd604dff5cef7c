//! What is wrong with a configuration file, in one line a person can act on.

use std::fmt;
use std::io;

use crate::names::escaped;
use crate::net::NoRoots;

/// The longest part of a file repeated in a message, in characters.
const MOST_SHOWN: usize = 200;

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigFault {
    /// The file named with `--config` or `$MXGUIDE_CONFIG` is not there.
    #[error("{file}: there is no such file; check the name, or leave it out")]
    Missing {
        /// The file as named.
        file: String,
    },
    /// The file is there and cannot be read.
    #[error("{file}: cannot be read: {source}")]
    Unreadable {
        /// The file as named.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// The file is no text, or larger than a configuration can be.
    #[error("{file}: {reason}")]
    NotAConfig {
        /// The file as named.
        file: String,
        /// What it is instead.
        reason: &'static str,
    },
    /// The file named under `[tls]` holds no root of trust.
    #[error("{file}: {reason}")]
    NoRoots {
        /// The file as named.
        file: String,
        /// What is wrong with it.
        reason: NoRoots,
    },
    /// Something in the file.
    #[error("{file}:{line}: {problem}")]
    Line {
        /// The file as named.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there and what is expected instead.
        problem: String,
    },
}

/// Every table and its keys, to say where a misplaced key belongs.
const KNOWN: &[(Table, &[&str])] = &[
    (Table::Top, &["lang"]),
    (
        Table::Named("[dns]"),
        &["system", "authoritative_port", "timeout_ms", "doh", "probes", "https", "reach"],
    ),
    (Table::Named("[polling]"), &["min_interval_s"]),
    (Table::Named("[publish]"), &["rounds", "spacing_s"]),
    (Table::Named("[resolvers]"), &["replace"]),
    (
        Table::Named("[[resolver]]"),
        &["id", "name", "address", "doh", "operator", "country", "city", "lat", "lon"],
    ),
    (Table::Named("[tls]"), &["ca"]),
];

/// Where a key belongs.
#[derive(Clone, Copy)]
enum Table {
    /// The one the key was found in.
    Same,
    /// Before the first `[table]`.
    Top,
    /// Under a heading.
    Named(&'static str),
}

/// A fault at `at` bytes into `text`.
pub(super) fn at(file: &str, text: &str, at: usize, problem: impl fmt::Display) -> ConfigFault {
    let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
    let line = 1 + before.split(|byte| *byte == b'\n').count().saturating_sub(1);
    ConfigFault::Line { file: shown(file), line, problem: problem.to_string() }
}

/// The fault behind a TOML or type error.
pub(super) fn explain(file: &str, text: &str, error: &toml::de::Error) -> ConfigFault {
    let start = error.span().map_or(0, |span| span.start);
    let message = error.message();
    let problem =
        unknown_key(message).unwrap_or_else(|| escaped(&message.replace('\n', " "), MOST_SHOWN));
    at(file, text, start, problem)
}

/// Text from outside, made harmless and short.
pub(super) fn shown(text: &str) -> String {
    escaped(text, MOST_SHOWN)
}

/// serde says: unknown field `x`, expected one of `a`, `b`
fn unknown_key(message: &str) -> Option<String> {
    let (key, expected) = parts(message, "unknown field `")?;
    let here = expected.iter().map(|known| (Table::Same, *known));
    let elsewhere = KNOWN
        .iter()
        .flat_map(|(table, keys)| keys.iter().map(move |known| (*table, *known)))
        .filter(|(_, known)| !expected.contains(known) && likeness(key, known) > 0.85);
    let (table, nearest) = here
        .chain(elsewhere)
        .max_by(|one, other| closeness(key, *one).total_cmp(&closeness(key, *other)))?;
    let wrong = if key == nearest { "misplaced" } else { "unknown" };
    let place = match table {
        Table::Same => String::new(),
        Table::Top => " at the top of the file, before the first [table]".to_owned(),
        Table::Named(name) => format!(" under {name}"),
    };
    Some(format!("{wrong} key `{}`; did you mean `{nearest}`{place}?", shown(key)))
}

/// How alike two words are, from 0 to 1 (Jaro-Winkler).
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    strsim::jaro_winkler(&one.to_lowercase(), other)
}

/// How well a known key explains the one written; a key of the same table wins a near tie.
fn closeness(key: &str, (table, known): (Table, &str)) -> f64 {
    let bonus = if matches!(table, Table::Same) { 0.1 } else { 0.0 };
    likeness(key, known) + bonus
}

/// What serde found and what it would have taken; the names expected are our own, so the last
/// ", expected" is serde's even when the file contains the word.
fn parts<'a>(message: &'a str, opening: &str) -> Option<(&'a str, Vec<&'a str>)> {
    let (found, expected) = message.strip_prefix(opening)?.rsplit_once("`, expected ")?;
    Some((found, expected.split('`').skip(1).step_by(2).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_imitates_serde_is_still_only_a_key() {
        let told = unknown_key("unknown field `a`, expected `b`, expected `rounds`").unwrap();
        assert_eq!(told, "unknown key `a`, expected `b`; did you mean `rounds`?");
        assert_eq!(unknown_key("unknown field `a"), None);
    }

    #[test]
    fn a_line_beyond_the_text_is_the_last_line() {
        let fault = at("f", "a\nb\n", 999, "odd");
        assert_eq!(fault.to_string(), "f:3: odd");
    }
}
