//! A DNS-over-HTTPS server (RFC 8484) with a certificate made for the test.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};

use bytes::Bytes;
use h2::RecvStream;
use h2::server::SendResponse;
use mxguide::net::{Roots, Service};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use super::served::{Answer, Log, Transport, respond};

/// A running service; dropping it stops it.
pub(crate) struct Secure {
    socket: SocketAddr,
    pub(crate) log: Log,
    root: String,
    opened: Arc<AtomicUsize>,
    status: Arc<AtomicU16>,
    close: watch::Sender<usize>,
    _tasks: JoinSet<()>,
}

/// What every connection shares.
#[derive(Clone)]
struct Shared {
    answer: Arc<Answer>,
    log: Log,
    status: Arc<AtomicU16>,
    closing: watch::Receiver<usize>,
}

impl Secure {
    /// Serves on 127.0.0.1 with a certificate for that address.
    pub(crate) async fn start(answer: Box<Answer>) -> Self {
        Self::start_for("127.0.0.1", answer).await
    }

    /// Serves with a certificate for `host`.
    pub(crate) async fn start_for(host: &str, answer: Box<Answer>) -> Self {
        let made =
            rcgen::generate_simple_self_signed(vec![host.to_owned()]).expect("a certificate");
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let mut tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring has them")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key.into())
            .expect("the key fits the certificate");
        tls.alpn_protocols = vec![b"h2".to_vec()];
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let socket = listener.local_addr().expect("a bound socket has an address");
        let (close, closing) = watch::channel(0);
        let (opened, status) = (Arc::<AtomicUsize>::default(), Arc::new(AtomicU16::new(200)));
        let log = Log::default();
        let shared =
            Shared { answer: answer.into(), log: log.clone(), status: status.clone(), closing };
        let mut tasks = JoinSet::new();
        let count = opened.clone();
        tasks.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                let acceptor = TlsAcceptor::from(Arc::new(tls.clone()));
                connections.spawn(serve(stream, acceptor, shared.clone()));
            }
        });
        Self { socket, log, root: made.cert.pem(), opened, status, close, _tasks: tasks }
    }

    /// The root that vouches for it, in PEM.
    #[expect(clippy::allow_attributes, reason = "not every test crate writes it to a file")]
    #[allow(dead_code, reason = "not every test crate writes it to a file")]
    pub(crate) fn pem(&self) -> &str {
        &self.root
    }

    /// Where it is asked.
    pub(crate) fn service(&self) -> Service {
        let (host, path) = ("127.0.0.1".to_owned(), "/dns-query".to_owned());
        Service { socket: self.socket, host, path }
    }

    /// The root to trust.
    pub(crate) fn roots(&self) -> Roots {
        Roots::from_pem(&self.root).expect("a certificate is a root")
    }

    /// Connections accepted so far.
    pub(crate) fn opened(&self) -> usize {
        self.opened.load(Ordering::SeqCst)
    }

    /// From now on every answer has this HTTP status.
    pub(crate) fn say(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// Closes every open connection.
    pub(crate) fn hang_up(&self) {
        self.close.send_modify(|times| *times += 1);
    }
}

async fn serve(stream: TcpStream, acceptor: TlsAcceptor, shared: Shared) {
    let mut closing = shared.closing.clone();
    closing.mark_unchanged();
    let Ok(tls) = acceptor.accept(stream).await else { return };
    let Ok(mut connection) = h2::server::handshake(tls).await else { return };
    let mut requests = JoinSet::new();
    loop {
        tokio::select! {
            _ = closing.changed() => return,
            asked = connection.accept() => {
                let Some(Ok((request, respond))) = asked else { return };
                requests.spawn(reply(request.into_body(), respond, shared.clone()));
            }
        }
    }
}

async fn reply(mut body: RecvStream, mut to: SendResponse<Bytes>, shared: Shared) {
    let mut question = Vec::new();
    while let Some(Ok(part)) = body.data().await {
        let _ = body.flow_control().release_capacity(part.len());
        question.extend_from_slice(&part);
    }
    let Some(bytes) =
        respond(&question, question.len(), &shared.answer, &shared.log, Transport::Https)
    else {
        // Silence: the stream stays open, and nothing comes.
        return std::future::pending().await;
    };
    let response = http::Response::builder()
        .status(shared.status.load(Ordering::SeqCst))
        .header("content-type", "application/dns-message")
        .body(())
        .expect("a plain response");
    if let Ok(mut stream) = to.send_response(response, false) {
        drop(stream.send_data(bytes.into(), true));
    }
}
