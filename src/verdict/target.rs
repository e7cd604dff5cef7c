//! What is known of the names that records lead to. Silence is never "nothing": what nobody told
//! stays unknown.

use super::Scene;
use crate::catalog::{Inputs, Provider, Purpose};
use crate::names::{Host, Name};
use crate::observe::Heard;
use crate::plan::Plan;
use crate::records::{Rdata, Rtype};

/// Whether a name has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It has one.
    Somewhere,
    /// It was asked for both kinds of address and has none, or does not exist.
    Nowhere,
    /// Nobody was asked, or nobody told.
    Unknown,
}

/// How far `name` leads.
pub(super) fn reach(scene: &Scene<'_>, name: &Name) -> Reach {
    let heard = [Rtype::A, Rtype::Aaaa].map(|rtype| outside(scene, name, rtype));
    let has_address = |heard: &Heard| {
        records(heard).iter().any(|data| matches!(data, Rdata::A(_) | Rdata::Aaaa(_)))
    };
    if heard.iter().flatten().any(|heard| has_address(heard)) {
        return Reach::Somewhere;
    }
    let is_unheard_of = |heard: &Heard| matches!(heard, Heard::Nothing { name_exists: false, .. });
    if heard.iter().flatten().any(|heard| is_unheard_of(heard)) {
        return Reach::Nowhere;
    }
    let is_none = |heard: Option<&Heard>| matches!(heard, Some(Heard::Nothing { .. }));
    if heard.into_iter().all(is_none) { Reach::Nowhere } else { Reach::Unknown }
}

/// Where an alias at `name` leads, told by what was heard about its addresses.
pub(super) fn alias(scene: &Scene<'_>, name: &Name) -> Option<Name> {
    [Rtype::A, Rtype::Aaaa, Rtype::Cname].into_iter().find_map(|rtype| {
        let Heard::Records(records) = outside(scene, name, rtype)? else { return None };
        records.iter().filter(|record| record.name == *name).find_map(|record| match &record.data {
            Rdata::Cname(target) => Some(target.clone()),
            _ => None,
        })
    })
}

/// The texts at `name`, at the end of its aliases; `None` when nobody told.
pub(super) fn texts(scene: &Scene<'_>, name: &Name) -> Option<Vec<String>> {
    match outside(scene, name, Rtype::Txt)? {
        Heard::Nothing { .. } => Some(Vec::new()),
        heard @ Heard::Records(_) => {
            let texts: Vec<String> = records(heard)
                .into_iter()
                .filter_map(|data| match data {
                    Rdata::Txt(text) => Some(text.clone()),
                    _ => None,
                })
                .collect();
            // Only an alias that nobody followed further: its end is unknown.
            (!texts.is_empty()).then_some(texts)
        }
        _ => None,
    }
}

fn outside<'a>(scene: &Scene<'a>, name: &Name, rtype: Rtype) -> Option<&'a Heard> {
    scene.outside(name, rtype)
}

fn records(heard: &Heard) -> Vec<&Rdata> {
    match heard {
        Heard::Records(records) => records.iter().map(|record| &record.data).collect(),
        _ => Vec::new(),
    }
}

/// The id of the record that the plan wants at `name`.
pub(super) fn wanted_at(scene: &Scene<'_>, name: &Name, rtypes: &[Rtype]) -> Option<String> {
    let wanted = scene.plan?.wanted().into_iter().find(|wanted| {
        rtypes.contains(&wanted.data.rtype()) && wanted.host.absolute(scene.domain) == *name
    });
    wanted.map(|wanted| wanted.id)
}

/// A name below `_domainkey` that nobody uses: what answers there is a catch-all line (RFC 4592).
pub(super) fn unused_key_name(scene: &Scene<'_>) -> Name {
    scene.apex().child("_domainkey").child("no-such-key")
}

/// One name at which a provider looks for a signature key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeyPlace {
    /// The name.
    pub(super) name: Name,
    /// True where the provider wants an alias, and no text is given out for that name.
    pub(super) is_alias: bool,
}

/// The names of the signature keys that the mail provider uses, by its own names for them.
pub(super) fn key_places(scene: &Scene<'_>) -> Vec<KeyPlace> {
    let mut places: Vec<KeyPlace> = Vec::new();
    let mut add =
        |name: Name, is_alias: bool| match places.iter_mut().find(|place| place.name == name) {
            Some(place) => place.is_alias &= is_alias,
            None => places.push(KeyPlace { name, is_alias }),
        };
    for wanted in scene.plan.map(Plan::wanted).unwrap_or_default() {
        if wanted.purpose == Purpose::Sign {
            add(wanted.host.absolute(scene.domain), wanted.data.rtype() == Rtype::Cname);
        }
    }
    if let Some(provider) = scene.companies.provider {
        let inputs = defaults(provider);
        for template in provider.records.iter().filter(|one| one.purpose == Purpose::Sign) {
            if let Ok(relative) = template.name.fill(scene.domain, &inputs) {
                let name = Host::from_relative(&relative).absolute(scene.domain);
                add(name, template.rtype == Rtype::Cname);
            }
        }
    }
    places
}

fn defaults(provider: &Provider) -> Inputs {
    let mut inputs = Inputs::new();
    for input in &provider.inputs {
        if let Some(default) = &input.default {
            inputs.set(input.key.clone(), default.clone());
        }
    }
    inputs
}

/// Every name below `_domainkey` that the servers were asked about.
pub(super) fn key_names(scene: &Scene<'_>) -> Vec<Name> {
    let zone = scene.apex().child("_domainkey");
    let answers = scene.photo.views.iter().flat_map(|view| &view.answers);
    let mut names: Vec<Name> = answers
        .map(|(question, _, _)| &question.name)
        .filter(|name| name.is_at_or_under(&zone) && **name != zone)
        .cloned()
        .collect();
    names.sort();
    names.dedup();
    names
}
