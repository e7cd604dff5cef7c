//! The start and the end: command line, configuration and catalogue in, exit code out.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::CommandFactory as _;

use super::autopilot::Autopilot;
use super::config::{Config, Lang as ConfigLang, Source};
use super::full::{Opening, Stage};
use super::place::Places;
use super::shell::Shell;
use super::signals::is_terminal_gone;
use super::terminal::{Capabilities, Letters, capabilities, guard_panics};
use super::tty::{Seat, seat, variable, variable_text};
use super::{check, console, entries, follow, full, log, records, world};
use crate::catalog::{Lang, Stock};
use crate::cli::{
    CheckArgs, Cli, Command, EntryArgs, Global, LangArg, ListArgs, RecordsArgs, WatchArgs,
};
use crate::names::escaped;
use crate::report::{Entries, Paint};
use crate::wizard::{Edit, Effect, Event, Intent, Outcome};
use crate::words::Words;

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The person left, or the journey was over.
    Quit(Outcome),
    /// SIGTERM.
    Terminated,
    /// SIGHUP, or the terminal went away.
    HungUp,
    /// Ctrl-C in plain mode.
    Interrupted,
    /// Something outside failed; the sentence says what.
    Failed(String),
}

impl Ending {
    /// The exit code: 0 done, 1 waiting, 2 wrong usage, 3 the person must act, 4 could not tell, and
    /// 128 and the number of the signal.
    const fn code(&self) -> u8 {
        match self {
            Self::Quit(Outcome::Done) => 0,
            Self::Quit(Outcome::Waiting) => 1,
            Self::Quit(Outcome::Left) => 3,
            Self::Failed(_) => 4,
            Self::HungUp => 129,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }
}

/// Runs the program and gives its exit code.
pub fn run(cli: Cli) -> ExitCode {
    if let (Some(domain), Some(_)) = (&cli.domain, &cli.command) {
        let domain = escaped(domain, 300);
        complain(&format!("`{domain}` stands before the command; write it behind"));
        return ExitCode::from(2);
    }
    match cli.command {
        Some(Command::Completions { shell }) => {
            clap_complete::generate(shell, &mut Cli::command(), "mxguide", &mut io::stdout());
            return ExitCode::SUCCESS;
        }
        Some(Command::Man) => {
            let page = clap_mangen::Man::new(Cli::command());
            return match page.render(&mut io::stdout()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_closed_pipe) => ExitCode::from(4),
            };
        }
        _ => {}
    }
    let ended = match cli.command {
        Some(Command::Check(args)) => look(&cli.global, &args),
        Some(Command::Watch(args)) => watch(&cli.global, &args),
        Some(Command::Providers(args)) => entry(&cli.global, Entries::Providers, &args),
        Some(Command::Registrars(args)) => entry(&cli.global, Entries::Registrars, &args),
        Some(Command::Resolvers(args)) => known(&cli.global, Entries::Resolvers, &args),
        Some(Command::Records(args)) => list(&cli.global, &args),
        command => journey(Cli { command, ..cli }),
    };
    match ended {
        Ok(code) => code,
        Err(sentence) => {
            complain(&sentence);
            ExitCode::from(2)
        }
    }
}

/// Everything known before the first question.
struct Setup {
    config: Config,
    catalog: Stock,
    words: Words,
    lang: Lang,
    able: Capabilities,
    seat: Seat,
    is_plain: bool,
}

/// `check`: one look, no questions.
fn look(global: &Global, args: &CheckArgs) -> Result<ExitCode, String> {
    let Setup { config, catalog, lang, able, .. } = prepare(global)?;
    catalog.read_beside();
    let style = check::Style { lang, has_color: able.color, letters: able.letters };
    let places = Places::find(&variable).ok();
    check::run(args, &config, catalog, places, style).map(ExitCode::from)
}

/// `watch`: until it is settled.
fn watch(global: &Global, args: &WatchArgs) -> Result<ExitCode, String> {
    let Setup { config, catalog, lang, able, seat, is_plain, .. } = prepare(global)?;
    catalog.read_beside();
    let audience = match seat {
        _ if args.json => follow::Audience::Script,
        Seat::Terminal | Seat::ScreenOnly if is_plain => follow::Audience::Lines,
        Seat::Terminal | Seat::ScreenOnly => follow::Audience::Terminal,
        Seat::KeyboardOnly | Seat::Nobody => follow::Audience::File,
    };
    let paint = Paint { color: able.color, unicode: able.letters == Letters::All };
    let style = follow::Style { lang, paint, audience };
    let places = Places::find(&variable).ok();
    follow::run(args, &config, catalog, places, style).map(ExitCode::from)
}

/// `providers`, `registrars`, `resolvers`: what the catalogue knows.
fn known(global: &Global, which: Entries, args: &ListArgs) -> Result<ExitCode, String> {
    let Setup { catalog, lang, able, .. } = prepare(global)?;
    let style = check::Style { lang, has_color: able.color, letters: able.letters };
    entries::run(which, args, &catalog, style)?;
    Ok(ExitCode::SUCCESS)
}

/// The same, or a look at an entry that a person wrote.
fn entry(global: &Global, which: Entries, args: &EntryArgs) -> Result<ExitCode, String> {
    let Some(file) = &args.check else { return known(global, which, &args.list) };
    let Setup { catalog, lang, able, .. } = prepare(global)?;
    let style = check::Style { lang, has_color: able.color, letters: able.letters };
    Ok(match entries::check(which, file, &catalog, style) {
        Ok(()) => ExitCode::SUCCESS,
        Err(flaws) => {
            for flaw in &flaws {
                complain(flaw);
            }
            ExitCode::from(2)
        }
    })
}

/// `records`: the list, for whoever enters it.
fn list(global: &Global, args: &RecordsArgs) -> Result<ExitCode, String> {
    let Setup { config, catalog, lang, able, .. } = prepare(global)?;
    let style = check::Style { lang, has_color: false, letters: able.letters };
    records::run(args, &config, catalog, style, &complain).map(ExitCode::from)
}

fn journey(cli: Cli) -> Result<ExitCode, String> {
    let setup = prepare(&cli.global)?;
    if !setup.is_plain && setup.seat != Seat::Terminal {
        return Err(setup.words.say("needs-terminal"));
    }
    let panicked = setup.words.say("panicked");
    guard_panics(move || panicked.clone());
    let lang = setup.lang;
    let mut departure = depart(setup, cli);
    let stage = match departure.raise() {
        Ok(stage) => stage,
        Err(ending) => {
            farewell(&ending, &Words::new(lang, jiff::tz::TimeZone::UTC), false);
            return Ok(ExitCode::from(ending.code()));
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|fault| fault.to_string())?;
    let ended = runtime.block_on(Box::pin(travel(departure, stage)));
    // A thread may still be reading standard input; nobody waits for it.
    runtime.shutdown_background();
    let (ending, lang, is_practice) =
        ended.unwrap_or_else(|fault| (Ending::Failed(fault), lang, false));
    let words = Words::new(lang, jiff::tz::TimeZone::UTC);
    farewell(&ending, &words, is_practice);
    Ok(ExitCode::from(ending.code()))
}

/// Reads what was asked for; whatever is wrong with it is told here, before anything happens.
fn prepare(global: &Global) -> Result<Setup, String> {
    let source = Source::find(global.config.as_deref(), &variable);
    let config = Config::load(&source).map_err(|fault| fault.to_string())?;
    let lang = language(global.lang, config.lang);
    if let Some(file) = &global.log {
        log::start(file).map_err(|fault| fault.to_string())?;
    }
    let seat = seat();
    let mut able = capabilities(&variable_text, matches!(seat, Seat::Terminal | Seat::ScreenOnly));
    able.color &= !global.no_color;
    if matches!(seat, Seat::KeyboardOnly | Seat::Nobody) {
        // Files and pipes take UTF-8 whatever the locale says.
        able.letters = Letters::All;
    }
    let is_plain = global.plain || able.plain;
    let words = Words::new(lang, jiff::tz::TimeZone::UTC);
    let catalog = world::catalog(source.folder()).map_err(|fault| fault.to_string())?;
    Ok(Setup { config, catalog, words, lang, able, seat, is_plain })
}

/// A wizard about to run.
struct Departure {
    shell: Shell,
    able: Capabilities,
    is_plain: bool,
    is_practice: bool,
    /// The domain of the command line.
    asked: Option<String>,
    first: Vec<Effect>,
    opening: Option<Opening>,
    autopilot: Option<Autopilot>,
}

fn depart(setup: Setup, cli: Cli) -> Departure {
    let Setup { config, catalog, lang, able, is_plain, .. } = setup;
    let is_practice = matches!(cli.command, Some(Command::Practice { .. }));
    let (asked, plays) = match cli.command {
        Some(Command::Practice { domain, autopilot }) => (domain, autopilot),
        _ => (cli.domain, false),
    };
    let autopilot = plays.then(Autopilot::default);
    let places = if is_practice { None } else { Places::find(&variable).ok() };
    let mut shell = Shell::new(world::unopened(&config, catalog.clone()), lang, places);
    let first = if is_practice { Vec::new() } else { shell.offer_places() };
    let opening = (!is_practice).then(|| {
        let open = move |shell: &mut Shell| shell.reach(world::real(&config, catalog));
        Box::new(open) as Opening
    });
    Departure { shell, able, is_plain, is_practice, asked, first, opening, autopilot }
}

impl Departure {
    /// Takes the terminal, unless the wizard is plain. Where nothing has to be found out first, the
    /// first screen is drawn at once: a person waits for it, and it needs no runtime.
    fn raise(&mut self) -> Result<Option<Stage>, Ending> {
        if self.is_plain {
            return Ok(None);
        }
        let raised = Stage::enter(self.able.clone()).and_then(|mut stage| {
            if !self.is_practice && self.asked.is_none() {
                stage.show(&self.shell)?;
            }
            Ok(stage)
        });
        raised.map(Some).map_err(|fault| {
            // Without its terminal nothing can be drawn, which is no fault of the program's.
            if is_terminal_gone() { Ending::HungUp } else { Ending::Failed(fault.to_string()) }
        })
    }
}

/// Runs the wizard to its end: how it ended, in which language, and whether it was practice.
async fn travel(
    departure: Departure,
    stage: Option<Stage>,
) -> Result<(Ending, Lang, bool), String> {
    let Departure { mut shell, able, is_practice, asked, mut first, mut opening, .. } = departure;
    let autopilot = departure.autopilot;
    if is_practice {
        shell.practise().await.map_err(|fault| fault.to_string())?;
        first = shell.offer_places();
    }
    let is_due = stage.is_none() || asked.is_some();
    if let Some(open) = opening.take_if(|_| is_due) {
        open(&mut shell);
    }
    if let Some(domain) = asked {
        first.extend(shell.tell(Event::Do(Intent::Edit(Edit::Fill(domain)))));
        first.extend(shell.tell(Event::Do(Intent::Next)));
    }
    // In boxes: only one of the two is run, and both are large.
    let ran = match stage {
        Some(stage) => Box::pin(full::run(stage, shell, first, opening, autopilot)).await,
        None => Box::pin(console::run(shell, able.letters, first, autopilot)).await,
    };
    let (ending, shell) = ran.map_err(|fault| fault.to_string())?;
    Ok((ending, shell.words.lang(), shell.wizard.world.is_practice))
}

/// `--lang`, else the configuration, else the system.
fn language(flag: Option<LangArg>, config: Option<ConfigLang>) -> Lang {
    match (flag, config) {
        (Some(LangArg::En), _) | (None, Some(ConfigLang::En)) => Lang::En,
        (Some(LangArg::Fr), _) | (None, Some(ConfigLang::Fr)) => Lang::Fr,
        (None, None) => {
            let is_french = sys_locale::get_locale()
                .is_some_and(|locale| locale.to_ascii_lowercase().starts_with("fr"));
            if is_french { Lang::Fr } else { Lang::En }
        }
    }
}

fn farewell(ending: &Ending, words: &Words, is_practice: bool) {
    let text = match ending {
        Ending::Quit(Outcome::Done) if is_practice => words.say("quit-practice-done"),
        Ending::Quit(Outcome::Done) => words.say("quit-done"),
        Ending::Quit(_) | Ending::Terminated | Ending::Interrupted if is_practice => {
            words.say("quit-practice")
        }
        Ending::Quit(Outcome::Waiting) => words.say("quit-waiting"),
        Ending::Quit(Outcome::Left) | Ending::Terminated | Ending::Interrupted => {
            words.say("quit-kept")
        }
        Ending::HungUp => return,
        Ending::Failed(sentence) => escaped(sentence, 500),
    };
    // With nobody left to read it, nothing is lost.
    let _ = writeln!(io::stdout(), "{text}");
}

fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "mxguide: {}", escaped(sentence, 1000));
}
