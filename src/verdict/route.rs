//! The mail route as it is published: MX lines and the servers they lead to.
//!
//! A null MX (RFC 7505) alone is an answer, "this domain takes no mail": it is a mistake only where
//! mail is wanted, or beside a server. The same server in two lines harms nobody and is no finding.

mod lines;
mod sets;
#[cfg(test)]
mod tests;

pub(super) use lines::is_followed;

use super::target::{self, Reach};
use super::{Code, Detail, Finding, Scene};
use crate::names::Name;
use crate::records::{Rdata, Rtype, spf};
use lines::{Kind, kind_of};

/// One mail line: its number and its server.
pub type MxLine = (u16, Name);

/// What is wrong with a mail route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RouteFault {
    /// "This domain takes no mail" (RFC 7505).
    NoMail {
        /// The servers that stand beside it; empty when it stands alone and mail is wanted.
        beside: Vec<MxLine>,
    },
    /// There is no mail line, and the domain itself has an address.
    NoRoute,
    /// Numbers in place of a server's name.
    Numbers {
        /// The lines.
        lines: Vec<MxLine>,
    },
    /// The number, a web address or a mailbox in the box of the server.
    NotAServer {
        /// The lines.
        lines: Vec<MxLine>,
        /// What was probably meant in the first of them.
        meant: Option<MxLine>,
    },
    /// Servers that do not exist or have no address.
    Nowhere {
        /// The lines.
        lines: Vec<MxLine>,
        /// The server that was probably meant in the first of them.
        meant: Option<Name>,
    },
    /// Microsoft 365 servers that are not this domain's.
    WrongTenant {
        /// The lines.
        lines: Vec<MxLine>,
        /// The name with dashes, where the one in the first of them has dots.
        meant: Option<Name>,
    },
    /// Nothing but lines that prove who owns the domain.
    OnlyProof {
        /// The lines.
        lines: Vec<MxLine>,
    },
    /// Mail tries the servers in another order than their company wants.
    Order {
        /// The lines as they are.
        lines: Vec<MxLine>,
        /// The lines as the company gives them.
        wanted: Vec<MxLine>,
    },
    /// Lines of Google's sets that belong to different sets, or are not all there.
    Mixture {
        /// The lines.
        lines: Vec<MxLine>,
        /// What is wrong with them together.
        kind: Mixture,
    },
    /// A server's name is an alias.
    Alias {
        /// The line.
        line: MxLine,
        /// Where the alias leads.
        target: Name,
    },
    /// Stand-ins that Cloudflare puts in place of a server behind its web proxy.
    Proxied {
        /// The lines.
        lines: Vec<MxLine>,
    },
    /// Lines of another company behind the one that receives the mail.
    Spare {
        /// The lines.
        lines: Vec<MxLine>,
        /// Who receives the mail, by name.
        main: String,
    },
}

/// What is wrong with Google's lines together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mixture {
    /// Some of the five.
    Partial,
    /// The one line of today beside lines of the five.
    Both,
    /// Servers that Google takes out of use (`mx1.smtp.goog`).
    Retired,
}

/// The findings of this family in what is published now.
pub(super) fn review(scene: &Scene<'_>) -> Vec<Finding> {
    let Some(lines) = scene.mx() else { return Vec::new() };
    // An alias hides whatever mail lines there are, which is a finding of its own.
    if scene.alias(&scene.apex()).is_some() {
        return Vec::new();
    }
    if lines.is_empty() {
        return no_route(scene).into_iter().collect();
    }
    let sorted: Vec<(Kind, MxLine)> =
        lines.iter().map(|line| (kind_of(scene, line), line.clone())).collect();
    let of = |wanted: Kind| -> Vec<MxLine> {
        sorted.iter().filter(|(kind, _)| *kind == wanted).map(|(_, line)| line.clone()).collect()
    };
    let servers = of(Kind::Server);
    let mut faults: Vec<(Code, RouteFault)> = Vec::new();
    if !of(Kind::NoMail).is_empty() {
        let beside: Vec<MxLine> =
            lines.iter().filter(|(_, name)| *name != Name::root()).cloned().collect();
        let is_wanted = scene.plan.is_some_and(wants_route);
        if !beside.is_empty() || is_wanted {
            faults.push((Code::NullMx, RouteFault::NoMail { beside }));
        }
    }
    faults.extend(lines::faults(scene, &sorted));
    let proofs = of(Kind::Proof);
    if !proofs.is_empty() && proofs.len() == lines.len() {
        faults.push((Code::VerificationMx, RouteFault::OnlyProof { lines: proofs }));
    }
    faults.extend(sets::faults(scene, &servers));
    let record = record(scene, &servers);
    faults.into_iter().map(|(code, fault)| finding(code, record.clone(), fault)).collect()
}

/// True for a card's "lines of the old company" of which the review says what is really wrong.
pub(super) fn explains(review: &[Finding], card: &Finding) -> bool {
    let Detail::OldMxLeft { lines } = &card.detail else { return false };
    let known: Vec<&MxLine> = review
        .iter()
        .filter_map(|finding| match &finding.detail {
            Detail::Route(fault) => Some(fault),
            _ => None,
        })
        .flat_map(RouteFault::lines)
        .collect();
    let is_known = |line: &MxLine| line.1 == Name::root() || known.contains(&line);
    let has_fault = review.iter().any(|finding| matches!(finding.detail, Detail::Route(_)));
    has_fault && lines.iter().all(is_known)
}

impl RouteFault {
    /// The lines it is about, of which a person is told what to do with them.
    fn lines(&self) -> &[MxLine] {
        match self {
            Self::Numbers { lines }
            | Self::NotAServer { lines, .. }
            | Self::Nowhere { lines, .. }
            | Self::WrongTenant { lines, .. }
            | Self::OnlyProof { lines }
            | Self::Mixture { lines, .. } => lines,
            _ => &[],
        }
    }

    /// What was seen, in presentation form.
    fn seen(&self) -> Vec<String> {
        let shown = |lines: &[MxLine]| {
            lines.iter().map(|(number, name)| format!("{number} {name}")).collect()
        };
        match self {
            Self::NoMail { beside } => {
                std::iter::once("0 .".to_owned()).chain(shown(beside)).collect()
            }
            Self::NoRoute => Vec::new(),
            Self::Alias { line, .. } => shown(std::slice::from_ref(line)),
            Self::Order { lines, .. } | Self::Proxied { lines } | Self::Spare { lines, .. } => {
                shown(lines)
            }
            other => shown(other.lines()),
        }
    }

    /// What should stand there, where that is known.
    fn expected(&self) -> String {
        match self {
            Self::NotAServer { meant: Some((number, name)), .. } => format!("{number} {name}"),
            Self::Nowhere { meant: Some(name), .. }
            | Self::WrongTenant { meant: Some(name), .. }
            | Self::Alias { target: name, .. } => name.to_string(),
            Self::Order { wanted, .. } => {
                let line = |(number, name): &MxLine| format!("{number} {name}");
                wanted.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            _ => String::new(),
        }
    }
}

fn finding(code: Code, record: Option<String>, fault: RouteFault) -> Finding {
    // These are not about a record that the plan wants.
    let is_beside = matches!(
        fault,
        RouteFault::Alias { .. } | RouteFault::Proxied { .. } | RouteFault::Spare { .. }
    );
    Finding {
        code,
        record: record.filter(|_| !is_beside),
        seen: fault.seen().join("\n"),
        expected: fault.expected(),
        detail: Detail::Route(fault),
    }
}

/// The wanted line in whose place something else stands: the first that is not served, and where the
/// order is what differs, the first.
fn record(scene: &Scene<'_>, servers: &[MxLine]) -> Option<String> {
    let wanted = scene.plan?.wanted();
    let lines = || wanted.iter().filter(|one| one.data.rtype() == Rtype::Mx);
    let is_there = |data: &Rdata| match data {
        Rdata::Mx { exchange, .. } => servers.iter().any(|(_, there)| there == exchange),
        _ => false,
    };
    let lacking = lines().find(|one| !is_there(&one.data));
    lacking.or_else(|| lines().next()).map(|one| one.id.clone())
}

fn wants_route(plan: &crate::plan::Plan) -> bool {
    plan.wanted().iter().any(|one| one.data.rtype() == Rtype::Mx)
}

/// Without a mail line, mail goes to the domain's own address. Where nobody wants mail and the list
/// of senders says that the domain sends none, that is nothing new to anybody.
fn no_route(scene: &Scene<'_>) -> Option<Finding> {
    let texts = scene.texts(&scene.apex()).unwrap_or_default();
    let is_parked = |text: &String| {
        spf::parse(text).is_ok_and(|list| list.oddities().contains(&spf::Oddity::Parked))
    };
    let is_wanted = scene.plan.is_some_and(wants_route);
    if !is_wanted && (scene.plan.is_some() || texts.iter().any(is_parked)) {
        return None;
    }
    (target::reach(scene, &scene.apex()) == Reach::Somewhere)
        .then(|| finding(Code::NoMx, record(scene, &[]), RouteFault::NoRoute))
}
