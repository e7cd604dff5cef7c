//! In front of a resolver: passes every question on and writes down which it was and when. So it
//! does not matter how, or whether, the resolver itself keeps a log.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hickory_server::proto::op::Message;
use mxguide::names::Name;
use mxguide::observe::Moment;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::task::JoinSet;

use crate::clock;
use crate::daemon::free_port;

/// Longer than any question's own deadline.
const PATIENCE: Duration = Duration::from_secs(10);

/// One question that passed.
#[derive(Debug, Clone)]
pub(crate) struct Passed {
    pub(crate) at: Moment,
    pub(crate) name: Name,
    pub(crate) rtype: String,
}

type Log = Arc<Mutex<Vec<Passed>>>;

/// A running relay; dropping it stops it.
pub(crate) struct Relay {
    pub(crate) socket: SocketAddr,
    log: Log,
    _tasks: JoinSet<()>,
}

impl Relay {
    pub(crate) async fn before(resolver: SocketAddr) -> Self {
        let socket = free_port();
        let udp = UdpSocket::bind(socket).await.expect("a free port");
        let tcp = TcpListener::bind(socket).await.expect("a free port");
        let log = Log::default();
        let mut tasks = JoinSet::new();
        tasks.spawn(pass_udp(Arc::new(udp), resolver, log.clone()));
        tasks.spawn(pass_tcp(tcp, resolver, log.clone()));
        Self { socket, log, _tasks: tasks }
    }

    /// What passed for `domain` and the names under it, in order.
    pub(crate) fn within(&self, domain: &Name) -> Vec<Passed> {
        let log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.iter().filter(|passed| passed.name.is_at_or_under(domain)).cloned().collect()
    }

    /// How many questions passed in all.
    pub(crate) fn count(&self) -> usize {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

fn note(log: &Log, bytes: &[u8]) {
    // What cannot be read is noted too: as the root's name it would hide, so it is a fault here.
    let message = Message::from_vec(bytes).expect("the program sends readable questions");
    for query in &message.queries {
        let name = Name::from_presentation(&query.name().to_ascii());
        let passed = Passed { at: clock::now(), name, rtype: query.query_type().to_string() };
        log.lock().unwrap_or_else(PoisonError::into_inner).push(passed);
    }
}

async fn pass_udp(udp: Arc<UdpSocket>, resolver: SocketAddr, log: Log) {
    let mut under_way = JoinSet::new();
    let mut buffer = vec![0; 4096];
    while let Ok((length, from)) = udp.recv_from(&mut buffer).await {
        let Some(bytes) = buffer.get(..length) else { continue };
        note(&log, bytes);
        under_way.spawn(pass_datagram(udp.clone(), bytes.to_vec(), from, resolver));
        while under_way.try_join_next().is_some() {}
    }
}

async fn pass_datagram(
    udp: Arc<UdpSocket>,
    bytes: Vec<u8>,
    from: SocketAddr,
    resolver: SocketAddr,
) -> Option<()> {
    let onward = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.ok()?;
    onward.connect(resolver).await.ok()?;
    onward.send(&bytes).await.ok()?;
    let mut answer = vec![0; 65_535];
    let length = tokio::time::timeout(PATIENCE, onward.recv(&mut answer)).await.ok()?.ok()?;
    udp.send_to(answer.get(..length)?, from).await.ok()?;
    Some(())
}

async fn pass_tcp(tcp: TcpListener, resolver: SocketAddr, log: Log) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = tcp.accept().await {
        connections.spawn(pass_connection(stream, resolver, log.clone()));
    }
}

async fn pass_connection(mut stream: TcpStream, resolver: SocketAddr, log: Log) -> Option<()> {
    let mut onward = TcpStream::connect(resolver).await.ok()?;
    loop {
        let question = read_framed(&mut stream).await?;
        note(&log, &question);
        write_framed(&mut onward, &question).await?;
        let answer = read_framed(&mut onward).await?;
        write_framed(&mut stream, &answer).await?;
    }
}

async fn read_framed(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let length = stream.read_u16().await.ok()?;
    let mut bytes = vec![0; usize::from(length)];
    stream.read_exact(&mut bytes).await.ok()?;
    Some(bytes)
}

async fn write_framed(stream: &mut TcpStream, bytes: &[u8]) -> Option<()> {
    let length = u16::try_from(bytes.len()).ok()?;
    stream.write_all(&[length.to_be_bytes().as_slice(), bytes].concat()).await.ok()
}
