//! Findings: what is wrong, as data. The sentence and the repair are made in `words`.

use super::{
    AroundFault, AstrayFault, Code, KeyFault, PolicyFault, RouteFault, SenderFault, ServerWord,
    ShapeFault,
};
use crate::names::{Host, Name};
use crate::observe::{Breach, Moment, Passage, Question, Server};
use crate::records::Rdata;

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

impl Finding {
    /// Where the record was found, when that is not where it belongs.
    pub fn place(&self) -> Option<&Name> {
        match &self.detail {
            Detail::NameDoubled { bad, .. } => Some(bad),
            Detail::Astray(fault) => fault.place(),
            _ => None,
        }
    }

    /// True when something else stands in the place of the record.
    pub(super) fn is_replaced(&self) -> bool {
        match &self.detail {
            Detail::Different { .. }
            | Detail::TargetDoubled { .. }
            | Detail::SpfMultiple { .. }
            | Detail::Astray(AstrayFault::CatchAll { .. } | AstrayFault::AliasAtApex { .. }) => {
                true
            }
            Detail::Shape(fault) => fault.is_replaced(),
            _ => false,
        }
    }
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
    /// The record is there, at another name.
    Astray(AstrayFault),
    /// The record is at its name, and its value is malformed.
    Shape(ShapeFault),
    /// The mail route.
    Route(RouteFault),
    /// The list of senders.
    Senders(SenderFault),
    /// The signature keys.
    Key(KeyFault),
    /// The rule for fakes.
    Policy(PolicyFault),
    /// What lies around the records.
    Around(AroundFault),
}
