//! The signature keys as they are published: DKIM (RFC 6376, RFC 8301, RFC 8463). In words.

use super::slips::dkim_line;
use super::{MOST_LINES, Panel};
use crate::catalog::Role;
use crate::names::{Host, Name};
use crate::records::dkim::{Concern, DkimFault, DkimFaultKind};
use crate::records::{Rdata, Rtype};
use crate::verdict::KeyFault;
use crate::words::Arg;
use crate::words::page::FindingText;
use crate::words::shared::{for_eye, name_for_eye};

impl Panel<'_> {
    /// The words for a fault of this family.
    pub(super) fn key(&self, fault: &KeyFault) -> FindingText {
        match fault {
            KeyFault::Private { name } => {
                self.about_key("dkim-private", name, &["dkim-private-now", "dkim-private-then"])
            }
            KeyFault::Broken { name, text, fault } => self.broken_key(name, text, fault),
            KeyFault::Several { name, keys } => FindingText {
                seen: keys.iter().take(MOST_LINES).map(|key| start(key)).collect(),
                ..self.about_key("dkim-two-keys", name, &["dkim-two-keys-fix"])
            },
            KeyFault::Flattened { name } => self.about_key(
                "dkim-flattened",
                name,
                &["dkim-flattened-fix", "dkim-flattened-all"],
            ),
            KeyFault::TextForAlias { name, target } => self.text_for_alias(name, target),
            KeyFault::KeyForAlias { name } => {
                self.about_key("dkim-key-for-alias", name, &["dkim-alias-from-page"])
            }
            KeyFault::Nowhere { name, target } => FindingText {
                seen: vec![name_for_eye(target)],
                ..self.about_key("dkim-nowhere", name, &["dkim-nowhere-fix"])
            },
            KeyFault::Weak { name, concern } => self.weak_key(name, concern),
            KeyFault::Lonely { there, missing } => {
                let args =
                    [("name", name_for_eye(missing).into()), ("other", name_for_eye(there).into())];
                FindingText {
                    headline: self.say("m365-lonely", &args),
                    repair: vec![
                        self.say("m365-lonely-fix", &[]),
                        self.say("m365-lonely-why", &[]),
                    ],
                    ..FindingText::default()
                }
            }
            KeyFault::Swapped { aliases } => FindingText {
                headline: self.say("m365-swapped", &[]),
                seen: leads(aliases),
                repair: vec![self.say("m365-swapped-fix", &[])],
                ..FindingText::default()
            },
            KeyFault::Waiting { aliases, company } => {
                let args = [("main", for_eye(company).into())];
                FindingText {
                    headline: self.say("keys-not-published", &args),
                    seen: leads(aliases),
                    repair: vec![self.say("keys-not-published-fix", &args)],
                    ..FindingText::default()
                }
            }
        }
    }

    fn about_key(&self, headline: &str, name: &Name, repair: &[&str]) -> FindingText {
        FindingText {
            headline: self.say(headline, &[("name", name_for_eye(name).into())]),
            repair: repair.iter().map(|id| self.say(id, &[])).collect(),
            ..FindingText::default()
        }
    }

    fn broken_key(&self, name: &Name, text: &str, fault: &DkimFault) -> FindingText {
        let mut args: Vec<(&'static str, Arg)> = vec![("name", name_for_eye(name).into())];
        let headline = match fault.kind {
            DkimFaultKind::Truncated { have, want, .. } => {
                args.extend([("have", have.into()), ("want", want.into())]);
                "dkim-cut"
            }
            _ => "dkim-broken",
        };
        let seen = vec![dkim_line(text, fault)];
        let slip = self.words.dkim_slip(fault);
        let headline = self.say(headline, &args);
        // The plan knows the whole key where the person gave it.
        if let Some((host, Rdata::Txt(key))) =
            self.wanted.map(|wanted| (&wanted.host, &wanted.data))
        {
            let text = self.whole_text("dkim-broken", host, key);
            let repair = std::iter::once(slip).chain(text.repair).collect();
            return FindingText { headline, seen, repair, ..text };
        }
        let label = self.label(Rtype::Txt, Role::Value);
        let again = self.say("dkim-copy-again", &[("label", label.into())]);
        FindingText { headline, seen, repair: vec![slip, again], ..FindingText::default() }
    }

    fn text_for_alias(&self, name: &Name, target: &Name) -> FindingText {
        let host = self.subject.domain.as_ref().and_then(|domain| Host::of(name, domain));
        let data = Rdata::Cname(target.clone());
        let label = self.label(Rtype::Cname, Role::Target);
        let value = match host {
            Some(host) => self.value(&host, &data, Role::Target),
            None => target.to_string(),
        };
        let text = self.about_key("dkim-text-for-alias", name, &["dkim-alias-instead"]);
        let type_it = self.say("type-in-box", &[("label", label.into())]);
        FindingText {
            seen: vec![format!("TXT {}", name_for_eye(target))],
            repair: text.repair.into_iter().chain([type_it]).collect(),
            type_this: Some(value),
            then: Some(self.say("save-again", &[])),
            headline: text.headline,
        }
    }

    fn weak_key(&self, name: &Name, concern: &Concern) -> FindingText {
        match concern {
            Concern::Revoked => self.about_key("dkim-revoked", name, &["dkim-new-key"]),
            Concern::Weak { bits } => {
                let args = [("name", name_for_eye(name).into()), ("bits", (*bits).into())];
                FindingText {
                    headline: self.say("dkim-short", &args),
                    repair: vec![self.say("dkim-new-key", &[])],
                    ..FindingText::default()
                }
            }
            Concern::Testing => self.about_key("dkim-testing", name, &["dkim-testing-fix"]),
            Concern::WithoutSha256 | Concern::SpaceInKey { .. } | Concern::NotForMail => {
                self.about_key("dkim-old-hash", name, &["dkim-new-key"])
            }
        }
    }
}

fn leads(aliases: &[(Name, Name)]) -> Vec<String> {
    let line = |(name, target): &(Name, Name)| {
        format!("{} → {}", name_for_eye(name), name_for_eye(target))
    };
    aliases.iter().take(MOST_LINES).map(line).collect()
}

/// The start of a key, by which it is recognised.
fn start(key: &str) -> String {
    const SHOWN: usize = 60;
    let start: String = key.chars().take(SHOWN).collect();
    let more = if key.chars().count() > SHOWN { "…" } else { "" };
    format!("{}{more}", for_eye(&start))
}
