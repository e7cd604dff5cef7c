//! Signature keys that came out wrong.

use super::{ShapeFault, found};
use crate::observe::Moment;
use crate::plan::Wanted;
use crate::records::Rdata;
use crate::records::dkim::{self, Cut, DkimFault, DkimFaultKind};
use crate::verdict::compare::left;
use crate::verdict::entered::{Entered, text};
use crate::verdict::meaning::{self, Family, family};
use crate::verdict::{Code, Detail, Finding};

/// The characters one string of a text holds (RFC 1035 §3.3.14).
const STRING: usize = 255;

/// The secret half of a key, wherever it was put. It is an alarm, whatever else is wrong.
pub(super) fn secret(case: &Entered<'_>, wanted: &Wanted, right: &str) -> Option<Finding> {
    if family(right) != Family::Dkim {
        return None;
    }
    let is_secret = |text: &str| {
        matches!(dkim::parse(text), Err(DkimFault { kind: DkimFaultKind::PrivateKey, .. }))
    };
    let texts = case.suspect_texts();
    // It is not shown again.
    texts.into_iter().any(is_secret).then(|| {
        found(Code::DkimPrivateKey, wanted, String::new(), Detail::Shape(ShapeFault::PrivateKey))
    })
}

/// What is wrong with what stands in place of the key `right`.
pub(super) fn recognised(case: &Entered<'_>, wanted: &Wanted, right: &str) -> Option<Finding> {
    let told = |code, seen: String, fault| Some(found(code, wanted, seen, Detail::Shape(fault)));
    let alias = case.suspects().into_iter().find(|data| matches!(data, Rdata::Cname(_)));
    if let Some(alias) = alias {
        let fault = ShapeFault::KeyType { seen: alias.clone(), rtype: wanted.data.rtype() };
        return told(Code::DkimWrongType, alias.to_string(), fault);
    }
    let texts = case.suspect_texts();
    for text in &texts {
        match broken(text, right) {
            Some(DkimFault { kind: DkimFaultKind::HostName, .. }) => {
                let seen = Rdata::Txt((*text).to_owned());
                let fault = ShapeFault::KeyType { seen, rtype: wanted.data.rtype() };
                return told(Code::DkimWrongType, (*text).to_owned(), fault);
            }
            Some(DkimFault { at, kind }) => {
                let text = (*text).to_owned();
                let fault = ShapeFault::BrokenKey { text: text.clone(), at, kind };
                return told(Code::DkimBrokenKey, text, fault);
            }
            None => {}
        }
    }
    if texts.is_empty() {
        return None;
    }
    if let Some(texts) = several(right, case.seen.iter().filter_map(text)) {
        return told(Code::DkimTwoKeys, texts.join("\n"), ShapeFault::TwoKeys { texts });
    }
    let other = texts.into_iter().find(|text| meaning::resembles(right, text))?;
    let same = right.chars().zip(other.chars()).take_while(|(one, other)| one == other);
    let fault = ShapeFault::OtherKey { text: other.to_owned(), first_difference: same.count() };
    told(Code::DkimWrongKey, other.to_owned(), fault)
}

/// The right key, and an old one that was to go beside it.
pub(in crate::verdict) fn twice(case: &Entered<'_>, now: Moment) -> Option<Finding> {
    let [wanted] = case.step.wanted.as_slice() else { return None };
    let Rdata::Txt(right) = &wanted.data else { return None };
    let is_left = !left(&[&wanted.data], &case.step.gone, &case.seen).is_empty();
    if case.lacking().next().is_some() || !is_left || !case.is_settled(now) {
        return None;
    }
    let texts = several(right, case.seen.iter().filter_map(text))?;
    let detail = Detail::Shape(ShapeFault::TwoKeys { texts: texts.clone() });
    Some(found(Code::DkimTwoKeys, wanted, texts.join("\n"), detail))
}

/// The keys among `texts`, when there are several that differ and `right` is a key.
pub(super) fn several<'a>(
    right: &str,
    texts: impl Iterator<Item = &'a str>,
) -> Option<Vec<String>> {
    if family(right) != Family::Dkim {
        return None;
    }
    let mut keys: Vec<String> = Vec::new();
    for text in texts.filter(|text| family(text) == Family::Dkim) {
        if !keys.iter().any(|known| dkim::same_meaning(known, text)) {
            keys.push(text.to_owned());
        }
    }
    (keys.len() > 1).then_some(keys)
}

/// What is wrong with `text`, held against the key it should be: that tells more than the text alone.
fn broken(text: &str, right: &str) -> Option<DkimFault> {
    let at_255 = if text.chars().count() == STRING { Cut::At255 } else { Cut::Elsewhere };
    let (have, want) = (dkim::key_of(text), dkim::key_of(right));
    if let (Some(have), Some(want)) = (&have, &want) {
        let begins = want.chars().zip(have.chars()).take_while(|(one, other)| one == other).count();
        let rest = want.chars().rev().zip(have.chars().rev());
        let ends = rest.take_while(|(one, other)| one == other).count();
        let (has, needs) = (have.chars().count(), want.chars().count());
        if has > 0 && has < needs && begins + ends >= has {
            let kind = DkimFaultKind::Truncated { have: has, want: needs, at_255 };
            let end = text.chars().count();
            let at = if begins == has { end } else { end.saturating_sub(has - begins) };
            return Some(DkimFault { at, kind });
        }
        if has == needs && have != want && format!("{want}{want}").contains(have.as_str()) {
            return Some(DkimFault { at: 0, kind: DkimFaultKind::HalvesSwapped });
        }
    }
    dkim::parse(text).err()
}
