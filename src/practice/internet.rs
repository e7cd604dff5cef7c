//! The pretend internet as a whole: starts every server, publishes changes, keeps the log.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

use super::authority::{Child, HeldZone, Parent};
use super::domains::{PracticeDomain, domains, practice_ttl};
use super::neighbours::{Neighbours, Noticed};
use super::network::{Cache, Network};
use super::outside::{self, TOP_SERVERS};
use super::places::{PLACES, PretendResolver};
use super::recursion::{Published, Recursion, WHOLE, World};
use super::serve::{Asked, Log, Prompt, Running, ServerId, serve};
use crate::names::Domain;
use crate::net;
use crate::records::Record;

/// Rounds of questions and the time between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounds {
    /// How many.
    pub rounds: u32,
    /// Seconds from one to the next.
    pub spacing_s: u32,
}

/// How often the authoritative servers must agree before a change counts as published.
pub const PUBLISH: Rounds = Rounds { rounds: 2, spacing_s: 2 };

/// How often the networks must agree before a change counts as confirmed.
pub const CONFIRM: Rounds = Rounds { rounds: 3, spacing_s: 3 };

/// From *Save* in a panel to the first name server.
pub const PUBLISHING_DELAY: Duration = Duration::from_millis(1200);

/// From the first name server to the second.
pub const SECOND_SERVER_LAG: Duration = Duration::from_millis(1300);

/// TTL of the delegations, in seconds; nothing in practice waits for it.
const DELEGATION_TTL: u32 = 3600;

/// Why the pretend internet could not be started, or not be changed.
#[derive(Debug, thiserror::Error)]
pub enum PracticeFault {
    /// No port, or no loopback interface.
    #[error("no room on this machine's loopback interface: {0}")]
    Sockets(#[from] std::io::Error),
    /// A cache could not be set up.
    #[error("a practice network did not start: {0}")]
    Cache(String),
    /// Only the domains on offer can be changed.
    #[error("{0} is not one of the practice domains")]
    NotOnOffer(Domain),
}

/// What the rest of the program needs in order to live on the pretend internet.
#[derive(Debug, Clone, PartialEq)]
pub struct Reached {
    /// Instead of the machine's own resolver.
    pub system: SocketAddr,
    /// Where the addresses found in DNS are reached.
    pub reach: BTreeMap<IpAddr, SocketAddr>,
    /// Instead of the world's public resolvers.
    pub resolvers: Vec<PretendResolver>,
}

impl Reached {
    /// The same for [`net`]: an address that is not on the pretend internet has port 0, where
    /// nothing can be sent, so that practice stays on this machine whatever is typed.
    pub fn network_settings(&self) -> net::Settings {
        let reach = net::Reach { map: self.reach.clone(), authoritative_port: 0 };
        net::Settings { system: vec![self.system], reach, ..net::Settings::default() }
    }
}

/// A running pretend internet. Dropping it ends every task and closes every socket.
pub struct Internet {
    world: Arc<World>,
    settings: Reached,
    log: Log,
    serials: AtomicU32,
    noticed: mpsc::Sender<Noticed>,
    tasks: Mutex<JoinSet<()>>,
    _running: Vec<Running>,
}

impl Internet {
    /// Starts all servers on 127.0.0.1. Call it inside a tokio runtime with I/O and time.
    pub async fn start() -> Result<Self, PracticeFault> {
        let offers = domains();
        let log = Log::default();
        let mut running = Vec::new();
        let mut reach = BTreeMap::new();

        let world = Arc::new(World {
            published: offers.iter().map(published).collect(),
            outside: Arc::new(outside::world(&offers)),
            share: AtomicU32::new(WHOLE),
        });
        for (offer, published) in offers.iter().zip(&world.published) {
            for ((name, address), copy) in offer.servers.iter().zip(&published.copies) {
                let logged_as = Some((ServerId::Authority(name.clone()), log.clone()));
                let server = serve(Prompt { answers: copy.clone(), logged_as }).await?;
                reach.insert(IpAddr::V4(*address), server.socket);
                running.push(server);
            }
        }

        let (noticed, asked_about) = mpsc::channel(64);
        let children = offers
            .iter()
            .map(|offer| Child::new(offer.domain.clone(), &offer.servers, DELEGATION_TTL))
            .collect();
        let parent = Parent { zone: outside::top(), children, noticed: noticed.clone() };
        let logged_as = Some((ServerId::Parent, log.clone()));
        let parent = serve(Prompt { answers: parent, logged_as }).await?;
        for (_, octets) in TOP_SERVERS {
            reach.insert(IpAddr::V4(Ipv4Addr::from(octets)), parent.socket);
        }
        running.push(parent);

        let networks = networks(&world, &log, &mut running).await?;
        let Networks { system, resolvers, caches } = networks;
        let mut tasks = JoinSet::new();
        tasks.spawn(Neighbours { world: world.clone(), caches }.wait(asked_about));
        Ok(Self {
            world,
            settings: Reached { system, reach, resolvers },
            log,
            serials: AtomicU32::new(2),
            noticed,
            tasks: Mutex::new(tasks),
            _running: running,
        })
    }

    /// Where everything is.
    pub fn settings(&self) -> &Reached {
        &self.settings
    }

    /// Everything that arrived in packets so far, oldest first; at most the last ten thousand.
    pub fn asked(&self) -> Vec<Asked> {
        self.log.read()
    }

    /// The records of `domain` as its first name server publishes them now, without NS and SOA.
    pub fn lines(&self, domain: &Domain) -> Result<Vec<Record>, PracticeFault> {
        let published = self.published(domain)?;
        Ok(published.copies.first().map(|copy| copy.zone().lines()).unwrap_or_default())
    }

    /// Publishes `lines` as the whole content of `domain` (without NS and SOA): at the first name
    /// server after [`PUBLISHING_DELAY`], at the second [`SECOND_SERVER_LAG`] later. TTLs become
    /// practice TTLs of 15 to 20 s.
    pub fn apply(&self, domain: &Domain, lines: &[Record]) -> Result<(), PracticeFault> {
        let published = self.published(domain)?;
        let lines: Vec<Record> = lines
            .iter()
            .map(|line| Record { ttl: practice_ttl(&line.data), ..line.clone() })
            .collect();
        let serial = self.serials.fetch_add(1, Ordering::Relaxed);
        let copies = published.copies.clone();
        let Some(zone) = copies.first().map(|copy| copy.zone().with_lines(serial, &lines)) else {
            return Ok(());
        };
        let zone = Arc::new(zone);
        let publishing = async move {
            let mut wait = PUBLISHING_DELAY;
            for copy in &copies {
                tokio::time::sleep(wait).await;
                copy.take_over(&zone);
                wait = SECOND_SERVER_LAG;
            }
        };
        let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(publishing);
        Ok(())
    }

    /// Lets the neighbours use `domain` and returns when every network's cache holds its present
    /// records, each of a different age. Happens by itself when the parent is first asked about
    /// the domain; here for those who need to know when it is done.
    pub async fn wake(&self, domain: &Domain) -> Result<(), PracticeFault> {
        self.published(domain)?;
        let (done, warm) = oneshot::channel();
        let noticed = Noticed { domain: domain.clone(), done: Some(done) };
        // Either fails only while everything is being taken down.
        if self.noticed.send(noticed).await.is_ok() {
            let _ = warm.await;
        }
        Ok(())
    }

    fn published(&self, domain: &Domain) -> Result<&Published, PracticeFault> {
        self.world.published(domain).ok_or_else(|| PracticeFault::NotOnOffer(domain.clone()))
    }
}

fn published(offer: &PracticeDomain) -> Published {
    let zone = outside::first_day(offer);
    let copies = offer.servers.iter().map(|_| HeldZone::new(zone.clone())).collect();
    Published::new(offer.domain.clone(), copies)
}

struct Networks {
    system: SocketAddr,
    resolvers: Vec<PretendResolver>,
    caches: Vec<(Cache, u32)>,
}

/// Starts the recursion, the machine's own resolver, and a server for each place.
async fn networks(
    world: &Arc<World>,
    log: &Log,
    running: &mut Vec<Running>,
) -> Result<Networks, PracticeFault> {
    let recursion = Prompt { answers: Recursion(world.clone()), logged_as: None };
    let recursion = serve(recursion).await?;
    let upstream = recursion.socket;
    running.push(recursion);

    let own = Cache::new(upstream).map_err(PracticeFault::Cache)?;
    let system = Network::new(ServerId::System, log.clone(), Duration::ZERO, &[own]);
    let system = serve(system).await?;
    let system_socket = system.socket;
    running.push(system);

    let mut resolvers = Vec::new();
    let mut caches = Vec::new();
    for place in &PLACES {
        let mine = place
            .left
            .iter()
            .map(|left| Ok((Cache::new(upstream).map_err(PracticeFault::Cache)?, *left)))
            .collect::<Result<Vec<_>, PracticeFault>>()?;
        let only: Vec<Cache> = mine.iter().map(|(cache, _)| cache.clone()).collect();
        caches.extend(mine);
        let id = ServerId::Resolver(place.id);
        let server = serve(Network::new(id, log.clone(), place.delay(), &only)).await?;
        resolvers.push(place.at(server.socket));
        running.push(server);
    }
    Ok(Networks { system: system_socket, resolvers, caches })
}
