//! An owner name relative to the domain, the way a panel's name box thinks of it.

use super::{Domain, Name};

/// Where a record sits, seen from the domain: the domain itself or a name below it.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Host {
    /// The domain itself, which most panels write `@`.
    Apex,
    /// A name below the domain, without the domain: `_dmarc`, `google._domainkey`.
    Under(String),
}

impl Host {
    /// Reads catalogue notation: `@` for the domain itself, anything else a relative name.
    pub fn from_relative(text: &str) -> Self {
        match text.trim().trim_end_matches('.') {
            "" | "@" => Self::Apex,
            other => Self::Under(other.to_ascii_lowercase()),
        }
    }

    /// The relative form of `name`, or `None` when it lies outside the domain.
    pub fn of(name: &Name, domain: &Domain) -> Option<Self> {
        let apex = domain.name();
        if *name == apex {
            return Some(Self::Apex);
        }
        let head = name.as_str().strip_suffix(apex.as_str())?.strip_suffix('.')?;
        Some(Self::Under(head.to_owned()))
    }

    /// The absolute name.
    pub fn absolute(&self, domain: &Domain) -> Name {
        match self {
            Self::Apex => domain.name(),
            Self::Under(left) => domain.name().child(left),
        }
    }

    /// Neutral notation: `@` for the domain itself.
    pub fn relative(&self) -> &str {
        match self {
            Self::Apex => "@",
            Self::Under(left) => left,
        }
    }
}
