//! HTTPS: DNS over it (RFC 8484), to an address that is known, so that no name is looked up on the
//! way; and the few web pages that tell what DNS does not.
//!
//! One TLS configuration for all, one HTTP/2 connection a service, kept and opened anew when it
//! breaks or falls silent. A page is fetched over a connection of its own. Certificates are always verified, against the roots that browsers trust
//! and the one a person added. Without the feature `doh` every service is silent.

#[cfg(feature = "doh")]
mod connection;
#[cfg(feature = "doh")]
mod page;
#[cfg(feature = "doh")]
mod pem;

use std::time::Duration;

use hickory_resolver::proto::op::Query;
#[cfg(feature = "doh")]
pub(super) use page::{Page, Pages};
#[cfg(feature = "doh")]
use tokio::time::Instant;

use super::ask::{Came, Manner};
use super::ways::Service;

/// Roots of trust beside those built in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roots {
    /// X.509 in DER.
    #[cfg(feature = "doh")]
    certificates: Vec<Vec<u8>>,
}

/// Why a file gives no root of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoRoots {
    /// Not one certificate is in it.
    #[error("there is no certificate in it; it begins with -----BEGIN CERTIFICATE-----")]
    NoneInside,
    /// One is in it, and damaged or of a kind that cannot be a root.
    #[error("a certificate in it cannot be read; export it again as PEM")]
    Unreadable,
}

impl Roots {
    /// The certificates of a PEM file (RFC 7468). Without the feature `doh` nothing needs them, and
    /// the text is not read.
    pub fn from_pem(text: &str) -> Result<Self, NoRoots> {
        #[cfg(feature = "doh")]
        return pem::certificates(text).map(|certificates| Self { certificates });
        #[cfg(not(feature = "doh"))]
        {
            let _ = text;
            Ok(Self::default())
        }
    }
}

/// The services asked so far.
#[derive(Debug, Default)]
pub(super) struct Services {
    #[cfg(feature = "doh")]
    lines: connection::Lines,
}

impl Services {
    /// Puts a question to `service`, connecting included in `timeout`.
    #[cfg(feature = "doh")]
    pub(super) async fn put(
        &self,
        service: &Service,
        roots: &Roots,
        query: &Query,
        manner: Manner,
        timeout: Duration,
    ) -> Came {
        use super::ask::{about, build, is_stumbling};
        let deadline = Instant::now() + timeout;
        let mut request = build(query, manner, timeout);
        let mut came = self.lines.exchange(service, roots, &request, deadline).await;
        if is_stumbling(&came) {
            request.edns = None;
            came = self.lines.exchange(service, roots, &request, deadline).await;
        }
        about(query, came)
    }

    /// Silence: this program was built without the feature `doh`.
    #[cfg(not(feature = "doh"))]
    #[expect(clippy::unused_async, reason = "the same shape as with the feature")]
    pub(super) async fn put(
        &self,
        _: &Service,
        _: &Roots,
        _: &Query,
        _: Manner,
        _: Duration,
    ) -> Came {
        Came::Silence
    }
}

/// A web page as it came.
#[cfg(not(feature = "doh"))]
#[derive(Debug)]
pub(super) struct Page {
    /// The status.
    pub(super) status: u16,
    /// Where a redirection leads.
    pub(super) location: Option<String>,
    /// What it says.
    pub(super) body: Vec<u8>,
}

/// Nothing: this program was built without the feature `doh`.
#[cfg(not(feature = "doh"))]
#[derive(Debug, Default)]
pub(super) struct Pages;

#[cfg(not(feature = "doh"))]
impl Pages {
    #[expect(clippy::unused_async, reason = "the same shape as with the feature")]
    pub(super) async fn get(
        &self,
        _: &Roots,
        _: std::net::SocketAddr,
        _: (&str, &str),
        _: Duration,
    ) -> Option<Page> {
        None
    }
}
