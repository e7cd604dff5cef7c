//! The schedule against a pretend world with a clock of its own.

mod caches;
mod delegation;
mod sights;
mod simulation;
mod staleness;
mod whims;

use super::*;
use crate::observe::{Heard, Margin};
use crate::records::Rdata;
use crate::verdict::State;
use crate::verdict::sample::{
    DMARC, START, authoritative, mx, old_mx, photo, plan, question, records, server, small_plan,
    txt,
};

pub(super) const SETTINGS: Settings = Settings {
    min_interval_s: 30,
    publish_rounds: 2,
    publish_spacing_s: 30,
    confirm_rounds: 3,
    confirm_spacing_s: 60,
    timeout_ms: 2500,
    is_replaced_list: false,
};

/// More on request, as everywhere in proptest: `PROPTEST_CASES=2000`.
pub(super) fn cases() -> u32 {
    match proptest::test_runner::Config::default().cases {
        256 => 40,
        asked_for => asked_for,
    }
}

/// `count` resolvers of seven operators on five continents.
pub(super) fn networks(count: usize) -> Vec<Network> {
    let network = |number: usize| Network {
        id: format!("resolver-{number}"),
        operator: format!("operator-{}", number % 7),
        continent: format!("continent-{}", number % 5),
        min_interval_s: 0,
        ttl_cap_s: None,
    };
    (0..count).map(network).collect()
}

/// What the pretend world answers to one question sent at a moment: after how many milliseconds,
/// and what; `None` never.
pub(super) type Reply = Option<(u64, Heard, Margin)>;

/// A watch and a clock that jumps from event to event.
pub(super) struct World {
    pub(super) watch: Watch,
    pub(super) now: Moment,
    pub(super) under_way: Vec<(Moment, u64, Sighting)>,
    pub(super) sent: Vec<(Moment, Ask)>,
}

impl World {
    pub(super) fn new(watch: Watch) -> Self {
        Self { watch, now: START, under_way: Vec::new(), sent: Vec::new() }
    }

    /// Sends what is due, then lets the clock jump to whatever happens next. False when nothing will.
    pub(super) fn step(&mut self, reply: &mut dyn FnMut(&Ask, Moment) -> Reply) -> bool {
        for ask in self.watch.due(self.now) {
            if let Some((delay, heard, mut margin)) = reply(&ask, self.now) {
                let at = self.now.plus_ms(delay);
                margin.rtt_ms = u32::try_from(delay).unwrap();
                let sighting = Sighting { question: ask.question.clone(), heard, margin, at };
                self.under_way.push((at, ask.ticket, sighting));
            }
            self.sent.push((self.now, ask));
        }
        let wake = self.watch.next_wake(self.now);
        assert!(wake.is_none_or(|at| at > self.now), "the schedule turns in place");
        let arrival = self.under_way.iter().map(|(at, _, _)| *at).min();
        let Some(next) = wake.into_iter().chain(arrival).min() else { return false };
        self.now = next;
        let (arrived, later): (Vec<_>, Vec<_>) =
            self.under_way.drain(..).partition(|(at, _, _)| *at <= next);
        self.under_way = later;
        for (_, ticket, sighting) in arrived {
            self.watch.heard(ticket, sighting);
        }
        true
    }

    /// Runs until `done`, for at most `seconds` of its own time.
    pub(super) fn run(
        &mut self,
        seconds: u32,
        reply: &mut dyn FnMut(&Ask, Moment) -> Reply,
        done: &dyn Fn(&Watch, Moment) -> bool,
    ) -> bool {
        let end = self.now.plus_seconds(seconds);
        while self.now < end {
            if done(&self.watch, self.now) {
                return true;
            }
            if !self.step(reply) {
                break;
            }
        }
        done(&self.watch, self.now)
    }

    pub(super) fn asked_resolvers(&self) -> usize {
        self.sent.iter().filter(|(_, ask)| matches!(ask.target, Target::Resolver(_))).count()
    }
}

pub(super) fn small_watch(settings: Settings, resolvers: Vec<Network>) -> Watch {
    let servers = vec![server(1), server(2)];
    let photo = photo(&servers);
    Watch::new(settings, &small_plan(), &photo, servers, resolvers, START)
}

/// Authoritative: the new policy from `second` on, nothing before.
fn policy_from(second: u32, ask: &Ask, at: Moment) -> (u64, Heard, Margin) {
    let data = if at >= START.plus_seconds(second) { vec![txt(DMARC)] } else { vec![] };
    (5, records(&ask.question, 300, &data), authoritative())
}

#[expect(clippy::unnecessary_wraps, reason = "a reply may be none; this world always answers")]
pub(super) fn new_everywhere(ask: &Ask, at: Moment) -> Reply {
    Some(match ask.target {
        Target::Server(_) | Target::Parent => policy_from(0, ask, at),
        Target::Resolver(_) => (20, records(&ask.question, 300, &[txt(DMARC)]), Margin::default()),
    })
}

#[test]
fn published_takes_two_unanimous_rounds_and_their_end_is_t0() {
    let mut world = World::new(small_watch(SETTINGS, networks(14)));
    let mut reply = |ask: &Ask, at: Moment| match &ask.target {
        // The second server is a minute behind the first.
        Target::Server(which) if *which == server(2) => Some(policy_from(100, ask, at)),
        Target::Server(_) => Some(policy_from(40, ask, at)),
        Target::Parent | Target::Resolver(_) => None,
    };
    assert!(world.run(60, &mut reply, &|watch, now| watch.state(now) == State::Publishing));
    assert!(world.run(300, &mut reply, &|watch, _| watch.t0().is_some()));
    let t0 = world.watch.t0().unwrap();
    let first_round = START.plus_seconds(100);
    assert!(t0.seconds_since(first_round) >= 30 && t0.seconds_since(first_round) <= 42);
    assert_eq!(world.asked_resolvers(), 0);
    assert_eq!(world.watch.state(t0), State::Published);
    assert_eq!(world.watch.bound(), Some(t0.plus_seconds(3600)));
    let first = world.watch.due(t0);
    let asked = first.iter().filter(|ask| matches!(ask.target, Target::Resolver(_))).count();
    assert_eq!(asked, 14, "the first round goes out at once");
}

#[test]
fn an_open_card_is_asked_about_every_two_seconds_and_its_hunts_go_to_one_server_each() {
    let servers = vec![server(1), server(2)];
    let photo = photo(&servers);
    let plan = plan();
    let mut watch = Watch::new(SETTINGS, &plan, &photo, servers, networks(8), START);
    let step = plan.steps.iter().find(|step| step.id == "dmarc-1").unwrap();
    let mut questions = vec![step.question(&plan.domain)];
    questions.extend(crate::verdict::hunt(&plan, step));
    let hunted = questions.len() - 1;
    watch.focus(questions.clone(), START);
    watch.nudge(START);
    let mut world = World::new(watch);
    let mut nothing =
        |ask: &Ask, _: Moment| Some((5, records(&ask.question, 300, &[]), authoritative()));
    world.run(60, &mut nothing, &|_, _| false);
    let asked = |question: &Question| {
        world.sent.iter().filter(|(_, ask)| ask.question == *question).count()
    };
    assert_eq!(world.sent[0].1.question, questions[0], "the open card comes first");
    assert!((58..=62).contains(&asked(&questions[0])), "two servers, thirty times");
    for hunt in &questions[1..=hunted] {
        assert!((14..=17).contains(&asked(hunt)), "one server, fifteen times");
    }
    assert!(asked(&question(&plan, "mx-1")) <= 14);
    world.now = START.plus_seconds(4000);
    let before = world.sent.len();
    world.run(60, &mut nothing, &|_, _| false);
    assert!(world.sent.len() - before <= 24, "nobody types any more");
}

#[test]
fn a_server_dead_from_the_start_does_not_hold_up_the_others() {
    let alive = vec![server(1), server(2)];
    let photo = photo(&alive);
    let servers = vec![server(1), server(2), server(3)];
    let mut world =
        World::new(Watch::new(SETTINGS, &small_plan(), &photo, servers, networks(9), START));
    let mut reply = |ask: &Ask, at: Moment| {
        (ask.target != Target::Server(server(3))).then(|| new_everywhere(ask, at))?
    };
    assert!(world.run(120, &mut reply, &|watch, _| watch.t0().is_some()));
}

#[test]
fn servers_that_never_answer_leave_the_state_unknown() {
    let mut world = World::new(small_watch(SETTINGS, networks(9)));
    assert!(world.run(60, &mut |_, _| None, &|watch, now| watch.state(now) == State::Unknown));
    assert!(!world.run(3600, &mut |_, _| None, &|watch, _| watch.t0().is_some()));
}

#[test]
fn confirmed_then_everywhere_after_the_bound_and_then_silence() {
    let mut world = World::new(small_watch(SETTINGS, networks(14)));
    assert!(
        world.run(400, &mut new_everywhere, &|watch, now| { watch.state(now) == State::Confirmed })
    );
    let asked = world.asked_resolvers();
    assert!(asked <= 14 * 3, "{asked}");
    let all = |watch: &Watch, now: Moment| watch.state(now) == State::ConfirmedEverywhere;
    assert!(world.run(4000, &mut new_everywhere, &all));
    world.run(100_000, &mut new_everywhere, &|_, _| false);
    assert_eq!(world.asked_resolvers(), 14 * 4, "a last question each, then none");
    assert_eq!(world.watch.next_wake(world.now), None);
}

#[test]
fn a_closed_network_with_one_resolver_can_be_confirmed_and_a_public_list_cannot() {
    let done = |watch: &Watch, now: Moment| watch.state(now) == State::Confirmed;
    let replaced = Settings { is_replaced_list: true, ..SETTINGS };
    let mut closed = World::new(small_watch(replaced, networks(1)));
    assert!(closed.run(900, &mut new_everywhere, &done));
    let mut public = World::new(small_watch(SETTINGS, networks(7)));
    assert!(!public.run(3000, &mut new_everywhere, &done));
}

#[test]
fn one_old_answer_holds_confirmation_back_and_silent_networks_do_not() {
    let done = |watch: &Watch, now: Moment| watch.state(now) == State::Confirmed;
    let mut world = World::new(small_watch(SETTINGS, networks(30)));
    let mut reply = |ask: &Ask, at: Moment| match &ask.target {
        Target::Resolver(id) if id == "resolver-3" => {
            let old = records(&ask.question, 1000, &[txt("v=DMARC1; p=reject; rua=mailto:x@y.fr")]);
            let is_old = at < START.plus_seconds(1000);
            if is_old { Some((9, old, Margin::default())) } else { new_everywhere(ask, at) }
        }
        Target::Resolver(id) if id.ends_with('9') => None,
        _ => new_everywhere(ask, at),
    };
    assert!(!world.run(999, &mut reply, &done));
    let tally = world.watch.tally(world.now);
    assert_eq!((tally.new, tally.old, tally.failing, tally.counted), (26, 1, 3, 27));
    assert!(world.run(900, &mut reply, &done));
}

#[test]
fn a_resolver_with_two_memories_is_mixed_and_never_takes_a_confirmation_back() {
    let mut world = World::new(small_watch(SETTINGS, networks(20)));
    let mut flips = 0;
    let mut reply = |ask: &Ask, at: Moment| {
        if ask.target == Target::Resolver("resolver-0".to_owned()) {
            flips += 1;
            if flips == 2 {
                let nothing = records(&ask.question, 20, &[]);
                return Some((9, nothing, Margin::default()));
            }
        }
        new_everywhere(ask, at)
    };
    let row = |watch: &Watch, now: Moment| watch.rows(now)[0].state;
    assert!(world.run(400, &mut reply, &|watch, now| row(watch, now) == RowState::Mixed));
    assert!(world.run(400, &mut reply, &|watch, now| watch.state(now) == State::Confirmed));
    assert_eq!(row(&world.watch, world.now), RowState::Mixed, "five clean rounds come first");
    assert!(world.run(900, &mut reply, &|watch, now| row(watch, now) == RowState::New));
    assert_eq!(world.watch.state(world.now), State::Confirmed);
}

#[test]
fn only_a_changed_authoritative_answer_moves_back_and_resolvers_are_left_alone_then() {
    let mut world = World::new(small_watch(SETTINGS, networks(14)));
    assert!(
        world.run(400, &mut new_everywhere, &|watch, now| { watch.state(now) == State::Confirmed })
    );
    let mut gone = |ask: &Ask, at: Moment| match &ask.target {
        Target::Server(which) if *which == server(1) => {
            Some((5, records(&ask.question, 300, &[]), authoritative()))
        }
        _ => new_everywhere(ask, at),
    };
    assert!(world.run(60, &mut gone, &|watch, _| watch.changed_again().is_some()));
    assert_eq!(world.watch.state(world.now), State::Publishing);
    assert_eq!((world.watch.t0(), world.watch.bound()), (None, None));
    let asked = world.asked_resolvers();
    world.run(600, &mut gone, &|_, _| false);
    assert_eq!(world.asked_resolvers(), asked);
    assert!(world.run(300, &mut new_everywhere, &|watch, _| watch.t0().is_some()));
}

#[test]
fn one_odd_answer_of_a_server_is_asked_again_before_anybody_is_alarmed() {
    let mut world = World::new(small_watch(SETTINGS, networks(14)));
    assert!(
        world.run(400, &mut new_everywhere, &|watch, now| { watch.state(now) == State::Confirmed })
    );
    let mut odd = 0;
    let mut reply = |ask: &Ask, at: Moment| {
        if ask.target == Target::Server(server(1)) {
            odd += 1;
            if odd == 1 {
                return Some((5, records(&ask.question, 300, &[]), authoritative()));
            }
        }
        new_everywhere(ask, at)
    };
    world.run(300, &mut reply, &|_, _| false);
    assert_eq!(world.watch.changed_again(), None);
    assert_eq!(world.watch.state(world.now), State::Confirmed);
}

#[test]
fn a_saved_t0_is_taken_up_after_a_look_at_the_servers() {
    let servers = vec![server(1), server(2)];
    let photo = photo(&servers);
    let t0 = START.plus_seconds(0);
    let now = START.plus_seconds(1800);
    let resume = || {
        let (servers, networks) = (servers.clone(), networks(14));
        Watch::resume(SETTINGS, &small_plan(), &photo, servers, networks, Some(t0), now)
    };
    let mut world = World::new(resume());
    world.now = now;
    assert!(world.watch.due(now).iter().all(|ask| matches!(ask.target, Target::Server(_))));
    world = World::new(resume());
    world.now = now;
    assert!(world.run(2, &mut new_everywhere, &|watch, now| watch.tally(now).new == 14));
    assert_eq!(world.watch.bound(), Some(t0.plus_seconds(3600)));
    // Dead servers delay, and do not prevent.
    world = World::new(resume());
    world.now = now;
    let mut reply = |ask: &Ask, at: Moment| match ask.target {
        Target::Server(_) | Target::Parent => None,
        Target::Resolver(_) => new_everywhere(ask, at),
    };
    assert!(world.run(12, &mut reply, &|watch, now| watch.tally(now).new == 14));
}

#[test]
fn a_set_served_in_between_with_a_long_ttl_moves_the_bound() {
    let servers = vec![server(1)];
    let photo = photo(&servers);
    let mut world = World::new(Watch::new(SETTINGS, &plan(), &photo, servers, networks(9), START));
    let mut reply = |ask: &Ask, at: Moment| {
        let is_done = at >= START.plus_seconds(60);
        let data: Vec<Rdata> = match (ask.question.rtype, is_done) {
            (crate::records::Rtype::Mx, true) => vec![mx(1, "smtp.google.com")],
            (crate::records::Rtype::Mx, false) => {
                old_mx().into_iter().chain([mx(1, "smtp.google.com")]).collect()
            }
            _ if ask.question == question(&plan(), "dmarc-1") => vec![txt(DMARC)],
            _ => vec![txt(crate::verdict::sample::NEW_SPF)],
        };
        Some((5, records(&ask.question, 7200, &data), authoritative()))
    };
    assert!(world.run(200, &mut reply, &|watch, _| watch.t0().is_some()));
    let t0 = world.watch.t0().unwrap();
    assert_eq!(world.watch.bound(), Some(t0.plus_seconds(7200)));
}

#[test]
fn late_lost_and_forged_answers_are_dropped() {
    let mut watch = small_watch(SETTINGS, networks(9));
    let asks = watch.due(START);
    let (first, second) = (&asks[0], &asks[1]);
    let answer = |question: &Question| Sighting {
        question: question.clone(),
        heard: records(question, 300, &[txt(DMARC)]),
        margin: authoritative(),
        at: START.plus_seconds(1),
    };
    assert_eq!(watch.heard(9999, answer(&first.question)), None);
    let other = Question::new(crate::names::Name::root(), crate::records::Rtype::Txt);
    assert_eq!(watch.heard(first.ticket, answer(&other)), None);
    assert_eq!(watch.heard(first.ticket, answer(&first.question)), None, "given up by then");
    watch.lost(second.ticket, START.plus_seconds(1));
    assert_eq!(watch.heard(second.ticket, answer(&second.question)), None);
    assert_eq!(watch.state(START), State::Unknown);
}
