//! The commands `check` and `watch`, as a script runs them, while the zone is edited at two real
//! servers: their JSON, their exit codes, and the query logs of real caches.
//!
//! With `--nocapture` it prints every line they write.

use std::process::Stdio;
use std::time::Duration;

use mxguide::observe::Moment;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::{Instant, timeout, timeout_at};

use crate::clock;
use crate::daemon::write;
use crate::panel::Panel;
use crate::photos::name;
use crate::program::configuration;
use crate::resolvers::{Cache, Resolver};
use crate::world::World;
use crate::zones::quoted;

/// Long enough for a busy machine.
const PATIENT: Duration = Duration::from_secs(60);
/// TTL of everything in the domain, in seconds.
const TTL: u32 = 12;
/// What the person wants.
const WANTED: [&str; 4] = ["--provider", "other", "--set", "mx=10:mx.new.example"];

/// The closed internet, and somebody at a shell.
struct Shell {
    world: World,
    system: Resolver,
    networks: Vec<Resolver>,
    panel: Panel,
    config: String,
}

/// A `watch` under way.
struct Watching {
    child: Child,
    output: Lines<BufReader<ChildStdout>>,
    events: Vec<Value>,
}

impl Shell {
    async fn start() -> Option<Self> {
        let panel = Panel::new(TTL, &["@ IN MX 10 mx.old.example.", "@ IN TXT \"v=spf1 mx -all\""]);
        let world = World::start(panel.zone()).await?;
        let system = world.unbound("system").await?;
        let mut networks = vec![world.unbound("unbound").await?];
        for cache in [Cache::Bind, Cache::Kresd, Cache::Pdns] {
            networks.extend(world.cache(cache.program(), cache, "it is not watched").await);
        }
        let file = world.folder.inside("home").join("config.toml");
        write(&file, &configuration(&world, &system, &networks));
        let config = file.display().to_string();
        Some(Self { world, system, networks, panel, config })
    }

    fn command(&self, command: &str) -> Command {
        let home = self.world.folder.inside("home");
        let mut made = Command::new(env!("CARGO_BIN_EXE_mxguide"));
        made.args([command, "acme.example", "--json", "--lang", "en", "--config", &self.config]);
        made.args(WANTED).current_dir(&home).kill_on_drop(true);
        for variable in ["HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            made.env(variable, &home);
        }
        made.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        made
    }

    /// One look, with its exit code.
    async fn check(&self) -> (Value, Option<i32>) {
        let ended = timeout(PATIENT, self.command("check").output()).await;
        let ended = ended.expect("a look ends").expect("the program starts");
        let text = String::from_utf8_lossy(&ended.stdout).into_owned();
        println!("$ mxguide check acme.example --json    → exit code {:?}", ended.status.code());
        println!("{}", text.trim_end());
        (serde_json::from_str(&text).expect("one JSON object"), ended.status.code())
    }

    /// Does in the zone what the look says is to be done, and saves at both servers.
    async fn obey(&mut self, look: &Value) -> Moment {
        for gone in look["remove"].as_array().expect("a list") {
            self.panel.delete(gone["value"].as_str().expect("a text"));
        }
        for record in look["records"].as_array().expect("a list") {
            if record["authoritative"] == "present" {
                continue;
            }
            let text = |key: &str| record[key].as_str().expect("a text").to_owned();
            let line = match text("type").as_str() {
                "MX" => format!("{} IN MX {} {}.", text("host"), record["priority"], text("value")),
                "TXT" => format!("{} IN TXT {}", text("host"), quoted(&text("value"))),
                other => panic!("nobody asked for a {other}"),
            };
            self.panel.add(line);
        }
        let served = self.panel.save(&self.world.company).join_all().await;
        served.into_iter().max().expect("there are servers")
    }

    /// Customers look the domain up at all networks.
    async fn remember(&self) {
        for network in &self.networks {
            crate::scenario::cast::look_up(network.direct, &route()).await;
        }
    }

    /// What reached the networks about the domain, the earliest first.
    fn asked(&self) -> Vec<(Moment, String)> {
        let domain = name("acme.example");
        let of = |network: &Resolver| {
            let id = network.id.clone();
            let passed = network.relay.within(&domain).into_iter();
            passed.map(move |one| (one.at, format!("{id}: {} {}", one.name, one.rtype)))
        };
        let mut all: Vec<(Moment, String)> = self.networks.iter().flat_map(of).collect();
        all.sort();
        all
    }
}

fn route() -> mxguide::observe::Question {
    mxguide::observe::Question::new(name("acme.example"), mxguide::records::Rtype::Mx)
}

impl Watching {
    fn start(shell: &Shell) -> Self {
        println!("$ mxguide watch acme.example --json");
        let mut child = shell.command("watch").spawn().expect("the program starts");
        let output = child.stdout.take().expect("a pipe was asked for");
        Self { child, output: BufReader::new(output).lines(), events: Vec::new() }
    }

    /// Reads on until an event fits.
    async fn until(&mut self, what: &str, fits: impl Fn(&Value) -> bool) {
        let deadline = Instant::now() + PATIENT;
        loop {
            let line = timeout_at(deadline, self.output.next_line()).await;
            let Ok(Ok(Some(line))) = line else {
                panic!("{what} never came ({line:?}); it said:\n{:#?}", self.events)
            };
            println!("{line}");
            let event: Value = serde_json::from_str(&line).expect("a JSON object a line");
            let is_it = fits(&event);
            self.events.push(event);
            if is_it {
                return;
            }
        }
    }

    fn phases(&self) -> Vec<&str> {
        let phases = self.events.iter().filter(|event| event["event"] == "phase");
        phases.filter_map(|event| event["phase"].as_str()).collect()
    }
}

#[tokio::test]
async fn check_and_watch_tell_the_truth_while_a_zone_is_edited() {
    let Some(mut shell) = Shell::start().await else { return };
    let (before, code) = shell.check().await;
    assert_eq!(code, Some(3), "somebody must act first");
    assert_eq!(before["resolvers"], Value::Array(Vec::new()));
    assert!(before["servers"].as_array().is_some_and(|servers| servers.len() == 2), "{before}");

    let mut watching = Watching::start(&shell);
    watching.until("the first phase", |event| event["event"] == "phase").await;
    shell.remember().await;
    let remembered = clock::now();
    let early = shell.asked();
    assert!(early.is_empty(), "asked before anything was published: {early:?}");
    let served = shell.obey(&before).await;
    println!("# saved at both servers, and reloaded");

    watching.until("published", |event| event["phase"] == "published").await;
    watching.until("an old answer", |event| event["state"] == "old").await;
    let (spreading, code) = shell.check().await;
    assert!(clock::now() < remembered.plus_seconds(TTL), "too slow a machine to see it spread");
    assert_eq!((code, spreading["state"].as_str()), (Some(1), Some("spreading")));

    watching.until("the end", |event| event["event"] == "done").await;
    let status = timeout(PATIENT, watching.child.wait()).await.expect("it ends");
    assert_eq!(status.expect("it was ours").code(), Some(0));
    println!("# watch: exit code 0, {} ms after both had it", clock::now().ms_since(served));
    assert_eq!(
        watching.phases(),
        ["not-published", "publishing", "published", "spreading", "confirmed"]
    );
    let (after, code) = shell.check().await;
    assert_eq!(code, Some(0), "{after}");

    let asked = shell.asked();
    let (first, what) = asked.first().expect("the networks were asked");
    println!(
        "# {} questions reached {} networks; the first, {what}, {} ms after both servers had it",
        asked.len(),
        shell.networks.len(),
        first.ms_since(served)
    );
    assert!(*first >= served, "{what} was asked {} ms too early", served.ms_since(*first));
    assert!(shell.system.relay.within(&name("acme.example")).is_empty());
}
