//! The screen while one waits: processor, bytes to the terminal, and memory, of forty-five resolvers
//! with eight records each and an hour to go.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use mxguide::catalog::{Lang, ProviderId, RegistrarId};
use mxguide::names::Domain;
use mxguide::plan::Answers;
use mxguide::runtime::place::Places;
use mxguide::wizard::{PLACE_VERSION, Place, StepId};

use super::Bench;
use super::caches::{Distance, Memory, Temper};
use super::world::{DOMAIN, dnsglobe_config, old_zone};
use crate::peers::find;
use crate::table::Figure;
use crate::tty::Tty;

/// How long one waits; the design speaks of at least half a minute.
const WAITING: Duration = Duration::from_secs(40);
/// How long it may take to settle before that.
const SETTLING: Duration = Duration::from_secs(12);
/// Seconds between rounds at the servers, as it is when nothing is configured.
const SPACING_S: u32 = 30;
/// The largest terminal the screens are designed for.
const SIZE: (u16, u16) = (200, 60);

/// What the design asks for.
const CORE_PERCENT: f64 = 0.2;
const BYTES_PER_S: f64 = 2000.0;
const MEMORY_MB: f64 = 16.0;

struct Waited {
    percent: f64,
    bytes_per_s: f64,
    memory_mb: f64,
}

pub(crate) fn figures(bench: &Bench) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut ours = None;
    let what = "waiting";
    match at_the_wizard(bench) {
        Some(waited) => {
            figures.extend(limited("the wizard", &waited));
            ours = Some(waited);
        }
        None => figures.push(Figure::missing(what, "the wizard did not get to step 8")),
    }
    if bench.has("watch") {
        match at_watch(bench) {
            Some(waited) => figures.extend(limited("watch", &waited)),
            None => figures.push(Figure::missing(what, "watch showed nothing")),
        }
    }
    match at_dnsglobe(bench) {
        Some(peer) => {
            let of = |what: &str| format!("waiting, {what}: dnsglobe, 45 × 1");
            let held = |part: fn(&Waited) -> f64| ours.as_ref().map_or(f64::NAN, part);
            figures.extend([
                Figure::peer(&of("share of a core"), peer.percent, held(|w| w.percent), "%"),
                Figure::peer(
                    &of("to the terminal"),
                    peer.bytes_per_s,
                    held(|w| w.bytes_per_s),
                    "B/s",
                ),
                Figure::peer(&of("peak memory"), peer.memory_mb, held(|w| w.memory_mb), "MB"),
            ]);
        }
        None => {
            figures.push(Figure::missing(
                "waiting: dnsglobe",
                "not installed, or port 53 is not free",
            ));
        }
    }
    figures
}

fn limited(who: &str, waited: &Waited) -> [Figure; 3] {
    let of = |what: &str| format!("waiting, {what}: {who}, 45 × 8");
    [
        Figure::limited(&of("share of a core"), waited.percent, CORE_PERCENT, "%"),
        Figure::limited(&of("to the terminal"), waited.bytes_per_s, BYTES_PER_S, "B/s"),
        Figure::limited(&of("peak memory"), waited.memory_mb, MEMORY_MB, "MB"),
    ]
}

/// Old answers for an hour everywhere but at one, so that nobody thinks it is over.
fn an_hour_to_go(bench: &Bench) {
    let hour = Duration::from_secs(3600);
    bench.caches.become_so(|place| Temper {
        memory: if place == 0 { Memory::New } else { Memory::OldFor(hour) },
        distance: Distance::Between(Duration::from_millis(10), Duration::from_millis(80)),
    });
}

fn measured(mut tty: Tty) -> Option<Waited> {
    tty.runs(SETTLING);
    tty.tell();
    let (busy, written) = (tty.busy()?, tty.written);
    tty.runs(WAITING);
    let busy = tty.busy()?.saturating_sub(busy).as_secs_f64();
    let written = u32::try_from(tty.written - written).unwrap_or(u32::MAX);
    let memory = u32::try_from(tty.peak_memory()?).unwrap_or(u32::MAX);
    Some(Waited {
        percent: busy / WAITING.as_secs_f64() * 100.0,
        bytes_per_s: f64::from(written) / WAITING.as_secs_f64(),
        memory_mb: f64::from(memory) / 1024.0,
    })
}

/// A company that asks for eight records at eight names.
fn write_eight(folder: &Path) -> Option<()> {
    let both = |text: &str| format!("{{ en = \"{text}\", fr = \"{text}\" }}");
    let mut text = format!(
        "id = \"eight\"\nname = \"Eight\"\nrank = 900\nmailboxes_first = {0}\nafterwards = []\n\
         [[variants]]\nid = \"one\"\nlabel = {0}\nis_default = true\n\
         mx = [{{ priority = 1, host = \"mx.eight.example\" }}]\n\
         [spf]\nmechanisms = [\"ip4:192.0.2.1\"]\ntail = \"~all\"\n",
        both("Eight")
    );
    for number in 1..=5 {
        let _ = write!(
            text,
            "[[records]]\nid_hint = \"dkim\"\ntype = \"CNAME\"\nname = \"k{number}._domainkey\"\n\
             value = \"k{number}.eight.example\"\npurpose = \"sign\"\nrequired = true\n"
        );
    }
    std::fs::create_dir_all(folder.join("providers")).ok()?;
    std::fs::write(folder.join("providers").join("eight.toml"), text).ok()
}

/// The zone before any of it is there.
fn bare_zone() -> String {
    let is_bare = |line: &&str| !line.contains(" TXT ");
    old_zone().lines().filter(is_bare).fold(String::new(), |text, line| text + line + "\n")
}

/// The zone once all eight are there.
fn eight_zone() -> String {
    let mut text = old_zone().replace("10 mx.old.example.", "1 mx.eight.example.");
    text = text.replace("include:_spf.google.com", "include:_spf.google.com ip4:192.0.2.1");
    for number in 1..=5 {
        let _ =
            writeln!(text, "k{number}._domainkey.acme.fr. 3600 IN CNAME k{number}.eight.example.");
    }
    text
}

/// A place saved at step 8, with the photo of a domain that had none of it.
fn save_place(bench: &Bench) -> Option<()> {
    let photo = bench.world.photo();
    let domain = Domain::parse(DOMAIN).ok()?;
    let mut answers = Answers::new(domain.clone());
    answers.registrar = Some(RegistrarId::new("cloudflare"));
    answers.provider = Some(ProviderId::new("eight"));
    let taken_at = photo.taken_at;
    let place = Place {
        version: PLACE_VERSION,
        saved_at: taken_at,
        lang: Lang::En,
        step: StepId::Watch,
        card: 0,
        answers,
        photo: Some(photo),
        t0: Some(taken_at),
        bound: None,
        is_practice: false,
    };
    Places::at(bench.home.join("state")).save(&domain, &place).ok()?;
    Some(())
}

fn at_the_wizard(bench: &Bench) -> Option<Waited> {
    bench.world.publish(bare_zone());
    write_eight(&bench.home)?;
    save_place(bench)?;
    bench.world.publish(eight_zone());
    an_hour_to_go(bench);
    let config = bench.world.config(&bench.home, bench.all_sockets(), SPACING_S);
    let config = config.to_str()?.to_owned();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_mxguide"));
    let arguments = ["--lang", "en", "--config", &config];
    let mut tty = Tty::start(&program, &arguments, &bench.home, SIZE, &[]);
    // The saved place is on offer.
    tty.shows(DOMAIN, Duration::from_secs(20));
    tty.press("\t");
    tty.runs(Duration::from_millis(500));
    tty.press("\r");
    if tty.shows("Step 8 of 8", Duration::from_secs(20)).is_none() {
        tty.tell();
        return None;
    }
    let waited = measured(tty);
    let _ = std::fs::remove_dir_all(bench.home.join("state"));
    waited
}

fn at_watch(bench: &Bench) -> Option<Waited> {
    bench.world.publish(bare_zone());
    write_eight(&bench.home)?;
    an_hour_to_go(bench);
    let config = bench.world.config(&bench.home, bench.all_sockets(), SPACING_S);
    let config = config.to_str()?.to_owned();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_mxguide"));
    let arguments = ["watch", DOMAIN, "--provider", "eight", "--lang", "en", "--config", &config];
    let mut tty = Tty::start(&program, &arguments, &bench.home, SIZE, &[]);
    tty.runs(Duration::from_secs(3));
    bench.world.publish(eight_zone());
    // Two rounds at the servers, and the first of the resolvers.
    tty.runs(Duration::from_secs(u64::from(SPACING_S) * 2));
    (tty.written > 0).then(|| measured(tty)).flatten()
}

fn at_dnsglobe(bench: &Bench) -> Option<Waited> {
    let program = find("dnsglobe").filter(|_| bench.is_at_port_53())?;
    an_hour_to_go(bench);
    let config = dnsglobe_config(&bench.home, bench.all_sockets());
    let variables = [("DNSGLOBE_CONFIG", config.to_str()?)];
    let mut tty = Tty::start(&program, &[DOMAIN, "MX"], &bench.home, SIZE, &variables);
    tty.shows("propagation", Duration::from_secs(20))?;
    measured(tty)
}
