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
            Spf::NotSpf => ("slip-spf-start", String::new()),
            Spf::TooLong => ("slip-too-long", String::new()),
            Spf::LeadingSpace => ("slip-leading-space", "v=spf1".to_owned()),
            Spf::AfterVersion(_) => ("slip-after-version", String::new()),
            Spf::VersionAgain => ("slip-version-again", String::new()),
            Spf::Separator(mark) => ("slip-separator", mark.to_string()),
            Spf::Quote => ("slip-quote", String::new()),
            Spf::MarkMissing(name) => {
                let mark = if *name == "redirect" { "=" } else { ":" };
                return self.slip("slip-mark-missing", name, mark);
            }
            Spf::SpaceMissing => ("slip-space-missing", String::new()),
            Spf::AfterAllName => ("slip-after-all", String::new()),
            Spf::DomainMissing(mechanism) => ("slip-domain-missing", (*mechanism).to_owned()),
            Spf::EqualsNeeded(name) => return self.slip("slip-mark-missing", name, "="),
            Spf::UnknownTerm(term) => match term.strip_suffix('=') {
                Some(name) => return self.slip("slip-mark-missing", name, ":"),
                None => ("slip-unknown-word", term.clone()),
            },
            Spf::BareAddress => ("slip-bare-address", String::new()),
            Spf::Address => ("slip-address", String::new()),
            Spf::Ip6InIp4 => return self.slip("slip-other-address", "ip6:", ""),
            Spf::Ip4InIp6 => return self.slip("slip-other-address", "ip4:", ""),
            Spf::AddressForDomain => ("slip-address-for-domain", String::new()),
            Spf::Length => ("slip-length", String::new()),
            Spf::Domain => ("slip-domain", String::new()),
            Spf::Macro => ("slip-macro", String::new()),
            Spf::Character(_) => ("slip-character", String::new()),
            Spf::Twice(name) => ("slip-twice", (*name).to_owned()),
        };
        self.slip(id, &word, "")
    }

    /// What is wrong with a rule for fakes.
    pub(super) fn dmarc_slip(&self, fault: &DmarcFault) -> String {
        let (id, word) = match &fault.kind {
            Dmarc::NotDmarc => ("slip-dmarc-start", String::new()),
            Dmarc::TooLong => ("slip-too-long", String::new()),
            Dmarc::LeadingSpace => ("slip-leading-space", "v=DMARC1".to_owned()),
            Dmarc::Version(_) => ("slip-version", "DMARC1".to_owned()),
            Dmarc::VersionNotFirst => ("slip-version-first", "v=DMARC1".to_owned()),
            Dmarc::Quote => ("slip-quote", String::new()),
            Dmarc::Html => ("slip-html", String::new()),
            Dmarc::Character(_) => ("slip-character", String::new()),
            Dmarc::Comma => ("slip-comma", String::new()),
            Dmarc::EqualsMissing(word) => ("slip-equals-missing", word.clone()),
            Dmarc::ListSeparator => ("slip-list-separator", String::new()),
            Dmarc::Misspelt { found, meant } => {
                return self.slip("slip-misspelt", found, &format!("{meant}="));
            }
            Dmarc::Policy { tag, .. } => ("slip-policy", format!("{tag}=")),
            Dmarc::Value { tag, value } => {
                return self.slip("slip-value", value, &format!("{tag}="));
            }
            Dmarc::Twice(tag) => ("slip-twice", format!("{tag}=")),
            Dmarc::ListEmpty(tag) => ("slip-list-empty", format!("{tag}=")),
            Dmarc::MailtoMissing(address) => ("slip-mailto-missing", address.clone()),
            Dmarc::NotAnAddress(text) => ("slip-not-an-address", text.clone()),
        };
        self.slip(id, &word, "")
    }

    /// What is wrong with a signature key.
    pub(super) fn dkim_slip(&self, fault: &DkimFault) -> String {
        let (id, word) = match &fault.kind {
            Dkim::Empty | Dkim::KeyMissing => ("slip-key-missing", String::new()),
            Dkim::TooLong => ("slip-too-long", String::new()),
            // The alarm has its own headline, and a host name its own finding.
            Dkim::PrivateKey | Dkim::HostName | Dkim::NotAKey => ("slip-no-key", String::new()),
            Dkim::PemLines => ("slip-pem", String::new()),
            Dkim::Quote => ("slip-quote", String::new()),
            Dkim::Character(_) => ("slip-character", String::new()),
            Dkim::HalvesSwapped => ("slip-halves", String::new()),
            Dkim::VersionNotFirst => ("slip-version-first", "v=DKIM1".to_owned()),
            Dkim::Version => ("slip-version", "DKIM1".to_owned()),
            Dkim::Comma => ("slip-comma", String::new()),
            Dkim::EqualsMissing(word) => ("slip-equals-missing", word.clone()),
            Dkim::Twice(tag) => ("slip-twice", format!("{tag}=")),
            Dkim::NotBase64(_) => ("slip-key-character", String::new()),
            Dkim::Truncated { at_255: Cut::At255, .. } => ("slip-cut-at-255", String::new()),
            Dkim::Truncated { .. } => ("slip-cut", String::new()),
            Dkim::TooMuch { .. } => ("slip-key-twice", String::new()),
            Dkim::Ed25519Length => ("slip-ed25519", String::new()),
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
        Spf::VersionAgain | Spf::BareAddress | Spf::Address | Spf::Twice(_) => word(line, fault.at),
        Spf::Ip6InIp4 | Spf::Ip4InIp6 | Spf::AddressForDomain | Spf::NotSpf => word(line, fault.at),
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
