//! The ways to one resolver: port 53, HTTPS, or both, and which of them to take.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

/// Where a resolver is reached. At least one way is there, or it is as good as silent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ways {
    /// Plain DNS, UDP and TCP.
    pub plain: Option<SocketAddr>,
    /// Where else the same row may ask when `plain` is silent: the other resolvers of a machine.
    pub spare: Vec<SocketAddr>,
    /// DNS over HTTPS.
    pub https: Option<Service>,
}

/// When DNS over HTTPS (RFC 8484) is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Doh {
    /// When port 53 is intercepted or closed, where a resolver alone is silent there, and where there
    /// is no other way.
    #[default]
    Auto,
    /// Not at all.
    Never,
    /// Wherever a resolver offers it.
    Always,
}

/// Whether port 53 leads anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Port53 {
    Usable,
    Closed,
}

/// The way taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Way<'a> {
    Plain(SocketAddr),
    Https(&'a Service),
    /// None that leads to this resolver.
    None,
}

/// A DNS-over-HTTPS service (RFC 8484), reached by address so that no name is looked up first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Service {
    /// Where it listens.
    pub socket: SocketAddr,
    /// The name or IPv4 address its certificate must carry.
    pub host: String,
    /// The path of the request, `/dns-query` for most.
    pub path: String,
}

impl From<SocketAddr> for Ways {
    fn from(plain: SocketAddr) -> Self {
        Self { plain: Some(plain), ..Self::default() }
    }
}

impl Ways {
    /// The way to take. Where port 53 is closed, an answer from there is not the resolver's: only
    /// one inside the network, this side of whoever closed it, is still asked.
    pub(super) fn choose(&self, doh: Doh, port53: Port53) -> Way<'_> {
        let https = self.https.as_ref().map_or(Way::None, Way::Https);
        let plain = self.plain.map_or(Way::None, Way::Plain);
        match (doh, port53) {
            (Doh::Never, _) => plain,
            (Doh::Always, _) => https.or(plain),
            (Doh::Auto, Port53::Usable) => plain.or(https),
            (Doh::Auto, Port53::Closed) => match self.plain {
                Some(near) if is_inside(near.ip()) => plain,
                _ => https,
            },
        }
    }
}

impl Way<'_> {
    fn or(self, other: Self) -> Self {
        if self == Self::None { other } else { self }
    }
}

/// True for addresses that never leave a network: those of the machine, of the house, of the office.
fn is_inside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            address.is_loopback() || address.is_private() || address.is_link_local()
        }
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

/// False for an address that this machine cannot send to. Connecting a UDP socket asks the routing
/// table and sends nothing.
pub fn is_routed(there: SocketAddr) -> bool {
    let here: IpAddr = match there {
        SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    };
    UdpSocket::bind((here, 0)).and_then(|socket| socket.connect(there)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service() -> Service {
        let socket = SocketAddr::from(([192, 0, 2, 1], 443));
        Service { socket, host: "192.0.2.1".to_owned(), path: "/dns-query".to_owned() }
    }

    fn both(plain: &str) -> Ways {
        Ways { plain: Some(plain.parse().unwrap()), https: Some(service()), ..Ways::default() }
    }

    #[test]
    fn https_is_taken_when_port_53_is_closed_or_when_it_is_asked_for() {
        let ways = both("192.0.2.1:53");
        let (plain, https) = (Way::Plain(ways.plain.unwrap()), service());
        let https = Way::Https(&https);
        assert_eq!(ways.choose(Doh::Auto, Port53::Usable), plain);
        assert_eq!(ways.choose(Doh::Auto, Port53::Closed), https);
        assert_eq!(ways.choose(Doh::Always, Port53::Usable), https);
        assert_eq!(ways.choose(Doh::Never, Port53::Closed), plain);
    }

    #[test]
    fn a_resolver_with_one_way_is_asked_by_that_way_unless_it_is_forbidden() {
        let only_https = Ways { https: Some(service()), ..Ways::default() };
        assert_eq!(only_https.choose(Doh::Auto, Port53::Usable), Way::Https(&service()));
        assert_eq!(only_https.choose(Doh::Never, Port53::Usable), Way::None);
        let only_plain = Ways::from(SocketAddr::from(([192, 0, 2, 1], 53)));
        assert_eq!(
            only_plain.choose(Doh::Always, Port53::Usable),
            Way::Plain(only_plain.plain.unwrap())
        );
    }

    /// Whoever closed port 53 would answer in its name.
    #[test]
    fn a_far_resolver_without_https_is_not_asked_through_a_closed_port() {
        let far = Ways::from(SocketAddr::from(([192, 0, 2, 1], 53)));
        assert_eq!(far.choose(Doh::Auto, Port53::Closed), Way::None);
        let near = both("192.168.1.1:53");
        assert_eq!(near.choose(Doh::Auto, Port53::Closed), Way::Plain(near.plain.unwrap()));
    }

    #[test]
    fn this_machine_has_a_way_to_itself() {
        assert!(is_routed(SocketAddr::from(([127, 0, 0, 1], 53))));
    }
}
