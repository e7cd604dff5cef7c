//! How far it is, as a bar, and how it got there, as a curve.

use super::Look;
use crate::observe::Moment;

const RISING: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const RISING_ASCII: [&str; 8] = ["_", ".", ":", "-", "=", "+", "*", "#"];

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

/// The number of networks that had the news, from `from` until `now`, in `columns` signs.
pub(super) fn curve(
    history: &[(Moment, u16)],
    from: Moment,
    now: Moment,
    of: u16,
    columns: usize,
    look: Look,
) -> String {
    let signs = if look.unicode { RISING } else { RISING_ASCII };
    let span = now.ms_since(from).max(1);
    let columns_ms = u64::try_from(columns.max(1)).unwrap_or(u64::MAX);
    let mut shown = String::new();
    for column in 1..=columns_ms {
        let at = from.plus_ms(span.saturating_mul(column) / columns_ms);
        let known = history.iter().take_while(|(when, _)| *when <= at).last();
        let count = known.map_or(0, |(_, count)| *count).min(of);
        let level = usize::from(count) * (signs.len() - 1) / usize::from(of.max(1));
        shown.push_str(signs.get(level).copied().unwrap_or(" "));
    }
    shown
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
        let history = [(Moment(0), 0), (Moment(500), 4), (Moment(900), 8)];
        assert_eq!(curve(&history, Moment(0), Moment(1000), 8, 4, RICH), "▁▄▄█");
        assert_eq!(curve(&[], Moment(5), Moment(0), 0, 3, RICH), "▁▁▁");
    }
}
