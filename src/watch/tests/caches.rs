//! A world of caches with their quirks: whatever they do, what is told about the end turns out right.

use proptest::prelude::*;

use super::*;

/// How a cache tells what is left of an answer.
#[derive(Debug, Clone, Copy)]
enum Rounding {
    /// Whole seconds that have to pass yet, as Unbound and Knot Resolver do.
    Down,
    /// The second that has begun counts, as BIND does.
    Up,
}

/// One resolver of the pretend world.
#[derive(Debug, Clone)]
struct Cache {
    /// Milliseconds after the start at which each memory behind the address forgets the old answer.
    ends: Vec<u64>,
    rounding: Rounding,
    rtt_ms: u64,
    /// Milliseconds for which it goes on serving the old answer, with a TTL of 30.
    stale_ms: u64,
    says_stale: bool,
    /// Never answers at all.
    is_silent: bool,
}

/// Enough for a bound of an hour: caches filled at any moment before T0.
fn cache() -> impl Strategy<Value = Cache> {
    let memories = prop_oneof![9 => 1_usize..2, 1 => 2_usize..4];
    let quirks = (any::<bool>(), 5_u64..300, 0_u32..20, any::<bool>());
    (memories, proptest::collection::vec(0_u64..3_600_000, 3), quirks).prop_map(
        |(memories, mut ends, (is_up, rtt_ms, luck, says_stale))| {
            ends.truncate(memories);
            Cache {
                ends,
                rounding: if is_up { Rounding::Up } else { Rounding::Down },
                rtt_ms,
                stale_ms: if luck == 0 { 5_000_000 } else { 0 },
                says_stale,
                is_silent: luck == 1,
            }
        },
    )
}

impl Cache {
    fn is_simple(&self) -> bool {
        self.ends.len() == 1 && self.stale_ms == 0 && !self.is_silent
    }

    fn last_end(&self) -> u64 {
        self.ends.iter().max().unwrap() + self.stale_ms
    }

    /// The answer of the memory whose turn it is.
    fn reply(&self, turn: u32, ask: &Ask, at: Moment) -> Reply {
        let there = at.plus_ms(self.rtt_ms / 2).ms_since(START);
        let end = self.ends[usize::try_from(turn).unwrap() % self.ends.len()];
        let old = [txt("v=DMARC1; p=none; rua=mailto:old@acme.fr")];
        let mut margin = Margin::default();
        let heard = if there < end {
            let left = match self.rounding {
                Rounding::Down => (end - there) / 1000,
                Rounding::Up => (end - there).div_ceil(1000),
            };
            records(&ask.question, u32::try_from(left).unwrap(), &old)
        } else if there < end + self.stale_ms {
            margin.extended_error = self.says_stale.then(|| (3, "stale".to_owned()));
            records(&ask.question, 30, &old)
        } else {
            records(&ask.question, 300, &[txt(DMARC)])
        };
        (!self.is_silent).then_some((self.rtt_ms, heard, margin))
    }
}

fn number(ask: &Ask) -> usize {
    let Target::Resolver(id) = &ask.target else { unreachable!() };
    id.trim_start_matches("resolver-").parse().unwrap()
}

/// Each resolver with an operator of its own.
fn watch(caches: &[Cache]) -> World {
    let mut list = networks(caches.len());
    for (place, network) in list.iter_mut().enumerate() {
        network.operator = format!("operator-{place}");
    }
    World::new(small_watch(SETTINGS, list))
}

fn run(world: &mut World, caches: &[Cache], done: &dyn Fn(&Watch, Moment) -> bool) -> bool {
    let mut turns = vec![0; caches.len()];
    let mut reply = |ask: &Ask, at: Moment| match &ask.target {
        Target::Resolver(_) => {
            turns[number(ask)] += 1;
            caches[number(ask)].reply(turns[number(ask)], ask, at)
        }
        _ => Some(policy_from(0, ask, at)),
    };
    world.run(20_000, &mut reply, done)
}

/// When a resolver first gave the new answer, and how many questions that took.
fn shown(world: &World, place: usize) -> (u64, usize) {
    let row = &world.watch.rows(world.now)[place];
    let first_new = row.first_new.expect("every cache forgets in the end");
    let target = Target::Resolver(row.id.clone());
    let asked = world.sent.iter().filter(|(at, ask)| ask.target == target && *at <= first_new);
    (first_new.ms_since(START), asked.count())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(super::cases()) })]

    #[test]
    fn every_flip_is_seen_at_once_and_the_time_told_turns_out_right(
        caches in proptest::collection::vec(cache(), 9..24)
    ) {
        let mut world = watch(&caches);
        let everyone_spoke = |watch: &Watch, now: Moment| {
            watch.t0().is_some()
                && watch.rows(now).iter().all(|row| row.state != RowState::NotAsked)
        };
        prop_assert!(run(&mut world, &caches, &everyone_spoke));
        let (t0, eta) = (world.watch.t0().unwrap(), world.watch.eta(world.now));
        let bound = world.watch.bound().unwrap();
        let known_at = world.now;
        let all_new = |watch: &Watch, now: Moment| {
            watch.rows(now).iter().all(|row| matches!(row.state, RowState::New | RowState::Mixed | RowState::Silent))
                && watch.eta(now).is_none()
        };
        prop_assert!(run(&mut world, &caches, &all_new));

        for (place, cache) in caches.iter().enumerate().filter(|(_, cache)| cache.is_simple()) {
            let truth = cache.ends[0].max(t0.ms_since(START));
            let (seen, questions) = shown(&world, place);
            // A cache that rounds up makes its end look up to a second later than it is.
            let most = match cache.rounding { Rounding::Down => 400, Rounding::Up => 1400 };
            prop_assert!(seen <= truth + most + cache.rtt_ms * 2, "{place}: {truth} seen at {seen}");
            prop_assert!(questions <= 4, "{place}: {questions} questions");
            // Cached before T0, so forgotten by the bound.
            prop_assert!(START.plus_ms(seen) <= bound.plus_ms(1400 + cache.rtt_ms * 2));
        }
        if caches.iter().all(|cache| cache.is_simple() || cache.is_silent) {
            let last = caches.iter().filter(|one| !one.is_silent).map(Cache::last_end).max().unwrap_or(0);
            let last = START.plus_ms(last).max(known_at);
            let told = eta.unwrap_or(known_at);
            prop_assert!(told.ms_since(last).max(last.ms_since(told)) <= 1300, "{told:?} {last:?}");
        }
    }

    #[test]
    fn silent_networks_delay_nobody(caches in proptest::collection::vec(cache(), 9..16)) {
        let quiet: Vec<Cache> = caches
            .iter()
            .cloned()
            .chain((0..20).map(|_| Cache { is_silent: true, ..caches[0].clone() }))
            .collect();
        let shown_in = |list: &[Cache]| {
            let mut world = watch(list);
            let mut speaking = list.iter().enumerate().filter(|(_, one)| !one.is_silent);
            let last = speaking.next_back().map(|(place, _)| place);
            let done = move |watch: &Watch, now: Moment| {
                watch.t0().is_some()
                    && watch.rows(now).iter().take(last.map_or(0, |last| last + 1)).all(|row| {
                        row.first_new.is_some() || row.state == RowState::Silent
                    })
            };
            assert!(run(&mut world, list, &done));
            let rows = world.watch.rows(world.now);
            rows.iter().take(caches.len()).map(|row| row.first_new).collect::<Vec<_>>()
        };
        prop_assert_eq!(shown_in(&caches), shown_in(&quiet));
    }
}

#[test]
fn on_average_a_cache_needs_three_questions_and_is_seen_to_flip_within_a_quarter_of_a_second() {
    // A hundred caches whose ends fall on every hundredth of a second.
    let cache = |place: u64| Cache {
        ends: vec![100_000 + place * 30_010],
        rounding: Rounding::Down,
        rtt_ms: 20,
        stale_ms: 0,
        says_stale: false,
        is_silent: false,
    };
    let caches: Vec<Cache> = (0..100).map(cache).collect();
    let mut world = watch(&caches);
    let all_new = |watch: &Watch, now: Moment| watch.tally(now).new == 100;
    assert!(run(&mut world, &caches, &all_new));
    let seen: Vec<(u64, usize)> = (0..100).map(|place| shown(&world, place)).collect();
    let questions: usize = seen.iter().map(|(_, questions)| questions).sum();
    assert!(questions <= 285, "{questions} questions for a hundred caches");
    let mut lags: Vec<u64> =
        seen.iter().zip(&caches).map(|((seen, _), cache)| seen - cache.ends[0]).collect();
    lags.sort_unstable();
    assert!(lags[50] <= 250, "median {} ms", lags[50]);
}
