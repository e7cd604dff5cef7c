//! What lies around the records: MTA-STS, mail programs, how long others remember, the register, and
//! what DNS cannot show. In words.

use super::{MOST_LINES, Panel};
use crate::catalog::Role;
use crate::names::{Domain, Name};
use crate::observe::Moment;
use crate::records::{Rdata, Rtype};
use crate::verdict::{AroundFault, Hold};
use crate::words::Arg;
use crate::words::page::FindingText;
use crate::words::shared::{for_eye, name_for_eye};

/// Servers named in a sentence.
const MOST_NAMED: usize = 3;
/// Characters of a company's name as a register has it.
const MOST_CHARACTERS: usize = 60;

impl Panel<'_> {
    /// The words for a fault of this family.
    pub(super) fn around(&self, fault: &AroundFault) -> FindingText {
        match fault {
            AroundFault::OldPolicy { named, wanted, at, max_age, comes_first } => {
                let mut text = self.old_policy(named, wanted, *at, *max_age);
                if *comes_first {
                    text.repair.insert(0, self.say("policy-old-first", &[]));
                }
                text
            }
            AroundFault::TlsReports { texts, mended } => {
                self.unread_reports(texts, mended.as_deref())
            }
            AroundFault::OldAutodiscover { name, target, company } => FindingText {
                headline: self.say("programs-old", &[("old", for_eye(company).into())]),
                seen: vec![format!("{} → {}", name_for_eye(name), name_for_eye(target))],
                repair: ["programs-old-why", "programs-old-fix"]
                    .map(|id| self.say(id, &[]))
                    .to_vec(),
                ..FindingText::default()
            },
            AroundFault::LongMemory { ttl } => {
                let time = [("time", Arg::from(self.words.duration(u64::from(*ttl))))];
                self.told("memory-long", &["memory-long-fix", "memory-long-free"], &time)
            }
            AroundFault::Subdomain { registered } => {
                let registered = [("registered", Arg::from(Domain::shown(registered)))];
                self.told("subdomain", &["subdomain-fix"], &registered)
            }
            AroundFault::LocalRouting { how } => FindingText {
                repair: vec![how.of(self.words.lang).to_owned()],
                ..self.told("local-routing", &[], &[])
            },
            AroundFault::SigningNotStarted { step } => FindingText {
                repair: vec![step.of(self.words.lang).to_owned()],
                ..self.told("signing-not-started", &[], &[])
            },
            AroundFault::Held { hold, registrar } => self.held(*hold, registrar.as_deref()),
            AroundFault::SavedElsewhere { is_there } => {
                let proof = if *is_there { "wrong-panel-saved" } else { "wrong-panel-unsaved" };
                let mut text = self.wrong_panel();
                text.repair.insert(0, self.say(proof, &[]));
                text
            }
            AroundFault::CaseMatters { server } => FindingText {
                seen: vec![name_for_eye(server)],
                ..self.told("case-matters", &["case-matters-fix"], &[])
            },
            AroundFault::LostInMove { lines } => {
                let line = |(name, data): &(Name, Rdata)| {
                    let value = for_eye(&data.to_string());
                    format!("{} {} {value}", data.rtype(), name_for_eye(name))
                };
                FindingText {
                    seen: lines.iter().take(MOST_LINES).map(line).collect(),
                    ..self.told("lost-in-move", &["lost-in-move-fix"], &[])
                }
            }
        }
    }

    fn unread_reports(&self, texts: &[String], mended: Option<&str>) -> FindingText {
        let label = [("label", Arg::from(self.label(Rtype::Txt, Role::Value)))];
        let headline = if texts.len() > 1 { "tls-reports-several" } else { "tls-reports-unread" };
        let mut repair = Vec::new();
        if texts.len() > 1 {
            repair.push(self.say("tls-reports-one", &[]));
        }
        match mended {
            Some(_) => repair.push(self.say("tls-reports-type", &label)),
            None => repair.push(self.say("tls-reports-nobody", &label)),
        }
        FindingText {
            headline: self.say(headline, &[]),
            seen: texts.iter().take(MOST_LINES).map(|text| for_eye(text)).collect(),
            repair,
            type_this: mended.map(for_eye),
            ..FindingText::default()
        }
    }

    fn told(&self, headline: &str, repair: &[&str], args: &[(&'static str, Arg)]) -> FindingText {
        FindingText {
            headline: self.say(headline, args),
            repair: repair.iter().map(|id| self.say(id, args)).collect(),
            ..FindingText::default()
        }
    }

    /// The order is the safe one: first the file, then the sign that it is another, and nothing is
    /// taken away before everybody has forgotten the old file (RFC 8461 §8.3).
    fn old_policy(
        &self,
        named: &[String],
        wanted: &[Name],
        at: Moment,
        max_age: u64,
    ) -> FindingText {
        let servers: Vec<String> =
            named.iter().take(MOST_NAMED).map(|server| for_eye(server)).collect();
        let label = self.label(Rtype::Txt, Role::Value);
        let args = [
            ("named", Arg::from(self.words.all_of(&servers))),
            ("count", wanted.len().into()),
            ("label", label.into()),
            ("time", self.words.duration(max_age.min(31_557_600)).into()),
        ];
        let headline = if named.is_empty() { "policy-old-nobody" } else { "policy-old" };
        let mut repair = vec![self.say("policy-old-add", &args)];
        let lines = wanted.iter().take(MOST_LINES);
        repair.extend(lines.map(|server| format!("mx: {}", name_for_eye(server))));
        repair.push(self.say("policy-old-id", &args));
        FindingText {
            headline: self.say(headline, &args),
            repair,
            type_this: Some(format!("v=STSv1; id={}", stamp(at))),
            then: Some(self.say("policy-old-end", &args)),
            ..FindingText::default()
        }
    }

    fn held(&self, hold: Hold, registrar: Option<&str>) -> FindingText {
        let registrar = registrar.map(|name| {
            let start: String = name.trim().chars().take(MOST_CHARACTERS).collect();
            for_eye(&start)
        });
        let registrar = registrar.unwrap_or_else(|| self.words.say("held-registrar-unknown"));
        let (headline, repair): (&str, &[&str]) = match hold {
            Hold::Free => ("held-free", &["not-registered-spelling", "held-free-fix"]),
            Hold::ByRegistrar => ("held-by-registrar", &["held-by-registrar-fix"]),
            Hold::ByRegister => ("held-by-register", &["held-by-register-fix"]),
            Hold::Redeemable => ("held-redeemable", &["held-redeemable-fix"]),
            Hold::Ending => ("held-ending", &["held-ending-fix"]),
            Hold::NoServers => ("held-no-servers", &["held-no-servers-fix", "not-registered-new"]),
        };
        self.told(headline, repair, &[("registrar", registrar.into())])
    }
}

/// An `id` that no earlier policy had: the moment in digits (RFC 8461 §3.1 allows 32 letters and
/// digits).
fn stamp(at: Moment) -> String {
    let at = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
    at.to_string().chars().filter(char::is_ascii_digit).take(14).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_moment_in_digits() {
        assert_eq!(stamp(Moment(1_790_000_000_123)), "20260921141320");
    }
}
