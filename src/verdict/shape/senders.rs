//! Lists of senders that came out wrong.

use super::{ShapeFault, found};
use crate::plan::Wanted;
use crate::records::spf::{self, Oddity, Spf, Term};
use crate::verdict::entered::Entered;
use crate::verdict::meaning;
use crate::verdict::{Code, Detail, Finding};

/// Letters by which a misspelt sender may differ.
const MOST_LETTERS: usize = 2;

/// What is wrong with the first new list.
pub(super) fn recognised(case: &Entered<'_>, wanted: &Wanted, right: &str) -> Option<Finding> {
    let texts = case.suspect_texts();
    let mut lists = texts.into_iter().filter(|text| spf::looks_like_spf(text));
    lists.find_map(|text| {
        let (code, fault) = slip(text, right)?;
        Some(found(code, wanted, text.to_owned(), Detail::Shape(fault)))
    })
}

fn slip(text: &str, right: &str) -> Option<(Code, ShapeFault)> {
    let owned = text.to_owned();
    let list = match spf::parse(text) {
        Ok(list) => list,
        Err(spf::SpfFault { at, kind }) => {
            let merged = merged(right, &[]);
            let fault = ShapeFault::SendersUnreadable { text: owned, at, kind, merged };
            return Some((Code::SpfSyntax, fault));
        }
    };
    if list.oddities().contains(&Oddity::Parked) {
        let fault = ShapeFault::SendersParked { text: owned, merged: right.to_owned() };
        return Some((Code::SpfParked, fault));
    }
    let planned = spf::parse(right).ok()?;
    let missing: Vec<String> =
        senders(&planned).filter(|sender| !list.lets_send(sender)).map(str::to_owned).collect();
    if let Some((bad, good)) = misspelt(&list, &planned).next() {
        let (bad, good) = (bad.to_owned(), good.to_owned());
        let merged = merged(right, &[text]);
        let fault = ShapeFault::SendersMisspelt { text: owned, bad, good, merged };
        return Some((Code::SpfMissingInclude, fault));
    }
    (!missing.is_empty()).then(|| {
        let merged = merged(right, &[text]);
        (Code::SpfMissingInclude, ShapeFault::SendersLacking { text: owned, missing, merged })
    })
}

/// Who may send by name.
fn senders(list: &Spf) -> impl Iterator<Item = &str> {
    list.effective().map(Term::text).filter(|term| list.lets_send(term))
}

/// Senders of `list` that nobody planned and that are a planned one with a letter or two amiss, which
/// `list` lacks. Another number is another sender: companies count their lists and their addresses.
fn misspelt<'l>(list: &'l Spf, planned: &'l Spf) -> impl Iterator<Item = (&'l str, &'l str)> {
    let extra = senders(list).filter(|sender| !planned.lets_send(sender) && !is_all(sender));
    extra.filter_map(|bad| {
        let mut lacking = senders(planned).filter(|sender| !list.lets_send(sender));
        let is_meant = |good: &&str| {
            let (bad, good) = (unnumbered(bad), unnumbered(good));
            (1..=MOST_LETTERS).contains(&strsim::osa_distance(&bad, &good))
        };
        lacking.find(|good| good.contains(':') && is_meant(good)).map(|good| (bad, good))
    })
}

fn unnumbered(sender: &str) -> String {
    sender.chars().filter(|c| !c.is_ascii_digit()).collect::<String>().to_ascii_lowercase()
}

/// The planned line with every sender of `lists` that it lacks, so that nobody who was just entered is
/// lost, but for those that are merely misspelt. It keeps the planned end.
pub(in crate::verdict) fn merged(planned: &str, lists: &[&str]) -> String {
    let Ok(own) = spf::parse(planned) else { return planned.to_owned() };
    let mut more: Vec<String> = Vec::new();
    for list in lists.iter().filter_map(|list| spf::parse(list).ok()) {
        let slips: Vec<&str> = misspelt(&list, &own).map(|(bad, _)| bad).collect();
        let is_new =
            |sender: &&str| !own.lets_send(sender) && !is_all(sender) && !slips.contains(sender);
        more.extend(senders(&list).filter(is_new).map(str::to_owned));
    }
    if more.is_empty() {
        return planned.to_owned();
    }
    let text = spf::merge(&[planned.to_owned()], &more, "~all").text;
    if meaning::does_the_same(planned, &text) { text } else { planned.to_owned() }
}

fn is_all(term: &str) -> bool {
    term.trim_start_matches(['+', '-', '~', '?']).eq_ignore_ascii_case("all")
}
