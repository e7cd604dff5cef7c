//! Everything known of one network, for the person who wants to look closer.

use super::resolver::Resolver;
use super::{RowState, Watch};
use crate::observe::{Heard, Margin, Moment, Question, Sighting, Transport};
use crate::records::Rdata;

/// Machines behind one address that are told apart.
const MOST_SERVER_IDS: usize = 8;
/// Changes of state that are kept.
const MOST_CHANGES: usize = 32;
/// Records kept of one answer, and characters of a text: the rest is for the network's own files.
const MOST_RECORDS: usize = 24;
const LONGEST_TEXT: usize = 1024;

/// One network, closely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Its id.
    pub id: String,
    /// What it said last to each question, in the order of [`Watch::questions`].
    pub answers: Vec<Told>,
    /// The machines behind its address that gave their names (NSID, RFC 5001), the latest first, at
    /// most eight, unescaped: more than one explains answers that come and go.
    pub server_ids: Vec<String>,
    /// The latest extended error (RFC 8914), unescaped; `None` when the latest answer had none.
    pub extended_error: Option<(u16, String)>,
    /// How the latest answer travelled.
    pub transport: Option<Transport>,
    /// Milliseconds that the latest answer took.
    pub rtt_ms: Option<u32>,
    /// How it stood from which moment on, the latest last, at most 32.
    pub history: Vec<(Moment, RowKind)>,
    /// How many questions it got.
    pub asked: u32,
}

/// What a network said last to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What was asked.
    pub question: Question,
    /// What the answer means.
    pub said: Said,
    /// The records of the answer that belong to the question, or an alias in their place.
    pub data: Vec<Rdata>,
    /// Seconds for which it would go on saying that when it said it; `None` when it did not tell.
    pub ttl_s: Option<u32>,
    /// When it said it; `None` before it said anything.
    pub at: Option<Moment>,
    /// True for an answer that should have been forgotten (RFC 8767): the network says so, or goes
    /// on giving it after its time.
    pub is_stale: bool,
}

/// What an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// No answer yet.
    Nothing,
    /// As planned.
    New,
    /// What stood there before, or anything else that is not planned.
    Old {
        /// When it runs out.
        until: Moment,
    },
    /// That there is nothing.
    Absent {
        /// When that runs out; `None` when it was not told.
        until: Option<Moment>,
    },
}

/// How a network stands, without the times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowKind {
    /// See [`RowState::NotAsked`].
    NotAsked,
    /// See [`RowState::New`].
    New,
    /// See [`RowState::Old`].
    Old,
    /// See [`RowState::Absent`].
    Absent,
    /// See [`RowState::Mixed`].
    Mixed,
    /// See [`RowState::Silent`].
    Silent,
    /// See [`RowState::Failing`].
    Failing,
    /// See [`RowState::Filtered`].
    Filtered,
    /// See [`RowState::Intercepted`].
    Intercepted,
}

impl RowKind {
    /// The word in JSON; never translated.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::New => "new",
            Self::Old => "old",
            Self::Absent => "absent",
            Self::Mixed => "mixed",
            Self::Silent | Self::Failing | Self::Filtered => "failing",
            Self::Intercepted => "intercepted",
        }
    }
}

impl RowState {
    /// The same without the times.
    pub const fn kind(self) -> RowKind {
        match self {
            Self::NotAsked => RowKind::NotAsked,
            Self::New => RowKind::New,
            Self::Old { .. } => RowKind::Old,
            Self::Absent { .. } => RowKind::Absent,
            Self::Mixed => RowKind::Mixed,
            Self::Silent => RowKind::Silent,
            Self::Failing => RowKind::Failing,
            Self::Filtered => RowKind::Filtered,
            Self::Intercepted => RowKind::Intercepted,
        }
    }
}

/// What is noted of a network beside its answers.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    server_ids: Vec<String>,
    extended_error: Option<(u16, String)>,
    transport: Option<Transport>,
    rtt_ms: Option<u32>,
    history: Vec<(Moment, RowKind)>,
}

impl Notes {
    /// Notes what came beside an answer.
    pub(super) fn margin(&mut self, margin: &Margin) {
        self.transport = Some(margin.transport);
        self.rtt_ms = Some(margin.rtt_ms);
        let shortened = |(code, text): &(u16, String)| (*code, shortened(text));
        self.extended_error = margin.extended_error.as_ref().map(shortened);
        if let Some(id) = margin.server_id.as_deref().map(shortened_id) {
            self.server_ids.retain(|known| *known != id);
            self.server_ids.insert(0, id);
            self.server_ids.truncate(MOST_SERVER_IDS);
        }
    }

    /// Notes how the network stands from `at` on.
    pub(super) fn state(&mut self, kind: RowKind, at: Moment) {
        if self.history.last().is_some_and(|(_, last)| *last == kind) {
            return;
        }
        if self.history.len() >= MOST_CHANGES {
            self.history.remove(0);
        }
        self.history.push((at, kind));
    }
}

/// The records of `sighting` that answer its question, within bounds.
pub(super) fn content(sighting: &Sighting) -> Vec<Rdata> {
    let Heard::Records(records) = &sighting.heard else { return Vec::new() };
    let question = &sighting.question;
    records
        .iter()
        .filter(|record| record.name == question.name)
        .map(|record| &record.data)
        .filter(|data| data.rtype() == question.rtype || matches!(data, Rdata::Cname(_)))
        .take(MOST_RECORDS)
        .map(|data| match data {
            Rdata::Txt(text) => Rdata::Txt(shortened(text)),
            other => other.clone(),
        })
        .collect()
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).collect()
}

fn shortened_id(text: &str) -> String {
    text.chars().take(64).collect()
}

impl Watch {
    /// Everything known of the network with this id; `None` when there is no such network.
    pub fn detail(&self, id: &str, now: Moment) -> Option<Detail> {
        let resolver = self.resolvers.iter().find(|resolver| resolver.network.id == id)?;
        Some(resolver.detail(now))
    }

    /// When the last of the old answers that are known runs out, never before `now`; `None` when no
    /// network is known to have one. It may lie after [`Watch::bound`]: some resolvers keep short
    /// answers longer than they should.
    pub fn eta(&self, now: Moment) -> Option<Moment> {
        let ends = self.resolvers.iter().filter_map(|resolver| resolver.until(now)).max();
        ends.map(|end| end.max(now))
    }
}

impl Resolver {
    fn detail(&self, now: Moment) -> Detail {
        let Notes { server_ids, extended_error, transport, rtt_ms, history } = self.notes.clone();
        let mut history = history;
        let kind = self.row_state(now).kind();
        if history.last().is_some_and(|(_, last)| *last != kind) {
            history.push((now, kind));
        }
        Detail {
            id: self.network.id.clone(),
            answers: self.told().cloned().collect(),
            server_ids,
            extended_error,
            transport,
            rtt_ms,
            history,
            asked: self.asked,
        }
    }
}
