//! Why a file of the catalogue or the configuration cannot be read, said with file, line and the
//! nearest word that would have been right.

use std::fmt;

/// A fault in a TOML file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct CatalogFault {
    /// The file as it was named.
    pub file: String,
    /// The line, the first is 1; `None` when the fault is about the whole file.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// The known word nearest to the wrong one.
    pub nearest: Option<String>,
}

impl fmt::Display for CatalogFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.what)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

impl CatalogFault {
    /// A fault about the whole file.
    pub fn whole(file: &str, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: None, what: what.into(), nearest: None }
    }
}

/// Says what a TOML error means: `providers/x.toml:7: unknown key `tll`; did you mean `ttl`?`.
///
/// `known` adds words to compare with, beside those the error itself lists.
pub fn explain_toml(
    file: &str,
    text: &str,
    error: &toml::de::Error,
    known: &[&str],
) -> CatalogFault {
    let line = error.span().and_then(|span| text.get(..span.start)).map(line_after);
    let message = error.message();
    let mut quoted = message.split('`').skip(1).step_by(2);
    let Some(what) = unknown(message, quoted.next()) else {
        let what = message.lines().collect::<Vec<_>>().join(" ");
        return CatalogFault { file: file.to_owned(), line, what, nearest: None };
    };
    let (what, word) = what;
    let candidates = quoted.chain(known.iter().copied());
    let nearest = nearest(word, candidates).map(str::to_owned);
    CatalogFault { file: file.to_owned(), line, what, nearest }
}

/// The word of `known` nearest to `word`, when it is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.75)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, candidate)| candidate)
}

/// The sentence for an unknown key or word, and the word.
fn unknown<'a>(message: &str, first: Option<&'a str>) -> Option<(String, &'a str)> {
    let word = first?;
    let kind = if message.starts_with("unknown field") {
        "key"
    } else if message.starts_with("unknown variant") {
        "word"
    } else {
        return None;
    };
    let word_shown = crate::names::escaped(word, 60);
    Some((format!("unknown {kind} `{word_shown}`"), word))
}

/// The number of the line that `before` ends on.
fn line_after(before: &str) -> usize {
    before.matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only the fault is looked at")]
    struct Small {
        timeout_ms: u32,
        mode: Mode,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Mode {
        Auto,
        Never,
    }

    fn said(text: &str) -> String {
        let error = toml::from_str::<Small>(text).unwrap_err();
        explain_toml("config.toml", text, &error, &[]).to_string()
    }

    #[test]
    fn an_unknown_key_names_file_line_and_the_nearest_known_one() {
        assert_eq!(
            said("mode = \"auto\"\ntimeout = 3\n"),
            "config.toml:2: unknown key `timeout`; did you mean `timeout_ms`?"
        );
        assert_eq!(said("zzz = 3\n"), "config.toml:1: unknown key `zzz`");
    }

    #[test]
    fn an_unknown_word_names_the_nearest_one() {
        assert_eq!(
            said("mode = \"nevre\"\n"),
            "config.toml:1: unknown word `nevre`; did you mean `never`?"
        );
    }

    #[test]
    fn broken_toml_and_missing_keys_are_said_on_one_line() {
        assert!(said("mode = \"auto\"\n").contains("timeout_ms"));
        let broken = said("mode = \n");
        assert!(broken.starts_with("config.toml:1: ") && broken.lines().count() == 1, "{broken}");
    }
}
