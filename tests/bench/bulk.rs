//! Figures of long lists beside their limits: how many domains a second one core photographs and
//! checks, what a question costs, and whether memory stays flat. Run with `cargo bench --bench bulk`;
//! Linux, and NSD on the `PATH`.
//!
//! `MXGUIDE_BULK` sets the number of domains to check. "On one core" is counted in processor time of the
//! process that asks, so that the servers, and whatever else the machine does, do not count.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up fails")]

#[path = "../interop/clock.rs"]
#[expect(dead_code, reason = "only waiting is used here")]
mod clock;
#[path = "../interop/daemon.rs"]
#[expect(dead_code, clippy::print_stdout, reason = "nothing is reloaded, skipped or said here")]
mod daemon;
#[path = "bulk/world.rs"]
mod world;

use std::fmt::Write as _;
use std::io::{self, BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use daemon::{find, write};
use futures_util::stream::{self, StreamExt as _};
use mxguide::names::Domain;
use mxguide::net::Network;
use mxguide::observe::{Moment, Standing};
use tokio::net::UdpSocket;
use tokio::time::Instant;
use world::{DOMAINS, World};

/// Photographs under way at a time.
const WINDOW: usize = 64;
/// Domains when nothing else is said.
const COUNT: usize = 20_000;
/// After so many domains memory has its size.
const FIRST: usize = 5_000;
/// So many before the end it is looked at again: the last ones are still there.
const BEFORE_END: usize = 500;
/// The kernel counts processor time in hundredths of a second (`USER_HZ`).
const TICKS: f64 = 100.0;

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

/// What a process has used: processor time in seconds, resident memory in kB.
#[derive(Debug, Clone, Copy)]
struct Used {
    cpu: f64,
    memory: u64,
}

impl Used {
    fn by(process: &str) -> Self {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
        let after_name = stat.rsplit(')').next().unwrap();
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let ticks: f64 = fields[11..13].iter().map(|field| field.parse::<f64>().unwrap()).sum();
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        let memory = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        Self { cpu: ticks / TICKS, memory }
    }
}

/// What a stretch of a list cost.
struct Stretch {
    domains: usize,
    seconds: f64,
    from: Used,
    to: Used,
}

impl Stretch {
    fn on_one_core(&self) -> f64 {
        f64::from(u32::try_from(self.domains).unwrap()) / (self.to.cpu - self.from.cpu)
    }

    fn by_the_clock(&self) -> f64 {
        f64::from(u32::try_from(self.domains).unwrap()) / self.seconds
    }
}

/// Photographs alone, in this process.
async fn photographs(world: &World, count: usize) -> Stretch {
    let network = World::network(world.system, world.top, world.publisher);
    photograph(&network, FIRST).await;
    let (from, started) = (Used::by("self"), Instant::now());
    photograph(&network, count).await;
    let seconds = started.elapsed().as_secs_f64();
    Stretch { domains: count, seconds, from, to: Used::by("self") }
}

/// `mxguide check --input`, as a process of its own.
fn checks(world: &World, count: usize) -> Stretch {
    let config = world.folder.0.join("config.toml");
    write(&config, &world.config());
    let list = world.folder.0.join("list");
    let mut lines = String::new();
    for n in 0..count {
        let _ = writeln!(lines, "d{}.test", n % DOMAINS);
    }
    write(&list, &lines);
    let mut child = Command::new(env!("CARGO_BIN_EXE_mxguide"))
        .args(["check", "--json", "--config"])
        .arg(&config)
        .arg("--input")
        .arg(&list)
        .env("MXGUIDE_STATE", world.folder.0.join("state"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let process = child.id().to_string();
    let marks = [FIRST.min(count / 4), count - BEFORE_END];
    let mut used = Vec::new();
    let mut seen = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        assert!(line.contains("\"state\":\"confirmed\""), "{line}");
        seen += 1;
        if marks.contains(&seen) {
            used.push((Used::by(&process), Instant::now()));
        }
    }
    assert_eq!(seen, count);
    assert!(child.wait().unwrap().success());
    let [(from, began), (to, ended)] = used[..] else { panic!("two marks") };
    let seconds = (ended - began).as_secs_f64();
    Stretch { domains: marks[1] - marks[0], seconds, from, to }
}

async fn measure(out: &mut impl io::Write) {
    let Some(nsd) = find("nsd") else {
        let _ = writeln!(out, "NSD is not installed: nothing to measure");
        return;
    };
    let count = std::env::var("MXGUIDE_BULK").ok().and_then(|text| text.parse().ok());
    let count: usize = count.unwrap_or(COUNT).max(4 * BEFORE_END);
    let world = World::start(&nsd).await;
    let questions = questions(&world).await;
    let photos = photographs(&world, count.min(COUNT)).await;
    let checked = checks(&world, count);

    let _ = writeln!(out, "{:<52} {:>12}   limit", "figure", "measured");
    let mut line = |what: &str, measured: String, limit: &str| {
        let _ = writeln!(out, "{what:<52} {measured:>12}   {limit}");
    };
    let flat = |stretch: &Stretch| {
        let Stretch { from, to, .. } = stretch;
        format!("{}, {} kB", from.memory, to.memory)
    };
    line("checks a second on one core", format!("{:.0}", checked.on_one_core()), "1000");
    line("checks a second by the clock", format!("{:.0}", checked.by_the_clock()), "");
    let what = format!("memory of a list, after {FIRST} and near {count}");
    line(&what, flat(&checked), "flat");
    line("photographs a second on one core", format!("{:.0}", photos.on_one_core()), "");
    line("questions a photograph", format!("{questions:.1}"), "");
    let each = 1e6 / photos.on_one_core() / questions;
    line("processor time a question", format!("{each:.1} µs"), "");
}

fn main() {
    // `cargo test --all-targets` and `cargo bench` both run this; only the latter measures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(measure(&mut std::io::stdout().lock()));
}
