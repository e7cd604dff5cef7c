//! A server that answers with bytes of the test's choice: several datagrams to one question, some
//! from elsewhere, and raw bytes over TCP.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use hickory_server::proto::op::Message;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::task::JoinSet;

use super::served::bind;

/// One datagram.
pub(crate) enum Lie {
    /// From where the question went.
    Here(Vec<u8>),
    /// From another port of the same address.
    Elsewhere(Vec<u8>),
}

type Datagrams = dyn Fn(&Message) -> Vec<Lie> + Send + Sync;
type Bytes = dyn Fn(&Message) -> Vec<u8> + Send + Sync;

/// A running liar; dropping it stops it.
pub(crate) struct Liar {
    pub(crate) socket: SocketAddr,
    _tasks: JoinSet<()>,
}

impl Liar {
    /// Over UDP the datagrams, in order; over TCP the bytes, length and all, and then the end.
    pub(crate) async fn start(
        datagrams: impl Fn(&Message) -> Vec<Lie> + Send + Sync + 'static,
        bytes: impl Fn(&Message) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        let (tcp, udp) = bind(Ipv4Addr::LOCALHOST.into()).await;
        let elsewhere = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let socket = udp.local_addr().expect("a bound socket has an address");
        let mut tasks = JoinSet::new();
        tasks.spawn(lie_in_datagrams(udp, elsewhere, Box::new(datagrams)));
        tasks.spawn(lie_over_tcp(tcp, Arc::new(bytes)));
        Self { socket, _tasks: tasks }
    }
}

async fn lie_in_datagrams(udp: UdpSocket, elsewhere: UdpSocket, datagrams: Box<Datagrams>) {
    let mut buffer = vec![0; 4096];
    while let Ok((length, from)) = udp.recv_from(&mut buffer).await {
        let Some(Ok(request)) = buffer.get(..length).map(Message::from_vec) else { continue };
        for lie in datagrams(&request) {
            let (by, bytes) = match &lie {
                Lie::Here(bytes) => (&udp, bytes),
                Lie::Elsewhere(bytes) => (&elsewhere, bytes),
            };
            drop(by.send_to(bytes, from).await);
        }
    }
}

async fn lie_over_tcp(tcp: TcpListener, bytes: Arc<Bytes>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = tcp.accept().await {
        connections.spawn(lie_to(stream, bytes.clone()));
    }
}

async fn lie_to(mut stream: TcpStream, bytes: Arc<Bytes>) {
    let Ok(length) = stream.read_u16().await else { return };
    let mut buffer = vec![0; usize::from(length)];
    if stream.read_exact(&mut buffer).await.is_err() {
        return;
    }
    let Ok(request) = Message::from_vec(&buffer) else { return };
    drop(stream.write_all(&bytes(&request)).await);
}
