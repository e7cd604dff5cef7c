//! The daemons that all stories share: a root and top-level domains, a few publishers that hold
//! every story's zone, caches that have nothing to hide, and the machine's own resolver.
//!
//! Each story sees them through relays of its own, with its own domain, so that many run at once
//! and none disturbs another.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use mxguide::names::Name;
use mxguide::observe::Moment;

use crate::daemon::{Folder, find, find_or_skip, has_ipv6, write};
use crate::publishers::{Publisher, Software};
use crate::relay::Relay;
use crate::resolvers::{Cache, Habits, Memory, Ways, way};
use crate::scenario::cast::{Cast, Player, faults, place_probe};
use crate::scenario::script::{Script, Signing};
use crate::secure::Certificate;
use crate::signing::{FOREIGN_DS_DATA, Signer};
use crate::world::served;
use crate::zones::{self, Zone};

/// A server that has not taken a zone up after this time is told again.
const ONCE_MORE: Duration = Duration::from_secs(2);

/// The address of the top-level servers, as the root and the zones below name it.
const TOP: Ipv4Addr = Ipv4Addr::new(127, 53, 0, 2);

/// What all stories share.
pub(crate) struct Hub {
    pub(crate) folder: Folder,
    top: Publisher,
    /// Delegations, which stories may change.
    example: RefCell<Top>,
    pub(crate) signer: Option<Signer>,
    pub(crate) certificate: Certificate,
    publishers: BTreeMap<(Software, usize), Publisher>,
    system: Memory,
    pub(crate) caches: BTreeMap<Cache, Memory>,
    /// The way of every cache down to the top-level domains.
    pub(crate) down: Ways,
    pub(crate) anchor: Option<std::path::PathBuf>,
    _root: Publisher,
}

/// The zone `example` and its delegations.
struct Top {
    serial: u32,
    delegations: BTreeMap<String, String>,
}

impl Top {
    fn zone(&self) -> Zone {
        let mut zone = zones::example();
        zone.lines = self.delegations.values().fold(zone.lines, |text, more| text + more);
        zone.lines.push_str(
            "key.dkim.tenant IN TXT \"v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GN\"\n",
        );
        zone.serial = self.serial;
        zone
    }
}

/// What this machine lacks for a story.
pub(crate) fn lacks(script: &Script, known: &[&str]) -> Option<String> {
    let servers = script.server.iter().map(|server| server.kind.program());
    let caches = script.resolver.iter().filter_map(|one| one.kind).map(Cache::program);
    for program in servers.chain(caches) {
        if find_or_skip(program, &format!("{} is not run", script.name)).is_none() {
            return Some(format!("`{program}` is not installed"));
        }
    }
    for need in &script.needs {
        let is_there = match need.as_str() {
            "ipv6" => has_ipv6(),
            "dnssec" => find_or_skip("dnssec-signzone", &script.title).is_some(),
            other => known.contains(&other),
        };
        if !is_there {
            return Some(format!("needs {need}"));
        }
    }
    None
}

impl Hub {
    /// Starts everything for these stories, and gives each its own players.
    pub(crate) async fn start(scripts: &[Script]) -> Option<(Self, Vec<Cast>)> {
        let nsd = find_or_skip("nsd", "no scenario is run")?;
        let unbound = find_or_skip("unbound", "no scenario is run")?;
        let folder = Folder::new();
        let signer = Signer::find(Folder::new());
        let mut casts: Vec<Cast> =
            scripts.iter().enumerate().map(|(number, script)| Cast::new(number, script)).collect();
        let publishers = publishers(&folder, scripts, signer.as_ref()).await;
        for (cast, script) in casts.iter_mut().zip(scripts) {
            cast.place_servers(script, &publishers).await;
        }
        let (example, tops, anchor) = tops(&folder, scripts, &casts, signer.as_ref());
        let above = [root()];
        let root = Publisher::start(Software::Nsd, &nsd, folder.inside("root"), &above);
        let top = Publisher::start(Software::Nsd, &nsd, folder.inside("top"), &tops);
        let (root, top) = tokio::join!(root, top);
        let down = vec![
            way(".", &[root.socket]),
            way("example.", &[top.socket]),
            way("hosts.", &[top.socket]),
            way("signed.", &[top.socket]),
        ];
        let mut ways = down.clone();
        ways.extend(casts.iter().zip(scripts).map(|(cast, script)| cast.way(script)));
        let habits = Habits { validates_from: anchor.clone(), ..Habits::default() };
        let (home, cache) = (folder.inside("system"), Cache::Unbound);
        let system = Memory::start(cache, &unbound, home, &ways, &habits).await;
        let caches = caches(&folder, scripts, &ways).await;
        for cast in &mut casts {
            cast.reach.insert(Ipv4Addr::new(127, 53, 0, 1).into(), root.socket);
            cast.reach.insert(TOP.into(), top.socket);
        }
        let example = RefCell::new(example);
        let hub = Self {
            folder,
            top,
            example,
            signer,
            certificate: Certificate::new(),
            publishers,
            system,
            caches,
            down,
            anchor,
            _root: root,
        };
        for (cast, script) in casts.iter_mut().zip(scripts) {
            cast.place_resolvers(script, &hub).await;
            cast.system = Some(Relay::before(hub.system.socket).await);
            place_probe(cast, script, &hub).await;
            faults(cast, script, &hub);
        }
        Some((hub, casts))
    }

    /// Has a server publish a zone, and tells when it did.
    pub(crate) async fn publish(&self, player: &Player, zone: &Zone) -> Moment {
        let publisher = &self.publishers[&player.seat];
        let zone = match &self.signer {
            Some(signer) if zone.name.ends_with(".signed.") => {
                zone.clone().signed(signer.sign(zone).0)
            }
            _ => zone.clone(),
        };
        publisher.publish(&zone);
        taken_up(publisher, &zone).await
    }

    /// Has the zone above name other servers.
    pub(crate) async fn delegate(&self, script: &Script, servers: &[String]) -> Moment {
        let zone = {
            let mut example = self.example.borrow_mut();
            example.serial += 1;
            example.delegations.insert(script.name.clone(), delegation(script, servers));
            example.zone()
        };
        self.top.publish(&zone);
        taken_up(&self.top, &zone).await
    }

    /// Where a server's daemon really listens.
    pub(crate) fn socket(&self, player: &Player) -> SocketAddr {
        self.publishers[&player.seat].socket
    }
}

async fn taken_up(publisher: &Publisher, zone: &Zone) -> Moment {
    let name = Name::from_presentation(&zone.name);
    let again = async {
        loop {
            tokio::time::sleep(ONCE_MORE).await;
            publisher.reload();
        }
    };
    tokio::select! {
        at = served(publisher.socket, name, zone.serial) => at,
        () = again => unreachable!("reminds for ever"),
    }
}

fn root() -> Zone {
    let mut zone = zones::root();
    zone.lines.push_str("hosts. IN NS a.nic.example.\nsigned. IN NS a.nic.example.\n");
    zone
}

/// The delegation of one story's domain, as lines of the zone above.
fn delegation(script: &Script, servers: &[String]) -> String {
    let (name, ttl) = (&script.name, script.zone.delegation_ttl);
    let line = |id: &String| format!("{name} {ttl} IN NS {}.\n", script.host(id));
    servers.iter().map(line).collect()
}

/// `example`, `hosts` and `signed`, and the file with the key of the last.
fn tops(
    folder: &Folder,
    scripts: &[Script],
    casts: &[Cast],
    signer: Option<&Signer>,
) -> (Top, Vec<Zone>, Option<std::path::PathBuf>) {
    let mut example = Top { serial: 1, delegations: BTreeMap::new() };
    let mut hosts = Zone::new("hosts.", 60, "@ IN NS a.nic.example.\n");
    let mut sealed = Zone::new("signed.", 60, "@ IN NS a.nic.example.\n");
    for (script, cast) in scripts.iter().zip(casts) {
        let lines = delegation(script, &script.delegated());
        match script.zone.signing {
            Signing::None => {
                example.delegations.insert(script.name.clone(), lines);
            }
            signing => {
                sealed.lines.push_str(&lines);
                match (signing, signer) {
                    (Signing::Sound, Some(signer)) => {
                        sealed.lines.push_str(&signer.sign(&cast.zone(script, None)).1);
                    }
                    (Signing::ForeignDs, _) => {
                        let _ = writeln!(sealed.lines, "{} IN DS {FOREIGN_DS_DATA}", script.name);
                    }
                    _ => {}
                }
            }
        }
        for player in &cast.players {
            let rtype = if player.address.is_ipv4() { "A" } else { "AAAA" };
            let (server, name) = (&player.id, &script.name);
            let _ = writeln!(hosts.lines, "{server}.{name} IN {rtype} {}", player.address);
        }
    }
    let mut zones = vec![example.zone(), hosts];
    let anchor = signer.map(|signer| {
        let (text, anchor) = signer.sign(&sealed);
        sealed = sealed.clone().signed(text);
        let file = folder.0.join("anchor");
        write(&file, &anchor);
        file
    });
    zones.push(sealed);
    (example, zones, anchor)
}

/// As many servers of each kind as the largest story needs, each with the zones of all.
async fn publishers(
    folder: &Folder,
    scripts: &[Script],
    signer: Option<&Signer>,
) -> BTreeMap<(Software, usize), Publisher> {
    let mut zones: BTreeMap<(Software, usize), Vec<Zone>> = BTreeMap::new();
    for (number, script) in scripts.iter().enumerate() {
        let cast = Cast::new(number, script);
        for (player, text) in cast.players.iter().zip(&script.server) {
            let zone = cast.zone(script, text.lines.as_deref());
            let zone = match (script.zone.signing, signer) {
                (Signing::None, _) | (_, None) => zone,
                (_, Some(signer)) => zone.clone().signed(signer.sign(&zone).0),
            };
            let theirs = zones.entry(player.seat).or_default();
            if text.has_zone {
                theirs.push(zone);
            } else {
                theirs.push(Zone::new("elsewhere.invalid.", 60, "@ IN NS ns.invalid.\n"));
            }
        }
    }
    let start = zones.into_iter().map(|(seat, mut zones)| async move {
        zones.sort_by(|one, other| one.name.cmp(&other.name));
        zones.dedup_by(|one, other| one.name == other.name);
        let (software, number) = seat;
        let program = find(software.program()).expect("stories without their servers are left out");
        let home = folder.inside(&format!("{}-{number}", software.program()));
        (seat, Publisher::start(software, &program, home, &zones).await)
    });
    futures_util::future::join_all(start).await.into_iter().collect()
}

/// One cache of each kind that any story wants plain.
async fn caches(folder: &Folder, scripts: &[Script], ways: &Ways) -> BTreeMap<Cache, Memory> {
    let mut kinds: Vec<Cache> = scripts
        .iter()
        .flat_map(|script| &script.resolver)
        .filter_map(|resolver| resolver.kind)
        .chain([Cache::Unbound])
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    let start = kinds.into_iter().map(|kind| async move {
        let program = find(kind.program()).expect("stories without their caches are left out");
        let home = folder.inside(&format!("cache-{}", kind.program()));
        (kind, Memory::start(kind, &program, home, ways, &Habits::default()).await)
    });
    futures_util::future::join_all(start).await.into_iter().collect()
}

/// The address in DNS of one server of one story.
pub(crate) fn address(story: usize, server: usize, is_v6: bool) -> IpAddr {
    let [story, server] = [story, server + 1].map(|number| u8::try_from(number).unwrap_or(u8::MAX));
    if is_v6 {
        Ipv6Addr::new(0xfd53, 0, 0, 0, 0, 0, u16::from(story), u16::from(server)).into()
    } else {
        Ipv4Addr::new(127, 53, story.saturating_add(10), server).into()
    }
}
