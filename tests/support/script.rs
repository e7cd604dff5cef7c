//! A server that does what it is told, question by question, right or wrong.

use hickory_server::proto::op::{Edns, Message, ResponseCode};
use hickory_server::proto::rr::rdata::TXT;
use hickory_server::proto::rr::rdata::opt::EdnsOption;
use hickory_server::proto::rr::{RData, Record};

use super::served::{Reply, Served, Transport, plain, response, zone_text};

/// What to say.
#[derive(Debug, Clone)]
pub(crate) enum Say {
    /// Zone-file text with absolute names, in the answer section, AA=1.
    Records(String),
    /// The same in the authority section, AA=0.
    Referral(String),
    /// One TXT of these bytes, cut into strings of 255.
    Text(Vec<u8>),
    /// NXDOMAIN with an SOA of this TTL and MINIMUM.
    NoName(u32, u32),
    /// NODATA with an SOA of this TTL and MINIMUM.
    NoRecord(u32, u32),
    /// An empty NOERROR, without an SOA.
    Empty,
    Code(ResponseCode),
    /// A code with an extended error (RFC 8914).
    Reason(ResponseCode, u16, &'static str),
    /// Truncated over UDP whatever its size, whole over TCP.
    OnlyTcp(String),
    /// FORMERR to anything with EDNS, records without.
    NoEdns(String),
    /// BADVERS to anything with EDNS, and EDNS in the answer; records without.
    BadVersion(String),
    /// Records, and this name for the machine (RFC 5001).
    Named(String, &'static [u8]),
    /// The right answer under a wrong id.
    WrongId(String),
    /// The right answer to another question.
    OtherQuestion(String),
    /// Bytes that are no DNS, under a wrong id.
    Noise,
    /// The right id and then rubbish over UDP; whole over TCP.
    Broken(String),
    /// The right id and then rubbish over both.
    AlwaysBroken,
    /// The question sent back as it came.
    Echo,
    Silence,
}

/// A script being written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Script {
    lines: Vec<(String, String, Say)>,
    otherwise: Option<Say>,
    /// Capitals are other letters to it (RFC 1034 §3.1 forbids that).
    is_case_minded: bool,
}

impl Script {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Says the same to everything.
    pub(crate) fn always(say: Say) -> Self {
        Self { otherwise: Some(say), ..Self::default() }
    }

    /// Adds a line for one name and type; what has no line is met with silence.
    pub(crate) fn on(mut self, name: &str, rtype: &str, say: Say) -> Self {
        self.lines.push((name.to_owned(), rtype.to_owned(), say));
        self
    }

    /// Makes a difference between small letters and capitals.
    pub(crate) fn case_minded(self) -> Self {
        Self { is_case_minded: true, ..self }
    }

    pub(crate) async fn start(self) -> Served {
        Served::start(Box::new(move |request, transport| self.reply(request, transport))).await
    }

    fn reply(&self, request: &Message, transport: Transport) -> Reply {
        let query = &request.queries[0];
        let (name, rtype) = (plain(query.name()), query.query_type().to_string());
        let name = if self.is_case_minded { name } else { name.to_ascii_lowercase() };
        let line = self.lines.iter().find(|(n, t, _)| *n == name && *t == rtype);
        let say = line.map(|(_, _, say)| say).or(self.otherwise.as_ref());
        perform(say.unwrap_or(&Say::Silence), request, transport)
    }
}

fn perform(say: &Say, request: &Message, transport: Transport) -> Reply {
    let message = match say {
        Say::Referral(text) => {
            let mut message = response(request, ResponseCode::NoError);
            message.authorities = zone_text(".", text);
            message
        }
        Say::Text(bytes) => {
            let parts: Vec<&[u8]> = bytes.chunks(255).collect();
            let data = RData::TXT(TXT::from_bytes(parts));
            let name = request.queries[0].name().clone();
            answer(request, vec![Record::from_rdata(name, 300, data)])
        }
        Say::NoName(ttl, minimum) => none(request, ResponseCode::NXDomain, *ttl, *minimum),
        Say::NoRecord(ttl, minimum) => none(request, ResponseCode::NoError, *ttl, *minimum),
        Say::Empty => answer(request, Vec::new()),
        Say::Code(code) => response(request, *code),
        Say::Reason(code, info, words) => reason(request, *code, *info, words),
        Say::OnlyTcp(text) => {
            let whole = answer(request, zone_text(".", text));
            if transport == Transport::Udp { whole.truncate() } else { whole }
        }
        Say::NoEdns(_) if request.edns.is_some() => {
            let mut message = response(request, ResponseCode::FormErr);
            message.edns = None;
            message
        }
        Say::BadVersion(_) if request.edns.is_some() => response(request, ResponseCode::BADVERS),
        Say::Named(text, id) => named(answer(request, zone_text(".", text)), id),
        Say::Records(text) | Say::NoEdns(text) | Say::BadVersion(text) => {
            answer(request, zone_text(".", text))
        }
        Say::WrongId(text) => {
            let mut message = answer(request, zone_text(".", text));
            message.metadata.id = message.metadata.id.wrapping_add(1);
            message
        }
        Say::OtherQuestion(text) => {
            let mut message = answer(request, zone_text(".", text));
            message.queries[0].name = message.queries[0].name.base_name();
            message
        }
        Say::Noise => {
            let id = request.metadata.id.wrapping_add(7).to_be_bytes();
            return Reply::Bytes([id.as_slice(), &[0xff; 40]].concat());
        }
        Say::Broken(text) if transport == Transport::Tcp => answer(request, zone_text(".", text)),
        Say::Broken(_) | Say::AlwaysBroken => {
            let id = request.metadata.id.to_be_bytes();
            return Reply::Bytes(
                [id.as_slice(), &[0x84, 0x00, 0, 1, 0, 9, 0, 0, 0, 0, 63]].concat(),
            );
        }
        Say::Echo => request.clone(),
        Say::Silence => return Reply::Silence,
    };
    Reply::Message(Box::new(message))
}

fn answer(request: &Message, records: Vec<Record>) -> Message {
    let mut message = response(request, ResponseCode::NoError);
    message.metadata.authoritative = true;
    message.answers = records;
    message
}

fn named(mut message: Message, id: &[u8]) -> Message {
    let mut edns = Edns::new();
    edns.options_mut().insert(EdnsOption::NSID(id.try_into().expect("a short name")));
    message.edns = Some(edns);
    message
}

fn none(request: &Message, code: ResponseCode, ttl: u32, minimum: u32) -> Message {
    let zone = plain(&request.queries[0].name().base_name());
    let soa = format!("@ {ttl} IN SOA ns.invalid. h.invalid. 7 7200 900 1209600 {minimum}\n");
    let mut message = response(request, code);
    message.metadata.authoritative = true;
    message.authorities = zone_text(&format!("{zone}."), &soa);
    message
}

fn reason(request: &Message, code: ResponseCode, info: u16, words: &str) -> Message {
    let mut message = response(request, code);
    let mut edns = Edns::new();
    edns.set_max_payload(1232);
    let data = [info.to_be_bytes().as_slice(), words.as_bytes()].concat();
    edns.options_mut().insert(EdnsOption::Unknown(15, data));
    message.edns = Some(edns);
    message
}
