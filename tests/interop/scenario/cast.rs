//! Who plays in one story: its servers and resolvers, each behind relays, and what it has to say to
//! them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use mxguide::names::{Domain, Name};
use mxguide::net::{CallsItself, Manner, Network, Reach, Settings, Tell, ask};
use mxguide::observe::{Moment, Question};
use mxguide::plan::{Plan, Step};

use crate::clock::{self, wait_for};
use crate::daemon::find;
use crate::fault::Fault;
use crate::publishers::{Publisher, Software};
use crate::relay::Relay;
use crate::resolvers::{Cache, Habits, Memory, Ways, way};
use crate::scenario::hub::{Hub, address};
use crate::scenario::script::{
    Event, FaultAt, FaultText, Habit, Publish, ResolverText, Script, SeenBy,
};
use crate::secure::Secure;
use crate::zones::Zone;

/// A cache on a busy machine answers its customers within this time.
const PATIENT: Duration = Duration::from_secs(15);

/// A server of the story.
pub(crate) struct Player {
    pub(crate) id: String,
    /// Which of the shared daemons it is.
    pub(crate) seat: (Software, usize),
    pub(crate) address: IpAddr,
    /// The program's way to it, and the caches'.
    relays: Option<(Relay, Relay)>,
}

/// A resolver of the story.
pub(crate) struct Spectator {
    pub(crate) id: String,
    pub(crate) relay: Relay,
    /// Past the relay, each memory.
    pub(crate) direct: Vec<SocketAddr>,
    pub(crate) secure: Option<Secure>,
    _own: Vec<Memory>,
}

impl Spectator {
    /// How the program reaches it.
    pub(crate) fn ways(&self) -> mxguide::net::Ways {
        match &self.secure {
            Some(secure) => {
                mxguide::net::Ways { https: Some(secure.service()), ..Default::default() }
            }
            None => self.relay.socket.into(),
        }
    }

    fn tell(&self) -> Tell {
        let ways = mxguide::net::Ways { plain: Some(self.relay.socket), ..self.ways() };
        Tell { ways, calls_itself: CallsItself::Unknown }
    }
}

/// Everybody in one story.
pub(crate) struct Cast {
    pub(crate) domain: Domain,
    pub(crate) players: Vec<Player>,
    pub(crate) spectators: Vec<Spectator>,
    pub(crate) system: Option<Relay>,
    pub(crate) probe: Option<Relay>,
    pub(crate) tell: Option<Spectator>,
    pub(crate) reach: BTreeMap<IpAddr, SocketAddr>,
    serial: RefCell<u32>,
    named: RefCell<Vec<String>>,
}

impl Cast {
    pub(crate) fn new(number: usize, script: &Script) -> Self {
        let mut seats: BTreeMap<Software, usize> = BTreeMap::new();
        let players = script.server.iter().enumerate().map(|(place, server)| {
            let seat = seats.entry(server.kind).or_default();
            *seat += 1;
            Player {
                id: server.id.clone(),
                // Servers without the zone are others than those that have everybody's.
                seat: (server.kind, if server.has_zone { *seat - 1 } else { 90 }),
                address: address(number, place, server.v6),
                relays: None,
            }
        });
        Self {
            domain: Domain::parse(&script.domain()).expect("a file's name makes a domain"),
            players: players.collect(),
            spectators: Vec::new(),
            system: None,
            probe: None,
            tell: None,
            reach: BTreeMap::new(),
            serial: RefCell::new(1),
            named: RefCell::new(script.delegated()),
        }
    }

    /// The zone with these lines, or the story's first.
    pub(crate) fn zone(&self, script: &Script, lines: Option<&str>) -> Zone {
        let servers = script.name_servers(&self.named.borrow());
        let lines = servers + lines.unwrap_or(&script.zone.lines);
        let mut zone = Zone::new(&format!("{}.", script.domain()), script.zone.ttl, &lines);
        zone.serial = *self.serial.borrow();
        zone
    }

    pub(crate) async fn place_servers(
        &mut self,
        script: &Script,
        publishers: &BTreeMap<(Software, usize), Publisher>,
    ) {
        for (player, text) in self.players.iter_mut().zip(&script.server) {
            let publisher = &publishers[&player.seat];
            let (ip, onward): (IpAddr, _) = if text.v6 {
                (Ipv6Addr::LOCALHOST.into(), publisher.socket_v6())
            } else {
                (Ipv4Addr::LOCALHOST.into(), publisher.socket)
            };
            let front = Relay::at(ip, vec![onward], Fault::None).await;
            let back = Relay::at(ip, vec![onward], Fault::None).await;
            self.reach.insert(player.address, front.socket);
            player.relays = Some((front, back));
        }
    }

    /// How caches get to the story's servers.
    pub(crate) fn way(&self, script: &Script) -> (String, Vec<SocketAddr>) {
        let named = script.delegated();
        let backs = self.players.iter().filter(|player| named.contains(&player.id));
        let sockets: Vec<SocketAddr> =
            backs.filter_map(|player| Some(player.relays.as_ref()?.1.socket)).collect();
        way(&format!("{}.", script.domain()), &sockets)
    }

    pub(crate) async fn place_resolvers(&mut self, script: &Script, hub: &Hub) {
        let mut ways = hub.down.clone();
        ways.push(self.way(script));
        for text in &script.resolver {
            let own = memories(text, script, hub, &ways).await;
            let shared = || text.kind.and_then(|kind| hub.caches.get(&kind));
            let direct: Vec<SocketAddr> = if own.is_empty() {
                shared().map(|memory| memory.socket).into_iter().collect()
            } else {
                own.iter().map(|memory| memory.socket).collect()
            };
            let nobody = SocketAddr::from((Ipv4Addr::LOCALHOST, 9));
            let onward = if direct.is_empty() { vec![nobody] } else { direct.clone() };
            let relay = Relay::at(Ipv4Addr::LOCALHOST.into(), onward, Fault::None).await;
            let secure = match direct.first().filter(|_| text.habits.contains(&Habit::OverHttps)) {
                Some(onward) => Some(Secure::before(*onward, relay.log(), &hub.certificate).await),
                None => None,
            };
            self.spectators.push(Spectator {
                id: text.id.clone(),
                relay,
                direct,
                secure,
                _own: own,
            });
        }
    }

    fn player(&self, id: &str) -> &Player {
        let found = self.players.iter().find(|player| player.id == id);
        found.unwrap_or_else(|| panic!("no server {id}"))
    }

    /// The network as the program sees it from here.
    pub(crate) fn network(&self, timeout_ms: u32, hub: &Hub) -> Network {
        Network::new(Settings {
            system: self.system.iter().map(|relay| relay.socket).collect(),
            // Port 9 is "discard": nothing answers there.
            reach: Reach { map: self.reach.clone(), authoritative_port: 9 },
            timeout: Duration::from_millis(timeout_ms.into()),
            probes: self.probe.iter().map(|relay| relay.socket).collect(),
            tells: self.tell.iter().map(Spectator::tell).collect(),
            roots: hub.certificate.roots(),
            ..Settings::default()
        })
    }

    /// Something happens; gives back when it was done, and when each resolver had been asked.
    pub(crate) async fn act(
        &self,
        event: &Event,
        questions: &[Question],
        script: &Script,
        hub: &Hub,
    ) -> (Moment, Vec<(String, Moment)>) {
        if !event.delegate.is_empty() {
            self.named.replace(event.delegate.clone());
            hub.delegate(script, &event.delegate).await;
        }
        if let Some(publish) = &event.publish {
            self.publish(publish, script, hub).await;
        }
        if let Some(fault) = &event.fault {
            self.spoil(fault, hub);
        }
        let looking = event.prime.iter().map(|id| async {
            let memories = self.memory(id);
            let all = memories.iter().flat_map(|socket| {
                questions.iter().map(move |question| look_up(*socket, question))
            });
            futures_util::future::join_all(all).await;
            (id.clone(), clock::now())
        });
        let looked_up = futures_util::future::join_all(looking).await;
        (clock::now(), looked_up)
    }

    async fn publish(&self, publish: &Publish, script: &Script, hub: &Hub) {
        *self.serial.borrow_mut() += 1;
        let mut zone = self.zone(script, Some(&publish.lines));
        zone.ttl = publish.ttl.unwrap_or(zone.ttl);
        let servers = publish.on.iter().map(|id| hub.publish(self.player(id), &zone));
        futures_util::future::join_all(servers).await;
    }

    fn spoil(&self, fault: &FaultAt, hub: &Hub) {
        let is = self.fault(&fault.is, hub);
        for id in &fault.on {
            if let Some(spectator) = self.spectators.iter().find(|one| one.id == *id) {
                spectator.relay.set(is);
                continue;
            }
            let Some((front, back)) = &self.player(id).relays else { continue };
            if fault.seen_by != SeenBy::Caches {
                front.set(is);
            }
            if fault.seen_by != SeenBy::Program {
                back.set(is);
            }
        }
    }

    fn fault(&self, text: &FaultText, hub: &Hub) -> Fault {
        match text {
            FaultText::None => Fault::None,
            FaultText::Silence => Fault::Silence,
            FaultText::Loss(places) => {
                Fault::Loss(places.iter().fold(0, |of_ten, place| of_ten | 1 << (place % 10)))
            }
            FaultText::DelayMs(ms) => Fault::Delay(*ms),
            FaultText::Truncated => Fault::Truncated,
            FaultText::TruncatedNoTcp => Fault::TruncatedNoTcp,
            FaultText::Refused => Fault::Refused,
            FaultText::Servfail => Fault::Servfail,
            FaultText::CourtOrder => Fault::CourtOrder,
            FaultText::Blocked => Fault::Blocked,
            FaultText::Spray => Fault::Spray,
            FaultText::Garbage => Fault::Garbage,
            FaultText::LeadsTo(id) => Fault::LeadsTo(hub.socket(self.player(id))),
            FaultText::Intercepted => Fault::LeadsTo(hub.caches[&Cache::Unbound].socket),
        }
    }

    /// The memories that `id` or `id#2` means.
    fn memory(&self, id: &str) -> Vec<SocketAddr> {
        let number = |text: &str| text.parse::<usize>().ok();
        let (id, number) = id.split_once('#').map_or((id, None), |(id, n)| (id, number(n)));
        let found = self.spectators.iter().find(|one| one.id == id);
        let all = &found.unwrap_or_else(|| panic!("no resolver {id}")).direct;
        match number {
            Some(number) => all.iter().skip(number - 1).take(1).copied().collect(),
            None => all.clone(),
        }
    }

    /// A plan with these cards, for judging single answers.
    pub(crate) fn plan(&self, steps: Vec<Step>) -> Plan {
        Plan {
            domain: self.domain.clone(),
            steps,
            kept: Vec::new(),
            spf: None,
            later: Vec::new(),
            gateway: None,
            old_ttl: 0,
        }
    }

    /// The name of the domain.
    pub(crate) fn name(&self) -> Name {
        self.domain.name()
    }
}

/// Has an address answer, or not, at which nobody lives, and a public resolver that every network
/// knows.
pub(crate) async fn place_probe(cast: &mut Cast, script: &Script, hub: &Hub) {
    if script.tells {
        let direct = hub.caches[&Cache::Unbound].socket;
        let relay = Relay::at(Ipv4Addr::LOCALHOST.into(), vec![direct], Fault::Silence).await;
        let secure = Some(Secure::before(direct, relay.log(), &hub.certificate).await);
        let id = "tell".to_owned();
        cast.tell = Some(Spectator { id, relay, direct: vec![direct], secure, _own: Vec::new() });
    }
    let Some(text) = &script.probe else { return };
    let nobody = SocketAddr::from((Ipv4Addr::LOCALHOST, 9));
    let fault = cast.fault(text, hub);
    cast.probe = Some(Relay::at(Ipv4Addr::LOCALHOST.into(), vec![nobody], fault).await);
}

/// Sets the faults that are there from the start.
pub(crate) fn faults(cast: &Cast, script: &Script, hub: &Hub) {
    let servers = script.server.iter().map(|one| (&one.id, &one.fault, one.seen_by));
    let resolvers = script.resolver.iter().map(|one| (&one.id, &one.fault, SeenBy::All));
    for (id, is, seen_by) in servers.chain(resolvers) {
        cast.spoil(&FaultAt { on: vec![id.clone()], seen_by, is: is.clone() }, hub);
    }
}

/// Caches of this story alone; none where the shared one will do.
async fn memories(text: &ResolverText, script: &Script, hub: &Hub, ways: &Ways) -> Vec<Memory> {
    let has = |habit| text.habits.contains(&habit);
    let habits = Habits {
        validates_from: hub.anchor.clone().filter(|_| has(Habit::Validates)),
        longest_s: text.longest_s,
        shortest_s: text.shortest_s,
        serves_stale: has(Habit::ServesStale),
        refuses: has(Habit::Refuses).then(|| format!("{}.", script.domain())),
    };
    let is_plain = habits == Habits::default() && text.memories == 1;
    let Some(kind) = text.kind.filter(|_| !is_plain) else { return Vec::new() };
    let program = find(kind.program()).expect("stories without their caches are left out");
    let mut own = Vec::new();
    for number in 0..text.memories {
        let home = hub.folder.inside(&format!("{}-{}-{number}", script.name, text.id));
        own.push(Memory::start(kind, &program, home, ways, &habits).await);
    }
    own
}

/// A customer looks something up, and again until there is an answer.
pub(crate) async fn look_up(socket: SocketAddr, question: &Question) {
    let answered = wait_for(PATIENT, || async {
        let (heard, _) = ask(socket, question, Manner::Recursive, Duration::from_secs(4)).await;
        heard.is_answer().then_some(())
    });
    assert!(answered.await.is_some(), "{question:?}: no answer from {socket}");
}
