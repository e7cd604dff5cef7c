//! The servers that have the last word: two for each domain, and the zone above them.

use std::sync::{Arc, PoisonError, RwLock};

use hickory_server::proto::op::ResponseCode;
use tokio::sync::mpsc::Sender;

use super::neighbours::Noticed;
use super::serve::Answers;
use super::wire::{Reply, Source};
use super::zone::{Outcome, Said, Zone};
use crate::names::{Domain, Name};
use crate::records::{Rdata, Record, Rtype};

/// One name server's own copy of a zone. The two servers of a domain hold one each, because a
/// company's servers hear of a change one after the other.
#[derive(Debug, Clone)]
pub(crate) struct HeldZone(Arc<RwLock<Arc<Zone>>>);

impl HeldZone {
    pub(crate) fn new(zone: Zone) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(zone))))
    }

    pub(crate) fn zone(&self) -> Arc<Zone> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes `zone` over unless the copy is newer already (two changes may overtake each other).
    pub(crate) fn take_over(&self, zone: &Arc<Zone>) {
        let mut mine = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if mine.serial() < zone.serial() {
            *mine = Arc::clone(zone);
        }
    }
}

impl Answers for HeldZone {
    fn answer(&self, name: &Name, rtype: Option<Rtype>) -> Reply {
        let zone = self.zone();
        let said = zone.look(name, rtype);
        Reply::of(&zone, said, Source::Zone)
    }
}

/// A domain as the zone above it knows it.
#[derive(Debug, Clone)]
pub(crate) struct Child {
    pub(crate) domain: Domain,
    /// NS records, with the parent's TTL.
    pub(crate) servers: Vec<Record>,
    /// Addresses of those servers that lie inside the domain; nobody else could tell them.
    pub(crate) glue: Vec<Record>,
}

/// The servers of `.example`: they delegate, and say who does not exist.
pub(crate) struct Parent {
    pub(crate) zone: Zone,
    pub(crate) children: Vec<Child>,
    /// Hears of each domain somebody asks about, so that its neighbours wake up.
    pub(crate) noticed: Sender<Noticed>,
}

impl Answers for Parent {
    fn answer(&self, name: &Name, rtype: Option<Rtype>) -> Reply {
        let child = self.children.iter().find(|child| name.is_at_or_under(&child.domain.name()));
        let Some(child) = child else {
            return Reply::of(&self.zone, self.zone.look(name, rtype), Source::Zone);
        };
        // Full: they have been told. Closed: the pretend internet is being taken down.
        let _ = self.noticed.try_send(Noticed { domain: child.domain.clone(), done: None });
        if rtype == Some(Rtype::Ds) && *name == child.domain.name() {
            // DS lives above the cut (RFC 4035 §3.1.4.1), and no practice domain is signed.
            let said = Said { records: Vec::new(), outcome: Outcome::NoSuchType };
            return Reply::of(&self.zone, said, Source::Zone);
        }
        Reply {
            code: ResponseCode::NoError,
            from: Source::Referral,
            answers: Vec::new(),
            authority: child.servers.clone(),
            additional: child.glue.clone(),
        }
    }
}

impl Child {
    /// The delegation to `servers`, with glue for those that need it. `ttl` in seconds.
    pub(crate) fn new(domain: Domain, servers: &[(Name, std::net::Ipv4Addr)], ttl: u32) -> Self {
        let apex = domain.name();
        let ns = |(name, _): &(Name, _)| Record {
            name: apex.clone(),
            ttl,
            data: Rdata::Ns(name.clone()),
        };
        let glue = servers
            .iter()
            .filter(|(name, _)| name.is_at_or_under(&apex))
            .map(|(name, address)| Record { name: name.clone(), ttl, data: Rdata::A(*address) })
            .collect();
        Self { servers: servers.iter().map(ns).collect(), glue, domain }
    }
}
