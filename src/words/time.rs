//! Clock times, dates and spans, in the person's zone and language.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::{Arg, Words};
use crate::catalog::Lang;
use crate::observe::Moment;

const MINUTE_S: u64 = 60;
const MINUTE_MS: i64 = 60_000;

/// From here on the end of a wait is told to five minutes.
const COARSE_FROM_MS: u64 = 600_000;
const HOUR_S: u64 = 3600;
const DAY_S: u64 = 86_400;

impl Words {
    /// "16:40", "16 h 40".
    pub fn clock(&self, moment: Moment) -> String {
        let local = self.local(moment);
        match self.lang {
            Lang::En => format!("{}:{:02}", local.hour(), local.minute()),
            Lang::Fr => format!("{}\u{a0}h\u{a0}{:02}", local.hour(), local.minute()),
        }
    }

    /// When something will be, to stand after "by" in English and alone in French: "16:40",
    /// "tomorrow at 16:40", "25 November at 16:40"; "à 16 h 40", "le 25 novembre à 16 h 40".
    pub fn when(&self, moment: Moment, now: Moment) -> String {
        self.moment_words(moment, now, "time-today")
    }

    /// By when something will be so at the latest: as [`Self::when`], rounded up, because a clock that
    /// shows 16:40 for 16:40:59 would be wrong for a minute. What is further away is rounded to five
    /// minutes; nobody plans finer.
    pub fn by(&self, moment: Moment, now: Moment) -> String {
        let unit = if moment.ms_since(now) >= COARSE_FROM_MS { 5 * MINUTE_MS } else { MINUTE_MS };
        let over = moment.0.rem_euclid(unit);
        let up = if over == 0 { 0 } else { unit - over };
        self.when(Moment(moment.0.saturating_add(up)), now)
    }

    /// When something will happen, standing alone: "at 16:40", "tomorrow at 16:40".
    pub fn when_at(&self, moment: Moment, now: Moment) -> String {
        self.moment_words(moment, now, "time-today-at")
    }

    /// When something was: "today at 16:40", "yesterday at 16:40", "21 November at 16:40".
    pub fn when_past(&self, moment: Moment, now: Moment) -> String {
        self.moment_words(moment, now, "time-earlier-today")
    }

    /// Since when something is so, to stand after "since": "16:40", "yesterday at 16:40".
    pub fn since(&self, moment: Moment, now: Moment) -> String {
        if day_distance(self.local(now).date(), self.local(moment).date()) == 0 {
            return self.clock(moment);
        }
        self.when_past(moment, now)
    }

    fn moment_words(&self, moment: Moment, now: Moment, today: &str) -> String {
        let id = match day_distance(self.local(now).date(), self.local(moment).date()) {
            0 => today,
            1 => "time-tomorrow",
            -1 => "time-yesterday",
            _ => "time-on-day",
        };
        let is_this_year = self.local(now).year() == self.local(moment).year();
        let date = if is_this_year { self.day(moment) } else { self.date(moment) };
        self.say_with(id, &[("clock", self.clock(moment).into()), ("date", date.into())])
    }

    /// "23 November 2026", "23 novembre 2026".
    pub fn date(&self, moment: Moment) -> String {
        format!("{} {}", self.day(moment), self.local(moment).year())
    }

    /// "23 November", "1er décembre".
    pub fn day(&self, moment: Moment) -> String {
        let date = self.local(moment).date();
        let month = usize::from(date.month().unsigned_abs()).clamp(1, 12);
        let month = self.say(MONTHS[month - 1]);
        match (self.lang, date.day()) {
            (Lang::Fr, 1) => format!("1er {month}"),
            (_, day) => format!("{day} {month}"),
        }
    }

    /// "15 seconds", "20 minutes", "1 hour", "2 days": to the nearest unit that a person would say.
    pub fn duration(&self, seconds: u64) -> String {
        let (id, count) = match seconds {
            0..90 => ("time-seconds", seconds),
            s if s < 90 * MINUTE_S => ("time-minutes", rounded(s, MINUTE_S)),
            s if s < 36 * HOUR_S => ("time-hours", rounded(s, HOUR_S)),
            s => ("time-days", rounded(s, DAY_S)),
        };
        let (id, count) = match (id, count) {
            ("time-seconds", 60) => ("time-minutes", 1),
            ("time-minutes", 60) => ("time-hours", 1),
            ("time-hours", 24) => ("time-days", 1),
            other => other,
        };
        self.say_with(id, &[("count", count.into())])
    }

    /// "2 s ago", "4 min ago", for narrow columns; "just now" below a second.
    pub fn ago(&self, ms: u64) -> String {
        let seconds = ms / 1000;
        let (id, count): (&str, u64) = match seconds {
            0 => return self.say("time-just-now"),
            s if s < MINUTE_S => ("time-ago-seconds", s),
            s if s < HOUR_S => ("time-ago-minutes", s / MINUTE_S),
            s if s < DAY_S => ("time-ago-hours", s / HOUR_S),
            s => ("time-ago-days", s / DAY_S),
        };
        self.say_with(id, &[("count", Arg::Number(count))])
    }

    fn local(&self, moment: Moment) -> DateTime {
        let utc = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
        self.zone.to_datetime(utc)
    }
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

fn rounded(seconds: u64, unit: u64) -> u64 {
    (seconds + unit / 2) / unit
}

/// Whole days from `from` to `to`.
fn day_distance(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}
