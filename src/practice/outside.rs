//! The rest of the pretend world: what exists beyond the practice domains, as one zone at the root.
//!
//! Names are those the guide meets on its way (mail servers, SPF includes, DKIM targets); every
//! address is one reserved for documentation (RFC 5737), so nothing can be reached by mistake.

use super::domains::{self, PracticeDomain, TOP, address, alias, mx, text};
use super::zone::Zone;
use crate::names::Name;
use crate::records::{Rdata, Record};

/// TTL of everything outside, in seconds.
const TTL: u32 = 60;

/// Names and addresses of the servers of `.example`.
pub(crate) const TOP_SERVERS: [(&str, [u8; 4]); 2] =
    [("a.nic.example", [203, 0, 113, 1]), ("b.nic.example", [203, 0, 113, 2])];

/// A key made for practice; the private half was thrown away.
const DKIM_KEY: &str = "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwAakoUu9DadzMvavnw0+jk/gc4Xn94DPW0tlvwdFu9rSWVo3adh/wYkUbzu/jPa69xCoSoxT+ZsdHH/nj6glV5uASOtqj8BLMJ0FH4j8g46jU+ZSOeS73tHPvzb1eISIkI68fco/mWgls4RooZlMj9tOW/dSdQewzgsF6Hnc5/2tyLP/0Zt1it+BuwBE1iM4mReL/s93cg+HYw8ewdJmyxlzgEucZQCpYaldoRmFK/+c39wbRp3s5ziuY8dXpazGz/R2l+K4SghHwZFCwMvBDz1QOkz3EivJNZxwNlWfQXlpXdbssjYXzM7HYZ9v2Ejce79FStsiG2RvIaej/1QwAQIDAQAB";

/// Hosts that receive mail or serve pages; all at one pretend address.
const HOSTS: [&str; 34] = [
    "smtp.google.com",
    "aspmx.l.google.com",
    "alt1.aspmx.l.google.com",
    "alt2.aspmx.l.google.com",
    "alt3.aspmx.l.google.com",
    "alt4.aspmx.l.google.com",
    "*.mail.protection.outlook.com",
    "*.mx.microsoft",
    "autodiscover.outlook.com",
    "mx1.mail.ovh.net",
    "mx2.mail.ovh.net",
    "mx3.mail.ovh.net",
    "spool.mail.gandi.net",
    "fb.mail.gandi.net",
    "webmail.gandi.net",
    "webredir.vip.gandi.net",
    "eforward1.registrar-servers.com",
    "eforward2.registrar-servers.com",
    "eforward3.registrar-servers.com",
    "eforward4.registrar-servers.com",
    "eforward5.registrar-servers.com",
    "parkingpage.namecheap.com",
    "mx1.privateemail.com",
    "mx2.privateemail.com",
    "route1.mx.cloudflare.net",
    "route2.mx.cloudflare.net",
    "route3.mx.cloudflare.net",
    "in1-smtp.messagingengine.com",
    "in2-smtp.messagingengine.com",
    "mail.protonmail.ch",
    "mailsec.protonmail.ch",
    "mx.zoho.eu",
    "mx2.zoho.eu",
    "mx3.zoho.eu",
];

/// SPF texts, with as many look-ups inside as the real ones have.
const SENDERS: [(&str, &str); 16] = [
    (
        "_spf.google.com",
        "v=spf1 include:_netblocks.google.com include:_netblocks2.google.com \
         include:_netblocks3.google.com ~all",
    ),
    ("_netblocks.google.com", "v=spf1 ip4:198.51.100.0/26 ~all"),
    ("_netblocks2.google.com", "v=spf1 ip6:2001:db8:4000::/36 ~all"),
    ("_netblocks3.google.com", "v=spf1 ip4:198.51.100.64/26 ~all"),
    ("spf.protection.outlook.com", "v=spf1 ip4:198.51.100.128/26 ip6:2001:db8:f400::/40 -all"),
    ("mx.ovh.com", "v=spf1 ip4:192.0.2.128/26 ?all"),
    ("_mailcust.gandi.net", "v=spf1 ip4:192.0.2.192/27 ?all"),
    ("spf.efwd.registrar-servers.com", "v=spf1 ip4:192.0.2.224/28 ~all"),
    ("spf.privateemail.com", "v=spf1 ip4:192.0.2.240/29 ~all"),
    ("websitewelcome.com", "v=spf1 ip4:198.51.100.192/27 ~all"),
    ("bluehost.com", "v=spf1 include:websitewelcome.com ~all"),
    ("_spf.mx.cloudflare.net", "v=spf1 ip4:198.51.100.224/28 ~all"),
    ("spf.messagingengine.com", "v=spf1 ip4:198.51.100.240/29 ?all"),
    ("_spf.protonmail.ch", "v=spf1 ip4:198.51.100.248/30 ~all"),
    ("spf.mailjet.com", "v=spf1 ip4:203.0.113.128/26 ?all"),
    ("sendgrid.net", "v=spf1 ip4:203.0.113.192/26 ~all"),
];

/// Names behind which providers keep DKIM keys.
const KEYS: [&str; 5] = [
    "*.onmicrosoft.com",
    "*.dkim.mail.microsoft",
    "gm1.gandimail.net",
    "gm2.gandimail.net",
    "gm3.gandimail.net",
];

/// Everything that is not a practice domain, including where the practice domains' servers are.
pub(crate) fn world(offers: &[PracticeDomain]) -> Zone {
    let mut records: Vec<Record> = HOSTS
        .iter()
        .map(|host| record(host, address([203, 0, 113, 60])))
        .chain(SENDERS.iter().map(|(name, spf)| record(name, text(spf))))
        .chain(KEYS.iter().map(|name| record(name, text(DKIM_KEY))))
        .chain(TOP_SERVERS.iter().map(|(name, _)| record(TOP, server(name))))
        .chain(TOP_SERVERS.iter().map(|(name, octets)| record(name, address(*octets))))
        .collect();
    for offer in offers {
        let apex = offer.domain.name();
        let elsewhere = offer.servers.iter().filter(|(name, _)| !name.is_at_or_under(&apex));
        records.extend(elsewhere.map(|(name, address)| Record {
            name: name.clone(),
            ttl: TTL,
            data: Rdata::A(*address),
        }));
    }
    // One alias, for practising with a provider that hands out names rather than keys.
    records.push(record("s1.dkim.pretend-mail.example", alias("key.pretend-mail.example")));
    records.push(record("key.pretend-mail.example", text(DKIM_KEY)));
    records.push(record("pretend-mail.example", mx(10, "mx1.mail.ovh.net")));
    Zone::new(Name::root(), Name::from_presentation("a.nic.example"), 1, records)
}

/// The zone `.example` itself, without the delegations.
pub(crate) fn top() -> Zone {
    let own = TOP_SERVERS
        .iter()
        .flat_map(|(name, octets)| [record(TOP, server(name)), record(name, address(*octets))]);
    let primary = Name::from_presentation("a.nic.example");
    Zone::new(Name::from_presentation(TOP), primary, 1, own.collect())
}

fn record(name: &str, data: Rdata) -> Record {
    Record { name: Name::from_presentation(name), ttl: TTL, data }
}

fn server(name: &str) -> Rdata {
    Rdata::Ns(Name::from_presentation(name))
}

/// A domain's own zone on the first day.
pub(crate) fn first_day(offer: &PracticeDomain) -> Zone {
    let apex = offer.domain.name();
    let servers = offer.servers.iter().map(|(name, _)| {
        let data = Rdata::Ns(name.clone());
        Record { name: apex.clone(), ttl: domains::practice_ttl(&data), data }
    });
    let records = servers.chain(offer.lines.iter().cloned()).collect();
    let primary = offer.servers.first().map_or_else(|| apex.clone(), |(name, _)| name.clone());
    Zone::new(apex, primary, 1, records)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::zone::Outcome;
    use crate::records::Rtype;

    #[test]
    fn every_mail_server_and_every_include_of_the_practice_domains_exists() {
        let offers = domains::domains();
        let world = world(&offers);
        let found = |name: &Name, rtype| world.look(name, Some(rtype)).outcome == Outcome::Found;
        for record in offers.iter().flat_map(|offer| &offer.lines) {
            match &record.data {
                Rdata::Mx { exchange, .. } if !exchange.as_str().ends_with(".example") => {
                    assert!(found(exchange, Rtype::A), "{exchange}");
                }
                Rdata::Txt(spf) => {
                    for include in spf.split(' ').filter_map(|w| w.strip_prefix("include:")) {
                        assert!(found(&Name::from_presentation(include), Rtype::Txt), "{include}");
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_misspelt_mail_server_does_not_exist() {
        let world = world(&domains::domains());
        let typo = Name::from_presentation("smtp.gogle.com");
        assert_eq!(world.look(&typo, Some(Rtype::A)).outcome, Outcome::NoSuchName);
    }
}
