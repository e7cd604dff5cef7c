//! The hunt: where a record goes astray on the way from a form into DNS.
//!
//! Panels put the domain behind a name that had it, drop an underscore, or take the name of another
//! line. Only the domain's own servers are asked, never a resolver, and only so often.

use super::meaning::{Family, family};
use crate::names::{Domain, Host, Name};
use crate::observe::Question;
use crate::plan::{Plan, Step};
use crate::records::{Rdata, Rtype};

/// Questions for one open card: each goes to one server, again and again while a person types.
pub(crate) const MOST_A_CARD: usize = 9;

/// Questions for one look at a whole domain. Each is asked once.
const MOST_A_LOOK: usize = 30;

/// The names of hosts that are mistaken for the name of the mail domain, the likeliest first.
const HOSTS: [&str; 5] = ["www", "mail", "\\@", "mx", "smtp"];

/// The names that are mistaken for the place of the list of senders, the likeliest first.
const SENDER_HOSTS: [&str; 6] = ["spf", "_spf", "www", "\\@", "mail", "_dmarc"];

/// The key names that providers and panels propose.
const SELECTORS: [&str; 8] =
    ["default", "google", "selector1", "selector2", "dkim", "mail", "s1", "k1"];

/// What a record found at a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The panel put the domain behind a name that had it.
    Doubled,
    /// The underscore is gone.
    Plain,
    /// The domain itself, for what belongs below it.
    Apex,
    /// The name of something else.
    Other,
    /// The place of another key.
    Selector,
    /// A name nobody made: whatever answers there is a catch-all line.
    CatchAll,
    /// The record's own name, asked for another type.
    Own,
}

/// What to ask beside the plan's own questions while this card is open, the likeliest first.
pub fn hunt(plan: &Plan, step: &Step) -> Vec<Question> {
    let own = plan.questions();
    let places = places(plan, step).into_iter().map(|(_, question)| question);
    places.filter(|question| !own.contains(question)).take(MOST_A_CARD).collect()
}

/// What to ask once for all of `steps` that is not `known`: by turns, the likeliest of each first.
pub(super) fn hunt_all(
    plan: &Plan,
    steps: &[&Step],
    is_known: impl Fn(&Question) -> bool,
) -> Vec<Question> {
    let of_each: Vec<Vec<(Place, Question)>> =
        steps.iter().map(|step| places(plan, step)).collect();
    let longest = of_each.iter().map(Vec::len).max().unwrap_or_default();
    let mut asked: Vec<Question> = Vec::new();
    let by_turns = (0..longest).flat_map(|at| of_each.iter().filter_map(move |one| one.get(at)));
    for (_, question) in by_turns {
        if asked.len() < MOST_A_LOOK && !is_known(question) && !asked.contains(question) {
            asked.push(question.clone());
        }
    }
    asked
}

/// Every place where the records of `step` may have gone, the likeliest first.
pub(super) fn places(plan: &Plan, step: &Step) -> Vec<(Place, Question)> {
    let Some(wanted) = step.wanted.first() else { return Vec::new() };
    let right = step.host.absolute(&plan.domain);
    let apex = plan.domain.name();
    let mut list = List { right: right.clone(), rtype: step.rtype, places: Vec::new() };
    for name in doubled(&plan.domain, &right) {
        list.add(Place::Doubled, name);
    }
    match &step.host {
        Host::Apex => {
            let is_list = matches!(&wanted.data, Rdata::Txt(text) if family(text) == Family::Spf);
            let hosts = if is_list { &SENDER_HOSTS[..] } else { &HOSTS[..] };
            if is_list {
                list.ask(Place::Own, right, Rtype::Spf);
            }
            for (at, host) in hosts.iter().enumerate() {
                list.add(Place::Other, apex.child(host));
                if at == 1 && step.rtype == Rtype::Mx {
                    list.add(Place::CatchAll, probe(&plan.domain));
                }
            }
        }
        Host::Under(left) => match left.split_once("._domainkey") {
            Some((selector, "")) => list.key(&plan.domain, selector),
            _ => list.below(&plan.domain, left),
        },
    }
    list.places
}

/// Names with the domain put behind once more. The panel adds the domain that was registered, so
/// `_dmarc.acme.fr` typed in full becomes `_dmarc.acme.fr.acme.fr`, and `_dmarc.acme` becomes
/// `_dmarc.acme.acme.fr`.
fn doubled(domain: &Domain, right: &Name) -> Vec<Name> {
    let mut added = vec![domain.registered().name()];
    if domain.name() != domain.registered().name() {
        added.push(domain.name());
    }
    let mut names = Vec::new();
    for suffix in &added {
        let Some(label) = suffix.labels().next() else { continue };
        let head = right.as_str().strip_suffix(suffix.as_str()).unwrap_or_default();
        // `head` still carries its dot: `_dmarc.` for a name below, nothing for the domain itself.
        for typed in [right.as_str().to_owned(), format!("{head}{label}")] {
            names.push(suffix.child(&typed));
        }
    }
    names
}

/// A name that nobody made: the same for the same domain each time, so that a look can be repeated.
pub(super) fn probe(domain: &Domain) -> Name {
    // FNV-1a, which is short and spreads well.
    let spread = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = domain.as_str().bytes().fold(0xcbf2_9ce4_8422_2325, spread);
    domain.name().child(&format!("x{hash:016x}"))
}

/// Places in the making.
struct List {
    right: Name,
    rtype: Rtype,
    places: Vec<(Place, Question)>,
}

impl List {
    fn add(&mut self, place: Place, name: Name) {
        if name != self.right {
            self.ask(place, name, self.rtype);
        }
    }

    fn ask(&mut self, place: Place, name: Name, rtype: Rtype) {
        let question = Question::new(name, rtype);
        let is_legal = question.name.octets().is_some();
        if is_legal && !self.places.iter().any(|(_, known)| *known == question) {
            self.places.push((place, question));
        }
    }

    /// Where a signature key goes.
    fn key(&mut self, domain: &Domain, selector: &str) {
        let (apex, probe) = (domain.name(), probe(domain));
        if self.rtype == Rtype::Cname {
            self.ask(Place::Own, self.right.clone(), Rtype::Txt);
            self.ask(Place::Own, self.right.clone(), Rtype::A);
            self.ask(Place::CatchAll, probe.clone(), Rtype::A);
        }
        self.ask(Place::Apex, apex.clone(), Rtype::Txt);
        self.add(Place::Plain, apex.child("domainkey").child(selector));
        self.add(Place::Other, apex.child(selector));
        self.add(Place::CatchAll, probe);
        self.add(Place::Other, apex.child("www").child("_domainkey").child(selector));
        self.add(Place::Other, apex.child("_domainkey"));
        self.add(Place::Other, apex.child(&format!("{selector}-_domainkey")));
        self.add(Place::Other, apex.child(selector).child("_domainkey"));
        for other in SELECTORS {
            self.add(Place::Selector, apex.child("_domainkey").child(other));
        }
    }

    /// Where any other record below the domain goes: the rule for fakes, help for mail programs.
    fn below(&mut self, domain: &Domain, left: &str) {
        let (apex, probe) = (domain.name(), probe(domain));
        if let Some(plain) = left.strip_prefix('_') {
            self.add(Place::Plain, apex.child(plain));
        }
        if self.rtype == Rtype::Txt {
            self.ask(Place::Apex, apex.clone(), Rtype::Txt);
            self.add(Place::CatchAll, probe);
            for host in ["www", "mail"] {
                self.add(Place::Other, apex.child(host).child(left));
            }
        }
    }
}

#[cfg(test)]
mod tests;
