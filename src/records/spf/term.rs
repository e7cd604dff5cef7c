//! One word of an SPF record, by the grammar of RFC 7208 §12.
//!
//! A fault names the first character that cannot stay and, where people make that slip often, what
//! was probably meant.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Meaning, Mechanism, Prefixes, Qualifier, SpfFaultKind, Term};

/// What is wrong with a word, and at which of its characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) at: usize,
    pub(super) kind: SpfFaultKind,
}

fn problem<T>(at: usize, kind: SpfFaultKind) -> Result<T, Problem> {
    Err(Problem { at, kind })
}

/// Reads one word without spaces around it.
pub(super) fn read(text: &str) -> Result<Term, Problem> {
    if let Some((at, odd)) = text.chars().enumerate().find(|(_, c)| !c.is_ascii_graphic()) {
        return problem(at, SpfFaultKind::Character(odd));
    }
    let meaning = match modifier(text)? {
        Some(modifier) => modifier,
        None => directive(text)?,
    };
    Ok(Term { text: text.to_owned(), meaning })
}

/// True for the names of RFC 7208 §5.
pub(super) fn is_mechanism(name: &str) -> bool {
    ["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

fn modifier(text: &str) -> Result<Option<Meaning>, Problem> {
    let Some((name, value)) = text.split_once('=') else { return Ok(None) };
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if !is_name {
        return Ok(None);
    }
    let start = name.len() + 1;
    let meaning = match name.to_ascii_lowercase().as_str() {
        "v" => return problem(0, SpfFaultKind::VersionAgain),
        "redirect" => Meaning::Redirect(domain(value, start, "redirect=")?),
        "exp" => Meaning::Explanation(domain(value, start, "exp=")?),
        _ => {
            macros(value, start)?;
            Meaning::Unknown { name: name.to_owned(), value: value.to_owned() }
        }
    };
    Ok(Some(meaning))
}

fn directive(text: &str) -> Result<Meaning, Problem> {
    let mut rest = text.chars();
    let qualifier = match rest.next() {
        Some('+') => Some(Qualifier::Pass),
        Some('?') => Some(Qualifier::Neutral),
        Some('~') => Some(Qualifier::SoftFail),
        Some('-') => Some(Qualifier::Fail),
        _ => None,
    };
    let (bare, shift) = if qualifier.is_some() { (rest.as_str(), 1) } else { (text, 0) };
    let end = bare.find([':', '/']).unwrap_or(bare.len());
    let (name, argument) = bare.split_at_checked(end).unwrap_or((bare, ""));
    let at = shift + name.len();
    let mechanism = match name.to_ascii_lowercase().as_str() {
        "all" if argument.is_empty() => Mechanism::All,
        "all" => return problem(at, SpfFaultKind::AfterAllName),
        "include" => Mechanism::Include(domain_of(argument, at, "include:")?),
        "exists" => Mechanism::Exists(domain_of(argument, at, "exists:")?),
        "a" => {
            let (domain, prefixes) = host_and_prefixes(argument, at, "a:")?;
            Mechanism::A(domain, prefixes)
        }
        "mx" => {
            let (domain, prefixes) = host_and_prefixes(argument, at, "mx:")?;
            Mechanism::Mx(domain, prefixes)
        }
        "ptr" if argument.is_empty() => Mechanism::Ptr(None),
        "ptr" => Mechanism::Ptr(Some(domain_of(argument, at, "ptr:")?)),
        "ip4" => ip4(argument, at)?,
        "ip6" => ip6(argument, at)?,
        _ => return Err(unknown(name, argument, shift)),
    };
    Ok(Meaning::Directive(qualifier.unwrap_or(Qualifier::Pass), mechanism))
}

/// What was probably meant by a word no standard knows.
fn unknown(name: &str, argument: &str, shift: usize) -> Problem {
    let lower = name.to_ascii_lowercase();
    if let Some(at) = name.find([',', ';']) {
        let mark = if name.contains(',') { ',' } else { ';' };
        return Problem { at: shift + at, kind: SpfFaultKind::Separator(mark) };
    }
    if let Some(at) = name.find(['"', '\'', '\\']) {
        return Problem { at: shift + at, kind: SpfFaultKind::Quote };
    }
    if matches!(lower.as_str(), "redirect" | "exp") && argument.starts_with(':') {
        return Problem { at: shift + name.len(), kind: SpfFaultKind::EqualsNeeded(lower) };
    }
    if name.parse::<Ipv4Addr>().is_ok() {
        return Problem { at: shift, kind: SpfFaultKind::BareAddress };
    }
    for glued in ["include", "exists", "redirect", "ip4", "ip6"] {
        if lower.starts_with(glued) {
            let kind = SpfFaultKind::MarkMissing(glued);
            return Problem { at: shift + glued.len(), kind };
        }
    }
    if lower.starts_with("all") && !lower.contains('-') {
        return Problem { at: shift + 3, kind: SpfFaultKind::SpaceMissing };
    }
    Problem { at: shift, kind: SpfFaultKind::UnknownTerm(name.chars().take(80).collect()) }
}

/// The argument of a mechanism that must have one.
fn domain_of(argument: &str, at: usize, mechanism: &'static str) -> Result<String, Problem> {
    match argument.strip_prefix(':') {
        Some(text) => domain(text, at + 1, mechanism),
        None => problem(at, SpfFaultKind::MarkMissing(mechanism.trim_end_matches(':'))),
    }
}

/// Checks `domain-spec`: macros and labels, ending in a top label or a macro.
fn domain(text: &str, at: usize, before: &'static str) -> Result<String, Problem> {
    if text.is_empty() {
        return problem(at, SpfFaultKind::DomainMissing(before));
    }
    let ends_in_macro = macros(text, at)?;
    // The grammar would let these pass as literals; no domain has them, and each is a known slip.
    let slip = |c: char| matches!(c, ',' | ';' | '"' | '\'' | '\\' | ':' | '@' | '<' | '>' | '=');
    if !text.contains('%')
        && let Some(odd) = text.find(slip)
    {
        let c = text.chars().nth(odd).unwrap_or(' ');
        let kind = match c {
            ',' | ';' => SpfFaultKind::Separator(c),
            '"' | '\'' | '\\' => SpfFaultKind::Quote,
            _ => SpfFaultKind::Domain,
        };
        return problem(at + odd, kind);
    }
    if text.parse::<Ipv4Addr>().is_ok() {
        return problem(at, SpfFaultKind::AddressForDomain);
    }
    if !text.contains('%') {
        let bare = text.strip_suffix('.').unwrap_or(text);
        if bare.len() > 253 || bare.split('.').any(|label| label.is_empty() || label.len() > 63) {
            return problem(at, SpfFaultKind::Domain);
        }
    }
    if !ends_in_macro && !ends_in_top_label(text) {
        return problem(at, SpfFaultKind::Domain);
    }
    Ok(text.to_owned())
}

fn ends_in_top_label(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let Some((_, top)) = text.rsplit_once('.') else { return false };
    let is_plain = top.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let has_letter = top.chars().any(|c| c.is_ascii_alphabetic() || c == '-');
    is_plain && has_letter && !top.starts_with('-') && !top.ends_with('-')
}

/// Checks the macros of a `macro-string` (RFC 7208 §7.1); true when it ends in one.
fn macros(text: &str, at: usize) -> Result<bool, Problem> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('%') {
        let place = at + text.len() - after.len() - 1;
        rest = match after.strip_prefix('{') {
            Some(inside) => match inside.split_once('}') {
                Some((body, left)) if is_macro(body) => left,
                _ => return problem(place, SpfFaultKind::Macro),
            },
            None => match after.strip_prefix(['%', '_', '-']) {
                Some(left) => left,
                None => return problem(place, SpfFaultKind::Macro),
            },
        };
    }
    Ok(rest.is_empty() && text.contains('%'))
}

/// The inside of `%{…}`: a letter, how many parts, `r` to reverse them, what separates them.
fn is_macro(body: &str) -> bool {
    let mut chars = body.chars();
    let is_letter = chars.next().is_some_and(|c| "slodiphcrtv".contains(c.to_ascii_lowercase()));
    let rest = chars.as_str().trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = chars.as_str().len() - rest.len();
    let is_some_parts = digits == 0 || !chars.as_str().starts_with('0');
    let rest = rest.strip_prefix(['r', 'R']).unwrap_or(rest);
    is_letter && is_some_parts && digits <= 3 && rest.chars().all(|c| ".-+,/_=".contains(c))
}

/// `[":" domain] ["/" bits] ["//" bits]` after `a` and `mx`.
fn host_and_prefixes(
    argument: &str,
    at: usize,
    before: &'static str,
) -> Result<(Option<String>, Prefixes), Problem> {
    let (rest, ip6) = match argument.rsplit_once("//") {
        Some((rest, bits)) => {
            let place = at + argument.len() - bits.len();
            (rest, length(bits, 128).ok_or(Problem { at: place, kind: SpfFaultKind::Length })?)
        }
        None => (argument, 128),
    };
    let has_length = rest.rsplit_once('/').filter(|(_, bits)| !bits.contains('}'));
    let (rest, ip4) = match has_length {
        Some((head, bits)) => {
            let place = at + rest.len() - bits.len();
            (head, length(bits, 32).ok_or(Problem { at: place, kind: SpfFaultKind::Length })?)
        }
        None => (rest, 32),
    };
    let domain = match rest.strip_prefix(':') {
        Some(text) => Some(domain(text, at + 1, before)?),
        None => None,
    };
    Ok((domain, Prefixes { ip4, ip6 }))
}

/// A count of bits without leading zeros.
fn length(bits: &str, most: u8) -> Option<u8> {
    let is_plain =
        bits == "0" || (!bits.starts_with('0') && bits.bytes().all(|b| b.is_ascii_digit()));
    bits.parse().ok().filter(|number| is_plain && *number <= most)
}

fn ip4(argument: &str, at: usize) -> Result<Mechanism, Problem> {
    let Some(text) = argument.strip_prefix(':') else {
        return problem(at, SpfFaultKind::MarkMissing("ip4"));
    };
    let (address, bits) = address_and_length(text, at + 1, 32)?;
    match address.parse::<Ipv4Addr>() {
        Ok(address) => Ok(Mechanism::Ip4(address, bits)),
        Err(_) if address.parse::<Ipv6Addr>().is_ok() => problem(at + 1, SpfFaultKind::Ip6InIp4),
        Err(_) => problem(at + 1, SpfFaultKind::Address),
    }
}

fn ip6(argument: &str, at: usize) -> Result<Mechanism, Problem> {
    let Some(text) = argument.strip_prefix(':') else {
        return problem(at, SpfFaultKind::MarkMissing("ip6"));
    };
    let (address, bits) = address_and_length(text, at + 1, 128)?;
    match address.parse::<Ipv6Addr>() {
        Ok(address) => Ok(Mechanism::Ip6(address, bits)),
        Err(_) if address.parse::<Ipv4Addr>().is_ok() => problem(at + 1, SpfFaultKind::Ip4InIp6),
        Err(_) => problem(at + 1, SpfFaultKind::Address),
    }
}

fn address_and_length(text: &str, at: usize, most: u8) -> Result<(&str, u8), Problem> {
    let Some((address, bits)) = text.split_once('/') else { return Ok((text, most)) };
    // An IPv6 address under `ip4:` is named as such, not as a wrong length.
    let most = if address.contains(':') { 128 } else { most };
    match length(bits, most) {
        Some(bits) => Ok((address, bits)),
        None => problem(at + address.len() + 1, SpfFaultKind::Length),
    }
}
