//! The policy file of MTA-STS (RFC 8461 §3.2): to which servers careful senders may deliver.

use crate::names::Name;

/// Patterns kept of one file.
const MOST_PATTERNS: usize = 64;

/// What senders do with a server that the policy does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// They do not deliver to it.
    Enforce,
    /// They deliver, and report.
    Testing,
    /// They take no notice.
    None,
}

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// How strict it is.
    pub mode: Mode,
    /// The servers it names, lower case, `*.` for one label.
    pub mx: Vec<String>,
    /// Seconds for which senders remember it.
    pub max_age: u64,
}

/// Reads a policy file; `None` for what senders take for none (RFC 8461 §3.2).
pub fn parse(text: &str) -> Option<Policy> {
    let (mut is_version, mut mode, mut max_age, mut mx) = (false, None, None, Vec::new());
    for line in text.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match key.trim() {
            "version" => is_version = value == "STSv1",
            // Of a key that stands twice the first counts.
            "mode" if mode.is_none() => {
                mode = Some(match value {
                    "enforce" => Mode::Enforce,
                    "testing" => Mode::Testing,
                    "none" => Mode::None,
                    _ => return None,
                });
            }
            "max_age" if max_age.is_none() => max_age = Some(value.parse().ok()?),
            "mx" if mx.len() < MOST_PATTERNS => {
                mx.push(value.trim_end_matches('.').to_ascii_lowercase());
            }
            _ => {}
        }
    }
    is_version.then_some(Policy { mode: mode?, mx, max_age: max_age? })
}

/// The `id` of the text that announces a policy (RFC 8461 §3.1); `None` for any other text.
pub fn announced(text: &str) -> Option<&str> {
    let mut fields = text.split(';').map(str::trim);
    if fields.next()? != "v=STSv1" {
        return None;
    }
    let id = fields.find_map(|field| field.split_once('=').filter(|(key, _)| key.trim() == "id"));
    id.map(|(_, id)| id.trim()).filter(|id| !id.is_empty())
}

impl Policy {
    /// True when senders may deliver to `server` (RFC 8461 §4.1: the star is one whole label).
    pub fn names(&self, server: &Name) -> bool {
        let server = server.as_str();
        self.mx.iter().any(|pattern| match pattern.strip_prefix("*.") {
            Some(rest) => server.split_once('.').is_some_and(|(_, parent)| parent == rest),
            None => pattern == server,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "version: STSv1\r\nmode: enforce\r\nmx: MX1.old.example\r\n\
                        mx: *.old.example.\r\nmax_age: 604800\r\nother: x\r\n";

    #[test]
    fn a_policy_is_read_as_senders_read_it() {
        let policy = parse(FILE).unwrap();
        assert_eq!((policy.mode, policy.max_age), (Mode::Enforce, 604_800));
        assert_eq!(policy.mx, ["mx1.old.example", "*.old.example"]);
        assert_eq!(parse(&FILE.replace('\r', "")), Some(policy));
    }

    #[test]
    fn what_lacks_its_version_its_mode_or_its_age_is_no_policy() {
        for (from, to) in [("STSv1", "STSv2"), ("enforce", "strict"), ("604800", "a week")] {
            assert_eq!(parse(&FILE.replace(from, to)), None, "{to}");
        }
        assert_eq!(parse("<html>not found</html>"), None);
        assert_eq!(parse(""), None);
    }

    #[test]
    fn the_star_is_one_label_and_never_none_or_two() {
        let policy = parse(FILE).unwrap();
        let named = |server: &str| policy.names(&Name::from_presentation(server));
        assert!(named("mx1.old.example") && named("MX9.Old.example."));
        assert!(!named("old.example") && !named("a.b.old.example") && !named("mx1.new.example"));
    }

    #[test]
    fn a_policy_is_announced_by_its_version_and_an_id() {
        assert_eq!(announced("v=STSv1; id=20260101T00;"), Some("20260101T00"));
        assert_eq!(announced("v=STSv1;id=1"), Some("1"));
        for text in ["v=STSv1;", "v=STSv1; id=", "id=1; v=STSv1", "v=stsv1; id=1", ""] {
            assert_eq!(announced(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_file_and_no_text_panics(text in "\\PC{0,200}") {
            let _ = (parse(&text), announced(&text));
        }
    }
}
