//! Writing DMARC records: the first one, and one more report address in an existing one.

use std::fmt::Write as _;

use super::{Alignment, Dmarc, Policy, PublicSuffix, Trial, parse::read};
use crate::records::pasted;
use crate::records::tags::tags;

/// The record to begin with: nothing is refused, reports come in. Without a mailbox there are none.
pub fn start(mailbox: &str) -> String {
    if mailbox.trim().is_empty() {
        return "v=DMARC1; p=none".to_owned();
    }
    format!("v=DMARC1; p=none; rua={}", uri(mailbox))
}

/// The existing record with reports going to `mailbox` too. A record in order keeps its spelling; a
/// broken one is written anew with the policy it meant. A mailbox that is none changes nothing.
pub fn add_report_address(existing: &str, mailbox: &str) -> String {
    let Ok(mailbox) = pasted::email(mailbox) else { return existing.to_owned() };
    let reading = read(existing);
    match reading.dmarc {
        Some(dmarc) if reading.faults.is_empty() => {
            if dmarc.reports_to(&mailbox) {
                existing.to_owned()
            } else {
                insert(existing, &uri(&mailbox))
            }
        }
        _ => anew(existing, &mailbox),
    }
}

/// The record with its slips undone and nothing else changed; one in order keeps its spelling.
pub fn mended(existing: &str) -> String {
    if super::parse(existing).is_ok() {
        return existing.to_owned();
    }
    match meant(existing) {
        Some(dmarc) => written(&dmarc),
        None => start(""),
    }
}

/// A mailbox as a report address; what means something else there is encoded (RFC 9989 §4.8,
/// RFC 6068 §2).
pub(super) fn uri(mailbox: &str) -> String {
    let mailbox = mailbox.trim();
    let mut uri = "mailto:".to_owned();
    for c in mailbox.chars() {
        match c {
            '%' | ',' | '!' | ';' | '?' | '#' | '&' | '/' | '`' | '^' | '{' | '|' | '}' | '"' => {
                let _ = write!(uri, "%{:02X}", u32::from(c));
            }
            _ => uri.push(c),
        }
    }
    uri
}

fn insert(existing: &str, uri: &str) -> String {
    let list = tags(existing).iter().find(|tag| tag.name.eq_ignore_ascii_case("rua")).copied();
    let Some(list) = list else {
        let head = existing.trim_end_matches(|c: char| c == ';' || c.is_whitespace());
        return format!("{head}; rua={uri}");
    };
    let end = list.value_at + list.value.map_or(0, |value| value.chars().count());
    let head: String = existing.chars().take(end).collect();
    let tail: String = existing.chars().skip(end).collect();
    format!("{},{uri}{tail}", head.trim_end_matches([',', ' ', '\t']))
}

/// Writes a record from what a broken one meant.
fn anew(existing: &str, mailbox: &str) -> String {
    let Some(mut dmarc) = meant(existing) else { return start(mailbox) };
    if !dmarc.reports_to(mailbox) {
        dmarc.aggregate.push(uri(mailbox));
    }
    written(&dmarc)
}

/// A policy as it is written.
fn written(dmarc: &Dmarc) -> String {
    let mut text = format!("v=DMARC1; p={}", dmarc.policy().as_str());
    let mut add = |name: &str, value: &str| {
        text.push_str("; ");
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    };
    if let Some(policy) = dmarc.subdomains {
        add("sp", policy.as_str());
    }
    if let Some(policy) = dmarc.nonexistent {
        add("np", policy.as_str());
    }
    if !dmarc.aggregate.is_empty() {
        add("rua", &dmarc.aggregate.join(","));
    }
    if !dmarc.failure.is_empty() {
        add("ruf", &dmarc.failure.join(","));
    }
    if dmarc.dkim == Alignment::Strict {
        add("adkim", "s");
    }
    if dmarc.spf == Alignment::Strict {
        add("aspf", "s");
    }
    if dmarc.failure_options != ['0'] {
        let options: Vec<String> = dmarc.failure_options.iter().map(char::to_string).collect();
        add("fo", &options.join(":"));
    }
    if dmarc.trial == Trial::Yes {
        add("t", "y");
    }
    match dmarc.public_suffix {
        PublicSuffix::Yes => add("psd", "y"),
        PublicSuffix::No => add("psd", "n"),
        PublicSuffix::Unstated => {}
    }
    text
}

/// What a broken text says once its commonest slips are undone.
fn meant(existing: &str) -> Option<Dmarc> {
    let text: String = existing
        .chars()
        .filter(|c| !matches!(c, '"' | '\\' | '“' | '”' | '„' | '«' | '»'))
        .take(4096)
        .collect();
    let text = text.replace("&lt;", "").replace("&gt;", "").replace("&amp;", "&");
    let mut repaired = vec!["v=DMARC1".to_owned()];
    let mut seen: Vec<String> = Vec::new();
    for tag in tags(&text.replace(',', ";,")) {
        // A comma ends a tag only where another one begins; else it is part of a list.
        let starts_tag = tag.value.is_some() && !tag.name.contains(['@', ':']);
        let name = tag.name.trim_start_matches([',', ' ']).to_ascii_lowercase();
        let name = if name == "policy" { "p".to_owned() } else { name };
        if !starts_tag {
            let piece = tag.name.trim_start_matches([',', ' ']);
            if let (Some(last), true) = (repaired.last_mut(), tag.name.contains('@')) {
                last.push(',');
                last.push_str(&with_mailto(piece));
            }
            continue;
        }
        if name == "v" || seen.contains(&name) {
            continue;
        }
        let value = tag.value.unwrap_or_default();
        let is_policy = matches!(name.as_str(), "p" | "sp" | "np");
        let is_list = matches!(name.as_str(), "rua" | "ruf");
        if is_policy && Policy::read(value).is_none() {
            continue;
        }
        let value = if is_list { with_mailto(value) } else { value.to_owned() };
        repaired.push(format!("{name}={value}"));
        seen.push(name);
    }
    read(&repaired.join("; ")).dmarc
}

fn with_mailto(address: &str) -> String {
    let is_bare = !address.contains(':') && pasted::email(address).is_ok();
    if is_bare { format!("mailto:{address}") } else { address.to_owned() }
}
