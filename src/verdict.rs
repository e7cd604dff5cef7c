//! Judgement: what the servers say, held against the plan.
//!
//! Everything here is a function of the plan, the before-photo, what was heard, and the moment it
//! is asked about. It never asks a server, reads a clock or makes a sentence; findings carry the
//! data from which `words` makes one.

mod around;
mod astray;
mod card;
mod code;
mod compare;
mod diagnose;
mod entered;
mod finding;
mod goal;
mod hunt;
mod key;
mod leads;
mod logbook;
mod look;
mod meaning;
mod policy;
mod review;
mod route;
mod scene;
mod senders;
mod servers;
mod shape;
mod standing;
mod state;
mod target;
mod witness;

pub use around::{AroundFault, Hold, former, standing_findings_with};
pub use astray::AstrayFault;
pub use card::{CardState, Stage, card, findings};
pub use code::{Code, Severity};
pub use compare::published_as;
pub use finding::{Detail, Finding};
pub use goal::{Answered, Goal, goals, judge};
pub(crate) use hunt::MOST_A_CARD;
pub use hunt::hunt;
pub use key::KeyFault;
pub use leads::leads;
pub use logbook::Logbook;
pub(crate) use logbook::is_authoritative;
pub use look::{
    AtServers, Audience, Checked, Count, Echo, Glance, Lent, Look, NetworkLook, NetworkState, Open,
    RecordLook, Timings, open, without_plan,
};
pub use policy::{Lacking, PolicyFault, reports_elsewhere};
pub use review::{beside, review, reviewed};
pub use route::{Mixture, MxLine, RouteFault};
pub use scene::{Companies, Scene};
pub use senders::SenderFault;
pub use servers::{ServerState, ServerWord, servers};
pub use shape::{Crowding, MicrosoftSlip, SelectorSlip, ShapeFault, TokenSlip};
pub use standing::{gathered, standing_findings};
pub use state::{LONGEST_MEMORY_S, State, bound, left_behind};
pub use witness::{Witness, is_court_order, is_filtered, resolver_findings};

use crate::observe::{Photo, Server, Surroundings};
use crate::plan::Plan;

/// Whether the panel a person works in belongs to the company that publishes the domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// It does, or nobody could tell.
    Publishes,
    /// It belongs to another company than the delegation names.
    Elsewhere,
}

/// All that a judgement may look at.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// What is wanted, and what must go.
    pub plan: &'a Plan,
    /// How things were before.
    pub photo: &'a Photo,
    /// Every authoritative server address that is asked.
    pub servers: &'a [Server],
    /// What those servers said last.
    pub logbook: &'a Logbook,
    /// Whose panel the person works in.
    pub panel: Panel,
    /// What the records lead to, as far as it was found out.
    pub around: &'a Surroundings,
    /// Who has to do with the domain.
    pub companies: Companies<'a>,
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod scenery;
#[cfg(test)]
mod tests;
