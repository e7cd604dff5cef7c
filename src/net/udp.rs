//! Questions as datagrams: a few sockets on random ports that many questions share, because a
//! socket and a task for each question costs more than the question.
//!
//! An answer counts only from the address and port asked, to the port that asked, under the same
//! id and about the same question (RFC 5452 §9); everything else is passed over and the waiting goes
//! on. Ids come from a cryptographic generator, ports from the system, and ports are left after a
//! while (RFC 5452 §4.5), so a liar off the path has as much to guess as with one socket a question.
//! Nothing here reads an answer beyond its question.

mod datagram;
mod port;

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};

use port::Port;

/// Sockets open for one family of addresses.
const MOST_PORTS: usize = 16;
/// Questions waiting for their answers at one time; more wait for their turn. An eighth of the ids
/// of one port, so that a free id is found at once even if chance sends all of them there.
const MOST_WAITING: usize = 8192;

/// The sockets that questions leave from. Dropping it closes them.
#[derive(Debug)]
pub(super) struct Sockets {
    v4: Mutex<Vec<Arc<Port>>>,
    v6: Mutex<Vec<Arc<Port>>>,
    turns: Semaphore,
}

impl Default for Sockets {
    fn default() -> Self {
        Self { v4: Mutex::default(), v6: Mutex::default(), turns: Semaphore::new(MOST_WAITING) }
    }
}

impl Sockets {
    /// Sends `message`, which holds one question, to `server` and waits for its answer until
    /// `deadline`, with a second datagram after `retry_after` for the case that the first was lost.
    /// The message's id is chosen here. `None` is silence, or that nothing could be sent.
    ///
    /// Dropping the future forgets the question.
    pub(super) async fn exchange(
        &self,
        server: SocketAddr,
        message: Vec<u8>,
        retry_after: Duration,
        deadline: Instant,
    ) -> Option<Vec<u8>> {
        let _turn = timeout_at(deadline, self.turns.acquire()).await.ok()?.ok()?;
        let again_at = (Instant::now() + retry_after).min(deadline);
        let port = self.port(server)?;
        let mut question = port.enlist(server, message)?;
        question.send().await?;
        if let Ok(answer) = timeout_at(again_at, question.answer()).await {
            return answer;
        }
        if again_at == deadline {
            return None;
        }
        // The same id from the same port: another one would give a liar two to guess at. If it cannot
        // be sent, the first may still be answered.
        let _ = question.send().await;
        timeout_at(deadline, question.answer()).await.ok()?
    }

    /// A port to ask `server` from: a new one until there are enough, then any.
    fn port(&self, server: SocketAddr) -> Option<Arc<Port>> {
        let (ports, here) = match server {
            SocketAddr::V4(_) => (&self.v4, SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0))),
            SocketAddr::V6(_) => (&self.v6, SocketAddr::from((Ipv6Addr::UNSPECIFIED, 0))),
        };
        let (now, runtime) = (Instant::now(), Handle::current().id());
        let mut ports = ports.lock().unwrap_or_else(PoisonError::into_inner);
        ports.retain(|port| port.is_good(now, runtime));
        if ports.len() < MOST_PORTS {
            // A machine that is short of sockets makes do with those it has.
            match Port::open(here, now) {
                Ok(port) => ports.push(Arc::new(port)),
                Err(_) if !ports.is_empty() => {}
                Err(_) => return None,
            }
            return ports.last().cloned();
        }
        ports.get(rand::random_range(0..ports.len())).cloned()
    }
}

#[cfg(test)]
mod tests;
