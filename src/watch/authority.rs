//! The authoritative servers: how often each is asked, and when they are of one mind.
//!
//! A round is complete when every server that speaks has given every answer as planned to a
//! question sent since the round began. One answer that is not as planned starts over.

use crate::observe::{Moment, Photo, Question, Server};
use crate::verdict::{Goal, MOST_A_CARD, is_authoritative};

use super::Settings;
use super::pace::back_off;

/// More addresses than any domain has; the list comes from the network.
const MOST_SERVERS: usize = 64;

/// Seconds between questions while a person works on a card.
const BUSY_S: u32 = 2;
/// Seconds between questions soon after, and at the start.
const CALM_S: u32 = 10;
/// Seconds between questions for the rest of the time.
const IDLE_S: u32 = 30;
/// A nudge, or a start, counts as recent for this many seconds: finding the form, typing and saving
/// takes some people a quarter of an hour, and the card still has to tick within three seconds.
const RECENT_S: u64 = 1200;
/// After this long nobody is working any more.
const LATER_S: u64 = 3600;

/// Before or after the moment from which resolvers may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Publishing,
    Published,
}

/// What an answer changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nothing to act upon.
    Nothing,
    /// With it, one more round was unanimous; this many in a row now.
    Unanimous(u32),
    /// A server went back on what all had published, and said so twice.
    WentBack,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    AsBefore,
    Moved,
    AsPlanned,
}

/// One server and one question.
#[derive(Debug, Clone)]
struct Pair {
    server: Server,
    question: Question,
    next: Moment,
    asked_at: Option<Moment>,
    is_asked: bool,
    said: Said,
    is_in_round: bool,
    mute: u32,
    went_back: u32,
}

impl Pair {
    fn new(server: &Server, question: &Question, now: Moment) -> Self {
        Self {
            server: server.clone(),
            question: question.clone(),
            next: now,
            asked_at: None,
            is_asked: false,
            said: Said::Nothing,
            is_in_round: false,
            mute: 0,
            went_back: 0,
        }
    }
}

/// A name where a card's record may have gone astray. One server a turn is enough to find it.
#[derive(Debug, Clone)]
struct Hunt {
    question: Question,
    next: Moment,
    is_asked: bool,
    turn: usize,
}

#[derive(Debug, Clone)]
pub(super) struct Authority {
    pairs: Vec<Pair>,
    hunts: Vec<Hunt>,
    focus: Vec<Question>,
    /// Servers that gave an authoritative answer at least once, in the photo or since.
    speaking: Vec<Server>,
    servers: Vec<Server>,
    rounds: u32,
    round_from: Moment,
    started: Moment,
    nudged: Option<Moment>,
}

impl Authority {
    pub(super) fn new(servers: Vec<Server>, goals: &[Goal], photo: &Photo, now: Moment) -> Self {
        let mut servers = servers;
        servers.truncate(MOST_SERVERS);
        let pairs = goals
            .iter()
            .flat_map(|goal| servers.iter().map(|server| Pair::new(server, &goal.question, now)))
            .collect();
        let speaks = |server: &&Server| {
            let mut views = photo.views.iter().filter(|view| view.server == **server);
            views.any(|view| {
                view.answers.iter().any(|(_, heard, margin)| is_authoritative(heard, margin))
            })
        };
        let speaking = servers.iter().filter(speaks).cloned().collect();
        Self {
            pairs,
            hunts: Vec::new(),
            focus: Vec::new(),
            speaking,
            servers,
            rounds: 0,
            round_from: now,
            started: now,
            nudged: None,
        }
    }

    /// Goes over to other servers; what those said that stay is kept.
    pub(super) fn replace(&mut self, servers: Vec<Server>, goals: &[Goal], now: Moment) {
        let mut servers = servers;
        servers.truncate(MOST_SERVERS);
        self.pairs.retain(|pair| servers.contains(&pair.server));
        self.speaking.retain(|server| servers.contains(server));
        for goal in goals {
            for server in servers.iter().filter(|server| !self.servers.contains(server)) {
                self.pairs.push(Pair::new(server, &goal.question, now));
            }
        }
        self.servers = servers;
    }

    /// The questions to send now; each is then under way until [`Self::take`] gets its answer.
    pub(super) fn due(&mut self, phase: Phase, now: Moment) -> Vec<(Server, Question)> {
        let mut asks = Vec::new();
        let focus = &self.focus;
        let mut pairs: Vec<&mut Pair> =
            self.pairs.iter_mut().filter(|pair| !pair.is_asked && pair.next <= now).collect();
        pairs.sort_by_key(|pair| !focus.contains(&pair.question));
        for pair in pairs {
            pair.is_asked = true;
            pair.asked_at = Some(now);
            asks.push((pair.server.clone(), pair.question.clone()));
        }
        if phase == Phase::Published {
            return asks;
        }
        let candidates = if self.speaking.is_empty() { &self.servers } else { &self.speaking };
        for hunt in self.hunts.iter_mut().filter(|hunt| !hunt.is_asked && hunt.next <= now) {
            let Some(server) = candidates.get(hunt.turn % candidates.len().max(1)) else {
                continue;
            };
            hunt.is_asked = true;
            hunt.turn = hunt.turn.wrapping_add(1);
            asks.push((server.clone(), hunt.question.clone()));
        }
        asks
    }

    /// When the next question is due, if none is answered before.
    pub(super) fn next(&self, phase: Phase) -> Option<Moment> {
        let pairs = self.pairs.iter().filter(|pair| !pair.is_asked).map(|pair| pair.next);
        let hunts = self.hunts.iter().filter(|hunt| !hunt.is_asked).map(|hunt| hunt.next);
        let hunts = hunts.filter(|_| phase == Phase::Publishing && !self.servers.is_empty());
        pairs.chain(hunts).min()
    }

    /// Takes what one server answered; `goal` is the one its question belongs to, `None` for a hunt.
    pub(super) fn take(
        &mut self,
        answer: &Answer<'_>,
        goal: Option<&Goal>,
        settings: &Settings,
        phase: Phase,
    ) -> Turn {
        let at = answer.at;
        let pace = self.pace(answer.question, settings, phase, at);
        for hunt in self.hunts.iter_mut().filter(|hunt| hunt.question == *answer.question) {
            hunt.is_asked = false;
            hunt.next = at.plus_seconds(pace.saturating_mul(2));
        }
        let speaks = answer.sighting.is_some_and(|s| is_authoritative(&s.heard, &s.margin));
        if speaks && !self.speaking.contains(answer.server) && self.servers.contains(answer.server)
        {
            self.speaking.push(answer.server.clone());
        }
        let round_from = self.round_from;
        let Some(goal) = goal else { return Turn::Nothing };
        let Some(pair) = self
            .pairs
            .iter_mut()
            .find(|pair| pair.server == *answer.server && pair.question == *answer.question)
        else {
            return Turn::Nothing;
        };
        pair.is_asked = false;
        pair.next = at.plus_seconds(pace);
        let Some(sighting) = answer.sighting.filter(|_| speaks) else {
            pair.mute = pair.mute.saturating_add(1);
            pair.next = at.plus_ms(back_off(pace, pair.mute.saturating_sub(2)).min(30_000));
            return self.round_complete(settings, phase, at);
        };
        pair.mute = 0;
        if goal.is_met(&sighting.heard) {
            pair.said = Said::AsPlanned;
            pair.went_back = 0;
            pair.is_in_round |= answer.asked_at >= round_from;
            if round_from > at {
                pair.next = pair.next.min(round_from);
            }
            return self.round_complete(settings, phase, at);
        }
        pair.said = if goal.has_moved(&sighting.heard) { Said::Moved } else { Said::AsBefore };
        pair.went_back = pair.went_back.saturating_add(1);
        if phase == Phase::Published {
            // One odd answer may come from a machine that lags behind its sisters at the same
            // address, so it is asked once more before anybody is alarmed.
            pair.next = at.plus_seconds(1);
            return if pair.went_back >= 2 { Turn::WentBack } else { Turn::Nothing };
        }
        self.start_over(at);
        Turn::Nothing
    }

    /// Forgets the rounds so far.
    pub(super) fn start_over(&mut self, now: Moment) {
        self.rounds = 0;
        self.round_from = now;
        for pair in &mut self.pairs {
            pair.is_in_round = false;
        }
    }

    fn round_complete(&mut self, settings: &Settings, phase: Phase, at: Moment) -> Turn {
        let rounds = settings.publish_rounds.max(1);
        let counts = |pair: &&Pair| self.speaking.contains(&pair.server) || pair.mute < rounds;
        let mut counted = self.pairs.iter().filter(counts);
        let is_unanimous = !self.speaking.is_empty() && counted.all(|pair| pair.is_in_round);
        if !is_unanimous || self.pairs.is_empty() {
            return Turn::Nothing;
        }
        self.rounds = self.rounds.saturating_add(1);
        if phase == Phase::Publishing {
            self.round_from = at.plus_seconds(settings.publish_spacing_s);
            let round_from = self.round_from;
            for pair in &mut self.pairs {
                pair.is_in_round = false;
                pair.next = pair.next.min(round_from);
            }
        }
        Turn::Unanimous(self.rounds)
    }

    /// Seconds until the same question goes to the same server again.
    fn pace(&self, question: &Question, settings: &Settings, phase: Phase, now: Moment) -> u32 {
        // A pretend internet publishes within seconds and says so by its spacing.
        let most = settings.publish_spacing_s.max(BUSY_S);
        if phase == Phase::Published {
            return most;
        }
        let is_looked_at = self.focus.is_empty() || self.focus.contains(question);
        let pace = match self.nudged.map(|nudged| now.seconds_since(nudged)) {
            Some(passed) if passed < RECENT_S && is_looked_at => BUSY_S,
            Some(passed) if passed < LATER_S => CALM_S,
            None if now.seconds_since(self.started) < RECENT_S => CALM_S,
            _ => IDLE_S,
        };
        pace.min(most)
    }

    pub(super) fn nudge(&mut self, now: Moment) {
        self.nudged = Some(now);
        self.hurry(now);
    }

    pub(super) fn focus(&mut self, questions: Vec<Question>, goals: &[Goal], now: Moment) {
        let is_goal = |question: &Question| goals.iter().any(|goal| goal.question == *question);
        let hunted: Vec<Question> =
            questions.iter().filter(|question| !is_goal(question)).cloned().collect();
        self.hunts.retain(|hunt| hunted.contains(&hunt.question));
        for question in hunted.into_iter().take(MOST_A_CARD) {
            if !self.hunts.iter().any(|hunt| hunt.question == question) {
                self.hunts.push(Hunt { question, next: now, is_asked: false, turn: 0 });
            }
        }
        self.focus = questions;
        self.hurry(now);
    }

    /// Brings what is looked at forward, never closer than the busy pace to the last time.
    fn hurry(&mut self, now: Moment) {
        let focus = &self.focus;
        for pair in &mut self.pairs {
            if focus.is_empty() || focus.contains(&pair.question) {
                let earliest = pair.asked_at.map_or(now, |at| at.plus_seconds(BUSY_S));
                pair.next = pair.next.min(earliest.max(now));
            }
        }
    }

    pub(super) fn servers(&self) -> &[Server] {
        &self.servers
    }

    /// True when some server has something new.
    pub(super) fn has_news(&self) -> bool {
        self.pairs.iter().any(|pair| matches!(pair.said, Said::Moved | Said::AsPlanned))
    }

    /// True when every server was asked and none answers any more.
    pub(super) fn is_out_of_reach(&self) -> bool {
        self.pairs.iter().all(|pair| pair.mute > 0)
    }
}

/// What came back from one server, or `None` for nothing.
pub(super) struct Answer<'a> {
    pub(super) server: &'a Server,
    pub(super) question: &'a Question,
    pub(super) sighting: Option<&'a crate::observe::Sighting>,
    pub(super) asked_at: Moment,
    pub(super) at: Moment,
}
