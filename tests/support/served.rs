//! A DNS server that answers with whatever a closure returns, over UDP and TCP on one port.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr as _;
use std::sync::{Arc, Mutex, PoisonError};

use hickory_server::proto::op::{Message, MessageType, ResponseCode};
use hickory_server::proto::rr::{Name, Record};
use hickory_server::proto::serialize::txt::Parser;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::task::JoinSet;

/// One question as a server saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The name exactly as sent, without the final dot.
    pub(crate) name: String,
    /// `MX`, `TXT`, …
    pub(crate) rtype: String,
    /// RD bit.
    pub(crate) is_recursive: bool,
    /// CD bit.
    pub(crate) is_unchecked: bool,
    /// How it came.
    pub(crate) transport: Transport,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transport {
    Udp,
    Tcp,
    #[cfg(feature = "doh")]
    Https,
}

/// What a server was asked, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<Asked>>>);

impl Log {
    pub(crate) fn write(&self, asked: Asked) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
    }

    pub(crate) fn all(&self) -> Vec<Asked> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The questions for one type, as names.
    pub(crate) fn names(&self, rtype: &str) -> Vec<String> {
        self.all().into_iter().filter(|asked| asked.rtype == rtype).map(|a| a.name).collect()
    }

    /// The questions at or under a name.
    pub(crate) fn within(&self, zone: &str) -> Vec<Asked> {
        let under = format!(".{zone}");
        let is_within = |asked: &Asked| {
            let name = asked.name.to_ascii_lowercase();
            name == zone || name.ends_with(&under)
        };
        self.all().into_iter().filter(is_within).collect()
    }
}

/// What goes back.
pub(crate) enum Reply {
    Message(Box<Message>),
    Bytes(Vec<u8>),
    Silence,
}

pub(crate) type Answer = dyn Fn(&Message, Transport) -> Reply + Send + Sync;

/// A running server; dropping it stops it.
pub(crate) struct Served {
    pub(crate) socket: SocketAddr,
    pub(crate) log: Log,
    _tasks: JoinSet<()>,
}

impl Served {
    /// Serves on 127.0.0.1.
    pub(crate) async fn start(answer: Box<Answer>) -> Self {
        Self::start_at(Ipv4Addr::LOCALHOST.into(), answer).await
    }

    /// Serves on a loopback address.
    pub(crate) async fn start_at(ip: IpAddr, answer: Box<Answer>) -> Self {
        let (tcp, udp) = bind(ip).await;
        let socket = udp.local_addr().expect("a bound socket has an address");
        let log = Log::default();
        let answer: Arc<Answer> = answer.into();
        let mut tasks = JoinSet::new();
        tasks.spawn(serve_udp(udp, answer.clone(), log.clone()));
        tasks.spawn(serve_tcp(tcp, answer, log.clone()));
        Self { socket, log, _tasks: tasks }
    }
}

/// One free port for both transports.
pub(crate) async fn bind(ip: IpAddr) -> (TcpListener, UdpSocket) {
    loop {
        let tcp = TcpListener::bind((ip, 0)).await.expect("a free loopback port");
        let socket = tcp.local_addr().expect("a bound socket has an address");
        if let Ok(udp) = UdpSocket::bind(socket).await {
            return (tcp, udp);
        }
    }
}

async fn serve_udp(udp: UdpSocket, answer: Arc<Answer>, log: Log) {
    let mut buffer = vec![0; 4096];
    while let Ok((length, from)) = udp.recv_from(&mut buffer).await {
        let Some(bytes) = respond(&buffer, length, &answer, &log, Transport::Udp) else { continue };
        drop(udp.send_to(&bytes, from).await);
    }
}

async fn serve_tcp(tcp: TcpListener, answer: Arc<Answer>, log: Log) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = tcp.accept().await {
        connections.spawn(serve_connection(stream, answer.clone(), log.clone()));
    }
}

async fn serve_connection(mut stream: TcpStream, answer: Arc<Answer>, log: Log) {
    while let Ok(length) = stream.read_u16().await {
        let mut buffer = vec![0; usize::from(length)];
        if stream.read_exact(&mut buffer).await.is_err() {
            return;
        }
        let Some(bytes) = respond(&buffer, buffer.len(), &answer, &log, Transport::Tcp) else {
            continue;
        };
        let length = u16::try_from(bytes.len()).expect("a message fits TCP");
        let framed = [length.to_be_bytes().as_slice(), &bytes].concat();
        if stream.write_all(&framed).await.is_err() {
            return;
        }
    }
}

pub(super) fn respond(
    buffer: &[u8],
    length: usize,
    answer: &Arc<Answer>,
    log: &Log,
    transport: Transport,
) -> Option<Vec<u8>> {
    let request = Message::from_vec(buffer.get(..length)?).ok()?;
    let query = request.queries.first()?;
    log.write(Asked {
        name: plain(query.name()),
        rtype: query.query_type().to_string(),
        is_recursive: request.metadata.recursion_desired,
        is_unchecked: request.metadata.checking_disabled,
        transport,
    });
    match answer(&request, transport) {
        Reply::Message(message) => {
            let whole = message.to_vec().expect("a test's message can be encoded");
            let is_too_long = transport == Transport::Udp && whole.len() > room(&request);
            let sent = if is_too_long { message.truncate().to_vec().ok()? } else { whole };
            Some(sent)
        }
        Reply::Bytes(bytes) => Some(bytes),
        Reply::Silence => None,
    }
}

fn room(request: &Message) -> usize {
    usize::from(request.max_payload())
}

/// An empty answer to `request`.
pub(crate) fn response(request: &Message, code: ResponseCode) -> Message {
    let mut message = request.clone();
    message.metadata.message_type = MessageType::Response;
    message.metadata.response_code = code;
    message
}

/// A name as tests write it.
pub(crate) fn plain(name: &Name) -> String {
    let text = name.to_ascii();
    text.strip_suffix('.').unwrap_or(&text).to_owned()
}

/// A name from a test.
pub(crate) fn absolute(text: &str) -> Name {
    let mut name = Name::from_str(text).expect("a test's name is valid");
    name.set_fqdn(true);
    name
}

/// The records of zone-file text; names without a final dot are relative to `origin`.
pub(crate) fn zone_text(origin: &str, text: &str) -> Vec<Record> {
    let (_, sets) = Parser::new(text, None, Some(absolute(origin)))
        .parse()
        .expect("a test's zone text is valid");
    sets.values().flat_map(|set| set.records_without_rrsigs().cloned()).collect()
}
