//! What went wrong with a card that no server serves as planned.
//!
//! The order is that of the codes: the first that fits makes the headline. While a person is typing,
//! what is merely not there yet, or still as it was, is never a mistake.

use crate::names::{Host, Name};
use crate::observe::{Moment, Server, Sighting};
use crate::plan::{Step, Wanted};
use crate::records::Rdata;

use super::around::saved_elsewhere;
use super::astray::{astray, hidden};
use super::compare::{before, left, lines_of, served};
use super::entered::{Entered, PAUSE_S, found};
use super::logbook::is_authoritative;
use super::meaning::Loner;
use super::{Code, Detail, Evidence, Finding, Panel, ShapeFault, Stage, meaning, shape};

/// A server shows a saved record within seconds; this long after "saved", an answer counts.
const SAVED_S: u32 = 5;

/// Without a word from the person, this long without anything new is worth a look at the company.
const PATIENCE_S: u64 = 60;

/// The first mistake that fits what was `heard` about `step`.
pub(super) fn diagnose(
    evidence: &Evidence<'_>,
    step: &Step,
    stage: Stage,
    heard: &[(&Server, &Sighting)],
    now: Moment,
) -> Option<Finding> {
    let question = step.question(&evidence.plan.domain);
    let before = before(evidence.photo, &question);
    let cases: Vec<Entered<'_>> = heard
        .iter()
        .filter(|(_, sighting)| is_authoritative(&sighting.heard, &sighting.margin))
        .map(|(server, sighting)| Entered {
            evidence,
            step,
            stage,
            before: before.clone(),
            since: evidence.logbook.since(server, &question).unwrap_or(sighting.at),
            seen: served(&question, &sighting.heard),
        })
        .collect();
    let astray = astray(evidence, step, stage);
    let in_records = cases.iter().filter_map(|case| case.mistake(now));
    let nothing_new = astray.is_none() && cases.iter().all(|case| case.seen == case.before);
    let wrong_panel = || {
        let is_due = evidence.panel == Panel::Elsewhere && has_waited(stage, heard, now);
        (nothing_new && is_due).then(|| wrong_panel(evidence, step))
    };
    let all = in_records.chain(wrong_panel()).chain(astray);
    all.min_by_key(|finding| finding.code)
}

impl Entered<'_> {
    /// What is wrong at the name itself.
    fn mistake(&self, now: Moment) -> Option<Finding> {
        hidden(self, now)
            .or_else(|| self.target_doubled())
            .or_else(|| self.spf_multiple())
            .or_else(|| shape::recognised(self, now))
            .or_else(|| self.different())
            .or_else(|| shape::not_saved(self, now))
            .or_else(|| self.missing(now))
            .or_else(|| shape::twice(self, now))
            .or_else(|| self.old_mx_left(now))
    }

    /// `smtp.google.com.acme.fr` for `smtp.google.com`.
    fn target_doubled(&self) -> Option<Finding> {
        let domain = &self.evidence.plan.domain;
        let added = [domain.registered().name(), domain.name()];
        let suspects = self.suspects();
        self.lacking().find_map(|wanted| {
            let good = target(&wanted.data)?;
            let bad = suspects.iter().filter_map(|seen| target(seen)).find(|seen| {
                added.iter().any(|zone| {
                    let head = seen.as_str().strip_suffix(zone.as_str());
                    let head = head.and_then(|head| head.strip_suffix('.'));
                    head.is_some_and(|head| Name::from_presentation(head).is_at_or_under(good))
                })
            })?;
            let detail = Detail::TargetDoubled { bad: bad.clone(), good: good.clone() };
            let mut finding = found(Code::TargetDoubled, wanted, bad.to_string(), detail);
            finding.expected = good.to_string();
            Some(finding)
        })
    }

    /// A second list of senders beside the one that was there.
    fn spf_multiple(&self) -> Option<Finding> {
        let (wanted, planned) = self.step.wanted.iter().find_map(|wanted| match &wanted.data {
            Rdata::Txt(text) if Loner::of(text) == Some(Loner::Spf) => Some((wanted, text)),
            _ => None,
        })?;
        let lines = lines_of(Loner::Spf, &self.seen);
        let is_news = self.stage == Stage::Looking || lines != lines_of(Loner::Spf, &self.before);
        (lines.len() > 1 && is_news).then(|| {
            let merged = shape::merged(planned, &lines);
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let seen = lines.join("\n");
            let detail = Detail::SpfMultiple { lines, merged: merged.clone() };
            Finding { expected: merged, ..found(Code::SpfMultiple, wanted, seen, detail) }
        })
    }

    /// Something nobody planned in place of what is wanted.
    fn different(&self) -> Option<Finding> {
        let strangers = self.strangers();
        self.lacking().find_map(|wanted| {
            let seen: Vec<Rdata> = strangers
                .iter()
                .filter(|seen| self.stands_in(&wanted.data, seen))
                .map(|seen| (*seen).clone())
                .collect();
            (!seen.is_empty()).then(|| different(wanted, seen))
        })
    }

    /// True when `seen` looks like an attempt at `wanted`. A name that serves many ends, such as the
    /// domain itself, may hold texts of others.
    fn stands_in(&self, wanted: &Rdata, seen: &Rdata) -> bool {
        match (wanted, seen) {
            (Rdata::Txt(wanted), Rdata::Txt(seen)) => {
                meaning::resembles(wanted, seen)
                    || (meaning::is_telling(wanted) && self.step.host != Host::Apex)
            }
            _ => true,
        }
    }

    /// Some lines were entered and others forgotten; in a single look, whatever is not there.
    fn missing(&self, now: Moment) -> Option<Finding> {
        let wanted = self.lacking().next()?;
        let is_finding = self.is_settled(now) && self.is_news();
        if !is_finding {
            return None;
        }
        // What was saved instead is shown, even where it looks nothing like what was wanted.
        let strangers: Vec<Rdata> = self.strangers().into_iter().cloned().collect();
        if !strangers.is_empty() && self.stage != Stage::Looking {
            return Some(different(wanted, strangers));
        }
        Some(found(Code::RecordMissing, wanted, String::new(), Detail::Missing))
    }

    /// Lines of the former company, once the person seems to be done with deleting.
    fn old_mx_left(&self, now: Moment) -> Option<Finding> {
        if self.lacking().next().is_some() {
            return None;
        }
        let wanted: Vec<&Rdata> = self.step.wanted.iter().map(|wanted| &wanted.data).collect();
        let left = left(&wanted, &self.step.gone, &self.seen);
        let lines: Vec<(u16, Name)> = left
            .iter()
            .filter_map(|data| match data {
                Rdata::Mx { priority, exchange } => Some((*priority, exchange.clone())),
                _ => None,
            })
            .collect();
        let has_begun = left.len() < self.step.gone.len();
        let is_finding = match self.stage {
            Stage::Typing { .. } => has_begun && now.seconds_since(self.since) >= PAUSE_S,
            // What has been so from the start is nobody's work in progress.
            Stage::Waiting { since } => {
                self.since.seconds_since(since) < PAUSE_S || self.is_settled(now)
            }
            Stage::Saved { .. } | Stage::Looking => self.is_settled(now),
        };
        if !is_finding || lines.is_empty() {
            return None;
        }
        let shown: Vec<String> = left.iter().map(ToString::to_string).collect();
        let (code, detail) = if shape::are_routing(self.evidence, &lines) {
            let fault = ShapeFault::CloudflareRouting { lines };
            (Code::CloudflareEmailRouting, Detail::Shape(fault))
        } else {
            (Code::OldMxLeft, Detail::OldMxLeft { lines })
        };
        let (seen, expected) = (shown.join("\n"), String::new());
        Some(Finding { code, record: None, seen, expected, detail })
    }
}

fn wrong_panel(evidence: &Evidence<'_>, step: &Step) -> Finding {
    let proof = saved_elsewhere(evidence, step).map(Detail::Around);
    let wanted = step.wanted.first();
    Finding {
        code: Code::WrongPanel,
        record: wanted.map(|wanted| wanted.id.clone()),
        seen: String::new(),
        expected: wanted.map(|wanted| wanted.data.to_string()).unwrap_or_default(),
        detail: proof.unwrap_or(Detail::WrongPanel),
    }
}

/// True when a saved record would have been seen by now.
fn has_waited(stage: Stage, heard: &[(&Server, &Sighting)], now: Moment) -> bool {
    match stage {
        Stage::Typing { since } => now.seconds_since(since) >= PATIENCE_S,
        Stage::Saved { at } | Stage::Waiting { since: at } => {
            heard.iter().all(|(_, sighting)| sighting.at >= at.plus_seconds(SAVED_S))
        }
        Stage::Looking => true,
    }
}

fn different(wanted: &Wanted, seen: Vec<Rdata>) -> Finding {
    let expected = wanted.data.to_string();
    let shown: Vec<String> = seen.iter().map(ToString::to_string).collect();
    let nearest = shown.first().map(String::as_str).unwrap_or_default();
    let same = expected.chars().zip(nearest.chars()).take_while(|(one, other)| one == other);
    let first_difference = same.count();
    let detail = Detail::Different { seen, wanted: wanted.data.clone(), first_difference };
    found(Code::RecordDifferent, wanted, shown.join("\n"), detail)
}

/// The name a record points to.
fn target(data: &Rdata) -> Option<&Name> {
    match data {
        Rdata::Mx { exchange: name, .. } | Rdata::Cname(name) | Rdata::Srv { target: name, .. } => {
            Some(name)
        }
        _ => None,
    }
}
