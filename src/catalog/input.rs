//! What a person copies from a provider's console: cleaned, checked, or refused with a reason.

use regex_lite::Regex;
use serde::Deserialize;

use super::{Template, Text};
use crate::names::{Domain, Name, clean_paste};

/// The longest paste that is looked at, in characters; a 4096-bit key with its table is shorter.
const LONGEST: usize = 8192;

/// One value to ask for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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
    /// What is taken off first.
    #[serde(default)]
    pub strip: Vec<Strip>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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

/// What is taken off before the value is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strip {
    /// Quotation marks, also those between the parts of a split text.
    Quotes,
    /// The dot at the end.
    FinalDot,
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
}

impl Input {
    /// Cleans and checks what was typed or pasted. A line or a table around the value is taken off
    /// when exactly one value in it fits.
    pub fn accept(&self, typed: &str) -> Result<String, InputFault> {
        let text = self.stripped(typed);
        if text.is_empty() {
            return Err(InputFault::Empty);
        }
        if text.to_ascii_uppercase().contains("PRIVATE KEY") {
            return Err(InputFault::PrivateKey);
        }
        let text = if self.kind == InputKind::DkimKey { joined_key(&text) } else { text };
        let text = match &self.pattern {
            Some(pattern) => picked(pattern, &text)?,
            None => text,
        };
        self.in_one_form(&text).ok_or(InputFault::Shape)
    }

    fn stripped(&self, typed: &str) -> String {
        let mut text = clean_paste(typed, LONGEST);
        if self.strip.contains(&Strip::Quotes) {
            text = without_quotes(&text);
        }
        if self.strip.contains(&Strip::FinalDot) {
            text.truncate(text.trim_end_matches('.').len());
        }
        text.trim().to_owned()
    }

    fn in_one_form(&self, text: &str) -> Option<String> {
        match self.kind {
            InputKind::Text | InputKind::DkimKey => Some(text.to_owned()),
            InputKind::Host => Name::parse_target(text).ok().map(|name| name.as_str().to_owned()),
            InputKind::Label => label(text),
            InputKind::MailServer => mail_server(text),
            InputKind::EmailAddress => email_address(text),
            InputKind::SpfMechanism => spf_mechanism(text),
        }
    }
}

/// `"v=DKIM1; p=AAA" "BBB"` as one text without marks.
fn without_quotes(text: &str) -> String {
    let plain = text.replace(['“', '”', '„', '«', '»'], "\"");
    let mut pieces = plain.split('"');
    let mut joined = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // Between a closing and an opening mark only spaces stand; they belong to neither string.
        if !piece.trim().is_empty() {
            joined.push_str(piece);
        }
    }
    joined.trim().to_owned()
}

/// Spaces inside the key come from line breaks of the page it was copied from. An RSA key with the
/// usual exponent ends in `AQAB`, and padding ends any key: what follows is another column.
fn joined_key(text: &str) -> String {
    let Some((head, key)) = text.split_once("p=") else { return text.to_owned() };
    let mut joined = String::new();
    for piece in key.split_whitespace() {
        joined.push_str(piece);
        if joined.ends_with("AQAB") || joined.ends_with(['=', ';']) {
            break;
        }
    }
    let joined = joined.trim_end_matches(';');
    format!("{head}p={joined}")
}

/// The whole text when it fits, else the one place in it that does.
fn picked(pattern: &str, text: &str) -> Result<String, InputFault> {
    let compiled = Regex::new(&format!("(?i:{pattern})")).map_err(|_broken| InputFault::Shape)?;
    let mut found: Vec<&str> = Vec::new();
    for hit in compiled.find_iter(text) {
        if hit.as_str() == text {
            return Ok(text.to_owned());
        }
        let before = text.get(..hit.start()).and_then(|left| left.chars().next_back());
        let after = text.get(hit.end()..).map(|right| right.trim_start_matches('.'));
        let after = after.and_then(|right| right.chars().next());
        let is_alone = ![before, after].into_iter().flatten().any(continues);
        if is_alone && !found.contains(&hit.as_str()) {
            found.push(hit.as_str());
        }
    }
    match found.as_slice() {
        [] => Err(InputFault::Shape),
        [only] => Ok((*only).to_owned()),
        _ => Err(InputFault::Several),
    }
}

/// True for a character that would make a found value the middle of a longer word.
fn continues(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | '/' | '+' | '=')
}

fn label(text: &str) -> Option<String> {
    let fits = text.len() <= 200
        && text.split('.').all(|part| {
            (1..=63).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        });
    fits.then(|| text.to_ascii_lowercase())
}

/// `10:mx.example.net`, `10 mx.example.net` or a line of a zone file.
fn mail_server(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', ':', ',']).filter(|word| !word.is_empty()).collect();
    let (host, before) = words.split_last()?;
    let priority: u16 = before.last()?.parse().ok()?;
    let host = Name::parse_target(host).ok()?;
    Some(format!("{priority}:{}", host.as_str()))
}

/// One address with a domain; the local part as written.
fn email_address(text: &str) -> Option<String> {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let (local, domain) = text.rsplit_once('@')?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    if local.is_empty() || local.len() > 64 || !local.chars().all(is_plain) {
        return None;
    }
    // A comma, a semicolon or an exclamation mark would end the address inside a DMARC text
    // (RFC 9989 §4.7 keeps the syntax of RFC 7489 §6.2): the size limit `!10m` is not an address.
    if local.contains('!') {
        return None;
    }
    let domain = Domain::parse(domain).ok()?;
    Some(format!("{local}@{domain}"))
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

    fn input(kind: InputKind, pattern: Option<&str>, strip: &[Strip]) -> Input {
        let text = || Text::new("x", "x");
        Input {
            key: "k".to_owned(),
            label: text(),
            kind,
            pattern: pattern.map(str::to_owned),
            strip: strip.to_vec(),
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
        let host = input(
            InputKind::Host,
            Some("[a-z0-9-]+\\.mail\\.protection\\.outlook\\.com"),
            &[Strip::FinalDot],
        );
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
        let key = input(
            InputKind::DkimKey,
            Some("v=DKIM1;\\s*k=rsa;\\s*p=[A-Za-z0-9+/]{8,}={0,2}"),
            &[Strip::Quotes],
        );
        let expected = Ok("v=DKIM1; k=rsa; p=MIIBIjANAQAB".to_owned());
        assert_eq!(key.accept("\"v=DKIM1; k=rsa; p=MIIBIj\" \"ANAQAB\""), expected);
        assert_eq!(key.accept("“v=DKIM1; k=rsa; p=MIIB\r\n IjAN AQAB”"), expected);
        assert_eq!(
            key.accept("google._domainkey TXT v=DKIM1; k=rsa; p=MIIBIjANAQAB 3600"),
            expected
        );
        assert_eq!(key.accept("-----BEGIN RSA PRIVATE KEY----- MIIB"), Err(InputFault::PrivateKey));
    }

    #[test]
    fn the_other_kinds_come_back_in_one_form() {
        let accept = |kind, text: &str| input(kind, None, &[]).accept(text).ok();
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
    }

    proptest::proptest! {
        #[test]
        fn nothing_pasted_ever_panics(text in "\\PC{0,120}") {
            for kind in [InputKind::Text, InputKind::DkimKey, InputKind::Host, InputKind::Label,
                InputKind::MailServer, InputKind::EmailAddress, InputKind::SpfMechanism] {
                let _ = input(kind, Some("[a-z.]+"), &[Strip::Quotes, Strip::FinalDot]).accept(&text);
                let _ = input(kind, None, &[]).accept(&text);
            }
        }
    }
}
