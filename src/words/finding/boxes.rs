//! What many repairs end in: the right value, alone, under the label of its box.

use super::Panel;
use super::bracket::bracketed;
use crate::catalog::Role;
use crate::names::{Host, Name, label_octets};
use crate::records::Rdata;
use crate::words::page::FindingText;
use crate::words::shared::{for_eye, name_for_eye};
use crate::words::{Arg, Reader};

/// Characters shown before and after a place in a text: a narrow terminal has room for both.
const AROUND: usize = 22;

impl Panel<'_> {
    /// The value is typed anew: what was seen, what to know first, and the box with the whole of it.
    pub(super) fn retyped(
        &self,
        headline: &str,
        args: &[(&'static str, Arg)],
        seen: Vec<String>,
        first: Vec<String>,
    ) -> FindingText {
        let Some(wanted) = self.wanted else {
            let headline = self.say(headline, args);
            return FindingText { headline, seen, repair: first, ..FindingText::default() };
        };
        self.replaced(headline, args, seen, first, &wanted.data)
    }

    /// The same with another value than the planned one.
    pub(super) fn replaced(
        &self,
        headline: &str,
        args: &[(&'static str, Arg)],
        seen: Vec<String>,
        first: Vec<String>,
        data: &Rdata,
    ) -> FindingText {
        let host = self.wanted.map_or(Host::Apex, |wanted| wanted.host.clone());
        let rtype = data.rtype();
        let role = if matches!(data, Rdata::Txt(_)) { Role::Value } else { Role::Target };
        let label = self.label(rtype, role);
        let is_one_of_many =
            self.subject.registrar.is_some_and(|registrar| registrar.types_sets(rtype));
        let mut repair = first;
        if is_one_of_many {
            repair.push(self.say("different-one-of-many", &[]));
        }
        repair.push(self.say("type-in-box", &[("label", label.into())]));
        FindingText {
            headline: self.say(headline, args),
            seen: self.at_its_name(seen),
            repair,
            type_this: Some(self.value(&host, data, role)),
            then: Some(self.say("save-again", &[])),
        }
    }

    /// Who has no card before them is told first which record it is about.
    pub(super) fn at_its_name(&self, seen: Vec<String>) -> Vec<String> {
        let name = self.wanted.zip(self.subject.domain.as_ref());
        match (self.subject.reader, name) {
            (Reader::Afar, Some((wanted, domain))) => {
                let name = name_for_eye(&wanted.host.absolute(domain));
                let which = format!("{} {name}", wanted.data.rtype());
                std::iter::once(which).chain(seen).collect()
            }
            _ => seen,
        }
    }

    /// "before → after", each with the part that the other does not have in brackets.
    pub(super) fn before_after(bad: &str, good: &str) -> String {
        format!("{} → {}", bracketed(bad, good), bracketed(good, bad))
    }

    /// "before → after" for names that have little in common.
    pub(super) fn moved(bad: &Name, good: &Name) -> String {
        format!("{} → {}", for_eye(&as_typed(bad)), name_for_eye(good))
    }

    /// The lines of a route, as a list shows them.
    pub(super) fn route_lines(lines: &[(u16, Name)]) -> Vec<String> {
        let line = |(number, name): &(u16, Name)| format!("MX {number} {}", name_for_eye(name));
        lines.iter().take(super::MOST_LINES).map(line).collect()
    }
}

/// A name as somebody typed it: `10 smtp.google.com` for `10\032smtp.google.com`. Not escaped.
pub(super) fn as_typed(name: &Name) -> String {
    let label = |label: &str| match label_octets(label) {
        Some(octets) => String::from_utf8_lossy(&octets).into_owned(),
        None => label.to_owned(),
    };
    name.labels().map(label).collect::<Vec<_>>().join(".")
}

/// The neighbourhood of the character at `at`, and a mark below it.
pub(super) fn pointed(text: &str, at: usize) -> Vec<String> {
    let length = text.chars().count();
    let at = at.min(length);
    let from = at.saturating_sub(AROUND);
    let part =
        |from: usize, many: usize| -> String { text.chars().skip(from).take(many).collect() };
    let cut = if from > 0 { "…" } else { "" };
    let before = format!("{cut}{}", for_eye(&part(from, at - from)));
    let after = for_eye(&part(at, AROUND));
    let rest = if length > at + AROUND { "…" } else { "" };
    let mark = format!("{}^", " ".repeat(before.chars().count()));
    // Spaces that do not break keep the mark in its place.
    [format!("{before}{after}{rest}"), mark].map(|line| line.replace(' ', "\u{a0}")).into()
}

/// A character as a person can look for it.
pub(super) fn sign(c: char) -> String {
    if c.is_ascii_graphic() {
        return c.to_string();
    }
    let number = format!("U+{:04X}", u32::from(c));
    if c.is_alphanumeric() { format!("{c} ({number})") } else { number }
}

/// The text with each of these characters in brackets, cut to the neighbourhood of the first.
pub(super) fn each_marked(text: &str, is_meant: impl Fn(char) -> bool) -> String {
    let first = text.chars().position(&is_meant).unwrap_or_default();
    let from = first.saturating_sub(2 * AROUND);
    let many = 4 * AROUND;
    let mut shown = if from > 0 { "…".to_owned() } else { String::new() };
    for c in text.chars().skip(from).take(many) {
        if !is_meant(c) {
            shown.push_str(&for_eye(&c.to_string()));
        } else if c.is_ascii_graphic() || super::is_quoted(&c.to_string()) {
            shown.extend(['[', c, ']']);
        } else {
            shown.extend(["[", &sign(c), "]"]);
        }
    }
    if text.chars().count() > from + many {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_below_the_character_it_is_about() {
        let [line, mark] = <[String; 2]>::try_from(pointed("v=spf1 include: x ~all", 15)).unwrap();
        assert_eq!(line, "v=spf1 include: x ~all".replace(' ', "\u{a0}"));
        assert_eq!(mark, format!("{}^", "\u{a0}".repeat(15)));
        let long = format!("v=spf1 {} ~all", "x".repeat(200));
        let [line, mark] = <[String; 2]>::try_from(pointed(&long, 100)).unwrap();
        assert_eq!(line, format!("…{}…", "x".repeat(2 * AROUND)));
        assert_eq!(mark.chars().count(), AROUND + 2);
    }

    #[test]
    fn each_mark_and_each_hidden_character_is_shown() {
        let quotes = each_marked("“v=spf1 -all\"", |c| matches!(c, '“' | '"'));
        assert_eq!(quotes, "[“]v=spf1 -all[\"]");
        assert_eq!(each_marked("v=spf1\u{a0}-all", |c| c == '\u{a0}'), "v=spf1[U+00A0]-all");
    }

    proptest::proptest! {
        #[test]
        fn whatever_was_published_nothing_panics_and_nothing_steers(text in ".{0,80}", at in 0_usize..100) {
            let shown = pointed(&text, at).concat() + &each_marked(&text, |c| !c.is_ascii());
            assert!(!shown.contains(['\u{1b}', '\u{202e}', '\u{200b}']));
        }
    }
}
