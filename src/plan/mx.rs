//! The mail-route part of a plan: which servers are wanted, which go, and in how many cards.

use std::collections::BTreeSet;

use super::answers::{Answers, ROUTE_AS_FOUND};
use super::step::{Kept, Kind, Reason, Step, Wanted};
use crate::catalog::{Catalog, InputKind, MxTemplate, Provider, Purpose, Registrar, Variant};
use crate::names::{Host, Name};
use crate::observe::Photo;
use crate::records::{Rdata, Rtype};

/// Lines that prove who owns a domain: Microsoft's, Google's.
const PROOFS: [&str; 2] = ["msv1.invalid", "mx-verification.google.com"];

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
    if works_as_it_is(answers, provider, &exchanges) {
        let kept = present.iter().enumerate().map(|(at, line)| kept(at, line, true)).collect();
        return Route { kept, ..Route::default() };
    }
    let wanted = wanted_lines(answers, provider, &exchanges);
    if wanted.is_empty() {
        return Route::default();
    }
    let (wanted, reason) = fit_order(wanted, &present);
    let is_wanted = |line: &&Line| wanted.iter().any(|(_, exchange)| *exchange == line.1);
    let is_old = |line: &&Line| !is_wanted(line) && !is_proof(&line.1);
    let gone: Vec<Line> = present.iter().filter(is_old).cloned().collect();
    if let Some(step) = at_once(answers, provider, registrar, &wanted, &gone, &present) {
        return Route { steps: vec![step], ..Route::default() };
    }
    if reason == Reason::RouteOrder {
        return reordered(&wanted, &gone, &present);
    }
    let mut route = Route::default();
    // "No mail here" must not stand beside a server (RFC 7505 §3): its line becomes the first one.
    let (refusal, mut gone): (Vec<Line>, Vec<Line>) =
        gone.into_iter().partition(|(_, exchange)| *exchange == Name::root());
    let mut refusal = Some(refusal).filter(|lines| !lines.is_empty());
    for (at, line) in wanted.iter().enumerate() {
        if let Some((number, exchange)) = present.iter().find(|(_, there)| *there == line.1) {
            route.kept.push(kept(at, &(*number, exchange.clone()), true));
            continue;
        }
        let replaced = refusal.take().unwrap_or_default();
        let kind = if replaced.is_empty() { Kind::Add } else { Kind::Change };
        let step = step(format!("mx-{}", at + 1), kind, reason.clone());
        route.steps.push(Step {
            wanted: vec![wanted_line(at, line)],
            gone: replaced.iter().map(rdata).collect(),
            ..step
        });
    }
    gone.extend(refusal.unwrap_or_default());
    route.steps.extend(removal(&gone));
    route
}

/// True for the server of a line that only proves who owns the domain: it takes no mail, and its
/// company looks for it again now and then.
pub fn is_proof(name: &Name) -> bool {
    PROOFS.iter().any(|zone| {
        let zone = Name::from_presentation(zone);
        name.is_at_or_under(&zone) && *name != zone
    })
}

/// True for a part or a mixture of sets of which every server takes the mail: nothing must change for
/// it. Whoever sets up that provider is still led to one set.
fn works_as_it_is(answers: &Answers, provider: &Provider, present: &[Name]) -> bool {
    let all: Vec<Vec<Line>> = sets(provider).map(|(_, set)| lines(answers, set)).collect();
    let is_own = |name: &Name| all.iter().flatten().any(|(_, exchange)| exchange == name);
    answers.input(ROUTE_AS_FOUND).is_some()
        && provider.sets_mix
        && !present.is_empty()
        && chosen(answers, provider).is_none()
        && present.iter().all(is_own)
        && !all.iter().any(|set| is_complete(set, present) && set.len() == present.len())
}

/// The servers are right and their order is not: one card for all numbers, because no single line is
/// wrong by itself.
fn reordered(wanted: &[Line], gone: &[Line], present: &[Line]) -> Route {
    let is_renumbered = |line: &&Line| {
        !wanted.contains(line) && wanted.iter().any(|(_, exchange)| *exchange == line.1)
    };
    let change = Step {
        wanted: wanted.iter().enumerate().map(|(at, line)| wanted_line(at, line)).collect(),
        gone: present.iter().filter(is_renumbered).map(rdata).collect(),
        ..step("mx-1".to_owned(), Kind::Change, Reason::RouteOrder)
    };
    let steps = std::iter::once(change).chain(removal(gone)).collect();
    Route { steps, ..Route::default() }
}

/// The card that takes the old lines away.
fn removal(gone: &[Line]) -> Option<Step> {
    (!gone.is_empty()).then(|| Step {
        gone: gone.iter().map(rdata).collect(),
        ..step("remove-mx".to_owned(), Kind::Remove, Reason::OldRoute)
    })
}

/// An empty card for mail lines.
fn step(id: String, kind: Kind, reason: Reason) -> Step {
    Step {
        id,
        kind,
        host: Host::Apex,
        rtype: Rtype::Mx,
        wanted: Vec::new(),
        gone: Vec::new(),
        purpose: Purpose::Receive,
        reason,
        preset: None,
    }
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
    let is_one_form = registrar.one_set && (!present.is_empty() || wanted.len() > 1);
    let swaps_all = shortcut.is_some() || leaves_by_itself || is_one_form;
    if !swaps_all {
        return None;
    }
    let is_replaced = |line: &&Line| !wanted.contains(line) && !is_proof(&line.1);
    Some(Step {
        wanted: wanted.iter().enumerate().map(|(at, line)| wanted_line(at, line)).collect(),
        gone: present.iter().filter(is_replaced).map(rdata).collect(),
        preset: shortcut,
        ..step("mx-1".to_owned(), Kind::Replace, Reason::PanelSwapsAll)
    })
}

/// The provider's sets of mail servers with their ids: those it proposes, then the older ones that
/// still work, as `older-1`, `older-2`…
fn sets(provider: &Provider) -> impl Iterator<Item = (String, &[MxTemplate])> {
    let proposed = provider.variants.iter().map(|variant| (variant.id.clone(), &variant.mx[..]));
    let older = provider.old_mx.iter().zip(1..);
    proposed.chain(older.map(|(lines, number): (_, usize)| (format!("older-{number}"), &lines[..])))
}

/// The lines of one set, best first; those that wait for an answer are left out.
fn lines(answers: &Answers, set: &[MxTemplate]) -> Vec<Line> {
    let inputs = answers.to_inputs();
    let mut lines: Vec<Line> = set
        .iter()
        .filter_map(|template| match template.rdata(&answers.domain, &inputs) {
            Ok(Rdata::Mx { priority, exchange }) => Some((priority, exchange)),
            _ => None,
        })
        .collect();
    lines.sort();
    lines
}

/// True when the set has lines and all their servers are among `served`.
fn is_complete(lines: &[Line], served: &[Name]) -> bool {
    !lines.is_empty() && lines.iter().all(|(_, exchange)| served.contains(exchange))
}

/// The id of another of the provider's sets that has come up complete among the servers of `served`,
/// instead of the one the plan wants: a preset or another guide installed it, and it is as good.
///
/// A set that stood there before does not count, and neither does anything behind a security filter.
pub fn set_instead(
    answers: &Answers,
    catalog: &Catalog,
    photo: &Photo,
    served: &[Name],
) -> Option<String> {
    let provider = catalog.provider(answers.provider.as_ref()?)?;
    let before: Vec<Name> = photo.mx().into_iter().map(|(_, exchange)| exchange).collect();
    if catalog.gateway_of(&before).is_some() {
        return None;
    }
    let wanted = wanted_lines(answers, provider, &before);
    if wanted.is_empty() || is_complete(&wanted, served) {
        return None;
    }
    sets(provider).find_map(|(id, set)| {
        let lines = lines(answers, set);
        (is_complete(&lines, served) && !is_complete(&lines, &before)).then_some(id)
    })
}

/// The id of the variant that the answers name: chosen outright, or by the input that chooses one.
fn chosen<'a>(answers: &'a Answers, provider: &Provider) -> Option<&'a str> {
    let by_input = || answers.input(provider.variant_input.as_deref()?);
    answers.variant.as_deref().or_else(by_input)
}

/// The variant that stands in full among the servers of `present`.
pub fn variant_there<'a>(
    answers: &Answers,
    provider: &'a Provider,
    present: &[Name],
) -> Option<&'a Variant> {
    let is_there = |variant: &&Variant| is_complete(&lines(answers, &variant.mx), present);
    provider.variants.iter().find(is_there)
}

/// The variant a customer uses: the one that is chosen, else the one that is already there in full,
/// else the provider's default.
pub fn variant_of<'a>(
    answers: &Answers,
    provider: &'a Provider,
    photo: &Photo,
) -> Option<&'a Variant> {
    let present: Vec<Name> = photo.mx().into_iter().map(|(_, exchange)| exchange).collect();
    chosen(answers, provider)
        .and_then(|id| provider.variant(id))
        .or_else(|| variant_there(answers, provider, &present))
        .or_else(|| provider.default_variant())
}

/// The lines the provider wants, best first. Of several sets the one that is chosen, else the one
/// that is already there in full, else the provider's default: never a mixture.
fn wanted_lines(answers: &Answers, provider: &Provider, present: &[Name]) -> Vec<Line> {
    let chosen = chosen(answers, provider)
        .and_then(|wanted| sets(provider).find(|(id, _)| id == wanted))
        .map(|(_, set)| lines(answers, set));
    let complete = || {
        let mut all = sets(provider).map(|(_, set)| lines(answers, set));
        all.find(|lines| is_complete(lines, present))
    };
    let default = || provider.default_variant().map(|variant| lines(answers, &variant.mx));
    let mut wanted = chosen.or_else(complete).or_else(default).unwrap_or_default();
    for input in provider.inputs.iter().filter(|input| input.kind == InputKind::MailServer) {
        wanted.extend(answers.values(&input.key).iter().filter_map(|typed| {
            let (priority, exchange) = typed.split_once(':')?;
            Some((priority.parse().ok()?, Name::parse_target(exchange).ok()?))
        }));
    }
    wanted.sort();
    let mut named = BTreeSet::new();
    wanted.retain(|(_, exchange)| named.insert(exchange.clone()));
    wanted
}

/// Priorities count by their order alone: lines that are there in the right order keep their
/// numbers, because changing them would change nothing for the mail. Equal numbers are in order.
fn fit_order(wanted: Vec<Line>, present: &[Line]) -> (Vec<Line>, Reason) {
    let there = |exchange: &Name| present.iter().find(|(_, name)| name == exchange);
    let fitted: Vec<Line> = wanted
        .iter()
        .map(|(priority, exchange)| {
            (there(exchange).map_or(*priority, |(number, _)| *number), exchange.clone())
        })
        .collect();
    let numbers = || wanted.iter().zip(&fitted).map(|((want, _), (have, _))| (want, have));
    let is_consistent = numbers().all(|(a, x)| numbers().all(|(b, y)| a >= b || x <= y));
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
