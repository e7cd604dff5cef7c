//! The pretend domains on offer, at least one for each company with its own panel, as they are on the first
//! day: a web site, and the mail records that company leaves behind.

use std::net::Ipv4Addr;

use crate::catalog::RegistrarId;
use crate::names::{Domain, Host, Name};
use crate::records::{Rdata, Record};

/// TTL of addresses and MX records, in seconds: short enough to watch, long enough to see.
pub(crate) const LONG_TTL: u32 = 20;

/// TTL of texts and aliases, in seconds.
pub(crate) const SHORT_TTL: u32 = 15;

/// The zone all practice domains live in (reserved by RFC 2606 §2).
pub(crate) const TOP: &str = "example";

/// A pretend domain and the company that publishes it.
#[derive(Debug, Clone)]
pub struct PracticeDomain {
    /// The domain.
    pub domain: Domain,
    /// Id of the company in the catalogue; `generic` when it is one nobody knows.
    pub registrar: RegistrarId,
    /// Its name servers and their documentation addresses (RFC 5737).
    pub(crate) servers: Vec<(Name, Ipv4Addr)>,
    /// What the company's panel shows on the first day.
    pub(crate) lines: Vec<Record>,
}

/// The domains on offer; the first is the one to begin with.
pub fn domains() -> Vec<PracticeDomain> {
    [acme(), boulangerie(), studio(), garage(), jardin(), atelier()].into_iter().flatten().collect()
}

/// At Cloudflare, mail still at OVHcloud.
fn acme() -> Option<PracticeDomain> {
    offer(
        "acme.example",
        "cloudflare",
        [("ada.ns.cloudflare.com", [192, 0, 2, 11]), ("bob.ns.cloudflare.com", [192, 0, 2, 12])],
        &[
            ("@", address([203, 0, 113, 10])),
            ("www", address([203, 0, 113, 10])),
            ("@", mx(1, "mx1.mail.ovh.net")),
            ("@", mx(5, "mx2.mail.ovh.net")),
            ("@", text("v=spf1 include:mx.ovh.com ~all")),
        ],
    )
}

/// At Cloudflare too, with its Email Routing switched on and locked.
fn atelier() -> Option<PracticeDomain> {
    offer(
        "atelier.example",
        "cloudflare",
        [("cleo.ns.cloudflare.com", [192, 0, 2, 13]), ("dan.ns.cloudflare.com", [192, 0, 2, 14])],
        &[
            ("@", address([203, 0, 113, 15])),
            ("www", alias("atelier.example")),
            ("@", mx(13, "route1.mx.cloudflare.net")),
            ("@", mx(86, "route2.mx.cloudflare.net")),
            ("@", mx(24, "route3.mx.cloudflare.net")),
            ("@", text("v=spf1 include:_spf.mx.cloudflare.net ~all")),
        ],
    )
}

/// At Gandi, with the mail records every new domain gets there.
fn boulangerie() -> Option<PracticeDomain> {
    offer(
        "boulangerie.example",
        "gandi",
        [("ns-11-a.gandi.net", [192, 0, 2, 21]), ("ns-87-b.gandi.net", [192, 0, 2, 22])],
        &[
            ("@", address([203, 0, 113, 20])),
            ("www", alias("webredir.vip.gandi.net")),
            ("@", mx(10, "spool.mail.gandi.net")),
            ("@", mx(50, "fb.mail.gandi.net")),
            ("@", text("v=spf1 include:_mailcust.gandi.net ?all")),
            ("gm1._domainkey", alias("gm1.gandimail.net")),
            ("gm2._domainkey", alias("gm2.gandimail.net")),
            ("gm3._domainkey", alias("gm3.gandimail.net")),
            ("webmail", alias("webmail.gandi.net")),
        ],
    )
}

/// At Namecheap, with its e-mail forwarding switched on.
fn studio() -> Option<PracticeDomain> {
    offer(
        "studio.example",
        "namecheap",
        [
            ("dns1.registrar-servers.com", [192, 0, 2, 31]),
            ("dns2.registrar-servers.com", [192, 0, 2, 32]),
        ],
        &[
            ("@", address([203, 0, 113, 30])),
            ("www", alias("parkingpage.namecheap.com")),
            ("@", mx(10, "eforward1.registrar-servers.com")),
            ("@", mx(10, "eforward2.registrar-servers.com")),
            ("@", mx(10, "eforward3.registrar-servers.com")),
            ("@", mx(15, "eforward4.registrar-servers.com")),
            ("@", mx(20, "eforward5.registrar-servers.com")),
            ("@", text("v=spf1 include:spf.efwd.registrar-servers.com ~all")),
        ],
    )
}

/// At Bluehost, with the mailboxes that come with the web space.
fn garage() -> Option<PracticeDomain> {
    offer(
        "garage.example",
        "bluehost",
        [("ns1.bluehost.com", [192, 0, 2, 41]), ("ns2.bluehost.com", [192, 0, 2, 42])],
        &[
            ("@", address([203, 0, 113, 40])),
            ("www", alias("garage.example")),
            ("mail", address([203, 0, 113, 41])),
            ("autodiscover", address([203, 0, 113, 41])),
            ("webmail", address([203, 0, 113, 41])),
            ("@", mx(0, "mail.garage.example")),
            ("@", text("v=spf1 a mx include:websitewelcome.com ~all")),
        ],
    )
}

/// At a company nobody knows, whose name servers bear the domain's own name; no mail yet.
fn jardin() -> Option<PracticeDomain> {
    offer(
        "jardin.example",
        "generic",
        [("ns1.jardin.example", [198, 51, 100, 11]), ("ns2.jardin.example", [198, 51, 100, 12])],
        &[
            ("@", address([203, 0, 113, 50])),
            ("www", alias("jardin.example")),
            ("ns1", address([198, 51, 100, 11])),
            ("ns2", address([198, 51, 100, 12])),
        ],
    )
}

/// `None` only if a literal above were no domain, which a test excludes.
fn offer(
    domain: &str,
    registrar: &str,
    servers: [(&str, [u8; 4]); 2],
    lines: &[(&str, Rdata)],
) -> Option<PracticeDomain> {
    let domain = Domain::parse(domain).ok()?;
    let servers = servers
        .map(|(name, octets)| (Name::from_presentation(name), Ipv4Addr::from(octets)))
        .to_vec();
    let lines = lines
        .iter()
        .map(|(host, data)| Record {
            name: Host::from_relative(host).absolute(&domain),
            ttl: practice_ttl(data),
            data: data.clone(),
        })
        .collect();
    let registrar = RegistrarId::new(registrar);
    Some(PracticeDomain { domain, registrar, servers, lines })
}

/// The TTL a record gets in practice, in seconds, whatever the panel was told: nobody waits four
/// hours for a lesson.
pub(crate) fn practice_ttl(data: &Rdata) -> u32 {
    match data {
        Rdata::Mx { .. } | Rdata::A(_) | Rdata::Aaaa(_) | Rdata::Ns(_) => LONG_TTL,
        _ => SHORT_TTL,
    }
}

pub(crate) fn address(octets: [u8; 4]) -> Rdata {
    Rdata::A(Ipv4Addr::from(octets))
}

pub(crate) fn alias(target: &str) -> Rdata {
    Rdata::Cname(Name::from_presentation(target))
}

pub(crate) fn mx(priority: u16, exchange: &str) -> Rdata {
    Rdata::Mx { priority, exchange: Name::from_presentation(exchange) }
}

pub(crate) fn text(text: &str) -> Rdata {
    Rdata::Txt(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn six_domains_are_on_offer_at_five_companies() {
        let offers = domains();
        let companies: BTreeSet<_> = offers.iter().map(|offer| &offer.registrar).collect();
        assert_eq!((offers.len(), companies.len()), (6, 5));
    }

    #[test]
    fn every_name_server_has_an_address_of_its_own_in_a_documentation_range() {
        let servers: Vec<_> = domains().into_iter().flat_map(|offer| offer.servers).collect();
        let addresses: BTreeSet<_> = servers.iter().map(|(_, address)| *address).collect();
        assert_eq!(addresses.len(), servers.len());
        assert!(addresses.iter().all(Ipv4Addr::is_documentation));
    }
}
