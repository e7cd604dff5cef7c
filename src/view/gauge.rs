//! How far it is, as a bar, and how it got there, as a curve.

use super::Look;
use crate::observe::Moment;

const RISING: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const RISING_ASCII: [char; 9] = [' ', '.', '.', '.', ':', ':', ':', '#', '#'];

/// How much time one column of a curve may stand for, in seconds. A curve that grows column by
/// column is redrawn where it grows; one that is stretched with every second would be redrawn whole.
const COLUMN_S: [u64; 18] =
    [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/// A bar of `columns`, full and empty part. It is full only when all are there, and empty only when
/// none is.
pub(super) fn bar(new: usize, of: usize, columns: usize, look: Look) -> (String, String) {
    let full = match (new, of) {
        (0, _) | (_, 0) => 0,
        (new, of) if new >= of => columns,
        (new, of) => (new * columns / of).clamp(1.min(columns), columns.saturating_sub(1)),
    };
    let (on, off) = if look.unicode { ("█", "░") } else { ("#", ".") };
    (on.repeat(full), off.repeat(columns - full))
}

/// The number of networks that had the news, from `from` until `now`, in at most `columns` signs and
/// `rows` lines, the upper line first. It is as long as the time that has passed.
pub(super) fn curve(
    history: &[(Moment, u16)],
    from: Moment,
    now: Moment,
    of: u16,
    (columns, rows): (usize, usize),
    look: Look,
) -> Vec<String> {
    let signs = if look.unicode { RISING } else { RISING_ASCII };
    let most = u64::try_from(columns.max(1)).unwrap_or(u64::MAX);
    let span = now.ms_since(from).max(1);
    let step = COLUMN_S.iter().map(|seconds| seconds * 1000).find(|step| step * most >= span);
    let step = step.unwrap_or(span.div_ceil(most));
    let rows = rows.max(1);
    let levels: Vec<usize> = (1..=span.div_ceil(step).min(most))
        .map(|column| {
            let at = from.plus_ms(step.saturating_mul(column)).min(now);
            let known = history.iter().take_while(|(when, _)| *when <= at).last();
            let count = known.map_or(0, |(_, count)| *count).min(of);
            // One eighth of a line is the least, so that nothing yet is seen to be measured.
            (usize::from(count) * rows * 8 / usize::from(of.max(1))).max(1)
        })
        .collect();
    let line = |row: usize| -> String {
        let below = (rows - 1 - row) * 8;
        levels.iter().map(|level| signs[level.saturating_sub(below).min(8)]).collect()
    };
    (0..rows).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RICH: Look = Look { color: false, unicode: true };

    #[test]
    fn a_bar_is_full_only_when_nobody_is_missing() {
        assert_eq!(bar(31, 31, 10, RICH), ("█".repeat(10), String::new()));
        assert_eq!(bar(999, 1000, 10, RICH).0.chars().count(), 9);
        assert_eq!(bar(1, 1000, 10, RICH).0.chars().count(), 1);
        assert_eq!(bar(0, 0, 10, RICH).0, "");
        assert_eq!(bar(1, 2, 0, RICH), (String::new(), String::new()));
    }

    #[test]
    fn a_curve_rises_with_the_count_and_ends_at_the_present_one() {
        let history = [(Moment(0), 0), (Moment(1500), 4), (Moment(3900), 8)];
        assert_eq!(curve(&history, Moment(0), Moment(4000), 8, (4, 1), RICH), ["▁▄▄█"]);
        assert_eq!(curve(&history, Moment(0), Moment(4000), 8, (4, 2), RICH), ["   █", "▁███"]);
        assert_eq!(curve(&[], Moment(5), Moment(0), 0, (3, 1), RICH), ["▁"]);
    }

    #[test]
    fn a_curve_grows_at_its_end_and_leaves_the_rest_as_it_was() {
        let history = [(Moment(0), 2), (Moment(30_000), 5), (Moment(40_000), 8)];
        let at = |now| curve(&history, Moment(0), Moment(now), 8, (48, 1), RICH).concat();
        assert!(at(45_000).starts_with(&at(31_000)));
        assert!(at(3_000_000).chars().count() <= 48);
    }
}
