//! A DNS message as a fact: which of our variants of `Heard` it is, and what stands in its margin.
//!
//! Pure, and bounded whatever the server sends: at most 500 records a section, 64 kB a text.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use hickory_resolver::proto::op::{Message, ResponseCode};
use hickory_resolver::proto::rr::rdata::opt::{EdnsCode, EdnsOption};
use hickory_resolver::proto::rr::{DNSClass, RData, Record as WireRecord, RecordType};

use super::wire;
use crate::names::Name;
use crate::observe::{Heard, Margin, Question, Transport};
use crate::records::{Dnskey, Ds, Rdata, Record, Rtype};

/// Records read from one section; a domain with more has lost its way.
const MOST_RECORDS: usize = 500;
/// Characters kept of one TXT; more than a message can carry unless every byte is damaged.
const MOST_TEXT: usize = 65_536;
/// Characters kept of the name that a machine gives itself.
const MOST_SERVER_ID: usize = 64;
/// Aliases followed inside one answer.
const MOST_ALIASES: usize = 16;

/// What `message` says to `question`.
pub(super) fn heard(question: &Question, message: &Message) -> Heard {
    let answers = about(question, section(&message.answers));
    match message.metadata.response_code {
        ResponseCode::NoError | ResponseCode::NXDomain if !answers.is_empty() => {
            Heard::Records(answers)
        }
        ResponseCode::NXDomain => nothing(question, message, false),
        ResponseCode::NoError => match referral(question, message) {
            Some(referral) => referral,
            None if message.answers.is_empty() => nothing(question, message, true),
            None => Heard::Garbled,
        },
        ResponseCode::Refused | ResponseCode::NotAuth => Heard::Refused,
        _ => Heard::Failed,
    }
}

/// What came beside the answer.
pub(super) fn margin(message: &Message, rtt_ms: u32, transport: Transport) -> Margin {
    Margin {
        is_authoritative: message.metadata.authoritative,
        extended_error: extended_error(message),
        rtt_ms,
        transport,
        server_id: server_id(message),
        denies_recursion: !message.metadata.recursion_available,
    }
}

/// The records about the name asked, aliases followed within this answer; anything else a server
/// adds is not its business.
fn about(question: &Question, records: Vec<Record>) -> Vec<Record> {
    let mut owners = BTreeSet::from([question.name.clone()]);
    for _ in 0..MOST_ALIASES {
        let before = owners.len();
        for record in &records {
            if let Rdata::Cname(target) = &record.data
                && owners.contains(&record.name)
            {
                owners.insert(target.clone());
            }
        }
        if owners.len() == before {
            break;
        }
    }
    let wanted = |record: &Record| {
        let rtype = record.data.rtype();
        owners.contains(&record.name) && (rtype == question.rtype || rtype == Rtype::Cname)
    };
    records.into_iter().filter(wanted).collect()
}

/// "There is none", and for how long a cache may say so (RFC 2308 §5).
fn nothing(question: &Question, message: &Message, name_exists: bool) -> Heard {
    let for_at_most =
        section(&message.authorities).into_iter().find_map(|record| match record.data {
            Rdata::Soa { minimum, .. } if question.name.is_at_or_under(&record.name) => {
                Some(record.ttl.min(minimum))
            }
            _ => None,
        });
    Heard::Nothing { name_exists, for_at_most }
}

/// A referral carries NS and no SOA in its authority section (RFC 2308 §2.2); the AA bit does not
/// tell, because some servers leave it set.
fn referral(question: &Question, message: &Message) -> Option<Heard> {
    let authority = section(&message.authorities);
    if authority.iter().any(|record| record.data.rtype() == Rtype::Soa) {
        return None;
    }
    let zone = authority.iter().find_map(|record| {
        let is_above = question.name.is_at_or_under(&record.name);
        (record.data.rtype() == Rtype::Ns && is_above).then(|| record.name.clone())
    })?;
    let is_signed =
        authority.iter().any(|record| record.name == zone && record.data.rtype() == Rtype::Ds);
    let mut records: Vec<Record> = authority
        .into_iter()
        .filter(|record| record.name == zone && record.data.rtype() == Rtype::Ns)
        .collect();
    let servers: BTreeSet<Name> = records.iter().filter_map(ns_target).collect();
    let glue = section(&message.additionals).into_iter().filter(|record| {
        servers.contains(&record.name) && matches!(record.data.rtype(), Rtype::A | Rtype::Aaaa)
    });
    records.extend(glue);
    Some(Heard::Referral { zone, records, is_signed })
}

fn ns_target(record: &Record) -> Option<Name> {
    match &record.data {
        Rdata::Ns(target) => Some(target.clone()),
        _ => None,
    }
}

fn section(records: &[WireRecord]) -> Vec<Record> {
    records.iter().take(MOST_RECORDS).filter_map(read_record).collect()
}

/// One record in our form; `None` for a class or type that this program has no use for.
fn read_record(record: &WireRecord) -> Option<Record> {
    if record.dns_class != DNSClass::IN {
        return None;
    }
    let data = match &record.data {
        RData::A(a) => Rdata::A(a.0),
        RData::AAAA(aaaa) => Rdata::Aaaa(aaaa.0),
        RData::CNAME(target) => Rdata::Cname(wire::from_wire(&target.0)),
        RData::NS(target) => Rdata::Ns(wire::from_wire(&target.0)),
        RData::MX(mx) => {
            Rdata::Mx { priority: mx.preference, exchange: wire::from_wire(&mx.exchange) }
        }
        RData::SOA(soa) => Rdata::Soa {
            primary: wire::from_wire(&soa.mname),
            serial: soa.serial,
            minimum: soa.minimum,
        },
        RData::SRV(srv) => Rdata::Srv {
            priority: srv.priority,
            weight: srv.weight,
            port: srv.port,
            target: wire::from_wire(&srv.target),
        },
        RData::TXT(txt) => Rdata::Txt(joined(&txt.txt_data.concat())),
        other => match other.record_type() {
            RecordType::DS => Rdata::Ds(Ds::from_wire(unknown(other)?)?),
            RecordType::DNSKEY => Rdata::Dnskey(Dnskey::from_wire(unknown(other)?)?),
            wire::SPF => Rdata::Spf(joined(&strings(unknown(other)?)?)),
            _ => return None,
        },
    };
    Some(Record { name: wire::from_wire(&record.name), ttl: record.ttl, data })
}

/// A text as it is compared; what is not UTF-8 became U+FFFD.
fn joined(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().take(MOST_TEXT).collect()
}

/// The character strings of a record, one behind the other (RFC 1035 §3.3); `None` when the last is
/// cut short.
fn strings(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    while let Some((length, rest)) = bytes.split_first() {
        let (string, rest) = rest.split_at_checked(usize::from(*length))?;
        all.extend_from_slice(string);
        bytes = rest;
    }
    Some(all)
}

/// The bytes of a type that the library leaves unread.
fn unknown(data: &RData) -> Option<&[u8]> {
    match data {
        RData::Unknown { rdata, .. } => Some(&rdata.anything),
        _ => None,
    }
}

/// The library has no type for extended errors: option 15 is a code and then text (RFC 8914 §2).
fn extended_error(message: &Message) -> Option<(u16, String)> {
    let option = message.edns.as_ref()?.option(EdnsCode::from(15))?;
    let EdnsOption::Unknown(_, data) = option else { return None };
    let (code, text) = data.split_first_chunk::<2>()?;
    Some((u16::from_be_bytes(*code), String::from_utf8_lossy(text).into_owned()))
}

/// The name that the machine gives itself (RFC 5001 §2.4): its bytes mean nothing by themselves,
/// so they are text only where every one of them can be shown.
fn server_id(message: &Message) -> Option<String> {
    let EdnsOption::NSID(id) = message.edns.as_ref()?.option(EdnsCode::NSID)? else { return None };
    let bytes = id.as_ref();
    let is_text = bytes.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    let mut shown = String::new();
    for byte in bytes {
        if is_text {
            shown.push(char::from(*byte));
        } else {
            let _ = write!(shown, "{byte:02x}");
        }
        if shown.len() >= MOST_SERVER_ID {
            break;
        }
    }
    let shown = shown.trim();
    (!shown.is_empty()).then(|| shown.to_owned())
}

#[cfg(test)]
mod tests {
    use hickory_resolver::proto::op::{OpCode, Query};
    use hickory_resolver::proto::rr::rdata::{CNAME, NULL, SOA, TXT};
    use proptest::prelude::*;

    use super::*;

    fn name(text: &str) -> Name {
        Name::from_presentation(text)
    }

    fn record(owner: &str, data: RData) -> WireRecord {
        WireRecord::from_rdata(wire::to_wire(&name(owner)).unwrap(), 300, data)
    }

    fn alias(owner: &str, target: &str) -> WireRecord {
        record(owner, RData::CNAME(CNAME(wire::to_wire(&name(target)).unwrap())))
    }

    fn message(code: ResponseCode, answers: Vec<WireRecord>) -> Message {
        let mut message = Message::response(7, OpCode::Query);
        message.metadata.response_code = code;
        message.answers = answers;
        message
    }

    #[test]
    fn a_chain_of_aliases_in_any_order_is_kept_whole() {
        let question = Question::new(name("s1.acme.fr"), Rtype::Txt);
        let text = record("c.example", RData::TXT(TXT::new(vec!["p=".into(), "MIIB".into()])));
        let stray = alias("x.example", "c.example");
        let answers =
            vec![text, stray, alias("b.example", "c.example"), alias("s1.acme.fr", "b.example")];
        let Heard::Records(kept) = heard(&question, &message(ResponseCode::NoError, answers))
        else {
            panic!("no records")
        };
        assert_eq!(kept.len(), 3);
        assert_eq!(kept[0].data, Rdata::Txt("p=MIIB".to_owned()));
    }

    #[test]
    fn the_old_type_of_spf_is_read_like_text_and_one_cut_short_is_not_there() {
        let question = Question::new(name("acme.fr"), Rtype::Spf);
        let told = |bytes: &[u8]| {
            let data = RData::Unknown { code: wire::SPF, rdata: NULL::with(bytes.to_vec()) };
            heard(&question, &message(ResponseCode::NoError, vec![record("acme.fr", data)]))
        };
        let Heard::Records(records) = told(b"\x07v=spf1 \x04-all") else { panic!("no records") };
        assert_eq!(records[0].data, Rdata::Spf("v=spf1 -all".to_owned()));
        assert_eq!(told(b"\x09v=spf1"), Heard::Garbled);
    }

    #[test]
    fn an_alias_to_a_name_that_does_not_exist_is_still_seen() {
        let question = Question::new(name("s1.acme.fr"), Rtype::Txt);
        let answers = vec![alias("s1.acme.fr", "gone.acme.fr")];
        let heard = heard(&question, &message(ResponseCode::NXDomain, answers));
        assert!(matches!(heard, Heard::Records(records) if records.len() == 1));
    }

    #[test]
    fn an_soa_of_another_branch_says_nothing_about_this_name() {
        let question = Question::new(name("acme.fr"), Rtype::Mx);
        let root = wire::to_wire(&Name::root()).unwrap();
        let soa = RData::SOA(SOA::new(root.clone(), root, 1, 2, 3, 4, 60));
        let mut message = message(ResponseCode::NoError, Vec::new());
        message.authorities = vec![record("other.fr", soa.clone())];
        let nothing = |for_at_most| Heard::Nothing { name_exists: true, for_at_most };
        assert_eq!(heard(&question, &message), nothing(None));
        message.authorities = vec![record("fr", soa)];
        assert_eq!(heard(&question, &message), nothing(Some(60)));
    }

    proptest! {
        #[test]
        fn whatever_bytes_arrive_nothing_panics(
            mut bytes in prop::collection::vec(any::<u8>(), 0..400),
            at in 0_usize..200,
            byte: u8,
            is_made_up: bool,
        ) {
            if !is_made_up {
                let mut valid = message(ResponseCode::NoError, vec![alias("a.fr", "b.fr")]);
                valid.queries = vec![Query::new()];
                valid.authorities = vec![alias("c.fr", "a.fr")];
                bytes = valid.to_vec().unwrap();
                let at = at % bytes.len();
                bytes[at] = byte;
            }
            if let Ok(read) = Message::from_vec(&bytes) {
                let question = Question::new(name("a.fr"), Rtype::Txt);
                let _ = (heard(&question, &read), margin(&read, 0, Transport::Udp));
            }
        }
    }
}
