//! The world a wizard is given: catalogue, networks and pace, from the configuration or from the
//! practice internet.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use super::config::{Builtin, Config, Https};
use super::files;
use crate::catalog::{Catalog, CatalogFault, Resolver, Stock};
use crate::net::{
    CallsItself, Landmark, Network, Reach, Service, Settings as NetSettings, Tell, Ways, is_routed,
};
use crate::practice::{CONFIRM, Internet, PUBLISH, domains};
use crate::watch::{Network as Watched, Settings};
use crate::wizard::{Face, Pin, World};

/// The id of the resolver of the person's own connection.
pub(crate) const OWN: &str = crate::watch::OWN_CONNECTION;

/// A world with the ways into it.
pub(crate) struct Reached {
    /// What the wizard knows.
    pub(crate) world: World,
    /// The way to servers.
    pub(crate) network: Network,
    /// The way to each watched network.
    pub(crate) ways: BTreeMap<String, Ways>,
}

/// The catalogue with a person's own entries, from the folder of the configuration. Where there are
/// any it is read at once: what is wrong with them is told before anything happens.
pub(crate) fn catalog(folder: Option<&Path>) -> Result<Stock, CatalogFault> {
    let files = |name: &str| folder.map_or(Ok(Vec::new()), |folder| own_files(&folder.join(name)));
    let (registrars, providers) = (files("registrars")?, files("providers")?);
    if registrars.is_empty() && providers.is_empty() {
        return Ok(Stock::built_in());
    }
    let mut catalog = Catalog::built_in();
    for (file, text) in registrars {
        catalog.add_own_registrar(&file, &text)?;
    }
    for (file, text) in providers {
        catalog.add_own_provider(&file, &text)?;
    }
    Ok(catalog.into())
}

/// The TOML files of a folder in the order of their names; none when there is no such folder. One
/// that cannot be read is a fault: without it the program would advise something else.
fn own_files(folder: &Path) -> Result<Vec<(String, String)>, CatalogFault> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut paths: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let file = path.display().to_string();
            match files::read_text(&path, files::MOST_BYTES) {
                Ok(text) => Ok((file, text)),
                Err(fault) => Err(CatalogFault::whole(&file, fault.to_string())),
            }
        })
        .collect()
}

/// The networks to watch, with the way to each.
#[derive(Default)]
struct Watchlist {
    ways: BTreeMap<String, Ways>,
    networks: Vec<Watched>,
    faces: Vec<Face>,
}

impl Watchlist {
    fn add(&mut self, network: Watched, face: Face, ways: Ways) {
        self.ways.insert(face.id.clone(), ways);
        self.faces.push(face);
        self.networks.push(network);
    }

    /// The public resolvers, but for those a person replaced.
    fn add_public(&mut self, resolvers: &[Resolver], routes: &Routes, config: &Config) {
        for resolver in resolvers.iter().filter(|resolver| resolver.is_default) {
            let id = resolver.id.as_str().to_owned();
            let is_replaced = config.resolvers.iter().any(|own| own.id == id);
            if is_replaced {
                continue;
            }
            let ways = public_ways(resolver, routes);
            if ways == Ways::default() {
                continue;
            }
            let network = Watched {
                id,
                operator: resolver.operator.clone(),
                continent: format!("{:?}", resolver.continent),
                min_interval_s: resolver.min_interval_s,
                ttl_cap_s: resolver.ttl_cap_s,
            };
            let face = Face {
                id: network.id.clone(),
                name: resolver.name.clone(),
                place: if resolver.is_anycast { String::new() } else { resolver.city.clone() },
                is_own: false,
                is_anycast: resolver.is_anycast,
                pin: Some(Pin { lat: resolver.lat, lon: resolver.lon }),
            };
            self.add(network, face, ways);
        }
    }

    /// A person's own.
    fn add_own(&mut self, config: &Config) {
        for own in &config.resolvers {
            let ip = own.address.map(|address| address.ip());
            let https = own.doh.as_deref().and_then(|url| service(url, ip));
            let ways = Ways { plain: own.address, https, ..Ways::default() };
            let network = Watched {
                id: own.id.clone(),
                operator: own.operator.clone(),
                continent: own.country.clone().unwrap_or_default(),
                min_interval_s: 0,
                ttl_cap_s: None,
            };
            let face = Face {
                id: own.id.clone(),
                name: own.name.clone(),
                place: own.city.clone().unwrap_or_default(),
                is_own: false,
                is_anycast: false,
                pin: own.place.map(|(lat, lon)| Pin { lat, lon }),
            };
            self.add(network, face, ways);
        }
    }

    /// The resolver of the person's own connection.
    fn add_connection(&mut self, system: &[SocketAddr]) {
        let [first, spare @ ..] = system else { return };
        let network = Watched {
            id: OWN.to_owned(),
            // Nobody knows who runs it or where: it counts for neither.
            operator: String::new(),
            continent: String::new(),
            min_interval_s: 0,
            ttl_cap_s: None,
        };
        let face = Face {
            id: OWN.to_owned(),
            name: String::new(),
            place: String::new(),
            is_own: true,
            is_anycast: false,
            pin: None,
        };
        self.add(network, face, Ways { spare: spare.to_vec(), ..Ways::from(*first) });
    }
}

/// Whether this machine has a route to the public addresses of each family. Two questions to the
/// system answer for all of them.
#[derive(Default)]
struct Routes {
    v4: OnceCell<bool>,
    v6: OnceCell<bool>,
}

impl Routes {
    fn lead_to(&self, there: SocketAddr) -> bool {
        let known = if there.is_ipv4() { &self.v4 } else { &self.v6 };
        *known.get_or_init(|| is_routed(there))
    }
}

/// The ways to a public resolver that are open to this machine: the address on port 53 of the
/// family it has a route for, IPv4 first.
fn public_ways(resolver: &Resolver, routes: &Routes) -> Ways {
    let addresses = [resolver.ipv4.map(IpAddr::V4), resolver.ipv6.map(IpAddr::V6)];
    let sockets = || addresses.into_iter().flatten().map(|ip| SocketAddr::new(ip, 53));
    let https = resolver.doh.as_ref().and_then(|doh| service(&doh.url, Some(doh.ipv4.into())));
    // Without any route, tomorrow's may be there when the question is asked.
    let plain = sockets().find(|socket| routes.lead_to(*socket)).or_else(|| sockets().next());
    Ways { plain, https, spare: Vec::new() }
}

/// Two public resolvers of different operators, by which an interceptor is told; none in a network
/// that is somebody's own, or where the test is switched off.
fn tells(config: &Config, resolvers: &[Resolver], routes: &Routes) -> Vec<Tell> {
    if !may_test(config) {
        return Vec::new();
    }
    let tell = |(id, calls_itself)| {
        let resolver = resolvers.iter().find(|resolver| resolver.id.as_str() == id)?;
        Some(Tell { ways: public_ways(resolver, routes), calls_itself })
    };
    [("google", CallsItself::Unknown), ("cloudflare", CallsItself::DataCentre)]
        .into_iter()
        .filter_map(tell)
        .collect()
}

/// The public resolvers that stand at one place each and are asked on port 53. Where a person's own
/// stand, nobody vouches for.
fn landmarks(config: &Config, resolvers: &[Resolver], routes: &Routes) -> Vec<Landmark> {
    if !may_test(config) {
        return Vec::new();
    }
    let is_own = |id: &str| config.resolvers.iter().any(|own| own.id == id);
    let one_place = resolvers.iter().filter(|one| one.is_default && !one.is_anycast);
    one_place
        .filter(|one| !is_own(one.id.as_str()))
        .filter_map(|one| {
            let socket = public_ways(one, routes).plain?;
            let (lat, lon) = (one.lat, one.lon);
            Some(Landmark { socket, operator: one.operator.clone(), lat, lon })
        })
        .collect()
}

/// False in a network that is somebody's own, or where the test for interception is switched off.
fn may_test(config: &Config) -> bool {
    let is_closed = config.dns.system.is_some() || config.builtin_resolvers == Builtin::Replaced;
    !is_closed && !config.dns.probes.is_empty()
}

/// The real world, as the configuration has it.
pub(crate) fn real(config: &Config, catalog: Stock) -> Reached {
    let (resolvers, routes) = (Resolver::built_in(), Routes::default());
    let system = config.dns.system.clone().unwrap_or_else(machine_resolvers);
    let mut list = Watchlist::default();
    if config.builtin_resolvers == Builtin::Kept {
        list.add_public(&resolvers, &routes, config);
    }
    list.add_own(config);
    if config.builtin_resolvers == Builtin::Kept {
        list.add_connection(&system);
    }
    let Watchlist { ways, networks, faces } = list;
    let network = Network::new(NetSettings {
        system,
        reach: Reach {
            map: config.dns.reach.clone(),
            authoritative_port: config.dns.authoritative_port,
        },
        timeout: Duration::from_millis(u64::from(config.dns.timeout_ms)),
        probes: config.dns.probes.clone(),
        tells: tells(config, &resolvers, &routes),
        landmarks: landmarks(config, &resolvers, &routes),
        doh: config.dns.doh,
        roots: config.roots.clone(),
        pages: config.dns.https == Https::Auto,
    });
    let world = World { networks, faces, ..closed(config, catalog) };
    Reached { world, network, ways }
}

/// A world without ways into it: the first screen needs no more, and a person waits for that screen.
pub(crate) fn unopened(config: &Config, catalog: Stock) -> Reached {
    Reached {
        world: closed(config, catalog),
        network: Network::new(NetSettings::default()),
        ways: BTreeMap::new(),
    }
}

fn closed(config: &Config, catalog: Stock) -> World {
    let settings = Settings {
        min_interval_s: config.min_interval_s,
        publish_rounds: config.publish.rounds,
        publish_spacing_s: config.publish.spacing_s,
        confirm_rounds: config.confirm.rounds,
        confirm_spacing_s: config.confirm.spacing_s,
        timeout_ms: config.dns.timeout_ms,
        is_replaced_list: config.builtin_resolvers == Builtin::Replaced,
    };
    World {
        catalog,
        settings,
        networks: Vec::new(),
        faces: Vec::new(),
        is_practice: false,
        pretend: Vec::new(),
    }
}

/// The practice internet.
pub(crate) fn pretend(internet: &Internet, catalog: Stock) -> Reached {
    let reached = internet.settings();
    let mut list = Watchlist::default();
    for resolver in &reached.resolvers {
        let network = Watched {
            id: resolver.id.to_owned(),
            operator: resolver.operator.to_owned(),
            continent: resolver.continent.to_owned(),
            min_interval_s: 1,
            ttl_cap_s: None,
        };
        let face = Face {
            id: resolver.id.to_owned(),
            name: resolver.name.to_owned(),
            place: if resolver.is_anycast { String::new() } else { resolver.city.to_owned() },
            is_own: false,
            is_anycast: resolver.is_anycast,
            pin: Some(Pin { lat: resolver.lat, lon: resolver.lon }),
        };
        list.add(network, face, Ways::from(resolver.socket));
    }
    let Watchlist { ways, networks, faces } = list;
    let pretend = domains()
        .into_iter()
        .map(|offer| (offer.domain, offer.registrar.as_str().to_owned()))
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
    Reached { world, network: Network::new(network), ways }
}

/// The service behind `https://HOST[:PORT]/PATH`, at `address`, or at the host where that is an
/// address; `None` for a name whose address is not known, because looking it up is what DNS over
/// HTTPS is to replace.
fn service(url: &str, address: Option<IpAddr>) -> Option<Service> {
    let rest = url.strip_prefix("https://")?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, "dns-query"));
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, port.parse().ok()?),
        None => (authority, 443),
    };
    let address = host.parse().ok().or(address)?;
    let socket = SocketAddr::new(address, port);
    Some(Service { socket, host: host.to_owned(), path: format!("/{path}") })
}

/// The resolvers of this machine; none when the system does not say.
fn machine_resolvers() -> Vec<SocketAddr> {
    let file = Path::new("/etc/resolv.conf");
    let text = files::read_text(file, files::MOST_BYTES).unwrap_or_default();
    crate::net::system_resolvers(&text).unwrap_or_default()
}

#[cfg(test)]
mod tests;
