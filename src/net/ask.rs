//! One question, one server, one deadline: UDP with EDNS, a second datagram when the first may be
//! lost, TCP when the answer does not fit or cannot be read.
//!
//! Messages are written and read by the library; its resolver is not used, because it folds referrals,
//! aliases leaving the zone and extended errors into one kind of failure.

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
    /// To a resolver, which looks it up and validates if it can: RD=1.
    Recursive,
    /// To a resolver that shall not validate: RD=1, CD=1 (RFC 4035 §3.2.2).
    Unchecked,
}

/// What came back from one transport.
enum Came {
    Answer(Box<DnsResponse>),
    /// From the right address with the right id, and unreadable.
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
    let silence = || (Heard::Silent, Margin { rtt_ms: ms_since(asked_at), ..Margin::default() });
    let Some(name) = wire::to_wire(&question.name) else { return silence() };
    let query = Query::query(name, wire::type_to_wire(question.rtype));
    let deadline = asked_at + timeout;

    let mut request = build(&query, manner, timeout);
    let mut came = over_udp(sockets, socket, &request, deadline).await;
    if let Came::Answer(answer) = &came
        && is_without_edns(answer)
    {
        request.edns = None;
        came = over_udp(sockets, socket, &request, deadline).await;
    }
    let is_cut_short = match came {
        Came::Answer(answer) if !answer.metadata.truncation => {
            return judge(question, &answer, asked_at, Transport::Udp);
        }
        Came::Answer(_) => true,
        Came::Unreadable => false,
        Came::Silence => return silence(),
    };
    match over_tcp(socket, request, &query, deadline).await {
        Came::Answer(whole) => judge(question, &whole, asked_at, Transport::Tcp),
        // Cut short over UDP and unreachable over TCP: part of a set is worse than none.
        Came::Silence if is_cut_short => silence(),
        Came::Silence | Came::Unreadable => {
            (Heard::Garbled, Margin { rtt_ms: ms_since(asked_at), ..Margin::default() })
        }
    }
}

fn judge(
    question: &Question,
    answer: &DnsResponse,
    asked_at: Instant,
    transport: Transport,
) -> (Heard, Margin) {
    let margin = read::margin(answer, ms_since(asked_at), transport);
    (read::heard(question, answer), margin)
}

fn build(query: &Query, manner: Manner, timeout: Duration) -> DnsRequest {
    let mut options = DnsRequestOptions::default();
    options.use_edns = true;
    options.edns_payload_len = UDP_PAYLOAD;
    options.recursion_desired = manner != Manner::Authoritative;
    options.case_randomization = false;
    options.retry_interval = timeout / 3;
    let mut request = DnsRequest::from_query(query.clone(), options);
    request.metadata.checking_disabled = manner == Manner::Unchecked;
    request
}

/// An old server that stumbles over EDNS says so without EDNS (RFC 6891 §7).
fn is_without_edns(answer: &DnsResponse) -> bool {
    let code = answer.metadata.response_code;
    answer.edns.is_none() && matches!(code, ResponseCode::FormErr | ResponseCode::NotImp)
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
    match came {
        // Over UDP the library compares the question; over TCP it is left to us.
        Came::Answer(answer) if answer.queries.as_slice() != std::slice::from_ref(query) => {
            Came::Unreadable
        }
        other => other,
    }
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

fn ms_since(earlier: Instant) -> u32 {
    u32::try_from(earlier.elapsed().as_millis()).unwrap_or(u32::MAX)
}
