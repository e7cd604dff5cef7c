//! The before-photo: what the parent and every authoritative server said before anything changed.

use super::{Heard, Margin, Moment, Passage, Question, Server, Signing};
use crate::names::{Domain, Name};
use crate::records::{RRset, Rdata, Rtype};

/// Who publishes the domain, according to the zone above it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Delegation {
    /// The zone that delegates (`fr` for `acme.fr`).
    pub parent: Name,
    /// The zone that is delegated: the domain, or a name above it for a subdomain.
    pub zone: Name,
    /// The NS names at the parent, sorted.
    pub name_servers: Vec<Name>,
    /// TTL of those NS records at the parent, in seconds.
    pub ttl: u32,
    /// True when the parent publishes a DS record.
    pub is_signed: bool,
}

/// A name server and the addresses found for it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NameServer {
    /// The name in the NS record.
    pub name: Name,
    /// Its addresses; empty when the name leads nowhere.
    pub addresses: Vec<std::net::IpAddr>,
}

/// What one authoritative server said to each question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ServerView {
    /// Which server, at which address.
    pub server: Server,
    /// Question, answer and what came beside it.
    pub answers: Vec<(Question, Heard, Margin)>,
}

/// How the domain stands, before its records are looked at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Standing {
    /// Delegated, and at least one server answers for it.
    Published,
    /// The parent knows no such name.
    NotRegistered {
        /// The zone that said so.
        parent: Name,
    },
    /// Delegated to servers that park domains whose owner has not confirmed an e-mail address.
    Suspended {
        /// The name servers that give it away.
        name_servers: Vec<Name>,
    },
    /// Delegated, and no server answers for it (silent, or refusing).
    ServersSilent,
    /// Servers answer for it, and none of them says what it publishes about mail: silence is not
    /// "nothing", and no plan can be made from it.
    MailUntold,
    /// Whoever validates gets nothing; why stands in [`Photo::signing`].
    DnssecBroken,
    /// The photo could not be taken.
    Unreachable(Obstacle),
}

/// What stood in the way of the photo.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Obstacle {
    /// The machine's own resolver does not answer.
    NoResolver,
    /// Port 53 is answered by somebody who should not (RFC 5737 address replied).
    Intercepted,
    /// The servers above the domain do not answer.
    ParentSilent,
}

/// Everything seen of the domain at one moment, from the parent and the authoritative servers only.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Photo {
    /// The domain photographed.
    pub domain: Domain,
    /// When the last answer arrived.
    pub taken_at: Moment,
    /// How it stands.
    pub standing: Standing,
    /// Who delegates it to whom; `None` when the walk did not get there.
    pub delegation: Option<Delegation>,
    /// The name servers with the addresses found for them.
    pub name_servers: Vec<NameServer>,
    /// One view per server address.
    pub views: Vec<ServerView>,
    /// Whether questions reached those they were meant for.
    #[serde(default)]
    pub passage: Passage,
    /// How the zone stands with DNSSEC.
    #[serde(default)]
    pub signing: Signing,
}

impl Photo {
    /// The zone that publishes the domain: its names are its servers' to tell, and no resolver's.
    /// While it is unknown, the domain that was registered.
    pub fn zone(&self) -> Name {
        let told = self.delegation.as_ref().map(|delegation| delegation.zone.clone());
        told.unwrap_or_else(|| self.domain.registered().name())
    }

    /// Where the company that publishes the zone names its service by which others can enter records
    /// (Domain Connect: at the top of the zone only).
    pub fn connect_name(&self) -> Name {
        self.zone().child("_domainconnect")
    }

    /// What stands there: a text, or an alias to one.
    pub fn connect_service(&self) -> Vec<Rdata> {
        let name = self.connect_name();
        let answers = self.views.iter().flat_map(|view| &view.answers);
        let mut told = answers.filter(|(asked, heard, _)| asked.name == name && heard.is_answer());
        let told = told.find_map(|(_, heard, _)| match heard {
            Heard::Records(records) => Some(records),
            _ => None,
        });
        told.into_iter().flatten().map(|record| record.data.clone()).collect()
    }

    /// Every server address that may be asked, whether it answered or not.
    pub fn servers(&self) -> Vec<Server> {
        self.name_servers
            .iter()
            .flat_map(|ns| {
                ns.addresses.iter().map(|ip| Server { name: ns.name.clone(), address: *ip })
            })
            .collect()
    }

    /// The set the servers gave for `name` and `rtype`: the first authoritative answer, in server
    /// order, that holds one. Whether the servers agree is a question for `verdict`.
    pub fn set(&self, name: &Name, rtype: Rtype) -> Option<RRset> {
        let question = Question::new(name.clone(), rtype);
        self.views
            .iter()
            .flat_map(|view| &view.answers)
            .filter(|(asked, _, _)| *asked == question)
            .find_map(|(asked, heard, _)| heard.set(asked))
    }

    /// The joined TXT texts at `name`.
    pub fn texts(&self, name: &Name) -> Vec<String> {
        self.set(name, Rtype::Txt)
            .map(|set| set.data)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|data| match data {
                Rdata::Txt(text) => Some(text),
                _ => None,
            })
            .collect()
    }

    /// The mail exchangers of the domain, lowest number first.
    pub fn mx(&self) -> Vec<(u16, Name)> {
        let set = self.set(&self.domain.name(), Rtype::Mx);
        let mut mx: Vec<(u16, Name)> = set
            .map(|set| set.data)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|data| match data {
                Rdata::Mx { priority, exchange } => Some((priority, exchange)),
                _ => None,
            })
            .collect();
        mx.sort();
        mx
    }

    /// True when the domain says of itself that it neither takes nor sends mail, as companies set up
    /// those that wait for a use (RFC 7505, RFC 7208 §10.1.2).
    pub fn is_parked(&self) -> bool {
        let mx = self.mx();
        let takes_none = mx.iter().all(|(_, exchange)| *exchange == Name::root());
        let texts = self.texts(&self.domain.name());
        let sends_none = |text: &String| text.trim().eq_ignore_ascii_case("v=spf1 -all");
        takes_none && !mx.is_empty() && texts.iter().any(sends_none)
    }

    /// How long a cache may remember that a name of this zone does not exist, in seconds:
    /// min(SOA TTL, SOA MINIMUM) (RFC 2308 §5).
    pub fn negative_ttl(&self) -> Option<u32> {
        self.views.iter().flat_map(|view| &view.answers).find_map(|(_, heard, _)| match heard {
            Heard::Records(records) => records.iter().find_map(|record| match record.data {
                Rdata::Soa { minimum, .. } => Some(record.ttl.min(minimum)),
                _ => None,
            }),
            Heard::Nothing { for_at_most, .. } => *for_at_most,
            _ => None,
        })
    }
}
