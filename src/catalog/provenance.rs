//! Where a fact of the catalogue comes from, and when.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Pages and repositories, most authoritative first.
    pub source: Vec<String>,
    /// What the newest of them bears as its own date.
    pub date: Option<Day>,
    /// When the sources were last looked up, in the copy that was at hand, or looked for in vain. How
    /// old a page without a date is itself, nobody knows.
    pub checked: Option<Day>,
    /// True when the company itself, or two independent sources, say so.
    pub verified: bool,
}

impl Provenance {
    /// The newest day that stands behind the fact: that of its source, or that of the last look at it;
    /// `None` when nobody wrote one down.
    pub fn newest(&self) -> Option<Day> {
        self.date.max(self.checked)
    }
}

/// A day, a month or a year, as pages are dated: `2026-05-31`, `2026-05`, `2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: Option<u8>,
    of_month: Option<u8>,
}

/// What is written is no day, month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date; written as 2026-05-31, 2026-05 or 2026")]
pub struct NoDay;

impl Day {
    /// Months since the year 0, those of January for a year alone.
    pub fn months(self) -> u32 {
        u32::from(self.year) * 12 + u32::from(self.month.unwrap_or(1)) - 1
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let mut parts = text.split('-');
        let year = number(parts.next(), 4)?.ok_or(NoDay)?;
        let month = number(parts.next(), 2)?;
        let day = number(parts.next(), 2)?;
        let is_written_well = (1980..2200).contains(&year)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=31).contains(&day));
        if !is_written_well || parts.next().is_some() {
            return Err(NoDay);
        }
        let small = |part: Option<u16>| part.map(u8::try_from).transpose().map_err(|_other| NoDay);
        Ok(Self { year, month: small(month)?, of_month: small(day)? })
    }
}

/// A number of exactly so many digits.
fn number(part: Option<&str>, digits: usize) -> Result<Option<u16>, NoDay> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NoDay);
    }
    part.parse().map(Some).map_err(|_other| NoDay)
}

impl TryFrom<String> for Day {
    type Error = NoDay;

    fn try_from(text: String) -> Result<Self, NoDay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.of_month].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_a_month_or_a_year() {
        for text in ["2026-05-31", "2026-05", "2026"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
        let wrong =
            ["", "26", "2026-", "2026-5", "2026-13", "2026-05-32", "2026-05-31-1", "May 2026"];
        for text in wrong.into_iter().chain(["2026-٠5", "1026"]) {
            assert_eq!(text.parse::<Day>(), Err(NoDay), "{text:?}");
        }
    }

    #[test]
    fn a_page_looked_up_again_counts_from_then() {
        let day = |text: &str| text.parse::<Day>().ok();
        let mut fact = Provenance {
            source: vec!["a page".to_owned()],
            date: day("2024-08"),
            checked: None,
            verified: true,
        };
        assert_eq!(fact.newest(), day("2024-08"));
        fact.checked = day("2026-11-23");
        assert_eq!(fact.newest(), day("2026-11-23"));
    }
}
