//! Resolvers as far away as one likes, with memories that run out at known moments. They live on a
//! thread of their own and write down every question with the moment it came and went.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hickory_server::proto::op::{Message, MessageType, ResponseCode};
use hickory_server::proto::rr::{Name, RData, Record, RecordType};
use hickory_server::proto::serialize::txt::Parser;
use tokio::net::UdpSocket;
use tokio::task::JoinSet;

use crate::tty::now;

/// The TTL of everything fresh, in seconds.
const FRESH_S: u32 = 3600;

/// What a resolver remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Memory {
    /// The new zone.
    New,
    /// The old zone, for as long as this after the first question; then the new one.
    OldFor(Duration),
    /// The old zone until then, the new one after.
    OldUntil(Instant),
    /// That the name does not exist.
    NoSuchName,
    /// It does not answer.
    Silent,
}

/// How far away it is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Distance {
    Fixed(Duration),
    /// From the first to the second, differently each time.
    Between(Duration, Duration),
}

/// One resolver.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Temper {
    pub(crate) memory: Memory,
    pub(crate) distance: Distance,
}

/// One question as a resolver saw it.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Which resolver.
    pub(crate) cache: usize,
    /// The name, without the final dot.
    pub(crate) name: String,
    pub(crate) rtype: RecordType,
    /// When it came.
    pub(crate) at: Instant,
    /// When the answer left; `None` when none did.
    pub(crate) left: Option<Instant>,
    /// The answer was from the new zone.
    pub(crate) is_new: bool,
}

#[derive(Default)]
struct Shared {
    tempers: Vec<Temper>,
    log: Vec<Asked>,
    turn: u32,
    /// When each old memory runs out, once it is known.
    flips: Vec<Option<Instant>>,
}

/// The resolvers; dropping them stops them.
pub(crate) struct Caches {
    /// Where each is reached.
    pub(crate) sockets: Vec<SocketAddr>,
    shared: Arc<Mutex<Shared>>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

/// What both zones hold.
struct Zones {
    old: Vec<Record>,
    new: Vec<Record>,
}

impl Caches {
    /// Starts `count` at 127.0.53.1, 127.0.53.2… on `port` (0: any), with two zones as zone-file
    /// text with absolute names; `None` when the port may not be had.
    pub(crate) fn start(count: u8, port: u16, old: &str, new: &str) -> Option<Self> {
        let bound: Option<Vec<std::net::UdpSocket>> = (1..=count)
            .map(|number| {
                let socket = std::net::UdpSocket::bind((IpAddr::from([127, 0, 53, number]), port));
                let socket = socket.ok()?;
                socket.set_nonblocking(true).ok()?;
                Some(socket)
            })
            .collect();
        let bound = bound?;
        let sockets = bound.iter().filter_map(|socket| socket.local_addr().ok()).collect();
        let zones = Arc::new(Zones { old: records(old), new: records(new) });
        let away = Temper { memory: Memory::New, distance: Distance::Fixed(Duration::ZERO) };
        let shared = Arc::new(Mutex::new(Shared {
            tempers: vec![away; usize::from(count)],
            flips: vec![None; usize::from(count)],
            ..Shared::default()
        }));
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let minds = shared.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async move {
                let mut tasks = JoinSet::new();
                for (cache, socket) in bound.into_iter().enumerate() {
                    let socket = UdpSocket::from_std(socket).expect("a socket of this runtime");
                    tasks.spawn(serve(cache, Arc::new(socket), zones.clone(), minds.clone()));
                }
                let _ = stopped.await;
            });
        });
        Some(Self { sockets, shared, stop: Some(stop), thread: Some(thread) })
    }

    /// Gives each a character and forgets what was asked.
    pub(crate) fn become_so(&self, temper: impl Fn(usize) -> Temper) {
        let mut shared = lock(&self.shared);
        let count = shared.tempers.len();
        shared.tempers = (0..count).map(temper).collect();
        shared.flips = vec![None; count];
        shared.log.clear();
    }

    /// What was asked at `name` since then, in the order of arrival.
    pub(crate) fn asked(&self, name: &str, rtype: RecordType) -> Vec<Asked> {
        let shared = lock(&self.shared);
        let mut asked: Vec<Asked> = shared
            .log
            .iter()
            .filter(|asked| asked.name == name && asked.rtype == rtype)
            .cloned()
            .collect();
        asked.sort_by_key(|asked| asked.at);
        asked
    }

    /// Everything asked at or under `name`, in the order of arrival.
    pub(crate) fn asked_within(&self, name: &str) -> Vec<Asked> {
        let under = format!(".{name}");
        let mut asked: Vec<Asked> = lock(&self.shared)
            .log
            .iter()
            .filter(|asked| asked.name == name || asked.name.ends_with(&under))
            .cloned()
            .collect();
        asked.sort_by_key(|asked| asked.at);
        asked
    }

    /// When the memory of each runs out, where it is old and was asked.
    pub(crate) fn flips(&self) -> Vec<Option<Instant>> {
        lock(&self.shared).flips.clone()
    }
}

impl Drop for Caches {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The records of zone-file text with absolute names.
fn records(text: &str) -> Vec<Record> {
    let mut root = Name::from_str(".").expect("the root");
    root.set_fqdn(true);
    let (_, sets) = Parser::new(text, None, Some(root)).parse().expect("a bench's zone is valid");
    sets.values().flat_map(|set| set.records_without_rrsigs().cloned()).collect()
}

async fn serve(cache: usize, socket: Arc<UdpSocket>, zones: Arc<Zones>, minds: Arc<Mutex<Shared>>) {
    let mut replies = JoinSet::new();
    let mut buffer = vec![0; 4096];
    loop {
        let Ok((length, from)) = socket.recv_from(&mut buffer).await else { continue };
        let at = now();
        let bytes = buffer.get(..length).unwrap_or_default();
        let Ok(request) = Message::from_vec(bytes) else { continue };
        let Some(query) = request.queries.first() else { continue };
        let mut asked = Asked {
            cache,
            name: query.name().to_ascii().trim_end_matches('.').to_owned(),
            rtype: query.query_type(),
            at,
            left: None,
            is_new: false,
        };
        let (said, delay) = consult(&asked, &minds);
        let Some(said) = said else {
            lock(&minds).log.push(asked);
            continue;
        };
        asked.is_new = said == Said::New;
        let answer = answer(&request, &zones, said);
        let (socket, minds) = (socket.clone(), minds.clone());
        replies.spawn(async move {
            tokio::time::sleep_until((at + delay).into()).await;
            let bytes = answer.to_vec().expect("an answer can be encoded");
            let _ = socket.send_to(&bytes, from).await;
            lock(&minds).log.push(Asked { left: Some(now()), ..asked });
        });
        while replies.try_join_next().is_some() {}
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    New,
    Old { ttl: u32 },
    NoSuchName,
}

/// What it will say, and after how long. TTLs are cut to whole seconds, as caches do.
fn consult(asked: &Asked, minds: &Mutex<Shared>) -> (Option<Said>, Duration) {
    let mut minds = lock(minds);
    let Some(temper) = minds.tempers.get(asked.cache).copied() else {
        return (None, Duration::ZERO);
    };
    minds.turn = minds.turn.wrapping_add(1);
    let delay = match temper.distance {
        Distance::Fixed(delay) => delay,
        Distance::Between(least, most) => {
            // Knuth's multiplicative hash: noise that is the same in every run.
            let noise = minds.turn.wrapping_mul(2_654_435_761) >> 16;
            least + most.saturating_sub(least) * noise / 65_536
        }
    };
    let until = match temper.memory {
        Memory::Silent => return (None, delay),
        Memory::NoSuchName => return (Some(Said::NoSuchName), delay),
        Memory::New => return (Some(Said::New), delay),
        Memory::OldUntil(until) => until,
        Memory::OldFor(lasting) => asked.at + lasting,
    };
    if let Some(temper) = minds.tempers.get_mut(asked.cache) {
        temper.memory = Memory::OldUntil(until);
    }
    if let Some(flip) = minds.flips.get_mut(asked.cache) {
        *flip = Some(until);
    }
    let left = until.saturating_duration_since(asked.at);
    if left.is_zero() {
        return (Some(Said::New), delay);
    }
    let ttl = u32::try_from(left.as_secs()).unwrap_or(u32::MAX);
    (Some(Said::Old { ttl }), delay)
}

fn answer(request: &Message, zones: &Zones, said: Said) -> Message {
    let mut message = request.clone();
    message.metadata.message_type = MessageType::Response;
    message.metadata.recursion_available = true;
    message.metadata.response_code = ResponseCode::NoError;
    let Some(query) = request.queries.first() else { return message };
    let (zone, ttl) = match said {
        Said::New | Said::NoSuchName => (&zones.new, FRESH_S),
        Said::Old { ttl } => (&zones.old, ttl),
    };
    let here: Vec<&Record> = zone.iter().filter(|record| record.name == *query.name()).collect();
    let soa = || zone.iter().filter(|record| matches!(record.data, RData::SOA(_))).cloned();
    if here.is_empty() || said == Said::NoSuchName {
        message.metadata.response_code = ResponseCode::NXDomain;
        message.authorities.extend(soa());
        return message;
    }
    let wanted = here.iter().filter(|record| record.record_type() == query.query_type());
    message.answers = wanted.map(|record| (**record).clone()).collect();
    for record in &mut message.answers {
        record.ttl = ttl;
    }
    if message.answers.is_empty() {
        message.authorities.extend(soa());
    }
    message
}
