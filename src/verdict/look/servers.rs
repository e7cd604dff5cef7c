//! The authoritative servers in a single look.

use crate::observe::{Heard, Photo, ServerView};
use crate::records::{Rdata, Rtype};
use crate::verdict::{ServerState, ServerWord, is_authoritative, meaning};

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

/// Every server in the photo.
pub(super) fn looks(photo: &Photo) -> Vec<ServerState> {
    photo.views.iter().map(look).collect()
}

fn look(view: &ServerView) -> ServerState {
    let heard = || view.answers.iter().map(|(_, heard, margin)| (heard, margin));
    let owns = heard().any(|(heard, margin)| is_authoritative(heard, margin));
    let all = |is: fn(&Heard) -> bool| heard().all(|(heard, _)| is(heard));
    let word = if owns {
        ServerWord::Answering
    } else if all(|heard| matches!(heard, Heard::Silent)) {
        ServerWord::Silent
    } else if all(|heard| matches!(heard, Heard::Silent | Heard::Failed | Heard::Garbled)) {
        ServerWord::Failing
    } else if all(|heard| matches!(heard, Heard::Silent | Heard::Refused)) {
        ServerWord::Refusing
    } else {
        ServerWord::Lame
    };
    ServerState { server: view.server.clone(), is_authoritative: owns, serial: serial(view), word }
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
