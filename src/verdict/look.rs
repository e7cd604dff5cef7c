//! A single look: what the authoritative servers publish now, what the networks remember of it, and
//! what that makes of the plan.
//!
//! One look needs no rounds. It is told in two parts, because no network may be asked about a name
//! before every authoritative server serves what is planned there: [`Glance::is_served`] first, then
//! [`Glance::judge_at`] with what the networks said, or with nothing.

mod checked;
mod networks;
mod open;
mod servers;

use std::collections::BTreeSet;

pub use checked::{Checked, Timings};
pub use networks::{Count, Echo, NetworkLook, NetworkState};
pub use open::{Open, open};
pub use servers::AtServers;

use super::card::{counted, findings};
use super::compare::{before, is_present, left, served};
use super::hunt::hunt_all;
use super::logbook::is_authoritative;
use super::{
    Companies, Evidence, Finding, Goal, Logbook, Panel, Scene, ServerState, Stage, State, bound,
    gathered, resolver_findings, review, reviewed, standing_findings_with,
};
use crate::names::Host;
use crate::observe::{Moment, Photo, Question, Server, Sighting, Standing, Surroundings, UNSEEN};
use crate::plan::{Plan, Step, Wanted};
use crate::records::Rdata;

/// What an earlier journey remembers of this domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lent {
    /// When all authoritative servers served the plan.
    pub t0: Moment,
    /// Seconds that what stood there before may be remembered.
    pub old_ttl: u32,
}

/// Who can be asked about the news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// No network is on the list: the authoritative servers are all there is to look at.
    Nobody,
    /// Networks are on the list.
    Networks,
}

/// One wanted record as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLook {
    /// What is wanted.
    pub wanted: Wanted,
    /// How the authoritative servers stand to it.
    pub at_servers: AtServers,
    /// How many networks have it.
    pub networks: Count,
}

/// What one look came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The judgement.
    pub state: State,
    /// Every wanted record.
    pub records: Vec<RecordLook>,
    /// What is still there and must go.
    pub remove: Vec<(Host, Rdata)>,
    /// What is wrong, the most important first.
    pub findings: Vec<Finding>,
    /// The authoritative servers, address by address.
    pub servers: Vec<ServerState>,
    /// What the networks remember; empty when none was asked.
    pub networks: Vec<NetworkLook>,
    /// When the last old answer has run out; `None` when none was seen and no T0 is known.
    pub bound: Option<Moment>,
}

/// The first part of a look: the authoritative servers.
#[derive(Debug)]
pub struct Glance<'a> {
    plan: &'a Plan,
    photo: &'a Photo,
    panel: Panel,
    servers: Vec<Server>,
    logbook: Logbook,
    goals: Vec<Goal>,
    around: &'a Surroundings,
    companies: Companies<'a>,
}

impl<'a> Glance<'a> {
    /// Holds `photo` against `plan`.
    pub fn new(plan: &'a Plan, photo: &'a Photo, panel: Panel) -> Self {
        let (logbook, goals) = (Logbook::of(photo), all_goals(plan, photo));
        let (servers, companies) = (photo.servers(), Companies::default());
        Self { plan, photo, panel, servers, logbook, goals, around: &UNSEEN, companies }
    }

    /// The same with what lies around the domain.
    #[must_use]
    pub const fn beside(mut self, around: &'a Surroundings, companies: Companies<'a>) -> Self {
        self.around = around;
        self.companies = companies;
        self
    }

    /// What each question must give in the end.
    pub fn goals(&self) -> &[Goal] {
        &self.goals
    }

    /// What is not known yet and this judgement needs: the plan's own names, and those where a record
    /// goes astray that is not where it belongs.
    pub fn lacking(&self) -> Vec<Question> {
        let known: BTreeSet<&Question> = self
            .photo
            .views
            .iter()
            .flat_map(|view| view.answers.iter().map(|(question, _, _)| question))
            .collect();
        let own = self.goals.iter().map(|goal| goal.question.clone());
        let is_incomplete = |step: &&Step| {
            let question = step.question(&self.plan.domain);
            let is_there = |wanted: &Wanted| {
                let at = self.at_servers(&question, &wanted.data);
                matches!(at, AtServers::Present | AtServers::Partial)
            };
            !step.wanted.iter().all(is_there)
        };
        let incomplete: Vec<&Step> = self.plan.steps.iter().filter(is_incomplete).collect();
        let astray = hunt_all(self.plan, &incomplete, |question| known.contains(question));
        let mut lacking: Vec<Question> = Vec::new();
        for question in own.chain(astray) {
            if !known.contains(&question) && !lacking.contains(&question) {
                lacking.push(question);
            }
        }
        lacking
    }

    /// True when every authoritative server that counts serves the whole plan: from then on, and
    /// not before, networks may be asked about its names.
    pub fn is_served(&self) -> bool {
        let evidence = self.evidence();
        let counted = counted(&evidence);
        let has = |server: &Server, goal: &Goal| {
            self.logbook.standing(server, &goal.question).is_some_and(|sighting| {
                is_authoritative(&sighting.heard, &sighting.margin) && goal.is_met(&sighting.heard)
            })
        };
        self.photo.standing == Standing::Published
            && !counted.is_empty()
            && !self.goals.is_empty()
            && counted.iter().all(|server| self.goals.iter().all(|goal| has(server, goal)))
    }

    /// The judgement at `now`, with what the networks said.
    pub fn judge_at(
        &self,
        now: Moment,
        audience: Audience,
        echoes: &[Echo],
        lent: Option<Lent>,
    ) -> Look {
        let is_served = self.is_served();
        // Where nobody can ask the servers, what the networks show is all there is.
        let echoes = if is_served || self.is_around() { echoes } else { &[] };
        let current: Vec<Vec<Rdata>> =
            self.goals.iter().map(|goal| self.published(&goal.question)).collect();
        let networks = networks::looks(&self.goals, &current, echoes);
        let found = self.findings(&current, echoes, now);
        let records = self.records(&found, &current, echoes);
        let lent = lent.filter(|lent| is_served && lent.t0 <= now);
        let bound = match lent {
            Some(Lent { t0, old_ttl }) => Some(bound(t0, old_ttl)),
            None => networks.iter().filter_map(|network| network.until).max(),
        };
        let state = match standing_state(&self.photo.standing) {
            Some(state) => state,
            None if !is_served => self.unpublished(&records).with(&found),
            None => {
                let state = networks::spread(audience, &networks);
                let is_over = lent.is_some() && bound.is_some_and(|bound| bound <= now);
                let state = match state {
                    State::Confirmed if is_over => State::ConfirmedEverywhere,
                    state => state,
                };
                state.with(&found)
            }
        };
        Look {
            state,
            records,
            remove: self.remove(),
            findings: found,
            servers: servers::of(self.photo),
            networks,
            bound,
        }
    }

    /// What is wrong with the domain, with its records, and what the networks do to them.
    fn findings(&self, current: &[Vec<Rdata>], echoes: &[Echo], now: Moment) -> Vec<Finding> {
        let records = match self.photo.standing {
            Standing::Published | Standing::DnssecBroken => {
                let evidence = self.evidence();
                let cards = findings(&evidence, Stage::Looking, now);
                reviewed(cards, review(&Scene::of(&evidence)))
            }
            _ => Vec::new(),
        };
        let witnesses = networks::witnesses(&self.goals, current, echoes);
        let standing = standing_findings_with(self.photo, self.around);
        gathered(standing, records, resolver_findings(&witnesses, now))
    }

    fn evidence(&self) -> Evidence<'_> {
        Evidence {
            plan: self.plan,
            photo: self.photo,
            servers: &self.servers,
            logbook: &self.logbook,
            panel: self.panel,
            around: self.around,
            companies: self.companies,
        }
    }

    /// True when the photo was taken around a network that answers for others or lets nothing
    /// through: then it shows what a resolver knows.
    const fn is_around(&self) -> bool {
        self.photo.passage.is_closed()
    }

    /// What any authoritative server says to `question` now.
    fn published(&self, question: &Question) -> Vec<Rdata> {
        let heard = self.logbook.about(question);
        let own =
            heard.filter(|(_, one)| self.is_around() || is_authoritative(&one.heard, &one.margin));
        let mut data: Vec<Rdata> = own.flat_map(|(_, one)| served(question, &one.heard)).collect();
        data.sort();
        data.dedup();
        data
    }

    fn at_servers(&self, question: &Question, wanted: &Rdata) -> AtServers {
        let evidence = self.evidence();
        let counted = counted(&evidence);
        let heard: Vec<&Sighting> =
            counted.iter().filter_map(|server| self.logbook.standing(server, question)).collect();
        if !heard.iter().any(|sighting| sighting.heard.is_answer()) {
            return AtServers::Unreachable;
        }
        let has_it = |sighting: &&&Sighting| {
            is_authoritative(&sighting.heard, &sighting.margin)
                && is_present(wanted, &served(question, &sighting.heard))
        };
        if self.is_around() {
            return AtServers::Unreachable;
        }
        match heard.iter().filter(has_it).count() {
            0 if servers::is_replaced(wanted, &self.published(question)) => AtServers::Different,
            0 => AtServers::Absent,
            all if all == counted.len() => AtServers::Present,
            _ => AtServers::Partial,
        }
    }

    fn records(
        &self,
        found: &[Finding],
        current: &[Vec<Rdata>],
        echoes: &[Echo],
    ) -> Vec<RecordLook> {
        let look = |wanted: Wanted| {
            let name = wanted.host.absolute(&self.plan.domain);
            let question = Question::new(name, wanted.data.rtype());
            let is_different = found.iter().any(|finding| {
                finding.record.as_deref() == Some(wanted.id.as_str()) && finding.is_replaced()
            });
            let at_servers = match self.at_servers(&question, &wanted.data) {
                AtServers::Absent if is_different => AtServers::Different,
                other => other,
            };
            let goal = self.goals.iter().zip(current).find(|(goal, _)| goal.question == question);
            let networks =
                goal.map(|(goal, current)| networks::count(goal, current, &wanted, echoes));
            RecordLook { wanted, at_servers, networks: networks.unwrap_or_default() }
        };
        self.plan.wanted().into_iter().map(look).collect()
    }

    /// What must go and is still served.
    fn remove(&self) -> Vec<(Host, Rdata)> {
        let wanted: Vec<Wanted> = self.plan.wanted();
        let mut remove: Vec<(Host, Rdata)> = Vec::new();
        for step in &self.plan.steps {
            let question = step.question(&self.plan.domain);
            let here: Vec<&Rdata> =
                wanted.iter().filter(|one| one.host == step.host).map(|one| &one.data).collect();
            for data in left(&here, &step.gone, &self.published(&question)) {
                if !remove.iter().any(|(host, there)| *host == step.host && *there == data) {
                    remove.push((step.host.clone(), data));
                }
            }
        }
        remove
    }

    /// How far it is while not every server has it all.
    fn unpublished(&self, records: &[RecordLook]) -> State {
        let is_new = |record: &&RecordLook| {
            self.plan
                .steps
                .iter()
                .any(|step| step.wanted.iter().any(|one| one.id == record.wanted.id))
        };
        let at = |record: &RecordLook| record.at_servers;
        if !records.is_empty() && records.iter().all(|one| at(one) == AtServers::Unreachable) {
            return State::Unknown;
        }
        let some_there =
            |record: &RecordLook| matches!(at(record), AtServers::Present | AtServers::Partial);
        let is_partial = records.iter().any(|one| at(one) == AtServers::Partial);
        if is_partial || records.iter().filter(is_new).any(some_there) {
            State::Publishing
        } else {
            State::NotPublished
        }
    }
}

/// The judgement of a domain for which there is no plan: nobody receives its mail, or it cannot be
/// told.
pub fn without_plan(photo: &Photo, around: &Surroundings, companies: Companies<'_>) -> Look {
    let records = match photo.standing {
        Standing::Published => review(&Scene::without_plan(photo, around, companies)),
        _ => Vec::new(),
    };
    let found = gathered(standing_findings_with(photo, around), records, Vec::new());
    // Whoever says that the domain takes and sends no mail has all that was wanted.
    let settled = if photo.is_parked() { State::Confirmed } else { State::NotPublished };
    let state = standing_state(&photo.standing);
    Look {
        state: state.unwrap_or_else(|| settled.with(&found)),
        records: Vec::new(),
        remove: Vec::new(),
        findings: found,
        servers: servers::of(photo),
        networks: Vec::new(),
        bound: None,
    }
}

/// What the domain's standing alone decides.
const fn standing_state(standing: &Standing) -> Option<State> {
    match standing {
        Standing::Published => None,
        Standing::NotRegistered { .. } | Standing::Suspended { .. } | Standing::DnssecBroken => {
            Some(State::NeedsAction)
        }
        Standing::ServersSilent | Standing::MailUntold | Standing::Unreachable(_) => {
            Some(State::Unknown)
        }
    }
}

/// One goal a question: those that cards change, and those that are kept.
fn all_goals(plan: &Plan, photo: &Photo) -> Vec<Goal> {
    let wanted = plan.wanted();
    let at =
        |wanted: &Wanted| Question::new(wanted.host.absolute(&plan.domain), wanted.data.rtype());
    let mut questions = plan.questions();
    for one in &wanted {
        let question = at(one);
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    let goal = |question: Question| Goal {
        wanted: wanted.iter().filter(|one| at(one) == question).cloned().collect(),
        gone: plan
            .steps
            .iter()
            .filter(|step| step.question(&plan.domain) == question)
            .flat_map(|step| step.gone.iter().cloned())
            .collect(),
        before: before(photo, &question),
        question,
    };
    questions.into_iter().map(goal).collect()
}

#[cfg(test)]
mod tests;
