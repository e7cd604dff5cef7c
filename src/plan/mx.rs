//! The mail-route part of a plan: which servers are wanted, which go, and in how many cards.

use super::answers::Answers;
use super::step::{Kept, Kind, Reason, Step, Wanted};
use crate::catalog::{Catalog, InputKind, Provider, Purpose, Registrar, Variant};
use crate::names::{Host, Name};
use crate::observe::Photo;
use crate::records::{Rdata, Rtype};

/// The mail-route part.
#[derive(Debug, Default)]
pub(super) struct Route {
    pub(super) steps: Vec<Step>,
    pub(super) kept: Vec<Kept>,
    pub(super) gateway: Option<String>,
}

/// One mail line.
type Line = (u16, Name);

/// Works out the mail route.
pub(super) fn route(
    answers: &Answers,
    catalog: &Catalog,
    provider: &Provider,
    registrar: Option<&Registrar>,
    photo: &Photo,
) -> Route {
    let present = photo.mx();
    let exchanges: Vec<Name> = present.iter().map(|(_, exchange)| exchange.clone()).collect();
    if let Some(gateway) = catalog.gateway_of(&exchanges) {
        let kept = present.iter().enumerate().map(|(at, line)| kept(at, line, false)).collect();
        return Route { kept, gateway: Some(gateway.name.clone()), ..Route::default() };
    }
    let wanted = wanted_lines(answers, provider, &exchanges);
    if wanted.is_empty() {
        return Route::default();
    }
    let (wanted, reason) = fit_order(wanted, &present);
    let gone: Vec<Line> = present.iter().filter(|line| !wanted.contains(line)).cloned().collect();
    if let Some(step) = at_once(answers, provider, registrar, &wanted, &gone, &present) {
        return Route { steps: vec![step], ..Route::default() };
    }
    let mut route = Route::default();
    for (at, line) in wanted.iter().enumerate() {
        if present.contains(line) {
            route.kept.push(kept(at, line, true));
            continue;
        }
        route.steps.push(Step {
            id: format!("mx-{}", at + 1),
            kind: Kind::Add,
            host: Host::Apex,
            rtype: Rtype::Mx,
            wanted: vec![wanted_line(at, line)],
            gone: Vec::new(),
            purpose: Purpose::Receive,
            reason: reason.clone(),
            preset: None,
        });
    }
    if !gone.is_empty() {
        route.steps.push(Step {
            id: "remove-mx".to_owned(),
            kind: Kind::Remove,
            host: Host::Apex,
            rtype: Rtype::Mx,
            wanted: Vec::new(),
            gone: gone.iter().map(rdata).collect(),
            purpose: Purpose::Receive,
            reason: Reason::OldRoute,
            preset: None,
        });
    }
    route
}

/// Preset and one-set hosts get one card that replaces everything, and so does a panel whose own
/// lines vanish as soon as other ones may be typed.
fn at_once(
    answers: &Answers,
    provider: &Provider,
    registrar: Option<&Registrar>,
    wanted: &[Line],
    gone: &[Line],
    present: &[Line],
) -> Option<Step> {
    let registrar = registrar?;
    let is_complete = wanted.iter().all(|line| present.contains(line));
    if is_complete && gone.is_empty() {
        return None;
    }
    let shortcut = registrar
        .preset_for(&provider.id)
        .filter(|_| answers.use_preset == Some(true))
        .map(|preset| preset.id.clone());
    let leaves_by_itself = !gone.is_empty()
        && registrar.swaps_default_mx
        && gone.iter().all(|(_, exchange)| registrar.owns_mx(exchange, &answers.domain));
    let is_one_form = registrar.one_set && !gone.is_empty();
    let swaps_all = shortcut.is_some() || leaves_by_itself || is_one_form;
    if !swaps_all {
        return None;
    }
    Some(Step {
        id: "mx-1".to_owned(),
        kind: Kind::Replace,
        host: Host::Apex,
        rtype: Rtype::Mx,
        wanted: wanted.iter().enumerate().map(|(at, line)| wanted_line(at, line)).collect(),
        gone: gone.iter().map(rdata).collect(),
        purpose: Purpose::Receive,
        reason: Reason::PanelSwapsAll,
        preset: shortcut,
    })
}

/// The lines the provider wants, best first. Of several sets the one that is chosen, else the one
/// that is already there in full, else the provider's default: never a mixture.
fn wanted_lines(answers: &Answers, provider: &Provider, present: &[Name]) -> Vec<Line> {
    let inputs = answers.to_inputs();
    let lines = |variant: &Variant| -> Vec<Line> {
        let mut lines: Vec<Line> = variant
            .mx
            .iter()
            .filter_map(|template| match template.rdata(&answers.domain, &inputs) {
                Ok(Rdata::Mx { priority, exchange }) => Some((priority, exchange)),
                _ => None,
            })
            .collect();
        lines.sort();
        lines
    };
    let chosen = answers.variant.as_deref().and_then(|id| provider.variant(id));
    let complete = || {
        provider.variants.iter().find(|variant| {
            let lines = lines(variant);
            !lines.is_empty() && lines.iter().all(|(_, exchange)| present.contains(exchange))
        })
    };
    let mut wanted =
        chosen.or_else(complete).or_else(|| provider.default_variant()).map_or(Vec::new(), lines);
    for input in provider.inputs.iter().filter(|input| input.kind == InputKind::MailServer) {
        wanted.extend(answers.values(&input.key).iter().filter_map(|typed| {
            let (priority, exchange) = typed.split_once(':')?;
            Some((priority.parse().ok()?, Name::parse_target(exchange).ok()?))
        }));
    }
    wanted.sort();
    wanted.dedup_by(|a, b| a.1 == b.1);
    wanted
}

/// Priorities count by their order alone: lines that are there in the right order keep their
/// numbers, because changing them would change nothing for the mail.
fn fit_order(wanted: Vec<Line>, present: &[Line]) -> (Vec<Line>, Reason) {
    let there = |exchange: &Name| present.iter().find(|(_, name)| name == exchange);
    let fitted: Vec<Line> = wanted
        .iter()
        .map(|(priority, exchange)| {
            (there(exchange).map_or(*priority, |(number, _)| *number), exchange.clone())
        })
        .collect();
    let numbers = || wanted.iter().zip(&fitted).map(|((want, _), (have, _))| (want, have));
    let is_consistent = numbers().all(|(a, x)| numbers().all(|(b, y)| a >= b || x < y));
    let some_there = wanted.iter().any(|(_, exchange)| there(exchange).is_some());
    match (is_consistent, some_there) {
        (true, _) => (fitted, Reason::NewRoute),
        (false, true) => (wanted, Reason::RouteOrder),
        (false, false) => (wanted, Reason::NewRoute),
    }
}

fn rdata((priority, exchange): &Line) -> Rdata {
    Rdata::Mx { priority: *priority, exchange: exchange.clone() }
}

fn wanted_line(at: usize, line: &Line) -> Wanted {
    Wanted {
        id: format!("mx-{}", at + 1),
        host: Host::Apex,
        data: rdata(line),
        purpose: Purpose::Receive,
        is_required: true,
    }
}

fn kept(at: usize, line: &Line, is_wanted: bool) -> Kept {
    Kept {
        id: format!("mx-{}", at + 1),
        host: Host::Apex,
        data: rdata(line),
        purpose: Purpose::Receive,
        is_wanted,
    }
}
