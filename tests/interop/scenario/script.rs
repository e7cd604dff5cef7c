//! What a scenario's file may say. One file in `scenarios/` is one story: who publishes, who
//! remembers, what is wanted, what happens when, and what the watch must make of it.

use std::path::Path;

use mxguide::names::{Host, Name};
use mxguide::plan::{Kind, Purpose, Reason, Step, Wanted};
use mxguide::records::{Rdata, Rtype};
use serde::Deserialize;

use crate::publishers::Software;
use crate::resolvers::Cache;
use crate::scenario::moments::When;

/// One story.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Script {
    /// Its file's name.
    #[serde(skip)]
    pub(crate) name: String,
    /// What it is about, in a sentence.
    pub(crate) title: String,
    /// What this machine or the program must have for it: `ipv6`, `dnssec`…
    #[serde(default)]
    pub(crate) needs: Vec<String>,
    pub(crate) zone: ZoneText,
    pub(crate) server: Vec<ServerText>,
    #[serde(default)]
    pub(crate) resolver: Vec<ResolverText>,
    #[serde(default)]
    pub(crate) plan: Vec<Card>,
    #[serde(default)]
    pub(crate) settings: Pace,
    #[serde(default)]
    pub(crate) at: Vec<Event>,
    /// A public resolver is known that is silent on port 53 and answers over HTTPS.
    #[serde(default)]
    pub(crate) tells: bool,
    /// What an address does that runs no DNS; without it none is asked.
    pub(crate) probe: Option<FaultText>,
    /// Where it ends: a state reached, or a moment.
    pub(crate) until: String,
    pub(crate) expect: Expect,
}

/// The domain as it is at first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ZoneText {
    /// TTL of what names none, and of "there is none", in seconds.
    pub(crate) ttl: u32,
    #[serde(default)]
    pub(crate) lines: String,
    #[serde(default)]
    pub(crate) signing: Signing,
    /// TTL of the delegation, in seconds.
    #[serde(default = "a_day")]
    pub(crate) delegation_ttl: u32,
}

const fn a_day() -> u32 {
    86_400
}

/// How the zone is signed, and what the zone above says of that.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Signing {
    /// Not at all.
    #[default]
    None,
    /// Signed, with the right DS above.
    Sound,
    /// Signed, with a DS above that belongs to no key.
    ForeignDs,
    /// Signed, without a DS above: nobody checks.
    NoDs,
}

/// A server that publishes the domain.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ServerText {
    pub(crate) id: String,
    pub(crate) kind: Software,
    /// Has an IPv6 address instead of an IPv4 one.
    #[serde(default)]
    pub(crate) v6: bool,
    /// Has a zone of this name; otherwise it refuses, for real.
    #[serde(default = "yes")]
    pub(crate) has_zone: bool,
    /// Is named above from the start.
    #[serde(default = "yes")]
    pub(crate) is_delegated: bool,
    /// What it publishes at first, where that differs.
    pub(crate) lines: Option<String>,
    #[serde(default)]
    pub(crate) fault: FaultText,
    #[serde(default)]
    pub(crate) seen_by: SeenBy,
}

const fn yes() -> bool {
    true
}

/// A resolver that is watched.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ResolverText {
    pub(crate) id: String,
    /// Nobody's: a socket that only acts out its fault.
    pub(crate) kind: Option<Cache>,
    /// So many caches take turns behind one address.
    #[serde(default = "one")]
    pub(crate) memories: usize,
    pub(crate) longest_s: Option<u32>,
    pub(crate) shortest_s: Option<u32>,
    /// What is special about it.
    #[serde(default)]
    pub(crate) habits: Vec<Habit>,
    /// What the watch is told of its cap, in seconds.
    pub(crate) ttl_cap_s: Option<u32>,
    #[serde(default)]
    pub(crate) fault: FaultText,
    /// Is right about the end of its old answers, and has the new one at the bound.
    #[serde(default = "yes")]
    pub(crate) keeps_to_the_ttl: bool,
}

/// What a resolver's administrator chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Habit {
    /// Gives old answers while the servers are out of reach.
    ServesStale,
    /// Checks signatures.
    Validates,
    /// Refuses to answer for the domain.
    Refuses,
    /// Is reached over HTTPS only.
    OverHttps,
}

const fn one() -> usize {
    1
}

/// What goes wrong, as files say it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FaultText {
    #[default]
    None,
    Silence,
    /// Of each ten datagrams with the same question these are lost, counted from 0.
    Loss(Vec<u8>),
    DelayMs(u64),
    Truncated,
    TruncatedNoTcp,
    Refused,
    Servfail,
    CourtOrder,
    Blocked,
    Spray,
    Garbage,
    /// To another server of the story.
    LeadsTo(String),
    /// To a cache on the way that answers in everybody's name.
    Intercepted,
}

/// One card of the plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Card {
    pub(crate) id: String,
    /// `@` or the part before the domain.
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) rtype: String,
    #[serde(default)]
    pub(crate) want: Vec<String>,
    #[serde(default)]
    pub(crate) gone: Vec<String>,
}

/// The watch's rhythm; quick, because somebody waits for these stories.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Pace {
    pub(crate) min_interval_s: u32,
    pub(crate) publish_rounds: u32,
    pub(crate) publish_spacing_s: u32,
    pub(crate) confirm_rounds: u32,
    pub(crate) confirm_spacing_s: u32,
    pub(crate) timeout_ms: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            min_interval_s: 1,
            publish_rounds: 2,
            publish_spacing_s: 1,
            confirm_rounds: 2,
            confirm_spacing_s: 1,
            timeout_ms: 1200,
        }
    }
}

/// Something that happens.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Event {
    pub(crate) when: When,
    /// A name for the moment when it was done.
    pub(crate) mark: Option<String>,
    /// Servers get a new zone.
    pub(crate) publish: Option<Publish>,
    /// Customers of these resolvers look everything of the plan up; `id#2` is a second memory.
    pub(crate) prime: Vec<String>,
    /// Something breaks, or is repaired.
    pub(crate) fault: Option<FaultAt>,
    /// The zone above names these servers from now on.
    pub(crate) delegate: Vec<String>,
}

/// A new zone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Publish {
    pub(crate) on: Vec<String>,
    pub(crate) lines: String,
    /// TTL of what names none; the zone's when left out.
    pub(crate) ttl: Option<u32>,
}

/// Where something breaks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct FaultAt {
    pub(crate) on: Vec<String>,
    #[serde(default)]
    pub(crate) seen_by: SeenBy,
    pub(crate) is: FaultText,
}

/// Who suffers from a server's fault.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SeenBy {
    #[default]
    All,
    Program,
    Caches,
}

/// What must come of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Expect {
    /// How the domain stands in the photo.
    #[serde(default = "published")]
    pub(crate) standing: String,
    /// What the tests of port 53 found.
    #[serde(default = "untested")]
    pub(crate) passage: String,
    /// The servers cannot be asked, so resolvers are asked before T0.
    #[serde(default)]
    pub(crate) is_blind: bool,
    /// The states in order, each with the moment expected, if any: `confirmed @ primed+7`. One with
    /// a question mark may be passed over; "confirmed" then counts as reached with what follows.
    #[serde(default)]
    pub(crate) states: Vec<String>,
    pub(crate) bound: Option<When>,
    /// When an authoritative server went back on what was published.
    pub(crate) changed_again: Option<When>,
    /// Codes that are found at some time.
    #[serde(default)]
    pub(crate) findings: Vec<String>,
    /// Codes that are never found; `*` for any.
    #[serde(default)]
    pub(crate) no_findings: Vec<String>,
    /// What is seen of single resolvers.
    #[serde(default)]
    pub(crate) row: Vec<RowText>,
    /// Most questions that any one resolver gets until the end.
    pub(crate) questions: Option<usize>,
    /// Seconds that something may come later than expected on a busy machine.
    #[serde(default = "late")]
    pub(crate) late_s: f64,
}

fn published() -> String {
    "published".to_owned()
}

fn untested() -> String {
    "untested".to_owned()
}

const fn late() -> f64 {
    4.0
}

/// What must be seen of one resolver.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RowText {
    pub(crate) of: String,
    /// Its states in order; one with a question mark may lack.
    pub(crate) seen: Vec<String>,
    /// When it had everything new.
    pub(crate) new: Option<When>,
    /// Goes on giving an answer after its time.
    #[serde(default)]
    pub(crate) is_stale: bool,
}

/// The words of `{text 3000}` and `{quoted 3000}`: a text of that many bytes, as one value or as the
/// strings of a zone file.
fn fill(text: &str) -> String {
    let mut rest = text;
    let mut filled = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((inside, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match inside.split_once(' ').map(|(word, count)| (word, count.parse::<usize>())) {
            Some(("text", Ok(count))) => filled.push_str(&long(count)),
            Some(("quoted", Ok(count))) => filled.push_str(&crate::zones::quoted(&long(count))),
            _ => panic!("{{{inside}}} is not known"),
        }
        rest = after;
    }
    filled + rest
}

fn long(count: usize) -> String {
    "site-verification=".chars().chain("abcdefghijklmnop".chars().cycle()).take(count).collect()
}

impl Script {
    /// Reads one file.
    pub(crate) fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).expect("a scenario can be read");
        let mut script: Self =
            toml::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
        script.name =
            file.file_stem().map(|stem| stem.to_string_lossy().into()).unwrap_or_default();
        script.zone.lines = fill(&script.zone.lines);
        for publish in script.at.iter_mut().filter_map(|event| event.publish.as_mut()) {
            publish.lines = fill(&publish.lines);
        }
        script
    }

    /// The domain, which has the scenario's name; signed ones live under a signed top.
    pub(crate) fn domain(&self) -> String {
        let top = if self.zone.signing == Signing::None { "example" } else { "signed" };
        format!("{}.{top}", self.name)
    }

    /// The host name of a server; outside the domain, as with most companies.
    pub(crate) fn host(&self, server: &str) -> String {
        format!("{server}.{}.hosts", self.name)
    }

    /// The NS lines for the servers that are named above.
    pub(crate) fn name_servers(&self, servers: &[String]) -> String {
        servers.iter().fold(String::new(), |lines, id| lines + "@ IN NS " + &self.host(id) + ".\n")
    }

    /// Those that are named above from the start.
    pub(crate) fn delegated(&self) -> Vec<String> {
        let named = self.server.iter().filter(|server| server.is_delegated);
        named.map(|server| server.id.clone()).collect()
    }
}

impl Card {
    /// The card as a step of a plan.
    pub(crate) fn step(&self) -> Step {
        let host = Host::from_relative(&self.name);
        let wanted: Vec<Wanted> = self
            .want
            .iter()
            .map(|text| Wanted {
                id: self.id.clone(),
                host: host.clone(),
                data: self.data(text),
                purpose: self.purpose(),
                is_required: true,
            })
            .collect();
        let gone: Vec<Rdata> = self.gone.iter().map(|text| self.data(text)).collect();
        let kind = match (wanted.is_empty(), gone.is_empty()) {
            (false, true) => Kind::Add,
            (true, _) => Kind::Remove,
            (false, false) => Kind::Change,
        };
        let reason = Reason::ProviderAsks;
        let (id, rtype, purpose) = (self.id.clone(), self.rtype(), self.purpose());
        Step { id, kind, host, rtype, wanted, gone, purpose, reason, preset: None }
    }

    fn purpose(&self) -> Purpose {
        match (self.rtype(), self.name.as_str()) {
            (Rtype::Mx, _) => Purpose::Receive,
            (_, "@") => Purpose::Send,
            (_, "_dmarc") => Purpose::Reject,
            _ => Purpose::Sign,
        }
    }

    fn rtype(&self) -> Rtype {
        match self.rtype.as_str() {
            "MX" => Rtype::Mx,
            "TXT" => Rtype::Txt,
            "CNAME" => Rtype::Cname,
            other => panic!("no card is a {other}"),
        }
    }

    fn data(&self, text: &str) -> Rdata {
        let name = Name::from_presentation;
        match self.rtype() {
            Rtype::Mx => {
                let (priority, exchange) = text.split_once(' ').expect("priority and server");
                let priority = priority.parse().expect("a number");
                Rdata::Mx { priority, exchange: name(exchange) }
            }
            Rtype::Cname => Rdata::Cname(name(text)),
            _ => Rdata::Txt(fill(text)),
        }
    }
}
