//! What the networks remember, in a single look.

use crate::observe::{Heard, Moment, Sighting, Transport};
use crate::plan::Wanted;
use crate::records::Rdata;
use crate::verdict::compare::{is_present, served};
use crate::verdict::{Answered, Goal, State, Witness, is_court_order, is_filtered, judge};

/// What one network said, question by question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// Its id.
    pub id: String,
    /// Its name, as people know it.
    pub name: String,
    /// It cannot be heard from here, because somebody on the way answers in its name or lets nothing
    /// through.
    pub is_cut_off: bool,
    /// What it said.
    pub sightings: Vec<Sighting>,
}

/// How a network stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NetworkState {
    /// Everything as planned.
    New,
    /// It still has an old answer.
    Old,
    /// It remembers that a record does not exist.
    Absent,
    /// No useful answer.
    Failing,
    /// It cannot be heard from here; nothing is wrong with it.
    Intercepted,
}

impl NetworkState {
    /// The word in JSON; never translated.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Old => "old",
            Self::Absent => "absent",
            Self::Failing => "failing",
            Self::Intercepted => "intercepted",
        }
    }
}

/// How many networks stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// As planned.
    pub new: u32,
    /// Still old.
    pub old: u32,
    /// They remember that there is nothing.
    pub absent: u32,
    /// They gave no useful answer and do not count.
    pub failing: u32,
}

/// One network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkLook {
    /// Its id.
    pub id: String,
    /// How it stands over all questions: the one that lags most speaks for it.
    pub state: NetworkState,
    /// Seconds it keeps the answer that speaks for it.
    pub ttl: Option<u32>,
    /// The longest round trip, in milliseconds; `None` when it never answered.
    pub rtt_ms: Option<u32>,
    /// How its answers travelled.
    pub transport: Transport,
    /// When the last of its old answers runs out.
    pub until: Option<Moment>,
    /// It refuses this name, or says that it blocks it (RFC 8914 §4.16–4.18).
    pub refuses: bool,
}

/// What an answer means where the servers publish `current`. A mail server that is no longer there
/// makes the answer old, whoever else it names: mail may still go that way.
fn mean(goal: &Goal, current: &[Rdata], sighting: &Sighting) -> Answered {
    let Sighting { heard, margin, .. } = sighting;
    if is_court_order(heard, margin) || is_filtered(heard, margin) {
        return Answered::Filtered;
    }
    let judged = judge(goal, heard, margin);
    if judged != Answered::New {
        return judged;
    }
    let is_published = |seen: &Rdata| match seen {
        Rdata::Mx { exchange, .. } => current
            .iter()
            .any(|one| matches!(one, Rdata::Mx { exchange: there, .. } if there == exchange)),
        _ => true,
    };
    if served(&goal.question, &sighting.heard).iter().all(is_published) {
        return Answered::New;
    }
    Answered::Old { left_s: ttl(goal, &sighting.heard).unwrap_or(0) }
}

fn ttl(goal: &Goal, heard: &Heard) -> Option<u32> {
    match heard {
        Heard::Records(records) => {
            let own = records.iter().filter(|record| record.name == goal.question.name);
            own.map(|record| record.ttl).min()
        }
        Heard::Nothing { for_at_most, .. } => *for_at_most,
        _ => None,
    }
}

const fn state_of(answered: Answered) -> NetworkState {
    match answered {
        Answered::New => NetworkState::New,
        Answered::Old { .. } => NetworkState::Old,
        Answered::Absent { .. } => NetworkState::Absent,
        Answered::Failing | Answered::Filtered | Answered::Silent => NetworkState::Failing,
    }
}

/// Every answer of every network that could be heard, with what it means.
pub(super) fn witnesses<'a>(
    goals: &[Goal],
    current: &[Vec<Rdata>],
    echoes: &'a [Echo],
) -> Vec<Witness<'a>> {
    let mut witnesses = Vec::new();
    for echo in echoes.iter().filter(|echo| !echo.is_cut_off) {
        for sighting in &echo.sightings {
            let about = goals.iter().zip(current);
            let Some((goal, current)) =
                about.into_iter().find(|(goal, _)| goal.question == sighting.question)
            else {
                continue;
            };
            witnesses.push(Witness {
                name: &echo.name,
                heard: &sighting.heard,
                margin: &sighting.margin,
                answered: mean(goal, current, sighting),
                at: sighting.at,
            });
        }
    }
    witnesses
}

/// Every network that was asked.
pub(super) fn looks(goals: &[Goal], current: &[Vec<Rdata>], echoes: &[Echo]) -> Vec<NetworkLook> {
    echoes.iter().map(|echo| look(goals, current, echo)).collect()
}

fn look(goals: &[Goal], current: &[Vec<Rdata>], echo: &Echo) -> NetworkLook {
    let about = |sighting: &Sighting| {
        goals.iter().zip(current).find(|(goal, _)| goal.question == sighting.question)
    };
    let means: Vec<(Answered, &Goal, &Sighting)> = echo
        .sightings
        .iter()
        .filter_map(|sighting| {
            let (goal, current) = about(sighting)?;
            Some((mean(goal, current, sighting), goal, sighting))
        })
        .collect();
    let turn = |answered: Answered| match state_of(answered) {
        NetworkState::Old => 0,
        NetworkState::Absent => 1,
        NetworkState::Failing | NetworkState::Intercepted => 2,
        NetworkState::New => 3,
    };
    let worst = means.iter().min_by_key(|(answered, _, _)| turn(*answered));
    let until = |(answered, _, sighting): &(Answered, &Goal, &Sighting)| match answered {
        Answered::Old { left_s } | Answered::Absent { left_s: Some(left_s) } => {
            Some(sighting.at.plus_seconds(*left_s))
        }
        _ => None,
    };
    let spoke = means.iter().filter(|(_, _, sighting)| !matches!(sighting.heard, Heard::Silent));
    NetworkLook {
        id: echo.id.clone(),
        state: match worst {
            _ if echo.is_cut_off => NetworkState::Intercepted,
            Some((answered, _, _)) => state_of(*answered),
            None => NetworkState::Failing,
        },
        ttl: worst.and_then(|(_, goal, sighting)| ttl(goal, &sighting.heard)),
        rtt_ms: spoke.map(|(_, _, sighting)| sighting.margin.rtt_ms).max(),
        transport: worst.map(|(_, _, sighting)| sighting.margin.transport).unwrap_or_default(),
        until: means.iter().filter_map(until).max(),
        refuses: means.iter().any(|(answered, _, _)| *answered == Answered::Filtered),
    }
}

/// How many networks have one wanted record.
pub(super) fn count(goal: &Goal, current: &[Rdata], wanted: &Wanted, echoes: &[Echo]) -> Count {
    let mut count = Count::default();
    let is_route = matches!(wanted.data, Rdata::Mx { .. });
    for echo in echoes {
        let about = echo.sightings.iter().find(|sighting| sighting.question == goal.question);
        let state = about.map_or(NetworkState::Failing, |sighting| {
            let state = state_of(mean(goal, current, sighting));
            // Beside a text that is still old, another one at the same name may be new already.
            let has_it = || is_present(&wanted.data, &served(&goal.question, &sighting.heard));
            if state == NetworkState::Old && !is_route && has_it() {
                NetworkState::New
            } else {
                state
            }
        });
        match state {
            NetworkState::New => count.new += 1,
            NetworkState::Old => count.old += 1,
            NetworkState::Absent => count.absent += 1,
            NetworkState::Failing | NetworkState::Intercepted => count.failing += 1,
        }
    }
    count
}

/// How far the news has come, once all authoritative servers serve it: nine in ten of those that
/// answer have it and none says the old answer.
pub(super) fn spread(audience: super::Audience, networks: &[NetworkLook]) -> State {
    if audience == super::Audience::Nobody {
        return State::Confirmed;
    }
    let count = |state: NetworkState| networks.iter().filter(|one| one.state == state).count();
    let unheard = count(NetworkState::Failing) + count(NetworkState::Intercepted);
    let answering = networks.len() - unheard;
    let has_old = count(NetworkState::Old) > 0;
    match answering {
        0 => State::Published,
        all if !has_old && count(NetworkState::New) * 10 >= all * 9 => State::Confirmed,
        _ => State::Spreading,
    }
}
