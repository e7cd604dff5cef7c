//! A domain that changed its name servers, and lines that did not come along.

use super::super::compare::served;
use super::super::meaning::Loner;
use super::super::{Code, Detail, Finding, Scene};
use super::{AroundFault, finding};
use crate::names::Name;
use crate::observe::{Heard, Photo, Question};
use crate::records::{Rdata, Rtype};

/// Lines listed.
const MOST: usize = 24;

/// What the servers of `before` said about mail, when none of them publishes the domain any more; empty
/// where they still do.
pub fn former(before: &Photo, now: &Photo) -> Vec<(Question, Heard)> {
    let (Some(then), Some(since)) = (&before.delegation, &now.delegation) else {
        return Vec::new();
    };
    let has_stayed = since.name_servers.iter().any(|name| then.name_servers.contains(name));
    if then.zone != since.zone || has_stayed || since.name_servers.is_empty() {
        return Vec::new();
    }
    let mut said: Vec<(Question, Heard)> = Vec::new();
    for (question, heard, _) in before.views.iter().flat_map(|view| &view.answers) {
        let is_mail = matches!(question.rtype, Rtype::Mx | Rtype::Txt | Rtype::Cname);
        let is_new = said.iter().all(|(asked, _)| asked != question);
        if is_mail && is_new && said.len() < MOST && !served(question, heard).is_empty() {
            said.push((question.clone(), heard.clone()));
        }
    }
    said
}

/// What the servers from before the move have and those of now lack. Where something else took the
/// place of a line, it was changed and not lost; and what the plan takes away is not missed.
pub(super) fn lost(scene: &Scene<'_>) -> Option<Finding> {
    let gone = scene.plan.map(crate::plan::Plan::gone).unwrap_or_default();
    let mut lines: Vec<(Name, Rdata)> = Vec::new();
    for (question, heard) in &scene.around.former {
        let Some(now) = scene.published(&question.name, question.rtype) else { continue };
        let is_wanted = |data: &Rdata| match scene.plan {
            Some(plan) => gone
                .iter()
                .all(|(host, gone)| host.absolute(&plan.domain) != question.name || gone != data),
            None => true,
        };
        let missing = served(question, heard)
            .into_iter()
            .filter(|data| is_wanted(data) && !is_replaced(data, &now));
        lines.extend(missing.map(|data| (question.name.clone(), data)));
    }
    lines.sort();
    lines.dedup();
    lines.truncate(MOST);
    let seen: Vec<String> =
        lines.iter().map(|(name, data)| format!("{name} {} {data}", data.rtype())).collect();
    let fault = AroundFault::LostInMove { lines };
    (!seen.is_empty())
        .then(|| finding(Code::RecordsLostInMove, String::new(), seen.join("\n"), fault))
}

/// True when `gap` is one that `cause`, lines lost in a move, left: a mail route that is not there, or
/// a record of which nothing is.
pub(in crate::verdict) fn explains(cause: &Finding, gap: &Finding) -> bool {
    let Detail::Around(AroundFault::LostInMove { lines }) = &cause.detail else { return false };
    let record = gap.record.as_deref().and_then(|id| id.split_once('-')).map(|(kind, _)| kind);
    match gap.code {
        Code::NoMx => lines.iter().any(|line| kind(line) == Some("mx")),
        Code::RecordMissing => record.is_some() && lines.iter().any(|line| kind(line) == record),
        _ => false,
    }
}

/// The kind of record that a line is, as the ids of a plan begin.
fn kind((name, data): &(Name, Rdata)) -> Option<&'static str> {
    match data {
        Rdata::Mx { .. } => Some("mx"),
        _ if name.labels().any(|label| label == "_domainkey") => Some("dkim"),
        Rdata::Txt(text) => Loner::of(text).map(|loner| match loner {
            Loner::Spf => "spf",
            Loner::Dmarc => "dmarc",
        }),
        _ => None,
    }
}

/// True when `data`, or what does its work, is there.
fn is_replaced(data: &Rdata, now: &[Rdata]) -> bool {
    match data {
        // Texts stand side by side, except for those of which there is one.
        Rdata::Txt(text) => match Loner::of(text) {
            Some(kind) => now
                .iter()
                .any(|data| matches!(data, Rdata::Txt(text) if Loner::of(text) == Some(kind))),
            None => now.contains(data),
        },
        _ => now
            .iter()
            .any(|other| other.rtype() == data.rtype() || matches!(other.rtype(), Rtype::Cname)),
    }
}
