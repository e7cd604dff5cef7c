//! A web server over TLS with a certificate made for the test, well-behaved or not.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use mxguide::net::Roots;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// What a request gets.
#[derive(Debug, Clone)]
pub(crate) enum Page {
    /// This status and this body.
    Status(&'static str, String),
    /// A redirection.
    Elsewhere(String),
    /// These bytes, and the connection is closed.
    Bytes(Vec<u8>),
    /// These bytes over and over.
    Endless(&'static str),
    /// The start of an answer, and then nothing.
    Stuck(&'static str),
}

type Serve = dyn Fn(&str) -> Page + Send + Sync;

/// A running web server; dropping it stops it.
pub(crate) struct Web {
    pub(crate) socket: SocketAddr,
    root: String,
    asked: Arc<Mutex<Vec<String>>>,
    _tasks: JoinSet<()>,
}

impl Web {
    /// Serves `hosts`; `serve` gets host and path.
    pub(crate) async fn start(hosts: &[&str], serve: Box<Serve>) -> Self {
        let hosts: Vec<String> = hosts.iter().map(|&host| host.to_owned()).collect();
        let made = rcgen::generate_simple_self_signed(hosts).expect("a certificate");
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring has them")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key.into())
            .expect("the key fits the certificate");
        let acceptor = TlsAcceptor::from(Arc::new(tls));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let socket = listener.local_addr().expect("a bound socket has an address");
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let (log, serve) = (asked.clone(), Arc::<Serve>::from(serve));
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                connections.spawn(answer(stream, acceptor.clone(), log.clone(), serve.clone()));
            }
        });
        Self { socket, root: made.cert.pem(), asked, _tasks: tasks }
    }

    /// The root that vouches for it, in PEM.
    #[expect(clippy::allow_attributes, reason = "not every test crate writes it to a file")]
    #[allow(dead_code, reason = "not every test crate writes it to a file")]
    pub(crate) fn pem(&self) -> &str {
        &self.root
    }

    /// The root to trust.
    pub(crate) fn roots(&self) -> Roots {
        Roots::from_pem(&self.root).expect("a certificate is a root")
    }

    /// Every host and path asked for.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no test panics while it logs").clone()
    }
}

async fn answer(
    stream: TcpStream,
    acceptor: TlsAcceptor,
    log: Arc<Mutex<Vec<String>>>,
    serve: Arc<Serve>,
) {
    let Ok(mut stream) = acceptor.accept(stream).await else { return };
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => request.push(byte),
            Err(_) => return,
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default();
    let host = request.lines().find_map(|line| line.strip_prefix("Host: ")).unwrap_or_default();
    let place = format!("{host}{path}");
    log.lock().expect("no test panics while it logs").push(place.clone());
    let bytes = match serve(&place) {
        Page::Status(status, body) => {
            let length = body.len();
            format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\n\r\n{body}").into_bytes()
        }
        Page::Elsewhere(url) => {
            format!("HTTP/1.1 302 Found\r\nLocation: {url}\r\nContent-Length: 0\r\n\r\n").into()
        }
        Page::Bytes(bytes) => bytes,
        Page::Endless(text) => {
            let many = text.repeat(200);
            while stream.write_all(many.as_bytes()).await.is_ok() {}
            return;
        }
        Page::Stuck(text) => {
            let _ = stream.write_all(text.as_bytes()).await;
            let _ = stream.flush().await;
            return std::future::pending().await;
        }
    };
    let _ = stream.write_all(&bytes).await;
    let _ = stream.shutdown().await;
}
