//! What went wrong with a card that no server serves as planned.
//!
//! The order is that of the codes: the first that fits makes the headline. While a person is typing,
//! what is merely not there yet, or still as it was, is never a mistake.

use crate::names::Name;
use crate::observe::{Moment, Server, Sighting};
use crate::plan::{Step, Wanted};
use crate::records::Rdata;

use super::around::saved_elsewhere;
use super::compare::{before, does_the_same, is_in_order, is_present, left, lines_of, served};
use super::hunt::hunt;
use super::logbook::is_authoritative;
use super::meaning::Loner;
use super::{Code, Detail, Evidence, Finding, Panel, Stage, meaning};

/// A person deletes or enters several lines one after the other; this long after the last change at
/// a server, what is still lacking was forgotten.
const PAUSE_S: u64 = 20;

/// A server shows a saved record within seconds; this long after "saved", an answer counts.
const SAVED_S: u32 = 5;

/// Most hosts publish within two minutes; after that "saved" without anything new is worth a look
/// at the save button.
const UNSAVED_S: u64 = 120;

/// Without a word from the person, this long without anything new is worth a look at the company.
const PATIENCE_S: u64 = 60;

/// One card, seen through the eyes of one server.
struct Case<'a> {
    evidence: &'a Evidence<'a>,
    step: &'a Step,
    stage: Stage,
    before: Vec<Rdata>,
    /// When this server began to say what it says.
    since: Moment,
    seen: Vec<Rdata>,
}

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
    let cases: Vec<Case<'_>> = heard
        .iter()
        .filter(|(_, sighting)| is_authoritative(&sighting.heard, &sighting.margin))
        .map(|(server, sighting)| Case {
            evidence,
            step,
            stage,
            before: before.clone(),
            since: evidence.logbook.since(server, &question).unwrap_or(sighting.at),
            seen: served(&question, &sighting.heard),
        })
        .collect();
    let doubled = name_doubled(evidence, step);
    let in_records = cases.iter().filter_map(|case| case.mistake(now));
    let nothing_new = doubled.is_none() && cases.iter().all(|case| case.seen == case.before);
    let wrong_panel = || {
        let is_due = evidence.panel == Panel::Elsewhere && has_waited(stage, heard, now);
        (nothing_new && is_due).then(|| wrong_panel(evidence, step))
    };
    doubled.into_iter().chain(in_records).chain(wrong_panel()).min_by_key(|finding| finding.code)
}

impl Case<'_> {
    /// What is wrong at the name itself.
    fn mistake(&self, now: Moment) -> Option<Finding> {
        self.target_doubled()
            .or_else(|| self.spf_multiple())
            .or_else(|| self.different())
            .or_else(|| self.missing(now))
            .or_else(|| self.old_mx_left(now))
    }

    /// Wanted records that are not there.
    fn lacking(&self) -> impl Iterator<Item = &Wanted> {
        self.step.wanted.iter().filter(|wanted| !is_present(&wanted.data, &self.seen))
    }

    /// Values that nobody planned: not wanted, not kept, and not there before.
    fn strangers(&self) -> Vec<&Rdata> {
        let plan = self.evidence.plan;
        let wanted =
            plan.steps.iter().flat_map(|step| &step.wanted).map(|one| (&one.host, &one.data));
        let kept = plan.kept.iter().map(|one| (&one.host, &one.data));
        let planned: Vec<&Rdata> = wanted
            .chain(kept)
            .filter(|(host, _)| **host == self.step.host)
            .map(|(_, data)| data)
            .collect();
        let is_known = |seen: &Rdata| {
            planned.iter().any(|one| does_the_same(one, seen)) || self.was_there(seen)
        };
        self.seen.iter().filter(|seen| !is_known(seen)).collect()
    }

    /// True for what stood there before and may therefore still stand there. In a single look there
    /// is no "before", except for routes, which have their own finding.
    fn was_there(&self, seen: &Rdata) -> bool {
        let is_single_look = self.stage == Stage::Looking && !matches!(seen, Rdata::Mx { .. });
        self.before.contains(seen) && !is_single_look
    }

    /// `smtp.google.com.acme.fr` for `smtp.google.com`.
    fn target_doubled(&self) -> Option<Finding> {
        let domain = &self.evidence.plan.domain;
        let added = [domain.registered().name(), domain.name()];
        let strangers = self.strangers();
        self.lacking().find_map(|wanted| {
            let good = target(&wanted.data)?;
            let bad = strangers.iter().filter_map(|seen| target(seen)).find(|seen| {
                added.iter().any(|zone| {
                    let head = seen.as_str().strip_suffix(zone.as_str());
                    let head = head.and_then(|head| head.strip_suffix('.'));
                    head.is_some_and(|head| Name::from_presentation(head).is_at_or_under(good))
                })
            })?;
            Some(Finding {
                code: Code::TargetDoubled,
                record: Some(wanted.id.clone()),
                seen: bad.to_string(),
                expected: good.to_string(),
                detail: Detail::TargetDoubled { bad: bad.clone(), good: good.clone() },
            })
        })
    }

    /// A second list of senders beside the one that was there.
    fn spf_multiple(&self) -> Option<Finding> {
        let (wanted, merged) = self.step.wanted.iter().find_map(|wanted| match &wanted.data {
            Rdata::Txt(text) if Loner::of(text) == Some(Loner::Spf) => Some((wanted, text)),
            _ => None,
        })?;
        let lines = lines_of(Loner::Spf, &self.seen);
        let is_news = self.stage == Stage::Looking || lines != lines_of(Loner::Spf, &self.before);
        (lines.len() > 1 && is_news).then(|| Finding {
            code: Code::SpfMultiple,
            record: Some(wanted.id.clone()),
            seen: lines.join("\n"),
            expected: merged.clone(),
            detail: Detail::SpfMultiple {
                lines: lines.iter().map(|line| (*line).to_owned()).collect(),
                merged: merged.clone(),
            },
        })
    }

    /// Something nobody planned in place of what is wanted, or the right servers in a wrong order.
    fn different(&self) -> Option<Finding> {
        let strangers = self.strangers();
        let instead = self.lacking().find_map(|wanted| {
            let seen: Vec<Rdata> = strangers
                .iter()
                .filter(|seen| self.stands_in(&wanted.data, seen))
                .map(|seen| (*seen).clone())
                .collect();
            (!seen.is_empty()).then_some((wanted, seen))
        });
        let (wanted, seen) = instead.or_else(|| self.out_of_order())?;
        Some(different(wanted, seen))
    }

    /// True when `seen` looks like an attempt at `wanted`. A name that serves many ends, such as the
    /// domain itself, may hold texts of others.
    fn stands_in(&self, wanted: &Rdata, seen: &Rdata) -> bool {
        match (wanted, seen) {
            (Rdata::Txt(wanted), Rdata::Txt(seen)) => {
                meaning::resembles(wanted, seen)
                    || (meaning::is_telling(wanted) && self.step.host != crate::names::Host::Apex)
            }
            _ => true,
        }
    }

    fn out_of_order(&self) -> Option<(&Wanted, Vec<Rdata>)> {
        let is_old = self.seen == self.before && self.stage != Stage::Looking;
        let wanted: Vec<&Rdata> = self.step.wanted.iter().map(|wanted| &wanted.data).collect();
        if is_old || self.lacking().next().is_some() || is_in_order(&wanted, &self.seen) {
            return None;
        }
        let seen =
            self.seen.iter().filter(|seen| wanted.iter().any(|one| does_the_same(one, seen)));
        Some((self.step.wanted.first()?, seen.cloned().collect()))
    }

    /// Some lines were entered and others forgotten; in a single look, whatever is not there.
    fn missing(&self, now: Moment) -> Option<Finding> {
        let wanted = self.lacking().next()?;
        let is_finding = match self.stage {
            Stage::Typing { .. } => false,
            Stage::Saved { at } => {
                let has_settled = now.seconds_since(self.since.max(at)) >= PAUSE_S;
                let is_overdue = now.seconds_since(at) >= UNSAVED_S;
                has_settled && (self.seen != self.before || is_overdue)
            }
            Stage::Looking => true,
        };
        if !is_finding {
            return None;
        }
        // What was saved instead is shown, even where it looks nothing like what was wanted.
        let strangers: Vec<Rdata> = self.strangers().into_iter().cloned().collect();
        if !strangers.is_empty() && self.stage != Stage::Looking {
            return Some(different(wanted, strangers));
        }
        Some(Finding {
            code: Code::RecordMissing,
            record: Some(wanted.id.clone()),
            seen: String::new(),
            expected: wanted.data.to_string(),
            detail: Detail::Missing,
        })
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
            Stage::Saved { at } => now.seconds_since(self.since.max(at)) >= PAUSE_S,
            Stage::Looking => true,
        };
        let shown: Vec<String> = left.iter().map(ToString::to_string).collect();
        (is_finding && !lines.is_empty()).then(|| Finding {
            code: Code::OldMxLeft,
            record: None,
            seen: shown.join("\n"),
            expected: String::new(),
            detail: Detail::OldMxLeft { lines },
        })
    }
}

/// The record under one of the names where a panel's addition would have put it.
fn name_doubled(evidence: &Evidence<'_>, step: &Step) -> Option<Finding> {
    let matches = |wanted: &Wanted, seen: &Rdata| {
        does_the_same(&wanted.data, seen)
            || matches!((&wanted.data, seen), (Rdata::Txt(one), Rdata::Txt(other))
                if meaning::is_telling(one) && meaning::resembles(one, other))
    };
    hunt(evidence.plan, step).into_iter().find_map(|question| {
        let sightings = evidence.logbook.about(&question);
        let found: Vec<Rdata> = sightings
            .filter(|(server, sighting)| {
                evidence.servers.contains(server)
                    && is_authoritative(&sighting.heard, &sighting.margin)
            })
            .flat_map(|(_, sighting)| served(&question, &sighting.heard))
            .collect();
        let wanted =
            step.wanted.iter().find(|wanted| found.iter().any(|seen| matches(wanted, seen)))?;
        Some(Finding {
            code: Code::NameDoubled,
            record: Some(wanted.id.clone()),
            seen: question.name.to_string(),
            expected: step.host.absolute(&evidence.plan.domain).to_string(),
            detail: Detail::NameDoubled { bad: question.name, good: step.host.clone() },
        })
    })
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
        Stage::Saved { at } => {
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
    Finding {
        code: Code::RecordDifferent,
        record: Some(wanted.id.clone()),
        seen: shown.join("\n"),
        expected,
        detail: Detail::Different { seen, wanted: wanted.data.clone(), first_difference },
    }
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
