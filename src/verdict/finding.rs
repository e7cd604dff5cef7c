//! Findings: what is wrong, as data. The sentence and the repair are made in `words`.

use crate::names::{Host, Name};
use crate::records::Rdata;

/// What kind of mistake it is. The order is the order of diagnosis: of several, the first makes the
/// headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// Entered at a company that does not publish the domain.
    WrongPanel,
    /// The panel put the domain behind a name that already had it.
    NameDoubled,
    /// The panel put the domain behind a target that was complete.
    TargetDoubled,
    /// Several SPF lines: receivers ignore them all (RFC 7208 §4.5).
    SpfMultiple,
    /// Something else stands there than what was wanted.
    RecordDifferent,
    /// What is wanted is not there.
    RecordMissing,
    /// Lines of the former mail company are still there.
    OldMxLeft,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Works, but not as it should.
    Warning,
    /// Mail is lost, or the plan is not carried out, until a person acts.
    Error,
}

/// One row a code: its name to machines, and its weight wherever it appears.
const TABLE: [(Code, &str, Severity); 7] = [
    (Code::WrongPanel, "wrong-panel", Severity::Error),
    (Code::NameDoubled, "name-doubled", Severity::Error),
    (Code::TargetDoubled, "target-doubled", Severity::Error),
    (Code::SpfMultiple, "spf-multiple", Severity::Error),
    (Code::RecordDifferent, "record-different", Severity::Error),
    (Code::RecordMissing, "record-missing", Severity::Error),
    (Code::OldMxLeft, "old-mx-left", Severity::Error),
];

impl Code {
    /// Every code, in the order of diagnosis.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(code, _, _)| *code)
    }

    /// The code as it stands in JSON; never translated.
    pub fn as_str(self) -> &'static str {
        self.row().1
    }

    /// How much it weighs.
    pub fn severity(self) -> Severity {
        self.row().2
    }

    fn row(self) -> &'static (Self, &'static str, Severity) {
        let found = TABLE.iter().find(|(code, _, _)| *code == self);
        found.expect("every code has its row, which a test proves")
    }
}

impl Severity {
    /// The word in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that is wrong. Texts are as the network gave them, not escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of mistake.
    pub code: Code,
    /// The wanted record it is about, by id; `None` for removals.
    pub record: Option<String>,
    /// What was seen, in presentation form; empty when nothing was.
    pub seen: String,
    /// What the plan wants there; empty when it wants nothing.
    pub expected: String,
    /// What the sentence and the repair need to know.
    pub detail: Detail,
}

/// What a sentence about a finding is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Nothing of it can be seen where the domain is published.
    WrongPanel,
    /// The record is there, under another name.
    NameDoubled {
        /// Where it was found.
        bad: Name,
        /// Where it belongs.
        good: Host,
    },
    /// The name is right and the target got the domain behind it.
    TargetDoubled {
        /// The target as served.
        bad: Name,
        /// The target wanted.
        good: Name,
    },
    /// Several SPF lines at one name.
    SpfMultiple {
        /// All of them, as served.
        lines: Vec<String>,
        /// The single line that replaces them.
        merged: String,
    },
    /// Something else is served.
    Different {
        /// What is served in its place.
        seen: Vec<Rdata>,
        /// What was wanted.
        wanted: Rdata,
        /// The first character of the wanted text that differs from the first text seen, counted
        /// from 0; its length when only something follows.
        first_difference: usize,
    },
    /// Nothing is served in its place.
    Missing,
    /// Lines that lead mail to the former company.
    OldMxLeft {
        /// Priority and server, lowest number first.
        lines: Vec<(u16, Name)>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_row_in_the_order_of_diagnosis() {
        let codes: Vec<Code> = Code::all().collect();
        let mut sorted = codes.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(codes, sorted);
        // An exhaustive match, so that a new code cannot be forgotten in the table.
        for code in codes {
            let name = match code {
                Code::WrongPanel => "wrong-panel",
                Code::NameDoubled => "name-doubled",
                Code::TargetDoubled => "target-doubled",
                Code::SpfMultiple => "spf-multiple",
                Code::RecordDifferent => "record-different",
                Code::RecordMissing => "record-missing",
                Code::OldMxLeft => "old-mx-left",
            };
            assert_eq!(code.as_str(), name);
        }
    }
}
