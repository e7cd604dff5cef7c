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
    let Some(form) = registrar.forms.of(data.rtype()) else { return Vec::new() };
    let is_apart = form.boxes.iter().any(|cell| cell.role == Role::Service);
    let named = if is_apart { Named::apart(host) } else { Named::whole(host) };
    form.boxes
        .iter()
        .map(|cell| {
            let (value, is_typed) = value(registrar, domain, &named, data, cell, lang);
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
    data: &Rdata,
    cell: &FormBox,
    lang: Lang,
) -> (String, bool) {
    if let Some(fixed) = &cell.enter {
        return (fixed.of(lang).to_owned(), false);
    }
    match (cell.role, data) {
        (Role::Name, _) => (name(registrar, domain, &named.host), true),
        (Role::Service, _) => (named.service.clone(), true),
        (Role::Protocol, _) => (named.protocol.clone(), true),
        (
            Role::Target,
            Rdata::Mx { exchange: server, .. }
            | Rdata::Cname(server)
            | Rdata::Srv { target: server, .. },
        ) => (target(registrar, server), true),
        (Role::Value, Rdata::Txt(text)) => (txt(registrar, text), true),
        (Role::Priority, Rdata::Mx { priority, .. } | Rdata::Srv { priority, .. }) => {
            (priority.to_string(), true)
        }
        (Role::Weight, Rdata::Srv { weight, .. }) => (weight.to_string(), true),
        (Role::Port, Rdata::Srv { port, .. }) => (port.to_string(), true),
        (Role::Ttl, _) => {
            (registrar.ttl.advise.of(lang).to_owned(), registrar.ttl.options.is_empty())
        }
        (Role::Type, _) => (data.rtype().as_str().to_owned(), false),
        // A box that this record leaves as it is, for example a proxy switch without an entry.
        _ => (String::new(), false),
    }
}

/// The owner name as this company's name box wants it.
fn name(registrar: &Registrar, domain: &Domain, host: &Host) -> String {
    match (host, registrar.root) {
        (Host::Apex, Root::At | Root::CopyExisting) => "@".to_owned(),
        (Host::Apex, Root::Empty) => String::new(),
        (Host::Apex, Root::Full) => domain.as_str().to_owned(),
        (Host::Under(left), _) if registrar.appends_domain == Appends::Never => {
            format!("{left}.{domain}")
        }
        (Host::Under(left), _) => left.clone(),
    }
}

fn target(registrar: &Registrar, target: &Name) -> String {
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

/// `"first 255 characters" "the rest"`.
fn split(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let strings: Vec<String> = characters
        .chunks(STRING)
        .map(|part| format!("\"{}\"", part.iter().collect::<String>()))
        .collect();
    strings.join(" ")
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
