//! Fourteen caches that learnt the old answer at different times.

use super::*;

/// A cache that forgets the old answer at `ends`, to the millisecond, and tells its rest in whole
/// seconds, as caches do.
fn cache(ends: Moment, ask: &Ask, at: Moment) -> (u64, Heard, Margin) {
    const RTT_MS: u64 = 20;
    let there = at.plus_ms(RTT_MS / 2);
    let heard = if there < ends {
        let left = u32::try_from(ends.seconds_since(there)).unwrap();
        records(&ask.question, left, &[txt("v=DMARC1; p=none; rua=mailto:old@acme.fr")])
    } else {
        records(&ask.question, 300, &[txt(DMARC)])
    };
    (RTT_MS, heard, Margin::default())
}

#[test]
fn a_cache_that_flips_is_shown_within_four_tenths_of_a_second_and_asked_hardly_more_than_it_must() {
    let mut world = World::new(small_watch(SETTINGS, networks(14)));
    // Spread over ten minutes, with every fraction of a second.
    let ends = |id: &str| {
        let number: u64 = id.trim_start_matches("resolver-").parse().unwrap();
        START.plus_ms(60_000 + number * 43_000 + number * 73 % 1000)
    };
    let mut reply = |ask: &Ask, at: Moment| match &ask.target {
        Target::Server(_) | Target::Parent => Some(policy_from(0, ask, at)),
        Target::Resolver(id) => Some(cache(ends(id), ask, at)),
    };
    let all_new = |watch: &Watch, now: Moment| watch.tally(now).new == 14;
    assert!(world.run(3000, &mut reply, &all_new));
    let mut lags = Vec::new();
    for row in world.watch.rows(world.now) {
        let first_new = row.first_new.unwrap();
        let lag = first_new.ms_since(ends(&row.id));
        assert!(lag <= 400 + 20, "{}: {lag} ms", row.id);
        lags.push(lag);
        let until_new = world
            .sent
            .iter()
            .filter(|(at, ask)| ask.target == Target::Resolver(row.id.clone()) && *at <= first_new)
            .count();
        // The first, and one to three at the end: TTLs hide the fraction of the second.
        assert!(until_new <= 4, "{}: {until_new} questions", row.id);
    }
    lags.sort_unstable();
    assert!(lags[lags.len() / 2] <= 260, "median {} ms", lags[lags.len() / 2]);

    let done = |watch: &Watch, now: Moment| watch.state(now) == State::Confirmed;
    assert!(world.run(300, &mut reply, &done));
    let asked = world.asked_resolvers();
    assert!(asked <= 14 * 6, "{asked} questions in all");
    let history = world.watch.history();
    assert!(history.windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 < pair[1].1));
}
