//! The start and the end: command line, configuration and catalogue in, exit code out.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::CommandFactory as _;

use super::autopilot::Autopilot;
use super::config::{Config, Lang as ConfigLang, Source};
use super::full::Opening;
use super::place::Places;
use super::shell::Shell;
use super::terminal::{Capabilities, Letters, capabilities, guard_panics};
use super::tty::{Seat, seat, variable, variable_text};
use super::{check, console, entries, follow, full, log, records, world};
use crate::catalog::{Lang, Stock};
use crate::cli::{
    CheckArgs, Cli, Command, EntryArgs, Global, LangArg, ListArgs, RecordsArgs, WatchArgs,
};
use crate::names::escaped;
use crate::report::{Entries, Paint};
use crate::wizard::{Edit, Event, Intent, Outcome};
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
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|fault| fault.to_string())?;
    let lang = setup.lang;
    let ended = runtime.block_on(Box::pin(travel(setup, cli)));
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

/// Runs the wizard to its end: how it ended, in which language, and whether it was practice.
async fn travel(setup: Setup, cli: Cli) -> Result<(Ending, Lang, bool), String> {
    let Setup { config, catalog, lang, able, is_plain, .. } = setup;
    let is_practice = matches!(cli.command, Some(Command::Practice { .. }));
    let (asked, plays) = match cli.command {
        Some(Command::Practice { domain, autopilot }) => (domain, autopilot),
        _ => (cli.domain, false),
    };
    let autopilot = plays.then(Autopilot::default);
    let places = if is_practice { None } else { Places::find(&variable).ok() };
    let mut shell = Shell::new(world::unopened(&config, catalog.clone()), lang, places);
    if is_practice {
        shell.practise().await.map_err(|fault| fault.to_string())?;
    }
    let mut first = shell.offer_places();
    let mut opening = (!is_practice).then(|| {
        let open = move |shell: &mut Shell| shell.reach(world::real(&config, catalog));
        Box::new(open) as Opening
    });
    let is_asked = is_plain || asked.is_some();
    if let Some(open) = opening.take_if(|_| is_asked) {
        open(&mut shell);
    }
    if let Some(domain) = asked {
        first.extend(shell.tell(Event::Do(Intent::Edit(Edit::Fill(domain)))));
        first.extend(shell.tell(Event::Do(Intent::Next)));
    }
    // In boxes: what is not run is not carried along, and the first frame is there sooner.
    let ran = if is_plain {
        Box::pin(console::run(shell, able.letters, first, autopilot)).await
    } else {
        Box::pin(full::run(shell, able, first, opening, autopilot)).await
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
