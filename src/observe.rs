//! What was asked and what was heard: facts about DNS without an opinion on them.
//!
//! Time arrives as [`Moment`]; nothing here reads a clock or opens a socket.

mod moment;
mod passage;
mod photo;
mod signing;
mod surroundings;

use std::net::IpAddr;

pub use moment::Moment;
pub use passage::{Passage, Sign};
pub use photo::{Delegation, NameServer, Obstacle, Photo, ServerView, Standing};
pub use signing::{Breach, Signing};
pub use surroundings::{
    Leads, PolicyFile, Registration, Senders, Surroundings, TemplateId, UNSEEN,
};

use crate::names::Name;
use crate::records::{RRset, Record, Rtype};

/// One question: a name and a type.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Question {
    /// The name asked about.
    pub name: Name,
    /// The type asked for.
    pub rtype: Rtype,
}

impl Question {
    /// Asks for `rtype` at `name`.
    pub fn new(name: Name, rtype: Rtype) -> Self {
        Self { name, rtype }
    }
}

/// One authoritative server at one of its addresses, as found in DNS.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Server {
    /// The name in the NS record.
    pub name: Name,
    /// The address in its A or AAAA record; where it is really reached is `net`'s business.
    pub address: IpAddr,
}

/// What one server said to one question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Heard {
    /// Records in the answer section, CNAMEs included and not chased.
    Records(Vec<Record>),
    /// There is no such record (RFC 2308).
    Nothing {
        /// True for NODATA (the name exists with other types), false for NXDOMAIN.
        name_exists: bool,
        /// Seconds a cache may remember that: min(SOA TTL, SOA MINIMUM); `None` without an SOA.
        for_at_most: Option<u32>,
    },
    /// "Ask those": the name is delegated further down (RFC 1034 §4.2.1).
    Referral {
        /// Where the zone that was cut off begins.
        zone: Name,
        /// NS names and glue addresses, with their TTLs.
        records: Vec<Record>,
        /// True when a DS came along: the child is signed.
        is_signed: bool,
    },
    /// The server will not answer for this name (REFUSED or NOTAUTH): lame, or filtered.
    Refused,
    /// The server tried and failed (SERVFAIL or another code).
    Failed,
    /// No answer in time.
    Silent,
    /// Something came back that is not a DNS answer to this question.
    Garbled,
}

/// What came beside the answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Margin {
    /// AA bit: from the server's own zone, not from a cache.
    pub is_authoritative: bool,
    /// Extended DNS error (RFC 8914): code and the server's own words, unescaped.
    pub extended_error: Option<(u16, String)>,
    /// Round trip in milliseconds.
    pub rtt_ms: u32,
    /// How the answer travelled.
    pub transport: Transport,
    /// Which of the machines behind one address answered (NSID, RFC 5001), in its own words,
    /// unescaped; `None` when it does not say.
    pub server_id: Option<String>,
    /// True when the server says that it looks nothing up for others (RA=0). Ordinary for a server
    /// that publishes zones; a public resolver says so of names that it blocks.
    #[serde(default)]
    pub denies_recursion: bool,
}

/// How an answer travelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Transport {
    /// In a datagram.
    #[default]
    Udp,
    /// Over TCP, because it fits into no datagram or none could be read.
    Tcp,
    /// Over HTTPS (RFC 8484), past whoever answers or blocks port 53.
    Https,
}

impl Transport {
    /// The word in JSON; never translated.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Udp => "udp",
            Self::Tcp => "tcp",
            Self::Https => "https",
        }
    }
}

/// One answer (or silence) of one server at one moment.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sighting {
    /// What was asked.
    pub question: Question,
    /// What was heard.
    pub heard: Heard,
    /// What came beside it.
    pub margin: Margin,
    /// When the answer arrived.
    pub at: Moment,
}

impl Heard {
    /// The set asked for, following no alias.
    pub fn set(&self, question: &Question) -> Option<RRset> {
        match self {
            Self::Records(records) => RRset::collect(&question.name, question.rtype, records),
            _ => None,
        }
    }

    /// True when the server answered the question, if only with "there is none".
    pub const fn is_answer(&self) -> bool {
        matches!(self, Self::Records(_) | Self::Nothing { .. })
    }
}
