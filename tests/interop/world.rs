//! The closed internet, running: a root, top-level domains, a registry below one of them, and two
//! servers of the company that publishes the domains, each a process of its own, as outside. (A
//! process that held parent and child would never refer anybody onward.)

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::path::PathBuf;
use std::time::Duration;

use mxguide::names::Name;
use mxguide::net::{Manner, Network, Reach, Settings, ask};
use mxguide::observe::{Heard, Moment, Question};
use mxguide::records::{Rdata, Rtype};

use crate::clock::{self, wait_for};
use crate::daemon::{Folder, find_or_skip};
use crate::publishers::{Publisher, Software};
use crate::resolvers::{Cache, Habits, Resolver, Ways, way};
use crate::zones::{self, Zone};

/// A server that was told to reload serves the new zone within this time.
const RELOAD: Duration = Duration::from_secs(20);

/// Everything that publishes.
pub(crate) struct World {
    root: Publisher,
    top: Publisher,
    registry: Publisher,
    /// Two servers of one company: `ada` and `bob`.
    pub(crate) company: [Publisher; 2],
    /// Takes questions and never answers.
    silent: UdpSocket,
    pub(crate) folder: Folder,
}

impl World {
    /// Starts it with `acme` as one of the company's zones; `None` where NSD is not installed.
    pub(crate) async fn start(acme: Zone) -> Option<Self> {
        let nsd = find_or_skip("nsd", "nothing here can be tested")?;
        let knot = find_or_skip("knotd", "both of the company's servers are NSD");
        let folder = Folder::new();
        let start =
            |name: &str, zones: Vec<Zone>| (Software::Nsd, nsd.clone(), folder.inside(name), zones);
        let ours = vec![acme, zones::crowd(), zones::acme_co_uk()];
        let mut ada = ours.clone();
        ada.push(zones::lame());
        let mut bob = start("bob", ours);
        if let Some(knot) = knot {
            (bob.0, bob.1) = (Software::Knot, knot);
        }
        let (root, top, registry, ada, bob) = tokio::join!(
            publish(start("root", vec![zones::root()])),
            publish(start("top", vec![zones::example(), zones::com(), zones::uk()])),
            publish(start("registry", vec![zones::co_uk()])),
            publish(start("ada", ada)),
            publish(bob),
        );
        let silent = UdpSocket::bind("127.0.0.1:0").expect("a free port");
        Some(Self { root, top, registry, company: [ada, bob], silent, folder })
    }

    /// Which address of DNS is which process.
    pub(crate) fn reach(&self) -> BTreeMap<IpAddr, SocketAddr> {
        let [ada, bob] = &self.company;
        let silent = self.silent.local_addr().expect("a bound socket has an address");
        let places = [
            ("127.53.0.1", self.root.socket),
            ("127.53.0.2", self.top.socket),
            ("127.53.0.3", self.registry.socket),
            ("127.53.0.4", ada.socket),
            ("127.53.0.5", bob.socket),
            ("127.53.0.6", silent),
        ];
        places.map(|(ip, socket)| (ip.parse().expect("an address"), socket)).into()
    }

    /// The same for the resolvers, zone by zone.
    pub(crate) fn ways(&self) -> Ways {
        let both: Vec<SocketAddr> = self.company.iter().map(|server| server.socket).collect();
        vec![
            way(".", &[self.root.socket]),
            way("example.", &[self.top.socket]),
            way("com.", &[self.top.socket]),
            way("uk.", &[self.top.socket]),
            way("co.uk.", &[self.registry.socket]),
            way("acme.example.", &both),
            way("crowd.example.", &both),
            way("acme.co.uk.", &both),
        ]
    }

    /// Starts an Unbound that knows its way here; `None` where it is not installed.
    pub(crate) async fn unbound(&self, id: &str) -> Option<Resolver> {
        self.cache(id, Cache::Unbound, "nothing here can be tested").await
    }

    /// Starts a BIND that knows its way here; `None` where it is not installed.
    pub(crate) async fn bind(&self, id: &str) -> Option<Resolver> {
        self.cache(id, Cache::Bind, "only Unbound is watched").await
    }

    /// Starts a cache that knows its way here; `None` where it is not installed.
    pub(crate) async fn cache(&self, id: &str, cache: Cache, left_out: &str) -> Option<Resolver> {
        let program = find_or_skip(cache.program(), left_out)?;
        let (folder, ways) = (self.folder.inside(id), self.ways());
        Some(Resolver::start(id, cache, &program, folder, &ways, &Habits::default()).await)
    }

    /// The network as the program sees it from here.
    pub(crate) fn network(&self, system: &Resolver) -> Network {
        Network::new(Settings {
            system: vec![system.relay.socket],
            // Port 9 is "discard": nothing answers there.
            reach: Reach { map: self.reach(), authoritative_port: 9 },
            timeout: Duration::from_millis(1500),
            probes: Vec::new(),
            ..Settings::default()
        })
    }
}

async fn publish(
    (software, program, folder, zones): (Software, PathBuf, PathBuf, Vec<Zone>),
) -> Publisher {
    Publisher::start(software, &program, folder, &zones).await
}

/// The moment when a server was first seen to serve this serial of a zone.
pub(crate) async fn served(socket: SocketAddr, zone: Name, serial: u32) -> Moment {
    let question = Question::new(zone, Rtype::Soa);
    let seen = wait_for(RELOAD, || async {
        let wait = Duration::from_millis(500);
        let (heard, _) = ask(socket, &question, Manner::Authoritative, wait).await;
        (serial_of(&heard) == Some(serial)).then(clock::now)
    });
    seen.await.expect("a server that was told to reload serves the new zone")
}

fn serial_of(heard: &Heard) -> Option<u32> {
    let Heard::Records(records) = heard else { return None };
    records.iter().find_map(|record| match record.data {
        Rdata::Soa { serial, .. } => Some(serial),
        _ => None,
    })
}
