//! What stands between this machine and the servers: a moved delegation, or a network that answers
//! in other servers' names.

use super::ask::Flight;
use super::parent::{Change, Parent};
use super::resolver::{Meaning, Terms};
use super::{Target, Watch};
use crate::observe::{Heard, Moment, Passage, Photo, Server, Sighting, Transport};
use crate::verdict::{Goal, State, bound, judge, left_behind};

impl Watch {
    /// Goes by what the tests of port 53 found.
    ///
    /// Where somebody answers or blocks it, no authoritative server can be asked, and a resolver
    /// only in a way nobody reads along. The state then stays below published until some network has
    /// everything new: that moment is T0, because a network can have it from the servers only. To
    /// learn of it resolvers are asked before T0, one at a time and half as often as usual; there is
    /// no other way.
    pub fn heed(&mut self, passage: Passage, now: Moment) {
        let was_blind = self.is_blind();
        self.passage = passage;
        self.canary = None;
        if was_blind == self.is_blind() {
            return;
        }
        if self.t0.is_none() {
            self.open_from = self.is_blind().then_some(now);
            self.authority.start_over(now);
        }
    }

    /// What is known of port 53.
    pub const fn passage(&self) -> &Passage {
        &self.passage
    }

    /// True while no authoritative server can be asked.
    pub const fn is_blind(&self) -> bool {
        self.passage.is_closed()
    }

    /// Goes on with the servers that `photo` shows, where an earlier one could show none.
    pub fn learn(&mut self, photo: &Photo, now: Moment) {
        let servers = photo.servers();
        self.parent = Parent::new(photo, &servers, &self.settings, now);
        self.authority.replace(servers, &self.goals, now);
        if self.t0.is_none() {
            self.authority.start_over(now);
        }
    }

    /// Keeps the bound of an earlier run, which name servers may have put off that are forgotten
    /// now: it never comes closer.
    #[must_use]
    pub fn with_bound(self, bound: Option<Moment>) -> Self {
        Self { kept_bound: bound, ..self }
    }

    /// When every answer given before T0 has run out: T0 and the old TTL. After a move to other name
    /// servers: when caches stop asking the ones left behind, and the old TTL.
    pub fn bound(&self) -> Option<Moment> {
        let from = self.t0?.max(self.left_behind.unwrap_or(Moment(i64::MIN)));
        let computed = bound(from, self.old_ttl);
        Some(self.kept_bound.map_or(computed, |kept| kept.max(computed)))
    }

    /// The state before T0.
    pub(super) fn early_state(&self) -> State {
        if self.is_blind() {
            let mut said = self.resolvers.iter().flat_map(super::Resolver::told);
            return if said.any(|told| told.said == super::Said::New) {
                State::Publishing
            } else if self.resolvers.iter().any(super::Resolver::has_answered) {
                State::NotPublished
            } else {
                State::Unknown
            };
        }
        if self.authority.is_out_of_reach() {
            State::Unknown
        } else if self.authority.has_news() {
            State::Publishing
        } else {
            State::NotPublished
        }
    }

    /// What the schedule of the resolvers depends on; `None` while none may be asked.
    pub(super) fn terms(&self, now: Moment) -> Option<Terms> {
        let bound = self.bound();
        let may_ask = bound.is_some() || self.is_blind();
        let is_over = self.is_at_rest(now);
        may_ask.then_some(Terms { settings: self.settings, bound, is_over })
    }

    /// What an answer of a resolver means, given who may have given it. Behind an interceptor that
    /// holds for silence as well: nothing is sent where somebody else would answer.
    pub(super) fn meaning(&self, flight: &Flight, goal: &Goal, sighting: &Sighting) -> Meaning {
        let is_own = |id: &String| {
            let mut networks = self.resolvers.iter().map(|resolver| &resolver.network);
            networks.any(|network| network.id == *id && network.is_own_connection())
        };
        let is_read_along = matches!(self.passage, Passage::Intercepted(_))
            && sighting.margin.transport != Transport::Https
            && !matches!(&flight.target, Target::Resolver(id) if is_own(id));
        if is_read_along {
            return Meaning::Intercepted;
        }
        Meaning::Own(judge(goal, &sighting.heard, &sighting.margin))
    }

    /// Without a view of the servers, the first network that has everything new is the proof that
    /// they serve it. The person's own connection is no such network: whoever answers there may be the
    /// one who stands in between.
    pub(super) fn infer_t0(&mut self, id: &str, at: Moment) {
        let mut found = self.resolvers.iter().filter(|resolver| resolver.network.id == id);
        if self.is_blind()
            && self.t0.is_none()
            && found.any(|one| {
                !one.network.is_own_connection() && one.mute.is_none() && one.has_everything_new()
            })
        {
            self.t0 = Some(at);
            self.open_from = Some(at);
        }
    }

    /// Takes what the zone above said about who publishes the domain.
    pub(super) fn parent_said(&mut self, heard: Option<&Heard>, at: Moment) {
        match self.parent.take(heard, &self.settings, at) {
            Change::Same => {}
            Change::Addresses(servers) => self.authority.replace(servers, &self.goals, at),
            Change::Moved { servers, remembered_s } => self.move_to(servers, remembered_s, at),
        }
    }

    /// The domain is published by other servers: they have to prove it anew, and caches will go on
    /// asking the old ones for a while.
    fn move_to(&mut self, servers: Vec<Server>, remembered_s: u32, at: Moment) {
        let until = left_behind(at, remembered_s);
        self.left_behind = Some(self.left_behind.map_or(until, |known| known.max(until)));
        self.authority.replace(servers, &self.goals, at);
        if self.t0.is_some() {
            self.go_back(at);
        } else {
            self.authority.start_over(at);
        }
    }
}
