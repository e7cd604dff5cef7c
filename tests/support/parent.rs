//! A zone above: it knows its children and hands out real referrals (AA=0, NS in the authority
//! section, glue beside them), a DS when asked for one, NXDOMAIN for everybody else.

use std::net::IpAddr;

use hickory_server::proto::op::{Message, ResponseCode};
use hickory_server::proto::rr::rdata::{A, AAAA, NS, NULL};
use hickory_server::proto::rr::{Name, RData, Record, RecordType};

use super::served::{Reply, Served, absolute, response, zone_text};

/// A parent zone being built.
pub(crate) struct Parent {
    zone: String,
    children: Vec<Child>,
}

struct Child {
    zone: Name,
    referral: Vec<Record>,
    glue: Vec<Record>,
    ds: Vec<Record>,
}

impl Parent {
    pub(crate) fn of(zone: &str) -> Self {
        Self { zone: zone.to_owned(), children: Vec::new() }
    }

    /// Delegates `zone`; servers without an address get no glue.
    pub(crate) fn child(mut self, zone: &str, servers: &[(&str, &[&str])]) -> Self {
        let zone = absolute(zone);
        let ns = |(name, _): &(&str, _)| {
            Record::from_rdata(zone.clone(), 86_400, RData::NS(NS(absolute(name))))
        };
        let referral = servers.iter().map(ns).collect();
        let glue = servers.iter().flat_map(|(name, addresses)| {
            addresses.iter().map(|address| {
                let address: IpAddr = address.parse().expect("a test's address is valid");
                let data = match address {
                    IpAddr::V4(ip) => RData::A(A(ip)),
                    IpAddr::V6(ip) => RData::AAAA(AAAA(ip)),
                };
                Record::from_rdata(absolute(name), 86_400, data)
            })
        });
        let glue = glue.collect();
        self.children.push(Child { zone, referral, glue, ds: Vec::new() });
        self
    }

    /// Signs the delegation just added.
    pub(crate) fn signed(self) -> Self {
        self.sealed(vec![[[0x30, 0x39, 13, 2].as_slice(), &[0xab; 32]].concat()])
    }

    /// Puts DS records, as they travel, above the delegation just added.
    pub(crate) fn sealed(mut self, seals: Vec<Vec<u8>>) -> Self {
        if let Some(child) = self.children.last_mut() {
            let ds = |data| RData::Unknown { code: RecordType::DS, rdata: NULL::with(data) };
            let record = |data| Record::from_rdata(child.zone.clone(), 3600, ds(data));
            child.ds = seals.into_iter().map(record).collect();
        }
        self
    }

    pub(crate) async fn start(self) -> Served {
        Served::start(Box::new(move |request, _| Reply::Message(Box::new(self.answer(request)))))
            .await
    }

    fn answer(&self, request: &Message) -> Message {
        let query = &request.queries[0];
        let mut message = response(request, ResponseCode::NoError);
        if !absolute(&self.zone).zone_of(query.name()) {
            return response(request, ResponseCode::Refused);
        }
        let child = self.children.iter().find(|child| child.zone.zone_of(query.name()));
        match child {
            Some(child) if query.query_type() == RecordType::DS && child.zone == *query.name() => {
                message.metadata.authoritative = true;
                message.answers.clone_from(&child.ds);
                if child.ds.is_empty() {
                    message.authorities = self.soa();
                }
            }
            Some(child) => {
                message.authorities.clone_from(&child.referral);
                message.additionals.clone_from(&child.glue);
            }
            None => {
                message.metadata.authoritative = true;
                message.metadata.response_code = ResponseCode::NXDomain;
                message.authorities = self.soa();
            }
        }
        message
    }

    fn soa(&self) -> Vec<Record> {
        let soa = "@ 3600 IN SOA ns.invalid. hostmaster.invalid. 1 7200 900 1209600 900\n";
        zone_text(&self.zone, soa)
    }
}
