//! A mailbox, as the address for DMARC reports.

use crate::names::{Domain, DomainFault};

/// Why a text is no mailbox.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmailFault {
    /// Nothing typed yet.
    #[error("nothing was typed")]
    Empty,
    /// More than a mailbox can have (RFC 5321 §4.5.3.1: 64 octets before the `@`, 254 in all).
    #[error("the address is too long")]
    TooLong,
    /// A control character, which also keeps line breaks out of the record.
    #[error("there is an invisible control character inside")]
    Control,
    /// A space inside.
    #[error("there is a space inside")]
    Space,
    /// Two addresses.
    #[error("{0} and {1} are two addresses; one is enough")]
    Several(String, String),
    /// A domain or a name alone.
    #[error("there is no @ in it")]
    NoAt,
    /// More than one `@`.
    #[error("there is more than one @")]
    TwoAts,
    /// Nothing before the `@`.
    #[error("the part before the @ is missing")]
    NoLocalPart,
    /// A letter with an accent or from another script before the `@`: reporters cannot write there.
    #[error("{0:?} cannot stand before the @")]
    NotAscii(char),
    /// Another character that cannot stand before the `@`, or a dot at its border or twice.
    #[error("{0:?} cannot stand here before the @")]
    LocalPart(char),
    /// What follows the `@` is no domain.
    #[error("what follows the @ is no domain: {0}")]
    Domain(DomainFault),
}

/// Understands one mailbox as people paste it: `ada@acme.fr`, `mailto:ada@acme.fr`, `<ada@acme.fr>`,
/// `Ada <ada@acme.fr>`. The domain comes back in lower case and in A-labels.
pub fn email(text: &str) -> Result<String, EmailFault> {
    let text = text.trim();
    if text.chars().nth(1000).is_some() {
        return Err(EmailFault::TooLong);
    }
    // Invisible ones are no typing error of the person; controls could split a record.
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
        .map(|c| if c == '\u{a0}' { ' ' } else { c })
        .collect();
    if text.chars().any(char::is_control) {
        return Err(EmailFault::Control);
    }
    let wrapping = ['"', '\'', '“', '”', '«', '»', '`', ' '];
    let text = text.trim_matches(wrapping);
    if let Some(fault) = several(text) {
        return Err(fault);
    }
    let text = match text.split_once('<') {
        Some((_, rest)) => rest.split('>').next().unwrap_or_default(),
        None => text,
    };
    let text = text.trim_matches(wrapping);
    let text = match text.split_at_checked(7) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => {
            rest.split('?').next().unwrap_or_default().trim()
        }
        _ => text,
    };
    mailbox(text)
}

/// Reads a mailbox in its own form, `local@domain`, with nothing around it.
pub fn mailbox(text: &str) -> Result<String, EmailFault> {
    if text.is_empty() {
        return Err(EmailFault::Empty);
    }
    if text.chars().any(char::is_whitespace) {
        return Err(EmailFault::Space);
    }
    let Some((local, domain)) = text.rsplit_once('@') else { return Err(EmailFault::NoAt) };
    if local.contains('@') {
        return Err(EmailFault::TwoAts);
    }
    if local.is_empty() {
        return Err(EmailFault::NoLocalPart);
    }
    if local.len() > 64 || text.len() > 254 {
        return Err(EmailFault::TooLong);
    }
    if let Some(odd) = local.chars().find(|c| !c.is_ascii()) {
        return Err(EmailFault::NotAscii(odd));
    }
    // RFC 5322 §3.2.3: a dot-atom; the quoted form exists, but no report writer is tested with it.
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    if let Some(odd) = local.chars().find(|c| !allowed(*c)) {
        return Err(EmailFault::LocalPart(odd));
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err(EmailFault::LocalPart('.'));
    }
    let domain = Domain::parse(domain).map_err(EmailFault::Domain)?;
    Ok(format!("{local}@{domain}"))
}

/// Two addresses in one line.
fn several(text: &str) -> Option<EmailFault> {
    let mut with_at = text
        .split([' ', ',', ';', '<', '>', '|'])
        .filter(|part| part.contains('@'))
        .map(|part| part.trim_start_matches("mailto:").chars().take(80).collect::<String>());
    match (with_at.next(), with_at.next()) {
        (Some(first), Some(second)) if first != second => Some(EmailFault::Several(first, second)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_mailbox_is_understood_however_it_was_copied() {
        for text in [
            "dmarc@acme.fr",
            " dmarc@ACME.fr\n",
            "mailto:dmarc@acme.fr?subject=x",
            "<dmarc@acme.fr>",
            "DMARC Reports <dmarc@acme.fr>",
            "“dmarc@acme.fr”",
            "MAILTO:dmarc@acme.fr\u{200b}",
            "dmarc@acme.fr <mailto:dmarc@acme.fr>",
        ] {
            assert_eq!(email(text).as_deref(), Ok("dmarc@acme.fr"), "{text:?}");
        }
        assert_eq!(email("o'brien+x@münchen.de").as_deref(), Ok("o'brien+x@xn--mnchen-3ya.de"));
    }

    #[test]
    fn what_is_no_mailbox_is_refused_with_its_reason() {
        let fault = |text: &str| email(text).unwrap_err();
        assert_eq!(fault("  "), EmailFault::Empty);
        assert_eq!(fault("acme.fr"), EmailFault::NoAt);
        assert_eq!(fault("@acme.fr"), EmailFault::NoLocalPart);
        assert_eq!(fault("a@b@acme.fr"), EmailFault::TwoAts);
        assert_eq!(fault("a b@acme.fr"), EmailFault::Space);
        assert_eq!(
            fault("a@acme.fr, b@acme.fr"),
            EmailFault::Several("a@acme.fr".into(), "b@acme.fr".into())
        );
        assert_eq!(fault("é@acme.fr"), EmailFault::NotAscii('é'));
        assert_eq!(fault("a\u{7}@acme.fr"), EmailFault::Control);
        assert_eq!(fault("a@acme.fr\r\nb"), EmailFault::Control);
        assert_eq!(fault("a..b@acme.fr"), EmailFault::LocalPart('.'));
        assert_eq!(fault("a;@acme.fr"), EmailFault::LocalPart(';'));
        assert_eq!(fault("a@acme"), EmailFault::Domain(DomainFault::NoEnding("acme".into())));
        assert_eq!(fault(&"a".repeat(5000)), EmailFault::TooLong);
        assert_eq!(fault(&format!("{}@acme.fr", "a".repeat(65))), EmailFault::TooLong);
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_passes_passes_again(text in "\\PC{0,300}(@\\PC{0,40})?") {
            if let Ok(address) = email(&text) {
                prop_assert!(address.chars().all(|c| c.is_ascii_graphic()));
                prop_assert_eq!(mailbox(&address), Ok(address.clone()));
            }
        }
    }
}
