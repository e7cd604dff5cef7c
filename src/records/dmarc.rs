//! DMARC policies (RFC 9989 §4.7): read, compared, started, given one more report address.
//!
//! Reading is as lenient as receivers are told to be and reports everything on the way, so that a
//! policy in force is known even when one of its tags is broken.

mod address;
mod compose;
mod parse;

pub use compose::{add_report_address, mended, start};
pub use parse::{DmarcFault, DmarcFaultKind, is_dmarc, looks_like_dmarc, parse, read};

/// What receivers should do with mail that fails, from the mildest to the strictest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Policy {
    /// Nothing; only report.
    None,
    /// Treat it as suspicious.
    Quarantine,
    /// Refuse it.
    Reject,
}

/// How closely the domain that passed must agree with the sender's (RFC 9989 §4.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// The same organisation is enough.
    Relaxed,
    /// The very same domain.
    Strict,
}

/// Whether the policy is in force or on trial (`t=`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trial {
    /// In force.
    No,
    /// Receivers should act one step more mildly than written.
    Yes,
}

/// What `psd=` says about the name the record stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PublicSuffix {
    /// `u`, the default: find out by walking up the tree.
    Unstated,
    /// `y`: domains are registered below it.
    Yes,
    /// `n`: it is the top of an organisation.
    No,
}

/// A policy as receivers understand it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dmarc {
    /// `p=`; `None` when it is missing, which counts as `none`.
    pub policy: Option<Policy>,
    /// `sp=`, for subdomains.
    pub subdomains: Option<Policy>,
    /// `np=`, for subdomains that do not exist.
    pub nonexistent: Option<Policy>,
    /// `rua=`: where the daily reports go, as written (`mailto:…`).
    pub aggregate: Vec<String>,
    /// `ruf=`: where reports about single messages go.
    pub failure: Vec<String>,
    /// `adkim=`.
    pub dkim: Alignment,
    /// `aspf=`.
    pub spf: Alignment,
    /// `fo=`, sorted: `0`, `1`, `d`, `s`.
    pub failure_options: Vec<char>,
    /// `t=`.
    pub trial: Trial,
    /// `psd=`.
    pub public_suffix: PublicSuffix,
    /// What is valid and yet worth a word.
    pub notes: Vec<Note>,
}

/// What is valid and yet worth a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// No `p=`: older receivers see no policy at all.
    PolicyMissing,
    /// No `rua=`: nobody will hear of failures.
    NoReports,
    /// `pct`, `rf`, `ri`: withdrawn by RFC 9989, harmless.
    OldTag(String),
    /// A tag no standard knows; it is ignored.
    UnknownTag(String),
    /// A report address with a size limit (`!10m`), which is ignored now.
    SizeLimit(String),
    /// A report address that is no `mailto:`; receivers need not support it.
    NotMail(String),
}

/// What reading a text gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The policy receivers apply, if they apply any.
    pub dmarc: Option<Dmarc>,
    /// Everything wrong on the way, in the order of the text.
    pub faults: Vec<DmarcFault>,
}

impl Policy {
    /// The word in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Quarantine => "quarantine",
            Self::Reject => "reject",
        }
    }

    /// Reads the word, in any case.
    fn read(text: &str) -> Option<Self> {
        [Self::None, Self::Quarantine, Self::Reject]
            .into_iter()
            .find(|policy| policy.as_str().eq_ignore_ascii_case(text))
    }

    fn one_step_milder(self) -> Self {
        match self {
            Self::Reject => Self::Quarantine,
            Self::Quarantine | Self::None => Self::None,
        }
    }
}

impl Dmarc {
    /// The policy for the domain itself, as written.
    pub fn policy(&self) -> Policy {
        self.policy.unwrap_or(Policy::None)
    }

    /// The policy for subdomains: `sp=`, or that of the domain.
    pub fn for_subdomains(&self) -> Policy {
        self.subdomains.unwrap_or_else(|| self.policy())
    }

    /// The policy for subdomains that do not exist: `np=`, `sp=`, or that of the domain.
    pub fn for_nonexistent(&self) -> Policy {
        self.nonexistent.unwrap_or_else(|| self.for_subdomains())
    }

    /// What receivers are to do today: one step milder than written while on trial.
    pub fn in_force(&self) -> Policy {
        match self.trial {
            Trial::No => self.policy(),
            Trial::Yes => self.policy().one_step_milder(),
        }
    }

    /// True when it asks receivers for no less than `other` does.
    pub fn is_at_least_as_strict_as(&self, other: &Self) -> bool {
        self.in_force() >= other.in_force()
    }

    /// True when daily reports go to that mailbox.
    pub fn reports_to(&self, mailbox: &str) -> bool {
        let wanted = compose::uri(mailbox);
        self.aggregate.iter().any(|uri| address::without_size(uri).eq_ignore_ascii_case(&wanted))
    }
}

/// True when receivers act on both texts in the same way: the order of tags, spaces, written-out
/// defaults and unknown tags do not matter. Texts that are no DMARC are equal only letter by letter.
pub fn same_meaning(one: &str, other: &str) -> bool {
    match (read(one).dmarc, read(other).dmarc) {
        (Some(one), Some(other)) => canonical(&one) == canonical(&other),
        (None, None) => one.trim() == other.trim(),
        _ => false,
    }
}

fn canonical(dmarc: &Dmarc) -> Dmarc {
    let list = |uris: &[String]| {
        let mut uris: Vec<String> =
            uris.iter().map(|uri| address::without_size(uri).to_ascii_lowercase()).collect();
        uris.sort();
        uris.dedup();
        uris
    };
    Dmarc {
        policy: Some(dmarc.policy()),
        subdomains: Some(dmarc.for_subdomains()),
        nonexistent: Some(dmarc.for_nonexistent()),
        aggregate: list(&dmarc.aggregate),
        failure: list(&dmarc.failure),
        notes: Vec::new(),
        ..dmarc.clone()
    }
}

#[cfg(test)]
mod tests;
