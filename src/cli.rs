//! What may stand on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// From "I own a domain" to "my mail works, and here is the proof".
#[derive(Debug, Clone, Parser)]
#[command(name = "mxguide", version, about, args_conflicts_with_subcommands = true)]
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

/// Options that apply everywhere.
#[derive(Debug, Clone, Args)]
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
    /// Print the completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// The languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// English
    En,
    /// Français
    Fr,
}
