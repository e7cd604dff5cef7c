//! The walk from the top-level domain down to the zone that publishes the domain, by referrals
//! (RFC 1034 §5.3.3), asking only servers that publish the zones on the way.

use std::sync::Arc;

use tokio::time::Instant;

use super::Network;
use crate::names::{Domain, Name};
use crate::observe::{Delegation, Heard, Obstacle, Question, Server};
use crate::records::{Rdata, Record, Rtype};

/// Servers of one zone on the way whose addresses are looked up; one of them suffices.
const MOST_GUIDES: usize = 6;
/// Cuts on the way down; real domains have two or three.
const MOST_CUTS: usize = 12;
/// NS records taken from one delegation.
const MOST_NAME_SERVERS: usize = 16;

/// A delegation as the zone above hands it out.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    pub(super) delegation: Delegation,
    /// Addresses that came with the referral.
    pub(super) glue: Vec<Record>,
    /// The servers of the zone above.
    pub(super) parents: Vec<Server>,
}

/// A zone on the way, with some of its servers.
#[derive(Debug)]
pub(super) struct Stop {
    cut: Cut,
    servers: Vec<Server>,
}

/// Where the walk ended.
#[derive(Debug, Clone)]
pub(super) enum Walked {
    /// At the zone that publishes the domain.
    Arrived(Cut),
    /// A zone above says there is no such domain.
    NotRegistered { parent: Name },
    /// Half way.
    Stuck(Obstacle),
}

/// What one zone says about the way further down.
enum Step {
    Down(Cut),
    /// No further cut: the zone asked publishes the domain itself.
    Here,
    Unknown,
    Lost,
}

impl Network {
    /// Walks to the zone that publishes `domain`.
    pub(super) async fn walk(&self, domain: &Domain) -> Walked {
        let name = domain.name();
        let bought = domain.registered().name();
        let mut stop = match self.start(&name, &bought).await {
            Ok(start) => start,
            Err(end) => return end,
        };
        let question = Question::new(name.clone(), Rtype::Ns);
        for _ in 0..MOST_CUTS {
            let zone = &stop.cut.delegation.zone;
            let is_bought = zone.is_at_or_under(&bought);
            let is_useful = |heard: &Heard| !matches!(step(&name, zone, heard), Step::Lost);
            // Any of them first: a long list shall not burden one server with all of it.
            let (before, after) = stop.servers.split_at(any_of(&stop.servers));
            let (heard, _) = self.ask_any(after.iter().chain(before), &question, is_useful).await;
            match step(&name, zone, &heard) {
                Step::Down(mut next) => {
                    next.parents.clone_from(&stop.servers);
                    if next.delegation.zone == name {
                        return Walked::Arrived(next);
                    }
                    let servers = self.guides(&next, &bought).await;
                    stop = Arc::new(Stop { cut: next, servers });
                    self.remember(&stop, &bought);
                }
                Step::Here => return Walked::Arrived(stop.cut.clone()),
                // A name that is still to be made inside a zone the person has.
                Step::Unknown | Step::Lost if is_bought => {
                    return Walked::Arrived(stop.cut.clone());
                }
                Step::Unknown => return Walked::NotRegistered { parent: zone.clone() },
                Step::Lost => {
                    self.0.stops.forget(zone);
                    return Walked::Stuck(Obstacle::ParentSilent);
                }
            }
        }
        Walked::Stuck(Obstacle::ParentSilent)
    }

    /// The nearest zone above the domain that is known, else the top-level zone; the root where the
    /// top-level zone's servers are named inside the domain (a registry's own domain), because those
    /// names are not for the machine's resolver.
    async fn start(&self, domain: &Name, bought: &Name) -> Result<Arc<Stop>, Walked> {
        if let Some(known) = self.recall(bought) {
            return Ok(known);
        }
        let top = Name::from_presentation(domain.labels().next_back().unwrap_or_default());
        for zone in [top, Name::root()] {
            let question = Question::new(zone.clone(), Rtype::Ns);
            let records = match self.outside(&question).await {
                Heard::Records(records) => records,
                Heard::Nothing { name_exists: false, .. } => {
                    return Err(Walked::NotRegistered { parent: Name::root() });
                }
                Heard::Nothing { .. } => continue,
                _ => return Err(Walked::Stuck(Obstacle::NoResolver)),
            };
            let Some(mut cut) = cut_at(&zone, &zone.parent(), &records) else { continue };
            let told = cut.delegation.name_servers.len();
            cut.delegation.name_servers.retain(|server| !server.is_at_or_under(bought));
            let is_whole = cut.delegation.name_servers.len() == told;
            let servers = self.guides(&cut, bought).await;
            if !servers.is_empty() {
                let stop = Arc::new(Stop { cut, servers });
                if is_whole {
                    self.remember(&stop, bought);
                }
                return Ok(stop);
            }
        }
        Err(Walked::Stuck(Obstacle::ParentSilent))
    }

    /// The nearest remembered zone above a domain that can be bought.
    fn recall(&self, bought: &Name) -> Option<Arc<Stop>> {
        let now = Instant::now();
        let mut zone = bought.parent();
        while zone != Name::root() {
            if let Some(stop) = self.0.stops.get(&zone, now) {
                return Some(stop);
            }
            zone = zone.parent();
        }
        None
    }

    /// Remembers a zone above what can be bought: nothing of the person's is in it.
    fn remember(&self, stop: &Arc<Stop>, bought: &Name) {
        let Delegation { zone, ttl, .. } = &stop.cut.delegation;
        let is_above = bought != zone && bought.is_at_or_under(zone) && *zone != Name::root();
        if is_above && !stop.servers.is_empty() {
            self.0.stops.keep(zone.clone(), stop.clone(), *ttl, Instant::now());
        }
    }

    /// A few servers of a zone on the way.
    async fn guides(&self, cut: &Cut, domain: &Name) -> Vec<Server> {
        let found = self.name_servers(cut, domain, MOST_GUIDES).await;
        found
            .into_iter()
            .flat_map(|ns| {
                let name = ns.name;
                ns.addresses.into_iter().map(move |address| Server { name: name.clone(), address })
            })
            .collect()
    }
}

/// The place of one of `servers`.
fn any_of(servers: &[Server]) -> usize {
    if servers.is_empty() { 0 } else { rand::random_range(0..servers.len()) }
}

/// Reads the answer to "NS of the domain" from a server of `zone`. A delegation counts in either
/// section: as a referral, and as an answer from servers that publish the child too or that answer
/// for a cut themselves. It must lead down, or the server is lost and so would the walk be.
fn step(domain: &Name, zone: &Name, heard: &Heard) -> Step {
    match heard {
        Heard::Referral { zone: child, records, is_signed } => {
            let is_down = child != zone && child.is_at_or_under(zone);
            match cut_at(child, zone, records) {
                Some(mut cut) if is_down && domain.is_at_or_under(child) => {
                    cut.delegation.is_signed = *is_signed;
                    Step::Down(cut)
                }
                _ => Step::Lost,
            }
        }
        Heard::Records(_) if domain == zone => Step::Here,
        Heard::Records(records) => cut_at(domain, zone, records).map_or(Step::Here, Step::Down),
        Heard::Nothing { name_exists: true, .. } => Step::Here,
        Heard::Nothing { name_exists: false, .. } => Step::Unknown,
        Heard::Refused | Heard::Failed | Heard::Silent | Heard::Garbled => Step::Lost,
    }
}

/// The delegation of `zone` in `records`; `None` without NS records for it.
fn cut_at(zone: &Name, parent: &Name, records: &[Record]) -> Option<Cut> {
    let mut name_servers = Vec::new();
    let mut ttl = u32::MAX;
    for record in records.iter().filter(|record| record.name == *zone) {
        if let Rdata::Ns(server) = &record.data {
            name_servers.push(server.clone());
            ttl = ttl.min(record.ttl);
        }
    }
    name_servers.sort();
    name_servers.dedup();
    name_servers.truncate(MOST_NAME_SERVERS);
    if name_servers.is_empty() {
        return None;
    }
    let is_glue = |record: &&Record| matches!(record.data, Rdata::A(_) | Rdata::Aaaa(_));
    Some(Cut {
        delegation: Delegation {
            parent: parent.clone(),
            zone: zone.clone(),
            name_servers,
            ttl,
            is_signed: false,
        },
        glue: records.iter().filter(is_glue).cloned().collect(),
        parents: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::from_presentation(text)
    }

    fn referral(zone: &str) -> Heard {
        let ns = Record { name: name(zone), ttl: 3600, data: Rdata::Ns(name("ns1.host.example")) };
        Heard::Referral { zone: name(zone), records: vec![ns], is_signed: true }
    }

    #[test]
    fn a_referral_that_leads_up_or_aside_leads_nowhere() {
        let at = |zone: &str| step(&name("acme.co.uk"), &name("co.uk"), &referral(zone));
        assert!(matches!(at("acme.co.uk"), Step::Down(cut) if cut.delegation.is_signed));
        for wrong in ["", "uk", "co.uk", "other.co.uk"] {
            assert!(matches!(at(wrong), Step::Lost), "{wrong}");
        }
    }

    #[test]
    fn ns_records_in_the_answer_are_a_delegation_too() {
        let ns = Record { name: name("acme.fr"), ttl: 60, data: Rdata::Ns(name("ns1.acme.fr")) };
        let heard = Heard::Records(vec![ns]);
        let Step::Down(cut) = step(&name("acme.fr"), &name("fr"), &heard) else {
            panic!("not a delegation")
        };
        assert_eq!(cut.delegation.name_servers, [name("ns1.acme.fr")]);
        assert_eq!((cut.delegation.ttl, cut.delegation.zone), (60, name("acme.fr")));
    }
}
