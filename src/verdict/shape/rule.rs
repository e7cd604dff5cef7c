//! Rules for fakes, and proofs of ownership, that came out wrong.

use super::{ShapeFault, TokenSlip, found};
use crate::plan::Wanted;
use crate::records::dmarc::{self, DmarcFault};
use crate::verdict::compare::lines_of;
use crate::verdict::entered::Entered;
use crate::verdict::meaning::{Family, Loner, family};
use crate::verdict::{Code, Detail, Finding};

/// Letters by which a proof differs that was meant to be the one asked for.
const MOST_LETTERS: usize = 3;

/// Several rules, or the first new one that cannot be read wholly.
pub(super) fn recognised(case: &Entered<'_>, wanted: &Wanted) -> Option<Finding> {
    let told = |code, seen: String, fault| Some(found(code, wanted, seen, Detail::Shape(fault)));
    let lines = lines_of(Loner::Dmarc, &case.seen);
    if lines.len() > 1 && case.is_news() && lines != lines_of(Loner::Dmarc, &case.before) {
        return told(Code::DmarcMultiple, lines.join("\n"), several(&lines));
    }
    if lines.len() > 1 && case.is_news() && case.suspect_texts().is_empty() {
        return told(Code::DmarcMultiple, lines.join("\n"), several(&lines));
    }
    let texts = case.suspect_texts();
    let mut rules = texts.into_iter().filter(|text| is_attempt(text));
    rules.find_map(|text| {
        let DmarcFault { at, kind } = dmarc::parse(text).err()?;
        let fault = ShapeFault::RuleUnreadable { text: text.to_owned(), at, kind };
        told(Code::DmarcSyntax, text.to_owned(), fault)
    })
}

fn several(lines: &[&str]) -> ShapeFault {
    ShapeFault::SeveralRules { lines: lines.iter().map(|line| (*line).to_owned()).collect() }
}

/// True for what somebody meant as a rule, with or without its beginning.
fn is_attempt(text: &str) -> bool {
    let has = |tag: &str| {
        let mut parts = text.split(';').map(str::trim_start);
        parts.any(|part| part.to_ascii_lowercase().starts_with(tag))
    };
    dmarc::looks_like_dmarc(text) || has("dmarc1") || has("p=") || has("rua=")
}

/// A proof of ownership without its beginning, or another one.
pub(super) fn token(case: &Entered<'_>, wanted: &Wanted, right: &str) -> Option<Finding> {
    let Family::Key(key) = family(right) else { return None };
    let (prefix, value) = right.split_at_checked(key.len() + 1)?;
    let texts = case.suspect_texts();
    let bare = texts.iter().find(|text| text.trim() == value);
    // A letter or two left out or swapped: nobody else's proof comes that close.
    let is_misspelt = |text: &&str| strsim::osa_distance(text.trim(), right) <= MOST_LETTERS;
    if bare.is_none() && texts.iter().any(is_misspelt) {
        return None;
    }
    let other = || {
        let is_same_kind = |text: &&&str| match family(text) {
            Family::Key(other) => other.eq_ignore_ascii_case(key),
            _ => false,
        };
        texts.iter().find(is_same_kind)
    };
    let (text, slip) = match bare {
        Some(text) => (text, TokenSlip::PrefixDropped { prefix: prefix.to_owned() }),
        None => (other()?, TokenSlip::Other),
    };
    let fault = ShapeFault::Token { text: (*text).to_owned(), slip };
    Some(found(Code::VerificationToken, wanted, (*text).to_owned(), Detail::Shape(fault)))
}
