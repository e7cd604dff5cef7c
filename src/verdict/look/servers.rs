//! The authoritative servers in a single look.

use crate::observe::Photo;
use crate::records::Rdata;
use crate::verdict::{ServerState, meaning, servers};

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

/// The authoritative servers as they stand; none where a photo was taken around a closed network,
/// because nobody there was one.
pub(super) fn of(photo: &Photo) -> Vec<ServerState> {
    if photo.passage.is_closed() { Vec::new() } else { servers(photo) }
}

/// True when something among `served` stands in the place of `wanted`.
pub(super) fn is_replaced(wanted: &Rdata, served: &[Rdata]) -> bool {
    served.iter().any(|seen| match (wanted, seen) {
        (Rdata::Mx { .. }, Rdata::Mx { .. }) => false,
        (Rdata::Txt(wanted), Rdata::Txt(seen)) => meaning::resembles(wanted, seen),
        _ => true,
    })
}
