//! Mail lines that came out wrong.

use std::net::{IpAddr, Ipv4Addr};

use super::text::{plain, seeming};
use super::{Crowding, Line, MicrosoftSlip, ShapeFault, found};
use crate::names::{Domain, Name, label_octets};
use crate::observe::Moment;
use crate::records::Rdata;
use crate::verdict::compare::{does_the_same, is_in_order};
use crate::verdict::entered::Entered;
use crate::verdict::{Code, Detail, Evidence, Finding, Stage};

/// Letters by which a misspelt name may differ.
const MOST_LETTERS: usize = 2;

/// Where the servers of Microsoft 365 are, in either flavour.
const MICROSOFT: [&str; 2] = ["mail.protection.outlook.com", "mx.microsoft"];

/// Where Namecheap's own mail lines lead.
const NAMECHEAP: [&str; 2] = ["registrar-servers.com", "privateemail.com"];

/// Where Cloudflare Email Routing leads.
const CLOUDFLARE: [&str; 1] = ["mx.cloudflare.net"];

pub(super) fn recognised(case: &Entered<'_>, now: Moment) -> Option<Finding> {
    let domain = &case.evidence.plan.domain;
    let suspects = lines(case.suspects().into_iter());
    let slips = case.lacking().filter_map(|wanted| {
        let Rdata::Mx { exchange: good, .. } = &wanted.data else { return None };
        let slip = suspects.iter().find_map(|(_, bad)| slip(bad, good, domain, case.stage));
        let (code, bad, fault) = slip?;
        let mut finding = found(code, wanted, bad.to_string(), Detail::Shape(fault));
        finding.expected = good.to_string();
        Some(finding)
    });
    let slip = slips.min_by_key(|finding| finding.code);
    slip.or_else(|| kept_in_place(case, now)).or_else(|| out_of_order(case))
}

/// What went wrong between `good` and `bad`.
fn slip<'a>(
    bad: &'a Name,
    good: &Name,
    domain: &Domain,
    stage: Stage,
) -> Option<(Code, &'a Name, ShapeFault)> {
    let shown = spoken(bad);
    let fault = address(bad, domain)
        .map(|address| (Code::MxIsIp, ShapeFault::Address { exchange: bad.clone(), address }))
        .or_else(|| {
            let what = crowding(&shown, good)?;
            Some((Code::PriorityInValue, ShapeFault::Crowded { exchange: bad.clone(), what }))
        })
        .or_else(|| {
            let characters: Vec<char> = shown.chars().filter(|c| !c.is_ascii_graphic()).collect();
            let is_meant = Name::from_presentation(&plain(&shown)).is_at_or_under(good)
                || plain(&shown).starts_with(good.as_str());
            (!characters.is_empty() && is_meant).then(|| {
                let fault = ShapeFault::Invisible { text: shown.clone(), characters };
                (Code::InvisibleCharacters, fault)
            })
        })
        .or_else(|| {
            let slip = microsoft(bad, good)?;
            let (bad, good) = (bad.clone(), good.clone());
            Some((Code::M365WrongMx, ShapeFault::Microsoft { bad, good, slip }))
        })
        .or_else(|| {
            is_misspelt(bad, good, stage)
                .then(|| (Code::MxTypo, ShapeFault::Typo { bad: bad.clone(), good: good.clone() }))
        });
    fault.map(|(code, fault)| (code, bad, fault))
}

/// A name as people read it: escapes undone, letters of other alphabets written out.
fn spoken(name: &Name) -> String {
    let labels: Vec<String> = name
        .labels()
        .map(|label| match label_octets(label) {
            Some(octets) => String::from_utf8_lossy(&octets).into_owned(),
            None => label.to_owned(),
        })
        .collect();
    let text = labels.join(".");
    if !text.contains("xn--") {
        return text;
    }
    let (decoded, result) = idna::domain_to_unicode(&text);
    let imitates = decoded.chars().any(|c| seeming(c).is_some());
    if result.is_ok() && imitates { decoded } else { text }
}

/// The numbers that stand in place of a name, with or without the domain behind them.
fn address(bad: &Name, domain: &Domain) -> Option<IpAddr> {
    let whole = bad.as_str();
    let heads = [domain.registered().name(), domain.name()]
        .into_iter()
        .filter_map(|zone| whole.strip_suffix(zone.as_str())?.strip_suffix('.').map(str::to_owned));
    let mut texts = std::iter::once(whole.to_owned()).chain(heads);
    texts.find_map(|text| text.parse::<Ipv4Addr>().ok()).map(IpAddr::from)
}

/// What stands in the box beside the name.
fn crowding(shown: &str, good: &Name) -> Option<Crowding> {
    let rest = shown.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let has_number = rest.len() < shown.trim_start().len();
    let rest = rest.trim_start_matches([' ', '.', '\t', '\u{a0}']);
    if has_number && rest.starts_with(good.as_str()) && !good.as_str().is_empty() {
        return Some(Crowding::Number);
    }
    [('/', Crowding::Web), ('@', Crowding::Mailbox), (':', Crowding::Port)]
        .into_iter()
        .find_map(|(sign, what)| shown.contains(sign).then_some(what))
}

/// Whose server of Microsoft `bad` is, when `good` is one too.
fn microsoft(bad: &Name, good: &Name) -> Option<MicrosoftSlip> {
    let head = |name: &Name| {
        MICROSOFT.iter().find_map(|suffix| {
            let head = name.as_str().strip_suffix(suffix)?.strip_suffix('.')?;
            Some(head.to_owned())
        })
    };
    let good = head(good)?;
    if bad.is_at_or_under(&Name::from_presentation("onmicrosoft.com")) {
        return Some(MicrosoftSlip::Tenant);
    }
    let bad = head(bad)?;
    // The flavour with DNSSEC has one more label; the first is the domain's in both.
    let own = |head: &str| head.split('.').next().unwrap_or_default().to_owned();
    if bad.replace('.', "-") == good || bad.starts_with(&own(&good).replace('-', ".")) {
        return Some(MicrosoftSlip::Dots);
    }
    if bad.contains("onmicrosoft") {
        return Some(MicrosoftSlip::Tenant);
    }
    (own(&bad) != own(&good)).then_some(MicrosoftSlip::Other)
}

/// True for one or two wrong letters. In a single look, names that differ by a number alone may be
/// servers of the same company that were there before.
fn is_misspelt(bad: &Name, good: &Name, stage: Stage) -> bool {
    let letters =
        |name: &Name| -> String { name.as_str().chars().filter(|c| !c.is_ascii_digit()).collect() };
    let (one, other) = (bad.as_str(), good.as_str());
    let is_another = stage == Stage::Looking && letters(bad) == letters(good);
    let is_long = other.len() > 2 * MOST_LETTERS + 2;
    is_long && !is_another && bad != good && strsim::levenshtein(one, other) <= MOST_LETTERS
}

/// The right servers, tried in another order than the provider wants.
fn out_of_order(case: &Entered<'_>) -> Option<Finding> {
    let wanted: Vec<&Rdata> = case.step.wanted.iter().map(|wanted| &wanted.data).collect();
    if !case.is_news() || case.lacking().next().is_some() || is_in_order(&wanted, &case.seen) {
        return None;
    }
    let is_wanted = |seen: &&Rdata| wanted.iter().any(|one| does_the_same(one, seen));
    let seen = lines(case.seen.iter().filter(is_wanted));
    let wanted_lines = lines(wanted.into_iter());
    let shown: Vec<String> = seen.iter().map(|(number, name)| format!("{number} {name}")).collect();
    let fault = ShapeFault::Order { seen, wanted: wanted_lines };
    let first = case.step.wanted.first()?;
    Some(found(Code::PriorityOrder, first, shown.join("\n"), Detail::Shape(fault)))
}

/// A setting at the company that publishes the domain keeps its own lines in place.
fn kept_in_place(case: &Entered<'_>, now: Moment) -> Option<Finding> {
    let wanted = case.lacking().next()?;
    let is_due = case.is_settled(now) && (case.seen != case.before || case.is_overdue(now));
    if !is_due {
        return None;
    }
    let (code, lines) = setting(case)?;
    let shown: Vec<String> =
        lines.iter().map(|(number, name)| format!("{number} {name}")).collect();
    let fault = match code {
        Code::CloudflareEmailRouting => ShapeFault::CloudflareRouting { lines },
        _ => ShapeFault::NamecheapSettings { lines },
    };
    Some(found(code, wanted, shown.join("\n"), Detail::Shape(fault)))
}

/// The setting whose lines are there, and these lines.
fn setting(case: &Entered<'_>) -> Option<(Code, Vec<Line>)> {
    let wanted = lines(case.step.wanted.iter().map(|wanted| &wanted.data));
    let settings = [
        (Code::NamecheapMailSettings, "registrar-servers.com", &NAMECHEAP[..]),
        (Code::CloudflareEmailRouting, "ns.cloudflare.com", &CLOUDFLARE[..]),
    ];
    settings.into_iter().find_map(|(code, publisher, leads)| {
        let is_own = |(_, exchange): &&Line| {
            leads.iter().any(|suffix| exchange.is_at_or_under(&Name::from_presentation(suffix)))
        };
        let own: Vec<Line> = lines(case.seen.iter()).iter().filter(is_own).cloned().collect();
        let is_wanted = wanted.iter().any(|line| is_own(&line));
        (publishes(case.evidence, publisher) && !own.is_empty() && !is_wanted)
            .then_some((code, own))
    })
}

/// True when these are the lines of Cloudflare Email Routing, at Cloudflare.
pub(in crate::verdict) fn are_routing(evidence: &Evidence<'_>, lines: &[Line]) -> bool {
    let routing = Name::from_presentation(CLOUDFLARE[0]);
    publishes(evidence, "ns.cloudflare.com")
        && !lines.is_empty()
        && lines.iter().all(|(_, exchange)| exchange.is_at_or_under(&routing))
}

/// True when the domain's name servers are under `suffix`.
fn publishes(evidence: &Evidence<'_>, suffix: &str) -> bool {
    let suffix = Name::from_presentation(suffix);
    evidence.photo.name_servers.iter().any(|server| server.name.is_at_or_under(&suffix))
}

/// The mail lines among `data`, lowest number first.
fn lines<'a>(data: impl Iterator<Item = &'a Rdata>) -> Vec<Line> {
    let line = |data: &Rdata| match data {
        Rdata::Mx { priority, exchange } => Some((*priority, exchange.clone())),
        _ => None,
    };
    let mut lines: Vec<Line> = data.filter_map(line).collect();
    lines.sort();
    lines
}
