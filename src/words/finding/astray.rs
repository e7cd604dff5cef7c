//! Records that are there, at another name than theirs. In words.

use super::Panel;
use crate::catalog::Role;
use crate::names::{Host, Name};
use crate::records::{Rdata, Rtype};
use crate::verdict::AstrayFault;
use crate::words::page::FindingText;
use crate::words::shared::{for_eye, name_for_eye};
use crate::words::{Arg, Reader};

/// Characters shown of a text that stands in a wrong place.
const SHOWN: usize = 60;

impl Panel<'_> {
    /// The words for a fault of this family.
    pub(super) fn astray(&self, fault: &AstrayFault) -> FindingText {
        match fault {
            AstrayFault::Elsewhere { bad, good } => {
                self.renamed("astray-elsewhere", vec![self.way(bad, good)], good)
            }
            AstrayFault::AtCatchAll { good } => {
                let catch_all = self.apex().child("*");
                self.renamed("astray-at-catch-all", vec![self.way(&catch_all, good)], good)
            }
            AstrayFault::Underscore { bad, good } => {
                let mut told = self.renamed("astray-underscore", vec![self.way(bad, good)], good);
                told.repair.insert(0, self.say("astray-underscore-allowed", &[]));
                told
            }
            AstrayFault::AtApex { good, text } => {
                let start: String = text.chars().take(SHOWN).collect();
                let way = self.way(&self.apex(), good);
                self.renamed("astray-at-apex", vec![for_eye(&start), way], good)
            }
            AstrayFault::Senders { bad } => {
                self.renamed("astray-senders", vec![self.way(bad, &Host::Apex)], &Host::Apex)
            }
            AstrayFault::SenderType { text } => self.sender_type(text),
            AstrayFault::Selector { bad, good } => {
                self.renamed("astray-selector", vec![self.way(bad, good)], good)
            }
            AstrayFault::CatchAll { seen, good } => self.caught(seen, good),
            AstrayFault::AliasAtApex { target } => self.alias_at_apex(target),
        }
    }

    fn apex(&self) -> Name {
        self.subject.domain.as_ref().map_or_else(Name::root, crate::names::Domain::name)
    }

    fn way(&self, bad: &Name, good: &Host) -> String {
        let good = self.subject.domain.as_ref().map(|domain| good.absolute(domain));
        Self::moved(bad, &good.unwrap_or_else(Name::root))
    }

    /// The same line under another name.
    fn renamed(&self, headline: &str, seen: Vec<String>, good: &Host) -> FindingText {
        let are_fixed = self.subject.registrar.is_some_and(|registrar| registrar.names_are_fixed);
        let then = if are_fixed { "astray-delete-and-add" } else { "edit-and-save" };
        FindingText {
            headline: self.say(headline, &[]),
            seen,
            then: Some(self.say(then, &[])),
            ..self.named(good)
        }
    }

    /// The catch-all line answers in place of the record.
    fn caught(&self, seen: &[Rdata], good: &Host) -> FindingText {
        let shown = seen.iter().take(super::MOST_LINES).map(|data| {
            let start: String = data.to_string().chars().take(SHOWN).collect();
            format!("{} {}", data.rtype(), for_eye(&start))
        });
        let mut told = FindingText {
            headline: self.say("astray-caught", &[]),
            seen: self.at_its_name(shown.collect()),
            then: Some(self.say("astray-fill-the-rest", &[])),
            ..self.named(good)
        };
        told.repair.insert(0, self.say("astray-caught-why", &[]));
        self.whole_when_afar(told)
    }

    /// The list of senders in the type that nobody reads any more.
    fn sender_type(&self, text: &str) -> FindingText {
        let delete = self.say("different-delete-first", &[("type", Rtype::Txt.as_str().into())]);
        let (rest, then) = match (self.subject.reader, self.wanted) {
            (Reader::Afar, Some(wanted)) => (self.missing_afar(wanted).repair, None),
            (_, Some(_)) => (Vec::new(), Some(self.say("astray-fill-the-rest", &[]))),
            (_, None) => (vec![self.say("astray-sender-type-same", &[])], None),
        };
        FindingText {
            headline: self.say("astray-sender-type", &[]),
            seen: vec![format!("SPF {}", for_eye(text))],
            repair: std::iter::once(delete).chain(rest).collect(),
            then,
            ..FindingText::default()
        }
    }

    /// Who has no card before them gets every box.
    pub(super) fn whole_when_afar(&self, mut told: FindingText) -> FindingText {
        if let (Reader::Afar, Some(wanted)) = (self.subject.reader, self.wanted) {
            let whole = self.missing_afar(wanted);
            let lead = told.repair.len().saturating_sub(1);
            told.repair.truncate(lead);
            told.repair.extend(whole.repair);
            told.type_this = None;
            told.then = None;
        }
        told
    }

    fn alias_at_apex(&self, target: &Name) -> FindingText {
        let label = self.label(Rtype::Cname, Role::Name);
        let name = self.value(&Host::Apex, &Rdata::Cname(target.clone()), Role::Name);
        let delete =
            if name.is_empty() { "astray-alias-delete-own" } else { "astray-alias-delete" };
        let args = [("label", Arg::from(label)), ("name", name.into())];
        FindingText {
            headline: self.say("astray-alias", &[]),
            seen: vec![format!("CNAME {} → {}", name_for_eye(&self.apex()), name_for_eye(target))],
            repair: vec![self.say(delete, &args), self.say("astray-alias-site", &[])],
            ..FindingText::default()
        }
    }
}
