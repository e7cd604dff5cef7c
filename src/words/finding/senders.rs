//! The list of senders as it is published: SPF (RFC 7208). In words.

use super::slips::spf_line;
use super::{MOST_LINES, Panel};
use crate::catalog::Role;
use crate::names::Host;
use crate::records::{Rdata, Rtype};
use crate::verdict::SenderFault;
use crate::words::page::FindingText;
use crate::words::shared::for_eye;

impl Panel<'_> {
    /// The words for a fault of this family.
    pub(super) fn senders(&self, fault: &SenderFault) -> FindingText {
        match fault {
            SenderFault::Syntax { line, fault, repaired } => {
                let text = self.whole_text("spf-syntax", &Host::Apex, repaired);
                let slip = self.words.spf_slip(fault);
                FindingText {
                    seen: vec![spf_line(line, fault)],
                    repair: std::iter::once(slip).chain(text.repair).collect(),
                    ..text
                }
            }
            SenderFault::TooMany { total, parts } => self.too_many(*total, parts),
            SenderFault::InVain { terms, repaired } => {
                let text = self.whole_text("spf-in-vain", &Host::Apex, repaired);
                let out = self.say("spf-in-vain-fix", &[]);
                FindingText {
                    seen: shown(terms),
                    repair: std::iter::once(out).chain(text.repair).collect(),
                    ..text
                }
            }
            SenderFault::Dangling { names, term, repaired } => {
                self.leads_nowhere("spf-dangling", names, term, repaired.as_deref())
            }
            SenderFault::Circle { name, repaired } => self.leads_nowhere(
                "spf-circle",
                std::slice::from_ref(name),
                name,
                repaired.as_deref(),
            ),
            SenderFault::Everyone { line, repaired } => {
                self.instead("spf-weak-all", line, repaired)
            }
            SenderFault::Open { line, repaired } => {
                let text = self.instead("spf-neutral-all", line, repaired);
                let once = self.say("spf-neutral-all-fix", &[]);
                FindingText { repair: std::iter::once(once).chain(text.repair).collect(), ..text }
            }
            SenderFault::Parked { line, repaired } => self.instead("spf-parked", line, repaired),
            SenderFault::Obsolete { parts } => FindingText {
                seen: shown(parts),
                ..self.plain("spf-obsolete", &["spf-obsolete-fix"])
            },
            SenderFault::OldType { line } => FindingText {
                seen: vec![format!("SPF {}", for_eye(line))],
                ..self.plain("spf-old-type", &["spf-old-type-fix"])
            },
            SenderFault::Lacking { line, missing, company, repaired } => {
                let missing: Vec<String> = missing.iter().map(|one| for_eye(one)).collect();
                let args =
                    [("main", for_eye(company).into()), ("missing", missing.join(" ").into())];
                let text = self.instead("spf-missing-include", line, repaired);
                let lacks = self.say("spf-missing-include-what", &args);
                FindingText {
                    headline: self.say("spf-missing-include", &args),
                    repair: std::iter::once(lacks).chain(text.repair).collect(),
                    ..text
                }
            }
        }
    }

    /// "In that box type", with the whole text that belongs there.
    pub(super) fn whole_text(&self, headline: &str, host: &Host, text: &str) -> FindingText {
        let label = self.label(Rtype::Txt, Role::Value);
        let data = Rdata::Txt(text.to_owned());
        FindingText {
            headline: self.say(headline, &[]),
            repair: vec![self.say("type-whole", &[("label", label.into())])],
            type_this: Some(self.value(host, &data, Role::Value)),
            then: Some(self.say("save-again", &[])),
            ..FindingText::default()
        }
    }

    fn instead(&self, headline: &str, line: &str, repaired: &str) -> FindingText {
        let text = self.whole_text(headline, &Host::Apex, repaired);
        FindingText { seen: vec![for_eye(line)], ..text }
    }

    fn too_many(&self, total: u32, parts: &[(String, u32)]) -> FindingText {
        let line = |(term, cost): &(String, u32)| {
            let args = [("label", for_eye(term).into()), ("value", cost.to_string().into())];
            self.say("missing-box", &args)
        };
        FindingText {
            headline: self.say("spf-too-many", &[("count", total.into())]),
            seen: parts.iter().take(MOST_LINES).map(line).collect(),
            repair: vec![self.say("spf-too-many-fix", &[]), self.say("spf-too-many-ask", &[])],
            ..FindingText::default()
        }
    }

    fn leads_nowhere(
        &self,
        headline: &str,
        names: &[String],
        term: &str,
        repaired: Option<&str>,
    ) -> FindingText {
        let seen = shown(names);
        let term = [("term", for_eye(term).into())];
        match repaired {
            Some(repaired) => {
                let text = self.whole_text(headline, &Host::Apex, repaired);
                let out = self.say("spf-take-out", &[]);
                FindingText {
                    seen,
                    repair: std::iter::once(out).chain(text.repair).collect(),
                    ..text
                }
            }
            None => FindingText {
                headline: self.say(headline, &[]),
                seen,
                repair: vec![self.say("spf-not-yours", &term)],
                ..FindingText::default()
            },
        }
    }
}

fn shown(parts: &[String]) -> Vec<String> {
    parts.iter().take(MOST_LINES).map(|part| for_eye(part)).collect()
}
