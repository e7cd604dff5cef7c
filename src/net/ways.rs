//! The ways to one resolver: port 53, HTTPS, or both.

use std::net::SocketAddr;

/// Where a resolver is reached. At least one way is there, or it is as good as silent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ways {
    /// Plain DNS, UDP and TCP.
    pub plain: Option<SocketAddr>,
    /// DNS over HTTPS.
    pub https: Option<Service>,
}

/// A DNS-over-HTTPS service (RFC 8484), reached by address so that no name is looked up first.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        Self { plain: Some(plain), https: None }
    }
}
