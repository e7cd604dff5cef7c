//! The program itself as a person without a full screen runs it: `--plain`, in French, answers
//! through a pipe, from the first question to the exit code.

use std::fmt::Write as _;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use mxguide::net::{Manner, ask};
use mxguide::observe::{Moment, Question};
use mxguide::records::Rtype;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::{Instant, timeout_at};

use crate::clock;
use crate::daemon::write;
use crate::panel::Panel;
use crate::photos::name;
use crate::resolvers::Resolver;
use crate::world::World;
use crate::zones::quoted;

const DKIM: &str = include_str!("../../assets/practice/dkim-key.txt");
/// Long enough for a busy machine.
const PATIENT: Duration = Duration::from_secs(60);
/// TTL of everything in the domain, in seconds.
const TTL: u32 = 6;

/// The running program, with both ends of its pipes.
struct Program {
    child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
    said: Vec<String>,
}

impl Program {
    fn start(world: &World, system: &Resolver, networks: &[Resolver]) -> Self {
        let home = world.folder.inside("home");
        let config = home.join("config.toml");
        write(&config, &configuration(world, system, networks));
        let mut command = Command::new(env!("CARGO_BIN_EXE_mxguide"));
        command.args(["--plain", "--lang", "fr", "--config"]).arg(&config);
        // Saved places, the undo sheet and the report stay in the test's own folder.
        for variable in ["HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(variable, &home);
        }
        command.current_dir(&home).kill_on_drop(true);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().expect("the program starts");
        let input = child.stdin.take().expect("a pipe was asked for");
        let output = child.stdout.take().expect("a pipe was asked for");
        Self { child, input, output: BufReader::new(output).lines(), said: Vec::new() }
    }

    async fn answer(&mut self, line: &str) {
        let line = format!("{line}\n");
        self.input.write_all(line.as_bytes()).await.expect("the program reads its answers");
    }

    /// Reads on until a line fits; gives it back.
    async fn until(&mut self, what: &str, fits: impl Fn(&str) -> bool) -> String {
        let deadline = Instant::now() + PATIENT;
        loop {
            let line = timeout_at(deadline, self.output.next_line()).await;
            let Ok(Ok(Some(line))) = line else {
                panic!("{what} never came ({line:?}); it said:\n{}", self.said.join("\n"))
            };
            println!("  | {line}");
            self.said.push(line.clone());
            if fits(&line) {
                return line;
            }
        }
    }

    /// Reads on through the next card, from the address of the company's page to the choices.
    async fn card(&mut self) -> Vec<String> {
        self.until("a card", |line| line.starts_with("https://dash.cloudflare.com/")).await;
        let from = self.said.len();
        self.until("the choices", |line| line.starts_with("1. ")).await;
        self.said.split_off(from)
    }

    /// Reads to the end.
    async fn end(mut self) -> (ExitStatus, Vec<String>) {
        let deadline = Instant::now() + PATIENT;
        while let Ok(Ok(Some(line))) = timeout_at(deadline, self.output.next_line()).await {
            println!("  | {line}");
            self.said.push(line);
        }
        let status = timeout_at(deadline, self.child.wait()).await.expect("the program ends");
        (status.expect("it was ours"), self.said)
    }
}

/// The configuration that leads here and nowhere else.
pub(crate) fn configuration(world: &World, system: &Resolver, networks: &[Resolver]) -> String {
    let mut text = format!(
        "[dns]\nsystem = [\"{}\"]\nauthoritative_port = 9\ntimeout_ms = 1500\n\n[dns.reach]\n",
        system.relay.socket
    );
    for (address, socket) in world.reach() {
        let _ = writeln!(text, "\"{address}\" = \"{socket}\"");
    }
    text.push_str(
        "\n[polling]\nmin_interval_s = 1\n\n[publish]\nrounds = 2\nspacing_s = 1\n\n\
         [confirm]\nrounds = 2\nspacing_s = 1\n\n[resolvers]\nreplace = true\n",
    );
    for network in networks {
        let (id, socket) = (&network.id, network.relay.socket);
        let _ = write!(text, "\n[[resolver]]\nid = \"{id}\"\naddress = \"{socket}\"\n");
    }
    text
}

/// The text that a card shows alone on its line.
fn text<'a>(card: &'a [String], start: &str) -> &'a str {
    let found = card.iter().find(|line| line.starts_with(start));
    found.unwrap_or_else(|| panic!("no {start} on the card:\n{}", card.join("\n")))
}

fn shows(card: &[String], value: &str) {
    assert!(card.iter().any(|line| line == value), "no {value} on the card:\n{}", card.join("\n"));
}

/// The closed internet, and somebody who types what the program says at their company.
struct Journey {
    world: World,
    system: Resolver,
    networks: Vec<Resolver>,
    panel: Panel,
    program: Program,
}

impl Journey {
    async fn start() -> Option<Self> {
        let old = ["@ IN MX 10 mx.old.example.", "@ IN TXT \"v=spf1 mx -all\""];
        let panel = Panel::new(TTL, &old);
        let world = World::start(panel.zone()).await?;
        let system = world.unbound("system").await?;
        let mut networks = vec![world.unbound("unbound").await?];
        networks.extend(world.bind("bind").await);
        let program = Program::start(&world, &system, &networks);
        Some(Self { world, system, networks, panel, program })
    }

    /// Saves at the company and says so; gives back when the last server had it.
    async fn save(&mut self) -> Moment {
        let serving = self.panel.save(&self.world.company).join_all().await;
        self.program.answer("").await;
        serving.into_iter().max().expect("there are servers")
    }

    /// Works through the cards; gives back when the last server had everything.
    async fn enter(&mut self) -> Moment {
        let card = self.program.card().await;
        for value in ["@", "smtp.google.com", "1"] {
            shows(&card, value);
        }
        self.panel.add("@ IN MX 1 smtp.google.com.".to_owned());
        self.save().await;

        let card = self.program.card().await;
        let senders = text(&card, "v=spf1 ");
        assert_eq!(senders, "v=spf1 mx include:_spf.google.com -all");
        self.panel.delete("v=spf1");
        self.panel.add(format!("@ IN TXT {}", quoted(senders)));
        self.save().await;

        for (owner, start) in [("google._domainkey", "v=DKIM1"), ("_dmarc", "v=DMARC1")] {
            let card = self.program.card().await;
            shows(&card, owner);
            self.panel.add(format!("{owner} IN TXT {}", quoted(text(&card, start))));
            self.save().await;
        }

        let card = self.program.card().await;
        assert!(card.iter().any(|line| line.ends_with("10 mx.old.example")), "{card:?}");
        self.remember().await;
        self.panel.delete("mx.old.example");
        self.save().await
    }

    /// Customers of the networks look the mail route up, so that these remember the old one.
    async fn remember(&self) {
        let question = Question::new(name("acme.example"), Rtype::Mx);
        for network in &self.networks {
            let wait = Duration::from_secs(5);
            let (heard, _) = ask(network.direct, &question, Manner::Recursive, wait).await;
            assert_eq!(heard.set(&question).map(|set| set.data.len()), Some(2), "{}", network.id);
        }
    }
}

#[tokio::test]
async fn the_program_leads_from_the_first_question_to_exit_code_0_through_a_pipe() {
    let Some(mut journey) = Journey::start().await else { return };
    // Domain, what was found, company, provider, mailboxes, verification text (later), key,
    // selector, reports, other senders (none), plan.
    for line in ["acme.example", "", "Cloudflare", "google", "", "1", DKIM, "", "", "1", ""] {
        journey.program.answer(line).await;
    }
    let served = journey.enter().await;
    let Journey { world, system, networks, program, .. } = journey;
    let (status, said) = program.end().await;
    let passed = clock::now().ms_since(served);
    println!("exit code {:?}, {passed} ms after the last server had everything", status.code());
    assert_eq!(status.code(), Some(0), "it said:\n{}", said.join("\n"));

    let domain = name("acme.example");
    assert!(system.relay.within(&domain).is_empty());
    for network in &networks {
        let questions = network.relay.within(&domain);
        let first = questions.iter().map(|one| one.at).min().expect("every network was asked");
        assert!(first >= served, "{} was asked too early: {questions:?}", network.id);
    }
    for file in ["acme.example-before.txt", "acme.example-report.html"] {
        assert!(world.folder.0.join("home").join(file).is_file(), "{file} was not written");
    }
}
