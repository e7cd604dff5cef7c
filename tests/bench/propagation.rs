//! The truth about propagation in figures, each beside its limit or beside a peer in the same run:
//! how long a round takes, how soon a forgotten answer is shown, what waiting costs, and what each
//! program says of the same situation.
//!
//! Run with `cargo bench --bench propagation`; name one or more of `round`, `flips`, `waiting` and
//! `truth` to run only these. Peers are dig, mhost and dnsglobe, from `$MXGUIDE_PEERS` or `PATH`;
//! none is installed from here. Where the system lets it, all of it happens in a network of its own
//! that has nothing but loopback. Linux only.

#[path = "propagation/caches.rs"]
mod caches;
#[path = "propagation/drive.rs"]
mod drive;
#[path = "propagation/flips.rs"]
mod flips;
mod peers;
#[path = "propagation/round.rs"]
mod round;
#[path = "../support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "tests need more of it")]
mod support;
mod table;
#[path = "propagation/truth.rs"]
mod truth;
#[expect(dead_code, reason = "no single key is timed here")]
mod tty;
#[path = "propagation/waiting.rs"]
mod waiting;
#[path = "propagation/world.rs"]
mod world;

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use mxguide::observe::Photo;

use caches::Caches;
use world::{World, new_zone, old_zone};

/// Resolvers in a round.
pub(crate) const RESOLVERS: usize = 32;

/// Resolvers on the waiting screen.
const MOST_RESOLVERS: u8 = 45;

/// Everything the parts share.
pub(crate) struct Bench {
    home: PathBuf,
    world: World,
    caches: Caches,
    /// The photo of the old zone.
    before: Photo,
    /// What `mxguide --help` says, to know which commands there are.
    help: String,
}

impl Bench {
    fn start() -> Self {
        let home = std::env::temp_dir().join(format!("mxguide-propagation-{}", std::process::id()));
        std::fs::create_dir_all(&home).expect("a folder");
        let (old, new) = (old_zone(), new_zone());
        let start = |port| Caches::start(MOST_RESOLVERS, port, &old, &new);
        let caches = start(53).or_else(|| start(0)).expect("free loopback addresses");
        let help = peers::mxguide(&home).arg("--help").output().expect("the program runs").stdout;
        let help = String::from_utf8_lossy(&help).into_owned();
        let world = World::start();
        let before = world.photo();
        Self { home, world, caches, before, help }
    }

    /// True when our program knows this command.
    fn has(&self, command: &str) -> bool {
        self.help.lines().any(|line| line.split_whitespace().next() == Some(command))
    }

    /// The resolvers of a round.
    fn sockets(&self) -> &[SocketAddr] {
        self.caches.sockets.get(..RESOLVERS).unwrap_or_default()
    }

    fn all_sockets(&self) -> &[SocketAddr] {
        &self.caches.sockets
    }

    /// Some peers know no other port.
    fn is_at_port_53(&self) -> bool {
        self.caches.sockets.iter().all(|socket| socket.port() == 53)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

fn main() -> ExitCode {
    // `cargo test --all-targets` and `cargo bench` both run this; only the latter measures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    if let Some(is_well) = peers::run_secluded() {
        return if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let named: Vec<String> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let is_asked = |part: &str| named.is_empty() || named.iter().any(|name| name == part);
    let bench = Bench::start();
    let mut rows = Vec::new();
    if is_asked("round") {
        rows.extend(round::figures(&bench));
    }
    if is_asked("flips") {
        rows.extend(flips::figures(&bench));
    }
    if is_asked("waiting") {
        rows.extend(waiting::figures(&bench));
    }
    let mut out = std::io::stdout().lock();
    if !rows.is_empty() {
        let _ = writeln!(out, "{}", table::figures(&rows));
    }
    if is_asked("truth") {
        drop(out);
        let told = table::sayings(&truth::sayings(&bench));
        out = std::io::stdout().lock();
        let _ = writeln!(out, "{told}");
    }
    let _ = writeln!(out, "domains a second of check --input: see `cargo bench --bench bulk`");
    ExitCode::SUCCESS
}
