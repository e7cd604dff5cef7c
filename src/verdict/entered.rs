//! One card, seen through the eyes of one server: what was entered, and what stood there before.

use super::compare::{does_the_same, is_present};
use super::{Code, Detail, Evidence, Finding, Stage};
use crate::names::Name;
use crate::observe::Moment;
use crate::plan::{Step, Wanted};
use crate::records::Rdata;

/// A person deletes or enters several lines one after the other; this long after the last change at
/// a server, what is still lacking was forgotten.
pub(super) const PAUSE_S: u64 = 20;

/// Most hosts publish within two minutes; after that "saved" without anything new is worth a look
/// at the save button.
pub(super) const UNSAVED_S: u64 = 120;

/// One card at one server.
pub(super) struct Entered<'a> {
    pub(super) evidence: &'a Evidence<'a>,
    pub(super) step: &'a Step,
    pub(super) stage: Stage,
    /// What stood there when the photo was taken.
    pub(super) before: Vec<Rdata>,
    /// When this server began to say what it says.
    pub(super) since: Moment,
    /// What it says.
    pub(super) seen: Vec<Rdata>,
}

impl<'a> Entered<'a> {
    /// Wanted records that are not there.
    pub(super) fn lacking(&self) -> impl Iterator<Item = &'a Wanted> {
        self.step.wanted.iter().filter(|wanted| !is_present(&wanted.data, &self.seen))
    }

    /// The name of the card.
    pub(super) fn name(&self) -> Name {
        self.step.host.absolute(&self.evidence.plan.domain)
    }

    /// Values that nobody planned: not wanted and not kept.
    fn unplanned(&self) -> impl Iterator<Item = &Rdata> {
        let plan = self.evidence.plan;
        let wanted =
            plan.steps.iter().flat_map(|step| &step.wanted).map(|one| (&one.host, &one.data));
        let kept = plan.kept.iter().map(|one| (&one.host, &one.data));
        let planned: Vec<&Rdata> = wanted
            .chain(kept)
            .filter(|(host, _)| **host == self.step.host)
            .map(|(_, data)| data)
            .collect();
        self.seen.iter().filter(move |seen| !planned.iter().any(|one| does_the_same(one, seen)))
    }

    /// Values that nobody planned and that were not there before. In a single look there is no
    /// "before", except for routes, which have their own finding.
    pub(super) fn strangers(&self) -> Vec<&Rdata> {
        let was_there = |seen: &Rdata| {
            let is_single_look = self.stage == Stage::Looking && !matches!(seen, Rdata::Mx { .. });
            self.before.contains(seen) && !is_single_look
        };
        self.unplanned().filter(|seen| !was_there(seen)).collect()
    }

    /// Values that may be a spoilt form of what is wanted: new ones while a person is at work,
    /// whatever nobody planned in a single look.
    pub(super) fn suspects(&self) -> Vec<&Rdata> {
        let is_single_look = self.stage == Stage::Looking;
        self.unplanned().filter(|seen| is_single_look || !self.before.contains(seen)).collect()
    }

    /// The texts among the suspects.
    pub(super) fn suspect_texts(&self) -> Vec<&str> {
        self.suspects().into_iter().filter_map(text).collect()
    }

    /// True when what is there may be judged although nobody changed it: in a single look, or a while
    /// after "saved" without further changes.
    pub(super) fn is_settled(&self, now: Moment) -> bool {
        match self.stage {
            Stage::Typing { .. } => false,
            Stage::Saved { at } | Stage::Waiting { since: at } => {
                now.seconds_since(self.since.max(at)) >= PAUSE_S
            }
            Stage::Looking => true,
        }
    }

    /// True long after "saved".
    pub(super) fn is_overdue(&self, now: Moment) -> bool {
        match self.stage {
            Stage::Typing { .. } => false,
            Stage::Saved { at } | Stage::Waiting { since: at } => {
                now.seconds_since(at) >= UNSAVED_S
            }
            Stage::Looking => true,
        }
    }

    /// True when somebody changed something since the photo; in a single look, always.
    pub(super) fn is_news(&self) -> bool {
        self.stage == Stage::Looking || self.seen != self.before
    }
}

/// The finding about `wanted`, of which `seen` was found.
pub(super) fn found(code: Code, wanted: &Wanted, seen: String, detail: Detail) -> Finding {
    let (record, expected) = (Some(wanted.id.clone()), wanted.data.to_string());
    Finding { code, record, seen, expected, detail }
}

/// The text of a text record.
pub(super) fn text(data: &Rdata) -> Option<&str> {
    match data {
        Rdata::Txt(text) => Some(text),
        _ => None,
    }
}
