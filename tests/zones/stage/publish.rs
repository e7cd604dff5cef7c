//! An authoritative server for zones as people have them, those included that no decent server would
//! load: an alias beside other records, two keys at one name. Wildcards, empty names and aliases
//! within the zone are answered as RFC 1034 §4.3.2 and RFC 4592 say.

use hickory_server::proto::op::{Message, ResponseCode};
use hickory_server::proto::rr::rdata::{MX, NULL};
use hickory_server::proto::rr::{Name, RData, Record, RecordType};

use super::keys::with_keys;
use super::support::{response, zone_text};

/// Aliases followed within the zone.
const MOST_ALIASES: usize = 8;

/// A zone and who serves it.
#[derive(Debug, Clone)]
pub(crate) struct Zone {
    origin: Name,
    records: Vec<Record>,
}

/// What was found at a name.
enum Found {
    /// In the order of the alias chain.
    Records(Vec<Record>),
    NoRecord,
    NoName,
}

/// Serial of every zone, and of one that is behind.
pub(crate) const SERIAL: u32 = 2_026_112_307;
pub(crate) const STALE: u32 = 2_026_110_101;

/// The whole zone file: SOA and NS are made, `lines` are the rest.
pub(crate) fn file(domain: &str, serial: u32, servers: &[&str], lines: &str) -> String {
    let lines = with_keys(lines);
    let own: Vec<String> = servers.iter().map(|name| format!("@ 3600 IN NS {name}.\n")).collect();
    let own = own.concat();
    let first = servers.first().copied().unwrap_or("ns.invalid");
    format!(
        "$ORIGIN {domain}.\n$TTL 3600\n\
         @ 3600 IN SOA {first}. hostmaster.{domain}. {serial} 7200 900 1209600 300\n{own}{lines}"
    )
}

impl Zone {
    pub(crate) fn new(domain: &str, text: &str) -> Self {
        let origin = Name::from_ascii(format!("{domain}.")).expect("a case's domain is a name");
        let text = with_keys(text);
        let (odd, usual): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| is_odd(line));
        let mut records = zone_text(&format!("{domain}."), &usual.join("\n"));
        records.extend(odd.iter().map(|line| odd_line(line, &origin)));
        Self { origin, records }
    }

    /// The same with what `other` knows.
    pub(crate) fn with(mut self, other: Self) -> Self {
        self.records.extend(other.records);
        self
    }

    /// The same without some names.
    pub(crate) fn without(&self, names: &[String]) -> Self {
        let is_kept = |record: &&Record| {
            let name = record.name.to_ascii();
            !names.iter().any(|gone| name.strip_suffix('.') == Some(gone))
        };
        Self {
            origin: self.origin.clone(),
            records: self.records.iter().filter(is_kept).cloned().collect(),
        }
    }

    /// The answer of a server that publishes the zone.
    pub(crate) fn answer(&self, request: &Message) -> Message {
        let mut message = self.tell(request);
        message.metadata.authoritative = message.metadata.response_code != ResponseCode::Refused;
        message
    }

    /// The same answer as somebody else's memory has it.
    pub(crate) fn tell(&self, request: &Message) -> Message {
        let query = &request.queries[0];
        let mut message = response(request, ResponseCode::NoError);
        if !self.origin.zone_of(query.name()) {
            return response(request, ResponseCode::Refused);
        }
        match self.find(query.name(), query.query_type()) {
            Found::Records(records) => message.answers = records,
            Found::NoRecord => message.authorities = self.soa(),
            Found::NoName => {
                message.metadata.response_code = ResponseCode::NXDomain;
                message.authorities = self.soa();
            }
        }
        message
    }

    fn find(&self, name: &Name, rtype: RecordType) -> Found {
        let (mut name, mut told) = (name.clone(), Vec::new());
        for _ in 0..MOST_ALIASES {
            let Some(here) = self.at(&name) else {
                return if told.is_empty() { Found::NoName } else { Found::Records(told) };
            };
            let fits: Vec<Record> =
                here.iter().filter(|record| record.record_type() == rtype).cloned().collect();
            let alias = here.iter().find_map(|record| match &record.data {
                RData::CNAME(target) => Some((record.clone(), target.0.clone())),
                _ => None,
            });
            match alias {
                // Where a text stands beside an alias, some servers give both, each to its question.
                Some((record, target)) if fits.is_empty() => {
                    told.push(record);
                    if !self.origin.zone_of(&target) {
                        return Found::Records(told);
                    }
                    name = target;
                }
                _ => {
                    told.extend(fits);
                    return if told.is_empty() { Found::NoRecord } else { Found::Records(told) };
                }
            }
        }
        Found::Records(told)
    }

    /// The records at `name`, those of a wildcard under that name; `None` where there is no such name.
    fn at(&self, name: &Name) -> Option<Vec<Record>> {
        let there = |at: &Name| -> Vec<Record> {
            self.records.iter().filter(|record| record.name == *at).cloned().collect()
        };
        let exists = |at: &Name| self.records.iter().any(|record| at.zone_of(&record.name));
        if exists(name) {
            return Some(there(name));
        }
        let mut encloser = name.base_name();
        while !exists(&encloser) {
            encloser = encloser.base_name();
        }
        let star = Name::from_ascii("*").ok()?.append_domain(&encloser).ok()?;
        let mut here = there(&star);
        for record in &mut here {
            record.name = name.clone();
        }
        Some(here).filter(|here| !here.is_empty())
    }

    fn soa(&self) -> Vec<Record> {
        let soa = self.records.iter().filter(|one| one.record_type() == RecordType::SOA);
        soa.cloned()
            .map(|mut record| {
                record.ttl = record.ttl.min(300);
                record
            })
            .collect()
    }
}

/// The number of the type that SPF once had (RFC 7208 §14.1).
const SPF: RecordType = RecordType::Unknown(99);

/// True for a mail line with names that no zone-file reader of decent company takes, and for a type
/// that the one used here does not know.
fn is_odd(line: &str) -> bool {
    line.contains(" IN SPF ") || line.contains(" IN MX ") && line.contains(['\\', ':', '/'])
}

fn odd_line(line: &str, origin: &Name) -> Record {
    match line.split_once(" IN SPF ") {
        Some((owner, text)) => sender_line(owner, text, origin),
        None => mail_line(line, origin),
    }
}

/// `OWNER IN SPF "TEXT" "TEXT"`: character strings as in a TXT (RFC 1035 §3.3).
fn sender_line(owner: &str, text: &str, origin: &Name) -> Record {
    let mut bytes = Vec::new();
    for string in text.split('"').skip(1).step_by(2) {
        bytes.push(u8::try_from(string.len()).expect("a case's string is short"));
        bytes.extend_from_slice(string.as_bytes());
    }
    let data = RData::Unknown { code: SPF, rdata: NULL::with(bytes) };
    Record::from_rdata(odd_name(owner, origin), 3600, data)
}

/// `OWNER IN MX NUMBER SERVER`, character by character.
fn mail_line(line: &str, origin: &Name) -> Record {
    let words: Vec<&str> = line.split(' ').collect();
    let [owner, "IN", "MX", number, server] = words.as_slice() else { panic!("odd line: {line}") };
    let number = number.parse().expect("a mail line has a number");
    let data = RData::MX(MX::new(number, odd_name(server, origin)));
    Record::from_rdata(odd_name(owner, origin), 3600, data)
}

/// A name with escapes (RFC 1035 §5.1), below `origin` where no dot ends it.
fn odd_name(text: &str, origin: &Name) -> Name {
    if text == "@" {
        return origin.clone();
    }
    let (mut labels, mut label) = (Vec::new(), Vec::new());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'.' => labels.push(std::mem::take(&mut label)),
            b'\\' => {
                let first = bytes.next().expect("an escape goes on");
                let mut value = first;
                if first.is_ascii_digit() {
                    let rest = [bytes.next(), bytes.next()].map(Option::unwrap_or_default);
                    value = rest.iter().fold(first - b'0', |sum, one| sum * 10 + (one - b'0'));
                }
                label.push(value);
            }
            other => label.push(other),
        }
    }
    let is_whole = label.is_empty();
    labels.extend((!is_whole).then_some(label));
    let name = Name::from_labels(labels).expect("a case's name is short");
    if is_whole { name } else { name.append_domain(origin).expect("a case's name is short") }
}
