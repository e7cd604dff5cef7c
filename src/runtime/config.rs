//! `config.toml`: what a person or a closed network may change, read once at the start.
//!
//! Every value is checked here, so that nobody after this module meets a port 0 or a time-out of
//! nothing. Unknown keys are faults. Reading the file is the only I/O; no name is looked up.

mod fault;
mod value;
mod written;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

pub use fault::ConfigFault;
use written::Written;

use super::files::{self, ReadFault};
pub use crate::net::Doh;
use crate::net::Roots;

/// The whole configuration, defaults filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The language asked for; `None` leaves it to the system.
    pub lang: Option<Lang>,
    /// How DNS is reached.
    pub dns: Dns,
    /// Periodic questions to one resolver are at least this many seconds apart. With 0 only TTLs
    /// set the pace.
    pub min_interval_s: u32,
    /// Unanimous rounds at the authoritative servers before "published".
    pub publish: Rounds,
    /// Rounds at the resolvers before "confirmed".
    pub confirm: Rounds,
    /// What becomes of the built-in resolvers.
    pub builtin_resolvers: Builtin,
    /// The person's own resolvers, ids unique.
    pub resolvers: Vec<OwnResolver>,
    /// A PEM file with one more root for HTTPS; a relative path starts at the configuration.
    pub tls_ca: Option<PathBuf>,
    /// What that file holds; filled in by [`Config::load`].
    pub roots: Roots,
}

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
}

/// The `[dns]` table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dns {
    /// Servers used instead of the machine's own resolvers; `None` uses the machine's.
    pub system: Option<Vec<SocketAddr>>,
    /// The port of authoritative servers that `reach` does not name.
    pub authoritative_port: u16,
    /// How long one try waits for an answer, in milliseconds.
    pub timeout_ms: u32,
    /// When questions travel over HTTPS.
    pub doh: Doh,
    /// Addresses that must not answer; empty means no interception test.
    pub probes: Vec<SocketAddr>,
    /// MTA-STS, RDAP and Domain Connect.
    pub https: Https,
    /// Where an address found in DNS is really reached.
    pub reach: BTreeMap<IpAddr, SocketAddr>,
}

/// Whether web pages are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Https {
    /// Where it helps.
    Auto,
    /// Not at all.
    Never,
}

/// How often, and how far apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounds {
    /// How many rounds in a row have to agree.
    pub rounds: u32,
    /// Seconds between two rounds, at least.
    pub spacing_s: u32,
}

/// What becomes of the built-in resolvers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Builtin {
    /// The person's own come beside them; the same id replaces one.
    Kept,
    /// Only the person's own are asked.
    Replaced,
}

/// One `[[resolver]]`; has an `address`, a `doh`, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnResolver {
    /// Its id in `--json`.
    pub id: String,
    /// Its name on the screen; the id when left out.
    pub name: String,
    /// Where it answers plain DNS.
    pub address: Option<SocketAddr>,
    /// Where it answers DNS over HTTPS.
    pub doh: Option<String>,
    /// Who runs it; the name when left out.
    pub operator: String,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: Option<String>,
    /// The city, for people.
    pub city: Option<String>,
    /// Latitude and longitude in degrees.
    pub place: Option<(f64, f64)>,
}

/// Which file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Named with `--config` or `$MXGUIDE_CONFIG`: it has to be there.
    Named(PathBuf),
    /// The usual place: it may be absent.
    Usual(PathBuf),
    /// No home directory, so no usual place.
    Nowhere,
}

impl Source {
    /// `--config FILE`, else `$MXGUIDE_CONFIG`, else `mxguide/config.toml` in the platform's folder.
    pub fn find(flag: Option<&Path>, env: &dyn Fn(&str) -> Option<OsString>) -> Self {
        if let Some(file) = flag {
            return Self::Named(file.to_owned());
        }
        if let Some(file) = env("MXGUIDE_CONFIG").filter(|file| !file.is_empty()) {
            return Self::Named(file.into());
        }
        etcetera::choose_base_strategy().map_or(Self::Nowhere, |folders| {
            Self::Usual(folders.config_dir().join("mxguide").join("config.toml"))
        })
    }

    /// The folder of the file, where a person's own `registrars/*.toml` and `providers/*.toml` are.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Named(file) | Self::Usual(file) => file.parent(),
            Self::Nowhere => None,
        }
    }
}

impl Config {
    /// Reads the file; one that nobody named and that is not there is the default configuration.
    pub fn load(source: &Source) -> Result<Self, ConfigFault> {
        let (Source::Named(path) | Source::Usual(path)) = source else {
            return Ok(Self::default());
        };
        let file = fault::shown(&path.display().to_string());
        let text = match files::read_text(path, files::MOST_BYTES) {
            Ok(text) => text,
            Err(ReadFault::Io(source_fault)) if source_fault.kind() == io::ErrorKind::NotFound => {
                return match source {
                    Source::Named(_) => Err(ConfigFault::Missing { file }),
                    Source::Usual(_) | Source::Nowhere => Ok(Self::default()),
                };
            }
            Err(ReadFault::Io(source)) => return Err(ConfigFault::Unreadable { file, source }),
            Err(ReadFault::Content(reason)) => {
                return Err(ConfigFault::NotAConfig { file, reason });
            }
        };
        Self::parse(&file, &text)?.starting_at(path).with_roots()
    }

    /// Reads the text of a configuration; `file` is how messages call it.
    pub fn parse(file: &str, text: &str) -> Result<Self, ConfigFault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let written: Written =
            toml::from_str(text).map_err(|error| fault::explain(file, text, &error))?;
        written.check().map_err(|(start, problem)| fault::at(file, text, start, problem))?;
        Ok(written.into_config())
    }

    /// A relative path in the file starts at the file, wherever the program was started.
    fn starting_at(mut self, file: &Path) -> Self {
        if let (Some(ca), Some(folder)) = (&self.tls_ca, file.parent()) {
            self.tls_ca = Some(folder.join(ca));
        }
        self
    }

    /// The roots of trust in the file under `[tls]`. One that cannot be read is told at the start,
    /// not on the day when HTTPS is needed.
    fn with_roots(mut self) -> Result<Self, ConfigFault> {
        let Some(path) = &self.tls_ca else { return Ok(self) };
        let file = fault::shown(&path.display().to_string());
        let text = match files::read_text(path, files::MOST_BYTES) {
            Ok(text) => text,
            Err(ReadFault::Io(source)) => return Err(ConfigFault::Unreadable { file, source }),
            Err(ReadFault::Content(reason)) => {
                return Err(ConfigFault::NotAConfig { file, reason });
            }
        };
        match Roots::from_pem(&text) {
            Ok(roots) => self.roots = roots,
            Err(reason) => return Err(ConfigFault::NoRoots { file, reason }),
        }
        Ok(self)
    }
}

impl Default for Config {
    fn default() -> Self {
        Written::default().into_config()
    }
}
