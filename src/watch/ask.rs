//! What a watch is told and what it asks for, as plain data.

use crate::observe::{Moment, Question, Server};

/// How often, how many times and how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Seconds between two periodic questions to one resolver, at least.
    pub min_interval_s: u32,
    /// Unanimous rounds at the authoritative servers until "published".
    pub publish_rounds: u32,
    /// Seconds between those rounds.
    pub publish_spacing_s: u32,
    /// Fresh answers of each resolver until "confirmed".
    pub confirm_rounds: u32,
    /// Seconds between those.
    pub confirm_spacing_s: u32,
    /// Milliseconds one attempt may take; a question is given up after four of them.
    pub timeout_ms: u32,
    /// True when a person named the resolvers: the minimum of networks, operators and continents
    /// then falls away, because a closed network may have but one.
    pub is_replaced_list: bool,
}

/// The id of the resolver of this machine's own connection.
pub const OWN_CONNECTION: &str = "own";

/// A resolver that is asked how far the news has spread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Its id in the catalogue.
    pub id: String,
    /// Who runs it; no operator gets more than eight questions at a time.
    pub operator: String,
    /// Where, for the count of continents.
    pub continent: String,
    /// Seconds between periodic questions that this operator asks for; the larger one counts.
    pub min_interval_s: u32,
    /// Seconds after which it forgets anything, where known.
    pub ttl_cap_s: Option<u32>,
}

impl Network {
    /// Seconds between two periodic questions.
    pub(super) fn interval_s(&self, settings: &Settings) -> u32 {
        settings.min_interval_s.max(self.min_interval_s).max(1)
    }

    /// True for the resolver of this machine's own connection. Whoever answers there is what the
    /// person's programs hear, interceptor or not.
    pub(super) fn is_own_connection(&self) -> bool {
        self.id == OWN_CONNECTION
    }
}

/// Who is asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// An authoritative server.
    Server(Server),
    /// The zone above: who publishes the zone in question now? The answer has the shape of
    /// [`crate::observe::Heard::Referral`], with the addresses found for the servers.
    Parent,
    /// A resolver, by id.
    Resolver(String),
}

/// A question that is due. Give its ticket back with the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Whom.
    pub target: Target,
    /// What.
    pub question: Question,
    /// Number that the answer must carry.
    pub ticket: u64,
}

/// A question under way.
#[derive(Debug, Clone)]
pub(super) struct Flight {
    pub(super) target: Target,
    pub(super) question: Question,
    pub(super) asked_at: Moment,
    pub(super) deadline: Moment,
}
