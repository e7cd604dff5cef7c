//! Where the part that somebody registered begins: `acme.co.uk`, not `co.uk`.
//!
//! The Public Suffix List as sorted lines that are searched where they lie, once they are unpacked: as
//! code, which is how crates bring it, it would be a tenth of the program.

use std::cmp::Ordering;
use std::sync::OnceLock;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/suffixes.z"));

/// One rule a line: labels from the right, `*` for any label, `!` behind an exception.
fn rules() -> &'static [u8] {
    static RULES: OnceLock<Vec<u8>> = OnceLock::new();
    // It is packed when the program is built, and a test reads every rule of it.
    RULES.get_or_init(|| miniz_oxide::inflate::decompress_to_vec_zlib(PACKED).unwrap_or_default())
}

/// The registered part of `name` (lower case, A-labels, no final dot); `None` for a name that is
/// itself one under which others register.
pub(super) fn registered(name: &str) -> Option<&str> {
    let labels = suffix_labels(name) + 1;
    let cut = name.rmatch_indices('.').map(|(at, _)| at).nth(labels - 1);
    match cut {
        Some(at) => name.get(at + 1..),
        None => (name.split('.').count() == labels).then_some(name),
    }
}

/// The number of labels of the longest suffix that has a rule; one when none has
/// (<https://github.com/publicsuffix/list/wiki/Format>).
fn suffix_labels(name: &str) -> usize {
    let mut longest = 1;
    let mut rule = String::with_capacity(name.len() + 2);
    for (depth, label) in name.rsplit('.').enumerate() {
        if depth > 0 {
            rule.push_str(".*");
            if is_rule(&rule) {
                longest = depth + 1;
            }
            rule.pop();
        }
        rule.push_str(label);
        if is_rule(&rule) {
            longest = depth + 1;
        }
        rule.push('!');
        if is_rule(&rule) {
            return depth;
        }
        rule.pop();
    }
    longest
}

/// True when `rule` is a line.
fn is_rule(rule: &str) -> bool {
    let all = rules();
    let (mut from, mut to) = (0, all.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let before = all.get(from..middle).unwrap_or_default();
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(from, |at| from + at + 1);
        let rest = all.get(start..to).unwrap_or_default();
        let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        match rule.as_bytes().cmp(line) {
            Ordering::Less => to = start,
            Ordering::Equal => return true,
            Ordering::Greater => from = start + line.len() + 1,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_registered_is_one_label_more_than_the_suffix() {
        for (name, part) in [
            ("acme.fr", Some("acme.fr")),
            ("shop.acme.fr", Some("acme.fr")),
            ("a.b.acme.co.uk", Some("acme.co.uk")),
            ("co.uk", None),
            ("fr", None),
            ("acme.unheard-of", Some("acme.unheard-of")),
            ("x.ck", None),
            ("acme.x.ck", Some("acme.x.ck")),
            ("www.ck", Some("www.ck")),
            ("mail.www.ck", Some("www.ck")),
            ("acme.xn--55qx5d.cn", Some("acme.xn--55qx5d.cn")),
        ] {
            assert_eq!(registered(name), part, "{name}");
        }
    }

    #[test]
    fn every_rule_means_what_it_means_to_everybody_else() {
        let mut read = 0;
        let text = std::str::from_utf8(rules()).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let labels: Vec<&str> = line.trim_end_matches('!').rsplit('.').collect();
            let suffix = labels.join(".").replace('*', "any");
            for name in [suffix.clone(), format!("x.{suffix}"), format!("y.x.{suffix}")] {
                assert_eq!(registered(&name), psl::domain_str(&name), "{name}");
            }
            read += 1;
        }
        assert!(read > 9_000, "{read}");
    }

    #[test]
    fn the_lines_are_sorted_because_they_are_searched_by_halves() {
        let text = std::str::from_utf8(rules()).unwrap();
        assert!(text.lines().is_sorted());
        assert!(text.ends_with('\n') && text.is_ascii());
    }
}
