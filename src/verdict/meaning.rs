//! When two TXT records mean the same to those who read them.
//!
//! SPF, DKIM and DMARC are compared by what they say; any other text has no grammar known here and
//! is compared as it stands.

/// The family a text belongs to, by how it begins: enough to tell a spoilt DKIM key from somebody
/// else's verification text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family<'a> {
    Spf,
    Dkim,
    Dmarc,
    /// What stands before the first `=`, as verification texts have it.
    Key(&'a str),
    Bare,
}

/// True when `text` is one of the lists of senders that receivers look for (RFC 7208 §4.5).
pub(super) fn is_spf(text: &str) -> bool {
    let mut terms = text.split(' ');
    terms.next().is_some_and(|version| version.eq_ignore_ascii_case("v=spf1"))
}

/// True when `seen` does what `wanted` asks for.
pub(super) fn does_the_same(wanted: &str, seen: &str) -> bool {
    match family(wanted) {
        Family::Spf => is_spf(seen) && terms(wanted) == terms(seen),
        Family::Dkim | Family::Dmarc => tags(wanted) == tags(seen),
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

fn family(text: &str) -> Family<'_> {
    // Panels leave quotes and backslashes in the value now and then.
    let bare = text.trim_start_matches(['"', '\\', ' ', '\'']);
    let Some((key, rest)) = bare.split_once('=') else { return Family::Bare };
    let begins =
        |with: &str| rest.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    match key.trim() {
        "v" | "V" if begins("spf1") => Family::Spf,
        "v" | "V" if begins("DKIM1") => Family::Dkim,
        "v" | "V" if begins("DMARC1") => Family::Dmarc,
        "p" | "k" => Family::Dkim,
        key => Family::Key(key),
    }
}

/// The terms of a list of senders; letter case never matters (RFC 7208 §4.6.1).
fn terms(text: &str) -> Vec<String> {
    text.split_ascii_whitespace().map(str::to_ascii_lowercase).collect()
}

/// The tags of a DKIM or DMARC text, sorted, white space aside (RFC 6376 §3.2).
fn tags(text: &str) -> Vec<(String, String)> {
    let mut tags: Vec<(String, String)> = text
        .split(';')
        .filter(|tag| !tag.trim().is_empty())
        .map(|tag| {
            let (name, value) = tag.split_once('=').unwrap_or((tag, ""));
            let value: String = value.chars().filter(|c| !c.is_ascii_whitespace()).collect();
            (name.trim().to_ascii_lowercase(), value)
        })
        .collect();
    tags.sort();
    tags
}
