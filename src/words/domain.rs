//! Step 1 in words: which domain, and what is wrong with what was typed.

use super::page::{DomainPage, PrefixText, Problem};
use super::shared::for_eye;
use super::{Arg, Words};
use crate::catalog::RegistrarId;
use crate::names::{DomainFault, Reading};
use crate::wizard::{Offer, Prefix, Wizard};

impl Words {
    /// Step 1.
    pub fn domain_page(&self, wizard: &Wizard) -> DomainPage {
        let step = &wizard.domain;
        let is_practice = wizard.world.is_practice;
        DomainPage {
            question: self.say("domain-question"),
            hints: vec![self.say("domain-hint-at"), self.say("domain-hint-any")],
            field: self.say("domain-field"),
            understood: step.reading().and_then(|r| self.understood(&r, step.input.value())),
            problem: step.problem.as_ref().map(|fault| self.domain_problem(fault)),
            prefix: step.prefix.as_ref().map(|prefix| self.prefix_text(prefix)),
            offers: step.offers.iter().map(|offer| self.offer(offer, wizard)).collect(),
            practise: (!is_practice).then(|| self.say("domain-practise")),
            practise_hint: (!is_practice).then(|| self.say("domain-practise-hint")),
            pretend_intro: is_practice.then(|| self.say("domain-pretend-intro")),
            pretend: self.pretend_domains(wizard),
        }
    }

    /// What the text means, when that is not what it says.
    fn understood(&self, reading: &Reading, typed: &str) -> Option<String> {
        let domain = &reading.domain;
        let shown = domain.shown();
        if shown != domain.as_str() {
            let dns = domain.as_str();
            return Some(self.say_with(
                "domain-understood-idn",
                &[("domain", shown.into()), ("dns", dns.into())],
            ));
        }
        let is_as_typed = typed.trim().eq_ignore_ascii_case(&shown);
        (!is_as_typed).then(|| self.say_with("domain-understood", &[("domain", shown.into())]))
    }

    fn prefix_text(&self, prefix: &Prefix) -> PrefixText {
        let (long, short) = (prefix.long.shown(), prefix.short.shown());
        let args = [("long", Arg::from(long)), ("short", Arg::from(short))];
        PrefixText {
            question: self.say_with("domain-prefix-question", &args),
            why: self.say_with("domain-prefix-why", &args),
            short: self.say_with("domain-prefix-short", &args),
            long: self.say_with("domain-prefix-long", &args),
        }
    }

    fn offer(&self, offer: &Offer, wizard: &Wizard) -> String {
        self.say_with(
            "domain-offer",
            &[
                ("domain", offer.domain.shown().into()),
                ("step", offer.step.number().into()),
                ("saved", self.when_past(offer.saved_at, wizard.now).into()),
            ],
        )
    }

    fn pretend_domains(&self, wizard: &Wizard) -> Vec<(String, String)> {
        let catalog = &wizard.world.catalog;
        let about = |company: &str| {
            let known = catalog.registrar(&RegistrarId::new(company));
            let name = known.map_or_else(|| for_eye(company), |registrar| self.name_of(registrar));
            self.say_with("domain-pretend", &[("company", name.into())])
        };
        let pretend = wizard.world.pretend.iter();
        pretend.map(|(domain, company)| (domain.shown(), about(company))).collect()
    }

    /// What is wrong with what was typed, and how to put it right.
    pub fn domain_problem(&self, fault: &DomainFault) -> Problem {
        let (headline, repair, seen) = match fault {
            DomainFault::Empty => ("domain-empty", "domain-empty-fix", ""),
            DomainFault::IpAddress(seen) => ("domain-ip", "domain-ip-fix", seen.as_str()),
            DomainFault::Space => ("domain-space", "domain-space-fix", ""),
            DomainFault::Several(first, second) => return self.several(first, second),
            DomainFault::TooLong => ("domain-too-long", "domain-too-long-fix", ""),
            DomainFault::NoEnding(seen) => ("domain-no-ending", "domain-no-ending-fix", &**seen),
            DomainFault::OnlyEnding(seen) => {
                ("domain-only-ending", "domain-only-ending-fix", &**seen)
            }
            DomainFault::Character(odd) => {
                return self.character(*odd);
            }
            DomainFault::Part(seen) if seen.is_empty() => ("domain-dots", "domain-dots-fix", ""),
            DomainFault::Part(seen) => ("domain-part", "domain-part-fix", seen.as_str()),
            DomainFault::TwoAts => ("domain-two-ats", "domain-two-ats-fix", ""),
        };
        self.problem(headline, repair, &for_eye(seen))
    }

    fn problem(&self, headline: &str, repair: &str, seen: &str) -> Problem {
        let args = [("seen", Arg::from(seen))];
        Problem {
            headline: self.say_with(headline, &args),
            repair: vec![self.say_with(repair, &args)],
        }
    }

    /// A letter that looks right and is not, or a picture, is told by its number as well.
    fn character(&self, odd: char) -> Problem {
        let id = if odd.is_ascii() { "domain-character" } else { "domain-character-coded" };
        let args = [
            ("seen", Arg::from(for_eye(&odd.to_string()))),
            ("code", format!("U+{:04X}", u32::from(odd)).into()),
        ];
        Problem {
            headline: self.say_with(id, &args),
            repair: vec![self.say("domain-character-fix")],
        }
    }

    fn several(&self, first: &str, second: &str) -> Problem {
        let args = [("first", Arg::from(for_eye(first))), ("second", Arg::from(for_eye(second)))];
        Problem {
            headline: self.say_with("domain-several", &args),
            repair: vec![self.say("domain-several-fix")],
        }
    }
}
