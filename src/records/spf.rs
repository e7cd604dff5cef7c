//! SPF (RFC 7208): the list of servers that may send for a domain, read, judged, counted, merged.
//!
//! It works on texts alone and keeps the spelling it was given. It asks no server: what an `include:`
//! leads to is handed in by the caller.

mod count;
mod meaning;
mod merge;
mod parse;
mod term;

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

pub use count::{Cost, LOOKUP_LIMIT, VOID_LIMIT, count};
pub use meaning::same_meaning;
pub use merge::{DropReason, Dropped, Merged, Tail, TailReason, merge};
pub use parse::{SpfFault, SpfFaultKind, is_spf, looks_like_spf, parse};

/// One SPF record: its terms in the order they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spf {
    terms: Vec<Term>,
}

/// One word of a record, with the spelling it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    text: String,
    meaning: Meaning,
}

/// What a term says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A test of the sender and what follows when it matches (RFC 7208 §4.6.1).
    Directive(Qualifier, Mechanism),
    /// Everything else is decided by the record of this domain (RFC 7208 §6.1).
    Redirect(String),
    /// Where the sentence for refused senders stands (RFC 7208 §6.2).
    Explanation(String),
    /// A modifier this standard does not know; receivers skip it (RFC 7208 §6).
    Unknown {
        /// What stands before the `=`.
        name: String,
        /// What stands after it.
        value: String,
    },
}

/// What a matching directive answers, from the softest to the hardest (RFC 7208 §4.6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Qualifier {
    /// `+`: may send.
    Pass,
    /// `?`: nothing is said.
    Neutral,
    /// `~`: probably may not.
    SoftFail,
    /// `-`: may not.
    Fail,
}

/// A test of the sending address (RFC 7208 §5). Domains are kept as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mechanism {
    /// Matches always.
    All,
    /// Whoever may send for that domain.
    Include(String),
    /// The addresses of the domain, or of another.
    A(Option<String>, Prefixes),
    /// The addresses of its mail servers.
    Mx(Option<String>, Prefixes),
    /// Reverse names; "do not use" (RFC 7208 §5.5).
    Ptr(Option<String>),
    /// IPv4 addresses, with the length of the network part in bits.
    Ip4(Ipv4Addr, u8),
    /// IPv6 addresses, with the length of the network part in bits.
    Ip6(Ipv6Addr, u8),
    /// Any address record at that name.
    Exists(String),
}

/// How many leading bits of an address must agree; 32 and 128 when nothing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prefixes {
    /// For IPv4, 0 to 32.
    pub ip4: u8,
    /// For IPv6, 0 to 128.
    pub ip6: u8,
}

/// What is allowed by the grammar and yet worth a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Oddity {
    /// `+all`: the whole world may send.
    EveryoneMaySend,
    /// Neither `all` nor `redirect=`: the record ends without an answer.
    NoTail,
    /// `?all`: the record protects nothing.
    NeutralTail,
    /// Nobody may send: `v=spf1 -all` and nothing else.
    Parked,
    /// This directive stands after `all` and is never read.
    AfterAll(String),
    /// `redirect=` beside `all` is ignored (RFC 7208 §6.1).
    RedirectIgnored(String),
    /// `ptr` should not be used any more (RFC 7208 §5.5).
    Ptr(String),
    /// `include=` where `include:` was meant: receivers skip it.
    EqualsForColon(String),
}

impl Spf {
    /// The terms in the order written.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The answer of the first `all`.
    pub fn all(&self) -> Option<Qualifier> {
        self.terms.iter().find_map(Term::all)
    }

    /// The domain of `redirect=`, when no `all` takes its effect away.
    pub fn redirect(&self) -> Option<&str> {
        if self.all().is_some() {
            return None;
        }
        self.terms.iter().find_map(|term| match &term.meaning {
            Meaning::Redirect(domain) => Some(domain.as_str()),
            _ => None,
        })
    }

    /// The terms a receiver can come to: directives up to `all`, or `redirect=` where there is none.
    pub fn effective(&self) -> impl Iterator<Item = &Term> {
        let has_all = self.all().is_some();
        let mut is_over = false;
        self.terms.iter().filter(move |term| match &term.meaning {
            Meaning::Directive(_, mechanism) => {
                let counts = !is_over;
                is_over |= matches!(mechanism, Mechanism::All);
                counts
            }
            Meaning::Redirect(_) => !has_all,
            Meaning::Explanation(_) | Meaning::Unknown { .. } => false,
        })
    }

    /// How many DNS look-ups the terms of this record cost by themselves, without what they lead to
    /// (RFC 7208 §4.6.4: `include`, `a`, `mx`, `ptr`, `exists`, `redirect`).
    pub fn lookups_own(&self) -> u32 {
        self.effective().fold(0, |sum, term| sum + u32::from(term.costs_lookup()))
    }

    /// True when `wanted` (`include:_spf.google.com`, `a`, `ip4:192.0.2.1`) already lets its servers
    /// send. A `redirect=` to the domain of a wanted `include:` does the same job.
    pub fn lets_send(&self, wanted: &str) -> bool {
        let Ok(wanted) = term::read(wanted) else { return false };
        let Meaning::Directive(Qualifier::Pass, mechanism) = &wanted.meaning else { return false };
        let key = meaning::key(mechanism);
        self.effective().any(|term| match &term.meaning {
            Meaning::Directive(qualifier, own) => {
                *qualifier == Qualifier::Pass && meaning::key(own) == key
            }
            Meaning::Redirect(domain) => meaning::key(&Mechanism::Include(domain.clone())) == key,
            _ => false,
        })
    }

    /// What the grammar allows and a person should still hear about.
    pub fn oddities(&self) -> Vec<Oddity> {
        let mut odd = Vec::new();
        let mut all = None;
        for term in &self.terms {
            match &term.meaning {
                Meaning::Directive(_, _) if all.is_some() => {
                    odd.push(Oddity::AfterAll(term.text.clone()));
                }
                Meaning::Directive(qualifier, Mechanism::All) => all = Some(*qualifier),
                Meaning::Directive(_, Mechanism::Ptr(_)) => {
                    odd.push(Oddity::Ptr(term.text.clone()));
                }
                Meaning::Redirect(_) if self.all().is_some() => {
                    odd.push(Oddity::RedirectIgnored(term.text.clone()));
                }
                Meaning::Unknown { name, .. } if term::is_mechanism(name) => {
                    odd.push(Oddity::EqualsForColon(term.text.clone()));
                }
                _ => {}
            }
        }
        match all {
            Some(Qualifier::Pass) => odd.push(Oddity::EveryoneMaySend),
            Some(Qualifier::Neutral) => odd.push(Oddity::NeutralTail),
            Some(Qualifier::Fail) if self.effective().count() == 1 => odd.push(Oddity::Parked),
            None if self.redirect().is_none() => odd.push(Oddity::NoTail),
            _ => {}
        }
        odd
    }
}

/// The record as it goes into DNS.
impl fmt::Display for Spf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("v=spf1")?;
        self.terms.iter().try_for_each(|term| write!(f, " {}", term.text))
    }
}

impl Term {
    /// The spelling it had.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it says.
    pub fn meaning(&self) -> &Meaning {
        &self.meaning
    }

    /// True for the terms RFC 7208 §4.6.4 counts.
    pub fn costs_lookup(&self) -> bool {
        match &self.meaning {
            Meaning::Directive(_, mechanism) => {
                !matches!(mechanism, Mechanism::All | Mechanism::Ip4(..) | Mechanism::Ip6(..))
            }
            Meaning::Redirect(_) => true,
            Meaning::Explanation(_) | Meaning::Unknown { .. } => false,
        }
    }

    fn all(&self) -> Option<Qualifier> {
        match self.meaning {
            Meaning::Directive(qualifier, Mechanism::All) => Some(qualifier),
            _ => None,
        }
    }
}

impl Qualifier {
    /// `all` with this answer, as it is written.
    pub const fn all(self) -> &'static str {
        match self {
            Self::Pass => "+all",
            Self::Neutral => "?all",
            Self::SoftFail => "~all",
            Self::Fail => "-all",
        }
    }
}
