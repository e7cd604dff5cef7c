//! The one value that was asked for, picked out of a whole pasted table or page.

use super::LONGEST;
use super::value::value;
use crate::names::{Name, clean_paste};
use crate::records::{dkim, dmarc, spf};

/// What is looked for.
#[derive(Clone, Copy)]
pub enum Want<'a> {
    /// A mail server under one of these domains; any host name when there are none.
    MxHost(&'a [&'a str]),
    /// The target of an alias, with this text somewhere inside.
    CnameTarget {
        /// Compared without regard to case; everything contains the empty text.
        contains: &'a str,
    },
    /// A DKIM key.
    DkimTxt,
    /// A verification text that begins so (`MS=`, `google-site-verification=`).
    VerifyTxt {
        /// Compared without regard to case.
        prefix: &'a str,
    },
    /// An SPF record.
    SpfTxt,
    /// A DMARC record.
    DmarcTxt,
    /// A single word this test accepts; for a catalogue's own patterns.
    Word(&'a dyn Fn(&str) -> bool),
}

/// What a text looks like, for "this is the SPF line; the DKIM key is wanted".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Looks {
    /// `v=spf1 …`
    Spf,
    /// `v=DKIM1 …`
    Dkim,
    /// `v=DMARC1 …`
    Dmarc,
    /// A mailbox.
    Email,
    /// The address of a page.
    Web,
    /// An IP address.
    IpAddress,
    /// A host name.
    Host,
}

/// Why nothing was picked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotFound {
    /// Nothing was pasted.
    #[error("nothing was pasted")]
    Empty,
    /// Nothing of the kind is in the text.
    #[error("the wanted value is not in the text")]
    Nothing,
    /// It is something else.
    #[error("this is another kind of value")]
    Another(Looks),
    /// Several fit; the person must choose.
    #[error("several values fit")]
    Several(Vec<String>),
}

/// More candidates than this are no choice any more.
const MOST_CANDIDATES: usize = 16;

/// Over how many lines one pasted value may run.
const MOST_LINES: usize = 64;

/// Picks the value out of `text`, which may be the value itself, a line, a table or a page.
pub fn find(text: &str, want: Want<'_>) -> Result<String, NotFound> {
    let text: String = text.chars().take(LONGEST).collect();
    if clean_paste(&text, LONGEST).is_empty() {
        return Err(NotFound::Empty);
    }
    let mut found: Vec<String> = match want {
        Want::MxHost(domains) => hosts(&text, &|name| {
            domains.is_empty()
                || domains.iter().any(|d| name.is_at_or_under(&Name::from_presentation(d)))
        }),
        Want::CnameTarget { contains } => {
            let contains = contains.to_ascii_lowercase();
            hosts(&text, &|name| name.as_str().contains(&contains))
        }
        Want::DkimTxt => keys(&text),
        Want::VerifyTxt { prefix } => verifications(&text, prefix),
        Want::SpfTxt => lines_with(&text, "v=spf1", spf::looks_like_spf),
        Want::DmarcTxt => lines_with(&text, "v=dmarc", dmarc::looks_like_dmarc),
        Want::Word(fits) => words(&text).filter(|word| fits(word)).map(str::to_owned).collect(),
    };
    let mut seen = std::collections::HashSet::new();
    found.retain(|one| seen.insert(one.clone()));
    found.truncate(MOST_CANDIDATES);
    match found.len() {
        0 => Err(looks(&text).map_or(NotFound::Nothing, NotFound::Another)),
        1 => found.pop().ok_or(NotFound::Nothing),
        _ => Err(NotFound::Several(found)),
    }
}

/// What a single pasted value looks like, if it looks like anything.
pub fn looks(text: &str) -> Option<Looks> {
    let text = value(text).text;
    if spf::looks_like_spf(&text) {
        return Some(Looks::Spf);
    }
    if dmarc::looks_like_dmarc(&text) {
        return Some(Looks::Dmarc);
    }
    if dkim::looks_like_dkim(&text) {
        return Some(Looks::Dkim);
    }
    if text.parse::<std::net::IpAddr>().is_ok() {
        return Some(Looks::IpAddress);
    }
    if text.contains("://") && !text.contains(' ') {
        return Some(Looks::Web);
    }
    if super::email(&text).is_ok() {
        return Some(Looks::Email);
    }
    Name::parse_target(&text).is_ok().then_some(Looks::Host)
}

/// The words of a page, without the marks around them and the characters nobody sees.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let border = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '“' | '”' | '«' | '»' | '|' | '(' | ')' | '<' | '>' | ',' | '`')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
    };
    text.split(border).map(|word| word.trim_matches(['\'', ';'])).filter(|word| !word.is_empty())
}

fn hosts(text: &str, fits: &dyn Fn(&Name) -> bool) -> Vec<String> {
    let host = |word: &str| {
        // `Points to: x.example.net` and `10:x.example.net`.
        let word = word.rsplit(':').next().unwrap_or(word);
        Name::parse_target(word).ok()
    };
    words(text)
        .filter_map(host)
        .filter(|name| fits(name))
        .map(|name| name.as_str().to_owned())
        .collect()
}

/// Every DKIM key, each put together from the lines it runs over.
fn keys(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut keys = Vec::new();
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        next += 1;
        let Some(head) = from_key(line) else { continue };
        let mut whole = head.to_owned();
        let mut best = value(&whole).text;
        for more in lines.iter().skip(next).take(MOST_LINES) {
            if dkim::parse(&best).is_ok_and(|dkim| dkim.key != dkim::Key::Revoked) || !goes_on(more)
            {
                break;
            }
            next += 1;
            whole.push('\n');
            whole.push_str(more);
            best = value(&whole).text;
        }
        keys.push(best);
        if keys.len() > MOST_CANDIDATES {
            break;
        }
    }
    keys
}

/// The cell of the line that begins a key.
fn from_key(line: &str) -> Option<&str> {
    line.split(['\t', '|']).map(str::trim).find_map(|cell| {
        if dkim::looks_like_dkim(cell) {
            return Some(cell);
        }
        // A zone-file line or a label stands before it.
        let lower = cell.to_ascii_lowercase();
        let at = lower.find("v=dkim1").or_else(|| lower.find("k=rsa;"))?;
        let (before, key) = cell.split_at_checked(at)?;
        let quote = before.char_indices().next_back().filter(|(_, c)| *c == '"');
        Some(quote.and_then(|(at, _)| cell.get(at..)).unwrap_or(key))
    })
}

/// True when a line can be the continuation of a key: base64, marks of a zone file, or more tags.
fn goes_on(line: &str) -> bool {
    let line = line.trim();
    let bare = line.trim_matches(['"', '(', ')', ' ', '\t', ';']);
    let is_tag = ["k=", "h=", "t=", "s=", "n=", "p="].iter().any(|tag| bare.starts_with(tag));
    let is_base64 = bare.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='));
    let is_quoted = line.starts_with('"') && !line.to_ascii_lowercase().contains("v=");
    is_tag || is_quoted || (is_base64 && !bare.is_empty() && !is_word(bare))
}

/// A heading such as `Copy` or `TTL` between the lines of a page, and not the end of a key.
fn is_word(text: &str) -> bool {
    let is_letters = text.chars().all(|c| c.is_ascii_alphabetic());
    let upper = text.chars().filter(char::is_ascii_uppercase).count();
    let is_number = text.bytes().all(|b| b.is_ascii_digit());
    is_number || (is_letters && text.len() < 16 && (upper <= 1 || upper == text.len()))
}

/// Texts that begin with `prefix` and run to the next space; a space right after the prefix belongs
/// to it (`yandex-verification: 1234`).
fn verifications(text: &str, prefix: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let prefix_lower = prefix.trim().to_ascii_lowercase();
    if prefix_lower.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, _) in lower.match_indices(&prefix_lower).take(1024) {
        // Lower-casing ASCII moves nothing, so the places agree.
        let Some((before, rest)) = text.split_at_checked(at) else { continue };
        let stands_alone = before
            .chars()
            .next_back()
            .is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')));
        let Some((head, tail)) = rest.split_at_checked(prefix_lower.len()) else { continue };
        let (gap, tail) = match tail.strip_prefix(' ') {
            Some(tail) if prefix_lower.ends_with(':') => (" ", tail),
            _ => ("", tail),
        };
        if let (true, Some(word)) =
            (stands_alone && !tail.starts_with(char::is_whitespace), words(tail).next())
            && tail.starts_with(word)
        {
            found.push(format!("{head}{gap}{word}"));
        }
    }
    found
}

/// Cells that hold a text beginning with `head`, from there to the end of the cell.
fn lines_with(text: &str, head: &str, fits: fn(&str) -> bool) -> Vec<String> {
    let cells = text.split(['\n', '\t', '|']);
    let mut found: Vec<String> = cells
        .filter_map(|cell| {
            let at = cell.to_ascii_lowercase().find(head)?;
            let (before, rest) = cell.split_at_checked(at)?;
            let quoted = before.ends_with('"').then(|| format!("\"{rest}"));
            let one = value(quoted.as_deref().unwrap_or(rest)).text;
            fits(&one).then_some(one)
        })
        .take(MOST_CANDIDATES)
        .collect();
    // One value that a page broke over lines reads better as a whole.
    let whole = value(text).text;
    if found.len() == 1 && fits(&whole) && !text.contains('\t') {
        found = vec![whole];
    }
    found
}

#[cfg(test)]
mod tests;
