//! Figures of long lists and of one round, beside their limits: how many domains a second are
//! photographed, what a question costs, whether memory stays flat, and how much longer a round over
//! many networks takes than its slowest answer. Run with `cargo bench --bench bulk`; Linux, and NSD
//! on the `PATH`.
//!
//! `MXGUIDE_BULK` sets the number of photographs. "On one core" is counted in processor time of this
//! process, so that the servers, and whatever else the machine does, do not count.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up fails")]

#[path = "../interop/clock.rs"]
#[expect(dead_code, reason = "only waiting is used here")]
mod clock;
#[path = "../interop/daemon.rs"]
#[expect(dead_code, reason = "nothing is reloaded or skipped here")]
mod daemon;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use daemon::{Daemon, Folder, find, free_port, write};
use futures_util::stream::{self, StreamExt as _};
use mxguide::names::{Domain, Name};
use mxguide::net::{Network, Reach, Settings, Ways};
use mxguide::observe::{Moment, Question, Standing};
use mxguide::records::Rtype;
use tokio::net::UdpSocket;
use tokio::time::Instant;

/// Domains that exist; a longer list names them again.
const DOMAINS: usize = 2_000;
/// Companies that publish them, two name servers each.
const HOSTS: usize = 20;
/// Photographs under way at a time.
const WINDOW: usize = 64;
/// Photographs when nothing else is said.
const PHOTOGRAPHS: usize = 20_000;
/// The kernel counts processor time in hundredths of a second (`CONFIG_HZ` as user space sees it).
const TICKS: f64 = 100.0;

/// The closed internet: a resolver's stand-in, a top-level domain and a publisher.
struct World {
    system: SocketAddr,
    top: SocketAddr,
    publisher: SocketAddr,
    _daemons: Vec<Daemon>,
    _folder: Folder,
}

const SOA: &str = "@ 3600 IN SOA a.nic.example. h.nic.example. 1 7200 900 1209600 600\n";

impl World {
    async fn start(nsd: &Path) -> Self {
        let folder = Folder::new();
        let mut hosts = format!("{SOA}@ 3600 IN NS a.nic\na.nic 3600 IN A 127.54.0.2\n");
        for host in 0..HOSTS {
            let _ = writeln!(hosts, "ns1.host{host} 3600 IN A 127.54.1.{host}");
            let _ = writeln!(hosts, "ns2.host{host} 3600 IN A 127.54.2.{host}");
        }
        let system = vec![
            ("test".to_owned(), format!("{SOA}@ 3600 IN NS a.nic.example.\n")),
            ("example".to_owned(), hosts),
        ];
        let mut delegations = format!("{SOA}@ 3600 IN NS a.nic.example.\n");
        let mut zones = Vec::new();
        for n in 0..DOMAINS {
            let host = n % HOSTS;
            let _ = writeln!(delegations, "d{n} 3600 IN NS ns1.host{host}.example.");
            let _ = writeln!(delegations, "d{n} 3600 IN NS ns2.host{host}.example.");
            let zone = format!(
                "{SOA}@ 3600 IN NS ns1.host{host}.example.\n@ 3600 IN NS ns2.host{host}.example.\n\
                 @ 300 IN MX 1 smtp.google.com.\n@ 300 IN TXT \"v=spf1 include:_spf.google.com ~all\"\n\
                 _dmarc 300 IN TXT \"v=DMARC1; p=none\"\n\
                 google._domainkey 300 IN TXT \"v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB\"\n"
            );
            zones.push((format!("d{n}.test"), zone));
        }
        let top = vec![("test".to_owned(), delegations)];
        let (system, first) = serve(nsd, &folder, "system", &system).await;
        let (top, second) = serve(nsd, &folder, "top", &top).await;
        let (publisher, third) = serve(nsd, &folder, "publisher", &zones).await;
        let _daemons = vec![first, second, third];
        Self { system, top, publisher, _daemons, _folder: folder }
    }

    /// The network as the program sees it, with these servers in the world's places.
    fn network(system: SocketAddr, top: SocketAddr, publisher: SocketAddr) -> Network {
        let mut map: BTreeMap<IpAddr, SocketAddr> = BTreeMap::new();
        map.insert("127.54.0.2".parse().unwrap(), top);
        for host in 0..HOSTS {
            for ns in 1..=2 {
                map.insert(format!("127.54.{ns}.{host}").parse().unwrap(), publisher);
            }
        }
        let reach = Reach { map, authoritative_port: 9 };
        Network::new(Settings { system: vec![system], reach, ..Settings::default() })
    }
}

async fn serve(
    nsd: &Path,
    folder: &Folder,
    name: &str,
    zones: &[(String, String)],
) -> (SocketAddr, Daemon) {
    let path = folder.inside(name);
    let socket = free_port();
    let (ip, port, at) = (socket.ip(), socket.port(), path.display());
    let mut config = format!(
        "server:\n ip-address: {ip}@{port}\n username: \"\"\n chroot: \"\"\n database: \"\"\n \
         zonesdir: \"{at}\"\n zonelistfile: \"{at}/zone.list\"\n xfrdfile: \"{at}/xfrd.state\"\n \
         xfrdir: \"{at}\"\n pidfile: \"{at}/pid\"\n server-count: 1\n rrl-ratelimit: 0\n \
         rrl-whitelist-ratelimit: 0\nremote-control:\n control-enable: no\n"
    );
    for (zone, text) in zones {
        std::fs::write(path.join(format!("{zone}.zone")), text).unwrap();
        let _ = write!(config, "zone:\n name: \"{zone}\"\n zonefile: \"{zone}.zone\"\n");
    }
    let file = path.join("config");
    write(&file, &config);
    let mut daemon = Daemon::start(nsd, &["-d", "-c", &file.display().to_string()], &path);
    for (zone, _) in zones.iter().rev().take(1) {
        let question = Question::new(Name::from_presentation(zone), Rtype::Soa);
        daemon.is_up(socket, &question).await;
    }
    (socket, daemon)
}

fn domain(n: usize) -> Domain {
    Domain::parse(&format!("d{}.test", n % DOMAINS)).unwrap()
}

async fn photograph(network: &Network, count: usize) {
    let photos = stream::iter(0..count)
        .map(|n| async move {
            let photo = network.photograph(&domain(n), &[], &|_| false, || Moment(0)).await;
            assert_eq!(photo.standing, Standing::Published, "{:?}", photo.domain);
            assert_eq!(photo.views.len(), 2);
        })
        .buffer_unordered(WINDOW);
    photos.for_each(|()| async {}).await;
}

/// Passes datagrams on to a server and counts them.
async fn counted(server: SocketAddr, count: Arc<AtomicUsize>) -> SocketAddr {
    let front = Arc::new(UdpSocket::bind("127.0.0.1:0").await.unwrap());
    let socket = front.local_addr().unwrap();
    tokio::spawn(async move {
        let mut buffer = [0; 1500];
        while let Ok((length, from)) = front.recv_from(&mut buffer).await {
            count.fetch_add(1, Ordering::Relaxed);
            let question: Vec<u8> = buffer.iter().take(length).copied().collect();
            let front = front.clone();
            tokio::spawn(async move {
                let back = UdpSocket::bind("127.0.0.1:0").await.unwrap();
                back.send_to(&question, server).await.unwrap();
                let mut answer = [0; 1500];
                let (length, _) = back.recv_from(&mut answer).await.unwrap();
                let answer: Vec<u8> = answer.iter().take(length).copied().collect();
                front.send_to(&answer, from).await.unwrap();
            });
        }
    });
    socket
}

/// Questions a domain, once everything that domains share is known.
async fn questions(world: &World) -> f64 {
    let count = Arc::new(AtomicUsize::new(0));
    let network = World::network(
        counted(world.system, count.clone()).await,
        counted(world.top, count.clone()).await,
        counted(world.publisher, count.clone()).await,
    );
    photograph(&network, 100).await;
    let before = count.load(Ordering::Relaxed);
    photograph(&network, 200).await;
    let asked = u32::try_from(count.load(Ordering::Relaxed) - before).unwrap();
    f64::from(asked) / 200.0
}

/// Processor time of this process in seconds.
fn spent() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let ticks: f64 = fields[11..13].iter().map(|field| field.parse::<f64>().unwrap()).sum();
    ticks / TICKS
}

/// Resident memory of this process in kB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Answers every question with "no such record" after a while.
async fn slow(after: Duration) -> SocketAddr {
    let server = Arc::new(UdpSocket::bind("127.0.0.1:0").await.unwrap());
    let socket = server.local_addr().unwrap();
    tokio::spawn(async move {
        let mut buffer = [0; 1500];
        while let Ok((length, from)) = server.recv_from(&mut buffer).await {
            let mut answer: Vec<u8> = buffer.iter().take(length).copied().collect();
            answer[2] |= 0x80;
            let server = server.clone();
            tokio::spawn(async move {
                tokio::time::sleep(after).await;
                server.send_to(&answer, from).await.unwrap();
            });
        }
    });
    socket
}

/// One round over 32 resolvers 10 to 300 ms away: how long it took beside its slowest answer.
async fn round() -> (f64, f64) {
    let network = Network::new(Settings::default());
    let question = Question::new(Name::from_presentation("acme.test"), Rtype::Mx);
    let mut ways = Vec::new();
    for n in 0..32_u64 {
        ways.push(Ways::from(slow(Duration::from_millis(10 + 290 * n / 31)).await));
    }
    let mut rounds = Vec::new();
    for _ in 0..9 {
        let started = Instant::now();
        let asks = ways.iter().map(|ways| network.ask_resolver(ways, &question));
        let answers = futures_util::future::join_all(asks).await;
        assert!(answers.iter().all(|(heard, _)| heard.is_answer()));
        rounds.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    rounds.sort_by(f64::total_cmp);
    (rounds[rounds.len() / 2], 300.0)
}

async fn measure(out: &mut impl std::io::Write) {
    let Some(nsd) = find("nsd") else {
        let _ = writeln!(out, "NSD is not installed: nothing to measure");
        return;
    };
    let count: usize = std::env::var("MXGUIDE_BULK")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(PHOTOGRAPHS);
    let (round, slowest) = round().await;
    let world = World::start(&nsd).await;
    let questions = questions(&world).await;
    let network = World::network(world.system, world.top, world.publisher);
    let first = count.min(10_000);
    photograph(&network, first).await;
    let small = memory();
    let (wall, cpu) = (Instant::now(), spent());
    photograph(&network, count).await;
    let (wall, cpu) = (wall.elapsed().as_secs_f64(), spent() - cpu);
    let large = memory();

    let domains = f64::from(u32::try_from(count).unwrap());
    let _ = writeln!(out, "{:<52} {:>12}   limit", "figure", "measured");
    let mut line = |what: &str, measured: String, limit: &str| {
        let _ = writeln!(out, "{what:<52} {measured:>12}   {limit}");
    };
    line("domains a second on one core", format!("{:.0}", domains / cpu), "1000");
    line("domains a second by the clock", format!("{:.0}", domains / wall), "");
    line("questions a domain", format!("{questions:.1}"), "");
    line("processor time a question", format!("{:.1} µs", cpu / domains / questions * 1e6), "");
    line(&format!("memory after {first}"), format!("{small} kB"), "");
    line(&format!("memory after {} more", count), format!("{large} kB"), "flat");
    let ratio = round / slowest;
    line("round over 32 networks / its slowest answer", format!("{ratio:.3}"), "1.05");
}

fn main() {
    // `cargo test --all-targets` and `cargo bench` both run this; only the latter measures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(measure(&mut std::io::stdout().lock()));
}
