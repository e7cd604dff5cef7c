//! The slips in texts of SPF, DKIM and DMARC: the place pointed at, and each kind in its own sentence.

use super::bracket::pointed;
use crate::records::dkim::{Cut, DkimFault, DkimFaultKind as Dkim};
use crate::records::dmarc::{DmarcFault, DmarcFaultKind as Dmarc};
use crate::records::spf::{SpfFault, SpfFaultKind as Spf};
use crate::words::shared::for_eye;
use crate::words::{Arg, Words};

/// Characters shown of a word from somebody's text.
const WORD: usize = 40;

impl Words {
    /// What is wrong with a list of senders.
    pub(super) fn spf_slip(&self, fault: &SpfFault) -> String {
        let (id, word) = match &fault.kind {
            Spf::NotSpf => ("flaw-spf-start", String::new()),
            Spf::TooLong => ("flaw-too-long", String::new()),
            Spf::LeadingSpace => ("flaw-leading-space", "v=spf1".to_owned()),
            Spf::AfterVersion(_) => ("flaw-after-version", String::new()),
            Spf::VersionAgain => ("flaw-version-again", String::new()),
            Spf::Separator(mark) => ("flaw-separator", mark.to_string()),
            Spf::Quote => ("flaw-quote", String::new()),
            Spf::MarkMissing(name) => {
                let mark = if *name == "redirect" { "=" } else { ":" };
                return self.slip("flaw-mark-missing", name, mark);
            }
            Spf::SpaceMissing => ("flaw-space-missing", String::new()),
            Spf::AfterAllName => ("flaw-after-all", String::new()),
            Spf::DomainMissing(mechanism) => ("flaw-domain-missing", (*mechanism).to_owned()),
            Spf::EqualsNeeded(name) => return self.slip("flaw-mark-missing", name, "="),
            Spf::UnknownTerm(term) => match term.strip_suffix('=') {
                Some(name) => return self.slip("flaw-mark-missing", name, ":"),
                None => ("flaw-unknown-word", term.clone()),
            },
            Spf::BareAddress => ("flaw-bare-address", String::new()),
            Spf::Address => ("flaw-address", String::new()),
            Spf::Ip6InIp4 => return self.slip("flaw-other-address", "ip6:", ""),
            Spf::Ip4InIp6 => return self.slip("flaw-other-address", "ip4:", ""),
            Spf::AddressForDomain => ("flaw-address-for-domain", String::new()),
            Spf::Length => ("flaw-length", String::new()),
            Spf::Domain => ("flaw-domain", String::new()),
            Spf::Macro => ("flaw-macro", String::new()),
            Spf::Character(_) => ("flaw-character", String::new()),
            Spf::Twice(name) => ("flaw-twice", (*name).to_owned()),
        };
        self.slip(id, &word, "")
    }

    /// What is wrong with a rule for fakes.
    pub(super) fn dmarc_slip(&self, fault: &DmarcFault) -> String {
        let (id, word) = match &fault.kind {
            Dmarc::NotDmarc => ("flaw-dmarc-start", String::new()),
            Dmarc::TooLong => ("flaw-too-long", String::new()),
            Dmarc::LeadingSpace => ("flaw-leading-space", "v=DMARC1".to_owned()),
            Dmarc::Version(_) => ("flaw-version", "DMARC1".to_owned()),
            Dmarc::SemicolonMissing => return self.say("rule-slip-semicolon"),
            Dmarc::VersionNotFirst => ("flaw-version-first", "v=DMARC1".to_owned()),
            Dmarc::Quote => ("flaw-quote", String::new()),
            Dmarc::Html => ("flaw-html", String::new()),
            Dmarc::Character(_) => ("flaw-character", String::new()),
            Dmarc::Comma => ("flaw-comma", String::new()),
            Dmarc::EqualsMissing(word) => ("flaw-equals-missing", word.clone()),
            Dmarc::ListSeparator => ("flaw-list-separator", String::new()),
            Dmarc::Misspelt { found, meant } => {
                return self.slip("flaw-misspelt", found, &format!("{meant}="));
            }
            Dmarc::Policy { tag, .. } => ("flaw-policy", format!("{tag}=")),
            Dmarc::Value { tag, value } => {
                return self.slip("flaw-value", value, &format!("{tag}="));
            }
            Dmarc::Twice(tag) => ("flaw-twice", format!("{tag}=")),
            Dmarc::ListEmpty(tag) => ("flaw-list-empty", format!("{tag}=")),
            Dmarc::MailtoMissing(address) => ("flaw-mailto-missing", address.clone()),
            Dmarc::NotAnAddress(text) => ("flaw-not-an-address", text.clone()),
        };
        self.slip(id, &word, "")
    }

    /// What is wrong with a signature key.
    pub(super) fn dkim_slip(&self, fault: &DkimFault) -> String {
        let (id, word) = match &fault.kind {
            Dkim::Empty | Dkim::KeyMissing => ("flaw-key-missing", String::new()),
            Dkim::TooLong => ("flaw-too-long", String::new()),
            // The alarm has its own headline, and a host name its own finding.
            Dkim::PrivateKey | Dkim::HostName | Dkim::NotAKey => ("flaw-no-key", String::new()),
            Dkim::PemLines => ("flaw-pem", String::new()),
            Dkim::Quote => ("flaw-quote", String::new()),
            Dkim::Character(_) => ("flaw-character", String::new()),
            Dkim::HalvesSwapped => ("flaw-halves", String::new()),
            Dkim::VersionNotFirst => ("flaw-version-first", "v=DKIM1".to_owned()),
            Dkim::Version => ("flaw-version", "DKIM1".to_owned()),
            Dkim::Comma => ("flaw-comma", String::new()),
            Dkim::EqualsMissing(word) => ("flaw-equals-missing", word.clone()),
            Dkim::Twice(tag) => ("flaw-twice", format!("{tag}=")),
            Dkim::NotBase64(_) => ("flaw-key-character", String::new()),
            Dkim::Truncated { at_255: Cut::At255, .. } => ("flaw-cut-at-255", String::new()),
            Dkim::Truncated { .. } => ("flaw-cut", String::new()),
            Dkim::TooMuch { .. } => ("flaw-key-twice", String::new()),
            Dkim::Ed25519Length => ("flaw-ed25519", String::new()),
        };
        self.slip(id, &word, "")
    }

    fn slip(&self, id: &str, word: &str, mark: &str) -> String {
        let word: String = word.chars().take(WORD).collect();
        let args = [("word", Arg::from(for_eye(&word))), ("mark", for_eye(mark).into())];
        self.say_with(id, &args)
    }
}

/// The line with the fault in brackets.
pub(super) fn spf_line(line: &str, fault: &SpfFault) -> String {
    let length = match &fault.kind {
        Spf::MarkMissing(_) | Spf::SpaceMissing | Spf::DomainMissing(_) | Spf::TooLong => 0,
        Spf::UnknownTerm(term) if term.ends_with('=') => 1,
        Spf::UnknownTerm(term) => term.chars().count(),
        Spf::VersionAgain
        | Spf::BareAddress
        | Spf::Address
        | Spf::Twice(_)
        | Spf::Ip6InIp4
        | Spf::Ip4InIp6
        | Spf::AddressForDomain
        | Spf::NotSpf => word(line, fault.at),
        _ => 1,
    };
    pointed(line, fault.at, length)
}

/// The line with the fault in brackets.
pub(super) fn dmarc_line(line: &str, fault: &DmarcFault) -> String {
    let length = match &fault.kind {
        Dmarc::TooLong | Dmarc::ListEmpty(_) | Dmarc::MailtoMissing(_) => 0,
        Dmarc::Version(text)
        | Dmarc::EqualsMissing(text)
        | Dmarc::Twice(text)
        | Dmarc::NotAnAddress(text)
        | Dmarc::Value { value: text, .. }
        | Dmarc::Policy { value: text, .. }
        | Dmarc::Misspelt { found: text, .. } => text.chars().count(),
        _ => 1,
    };
    pointed(line, fault.at, length)
}

/// The text with the fault in brackets.
pub(super) fn dkim_line(text: &str, fault: &DkimFault) -> String {
    let length = match &fault.kind {
        Dkim::Empty | Dkim::TooLong | Dkim::KeyMissing | Dkim::Truncated { .. } => 0,
        Dkim::EqualsMissing(word) | Dkim::Twice(word) => word.chars().count(),
        Dkim::PemLines => 5,
        _ => 1,
    };
    pointed(text, fault.at, length)
}

/// Characters of the word that begins at `at`.
fn word(line: &str, at: usize) -> usize {
    line.chars().skip(at).take_while(|c| !c.is_whitespace()).count()
}
