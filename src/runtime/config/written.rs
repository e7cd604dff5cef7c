//! `config.toml` key by key, as written, and what every key left out means.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::value::{self, Address, Country, Degrees, DohUrl, Id, Socket, Whole, Words};
use super::{Builtin, Config, Dns, Doh, Https, Lang, OwnResolver, Rounds};
use crate::net::Roots;

/// Addresses where no DNS server can be (RFC 5737 documentation blocks): an answer from there
/// means that something on the way answers in other servers' names.
const PROBES: [SocketAddr; 2] = [
    SocketAddr::new(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 53)), 53),
    SocketAddr::new(IpAddr::V4(Ipv4Addr::new(198, 51, 100, 53)), 53),
];

/// The most `[[resolver]]` a file may have.
const MOST_RESOLVERS: usize = 512;

/// The most addresses a list may have.
const MOST_ADDRESSES: usize = 64;

/// The file as written, key by key.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Written {
    #[serde(deserialize_with = "value::lang")]
    lang: Option<Lang>,
    dns: WrittenDns,
    polling: WrittenPolling,
    publish: WrittenRounds,
    confirm: WrittenRounds,
    resolvers: WrittenResolvers,
    resolver: Vec<Spanned<WrittenResolver>>,
    tls: WrittenTls,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenDns {
    system: Option<Spanned<Vec<Socket>>>,
    authoritative_port: Option<Whole<1, 65_535>>,
    timeout_ms: Option<Whole<1, 60_000>>,
    #[serde(deserialize_with = "value::doh")]
    doh: Option<Doh>,
    probes: Option<Spanned<Vec<Socket>>>,
    #[serde(deserialize_with = "value::https")]
    https: Option<Https>,
    reach: BTreeMap<Address, Socket>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenPolling {
    min_interval_s: Option<Whole<0, 86_400>>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenRounds {
    rounds: Option<Whole<1, 100>>,
    spacing_s: Option<Whole<0, 86_400>>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenResolvers {
    replace: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenResolver {
    id: Id,
    name: Option<Words>,
    address: Option<Socket>,
    doh: Option<DohUrl>,
    operator: Option<Words>,
    country: Option<Country>,
    city: Option<Words>,
    lat: Option<Degrees<90>>,
    lon: Option<Degrees<180>>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenTls {
    ca: Option<PathBuf>,
}

impl Written {
    /// What no single value shows: where it begins in the text, and what is wrong.
    pub(super) fn check(&self) -> Result<(), (usize, String)> {
        for list in [&self.dns.system, &self.dns.probes].into_iter().flatten() {
            if list.get_ref().len() > MOST_ADDRESSES {
                let problem = format!("there are more than {MOST_ADDRESSES} addresses");
                return Err((list.span().start, problem));
            }
        }
        if let Some(system) = self.dns.system.as_ref().filter(|list| list.get_ref().is_empty()) {
            let problem = "`system` is empty; name a server, or leave the line out".to_owned();
            return Err((system.span().start, problem));
        }
        if self.resolver.len() > MOST_RESOLVERS {
            return Err((0, format!("there are more than {MOST_RESOLVERS} resolvers")));
        }
        let mut ids = BTreeSet::new();
        for entry in &self.resolver {
            let resolver = entry.get_ref();
            let id = resolver.id.0.as_str();
            let problem = if !ids.insert(id) {
                format!("a resolver `{id}` stands above already; every id is its own")
            } else if resolver.address.is_none() && resolver.doh.is_none() {
                format!("resolver `{id}` needs `address` or `doh`")
            } else if resolver.address.is_none()
                && resolver.doh.as_ref().is_some_and(|url| !url.has_address())
            {
                format!(
                    "resolver `{id}`: no name is looked up for `doh`; add `address`, or write \
                     the service by IPv4 address"
                )
            } else if resolver.lat.is_some() != resolver.lon.is_some() {
                format!("resolver `{id}` needs both `lat` and `lon`, or neither")
            } else {
                continue;
            };
            return Err((entry.span().start, problem));
        }
        Ok(())
    }

    pub(super) fn into_config(self) -> Config {
        let dns = self.dns.into_dns();
        let builtin = if self.resolvers.replace { Builtin::Replaced } else { Builtin::Kept };
        Config {
            lang: self.lang,
            dns,
            min_interval_s: self.polling.min_interval_s.map_or(30, |seconds| seconds.0),
            publish: self.publish.or(Rounds { rounds: 2, spacing_s: 30 }),
            confirm: self.confirm.or(Rounds { rounds: 3, spacing_s: 60 }),
            builtin_resolvers: builtin,
            resolvers: self.resolver.into_iter().map(|entry| entry.into_inner().into()).collect(),
            tls_ca: self.tls.ca.filter(|file| !file.as_os_str().is_empty()),
            roots: Roots::default(),
        }
    }
}

impl WrittenDns {
    /// With `system` the network is somebody's own: nothing that leads outside is on by itself.
    fn into_dns(self) -> Dns {
        let sockets = |list: Spanned<Vec<Socket>>| -> Vec<SocketAddr> {
            list.into_inner().into_iter().map(|socket| socket.0).collect()
        };
        let is_own = self.system.is_some();
        let probes = if is_own { Vec::new() } else { PROBES.to_vec() };
        let https = if is_own { Https::Never } else { Https::Auto };
        let port = self.authoritative_port.and_then(|port| u16::try_from(port.0).ok());
        Dns {
            system: self.system.map(sockets),
            authoritative_port: port.unwrap_or(53),
            timeout_ms: self.timeout_ms.map_or(2_500, |ms| ms.0),
            doh: self.doh.unwrap_or(Doh::Auto),
            probes: self.probes.map_or(probes, sockets),
            https: self.https.unwrap_or(https),
            reach: self.reach.into_iter().map(|(from, to)| (from.0, to.0)).collect(),
        }
    }
}

impl WrittenRounds {
    fn or(&self, usual: Rounds) -> Rounds {
        Rounds {
            rounds: self.rounds.map_or(usual.rounds, |rounds| rounds.0),
            spacing_s: self.spacing_s.map_or(usual.spacing_s, |seconds| seconds.0),
        }
    }
}

impl From<WrittenResolver> for OwnResolver {
    fn from(written: WrittenResolver) -> Self {
        let name = written.name.map_or_else(|| written.id.0.clone(), |name| name.0);
        Self {
            operator: written.operator.map_or_else(|| name.clone(), |operator| operator.0),
            id: written.id.0,
            name,
            address: written.address.map(|address| address.0),
            doh: written.doh.map(|url| url.0),
            country: written.country.map(|country| country.0),
            city: written.city.map(|city| city.0),
            place: written.lat.zip(written.lon).map(|(lat, lon)| (lat.0, lon.0)),
        }
    }
}
