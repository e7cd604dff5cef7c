//! One resolver: what it remembers of each question, and when asking it again can teach anything.
//!
//! A cache that gave an old answer is asked when that answer runs out, not before. One that has
//! everything new is asked a few times more, to catch a second memory behind the same address, and
//! once at the end.

use crate::observe::{Moment, Question};
use crate::verdict::Answered;

use super::pace::{LONGEST_REST_S, back_off, spread};
use super::{Network, RowState, Settings};

/// After these many milliseconds past the expected end of an old answer it is asked for again: TTLs
/// are whole seconds, so the true end lies up to one second later.
const PAST_EXPIRY_MS: [u64; 3] = [300, 800, 1300];

/// How many clean rounds it takes to trust a resolver that gave new and old by turns.
const CLEAN_ROUNDS: u32 = 5;

/// Why a question falls when it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// The first time, or by the calendar.
    Periodic,
    /// What it remembers has run out; the how-manieth question about that.
    Expiry { end: Moment, nth: usize },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Due {
    at: Moment,
    why: Why,
}

/// What a resolver last said about one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    New,
    Old { until: Moment },
    Absent { until: Option<Moment> },
}

/// One question at one resolver.
#[derive(Debug, Clone)]
struct Memory {
    question: Question,
    said: Said,
    was_new: bool,
    due: Option<Due>,
    asked_at: Option<Moment>,
    /// Times in a row that the end of an old answer brought another old one.
    stale: u32,
}

/// How it failed to answer last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Muteness {
    Silent,
    Failing,
    Filtered,
}

#[derive(Debug, Clone)]
pub(super) struct Resolver {
    pub(super) network: Network,
    memories: Vec<Memory>,
    /// The question under way, and why it fell.
    asking: Option<Due>,
    mute: Option<(Muteness, u32)>,
    rest_until: Moment,
    /// Rounds in a row in which everything was new.
    pub(super) clean: u32,
    pub(super) is_mixed: bool,
    next_round: Option<Moment>,
    had_final: bool,
    pub(super) asked: u32,
    pub(super) last_heard: Option<Moment>,
    pub(super) first_new: Option<Moment>,
}

/// What the schedule of a resolver depends on besides itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms {
    pub(super) settings: Settings,
    pub(super) bound: Moment,
    /// True once everything is confirmed and the bound is past: a last question each, then rest.
    pub(super) is_over: bool,
}

impl Resolver {
    pub(super) fn new(network: Network, questions: &[Question], from: Moment) -> Self {
        let memory = |question: &Question| Memory {
            question: question.clone(),
            said: Said::Nothing,
            was_new: false,
            due: Some(Due { at: from, why: Why::Periodic }),
            asked_at: None,
            stale: 0,
        };
        Self {
            network,
            memories: questions.iter().map(memory).collect(),
            asking: None,
            mute: None,
            rest_until: from,
            clean: 0,
            is_mixed: false,
            next_round: None,
            had_final: false,
            asked: 0,
            last_heard: None,
            first_new: None,
        }
    }

    /// Starts afresh at `from`, because what was published changed; who was asked when stays known.
    pub(super) fn start_over(&mut self, from: Moment, settings: &Settings) {
        let rest = self.network.interval_s(settings);
        for memory in &mut self.memories {
            let earliest = memory.asked_at.map_or(from, |at| at.plus_seconds(rest));
            memory.said = Said::Nothing;
            memory.was_new = false;
            memory.stale = 0;
            memory.due = Some(Due { at: earliest.max(from), why: Why::Periodic });
        }
        self.asking = None;
        self.clean = 0;
        self.is_mixed = false;
        self.next_round = None;
        self.had_final = false;
        self.first_new = None;
    }

    pub(super) const fn is_asked(&self) -> bool {
        self.asking.is_some()
    }

    /// When it is asked next, and what; `None` while it is being asked or has said enough.
    pub(super) fn next(&self, terms: &Terms) -> Option<(Moment, &Question)> {
        if self.asking.is_some() {
            return None;
        }
        let (due, question) = self.plan(terms)?;
        Some((due.at, question))
    }

    /// Marks the next question as under way, if it is due at `now`.
    pub(super) fn ask(&mut self, terms: &Terms, now: Moment) -> Option<Question> {
        if self.asking.is_some() {
            return None;
        }
        let (due, question) = self.plan(terms).filter(|(due, _)| due.at <= now)?;
        let question = question.clone();
        self.asking = Some(due);
        self.asked = self.asked.saturating_add(1);
        self.had_final |= now >= terms.bound;
        for memory in self.memories.iter_mut().filter(|memory| memory.question == question) {
            memory.asked_at = Some(now);
        }
        Some(question)
    }

    fn plan(&self, terms: &Terms) -> Option<(Due, &Question)> {
        let in_turn = || {
            let turn = usize::try_from(self.clean).unwrap_or(0) % self.memories.len().max(1);
            self.memories.get(turn).map(|memory| &memory.question)
        };
        let periodic = |at: Moment| Due { at, why: Why::Periodic };
        let last = self.memories.iter().filter_map(|memory| memory.asked_at).max();
        let rest = self.network.interval_s(&terms.settings);
        let at_the_end = last.map_or(terms.bound, |at| terms.bound.max(at.plus_seconds(rest)));
        if terms.is_over {
            return (!self.had_final).then_some((periodic(at_the_end), in_turn()?));
        }
        let pending = self
            .memories
            .iter()
            .filter_map(|memory| Some((memory.due?, &memory.question)))
            .min_by_key(|(due, _)| due.at);
        if self.mute.is_some() {
            let question = pending.map(|(_, question)| question).or_else(in_turn)?;
            return Some((periodic(self.rest_until), question));
        }
        if let Some(pending) = pending {
            return Some(pending);
        }
        let needed =
            terms.settings.confirm_rounds.max(if self.is_mixed { CLEAN_ROUNDS } else { 1 });
        match self.next_round {
            Some(at) if self.clean < needed => Some((periodic(at), in_turn()?)),
            _ if !self.had_final => Some((periodic(at_the_end), in_turn()?)),
            _ => None,
        }
    }

    /// Takes what it `answered` at `at`, `rtt_ms` after it was asked.
    pub(super) fn take(
        &mut self,
        question: &Question,
        answered: Answered,
        at: Moment,
        rtt_ms: u32,
        terms: &Terms,
    ) {
        let Some(due) = self.asking.take() else { return };
        match answered {
            Answered::Silent => self.fails(Muteness::Silent, at, terms),
            Answered::Failing => self.fails(Muteness::Failing, at, terms),
            Answered::Filtered => self.fails(Muteness::Filtered, at, terms),
            Answered::New => {
                self.answers(at);
                self.has_new(question, at, terms);
            }
            Answered::Old { left_s } => {
                self.answers(at);
                let until = self.end_of(left_s, at, rtt_ms);
                self.has_old(question, Said::Old { until }, due.why, at, terms);
            }
            Answered::Absent { left_s } => {
                self.answers(at);
                let until = left_s.map(|left_s| self.end_of(left_s, at, rtt_ms));
                self.has_old(question, Said::Absent { until }, due.why, at, terms);
            }
        }
    }

    fn answers(&mut self, at: Moment) {
        self.mute = None;
        self.last_heard = Some(at);
    }

    fn fails(&mut self, muteness: Muteness, at: Moment, terms: &Terms) {
        let failures = self.mute.map_or(0, |(_, failures)| failures).saturating_add(1);
        self.mute = Some((muteness, failures));
        let rest = back_off(self.network.interval_s(&terms.settings), failures);
        self.rest_until = at.plus_ms(spread(rest, &self.network.id, self.asked));
    }

    fn has_new(&mut self, question: &Question, at: Moment, terms: &Terms) {
        for memory in self.memories.iter_mut().filter(|memory| memory.question == *question) {
            memory.said = Said::New;
            memory.was_new = true;
            memory.stale = 0;
            memory.due = None;
        }
        if self.memories.iter().any(|memory| memory.said != Said::New) {
            return;
        }
        self.first_new.get_or_insert(at);
        self.clean = self.clean.saturating_add(1);
        self.is_mixed &= self.clean < CLEAN_ROUNDS;
        let spacing =
            self.network.interval_s(&terms.settings).max(terms.settings.confirm_spacing_s).max(1);
        let wait = spread(u64::from(spacing) * 1000, &self.network.id, self.asked);
        self.next_round = Some(at.plus_ms(wait));
    }

    fn has_old(&mut self, question: &Question, said: Said, why: Why, at: Moment, terms: &Terms) {
        self.clean = 0;
        let interval = u64::from(self.network.interval_s(&terms.settings)) * 1000;
        let latest = if terms.bound > at {
            past(terms.bound, 0).max(at.plus_ms(interval))
        } else {
            at.plus_ms(spread(back_off(LONGEST_REST_S, 1), &self.network.id, self.asked))
        };
        let Some(memory) = self.memories.iter_mut().find(|memory| memory.question == *question)
        else {
            return;
        };
        memory.said = said;
        self.is_mixed |= memory.was_new;
        let end = match said {
            Said::Old { until } => Some(until),
            Said::Absent { until } => until,
            Said::Nothing | Said::New => None,
        };
        let due = match (end, why) {
            (Some(end), Why::Periodic) => {
                Due { at: past(end, 0), why: Why::Expiry { end, nth: 0 } }
            }
            (Some(until), Why::Expiry { end, nth })
                if nth + 1 < PAST_EXPIRY_MS.len() && until.0.saturating_sub(at.0) <= 1000 =>
            {
                Due { at: past(end, nth + 1), why: Why::Expiry { end, nth: nth + 1 } }
            }
            _ => {
                memory.stale = memory.stale.saturating_add(1);
                let rest = back_off(self.network.interval_s(&terms.settings), memory.stale);
                let wait = at.plus_ms(spread(rest, &self.network.id, self.asked));
                Due { at: end.map_or(wait, |end| past(end, 0).max(wait)), why: Why::Periodic }
            }
        };
        memory.due = Some(if due.at > latest {
            Due { at: latest, why: Why::Periodic }
        } else {
            Due { at: due.at.max(at), ..due }
        });
    }

    /// How it stands at `now`, over all questions.
    pub(super) fn row_state(&self, now: Moment) -> RowState {
        if let Some(muteness) = self.counts_as_mute(now) {
            return match muteness {
                Muteness::Silent => RowState::Silent,
                Muteness::Failing => RowState::Failing,
                Muteness::Filtered => RowState::Filtered,
            };
        }
        let said = || self.memories.iter().map(|memory| memory.said);
        let old = said().filter_map(|said| match said {
            Said::Old { until } => Some(until),
            _ => None,
        });
        let mut absent = said().filter_map(|said| match said {
            Said::Absent { until } => Some(until),
            _ => None,
        });
        if self.is_mixed {
            RowState::Mixed
        } else if let Some(until) = old.max() {
            RowState::Old { until }
        } else if let Some(first) = absent.next() {
            RowState::Absent { until: absent.fold(first, Ord::max) }
        } else if said().any(|said| said == Said::Nothing) {
            RowState::NotAsked
        } else {
            RowState::New
        }
    }

    /// True when the last thing it said about some question was the old answer.
    pub(super) fn says_old(&self) -> bool {
        self.memories.iter().any(|memory| matches!(memory.said, Said::Old { .. }))
    }

    /// True when it ever answered since the start.
    pub(super) fn has_answered(&self) -> bool {
        self.memories.iter().any(|memory| memory.said != Said::Nothing)
    }

    /// What it counts as when it does not answer: nothing while one lost packet explains it and it
    /// has spoken before, nor while an old answer it gave has not run out.
    fn counts_as_mute(&self, now: Moment) -> Option<Muteness> {
        let (muteness, failures) = self.mute?;
        let is_complete = self.memories.iter().all(|memory| memory.said != Said::Nothing);
        let remembers = self.memories.iter().any(|memory| match memory.said {
            Said::Old { until } => until > now,
            Said::Absent { until } => until.is_some_and(|until| until > now),
            Said::Nothing | Said::New => false,
        });
        (!remembers && (failures > 1 || !is_complete)).then_some(muteness)
    }

    fn end_of(&self, left_s: u32, at: Moment, rtt_ms: u32) -> Moment {
        let left_s = self.network.ttl_cap_s.map_or(left_s, |cap| left_s.min(cap));
        // The answer left the resolver half a round trip ago.
        Moment(at.0.saturating_sub(i64::from(rtt_ms.min(4000) / 2))).plus_seconds(left_s)
    }
}

impl Network {
    /// Seconds between two periodic questions.
    fn interval_s(&self, settings: &Settings) -> u32 {
        settings.min_interval_s.max(self.min_interval_s).max(1)
    }
}

/// The moment of the `nth` question about an answer that runs out at `end`.
fn past(end: Moment, nth: usize) -> Moment {
    let last = PAST_EXPIRY_MS.len() - 1;
    end.plus_ms(PAST_EXPIRY_MS[nth.min(last)])
}
