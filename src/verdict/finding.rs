//! Findings: what is wrong, as data. The sentence and the repair are made in `words`.

use super::ServerWord;
use crate::names::{Host, Name};
use crate::observe::{Breach, Moment, Passage, Question, Server};
use crate::records::Rdata;

/// What kind of mistake it is. The order is the order of diagnosis: of several, the first makes the
/// headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// The network this machine is in answers DNS questions in the name of others, or lets none
    /// through.
    NetworkIntercepts,
    /// Nobody owns the domain, or it is on hold: the zone above knows no such name.
    DomainNotRegistered,
    /// Delegated to the servers where domains wait for their owner's confirmation.
    DomainSuspended,
    /// Entered at a company that does not publish the domain.
    WrongPanel,
    /// A server of the delegation does not publish the domain (RFC 1912 §2.8).
    LameServers,
    /// Servers that publish the domain say different things, or the zone above and the zone name
    /// different servers.
    ServersDisagree,
    /// Whoever validates signatures gets nothing (RFC 4035 §5).
    DnssecBroken,
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
    /// Resolvers still remember that there was nothing.
    CheckedTooEarly,
    /// Resolvers still remember what stood there before.
    OldTtl,
    /// A resolver gives a legal notice in place of answers.
    CourtOrderTxt,
    /// A resolver filters the domain out.
    FilteredResolver,
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
const TABLE: [(Code, &str, Severity); 17] = [
    (Code::NetworkIntercepts, "network-intercepts", Severity::Warning),
    (Code::DomainNotRegistered, "domain-not-registered", Severity::Error),
    (Code::DomainSuspended, "domain-suspended", Severity::Error),
    (Code::WrongPanel, "wrong-panel", Severity::Error),
    (Code::LameServers, "lame-servers", Severity::Warning),
    (Code::ServersDisagree, "servers-disagree", Severity::Warning),
    (Code::DnssecBroken, "dnssec-broken", Severity::Error),
    (Code::NameDoubled, "name-doubled", Severity::Error),
    (Code::TargetDoubled, "target-doubled", Severity::Error),
    (Code::SpfMultiple, "spf-multiple", Severity::Error),
    (Code::RecordDifferent, "record-different", Severity::Error),
    (Code::RecordMissing, "record-missing", Severity::Error),
    (Code::OldMxLeft, "old-mx-left", Severity::Error),
    (Code::CheckedTooEarly, "checked-too-early", Severity::Info),
    (Code::OldTtl, "old-ttl", Severity::Info),
    (Code::CourtOrderTxt, "court-order-txt", Severity::Info),
    (Code::FilteredResolver, "filtered-resolver", Severity::Info),
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
    /// Port 53 tells nothing that could be relied on.
    Intercepted(Passage),
    /// The zone above knows no such name.
    NotRegistered {
        /// The zone that said so.
        parent: Name,
    },
    /// The domain waits for its owner.
    Suspended {
        /// The name servers that give it away.
        name_servers: Vec<Name>,
    },
    /// Servers that do not publish the domain.
    Lame {
        /// Which, and how each stands.
        servers: Vec<(Server, ServerWord)>,
        /// How many servers do publish it.
        publishing: usize,
        /// How many servers there are, silent ones among them.
        of: usize,
    },
    /// Servers that say something else than the others.
    Disagree {
        /// Those in the minority, or behind by their serial.
        servers: Vec<(Server, ServerWord)>,
        /// How many servers answer.
        of: usize,
        /// What they disagree about.
        about: Vec<Question>,
        /// Since when the first of the others has had the newer answer; `None` in a single look.
        since: Option<Moment>,
    },
    /// The zone above names other servers than the zone itself.
    DelegationDiffers {
        /// Those named above, which askers follow at first.
        above: Vec<Name>,
        /// Those named by the zone's own servers.
        inside: Vec<Name>,
    },
    /// Validation fails.
    Dnssec(Breach),
    /// Resolvers that remember that there is nothing.
    Unheard {
        /// How many.
        resolvers: usize,
        /// When the last of them asks again; `None` when none of them said.
        until: Option<Moment>,
        /// When that was said.
        now: Moment,
    },
    /// Resolvers with the answer of before.
    OldAnswers {
        /// How many.
        resolvers: usize,
        /// When the last of them asks again.
        until: Moment,
        /// When that was said.
        now: Moment,
    },
    /// Resolvers that give a legal notice in place of answers.
    CourtOrder {
        /// Their names.
        resolvers: Vec<String>,
        /// The notice, unescaped; empty when none was given.
        notice: String,
    },
    /// Resolvers that filter the domain out.
    Filtered {
        /// Their names.
        resolvers: Vec<String>,
        /// The reason one of them gave, unescaped; empty when none did.
        reason: String,
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
                Code::NetworkIntercepts => "network-intercepts",
                Code::DomainNotRegistered => "domain-not-registered",
                Code::DomainSuspended => "domain-suspended",
                Code::LameServers => "lame-servers",
                Code::ServersDisagree => "servers-disagree",
                Code::DnssecBroken => "dnssec-broken",
                Code::CheckedTooEarly => "checked-too-early",
                Code::OldTtl => "old-ttl",
                Code::CourtOrderTxt => "court-order-txt",
                Code::FilteredResolver => "filtered-resolver",
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
