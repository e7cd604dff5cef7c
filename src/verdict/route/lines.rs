//! Single mail lines: what is no server at all, and what leads nowhere.

use super::{MxLine, RouteFault};
use crate::catalog::{Catalog, MxTemplate, Provider};
use crate::names::{Name, label_octets};
use crate::plan::{Plan, is_proof};
use crate::records::Rdata;
use crate::verdict::target::{self, Reach};
use crate::verdict::{Code, Scene};

/// Where Microsoft 365 keeps a name for each customer.
const TENANTS: &str = "mail.protection.outlook.com";

/// Letters by which a misspelt server may differ from the one meant.
const SLIPS: usize = 2;

/// What a mail line is, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `0 .`
    NoMail,
    /// Numbers for a name.
    Numbers,
    /// Something that no server is called.
    NotAServer,
    /// A proof of ownership.
    Proof,
    /// A Microsoft name with dots, or of nobody.
    WrongTenant,
    /// No such name, or no address there.
    Nowhere,
    /// A server, as far as is known.
    Server,
}

/// What `line` is.
pub(super) fn kind_of(scene: &Scene<'_>, (_, name): &MxLine) -> Kind {
    if *name == Name::root() {
        return Kind::NoMail;
    }
    if is_numbers(name) {
        return Kind::Numbers;
    }
    if !is_server_name(name) {
        return Kind::NotAServer;
    }
    if is_proof(name) {
        return Kind::Proof;
    }
    let is_nowhere = target::reach(scene, name) == Reach::Nowhere;
    if let Some(tenant) = tenant(name) {
        let is_wrong = tenant.contains('.') || is_nowhere;
        return if is_wrong { Kind::WrongTenant } else { Kind::Server };
    }
    let starts_with_number =
        name.labels().next().is_some_and(|label| label.bytes().all(|b| b.is_ascii_digit()));
    match (is_nowhere, starts_with_number) {
        (true, true) => Kind::NotAServer,
        (true, false) => Kind::Nowhere,
        _ => Kind::Server,
    }
}

/// True for a server of which it is worth knowing whether it exists: what the catalogue names whole
/// does.
pub(in crate::verdict) fn is_followed(scene: &Scene<'_>, name: &Name) -> bool {
    let is_odd = *name == Name::root() || is_numbers(name) || !is_server_name(name);
    let known = scene.companies.catalog.is_some_and(|catalog| {
        catalog
            .providers_at(name)
            .iter()
            .filter_map(|id| catalog.provider(id))
            .any(|provider| hosts(provider).any(|host| host == *name))
    });
    !is_odd && !is_proof(name) && !known
}

/// The servers that a provider names whole, without a customer's part.
pub(super) fn hosts(provider: &Provider) -> impl Iterator<Item = Name> {
    sets(provider).flatten().map(|(_, name)| name)
}

/// The same set by set: those it proposes, then those of before.
pub(super) fn sets(provider: &Provider) -> impl Iterator<Item = Vec<MxLine>> {
    let proposed = provider.variants.iter().map(|variant| &variant.mx);
    proposed.chain(&provider.old_mx).map(|set| {
        let line =
            |line: &MxTemplate| Some((line.priority, Name::parse_target(line.host.whole()?).ok()?));
        set.iter().filter_map(line).collect()
    })
}

/// The findings about single lines, one for all lines of a kind.
pub(super) fn faults(scene: &Scene<'_>, sorted: &[(Kind, MxLine)]) -> Vec<(Code, RouteFault)> {
    let of = |wanted: Kind| -> Vec<MxLine> {
        sorted.iter().filter(|(kind, _)| *kind == wanted).map(|(_, line)| line.clone()).collect()
    };
    let mut faults = Vec::new();
    let lines = of(Kind::Numbers);
    if !lines.is_empty() {
        faults.push((Code::MxIsIp, RouteFault::Numbers { lines }));
    }
    let lines = of(Kind::NotAServer);
    if let Some(first) = lines.first() {
        let meant = meant_by(scene, first);
        faults.push((Code::PriorityInValue, RouteFault::NotAServer { lines, meant }));
    }
    // Of what the plan takes away it is enough to say that it goes.
    let gone = scene.plan.map(Plan::gone).unwrap_or_default();
    let is_going = |name: &Name| {
        gone.iter().any(|(_, data)| matches!(data, Rdata::Mx { exchange, .. } if exchange == name))
    };
    let lines: Vec<MxLine> = of(Kind::Nowhere)
        .into_iter()
        .filter(|(_, name)| !is_going(name) || nearest(scene, name).is_some())
        .collect();
    if let Some((_, first)) = lines.first() {
        let meant = nearest(scene, first);
        faults.push((Code::MxTypo, RouteFault::Nowhere { lines, meant }));
    }
    let lines = of(Kind::WrongTenant);
    if let Some((_, first)) = lines.first() {
        let tenant = tenant(first).filter(|tenant| tenant.contains('.'));
        let meant = tenant.map(|tenant| {
            Name::from_presentation(&format!("{}.{TENANTS}", tenant.replace('.', "-")))
        });
        faults.push((Code::M365WrongMx, RouteFault::WrongTenant { lines, meant }));
    }
    for (kind, line) in sorted {
        let is_own_choice = || !is_of_a_company(scene.companies.catalog, &line.1);
        if *kind == Kind::Server
            && is_own_choice()
            && let Some(target) = target::alias(scene, &line.1)
        {
            let line = line.clone();
            faults.push((Code::MxToCname, RouteFault::Alias { line, target }));
            break;
        }
    }
    faults
}

/// Which names a mail company gives its customers is its own business.
fn is_of_a_company(catalog: Option<&Catalog>, name: &Name) -> bool {
    catalog.is_some_and(|catalog| {
        !catalog.providers_at(name).is_empty()
            || catalog.gateway_of(std::slice::from_ref(name)).is_some()
    })
}

/// `192.0.2.1`, alone or with a domain that a panel put behind it.
fn is_numbers(name: &Name) -> bool {
    let labels: Vec<&str> = name.labels().collect();
    let is_octet = |label: &&str| label.parse::<u8>().is_ok() && label.len() <= 3;
    let first = labels.iter().take_while(|label| is_octet(label)).count();
    let is_whole_v6 = plain(name).parse::<std::net::Ipv6Addr>().is_ok();
    (first >= 4 && (labels.len() == 4 || labels.len() >= 6)) || is_whole_v6
}

/// Letters, digits, hyphens and underscores, and no web address.
fn is_server_name(name: &Name) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.as_str().chars().all(is_plain)
}

/// What stands before Microsoft's own part of the name.
fn tenant(name: &Name) -> Option<&str> {
    name.as_str().strip_suffix(TENANTS)?.strip_suffix('.')
}

/// The name without escapes.
fn plain(name: &Name) -> String {
    let labels: Vec<String> = name
        .labels()
        .map(|label| match label_octets(label) {
            Some(octets) => String::from_utf8_lossy(&octets).into_owned(),
            None => label.to_owned(),
        })
        .collect();
    labels.join(".")
}

/// Number and server of a line into whose box more was typed than the server.
fn meant_by(scene: &Scene<'_>, (number, name): &MxLine) -> Option<MxLine> {
    let text = plain(name);
    let text = text.trim_start_matches("https:").trim_start_matches("http:");
    let text = text.trim_matches('/');
    if text.contains('@') {
        return None;
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == '/')
        .filter(|word| !word.is_empty())
        .collect();
    let numbers = words.iter().find_map(|word| word.parse::<u16>().ok());
    let word = words.iter().find(|word| word.contains('.'))?;
    let mut name = Name::parse_target(word).ok()?;
    let mut number = numbers.unwrap_or(*number);
    let first = name.labels().next().and_then(|label| label.parse::<u16>().ok());
    if let Some(first) = first.filter(|_| words.len() == 1) {
        (number, name) = (first, name.parent());
    }
    // A panel that adds the domain did so here as well.
    let own = scene.apex();
    if let Some(head) = name.as_str().strip_suffix(own.as_str()).and_then(|x| x.strip_suffix('.'))
        && let Ok(head) = Name::parse_target(head)
        && is_of_a_company(scene.companies.catalog, &head)
    {
        name = head;
    }
    Some((number, name))
}

/// The server of which `name` differs by a letter or two.
fn nearest(scene: &Scene<'_>, name: &Name) -> Option<Name> {
    let planned = scene.plan.map(Plan::wanted).unwrap_or_default();
    let planned = planned.into_iter().filter_map(|wanted| match wanted.data {
        Rdata::Mx { exchange, .. } => Some(exchange),
        _ => None,
    });
    let catalog = scene.companies.catalog.into_iter().flat_map(|catalog| &catalog.providers);
    let distance = |other: &Name| strsim::osa_distance(name.as_str(), other.as_str());
    planned
        .chain(catalog.flat_map(hosts))
        .map(|other| (distance(&other), other))
        .filter(|(distance, _)| (1..=SLIPS).contains(distance))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}
