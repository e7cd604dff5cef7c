//! One question to one server → what was heard; and, built on that, the walk down the delegations,
//! the before-photo, the test for an intercepted port 53 and the SPF texts of other senders.
//!
//! Facts only: what an answer means for the person is decided in `verdict`. Nothing here chases an
//! alias or reads the wall clock, and nothing about the domain itself is remembered. The machine's
//! own resolver never hears a name at or under the domain (with the one exception told in
//! [`Network::photograph`]), because a resolver that is asked too early remembers that there is
//! nothing (RFC 2308).

mod addresses;
mod around;
mod ask;
mod connect;
mod delegation;
mod https;
mod leads;
mod light;
mod memory;
mod page;
mod passage;
mod photograph;
mod quiet;
mod race;
mod read;
mod register;
mod seal;
mod senders;
mod system;
mod udp;
mod walk;
mod ways;
mod wire;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

pub use ask::{Manner, ask};
pub use https::{NoRoots, Roots};
pub use light::Landmark;
pub use passage::{CallsItself, Tell};
pub use system::{NoSystemResolver, system_resolvers};
pub use ways::{Doh, Service, Ways, is_routed};
use ways::{Port53, Way};
pub(crate) use wire::type_to_wire;

use crate::names::Name;
use crate::observe::{Heard, Margin, Passage, Question, Server, Transport};

/// How long to wait for the sooner of "it answered" and "ask the next one too".
const STAGGER: Duration = Duration::from_millis(400);

/// Answers remembered about names outside the domain.
const MOST_OUTSIDE: usize = 4096;
/// Zones above domains remembered; there are some two thousand endings in all.
const MOST_STOPS: usize = 512;

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
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The machine's resolvers, or those the configuration names instead.
    pub system: Vec<SocketAddr>,
    /// Where addresses found in DNS are reached.
    pub reach: Reach,
    /// The deadline of one question, its retry and its TCP part included.
    pub timeout: Duration,
    /// Addresses that run no DNS: an answer from one betrays an intercepted port 53.
    pub probes: Vec<SocketAddr>,
    /// Public resolvers by which an interceptor is told; none in a closed network.
    pub tells: Vec<Tell>,
    /// Resolvers that stand at one place each: two that are far apart cannot both answer at once.
    pub landmarks: Vec<Landmark>,
    /// When DNS over HTTPS is used.
    pub doh: Doh,
    /// Roots of trust for HTTPS beside those built in.
    pub roots: Roots,
    /// Web pages may be fetched: the policy file of MTA-STS, and what a register says.
    pub pages: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            system: Vec::new(),
            reach: Reach::default(),
            timeout: Duration::from_millis(2500),
            probes: Vec::new(),
            tells: Vec::new(),
            landmarks: Vec::new(),
            doh: Doh::default(),
            roots: Roots::default(),
            pages: false,
        }
    }
}

/// The network as the rest of the program asks it. Clones share everything.
#[derive(Debug, Clone)]
pub struct Network(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    settings: Settings,
    /// What was found out about port 53, so that a list of domains waits for it only once.
    passage: passage::Memory,
    clocked: light::Clocked,
    services: https::Services,
    /// Which resolvers are silent on port 53 alone.
    quiet: quiet::Quiet,
    pages: https::Pages,
    /// How often a register was asked.
    registers: std::sync::atomic::AtomicUsize,
    /// Where questions leave from.
    sockets: udp::Sockets,
    /// What the machine's resolvers said about names outside the domain.
    outside: memory::Memory<Question, Heard>,
    /// The zones above domains, with their servers.
    stops: memory::Memory<Name, Arc<walk::Stop>>,
}

impl Network {
    /// A network with these settings; nothing is sent yet.
    pub fn new(settings: Settings) -> Self {
        let (passage, clocked, services, quiet, sockets) = Default::default();
        let (pages, registers) = Default::default();
        let (outside, stops) = (memory::Memory::of(MOST_OUTSIDE), memory::Memory::of(MOST_STOPS));
        Self(Arc::new(Shared {
            settings,
            passage,
            clocked,
            services,
            quiet,
            pages,
            registers,
            sockets,
            outside,
            stops,
        }))
    }

    /// What this network was told.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Asks an authoritative server (RD=0).
    pub async fn ask_server(&self, server: &Server, question: &Question) -> (Heard, Margin) {
        self.ask_address(server.address, question).await
    }

    /// Asks a resolver (RD=1), by the way that is open. Where none is, that is silence, and nothing
    /// is sent. An old opinion about port 53 is renewed beside it.
    pub async fn ask_resolver(&self, ways: &Ways, question: &Question) -> (Heard, Margin) {
        self.renew_passage();
        match self.way(ways) {
            Way::Plain(socket) => {
                let said = self.ask_open(socket, ways, question).await;
                self.clocked(said, socket, ways, question).await
            }
            Way::Https(service) => self.ask_service(service, question).await,
            Way::None => (Heard::Silent, Margin::default()),
        }
    }

    /// True for a resolver that cannot be heard from here: port 53 is closed, and it has no other
    /// way. Nothing is wrong with the resolver.
    pub fn is_cut_off(&self, ways: &Ways) -> bool {
        self.way(ways) == Way::None
    }

    fn way<'a>(&self, ways: &'a Ways) -> Way<'a> {
        // The machine's own resolvers are asked as the machine would, whoever answers.
        let is_own = ways.plain.is_some_and(|plain| self.settings().system.contains(&plain));
        let is_closed = !is_own && self.0.passage.known().is_closed();
        let port53 = if is_closed { Port53::Closed } else { Port53::Usable };
        ways.choose(self.settings().doh, port53)
    }

    async fn ask_plain(
        &self,
        socket: SocketAddr,
        spare: &[SocketAddr],
        question: &Question,
        timeout: Duration,
    ) -> (Heard, Margin) {
        // The next one only after real silence: each has a memory of its own, and going back and
        // forth between them would look like one that cannot make up its mind.
        let part = timeout / 3;
        if spare.is_empty() {
            return self.put(socket, question, Manner::Recursive, timeout).await;
        }
        let mut waits = vec![(socket, timeout)];
        waits.extend(spare.iter().take(2).map(|socket| (*socket, part)));
        let asks = waits
            .into_iter()
            .map(|(socket, wait)| self.put(socket, question, Manner::Recursive, wait));
        race::first_useful(asks, part, |heard| !is_silent(heard)).await
    }

    async fn ask_service(&self, service: &Service, question: &Question) -> (Heard, Margin) {
        let asked_at = tokio::time::Instant::now();
        let Settings { roots, timeout, .. } = self.settings();
        let services = &self.0.services;
        let came = match ask::query(question) {
            Some(query) => services.put(service, roots, &query, Manner::Recursive, *timeout).await,
            None => ask::Came::Silence,
        };
        ask::judge(question, &came, asked_at, Transport::Https)
    }

    /// Asks the machine's resolvers (RD=1), the next one when the one before fails or is slow; the
    /// first that gives an answer counts. Without an answer: the failure of one that spoke, or
    /// silence.
    pub async fn system(&self, question: &Question) -> (Heard, Margin) {
        self.system_in(Manner::Recursive, question).await
    }

    /// True when somebody on the way answers in other servers' names; see [`Network::passage`].
    pub async fn is_intercepted(&self) -> bool {
        matches!(self.passage().await, Passage::Intercepted(_))
    }

    async fn put(
        &self,
        socket: SocketAddr,
        question: &Question,
        manner: Manner,
        timeout: Duration,
    ) -> (Heard, Margin) {
        ask::ask_from(&self.0.sockets, socket, question, manner, timeout).await
    }

    async fn ask_address(&self, address: IpAddr, question: &Question) -> (Heard, Margin) {
        let Settings { reach, timeout, .. } = self.settings();
        self.put(reach.socket(address), question, Manner::Authoritative, *timeout).await
    }

    async fn system_in(&self, manner: Manner, question: &Question) -> (Heard, Margin) {
        let Settings { system, timeout, .. } = self.settings();
        let asks =
            system.clone().into_iter().map(|socket| self.put(socket, question, manner, *timeout));
        race::first_useful(asks, STAGGER, Heard::is_answer).await
    }

    /// Asks servers of one zone, the next when the one before fails or is slow, until one says
    /// something that `is_useful`.
    async fn ask_any<'a>(
        &self,
        servers: impl IntoIterator<Item = &'a Server>,
        question: &Question,
        is_useful: impl Fn(&Heard) -> bool,
    ) -> (Heard, Margin) {
        let addresses: Vec<IpAddr> = servers.into_iter().map(|server| server.address).collect();
        let asks = addresses.into_iter().map(|address| self.ask_address(address, question));
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
