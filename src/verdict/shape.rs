//! Values that stand at the right name and came out wrong on the way into the panel.
//!
//! While a person types, only values that were not there before are looked at. What is recognised here
//! is told by its own name instead of as "different" or "missing".

mod alias;
mod key;
mod route;
mod rule;
mod senders;
mod text;

use std::net::IpAddr;

use super::entered::{Entered, found};
use super::meaning::{Family, family};
use super::{Code, Detail, Finding, Scene};
use crate::names::Name;
use crate::observe::Moment;
use crate::records::dkim::DkimFaultKind;
use crate::records::dmarc::DmarcFaultKind;
use crate::records::spf::SpfFaultKind;
use crate::records::{Rdata, Rtype};

pub(super) use key::twice;
pub(super) use route::are_routing;
pub(super) use senders::merged;

/// A mail line: its number and its server.
type Line = (u16, Name);

/// A value that came out wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeFault {
    /// Quotation marks or backslashes are part of the text.
    Quotes {
        /// The text.
        text: String,
    },
    /// Characters that nobody sees, or that only look right.
    Invisible {
        /// The text, or the name of the server.
        text: String,
        /// These characters, each once.
        characters: Vec<char>,
    },
    /// Numbers where the name of a server belongs.
    Address {
        /// What stands there.
        exchange: Name,
        /// The numbers.
        address: IpAddr,
    },
    /// Something beside the name of the server in its box.
    Crowded {
        /// What stands there.
        exchange: Name,
        /// What is too much.
        what: Crowding,
    },
    /// The server's name is misspelt.
    Typo {
        /// As it stands there.
        bad: Name,
        /// As it should be.
        good: Name,
    },
    /// A server of Microsoft that is not the one of this domain.
    Microsoft {
        /// As it stands there.
        bad: Name,
        /// As it should be.
        good: Name,
        /// What went wrong.
        slip: MicrosoftSlip,
    },
    /// The right servers in another order.
    Order {
        /// As they are tried now.
        seen: Vec<Line>,
        /// As they should be tried.
        wanted: Vec<Line>,
    },
    /// A setting of Namecheap keeps these lines in place.
    NamecheapSettings {
        /// The lines.
        lines: Vec<Line>,
    },
    /// Cloudflare Email Routing keeps these lines in place.
    CloudflareRouting {
        /// The lines.
        lines: Vec<Line>,
    },
    /// The list of senders cannot be read.
    SendersUnreadable {
        /// As it stands there.
        text: String,
        /// The character of the fault, counted from 0.
        at: usize,
        /// What is wrong there.
        kind: SpfFaultKind,
        /// The whole line as it should be.
        merged: String,
    },
    /// The list of senders leaves some out.
    SendersLacking {
        /// As it stands there.
        text: String,
        /// Who is left out, as written in such a list.
        missing: Vec<String>,
        /// The whole line as it should be.
        merged: String,
    },
    /// A sender in the list is misspelt.
    SendersMisspelt {
        /// As it stands there.
        text: String,
        /// The sender as written, and as it should be.
        bad: String,
        /// See `bad`.
        good: String,
        /// The whole line as it should be.
        merged: String,
    },
    /// The list says that nobody may send.
    SendersParked {
        /// As it stands there.
        text: String,
        /// The whole line as it should be.
        merged: String,
    },
    /// The secret half of the key, which is not shown.
    PrivateKey,
    /// The key cannot be used.
    BrokenKey {
        /// As it stands there.
        text: String,
        /// The character of the fault, counted from 0.
        at: usize,
        /// What is wrong.
        kind: DkimFaultKind,
    },
    /// Several keys at one name.
    TwoKeys {
        /// As they stand there.
        texts: Vec<String>,
    },
    /// An address answers where the alias of the key should be.
    KeyFlattened {
        /// The addresses.
        addresses: Vec<Rdata>,
    },
    /// The key was entered as another type of record.
    KeyType {
        /// What stands there.
        seen: Rdata,
        /// The type it should have.
        rtype: Rtype,
    },
    /// A whole key, and not the one that was given.
    OtherKey {
        /// As it stands there.
        text: String,
        /// The first character that differs, counted from 0.
        first_difference: usize,
    },
    /// Microsoft's two aliases.
    Selectors(SelectorSlip),
    /// Several rules for fakes.
    SeveralRules {
        /// As they stand there.
        lines: Vec<String>,
    },
    /// The rule for fakes cannot be read, or not wholly.
    RuleUnreadable {
        /// As it stands there.
        text: String,
        /// The character of the fault, counted from 0.
        at: usize,
        /// What is wrong there.
        kind: DmarcFaultKind,
    },
    /// The proof of ownership.
    Token {
        /// As it stands there.
        text: String,
        /// What is wrong with it.
        slip: TokenSlip,
    },
    /// Nothing arrived long after it was said to be saved.
    NotSaved,
}

/// What stands beside a server's name in its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crowding {
    /// The number that says which server is tried first.
    Number,
    /// A slash, as in a web address.
    Web,
    /// An at sign, as in a mail address.
    Mailbox,
    /// A colon, as before a port.
    Port,
}

/// How a Microsoft 365 server came to be another one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MicrosoftSlip {
    /// The dots of the domain were kept: Microsoft writes dashes.
    Dots,
    /// The name before the own domain, `….onmicrosoft.com`.
    Tenant,
    /// The server of another domain.
    Other,
}

/// What is wrong with Microsoft's two key aliases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelectorSlip {
    /// Each leads where the other should.
    Swapped {
        /// Where this one leads.
        seen: Name,
    },
    /// Only the other one is there.
    OneOfTwo {
        /// The name of the one that is there.
        there: Name,
    },
}

/// What is wrong with a proof of ownership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenSlip {
    /// What stands before the `=` was left out.
    PrefixDropped {
        /// With its `=`.
        prefix: String,
    },
    /// One from another time or account.
    Other,
}

impl ShapeFault {
    /// True when something else stands in the place of the record.
    pub(super) fn is_replaced(&self) -> bool {
        !matches!(
            self,
            Self::NotSaved
                | Self::NamecheapSettings { .. }
                | Self::CloudflareRouting { .. }
                | Self::Selectors(SelectorSlip::OneOfTwo { .. })
        )
    }
}

/// What is known to be wrong with the values of a card.
pub(super) fn recognised(case: &Entered<'_>, now: Moment) -> Option<Finding> {
    match case.step.rtype {
        Rtype::Mx => route::recognised(case, now),
        Rtype::Txt => case.lacking().find_map(|wanted| {
            let Rdata::Txt(right) = &wanted.data else { return None };
            let by_family = || match family(right) {
                Family::Spf => senders::recognised(case, wanted, right),
                Family::Dkim => key::recognised(case, wanted, right),
                Family::Dmarc => rule::recognised(case, wanted),
                Family::Key(_) | Family::Bare => rule::token(case, wanted, right),
            };
            key::secret(case, wanted, right)
                .or_else(|| text::recognised(case, wanted, right))
                .or_else(by_family)
        }),
        Rtype::Cname => alias::recognised(case, now),
        _ => None,
    }
}

/// Nothing new long after "saved".
pub(super) fn not_saved(case: &Entered<'_>, now: Moment) -> Option<Finding> {
    let is_unchanged = !case.is_news() && case.is_overdue(now);
    let wanted = case.lacking().next().filter(|_| is_unchanged)?;
    let detail = Detail::Shape(ShapeFault::NotSaved);
    Some(found(Code::NotSaved, wanted, String::new(), detail))
}

/// The findings of this family in what is published now that no card looks at: a second key beside
/// one that stays.
pub(super) fn review(scene: &Scene<'_>) -> Vec<Finding> {
    let Some(plan) = scene.plan else { return Vec::new() };
    let kept = plan.kept.iter().filter(|kept| kept.is_wanted);
    let second = kept.filter_map(|kept| {
        let Rdata::Txt(right) = &kept.data else { return None };
        let texts = scene.texts(&kept.host.absolute(scene.domain))?;
        let texts = key::several(right, texts.iter().map(String::as_str))?;
        Some(Finding {
            code: Code::DkimTwoKeys,
            record: Some(kept.id.clone()),
            seen: texts.join("\n"),
            expected: right.clone(),
            detail: Detail::Shape(ShapeFault::TwoKeys { texts }),
        })
    });
    second.collect()
}
