//! Comparison on the wire form: what is served, and whether it is what the plan wants.
//!
//! Names are lower case without a final dot, texts are joined, mail routes compare by order rather
//! than by number; never by substring.

use crate::names::Name;
use crate::observe::{Heard, Photo, Question};
use crate::records::Rdata;

use super::logbook::{Logbook, is_authoritative};
use super::meaning::{self, Loner};

/// The values at the name asked about: those of the type, and an alias in their place.
pub(super) fn served(question: &Question, heard: &Heard) -> Vec<Rdata> {
    let Heard::Records(records) = heard else { return Vec::new() };
    let mut data: Vec<Rdata> = records
        .iter()
        .filter(|record| record.name == question.name)
        .map(|record| &record.data)
        .filter(|data| data.rtype() == question.rtype || matches!(data, Rdata::Cname(_)))
        .cloned()
        .collect();
    data.sort();
    data.dedup();
    data
}

/// What any server served for `question` before anything changed.
pub(super) fn before(photo: &Photo, question: &Question) -> Vec<Rdata> {
    let answers = photo.views.iter().flat_map(|view| &view.answers);
    let mut data: Vec<Rdata> = answers
        .filter(|(asked, _, _)| asked == question)
        .flat_map(|(asked, heard, _)| served(asked, heard))
        .collect();
    data.sort();
    data.dedup();
    data
}

/// True when all of `wanted` is served and none of `gone` is left.
pub(super) fn is_met(wanted: &[&Rdata], gone: &[Rdata], served: &[Rdata]) -> bool {
    wanted.iter().all(|one| is_present(one, served))
        && is_in_order(wanted, served)
        && left(wanted, gone, served).is_empty()
}

/// True when `served` holds what `wanted` asks for, whatever else it holds.
pub(super) fn is_present(wanted: &Rdata, served: &[Rdata]) -> bool {
    let is_displaced = served.iter().any(|data| matches!(data, Rdata::Cname(_)));
    match wanted {
        Rdata::Cname(_) => served.contains(wanted),
        _ if is_displaced => false,
        Rdata::Txt(text) => {
            let lines = Loner::of(text).map(|kind| lines_of(kind, served));
            match lines.as_deref() {
                Some([only]) => meaning::does_the_same(text, only),
                Some(_) => false,
                None => served.iter().any(|seen| does_the_same(wanted, seen)),
            }
        }
        _ => served.iter().any(|seen| does_the_same(wanted, seen)),
    }
}

/// The line that does the job of `wanted` at `name`, as an authoritative server gave it last: it may
/// say more than was asked for.
pub fn published_as(logbook: &Logbook, name: &Name, wanted: &Rdata) -> Option<Rdata> {
    let question = Question::new(name.clone(), wanted.rtype());
    let heard = logbook.about(&question);
    let lines: Vec<Rdata> = heard
        .filter(|(_, sighting)| is_authoritative(&sighting.heard, &sighting.margin))
        .flat_map(|(_, sighting)| served(&question, &sighting.heard))
        .collect();
    let exact = lines.iter().find(|line| *line == wanted);
    exact.or_else(|| lines.iter().find(|line| does_the_same(wanted, line))).cloned()
}

/// True when `seen` does the job of `wanted`, order of mail routes aside.
pub(super) fn does_the_same(wanted: &Rdata, seen: &Rdata) -> bool {
    match (wanted, seen) {
        (Rdata::Mx { exchange: one, .. }, Rdata::Mx { exchange: other, .. }) => one == other,
        (Rdata::Txt(one), Rdata::Txt(other)) => meaning::does_the_same(one, other),
        _ => wanted == seen,
    }
}

/// True when mail tries no wanted server before one that should come first (RFC 5321 §5.1). The
/// numbers may differ, and equal ones are healthy: senders then take turns. Servers that are not there
/// do not count.
pub(super) fn is_in_order(wanted: &[&Rdata], served: &[Rdata]) -> bool {
    let places: Vec<(u16, u16)> = wanted
        .iter()
        .filter_map(|one| match one {
            Rdata::Mx { priority, exchange } => Some((*priority, priority_of(exchange, served)?)),
            _ => None,
        })
        .collect();
    places.iter().all(|(wanted, seen)| {
        places.iter().all(|(later, seen_later)| wanted >= later || seen <= seen_later)
    })
}

/// Of what should be gone, what is still served.
pub(super) fn left(wanted: &[&Rdata], gone: &[Rdata], served: &[Rdata]) -> Vec<Rdata> {
    let is_gone = |seen: &Rdata| {
        gone.iter().any(|old| match (old, seen) {
            (Rdata::Mx { exchange: one, .. }, Rdata::Mx { exchange: other, .. }) => one == other,
            _ => old == seen,
        })
    };
    let is_wanted = |seen: &Rdata| wanted.iter().any(|one| does_the_same(one, seen));
    served.iter().filter(|seen| is_gone(seen) && !is_wanted(seen)).cloned().collect()
}

/// The texts among `served` of which receivers want but one.
pub(super) fn lines_of(kind: Loner, served: &[Rdata]) -> Vec<&str> {
    let texts = served.iter().filter_map(|data| match data {
        Rdata::Txt(text) => Some(text.as_str()),
        _ => None,
    });
    texts.filter(|text| Loner::of(text) == Some(kind)).collect()
}

/// The lowest number under which `exchange` is served.
fn priority_of(exchange: &Name, served: &[Rdata]) -> Option<u16> {
    let priorities = served.iter().filter_map(|data| match data {
        Rdata::Mx { priority, exchange: name } if name == exchange => Some(*priority),
        _ => None,
    });
    priorities.min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mx(priority: u16, exchange: &str) -> Rdata {
        Rdata::Mx { priority, exchange: Name::from_presentation(exchange) }
    }

    #[test]
    fn mail_routes_compare_by_order_and_not_by_number() {
        let wanted = [mx(1, "a.example"), mx(5, "b.example"), mx(5, "c.example")];
        let wanted: Vec<&Rdata> = wanted.iter().collect();
        let met = |served: &[Rdata]| is_met(&wanted, &[], served);
        assert!(met(&[mx(10, "a.example"), mx(20, "b.example"), mx(30, "c.example")]));
        assert!(met(&[mx(10, "a.example"), mx(20, "b.example"), mx(15, "c.example")]));
        assert!(met(&[mx(10, "a.example"), mx(10, "b.example"), mx(10, "c.example")]));
        assert!(!met(&[mx(10, "a.example"), mx(5, "b.example"), mx(20, "c.example")]));
        assert!(!met(&[mx(10, "a.example"), mx(20, "b.example")]));
    }

    #[test]
    fn an_old_route_counts_as_left_under_any_number_unless_it_is_also_wanted() {
        let new = mx(1, "new.example");
        let wanted = [&new];
        let gone = [mx(10, "old.example"), mx(50, "new.example")];
        let served = [mx(1, "new.example"), mx(7, "old.example")];
        assert_eq!(left(&wanted, &gone, &served), [mx(7, "old.example")]);
        assert!(is_met(&wanted, &gone, &[mx(3, "new.example")]));
    }

    #[test]
    fn a_sender_list_must_stand_alone_but_other_texts_may_stand_beside_it() {
        let txt = |text: &str| Rdata::Txt(text.to_owned());
        let wanted = txt("v=spf1 include:_spf.google.com ~all");
        let same = txt("V=SPF1 include:_spf.google.com ~all");
        assert!(is_present(&wanted, &[same.clone(), txt("MS=ms1")]));
        assert!(!is_present(&wanted, &[same, txt("v=spf1 -all")]));
        assert!(!is_present(&wanted, &[txt(" v=spf1 include:_spf.google.com ~all")]));
    }

    #[test]
    fn an_alias_in_the_way_of_a_text_is_not_the_text() {
        let wanted = Rdata::Txt("v=DKIM1; p=abc".to_owned());
        let alias = Rdata::Cname(Name::from_presentation("key.example"));
        assert!(is_present(&wanted, std::slice::from_ref(&wanted)));
        assert!(!is_present(&wanted, &[alias.clone(), wanted.clone()]));
        assert!(is_present(&alias, std::slice::from_ref(&alias)));
    }
}
