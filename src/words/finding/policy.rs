//! The rule for fakes as it is published: DMARC (RFC 9989). In words.

use super::slips::dmarc_line;
use super::{MOST_LINES, Panel};
use crate::names::{Host, Name};
use crate::records::dmarc::{DmarcFault, Policy};
use crate::verdict::{Lacking, PolicyFault};
use crate::words::page::FindingText;
use crate::words::shared::{for_eye, name_for_eye};

/// More slips than this at once help nobody: the whole line is given anyway.
const MOST_SLIPS: usize = 3;

impl Panel<'_> {
    /// The words for a fault of this family.
    pub(super) fn policy(&self, fault: &PolicyFault) -> FindingText {
        match fault {
            PolicyFault::Several { lines, keep } => {
                let text = self.whole_text("spf-multiple-keep-one", &rule(), keep);
                FindingText {
                    headline: self.say("dmarc-multiple", &[("count", lines.len().into())]),
                    seen: lines.iter().take(MOST_LINES).map(|line| for_eye(line)).collect(),
                    repair: std::iter::once(text.headline).chain(text.repair).collect(),
                    type_this: text.type_this,
                    then: text.then,
                }
            }
            PolicyFault::Syntax { line, faults, repaired } => self.slips(line, faults, repaired),
            PolicyFault::AliasToo { target } => {
                let target = name_for_eye(target);
                FindingText {
                    headline: self.say("dmarc-cname-and-txt", &[]),
                    seen: vec![format!("CNAME {target}")],
                    repair: vec![self.say("dmarc-cname-and-txt-fix", &[])],
                    ..FindingText::default()
                }
            }
            PolicyFault::Reports { domains } => self.reports(domains),
            PolicyFault::TooEarly { policy, name, lacking, milder } => {
                self.too_early(*policy, name, lacking, milder.as_deref())
            }
            PolicyFault::OldTags { tags } => {
                let tags: Vec<String> =
                    tags.iter().take(MOST_LINES).map(|tag| for_eye(tag)).collect();
                let tags = self.words.all_of(&tags);
                FindingText {
                    headline: self.say("dmarc-old-tags", &[("tags", tags.into())]),
                    repair: vec![self.say("dmarc-old-tags-fix", &[])],
                    ..FindingText::default()
                }
            }
        }
    }

    fn slips(&self, line: &str, faults: &[DmarcFault], repaired: &str) -> FindingText {
        let text = self.whole_text("dmarc-syntax", &rule(), repaired);
        let mut slips: Vec<String> = Vec::new();
        for slip in faults.iter().map(|fault| self.words.dmarc_slip(fault)) {
            if !slips.contains(&slip) && slips.len() < MOST_SLIPS {
                slips.push(slip);
            }
        }
        FindingText {
            seen: faults.first().map(|fault| dmarc_line(line, fault)).into_iter().collect(),
            repair: slips.into_iter().chain(text.repair).collect(),
            ..text
        }
    }

    fn reports(&self, domains: &[(String, Name)]) -> FindingText {
        let named: Vec<String> = domains.iter().map(|(domain, _)| for_eye(domain)).collect();
        let args = [("domains", self.words.all_of(&named).into())];
        FindingText {
            headline: self.say("dmarc-reports", &args),
            seen: domains
                .iter()
                .take(MOST_LINES)
                .map(|(_, name)| format!("TXT {}", name_for_eye(name)))
                .collect(),
            repair: vec![self.say("dmarc-reports-fix", &args)],
            ..FindingText::default()
        }
    }

    fn too_early(
        &self,
        policy: Policy,
        name: &Name,
        lacking: &[Lacking],
        milder: Option<&str>,
    ) -> FindingText {
        let headline = match policy {
            Policy::Quarantine => "dmarc-early-quarantine",
            _ => "dmarc-early-reject",
        };
        let lacks = lacking.iter().map(|lacking| match lacking {
            Lacking::Senders => self.say("dmarc-early-senders", &[]),
            Lacking::Key => self.say("dmarc-early-key", &[]),
        });
        let Some(milder) = milder else {
            let above = self.say("dmarc-early-above", &[("name", name_for_eye(name).into())]);
            return FindingText {
                headline: self.say(headline, &[]),
                repair: lacks.chain([above]).collect(),
                ..FindingText::default()
            };
        };
        let text = self.whole_text(headline, &rule(), milder);
        let until = self.say("dmarc-early-until", &[]);
        FindingText { repair: lacks.chain([until]).chain(text.repair).collect(), ..text }
    }
}

fn rule() -> Host {
    Host::Under("_dmarc".to_owned())
}
