//! The same situation, told by each program: its exit code and its own sentence.

use std::net::UdpSocket;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::Bench;
use super::caches::{Distance, Memory, Temper};
use super::round::{dnsglobe, mhost};
use super::world::{DOMAIN, new_zone, old_zone, silent_config};
use crate::peers::{mxguide, run};
use crate::table::Saying;

/// Nobody may think longer than this.
const MOST: Duration = Duration::from_secs(60);

pub(crate) fn sayings(bench: &Bench) -> Vec<Saying> {
    let mut sayings = Vec::new();
    let so = |memory: fn(usize) -> Memory| {
        bench.caches.become_so(|place| Temper {
            memory: memory(place),
            distance: Distance::Fixed(Duration::from_millis(5)),
        });
    };
    let old = |_: usize| Memory::OldFor(Duration::from_secs(1800));
    let config = bench.world.config(&bench.home, bench.sockets(), 1);

    bench.world.publish(old_zone());
    so(old);
    sayings.extend(told(bench, "the change is not published anywhere", &config));
    bench.world.publish(new_zone());
    so(old);
    sayings.extend(told(bench, "published; every cache still has the old answer", &config));
    let one_new = |place: usize| {
        if place == 0 { Memory::New } else { Memory::OldFor(Duration::from_secs(1800)) }
    };
    so(one_new);
    sayings.extend(told(bench, "published; 1 cache of 32 has the new answer", &config));
    so(|_| Memory::New);
    sayings.extend(told(bench, "published, and in every cache", &config));
    so(|_| Memory::NoSuchName);
    sayings.extend(told(bench, "published; every cache says there is no such name", &config));
    so(|_| Memory::Silent);
    let silence =
        UdpSocket::bind("127.0.0.1:0").and_then(|socket| Ok((socket.local_addr()?, socket)));
    if let Ok((address, _unread)) = silence {
        let config = silent_config(&bench.home, address, bench.sockets());
        sayings.extend(told(bench, "nobody answers", &config));
    }
    sayings
}

fn told(bench: &Bench, situation: &'static str, config: &Path) -> Vec<Saying> {
    let say = |who, command: Option<Command>, key: &[&str]| {
        let Some(mut command) = command else {
            return Saying { situation, who, code: None, words: "not installed".to_owned() };
        };
        match run(&mut command, MOST) {
            Some(ended) => {
                Saying { situation, who, code: ended.code, words: pick(&ended.text, key) }
            }
            None => Saying { situation, who, code: None, words: "does not start".to_owned() },
        }
    };
    let mut all = Vec::new();
    if bench.has("check") {
        let mut check = mxguide(&bench.home);
        check.args(["check", DOMAIN, "--provider", "google-workspace", "--lang", "en", "--config"]);
        check.arg(config);
        all.push(say("mxguide check", Some(check), &[]));
    }
    let once = dnsglobe(bench).map(|mut command| {
        command.args([DOMAIN, "MX", "--once"]);
        command
    });
    all.push(say("dnsglobe --once", once, &["propagation (", "responding"]));
    let zone = bench.home.join("new.zone");
    // Without the lines that differ in every zone file, which it would count as well.
    let wanted = "$ORIGIN acme.fr.\n@ 3600 IN MX 1 smtp.google.com.\n";
    let verify =
        mhost(bench).filter(|_| std::fs::write(&zone, wanted).is_ok()).map(|mut command| {
            command.args(["verify", "--ignore-soa"]).arg(&zone);
            command
        });
    all.push(say("mhost verify", verify, &["matched", "verified"]));
    all
}

/// The line that holds the first of these words that is there; where none is, the second line with
/// those that belong to it, because the first names the domain.
fn pick(text: &str, words: &[&str]) -> String {
    let bare = without_colours(text);
    let lines = || bare.lines().map(str::trim);
    let line = words.iter().find_map(|word| lines().find(|line| line.contains(word)));
    let sentence = line.map_or_else(
        || lines().skip(1).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" "),
        str::to_owned,
    );
    sentence.chars().filter(|c| !c.is_control()).take(90).collect()
}

/// Without what only a terminal understands (ECMA-48 control sequences).
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |bare, part| {
        bare + part.trim_start_matches(|c: char| !c.is_ascii_alphabetic()).get(1..).unwrap_or("")
    })
}
