//! Reading a whole SPF record, strictly, with the place of the first fault.

use super::{Meaning, Spf, term};

/// The most octets one TXT record can hold (RFC 1035 §3.2.1: RDLENGTH has 16 bits).
const LONGEST: usize = 65_535;

/// Why a text is no SPF record, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {at}: {kind}")]
pub struct SpfFault {
    /// The character the caret goes under, counted from 0.
    pub at: usize,
    /// What is wrong there.
    pub kind: SpfFaultKind,
}

/// The slips of SPF, each with its own sentence on the screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpfFaultKind {
    /// It does not begin with `v=spf1`.
    #[error("an SPF record begins with v=spf1")]
    NotSpf,
    /// Longer than a record can be.
    #[error("the text is longer than a record can be")]
    TooLong,
    /// A space before `v=spf1`: receivers then do not see a record at all (RFC 7208 §4.5).
    #[error("nothing may stand before v=spf1, not even a space")]
    LeadingSpace,
    /// `v=spf1;` or `v=spf1include:…`.
    #[error("a space must follow v=spf1, not {0:?}")]
    AfterVersion(char),
    /// `v=spf1` twice in one record: two were pasted together.
    #[error("v=spf1 stands here a second time")]
    VersionAgain,
    /// A comma or semicolon between terms.
    #[error("terms are separated by spaces, not by {0:?}")]
    Separator(char),
    /// A quotation mark or a backslash.
    #[error("quotation marks and backslashes do not belong in the text")]
    Quote,
    /// `include_spf.google.com`: the mark after the name is missing.
    #[error("a mark is missing after {0}")]
    MarkMissing(&'static str),
    /// `~alloutlook.com`: a second text runs on after `all`.
    #[error("a space is missing here")]
    SpaceMissing,
    /// `all:` or `all/`.
    #[error("nothing can be attached to all")]
    AfterAllName,
    /// `include: x`, or nothing at all after the mark.
    #[error("the domain must follow {0} at once, without a space")]
    DomainMissing(&'static str),
    /// `redirect:` instead of `redirect=`.
    #[error("{0} is followed by =, not by a colon")]
    EqualsNeeded(String),
    /// A word no standard knows.
    #[error("{0:?} is unknown")]
    UnknownTerm(String),
    /// An address without `ip4:` before it.
    #[error("an address needs ip4: before it")]
    BareAddress,
    /// Not an address.
    #[error("this is not an address")]
    Address,
    /// An IPv6 address after `ip4:`.
    #[error("this is an IPv6 address; it needs ip6: before it")]
    Ip6InIp4,
    /// An IPv4 address after `ip6:`.
    #[error("this is an IPv4 address; it needs ip4: before it")]
    Ip4InIp6,
    /// An address where a domain belongs.
    #[error("a domain belongs here, not an address")]
    AddressForDomain,
    /// The number after the slash.
    #[error("this number after the slash is not possible")]
    Length,
    /// Not a domain.
    #[error("this is not a domain")]
    Domain,
    /// A `%` that begins no macro (RFC 7208 §7.1).
    #[error("the percent sign is not used as SPF allows")]
    Macro,
    /// A character no record has: a tab, a long dash, something invisible.
    #[error("the character {0:?} cannot stand in a record")]
    Character(char),
    /// `redirect=` or `exp=` twice (RFC 7208 §6).
    #[error("{0} may stand only once")]
    Twice(&'static str),
}

/// True when receivers take the text for an SPF record: `v=spf1`, then a space or the end, in any
/// case, with nothing before it (RFC 7208 §4.5).
pub fn is_spf(text: &str) -> bool {
    after_version(text).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// True when a person meant SPF, whether or not receivers recognise it.
pub fn looks_like_spf(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '\\' | '“' | '”' | '„' | '«' | '»')
    });
    after_version(bare).is_some()
}

/// What follows the six characters of the version.
pub(super) fn after_version(text: &str) -> Option<&str> {
    let (head, rest) = text.split_at_checked(6)?;
    head.eq_ignore_ascii_case("v=spf1").then_some(rest)
}

/// Reads an SPF record by the grammar of RFC 7208 §12.
pub fn parse(text: &str) -> Result<Spf, SpfFault> {
    if text.len() > LONGEST {
        return Err(SpfFault { at: 0, kind: SpfFaultKind::TooLong });
    }
    let rest = after_version(text).ok_or_else(|| not_spf(text))?;
    if let Some(odd) = rest.chars().next().filter(|c| *c != ' ') {
        return Err(SpfFault { at: 6, kind: SpfFaultKind::AfterVersion(odd) });
    }
    let mut terms = Vec::new();
    let mut at = 6;
    for word in rest.split(' ') {
        if !word.is_empty() {
            let term = term::read(word)
                .map_err(|problem| SpfFault { at: at + problem.at, kind: problem.kind })?;
            terms.push((at, term));
        }
        at += word.chars().count() + 1;
    }
    only_once(&terms)?;
    Ok(Spf { terms: terms.into_iter().map(|(_, term)| term).collect() })
}

fn not_spf(text: &str) -> SpfFault {
    let kind = match text.chars().next() {
        Some(c) if c.is_whitespace() && looks_like_spf(text) => SpfFaultKind::LeadingSpace,
        Some(_) if looks_like_spf(text) => SpfFaultKind::Quote,
        _ => SpfFaultKind::NotSpf,
    };
    SpfFault { at: 0, kind }
}

fn only_once(terms: &[(usize, super::Term)]) -> Result<(), SpfFault> {
    let mut seen = Vec::new();
    for (at, term) in terms {
        let name = match &term.meaning {
            Meaning::Redirect(_) => "redirect=",
            Meaning::Explanation(_) => "exp=",
            Meaning::Directive(..) | Meaning::Unknown { .. } => continue,
        };
        if seen.contains(&name) {
            return Err(SpfFault { at: *at, kind: SpfFaultKind::Twice(name) });
        }
        seen.push(name);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
