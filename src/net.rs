//! One question to one server → what was heard; and, built on that, the walk down the delegations,
//! the before-photo, the test for an intercepted port 53 and the SPF texts of other senders.
//!
//! Facts only: what an answer means for the person is decided in `verdict`. Nothing here caches,
//! chases an alias or reads the wall clock, and the machine's own resolver never hears a name at or
//! under the domain (with the one exception told in [`Network::photograph`]), because a resolver
//! that is asked too early remembers that there is nothing (RFC 2308).

mod addresses;
mod ask;
mod photograph;
mod race;
mod read;
mod seal;
mod senders;
mod system;
mod walk;
mod ways;
mod wire;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

pub use ask::{Manner, ask};
pub use system::{NoSystemResolver, system_resolvers};
pub use ways::{Service, Ways};
pub(crate) use wire::type_to_wire;

use crate::names::Name;
use crate::observe::{Heard, Margin, Question, Server};
use crate::records::Rtype;

/// How long to wait for the sooner of "it answered" and "ask the next one too".
const STAGGER: Duration = Duration::from_millis(400);

/// The longest wait for an address that runs no DNS; real interceptors sit nearby and are quick.
const PROBE_WAIT: Duration = Duration::from_secs(1);

/// Where an address found in DNS is really reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Addresses that are reached at another socket: closed networks, tests, practice.
    pub map: BTreeMap<IpAddr, SocketAddr>,
    /// The port of every other authoritative server.
    pub authoritative_port: u16,
}

impl Default for Reach {
    fn default() -> Self {
        Self { map: BTreeMap::new(), authoritative_port: 53 }
    }
}

impl Reach {
    /// The socket behind an address found in DNS.
    pub fn socket(&self, address: IpAddr) -> SocketAddr {
        self.map
            .get(&address)
            .copied()
            .unwrap_or_else(|| SocketAddr::new(address, self.authoritative_port))
    }
}

/// Everything `net` needs to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The machine's resolvers, or those the configuration names instead.
    pub system: Vec<SocketAddr>,
    /// Where addresses found in DNS are reached.
    pub reach: Reach,
    /// The deadline of one question, its retry and its TCP part included.
    pub timeout: Duration,
    /// Addresses that run no DNS: an answer from one betrays an intercepted port 53.
    pub probes: Vec<SocketAddr>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            system: Vec::new(),
            reach: Reach::default(),
            timeout: Duration::from_millis(2500),
            probes: Vec::new(),
        }
    }
}

/// The network as the rest of the program asks it. Clones share everything.
#[derive(Debug, Clone)]
pub struct Network(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    settings: Settings,
    /// Set once the probes stayed silent, so that a list of domains waits for them only once.
    is_clear: AtomicBool,
}

impl Network {
    /// A network with these settings; nothing is sent yet.
    pub fn new(settings: Settings) -> Self {
        Self(Arc::new(Shared { settings, is_clear: AtomicBool::new(false) }))
    }

    /// What this network was told.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Asks an authoritative server (RD=0).
    pub async fn ask_server(&self, server: &Server, question: &Question) -> (Heard, Margin) {
        self.ask_address(server.address, question).await
    }

    /// Asks a resolver (RD=1), by the way that is open.
    pub async fn ask_resolver(&self, ways: &Ways, question: &Question) -> (Heard, Margin) {
        let Some(socket) = ways.plain else { return (Heard::Silent, Margin::default()) };
        ask(socket, question, Manner::Recursive, self.settings().timeout).await
    }

    /// Asks the machine's resolvers (RD=1), the next one when the one before fails or is slow; the
    /// first that gives an answer counts. Without an answer: the failure of one that spoke, or
    /// silence.
    pub async fn system(&self, question: &Question) -> (Heard, Margin) {
        self.system_in(Manner::Recursive, question).await
    }

    /// True when an address that runs no DNS answers: somebody on the way answers in its place.
    /// Without probes in the settings nothing is sent, and the answer is no.
    pub async fn is_intercepted(&self) -> bool {
        if self.0.is_clear.load(Ordering::Relaxed) {
            return false;
        }
        // The root, so that no name of anybody's is given away.
        let question = Question::new(Name::root(), Rtype::Ns);
        let wait = self.settings().timeout.min(PROBE_WAIT);
        let asks = self
            .settings()
            .probes
            .iter()
            .map(|socket| ask(*socket, &question, Manner::Recursive, wait))
            .collect();
        let (heard, _) = race::first_useful(asks, Duration::ZERO, |heard| !is_silent(heard)).await;
        let is_intercepted = !is_silent(&heard);
        self.0.is_clear.store(!is_intercepted, Ordering::Relaxed);
        is_intercepted
    }

    async fn ask_address(&self, address: IpAddr, question: &Question) -> (Heard, Margin) {
        let Settings { reach, timeout, .. } = self.settings();
        ask(reach.socket(address), question, Manner::Authoritative, *timeout).await
    }

    async fn system_in(&self, manner: Manner, question: &Question) -> (Heard, Margin) {
        let Settings { system, timeout, .. } = self.settings();
        let asks = system.iter().map(|socket| ask(*socket, question, manner, *timeout)).collect();
        race::first_useful(asks, STAGGER, Heard::is_answer).await
    }

    /// Asks servers of one zone, the next when the one before fails or is slow, until one says
    /// something that `is_useful`.
    async fn ask_any(
        &self,
        servers: &[Server],
        question: &Question,
        is_useful: impl Fn(&Heard) -> bool,
    ) -> (Heard, Margin) {
        let asks = servers.iter().map(|server| self.ask_server(server, question)).collect();
        race::first_useful(asks, STAGGER, is_useful).await
    }
}

const fn is_silent(heard: &Heard) -> bool {
    matches!(heard, Heard::Silent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_reached_where_the_map_says_or_at_the_default_port() {
        let mapped: IpAddr = "192.0.2.4".parse().unwrap();
        let socket: SocketAddr = "127.0.0.1:5403".parse().unwrap();
        let reach = Reach { map: BTreeMap::from([(mapped, socket)]), authoritative_port: 53 };
        assert_eq!(reach.socket(mapped), socket);
        assert_eq!(reach.socket("2001:db8::1".parse().unwrap()).to_string(), "[2001:db8::1]:53");
    }
}
