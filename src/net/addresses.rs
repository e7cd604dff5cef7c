//! From the names of name servers to addresses that can be asked from this machine.
//!
//! A name outside the domain goes to the machine's resolver. A name at or under the domain must not
//! (that resolver would remember things about the domain): its address comes from the glue, from
//! the zone above, or from the domain's own servers.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use futures_util::future::join_all;

use super::Network;
use super::walk::Cut;
use crate::names::Name;
use crate::observe::{Heard, NameServer, Question, Server};
use crate::records::{Rdata, Record, Rtype};

/// Addresses kept of one name.
const MOST_ADDRESSES: usize = 8;

impl Network {
    /// The addresses of up to `most` name servers of a delegation, in its order.
    ///
    /// IPv6 addresses are left out where this machine has no route to them, which is not a fault of
    /// the server; a name that has nothing else is left out altogether. A name that leads nowhere
    /// stays, without addresses.
    pub(super) async fn name_servers(
        &self,
        cut: &Cut,
        domain: &Name,
        most: usize,
    ) -> Vec<NameServer> {
        let names = cut.delegation.name_servers.iter().take(most);
        let mut found: Vec<(Name, Vec<IpAddr>)> =
            join_all(names.map(|name| self.first_addresses(name, cut, domain))).await;
        let known: Vec<Server> = found
            .iter()
            .flat_map(|(name, addresses)| {
                addresses.iter().map(|address| Server { name: name.clone(), address: *address })
            })
            .filter(|server| self.has_route(server.address))
            .collect();
        let own = found.iter().map(|(name, _)| self.own_addresses(name, &known, domain));
        let own = join_all(own).await;
        for ((_, addresses), more) in found.iter_mut().zip(own) {
            merge(addresses, more);
        }
        found.into_iter().filter_map(|(name, addresses)| self.routed(name, addresses)).collect()
    }

    /// Addresses without the domain's own servers.
    async fn first_addresses(&self, name: &Name, cut: &Cut, domain: &Name) -> (Name, Vec<IpAddr>) {
        let mut addresses = addresses_at(name, &cut.glue);
        if !name.is_at_or_under(domain) {
            // Glue of a foreign name may be old or half; it serves when the resolver knows nothing.
            let [a, aaaa] = both(name);
            let (a, aaaa) = tokio::join!(self.outside(&a), self.outside(&aaaa));
            let looked_up: Vec<IpAddr> =
                [a, aaaa].iter().flat_map(|heard| all_addresses(records(heard))).collect();
            if !looked_up.is_empty() {
                addresses.clear();
                merge(&mut addresses, looked_up);
            }
        } else if addresses.is_empty() {
            let [a, _] = both(name);
            let (heard, _) =
                self.ask_any(&cut.parents, &a, |heard| !records(heard).is_empty()).await;
            merge(&mut addresses, addresses_at(name, records(&heard)));
        }
        (name.clone(), addresses)
    }

    /// What the domain's own servers say about a name of theirs inside the domain.
    async fn own_addresses(&self, name: &Name, known: &[Server], domain: &Name) -> Vec<IpAddr> {
        if !name.is_at_or_under(domain) || known.is_empty() {
            return Vec::new();
        }
        let [a, aaaa] = both(name);
        let (a, aaaa) = tokio::join!(
            self.ask_any(known, &a, Heard::is_answer),
            self.ask_any(known, &aaaa, Heard::is_answer)
        );
        [a.0, aaaa.0].iter().flat_map(|heard| addresses_at(name, records(heard))).collect()
    }

    fn routed(&self, name: Name, addresses: Vec<IpAddr>) -> Option<NameServer> {
        let had_some = !addresses.is_empty();
        let addresses: Vec<IpAddr> =
            addresses.into_iter().filter(|address| self.has_route(*address)).collect();
        let leads_nowhere_from_here_only = had_some && addresses.is_empty();
        (!leads_nowhere_from_here_only).then_some(NameServer { name, addresses })
    }

    /// False for an IPv6 address that this machine cannot send to. Connecting a UDP socket asks the
    /// routing table and sends nothing.
    pub(super) fn has_route(&self, address: IpAddr) -> bool {
        if address.is_ipv4() || self.settings().reach.map.contains_key(&address) {
            return true;
        }
        let here = SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), 0);
        let there = self.settings().reach.socket(address);
        std::net::UdpSocket::bind(here).and_then(|socket| socket.connect(there)).is_ok()
    }
}

fn both(name: &Name) -> [Question; 2] {
    [Rtype::A, Rtype::Aaaa].map(|rtype| Question::new(name.clone(), rtype))
}

pub(super) fn records(heard: &Heard) -> &[Record] {
    match heard {
        Heard::Records(records) | Heard::Referral { records, .. } => records,
        _ => &[],
    }
}

pub(super) fn address(record: &Record) -> Option<IpAddr> {
    match record.data {
        Rdata::A(address) => Some(address.into()),
        Rdata::Aaaa(address) => Some(address.into()),
        _ => None,
    }
}

fn all_addresses(records: &[Record]) -> Vec<IpAddr> {
    records.iter().filter_map(address).take(MOST_ADDRESSES).collect()
}

fn addresses_at(name: &Name, records: &[Record]) -> Vec<IpAddr> {
    let mine = records.iter().filter(|record| record.name == *name);
    mine.filter_map(address).take(MOST_ADDRESSES).collect()
}

fn merge(addresses: &mut Vec<IpAddr>, more: Vec<IpAddr>) {
    for address in more {
        if addresses.len() < MOST_ADDRESSES && !addresses.contains(&address) {
            addresses.push(address);
        }
    }
}
