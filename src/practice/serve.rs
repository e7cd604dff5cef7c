//! Loopback sockets for a server, and the log of who was asked what.

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hickory_server::Server;
use hickory_server::net::runtime::Time;
use hickory_server::proto::op::ResponseCode;
use hickory_server::server::{Request, RequestHandler, ResponseHandler, ResponseInfo};
use tokio::net::{TcpListener, UdpSocket};
use tokio::time::Instant;

use super::wire::{self, Reply};
use crate::names::Name;
use crate::records::Rtype;

/// How long an idle TCP connection is kept.
const TCP_IDLE: Duration = Duration::from_secs(5);

/// Questions kept in the log; older ones fall out, so that a long practice stays small.
const LOG_LENGTH: usize = 10_000;

/// Attempts to find a port number that is free for UDP and TCP alike.
const PORT_ATTEMPTS: usize = 32;

/// Which pretend server was asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ServerId {
    /// The machine's own resolver.
    System,
    /// The servers of the zone above the domains.
    Parent,
    /// A name server, by its name.
    Authority(Name),
    /// A public resolver, by its id.
    Resolver(&'static str),
}

/// One question that arrived in a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who was asked.
    pub server: ServerId,
    /// About which name.
    pub name: Name,
    /// For which type; `None` is one this program does not know.
    pub rtype: Option<Rtype>,
    /// When it arrived.
    pub at: Instant,
}

/// Everything asked of the pretend servers, oldest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log(Arc<Mutex<VecDeque<Asked>>>);

impl Log {
    pub(crate) fn note(&self, server: &ServerId, name: &Name, rtype: Option<Rtype>) {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if log.len() == LOG_LENGTH {
            log.pop_front();
        }
        let (server, name) = (server.clone(), name.clone());
        log.push_back(Asked { server, name, rtype, at: Instant::now() });
    }

    pub(crate) fn read(&self) -> Vec<Asked> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

/// A running server; dropping it stops it and closes its sockets.
pub(crate) struct Running {
    pub(crate) socket: SocketAddr,
    _server: Box<dyn Send + Sync>,
}

/// Starts `handler` on a port of 127.0.0.1 that the system picks, over UDP and TCP.
pub(crate) async fn serve<H: RequestHandler>(handler: H) -> io::Result<Running> {
    let (udp, tcp) = sockets().await?;
    let socket = udp.local_addr()?;
    let mut server = Server::new(handler);
    server.register_socket(udp);
    server.register_listener(tcp, TCP_IDLE, 16);
    Ok(Running { socket, _server: Box::new(server) })
}

/// The same port for both transports: TCP chooses, UDP claims the same number.
async fn sockets() -> io::Result<(UdpSocket, TcpListener)> {
    let mut fault = io::Error::from(io::ErrorKind::AddrInUse);
    for _ in 0..PORT_ATTEMPTS {
        let tcp = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        match UdpSocket::bind(tcp.local_addr()?).await {
            Ok(udp) => return Ok((udp, tcp)),
            Err(taken) => fault = taken,
        }
    }
    Err(fault)
}

/// What a server says to a question, without knowing how it arrived.
pub(crate) trait Answers: Send + Sync + Unpin + 'static {
    /// Answers one question; `None` is a type this program never asks for.
    fn answer(&self, name: &Name, rtype: Option<Rtype>) -> Reply;
}

/// A server that answers at once and, if it has a name, keeps a log.
pub(crate) struct Prompt<A> {
    pub(crate) answers: A,
    pub(crate) logged_as: Option<(ServerId, Log)>,
}

#[async_trait::async_trait]
impl<A: Answers> RequestHandler for Prompt<A> {
    async fn handle_request<R: ResponseHandler, T: Time>(
        &self,
        request: &Request,
        respond: R,
    ) -> ResponseInfo {
        let reply = match wire::question(request) {
            None => Reply::bare(ResponseCode::FormErr),
            Some((name, rtype)) => {
                if let Some((server, log)) = &self.logged_as {
                    log.note(server, &name, rtype);
                }
                self.answers.answer(&name, rtype)
            }
        };
        wire::send(request, respond, &reply).await
    }
}
