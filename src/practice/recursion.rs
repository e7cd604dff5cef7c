//! What every pretend cache asks when it does not know: looks the answer up, remembers nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use super::authority::HeldZone;
use super::serve::Answers;
use super::wire::{Reply, Source};
use super::zone::{Outcome, Zone};
use crate::names::{Domain, Name};
use crate::records::{Rdata, Record, Rtype};

/// Zones one look-up may cross by aliases.
const MOST_STEPS: usize = 8;

/// A whole TTL, in thousandths.
pub(crate) const WHOLE: u32 = 1000;

/// A practice domain with the copies its name servers hold.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) domain: Domain,
    pub(crate) copies: Vec<HeldZone>,
    turn: AtomicUsize,
}

impl Published {
    pub(crate) fn new(domain: Domain, copies: Vec<HeldZone>) -> Self {
        Self { domain, copies, turn: AtomicUsize::new(0) }
    }

    /// The copy of one of the servers, each in turn: caches do not always ask the same one.
    fn some_zone(&self) -> Option<Arc<Zone>> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.copies.len().max(1);
        self.copies.get(turn).map(HeldZone::zone)
    }
}

/// Every zone of the pretend world.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) published: Vec<Published>,
    /// All other names; its apex is the root.
    pub(crate) outside: Arc<Zone>,
    /// Thousandths of each TTL handed out. Less than [`WHOLE`] only while a cache is filled, which
    /// then looks as if it had asked some time ago.
    pub(crate) share: AtomicU32,
}

/// The world, answering the caches.
#[derive(Debug, Clone)]
pub(crate) struct Recursion(pub(crate) Arc<World>);

impl World {
    pub(crate) fn published(&self, domain: &Domain) -> Option<&Published> {
        self.published.iter().find(|published| published.domain == *domain)
    }

    fn zone_of(&self, name: &Name) -> Arc<Zone> {
        self.published
            .iter()
            .find(|published| name.is_at_or_under(&published.domain.name()))
            .and_then(Published::some_zone)
            .unwrap_or_else(|| Arc::clone(&self.outside))
    }
}

impl Answers for Recursion {
    fn answer(&self, name: &Name, rtype: Option<Rtype>) -> Reply {
        let mut answers: Vec<Record> = Vec::new();
        let mut name = name.clone();
        let mut reply = None;
        for _ in 0..MOST_STEPS {
            let zone = self.0.zone_of(&name);
            let said = zone.look(&name, rtype);
            let leads_to = match said.records.last().map(|last| &last.data) {
                Some(Rdata::Cname(target))
                    if said.outcome == Outcome::Found && rtype != Some(Rtype::Cname) =>
                {
                    Some(target.clone())
                }
                _ => None,
            };
            let mut next = Reply::of(&zone, said, Source::Recursion);
            answers.append(&mut next.answers);
            reply = Some(next);
            match leads_to {
                Some(target) => name = target,
                None => break,
            }
        }
        let mut reply =
            reply.unwrap_or_else(|| Reply::bare(hickory_server::proto::op::ResponseCode::ServFail));
        reply.answers = answers;
        let share = self.0.share.load(Ordering::Relaxed);
        for record in reply.answers.iter_mut().chain(&mut reply.authority) {
            let ttl = u64::from(record.ttl) * u64::from(share) / u64::from(WHOLE);
            record.ttl = u32::try_from(ttl).unwrap_or(record.ttl).max(1);
        }
        reply
    }
}
