//! What the authoritative servers said last, question by question.

use std::collections::BTreeMap;

use crate::observe::{Heard, Margin, Moment, Photo, Question, Server, Sighting};
use crate::records::Rdata;

use super::compare::served;

/// How many answers are kept. A plan of a dozen cards at a dozen addresses needs a tenth of this;
/// the limit is there because server lists come from the network.
const MOST: usize = 4096;

/// Seconds for which an answer stands although nothing was heard since.
const EXCUSED_S: u64 = 60;

/// The latest sighting of every server for every question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Logbook {
    lines: BTreeMap<Question, BTreeMap<Server, Line>>,
    kept: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    sighting: Sighting,
    /// The last one that was an answer, when silence or a failure came after it.
    answer: Option<Sighting>,
    since: Moment,
}

impl Logbook {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the before-photo saw, as if it had been heard at the moment it was taken: for a single
    /// look, where the photo is all there is.
    pub fn of(photo: &Photo) -> Self {
        let mut book = Self::new();
        for view in &photo.views {
            for (question, heard, margin) in &view.answers {
                let sighting = Sighting {
                    question: question.clone(),
                    heard: heard.clone(),
                    margin: margin.clone(),
                    at: photo.taken_at,
                };
                book.note(&view.server, sighting);
            }
        }
        book
    }

    /// Writes down what `server` said; an answer older than the one that stands is dropped.
    pub fn note(&mut self, server: &Server, sighting: Sighting) {
        let known = self.lines.get_mut(&sighting.question).and_then(|line| line.get_mut(server));
        match known {
            Some(line) if sighting.at < line.sighting.at => {}
            Some(line) => {
                line.take(sighting);
            }
            None if self.kept >= MOST => {}
            None => {
                self.kept += 1;
                let since = sighting.at;
                let lines = self.lines.entry(sighting.question.clone()).or_default();
                lines.insert(server.clone(), Line { sighting, answer: None, since });
            }
        }
    }

    /// True when nothing was heard yet.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What `server` said last to `question`.
    pub fn latest(&self, server: &Server, question: &Question) -> Option<&Sighting> {
        self.lines.get(question)?.get(server).map(|line| &line.sighting)
    }

    /// What counts of `server`: its latest answer while a lost packet or two may excuse the silence
    /// since, and otherwise whatever was heard last.
    pub fn standing(&self, server: &Server, question: &Question) -> Option<&Sighting> {
        let line = self.lines.get(question)?.get(server)?;
        let is_fresh = |answer: &&Sighting| line.sighting.at.seconds_since(answer.at) <= EXCUSED_S;
        Some(line.answer.as_ref().filter(is_fresh).unwrap_or(&line.sighting))
    }

    /// Since when `server` has been giving the answer it gave last.
    pub fn since(&self, server: &Server, question: &Question) -> Option<Moment> {
        self.lines.get(question)?.get(server).map(|line| line.since)
    }

    /// When any server was last heard, or found silent, about `question`.
    pub fn last_asked(&self, question: &Question) -> Option<Moment> {
        self.lines.get(question)?.values().map(|line| line.sighting.at).max()
    }

    /// Every latest sighting about `question`.
    pub fn about(&self, question: &Question) -> impl Iterator<Item = (&Server, &Sighting)> {
        let lines = self.lines.get(question).into_iter().flatten();
        lines.map(|(server, line)| (server, &line.sighting))
    }

    /// Whether `server` has been heard at all, and whether any of it came from its own zone.
    pub(crate) fn reached(&self, server: &Server) -> Reached {
        let mut reached = Reached::NotAsked;
        for line in self.lines.values().filter_map(|lines| lines.get(server)) {
            let answer = line.answer.as_ref().unwrap_or(&line.sighting);
            if is_authoritative(&answer.heard, &answer.margin) {
                return Reached::Answers;
            }
            reached = Reached::Mute;
        }
        reached
    }
}

impl Line {
    fn take(&mut self, sighting: Sighting) {
        let last = self.answer.as_ref().unwrap_or(&self.sighting);
        if sighting.heard.is_answer() {
            if !says_the_same(last, &sighting) {
                self.since = sighting.at;
            }
            self.answer = None;
        } else if self.sighting.heard.is_answer() {
            self.answer = Some(self.sighting.clone());
        }
        self.sighting = sighting;
    }
}

/// What is known of a server as a partner in conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reached {
    /// It was not asked yet.
    NotAsked,
    /// It was asked and gave no answer.
    Mute,
    /// It answered at least one question.
    Answers,
}

/// Two sightings that say the same, TTLs aside.
fn says_the_same(old: &Sighting, new: &Sighting) -> bool {
    let content = |sighting: &Sighting| -> (bool, bool, Vec<Rdata>) {
        let Sighting { question, heard, margin, .. } = sighting;
        (heard.is_answer(), is_authoritative(heard, margin), served(question, heard))
    };
    content(old) == content(new)
}

/// True for an answer from the server's own zone.
pub(crate) fn is_authoritative(heard: &Heard, margin: &Margin) -> bool {
    heard.is_answer() && margin.is_authoritative
}
