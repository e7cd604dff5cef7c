//! Reading a DMARC record: what receivers take from it, and everything that is wrong with it.

use std::collections::HashSet;

use super::address::address;
use super::{Alignment, Dmarc, Note, Policy, PublicSuffix, Reading, Trial};
use crate::records::tags::{Tag, odd_character, quote_in, tags};

/// The most octets one TXT record can hold (RFC 1035 §3.2.1).
const LONGEST: usize = 65_535;

/// More faults than this help nobody.
const MOST_FAULTS: usize = 50;

/// What is wrong with a DMARC text, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {at}: {kind}")]
pub struct DmarcFault {
    /// The character the caret goes under, counted from 0.
    pub at: usize,
    /// What is wrong there.
    pub kind: DmarcFaultKind,
}

/// The slips of DMARC, each with its own sentence on the screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DmarcFaultKind {
    /// It does not begin with `v=DMARC1`.
    #[error("a DMARC record begins with v=DMARC1")]
    NotDmarc,
    /// Longer than a record can be.
    #[error("the text is longer than a record can be")]
    TooLong,
    /// White space before `v=`.
    #[error("nothing may stand before v=DMARC1, not even a space")]
    LeadingSpace,
    /// `v=dmarc1`, `v=DMARCl`, `v=DMARC 1`.
    #[error("the version is {0:?} and must be DMARC1, in capitals, with the digit 1")]
    Version(String),
    /// `v=DMARC1 p=none`.
    #[error("a semicolon belongs behind v=DMARC1")]
    SemicolonMissing,
    /// `v=` is there but not first.
    #[error("v=DMARC1 must come first")]
    VersionNotFirst,
    /// A quotation mark or backslash.
    #[error("quotation marks and backslashes do not belong in the text")]
    Quote,
    /// `&lt;` and its like, from a web page.
    #[error("this is the code of a web page, not the text it shows")]
    Html,
    /// A control or invisible character, or one outside ASCII.
    #[error("the character {0:?} cannot stand in a DMARC record")]
    Character(char),
    /// A comma where a semicolon belongs.
    #[error("a semicolon belongs here, not a comma")]
    Comma,
    /// `fo:0`, or a word alone.
    #[error("{0:?} has no = sign")]
    EqualsMissing(String),
    /// `rua=mailto:a@x.fr; mailto:b@x.fr`.
    #[error("addresses in a list are separated by commas")]
    ListSeparator,
    /// `policy=` for `p=`.
    #[error("{found}= is unknown; {meant}= is meant")]
    Misspelt {
        /// What stands there.
        found: String,
        /// The tag it should be.
        meant: &'static str,
    },
    /// `p=`, `sp=` or `np=` with an unknown word.
    #[error("{tag}= must be none, quarantine or reject, not {value:?}")]
    Policy {
        /// The tag.
        tag: &'static str,
        /// Its value.
        value: String,
    },
    /// Another tag with a value it cannot have; its default applies.
    #[error("{tag}= cannot be {value:?}")]
    Value {
        /// The tag.
        tag: &'static str,
        /// Its value.
        value: String,
    },
    /// A tag twice.
    #[error("{0}= stands here a second time")]
    Twice(String),
    /// `rua=` or `ruf=` without an address.
    #[error("{0}= has no address")]
    ListEmpty(&'static str),
    /// An address without `mailto:`.
    #[error("mailto: is missing before {0}")]
    MailtoMissing(String),
    /// No address at all.
    #[error("{0:?} is not an address for reports")]
    NotAnAddress(String),
}

use DmarcFaultKind as Kind;

/// True when receivers take the text for a DMARC record (RFC 9989 §4.7: `v` first, exactly so).
pub fn is_dmarc(text: &str) -> bool {
    let first = text.split(';').next().unwrap_or_default();
    let Some((name, value)) = first.split_once('=') else { return false };
    name.trim_end_matches([' ', '\t']) == "v" && value.trim_matches([' ', '\t']) == "DMARC1"
}

/// True when a person meant DMARC, readable or not.
pub fn looks_like_dmarc(text: &str) -> bool {
    let bare: String = text.chars().filter(char::is_ascii_graphic).take(12).collect();
    let bare = bare.to_ascii_lowercase();
    bare.trim_start_matches(['"', '\'', '\\']).starts_with("v=dmarc")
}

/// Reads a record in which nothing may be wrong; the first fault otherwise.
pub fn parse(text: &str) -> Result<Dmarc, DmarcFault> {
    let Reading { dmarc, faults } = read(text);
    let first = faults.into_iter().min_by_key(|fault| fault.at);
    match (first, dmarc) {
        (None, Some(dmarc)) => Ok(dmarc),
        (Some(fault), _) => Err(fault),
        (None, None) => Err(DmarcFault { at: 0, kind: Kind::NotDmarc }),
    }
}

/// Reads a record as receivers do: broken tags are passed over, and named.
pub fn read(text: &str) -> Reading {
    let mut reader = Reader::default();
    if !reader.accepts(text) {
        return Reading { dmarc: None, faults: reader.faults };
    }
    let mut seen = HashSet::new();
    for tag in tags(text).iter().skip(1) {
        if seen.insert(tag.name.to_ascii_lowercase()) {
            reader.tag(tag);
        } else {
            reader.fault(tag.at, Kind::Twice(short(tag.name)));
        }
    }
    reader.finish()
}

struct Reader {
    dmarc: Dmarc,
    faults: Vec<DmarcFault>,
    /// Whether a policy could not be read, which decides what receivers do (RFC 9989 §4.10.1).
    broken_policy: bool,
}

impl Default for Reader {
    fn default() -> Self {
        let dmarc = Dmarc {
            policy: None,
            subdomains: None,
            nonexistent: None,
            aggregate: Vec::new(),
            failure: Vec::new(),
            dkim: Alignment::Relaxed,
            spf: Alignment::Relaxed,
            failure_options: vec!['0'],
            trial: Trial::No,
            public_suffix: PublicSuffix::Unstated,
            notes: Vec::new(),
        };
        Self { dmarc, faults: Vec::new(), broken_policy: false }
    }
}

impl Reader {
    fn fault(&mut self, at: usize, kind: Kind) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(DmarcFault { at, kind });
        }
    }

    /// Whether receivers take the text for DMARC at all; notes what is wrong with it as a whole.
    fn accepts(&mut self, text: &str) -> bool {
        if text.len() > LONGEST {
            self.fault(0, Kind::TooLong);
            return false;
        }
        if let Some(at) = quote_in(text) {
            self.fault(at, Kind::Quote);
        } else if let Some((at, odd)) = odd_character(text) {
            self.fault(at, Kind::Character(odd));
        }
        let html = ["&lt;", "&gt;", "&amp;", "&quot;", "&#"];
        let place = html.iter().filter_map(|code| Some(text.split_once(code)?.0.chars().count()));
        if let Some(at) = place.min() {
            self.fault(at, Kind::Html);
        }
        if is_dmarc(text) {
            return true;
        }
        if self.faults.is_empty() {
            let (at, kind) = not_dmarc(text);
            self.fault(at, kind);
        }
        false
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        let Some(value) = tag.value else {
            let kind = if tag.name.to_ascii_lowercase().starts_with("mailto:") {
                Kind::ListSeparator
            } else {
                Kind::EqualsMissing(short(tag.name))
            };
            return self.fault(tag.at, kind);
        };
        match tag.name.to_ascii_lowercase().as_str() {
            "p" => self.dmarc.policy = self.policy(tag, "p", value),
            "sp" => self.dmarc.subdomains = self.policy(tag, "sp", value),
            "np" => self.dmarc.nonexistent = self.policy(tag, "np", value),
            "rua" => self.dmarc.aggregate = self.addresses(tag, "rua", value),
            "ruf" => self.dmarc.failure = self.addresses(tag, "ruf", value),
            "adkim" => self.dmarc.dkim = self.alignment(tag, "adkim", value),
            "aspf" => self.dmarc.spf = self.alignment(tag, "aspf", value),
            "t" => match value {
                "y" | "Y" => self.dmarc.trial = Trial::Yes,
                "n" | "N" => {}
                _ => self.value(tag, "t", value),
            },
            "psd" => match value {
                "y" | "Y" => self.dmarc.public_suffix = PublicSuffix::Yes,
                "n" | "N" => self.dmarc.public_suffix = PublicSuffix::No,
                "u" | "U" => {}
                _ => self.value(tag, "psd", value),
            },
            "fo" => self.failure_options(tag, value),
            "policy" => {
                self.fault(tag.at, Kind::Misspelt { found: short(tag.name), meant: "p" });
            }
            "rau" => self.fault(tag.at, Kind::Misspelt { found: short(tag.name), meant: "rua" }),
            "v" => self.fault(tag.at, Kind::Twice("v".to_owned())),
            "pct" | "rf" | "ri" => self.note(Note::OldTag(short(tag.name))),
            _ => self.note(Note::UnknownTag(short(tag.name))),
        }
    }

    fn note(&mut self, note: Note) {
        if self.dmarc.notes.len() < MOST_FAULTS {
            self.dmarc.notes.push(note);
        }
    }

    fn value(&mut self, tag: &Tag<'_>, name: &'static str, value: &str) {
        let kind = match comma_in(value) {
            Some(at) => return self.fault(tag.value_at + at, Kind::Comma),
            None => Kind::Value { tag: name, value: short(value) },
        };
        self.fault(tag.value_at, kind);
    }

    fn policy(&mut self, tag: &Tag<'_>, name: &'static str, value: &str) -> Option<Policy> {
        let policy = Policy::read(value);
        if policy.is_none() {
            self.broken_policy = true;
            match comma_in(value) {
                Some(at) => self.fault(tag.value_at + at, Kind::Comma),
                None => {
                    self.fault(tag.value_at, Kind::Policy { tag: name, value: short(value) });
                }
            }
        }
        policy
    }

    fn alignment(&mut self, tag: &Tag<'_>, name: &'static str, value: &str) -> Alignment {
        match value {
            "s" | "S" => Alignment::Strict,
            "r" | "R" => Alignment::Relaxed,
            _ => {
                self.value(tag, name, value);
                Alignment::Relaxed
            }
        }
    }

    fn failure_options(&mut self, tag: &Tag<'_>, value: &str) {
        let lower = value.to_ascii_lowercase();
        let mut options: Vec<char> = lower.chars().filter(|c| !matches!(c, ':' | ' ')).collect();
        options.sort_unstable();
        options.dedup();
        let is_known = lower.split(':').all(|one| matches!(one.trim(), "0" | "1" | "d" | "s"));
        if is_known {
            self.dmarc.failure_options = options;
        } else {
            self.value(tag, "fo", value);
        }
    }

    fn addresses(&mut self, tag: &Tag<'_>, name: &'static str, value: &str) -> Vec<String> {
        if value.is_empty() {
            self.fault(tag.value_at, Kind::ListEmpty(name));
        }
        let mut good = Vec::new();
        let mut at = tag.value_at;
        for piece in value.split(',') {
            let uri = piece.trim();
            let place = at + piece.chars().take_while(|c| c.is_whitespace()).count();
            at += piece.chars().count() + 1;
            if uri.is_empty() {
                continue;
            }
            match address(uri) {
                Ok(notes) => {
                    good.push(uri.to_owned());
                    for note in notes {
                        self.note(note);
                    }
                }
                Err(kind) => self.fault(place, kind),
            }
        }
        good
    }

    fn finish(mut self) -> Reading {
        if self.dmarc.policy.is_none() && !self.broken_policy {
            self.dmarc.notes.push(Note::PolicyMissing);
        }
        if self.dmarc.aggregate.is_empty() {
            self.dmarc.notes.push(Note::NoReports);
        }
        let mut dmarc = Some(self.dmarc);
        if self.broken_policy {
            // With a report address the record counts as `p=none`, without one as no record.
            dmarc = dmarc.filter(|dmarc| !dmarc.aggregate.is_empty()).map(|dmarc| Dmarc {
                policy: Some(Policy::None),
                subdomains: None,
                nonexistent: None,
                ..dmarc
            });
        }
        Reading { dmarc, faults: self.faults }
    }
}

/// Where receivers stop taking a text for DMARC, and why.
fn not_dmarc(text: &str) -> (usize, Kind) {
    let all = tags(text);
    let version = all.iter().find(|tag| tag.name.eq_ignore_ascii_case("v"));
    match (version, all.first()) {
        (Some(tag), Some(first)) if tag.at == first.at => {
            let value = tag.value.unwrap_or_default();
            if !value.to_ascii_lowercase().starts_with("dmarc") {
                (0, Kind::NotDmarc)
            } else if let Some(at) = comma_in(value) {
                (tag.value_at + at, Kind::Comma)
            } else if value
                .strip_prefix("DMARC1")
                .is_some_and(|rest| rest.starts_with([' ', '\t']) && rest.contains('='))
            {
                (tag.value_at + "DMARC1".len(), Kind::SemicolonMissing)
            } else if value == "DMARC1" && text.starts_with(char::is_whitespace) {
                (0, Kind::LeadingSpace)
            } else {
                (tag.value_at, Kind::Version(short(value)))
            }
        }
        (Some(tag), _) if tag.value == Some("DMARC1") => (tag.at, Kind::VersionNotFirst),
        _ => (0, Kind::NotDmarc),
    }
}

fn comma_in(value: &str) -> Option<usize> {
    value.chars().position(|c| c == ',')
}

pub(super) fn short(text: &str) -> String {
    text.chars().take(120).collect()
}
