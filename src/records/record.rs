//! Resource records in the form the program compares: lower-case names, TXT strings joined.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Dnskey, Ds};
use crate::names::Name;

/// The record types this program asks for or meets.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Rtype {
    /// IPv4 address.
    A,
    /// IPv6 address.
    Aaaa,
    /// Alias.
    Cname,
    /// Delegation signer (RFC 4034).
    Ds,
    /// Zone key (RFC 4034).
    Dnskey,
    /// Mail exchange.
    Mx,
    /// Name server.
    Ns,
    /// Start of authority.
    Soa,
    /// The type that SPF once had of its own, number 99. Nobody reads it any more (RFC 7208 §3.1).
    Spf,
    /// Service location (RFC 2782).
    Srv,
    /// Text.
    Txt,
}

impl Rtype {
    /// The type as people and forms write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Aaaa => "AAAA",
            Self::Cname => "CNAME",
            Self::Ds => "DS",
            Self::Dnskey => "DNSKEY",
            Self::Mx => "MX",
            Self::Ns => "NS",
            Self::Soa => "SOA",
            Self::Spf => "SPF",
            Self::Srv => "SRV",
            Self::Txt => "TXT",
        }
    }
}

impl fmt::Display for Rtype {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a record says.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Rdata {
    /// IPv4 address.
    A(Ipv4Addr),
    /// IPv6 address.
    Aaaa(Ipv6Addr),
    /// Alias target.
    Cname(Name),
    /// Mail exchange: the lower number is tried first (RFC 5321 §5.1).
    Mx {
        /// Preference.
        priority: u16,
        /// The receiving server; the root for "no mail" (RFC 7505).
        exchange: Name,
    },
    /// Name server.
    Ns(Name),
    /// Start of authority.
    Soa {
        /// Primary server.
        primary: Name,
        /// Zone serial, which grows with each change (RFC 1982 arithmetic).
        serial: u32,
        /// Seconds a "does not exist" may be remembered, before the SOA's own TTL caps it
        /// (RFC 2308 §5).
        minimum: u32,
    },
    /// Service location.
    Srv {
        /// Priority, lower first.
        priority: u16,
        /// Weight among equals.
        weight: u16,
        /// Port.
        port: u16,
        /// Server.
        target: Name,
    },
    /// Text: the strings joined with nothing between (RFC 7208 §3.3, RFC 6376 §3.6.2.2). Bytes that
    /// are not UTF-8 became U+FFFD.
    Txt(String),
    /// Text in the type that SPF once had of its own, joined in the same way.
    Spf(String),
    /// The parent's statement of which key the zone signs with.
    Ds(Ds),
    /// A key of the zone.
    Dnskey(Dnskey),
}

impl Rdata {
    /// The type of record that says this.
    pub const fn rtype(&self) -> Rtype {
        match self {
            Self::A(_) => Rtype::A,
            Self::Aaaa(_) => Rtype::Aaaa,
            Self::Cname(_) => Rtype::Cname,
            Self::Mx { .. } => Rtype::Mx,
            Self::Ns(_) => Rtype::Ns,
            Self::Soa { .. } => Rtype::Soa,
            Self::Srv { .. } => Rtype::Srv,
            Self::Txt(_) => Rtype::Txt,
            Self::Spf(_) => Rtype::Spf,
            Self::Ds(_) => Rtype::Ds,
            Self::Dnskey(_) => Rtype::Dnskey,
        }
    }
}

/// The value as people read it: `1 smtp.google.com`, the joined text, the target.
impl fmt::Display for Rdata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::A(address) => address.fmt(f),
            Self::Aaaa(address) => address.fmt(f),
            Self::Cname(name) | Self::Ns(name) => name.fmt(f),
            Self::Mx { priority, exchange } => write!(f, "{priority} {exchange}"),
            Self::Soa { primary, serial, minimum } => write!(f, "{primary} {serial} {minimum}"),
            Self::Srv { priority, weight, port, target } => {
                write!(f, "{priority} {weight} {port} {target}")
            }
            Self::Txt(text) | Self::Spf(text) => f.write_str(text),
            Self::Ds(ds) => ds.fmt(f),
            Self::Dnskey(key) => key.fmt(f),
        }
    }
}

/// One record with its owner and TTL in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Record {
    /// Owner name.
    pub name: Name,
    /// Seconds a cache may keep it.
    pub ttl: u32,
    /// What it says.
    pub data: Rdata,
}

/// All records of one name and type, which caches keep and drop together (RFC 2181 §5).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RRset {
    /// Owner name.
    pub name: Name,
    /// Type.
    pub rtype: Rtype,
    /// The smallest TTL seen in the set, in seconds.
    pub ttl: u32,
    /// The values, sorted and without repeats.
    pub data: Vec<Rdata>,
}

impl RRset {
    /// Collects the records of `name` and `rtype`; `None` when there are none.
    pub fn collect(name: &Name, rtype: Rtype, records: &[Record]) -> Option<Self> {
        let mine = || records.iter().filter(|r| r.name == *name && r.data.rtype() == rtype);
        let ttl = mine().map(|r| r.ttl).min()?;
        let mut data: Vec<Rdata> = mine().map(|r| r.data.clone()).collect();
        data.sort();
        data.dedup();
        Some(Self { name: name.clone(), rtype, ttl, data })
    }
}
