//! A zone as a list of records, and how it answers: the rules of RFC 1034 §4.3.2 without delegation.
//!
//! Pure: no sockets, no clock. The rest of the pretend world is a zone too, with the root as apex.

use crate::names::Name;
use crate::records::{Rdata, Record, Rtype};

/// SOA TTL and SOA MINIMUM, in seconds. They are equal, so that a cache which counts only the one
/// and a cache which takes the smaller of the two (RFC 2308 §5) agree.
pub(crate) const NEGATIVE_TTL: u32 = 15;

/// Aliases followed inside one zone before giving up; a loop must end.
const MOST_ALIASES: usize = 8;

/// Everything below one name that one company publishes.
#[derive(Debug, Clone)]
pub(crate) struct Zone {
    apex: Name,
    primary: Name,
    serial: u32,
    records: Vec<Record>,
}

/// How a question ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The records answer it, or an alias leads out of the zone.
    Found,
    /// The name exists with other types.
    NoSuchType,
    /// There is no such name, nor anything below it.
    NoSuchName,
    /// The name is outside the zone.
    NotMine,
}

/// What a zone says to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// Answer section, aliases first.
    pub(crate) records: Vec<Record>,
    /// How it ended.
    pub(crate) outcome: Outcome,
}

impl Zone {
    /// A zone with these records; the SOA is made here, the NS records are among `records`.
    pub(crate) fn new(apex: Name, primary: Name, serial: u32, records: Vec<Record>) -> Self {
        Self { apex, primary, serial, records }
    }

    pub(crate) fn serial(&self) -> u32 {
        self.serial
    }

    /// The start-of-authority record, which goes along with every "there is none".
    pub(crate) fn soa(&self) -> Record {
        let data = Rdata::Soa {
            primary: self.primary.clone(),
            serial: self.serial,
            minimum: NEGATIVE_TTL,
        };
        Record { name: self.apex.clone(), ttl: NEGATIVE_TTL, data }
    }

    /// The same zone with other lines and the next serial; its NS records stay.
    pub(crate) fn with_lines(&self, serial: u32, lines: &[Record]) -> Self {
        let servers = self.records.iter().filter(|r| self.is_delegation_line(r)).cloned();
        let records = servers.chain(lines.iter().cloned()).collect();
        Self { serial, records, apex: self.apex.clone(), primary: self.primary.clone() }
    }

    /// The records a panel shows: everything but the zone's own NS and SOA.
    pub(crate) fn lines(&self) -> Vec<Record> {
        self.records.iter().filter(|r| !self.is_delegation_line(r)).cloned().collect()
    }

    fn is_delegation_line(&self, record: &Record) -> bool {
        record.name == self.apex && record.data.rtype() == Rtype::Ns
    }

    /// Answers one question; `None` is a type this program never asks for.
    pub(crate) fn look(&self, name: &Name, rtype: Option<Rtype>) -> Said {
        let mut records = Vec::new();
        let mut name = name.clone();
        for _ in 0..MOST_ALIASES {
            if !name.is_at_or_under(&self.apex) {
                let outcome = if records.is_empty() { Outcome::NotMine } else { Outcome::Found };
                return Said { records, outcome };
            }
            let Some(here) = self.at(&name) else {
                return Said { records, outcome: Outcome::NoSuchName };
            };
            let of_type = |wanted| move |r: &&Record| Some(r.data.rtype()) == wanted;
            let mut answers = here.iter().filter(of_type(rtype)).cloned().peekable();
            if answers.peek().is_some() {
                records.extend(answers);
                return Said { records, outcome: Outcome::Found };
            }
            let alias = here.iter().find_map(|r| match &r.data {
                Rdata::Cname(target) => Some((r.clone(), target.clone())),
                _ => None,
            });
            let Some((alias, target)) = alias else {
                return Said { records, outcome: Outcome::NoSuchType };
            };
            records.push(alias);
            name = target;
        }
        Said { records, outcome: Outcome::Found }
    }

    /// All records at `name`, made from a wildcard if need be; `None` when the name does not exist.
    /// A name with nothing of its own but something below it exists (RFC 8020).
    fn at(&self, name: &Name) -> Option<Vec<Record>> {
        let mut here: Vec<Record> =
            self.records.iter().filter(|r| r.name == *name).cloned().collect();
        if *name == self.apex {
            here.push(self.soa());
        }
        if !here.is_empty() || self.exists(name) {
            return Some(here);
        }
        // RFC 4592 §3.3.1: only the wildcard right below the closest name that exists counts.
        let mut closest = name.parent();
        while !self.exists(&closest) {
            closest = closest.parent();
        }
        let star = closest.child("*");
        let made: Vec<Record> = self
            .records
            .iter()
            .filter(|r| r.name == star)
            .map(|r| Record { name: name.clone(), ..r.clone() })
            .collect();
        (!made.is_empty()).then_some(made)
    }

    fn exists(&self, name: &Name) -> bool {
        *name == self.apex || self.records.iter().any(|r| r.name.is_at_or_under(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::from_presentation(text)
    }

    fn txt(owner: &str, text: &str) -> Record {
        Record { name: name(owner), ttl: 15, data: Rdata::Txt(text.to_owned()) }
    }

    fn alias(owner: &str, target: &str) -> Record {
        Record { name: name(owner), ttl: 15, data: Rdata::Cname(name(target)) }
    }

    fn zone(records: Vec<Record>) -> Zone {
        Zone::new(name("acme.example"), name("ns1.host.example"), 1, records)
    }

    #[test]
    fn a_name_with_something_below_it_exists() {
        let zone = zone(vec![txt("google._domainkey.acme.example", "v=DKIM1; p=")]);
        let between = zone.look(&name("_domainkey.acme.example"), Some(Rtype::Txt));
        assert_eq!(between.outcome, Outcome::NoSuchType);
        let beside = zone.look(&name("_dmarc.acme.example"), Some(Rtype::Txt));
        assert_eq!(beside.outcome, Outcome::NoSuchName);
    }

    #[test]
    fn an_alias_is_followed_inside_the_zone_and_left_at_its_border() {
        let zone = zone(vec![
            alias("www.acme.example", "acme.example"),
            alias("s1._domainkey.acme.example", "s1.dkim.host.example"),
            txt("acme.example", "v=spf1 -all"),
        ]);
        let inside = zone.look(&name("www.acme.example"), Some(Rtype::Txt));
        assert_eq!(inside.records.len(), 2);
        let outside = zone.look(&name("s1._domainkey.acme.example"), Some(Rtype::Txt));
        assert_eq!((outside.records.len(), outside.outcome), (1, Outcome::Found));
    }

    #[test]
    fn an_alias_loop_ends() {
        let zone = zone(vec![
            alias("a.acme.example", "b.acme.example"),
            alias("b.acme.example", "a.acme.example"),
        ]);
        let said = zone.look(&name("a.acme.example"), Some(Rtype::Txt));
        assert_eq!(said.records.len(), MOST_ALIASES);
    }

    #[test]
    fn a_star_answers_only_where_nothing_closer_exists() {
        let zone = zone(vec![txt("*.acme.example", "star"), txt("mail.deep.acme.example", "mail")]);
        let free = zone.look(&name("any.thing.acme.example"), Some(Rtype::Txt));
        assert_eq!(free.records, [txt("any.thing.acme.example", "star")]);
        let taken = zone.look(&name("other.deep.acme.example"), Some(Rtype::Txt));
        assert_eq!(taken.outcome, Outcome::NoSuchName);
    }

    #[test]
    fn changed_lines_leave_the_name_servers_alone() {
        let ns = Record {
            name: name("acme.example"),
            ttl: 20,
            data: Rdata::Ns(name("ns1.host.example")),
        };
        let before = zone(vec![ns, txt("acme.example", "old")]);
        let after = before.with_lines(2, &[txt("acme.example", "new")]);
        assert_eq!(after.lines(), [txt("acme.example", "new")]);
        let ns = after.look(&name("acme.example"), Some(Rtype::Ns));
        assert_eq!(ns.outcome, Outcome::Found);
    }
}
