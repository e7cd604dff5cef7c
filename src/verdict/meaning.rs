//! When a TXT record that is served does the job of one that is wanted.
//!
//! SPF, DKIM and DMARC are compared by what they say to those who read them; any other text has no
//! grammar known here and is compared as it stands.

use crate::records::spf::{Meaning, Mechanism, Qualifier, Spf};
use crate::records::{dkim, dmarc, spf};

/// The family a text belongs to, by how it begins: enough to tell a spoilt DKIM key from somebody
/// else's verification text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family<'a> {
    /// A list of senders.
    Spf,
    /// A signature key.
    Dkim,
    /// A rule for fakes.
    Dmarc,
    /// What stands before the first `=`, as verification texts have it.
    Key(&'a str),
    /// Any other text.
    Bare,
}

/// The texts that receivers ignore altogether when there are several of their kind at one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loner {
    /// RFC 7208 §4.5.
    Spf,
    /// RFC 9989 §4.10.1.
    Dmarc,
}

impl Loner {
    /// What kind of loner `text` is, in the eyes of receivers.
    pub(super) fn of(text: &str) -> Option<Self> {
        if spf::is_spf(text) {
            Some(Self::Spf)
        } else if dmarc::is_dmarc(text) {
            Some(Self::Dmarc)
        } else {
            None
        }
    }
}

/// True when `seen` does what `wanted` asks for: it says the same, lets others send as well, or is a
/// stricter policy that reports to the same place.
pub(super) fn does_the_same(wanted: &str, seen: &str) -> bool {
    match family(wanted) {
        Family::Spf => spf::is_spf(seen) && is_as_generous(wanted, seen),
        Family::Dkim => dkim::same_meaning(wanted, seen),
        Family::Dmarc => dmarc::is_dmarc(seen) && is_as_strict(wanted, seen),
        Family::Key(_) | Family::Bare => wanted == seen,
    }
}

/// True when `seen` looks like an attempt at `wanted`.
pub(super) fn resembles(wanted: &str, seen: &str) -> bool {
    match (family(wanted), family(seen)) {
        (Family::Key(one), Family::Key(other)) => one.eq_ignore_ascii_case(other),
        (one, other) => one == other,
    }
}

/// True for texts whose family tells what they are for wherever they are found.
pub(super) fn is_telling(text: &str) -> bool {
    matches!(family(text), Family::Dkim | Family::Dmarc)
}

/// The family of a text.
pub(super) fn family(text: &str) -> Family<'_> {
    if spf::looks_like_spf(text) {
        return Family::Spf;
    }
    if dmarc::looks_like_dmarc(text) {
        return Family::Dmarc;
    }
    if dkim::looks_like_dkim(text) {
        return Family::Dkim;
    }
    // Panels leave quotes and backslashes in the value now and then.
    let bare = text.trim_start_matches(['"', '\\', ' ', '\'']);
    match bare.split_once('=') {
        Some(("p", _)) => Family::Dkim,
        Some((key, _)) => Family::Key(key.trim()),
        None => Family::Bare,
    }
}

/// True when `seen` lets everyone send whom `wanted` lets send, and treats the rest alike. What it
/// refuses by name may refuse a wanted sender, so such lists must agree altogether.
fn is_as_generous(wanted: &str, seen: &str) -> bool {
    if spf::same_meaning(wanted, seen) {
        return true;
    }
    let (Ok(wanted), Ok(seen)) = (spf::parse(wanted), spf::parse(seen)) else { return false };
    let only_passes = |list: &Spf| {
        list.effective().all(|term| match term.meaning() {
            Meaning::Directive(_, Mechanism::All) => true,
            Meaning::Directive(qualifier, _) => *qualifier == Qualifier::Pass,
            _ => false,
        })
    };
    let is_sender = |meaning: &Meaning| !matches!(meaning, Meaning::Directive(_, Mechanism::All));
    only_passes(&wanted)
        && only_passes(&seen)
        && wanted.all() == seen.all()
        && wanted
            .effective()
            .filter(|term| is_sender(term.meaning()))
            .all(|term| seen.lets_send(term.text()))
}

/// True when `seen` has nothing wrong, asks for no less, and reports to every address wanted.
fn is_as_strict(wanted: &str, seen: &str) -> bool {
    let (Ok(wanted), Ok(seen)) = (dmarc::parse(wanted), dmarc::parse(seen)) else {
        return wanted.trim() == seen.trim();
    };
    let reports = |uri: &String| seen.aggregate.iter().any(|own| own.eq_ignore_ascii_case(uri));
    seen.is_at_least_as_strict_as(&wanted) && wanted.aggregate.iter().all(reports)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_hold_more_senders_and_not_fewer_nor_another_tail() {
        let wanted = "v=spf1 include:_spf.google.com ~all";
        for good in
            ["v=spf1 mx include:_spf.google.com ~all", "V=SPF1 include:_SPF.google.com ~all"]
        {
            assert!(does_the_same(wanted, good), "{good}");
        }
        for bad in [
            "v=spf1 mx ~all",
            "v=spf1 include:_spf.google.com -all",
            "v=spf1 -mx include:_spf.google.com ~all",
            "v=spf1 include:_spf.google.com.evil.example ~all",
            "v=spf1include:_spf.google.com ~all",
        ] {
            assert!(!does_the_same(wanted, bad), "{bad}");
        }
    }

    #[test]
    fn a_policy_may_be_stricter_but_must_report_to_the_same_place() {
        let wanted = "v=DMARC1; p=none; rua=mailto:dmarc@acme.fr";
        assert!(does_the_same(wanted, "v=DMARC1;p=reject;rua=mailto:x@y.fr,mailto:DMARC@acme.fr"));
        assert!(!does_the_same(wanted, "v=DMARC1; p=reject; rua=mailto:x@y.fr"));
        assert!(!does_the_same("v=DMARC1; p=reject", "v=DMARC1; p=none"));
    }

    #[test]
    fn a_key_is_compared_by_what_it_says_and_a_verification_text_letter_by_letter() {
        assert!(does_the_same("v=DKIM1; k=rsa; p=MIGf", "k=rsa; p=MI Gf"));
        assert!(!does_the_same("v=DKIM1; k=rsa; p=MIGf", "v=DKIM1; k=rsa; p=MIGg"));
        assert!(!does_the_same("MS=ms1", "ms=ms1"));
        assert!(resembles("MS=ms1", "ms=ms2"));
        assert!(resembles("v=DKIM1; k=rsa; p=MIGf", "\"v=DKIM1; k=rsa; p=MIGf\""));
    }
}
