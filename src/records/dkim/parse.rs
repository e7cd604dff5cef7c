//! Reading a DKIM key record, with the place and the name of what is wrong.

use std::collections::HashSet;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::der::{Shape, shape};
use super::{Concern, Dkim, Key};
use crate::records::tags::{Tag, odd_character, quote_in, tags};

/// The most octets one TXT record can hold (RFC 1035 §3.2.1).
const LONGEST: usize = 65_535;

/// Fewer bits are not accepted (RFC 8301 §3.2).
const LEAST_BITS: u32 = 1024;

/// Padding may be missing and the end may be cut: the length inside the key tells the truth.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Why a text is no usable key record, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {at}: {kind}")]
pub struct DkimFault {
    /// The character the caret goes under, counted from 0.
    pub at: usize,
    /// What is wrong there.
    pub kind: DkimFaultKind,
}

/// What goes wrong with keys on their way into DNS.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DkimFaultKind {
    /// Nothing there.
    #[error("the text is empty")]
    Empty,
    /// Longer than a record can be.
    #[error("the text is longer than a record can be")]
    TooLong,
    /// The secret half of the key: it must be replaced at once.
    #[error("this is the private key; make a new pair, and publish only the public half")]
    PrivateKey,
    /// `-----BEGIN PUBLIC KEY-----` and its like.
    #[error("the BEGIN and END lines of the key file do not belong in the record")]
    PemLines,
    /// A quotation mark or a backslash became part of the text.
    #[error("quotation marks and backslashes do not belong in the text")]
    Quote,
    /// A control or invisible character, or one outside ASCII.
    #[error("the character {0:?} cannot stand in a key record")]
    Character(char),
    /// The name of a server: this provider wants a CNAME, not a TXT.
    #[error("this is a host name, which belongs in a CNAME")]
    HostName,
    /// The second half of the text stands before the first.
    #[error("the two halves of the text are swapped; it must begin here")]
    HalvesSwapped,
    /// `v=` is there but not first (RFC 6376 §3.6.1).
    #[error("v=DKIM1 must come first")]
    VersionNotFirst,
    /// `v=` says something else.
    #[error("the version must be DKIM1, in capitals")]
    Version,
    /// A comma where a semicolon belongs.
    #[error("a semicolon belongs here, not a comma")]
    Comma,
    /// A piece without `=`.
    #[error("{0:?} has no = sign")]
    EqualsMissing(String),
    /// A tag twice; the whole record is then invalid (RFC 6376 §3.2).
    #[error("{0}= stands here a second time")]
    Twice(String),
    /// No `p=`.
    #[error("the key itself, p=, is missing")]
    KeyMissing,
    /// A character base64 does not have.
    #[error("the character {0:?} does not belong in a key")]
    NotBase64(char),
    /// The key stops too early.
    #[error("the key was cut: {have} of {want} characters are there")]
    Truncated {
        /// Characters of the key that are there.
        have: usize,
        /// Characters it must have.
        want: usize,
        /// Whether the text is exactly as long as one DNS string can be.
        at_255: Cut,
    },
    /// Something follows the key: it was pasted twice, or its halves are swapped.
    #[error("the key is longer than it says: {have} characters instead of {want}")]
    TooMuch {
        /// Characters there are.
        have: usize,
        /// Characters it must have.
        want: usize,
    },
    /// An Ed25519 key must be 32 octets (RFC 8463 §3).
    #[error("an Ed25519 key has 44 characters")]
    Ed25519Length,
    /// Readable base64 that is no key of the kind announced.
    #[error("this is not a key of the kind the record announces")]
    NotAKey,
}

/// Where a text was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// After 255 characters, the most one string in DNS can hold (RFC 1035 §3.3.14): a panel's doing.
    At255,
    /// Anywhere else: a slip while copying.
    Elsewhere,
}

/// True when a person meant a DKIM key, readable or not.
pub fn looks_like_dkim(text: &str) -> bool {
    let bare: String = text.chars().filter(char::is_ascii_graphic).take(40).collect();
    let bare = bare.to_ascii_lowercase();
    let bare = bare.trim_start_matches(['"', '\\', '\'']);
    ["v=dkim1", "k=rsa;", "k=ed25519;", "p=mi", "dkim1;"].iter().any(|head| bare.starts_with(head))
}

/// Reads a key record.
pub fn parse(text: &str) -> Result<Dkim, DkimFault> {
    let whole = before_tags(text)?;
    let tags = tags(whole);
    let value = |name: &str| tags.iter().find(|tag| tag.name == name).and_then(|tag| tag.value);
    check_tags(&tags)?;
    let Some(p) = tags.iter().find(|tag| tag.name == "p") else {
        return fault(text.chars().count(), DkimFaultKind::KeyMissing);
    };
    let kind = value("k").unwrap_or("rsa").to_ascii_lowercase();
    let key = key(p, &kind, whole)?;
    let lists = |name: &str, wanted: &str| {
        value(name)
            .is_none_or(|list| list.split(':').any(|part| part.trim().eq_ignore_ascii_case(wanted)))
    };
    let mut concerns = Vec::new();
    match key {
        Key::Revoked => concerns.push(Concern::Revoked),
        Key::Rsa { bits } if bits < LEAST_BITS => concerns.push(Concern::Weak { bits }),
        _ => {}
    }
    if value("t").is_some() && lists("t", "y") {
        concerns.push(Concern::Testing);
    }
    if let Some(at) = p.value.and_then(|value| value.chars().position(char::is_whitespace)) {
        concerns.push(Concern::SpaceInKey { at: p.value_at + at });
    }
    if !lists("h", "sha256") {
        concerns.push(Concern::WithoutSha256);
    }
    if !lists("s", "email") && !lists("s", "*") {
        concerns.push(Concern::NotForMail);
    }
    Ok(Dkim { key, concerns })
}

fn fault<T>(at: usize, kind: DkimFaultKind) -> Result<T, DkimFault> {
    Err(DkimFault { at, kind })
}

/// What can be said before the text is taken apart.
fn before_tags(text: &str) -> Result<&str, DkimFault> {
    if text.len() > LONGEST {
        return fault(0, DkimFaultKind::TooLong);
    }
    if text.trim().is_empty() {
        return fault(0, DkimFaultKind::Empty);
    }
    let upper = text.to_ascii_uppercase();
    let place = |found: &str| upper.split(found).next().map_or(0, |head| head.chars().count());
    if upper.contains("PRIVATE KEY") {
        return fault(place("PRIVATE KEY"), DkimFaultKind::PrivateKey);
    }
    if upper.contains("-----") {
        return fault(place("-----"), DkimFaultKind::PemLines);
    }
    if let Some(at) = quote_in(text) {
        return fault(at, DkimFaultKind::Quote);
    }
    if let Some((at, odd)) = odd_character(text) {
        return fault(at, DkimFaultKind::Character(odd));
    }
    let is_host = crate::names::Name::parse_target(text).is_ok();
    if is_host && !text.contains('=') {
        return fault(0, DkimFaultKind::HostName);
    }
    Ok(text)
}

fn check_tags(tags: &[Tag<'_>]) -> Result<(), DkimFault> {
    let is_version = |tag: &Tag<'_>| tag.name == "v";
    if let Some(first) = tags.first()
        && first.name.ends_with('v')
        && !is_version(first)
        && first.value == Some("DKIM1")
    {
        let at = first.at + first.name.chars().count() - 1;
        return fault(at, DkimFaultKind::HalvesSwapped);
    }
    let mut seen = HashSet::new();
    for (place, tag) in tags.iter().enumerate() {
        let Some(value) = tag.value else {
            let text = tag.name.chars().take(40).collect();
            return fault(tag.at, DkimFaultKind::EqualsMissing(text));
        };
        if is_version(tag) && place > 0 && !is_version(&tags[0]) {
            return fault(tag.at, DkimFaultKind::VersionNotFirst);
        }
        if !seen.insert(tag.name) {
            let name = tag.name.chars().take(40).collect();
            return fault(tag.at, DkimFaultKind::Twice(name));
        }
        let comma = value.chars().position(|c| c == ',');
        if let Some(comma) = comma.filter(|_| tag.name != "n") {
            return fault(tag.value_at + comma, DkimFaultKind::Comma);
        }
        if is_version(tag) && value != "DKIM1" {
            return fault(tag.value_at, DkimFaultKind::Version);
        }
    }
    Ok(())
}

/// Reads the value of `p=`.
fn key(p: &Tag<'_>, kind: &str, text: &str) -> Result<Key, DkimFault> {
    let value = p.value.unwrap_or_default();
    if value.is_empty() {
        return Ok(Key::Revoked);
    }
    if !matches!(kind, "rsa" | "ed25519") {
        return Ok(Key::Other(kind.chars().take(40).collect()));
    }
    let digits = value.trim_end_matches(|c: char| c == '=' || c.is_whitespace());
    let is_digit =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/') || c.is_whitespace();
    if let Some((at, odd)) = digits.chars().enumerate().find(|(_, c)| !is_digit(*c)) {
        return fault(p.value_at + at, DkimFaultKind::NotBase64(odd));
    }
    let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let have = count(value);
    let mut bare: String = digits.split_whitespace().collect();
    if bare.len() % 4 == 1 {
        // One digit alone holds no octet; what is missing shows below.
        bare.pop();
    }
    let Ok(octets) = LENIENT.decode(bare) else {
        return fault(p.value_at, DkimFaultKind::NotAKey);
    };
    let want = |whole: usize| whole.div_ceil(3) * 4;
    let kind = match (shape(&octets), kind) {
        (Shape::Private, _) => DkimFaultKind::PrivateKey,
        (Shape::Rsa { bits }, "rsa") if count(digits) % 4 != 1 => return Ok(Key::Rsa { bits }),
        (_, "ed25519") if octets.len() == 32 => return Ok(Key::Ed25519),
        (_, "ed25519") => DkimFaultKind::Ed25519Length,
        (Shape::Cut { whole }, _) => {
            let is_full = text.chars().count() == 255;
            let at_255 = if is_full { Cut::At255 } else { Cut::Elsewhere };
            DkimFaultKind::Truncated { have: have.min(want(whole)), want: want(whole), at_255 }
        }
        (Shape::Longer { whole }, _) => DkimFaultKind::TooMuch { have, want: want(whole) },
        _ => DkimFaultKind::NotAKey,
    };
    let at = match kind {
        DkimFaultKind::Truncated { .. } => p.value_at + value.chars().count(),
        _ => p.value_at,
    };
    fault(at, kind)
}

#[cfg(test)]
mod tests;
