//! What secures the answers of a domain: the DS records above it against the keys inside it.

use crate::records::Ds;

/// How the zone stands with DNSSEC (RFC 4035 §5), as far as was seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signing {
    /// Nobody could be asked, or nobody told.
    #[default]
    Unknown,
    /// No DS above that a validating resolver would act on: answers are not checked, and that is in
    /// order (RFC 4035 §5.2).
    Unsigned,
    /// A DS above matches a key of the zone, and nothing speaks against the signatures.
    Signed {
        /// Key tags of the keys that a DS names, sorted.
        keys: Vec<u16>,
        /// DS records that match no key: left over, or ahead of a change of keys. They harm nobody
        /// as long as another one matches (RFC 6840 §5.11).
        strays: Vec<Ds>,
    },
    /// Whoever validates gets nothing.
    Broken(Breach),
}

/// Why validation fails.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Breach {
    /// No DS above matches any key of the zone.
    NoMatchingKey {
        /// The DS records above.
        sealed: Vec<Ds>,
        /// Key tags of what keys the zone publishes, sorted; often none, after a move.
        keys: Vec<u16>,
    },
    /// The keys match or were not told, and a validating resolver fails where it answers once it
    /// need not validate.
    BadSignatures {
        /// What it said of the reason (RFC 8914): code and its own words, unescaped.
        extended_error: Option<(u16, String)>,
    },
}
