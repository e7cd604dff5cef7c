//! One socket on one port, the questions that wait on it, and the task that hands out what arrives.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::UdpSocket;
use tokio::runtime::{Handle, Id};
use tokio::sync::oneshot;
use tokio::task::AbortHandle;
use tokio::time::Instant;

use super::datagram::{self, Fit};

/// A port takes no new questions after this time…
const LIFE: Duration = Duration::from_secs(60);
/// … or after this many.
const MOST_QUESTIONS: u32 = 2000;
/// Bytes read of one datagram: more than was asked for, because some servers do not listen.
const MOST_BYTES: usize = 4096;
/// Tries to find an id that is free; more are never needed while few are taken.
const TRIES: usize = 64;
/// Failures to read in a row after which the socket counts as broken. Windows reports a closed port
/// of one server here, which is no concern of the others.
const MOST_FAILURES: u32 = 1000;

/// An open port. Dropping it closes it.
#[derive(Debug)]
pub(super) struct Port {
    desk: Arc<Desk>,
    opened_at: Instant,
    runtime: Id,
    asked: AtomicU32,
    reader: AbortHandle,
}

/// What the questions and the reader share.
#[derive(Debug)]
struct Desk {
    socket: UdpSocket,
    waiting: Mutex<HashMap<u16, Waiting>>,
    is_read: AtomicBool,
}

#[derive(Debug)]
struct Waiting {
    /// Counts the questions of this port: an id may be another question's by now.
    number: u32,
    server: SocketAddr,
    /// Name, type and class, as sent.
    asked: Box<[u8]>,
    answer: oneshot::Sender<Vec<u8>>,
}

/// A question that waits; dropping it frees its id.
#[derive(Debug)]
pub(super) struct Question<'port> {
    port: &'port Port,
    id: u16,
    number: u32,
    server: SocketAddr,
    message: Vec<u8>,
    answer: oneshot::Receiver<Vec<u8>>,
}

impl Port {
    /// Opens a port of the system's choice and starts to read from it.
    pub(super) fn open(here: SocketAddr, now: Instant) -> io::Result<Self> {
        let socket = std::net::UdpSocket::bind(here)?;
        socket.set_nonblocking(true)?;
        let desk = Arc::new(Desk {
            socket: UdpSocket::from_std(socket)?,
            waiting: Mutex::default(),
            is_read: AtomicBool::new(true),
        });
        let reader = tokio::spawn(read(desk.clone())).abort_handle();
        let runtime = Handle::current().id();
        Ok(Self { desk, opened_at: now, runtime, asked: AtomicU32::new(0), reader })
    }

    /// Whether new questions may leave from here. A port belongs to the runtime that reads it.
    pub(super) fn is_good(&self, now: Instant, runtime: Id) -> bool {
        self.runtime == runtime
            && self.desk.is_read.load(Ordering::Relaxed)
            && self.asked.load(Ordering::Relaxed) < MOST_QUESTIONS
            && now.saturating_duration_since(self.opened_at) < LIFE
    }

    /// Gives `message` a random id of its own and starts to wait for its answer. `None` when the
    /// message has no question or no id is free.
    pub(super) fn enlist(&self, server: SocketAddr, message: Vec<u8>) -> Option<Question<'_>> {
        let asked: Box<[u8]> = datagram::question(&message)?.into();
        let (sender, answer) = oneshot::channel();
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        let id = self.desk.take_id(Waiting { number, server, asked, answer: sender })?;
        let question = Question { port: self, id, number, server, message, answer };
        Some(question.with_id())
    }
}

#[cfg(test)]
impl Port {
    /// Questions that wait here.
    pub(super) fn waiting_count(&self) -> usize {
        self.desk.waiting().len()
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

impl Question<'_> {
    /// Writes the id into the message.
    fn with_id(mut self) -> Self {
        if let Some(id) = self.message.first_chunk_mut::<2>() {
            *id = self.id.to_be_bytes();
        }
        self
    }

    /// Sends the datagram; `None` when the machine has no way to the server.
    pub(super) async fn send(&self) -> Option<()> {
        self.port.desk.socket.send_to(&self.message, self.server).await.ok().map(drop)
    }

    /// The answer; `None` when the port broke. May be dropped and called again.
    pub(super) async fn answer(&mut self) -> Option<Vec<u8>> {
        (&mut self.answer).await.ok()
    }
}

impl Drop for Question<'_> {
    fn drop(&mut self) {
        if let Entry::Occupied(entry) = self.port.desk.waiting().entry(self.id)
            && entry.get().number == self.number
        {
            entry.remove();
        }
    }
}

impl Desk {
    fn waiting(&self) -> MutexGuard<'_, HashMap<u16, Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_id(&self, waiting: Waiting) -> Option<u16> {
        let mut taken = self.waiting();
        for _ in 0..TRIES {
            let id = rand::random();
            if let Entry::Vacant(free) = taken.entry(id) {
                free.insert(waiting);
                return Some(id);
            }
        }
        None
    }

    /// Hands a datagram to the question it answers, if there is one.
    fn hand_out(&self, datagram: &[u8], from: SocketAddr) {
        let Some(id) = datagram::id(datagram) else { return };
        let mut waiting = self.waiting();
        let Entry::Occupied(entry) = waiting.entry(id) else { return };
        let is_from_there = is_same_place(entry.get().server, from);
        if is_from_there && datagram::fit(datagram, &entry.get().asked) == Fit::Answer {
            // Whoever asked may have left in this moment.
            drop(entry.remove().answer.send(datagram.to_vec()));
        }
    }
}

/// Scope and flow of IPv6 come and go on the way; address and port must be those that were asked.
fn is_same_place(asked: SocketAddr, from: SocketAddr) -> bool {
    asked.ip().to_canonical() == from.ip().to_canonical() && asked.port() == from.port()
}

/// Marks a port as unread however its reader ends, its runtime's end included, and lets everybody
/// who waits on it know.
struct Reading(Arc<Desk>);

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.is_read.store(false, Ordering::Relaxed);
        self.0.waiting().clear();
    }
}

async fn read(desk: Arc<Desk>) {
    let reading = Reading(desk);
    let mut buffer = vec![0; MOST_BYTES];
    let mut failures = 0;
    while failures < MOST_FAILURES {
        if let Ok((length, from)) = reading.0.socket.recv_from(&mut buffer).await {
            failures = 0;
            reading.0.hand_out(buffer.get(..length).unwrap_or_default(), from);
        } else {
            failures += 1;
            tokio::task::yield_now().await;
        }
    }
}
