//! `check`: one look at each domain, told as text or as JSON, in the order in which they were given.
//!
//! Several domains are looked at side by side, a window of them at a time, so that a list of any
//! length takes the memory of the window and of what waits for its turn.

mod lines;
mod office;
mod who;

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::Path;

use futures_util::stream::{self, FuturesUnordered, StreamExt as _};

pub(super) use office::{Office, Seen};

use super::aim::Aim;
use super::clock;
use super::config::Config;
use super::place::Places;
use super::terminal::Letters;
use super::world::{self, Reached};
use crate::catalog::{Lang, Stock};
use crate::cli::CheckArgs;
use crate::names::{Domain, escaped, understand};
use crate::report::{Paint, Telling, check_fault_json, check_json, check_text};
use crate::verdict::{Audience, Checked};
use crate::words::Words;

/// Domains looked at side by side.
const WINDOW: usize = 64;

/// Domains taken from the list before the one that holds up the line is told: a slow one delays what
/// others show and not the looking.
const AHEAD: u64 = 1024;

/// The exit code for what could not be told.
const UNTOLD: u8 = 4;

/// How the looks are told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// The language.
    pub(super) lang: Lang,
    /// Colours may be used.
    pub(super) has_color: bool,
    /// Which letters can be shown.
    pub(super) letters: Letters,
}

/// One line of the input.
enum Asked {
    /// A domain.
    Domain(Domain),
    /// Something else, with what is wrong with it.
    Fault(String, String),
}

/// Looks at every domain and gives the exit code: the highest of 0, 1, 3 and 4 seen. `Err` holds the
/// sentence for wrong usage.
pub(super) fn run(
    args: &CheckArgs,
    config: &Config,
    catalog: Stock,
    places: Option<Places>,
    style: Style,
) -> Result<u8, String> {
    let words = Words::new(style.lang, clock::zone()).without_keys();
    let reached = world::real(config, catalog);
    let aim = Aim::new(&args.plan, reached.world.catalog.clone(), style.lang)
        .map_err(|fault| fault.told(&words))?;
    let asked = match &args.input {
        Some(file) => Input::Lines(lines::open(file).map_err(|fault| unreadable(file, &fault))?),
        None => Input::Named(named(&args.domains, &words)?),
    };
    let office = Office::new(aim, &reached, places);
    let teller = Teller {
        words,
        addresses: office.addresses(),
        reached,
        as_json: args.json,
        paint: Paint { color: style.has_color, unicode: style.letters == Letters::All },
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|fault| fault.to_string())?;
    let code = runtime.block_on(async {
        tokio::select! {
            code = look_at_all(&office, &teller, asked) => code,
            _ = tokio::signal::ctrl_c() => 130,
        }
    });
    // A thread may still be reading the input; nobody waits for it.
    runtime.shutdown_background();
    Ok(code)
}

/// Where the domains come from.
enum Input {
    /// The command line.
    Named(Vec<Domain>),
    /// A file or standard input.
    Lines(lines::Lines),
}

/// The domains of the command line; one that is none is wrong usage.
fn named(typed: &[String], words: &Words) -> Result<Vec<Domain>, String> {
    typed
        .iter()
        .map(|text| {
            understand(text).map(|reading| reading.domain).map_err(|fault| {
                let problem = words.domain_problem(&fault);
                let seen = escaped(text, 80);
                format!("{seen}: {} {}", problem.headline, problem.repair.join(" "))
            })
        })
        .collect()
}

fn unreadable(file: &Path, fault: &io::Error) -> String {
    format!("{}: {fault}", escaped(&file.display().to_string(), 200))
}

/// What is told of one domain.
struct Told {
    text: String,
    code: u8,
}

async fn look_at_all(office: &Office, teller: &Teller, input: Input) -> u8 {
    let (named, lines) = match input {
        Input::Named(domains) => (domains, None),
        Input::Lines(lines) => (Vec::new(), Some(lines)),
    };
    let typed = stream::unfold(lines, |lines| async {
        let mut lines = lines?;
        let line = lines.next().await?;
        Some((line, Some(lines)))
    });
    let asked = stream::iter(named.into_iter().map(Asked::Domain))
        .chain(typed.map(|line| read(&line, &teller.words)));
    let mut asked = std::pin::pin!(asked);
    let mut looking = FuturesUnordered::new();
    let mut queue = Queue::default();
    let mut is_over = false;
    loop {
        let has_room = !is_over && looking.len() < WINDOW && queue.waiting() < AHEAD;
        tokio::select! {
            biased;
            Some((turn, told)) = looking.next(), if !looking.is_empty() => {
                // With nobody left to read it, nothing is left to do.
                if queue.tell(turn, told, teller).is_err() {
                    return UNTOLD;
                }
            }
            next = asked.next(), if has_room => match next {
                None => is_over = true,
                Some(asked) => {
                    let turn = queue.draw();
                    looking.push(async move { (turn, teller.answer(office, asked).await) });
                }
            },
            else => return queue.code,
        }
    }
}

/// Brings what is told into the order in which it was asked.
#[derive(Default)]
struct Queue {
    drawn: u64,
    told: u64,
    early: BTreeMap<u64, Told>,
    code: u8,
}

impl Queue {
    /// The next turn.
    const fn draw(&mut self) -> u64 {
        self.drawn += 1;
        self.drawn - 1
    }

    /// How many turns were drawn and not told.
    const fn waiting(&self) -> u64 {
        self.drawn - self.told
    }

    /// Tells everything whose turn has come.
    fn tell(&mut self, turn: u64, told: Told, teller: &Teller) -> io::Result<()> {
        self.early.insert(turn, told);
        let mut out = io::stdout().lock();
        while let Some(told) = self.early.remove(&self.told) {
            let is_first = self.told == 0;
            self.told += 1;
            self.code = self.code.max(told.code);
            let gap = if is_first || teller.as_json { "" } else { "\n" };
            write!(out, "{gap}{}", told.text)?;
        }
        out.flush()
    }
}

/// One line of a list.
fn read(line: &lines::Line, words: &Words) -> Asked {
    let text = match line {
        lines::Line::Text(text) => text,
        lines::Line::Fault(start) => {
            return Asked::Fault(start.clone(), words.say("check-line-unreadable"));
        }
    };
    match understand(text) {
        Ok(reading) => Asked::Domain(reading.domain),
        Err(fault) => Asked::Fault(text.clone(), words.domain_problem(&fault).headline),
    }
}

/// Tells the looks.
struct Teller {
    words: Words,
    reached: Reached,
    addresses: BTreeMap<String, String>,
    as_json: bool,
    paint: Paint,
}

impl Teller {
    async fn answer(&self, office: &Office, asked: Asked) -> Told {
        match asked {
            Asked::Domain(domain) => {
                let checked = office.look_at(domain).await;
                Told { text: self.tell(&checked), code: checked.look.state.exit_code() }
            }
            Asked::Fault(line, why) => Told { text: self.tell_fault(&line, &why), code: UNTOLD },
        }
    }

    fn tell(&self, checked: &Checked) -> String {
        let telling = Telling {
            words: &self.words,
            catalog: &self.reached.world.catalog,
            faces: &self.reached.world.faces,
            addresses: &self.addresses,
        };
        if self.as_json {
            return check_json(checked, &telling);
        }
        check_text(checked, &telling, self.paint)
    }

    fn tell_fault(&self, line: &str, why: &str) -> String {
        if self.as_json {
            return check_fault_json(line, why);
        }
        format!("{}: {why}\n", escaped(line, 80))
    }
}

/// Whether there is anybody to ask about the news.
const fn audience(networks: usize) -> Audience {
    if networks == 0 { Audience::Nobody } else { Audience::Networks }
}
