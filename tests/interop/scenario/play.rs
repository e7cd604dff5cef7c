//! One story, played: the real watch asks the real servers over the real network code while things
//! happen, and all that it shows is filmed.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use mxguide::net::{Network, Ways};
use mxguide::observe::{
    Heard, Margin, Moment, Passage, Photo, Question, Sighting, Standing, UNSEEN,
};
use mxguide::plan::{Plan, Step};
use mxguide::verdict::{
    Companies, Evidence, Goal, Panel, Stage, State, Witness, findings, goals, judge,
    resolver_findings, standing_findings,
};
use mxguide::watch::{Ask, Network as Watched, RowState, Settings, Target, Watch};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::clock;
use crate::scenario::cast::{Cast, Spectator};
use crate::scenario::hub::Hub;
use crate::scenario::moments::{Marks, When};
use crate::scenario::script::{ResolverText, Script};

/// A story that has not ended by then never will.
const PATIENT: Duration = Duration::from_secs(60);
/// Between two looks of somebody who waits for a moment that has no clock time yet.
const DOZE: Duration = Duration::from_millis(20);

/// Every state, to be found by its word.
const STATES: [State; 8] = [
    State::Unknown,
    State::NeedsAction,
    State::NotPublished,
    State::Publishing,
    State::Published,
    State::Spreading,
    State::Confirmed,
    State::ConfirmedEverywhere,
];

/// What was seen, with when it was first seen so.
#[derive(Debug, Default)]
pub(crate) struct Film {
    pub(crate) standing: String,
    pub(crate) passage: String,
    pub(crate) photo: Option<Photo>,
    pub(crate) states: Vec<(Moment, State)>,
    pub(crate) rows: BTreeMap<String, Vec<(Moment, RowState)>>,
    /// Resolvers that went on giving an answer after its time.
    pub(crate) stale: BTreeSet<String>,
    /// The first T0 and every later one.
    pub(crate) t0: Vec<Moment>,
    pub(crate) bound: Option<Moment>,
    pub(crate) changed_again: Vec<Moment>,
    pub(crate) findings: BTreeMap<&'static str, Moment>,
    /// Questions to everybody, servers included.
    pub(crate) asked: u64,
    /// True when the story reached its end before patience did.
    pub(crate) has_ended: bool,
}

/// A story's end.
enum End {
    State(State),
    Moment(When),
}

/// The watch at work.
struct Shooting<'a> {
    script: &'a Script,
    cast: &'a Cast,
    network: Network,
    plan: Plan,
    goals: Vec<Goal>,
    photo: Photo,
    watch: Watch,
    tasks: JoinSet<(u64, Sighting)>,
    film: Film,
}

/// Plays a story to its end.
pub(crate) async fn play(hub: &Hub, script: &Script, cast: &Cast, marks: &Marks) -> Film {
    let network = cast.network(script.settings.timeout_ms, hub);
    let steps: Vec<Step> = script.plan.iter().map(crate::scenario::script::Card::step).collect();
    let mut questions: Vec<Question> =
        steps.iter().map(|step| step.question(&cast.domain)).collect();
    questions.sort();
    questions.dedup();
    let photo = network.photograph(&cast.domain, &questions, &|_| false, clock::now).await;
    let passage = network.passage().await;
    let mut old_ttl = old_ttl(&steps, cast, &photo);
    if passage.is_closed() {
        old_ttl = old_ttl.max(ttl_around(&network, cast, &questions).await);
    }
    let plan = Plan { old_ttl, ..cast.plan(steps) };
    let now = clock::now();
    marks.set("start", now);
    let networks = script.resolver.iter().map(watched).collect();
    let mut watch = Watch::new(settings(script), &plan, &photo, photo.servers(), networks, now);
    watch.heed(passage.clone(), now);
    let findings =
        standing_findings(&photo).iter().map(|finding| (finding.code.as_str(), now)).collect();
    let film = Film {
        standing: standing(&photo.standing),
        passage: word(&passage).to_owned(),
        findings,
        ..Film::default()
    };
    let tasks = JoinSet::new();
    let mut shooting = Shooting {
        goals: goals(&plan, &photo),
        script,
        cast,
        network,
        plan,
        photo,
        watch,
        tasks,
        film,
    };
    let happening = async {
        for event in &script.at {
            happen(event, &questions, (hub, script, cast), marks).await;
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = shooting.run(marks) => {}
        () = happening => unreachable!("goes on for ever"),
    }
    let photo = Some(shooting.photo);
    Film { photo, ..shooting.film }
}

async fn happen(
    event: &crate::scenario::script::Event,
    questions: &[Question],
    (hub, script, cast): (&Hub, &Script, &Cast),
    marks: &Marks,
) {
    loop {
        match marks.find(&event.when) {
            Some(at) if at <= clock::now() => break,
            Some(at) => {
                tokio::time::sleep(Duration::from_millis(at.ms_since(clock::now()))).await;
            }
            None => tokio::time::sleep(DOZE).await,
        }
    }
    let (done, looked_up) = cast.act(event, questions, script, hub).await;
    if let Some(mark) = &event.mark {
        marks.set(mark, done);
        for (id, at) in looked_up {
            marks.set(&format!("{mark}:{id}"), at);
        }
    }
}

impl Shooting<'_> {
    async fn run(&mut self, marks: &Marks) {
        let end = match STATES.into_iter().find(|state| state.as_str() == self.script.until) {
            Some(state) => End::State(state),
            None => End::Moment(self.script.until.clone().try_into().expect("a moment")),
        };
        let deadline = Instant::now() + PATIENT;
        while Instant::now() < deadline {
            let now = clock::now();
            for ask in self.watch.due(now) {
                self.put(ask);
            }
            self.shoot(now, marks);
            self.film.has_ended = match &end {
                End::State(state) => self.watch.state(now) == *state,
                End::Moment(when) => marks.find(when).is_some_and(|at| at <= now),
            };
            if self.film.has_ended {
                return;
            }
            let wake = self
                .watch
                .next_wake(now)
                .map_or(DOZE, |at| Duration::from_millis(at.ms_since(clock::now())).min(DOZE * 5));
            tokio::select! {
                Some(heard) = self.tasks.join_next() => {
                    let (ticket, sighting) = heard.expect("no question panics");
                    self.testify(ticket, &sighting);
                    self.look_for_findings();
                }
                () = tokio::time::sleep(wake) => {}
            }
        }
    }

    fn put(&mut self, ask: Ask) {
        let network = self.network.clone();
        let ways: Option<Ways> = match &ask.target {
            Target::Resolver(id) => {
                let found = self.cast.spectators.iter().find(|one| one.id == *id);
                found.map(Spectator::ways)
            }
            Target::Server(_) | Target::Parent => None,
        };
        self.tasks.spawn(async move {
            let (heard, margin) = match (&ask.target, ways) {
                (Target::Server(server), _) => network.ask_server(server, &ask.question).await,
                (Target::Parent, _) => network.delegation(&ask.question.name).await,
                (Target::Resolver(_), Some(ways)) => {
                    network.ask_resolver(&ways, &ask.question).await
                }
                (Target::Resolver(_), None) => (Heard::Silent, Margin::default()),
            };
            let sighting = Sighting { question: ask.question, heard, margin, at: clock::now() };
            (ask.ticket, sighting)
        });
    }

    /// Notes whatever changed.
    fn shoot(&mut self, now: Moment, marks: &Marks) {
        let Self { watch, film, .. } = self;
        let state = watch.state(now);
        if film.states.last().is_none_or(|(_, last)| *last != state) {
            film.states.push((now, state));
        }
        if let Some(t0) = watch.t0().filter(|t0| film.t0.last() != Some(t0)) {
            film.t0.push(t0);
            marks.set("t0", t0);
        }
        film.bound = watch.bound().or(film.bound);
        if let Some(at) = watch.changed_again().filter(|at| film.changed_again.last() != Some(at)) {
            film.changed_again.push(at);
            marks.set("changed", at);
        }
        for row in watch.rows(now) {
            if row.is_stale {
                film.stale.insert(row.id.clone());
            }
            let seen = film.rows.entry(row.id).or_default();
            if seen.last().is_none_or(|(_, last)| *last != row.state) {
                seen.push((now, row.state));
            }
        }
        film.asked = watch.questions_asked();
    }

    /// Hands an answer to the watch, and notes what a resolver says of itself with it.
    fn testify(&mut self, ticket: u64, sighting: &Sighting) {
        let Some(Target::Resolver(id)) = self.watch.heard(ticket, sighting.clone()) else { return };
        let goal = self.goals.iter().find(|goal| goal.question == sighting.question);
        let Some(goal) = goal else { return };
        let witness = Witness {
            name: &id,
            heard: &sighting.heard,
            margin: &sighting.margin,
            answered: judge(goal, &sighting.heard, &sighting.margin),
            at: sighting.at,
        };
        for finding in resolver_findings(&[witness], sighting.at) {
            self.film.findings.entry(finding.code.as_str()).or_insert(sighting.at);
        }
    }

    fn look_for_findings(&mut self) {
        let now = clock::now();
        let servers = self.photo.servers();
        let evidence = Evidence {
            plan: &self.plan,
            photo: &self.photo,
            servers: &servers,
            logbook: self.watch.logbook(),
            panel: Panel::Publishes,
            around: &UNSEEN,
            companies: Companies::default(),
        };
        for finding in findings(&evidence, Stage::Looking, now) {
            self.film.findings.entry(finding.code.as_str()).or_insert(now);
        }
    }
}

fn settings(script: &Script) -> Settings {
    let pace = &script.settings;
    Settings {
        min_interval_s: pace.min_interval_s,
        publish_rounds: pace.publish_rounds,
        publish_spacing_s: pace.publish_spacing_s,
        confirm_rounds: pace.confirm_rounds,
        confirm_spacing_s: pace.confirm_spacing_s,
        timeout_ms: pace.timeout_ms,
        is_replaced_list: true,
    }
}

fn watched(resolver: &ResolverText) -> Watched {
    Watched {
        id: resolver.id.clone(),
        operator: resolver.id.clone(),
        continent: String::new(),
        min_interval_s: 1,
        ttl_cap_s: resolver.ttl_cap_s,
    }
}

/// The longest time for which caches may keep what the plan changes, in seconds, read from the photo
/// as the plan's own builder does.
fn old_ttl(steps: &[Step], cast: &Cast, photo: &Photo) -> u32 {
    let old_ttl = |step: &Step| {
        let set = photo.set(&step.host.absolute(&cast.domain), step.rtype);
        set.map(|set| set.ttl).or_else(|| photo.negative_ttl()).unwrap_or(0)
    };
    steps.iter().map(old_ttl).max().unwrap_or(0)
}

/// The same, as far as it can be seen past a closed port 53.
async fn ttl_around(network: &Network, cast: &Cast, questions: &[Question]) -> u32 {
    let Some(way) = cast.spectators.iter().find(|one| one.secure.is_some()) else { return 0 };
    let said = network.photograph_around(&cast.domain, questions, &way.ways()).await;
    let sets = said.iter().filter(|(asked, _, _)| questions.contains(asked));
    sets.filter_map(|(asked, heard, _)| heard.set(asked)).map(|set| set.ttl).max().unwrap_or(0)
}

const fn word(passage: &Passage) -> &'static str {
    match passage {
        Passage::Untested => "untested",
        Passage::Open => "open",
        Passage::Intercepted(_) => "intercepted",
        Passage::Blocked => "blocked",
    }
}

fn standing(standing: &Standing) -> String {
    let text = match standing {
        Standing::Published => "published",
        Standing::NotRegistered { .. } => "not-registered",
        Standing::Suspended { .. } => "suspended",
        Standing::ServersSilent => "servers-silent",
        Standing::MailUntold => "mail-untold",
        Standing::DnssecBroken => "dnssec-broken",
        Standing::Unreachable(mxguide::observe::Obstacle::Intercepted) => "intercepted",
        Standing::Unreachable(_) => "unreachable",
    };
    text.to_owned()
}
