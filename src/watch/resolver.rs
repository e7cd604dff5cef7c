//! One resolver: which of its memories is asked about next, and what an answer does to them.
//!
//! One that has everything new is asked a few times more, to catch a second memory behind the same
//! address, and once at the end. One that fails is left alone for longer each time.

use crate::observe::{Moment, Question, Sighting};
use crate::verdict::Answered;

use super::detail::{Notes, Said, content};
use super::memory::{Due, Lagging, Memory, Pace, Why};
use super::pace::{back_off, spread};
use super::{Network, Settings};

/// How many clean rounds it takes to trust a resolver that gave new and old by turns.
pub(super) const CLEAN_ROUNDS: u32 = 5;

/// How it failed to answer last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Muteness {
    Silent,
    Failing,
    Filtered,
    /// Somebody on the way answers in its name.
    Intercepted,
}

#[derive(Debug, Clone)]
pub(super) struct Resolver {
    pub(super) network: Network,
    pub(super) memories: Vec<Memory>,
    /// The question under way, and why it fell.
    asking: Option<Due>,
    pub(super) mute: Option<(Muteness, u32)>,
    rest_until: Moment,
    /// Rounds in a row in which everything was new.
    pub(super) clean: u32,
    pub(super) is_mixed: bool,
    next_round: Option<Moment>,
    had_final: bool,
    pub(super) asked: u32,
    pub(super) last_heard: Option<Moment>,
    pub(super) first_new: Option<Moment>,
    pub(super) notes: Notes,
}

/// What the schedule of a resolver depends on besides itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms {
    pub(super) settings: Settings,
    /// `None` before T0, where resolvers are asked only because nobody else can be.
    pub(super) bound: Option<Moment>,
    /// True once everything is confirmed and the bound is past: a last question each, then rest.
    pub(super) is_over: bool,
}

/// What came back from a resolver.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reply<'a> {
    pub(super) question: &'a Question,
    /// `None` when nothing came.
    pub(super) sighting: Option<&'a Sighting>,
    pub(super) meaning: Meaning,
    pub(super) at: Moment,
}

/// What a reply means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It is its own answer.
    Own(Answered),
    /// Somebody on the way gave it.
    Intercepted,
}

impl Resolver {
    pub(super) fn new(network: Network, questions: &[Question], from: Moment) -> Self {
        Self {
            network,
            memories: questions.iter().map(|one| Memory::new(one.clone(), from)).collect(),
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
            notes: Notes::default(),
        }
    }

    /// Starts afresh at `from`, because what was published changed; who was asked when stays known.
    pub(super) fn start_over(&mut self, from: Moment, settings: &Settings) {
        let rest = self.network.interval_s(settings);
        for memory in &mut self.memories {
            memory.start_over(from, rest);
        }
        self.asking = None;
        self.clean = 0;
        self.is_mixed = false;
        self.next_round = None;
        self.had_final = false;
        self.first_new = None;
        self.note_state(from);
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
        self.had_final |= terms.bound.is_some_and(|bound| now >= bound);
        for memory in self.memories.iter_mut().filter(|memory| memory.told.question == question) {
            memory.asked_at = Some(now);
        }
        Some(question)
    }

    fn plan(&self, terms: &Terms) -> Option<(Due, &Question)> {
        let in_turn = || {
            let turn = usize::try_from(self.clean).unwrap_or(0) % self.memories.len().max(1);
            self.memories.get(turn).map(|memory| &memory.told.question)
        };
        let last = self.memories.iter().filter_map(|memory| memory.asked_at).max();
        let rest = self.interval_s(terms);
        let at_the_end = terms
            .bound
            .filter(|_| !self.had_final)
            .map(|bound| last.map_or(bound, |at| bound.max(at.plus_seconds(rest))));
        if terms.is_over {
            return Some((Due::periodic(at_the_end?), in_turn()?));
        }
        let pending = self
            .memories
            .iter()
            .filter_map(|memory| Some((memory.due?, &memory.told.question)))
            .min_by_key(|(due, _)| due.at);
        if self.mute.is_some() {
            let question = pending.map(|(_, question)| question).or_else(in_turn)?;
            return Some((Due::periodic(self.rest_until), question));
        }
        if let Some(pending) = pending {
            return Some(pending);
        }
        let needed =
            terms.settings.confirm_rounds.max(if self.is_mixed { CLEAN_ROUNDS } else { 1 });
        match self.next_round {
            Some(at) if self.clean < needed => Some((Due::periodic(at), in_turn()?)),
            _ => Some((Due::periodic(at_the_end?), in_turn()?)),
        }
    }

    /// Takes what came back.
    pub(super) fn take(&mut self, reply: &Reply<'_>, terms: &Terms) {
        let Some(due) = self.asking.take() else { return };
        let at = reply.at;
        if let Some(sighting) = reply.sighting {
            self.notes.margin(&sighting.margin);
        }
        match reply.meaning {
            Meaning::Intercepted => self.fails(Muteness::Intercepted, at, terms),
            Meaning::Own(Answered::Silent) => self.fails(Muteness::Silent, at, terms),
            Meaning::Own(Answered::Failing) => self.fails(Muteness::Failing, at, terms),
            Meaning::Own(Answered::Filtered) => self.fails(Muteness::Filtered, at, terms),
            Meaning::Own(Answered::New) => {
                self.answers(reply);
                self.has_new(reply, terms);
            }
            Meaning::Own(Answered::Old { left_s }) => {
                self.answers(reply);
                let until = self.end_of(left_s, reply);
                self.has_old(Said::Old { until }, Some(left_s), due.why, reply, terms);
            }
            Meaning::Own(Answered::Absent { left_s }) => {
                self.answers(reply);
                let until = left_s.map(|left_s| self.end_of(left_s, reply));
                self.has_old(Said::Absent { until }, left_s, due.why, reply, terms);
            }
        }
        self.note_state(at);
    }

    fn note_state(&mut self, at: Moment) {
        let kind = self.row_state(at).kind();
        self.notes.state(kind, at);
    }

    fn answers(&mut self, reply: &Reply<'_>) {
        self.mute = None;
        self.last_heard = Some(reply.at);
        for memory in self.memories.iter_mut().filter(|one| one.told.question == *reply.question) {
            memory.told.at = Some(reply.at);
            memory.told.data = reply.sighting.map(content).unwrap_or_default();
            memory.told.ttl_s = reply.sighting.and_then(ttl);
        }
    }

    fn fails(&mut self, muteness: Muteness, at: Moment, terms: &Terms) {
        let failures = self.mute.map_or(0, |(_, failures)| failures).saturating_add(1);
        self.mute = Some((muteness, failures));
        let rest = back_off(self.interval_s(terms), failures);
        self.rest_until = at.plus_ms(spread(rest, &self.network.id, self.asked));
    }

    fn has_new(&mut self, reply: &Reply<'_>, terms: &Terms) {
        for memory in self.memories.iter_mut().filter(|one| one.told.question == *reply.question) {
            memory.has_new();
        }
        if !self.has_everything_new() {
            return;
        }
        self.first_new.get_or_insert(reply.at);
        self.clean = self.clean.saturating_add(1);
        self.is_mixed &= self.clean < CLEAN_ROUNDS;
        let spacing = self.interval_s(terms).max(terms.settings.confirm_spacing_s).max(1);
        let wait = spread(u64::from(spacing) * 1000, &self.network.id, self.asked);
        self.next_round = Some(reply.at.plus_ms(wait));
    }

    fn has_old(
        &mut self,
        said: Said,
        left_s: Option<u32>,
        why: Why,
        reply: &Reply<'_>,
        terms: &Terms,
    ) {
        self.clean = 0;
        let pace = Pace {
            id: &self.network.id,
            interval_s: self.interval_s(terms),
            asked: self.asked,
            bound: terms.bound,
        };
        let error = reply.sighting.and_then(|sighting| sighting.margin.extended_error.as_ref());
        let says_stale = error.is_some_and(|(code, _)| matches!(code, 3 | 19));
        let old = Lagging { said, left_s, says_stale, why, at: reply.at };
        let mut memories = self.memories.iter_mut();
        if let Some(memory) = memories.find(|one| one.told.question == *reply.question) {
            self.is_mixed |= memory.has_old(old, &pace);
        }
    }

    /// True when the last answer to every question was as planned.
    pub(super) fn has_everything_new(&self) -> bool {
        !self.memories.is_empty() && self.memories.iter().all(|one| one.told.said == Said::New)
    }

    fn end_of(&self, left_s: u32, reply: &Reply<'_>) -> Moment {
        let left_s = self.network.ttl_cap_s.map_or(left_s, |cap| left_s.min(cap));
        let rtt_ms = reply.sighting.map_or(0, |sighting| sighting.margin.rtt_ms);
        // The answer left the resolver half a round trip ago.
        Moment(reply.at.0.saturating_sub(i64::from(rtt_ms.min(4000) / 2))).plus_seconds(left_s)
    }

    /// Seconds between two periodic questions. Before T0 twice as many: a resolver that is asked too
    /// early remembers what is not there yet.
    fn interval_s(&self, terms: &Terms) -> u32 {
        let interval = self.network.interval_s(&terms.settings);
        if terms.bound.is_none() { interval.saturating_mul(2) } else { interval }
    }
}

/// Seconds for which the answer would go on being given.
fn ttl(sighting: &Sighting) -> Option<u32> {
    use crate::observe::Heard;
    match &sighting.heard {
        Heard::Records(records) => records
            .iter()
            .filter(|record| record.name == sighting.question.name)
            .map(|record| record.ttl)
            .min(),
        Heard::Nothing { for_at_most, .. } => *for_at_most,
        _ => None,
    }
}
