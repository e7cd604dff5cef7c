//! Single resolvers that are silent on port 53 while others answer there: some networks let one
//! operator through and stop another. Those that offer HTTPS are asked that way for a while.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::{Doh, Network, Service, Ways, is_silent};
use crate::observe::{Heard, Margin, Question};

/// How long a resolver is taken to stay silent on port 53.
const QUIET_FOR: Duration = Duration::from_secs(600);
/// Silent resolvers remembered; no list has more.
const MOST_QUIET: usize = 512;

/// What is known of silence on port 53.
#[derive(Debug, Default)]
pub(super) struct Quiet {
    /// Some resolver with two ways has answered there.
    is_alive: AtomicBool,
    since: Mutex<BTreeMap<SocketAddr, Instant>>,
}

impl Quiet {
    fn is_quiet(&self, socket: SocketAddr) -> bool {
        let since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        since.get(&socket).is_some_and(|since| since.elapsed() < QUIET_FOR)
    }

    fn note(&self, socket: SocketAddr, is_quiet: bool) {
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_quiet {
            since.remove(&socket);
        } else if since.len() < MOST_QUIET {
            since.insert(socket, Instant::now());
        }
    }
}

impl Network {
    /// Asks a resolver on port 53, and over HTTPS when it alone is silent there; both together take
    /// no longer than one question may.
    pub(super) async fn ask_open(
        &self,
        socket: SocketAddr,
        ways: &Ways,
        question: &Question,
    ) -> (Heard, Margin) {
        let (quiet, timeout) = (&self.0.quiet, self.settings().timeout);
        let service = ways.https.as_ref().filter(|_| self.settings().doh == Doh::Auto);
        let Some(service) = service else {
            return self.ask_plain(socket, &ways.spare, question, timeout).await;
        };
        let deadline = Instant::now() + timeout;
        if quiet.is_quiet(socket) {
            let said = self.ask_until(deadline, service, question).await;
            quiet.note(socket, !is_silent(&said.0));
            return said;
        }
        let is_alive = quiet.is_alive.load(Ordering::Relaxed);
        let part = if is_alive { timeout / 2 } else { timeout };
        let said = self.ask_plain(socket, &ways.spare, question, part).await;
        if !is_silent(&said.0) {
            quiet.is_alive.store(true, Ordering::Relaxed);
            return said;
        }
        // Where nobody answers there, that is a closed port, and found out otherwise.
        if !quiet.is_alive.load(Ordering::Relaxed) {
            return said;
        }
        let around = self.ask_until(deadline, service, question).await;
        quiet.note(socket, !is_silent(&around.0));
        around
    }

    async fn ask_until(
        &self,
        deadline: Instant,
        service: &Service,
        question: &Question,
    ) -> (Heard, Margin) {
        let asked = timeout_at(deadline, self.ask_service(service, question)).await;
        asked.unwrap_or((Heard::Silent, Margin::default()))
    }
}
