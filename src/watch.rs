//! The pure scheduler: whom to ask what and when, and what the answers add up to.
//!
//! It holds no clock and opens no socket: time arrives with every call, questions leave as data and
//! answers come back with the ticket of their question. Its one promise above all others: no
//! resolver is asked before every authoritative server serves the plan.

mod ask;
mod authority;
mod canary;
mod confirm;
mod detail;
mod memory;
mod news;
mod pace;
mod parent;
mod resolver;
mod sight;
mod standing;
mod view;

use std::collections::{BTreeMap, BTreeSet};

pub use ask::{Ask, Network, OWN_CONNECTION, Settings, Target};
pub use detail::{Detail, RowKind, Said, Told};
pub use news::{News, Seen, Teller};
pub(crate) use pace::{back_off, spread};
pub use view::{Row, RowState, Tally};

use ask::Flight;
use authority::{Answer, Authority, Phase, Turn};
use canary::Canary;
use parent::Parent;
use resolver::{Meaning, Reply, Resolver, Terms};

use crate::observe::{Heard, Moment, Passage, Photo, Question, Server, Sighting};
use crate::plan::Plan;
use crate::verdict::{Answered, Goal, Logbook, goals};

/// Watches one plan from the first server that has it to the last network that forgets the old.
#[derive(Debug, Clone)]
pub struct Watch {
    settings: Settings,
    goals: Vec<Goal>,
    authority: Authority,
    parent: Parent,
    passage: Passage,
    canary: Option<Canary>,
    resolvers: Vec<Resolver>,
    flights: BTreeMap<u64, Flight>,
    next_ticket: u64,
    asked: u64,
    logbook: Logbook,
    /// The longest TTL of what caches may remember, in seconds.
    old_ttl: u32,
    /// When caches stop asking name servers that no longer publish the domain, after a move.
    left_behind: Option<Moment>,
    /// A bound from an earlier run, which never comes closer.
    kept_bound: Option<Moment>,
    t0: Option<Moment>,
    /// From when resolvers may be asked; never before T0.
    open_from: Option<Moment>,
    confirmed: Option<Moment>,
    changed_again: Option<Moment>,
    history: Vec<(Moment, u16)>,
}

/// No operator gets more questions than this at a time.
const MOST_PER_OPERATOR: usize = 8;

/// More resolvers than any list has.
const MOST_RESOLVERS: usize = 512;

/// After a restart the servers are asked first, to learn whether what was published still is; a
/// server that does not answer may delay the resolvers no longer than this, in seconds.
const LOOK_FIRST_S: u32 = 10;

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
        let goals = goals(plan, photo);
        let questions: Vec<Question> = goals.iter().map(|goal| goal.question.clone()).collect();
        let mut ids = BTreeSet::new();
        let resolvers = resolvers
            .into_iter()
            .filter(|network| ids.insert(network.id.clone()))
            .take(MOST_RESOLVERS)
            .map(|network| Resolver::new(network, &questions, now))
            .collect();
        Self {
            settings,
            parent: Parent::new(photo, &servers, &settings, now),
            passage: Passage::Untested,
            canary: None,
            authority: Authority::new(servers, &goals, photo, now),
            goals,
            resolvers,
            flights: BTreeMap::new(),
            next_ticket: 1,
            asked: 0,
            logbook: Logbook::new(),
            old_ttl: plan.old_ttl,
            left_behind: None,
            kept_bound: None,
            t0,
            open_from: t0.map(|t0| t0.max(now.plus_seconds(LOOK_FIRST_S))),
            confirmed: None,
            changed_again: None,
            history: Vec::new(),
        }
    }

    /// The questions to send now. Call it again after every answer, and at [`Self::next_wake`].
    pub fn due(&mut self, now: Moment) -> Vec<Ask> {
        let late = self.flights.iter().filter(|(_, flight)| flight.deadline <= now);
        for ticket in late.map(|(ticket, _)| *ticket).collect::<Vec<_>>() {
            self.lost(ticket, now);
        }
        let mut asks = Vec::new();
        if !self.is_at_rest(now) && !self.is_blind() {
            for (server, question) in self.authority.due(self.phase(), now) {
                asks.push(self.send(Target::Server(server), question, now));
            }
            if let Some(question) = self.parent.due(now) {
                asks.push(self.send(Target::Parent, question, now));
            }
        }
        if let Some(terms) = self.terms(now).filter(|_| self.open_from.is_some_and(|at| at <= now))
        {
            self.ask_resolvers(&terms, now, &mut asks);
        }
        asks
    }

    fn ask_resolvers(&mut self, terms: &Terms, now: Moment, asks: &mut Vec<Ask>) {
        self.choose_canary(terms, now);
        let mut busy = self.busy();
        let mut waiting: Vec<(Moment, usize)> = self
            .resolvers
            .iter()
            .enumerate()
            .filter(|(_, resolver)| self.may_ask(resolver))
            .filter_map(|(place, resolver)| Some((resolver.next(terms)?.0, place)))
            .filter(|(at, _)| *at <= now)
            .collect();
        // Those that have waited longest go first, so that nobody starves behind a busy operator.
        waiting.sort_unstable();
        for (_, place) in waiting {
            let Some(resolver) = self.resolvers.get_mut(place) else { continue };
            let under_way = busy.entry(resolver.network.operator.clone()).or_default();
            if *under_way >= MOST_PER_OPERATOR {
                continue;
            }
            if let Some(question) = resolver.ask(terms, now) {
                *under_way += 1;
                let target = Target::Resolver(resolver.network.id.clone());
                asks.push(self.send(target, question, now));
            }
        }
    }

    /// How many questions are under way to each operator.
    fn busy(&self) -> BTreeMap<String, usize> {
        let mut busy = BTreeMap::new();
        for resolver in self.resolvers.iter().filter(|resolver| resolver.is_asked()) {
            *busy.entry(resolver.network.operator.clone()).or_default() += 1;
        }
        busy
    }

    fn send(&mut self, target: Target, question: Question, now: Moment) -> Ask {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        self.asked += 1;
        let patience = u64::from(self.settings.timeout_ms) * 4 + 1000;
        let flight = Flight {
            target: target.clone(),
            question: question.clone(),
            asked_at: now,
            deadline: now.plus_ms(patience),
        };
        self.flights.insert(ticket, flight);
        Ask { target, question, ticket }
    }

    /// Takes an answer. Gives back whose it was, or `None` when the ticket is old, or the answer is
    /// one to another question, and was dropped.
    pub fn heard(&mut self, ticket: u64, sighting: Sighting) -> Option<Target> {
        let flight = self.flights.get(&ticket)?;
        if flight.question != sighting.question {
            let at = sighting.at;
            self.lost(ticket, at);
            return None;
        }
        let flight = self.flights.remove(&ticket)?;
        match &flight.target {
            // Whoever gave this answer, it was not that server.
            Target::Server(server) if self.is_blind() => {
                self.server_said(&flight, server, None, sighting.at);
            }
            Target::Server(server) => {
                self.note_ttl(&sighting);
                self.server_said(&flight, server, Some(&sighting), sighting.at);
                self.logbook.note(server, sighting);
            }
            Target::Parent => self.parent_said(Some(&sighting.heard), sighting.at),
            Target::Resolver(id) => self.resolver_said(&flight, id, Some(&sighting), sighting.at),
        }
        Some(flight.target)
    }

    /// The question with this ticket will never be answered.
    pub fn lost(&mut self, ticket: u64, now: Moment) {
        let Some(flight) = self.flights.remove(&ticket) else { return };
        match &flight.target {
            Target::Server(server) => self.server_said(&flight, server, None, now),
            Target::Parent => self.parent_said(None, now),
            Target::Resolver(id) => self.resolver_said(&flight, id, None, now),
        }
    }

    fn server_said(
        &mut self,
        flight: &Flight,
        server: &Server,
        sighting: Option<&Sighting>,
        at: Moment,
    ) {
        let answer =
            Answer { server, question: &flight.question, sighting, asked_at: flight.asked_at, at };
        let goal = self.goals.iter().find(|goal| goal.question == flight.question);
        let turn = self.authority.take(&answer, goal, &self.settings, self.phase());
        let is_lame = sighting.is_some_and(|one| matches!(one.heard, Heard::Refused));
        if is_lame || turn == Turn::WentBack || self.authority.is_out_of_reach() {
            self.parent.hurry(&self.settings, at);
        }
        match (turn, self.t0) {
            _ if self.is_blind() => {}
            (Turn::Unanimous(rounds), None) if rounds >= self.settings.publish_rounds.max(1) => {
                self.publish(at);
            }
            (Turn::Unanimous(_), Some(_)) => {
                self.open_from = self.open_from.map(|from| from.min(at));
            }
            (Turn::WentBack, Some(_)) => self.go_back(at),
            _ => {}
        }
    }

    /// All servers have been unanimous long enough: this is T0.
    fn publish(&mut self, at: Moment) {
        self.t0 = Some(at);
        self.open_from = Some(at);
        // An answer to a question put before counts for nothing.
        self.flights.retain(|_, flight| !matches!(flight.target, Target::Resolver(_)));
        for resolver in &mut self.resolvers {
            resolver.start_over(at, &self.settings);
        }
        self.count(at);
    }

    /// What was published is no longer: everything after T0 is void.
    fn go_back(&mut self, at: Moment) {
        self.t0 = None;
        self.open_from = None;
        self.confirmed = None;
        self.changed_again = Some(at);
        self.authority.start_over(at);
        self.flights.retain(|_, flight| !matches!(flight.target, Target::Resolver(_)));
        for resolver in &mut self.resolvers {
            resolver.start_over(at, &self.settings);
        }
        self.count(at);
    }

    /// A set served in between, neither old nor planned, may be remembered too.
    fn note_ttl(&mut self, sighting: &Sighting) {
        let goal = self.goals.iter().find(|goal| goal.question == sighting.question);
        let is_stray =
            |goal: &Goal| goal.has_moved(&sighting.heard) && !goal.is_met(&sighting.heard);
        if self.t0.is_none()
            && goal.is_some_and(is_stray)
            && let Some(set) = sighting.heard.set(&sighting.question)
        {
            self.old_ttl = self.old_ttl.max(set.ttl);
        }
    }

    fn resolver_said(
        &mut self,
        flight: &Flight,
        id: &str,
        sighting: Option<&Sighting>,
        at: Moment,
    ) {
        let Some(terms) = self.terms(at) else { return };
        let Some(goal) = self.goals.iter().find(|goal| goal.question == flight.question) else {
            return;
        };
        let meaning = sighting.map_or(Meaning::Own(Answered::Silent), |sighting| {
            self.meaning(flight, goal, sighting)
        });
        let reply = Reply { question: &flight.question, sighting, meaning, at };
        let found = self.resolvers.iter_mut().find(|resolver| resolver.network.id == id);
        if let Some(resolver) = found {
            resolver.take(&reply, &terms);
        }
        self.infer_t0(id, at);
        self.count(at);
    }

    /// When [`Self::due`] has something to say next, if nothing is heard before; `None` when there is
    /// nothing left to ask.
    pub fn next_wake(&self, now: Moment) -> Option<Moment> {
        let deadlines = self.flights.values().map(|flight| flight.deadline);
        let servers = self.authority.next(self.phase()).into_iter().chain(self.parent.next());
        let servers = servers.filter(|_| !self.is_at_rest(now) && !self.is_blind());
        let busy = self.busy();
        let terms = self.terms(now);
        let resolvers = terms.iter().flat_map(|terms| {
            let is_free = |resolver: &&Resolver| {
                busy.get(&resolver.network.operator).is_none_or(|busy| *busy < MOST_PER_OPERATOR)
            };
            let free = self.resolvers.iter().filter(is_free);
            free.filter(|one| self.may_ask(one)).filter_map(|resolver| resolver.next(terms))
        });
        let resolvers = resolvers.map(|(at, _)| at.max(self.open_from.unwrap_or(at)));
        let turn = self.turn_ends(now);
        deadlines.chain(servers).chain(resolvers).chain(turn).min().map(|at| at.max(now))
    }

    /// A person is at work (opened a card, said they saved): ask often for a while.
    pub fn nudge(&mut self, now: Moment) {
        self.authority.nudge(now);
    }

    /// Asks these first and most often: the open card's question and those of
    /// [`crate::verdict::hunt`], each of which goes to one server at a time.
    pub fn focus(&mut self, questions: Vec<Question>, now: Moment) {
        self.authority.focus(questions, &self.goals, now);
    }

    const fn phase(&self) -> Phase {
        if self.t0.is_some() { Phase::Published } else { Phase::Publishing }
    }

    /// True when there is nothing left to learn but a last word from each resolver.
    fn is_at_rest(&self, now: Moment) -> bool {
        self.confirmed.is_some() && self.bound().is_some_and(|bound| bound <= now)
    }
}

#[cfg(test)]
mod tests;
