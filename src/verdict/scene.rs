//! What a review of a domain looks at: what is published now, with or without a plan.

use super::compare::{before, served};
use super::logbook::is_authoritative;
use super::{Evidence, Logbook, Panel};
use crate::catalog::{Catalog, Provider, Registrar};
use crate::names::{Domain, Name};
use crate::observe::{Heard, Photo, Question, Surroundings};
use crate::plan::Plan;
use crate::records::{Rdata, Rtype};

/// Who has to do with the domain, as far as it is known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Companies<'a> {
    /// All that are known; `None` in tests of what needs none.
    pub catalog: Option<&'a Catalog>,
    /// Who receives, or shall receive, the mail.
    pub provider: Option<&'a Provider>,
    /// Where the changes are made.
    pub registrar: Option<&'a Registrar>,
    /// Who publishes the domain.
    pub publisher: Option<&'a Registrar>,
}

/// A domain as it is published now.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The domain.
    pub domain: &'a Domain,
    /// What is wanted; `None` where the domain is judged without anything being wanted.
    pub plan: Option<&'a Plan>,
    /// How things were when the photo was taken; in a single look, how they are.
    pub photo: &'a Photo,
    /// What the authoritative servers said since.
    pub logbook: Option<&'a Logbook>,
    /// What the records lead to.
    pub around: &'a Surroundings,
    /// Who has to do with it.
    pub companies: Companies<'a>,
    /// Whose panel the person works in.
    pub panel: Panel,
}

impl<'a> Scene<'a> {
    /// The scene of a judgement with a plan.
    pub fn of(evidence: &Evidence<'a>) -> Self {
        Self {
            domain: &evidence.plan.domain,
            plan: Some(evidence.plan),
            photo: evidence.photo,
            logbook: Some(evidence.logbook),
            around: evidence.around,
            companies: evidence.companies,
            panel: evidence.panel,
        }
    }

    /// The scene of a domain that nothing is wanted of.
    pub fn without_plan(
        photo: &'a Photo,
        around: &'a Surroundings,
        companies: Companies<'a>,
    ) -> Self {
        let (domain, panel) = (&photo.domain, Panel::Publishes);
        Self { domain, plan: None, photo, logbook: None, around, companies, panel }
    }

    /// The domain's own name.
    pub fn apex(&self) -> Name {
        self.domain.name()
    }

    /// The values of `rtype` that authoritative servers publish at `name` now, and an alias in their
    /// place; `None` when nobody was asked or nobody told. What was heard last counts more than the
    /// photo.
    pub fn published(&self, name: &Name, rtype: Rtype) -> Option<Vec<Rdata>> {
        let question = Question::new(name.clone(), rtype);
        let since = self.logbook.into_iter().flat_map(|logbook| logbook.about(&question));
        let mut is_told = false;
        let mut data: Vec<Rdata> = Vec::new();
        for (_, sighting) in since {
            if sighting.heard.is_answer() && is_authoritative(&sighting.heard, &sighting.margin) {
                is_told = true;
                data.extend(served(&question, &sighting.heard));
            }
        }
        if !is_told {
            let answers = self.photo.views.iter().flat_map(|view| &view.answers);
            let mut told =
                answers.filter(|(asked, heard, _)| *asked == question && heard.is_answer());
            told.next()?;
            data = before(self.photo, &question);
        }
        data.sort();
        data.dedup();
        Some(data)
    }

    /// The joined texts at `name`; `None` when nobody told.
    pub fn texts(&self, name: &Name) -> Option<Vec<String>> {
        let data = self.published(name, Rtype::Txt)?;
        let text = |data: Rdata| match data {
            Rdata::Txt(text) => Some(text),
            _ => None,
        };
        Some(data.into_iter().filter_map(text).collect())
    }

    /// Where an alias at `name` leads, whatever type was asked for.
    pub fn alias(&self, name: &Name) -> Option<Name> {
        [Rtype::Cname, Rtype::Txt, Rtype::Mx, Rtype::A].into_iter().find_map(|rtype| {
            self.published(name, rtype)?.into_iter().find_map(|data| match data {
                Rdata::Cname(target) => Some(target),
                _ => None,
            })
        })
    }

    /// The mail lines of the domain, lowest number first; `None` when nobody told.
    pub fn mx(&self) -> Option<Vec<(u16, Name)>> {
        let data = self.published(&self.apex(), Rtype::Mx)?;
        let line = |data: Rdata| match data {
            Rdata::Mx { priority, exchange } => Some((priority, exchange)),
            _ => None,
        };
        let mut lines: Vec<(u16, Name)> = data.into_iter().filter_map(line).collect();
        lines.sort();
        Some(lines)
    }

    /// What was heard about a name that records lead to.
    pub fn outside(&self, name: &Name, rtype: Rtype) -> Option<&'a Heard> {
        self.around.heard(&Question::new(name.clone(), rtype))
    }
}
