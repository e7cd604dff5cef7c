//! The only place that reads the clock; everything else receives a [`Moment`] in a message.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::tz::TimeZone;

use crate::observe::Moment;

/// The machine's own time zone on Unix (tzfile(5)).
const LOCAL: &str = "/etc/localtime";

/// The largest zone there is has some 4 kB.
const MOST_ZONE_BYTES: usize = 65_536;

/// The wall-clock time. A machine set before 1970 counts as 1970.
#[expect(clippy::disallowed_methods, reason = "this is the one place that may read the clock")]
pub fn now() -> Moment {
    moment(SystemTime::now())
}

/// The time zone of this machine. Where `TZ` says nothing, `/etc/localtime` is read by itself: the
/// usual way lists all zones there are, which is half of the way to the first screen.
pub(crate) fn zone() -> TimeZone {
    let is_plain = super::tty::variable_text("TZ").is_none();
    let local = is_plain.then(|| std::fs::read(LOCAL).ok()).flatten();
    let local = local.filter(|data| data.len() <= MOST_ZONE_BYTES);
    let local = local.and_then(|data| TimeZone::tzif("Local", &data).ok());
    local.unwrap_or_else(TimeZone::system)
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
