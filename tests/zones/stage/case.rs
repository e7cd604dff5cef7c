//! One case as its TOML file has it.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::keys::with_keys;

/// A zone, what lies around it, and what must be said about it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Case {
    /// The name of its file.
    #[serde(skip)]
    pub(crate) name: String,
    /// What happened, in a sentence.
    pub(crate) title: String,
    #[serde(default = "acme")]
    pub(crate) domain: String,
    /// The domain that was registered, where another one below it is looked at.
    zone_name: Option<String>,
    /// Who publishes it: a key of `hosts`.
    pub(crate) publisher: String,
    /// What they publish: zone-file lines below the SOA and the NS, which are made.
    #[serde(default)]
    pub(crate) zone: String,
    /// What they say instead to a name written in capitals.
    pub(crate) capitals: Option<String>,
    #[serde(default)]
    pub(crate) plan: Flags,
    #[serde(default)]
    pub(crate) parent: Parent,
    /// Somebody answers in place of an address that runs no DNS.
    #[serde(default)]
    pub(crate) is_intercepted: bool,
    /// What is the matter with the last name server.
    pub(crate) last_server: Option<LastServer>,
    /// What another company's servers would say, if they were asked.
    pub(crate) elsewhere: Option<Elsewhere>,
    /// How it was when the wizard looked, some time ago.
    pub(crate) before: Option<Before>,
    /// Names outside the domain, beside those that all cases share.
    #[serde(default)]
    pub(crate) outside: String,
    /// Names of the shared list that do not exist here.
    #[serde(default)]
    pub(crate) vanished: Vec<String>,
    /// What networks remember; without any, two networks know what is published.
    #[serde(default)]
    pub(crate) network: Vec<Network>,
    /// The file at `https://mta-sts.DOMAIN/.well-known/mta-sts.txt`; its host is at 127.53.9.9.
    pub(crate) policy: Option<String>,
    /// What the register answers about the domain (RDAP).
    pub(crate) register: Option<String>,
    /// Also published by NSD.
    #[serde(default)]
    pub(crate) nsd: bool,
    /// What must be found; the first one makes the headline.
    #[serde(default)]
    pub(crate) expect: Vec<Expected>,
    /// Informations that may be there.
    #[serde(default)]
    pub(crate) may: Vec<String>,
    /// Codes that would be wrong although they follow; told apart from other false alarms.
    #[serde(default)]
    pub(crate) forbidden: Vec<String>,
    /// The state; without it, what follows from the severities.
    pub(crate) state: Option<String>,
}

/// The flags of the command line.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Flags {
    pub(crate) provider: Option<String>,
    pub(crate) variant: Option<String>,
    pub(crate) registrar: Option<String>,
    #[serde(default)]
    pub(crate) set: Vec<String>,
}

/// The zone above.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Parent {
    /// The domain is not delegated at all.
    #[serde(default)]
    pub(crate) knows_it_not: bool,
    /// Other name servers than the zone's own.
    #[serde(default)]
    pub(crate) name_servers: Vec<String>,
    /// There is a DS and no key that fits it.
    #[serde(default)]
    pub(crate) stray_seal: bool,
}

/// Trouble of one server.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct LastServer {
    pub(crate) does: Trouble,
    /// What it publishes instead.
    #[serde(default)]
    pub(crate) zone: String,
    /// All of them have it.
    #[serde(default)]
    pub(crate) and_all_others: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Trouble {
    /// It serves an earlier zone, with an earlier serial.
    Stale,
    /// It serves another zone with the same serial.
    Differ,
    /// It answers, and not from a zone of its own.
    Lame,
    Refuse,
    Fail,
    Silent,
}

/// Another company where the domain was entered.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Elsewhere {
    pub(crate) publisher: String,
    pub(crate) zone: String,
}

/// An earlier look, saved by the wizard. Its servers still run.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Before {
    pub(crate) publisher: String,
    pub(crate) zone: String,
    /// What the person typed, line by line.
    pub(crate) typed: Vec<String>,
}

/// One network that is watched.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Network {
    pub(crate) id: String,
    /// What it remembers of the domain; without it, what is published.
    pub(crate) remembers: Option<String>,
    #[serde(default)]
    pub(crate) says: Manner,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Manner {
    #[default]
    Answers,
    /// A legal notice to everything.
    CourtOrder,
    /// "No such name" without proof, to everything.
    Filters,
    /// The signatures do not hold (RFC 8914, code 6).
    Bogus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Severity {
    Error,
    Warning,
    Info,
}

impl Severity {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One finding that must be there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Expected {
    code: Option<String>,
    /// Where two codes say the same to the person.
    #[serde(default)]
    any_of: Vec<String>,
    /// What it weighs; left out only where the codes weigh differently.
    pub(crate) severity: Option<Severity>,
    /// The record it is about.
    pub(crate) record: Option<String>,
    /// Values and names that headline or repair must show, in both languages.
    #[serde(default)]
    pub(crate) says: Vec<String>,
    /// What the evidence says should be there.
    #[serde(default)]
    pub(crate) wants: Vec<String>,
    /// Words of the English text.
    #[serde(default)]
    pub(crate) en: Vec<String>,
    /// Words of the French text.
    #[serde(default)]
    pub(crate) fr: Vec<String>,
}

impl Expected {
    /// The codes of which one must be there, the best first.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.code.iter().chain(&self.any_of).map(String::as_str)
    }

    /// The code under which it is counted.
    pub(crate) fn code(&self) -> &str {
        self.codes().next().unwrap_or_default()
    }
}

impl Case {
    fn read(file: &Path) -> Self {
        let name = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file).expect("a case can be read");
        let read: Result<Self, _> = toml::from_str(&text);
        let case = Self { name, ..read.unwrap_or_else(|why| panic!("{}: {why}", file.display())) };
        let has_one = |one: &Expected| one.code.is_some() == one.any_of.is_empty();
        assert!(case.expect.iter().all(has_one), "{}: `code` or `any-of`", case.name);
        case
    }

    /// The domain that was registered.
    pub(crate) fn zone_name(&self) -> &str {
        self.zone_name.as_deref().unwrap_or(&self.domain)
    }

    /// The ending of its name.
    pub(crate) fn top(&self) -> &str {
        self.domain.rsplit('.').next().unwrap_or_default()
    }

    /// The flags of the command line.
    pub(crate) fn flags(&self) -> Vec<String> {
        let Flags { provider, variant, registrar, set } = &self.plan;
        let named = [("provider", provider), ("variant", variant), ("registrar", registrar)];
        let named = named.into_iter().filter_map(|(key, value)| Some((key, value.clone()?)));
        let set = set.iter().map(|value| ("set", with_keys(value)));
        named.chain(set).flat_map(|(key, value)| [format!("--{key}"), value]).collect()
    }

    /// The world of the earlier look.
    pub(crate) fn earlier(&self) -> Option<Self> {
        let before = self.before.as_ref()?;
        let (publisher, zone) = (before.publisher.clone(), before.zone.clone());
        let (parent, last_server) = (Parent::default(), None);
        Some(Self { publisher, zone, parent, last_server, before: None, ..self.clone() })
    }

    /// True when this build can show what the case is about: its pages need HTTPS.
    pub(crate) fn is_possible(&self) -> bool {
        cfg!(feature = "doh") || (self.policy.is_none() && self.register.is_none())
    }

    /// The state that is right.
    pub(crate) fn state(&self) -> &str {
        let is_error = |one: &Expected| one.severity == Some(Severity::Error);
        let follows = if self.expect.iter().any(is_error) { "needs-action" } else { "confirmed" };
        self.state.as_deref().unwrap_or(follows)
    }

    /// The exit code of `check` in that state.
    pub(crate) fn exit_code(&self) -> i32 {
        match self.state() {
            "confirmed" | "confirmed-everywhere" => 0,
            "publishing" | "published" | "spreading" => 1,
            "not-published" | "needs-action" => 3,
            _ => 4,
        }
    }
}

/// Every case, or those that the environment names.
pub(crate) fn read_all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/zones");
    let files = std::fs::read_dir(&folder).expect("the folder of the cases is there");
    let mut files: Vec<PathBuf> =
        files.map(|file| file.expect("a folder can be listed").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let only = narrowed().unwrap_or_default();
    let cases = files.iter().map(|file| Case::read(file));
    cases.filter(|case| case.name.contains(&only)).collect()
}

/// True when only some cases run.
pub(crate) fn is_narrowed() -> bool {
    narrowed().is_some()
}

fn narrowed() -> Option<String> {
    std::env::var("MXGUIDE_CASE").ok()
}

fn acme() -> String {
    "acme.fr".to_owned()
}
