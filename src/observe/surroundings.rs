//! What the records of a domain lead to, outside of what its own servers say in a photo.

use std::collections::{BTreeMap, BTreeSet};

use super::{Heard, Moment, Question, Server};
use crate::names::Name;

/// What is worth finding out around a domain. Bounded by whoever makes it; whoever follows it bounds
/// it again.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Leads {
    /// Names that records lead to: mail servers, targets of aliases, report addresses. Those at or
    /// under the domain are asked of its authoritative servers, all others of the machine's resolver.
    pub questions: Vec<Question>,
    /// `include:` and `redirect=` targets, whose SPF texts are fetched with all they include.
    pub includes: Vec<String>,
    /// Whether the domain announces an MTA-STS policy matters; if it does, the file is fetched
    /// (RFC 8461 §3.3).
    pub wants_policy: bool,
    /// The register is asked how the domain stands (RDAP, RFC 9083).
    pub wants_registration: bool,
    /// One server is asked about the domain's mail with its name in capitals.
    pub wants_capitals: bool,
    /// Name servers of the company where a person works, by name: asked directly whether they have
    /// what the published ones lack.
    pub panel_servers: Vec<Name>,
    /// What they are asked.
    pub panel_questions: Vec<Question>,
    /// The servers that published the domain before it moved.
    pub former_servers: Vec<Server>,
    /// What they had then, and are asked for now.
    pub former_questions: Vec<Question>,
}

/// A set of records that a service offers to those who publish domains (Domain Connect template).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateId {
    /// The domain of the service.
    pub provider: String,
    /// The set, by its name there.
    pub service: String,
}

impl Leads {
    /// Only what the company where a person works is asked.
    #[must_use]
    pub fn to_the_panel(self) -> Self {
        let Self { panel_servers, panel_questions, .. } = self;
        Self { panel_servers, panel_questions, ..Self::default() }
    }

    /// True for leads that go nowhere else.
    pub fn are_to_the_panel(&self) -> bool {
        *self == self.clone().to_the_panel()
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Surroundings {
    /// Answers about names that records lead to.
    pub answers: Vec<(Question, Heard)>,
    /// SPF texts by lower-case name without final dot.
    pub senders: BTreeMap<String, String>,
    /// Names that were asked for an SPF text and said that they have none. A name that is neither
    /// here nor among `senders` was not asked, or did not tell.
    pub senderless: BTreeSet<String>,
    /// The MTA-STS policy; `None` when it was not looked for.
    pub policy: Option<PolicyFile>,
    /// What the register says; `None` when it was not asked or did not tell.
    pub registration: Option<Registration>,
    /// What one server said about the domain's mail when its name was written in capitals.
    pub capitals: Option<(Server, Heard)>,
    /// What name servers of the company where a person works said, although the domain is published
    /// elsewhere.
    pub panel_answers: Vec<(Question, Heard)>,
    /// What the servers from before a move still say, or said when they were last photographed.
    pub former: Vec<(Question, Heard)>,
}

/// What was found out about the names that SPF texts lead to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Senders {
    /// The SPF texts, by lower-case name without final dot.
    pub texts: BTreeMap<String, String>,
    /// Names that said that they have none; silence is not among it.
    pub without: BTreeSet<String>,
}

/// What came of fetching `https://mta-sts.DOMAIN/.well-known/mta-sts.txt`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum PolicyFile {
    /// Its text, cut at 64 KiB and unescaped.
    Text(String),
    /// It could not be fetched: no server, no valid certificate, another status than 200.
    Unreachable,
}

/// How the domain stands in the register.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Registration {
    /// The register has no such name: anybody may buy it.
    #[serde(default)]
    pub is_free: bool,
    /// The status values (RFC 8056), lower case, `client hold` for example.
    pub status: Vec<String>,
    /// When it was last changed.
    pub changed: Option<Moment>,
    /// When it runs out.
    pub expires: Option<Moment>,
    /// The registrar's own name, unescaped.
    pub registrar: Option<String>,
}

/// Surroundings of which nothing was found out.
pub static UNSEEN: Surroundings = Surroundings {
    answers: Vec::new(),
    senders: BTreeMap::new(),
    senderless: BTreeSet::new(),
    policy: None,
    registration: None,
    capitals: None,
    panel_answers: Vec::new(),
    former: Vec::new(),
};

impl Surroundings {
    /// What was heard about `question`; `None` when nobody was asked.
    pub fn heard(&self, question: &Question) -> Option<&Heard> {
        self.answers.iter().find(|(asked, _)| asked == question).map(|(_, heard)| heard)
    }
}
