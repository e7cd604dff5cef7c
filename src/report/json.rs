//! The parts of JSON that several commands share: a finding, a record, a moment.
//!
//! Codes, states and keys never change with the language; headline and repair do. Every value is
//! exactly what was heard, and yet a terminal that shows the line obeys none of it: what would steer
//! it is written as `\uXXXX`, which means the same to whoever parses JSON.

use std::fmt::Write as _;
use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter};

use crate::names::escaped;
use crate::observe::Moment;
use crate::records::{Rdata, Rtype};
use crate::verdict::Finding;
use crate::words::{FindingText, Subject, Words};

/// The longest value that is shown as evidence, in characters.
const LONGEST: usize = 4096;

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonFinding {
    /// What kind of mistake.
    pub code: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// The id of the record it is about.
    pub record: Option<String>,
    /// What is wrong, in the language asked for.
    pub headline: String,
    /// How it is put right, in the language asked for.
    pub fix: String,
    /// What was seen, and what was wanted.
    pub evidence: JsonEvidence,
}

/// What a finding stands on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct JsonEvidence {
    /// What was seen; `None` when it was nothing.
    pub seen: Option<String>,
    /// What was wanted; `None` when it was nothing.
    pub expected: Option<String>,
}

impl JsonFinding {
    /// A finding in the words of a language.
    pub fn of(finding: &Finding, words: &Words, subject: &Subject<'_>) -> Self {
        let text = words.finding(finding, subject);
        let fix = fix(&text);
        Self {
            code: finding.code.as_str().to_owned(),
            severity: finding.code.severity().as_str().to_owned(),
            record: finding.record.clone(),
            headline: text.headline,
            fix,
            evidence: JsonEvidence { seen: some(&finding.seen), expected: some(&finding.expected) },
        }
    }
}

/// The repair as one text: what to do, what to type, what to do then.
pub(crate) fn fix(text: &FindingText) -> String {
    let typed = text.type_this.iter().map(String::as_str);
    let parts = text.repair.iter().map(String::as_str).chain(typed);
    let parts: Vec<&str> = parts.chain(text.then.as_deref()).collect();
    parts.join("\n")
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.chars().take(LONGEST).collect())
}

/// What a record says, as JSON has it: the priority of a mail line stands apart.
pub(crate) fn value(data: &Rdata) -> (Rtype, Option<u16>, String) {
    match data {
        Rdata::Mx { priority, exchange } => {
            (Rtype::Mx, Some(*priority), exchange.as_str().to_owned())
        }
        Rdata::Cname(name) | Rdata::Ns(name) => (data.rtype(), None, name.as_str().to_owned()),
        other => (other.rtype(), None, other.to_string()),
    }
}

/// A moment as RFC 3339 has it, in UTC and whole seconds.
pub(crate) fn rfc3339(moment: Moment) -> String {
    let seconds = moment.0.div_euclid(1000);
    jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
}

/// One value as one line of JSON, without its line end.
pub(crate) fn line<T: Serialize>(value: &T) -> String {
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, Harmless(Compact));
    written(value.serialize(&mut writer), bytes)
}

fn written(done: serde_json::Result<()>, bytes: Vec<u8>) -> String {
    // Nothing here has keys that are no texts, and a vector takes every byte.
    done.map(|()| String::from_utf8(bytes).unwrap_or_default()).unwrap_or_default()
}

/// No spaces, no line ends.
struct Compact;

impl Formatter for Compact {}

/// Writes what would steer a terminal or hide from the eye as an escape.
struct Harmless<F>(F);

macro_rules! pass_on {
    ($($name:ident($($arg:ident: $type:ty),*));* $(;)?) => {
        $(fn $name<W: ?Sized + io::Write>(&mut self, writer: &mut W $(, $arg: $type)*) -> io::Result<()> {
            self.0.$name(writer $(, $arg)*)
        })*
    };
}

impl<F: Formatter> Formatter for Harmless<F> {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return self.0.write_string_fragment(writer, fragment);
        }
        for c in fragment.chars() {
            let mut room = [0_u8; 4];
            let alone: &str = c.encode_utf8(&mut room);
            if escaped(alone, 1) == alone {
                self.0.write_string_fragment(writer, alone)?;
                continue;
            }
            let mut units = [0_u16; 2];
            for unit in c.encode_utf16(&mut units) {
                let mut escape = String::new();
                let _always_fits = write!(escape, "\\u{unit:04x}");
                self.0.write_raw_fragment(writer, &escape)?;
            }
        }
        Ok(())
    }

    pass_on! {
        write_char_escape(escape: CharEscape);
        begin_array(); end_array(); begin_array_value(first: bool); end_array_value();
        begin_object(); end_object(); begin_object_key(first: bool); end_object_key();
        begin_object_value(); end_object_value();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_utc_and_whole_seconds() {
        assert_eq!(rfc3339(Moment(1_795_424_400_999)), "2026-11-23T09:00:00Z");
        assert_eq!(rfc3339(Moment(i64::MAX)), "1970-01-01T00:00:00Z");
    }

    #[test]
    fn a_hostile_value_is_exact_for_a_parser_and_harmless_on_a_screen() {
        let hostile = "é \u{1b}[2J \u{9b}31m \u{202e}x \u{e0041} \"\\ \u{7f}";
        let text = line(&hostile);
        assert!(text.starts_with("\"é ") && !text.chars().any(char::is_control), "{text}");
        assert!(!text.contains(['\u{202e}', '\u{e0041}']));
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), hostile);
    }

    proptest::proptest! {
        #[test]
        fn every_text_comes_back_as_it_was(text in ".{0,60}") {
            proptest::prop_assert_eq!(serde_json::from_str::<String>(&line(&text)).unwrap(), text);
        }
    }
}
