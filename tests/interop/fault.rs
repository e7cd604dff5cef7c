//! What goes wrong on the way to a server, or at it.

use std::net::SocketAddr;

use hickory_server::proto::op::{Message, MessageType, ResponseCode};
use hickory_server::proto::rr::rdata::TXT;
use hickory_server::proto::rr::rdata::opt::EdnsOption;
use hickory_server::proto::rr::{RData, Record};

/// A server's trouble, as its relay acts it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Fault {
    /// None: everything passes.
    #[default]
    None,
    /// Nothing comes back, over UDP or TCP.
    Silence,
    /// Of each ten datagrams with the same question those are lost whose bit is set, the first being
    /// bit 0: chance would decide a story one way today and another way tomorrow.
    Loss(u16),
    /// Everything takes so many milliseconds.
    Delay(u64),
    /// No answer fits a datagram.
    Truncated,
    /// The same, and TCP is dead.
    TruncatedNoTcp,
    /// REFUSED to everything.
    Refused,
    /// SERVFAIL to everything.
    Servfail,
    /// A legal notice in place of every answer, as resolvers give it that obey a court.
    CourtOrder,
    /// "No such name", without the proof that every real one carries, as filters say it.
    Blocked,
    /// Before each true answer come others with wrong ids that say there is nothing.
    Spray,
    /// Before each true answer comes what is no DNS at all, and what was torn in two.
    Garbage,
    /// Somebody else answers: a cache on the way, in this server's name.
    LeadsTo(SocketAddr),
}

/// An answer made here, with this code or cut short; `None` when the question cannot be read.
pub(crate) fn answer(question: &[u8], code: ResponseCode, is_cut_short: bool) -> Option<Vec<u8>> {
    let mut message = Message::from_vec(question).ok()?;
    message.metadata.message_type = MessageType::Response;
    message.metadata.response_code = code;
    message.metadata.truncation = is_cut_short;
    message.to_vec().ok()
}

/// Extended error 16, "censored" (RFC 8914 §4.17), as the option of a real answer.
const CENSORED: [u8; 2] = 16_u16.to_be_bytes();

/// A legal notice: a text under the name asked, kept for no time, and the extended error that goes
/// with it (projectdiscovery/dnsx issue 751).
pub(crate) fn notice(question: &[u8]) -> Option<Vec<u8>> {
    let mut message = Message::from_vec(question).ok()?;
    message.metadata.message_type = MessageType::Response;
    let name = message.queries.first()?.name().clone();
    let text = "This service is not available in your country due to a court order".to_owned();
    if let Some(edns) = &mut message.edns {
        edns.options_mut().insert(EdnsOption::Unknown(15, CENSORED.to_vec()));
    }
    message.answers.push(Record::from_rdata(name, 0, RData::TXT(TXT::new(vec![text]))));
    message.to_vec().ok()
}

/// The question as a resolver's customer would put it (RD=1), for whoever answers in its place.
pub(crate) fn as_customer(question: &[u8]) -> Vec<u8> {
    let mut bytes = question.to_vec();
    if let Some(flags) = bytes.get_mut(2) {
        *flags |= 1;
    }
    bytes
}

/// What a blind forger sends ahead of the true `answer`: "no such name", each with another id.
pub(crate) fn forgeries(question: &[u8]) -> Vec<Vec<u8>> {
    let Some(nothing) = answer(question, ResponseCode::NXDomain, false) else { return Vec::new() };
    let forged = |step: u8| {
        let mut bytes = nothing.clone();
        if let [high, low, ..] = bytes.as_mut_slice() {
            *high ^= step;
            *low = low.wrapping_add(step);
        }
        bytes
    };
    (1..=40).map(forged).collect()
}

/// What a broken box sends ahead of the true answer; none of it carries the question's id.
pub(crate) fn garbage(question: &[u8]) -> Vec<Vec<u8>> {
    let mut upset = question.to_vec();
    if let Some(id) = upset.first_mut() {
        *id ^= 0xff;
    }
    let torn = upset.get(..upset.len() / 2).unwrap_or_default().to_vec();
    vec![Vec::new(), b"HTTP/1.1 302 Found\r\n\r\n".to_vec(), vec![0xff; 512], torn, upset]
}
