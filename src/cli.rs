//! What may stand on the command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// From "I own a domain" to "my mail works, and here is the proof".
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "mxguide", version, about)]
pub struct Cli {
    /// The domain that should receive mail; an e-mail address will do too
    pub domain: Option<String>,
    /// What applies everywhere
    #[command(flatten)]
    pub global: Global,
    /// Another way to use the program
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Cli {
    /// What this process was started with; ends it where that cannot be understood. Without any
    /// argument there is nothing to understand, and a person waits for the first screen.
    pub fn of_this_process() -> Self {
        if std::env::args_os().len() <= 1 { Self::default() } else { Self::parse() }
    }
}

/// Options that apply everywhere.
#[derive(Debug, Clone, Default, Args)]
pub struct Global {
    /// Language of the words; the system's when left out
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangArg>,
    /// Text only: no full screen, numbered choices read from standard input
    #[arg(long, global = true)]
    pub plain: bool,
    /// No colours
    #[arg(long, global = true)]
    pub no_color: bool,
    /// Configuration file instead of the usual one
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Write what happens to this file
    #[arg(long, global = true, value_name = "FILE")]
    pub log: Option<PathBuf>,
}

/// Another way to use the program.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Practise on a pretend internet: nothing real is touched, no domain is needed
    Practice {
        /// One of the pretend domains, to begin with
        domain: Option<String>,
        /// Play the whole journey by itself, with one classic mistake and its repair
        #[arg(long)]
        autopilot: bool,
    },
    /// Look once, and judge: what is published, what the networks remember, what is wrong
    Check(CheckArgs),
    /// Follow a domain until the networks have the news
    Watch(WatchArgs),
    /// List the mail providers, or tell everything known of one: records, values to give, sources
    Providers(EntryArgs),
    /// List the companies where records are entered, or tell everything known of one: forms, habits
    Registrars(EntryArgs),
    /// List the public resolvers, or tell everything known of one
    Resolvers(ListArgs),
    /// List the records to enter, without watching anything
    Records(RecordsArgs),
    /// Print the completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// What `check` is told.
#[derive(Debug, Clone, Args)]
pub struct CheckArgs {
    /// The domains to look at; an e-mail address will do too
    #[arg(value_name = "DOMAIN", required_unless_present = "input", conflicts_with = "input")]
    pub domains: Vec<String>,
    /// Read the domains from this file, one a line; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub input: Option<PathBuf>,
    /// One JSON object a domain
    #[arg(long)]
    pub json: bool,
    /// What the domains are held against
    #[command(flatten)]
    pub plan: PlanArgs,
}

/// What `watch` is told.
#[derive(Debug, Clone, Args)]
pub struct WatchArgs {
    /// The domain to watch; an e-mail address will do too
    #[arg(value_name = "DOMAIN")]
    pub domain: String,
    /// Give up after this long: a number and s, m, h or d
    #[arg(long, value_name = "TIME", value_parser = span)]
    pub timeout: Option<Duration>,
    /// One JSON object an event
    #[arg(long)]
    pub json: bool,
    /// What the domain is held against
    #[command(flatten)]
    pub plan: PlanArgs,
}

/// What a list is told.
#[derive(Debug, Clone, Args)]
pub struct ListArgs {
    /// Tell everything known of this one
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// One JSON object with every entry, or with this one
    #[arg(long)]
    pub json: bool,
}

/// What a list is told to which a person may add entries.
#[derive(Debug, Clone, Args)]
pub struct EntryArgs {
    /// The list, or one of it
    #[command(flatten)]
    pub list: ListArgs,
    /// Check an entry of your own, as the assets that come with the program are checked
    #[arg(long, value_name = "FILE", conflicts_with_all = ["id", "json"])]
    pub check: Option<PathBuf>,
}

/// What `records` is told.
#[derive(Debug, Clone, Args)]
pub struct RecordsArgs {
    /// The domain the records are for; an e-mail address will do too
    #[arg(value_name = "DOMAIN")]
    pub domain: String,
    /// In which form
    #[arg(long, value_enum, default_value_t = FormatArg::Text)]
    pub format: FormatArg,
    /// Write to this file, readable by you alone, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Do not look at the domain: list what a domain without any records needs
    #[arg(long)]
    pub offline: bool,
    /// What is to be entered
    #[command(flatten)]
    pub plan: PlanArgs,
}

/// The forms in which records are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// For a person at a terminal
    Text,
    /// For a script
    Json,
    /// Lines of a zone file
    Zone,
    /// A table to import
    Csv,
    /// For a ticket or a wiki
    Markdown,
    /// A page for whoever holds the log-in
    Html,
}

/// The set-up that is wanted. Without a provider it is the one that is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct PlanArgs {
    /// The mail provider that should receive the mail
    #[arg(long, value_name = "ID")]
    pub provider: Option<String>,
    /// Which of the provider's sets of mail servers
    #[arg(long, value_name = "ID", requires = "provider")]
    pub variant: Option<String>,
    /// The company where the records are entered
    #[arg(long, value_name = "ID")]
    pub registrar: Option<String>,
    /// A value from the provider's console, such as `dkim_txt`; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub set: Vec<String>,
}

/// A span of time as a person writes it: `90s`, `30m`, `48h`, `2d`; a bare number counts seconds.
fn span(text: &str) -> Result<Duration, String> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let unit = text.strip_prefix(digits.as_str()).unwrap_or_default();
    let seconds = match unit {
        "" | "s" => Some(1),
        "m" => Some(60),
        "h" => Some(3_600),
        "d" => Some(86_400),
        _ => None,
    };
    let span = digits.parse::<u64>().ok().zip(seconds);
    span.and_then(|(count, seconds)| count.checked_mul(seconds))
        .filter(|seconds| *seconds > 0)
        .map(Duration::from_secs)
        .ok_or_else(|| "write a number and s, m, h or d, for example 48h".to_owned())
}

/// The languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// English
    En,
    /// Français
    Fr,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_on_the_command_line_is_what_clap_makes_of_nothing() {
        let parsed = Cli::parse_from(["mxguide"]);
        assert_eq!(format!("{parsed:?}"), format!("{:?}", Cli::default()));
    }

    #[test]
    fn a_span_is_a_number_and_a_unit() {
        assert_eq!(span("90"), Ok(Duration::from_secs(90)));
        assert_eq!(span("30m"), Ok(Duration::from_secs(1_800)));
        assert_eq!(span("48h"), span("2d"));
        for odd in ["", "h", "0s", "-5s", "1w", "1.5h", "99999999999999999999s", "1h30m"] {
            assert!(span(odd).is_err(), "{odd}");
        }
    }
}
