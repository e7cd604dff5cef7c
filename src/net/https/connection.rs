//! The connections to DNS-over-HTTPS services, opened when first needed and kept.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use futures_util::StreamExt as _;
use hickory_resolver::net::NetError;
use hickory_resolver::net::h2::HttpsClientStream;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::tls::default_provider;
use hickory_resolver::net::xfer::DnsRequestSender as _;
use hickory_resolver::proto::op::DnsRequest;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use tokio::time::{Instant, timeout_at};

use super::{Came, Roots, Service};

/// One line a service, all with the same TLS configuration.
#[derive(Debug, Default)]
pub(super) struct Lines {
    tls: OnceLock<Option<Arc<ClientConfig>>>,
    all: Mutex<HashMap<Service, Arc<Line>>>,
}

/// The connection to one service, if there is one. Whoever opens it holds the lock, so that a
/// handful of questions at once open one connection and not a handful.
#[derive(Debug, Default)]
struct Line(tokio::sync::Mutex<Opened>);

#[derive(Default)]
struct Opened {
    stream: Option<HttpsClientStream>,
    /// How many were opened before: tells a broken one from its successor.
    number: u64,
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened").field("number", &self.number).finish_non_exhaustive()
    }
}

/// A connection in use.
struct Taken {
    stream: HttpsClientStream,
    number: u64,
    is_new: bool,
}

/// Why a question got no answer over a connection.
enum Fault {
    /// It broke.
    Broken,
    /// It works, and what came is no DNS message: a refusal in HTTP, or a portal's page.
    Unreadable,
}

impl Lines {
    /// Sends `request` to `service` and waits until `deadline`, for the connection too.
    pub(super) async fn exchange(
        &self,
        service: &Service,
        roots: &Roots,
        request: &DnsRequest,
        deadline: Instant,
    ) -> Came {
        let Some(tls) = self.tls.get_or_init(|| configure(roots, b"h2")) else {
            return Came::Silence;
        };
        let line = self.line(service);
        let exchange = line.exchange(service, tls, request, deadline);
        timeout_at(deadline, exchange).await.unwrap_or(Came::Silence)
    }

    fn line(&self, service: &Service) -> Arc<Line> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(service.clone()).or_default().clone()
    }
}

impl Line {
    /// A kept connection may have died in a router's memory without a word: it gets a part of the
    /// time, and a new one the rest.
    async fn exchange(
        &self,
        service: &Service,
        tls: &Arc<ClientConfig>,
        request: &DnsRequest,
        deadline: Instant,
    ) -> Came {
        let Some(kept) = self.take(service, tls, None).await else { return Came::Silence };
        let patience = if kept.is_new { deadline } else { Instant::now() + part(request) };
        match timeout_at(patience.min(deadline), send(kept.stream, request)).await {
            Ok(Ok(came)) => return came,
            Ok(Err(Fault::Unreadable)) => return Came::Unreadable,
            Ok(Err(Fault::Broken)) | Err(_) => {}
        }
        let Some(next) = self.take(service, tls, Some(kept.number)).await else {
            return Came::Silence;
        };
        match send(next.stream, request).await {
            Ok(came) => came,
            Err(Fault::Unreadable) => Came::Unreadable,
            Err(Fault::Broken) => {
                self.hang_up(next.number).await;
                Came::Silence
            }
        }
    }

    /// The connection, opened if there is none or only the one that did not do.
    async fn take(
        &self,
        service: &Service,
        tls: &Arc<ClientConfig>,
        spent: Option<u64>,
    ) -> Option<Taken> {
        let mut opened = self.0.lock().await;
        let number = opened.number;
        if let Some(stream) = opened.stream.clone().filter(|_| spent != Some(number)) {
            return Some(Taken { stream, number, is_new: false });
        }
        opened.stream = None;
        opened.number += 1;
        let number = opened.number;
        let provider = TokioRuntimeProvider::new();
        let stream = HttpsClientStream::builder(tls.clone(), provider)
            .build(service.socket, service.host.as_str().into(), service.path.as_str().into())
            .await
            .ok()?;
        opened.stream = Some(stream.clone());
        Some(Taken { stream, number, is_new: true })
    }

    async fn hang_up(&self, number: u64) {
        let mut opened = self.0.lock().await;
        if opened.number == number {
            opened.stream = None;
        }
    }
}

/// The time a kept connection gets: as long as a datagram is waited for before the next.
fn part(request: &DnsRequest) -> Duration {
    request.options().retry_interval
}

async fn send(mut stream: HttpsClientStream, request: &DnsRequest) -> Result<Came, Fault> {
    match stream.send_message(request.clone()).next().await {
        Some(Ok(answer)) => Ok(Came::Answer(Box::new(answer))),
        Some(Err(NetError::H2(_) | NetError::Io(_) | NetError::Timeout)) | None => {
            Err(Fault::Broken)
        }
        Some(Err(_)) => Err(Fault::Unreadable),
    }
}

/// TLS with the built-in roots (those of Mozilla) and `roots`, for one protocol inside (RFC 7301);
/// `None` when there is no such TLS.
pub(super) fn configure(roots: &Roots, protocol: &[u8]) -> Option<Arc<ClientConfig>> {
    let mut store = RootCertStore::empty();
    store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    store.add_parsable_certificates(roots.certificates.iter().cloned().map(CertificateDer::from));
    let mut tls = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .ok()?
        .with_root_certificates(store)
        .with_no_client_auth();
    tls.alpn_protocols = vec![protocol.to_vec()];
    Some(Arc::new(tls))
}
