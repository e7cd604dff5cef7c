//! The pretend networks: names, places and manners, like those of real public resolvers.

use std::net::SocketAddr;
use std::time::Duration;

use super::recursion::WHOLE;

/// How a pretend resolver behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// One cache, answers after its delay.
    Ordinary,
    /// Several caches behind one address, answering in turn.
    SeveralCaches,
    /// Never answers.
    Silent,
}

/// A pretend public resolver: what a list of resolvers says about it, and where it listens.
#[derive(Debug, Clone, PartialEq)]
pub struct PretendResolver {
    /// Stable id.
    pub id: &'static str,
    /// Name on the screen.
    pub name: &'static str,
    /// Company that runs it.
    pub operator: &'static str,
    /// ISO 3166-1 alpha-2 code.
    pub country: &'static str,
    /// City.
    pub city: &'static str,
    /// Continent code: AF, AS, EU, NA, OC, SA.
    pub continent: &'static str,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// True when one address stands for many places; the city is then the operator's home.
    pub is_anycast: bool,
    /// How it behaves; a test may look, the program has to find out.
    pub manner: Manner,
    /// Where it listens, UDP and TCP.
    pub socket: SocketAddr,
}

/// A network before it has sockets.
pub(crate) struct Place {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) operator: &'static str,
    /// Country, city, continent.
    pub(crate) where_it_is: (&'static str, &'static str, &'static str),
    /// Degrees north and east.
    pub(crate) position: (f64, f64),
    /// How long it takes to answer, in milliseconds.
    pub(crate) delay_ms: u64,
    /// What is left of a TTL when its caches are first looked at, in thousandths, one a cache.
    pub(crate) left: &'static [u32],
}

impl Place {
    pub(crate) fn manner(&self) -> Manner {
        match self.left {
            [] => Manner::Silent,
            [_] => Manner::Ordinary,
            _ => Manner::SeveralCaches,
        }
    }

    pub(crate) fn delay(&self) -> Duration {
        Duration::from_millis(self.delay_ms)
    }

    pub(crate) fn at(&self, socket: SocketAddr) -> PretendResolver {
        let (country, city, continent) = self.where_it_is;
        let (lat, lon) = self.position;
        let Self { id, name, operator, .. } = *self;
        PretendResolver {
            id,
            name,
            operator,
            country,
            city,
            continent,
            lat,
            lon,
            is_anycast: EVERYWHERE.contains(&id),
            manner: self.manner(),
            socket,
        }
    }
}

const NORD: &str = "Pretend Net";
const ATLAS: &str = "Atlas Make-Believe";
const PACIFIC: &str = "Pacific Pretence";
const CAPE: &str = "Cape Mirage";
const VOLUNTEERS: &str = "Imaginary Volunteers";

/// Networks that say of themselves that they are in many places; one of them shows it.
const EVERYWHERE: [&str; 2] = ["berlin", "recife"];

/// One row a network; with TTLs of 20 s, what is left is spread over 3 to 20 s.
pub(crate) const PLACES: [Place; 14] = [
    place("oslo", "Pretend Net Oslo", NORD, ("NO", "Oslo", "EU"), (59.9, 10.8), 24, &[150]),
    place("paris", "Pretend Net Paris", NORD, ("FR", "Paris", "EU"), (48.9, 2.4), 10, &[220]),
    place("milan", "Pretend Net Milan", NORD, ("IT", "Milan", "EU"), (45.5, 9.2), 19, &[290]),
    place("lyon", "Imaginary Lyon", VOLUNTEERS, ("FR", "Lyon", "EU"), (45.8, 4.8), 14, &[360]),
    place(
        "berlin",
        "Imaginary Everywhere",
        VOLUNTEERS,
        ("DE", "Berlin", "EU"),
        (52.5, 13.4),
        31,
        &[430],
    ),
    place("montreal", "Atlas Montreal", ATLAS, ("CA", "Montreal", "NA"), (45.5, -73.6), 88, &[500]),
    place("denver", "Atlas Denver", ATLAS, ("US", "Denver", "NA"), (39.7, -105.0), 126, &[570]),
    place("quito", "Atlas Quito", ATLAS, ("EC", "Quito", "SA"), (-0.2, -78.5), 181, &[640]),
    place(
        "recife",
        "Atlas Anycast",
        ATLAS,
        ("BR", "Recife", "SA"),
        (-8.0, -34.9),
        164,
        &[350, 930],
    ),
    place("dakar", "Cape Mirage Dakar", CAPE, ("SN", "Dakar", "AF"), (14.7, -17.5), 97, &[720]),
    place("nairobi", "Cape Mirage Nairobi", CAPE, ("KE", "Nairobi", "AF"), (-1.3, 36.8), 205, &[]),
    place("osaka", "Pacific Osaka", PACIFIC, ("JP", "Osaka", "AS"), (34.7, 135.5), 243, &[790]),
    place("penang", "Pacific Penang", PACIFIC, ("MY", "Penang", "AS"), (5.4, 100.3), 222, &[860]),
    place("perth", "Pacific Perth", PACIFIC, ("AU", "Perth", "OC"), (-32.0, 115.9), 300, &[WHOLE]),
];

const fn place(
    id: &'static str,
    name: &'static str,
    operator: &'static str,
    where_it_is: (&'static str, &'static str, &'static str),
    position: (f64, f64),
    delay_ms: u64,
    left: &'static [u32],
) -> Place {
    Place { id, name, operator, where_it_is, position, delay_ms, left }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_networks_would_satisfy_the_rule_for_confirmed() {
        let answering = || PLACES.iter().filter(|place| place.manner() != Manner::Silent);
        let operators: BTreeSet<_> = answering().map(|place| place.operator).collect();
        let continents: BTreeSet<_> = answering().map(|place| place.where_it_is.2).collect();
        assert!(answering().count() >= 12 && operators.len() >= 4 && continents.len() >= 3);
    }

    #[test]
    fn one_is_silent_and_one_has_two_caches() {
        let with = |manner| PLACES.iter().filter(|place| place.manner() == manner).count();
        assert_eq!((with(Manner::Silent), with(Manner::SeveralCaches)), (1, 1));
    }

    #[test]
    fn delays_and_ids_are_as_wide_as_the_world() {
        let ids: BTreeSet<_> = PLACES.iter().map(|place| place.id).collect();
        assert_eq!(ids.len(), PLACES.len());
        assert_eq!(PLACES.iter().map(|place| place.delay_ms).min(), Some(10));
        assert_eq!(PLACES.iter().map(|place| place.delay_ms).max(), Some(300));
    }
}
