//! Aliases of signature keys that came out wrong.

use super::{SelectorSlip, ShapeFault, found};
use crate::names::Name;
use crate::observe::{Moment, Question};
use crate::plan::{Purpose, Wanted};
use crate::records::{Rdata, Rtype};
use crate::verdict::astray::told;
use crate::verdict::compare::before;
use crate::verdict::entered::Entered;
use crate::verdict::hunt::probe;
use crate::verdict::{Code, Detail, Finding, Stage};

pub(super) fn recognised(case: &Entered<'_>, now: Moment) -> Option<Finding> {
    let wanted = case.lacking().find(|wanted| wanted.purpose == Purpose::Sign)?;
    let finding = |code, seen: String, fault| Some(found(code, wanted, seen, Detail::Shape(fault)));
    let seen = case.suspects().into_iter().find_map(alias);
    if let Some(seen) = seen.filter(|seen| others(case, wanted).any(|(_, other)| other == **seen)) {
        let slip = SelectorSlip::Swapped { seen: seen.clone() };
        return finding(Code::M365Selectors, seen.to_string(), ShapeFault::Selectors(slip));
    }
    if !case.seen.is_empty() {
        return None;
    }
    if let Some(addresses) = flattened(case) {
        let shown: Vec<String> = addresses.iter().map(ToString::to_string).collect();
        let fault = ShapeFault::KeyFlattened { addresses };
        return finding(Code::DkimCnameFlattened, shown.join("\n"), fault);
    }
    let own = Question::new(case.name(), Rtype::Txt);
    let texts = told(case.evidence, &own);
    let is_new = case.stage == Stage::Looking || texts != before(case.evidence.photo, &own);
    if let Some(text) = texts.into_iter().find(|_| is_new) {
        let fault = ShapeFault::KeyType { seen: text.clone(), rtype: Rtype::Cname };
        return finding(Code::DkimWrongType, text.to_string(), fault);
    }
    let is_due = case.is_settled(now) && (case.stage == Stage::Looking || case.is_overdue(now));
    let there = others(case, wanted).filter(|_| is_due && is_of_microsoft(wanted)).find(
        |(name, target)| {
            let question = Question::new(name.clone(), Rtype::Cname);
            told(case.evidence, &question).contains(&Rdata::Cname(target.clone()))
        },
    );
    let (there, _) = there?;
    let slip = SelectorSlip::OneOfTwo { there: there.clone() };
    finding(Code::M365Selectors, there.to_string(), ShapeFault::Selectors(slip))
}

/// The plan's other key aliases: name and target.
fn others(case: &Entered<'_>, wanted: &Wanted) -> impl Iterator<Item = (Name, Name)> {
    let plan = case.evidence.plan;
    let own = wanted.id.clone();
    let is_other = move |one: &Wanted| one.purpose == Purpose::Sign && one.id != own;
    plan.wanted().into_iter().filter(is_other).filter_map(|one| {
        let target = alias(&one.data)?.clone();
        Some((one.host.absolute(&plan.domain), target))
    })
}

/// Microsoft's targets begin with the name of their selector.
fn is_of_microsoft(wanted: &Wanted) -> bool {
    alias(&wanted.data).is_some_and(|target| target.as_str().starts_with("selector"))
}

/// Addresses at the name of the alias that no catch-all line explains.
fn flattened(case: &Entered<'_>) -> Option<Vec<Rdata>> {
    let addresses = told(case.evidence, &Question::new(case.name(), Rtype::A));
    let nowhere = Question::new(probe(&case.evidence.plan.domain), Rtype::A);
    let is_probed = case.evidence.logbook.about(&nowhere).next().is_some();
    let is_address = |data: &Rdata| matches!(data, Rdata::A(_) | Rdata::Aaaa(_));
    let is_flat = is_probed
        && !addresses.is_empty()
        && addresses.iter().all(is_address)
        && addresses != told(case.evidence, &nowhere);
    is_flat.then_some(addresses)
}

fn alias(data: &Rdata) -> Option<&Name> {
    match data {
        Rdata::Cname(target) => Some(target),
        _ => None,
    }
}
