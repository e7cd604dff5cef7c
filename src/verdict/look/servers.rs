//! The authoritative servers in a single look.

use crate::observe::{Heard, Photo, Server, ServerView};
use crate::records::{Rdata, Rtype};
use crate::verdict::{is_authoritative, meaning};

/// How the authoritative servers stand to one wanted record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AtServers {
    /// All of them serve it.
    Present,
    /// None serves it.
    Absent,
    /// Something else stands in its place.
    Different,
    /// Some serve it.
    Partial,
    /// None answers.
    Unreachable,
}

impl AtServers {
    /// The word in JSON; never translated.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Different => "different",
            Self::Partial => "partial",
            Self::Unreachable => "unreachable",
        }
    }
}

/// How one server behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ServerState {
    /// It answers from its own zone.
    Answers,
    /// It answers, and not for this zone (RFC 1912 §2.8).
    Lame,
    /// It fails.
    Failing,
    /// It does not answer.
    Silent,
}

impl ServerState {
    /// The word in JSON; never translated.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Lame => "lame",
            Self::Failing => "failing",
            Self::Silent => "silent",
        }
    }
}

/// One server at one of its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerLook {
    /// Which.
    pub server: Server,
    /// True when it answered from its own zone.
    pub is_authoritative: bool,
    /// The serial of the zone it serves.
    pub serial: Option<u32>,
    /// How it behaves.
    pub state: ServerState,
}

/// Every server in the photo.
pub(super) fn looks(photo: &Photo) -> Vec<ServerLook> {
    photo.views.iter().map(look).collect()
}

fn look(view: &ServerView) -> ServerLook {
    let heard = || view.answers.iter().map(|(_, heard, margin)| (heard, margin));
    let owns = heard().any(|(heard, margin)| is_authoritative(heard, margin));
    let all = |is: fn(&Heard) -> bool| heard().all(|(heard, _)| is(heard));
    let state = if owns {
        ServerState::Answers
    } else if all(|heard| matches!(heard, Heard::Silent)) {
        ServerState::Silent
    } else if all(|heard| matches!(heard, Heard::Silent | Heard::Failed | Heard::Garbled)) {
        ServerState::Failing
    } else {
        ServerState::Lame
    };
    ServerLook { server: view.server.clone(), is_authoritative: owns, serial: serial(view), state }
}

fn serial(view: &ServerView) -> Option<u32> {
    let soa = view.answers.iter().find(|(question, _, _)| question.rtype == Rtype::Soa);
    let (question, heard, _) = soa?;
    heard.set(question)?.data.into_iter().find_map(|data| match data {
        Rdata::Soa { serial, .. } => Some(serial),
        _ => None,
    })
}

/// True when something among `served` stands in the place of `wanted`.
pub(super) fn is_replaced(wanted: &Rdata, served: &[Rdata]) -> bool {
    served.iter().any(|seen| match (wanted, seen) {
        (Rdata::Mx { .. }, Rdata::Mx { .. }) => false,
        (Rdata::Txt(wanted), Rdata::Txt(seen)) => meaning::resembles(wanted, seen),
        _ => true,
    })
}
