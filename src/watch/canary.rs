//! The one network that is asked while no authoritative server can be.
//!
//! Whoever is asked too early remembers that there is nothing yet. Behind a closed port 53 somebody
//! has to be asked all the same, or nothing would ever be known: one network at a time, and the
//! others once it has the whole plan.

use super::Watch;
use super::resolver::{Resolver, Terms};
use crate::observe::Moment;

/// A network is asked alone for this many seconds. One that goes on remembering an old answer for
/// longer can tell nothing new, and the next takes its turn.
const TURN_S: u32 = 300;

/// The network that is asked alone.
#[derive(Debug, Clone)]
pub(super) struct Canary {
    id: String,
    since: Moment,
}

impl Canary {
    fn ends(&self) -> Moment {
        self.since.plus_seconds(TURN_S)
    }
}

/// True for a network that can be asked and says something of use. One lost answer of a network that
/// has spoken before is no reason to ask another.
fn is_fit(resolver: &Resolver) -> bool {
    let is_heard =
        resolver.mute.is_none_or(|(_, failures)| failures < 2 && resolver.has_answered());
    !resolver.network.is_own_connection() && is_heard && !resolver.is_stale()
}

impl Watch {
    /// True while networks are asked because nobody else can be.
    fn is_early(&self) -> bool {
        self.t0.is_none() && self.is_blind()
    }

    /// Turns to a network that was never asked, or to the one that forgets first. Where none can be
    /// heard there is nobody to spare, and all are asked, ever more seldom.
    pub(super) fn choose_canary(&mut self, terms: &Terms, now: Moment) {
        if !self.is_early() {
            self.canary = None;
        } else if self.turn_ends(now).is_none_or(|at| at <= now) {
            let fit = || self.resolvers.iter().filter(|resolver| is_fit(resolver));
            let fresh = fit().find(|resolver| resolver.asked == 0);
            let next = || fit().min_by_key(|resolver| resolver.next(terms).map(|(at, _)| at));
            let id = fresh.or_else(next).map(|resolver| resolver.network.id.clone());
            self.canary = id.map(|id| Canary { id, since: now });
        }
    }

    /// True when this network may be asked now.
    pub(super) fn may_ask(&self, resolver: &Resolver) -> bool {
        let is_it = |canary: &Canary| canary.id == resolver.network.id;
        !self.is_early() || self.canary.as_ref().is_none_or(is_it)
    }

    /// When another network is turned to; `now` where it is time, `None` where there is none.
    pub(super) fn turn_ends(&self, now: Moment) -> Option<Moment> {
        if !self.is_early() {
            return None;
        }
        let mut fit = self.resolvers.iter().filter(|resolver| is_fit(resolver));
        match &self.canary {
            Some(canary) if fit.any(|resolver| resolver.network.id == canary.id) => {
                Some(canary.ends())
            }
            Some(_) => Some(now),
            None => fit.next().map(|_| now),
        }
    }
}
