//! Aliases of signature keys: where they lead, and what stands in their place.

use super::{KeyFault, finding, host_in, is_meant_as_key};
use crate::catalog::Provider;
use crate::names::Name;
use crate::observe::Heard;
use crate::records::{Rdata, Rtype};
use crate::verdict::target::{self, KeyPlace};
use crate::verdict::{Code, Finding, Scene};

/// The company whose two aliases belong together.
const MICROSOFT: &str = "microsoft-365";
/// Their names.
const SELECTORS: [&str; 2] = ["selector1", "selector2"];

/// What is wrong with the aliases at `names`.
pub(super) fn review(scene: &Scene<'_>, names: &[Name], places: &[KeyPlace]) -> Vec<Finding> {
    let mut found: Vec<Finding> = places
        .iter()
        .filter(|place| place.is_alias && is_flattened(scene, &place.name))
        .map(|place| {
            let fault = KeyFault::Flattened { name: place.name.clone() };
            finding(scene, Code::DkimCnameFlattened, fault)
        })
        .collect();
    let aliases: Vec<(Name, Name)> =
        names.iter().filter_map(|name| Some((name.clone(), scene.alias(name)?))).collect();
    let pair = pair(scene, &aliases);
    let is_pair_wrong = pair.is_some();
    found.extend(pair.map(|fault| finding(scene, Code::M365Selectors, fault)));
    found.extend(dead_ends(scene, &aliases, places, is_pair_wrong));
    found
}

/// The texts at the end of an alias; `None` when nobody told.
pub(super) fn texts_at(scene: &Scene<'_>, name: &Name) -> Option<Vec<String>> {
    target::texts(scene, name).or_else(|| scene.texts(name).filter(|texts| !texts.is_empty()))
}

/// The servers say that there is no alias, no text that a person entered, and an address: a web proxy
/// or "flatten all" answers in its place. A catch-all line would answer at any other name as well.
fn is_flattened(scene: &Scene<'_>, name: &Name) -> bool {
    let has_address = |heard: &Heard| match heard {
        Heard::Records(records) => {
            records.iter().any(|record| record.name == *name && matches!(record.data, Rdata::A(_)))
        }
        _ => false,
    };
    let texts = scene.texts(name).unwrap_or_default();
    scene.alias(name).is_none()
        && scene.published(name, Rtype::Cname).is_some()
        && !texts.iter().any(|text| is_meant_as_key(text) || host_in(text).is_some())
        && scene.outside(name, Rtype::A).is_some_and(has_address)
        && matches!(
            scene.outside(&target::unused_key_name(scene), Rtype::A),
            Some(Heard::Nothing { .. })
        )
}

/// The company in the catalogue that has keys at `target`.
fn company<'a>(scene: &Scene<'a>, target: &Name) -> Option<&'a Provider> {
    let is_own = |provider: &&Provider| {
        provider.detect.dkim_cname.iter().any(|pattern| pattern.matches(target))
    };
    let own = scene.companies.provider.filter(is_own);
    own.or_else(|| scene.companies.catalog?.providers.iter().find(is_own))
}

/// Microsoft's two aliases: one without the other, or each with the other's target.
fn pair(scene: &Scene<'_>, aliases: &[(Name, Name)]) -> Option<KeyFault> {
    let is_microsoft = |target: &Name| {
        company(scene, target).is_some_and(|provider| {
            provider.id.as_str() == MICROSOFT
                || provider.detect.refines.as_ref().is_some_and(|id| id.as_str() == MICROSOFT)
        })
    };
    let zone = scene.apex().child("_domainkey");
    let [first, second] = SELECTORS.map(|selector| {
        let name = zone.child(selector);
        let alias = aliases.iter().find(|(own, target)| *own == name && is_microsoft(target));
        (name, alias.map(|(_, target)| target))
    });
    let leads_to = |target: &Name, selector: &str| {
        target.labels().next().is_some_and(|label| label.starts_with(&format!("{selector}-")))
    };
    let is_gone = |name: &Name| {
        scene.published(name, Rtype::Cname).is_some_and(|data| data.is_empty())
            && scene.texts(name).is_none_or(|texts| texts.is_empty())
            && !is_flattened(scene, name)
    };
    match (first, second) {
        ((one, Some(to_one)), (two, Some(to_two))) => {
            let is_swapped = leads_to(to_one, SELECTORS[1]) && leads_to(to_two, SELECTORS[0]);
            let aliases = vec![(one, to_one.clone()), (two, to_two.clone())];
            is_swapped.then_some(KeyFault::Swapped { aliases })
        }
        ((there, Some(_)), (missing, None)) | ((missing, None), (there, Some(_))) => {
            is_gone(&missing).then_some(KeyFault::Lonely { there, missing })
        }
        _ => None,
    }
}

/// Aliases at whose end there is no key. A company keeps a spare alias or two without one; only when
/// none of its aliases leads to a key has it not begun. At a target that no company is known for, an
/// alias that the provider wants leads to nothing.
fn dead_ends(
    scene: &Scene<'_>,
    aliases: &[(Name, Name)],
    places: &[KeyPlace],
    is_pair_wrong: bool,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut waiting: Vec<(&Provider, Vec<(Name, Name)>)> = Vec::new();
    for (name, target) in aliases {
        let Some(company) = company(scene, target) else {
            let is_used = places.iter().any(|place| place.name == *name);
            if is_used && texts_at(scene, target).is_some_and(|texts| texts.is_empty()) {
                let fault = KeyFault::Nowhere { name: name.clone(), target: target.clone() };
                found.push(finding(scene, Code::DkimWrongType, fault));
            }
            continue;
        };
        let alias = (name.clone(), target.clone());
        match waiting.iter_mut().find(|(known, _)| known.id == company.id) {
            Some((_, aliases)) => aliases.push(alias),
            None => waiting.push((company, vec![alias])),
        }
    }
    for (company, aliases) in waiting {
        let is_dead = |(_, target): &(Name, Name)| {
            texts_at(scene, target).is_some_and(|texts| texts.is_empty())
        };
        if aliases.iter().all(is_dead) && !is_pair_wrong {
            let fault = KeyFault::Waiting { aliases, company: company.name.clone() };
            found.push(finding(scene, Code::SigningNotStarted, fault));
        }
    }
    found
}
