//! All that one look at a domain brought to light, for those who tell it.

use super::{Look, Open};
use crate::catalog::{ProviderId, RegistrarId};
use crate::names::Domain;
use crate::observe::{Moment, Photo};
use crate::plan::Plan;

/// One domain, looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The domain.
    pub domain: Domain,
    /// When the look ended.
    pub at: Moment,
    /// What was photographed.
    pub photo: Photo,
    /// What it was held against; `None` when there was nothing to hold it against.
    pub plan: Option<Plan>,
    /// The provider it was judged by: the one asked for, else the one that is there.
    pub provider: Option<ProviderId>,
    /// True when that provider was asked for, rather than found.
    pub is_asked_for: bool,
    /// Which of the provider's sets of mail servers.
    pub variant: Option<String>,
    /// Every provider among whose servers the mail goes now; several for a mixture.
    pub found: Vec<ProviderId>,
    /// True when the mail is shared between companies and nobody said which one should have it.
    pub is_shared: bool,
    /// Who publishes the domain.
    pub publisher: Option<RegistrarId>,
    /// Where the records are entered, when that was said.
    pub chosen: Option<RegistrarId>,
    /// The judgement.
    pub look: Look,
    /// What could not be judged.
    pub open: Vec<Open>,
    /// DNS look-ups that the list of senders costs (RFC 7208 §4.6.4); `None` without one.
    pub spf_lookups: Option<u32>,
    /// How long it took.
    pub timings: Timings,
}

/// How long the parts of a look took, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Timings {
    /// Finding and photographing the authoritative servers.
    pub discover: u64,
    /// What they were asked beyond that.
    pub authoritative: u64,
    /// Asking the networks.
    pub networks: u64,
    /// All of it.
    pub total: u64,
}
