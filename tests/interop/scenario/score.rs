//! What was filmed, held against what the file expects, and against what must be true of every
//! story.

use std::time::Duration;

use mxguide::names::Name;
use mxguide::net::{Manner, ask};
use mxguide::observe::{Moment, Question};
use mxguide::verdict::{Answered, State, goals, judge};
use mxguide::watch::RowState;

use crate::scenario::cast::Cast;
use crate::scenario::moments::{Marks, When};
use crate::scenario::play::Film;
use crate::scenario::script::Script;

/// A cache's clock ticks in whole seconds, so its memory may end up to one second before its TTL
/// said, and clocks are read between two ticks.
const EARLY_MS: i64 = 1400;

/// A question that was under way when the servers went back on what was published.
const UNDER_WAY_MS: i64 = 300;

/// Everything that was not as it should be.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) faults: Vec<String>,
    /// One a state, with the times expected and seen.
    pub(crate) states: Vec<String>,
    /// The most questions that one resolver got, and all of them.
    pub(crate) questions: (usize, usize),
    /// How far off the latest announcement was of a memory's end, in milliseconds: the worst.
    pub(crate) worst_eta_ms: Option<i64>,
}

/// One state of the list.
struct Expected {
    word: String,
    may_lack: bool,
    when: Option<When>,
}

impl Expected {
    fn read(text: &str) -> Self {
        let (word, when) = text.split_once('@').map_or((text, None), |(a, b)| (a, Some(b)));
        let word = word.trim();
        let when = when.map(|when| when.trim().to_owned().try_into().expect("a moment"));
        let may_lack = word.ends_with('?');
        Self { word: word.trim_end_matches('?').to_owned(), may_lack, when }
    }
}

/// The judge of one story.
struct Judge<'a> {
    script: &'a Script,
    cast: &'a Cast,
    film: &'a Film,
    marks: &'a Marks,
    score: Score,
}

pub(crate) fn score(script: &Script, cast: &Cast, film: &Film, marks: &Marks) -> Score {
    let mut judge = Judge { script, cast, film, marks, score: Score::default() };
    judge.ending();
    judge.states();
    judge.never_back();
    judge.bound();
    judge.rows();
    judge.findings();
    judge.nobody_too_early();
    judge.announcements();
    judge.score
}

impl Judge<'_> {
    fn fault(&mut self, text: String) {
        self.score.faults.push(text);
    }

    fn ending(&mut self) {
        if !self.film.has_ended {
            self.fault(format!("never came to its end, {}", self.script.until));
        }
        if self.film.standing != self.script.expect.standing {
            let (seen, expected) = (&self.film.standing, &self.script.expect.standing);
            self.fault(format!("the photo says {seen}, not {expected}"));
        }
        if self.film.passage != self.script.expect.passage {
            let (seen, expected) = (&self.film.passage, &self.script.expect.passage);
            self.fault(format!("port 53 is {seen}, not {expected}"));
        }
        let changed = self.film.changed_again.first().copied();
        match (&self.script.expect.changed_again, changed) {
            (Some(when), seen) => {
                let when = when.clone();
                self.near("changed again", &when, seen);
            }
            (None, Some(_)) => self.fault("changed again, says the watch".to_owned()),
            (None, None) => {}
        }
    }

    fn since_start(&self, at: Moment) -> f64 {
        let start = self.marks.find(&When::default()).unwrap_or(at);
        seconds(at.0 - start.0)
    }

    /// Faults unless `seen` is when it was expected, and tells both.
    fn near(&mut self, what: &str, when: &When, seen: Option<Moment>) -> String {
        let expected = self.marks.find(when);
        let (Some(expected), Some(seen)) = (expected, seen) else {
            self.fault(format!("{what}: expected {expected:?}, seen {seen:?}"));
            return String::new();
        };
        let off = seen.0 - expected.0;
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds, in milliseconds")]
        let late = (self.script.expect.late_s * 1000.0) as i64;
        let told = format!("{:.1}/{:.1}", self.since_start(expected), self.since_start(seen));
        if !(-EARLY_MS..=late).contains(&off) {
            self.fault(format!("{what}: expected/seen {told} s"));
        }
        told
    }

    fn states(&mut self) {
        let expected: Vec<Expected> =
            self.script.expect.states.iter().map(|text| Expected::read(text)).collect();
        let mut left = expected.iter();
        let words: Vec<&str> = self.film.states.iter().map(|(_, state)| state.as_str()).collect();
        let mut is_as_expected = true;
        for (at, state) in &self.film.states {
            let mut told = format!("{:.1}", self.since_start(*at));
            for next in left.by_ref() {
                let is_it = next.word == state.as_str();
                let is_reached_with_it =
                    next.word == "confirmed" && *state == State::ConfirmedEverywhere;
                if let Some(when) = next.when.as_ref().filter(|_| is_it || is_reached_with_it) {
                    let seen = self.near(&next.word, when, Some(*at));
                    if is_it {
                        told = seen;
                    }
                }
                if is_it {
                    break;
                }
                is_as_expected &= next.may_lack;
            }
            is_as_expected &= expected.iter().any(|one| one.word == state.as_str());
            self.score.states.push(format!("{} {told}", state.as_str()));
        }
        is_as_expected &= left.all(|next| next.may_lack);
        if !expected.is_empty() && !is_as_expected {
            let wanted = &self.script.expect.states;
            self.fault(format!("states {words:?} instead of {wanted:?}"));
        }
    }

    /// Only a changed authoritative answer moves a state back.
    fn never_back(&mut self) {
        let mut last = State::Unknown;
        let mut faults = Vec::new();
        for (at, state) in &self.film.states {
            let is_excused =
                self.film.changed_again.iter().any(|changed| (changed.0 - at.0).abs() <= 1000);
            if *state < last && *state != State::Unknown && !is_excused {
                faults.push(format!("went back from {} to {}", last.as_str(), state.as_str()));
            }
            last = *state;
        }
        self.score.faults.append(&mut faults);
    }

    fn bound(&mut self) {
        let Some(when) = self.script.expect.bound.clone() else { return };
        self.near("bound", &when, self.film.bound);
        let everywhere =
            self.film.states.iter().find(|(_, state)| *state == State::ConfirmedEverywhere);
        if let (Some((at, _)), Some(bound)) = (everywhere, self.film.bound)
            && at.0 < bound.0
        {
            self.fault("confirmed everywhere before the bound".to_owned());
        }
    }

    fn rows(&mut self) {
        for text in &self.script.expect.row {
            let Some(seen) = self.film.rows.get(&text.of) else {
                self.fault(format!("no row {}", text.of));
                continue;
            };
            let mut words: Vec<&str> = Vec::new();
            for (_, state) in seen {
                let word = word(*state);
                if word != "not-asked" && words.last() != Some(&word) {
                    words.push(word);
                }
            }
            let mut left = words.iter().peekable();
            let fits = text.seen.iter().all(|next| {
                let is_it = left.next_if(|word| **word == next.trim_end_matches('?')).is_some();
                is_it || next.ends_with('?')
            });
            if !fits || left.next().is_some() {
                self.fault(format!("{}: {words:?} instead of {:?}", text.of, text.seen));
            }
            if text.is_stale != self.film.stale.contains(&text.of) {
                self.fault(format!("{}: stale should be {}", text.of, text.is_stale));
            }
            if let Some(when) = &text.new {
                let first = seen.iter().find(|(_, state)| *state == RowState::New);
                let what = format!("{} has everything new", text.of);
                self.near(&what, when, first.map(|(at, _)| *at));
            }
        }
    }

    fn findings(&mut self) {
        let expect = &self.script.expect;
        let found: Vec<&str> = self.film.findings.keys().copied().collect();
        let mut faults = Vec::new();
        for code in expect.findings.iter().filter(|code| !found.contains(&code.as_str())) {
            faults.push(format!("{code} was not found (but {found:?})"));
        }
        for code in &expect.no_findings {
            let is_there = if code == "*" {
                found.iter().any(|one| !expect.findings.iter().any(|code| code == one))
            } else {
                found.contains(&code.as_str())
            };
            if is_there {
                faults.push(format!("{code} was found: {found:?}"));
            }
        }
        self.score.faults.append(&mut faults);
    }

    /// No resolver heard of the domain before T0, nor after the servers went back until the next;
    /// the machine's own was asked for keys at most.
    fn nobody_too_early(&mut self) {
        let (domain, mut most, mut all) = (self.cast.name(), 0, 0);
        let is_open = |at: Moment| {
            self.film.t0.iter().any(|t0| {
                let mut ends = self.film.changed_again.iter().filter(|changed| *changed > t0);
                let end = ends.next().map_or(i64::MAX, |changed| changed.0 + UNDER_WAY_MS);
                *t0 <= at && at.0 <= end
            })
        };
        let mut faults = Vec::new();
        for spectator in &self.cast.spectators {
            let passed = spectator.relay.within(&domain);
            most = most.max(passed.len());
            all += passed.len();
            let early = passed.iter().find(|passed| !is_open(passed.at));
            if let Some(early) = early.filter(|_| !self.script.expect.is_blind) {
                faults.push(format!("{} was asked outside T0: {early:?}", spectator.id));
            }
        }
        // Where the servers cannot be asked, one network is, and no other.
        let t0 = self.film.t0.first().map_or(i64::MAX, |t0| t0.0);
        let secure = self.cast.spectators.iter().filter(|one| one.secure.is_some());
        let early = secure.filter(|one| one.relay.within(&domain).iter().any(|it| it.at.0 < t0));
        let early: Vec<&str> = early.map(|one| one.id.as_str()).collect();
        if early.len() > 1 {
            faults.push(format!("asked before T0: {early:?}"));
        }
        let system = self.cast.system.iter().flat_map(|relay| relay.within(&domain));
        if let Some(told) = system.into_iter().find(|passed| passed.rtype != "DNSKEY") {
            faults.push(format!("the machine's resolver heard {told:?}"));
        }
        if let Some(limit) = self.script.expect.questions.filter(|limit| most > *limit) {
            faults.push(format!("{most} questions to one resolver, more than {limit}"));
        }
        self.score.faults.append(&mut faults);
        self.score.questions = (most, all);
    }

    /// The time announced last for the end of an old answer was when the new one was seen.
    fn announcements(&mut self) {
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds, in milliseconds")]
        let late = (self.script.expect.late_s * 1000.0) as i64;
        let honest = self.script.resolver.iter().filter(|one| one.keeps_to_the_ttl);
        let ids: Vec<&String> = honest.map(|one| &one.id).collect();
        let mut faults = Vec::new();
        for (id, seen) in self.film.rows.iter().filter(|(id, _)| ids.contains(id)) {
            for pair in seen.windows(2) {
                let [(_, before), (at, RowState::New)] = pair else { continue };
                let Some(until) = end(*before) else { continue };
                let off = at.0 - until.0;
                let worst = self.score.worst_eta_ms.map_or(0, i64::abs);
                if off.abs() >= worst {
                    self.score.worst_eta_ms = Some(off);
                }
                if !(-EARLY_MS..=late).contains(&off) {
                    faults.push(format!("{id}: new {off} ms after the time announced"));
                }
            }
        }
        self.score.faults.append(&mut faults);
    }
}

fn seconds(ms: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few minutes, in milliseconds")]
    let seconds = ms as f64 / 1000.0;
    seconds
}

const fn end(state: RowState) -> Option<Moment> {
    match state {
        RowState::Old { until } => Some(until),
        RowState::Absent { until } => until,
        _ => None,
    }
}

fn word(state: RowState) -> &'static str {
    match state {
        RowState::NotAsked => "not-asked",
        RowState::New => "new",
        RowState::Old { .. } => "old",
        RowState::Absent { .. } => "absent",
        RowState::Mixed => "mixed",
        RowState::Silent => "silent",
        RowState::Failing => "failing",
        RowState::Filtered => "filtered",
        RowState::Intercepted => "intercepted",
    }
}

/// Where "confirmed everywhere" was said: caches that keep to TTLs must really have the new answer,
/// whoever asks. Gives back what they said instead.
pub(crate) async fn disproof(script: &Script, cast: &Cast, film: &Film) -> Vec<String> {
    if film.states.last().is_none_or(|(_, state)| *state != State::ConfirmedEverywhere) {
        return Vec::new();
    }
    let steps: Vec<_> = script.plan.iter().map(crate::scenario::script::Card::step).collect();
    let Some(photo) = &film.photo else { return Vec::new() };
    let goals = goals(&cast.plan(steps), photo);
    let mut said = Vec::new();
    for spectator in &cast.spectators {
        let text = script.resolver.iter().find(|text| text.id == spectator.id);
        if !text.is_some_and(|text| text.keeps_to_the_ttl) {
            continue;
        }
        for (socket, goal) in
            spectator.direct.iter().flat_map(|socket| goals.iter().map(move |goal| (socket, goal)))
        {
            let question: &Question = &goal.question;
            let wait = Duration::from_secs(4);
            let (heard, margin) = ask(*socket, question, Manner::Recursive, wait).await;
            if !matches!(judge(goal, &heard, &margin), Answered::New) {
                let name: &Name = &question.name;
                said.push(format!("{} still says of {name}: {heard:?}", spectator.id));
            }
        }
    }
    said
}
