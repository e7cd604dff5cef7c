//! What a resolver remembers of one question, and when asking for it again can teach anything.
//!
//! An answer that is old is asked for when it runs out and not before. One that should have run out
//! and has not (RFC 8767) is asked for ever more seldom, because its end is nobody's to know.

use super::detail::{Said, Told};
use super::pace::{LONGEST_REST_S, back_off, spread};
use crate::observe::{Moment, Question};

/// After these many milliseconds past the expected end of an old answer it is asked for again: most
/// caches tell whole seconds and leave the rest out, so the true end lies anywhere within the second
/// that follows. With questions at a, b and just past the second, a flip is seen after 0.2 s in the
/// middle, and takes 4 - a - b questions on average, the first one of all included: 2.8. The last
/// one is only for a cache that gives an expired answer once more while it fetches the next.
const PAST_EXPIRY_MS: [u64; 4] = [400, 800, 1100, 2300];

/// The last of these that an answer of whole seconds can call for.
const LAST_SECOND: usize = 2;

/// The TTL that stale answers carry at most (RFC 8767 §4).
const STALE_TTL_S: u32 = 30;

/// An answer that outlives the bound is believed about its end for this many seconds: resolvers that
/// raise short TTLs raise them to minutes, an hour at most.
const LATER_THAN_BOUND_S: u32 = 3600;

/// Why a question falls when it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// The first time, or by the calendar.
    Periodic,
    /// What it remembers has run out; the how-manieth question about that.
    Expiry {
        /// When it should have run out.
        end: Moment,
        /// Counted from 0.
        nth: usize,
    },
}

/// When a question falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) at: Moment,
    pub(super) why: Why,
}

impl Due {
    pub(super) const fn periodic(at: Moment) -> Self {
        Self { at, why: Why::Periodic }
    }
}

/// One question at one resolver.
#[derive(Debug, Clone)]
pub(super) struct Memory {
    pub(super) told: Told,
    pub(super) due: Option<Due>,
    pub(super) asked_at: Option<Moment>,
    was_new: bool,
    /// Times in a row that the end of an old answer brought another old one.
    stale: u32,
}

/// An answer that is not the planned one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lagging {
    pub(super) said: Said,
    /// Seconds left, where told.
    pub(super) left_s: Option<u32>,
    /// Extended error 3 or 19 came along (RFC 8914 §4.4, §4.20).
    pub(super) says_stale: bool,
    /// Why it was asked for.
    pub(super) why: Why,
    pub(super) at: Moment,
}

/// What the time of the next question depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace<'a> {
    pub(super) id: &'a str,
    pub(super) interval_s: u32,
    pub(super) asked: u32,
    pub(super) bound: Option<Moment>,
}

impl Memory {
    pub(super) const fn new(question: Question, from: Moment) -> Self {
        let told = Told {
            question,
            said: Said::Nothing,
            data: Vec::new(),
            ttl_s: None,
            at: None,
            is_stale: false,
        };
        Self { told, due: Some(Due::periodic(from)), asked_at: None, was_new: false, stale: 0 }
    }

    /// Forgets everything but when it was asked.
    pub(super) fn start_over(&mut self, from: Moment, rest_s: u32) {
        let earliest = self.asked_at.map_or(from, |at| at.plus_seconds(rest_s));
        let asked_at = self.asked_at;
        *self = Self::new(self.told.question.clone(), earliest.max(from));
        self.asked_at = asked_at;
    }

    /// It gave the planned answer.
    pub(super) fn has_new(&mut self) {
        self.told.said = Said::New;
        self.told.is_stale = false;
        self.was_new = true;
        self.stale = 0;
        self.due = None;
    }

    /// It gave another answer. True when it had given the planned one before.
    pub(super) fn has_old(&mut self, old: Lagging, pace: &Pace<'_>) -> bool {
        let end = end_of(old.said);
        let is_past = match old.why {
            Why::Expiry { end, .. } => past(end, LAST_SECOND) <= old.at,
            Why::Periodic => self.told.is_stale,
        };
        let is_short = old.left_s.is_some_and(|left| left <= STALE_TTL_S);
        let retries = match old.left_s {
            Some(0 | 1) => LAST_SECOND,
            _ => PAST_EXPIRY_MS.len() - 1,
        };
        let is_stale = old.says_stale || (is_past && is_short);
        self.told.said = old.said;
        self.told.is_stale = is_stale;
        if pace.bound.is_none() {
            // Before T0 an old answer is the right one, and a fresh one after its end is no surprise.
            let rest = old.at.plus_ms(u64::from(pace.interval_s) * 1000);
            self.due = Some(Due::periodic(end.map_or(rest, |end| past(end, 0).max(rest))));
            return self.was_new;
        }
        let due = match (end, old.why) {
            // Right after its end, a cache may give the old answer one last time while it fetches
            // the next one.
            (_, Why::Expiry { end, nth }) if nth < retries && (is_short || old.says_stale) => {
                Due { at: past(end, nth + 1), why: Why::Expiry { end, nth: nth + 1 } }
            }
            (Some(end), Why::Periodic) if !is_stale => {
                Due { at: past(end, 0), why: Why::Expiry { end, nth: 0 } }
            }
            _ => self.later(end.filter(|_| !is_stale), old.at, pace),
        };
        self.due = Some(clamped(due, old.at, pace));
        self.was_new
    }

    /// After an end that was none: in a while, and not before the next end that is told.
    fn later(&mut self, end: Option<Moment>, at: Moment, pace: &Pace<'_>) -> Due {
        self.stale = self.stale.saturating_add(1);
        let rest = back_off(pace.interval_s, self.stale);
        let wait = at.plus_ms(spread(rest, pace.id, pace.asked));
        match end {
            Some(end) if past(end, 0) > wait => {
                Due { at: past(end, 0), why: Why::Expiry { end, nth: 0 } }
            }
            _ => Due::periodic(wait),
        }
    }
}

/// When an answer runs out, where that is known.
pub(super) const fn end_of(said: Said) -> Option<Moment> {
    match said {
        Said::Old { until } => Some(until),
        Said::Absent { until } => until,
        Said::Nothing | Said::New => None,
    }
}

/// Whatever an answer claims about its own end, nobody is left alone much beyond the bound.
fn clamped(due: Due, at: Moment, pace: &Pace<'_>) -> Due {
    let Some(bound) = pace.bound else { return Due { at: due.at.max(at), ..due } };
    if due.at <= bound.max(at).plus_seconds(LATER_THAN_BOUND_S) {
        return Due { at: due.at.max(at), ..due };
    }
    let rest = spread(back_off(LONGEST_REST_S, 1), pace.id, pace.asked);
    let soon = at.plus_ms(u64::from(pace.interval_s) * 1000);
    Due::periodic(if bound > at { past(bound, 0).max(soon) } else { at.plus_ms(rest) })
}

/// The moment of the `nth` question about an answer that runs out at `end`.
fn past(end: Moment, nth: usize) -> Moment {
    let last = PAST_EXPIRY_MS.len() - 1;
    end.plus_ms(PAST_EXPIRY_MS[nth.min(last)])
}
