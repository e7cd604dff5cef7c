//! How far the whole plan has come, and until when old answers may be remembered.

use crate::observe::Moment;

use super::{Finding, Severity};

/// No cache keeps anything longer than a week: BIND's `max-cache-ttl`, the most generous default.
pub const LONGEST_MEMORY_S: u32 = 604_800;

/// How far the plan has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// No server can be heard; nothing can be told.
    Unknown,
    /// A person must do something first.
    NeedsAction,
    /// No authoritative server has anything new.
    NotPublished,
    /// Some authoritative servers have it, or some of it.
    Publishing,
    /// All authoritative servers have all of it; no network was heard about it yet.
    Published,
    /// Networks are taking it over.
    Spreading,
    /// The networks that answer have it.
    Confirmed,
    /// Confirmed, and every answer given before the change has run out.
    ConfirmedEverywhere,
}

impl State {
    /// The word in JSON; never translated.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NeedsAction => "needs-action",
            Self::NotPublished => "not-published",
            Self::Publishing => "publishing",
            Self::Published => "published",
            Self::Spreading => "spreading",
            Self::Confirmed => "confirmed",
            Self::ConfirmedEverywhere => "confirmed-everywhere",
        }
    }

    /// The exit code of a command that ends in this state: 0 done, 1 waiting, 3 a person must act,
    /// 4 could not tell.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Confirmed | Self::ConfirmedEverywhere => 0,
            Self::Publishing | Self::Published | Self::Spreading => 1,
            Self::NotPublished | Self::NeedsAction => 3,
            Self::Unknown => 4,
        }
    }

    /// This state in the light of `findings`: an error asks for a person; anything less changes
    /// nothing.
    #[must_use]
    pub fn with(self, findings: &[Finding]) -> Self {
        let is_wrong = |finding: &Finding| finding.code.severity() == Severity::Error;
        if findings.iter().any(is_wrong) { Self::NeedsAction } else { self }
    }
}

/// When the last cache forgets what was there before: `t0` and the old TTL in seconds. A resolver
/// that keeps things shorter does not shorten it, because senders use other resolvers too.
pub const fn bound(t0: Moment, old_ttl: u32) -> Moment {
    t0.plus_seconds(remembered(old_ttl))
}

/// When the last cache stops asking the servers that published a zone until `moved`: then, and the
/// TTL of the delegation in seconds. What it learns from them at the very end lives on for the old
/// TTL, which [`bound`] adds.
pub const fn left_behind(moved: Moment, delegation_ttl: u32) -> Moment {
    moved.plus_seconds(remembered(delegation_ttl))
}

const fn remembered(ttl: u32) -> u32 {
    if ttl > LONGEST_MEMORY_S { LONGEST_MEMORY_S } else { ttl }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_ttl_does_not_make_anyone_wait_longer_than_a_week() {
        let t0 = Moment(0);
        assert_eq!(bound(t0, 3600), Moment(3_600_000));
        assert_eq!(bound(t0, u32::MAX), Moment(604_800_000));
    }

    #[test]
    fn a_warning_leaves_the_state_alone_and_an_error_asks_for_a_person() {
        let finding = Finding {
            code: super::super::Code::RecordMissing,
            record: None,
            seen: String::new(),
            expected: String::new(),
            detail: super::super::Detail::Missing,
        };
        assert_eq!(State::Spreading.with(&[]), State::Spreading);
        assert_eq!(State::Spreading.with(&[finding]), State::NeedsAction);
        assert_eq!(State::NeedsAction.exit_code(), 3);
    }
}
