//! One question, one server, one deadline: UDP with EDNS, a second datagram when the first may be
//! lost, TCP when the answer does not fit or cannot be read.
//!
//! Messages are written and read by the library; its resolver is not used, because it folds
//! referrals, aliases leaving the zone and extended errors into one kind of failure.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::StreamExt as _;
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::tcp::TcpClientStream;
use hickory_resolver::net::xfer::{DnsExchange, DnsHandle as _};
use hickory_resolver::proto::op::{
    DnsRequest, DnsRequestOptions, DnsResponse, Query, ResponseCode,
};
use hickory_resolver::proto::rr::rdata::opt::{EdnsOption, NSIDPayload};
use tokio::time::Instant;

use super::udp::Sockets;
use super::{read, wire};
use crate::observe::{Heard, Margin, Question, Transport};

/// The largest UDP answer asked for: it crosses every link unfragmented (DNS flag day 2020).
const UDP_PAYLOAD: u16 = 1232;

/// How the question is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// To a server that publishes the zone: RD=0.
    Authoritative,
    /// The same with the name in capitals, which must not make a difference (RFC 1034 §3.1).
    Capitals,
    /// To a resolver, which looks it up and validates if it can: RD=1.
    Recursive,
    /// To a resolver that shall not validate: RD=1, CD=1 (RFC 4035 §3.2.2).
    Unchecked,
}

/// What came back from one transport.
pub(super) enum Came {
    Answer(Box<DnsResponse>),
    /// From the right server to the right question, and unreadable.
    Unreadable,
    Silence,
}

/// Asks `socket` one question, from a port opened for it, and waits at most `timeout` for all of it.
///
/// Datagrams with a wrong id, a wrong sender or another question are passed over. A name that cannot
/// travel (too long, an empty label) is not sent and counts as silence.
pub async fn ask(
    socket: SocketAddr,
    question: &Question,
    manner: Manner,
    timeout: Duration,
) -> (Heard, Margin) {
    ask_from(&Sockets::default(), socket, question, manner, timeout).await
}

/// The same from one of `sockets`.
pub(super) async fn ask_from(
    sockets: &Sockets,
    socket: SocketAddr,
    question: &Question,
    manner: Manner,
    timeout: Duration,
) -> (Heard, Margin) {
    let asked_at = Instant::now();
    let spelt = match manner {
        Manner::Capitals => query(question).map(in_capitals),
        _ => query(question),
    };
    let (came, transport) = match spelt {
        Some(query) => put(sockets, socket, &query, manner, timeout).await,
        None => (Came::Silence, Transport::Udp),
    };
    judge(question, &came, asked_at, transport)
}

/// The question as it travels; `None` when its name cannot.
pub(super) fn query(question: &Question) -> Option<Query> {
    let name = wire::to_wire(&question.name)?;
    Some(Query::query(name, wire::type_to_wire(question.rtype)))
}

fn in_capitals(mut query: Query) -> Query {
    if let Some(name) = wire::in_capitals(query.name()) {
        query.set_name(name);
    }
    query
}

/// Puts a question of any class to `socket`: what came, and how it travelled.
pub(super) async fn put(
    sockets: &Sockets,
    socket: SocketAddr,
    query: &Query,
    manner: Manner,
    timeout: Duration,
) -> (Came, Transport) {
    let deadline = Instant::now() + timeout;
    let mut request = build(query, manner, timeout);
    let mut came = over_udp(sockets, socket, &request, deadline).await;
    if is_stumbling(&came) {
        request.edns = None;
        came = over_udp(sockets, socket, &request, deadline).await;
    }
    let is_cut_short = match &came {
        Came::Answer(answer) if answer.metadata.truncation => true,
        Came::Unreadable => false,
        Came::Answer(_) | Came::Silence => return (came, Transport::Udp),
    };
    // Rarely needed: kept out of the size of every question that waits.
    match Box::pin(over_tcp(socket, request, query, deadline)).await {
        // Cut short over UDP and unreachable over TCP: part of a set is worse than none.
        Came::Silence if is_cut_short => (Came::Silence, Transport::Tcp),
        Came::Silence => (Came::Unreadable, Transport::Udp),
        came => (came, Transport::Tcp),
    }
}

/// What came, as a fact.
pub(super) fn judge(
    question: &Question,
    came: &Came,
    asked_at: Instant,
    transport: Transport,
) -> (Heard, Margin) {
    let rtt_ms = ms_since(asked_at);
    let beside = || Margin { rtt_ms, transport, ..Margin::default() };
    match came {
        Came::Answer(answer) => {
            (read::heard(question, answer), read::margin(answer, rtt_ms, transport))
        }
        Came::Unreadable => (Heard::Garbled, beside()),
        Came::Silence => (Heard::Silent, beside()),
    }
}

/// The message for a query: EDNS, and an empty NSID, which asks the machine for its name
/// (RFC 5001 §2.1).
pub(super) fn build(query: &Query, manner: Manner, timeout: Duration) -> DnsRequest {
    let mut options = DnsRequestOptions::default();
    options.use_edns = true;
    options.edns_payload_len = UDP_PAYLOAD;
    options.recursion_desired = !matches!(manner, Manner::Authoritative | Manner::Capitals);
    options.case_randomization = false;
    options.retry_interval = timeout / 3;
    let mut request = DnsRequest::from_query(query.clone(), options);
    request.metadata.checking_disabled = manner == Manner::Unchecked;
    if let (Some(edns), Ok(empty)) = (&mut request.edns, NSIDPayload::new([])) {
        edns.options_mut().insert(EdnsOption::NSID(empty));
    }
    request
}

/// True when a server understands EDNS not at all (RFC 6891 §7), or not what we put into it.
pub(super) fn is_stumbling(came: &Came) -> bool {
    use ResponseCode::{BADSIG, BADVERS, FormErr, NotImp};
    match came {
        Came::Answer(answer) => {
            // The library reads 16, which is "bad version" here, as "bad signature".
            matches!(answer.metadata.response_code, BADVERS | BADSIG | FormErr | NotImp)
        }
        Came::Unreadable | Came::Silence => false,
    }
}

async fn over_udp(
    sockets: &Sockets,
    socket: SocketAddr,
    request: &DnsRequest,
    deadline: Instant,
) -> Came {
    let Ok(message) = request.to_vec() else { return Came::Silence };
    let retry_after = request.options().retry_interval;
    match sockets.exchange(socket, message, retry_after, deadline).await {
        Some(answer) => match DnsResponse::from_buffer(answer) {
            Ok(answer) => Came::Answer(Box::new(answer)),
            Err(_unreadable) => Came::Unreadable,
        },
        None => Came::Silence,
    }
}

async fn over_tcp(
    socket: SocketAddr,
    request: DnsRequest,
    query: &Query,
    deadline: Instant,
) -> Came {
    let left = deadline.saturating_duration_since(Instant::now());
    let provider = TokioRuntimeProvider::new();
    let connecting = TcpClientStream::exchange(socket, None, left, None, provider.clone());
    let Ok(Ok(exchange)) = tokio::time::timeout_at(deadline, connecting).await else {
        return Came::Silence;
    };
    let came = bounded(exchange, request, deadline).await;
    drop(provider);
    // Over UDP the library compares the question; over a connection it is left to us.
    about(query, came)
}

/// `came`, if it is about `query`. A refusal may leave the question out (RFC 1035 §4.1.1 does not
/// say, and some servers do).
pub(super) fn about(query: &Query, came: Came) -> Came {
    let Came::Answer(answer) = came else { return came };
    let is_about = match answer.queries.as_slice() {
        // Cut short although there was room: part of a set is worse than none.
        _ if answer.metadata.truncation => false,
        [same] => same == query,
        [] => answer.metadata.response_code != ResponseCode::NoError,
        _ => false,
    };
    if is_about { Came::Answer(answer) } else { Came::Unreadable }
}

async fn bounded(
    exchange: DnsExchange<TokioRuntimeProvider>,
    request: DnsRequest,
    deadline: Instant,
) -> Came {
    let mut answers = exchange.send(request);
    match tokio::time::timeout_at(deadline, answers.next()).await {
        Ok(Some(Ok(answer))) => Came::Answer(Box::new(answer)),
        Ok(Some(Err(NetError::Proto(_)))) => Came::Unreadable,
        Ok(Some(Err(_)) | None) | Err(_) => Came::Silence,
    }
}

pub(super) fn ms_since(earlier: Instant) -> u32 {
    u32::try_from(earlier.elapsed().as_millis()).unwrap_or(u32::MAX)
}
