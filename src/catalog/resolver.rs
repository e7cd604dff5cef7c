//! A public resolver: where it is asked, how often it may be, and what it does to answers.

use std::net::{Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use super::{Day, ResolverId};

/// One public resolver.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Resolver {
    /// Its id.
    pub id: ResolverId,
    /// Its name.
    pub name: String,
    /// Who runs it; resolvers of one operator share a limit of questions in flight.
    pub operator: String,
    /// Country of the operator's home or of the machine, ISO 3166-1.
    pub country: String,
    /// City of the operator's home or of the machine.
    pub city: String,
    /// Continent of that city.
    pub continent: Continent,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// True when one address stands for many places; the place is then the operator's home.
    pub is_anycast: bool,
    /// IPv4 address that answers on port 53.
    pub ipv4: Option<Ipv4Addr>,
    /// IPv6 address that answers on port 53.
    pub ipv6: Option<Ipv6Addr>,
    /// The way over HTTPS (RFC 8484).
    pub doh: Option<Doh>,
    /// Seconds between two periodic questions, at least.
    pub min_interval_s: u32,
    /// Seconds after which it forgets an answer whatever the TTL.
    pub ttl_cap_s: Option<u32>,
    /// Whether it checks DNSSEC signatures; `None` when not known.
    pub validates: Option<bool>,
    /// What it hides.
    pub filtering: Filtering,
    /// True when it is asked unless the person chose otherwise.
    pub is_default: bool,
    /// Where this is from.
    pub source: String,
    /// The month it was last seen to work.
    pub date: Day,
}

/// The way over HTTPS.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Doh {
    /// The address of the service.
    pub url: String,
    /// Its IPv4 address, so that no name must be looked up first.
    pub ipv4: Ipv4Addr,
}

/// What a resolver hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filtering {
    /// Nothing.
    None,
    /// Nothing unless its customer asked for it.
    Subscribers,
    /// A list against abuse of children.
    ChildAbuse,
    /// Domains under sanctions of the European Union.
    Sanctions,
    /// What its state forbids.
    State,
}

/// Continents, as far as they have resolvers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Continent {
    /// Africa.
    Africa,
    /// Asia.
    Asia,
    /// Europe.
    Europe,
    /// North and Central America.
    NorthAmerica,
    /// Australia, New Zealand and the islands.
    Oceania,
    /// South America.
    SouthAmerica,
}
