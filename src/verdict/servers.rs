//! The authoritative servers one by one: which of them publish the domain, and whether they agree.
//!
//! Whether servers disagree is judged by what they say. Serials only explain it: some hosts number
//! their zones by the second, others never, others on each server for itself.

use std::collections::BTreeMap;

use crate::observe::{Heard, Photo, Question, Server, ServerView};
use crate::records::{Rdata, Rtype};

use super::compare::served;
use super::logbook::is_authoritative;

/// How one authoritative server stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ServerWord {
    /// It answers from its own zone, and as the others do.
    Answering,
    /// It answers from an earlier edition of the zone than another server.
    Stale,
    /// It answers from its own zone, and otherwise than the others.
    Different,
    /// It answers for the name without publishing it: not from its own zone, or by sending askers
    /// elsewhere (RFC 1912 §2.8).
    Lame,
    /// It refuses to answer for the domain.
    Refusing,
    /// It tries and fails.
    Failing,
    /// It does not answer.
    Silent,
}

impl ServerWord {
    /// The word in JSON; never translated.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answering => "answering",
            Self::Stale => "stale",
            Self::Different => "different",
            Self::Lame => "lame",
            Self::Refusing => "refusing",
            Self::Failing => "failing",
            Self::Silent => "silent",
        }
    }
}

/// One authoritative server at one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerState {
    /// Which.
    pub server: Server,
    /// True when all its answers came from its own zone (AA).
    pub is_authoritative: bool,
    /// The serial of its SOA, when it gave one from its own zone.
    pub serial: Option<u32>,
    /// How it stands.
    pub word: ServerWord,
}

/// What one server published, question by question; only what came from its own zone.
type Said<'a> = BTreeMap<&'a Question, Vec<Rdata>>;

/// How every server that was asked stands, in the order of the photo.
pub fn servers(photo: &Photo) -> Vec<ServerState> {
    compared(photo).0
}

/// The same, and the questions to which the servers that publish the domain give different answers.
pub(super) fn compared(photo: &Photo) -> (Vec<ServerState>, Vec<Question>) {
    let zone = photo.delegation.as_ref().map(|delegation| &delegation.zone);
    let soa = zone.map(|zone| Question::new(zone.clone(), Rtype::Soa));
    let mut states: Vec<ServerState> =
        photo.views.iter().map(|view| alone(view, soa.as_ref())).collect();
    let said: Vec<Said<'_>> = photo.views.iter().map(said).collect();
    let Some(model) = model(&states, &said) else { return (states, Vec::new()) };
    let mut about: Vec<&Question> = Vec::new();
    for (state, own) in states.iter_mut().zip(&said) {
        let differs = differences(&said[model.at], own);
        if state.word != ServerWord::Answering || differs.is_empty() {
            continue;
        }
        let is_behind = match (state.serial, model.serial) {
            (Some(own), Some(newest)) => is_older(own, newest),
            _ => false,
        };
        state.word = if is_behind { ServerWord::Stale } else { ServerWord::Different };
        about.extend(differs);
    }
    about.sort();
    about.dedup();
    (states, about.into_iter().cloned().collect())
}

/// One server, before it is compared with the others.
fn alone(view: &ServerView, soa: Option<&Question>) -> ServerState {
    let answers = || view.answers.iter().filter(|(_, heard, _)| heard.is_answer());
    let from_zone = |(_, heard, margin): &&(_, Heard, _)| is_authoritative(heard, margin);
    let has = |is_it: fn(&Heard) -> bool| view.answers.iter().any(|(_, heard, _)| is_it(heard));
    let word = if answers().any(|answer| from_zone(&answer)) {
        ServerWord::Answering
    } else if has(|heard| matches!(heard, Heard::Refused)) {
        ServerWord::Refusing
    } else if has(|heard| heard.is_answer() || matches!(heard, Heard::Referral { .. })) {
        ServerWord::Lame
    } else if has(|heard| !matches!(heard, Heard::Silent)) {
        ServerWord::Failing
    } else {
        ServerWord::Silent
    };
    let serial = answers().filter(from_zone).find_map(|(asked, heard, _)| {
        let set = (Some(asked) == soa).then(|| heard.set(asked))??;
        set.data.iter().find_map(|data| match data {
            Rdata::Soa { serial, .. } => Some(*serial),
            _ => None,
        })
    });
    ServerState {
        server: view.server.clone(),
        is_authoritative: word == ServerWord::Answering
            && answers().all(|answer| from_zone(&answer)),
        serial,
        word,
    }
}

fn said(view: &ServerView) -> Said<'_> {
    let own = view.answers.iter().filter(|(asked, heard, margin)| {
        asked.rtype != Rtype::Soa && is_authoritative(heard, margin)
    });
    own.map(|(asked, heard, _)| (asked, served(asked, heard))).collect()
}

/// The server by which the others are measured.
struct Model {
    at: usize,
    serial: Option<u32>,
}

/// Of the servers with the newest serial, the one with which most agree.
fn model(states: &[ServerState], said: &[Said<'_>]) -> Option<Model> {
    let answering = || (0..states.len()).filter(|at| states[*at].word == ServerWord::Answering);
    let newest = answering()
        .filter_map(|at| states[at].serial)
        .reduce(|best, serial| if is_older(best, serial) { serial } else { best });
    let allies = |at: usize| {
        answering().filter(|other| differences(&said[at], &said[*other]).is_empty()).count()
    };
    let is_candidate = |at: &usize| newest.is_none() || states[*at].serial == newest;
    // Of equals the first, so that the order of the delegation decides.
    let at = answering().filter(is_candidate).rev().max_by_key(|at| allies(*at))?;
    Some(Model { at, serial: states[at].serial })
}

/// The questions that both answered, and differently.
fn differences<'a>(one: &Said<'a>, other: &Said<'_>) -> Vec<&'a Question> {
    let differs = |(asked, data): &(&&'a Question, &Vec<Rdata>)| {
        other.get(**asked).is_some_and(|theirs| theirs != *data)
    };
    one.iter().filter(differs).map(|(asked, _)| *asked).collect()
}

/// True when serial `one` comes before `other` on the circle of serials (RFC 1982 §3.2). Two that are
/// exactly half a circle apart have no order.
const fn is_older(one: u32, other: u32) -> bool {
    let ahead = other.wrapping_sub(one);
    ahead != 0 && ahead < 1 << 31
}

#[cfg(test)]
mod tests;
