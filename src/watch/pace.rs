//! How long to wait: spreading periodic questions, and backing off from those who do not answer.

/// Nobody is left alone longer than this after failing, in seconds.
pub(super) const LONGEST_REST_S: u32 = 600;

/// `base_ms` and up to 40 % more, which is 20 % either way of a middle that never falls below
/// `base_ms`. The same `id` and `round` always give the same, so a schedule can be repeated.
pub(crate) fn spread(base_ms: u64, id: &str, round: u32) -> u64 {
    // FNV-1a: a few lines, no seed, good enough to keep neighbours apart.
    let bytes = id.bytes().chain(round.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    base_ms.saturating_add(base_ms.saturating_mul((hash >> 16) % 401) / 1000)
}

/// Milliseconds to leave a target alone after `failures` in a row: `base_s`, doubled each time, up
/// to ten minutes (or `base_s`, where that is longer).
pub(crate) fn back_off(base_s: u32, failures: u32) -> u64 {
    let doubled = u64::from(base_s.max(1)) << failures.saturating_sub(1).min(20);
    let most = u64::from(LONGEST_REST_S.max(base_s));
    doubled.min(most) * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_never_comes_early_and_differs_between_neighbours() {
        let all: Vec<u64> = (0..50).map(|round| spread(30_000, "google", round)).collect();
        assert!(all.iter().all(|ms| (30_000..=42_000).contains(ms)));
        assert_ne!(spread(30_000, "google", 1), spread(30_000, "quad9", 1));
        assert!(all.iter().any(|ms| *ms > 38_000) && all.iter().any(|ms| *ms < 34_000));
    }

    #[test]
    fn patience_doubles_up_to_ten_minutes() {
        let waits: Vec<u64> = (1..8).map(|failures| back_off(30, failures) / 1000).collect();
        assert_eq!(waits, [30, 60, 120, 240, 480, 600, 600]);
        assert_eq!(back_off(30, u32::MAX), 600_000);
    }
}
