//! A small closed internet: which address of DNS is which server of this process.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use mxguide::net::{Network, Reach, Settings};

use super::Resolver;

/// Addresses in its zones are loopback addresses too, so that nothing can leave the machine even
/// when a test forgets to place a server.
pub(crate) struct World {
    pub(crate) resolver: Resolver,
    places: BTreeMap<IpAddr, SocketAddr>,
    /// The deadline of one question.
    pub(crate) timeout: Duration,
    /// Addresses that are expected to run no DNS.
    pub(crate) probes: Vec<SocketAddr>,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self {
            resolver: Resolver::start().await,
            places: BTreeMap::new(),
            timeout: Duration::from_millis(1500),
            probes: Vec::new(),
        }
    }

    /// Puts a server at an address of DNS.
    pub(crate) fn place(&mut self, address: &str, socket: SocketAddr) {
        self.places.insert(address.parse().expect("a test's address is valid"), socket);
    }

    /// The same for one that may fetch web pages.
    pub(crate) fn network_with_pages(&self, roots: mxguide::net::Roots) -> Network {
        Network::new(Settings { pages: true, roots, ..self.network().settings().clone() })
    }

    /// The network as the program sees it from here.
    pub(crate) fn network(&self) -> Network {
        Network::new(Settings {
            system: vec![self.resolver.served.socket],
            // Port 9 is "discard": nothing answers there.
            reach: Reach { map: self.places.clone(), authoritative_port: 9 },
            timeout: self.timeout,
            probes: self.probes.clone(),
            ..Settings::default()
        })
    }
}
