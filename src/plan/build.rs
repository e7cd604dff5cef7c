//! Building the plan from its parts: mail route, senders, keys, policy.

use std::collections::BTreeMap;

use super::answers::{Answers, OPTIONAL, ROUTE_AS_FOUND, SENDERS};
use super::mx::{route, variant_of};
use super::step::{Kept, Kind, Plan, Reason, Step, Wanted, turn};
use crate::catalog::{Catalog, InputKind, Provider, Purpose, RecordTemplate, SpfPart};
use crate::names::{Host, Name};
use crate::observe::{Heard, Photo};
use crate::records::{Rdata, Record, Rtype, dkim, dmarc, spf};

/// The longest that caches in wide use remember a "does not exist", in seconds (BIND's
/// `max-ncache-ttl`).
const LONGEST_NEGATIVE_S: u32 = 10_800;

/// The plan, or `None` while no provider is chosen.
pub fn build(answers: &Answers, catalog: &Catalog, photo: &Photo) -> Option<Plan> {
    let provider = catalog.provider(answers.provider.as_ref()?)?;
    let registrar = answers.registrar.as_ref().and_then(|id| catalog.registrar(id));
    let route = route(answers, catalog, provider, registrar, photo);
    let mut draft = Draft { answers, photo, steps: route.steps, kept: route.kept, spf: None };
    draft.senders(provider);
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for template in provider.records.iter().chain(&catalog.common.records) {
        draft.record(template, &mut numbers);
    }
    let Draft { mut steps, kept, spf, .. } = draft;
    steps.sort_by_key(|step| (step.kind == Kind::Remove, turn(step.purpose)));
    let old_ttl = steps.iter().map(|step| old_ttl(step, photo)).max().unwrap_or(0);
    Some(Plan {
        domain: answers.domain.clone(),
        steps,
        kept,
        spf,
        later: answers.later.iter().cloned().collect(),
        gateway: route.gateway,
        old_ttl,
    })
}

struct Draft<'a> {
    answers: &'a Answers,
    photo: &'a Photo,
    steps: Vec<Step>,
    kept: Vec<Kept>,
    spf: Option<String>,
}

impl Draft<'_> {
    /// One list of senders, with everybody who is on it now.
    fn senders(&mut self, provider: &Provider) {
        let variant = variant_of(self.answers, provider, self.photo);
        let Some(part) = provider.spf_of(variant) else { return };
        let typed = provider
            .inputs
            .iter()
            .filter(|input| input.kind == InputKind::SpfMechanism)
            .map(|input| input.key.as_str())
            .filter(|key| *key != SENDERS)
            .chain([SENDERS])
            .flat_map(|key| self.answers.values(key));
        let typed: Vec<String> = typed.cloned().collect();
        let existing: Vec<String> = self
            .photo
            .texts(&self.answers.domain.name())
            .into_iter()
            .filter(|text| spf::is_spf(text) || spf::looks_like_spf(text))
            .collect();
        let mut wanted = own_senders(part, &existing, &typed);
        wanted.extend(typed);
        if wanted.is_empty() {
            // Several lists, or one nobody can read, are put right for everybody; a good one is
            // touched only to add to it.
            match existing.as_slice() {
                [] => return,
                [one] if spf::parse(one).is_ok() => {
                    self.spf = Some(one.clone());
                    self.keep("spf-1", Host::Apex, Rdata::Txt(one.clone()), Purpose::Send);
                    return;
                }
                _ => {}
            }
        }
        let merged = spf::merge(&existing, &wanted, &part.tail);
        self.spf = Some(merged.text.clone());
        let data = Rdata::Txt(merged.text.clone());
        let (kind, reason) = match existing.as_slice() {
            [] => (Kind::Add, Reason::NoSenderList),
            [one] if spf::same_meaning(one, &merged.text) && spf::is_spf(one) => {
                self.keep("spf-1", Host::Apex, Rdata::Txt(one.clone()), Purpose::Send);
                return;
            }
            // Without an end it lets send whom it should; where nothing is set up, that is enough.
            [one]
                if self.answers.input(ROUTE_AS_FOUND).is_some()
                    && spf::is_spf(one)
                    && spf::same_meaning(&format!("{one} {}", merged.tail.text), &merged.text) =>
            {
                self.spf = Some(one.clone());
                self.keep("spf-1", Host::Apex, Rdata::Txt(one.clone()), Purpose::Send);
                return;
            }
            [one] if spf::parse(one).is_err() => (Kind::Change, Reason::SenderListRepaired),
            [_] => {
                let added = merged.added.len();
                (Kind::Change, Reason::SendersAdded { added, kept: merged.kept })
            }
            lists => (Kind::Change, Reason::SenderListsJoined { lists: lists.len() }),
        };
        let gone = existing.into_iter().map(Rdata::Txt).filter(|old| *old != data).collect();
        self.push("spf-1", kind, Host::Apex, data, gone, Purpose::Send, true, reason);
    }

    fn record(&mut self, template: &RecordTemplate, numbers: &mut BTreeMap<String, usize>) {
        let is_extra = matches!(template.purpose, Purpose::Autoconfig | Purpose::Other);
        if is_extra && !template.required && self.answers.input(OPTIONAL) != Some("all") {
            return;
        }
        let Ok((host, data)) = template.build(&self.answers.domain, &self.answers.to_inputs())
        else {
            return;
        };
        let number = numbers.entry(template.id_hint.clone()).or_default();
        *number += 1;
        let id = format!("{}-{number}", template.id_hint);
        let name = host.absolute(&self.answers.domain);
        let texts = self.photo.texts(&name);
        let alias = alias(self.photo, &name).map(|record| record.data.clone());
        if is_displaced(&self.steps, &self.kept, &host, &data) {
            return;
        }
        if template.purpose == Purpose::Reject && texts.is_empty() && alias.is_none() {
            // The rule of a name above holds here too (RFC 9989 §4.10).
            let above = self.answers.domain.above();
            let mut rules = above.iter().flat_map(|name| self.photo.texts(&name.child("_dmarc")));
            if rules.any(|text| dmarc::parse(&text).is_ok()) {
                return;
            }
        }
        let is_same = |old: &Rdata| same(template.purpose, old, &data);
        let services = (data.rtype() == Rtype::Srv).then(|| self.photo.set(&name, Rtype::Srv));
        let services = services.flatten().map(|set| set.data).unwrap_or_default();
        let texts = texts.iter().cloned().map(Rdata::Txt);
        let old: Vec<Rdata> = texts.chain(services).chain(alias).collect();
        let rivals: Vec<Rdata> =
            old.iter().filter(|old| rivals(template.purpose, old, &data)).cloned().collect();
        if template.purpose == Purpose::Reject
            && let [there] = rivals.as_slice()
            && is_policy(there)
        {
            self.keep(&id, host, there.clone(), template.purpose);
            return;
        }
        if let Some(there) = old.iter().find(|old| is_same(old))
            && rivals.iter().all(is_same)
        {
            self.keep(&id, host, there.clone(), template.purpose);
            return;
        }
        let gone: Vec<Rdata> = rivals.into_iter().filter(|old| *old != data).collect();
        let reason = match (template.purpose, gone.is_empty()) {
            (Purpose::Verify, _) => Reason::ProveOwnership,
            (Purpose::Sign, true) => Reason::SignatureKey,
            (Purpose::Sign, false) => Reason::OtherSignatureKey,
            (Purpose::Reject, true) => Reason::NoPolicy,
            (Purpose::Reject, false) => Reason::PolicyRepaired,
            (Purpose::Autoconfig, _) => Reason::MailPrograms,
            _ => Reason::ProviderAsks,
        };
        let kind = if gone.is_empty() { Kind::Add } else { Kind::Change };
        let required = template.required;
        self.push(&id, kind, host, data, gone, template.purpose, required, reason);
    }

    fn keep(&mut self, id: &str, host: Host, data: Rdata, purpose: Purpose) {
        self.kept.push(Kept { id: id.to_owned(), host, data, purpose, is_wanted: true });
    }

    #[expect(clippy::too_many_arguments, reason = "a card has this many independent parts")]
    fn push(
        &mut self,
        id: &str,
        kind: Kind,
        host: Host,
        data: Rdata,
        gone: Vec<Rdata>,
        purpose: Purpose,
        is_required: bool,
        reason: Reason,
    ) {
        let wanted = Wanted { id: id.to_owned(), host: host.clone(), data, purpose, is_required };
        self.steps.push(Step {
            id: id.to_owned(),
            kind,
            host,
            rtype: wanted.data.rtype(),
            wanted: vec![wanted],
            gone,
            purpose,
            reason,
            preset: None,
        });
    }
}

/// The provider's own mechanisms, unless another of its spellings is there or was typed.
fn own_senders(part: &SpfPart, existing: &[String], typed: &[String]) -> Vec<String> {
    let there = existing.iter().flat_map(|text| text.split_whitespace());
    let mut named = there.chain(typed.iter().map(String::as_str));
    let serves = |word: &str| part.instead.iter().any(|other| other.eq_ignore_ascii_case(word));
    if named.any(serves) { Vec::new() } else { part.mechanisms.clone() }
}

/// Whether two values say the same to whoever reads them.
fn same(purpose: Purpose, old: &Rdata, wanted: &Rdata) -> bool {
    match (purpose, old, wanted) {
        (Purpose::Sign, Rdata::Txt(a), Rdata::Txt(b)) => dkim::same_meaning(a, b),
        (Purpose::Reject, Rdata::Txt(a), Rdata::Txt(b)) => dmarc::same_meaning(a, b),
        _ => old == wanted,
    }
}

/// Whether an existing value stands in the way of the wanted one. At the domain itself many texts
/// live side by side; below it, a name serves one purpose, and an alias excludes everything else
/// (RFC 1034 §3.6.2).
fn rivals(purpose: Purpose, old: &Rdata, wanted: &Rdata) -> bool {
    match (purpose, old) {
        (Purpose::Verify, _) => false,
        (Purpose::Reject, Rdata::Txt(text)) => begins_like(text, "v=dmarc"),
        (Purpose::Sign, Rdata::Txt(text)) => {
            matches!(wanted, Rdata::Cname(_)) || begins_like(text, "v=dkim") || text.contains("p=")
        }
        _ => true,
    }
}

/// True for a policy that receivers can read, at whatever strength, and for an alias, behind which a
/// service keeps the policy: neither is ours to weaken.
fn is_policy(there: &Rdata) -> bool {
    match there {
        Rdata::Txt(text) => dmarc::parse(text).is_ok(),
        other => matches!(other, Rdata::Cname(_)),
    }
}

/// True when the plan already has another type at `host` where an alias is involved, which excludes
/// everything else (RFC 1034 §3.6.2).
fn is_displaced(steps: &[Step], kept: &[Kept], host: &Host, data: &Rdata) -> bool {
    let wanted = steps.iter().flat_map(|step| &step.wanted).map(|one| (&one.host, &one.data));
    let kept = kept.iter().map(|one| (&one.host, &one.data));
    let mut rest = wanted.chain(kept).filter(|(at, _)| *at == host);
    rest.any(|(_, other)| {
        other.rtype() != data.rtype() && [other.rtype(), data.rtype()].contains(&Rtype::Cname)
    })
}

/// The alias at `name`, to whichever question it came up.
fn alias<'a>(photo: &'a Photo, name: &Name) -> Option<&'a Record> {
    let answers = photo.views.iter().flat_map(|view| &view.answers);
    let mut records = answers.flat_map(|(_, heard, _)| match heard {
        Heard::Records(records) => records.as_slice(),
        _ => &[],
    });
    records.find(|record| record.name == *name && record.data.rtype() == Rtype::Cname)
}

/// Case and leading spaces or quotes do not hide what a text was meant to be.
fn begins_like(text: &str, start: &str) -> bool {
    let plain = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
    plain.to_ascii_lowercase().starts_with(start)
}

/// Seconds that caches may keep the answer this card changes.
fn old_ttl(step: &Step, photo: &Photo) -> u32 {
    let name = step.host.absolute(&photo.domain);
    let set = photo.set(&name, step.rtype).map(|set| set.ttl);
    let known = set.max(alias(photo, &name).map(|alias| alias.ttl));
    let negative = || photo.negative_ttl().unwrap_or(LONGEST_NEGATIVE_S).min(LONGEST_NEGATIVE_S);
    known.unwrap_or_else(negative)
}
