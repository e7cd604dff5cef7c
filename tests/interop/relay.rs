//! In front of a server or a resolver: passes every question on and writes down which it was and
//! when, so that it does not matter how, or whether, the daemon itself keeps a log. On demand it
//! acts out a fault instead.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hickory_server::proto::op::{Message, ResponseCode};
use mxguide::names::Name;
use mxguide::observe::Moment;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::task::JoinSet;

use crate::clock;
use crate::daemon::free_port;
use crate::fault::{self, Fault};

/// Longer than any question's own deadline.
const PATIENCE: Duration = Duration::from_secs(10);

/// One question that passed.
#[derive(Debug, Clone)]
pub(crate) struct Passed {
    pub(crate) at: Moment,
    pub(crate) name: Name,
    pub(crate) rtype: String,
}

/// What passed, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<Passed>>>);

impl Log {
    /// Writes down what is asked.
    pub(crate) fn note(&self, bytes: &[u8]) {
        // What cannot be read is noted too: as the root's name it would hide, so it is a fault here.
        let message = Message::from_vec(bytes).expect("the program sends readable questions");
        for query in &message.queries {
            let name = Name::from_presentation(&query.name().to_ascii());
            let passed = Passed { at: clock::now(), name, rtype: query.query_type().to_string() };
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(passed);
        }
    }

    fn all(&self) -> Vec<Passed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A running relay; dropping it stops it.
pub(crate) struct Relay {
    pub(crate) socket: SocketAddr,
    shared: Arc<Shared>,
    _tasks: JoinSet<()>,
}

struct Shared {
    /// Several memories behind one address take turns.
    onward: Vec<SocketAddr>,
    turn: AtomicUsize,
    /// How many datagrams came with each question.
    counted: Mutex<BTreeMap<String, u32>>,
    fault: Mutex<Fault>,
    log: Log,
}

impl Relay {
    pub(crate) async fn before(resolver: SocketAddr) -> Self {
        Self::at(Ipv4Addr::LOCALHOST.into(), vec![resolver], Fault::None).await
    }

    /// In front of several that take turns, with a fault from the start.
    pub(crate) async fn at(ip: IpAddr, onward: Vec<SocketAddr>, fault: Fault) -> Self {
        let socket = SocketAddr::new(ip, free_port().port());
        let udp = UdpSocket::bind(socket).await.expect("a free port");
        let tcp = TcpListener::bind(socket).await.expect("a free port");
        let shared = Arc::new(Shared {
            onward,
            turn: AtomicUsize::new(0),
            counted: Mutex::default(),
            fault: Mutex::new(fault),
            log: Log::default(),
        });
        let mut tasks = JoinSet::new();
        tasks.spawn(pass_udp(Arc::new(udp), shared.clone()));
        tasks.spawn(pass_tcp(tcp, shared.clone()));
        Self { socket, shared, _tasks: tasks }
    }

    /// From now on this is what goes wrong.
    pub(crate) fn set(&self, fault: Fault) {
        *self.shared.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    /// What passes is written here; a second way to the same resolver writes here too.
    pub(crate) fn log(&self) -> Log {
        self.shared.log.clone()
    }

    /// What passed for `domain` and the names under it, in order.
    pub(crate) fn within(&self, domain: &Name) -> Vec<Passed> {
        let all = self.shared.log.all().into_iter();
        all.filter(|passed| passed.name.is_at_or_under(domain)).collect()
    }

    /// How many questions passed in all.
    pub(crate) fn count(&self) -> usize {
        self.shared.log.all().len()
    }
}

impl Shared {
    fn fault(&self) -> Fault {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> SocketAddr {
        self.onward[self.turn.fetch_add(1, Ordering::Relaxed) % self.onward.len()]
    }

    /// Whether this datagram gets lost. Each question has its own count, so that what else is asked
    /// at the same time decides nothing.
    fn is_lost(&self, question: &[u8], of_ten: u16) -> bool {
        let Ok(message) = Message::from_vec(question) else { return false };
        let text: Vec<String> = message.queries.iter().map(ToString::to_string).collect();
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        // Caches write names in changing case.
        let count = counted.entry(text.concat().to_ascii_lowercase()).or_default();
        let place = *count % 10;
        *count += 1;
        (of_ten >> place) & 1 == 1
    }
}

async fn pass_udp(udp: Arc<UdpSocket>, shared: Arc<Shared>) {
    let mut under_way = JoinSet::new();
    let mut buffer = vec![0; 4096];
    // A customer that went away makes itself heard as a fault of the next reading; no reason to stop.
    loop {
        let Ok((length, from)) = udp.recv_from(&mut buffer).await else { continue };
        let Some(bytes) = buffer.get(..length) else { continue };
        shared.log.note(bytes);
        under_way.spawn(pass_datagram(udp.clone(), bytes.to_vec(), from, shared.clone()));
        while under_way.try_join_next().is_some() {}
    }
}

async fn pass_datagram(
    udp: Arc<UdpSocket>,
    mut question: Vec<u8>,
    from: SocketAddr,
    shared: Arc<Shared>,
) -> Option<()> {
    let mut onward = shared.next();
    let mut ahead = Vec::new();
    match shared.fault() {
        Fault::None => {}
        Fault::Silence => return None,
        Fault::Loss(of_ten) => {
            if shared.is_lost(&question, of_ten) {
                return None;
            }
        }
        Fault::Delay(ms) => tokio::time::sleep(Duration::from_millis(ms)).await,
        Fault::Truncated | Fault::TruncatedNoTcp => {
            let answer = fault::answer(&question, ResponseCode::NoError, true)?;
            return udp.send_to(&answer, from).await.map(drop).ok();
        }
        Fault::CourtOrder => {
            return udp.send_to(&fault::notice(&question)?, from).await.map(drop).ok();
        }
        Fault::Refused | Fault::Servfail | Fault::Blocked => {
            let answer = fault::answer(&question, code(shared.fault()), false)?;
            return udp.send_to(&answer, from).await.map(drop).ok();
        }
        Fault::Spray => ahead = fault::forgeries(&question),
        Fault::Garbage => ahead = fault::garbage(&question),
        Fault::LeadsTo(elsewhere) => {
            onward = elsewhere;
            question = fault::as_customer(&question);
        }
    }
    for datagram in ahead {
        udp.send_to(&datagram, from).await.ok()?;
    }
    let answer = fetch(&question, onward).await?;
    udp.send_to(&answer, from).await.map(drop).ok()
}

const fn code(fault: Fault) -> ResponseCode {
    match fault {
        Fault::Refused => ResponseCode::Refused,
        Fault::Blocked => ResponseCode::NXDomain,
        _ => ResponseCode::ServFail,
    }
}

/// Puts a question over UDP and gives back what comes.
pub(crate) async fn fetch(question: &[u8], onward: SocketAddr) -> Option<Vec<u8>> {
    let here: IpAddr =
        if onward.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
    let socket = UdpSocket::bind((here, 0)).await.ok()?;
    socket.connect(onward).await.ok()?;
    socket.send(question).await.ok()?;
    let mut answer = vec![0; 65_535];
    let length = tokio::time::timeout(PATIENCE, socket.recv(&mut answer)).await.ok()?.ok()?;
    answer.truncate(length);
    Some(answer)
}

async fn pass_tcp(tcp: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = tcp.accept().await {
        connections.spawn(pass_connection(stream, shared.clone()));
    }
}

async fn pass_connection(mut stream: TcpStream, shared: Arc<Shared>) -> Option<()> {
    loop {
        let question = read_framed(&mut stream).await?;
        shared.log.note(&question);
        let fault = shared.fault();
        let (mut question, mut onward) = (question, shared.next());
        match fault {
            // The connection stays open and nothing ever comes.
            Fault::Silence | Fault::TruncatedNoTcp => {
                tokio::time::sleep(PATIENCE).await;
                return None;
            }
            Fault::Refused | Fault::Servfail => {
                let answer = fault::answer(&question, code(fault), false)?;
                write_framed(&mut stream, &answer).await?;
                continue;
            }
            Fault::Delay(ms) => tokio::time::sleep(Duration::from_millis(ms)).await,
            Fault::LeadsTo(elsewhere) => {
                onward = elsewhere;
                question = fault::as_customer(&question);
            }
            _ => {}
        }
        let mut onward = TcpStream::connect(onward).await.ok()?;
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
