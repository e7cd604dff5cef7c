//! What exactly is wrong inside a text: each slip of SPF, DMARC and DKIM in a sentence of its own.

use super::Panel;
use super::boxes::sign;
use crate::catalog::LongTxt;
use crate::records::dkim::{Cut, DkimFaultKind};
use crate::records::dmarc::DmarcFaultKind;
use crate::records::spf::SpfFaultKind;
use crate::words::Arg;
use crate::words::shared::for_eye;

impl Panel<'_> {
    fn slip(&self, id: &str, key: &'static str, value: &str) -> String {
        self.say(id, &[(key, for_eye(value).into())])
    }

    /// A slip in a list of senders.
    pub(super) fn senders_slip(&self, kind: &SpfFaultKind) -> String {
        use SpfFaultKind as Kind;
        match kind {
            Kind::NotSpf => self.say("spf-slip-start", &[]),
            Kind::TooLong => self.say("slip-long", &[]),
            Kind::LeadingSpace => self.say("spf-slip-space-before", &[]),
            Kind::AfterVersion(_) => self.say("spf-slip-after-version", &[]),
            Kind::VersionAgain => self.say("spf-slip-version-again", &[]),
            Kind::Separator(odd) => self.slip("spf-slip-separator", "sign", &sign(*odd)),
            Kind::Quote => self.say("slip-quote", &[]),
            Kind::MarkMissing(term) => self.slip("spf-slip-mark", "term", term),
            Kind::SpaceMissing => self.say("spf-slip-space", &[]),
            Kind::AfterAllName => self.say("spf-slip-after-all", &[]),
            Kind::DomainMissing(term) => self.slip("spf-slip-domain-missing", "term", term),
            Kind::EqualsNeeded(term) => self.slip("spf-slip-equals", "term", term),
            Kind::UnknownTerm(term) => self.slip("spf-slip-unknown", "term", term),
            Kind::BareAddress => self.say("spf-slip-bare-address", &[]),
            Kind::Address => self.say("spf-slip-address", &[]),
            Kind::Ip6InIp4 => self.say("spf-slip-six", &[]),
            Kind::Ip4InIp6 => self.say("spf-slip-four", &[]),
            Kind::AddressForDomain => self.say("spf-slip-address-for-domain", &[]),
            Kind::Length => self.say("spf-slip-length", &[]),
            Kind::Domain => self.say("spf-slip-domain", &[]),
            Kind::Macro => self.say("spf-slip-macro", &[]),
            Kind::Character(odd) => self.slip("slip-character", "sign", &sign(*odd)),
            Kind::Twice(term) => self.slip("slip-twice", "term", term),
        }
    }

    /// A slip in a rule for fakes.
    pub(super) fn rule_slip(&self, kind: &DmarcFaultKind) -> String {
        use DmarcFaultKind as Kind;
        match kind {
            Kind::NotDmarc => self.say("rule-slip-start", &[]),
            Kind::TooLong => self.say("slip-long", &[]),
            Kind::LeadingSpace => self.say("rule-slip-space-before", &[]),
            Kind::Version(_) => self.say("rule-slip-version", &[]),
            Kind::SemicolonMissing => self.say("rule-slip-semicolon", &[]),
            Kind::VersionNotFirst => self.say("rule-slip-version-first", &[]),
            Kind::Quote => self.say("slip-quote", &[]),
            Kind::Html => self.say("rule-slip-html", &[]),
            Kind::Character(odd) => self.slip("slip-character", "sign", &sign(*odd)),
            Kind::Comma => self.say("slip-comma", &[]),
            Kind::EqualsMissing(term) => self.slip("slip-equals-missing", "term", term),
            Kind::ListSeparator => self.say("rule-slip-list", &[]),
            Kind::Misspelt { found, meant } => {
                let args = [("found", Arg::from(for_eye(found))), ("meant", (*meant).into())];
                self.say("rule-slip-misspelt", &args)
            }
            Kind::Policy { tag, value } => self.tagged("rule-slip-policy", tag, value),
            Kind::Value { tag, value } => self.tagged("rule-slip-value", tag, value),
            Kind::Twice(term) => self.slip("slip-twice", "term", &format!("{term}=")),
            Kind::ListEmpty(tag) => self.slip("rule-slip-empty", "tag", tag),
            Kind::MailtoMissing(value) => self.slip("rule-slip-mailto", "value", value),
            Kind::NotAnAddress(value) => self.slip("rule-slip-address", "value", value),
        }
    }

    fn tagged(&self, id: &str, tag: &str, value: &str) -> String {
        self.say(id, &[("tag", tag.into()), ("value", for_eye(value).into())])
    }

    /// A slip in a signature key, and how this company's form avoids it.
    pub(super) fn key_slip(&self, kind: &DkimFaultKind) -> Vec<String> {
        use DkimFaultKind as Kind;
        let one = match kind {
            Kind::Empty => self.say("key-slip-empty", &[]),
            Kind::TooLong => self.say("slip-long", &[]),
            Kind::PrivateKey => self.say("key-secret-delete", &[]),
            Kind::PemLines => self.say("key-slip-pem", &[]),
            Kind::Quote => self.say("slip-quote", &[]),
            Kind::Character(odd) => self.slip("slip-character", "sign", &sign(*odd)),
            Kind::HostName => self.say("key-slip-host", &[]),
            Kind::HalvesSwapped => self.say("key-slip-swapped", &[]),
            Kind::VersionNotFirst => self.say("key-slip-version-first", &[]),
            Kind::Version => self.say("key-slip-version", &[]),
            Kind::Comma => self.say("slip-comma", &[]),
            Kind::EqualsMissing(term) => self.slip("slip-equals-missing", "term", term),
            Kind::Twice(term) => self.slip("slip-twice", "term", &format!("{term}=")),
            Kind::KeyMissing => self.say("key-slip-missing", &[]),
            Kind::NotBase64(odd) => self.slip("key-slip-letter", "sign", &sign(*odd)),
            Kind::Truncated { at_255, .. } => return self.cut(*at_255),
            Kind::TooMuch { have, want } => {
                let args = [("have", Arg::from(*have)), ("want", (*want).into())];
                self.say("key-slip-too-much", &args)
            }
            Kind::Ed25519Length => self.say("key-slip-short", &[]),
            Kind::NotAKey => self.say("key-slip-no-key", &[]),
        };
        vec![one]
    }

    fn cut(&self, at_255: Cut) -> Vec<String> {
        let why = (at_255 == Cut::At255).then(|| self.say("key-cut-at-255", &[]));
        let how = match self.subject.registrar.map(|registrar| registrar.long_txt) {
            Some(LongTxt::OneBox) => "key-cut-one-box",
            Some(LongTxt::Quoted255) => "key-cut-quoted",
            Some(LongTxt::Unknown) | None => "key-cut-unknown",
        };
        why.into_iter().chain([self.say(how, &[])]).collect()
    }
}
