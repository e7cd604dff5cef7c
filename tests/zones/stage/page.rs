//! The web pages around a domain: its MTA-STS policy (RFC 8461 §3.3), and the register that says how
//! it stands (RDAP, RFC 9083), found the way `rdap.org` points. One server, over HTTPS with a
//! certificate made for the test.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// Who knows which register has a domain.
const DIRECTORY: &str = "rdap.org";
const REGISTER: &str = "rdap.registry.example";

/// More than any request that is meant for it.
const MOST_REQUEST: usize = 16 * 1024;

/// A running page; dropping it stops it.
pub(crate) struct Page {
    pub(crate) socket: SocketAddr,
    /// The root that vouches for it, in PEM.
    pub(crate) root: String,
    _tasks: JoinSet<()>,
}

/// What the pages say; what is missing is 404.
pub(crate) struct Texts {
    pub(crate) policy: Option<String>,
    pub(crate) register: Option<String>,
}

impl Page {
    /// Serves for `mta-sts.DOMAIN`, `rdap.org` and the register.
    pub(crate) async fn of(domain: &str, texts: Texts) -> Self {
        let hosts = [format!("mta-sts.{domain}"), DIRECTORY.to_owned(), REGISTER.to_owned()];
        let made = rcgen::generate_simple_self_signed(hosts).expect("a certificate");
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let mut tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring has them")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key.into())
            .expect("the key fits the certificate");
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let socket = listener.local_addr().expect("a bound socket has an address");
        let acceptor = TlsAcceptor::from(Arc::new(tls));
        let texts = Arc::new(texts);
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let mut visits = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                visits.spawn(serve(stream, acceptor.clone(), texts.clone()));
            }
        });
        Self { socket, root: made.cert.pem(), _tasks: tasks }
    }
}

async fn serve(stream: TcpStream, acceptor: TlsAcceptor, texts: Arc<Texts>) {
    let Ok(mut tls) = acceptor.accept(stream).await else { return };
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") && request.len() < MOST_REQUEST {
        let Ok(byte) = tls.read_u8().await else { return };
        request.push(byte);
    }
    let answer = texts.answer(&String::from_utf8_lossy(&request));
    if tls.write_all(answer.as_bytes()).await.is_ok() {
        drop(tls.shutdown().await);
    }
}

impl Texts {
    fn answer(&self, request: &str) -> String {
        let path = request.split(' ').nth(1).unwrap_or_default();
        let lower = request.to_ascii_lowercase();
        let host = lower.lines().find_map(|line| line.strip_prefix("host:")).unwrap_or_default();
        let page = match (path, host.trim()) {
            ("/.well-known/mta-sts.txt", _) => self.policy.as_deref(),
            (_, DIRECTORY) if self.register.is_some() => {
                return format!(
                    "HTTP/1.1 302 Found\r\nLocation: https://{REGISTER}{path}\r\n\
                     Content-Length: 0\r\nConnection: close\r\n\r\n"
                );
            }
            (_, REGISTER) => self.register.as_deref(),
            _ => None,
        };
        let status = if page.is_some() { "200 OK" } else { "404 Not Found" };
        let body = page.unwrap_or_default();
        let length = body.len();
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n{body}"
        )
    }
}
