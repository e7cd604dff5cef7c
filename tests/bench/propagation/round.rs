//! One round: how long until the last of thirty-two resolvers, 10 to 300 ms away, has had its say,
//! beside the slowest answer of that same round.

use std::process::Command;
use std::time::{Duration, Instant};

use super::caches::{Distance, Memory, Temper};
use super::drive::drive;
use super::world::{DOMAIN, dnsglobe_config, new_zone};
use super::{Bench, RESOLVERS};
use crate::peers::{self, find, mxguide, run};
use crate::table::Figure;

/// Rounds of each program, taken by turns.
const ROUNDS: usize = 7;

/// No round may take longer than this.
const MOST: Duration = Duration::from_secs(30);

/// What the design asks for.
const LIMIT: f64 = 1.05;

type Turn<'a> = (&'a str, Box<dyn Fn() -> Option<Instant> + 'a>);

pub(crate) fn figures(bench: &Bench) -> Vec<Figure> {
    bench.world.publish(new_zone());
    let mut turns: Vec<Turn<'_>> = vec![("the library", Box::new(|| by_library(bench)))];
    if bench.has("check") {
        turns.push(("check", Box::new(|| by_check(bench))));
    }
    turns.push(("dig, 32 at once", Box::new(|| by_dig(bench))));
    turns.push(("mhost, 32 at once", Box::new(|| by_mhost(bench))));
    turns.push(("dnsglobe --once", Box::new(|| by_dnsglobe(bench))));
    let mut ratios: Vec<Vec<f64>> = vec![Vec::new(); turns.len()];
    for _ in 0..ROUNDS {
        for ((_, turn), ratios) in turns.iter().zip(&mut ratios) {
            bench.caches.become_so(|place| Temper {
                memory: Memory::New,
                distance: Distance::Fixed(away(place)),
            });
            ratios.extend(turn().and_then(|end| stretch(bench, end)));
        }
    }
    let mut ours = f64::NAN;
    turns
        .iter()
        .zip(ratios)
        .map(|((who, _), ratios)| {
            let what = format!("32 resolvers until the last is shown ÷ slowest answer: {who}");
            if ratios.is_empty() {
                return Figure::missing(&what, "not installed, or has no such port");
            }
            let ratio = middle(ratios);
            if ours.is_nan() {
                ours = ratio;
            }
            match *who {
                "the library" | "check" => Figure::limited(&what, ratio, LIMIT, "×"),
                _ => Figure::peer(&what, ratio, ours, "×"),
            }
        })
        .collect()
}

/// From 10 to 300 ms, in no order.
fn away(place: usize) -> Duration {
    let step = u64::try_from(place * 11 % RESOLVERS).unwrap_or(0);
    Duration::from_micros(10_000 + step * 290_000 / (RESOLVERS as u64 - 1))
}

/// From the first question to `end`, in slowest answers of this round; `None` when somebody was not
/// asked.
fn stretch(bench: &Bench, end: Instant) -> Option<f64> {
    let asked = bench.caches.asked_within(DOMAIN);
    let first = asked.first()?.at;
    let everybody: std::collections::BTreeSet<usize> =
        asked.iter().filter(|asked| asked.left.is_some()).map(|asked| asked.cache).collect();
    let slowest =
        asked.iter().filter_map(|asked| Some(asked.left?.duration_since(asked.at))).max()?;
    (everybody.len() >= RESOLVERS)
        .then(|| end.saturating_duration_since(first).as_secs_f64() / slowest.as_secs_f64())
}

pub(crate) fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

fn by_library(bench: &Bench) -> Option<Instant> {
    let shown = drive(&bench.before, &bench.world.network(), bench.sockets(), MOST, |shown| {
        shown.iter().all(|one| one.heard.is_some())
    });
    shown.iter().map(|one| one.heard).max().flatten()
}

fn by_check(bench: &Bench) -> Option<Instant> {
    let mut command = mxguide(&bench.home);
    command.args(["check", DOMAIN, "--provider", "google-workspace", "--json", "--config"]);
    command.arg(bench.world.config(&bench.home, bench.sockets(), 1));
    Some(run(&mut command, MOST)?.at)
}

fn by_dig(bench: &Bench) -> Option<Instant> {
    let dig = find("dig")?;
    let digs = bench.sockets().iter().map(|socket| {
        let mut command = Command::new(&dig);
        command.args([&format!("@{}", socket.ip()), "-p", &socket.port().to_string()]);
        command.args([DOMAIN, "MX", "+short", "+tries=1", "+time=3"]);
        std::thread::spawn(move || run(&mut command, MOST).map(|ended| ended.at))
    });
    let digs: Vec<_> = digs.collect();
    digs.into_iter()
        .map(|dig| dig.join().ok().flatten())
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .max()
}

fn by_mhost(bench: &Bench) -> Option<Instant> {
    let mut command = mhost(bench)?;
    command.args(["lookup", "-t", "MX", DOMAIN]);
    Some(run(&mut command, MOST)?.at)
}

/// mhost, given our resolvers and nobody else; the machine's own are replaced by one of ours.
pub(crate) fn mhost(bench: &Bench) -> Option<Command> {
    let mut command = Command::new(find("mhost")?);
    let own = bench.home.join("resolv.conf");
    std::fs::write(&own, "nameserver 127.0.53.1\n").ok()?;
    command.args(["-q", "--no-system-lookups", "--resolv-conf"]).arg(own);
    command.args(["--max-concurrent-servers", "32", "--timeout", "3"]);
    for socket in bench.sockets() {
        command.args(["-s", &format!("udp:{socket}")]);
    }
    Some(command)
}

fn by_dnsglobe(bench: &Bench) -> Option<Instant> {
    let mut command = dnsglobe(bench)?;
    Some(run(command.args([DOMAIN, "MX", "--once"]), MOST)?.at)
}

/// dnsglobe, given our resolvers and nobody else. It knows port 53 only.
pub(crate) fn dnsglobe(bench: &Bench) -> Option<Command> {
    if !bench.is_at_port_53() {
        return None;
    }
    let mut command = Command::new(peers::find("dnsglobe")?);
    command.env("DNSGLOBE_CONFIG", dnsglobe_config(&bench.home, bench.sockets()));
    Some(command)
}
