//! The world a wizard is given: catalogue, networks and pace, from the configuration or from the
//! practice internet.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::config::{Builtin, Config};
use super::files;
use crate::catalog::{Catalog, CatalogFault};
use crate::net::{Network, Reach, Settings as NetSettings};
use crate::practice::{CONFIRM, Internet, PUBLISH, domains};
use crate::watch::{Network as Watched, Settings};
use crate::wizard::{Face, World};

/// The id of the resolver of the person's own connection.
pub(crate) const OWN: &str = "own";

/// A world with the ways into it.
pub(crate) struct Reached {
    /// What the wizard knows.
    pub(crate) world: World,
    /// The way to servers.
    pub(crate) network: Network,
    /// The way to each watched network.
    pub(crate) sockets: BTreeMap<String, SocketAddr>,
}

/// The catalogue with a person's own entries, from the folder of the configuration.
pub(crate) fn catalog(folder: Option<&Path>) -> Result<Catalog, CatalogFault> {
    let mut catalog = Catalog::built_in();
    let Some(folder) = folder else { return Ok(catalog) };
    for (file, text) in own_files(&folder.join("registrars")) {
        catalog.add_own_registrar(&file, &text)?;
    }
    for (file, text) in own_files(&folder.join("providers")) {
        catalog.add_own_provider(&file, &text)?;
    }
    Ok(catalog)
}

/// The TOML files of a folder in the order of their names; none when there is no such folder.
fn own_files(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| {
            let text = files::read_text(&path, files::MOST_BYTES).ok()?;
            Some((path.display().to_string(), text))
        })
        .collect()
}

/// The real world, as the configuration has it.
pub(crate) fn real(config: &Config, catalog: Catalog) -> Reached {
    let system = config.dns.system.clone().unwrap_or_else(machine_resolvers);
    let mut sockets = BTreeMap::new();
    let mut networks = Vec::new();
    let mut faces = Vec::new();
    if config.builtin_resolvers == Builtin::Kept {
        for resolver in catalog.resolvers.iter().filter(|resolver| resolver.is_default) {
            let Some(ip) = resolver.ipv4 else { continue };
            let id = resolver.id.as_str().to_owned();
            if config.resolvers.iter().any(|own| own.id == id) {
                continue;
            }
            sockets.insert(id.clone(), SocketAddr::new(IpAddr::V4(ip), 53));
            networks.push(Watched {
                id: id.clone(),
                operator: resolver.operator.clone(),
                continent: format!("{:?}", resolver.continent),
                min_interval_s: resolver.min_interval_s,
                ttl_cap_s: resolver.ttl_cap_s,
            });
            let place = if resolver.is_anycast { String::new() } else { resolver.city.clone() };
            faces.push(Face { id, name: resolver.name.clone(), place, is_own: false });
        }
    }
    for own in &config.resolvers {
        let Some(address) = own.address else { continue };
        sockets.insert(own.id.clone(), address);
        networks.push(Watched {
            id: own.id.clone(),
            operator: own.operator.clone(),
            continent: own.country.clone().unwrap_or_default(),
            min_interval_s: 0,
            ttl_cap_s: None,
        });
        faces.push(Face {
            id: own.id.clone(),
            name: own.name.clone(),
            place: own.city.clone().unwrap_or_default(),
            is_own: false,
        });
    }
    if let (Some(first), Builtin::Kept) = (system.first(), config.builtin_resolvers) {
        sockets.insert(OWN.to_owned(), *first);
        networks.push(Watched {
            id: OWN.to_owned(),
            operator: OWN.to_owned(),
            continent: String::new(),
            min_interval_s: 0,
            ttl_cap_s: None,
        });
        let place = String::new();
        faces.push(Face { id: OWN.to_owned(), name: String::new(), place, is_own: true });
    }
    let settings = Settings {
        min_interval_s: config.min_interval_s,
        publish_rounds: config.publish.rounds,
        publish_spacing_s: config.publish.spacing_s,
        confirm_rounds: config.confirm.rounds,
        confirm_spacing_s: config.confirm.spacing_s,
        timeout_ms: config.dns.timeout_ms,
        is_replaced_list: config.builtin_resolvers == Builtin::Replaced,
    };
    let network = Network::new(NetSettings {
        system,
        reach: Reach {
            map: config.dns.reach.clone(),
            authoritative_port: config.dns.authoritative_port,
        },
        timeout: Duration::from_millis(u64::from(config.dns.timeout_ms)),
        probes: config.dns.probes.clone(),
    });
    let world = World {
        catalog: Arc::new(catalog),
        settings,
        networks,
        faces,
        is_practice: false,
        pretend: Vec::new(),
    };
    Reached { world, network, sockets }
}

/// The practice internet.
pub(crate) fn pretend(internet: &Internet, catalog: Arc<Catalog>) -> Reached {
    let reached = internet.settings();
    let mut sockets = BTreeMap::new();
    let mut networks = Vec::new();
    let mut faces = Vec::new();
    for resolver in &reached.resolvers {
        let id = resolver.id.to_owned();
        sockets.insert(id.clone(), resolver.socket);
        networks.push(Watched {
            id: id.clone(),
            operator: resolver.operator.to_owned(),
            continent: resolver.continent.to_owned(),
            min_interval_s: 1,
            ttl_cap_s: None,
        });
        let (name, place) = (resolver.name.to_owned(), resolver.city.to_owned());
        faces.push(Face { id, name, place, is_own: false });
    }
    let pretend = domains()
        .into_iter()
        .map(|offer| {
            let company = catalog.registrar(&offer.registrar).map(|entry| entry.name.clone());
            (offer.domain, company.unwrap_or_default())
        })
        .collect();
    let network = reached.network_settings();
    let settings = Settings {
        min_interval_s: 2,
        publish_rounds: PUBLISH.rounds,
        publish_spacing_s: PUBLISH.spacing_s,
        confirm_rounds: CONFIRM.rounds,
        confirm_spacing_s: CONFIRM.spacing_s,
        timeout_ms: u32::try_from(network.timeout.as_millis()).unwrap_or(2500),
        is_replaced_list: false,
    };
    let world = World { catalog, settings, networks, faces, is_practice: true, pretend };
    Reached { world, network: Network::new(network), sockets }
}

/// The resolvers of this machine; none when the system does not say.
fn machine_resolvers() -> Vec<SocketAddr> {
    let file = Path::new("/etc/resolv.conf");
    let text = files::read_text(file, files::MOST_BYTES).unwrap_or_default();
    crate::net::system_resolvers(&text).unwrap_or_default()
}
