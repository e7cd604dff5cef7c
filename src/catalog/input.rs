//! What a person copies from a provider's console: cleaned, checked, or refused with a reason.

use regex_lite::Regex;
use serde::{Deserialize, Serialize};

use super::{Template, Text};
use crate::names::Name;
use crate::records::{dkim, pasted};

/// The longest paste that is looked at, in characters; a 4096-bit key with its table is shorter.
const LONGEST: usize = 8192;

/// One value to ask for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its key, for `--set` and `{input:…}`.
    pub key: String,
    /// Its name on the screen.
    pub label: Text,
    /// What kind of value it is.
    pub kind: InputKind,
    /// Regular expression that the whole cleaned value fits, upper case or lower.
    pub pattern: Option<String>,
    /// A value that fits, to show the shape.
    pub example: String,
    /// Where it is found.
    pub where_to_find: Text,
    /// A guess to be confirmed.
    pub suggest: Option<Template>,
    /// Why the guess must be compared.
    pub suggestion_warning: Option<Text>,
    /// The value when nothing is typed.
    pub default: Option<String>,
    /// True when mail works without it.
    #[serde(default)]
    pub optional: bool,
    /// True when several may be given.
    #[serde(default)]
    pub repeatable: bool,
    /// What is wrong with a value that does not fit, and how to put it right.
    pub wrong: Text,
}

/// What kind of value an input takes; each is given back in one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InputKind {
    /// A text that fits the pattern.
    Text,
    /// A DKIM key text, its key without spaces.
    DkimKey,
    /// A host name, lower case, without final dot.
    Host,
    /// A relative owner name, such as a DKIM selector, lower case.
    Label,
    /// A priority and a mail server, as `10:mx.example.net`.
    MailServer,
    /// An e-mail address.
    EmailAddress,
    /// An SPF mechanism, such as `include:spf.example.net`; a bare name becomes an `include:`.
    SpfMechanism,
}

/// Why a value is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InputFault {
    /// Nothing typed.
    #[error("nothing was typed")]
    Empty,
    /// It does not fit; `Input::wrong` says why.
    #[error("the value does not have the expected shape")]
    Shape,
    /// Several values that fit were pasted.
    #[error("several values were pasted; one is needed")]
    Several,
    /// A private key, which must never be published.
    #[error("this is a private key; it must never be published")]
    PrivateKey,
    /// The key ends too early.
    #[error("the key is cut: {have} of {want} characters")]
    KeyCut {
        /// Characters of the key that are there.
        have: usize,
        /// Characters it should have.
        want: usize,
    },
}

impl Input {
    /// Cleans and checks what was typed or pasted. A line or a table around the value is taken off
    /// when exactly one value in it fits.
    pub fn accept(&self, typed: &str) -> Result<String, InputFault> {
        let typed: String = typed.chars().take(LONGEST).collect();
        let text = pasted::value(&typed).text;
        if text.is_empty() {
            return Err(InputFault::Empty);
        }
        if text.to_ascii_uppercase().contains("PRIVATE KEY") {
            return Err(InputFault::PrivateKey);
        }
        let text = match (self.kind, &self.pattern) {
            (InputKind::DkimKey, pattern) => dkim_key(&typed, pattern.as_deref())?,
            // A short word is found in any sentence: here only the whole text counts.
            (InputKind::Label, Some(pattern)) if whole(pattern)?.is_match(&text) => text,
            (InputKind::Label, Some(_)) => return Err(InputFault::Shape),
            (_, Some(pattern)) => picked(pattern, &typed, &text)?,
            (_, None) => text,
        };
        self.in_one_form(&text).ok_or(InputFault::Shape)
    }

    fn in_one_form(&self, text: &str) -> Option<String> {
        match self.kind {
            InputKind::Text | InputKind::DkimKey => Some(text.to_owned()),
            InputKind::Host => Name::parse_target(text).ok().map(|name| name.as_str().to_owned()),
            InputKind::Label => label(text),
            InputKind::MailServer => pasted::mx_line(text)
                .ok()
                .map(|(priority, host)| format!("{priority}:{}", host.as_str())),
            InputKind::EmailAddress => pasted::email(text).ok(),
            InputKind::SpfMechanism => spf_mechanism(text),
        }
    }
}

/// The one key in the text, whole and public.
fn dkim_key(typed: &str, pattern: Option<&str>) -> Result<String, InputFault> {
    let alone = pasted::value(typed).text;
    let key = match pasted::find(typed, pasted::Want::DkimTxt) {
        _ if dkim::parse(&alone).is_ok() => alone,
        Ok(key) => key,
        Err(pasted::NotFound::Several(_)) => return Err(InputFault::Several),
        Err(_nothing) => return Err(InputFault::Shape),
    };
    match dkim::parse(&key) {
        Err(dkim::DkimFault {
            kind: dkim::DkimFaultKind::Truncated { have, want, .. }, ..
        }) => {
            return Err(InputFault::KeyCut { have, want });
        }
        Err(dkim::DkimFault { kind: dkim::DkimFaultKind::PrivateKey, .. }) => {
            return Err(InputFault::PrivateKey);
        }
        Err(_broken) => return Err(InputFault::Shape),
        Ok(_) => {}
    }
    match pattern {
        Some(pattern) if !whole(pattern)?.is_match(&key) => Err(InputFault::Shape),
        _ => Ok(key),
    }
}

/// The pattern for a whole text, upper case or lower.
fn whole(pattern: &str) -> Result<Regex, InputFault> {
    Regex::new(&format!("^(?i:{pattern})$")).map_err(|_broken| InputFault::Shape)
}

/// The whole text when it fits, else the one word in it that does.
fn picked(pattern: &str, typed: &str, text: &str) -> Result<String, InputFault> {
    let fits = whole(pattern)?;
    if fits.is_match(text) {
        return Ok(text.to_owned());
    }
    let is_wanted = |word: &str| fits.is_match(word.trim_end_matches('.'));
    match pasted::find(typed, pasted::Want::Word(&is_wanted)) {
        Ok(word) => Ok(word.trim_end_matches('.').to_owned()),
        Err(pasted::NotFound::Several(_)) => Err(InputFault::Several),
        Err(_nothing) => Err(InputFault::Shape),
    }
}

fn label(text: &str) -> Option<String> {
    let fits = text.len() <= 200
        && text.split('.').all(|part| {
            (1..=63).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        });
    fits.then(|| text.to_ascii_lowercase())
}

/// `include:x`, `ip4:…`, `ip6:…`, `a`, `mx`, `a:x`, `mx:x`, `exists:x`; a bare name is an include.
fn spf_mechanism(text: &str) -> Option<String> {
    let text = text.trim_start_matches('+');
    if text.eq_ignore_ascii_case("a") || text.eq_ignore_ascii_case("mx") {
        return Some(text.to_ascii_lowercase());
    }
    let Some((kind, value)) = text.split_once(':') else {
        return Name::parse_target(text).ok().map(|name| format!("include:{}", name.as_str()));
    };
    let kind = kind.to_ascii_lowercase();
    match kind.as_str() {
        "include" | "a" | "mx" | "exists" => {
            Name::parse_target(value).ok().map(|name| format!("{kind}:{}", name.as_str()))
        }
        "ip4" | "ip6" => network(&kind, value).then(|| format!("{kind}:{value}")),
        _ => None,
    }
}

/// An address, or an address and a prefix length that fits it (RFC 7208 §5.6).
fn network(kind: &str, value: &str) -> bool {
    let (address, length) = value.split_once('/').unwrap_or((value, "0"));
    let longest = match address.parse() {
        Ok(std::net::IpAddr::V4(_)) if kind == "ip4" => 32,
        Ok(std::net::IpAddr::V6(_)) if kind == "ip6" => 128,
        _ => return false,
    };
    length.parse::<u8>().is_ok_and(|length| length <= longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(kind: InputKind, pattern: Option<&str>) -> Input {
        let text = || Text::new("x", "x");
        Input {
            key: "k".to_owned(),
            label: text(),
            kind,
            pattern: pattern.map(str::to_owned),
            example: String::new(),
            where_to_find: text(),
            suggest: None,
            suggestion_warning: None,
            default: None,
            optional: false,
            repeatable: false,
            wrong: text(),
        }
    }

    #[test]
    fn a_value_is_found_in_a_pasted_line_of_a_table() {
        let host = input(InputKind::Host, Some("[a-z0-9-]+\\.mail\\.protection\\.outlook\\.com"));
        let expected = Ok("acme-fr.mail.protection.outlook.com".to_owned());
        assert_eq!(host.accept("ACME-fr.mail.protection.outlook.com."), expected);
        assert_eq!(
            host.accept("@\t3600\tIN MX 0 acme-fr.mail.protection.outlook.com.\u{a0}x"),
            expected
        );
        assert_eq!(host.accept("x@acme-fr.mail.protection.outlook.com"), Err(InputFault::Shape));
        assert_eq!(
            host.accept("a.mail.protection.outlook.com b.mail.protection.outlook.com"),
            Err(InputFault::Several)
        );
        assert_eq!(host.accept(" \u{200b} "), Err(InputFault::Empty));
        assert_eq!(host.accept("www.acme.fr"), Err(InputFault::Shape));
    }

    #[test]
    fn a_key_loses_its_marks_and_line_breaks_and_the_next_column() {
        let key = input(InputKind::DkimKey, None);
        let whole = include_str!("../../assets/practice/dkim-key.txt").trim();
        let (first, second) = whole.split_at_checked(200).unwrap();
        let expected = Ok(whole.to_owned());
        assert_eq!(key.accept(&format!("\"{first}\" \"{second}\"")), expected);
        assert_eq!(key.accept(&format!("“{first}\r\n {second}”")), expected);
        assert_eq!(key.accept(&format!("google._domainkey TXT {whole}")), expected);
        assert_eq!(key.accept("-----BEGIN RSA PRIVATE KEY----- MIIB"), Err(InputFault::PrivateKey));
    }

    #[test]
    fn a_cut_key_says_how_much_of_it_is_there() {
        let key = input(InputKind::DkimKey, None);
        let whole = include_str!("../../assets/practice/dkim-key.txt").trim();
        let (first, _) = whole.split_at_checked(255).unwrap();
        assert_eq!(key.accept(first), Err(InputFault::KeyCut { have: 237, want: 392 }));
    }

    #[test]
    fn the_other_kinds_come_back_in_one_form() {
        let accept = |kind, text: &str| input(kind, None).accept(text).ok();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(accept(InputKind::MailServer, "10:MX.example.net."), some("10:mx.example.net"));
        assert_eq!(accept(InputKind::MailServer, "@ IN MX 5 mx.a.fr"), some("5:mx.a.fr"));
        assert_eq!(accept(InputKind::MailServer, "mx.a.fr"), None);
        assert_eq!(accept(InputKind::MailServer, "10:192.0.2.1"), None);
        assert_eq!(accept(InputKind::EmailAddress, "mailto:Ada@Acme.fr"), some("Ada@acme.fr"));
        assert_eq!(accept(InputKind::EmailAddress, "a@acme.fr,b@acme.fr"), None);
        assert_eq!(accept(InputKind::EmailAddress, "acme.fr"), None);
        assert_eq!(accept(InputKind::SpfMechanism, "mailgun.org"), some("include:mailgun.org"));
        assert_eq!(accept(InputKind::SpfMechanism, "INCLUDE:x.org."), some("include:x.org"));
        assert_eq!(accept(InputKind::SpfMechanism, "ip4:192.0.2.0/24"), some("ip4:192.0.2.0/24"));
        assert_eq!(accept(InputKind::SpfMechanism, "ip4:192.0.2.0/33"), None);
        assert_eq!(accept(InputKind::SpfMechanism, "redirect=x.org"), None);
        assert_eq!(accept(InputKind::Label, "Google"), some("google"));
        assert_eq!(accept(InputKind::Label, "a b"), None);
        let name = input(InputKind::Label, Some("[a-z]+"));
        assert_eq!(name.accept("wrong name!"), Err(InputFault::Shape));
    }

    proptest::proptest! {
        #[test]
        fn nothing_pasted_ever_panics(text in "\\PC{0,120}") {
            for kind in [InputKind::Text, InputKind::DkimKey, InputKind::Host, InputKind::Label,
                InputKind::MailServer, InputKind::EmailAddress, InputKind::SpfMechanism] {
                let _ = input(kind, Some("[a-z.]+")).accept(&text);
                let _ = input(kind, None).accept(&text);
            }
        }
    }
}
