//! The zone above: whether the domain still belongs to the servers that are asked.
//!
//! A domain that moves to other name servers takes its records along, and caches go on asking the
//! old ones for as long as they remember the delegation. So a move starts the proof over with the
//! new servers and puts the bound off. Because that is much, it has to be heard twice in a row: one
//! server above may lag behind its sisters, or lie.

use std::net::IpAddr;

use crate::names::Name;
use crate::observe::{Heard, Moment, Photo, Question, Server};
use crate::records::{Rdata, Record, Rtype};

use super::Settings;

/// Spacings of the authoritative rounds between two questions to the zone above: ten minutes.
const CALM_ROUNDS: u32 = 20;
/// The same where something looks like a move.
const HURRIED_ROUNDS: u32 = 2;
/// Seconds after which other servers are asked about once more, before anything follows from them.
const ONCE_MORE_S: u32 = 10;

#[derive(Debug, Clone)]
pub(super) struct Parent {
    zone: Option<Name>,
    name_servers: Vec<Name>,
    servers: Vec<Server>,
    /// Seconds for which a cache may go on asking the servers it knows: the longer of the zone
    /// above's TTL and that of the servers themselves (caches follow one or the other).
    ttl: u32,
    next: Moment,
    asked_at: Option<Moment>,
    is_asked: bool,
    /// Times in a row that a suspicion came to nothing.
    false_alarms: u32,
    /// What was named once instead of what is known.
    suspected: Option<Suspicion>,
}

/// Something the zone above said once.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Suspicion {
    /// Other name servers; their addresses may differ from answer to answer.
    Names(Vec<Name>),
    /// The same name servers at other addresses.
    Addresses(Vec<Server>),
}

/// What the zone above changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing.
    Same,
    /// The same name servers at other addresses.
    Addresses(Vec<Server>),
    /// Other name servers; the old ones are remembered for `remembered_s` seconds more.
    Moved { servers: Vec<Server>, remembered_s: u32 },
}

impl Parent {
    pub(super) fn new(photo: &Photo, servers: &[Server], settings: &Settings, now: Moment) -> Self {
        let delegation = photo.delegation.as_ref();
        let zone = delegation.map(|delegation| delegation.zone.clone());
        let pause = settings.publish_spacing_s.max(1).saturating_mul(CALM_ROUNDS);
        Self {
            ttl: zone.as_ref().map_or(0, |zone| ns_ttl(photo, zone)),
            zone,
            name_servers: delegation.map(|one| sorted(&one.name_servers)).unwrap_or_default(),
            servers: servers.to_vec(),
            // A photo taken earlier may show servers that no longer count.
            next: photo.taken_at.plus_seconds(pause).max(now),
            asked_at: None,
            is_asked: false,
            false_alarms: 0,
            suspected: None,
        }
    }

    /// When the zone above is asked next, if it is not being asked.
    pub(super) fn next(&self) -> Option<Moment> {
        (!self.is_asked && self.zone.is_some()).then_some(self.next)
    }

    /// The question, if it is due; it is then under way until [`Self::take`].
    pub(super) fn due(&mut self, now: Moment) -> Option<Question> {
        self.next().filter(|at| *at <= now)?;
        self.is_asked = true;
        self.asked_at = Some(now);
        Some(Question::new(self.zone.clone()?, Rtype::Ns))
    }

    /// Something looks like a move: asks soon, and later each time it was none.
    pub(super) fn hurry(&mut self, settings: &Settings, now: Moment) {
        let rounds = (HURRIED_ROUNDS << self.false_alarms.min(8)).min(CALM_ROUNDS);
        let pause = settings.publish_spacing_s.max(1).saturating_mul(rounds);
        let earliest = self.asked_at.map_or(now, |at| at.plus_seconds(pause));
        self.next = self.next.min(earliest.max(now));
    }

    /// True for what was not named the last time; it is remembered until the next.
    fn is_first_heard(&mut self, suspicion: Option<Suspicion>) -> bool {
        let is_first = suspicion.is_some() && self.suspected != suspicion;
        self.suspected = suspicion.filter(|_| is_first);
        is_first
    }

    /// Takes what the zone above said; `None` when it said nothing.
    pub(super) fn take(
        &mut self,
        heard: Option<&Heard>,
        settings: &Settings,
        at: Moment,
    ) -> Change {
        self.is_asked = false;
        let rounds = if self.suspected.is_some() { HURRIED_ROUNDS } else { CALM_ROUNDS };
        self.next = at.plus_seconds(settings.publish_spacing_s.max(1).saturating_mul(rounds));
        // Silence neither repeats what was heard nor contradicts it.
        let Some(Heard::Referral { zone, records, .. }) = heard else { return Change::Same };
        if self.zone.as_ref() != Some(zone) {
            return Change::Same;
        }
        let mut names = Vec::new();
        let mut ttl = 0;
        for record in records.iter().filter(|record| record.name == *zone) {
            if let Rdata::Ns(name) = &record.data {
                names.push(name.clone());
                ttl = ttl.max(record.ttl);
            }
        }
        let names = sorted(&names);
        let mut servers: Vec<Server> = records
            .iter()
            .filter(|record| names.contains(&record.name))
            .filter_map(|one| Some(Server { name: one.name.clone(), address: address(one)? }))
            .collect();
        if servers.is_empty() {
            return Change::Same;
        }
        // A name whose addresses could not be found this time keeps those it had.
        let lost = self.servers.iter().filter(|known| {
            names.contains(&known.name) && !servers.iter().any(|found| found.name == known.name)
        });
        let lost: Vec<Server> = lost.cloned().collect();
        servers.extend(lost);
        servers.sort();
        servers.dedup();
        let is_moved = names != self.name_servers;
        let is_same = {
            let mut known = self.servers.clone();
            known.sort();
            known == servers
        };
        let suspicion = match (is_moved, is_same) {
            (true, _) => Some(Suspicion::Names(names.clone())),
            (false, false) => Some(Suspicion::Addresses(servers.clone())),
            (false, true) => None,
        };
        if self.is_first_heard(suspicion) {
            self.next = at.plus_seconds(settings.publish_spacing_s.clamp(1, ONCE_MORE_S));
            return Change::Same;
        }
        self.next = at.plus_seconds(settings.publish_spacing_s.max(1).saturating_mul(CALM_ROUNDS));
        let remembered_s = self.ttl;
        self.ttl = if is_moved { ttl } else { self.ttl.max(ttl) };
        self.name_servers = names;
        self.servers.clone_from(&servers);
        self.false_alarms = if is_moved { 0 } else { self.false_alarms.saturating_add(1) };
        match (is_moved, is_same) {
            (true, _) => Change::Moved { servers, remembered_s },
            (false, false) => Change::Addresses(servers),
            (false, true) => Change::Same,
        }
    }
}

fn address(record: &Record) -> Option<IpAddr> {
    match record.data {
        Rdata::A(address) => Some(address.into()),
        Rdata::Aaaa(address) => Some(address.into()),
        _ => None,
    }
}

/// The longer of the parent's and the child's own TTL of the NS records.
fn ns_ttl(photo: &Photo, zone: &Name) -> u32 {
    let question = Question::new(zone.clone(), Rtype::Ns);
    let answers = photo.views.iter().flat_map(|view| &view.answers);
    let child = answers
        .filter(|(asked, _, _)| *asked == question)
        .filter_map(|(asked, heard, _)| heard.set(asked))
        .map(|set| set.ttl)
        .max();
    photo.delegation.as_ref().map_or(0, |one| one.ttl).max(child.unwrap_or(0))
}

fn sorted(names: &[Name]) -> Vec<Name> {
    let mut names = names.to_vec();
    names.sort();
    names.dedup();
    names
}
