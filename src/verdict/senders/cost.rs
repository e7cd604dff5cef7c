//! What the list leads to: how many look-ups, and where it ends in nothing.
//!
//! Only names that said that they have no list count as without one. A look-up that was not made, or
//! not answered, is neither in vain nor a dead end.

use std::collections::BTreeSet;

use super::SenderFault;
use crate::records::spf::{self, Meaning, Mechanism, Spf};
use crate::verdict::{Code, Scene};

/// What is wrong with where the list leads.
pub(super) fn faults(scene: &Scene<'_>, line: &str, list: &Spf) -> Vec<(Code, SenderFault)> {
    let text = |name: &str| scene.around.senders.get(&name.to_ascii_lowercase()).cloned();
    let cost = spf::count(list, &text);
    let mut faults = Vec::new();
    if cost.total > spf::LOOKUP_LIMIT {
        let mut parts: Vec<(String, u32)> =
            cost.per_term.iter().filter(|(_, cost)| *cost > 0).cloned().collect();
        parts.sort_by_key(|(_, cost)| std::cmp::Reverse(*cost));
        faults.push((Code::SpfTooManyLookups, SenderFault::TooMany { total: cost.total, parts }));
    }
    if let Some(name) = cost.loop_at {
        let own = scene.apex();
        let leads_back =
            |term: &str| target(term).is_some_and(|to| to == name || to == own.as_str());
        let repaired = without(scene, line, list, &leads_back).map(|(_, line)| line);
        faults.push((Code::SpfDangling, SenderFault::Circle { name, repaired }));
        return faults;
    }
    let is_empty = |name: &String| scene.around.senderless.contains(name);
    let mut names: Vec<String> = cost.dangling.into_iter().filter(is_empty).collect();
    names.extend(cost.broken);
    if let Some(first) = names.first() {
        let leads_there = |term: &str| target(term).as_ref() == Some(first);
        let found = without(scene, line, list, &leads_there);
        let (term, repaired) = match found {
            Some((term, line)) => (term, Some(line)),
            None => (leading_to(scene, list, first).unwrap_or_else(|| first.clone()), None),
        };
        faults.push((Code::SpfDangling, SenderFault::Dangling { names, term, repaired }));
    }
    faults
}

/// True when some list that this one leads to was not told: whom it names is then unknown.
pub(super) fn is_unknown(scene: &Scene<'_>, list: &Spf) -> bool {
    let mut is_unknown = false;
    walk(scene, list, &mut |name, inner| {
        let is_told = inner.is_some() || scene.around.senderless.contains(name);
        is_unknown |= !is_told || name.contains('%');
    });
    is_unknown
}

/// True when `wanted` may send by this list or by one that it leads to.
pub(super) fn covers(scene: &Scene<'_>, list: &Spf, wanted: &str) -> bool {
    let mut is_there = list.lets_send(wanted);
    walk(scene, list, &mut |_, inner| {
        is_there |= inner.is_some_and(|inner| inner.lets_send(wanted));
    });
    is_there
}

/// The term of `list` that leads to `name`, however far behind.
fn leading_to(scene: &Scene<'_>, list: &Spf, name: &str) -> Option<String> {
    list.effective().map(spf::Term::text).find_map(|term| {
        let to = target(term)?;
        let inner = scene.around.senders.get(&to).and_then(|text| spf::parse(text).ok())?;
        let mut is_there = false;
        walk(scene, &inner, &mut |below, _| is_there |= below == name);
        is_there.then(|| term.to_owned())
    })
}

/// Visits every list that `list` leads to, once: its name, and the list where it is known and can be
/// read.
fn walk(scene: &Scene<'_>, list: &Spf, visit: &mut dyn FnMut(&str, Option<&Spf>)) {
    let targets = |list: &Spf| -> Vec<String> {
        list.effective().filter_map(|term| target(term.text())).collect()
    };
    let mut next = targets(list);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    while let Some(name) = next.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let inner = scene.around.senders.get(&name).and_then(|text| spf::parse(text).ok());
        visit(&name, inner.as_ref());
        next.extend(inner.iter().flat_map(targets));
    }
}

/// Where a term leads, lower case without the final dot.
fn target(term: &str) -> Option<String> {
    let list = spf::parse(&format!("v=spf1 {term}")).ok()?;
    let (Meaning::Directive(_, Mechanism::Include(name)) | Meaning::Redirect(name)) =
        list.terms().first()?.meaning()
    else {
        return None;
    };
    Some(name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase())
}

/// The list without the term that `is_it` finds, and that term. What the plan wants stays in.
fn without(
    scene: &Scene<'_>,
    line: &str,
    list: &Spf,
    is_it: &dyn Fn(&str) -> bool,
) -> Option<(String, String)> {
    let planned = scene.plan.and_then(|plan| plan.spf.as_ref());
    let added = |term: &str| {
        planned.is_some_and(|planned| {
            spf::parse(planned).is_ok_and(|planned| planned.lets_send(term))
                && !list.lets_send(term)
        })
    };
    let found = list.effective().find(|term| is_it(term.text()) && !added(term.text()))?;
    let rest: Vec<&str> =
        list.terms().iter().map(spf::Term::text).filter(|text| *text != found.text()).collect();
    let text = std::iter::once("v=spf1").chain(rest).collect::<Vec<_>>().join(" ");
    let has_end =
        spf::parse(&text).is_ok_and(|rest| rest.all().is_some() || rest.redirect().is_some());
    let text = if has_end { text } else { format!("{text} ~all") };
    let is_other = spf::parse(&text).is_ok() && text != line;
    is_other.then(|| (found.text().to_owned(), text))
}
