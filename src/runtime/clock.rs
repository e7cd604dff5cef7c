//! The only place that reads the clock; everything else receives a [`Moment`] in a message.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::observe::Moment;

/// The wall-clock time. A machine set before 1970 counts as 1970.
#[expect(clippy::disallowed_methods, reason = "this is the one place that may read the clock")]
pub fn now() -> Moment {
    moment(SystemTime::now())
}

/// A system time as a moment, in whole milliseconds.
pub(crate) fn moment(time: SystemTime) -> Moment {
    let passed = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_clock_runs_forwards_from_this_century() {
        let first = now();
        assert!(first > Moment(946_684_800_000));
        assert!(now() >= first);
    }

    #[test]
    fn a_time_before_1970_is_1970() {
        assert_eq!(moment(UNIX_EPOCH - Duration::from_secs(5)), Moment(0));
        assert_eq!(moment(UNIX_EPOCH + Duration::from_millis(1_500)), Moment(1_500));
    }
}
