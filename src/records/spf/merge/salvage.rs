//! The terms of a record that may be broken: what can be read is kept, the rest is named.

use std::net::IpAddr;

use super::{DropReason, Dropped};
use crate::names::clean_paste;
use crate::records::spf::{Meaning, Term, parse, parse::after_version, term};

/// The terms of one existing text, or nothing when it is no SPF at all.
pub(super) fn salvaged(text: &str, dropped: &mut Vec<Dropped>) -> Option<Vec<Term>> {
    if let Ok(spf) = parse(text) {
        return Some(spf.terms);
    }
    let quotes = ['"', '\'', '\\', '“', '”', '„', '«', '»', '`'];
    let plain = clean_paste(text, 65_535).replace(quotes, " ");
    let Some(rest) = after_version(plain.trim_start()) else {
        dropped.push(Dropped::new(text, DropReason::NotSpf));
        return None;
    };
    let mut terms: Vec<Term> = Vec::new();
    for word in words(rest) {
        let word = renumbered(&word).unwrap_or(word);
        match term::read(&word) {
            Ok(term) if is_again(&terms, &term) => {
                dropped.push(Dropped::new(&word, DropReason::Repeated));
            }
            Ok(term) => terms.push(term),
            // Two records in one string: the second begins here.
            Err(_) if after_version(&word).is_some_and(str::is_empty) => {}
            Err(problem) => dropped.push(Dropped::new(&word, DropReason::Broken(problem.kind))),
        }
    }
    Some(terms)
}

/// The words of a broken record: commas and semicolons end a word too, and `include:` takes the word
/// that a stray space cut off.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([' ', ',', ';']).filter(|word| !word.is_empty()) {
        match words.last_mut() {
            Some(last) if last.ends_with([':', '=']) && after_version(word).is_none() => {
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// `ip6:` for the `ip4:` that stands before an IPv6 address, and the other way round.
fn renumbered(word: &str) -> Option<String> {
    let (name, value) = word.split_once(':')?;
    let address: IpAddr = value.split('/').next()?.parse().ok()?;
    let bare = name.trim_start_matches(['+', '-', '~', '?']);
    let sign = name.strip_suffix(bare)?;
    let (bad, good) = if address.is_ipv6() { ("ip4", "ip6") } else { ("ip6", "ip4") };
    bare.eq_ignore_ascii_case(bad).then(|| format!("{sign}{good}:{value}"))
}

/// A second `redirect=` cannot stand in one record (RFC 7208 §6).
fn is_again(terms: &[Term], term: &Term) -> bool {
    matches!(term.meaning, Meaning::Redirect(_))
        && terms.iter().any(|other| matches!(other.meaning, Meaning::Redirect(_)))
}
