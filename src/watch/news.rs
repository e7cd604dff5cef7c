//! What changed since it was last told: the events of a watch, each once.
//!
//! A machine reads these line by line and a person reads them as sentences; both are made
//! elsewhere.

use std::collections::BTreeMap;

use super::detail::Said;
use super::resolver::Resolver;
use super::{RowKind, RowState, Watch};
use crate::observe::{Moment, Question};
use crate::verdict::{Finding, State};

/// Findings that are told. Whoever makes servers say something new each time is told about no more
/// than this often.
const MOST_FINDINGS: usize = 256;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// It has come further, or a person has to act, or need not any longer.
    Phase {
        /// How far.
        phase: State,
        /// Since when.
        at: Moment,
    },
    /// A network says something else than before about one record.
    Seen(Seen),
    /// Something is wrong that was not before.
    Finding {
        /// What.
        finding: Finding,
        /// Since when that is known.
        at: Moment,
    },
    /// An authoritative server went back on what all had published: the proof starts over.
    ChangedAgain {
        /// When.
        at: Moment,
    },
}

impl News {
    /// The event's name in JSON; never translated.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Phase { .. } => "phase",
            Self::Seen(_) => "seen",
            Self::Finding { .. } => "finding",
            Self::ChangedAgain { .. } => "changed-again",
        }
    }
}

/// What a network says about one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The network, by id.
    pub network: String,
    /// What was asked.
    pub question: Question,
    /// The records wanted there, by id; none where records only have to go.
    pub records: Vec<String>,
    /// How the network stands to it.
    pub kind: RowKind,
    /// Seconds for which it goes on saying that, where it told.
    pub ttl_s: Option<u32>,
    /// When it said so.
    pub at: Moment,
}

/// Remembers what was told.
#[derive(Debug, Clone, Default)]
pub struct Teller {
    phase: Option<State>,
    changed_again: Option<Moment>,
    seen: BTreeMap<String, Vec<RowKind>>,
    /// Findings told so far.
    told: usize,
    /// Those that hold.
    standing: Vec<Finding>,
}

impl Teller {
    /// Tells of everything from the start on.
    pub fn new() -> Self {
        Self::default()
    }

    /// What changed since the last time. `findings` are those that hold now.
    pub fn news(&mut self, watch: &Watch, findings: &[Finding], now: Moment) -> Vec<News> {
        let mut news = Vec::new();
        if watch.changed_again() != self.changed_again {
            self.changed_again = watch.changed_again();
            self.seen.clear();
            news.extend(self.changed_again.map(|at| News::ChangedAgain { at }));
        }
        self.phase(watch, findings, now, &mut news);
        self.findings(findings, now, &mut news);
        for resolver in &watch.resolvers {
            self.network(watch, resolver, now, &mut news);
        }
        news
    }

    /// The same while there is nothing to watch yet: the domain is still being looked for.
    pub fn early(&mut self, state: State, findings: &[Finding], now: Moment) -> Vec<News> {
        let mut news = Vec::new();
        let phase = state.with(findings);
        if self.phase != Some(phase) {
            self.phase = Some(phase);
            news.push(News::Phase { phase, at: now });
        }
        self.findings(findings, now, &mut news);
        news
    }

    fn findings(&mut self, findings: &[Finding], now: Moment, news: &mut Vec<News>) {
        for finding in findings.iter().filter(|finding| !self.standing.contains(finding)) {
            if self.told < MOST_FINDINGS {
                self.told += 1;
                news.push(News::Finding { finding: finding.clone(), at: now });
            }
        }
        self.standing = findings.to_vec();
    }

    fn phase(&mut self, watch: &Watch, findings: &[Finding], now: Moment, news: &mut Vec<News>) {
        if !watch.has_heard() {
            return;
        }
        let phase = watch.state(now).with(findings);
        if self.phase == Some(phase) {
            return;
        }
        // These moments are worth a line of their own, even where the next one has come since.
        for (between, at) in
            [(State::Published, watch.t0()), (State::Confirmed, watch.confirmed_at())]
        {
            let is_skipped = phase > between && self.phase.is_none_or(|last| last < between);
            news.extend(at.filter(|_| is_skipped).map(|at| News::Phase { phase: between, at }));
        }
        let at = match phase {
            State::Published => watch.t0().unwrap_or(now),
            State::Confirmed => watch.confirmed_at().unwrap_or(now),
            _ => now,
        };
        news.push(News::Phase { phase, at });
        self.phase = Some(phase);
    }

    fn network(&mut self, watch: &Watch, one: &Resolver, now: Moment, news: &mut Vec<News>) {
        let told = self.seen.entry(one.network.id.clone()).or_default();
        told.resize(watch.goals.len(), RowKind::NotAsked);
        for (last, (goal, memory)) in told.iter_mut().zip(watch.goals.iter().zip(one.told())) {
            let kind = one.kind_of(memory.said, now);
            if *last == kind || kind == RowKind::NotAsked {
                continue;
            }
            *last = kind;
            let is_answer = one.counts_as_mute(now).is_none();
            news.push(News::Seen(Seen {
                network: one.network.id.clone(),
                question: goal.question.clone(),
                records: goal.wanted.iter().map(|wanted| wanted.id.clone()).collect(),
                kind,
                ttl_s: memory.ttl_s.filter(|_| is_answer),
                at: memory.at.filter(|_| is_answer).unwrap_or(now),
            }));
        }
    }
}

impl Resolver {
    /// How it stands to one question.
    fn kind_of(&self, said: Said, now: Moment) -> RowKind {
        match (self.counts_as_mute(now), said) {
            (Some(_), _) => self.row_state(now).kind(),
            (None, Said::Nothing) => RowState::NotAsked.kind(),
            (None, Said::Old { .. }) if !self.is_mixed => RowKind::Old,
            (None, Said::Absent { .. }) if !self.is_mixed => RowKind::Absent,
            (None, Said::New) if !self.is_mixed => RowKind::New,
            (None, _) => RowKind::Mixed,
        }
    }
}

impl Watch {
    /// True once anybody has answered anything, or nobody does.
    pub fn has_heard(&self) -> bool {
        let is_mute = !self.is_blind() && self.authority.is_out_of_reach();
        let has_answer = self.resolvers.iter().any(Resolver::has_answered);
        is_mute || has_answer || !self.logbook.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{SETTINGS, World, networks, new_everywhere, small_watch};
    use super::super::{Ask, Target};
    use super::*;
    use crate::observe::Margin;
    use crate::verdict::sample::{DMARC, START, authoritative, records, server, txt};

    fn told(world: &mut World, teller: &mut Teller) -> Vec<News> {
        teller.news(&world.watch, &[], world.now)
    }

    /// Runs until `done` and collects the news on the way.
    fn follow(
        world: &mut World,
        reply: &mut dyn FnMut(&Ask, Moment) -> super::super::tests::Reply,
        done: &dyn Fn(&Watch, Moment) -> bool,
    ) -> Vec<News> {
        let mut teller = Teller::new();
        let mut news = told(world, &mut teller);
        for _ in 0..20_000 {
            if done(&world.watch, world.now) || !world.step(reply) {
                break;
            }
            news.extend(told(world, &mut teller));
        }
        news
    }

    fn phases(news: &[News]) -> Vec<State> {
        let phase = |news: &News| match news {
            News::Phase { phase, .. } => Some(*phase),
            _ => None,
        };
        news.iter().filter_map(phase).collect()
    }

    #[test]
    fn a_journey_is_told_phase_by_phase_and_every_network_once_a_change() {
        let mut world = World::new(small_watch(SETTINGS, networks(9)));
        let mut reply = |ask: &Ask, at: Moment| match &ask.target {
            Target::Resolver(id) if id == "resolver-3" && at < START.plus_seconds(300) => {
                let left = u32::try_from(START.plus_seconds(300).seconds_since(at)).unwrap();
                Some((9, records(&ask.question, left, &[]), Margin::default()))
            }
            Target::Server(_) if at < START.plus_seconds(20) => {
                Some((5, records(&ask.question, 300, &[]), authoritative()))
            }
            _ => new_everywhere(ask, at),
        };
        let done = |watch: &Watch, now: Moment| watch.state(now) == State::Confirmed;
        let news = follow(&mut world, &mut reply, &done);
        let wanted = [
            State::NotPublished,
            State::Publishing,
            State::Published,
            State::Spreading,
            State::Confirmed,
        ];
        assert_eq!(phases(&news), wanted);
        let seen: Vec<&Seen> = news
            .iter()
            .filter_map(|news| match news {
                News::Seen(seen) => Some(seen),
                _ => None,
            })
            .collect();
        assert_eq!(seen.len(), 10, "nine networks, of which one changes");
        assert!(seen.iter().all(|seen| seen.records == ["dmarc-1"]));
        let late: Vec<RowKind> =
            seen.iter().filter(|one| one.network == "resolver-3").map(|one| one.kind).collect();
        assert_eq!(late, [RowKind::Absent, RowKind::New]);
        let t0 = world.watch.t0().unwrap();
        assert!(news.contains(&News::Phase { phase: State::Published, at: t0 }));
    }

    #[test]
    fn a_change_of_mind_of_a_server_is_told_and_the_networks_afresh_after_it() {
        let mut world = World::new(small_watch(SETTINGS, networks(9)));
        let mut reply = |ask: &Ask, at: Moment| match &ask.target {
            Target::Server(which)
                if *which == server(1)
                    && (START.plus_seconds(200)..START.plus_seconds(300)).contains(&at) =>
            {
                Some((5, records(&ask.question, 300, &[]), authoritative()))
            }
            Target::Resolver(_) => {
                Some((9, records(&ask.question, 300, &[txt(DMARC)]), Margin::default()))
            }
            _ => new_everywhere(ask, at),
        };
        let done = |watch: &Watch, now: Moment| {
            now > START.plus_seconds(300) && watch.state(now) == State::Confirmed
        };
        let news = follow(&mut world, &mut reply, &done);
        let again = news.iter().filter(|news| matches!(news, News::ChangedAgain { .. }));
        assert_eq!(again.count(), 1);
        let seen = news.iter().filter(|news| matches!(news, News::Seen(_))).count();
        assert_eq!(seen, 18);
        let back = phases(&news);
        assert_eq!(back.iter().filter(|phase| **phase == State::Published).count(), 2);
    }

    #[test]
    fn a_finding_is_told_when_it_begins_to_hold_and_a_person_is_asked_to_act() {
        let mut world = World::new(small_watch(SETTINGS, networks(9)));
        world.step(&mut new_everywhere);
        let mut teller = Teller::new();
        let finding = Finding {
            code: crate::verdict::Code::RecordMissing,
            record: Some("dmarc-1".to_owned()),
            seen: String::new(),
            expected: DMARC.to_owned(),
            detail: crate::verdict::Detail::Missing,
        };
        let holding = [finding.clone()];
        let news = teller.news(&world.watch, &holding, world.now);
        assert_eq!(phases(&news), [State::NeedsAction]);
        assert!(news.contains(&News::Finding { finding, at: world.now }));
        assert_eq!(teller.news(&world.watch, &holding, world.now), []);
        assert_eq!(phases(&teller.news(&world.watch, &[], world.now)).len(), 1);
        assert_eq!(teller.news(&world.watch, &holding, world.now).len(), 2, "it came back");
    }
}
