//! What stands on a card: the company's own boxes with their values, for the eye, the clipboard and
//! the plain view.

use super::state::{Notice, Wizard};
use super::{CopyOutcome, Effect};
use crate::catalog::{Lang, Registrar, Role, form};
use crate::names::Domain;
use crate::plan::{Step, Wanted};
use crate::records::Rdata;

/// One box of a form with its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardBox {
    /// Which box.
    pub role: Role,
    /// Its label, in the panel's words.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// True when a person types or pastes it; false for menu entries.
    pub is_typed: bool,
    /// A word about it.
    pub note: Option<String>,
}

/// The boxes for one wanted record at a company, in form order.
pub fn card_boxes(
    registrar: &Registrar,
    domain: &Domain,
    wanted: &Wanted,
    lang: Lang,
) -> Vec<CardBox> {
    shown(form::fill(registrar, domain, &wanted.host, &wanted.data, lang))
}

fn shown(filled: Vec<form::Filled>) -> Vec<CardBox> {
    let boxes = filled.into_iter().map(|filled| CardBox {
        role: filled.role,
        label: filled.label,
        value: filled.value,
        is_typed: filled.is_typed,
        note: filled.note,
    });
    boxes.collect()
}

impl Wizard {
    /// All lines that stand in the one form of a card's name and type when the card is done; `None`
    /// at a company that has a form for each line.
    pub fn whole_set(&self, step: &Step) -> Option<Vec<Rdata>> {
        self.registrar().filter(|registrar| registrar.types_sets(step.rtype))?;
        Some(self.plan()?.set_after(step, self.taken()?))
    }

    /// The boxes of a card: one list per form to fill in.
    pub fn boxes(&self, step: &Step) -> Vec<Vec<CardBox>> {
        let (Some(registrar), Some(answers)) = (self.registrar(), &self.answers) else {
            return Vec::new();
        };
        if let Some(set) = self.whole_set(step).filter(|_| !step.wanted.is_empty()) {
            let domain = &answers.domain;
            return vec![shown(form::fill_set(registrar, domain, &step.host, &set, self.lang))];
        }
        step.wanted
            .iter()
            .map(|wanted| card_boxes(registrar, &answers.domain, wanted, self.lang))
            .collect()
    }

    /// The boxes that `c` goes through, over all records of the card.
    fn copied_boxes(&self) -> Vec<CardBox> {
        let Some(card) = self.card() else { return Vec::new() };
        self.boxes(&card)
            .into_iter()
            .flatten()
            .filter(|field| field.is_typed && !field.value.is_empty())
            .collect()
    }

    /// The box that `c` copies next.
    pub fn next_copy(&self) -> Option<CardBox> {
        let boxes = self.copied_boxes();
        let at = self.enter.next_box.checked_rem(boxes.len())?;
        boxes.into_iter().nth(at)
    }

    pub(super) fn copy_next(&mut self) -> Vec<Effect> {
        let Some(next) = self.next_copy() else { return Vec::new() };
        self.enter.next_box += 1;
        self.enter.clip = Some(next.value.clone());
        self.notice =
            Some(Notice::Copied { outcome: CopyOutcome::Nowhere, label: next.label.clone() });
        vec![Effect::Copy(next.value)]
    }
}
