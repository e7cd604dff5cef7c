//! Signature keys by name, so that a case can be read: `{txt:rsa2048}` in a zone is the whole text as
//! a zone file takes it, `{key:rsa2048}` the text on one line, `{p:rsa2048}` what stands behind `p=`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const KEYS: &str = include_str!("../keys.txt");
/// The longest string of a text (RFC 1035 §3.3).
const STRING: usize = 255;

/// Type and key by name.
static ALL: LazyLock<BTreeMap<&str, (&str, &str)>> = LazyLock::new(|| {
    let lines = KEYS.lines().filter(|line| !line.starts_with('#'));
    let key = |line: &'static str| {
        let mut words = line.split(' ');
        let word = || words.next().expect("a line of keys.txt has three words");
        let mut word = word;
        (word(), (word(), word()))
    };
    lines.map(key).collect()
});

/// `text` with the keys it names.
pub(crate) fn with_keys(text: &str) -> String {
    let mut whole = text.to_owned();
    for (name, (kind, p)) in ALL.iter() {
        let line = format!("v=DKIM1; k={kind}; p={p}");
        whole = whole.replace(&format!("{{txt:{name}}}"), &quoted(&line));
        whole = whole.replace(&format!("{{key:{name}}}"), &line);
        whole = whole.replace(&format!("{{p:{name}}}"), p);
    }
    whole
}

fn quoted(line: &str) -> String {
    let parts = line.as_bytes().chunks(STRING);
    let quoted = parts.map(|part| format!("\"{}\"", String::from_utf8_lossy(part)));
    quoted.collect::<Vec<_>>().join(" ")
}
