//! DNS over HTTPS (RFC 8484) in front of a cache: the way round a closed port 53. One certificate,
//! made for the run, serves all.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use h2::RecvStream;
use h2::server::SendResponse;
use mxguide::net::{Roots, Service};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use crate::daemon::free_port;
use crate::relay::{Log, fetch};

/// Longer than any question's own deadline.
const PATIENCE: Duration = Duration::from_secs(10);

/// The certificate of this run.
pub(crate) struct Certificate {
    root: String,
    tls: Arc<ServerConfig>,
}

impl Certificate {
    pub(crate) fn new() -> Self {
        let made = rcgen::generate_simple_self_signed(vec![Ipv4Addr::LOCALHOST.to_string()]);
        let made = made.expect("a certificate can be made");
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let mut tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring has them")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key.into())
            .expect("the key fits the certificate");
        tls.alpn_protocols = vec![b"h2".to_vec()];
        Self { root: made.cert.pem(), tls: Arc::new(tls) }
    }

    /// What the program is to trust.
    pub(crate) fn roots(&self) -> Roots {
        Roots::from_pem(&self.root).expect("a certificate is a root")
    }
}

/// A running service; dropping it stops it.
pub(crate) struct Secure {
    socket: SocketAddr,
    _tasks: JoinSet<()>,
}

impl Secure {
    /// In front of the cache at `onward`; what passes is written into `log`.
    pub(crate) async fn before(onward: SocketAddr, log: Log, certificate: &Certificate) -> Self {
        let socket = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port().port()));
        let listener = TcpListener::bind(socket).await.expect("a free port");
        let acceptor = TlsAcceptor::from(certificate.tls.clone());
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                connections.spawn(serve(stream, acceptor.clone(), onward, log.clone()));
            }
        });
        Self { socket, _tasks: tasks }
    }

    /// Where it is asked.
    pub(crate) fn service(&self) -> Service {
        let (host, path) = (Ipv4Addr::LOCALHOST.to_string(), "/dns-query".to_owned());
        Service { socket: self.socket, host, path }
    }
}

async fn serve(stream: TcpStream, acceptor: TlsAcceptor, onward: SocketAddr, log: Log) {
    let Ok(tls) = acceptor.accept(stream).await else { return };
    let Ok(mut connection) = h2::server::handshake(tls).await else { return };
    let mut requests = JoinSet::new();
    while let Some(Ok((request, respond))) = connection.accept().await {
        requests.spawn(reply(request.into_body(), respond, onward, log.clone()));
    }
}

async fn reply(
    mut body: RecvStream,
    mut to: SendResponse<Bytes>,
    onward: SocketAddr,
    log: Log,
) -> Option<()> {
    let mut question = Vec::new();
    while let Some(Ok(part)) = body.data().await {
        let _ = body.flow_control().release_capacity(part.len());
        question.extend_from_slice(&part);
    }
    log.note(&question);
    let answer = tokio::time::timeout(PATIENCE, fetch(&question, onward)).await.ok()??;
    let response = http::Response::builder()
        .header("content-type", "application/dns-message")
        .body(())
        .expect("a plain response");
    let mut stream = to.send_response(response, false).ok()?;
    stream.send_data(answer.into(), true).ok()
}
