//! Servers on the list that do not exist: a look-up in vain costs more than any other (RFC 7208
//! §4.6.4). Only what said that there is nothing counts; silence does not.

use super::SenderFault;
use crate::names::Name;
use crate::observe::{Heard, Question};
use crate::records::Rtype;
use crate::records::spf::{self, Meaning, Mechanism, Spf, Term, VOID_LIMIT};
use crate::verdict::target::{self, Reach};
use crate::verdict::{Code, Scene};

/// Names of one list that are looked up: as many as receivers look up.
const MOST: usize = 10;

/// What to ask about the servers that the list names.
pub(in crate::verdict) fn questions(scene: &Scene<'_>) -> Vec<Question> {
    let texts = scene.texts(&scene.apex()).unwrap_or_default();
    let lists = texts.iter().filter_map(|text| spf::parse(text).ok());
    let mut questions = Vec::new();
    for (_, rtypes, name) in lists.flat_map(|list| looked_up(&list)).take(MOST) {
        questions.extend(rtypes.iter().map(|rtype| Question::new(name.clone(), *rtype)));
    }
    questions
}

/// More look-ups in vain than receivers put up with.
pub(super) fn fault(scene: &Scene<'_>, list: &Spf) -> Option<(Code, SenderFault)> {
    let is_nothing =
        |name: &Name| matches!(scene.outside(name, Rtype::Mx), Some(Heard::Nothing { .. }));
    let terms: Vec<String> = looked_up(list)
        .into_iter()
        .filter(|(_, rtypes, name)| match rtypes {
            [Rtype::Mx] => is_nothing(name),
            _ => target::reach(scene, name) == Reach::Nowhere,
        })
        .map(|(term, _, _)| term)
        .collect();
    if terms.len() <= VOID_LIMIT as usize {
        return None;
    }
    let left =
        list.terms().iter().map(Term::text).filter(|text| !terms.iter().any(|one| one == text));
    let line = std::iter::once("v=spf1").chain(left).collect::<Vec<_>>().join(" ");
    let repaired = super::repaired(scene, &[&line]);
    // The plan keeps every sender that is there: what leads nowhere is taken out of it as well.
    let repaired = repaired
        .split(' ')
        .filter(|word| !terms.iter().any(|one| one == word))
        .collect::<Vec<_>>()
        .join(" ");
    Some((Code::SpfTooManyLookups, SenderFault::InVain { terms, repaired }))
}

/// The terms of `list` that look up servers at a name of their own, with what is asked there.
fn looked_up(list: &Spf) -> Vec<(String, &'static [Rtype], Name)> {
    let name = |term: &Term| {
        let (rtypes, name): (&'static [Rtype], &String) = match term.meaning() {
            Meaning::Directive(_, Mechanism::A(Some(name), _) | Mechanism::Exists(name)) => {
                (&[Rtype::A, Rtype::Aaaa], name)
            }
            Meaning::Directive(_, Mechanism::Mx(Some(name), _)) => (&[Rtype::Mx], name),
            _ => return None,
        };
        // What a macro becomes depends on the message.
        let name = Name::parse_target(name).ok()?;
        Some((term.text().to_owned(), rtypes, name))
    };
    list.effective().filter_map(name).take(MOST).collect()
}
