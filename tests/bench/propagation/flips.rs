//! Memories run out at known moments: how long after that it is shown, and how many questions that
//! took of each resolver.

use std::time::{Duration, Instant};

use hickory_server::proto::rr::RecordType;

use super::caches::{Distance, Memory, Temper};
use super::drive::drive;
use super::round::{dnsglobe, middle};
use super::world::{DOMAIN, new_zone, old_zone};
use super::{Bench, RESOLVERS};
use crate::peers::{Lines, mxguide};
use crate::table::Figure;
use crate::tty::{Tty, now};

/// After the last memory ran out, nobody is waited for longer than this.
const MOST: Duration = Duration::from_secs(45);

/// What the design asks for.
const LAG_S: f64 = 0.3;
const QUESTIONS: f64 = 3.0;

/// What one resolver's flip took.
#[derive(Debug, Clone, Copy)]
struct Flip {
    lag_s: f64,
    questions: f64,
}

pub(crate) fn figures(bench: &Bench) -> Vec<Figure> {
    let mut figures = Vec::new();
    let library = by_library(bench);
    figures.extend(limited("the library", &library));
    let mut ours = library;
    if bench.has("watch") {
        ours = by_watch(bench);
        figures.extend(limited("watch --json", &ours));
    }
    let what = "a cache flips → shown, median: dnsglobe";
    match by_dnsglobe(bench) {
        Some(flips) if !flips.is_empty() => {
            let of =
                |flips: &[Flip], part: fn(&Flip) -> f64| middle(flips.iter().map(part).collect());
            figures.push(Figure::peer(what, of(&flips, |f| f.lag_s), of(&ours, |f| f.lag_s), "s"));
        }
        Some(_) => figures.push(Figure::missing(what, "it never asked again")),
        None => figures.push(Figure::missing(what, "not installed, or port 53 is not free")),
    }
    figures
}

fn limited(who: &str, flips: &[Flip]) -> Vec<Figure> {
    let lag = format!("a cache flips → shown, median: {who}");
    let slow = format!("a cache flips → shown, slowest of {}: {who}", flips.len());
    let questions = format!("questions until then, mean of {}: {who}", flips.len());
    if flips.len() < RESOLVERS {
        return vec![Figure::missing(&lag, &format!("only {} flips were seen", flips.len()))];
    }
    let lags: Vec<f64> = flips.iter().map(|flip| flip.lag_s).collect();
    let slowest = lags.iter().copied().fold(0.0, f64::max);
    let mean = flips.iter().map(|flip| flip.questions).sum::<f64>() / count(flips.len());
    vec![
        Figure::limited(&lag, middle(lags), LAG_S, "s"),
        // TTLs are whole seconds: nobody can know the end better than to one second.
        Figure::limited(&slow, slowest, 1.0 + LAG_S, "s"),
        Figure::limited(&questions, mean, QUESTIONS, ""),
    ]
}

fn count(of: usize) -> f64 {
    f64::from(u32::try_from(of).unwrap_or(u32::MAX))
}

/// Memories of 8 to 20 s, 20 to 60 ms away. Their ends fall anywhere between two full seconds.
fn scatter(bench: &Bench, is_new: impl Fn(usize) -> bool) {
    let noise = Distance::Between(Duration::from_millis(20), Duration::from_millis(60));
    bench.caches.become_so(|place| {
        let more = u64::try_from(place).unwrap_or(0) * 12_000 / RESOLVERS as u64;
        let lasting = Duration::from_millis(8_000 + more + more * 7 % 97);
        let memory = if is_new(place) { Memory::New } else { Memory::OldFor(lasting) };
        Temper { memory, distance: noise }
    });
}

/// The lag of each resolver, given when its new answer was shown.
fn flips(bench: &Bench, shown: &[Option<Instant>]) -> Vec<Flip> {
    let asked = bench.caches.asked(DOMAIN, RecordType::MX);
    bench
        .caches
        .flips()
        .iter()
        .zip(shown)
        .enumerate()
        .filter_map(|(place, (flip, shown))| {
            let lag = shown.as_ref()?.checked_duration_since((*flip)?)?;
            let until = |one: &&super::caches::Asked| one.cache == place && Some(one.at) <= *shown;
            let questions = count(asked.iter().filter(until).count());
            Some(Flip { lag_s: lag.as_secs_f64(), questions })
        })
        .collect()
}

fn by_library(bench: &Bench) -> Vec<Flip> {
    bench.world.publish(new_zone());
    scatter(bench, |_| false);
    let shown = drive(&bench.before, &bench.world.network(), bench.sockets(), MOST, |shown| {
        shown.iter().all(|one| one.new.is_some())
    });
    flips(bench, &shown.iter().map(|one| one.new).collect::<Vec<_>>())
}

/// The servers change while it watches, as in a real move.
fn by_watch(bench: &Bench) -> Vec<Flip> {
    bench.world.publish(old_zone());
    scatter(bench, |_| false);
    let mut command = mxguide(&bench.home);
    command.args(["watch", DOMAIN, "--provider", "google-workspace", "--json", "--config"]);
    command.arg(bench.world.config(&bench.home, bench.sockets(), 1));
    let mut shown = vec![None; RESOLVERS];
    let Some(lines) = Lines::of(&mut command) else { return Vec::new() };
    let end = now() + MOST;
    let mut is_published = false;
    while let Some((at, line)) = lines.next(end.saturating_duration_since(now())) {
        if !is_published {
            is_published = true;
            bench.world.publish(new_zone());
        }
        let Ok(event) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
        let said = |key: &str| event.get(key).and_then(serde_json::Value::as_str).unwrap_or("");
        if said("event") == "seen" && said("record") == "mx-1" && said("state") == "new" {
            let place = said("resolver").trim_start_matches('r').parse::<usize>().ok();
            if let Some(one) = place.and_then(|place| shown.get_mut(place)) {
                one.get_or_insert(at);
            }
        }
        if shown.iter().all(Option::is_some) {
            break;
        }
    }
    flips(bench, &shown)
}

/// It stops asking once all say the same, be it old; so one resolver has the new answer at once.
/// Its screen is not read: the moment its first new answer left the resolver counts, which is
/// before it can be shown.
fn by_dnsglobe(bench: &Bench) -> Option<Vec<Flip>> {
    let command = dnsglobe(bench)?;
    scatter(bench, |place| place == 0);
    let config = command.get_envs().find_map(|(_, value)| value)?.to_str()?.to_owned();
    let program = std::path::PathBuf::from(command.get_program());
    let variables = [("DNSGLOBE_CONFIG", config.as_str())];
    let mut tty = Tty::start(&program, &[DOMAIN, "MX"], &bench.home, (200, 60), &variables);
    tty.runs(MOST);
    drop(tty);
    let asked = bench.caches.asked(DOMAIN, RecordType::MX);
    let shown: Vec<Option<Instant>> = (0..RESOLVERS)
        .map(|place| asked.iter().find(|one| one.cache == place && one.is_new)?.left)
        .collect();
    Some(flips(bench, &shown))
}
