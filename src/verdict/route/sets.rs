//! Mail lines taken together: sets that are mixed, an order that is turned round, a spare company.

use super::lines::{hosts, sets};
use super::{Mixture, MxLine, RouteFault};
use crate::catalog::{Catalog, ProviderId};
use crate::names::Name;
use crate::plan::Plan;
use crate::verdict::{Code, Scene};

/// Google's one line of today.
const GOOGLE_ONE: &str = "smtp.google.com";

/// Google's five lines of before April 2023.
const GOOGLE_FIVE: [&str; 5] = [
    "aspmx.l.google.com",
    "alt1.aspmx.l.google.com",
    "alt2.aspmx.l.google.com",
    "alt3.aspmx.l.google.com",
    "alt4.aspmx.l.google.com",
];

/// Google's older ones, which still work.
const GOOGLE_OLD: &str = "googlemail.com";

/// Where Google tried out names that it has given up.
const GOOGLE_RETIRED: &str = "smtp.goog";

/// Hexadecimal digits in the stand-ins of before: `dc-1a2b3c4d`.
const STAND_IN: usize = 8;

/// The findings about lines together.
pub(super) fn faults(scene: &Scene<'_>, servers: &[MxLine]) -> Vec<(Code, RouteFault)> {
    let mixture = mixture(servers)
        .map(|(lines, kind)| (Code::GoogleMixedSets, RouteFault::Mixture { lines, kind }));
    let order = order(scene, servers).map(|fault| (Code::PriorityOrder, fault));
    let proxied = proxied(scene, servers);
    let proxied = Some(proxied)
        .filter(|lines| !lines.is_empty())
        .map(|lines| (Code::MxProxied, RouteFault::Proxied { lines }));
    let spare = spare(scene, servers).map(|fault| (Code::BackupMx, fault));
    [mixture, order, proxied, spare].into_iter().flatten().collect()
}

fn mixture(servers: &[MxLine]) -> Option<(Vec<MxLine>, Mixture)> {
    let lines = |is_it: &dyn Fn(&Name) -> bool| -> Vec<MxLine> {
        servers.iter().filter(|(_, name)| is_it(name)).cloned().collect()
    };
    let under = |zone: &str, name: &Name| name.is_at_or_under(&Name::from_presentation(zone));
    let retired = lines(&|name| under(GOOGLE_RETIRED, name));
    if !retired.is_empty() {
        return Some((retired, Mixture::Retired));
    }
    let is_five = |name: &Name| GOOGLE_FIVE.contains(&name.as_str());
    let five = lines(&is_five);
    let one = lines(&|name| name.as_str() == GOOGLE_ONE);
    let old = lines(&|name| under(GOOGLE_OLD, name));
    let others = [five.clone(), old.clone()].concat();
    if !one.is_empty() && !others.is_empty() {
        return Some(([one, others].concat(), Mixture::Both));
    }
    let mut names: Vec<&Name> = five.iter().map(|(_, name)| name).collect();
    names.sort();
    names.dedup();
    let has_first = names.iter().any(|name| Some(&name.as_str()) == GOOGLE_FIVE.first());
    // A panel with room for one line has the first; the older set holds three of the five.
    let is_complete = match names.len() {
        0 | 5 => true,
        1 => has_first,
        _ => has_first && !old.is_empty(),
    };
    (!is_complete).then_some((five, Mixture::Partial))
}

/// A server that its company wants tried later than another one and that is tried before it. Equal
/// numbers share the mail, which no company minds.
fn order(scene: &Scene<'_>, servers: &[MxLine]) -> Option<RouteFault> {
    let provider = scene.companies.provider?;
    let number = |name: &Name| {
        servers.iter().filter(|(_, there)| there == name).map(|(number, _)| *number).min()
    };
    let is_turned = |set: &Vec<MxLine>| {
        let there: Vec<(u16, u16)> =
            set.iter().filter_map(|(wanted, name)| Some((*wanted, number(name)?))).collect();
        there.iter().any(|(wanted, seen)| {
            there.iter().any(|(later, seen_later)| wanted < later && seen > seen_later)
        })
    };
    let is_complete =
        |set: &&Vec<MxLine>| set.len() > 1 && set.iter().all(|(_, name)| number(name).is_some());
    let all: Vec<Vec<MxLine>> = sets(provider).collect();
    let wanted = all.iter().find(is_complete).filter(|set| is_turned(set))?.clone();
    let lines = servers.iter().filter(|(_, name)| wanted.iter().any(|(_, one)| one == name));
    Some(RouteFault::Order { lines: lines.cloned().collect(), wanted })
}

/// Names that only Cloudflare makes, in place of a server whose own name is behind the web proxy.
fn proxied(scene: &Scene<'_>, servers: &[MxLine]) -> Vec<MxLine> {
    let own = scene.apex();
    let is_at_cloudflare =
        scene.companies.publisher.is_some_and(|publisher| publisher.id.as_str() == "cloudflare");
    let is_stand_in = |name: &Name| {
        let first = name.labels().next().unwrap_or_default();
        let digits = first.strip_prefix("dc-").unwrap_or_default();
        let is_old = digits.len() >= STAND_IN && digits.bytes().all(|b| b.is_ascii_hexdigit());
        name.is_at_or_under(&own) && (first == "_dc-mx" || (is_old && is_at_cloudflare))
    };
    servers.iter().filter(|(_, name)| is_stand_in(name)).cloned().collect()
}

/// Another company's servers behind the one that receives the mail. A filter in front hands mail on
/// and so does a forwarding service: what stands behind them is their business. Where the plan takes
/// the lines away, their card says so.
fn spare(scene: &Scene<'_>, servers: &[MxLine]) -> Option<RouteFault> {
    let catalog = scene.companies.catalog?;
    let names: Vec<Name> = servers.iter().map(|(_, name)| name.clone()).collect();
    if catalog.gateway_of(&names).is_some() {
        return None;
    }
    // Whom somebody wants is the main company, whatever stands before it. A plan that takes the lines
    // of nobody in particular as they are wants none of them more than the others.
    let wanted = scene.companies.provider;
    let planned: Vec<Name> = wanted.and(scene.plan).map(wanted_servers).unwrap_or_default();
    let is_main = |line: &&MxLine| match planned.as_slice() {
        [] => servers.first().is_some_and(|(best, _)| line.0 == *best),
        planned => planned.contains(&line.1),
    };
    let best = servers.iter().find(is_main)?.0;
    let main: Vec<ProviderId> =
        servers.iter().filter(is_main).flat_map(|(_, name)| catalog.providers_at(name)).collect();
    let wanted = wanted.filter(|_| !planned.is_empty());
    let main_provider = wanted.or_else(|| catalog.provider(main.first()?))?;
    if main_provider.is_forwarder {
        return None;
    }
    let gone = scene.plan.map(Plan::gone).unwrap_or_default();
    let is_gone = |name: &Name| {
        gone.iter().any(|(_, data)| {
            matches!(data, crate::records::Rdata::Mx { exchange, .. } if exchange == name)
        })
    };
    let lines: Vec<MxLine> = servers
        .iter()
        .filter(|(number, name)| *number > best && !is_gone(name) && !planned.contains(name))
        .filter(|(_, name)| is_other(catalog, &main, name))
        .cloned()
        .collect();
    (!lines.is_empty()).then(|| RouteFault::Spare { lines, main: main_provider.name.clone() })
}

/// The mail servers that the plan wants.
fn wanted_servers(plan: &Plan) -> Vec<Name> {
    let exchange = |data| match data {
        crate::records::Rdata::Mx { exchange, .. } => Some(exchange),
        _ => None,
    };
    plan.wanted().into_iter().filter_map(|wanted| exchange(wanted.data)).collect()
}

/// True for a server of known companies none of which is, or is sold by, one of `main`.
fn is_other(catalog: &Catalog, main: &[ProviderId], name: &Name) -> bool {
    let owners = catalog.providers_at(name);
    let is_kin = |id: &ProviderId| {
        let refines = |one: &ProviderId, other: &ProviderId| {
            catalog.provider(one).is_some_and(|entry| entry.detect.refines.as_ref() == Some(other))
        };
        main.iter().any(|one| one == id || refines(one, id) || refines(id, one))
    };
    let is_listed = main
        .iter()
        .filter_map(|id| catalog.provider(id))
        .any(|provider| hosts(provider).any(|host| host == *name));
    !owners.is_empty() && !owners.iter().any(is_kin) && !is_listed
}
