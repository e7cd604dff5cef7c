//! Zones on paper: what the servers of a domain say, and the photograph taken of it.

use std::net::IpAddr;

use mxguide::names::{Domain, Host, Name};
use mxguide::observe::{
    Delegation, Heard, Margin, Moment, NameServer, Photo, Question, Server, ServerView, Standing,
};
use mxguide::plan::Step;
use mxguide::records::{Rdata, Record, Rtype};

/// 23 November 2026, 12:00:00 UTC.
pub(crate) const NOON: Moment = Moment(1_795_435_200_000);

/// TTL of everything on paper, in seconds.
pub(crate) const TTL: u32 = 3600;

pub(crate) const OVH_SPF: &str = "v=spf1 include:mx.ovh.com ~all";

/// The five lines Google gave out until April 2023.
pub(crate) const ASPMX: [(u16, &str); 5] = [
    (1, "aspmx.l.google.com"),
    (5, "alt1.aspmx.l.google.com"),
    (5, "alt2.aspmx.l.google.com"),
    (10, "alt3.aspmx.l.google.com"),
    (10, "alt4.aspmx.l.google.com"),
];

pub(crate) fn name(text: &str) -> Name {
    Name::from_presentation(text)
}

pub(crate) fn mx(priority: u16, exchange: &str) -> Rdata {
    Rdata::Mx { priority, exchange: name(exchange) }
}

pub(crate) fn txt(text: &str) -> Rdata {
    Rdata::Txt(text.to_owned())
}

/// A zone and the names of the servers that publish it.
#[derive(Debug, Clone)]
pub(crate) struct Zone {
    pub(crate) domain: Domain,
    pub(crate) records: Vec<Record>,
    pub(crate) name_servers: Vec<Name>,
}

impl Zone {
    pub(crate) fn new(name_servers: &[&str]) -> Self {
        let name_servers = name_servers.iter().map(|server| name(server)).collect();
        Self { domain: Domain::parse("acme.fr").unwrap(), records: Vec::new(), name_servers }
    }

    /// With one more record; `@` is the domain itself.
    pub(crate) fn with(mut self, host: &str, data: Rdata) -> Self {
        self.add(&Host::from_relative(host), data);
        self
    }

    pub(crate) fn with_mx(self, lines: &[(u16, &str)]) -> Self {
        lines
            .iter()
            .fold(self, |zone, (priority, exchange)| zone.with("@", mx(*priority, exchange)))
    }

    /// Cloudflare publishes, OVHcloud receives.
    pub(crate) fn cloudflare_and_ovh() -> Self {
        Self::new(&["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"])
            .with_mx(&[(1, "mx1.mail.ovh.net"), (5, "mx2.mail.ovh.net")])
            .with("@", txt(OVH_SPF))
    }

    /// Namecheap as it comes: its mail forwarding.
    pub(crate) fn namecheap_forwarding() -> Self {
        Self::new(&["dns1.registrar-servers.com", "dns2.registrar-servers.com"])
            .with_mx(&[
                (10, "eforward1.registrar-servers.com"),
                (10, "eforward2.registrar-servers.com"),
                (10, "eforward3.registrar-servers.com"),
                (15, "eforward4.registrar-servers.com"),
                (20, "eforward5.registrar-servers.com"),
            ])
            .with("@", txt("v=spf1 include:spf.efwd.registrar-servers.com ~all"))
    }

    /// Bluehost as it comes: mail on the web server.
    pub(crate) fn bluehost_default() -> Self {
        Self::new(&["ns1.bluehost.com", "ns2.bluehost.com"])
            .with_mx(&[(0, "mail.acme.fr")])
            .with("@", txt("v=spf1 a mx include:websitewelcome.com ~all"))
    }

    /// Gandi as it comes.
    pub(crate) fn gandi_default() -> Self {
        Self::new(&["ns-1-a.gandi.net", "ns-2-b.gandi.net", "ns-3-c.gandi.net"])
            .with_mx(&[(10, "spool.mail.gandi.net"), (50, "fb.mail.gandi.net")])
            .with("@", txt("v=spf1 include:_mailcust.gandi.net ?all"))
    }

    /// A company nobody knows, and no mail.
    pub(crate) fn unknown_host() -> Self {
        Self::new(&["ns1.tiny.example", "ns2.tiny.example"])
    }

    pub(crate) fn add(&mut self, host: &Host, data: Rdata) {
        let record = Record { name: host.absolute(&self.domain), ttl: TTL, data };
        if !self.records.contains(&record) {
            self.records.push(record);
        }
    }

    pub(crate) fn remove(&mut self, host: &Host, data: &Rdata) {
        let at = host.absolute(&self.domain);
        self.records.retain(|record| record.name != at || record.data != *data);
    }

    /// Does what a card asks for, as one save.
    pub(crate) fn carry_out(&mut self, step: &Step) {
        for old in &step.gone {
            self.remove(&step.host, old);
        }
        for wanted in &step.wanted {
            self.add(&wanted.host, wanted.data.clone());
        }
    }

    /// The mail lines, lowest number first.
    pub(crate) fn mx(&self) -> Vec<(u16, String)> {
        let mut lines: Vec<(u16, String)> = self
            .records
            .iter()
            .filter_map(|record| match &record.data {
                Rdata::Mx { priority, exchange } => Some((*priority, exchange.to_string())),
                _ => None,
            })
            .collect();
        lines.sort();
        lines
    }

    /// The texts at `host`.
    pub(crate) fn texts(&self, host: &str) -> Vec<String> {
        let at = Host::from_relative(host).absolute(&self.domain);
        let here = self.records.iter().filter(|record| record.name == at);
        here.filter_map(|record| match &record.data {
            Rdata::Txt(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
    }

    pub(crate) fn servers(&self) -> Vec<Server> {
        self.name_servers
            .iter()
            .zip(1..)
            .map(|(name, number)| Server {
                name: name.clone(),
                address: IpAddr::from([192, 0, 2, number]),
            })
            .collect()
    }

    /// What a server says: an alias in place of whatever was asked for, and nothing else beside it.
    pub(crate) fn said(&self, question: &Question, ttl: u32) -> Heard {
        let here = || self.records.iter().filter(|record| record.name == question.name);
        let answer: Vec<Record> = here()
            .filter(|record| {
                record.data.rtype() == question.rtype || record.data.rtype() == Rtype::Cname
            })
            .map(|record| Record { ttl, ..record.clone() })
            .collect();
        if answer.is_empty() {
            let name_exists = here().next().is_some();
            return Heard::Nothing { name_exists, for_at_most: Some(ttl.min(1800)) };
        }
        Heard::Records(answer)
    }

    /// What a look at the usual names shows.
    pub(crate) fn photo(&self) -> Photo {
        self.photo_with(&[])
    }

    /// What a look at every name there is shows.
    pub(crate) fn whole_photo(&self) -> Photo {
        let of = |record: &Record| Question::new(record.name.clone(), record.data.rtype());
        self.photo_with(&self.records.iter().map(of).collect::<Vec<_>>())
    }

    fn photo_with(&self, more: &[Question]) -> Photo {
        let apex = self.domain.name();
        let mut questions = vec![
            Question::new(apex.clone(), Rtype::Mx),
            Question::new(apex.clone(), Rtype::Txt),
            Question::new(apex.child("_dmarc"), Rtype::Txt),
            Question::new(apex.child("_domainconnect"), Rtype::Txt),
        ];
        for selector in ["google", "selector1", "selector2", "mail"] {
            let at = apex.child("_domainkey").child(selector);
            questions.push(Question::new(at.clone(), Rtype::Txt));
            questions.push(Question::new(at, Rtype::Cname));
        }
        questions.push(Question::new(apex.child("autodiscover"), Rtype::Cname));
        for service in ["_imaps._tcp", "_submission._tcp", "_autodiscover._tcp"] {
            questions.push(Question::new(apex.child(service), Rtype::Srv));
        }
        questions.extend(
            more.iter().filter(|more| !questions.contains(more)).cloned().collect::<Vec<_>>(),
        );
        let margin = Margin { is_authoritative: true, ..Margin::default() };
        let view = |server: Server| ServerView {
            server,
            answers: questions
                .iter()
                .map(|question| (question.clone(), self.said(question, TTL), margin.clone()))
                .collect(),
        };
        let servers = self.servers();
        let name_server = |server: &Server| NameServer {
            name: server.name.clone(),
            addresses: vec![server.address],
        };
        Photo {
            domain: self.domain.clone(),
            taken_at: NOON,
            standing: Standing::Published,
            delegation: Some(Delegation {
                parent: apex.parent(),
                zone: apex,
                name_servers: self.name_servers.clone(),
                ttl: TTL,
                is_signed: false,
            }),
            name_servers: servers.iter().map(name_server).collect(),
            views: servers.into_iter().map(view).collect(),
            passage: mxguide::observe::Passage::Untested,
            signing: mxguide::observe::Signing::Unknown,
        }
    }
}
