//! The domain a person owns, and what they may type instead of it.

use std::fmt;
use std::net::IpAddr;

use super::{Name, suffix};

/// A registrable domain or a name below one, as A-labels, lower case, without the final dot.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Domain(String);

impl TryFrom<String> for Domain {
    type Error = DomainFault;

    fn try_from(text: String) -> Result<Self, DomainFault> {
        Self::parse(&text)
    }
}

impl From<Domain> for String {
    fn from(domain: Domain) -> Self {
        domain.0
    }
}

/// What a person typed, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The domain meant.
    pub domain: Domain,
    /// What the text looked like.
    pub typed_as: TypedAs,
    /// `www` or `mail` in front, and the domain without it: asked about once, never cut silently.
    pub without_prefix: Option<(String, Domain)>,
}

/// The shape of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedAs {
    /// The domain itself.
    Domain,
    /// An e-mail address.
    EmailAddress,
    /// The address of a web page.
    WebAddress,
}

/// Why a text is not a domain; each variant has its own sentence and its own repair.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DomainFault {
    /// Nothing typed yet.
    #[error("nothing was typed")]
    Empty,
    /// Numbers instead of a name.
    #[error("{0} is an IP address")]
    IpAddress(String),
    /// A space inside.
    #[error("there is a space inside")]
    Space,
    /// More than one domain.
    #[error("{0} and {1} are two domains")]
    Several(String, String),
    /// More than 253 octets in all, or 63 in one part (RFC 1035 §2.3.4).
    #[error("the name is longer than DNS allows")]
    TooLong,
    /// One word without an ending.
    #[error("{0} has no ending such as .org")]
    NoEnding(String),
    /// An ending under which domains are sold, not a domain (`co.uk`).
    #[error("{0} is an ending, not a domain")]
    OnlyEnding(String),
    /// A character no domain has.
    #[error("the character {0:?} is not allowed")]
    Character(char),
    /// A part is empty, or begins or ends with a hyphen.
    #[error("the part {0:?} is not allowed")]
    Part(String),
    /// Several `@`.
    #[error("there is more than one @")]
    TwoAts,
}

impl Domain {
    /// Parses a domain in its own form, Unicode or A-labels, without guessing.
    pub fn parse(text: &str) -> Result<Self, DomainFault> {
        let text = text.strip_suffix('.').unwrap_or(text);
        if text.is_empty() {
            return Err(DomainFault::Empty);
        }
        if text.chars().count() > 253 {
            return Err(DomainFault::TooLong);
        }
        // Ideographic full stops are dots in IDNA (UTS #46 §2.3).
        let text = text.replace(['\u{3002}', '\u{ff0e}', '\u{ff61}'], ".");
        if let Some(odd) = text.chars().find(|c| !allowed(*c)) {
            return Err(DomainFault::Character(odd));
        }
        for part in text.split('.') {
            if part.is_empty() || part.starts_with('-') || part.ends_with('-') {
                return Err(DomainFault::Part(part.to_owned()));
            }
        }
        let ascii = idna::domain_to_ascii_cow(text.as_bytes(), idna::AsciiDenyList::URL)
            .map_err(|_unnamed| odd_letter(&text))?
            .to_ascii_lowercase();
        if ascii.len() > 253 || ascii.split('.').any(|part| part.len() > 63) {
            return Err(DomainFault::TooLong);
        }
        if !ascii.contains('.') {
            return Err(DomainFault::NoEnding(text));
        }
        if ascii.rsplit('.').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit())) {
            return Err(DomainFault::NoEnding(text));
        }
        if suffix::registered(&ascii).is_none() {
            return Err(DomainFault::OnlyEnding(text));
        }
        Ok(Self(ascii))
    }

    /// The A-label form, which goes into DNS.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form people read: `münchen.de` rather than `xn--mnchen-3ya.de`, unless the decoded text
    /// would mix scripts or hide something, in which case the A-labels stay.
    pub fn shown(&self) -> String {
        let (unicode, result) = idna::domain_to_unicode(&self.0);
        let is_plain = unicode.chars().all(|c| !c.is_control());
        if result.is_ok() && is_plain { unicode } else { self.0.clone() }
    }

    /// The absolute name.
    pub fn name(&self) -> Name {
        Name::from_presentation(&self.0)
    }

    /// The part that was registered: `acme.co.uk` of `shop.acme.co.uk` (Public Suffix List).
    #[must_use]
    pub fn registered(&self) -> Domain {
        suffix::registered(&self.0).map_or_else(|| self.clone(), |part| Domain(part.to_owned()))
    }

    /// The names above this domain, nearest first, the last the one that was registered.
    pub fn above(&self) -> Vec<Name> {
        let (top, mut name) = (self.registered().name(), self.name());
        let mut names = Vec::new();
        while name != top && !name.as_str().is_empty() {
            name = name.parent();
            names.push(name.clone());
        }
        names
    }

    /// The domain with its dots and hyphens as Microsoft's suggestion has them: dots become hyphens.
    pub fn dashed(&self) -> String {
        self.0.replace('.', "-")
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Understands what people type when asked for their domain: the domain, an address in it, or the
/// address of a page on it.
pub fn understand(typed: &str) -> Result<Reading, DomainFault> {
    let text = typed.trim().trim_matches(['"', '\'', '<', '>', '«', '»', '“', '”']).trim();
    if text.is_empty() {
        return Err(DomainFault::Empty);
    }
    if text.chars().count() > 2000 {
        return Err(DomainFault::TooLong);
    }
    if let Some(odd) = text.chars().find(|c| c.is_control()) {
        return Err(DomainFault::Character(odd));
    }
    if let Some(fault) = separated(text) {
        return Err(fault);
    }
    let (text, typed_as) = strip_shape(text)?;
    if let Ok(address) = text.trim_matches(['[', ']']).parse::<IpAddr>() {
        return Err(DomainFault::IpAddress(address.to_string()));
    }
    let domain = Domain::parse(&text)?;
    let without_prefix =
        ["www", "mail", "webmail", "smtp", "imap", "pop"].iter().find_map(|prefix| {
            let rest = domain.as_str().strip_prefix(prefix)?.strip_prefix('.')?;
            Domain::parse(rest).ok().map(|shorter| ((*prefix).to_owned(), shorter))
        });
    Ok(Reading { domain, typed_as, without_prefix })
}

/// Two things in one line, or a space where none can be.
fn separated(text: &str) -> Option<DomainFault> {
    let parts: Vec<&str> =
        text.split([' ', ',', ';', '\u{a0}', '|']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] | [_] => None,
        [first, second, ..] if first.contains('.') && second.contains('.') => {
            Some(DomainFault::Several((*first).to_owned(), (*second).to_owned()))
        }
        _ => match text.chars().find(|c| matches!(c, ',' | ';' | '|')) {
            Some(odd) => Some(DomainFault::Character(odd)),
            None => Some(DomainFault::Space),
        },
    }
}

/// Takes scheme, path, port and mailbox away.
fn strip_shape(text: &str) -> Result<(String, TypedAs), DomainFault> {
    let lower = text.to_lowercase();
    let (rest, mut typed_as) = match lower.split_once("://") {
        Some((_scheme, rest)) => (rest.to_owned(), TypedAs::WebAddress),
        None => (lower, TypedAs::Domain),
    };
    let rest = match rest.strip_prefix("mailto:") {
        Some(address) => address.to_owned(),
        None => rest,
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if authority.len() < rest.len() {
        typed_as = TypedAs::WebAddress;
    }
    let authority = match authority.matches('@').count() {
        0 => authority,
        1 => {
            if typed_as == TypedAs::Domain {
                typed_as = TypedAs::EmailAddress;
            }
            authority.rsplit('@').next().unwrap_or_default()
        }
        _ => return Err(DomainFault::TwoAts),
    };
    let is_bare_ipv6 = authority.matches(':').count() > 1;
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !is_bare_ipv6 && port.bytes().all(|b| b.is_ascii_digit()) => {
            typed_as = TypedAs::WebAddress;
            host
        }
        _ => authority,
    };
    Ok((host.to_owned(), typed_as))
}

fn allowed(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '-' | '.')
        || (!c.is_ascii() && c.is_alphanumeric())
        || {
            // Marks that belong to letters in many scripts pass on to IDNA, which decides.
            !c.is_ascii()
                && !c.is_control()
                && unicode_width::UnicodeWidthChar::width(c) == Some(0)
                && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        }
}

/// The first letter that IDNA refuses on its own, for the sentence on the screen.
fn odd_letter(text: &str) -> DomainFault {
    let refused = |c: &char| {
        let mut alone = [0_u8; 4];
        let alone = c.encode_utf8(&mut alone);
        idna::domain_to_ascii_cow(alone.as_bytes(), idna::AsciiDenyList::URL).is_err()
    };
    match text.chars().filter(|c| *c != '.' && *c != '-').find(refused) {
        Some(odd) => DomainFault::Character(odd),
        None => DomainFault::Part(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn domain_of(typed: &str) -> String {
        understand(typed).unwrap().domain.to_string()
    }

    #[test]
    fn people_type_addresses_and_pages_and_all_mean_the_domain() {
        assert_eq!(domain_of("acme.fr"), "acme.fr");
        assert_eq!(domain_of("  ACME.fr. "), "acme.fr");
        assert_eq!(domain_of("ada@acme.fr"), "acme.fr");
        assert_eq!(domain_of("mailto:ada@acme.fr"), "acme.fr");
        assert_eq!(domain_of("https://shop.acme.fr:8443/x?y#z"), "shop.acme.fr");
        assert_eq!(domain_of("<ada@acme.fr>"), "acme.fr");
        assert_eq!(domain_of("münchen.de"), "xn--mnchen-3ya.de");
        assert_eq!(domain_of("acme.co.uk"), "acme.co.uk");
        assert_eq!(Domain::parse("xn--mnchen-3ya.de").unwrap().shown(), "münchen.de");
    }

    #[test]
    fn www_and_mail_are_offered_to_be_dropped_not_dropped() {
        let reading = understand("https://www.acme.fr/x").unwrap();
        assert_eq!(reading.domain.as_str(), "www.acme.fr");
        let (prefix, shorter) = reading.without_prefix.unwrap();
        assert_eq!((prefix.as_str(), shorter.as_str()), ("www", "acme.fr"));
        assert_eq!(understand("mail.fr").unwrap().without_prefix, None);
    }

    #[test]
    fn each_wrong_input_has_its_own_fault() {
        assert_eq!(understand(" "), Err(DomainFault::Empty));
        assert_eq!(understand("192.0.2.7"), Err(DomainFault::IpAddress("192.0.2.7".to_owned())));
        assert_eq!(
            understand("[2001:db8::1]"),
            Err(DomainFault::IpAddress("2001:db8::1".to_owned()))
        );
        assert_eq!(
            understand("http://192.0.2.7/"),
            Err(DomainFault::IpAddress("192.0.2.7".to_owned()))
        );
        assert_eq!(understand("ac me.fr"), Err(DomainFault::Space));
        assert_eq!(
            understand("acme.fr, acme.com"),
            Err(DomainFault::Several("acme.fr".to_owned(), "acme.com".to_owned()))
        );
        assert_eq!(understand("acme,fr"), Err(DomainFault::Character(',')));
        assert_eq!(understand("acme"), Err(DomainFault::NoEnding("acme".to_owned())));
        assert_eq!(understand("co.uk"), Err(DomainFault::OnlyEnding("co.uk".to_owned())));
        assert_eq!(understand("acme..fr"), Err(DomainFault::Part(String::new())));
        assert_eq!(understand("-acme.fr"), Err(DomainFault::Part("-acme".to_owned())));
        assert_eq!(understand("a@b@acme.fr"), Err(DomainFault::TwoAts));
        assert_eq!(understand("ac\u{1b}me.fr"), Err(DomainFault::Character('\u{1b}')));
        assert_eq!(understand("acme\u{202e}.fr"), Err(DomainFault::Character('\u{202e}')));
        assert_eq!(understand("😀.fr"), Err(DomainFault::Character('😀')));
        assert_eq!(understand("ac_me.fr"), Err(DomainFault::Character('_')));
        assert_eq!(understand(&format!("{}.fr", "a".repeat(300))), Err(DomainFault::TooLong));
        assert_eq!(understand(&format!("{}.fr", "a".repeat(64))), Err(DomainFault::TooLong));
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_ever_panics_and_what_passes_is_plain(text in "\\PC{0,80}") {
            if let Ok(reading) = understand(&text) {
                assert!(reading.domain.as_str().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.'));
                assert_eq!(Domain::parse(reading.domain.as_str()), Ok(reading.domain.clone()));
            }
        }
    }
}
