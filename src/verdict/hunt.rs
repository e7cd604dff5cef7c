//! Where a record goes astray when a panel adds the domain to a name that already has it.

use crate::names::Name;
use crate::observe::Question;
use crate::plan::{Plan, Step};

/// More than this many questions beside its own would be rude for one card.
const MOST: usize = 6;

/// What to ask beside the card's own question, to find a record under a wrong name; at most six.
///
/// The panel adds the domain that was registered, so `_dmarc.acme.fr` typed in full becomes
/// `_dmarc.acme.fr.acme.fr`, and `_dmarc.acme` becomes `_dmarc.acme.acme.fr`.
pub fn hunt(plan: &Plan, step: &Step) -> Vec<Question> {
    if step.wanted.is_empty() {
        return Vec::new();
    }
    let right = step.host.absolute(&plan.domain);
    let mut added = vec![plan.domain.registered().name()];
    if plan.domain.name() != plan.domain.registered().name() {
        added.push(plan.domain.name());
    }
    let mut names: Vec<Name> = Vec::new();
    for suffix in &added {
        let Some(label) = suffix.labels().next() else { continue };
        let head = right.as_str().strip_suffix(suffix.as_str()).unwrap_or_default();
        // `head` still carries its dot: `_dmarc.` for a name below, nothing for the domain itself.
        for typed in [right.as_str().to_owned(), format!("{head}{label}")] {
            let name = suffix.child(&typed);
            let is_legal = name.as_str().len() <= 253;
            if is_legal && name != right && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.truncate(MOST);
    names.into_iter().map(|name| Question::new(name, step.rtype)).collect()
}
