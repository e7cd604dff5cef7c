//! The pure scheduler: whom to ask what and when, and what the answers add up to.
//!
//! It holds no clock and opens no socket: time arrives with every call, questions leave as data and
//! answers come back with the ticket of their question. Its one promise above all others: no
//! resolver is asked before every authoritative server serves the plan.

mod view;

pub use view::{Row, RowState, Tally};

use crate::observe::{Moment, Photo, Question, Server, Sighting};
use crate::plan::Plan;
use crate::verdict::{Logbook, State};

/// How often, how many times and how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Seconds between two periodic questions to one resolver, at least.
    pub min_interval_s: u32,
    /// Unanimous rounds at the authoritative servers until "published".
    pub publish_rounds: u32,
    /// Seconds between those rounds.
    pub publish_spacing_s: u32,
    /// Fresh answers of each resolver until "confirmed".
    pub confirm_rounds: u32,
    /// Seconds between those.
    pub confirm_spacing_s: u32,
    /// Milliseconds one attempt may take; a question is given up after four of them.
    pub timeout_ms: u32,
    /// True when a person named the resolvers: the minimum of networks, operators and continents
    /// then falls away, because a closed network may have but one.
    pub is_replaced_list: bool,
}

/// A resolver that is asked how far the news has spread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Its id in the catalogue.
    pub id: String,
    /// Who runs it; no operator gets more than eight questions at a time.
    pub operator: String,
    /// Where, for the count of continents.
    pub continent: String,
    /// Seconds between periodic questions that this operator asks for; the larger one counts.
    pub min_interval_s: u32,
    /// Seconds after which it forgets anything, where known.
    pub ttl_cap_s: Option<u32>,
}

/// Who is asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// An authoritative server.
    Server(Server),
    /// A resolver, by id.
    Resolver(String),
}

/// A question that is due. Give its ticket back with the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Whom.
    pub target: Target,
    /// What.
    pub question: Question,
    /// Number that the answer must carry.
    pub ticket: u64,
}

/// Watches one plan from the first server that has it to the last network that forgets the old.
#[derive(Debug, Clone)]
pub struct Watch {
    settings: Settings,
    logbook: Logbook,
    t0: Option<Moment>,
    old_ttl: u32,
}

impl Watch {
    /// Starts with the authoritative servers.
    pub fn new(
        settings: Settings,
        plan: &Plan,
        photo: &Photo,
        servers: Vec<Server>,
        resolvers: Vec<Network>,
        now: Moment,
    ) -> Self {
        Self::resume(settings, plan, photo, servers, resolvers, None, now)
    }

    /// Takes up a watch of which `t0` was saved: the bound stays where it was.
    pub fn resume(
        settings: Settings,
        plan: &Plan,
        photo: &Photo,
        servers: Vec<Server>,
        resolvers: Vec<Network>,
        t0: Option<Moment>,
        now: Moment,
    ) -> Self {
        let _ = (photo, servers, resolvers, now);
        Self { settings, logbook: Logbook::new(), t0, old_ttl: plan.old_ttl }
    }

    /// The questions to send now. Call it again after every answer, and at [`Self::next_wake`].
    pub fn due(&mut self, now: Moment) -> Vec<Ask> {
        let _ = (now, self.settings);
        Vec::new()
    }

    /// Takes an answer. Gives back whose it was, or `None` when the ticket is old and the answer
    /// was dropped.
    pub fn heard(&mut self, ticket: u64, sighting: Sighting) -> Option<Target> {
        let _ = (ticket, sighting);
        None
    }

    /// The question with this ticket will never be answered.
    pub fn lost(&mut self, ticket: u64, now: Moment) {
        let _ = (ticket, now);
    }

    /// When [`Self::due`] has something to say next, if nothing is heard before; `None` when there is
    /// nothing left to ask.
    pub fn next_wake(&self, now: Moment) -> Option<Moment> {
        Some(now)
    }

    /// A person is at work (opened a card, said they saved): ask often for a while.
    pub fn nudge(&mut self, now: Moment) {
        let _ = now;
    }

    /// Asks these first and most often: the open card's question and those of [`crate::verdict::hunt`].
    pub fn focus(&mut self, questions: Vec<Question>, now: Moment) {
        let _ = (questions, now);
    }

    /// What the authoritative servers said last.
    pub fn logbook(&self) -> &Logbook {
        &self.logbook
    }

    /// How far it has come.
    pub fn state(&self, now: Moment) -> State {
        let _ = now;
        State::NotPublished
    }

    /// When an authoritative server went back on what was published, since the last T0.
    pub fn changed_again(&self) -> Option<Moment> {
        None
    }

    /// When all authoritative servers had been unanimous for the rounds asked for.
    pub fn t0(&self) -> Option<Moment> {
        self.t0
    }

    /// When every answer given before T0 has run out.
    pub fn bound(&self) -> Option<Moment> {
        self.t0.map(|t0| crate::verdict::bound(t0, self.old_ttl))
    }

    /// One row per network, in the order they were given.
    pub fn rows(&self, now: Moment) -> Vec<Row> {
        let _ = now;
        Vec::new()
    }

    /// The rows, counted.
    pub fn tally(&self, now: Moment) -> Tally {
        let _ = now;
        Tally::default()
    }

    /// How many networks had the new answer, at each moment that number changed.
    pub fn history(&self) -> &[(Moment, u16)] {
        &[]
    }

    /// How many questions were sent, to servers and resolvers together.
    pub fn questions_asked(&self) -> u64 {
        0
    }
}
