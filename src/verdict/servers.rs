//! The authoritative servers one by one: which of them publish the domain, and whether they agree.

use crate::observe::Server;

/// How one authoritative server stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ServerWord {
    /// It answers from its own zone, and as the others do.
    Answering,
    /// It answers from an earlier edition of the zone than another server.
    Stale,
    /// It answers from its own zone, and otherwise than the others.
    Different,
    /// It answers for the name without publishing it: not from its own zone, or by sending askers
    /// elsewhere (RFC 1912 §2.8).
    Lame,
    /// It refuses to answer for the domain.
    Refusing,
    /// It tries and fails.
    Failing,
    /// It does not answer.
    Silent,
}

impl ServerWord {
    /// The word in JSON; never translated.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answering => "answering",
            Self::Stale => "stale",
            Self::Different => "different",
            Self::Lame => "lame",
            Self::Refusing => "refusing",
            Self::Failing => "failing",
            Self::Silent => "silent",
        }
    }
}

/// One authoritative server at one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerState {
    /// Which.
    pub server: Server,
    /// True when all its answers came from its own zone (AA).
    pub is_authoritative: bool,
    /// The serial of its SOA, when it gave one from its own zone.
    pub serial: Option<u32>,
    /// How it stands.
    pub word: ServerWord,
}
