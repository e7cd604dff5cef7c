//! The shape of `check --json`. Names are lower-case A-labels without final dot, texts are joined,
//! what is unknown is null or empty.

use serde::Serialize;

use super::Telling;
use crate::names::{Domain, Host};
use crate::plan::Purpose;
use crate::records::Rdata;
use crate::report::json::{JsonEvidence, JsonFinding, rfc3339, value};
use crate::verdict::{Checked, Code, NetworkLook, Open, RecordLook, Severity};
use crate::words::check_subject;

/// Changes when the shape does.
pub(super) const SCHEMA: &str = "mxguide.check/1";

#[derive(Debug, Serialize)]
pub(super) struct Shape {
    schema: &'static str,
    domain: String,
    checked_at: String,
    state: &'static str,
    zone: Option<String>,
    dns_host: DnsHost,
    provider: Provider,
    servers: Vec<ServerShape>,
    records: Vec<RecordShape>,
    remove: Vec<Line>,
    findings: Vec<JsonFinding>,
    resolvers: Vec<ResolverShape>,
    bound: Option<String>,
    spf_lookups: Option<u32>,
    timings_ms: Timings,
}

#[derive(Debug, Serialize)]
struct DnsHost {
    id: Option<String>,
    name_servers: Vec<String>,
    chosen: Option<String>,
}

#[derive(Debug, Serialize)]
struct Provider {
    id: Option<String>,
    variant: Option<String>,
    found: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ServerShape {
    name: String,
    address: String,
    aa: bool,
    serial: Option<u32>,
    state: &'static str,
}

/// One wanted record as it stands.
#[derive(Debug, Serialize)]
pub(in crate::report) struct RecordShape {
    id: String,
    #[serde(rename = "type")]
    rtype: &'static str,
    name: String,
    host: String,
    priority: Option<u16>,
    value: String,
    purpose: Purpose,
    required: bool,
    authoritative: &'static str,
    resolvers: Tally,
}

#[derive(Debug, Serialize)]
struct Tally {
    new: u32,
    old: u32,
    absent: u32,
    mixed: u32,
    failing: u32,
}

/// One line that must go.
#[derive(Debug, Serialize)]
pub(in crate::report) struct Line {
    #[serde(rename = "type")]
    rtype: &'static str,
    name: String,
    priority: Option<u16>,
    value: String,
}

#[derive(Debug, Serialize)]
struct ResolverShape {
    id: String,
    address: Option<String>,
    transport: &'static str,
    state: &'static str,
    ttl: Option<u32>,
    rtt_ms: Option<u32>,
}

#[derive(Debug, Serialize)]
struct Timings {
    discover: u64,
    authoritative: u64,
    resolvers: u64,
    total: u64,
}

pub(super) fn shape(checked: &Checked, telling: &Telling<'_>) -> Shape {
    let look = &checked.look;
    let delegation = checked.photo.delegation.as_ref();
    let id = |id: &crate::catalog::RegistrarId| id.as_str().to_owned();
    let names = delegation.map(|one| one.name_servers.as_slice()).unwrap_or_default();
    Shape {
        schema: SCHEMA,
        domain: checked.domain.as_str().to_owned(),
        checked_at: rfc3339(checked.at),
        state: look.state.as_str(),
        zone: delegation.map(|one| one.zone.as_str().to_owned()),
        dns_host: DnsHost {
            id: checked.publisher.as_ref().map(id),
            name_servers: names.iter().map(|name| name.as_str().to_owned()).collect(),
            chosen: checked.chosen.as_ref().map(id),
        },
        provider: Provider {
            id: checked.provider.as_ref().map(|id| id.as_str().to_owned()),
            variant: checked.variant.clone(),
            found: checked.found.iter().map(|id| id.as_str().to_owned()).collect(),
        },
        servers: servers(checked),
        records: look.records.iter().map(|record| record_shape(&checked.domain, record)).collect(),
        remove: look.remove.iter().map(|(host, data)| line(&checked.domain, host, data)).collect(),
        findings: findings(checked, telling),
        resolvers: look.networks.iter().map(|one| resolver(one, telling)).collect(),
        bound: look.bound.map(rfc3339),
        spf_lookups: checked.spf_lookups,
        timings_ms: Timings {
            discover: checked.timings.discover,
            authoritative: checked.timings.authoritative,
            resolvers: checked.timings.networks,
            total: checked.timings.total,
        },
    }
}

fn servers(checked: &Checked) -> Vec<ServerShape> {
    let shape = |one: &crate::verdict::ServerState| ServerShape {
        name: one.server.name.as_str().to_owned(),
        address: one.server.address.to_string(),
        aa: one.is_authoritative,
        serial: one.serial,
        state: one.word.as_str(),
    };
    checked.look.servers.iter().map(shape).collect()
}

pub(in crate::report) fn record_shape(domain: &Domain, record: &RecordLook) -> RecordShape {
    let Line { rtype, name, priority, value } =
        line(domain, &record.wanted.host, &record.wanted.data);
    let networks = record.networks;
    RecordShape {
        id: record.wanted.id.clone(),
        rtype,
        name,
        host: record.wanted.host.relative().to_owned(),
        priority,
        value,
        purpose: record.wanted.purpose,
        required: record.wanted.is_required,
        authoritative: record.at_servers.as_str(),
        resolvers: Tally {
            new: networks.new,
            old: networks.old,
            absent: networks.absent,
            // It takes several looks to see two memories behind one address.
            mixed: 0,
            failing: networks.failing,
        },
    }
}

pub(in crate::report) fn line(domain: &Domain, host: &Host, data: &Rdata) -> Line {
    let (rtype, priority, value) = value(data);
    let name = host.absolute(domain).as_str().to_owned();
    Line { rtype: rtype.as_str(), name, priority, value }
}

fn resolver(network: &NetworkLook, telling: &Telling<'_>) -> ResolverShape {
    ResolverShape {
        id: network.id.clone(),
        address: telling.addresses.get(&network.id).filter(|text| !text.is_empty()).cloned(),
        transport: network.transport.as_str(),
        state: network.state.as_str(),
        ttl: network.ttl,
        rtt_ms: network.rtt_ms,
    }
}

/// What is wrong, then what could not be judged.
fn findings(checked: &Checked, telling: &Telling<'_>) -> Vec<JsonFinding> {
    let subject = check_subject(checked, telling.catalog);
    // Which of two companies is only the spare is told by its own finding.
    let is_told = checked.look.findings.iter().any(|one| one.code == Code::BackupMx);
    let shared = telling.words.shared_route(checked, telling.catalog).filter(|_| !is_told);
    let shared = shared.map(|problem| JsonFinding {
        code: Code::OldMxLeft.as_str().to_owned(),
        severity: Severity::Error.as_str().to_owned(),
        record: None,
        headline: problem.headline,
        fix: problem.repair.join("\n"),
        evidence: JsonEvidence { seen: Some(routes(checked)), expected: None },
    });
    let found = checked.look.findings.iter();
    let found = found.map(|finding| JsonFinding::of(finding, telling.words, &subject));
    let sentences = telling.words.check_open(checked);
    let open = checked.open.iter().zip(sentences).map(|(open, headline)| JsonFinding {
        code: Open::CODE.to_owned(),
        severity: Severity::Info.as_str().to_owned(),
        record: None,
        headline,
        fix: telling.words.check_open_fix(checked, open),
        evidence: JsonEvidence::default(),
    });
    shared.into_iter().chain(found).chain(open).collect()
}

fn routes(checked: &Checked) -> String {
    let lines = checked.photo.mx();
    let lines: Vec<String> = lines
        .into_iter()
        .map(|(priority, exchange)| format!("{priority} {}", exchange.as_str()))
        .collect();
    lines.join("\n")
}
