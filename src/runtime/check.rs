//! `check`: one look at each domain, told as text or as JSON, in the order in which they were given.
//!
//! Several domains are looked at side by side, a window of them at a time, so that a list of any
//! length takes the memory of the window.

mod lines;
mod office;

use std::io::{self, Write as _};
use std::path::Path;

use futures_util::stream::{self, StreamExt as _};

pub(super) use office::Office;

use super::aim::Aim;
use super::config::Config;
use super::place::Places;
use super::terminal::Letters;
use super::world::{self, Reached};
use crate::catalog::{Catalog, Lang};
use crate::cli::CheckArgs;
use crate::names::{Domain, escaped, understand};
use crate::report::{Paint, Telling, check_fault_json, check_json, check_text};
use crate::verdict::{Audience, Checked};
use crate::words::Words;

/// Domains looked at side by side.
const WINDOW: usize = 64;

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
    catalog: Catalog,
    places: Option<Places>,
    style: Style,
) -> Result<u8, String> {
    let words = Words::new(style.lang, jiff::tz::TimeZone::system()).without_keys();
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
    let mut told = std::pin::pin!(
        asked
            .map(|asked| async {
                match asked {
                    Asked::Domain(domain) => Ok(office.look_at(domain).await),
                    Asked::Fault(line, why) => Err((line, why)),
                }
            })
            .buffered(WINDOW)
    );
    let mut code = 0;
    let mut is_first = true;
    while let Some(one) = told.next().await {
        code = code.max(one.as_ref().map_or(UNTOLD, |checked| checked.look.state.exit_code()));
        let text = match &one {
            Ok(checked) => teller.tell(checked),
            Err((line, why)) => teller.tell_fault(line, why),
        };
        let gap = if is_first || teller.as_json { "" } else { "\n" };
        is_first = false;
        let mut out = io::stdout().lock();
        // With nobody left to read it, nothing is left to do.
        if write!(out, "{gap}{text}").and_then(|()| out.flush()).is_err() {
            return UNTOLD;
        }
    }
    code
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
    addresses: std::collections::BTreeMap<String, String>,
    as_json: bool,
    paint: Paint,
}

impl Teller {
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
