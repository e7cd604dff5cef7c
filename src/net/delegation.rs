//! Who publishes a zone now: the walk once more, and the addresses of the servers it ends at.

use super::Network;
use super::walk::Walked;
use crate::names::{Domain, Name};
use crate::observe::{Heard, Margin, Obstacle};
use crate::records::{Rdata, Record};

/// Name servers taken from a delegation.
const MOST_NAME_SERVERS: usize = 13;

impl Network {
    /// The delegation of `zone` as the zone above hands it out, with every address found for its
    /// servers, in the shape of a referral. Only servers above the zone are asked, and the machine's
    /// resolver for names outside it.
    pub async fn delegation(&self, zone: &Name) -> (Heard, Margin) {
        let Ok(domain) = Domain::parse(zone.as_str()) else {
            return (Heard::Garbled, Margin::default());
        };
        let cut = match self.walk(&domain).await {
            Walked::Arrived(cut) => cut,
            Walked::NotRegistered { .. } => {
                let gone = Heard::Nothing { name_exists: false, for_at_most: None };
                return (gone, Margin::default());
            }
            Walked::Stuck(Obstacle::Intercepted | Obstacle::NoResolver) => {
                return (Heard::Failed, Margin::default());
            }
            Walked::Stuck(Obstacle::ParentSilent) => return (Heard::Silent, Margin::default()),
        };
        let (zone, ttl) = (cut.delegation.zone.clone(), cut.delegation.ttl);
        let names = cut.delegation.name_servers.iter().cloned();
        let mut records: Vec<Record> = names
            .map(|server| Record { name: zone.clone(), ttl, data: Rdata::Ns(server) })
            .collect();
        for found in self.name_servers(&cut, &zone, MOST_NAME_SERVERS).await {
            records.extend(found.addresses.into_iter().map(|address| Record {
                name: found.name.clone(),
                ttl,
                data: match address {
                    std::net::IpAddr::V4(address) => Rdata::A(address),
                    std::net::IpAddr::V6(address) => Rdata::Aaaa(address),
                },
            }));
        }
        let is_signed = cut.delegation.is_signed;
        (Heard::Referral { zone, records, is_signed }, Margin::default())
    }
}
