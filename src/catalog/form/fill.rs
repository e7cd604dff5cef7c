//! From a record to the boxes of a form.

use super::Filled;
use crate::catalog::{Appends, FinalDot, FormBox, Lang, LongTxt, Quotes, Registrar, Role, Root};
use crate::names::{Domain, Host, Name};
use crate::records::Rdata;

/// The most characters of one string inside a TXT record (RFC 1035 §3.3).
const STRING: usize = 255;

/// The boxes of the company's form with their values, in the order on its page. Empty for a type that
/// nobody types by hand in a mail set-up (anything but MX, TXT, CNAME and SRV).
pub fn fill(
    registrar: &Registrar,
    domain: &Domain,
    host: &Host,
    data: &Rdata,
    lang: Lang,
) -> Vec<Filled> {
    fill_set(registrar, domain, host, std::slice::from_ref(data), lang)
}

/// The same for every value that one name has of one type. A panel that edits such a set in one form
/// ([`Registrar::types_sets`]) gets them all in its value box, one per line; every other panel has a
/// form for each line, and gets the first.
pub fn fill_set(
    registrar: &Registrar,
    domain: &Domain,
    host: &Host,
    set: &[Rdata],
    lang: Lang,
) -> Vec<Filled> {
    let Some(first) = set.first() else { return Vec::new() };
    let Some(form) = registrar.forms.of(first.rtype()) else { return Vec::new() };
    let set = if registrar.types_sets(first.rtype()) { set } else { std::slice::from_ref(first) };
    let is_apart = form.boxes.iter().any(|cell| cell.role == Role::Service);
    let named = if is_apart { Named::apart(host) } else { Named::whole(host) };
    let has_name = !(named.host == Host::Apex && registrar.root == Root::OwnSection);
    form.boxes
        .iter()
        .filter(|cell| has_name || cell.role != Role::Name)
        .map(|cell| {
            let (value, is_typed) = value(registrar, domain, &named, set, cell, lang);
            Filled {
                role: cell.role,
                label: cell.label.of(lang).to_owned(),
                value,
                is_typed,
                note: cell.note.as_ref().map(|note| note.of(lang).to_owned()),
            }
        })
        .collect()
}

/// An owner name, in one box or in three.
struct Named {
    service: String,
    protocol: String,
    host: Host,
}

impl Named {
    /// All of it in the name box.
    fn whole(host: &Host) -> Self {
        Self { service: String::new(), protocol: String::new(), host: host.clone() }
    }

    /// `_imaps._tcp.sales` in three boxes (RFC 2782).
    fn apart(host: &Host) -> Self {
        let mut parts = host.relative().splitn(3, '.').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (service, protocol, rest) = (next(), next(), next());
        let host = if rest.is_empty() { Host::Apex } else { Host::from_relative(&rest) };
        Self { service, protocol, host }
    }
}

fn value(
    registrar: &Registrar,
    domain: &Domain,
    named: &Named,
    set: &[Rdata],
    cell: &FormBox,
    lang: Lang,
) -> (String, bool) {
    if let Some(fixed) = &cell.enter {
        return (fixed.of(lang).to_owned(), false);
    }
    match (cell.role, set) {
        (Role::Name, _) => (name(registrar, domain, &named.host), true),
        (Role::Service, _) => (named.service.clone(), true),
        (Role::Protocol, _) => (named.protocol.clone(), true),
        (
            Role::Target,
            [
                Rdata::Mx { exchange: server, .. }
                | Rdata::Cname(server)
                | Rdata::Srv { target: server, .. },
                ..,
            ],
        ) => (target(registrar, server), true),
        (Role::Priority, [Rdata::Mx { priority, .. } | Rdata::Srv { priority, .. }, ..]) => {
            (priority.to_string(), true)
        }
        (Role::Weight, [Rdata::Srv { weight, .. }, ..]) => (weight.to_string(), true),
        (Role::Port, [Rdata::Srv { port, .. }, ..]) => (port.to_string(), true),
        (Role::Value, _) => {
            let lines: Vec<String> = set.iter().map(|data| line(registrar, data)).collect();
            (lines.join("\n"), true)
        }
        (Role::Ttl, _) => {
            (registrar.ttl.advise.of(lang).to_owned(), registrar.ttl.options.is_empty())
        }
        (Role::Type, [data, ..]) => (data.rtype().as_str().to_owned(), false),
        // A box that this record leaves as it is, for example a proxy switch without an entry.
        _ => (String::new(), false),
    }
}

/// One value as it stands in a value box.
fn line(registrar: &Registrar, data: &Rdata) -> String {
    match data {
        Rdata::Mx { priority, exchange } => format!("{priority} {}", target(registrar, exchange)),
        Rdata::Txt(text) => txt(registrar, text),
        Rdata::Cname(alias) => target(registrar, alias),
        Rdata::Srv { priority, weight, port, target: server } => {
            format!("{priority} {weight} {port} {}", target(registrar, server))
        }
        other => other.to_string(),
    }
}

/// The owner name as this company's name box wants it.
fn name(registrar: &Registrar, domain: &Domain, host: &Host) -> String {
    match (host, registrar.root) {
        (Host::Apex, Root::At | Root::CopyExisting) => "@".to_owned(),
        (Host::Apex, Root::Empty | Root::OwnSection) => String::new(),
        (Host::Apex, Root::Full) => domain.as_str().to_owned(),
        (Host::Under(left), _) if registrar.appends_domain == Appends::Never => {
            format!("{left}.{domain}")
        }
        (Host::Under(left), _) => left.clone(),
    }
}

/// A whole value as this company's form wants it typed, all in one: targets with their final dot where
/// that is needed.
pub fn as_typed(registrar: &Registrar, data: &Rdata) -> String {
    match data {
        Rdata::Mx { priority, exchange } => format!("{priority} {}", target(registrar, exchange)),
        Rdata::Cname(name) => target(registrar, name),
        Rdata::Srv { priority, weight, port, target: name } => {
            format!("{priority} {weight} {port} {}", target(registrar, name))
        }
        other => other.to_string(),
    }
}

/// A target as this company's form wants it typed.
pub fn target(registrar: &Registrar, target: &Name) -> String {
    match registrar.final_dot {
        FinalDot::Needed if !target.as_str().is_empty() => format!("{target}."),
        _ => target.to_string(),
    }
}

fn txt(registrar: &Registrar, text: &str) -> String {
    let is_long = text.len() > STRING;
    match (registrar.long_txt, registrar.quotes) {
        (LongTxt::Quoted255, _) if is_long => split(text),
        (_, Quotes::Needed) => split(text),
        _ => text.to_owned(),
    }
}

/// `"first 255 characters" "the rest"`, with quotation marks inside the text escaped (RFC 1035 §5.1).
/// The limit is one of bytes; no character is cut in two.
fn split(text: &str) -> String {
    let mut strings = vec![String::new()];
    let mut length = 0;
    for character in text.chars() {
        if length + character.len_utf8() > STRING {
            strings.push(String::new());
            length = 0;
        }
        length += character.len_utf8();
        if let Some(string) = strings.last_mut() {
            if matches!(character, '"' | '\\') {
                string.push('\\');
            }
            string.push(character);
        }
    }
    let quoted: Vec<String> = strings.iter().map(|string| format!("\"{string}\"")).collect();
    quoted.join(" ")
}

/// The seconds that an entry of a TTL box stands for: a number, `30 min`, or the automatic entry.
pub(super) fn seconds(registrar: &Registrar, entry: &str) -> Option<u32> {
    let entry = entry.trim().to_lowercase();
    if let Ok(seconds) = entry.parse::<u32>() {
        return Some(seconds);
    }
    if let Some((number, unit)) = entry.split_once(' ')
        && let Ok(number) = number.parse::<u32>()
    {
        let factor = match unit.chars().next()? {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' | 'j' => 86_400,
            _ => return None,
        };
        return number.checked_mul(factor);
    }
    let is_advised = [Lang::En, Lang::Fr]
        .into_iter()
        .any(|lang| registrar.ttl.advise.of(lang).to_lowercase() == entry);
    let is_automatic = matches!(entry.as_str(), "" | "auto" | "automatic" | "automatique");
    (is_advised || is_automatic).then(|| registrar.ttl.default_s.unwrap_or(3600))
}
