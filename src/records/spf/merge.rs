//! One SPF record out of any number, because receivers refuse two (RFC 7208 §4.5).
//!
//! Nobody who may send today is lost without being named in the result, and nothing is widened
//! silently. The line it makes is read by the same parser that reads everybody else's.

mod salvage;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::{Meaning, Mechanism, Qualifier, Spf, Term, meaning, term};
use crate::records::spf::SpfFaultKind;
use salvage::salvaged;

/// The record to publish, and what became of every part that went into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The whole line.
    pub text: String,
    /// The wanted mechanisms that were not there.
    pub added: Vec<String>,
    /// How the line ends and why.
    pub tail: Tail,
    /// How many senders of the existing records were kept.
    pub kept: usize,
    /// What was left out and why.
    pub dropped: Vec<Dropped>,
    /// Domains of `redirect=` that are now an `include:`, since a redirect takes nothing beside it.
    pub redirects_included: Vec<String>,
}

/// The end of the merged line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tail {
    /// `~all`, `redirect=_spf.example.net`, …
    pub text: String,
    /// Where it comes from.
    pub reason: TailReason,
}

/// Where the end of the merged line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TailReason {
    /// The existing record ended so.
    Kept,
    /// Of the existing ends, the one that refuses least.
    Softer,
    /// There was no record to keep an end from.
    Default,
    /// The existing record had no end; a soft one was added.
    Added,
    /// The existing record said that nobody may send.
    Unparked,
    /// The existing record let everyone send.
    EveryoneReplaced,
    /// It stood for a `redirect=` that became an `include:`.
    RedirectReplaced,
}

/// A piece that is not in the merged line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The piece as it was written, at most 120 characters.
    pub text: String,
    /// Why it had to go.
    pub reason: DropReason,
}

/// Why a piece is not in the merged line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DropReason {
    /// The whole text is no SPF record.
    NotSpf,
    /// Receivers cannot read it.
    Broken(SpfFaultKind),
    /// It is there already.
    Repeated,
    /// `+all`, which lets everyone send.
    EveryoneMaySend,
    /// Another end was chosen.
    OtherTail,
    /// `redirect=` beside `all`, which has no effect (RFC 7208 §6.1).
    RedirectIgnored,
    /// A mechanism written with `=`, which has no effect.
    NoEffect,
    /// It was there with another answer (`?include:`) and now says that this sender may send.
    Strengthened,
    /// Wanted, but not the name of a sender.
    NotASender,
}

impl Dropped {
    fn new(text: &str, reason: DropReason) -> Self {
        Self { text: text.chars().take(120).collect(), reason }
    }
}

/// Makes one record: the senders of `existing` in their order, then those of `wanted` that are
/// missing, then the end.
///
/// One existing record keeps its end; of several the softest stays. `default_tail` (`~all`, `-all`,
/// `?all`) is used when there is none to keep, when the domain was parked with `v=spf1 -all`, and in
/// place of a `redirect=` that had to become an `include:`.
pub fn merge(existing: &[String], wanted: &[String], default_tail: &str) -> Merged {
    let mut work = Work::default();
    let records: Vec<Vec<Term>> =
        existing.iter().filter_map(|text| salvaged(text, &mut work.dropped)).collect();
    let default = default_tail_of(default_tail);
    let ends: Vec<End> = records.iter().map(|record| End::of(record)).collect();
    let wanted = work.wanted_terms(wanted);
    let keeps_redirect = redirect_stays(&records, &ends, &wanted);
    for (record, end) in records.iter().zip(&ends) {
        work.take(record, end, keeps_redirect.is_some());
    }
    let tail = if let Some(text) = keeps_redirect {
        Tail { text, reason: TailReason::Kept }
    } else {
        for term in wanted {
            work.want(term);
        }
        work.tail(&ends, default)
    };
    work.finish(tail)
}

/// `~all` unless a usable end is given; `+all` is not.
fn default_tail_of(text: &str) -> Qualifier {
    match term::read(text.trim()).map(|term| term.all()) {
        Ok(Some(qualifier)) if qualifier != Qualifier::Pass => qualifier,
        _ => Qualifier::SoftFail,
    }
}

/// How one existing record ends.
#[derive(Debug, Clone, PartialEq, Eq)]
enum End {
    All(Qualifier),
    Redirect(String),
    Nothing,
}

impl End {
    fn of(record: &[Term]) -> Self {
        if let Some(qualifier) = record.iter().find_map(Term::all) {
            return Self::All(qualifier);
        }
        let redirect = record.iter().find_map(|term| match &term.meaning {
            Meaning::Redirect(domain) => Some(domain.clone()),
            _ => None,
        });
        redirect.map_or(Self::Nothing, Self::Redirect)
    }
}

/// The `redirect=` that can stay: all records end in the same one, and nothing is to be added.
fn redirect_stays(records: &[Vec<Term>], ends: &[End], wanted: &[Term]) -> Option<String> {
    let Some(End::Redirect(domain)) = ends.first() else { return None };
    let target = meaning::plain(domain);
    let is_same = |end: &End| matches!(end, End::Redirect(d) if meaning::plain(d) == target);
    let here = Spf { terms: records.concat() };
    let is_there = |term: &Term| here.lets_send(&term.text);
    (ends.iter().all(is_same) && wanted.iter().all(is_there)).then(|| format!("redirect={domain}"))
}

#[derive(Default)]
struct Work {
    terms: Vec<Term>,
    keys: HashSet<String>,
    explanation: Option<Term>,
    added: Vec<String>,
    kept: usize,
    dropped: Vec<Dropped>,
    redirects_included: Vec<String>,
}

impl Work {
    fn drop(&mut self, text: &str, reason: DropReason) {
        self.dropped.push(Dropped::new(text, reason));
    }

    /// The wanted mechanisms that can be read, each as one that lets send.
    fn wanted_terms(&mut self, wanted: &[String]) -> Vec<Term> {
        let mut terms = Vec::new();
        for text in wanted {
            match term::read(text.trim()) {
                Ok(Term { meaning: Meaning::Redirect(domain), .. }) => terms.push(include(&domain)),
                Ok(term) => match term.meaning {
                    Meaning::Directive(_, Mechanism::All) => {
                        self.drop(text, DropReason::NotASender);
                    }
                    Meaning::Directive(Qualifier::Pass, _) => terms.push(term),
                    _ => self.drop(text, DropReason::NotASender),
                },
                Err(problem) => self.drop(text, DropReason::Broken(problem.kind)),
            }
        }
        terms
    }

    /// Takes the terms of one existing record over.
    fn take(&mut self, record: &[Term], end: &End, keeps_redirect: bool) {
        let mut has_all = false;
        for term in record {
            match &term.meaning {
                Meaning::Directive(Qualifier::Pass, Mechanism::All) => {
                    self.drop(&term.text, DropReason::EveryoneMaySend);
                    has_all = true;
                }
                Meaning::Directive(_, Mechanism::All) if has_all => {
                    self.drop(&term.text, DropReason::Repeated);
                }
                Meaning::Directive(_, Mechanism::All) => has_all = true,
                Meaning::Directive(_, mechanism) => {
                    if self.keys.insert(meaning::key(mechanism)) {
                        self.terms.push(term.clone());
                        self.kept += 1;
                    } else {
                        self.drop(&term.text, DropReason::Repeated);
                    }
                }
                Meaning::Redirect(_) if matches!(end, End::All(_)) => {
                    self.drop(&term.text, DropReason::RedirectIgnored);
                }
                Meaning::Redirect(domain) if !keeps_redirect => {
                    let include = include(domain);
                    self.redirects_included.push(domain.clone());
                    if self.keys.insert(term_key(&include)) {
                        self.terms.push(include);
                        self.kept += 1;
                    }
                }
                Meaning::Redirect(_) => {}
                Meaning::Explanation(_) if self.explanation.is_some() => {
                    self.drop(&term.text, DropReason::Repeated);
                }
                Meaning::Explanation(_) => self.explanation = Some(term.clone()),
                Meaning::Unknown { name, .. } if term::is_mechanism(name) => {
                    self.drop(&term.text, DropReason::NoEffect);
                }
                Meaning::Unknown { .. } => {
                    if self.keys.insert(term.text.clone()) {
                        self.terms.push(term.clone());
                    } else {
                        self.drop(&term.text, DropReason::Repeated);
                    }
                }
            }
        }
    }

    /// Makes sure that a wanted sender may send.
    fn want(&mut self, wanted: Term) {
        let key = term_key(&wanted);
        let same = self.terms.iter_mut().find(|term| term_key(term) == key);
        match same {
            None if self.keys.insert(key) => {
                self.added.push(wanted.text.clone());
                self.terms.push(wanted);
            }
            None | Some(Term { meaning: Meaning::Directive(Qualifier::Pass, _), .. }) => {}
            Some(weaker) => {
                let old = std::mem::replace(weaker, wanted);
                self.added.push(weaker.text.clone());
                self.kept = self.kept.saturating_sub(1);
                self.drop(&old.text, DropReason::Strengthened);
            }
        }
    }

    /// Chooses the end among those of the existing records.
    fn tail(&mut self, ends: &[End], default: Qualifier) -> Tail {
        let all = |qualifier: Qualifier, reason| Tail { text: qualifier.all().to_owned(), reason };
        // Softer than a hard default: senders nobody thought of must not be refused overnight.
        let soft = default.min(Qualifier::SoftFail);
        if ends.is_empty() {
            return all(default, TailReason::Default);
        }
        let is_parked = self.kept == 0 && ends.iter().all(|end| *end == End::All(Qualifier::Fail));
        if is_parked && !self.added.is_empty() {
            let reason =
                if default == Qualifier::Fail { TailReason::Kept } else { TailReason::Unparked };
            return all(default, reason);
        }
        let mut known: Vec<(Qualifier, TailReason)> = Vec::new();
        for end in ends {
            known.push(match end {
                End::All(Qualifier::Pass) => (soft, TailReason::EveryoneReplaced),
                End::All(qualifier) => (*qualifier, TailReason::Kept),
                End::Redirect(_) => (default, TailReason::RedirectReplaced),
                End::Nothing => continue,
            });
        }
        // The first of the softest: `min_by_key` keeps the earliest.
        let Some((softest, reason)) = known.iter().min_by_key(|(qualifier, _)| *qualifier).copied()
        else {
            return all(soft, TailReason::Added);
        };
        let mut others: Vec<Qualifier> = known.iter().map(|(qualifier, _)| *qualifier).collect();
        others.retain(|qualifier| *qualifier != softest);
        others.dedup();
        for other in &others {
            self.drop(other.all(), DropReason::OtherTail);
        }
        let is_chosen = reason == TailReason::Kept && !others.is_empty();
        all(softest, if is_chosen { TailReason::Softer } else { reason })
    }

    fn finish(self, tail: Tail) -> Merged {
        let words = self.terms.iter().map(|term| term.text.as_str());
        let end = self.explanation.as_ref().map(|term| term.text.as_str());
        let text = std::iter::once("v=spf1")
            .chain(words)
            .chain(std::iter::once(tail.text.as_str()))
            .chain(end)
            .collect::<Vec<_>>()
            .join(" ");
        Merged {
            text,
            added: self.added,
            tail,
            kept: self.kept,
            dropped: self.dropped,
            redirects_included: self.redirects_included,
        }
    }
}

fn include(domain: &str) -> Term {
    Term {
        text: format!("include:{domain}"),
        meaning: Meaning::Directive(Qualifier::Pass, Mechanism::Include(domain.to_owned())),
    }
}

fn term_key(term: &Term) -> String {
    match &term.meaning {
        Meaning::Directive(_, mechanism) => meaning::key(mechanism),
        _ => term.text.clone(),
    }
}
