//! The rule for fakes as it is published: DMARC (RFC 9989).
//!
//! For a subdomain without a rule of its own, the rule of a name above it counts (RFC 9989 §4.10).

#[cfg(test)]
mod tests;

use super::target::{self, wanted_at};
use super::{Code, Detail, Finding, Scene, Severity, key, senders};
use crate::names::{Domain, Name};
use crate::observe::Heard;
use crate::plan::{Plan, Purpose};
use crate::records::dmarc::{self, Dmarc, DmarcFault, Note, Policy};
use crate::records::{Rdata, Rtype, spf};

/// What is wrong with a rule for fakes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyFault {
    /// Several rules at one name.
    Several {
        /// The lines as served.
        lines: Vec<String>,
        /// The single line that replaces them.
        keep: String,
    },
    /// It cannot be read, or not wholly.
    Syntax {
        /// The line as served.
        line: String,
        /// What is wrong, in the order of the text; at least one.
        faults: Vec<DmarcFault>,
        /// The whole line put right.
        repaired: String,
    },
    /// An alias stands beside the rule.
    AliasToo {
        /// Where the alias leads.
        target: Name,
    },
    /// Reports go to domains that have not agreed to take them.
    Reports {
        /// Each such domain, with the name at which its agreement is looked for.
        domains: Vec<(String, Name)>,
    },
    /// The rule is strict before the rest is right.
    TooEarly {
        /// What it asks for.
        policy: Policy,
        /// Where the rule stands.
        name: Name,
        /// What is not right yet.
        lacking: Vec<Lacking>,
        /// The same rule with `p=none`; `None` where it is the rule of a name above.
        milder: Option<String>,
    },
    /// Tags that were withdrawn.
    OldTags {
        /// Their names.
        tags: Vec<String>,
    },
}

/// What a strict rule needs and is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// The list of senders.
    Senders,
    /// The signature key.
    Key,
}

/// The findings of this family in what is published now.
pub(super) fn review(scene: &Scene<'_>) -> Vec<Finding> {
    let own = scene.apex().child("_dmarc");
    let Some(texts) = rules_at(scene, &own) else { return Vec::new() };
    let lines: Vec<&String> = texts.iter().filter(|text| dmarc::is_dmarc(text)).collect();
    let mut faults: Vec<(Code, PolicyFault)> = Vec::new();
    if !lines.is_empty()
        && let Some(target) = alias_beside(scene, &own)
    {
        faults.push((Code::DmarcCnameAndTxt, PolicyFault::AliasToo { target }));
    }
    match lines.as_slice() {
        [] => {
            let attempt = texts.iter().find(|text| dmarc::looks_like_dmarc(text));
            faults.extend(attempt.and_then(|line| syntax(line.as_str())));
            if attempt.is_none() {
                faults.extend(from_above(scene));
            }
        }
        [line] => faults.extend(one(scene, &own, line)),
        _ => {
            let keep = joined(&lines);
            let lines = lines.into_iter().cloned().collect();
            faults.push((Code::DmarcMultiple, PolicyFault::Several { lines, keep }));
        }
    }
    faults.into_iter().map(|(code, fault)| finding(scene, &own, code, fault)).collect()
}

/// The names above `domain` at which a rule for it may stand, nearest first, up to the domain that was
/// registered.
pub(super) fn above(domain: &Domain) -> Vec<Name> {
    domain.above().iter().map(|name| name.child("_dmarc")).collect()
}

/// The domains outside of the organisation that `texts` send reports to, each with the name where it
/// agrees to that (RFC 9990 §4).
pub(super) fn report_permits(domain: &Domain, at: &Name, texts: &[String]) -> Vec<(String, Name)> {
    let mut permits: Vec<(String, Name)> = Vec::new();
    for dmarc in texts.iter().filter_map(|text| dmarc::read(text).dmarc) {
        for uri in dmarc.aggregate.iter().chain(&dmarc.failure) {
            let Some(host) = report_host(uri) else { continue };
            if host.registered() == domain.registered() {
                continue;
            }
            let permit = host.name().child(&format!("{}._report._dmarc", at.as_str()));
            let entry = (host.as_str().to_owned(), permit);
            if !permits.contains(&entry) && entry.1.as_str().len() <= 253 {
                permits.push(entry);
            }
        }
    }
    permits
}

/// The domains outside of the organisation to which the rule of `plan` sends reports, each with the name
/// where it has to agree (RFC 9990 §4).
pub fn reports_elsewhere(plan: &Plan) -> Vec<(String, Name)> {
    let texts = plan.wanted().into_iter().filter_map(|wanted| match wanted.data {
        Rdata::Txt(text) if wanted.purpose == Purpose::Reject => Some(text),
        _ => None,
    });
    let texts: Vec<String> = texts.collect();
    report_permits(&plan.domain, &plan.domain.name(), &texts)
}

/// The domain of `mailto:reports@example.net!10m`.
fn report_host(uri: &str) -> Option<Domain> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("mailto") {
        return None;
    }
    let mailbox = rest.split(['!', '?']).next().unwrap_or_default();
    Domain::parse(mailbox.rsplit_once('@')?.1).ok()
}

/// The texts at the name of the rule, at the end of its alias where it has one.
fn rules_at(scene: &Scene<'_>, own: &Name) -> Option<Vec<String>> {
    let texts = scene.texts(own)?;
    match scene.alias(own) {
        Some(target) if texts.is_empty() => target::texts(scene, &target),
        _ => Some(texts),
    }
}

/// An alias at the name of the rule, beside texts that stand there themselves.
fn alias_beside(scene: &Scene<'_>, own: &Name) -> Option<Name> {
    if scene.texts(own).is_none_or(|texts| texts.is_empty()) {
        return None;
    }
    scene.alias(own).or_else(|| target::alias(scene, own))
}

/// Everything about a rule that stands alone.
fn one(scene: &Scene<'_>, own: &Name, line: &String) -> Vec<(Code, PolicyFault)> {
    let reading = dmarc::read(line);
    let mut faults: Vec<(Code, PolicyFault)> = syntax(line).into_iter().collect();
    let Some(dmarc) = reading.dmarc else { return faults };
    let milder = || milder(line, &dmarc);
    if faults.is_empty() {
        faults.extend(too_early(scene, dmarc.in_force(), own, milder));
    }
    let unwilling: Vec<(String, Name)> =
        report_permits(scene.domain, &scene.apex(), std::slice::from_ref(line))
            .into_iter()
            .filter(|(_, permit)| is_refused(scene, permit))
            .collect();
    if !unwilling.is_empty() {
        faults.push((Code::DmarcExternalReports, PolicyFault::Reports { domains: unwilling }));
    }
    let tags: Vec<String> = dmarc
        .notes
        .iter()
        .filter_map(|note| match note {
            Note::OldTag(tag) => Some(tag.clone()),
            _ => None,
        })
        .collect();
    if !tags.is_empty() {
        faults.push((Code::DmarcOldTags, PolicyFault::OldTags { tags }));
    }
    faults
}

fn syntax(line: &str) -> Option<(Code, PolicyFault)> {
    let mut faults = dmarc::read(line).faults;
    if faults.is_empty() {
        return None;
    }
    faults.sort_by_key(|fault| fault.at);
    let repaired = dmarc::mended(line);
    Some((Code::DmarcSyntax, PolicyFault::Syntax { line: line.to_owned(), faults, repaired }))
}

/// The rule of the nearest name above that has one, as far as it holds for a subdomain.
fn from_above(scene: &Scene<'_>) -> Option<(Code, PolicyFault)> {
    for name in above(scene.domain) {
        let texts = scene.texts(&name).or_else(|| target::texts(scene, &name))?;
        let lines: Vec<&String> = texts.iter().filter(|text| dmarc::is_dmarc(text)).collect();
        match lines.as_slice() {
            [] => {}
            [line] => {
                let policy = dmarc::read(line).dmarc?.for_subdomains();
                return too_early(scene, policy, &name, || None);
            }
            _ => return None,
        }
    }
    None
}

/// Nobody agreed to take the reports. Silence is no refusal.
fn is_refused(scene: &Scene<'_>, permit: &Name) -> bool {
    match scene.outside(permit, Rtype::Txt) {
        Some(Heard::Nothing { .. }) => true,
        Some(Heard::Records(_)) => target::texts(scene, permit).is_some_and(|texts| {
            !texts.iter().any(|text| text.trim_start().starts_with("v=DMARC1"))
        }),
        _ => false,
    }
}

/// A strict rule where a mail company receives and its mail cannot pass yet.
fn too_early(
    scene: &Scene<'_>,
    policy: Policy,
    name: &Name,
    milder: impl FnOnce() -> Option<String>,
) -> Option<(Code, PolicyFault)> {
    let provider = scene.companies.provider?;
    if policy == Policy::None {
        return None;
    }
    let is_error =
        |found: &[Finding]| found.iter().any(|finding| finding.code.severity() == Severity::Error);
    let texts = scene.texts(&scene.apex());
    let has_no_list =
        texts.is_some_and(|texts| !texts.iter().any(|text| spf::looks_like_spf(text)));
    let wants_list = provider.spf.is_some();
    let keys = key::review(scene);
    // A broken key at a name of somebody else's is not what the mail is signed with.
    let is_unsigned = (is_error(&keys) && !key::has_healthy(scene)) || is_key_missing(scene);
    let lacking: Vec<Lacking> = [
        ((has_no_list && wants_list) || is_error(&senders::review(scene)))
            .then_some(Lacking::Senders),
        is_unsigned.then_some(Lacking::Key),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!lacking.is_empty()).then(|| {
        let fault = PolicyFault::TooEarly { policy, name: name.clone(), lacking, milder: milder() };
        (Code::DmarcStrictTooEarly, fault)
    })
}

/// True when the plan knows a key and the servers say that nothing is there.
fn is_key_missing(scene: &Scene<'_>) -> bool {
    let wanted = scene.plan.map(Plan::wanted).unwrap_or_default();
    let mut keys = wanted.iter().filter(|one| one.purpose == Purpose::Sign).peekable();
    keys.peek().is_some()
        && !key::has_healthy(scene)
        && keys.all(|one| {
            let name = one.host.absolute(scene.domain);
            scene.published(&name, one.data.rtype()).is_some_and(|data| data.is_empty())
        })
}

/// The same rule that asks for nothing but reports.
fn milder(line: &str, dmarc: &Dmarc) -> Option<String> {
    let written = dmarc.policy?;
    let mut is_done = false;
    let tags: Vec<String> = line
        .split(';')
        .map(|tag| match tag.split_once('=') {
            Some((name, value))
                if !is_done
                    && name.trim().eq_ignore_ascii_case("p")
                    && value.trim().eq_ignore_ascii_case(written.as_str()) =>
            {
                is_done = true;
                format!("{name}=none")
            }
            _ => tag.to_owned(),
        })
        .collect();
    let text = tags.join(";");
    dmarc::parse(&text).is_ok_and(|milder| milder.policy() == Policy::None).then_some(text)
}

/// One rule out of several: the mildest, because what it asks for is asked for the first time, with
/// the report addresses of all.
fn joined(lines: &[&String]) -> String {
    let read = |line: &&&String| dmarc::read(line).dmarc;
    let mildest = lines
        .iter()
        .filter(|line| dmarc::parse(line).is_ok())
        .min_by_key(|line| read(line).map(|dmarc| dmarc.in_force()));
    let Some(base) = mildest.or(lines.first()) else { return String::new() };
    let mut text = dmarc::mended(base);
    for uri in lines.iter().filter_map(|line| read(&line)).flat_map(|dmarc| dmarc.aggregate) {
        let mailbox = uri.split_once(':').map(|(_, rest)| rest.split(['!', '?']).next());
        if let Some(Some(mailbox)) = mailbox {
            text = dmarc::add_report_address(&text, mailbox);
        }
    }
    text
}

fn finding(scene: &Scene<'_>, own: &Name, code: Code, fault: PolicyFault) -> Finding {
    let (seen, expected) = match &fault {
        PolicyFault::Several { lines, keep } => (lines.join("\n"), keep.clone()),
        PolicyFault::Syntax { line, repaired, .. } => (line.clone(), repaired.clone()),
        PolicyFault::AliasToo { target } => (target.to_string(), String::new()),
        PolicyFault::Reports { domains } => {
            let names: Vec<String> = domains.iter().map(|(_, name)| name.to_string()).collect();
            (names.join("\n"), "v=DMARC1".to_owned())
        }
        PolicyFault::TooEarly { policy, milder, .. } => {
            (policy.as_str().to_owned(), milder.clone().unwrap_or_default())
        }
        PolicyFault::OldTags { tags } => (tags.join("\n"), String::new()),
    };
    let record = wanted_at(scene, own, &[Rtype::Txt]);
    Finding { code, record, seen, expected, detail: Detail::Policy(fault) }
}
