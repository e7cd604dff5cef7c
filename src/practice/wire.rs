//! Between the program's records and hickory's, and one reply onto the wire.
//!
//! Only questions of one name come in; records that do not fit the wire are left out, never guessed.

use hickory_server::proto::op::{Edns, Header, HeaderCounts, Metadata, OpCode, ResponseCode};
use hickory_server::proto::rr::rdata::{A, AAAA, CNAME, MX, NS, SOA, SRV, TXT};
use hickory_server::proto::rr::{self, RData, RecordType};
use hickory_server::server::{Request, ResponseHandler, ResponseInfo};
use hickory_server::zone_handler::MessageResponseBuilder;

use super::zone::{Outcome, Said, Zone};
use crate::names::Name;
use crate::net::type_to_wire;
use crate::records::{Rdata, Record, Rtype};

/// Octets in one string of a TXT record (RFC 1035 §3.3).
const STRING: usize = 255;

/// One answer before it is encoded.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    /// NOERROR, NXDOMAIN, REFUSED…
    pub(crate) code: ResponseCode,
    /// AA.
    pub(crate) from: Source,
    /// Answer section.
    pub(crate) answers: Vec<Record>,
    /// Authority section.
    pub(crate) authority: Vec<Record>,
    /// Additional section: glue.
    pub(crate) additional: Vec<Record>,
}

/// Whose word an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The zone's own server: AA set.
    Zone,
    /// A pointer to other servers: AA clear.
    Referral,
    /// Looked up for the asker: RA set.
    Recursion,
}

impl Reply {
    /// An answer with a code and nothing else.
    pub(crate) fn bare(code: ResponseCode) -> Self {
        let (answers, authority, additional) = (Vec::new(), Vec::new(), Vec::new());
        Self { code, from: Source::Referral, answers, authority, additional }
    }

    /// What `zone` said, as a message: with the SOA when there is nothing (RFC 2308 §2).
    pub(crate) fn of(zone: &Zone, said: Said, from: Source) -> Self {
        let (code, needs_soa) = match said.outcome {
            Outcome::Found => (ResponseCode::NoError, false),
            Outcome::NoSuchType => (ResponseCode::NoError, true),
            Outcome::NoSuchName => (ResponseCode::NXDomain, true),
            Outcome::NotMine => return Self::bare(ResponseCode::Refused),
        };
        let authority = if needs_soa { vec![zone.soa()] } else { Vec::new() };
        Self { code, from, answers: said.records, authority, additional: Vec::new() }
    }
}

/// The question in a request: name, and type if it is one this program asks for. `None` when there
/// is not exactly one, or when it is not a question at all.
pub(crate) fn question(request: &Request) -> Option<(Name, Option<Rtype>)> {
    if request.metadata.op_code != OpCode::Query {
        return None;
    }
    let info = request.request_info().ok()?;
    let name: &rr::Name = info.query.name();
    Some((Name::from_presentation(&name.to_ascii()), rtype(info.query.query_type())))
}

/// Sends `reply`; hickory truncates it to what the asker takes and sets TC.
pub(crate) async fn send<R: ResponseHandler>(
    request: &Request,
    mut respond: R,
    reply: &Reply,
) -> ResponseInfo {
    let mut metadata = Metadata::response_from_request(&request.metadata);
    metadata.response_code = reply.code;
    metadata.authoritative = reply.from == Source::Zone;
    metadata.recursion_available = reply.from == Source::Recursion;
    let [answers, authority, additional] = [&reply.answers, &reply.authority, &reply.additional]
        .map(|section| section.iter().filter_map(record).collect::<Vec<_>>());
    let edns = request.edns.as_ref().map(|asked| {
        let mut edns = Edns::new();
        edns.set_max_payload(asked.max_payload().max(512));
        edns
    });
    let mut builder = MessageResponseBuilder::from_message_request(request);
    if let Some(edns) = &edns {
        builder.edns(edns);
    }
    let response = builder.build(metadata, &answers, &authority, [], &additional);
    respond.send_response(response).await.unwrap_or_else(|_closed| unanswered(request))
}

/// What a server reports to itself when it sent nothing.
pub(crate) fn unanswered(request: &Request) -> ResponseInfo {
    let metadata = Metadata::response_from_request(&request.metadata);
    ResponseInfo::from(Header { metadata, counts: HeaderCounts::default() })
}

/// Hickory's form of a name; `None` when it breaks the limits of RFC 1035 §2.3.4.
pub(crate) fn name(name: &Name) -> Option<rr::Name> {
    let mut name = rr::Name::from_ascii(name.as_str()).ok()?;
    name.set_fqdn(true);
    Some(name)
}

fn rtype(record_type: RecordType) -> Option<Rtype> {
    use Rtype::{A, Aaaa, Cname, Dnskey, Ds, Mx, Ns, Soa, Spf, Srv, Txt};
    [A, Aaaa, Cname, Ds, Dnskey, Mx, Ns, Soa, Spf, Srv, Txt]
        .into_iter()
        .find(|rtype| type_to_wire(*rtype) == record_type)
}

fn record(record: &Record) -> Option<rr::Record> {
    Some(rr::Record::from_rdata(name(&record.name)?, record.ttl, data(&record.data)?))
}

fn data(data: &Rdata) -> Option<RData> {
    Some(match data {
        Rdata::A(address) => RData::A(A(*address)),
        Rdata::Aaaa(address) => RData::AAAA(AAAA(*address)),
        Rdata::Cname(target) => RData::CNAME(CNAME(name(target)?)),
        Rdata::Mx { priority, exchange } => RData::MX(MX::new(*priority, name(exchange)?)),
        Rdata::Ns(server) => RData::NS(NS(name(server)?)),
        Rdata::Soa { primary, serial, minimum } => {
            let mailbox = name(&primary.parent().child("hostmaster"))?;
            RData::SOA(SOA::new(name(primary)?, mailbox, *serial, 3600, 900, 86_400, *minimum))
        }
        Rdata::Srv { priority, weight, port, target } => {
            RData::SRV(SRV::new(*priority, *weight, *port, name(target)?))
        }
        Rdata::Txt(text) if text.is_empty() => RData::TXT(TXT::from_bytes(vec![b""])),
        Rdata::Txt(text) => RData::TXT(TXT::from_bytes(text.as_bytes().chunks(STRING).collect())),
        // No panel here makes them.
        Rdata::Spf(_) | Rdata::Ds(_) | Rdata::Dnskey(_) => return None,
    })
}
