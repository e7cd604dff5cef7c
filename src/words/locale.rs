//! The locale files and how a message becomes a text. Values are put in without isolation marks,
//! because those would be pasted into DNS.
//!
//! A message is parsed when it is first said: the first screen needs two dozen of many hundred, and a
//! person waits for it. No message refers to another; a test proves it.

mod key;

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::catalog::Lang;
use key::key;

/// The messages of one language.
pub(super) struct Bundle {
    source: Source,
    /// Those said so far.
    parsed: RwLock<FluentBundle<FluentResource>>,
}

/// What is put into a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A text, put in as it is.
    Text(String),
    /// A number, which also chooses between singular and plural.
    Number(u64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u16> for Arg {
    fn from(number: u16) -> Self {
        Self::Number(u64::from(number))
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(u64::from(number))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(u64::try_from(number).unwrap_or(u64::MAX))
    }
}

/// The words of one language, as `assets/digest.rs` packed them: its files, and a list of where each
/// message stands.
#[derive(Debug, Clone, Copy)]
struct Source {
    packed: &'static [u8],
    index: &'static [u8],
    /// The texts of the files that were needed so far.
    texts: &'static OnceLock<Vec<OnceLock<String>>>,
}

macro_rules! source {
    ($lang:literal) => {{
        static TEXTS: OnceLock<Vec<OnceLock<String>>> = OnceLock::new();
        Source {
            packed: include_bytes!(concat!(env!("OUT_DIR"), "/", $lang, ".ftl.z")),
            index: include_bytes!(concat!(env!("OUT_DIR"), "/", $lang, ".places")),
            texts: &TEXTS,
        }
    }};
}

fn source(lang: Lang) -> Source {
    match lang {
        Lang::En => source!("en"),
        Lang::Fr => source!("fr"),
    }
}

/// How many numbers the list has for a message: key, file, place and length.
const PER_MESSAGE: usize = 4;

impl Source {
    /// The number at this place of the list.
    fn number(self, at: usize) -> Option<usize> {
        let (numbers, _) = self.index.as_chunks::<4>();
        usize::try_from(u32::from_le_bytes(*numbers.get(at)?)).ok()
    }

    /// The text of this file.
    fn text(self, file: usize) -> Option<&'static str> {
        let count = self.number(0)?;
        let texts = self.texts.get_or_init(|| vec![OnceLock::new(); count]);
        let (from, length) = (self.number(1 + 2 * file)?, self.number(2 + 2 * file)?);
        let packed = self.packed.get(from..from + length)?;
        Some(texts.get(file)?.get_or_init(|| unpacked(packed)))
    }

    /// Where the list of the messages begins, and how many they are.
    fn messages(self) -> Option<(usize, usize)> {
        let begin = 1 + 2 * self.number(0)?;
        Some((begin, (self.index.len() / 4 - begin) / PER_MESSAGE))
    }

    /// The message of this id.
    fn find(self, id: &str) -> Option<&'static str> {
        let wanted = usize::try_from(key(id)).ok()?;
        let (begin, count) = self.messages()?;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = usize::midpoint(low, high);
            let at = begin + PER_MESSAGE * middle;
            match self.number(at)?.cmp(&wanted) {
                Ordering::Equal => return self.message(at).filter(|text| is_of(text, id)),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The message whose numbers stand here in the list.
    fn message(self, at: usize) -> Option<&'static str> {
        let (file, from) = (self.number(at + 1)?, self.number(at + 2)?);
        self.text(file)?.get(from..from + self.number(at + 3)?)
    }
}

/// True when `message` is the one called `id`, and not another with the same key.
fn is_of(message: &str, id: &str) -> bool {
    message.strip_prefix(id).is_some_and(|rest| rest.starts_with(" ="))
}

/// A file that the build script packed; a test reads every message of it.
fn unpacked(packed: &[u8]) -> String {
    let text = miniz_oxide::inflate::decompress_to_vec_zlib(packed).unwrap_or_default();
    String::from_utf8(text).unwrap_or_default()
}

/// The messages of one language. What cannot be parsed has no text; a test proves that all can be.
pub(super) fn bundle(lang: Lang) -> Arc<Bundle> {
    static EN: OnceLock<Arc<Bundle>> = OnceLock::new();
    static FR: OnceLock<Arc<Bundle>> = OnceLock::new();
    let kept = match lang {
        Lang::En => &EN,
        Lang::Fr => &FR,
    };
    Arc::clone(kept.get_or_init(|| Arc::new(Bundle::new(lang))))
}

impl Bundle {
    fn new(lang: Lang) -> Self {
        let locale: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
        let mut parsed = FluentBundle::new_concurrent(vec![locale]);
        parsed.set_use_isolating(false);
        Self { source: source(lang), parsed: RwLock::new(parsed) }
    }

    /// Parses the message of this id, unless that has been done.
    fn prepare(&self, id: &str) {
        if self.parsed.read().unwrap_or_else(PoisonError::into_inner).has_message(id) {
            return;
        }
        if let Some(message) = self.source.find(id) {
            let resource = match FluentResource::try_new(message.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let mut parsed = self.parsed.write().unwrap_or_else(PoisonError::into_inner);
            // Another thread may have been quicker.
            let _twice = parsed.add_resource(resource);
        }
    }
}

/// The text of `id`, or the id when it has none. With `is_plain` its attribute `.plain` is said where
/// it has one: the same sentence without keys.
pub(super) fn format(bundle: &Bundle, id: &str, is_plain: bool, args: &[(&str, Arg)]) -> String {
    bundle.prepare(id);
    let bundle = bundle.parsed.read().unwrap_or_else(PoisonError::into_inner);
    let message = bundle.get_message(id);
    let keyless = message.as_ref().filter(|_| is_plain);
    let keyless = keyless.and_then(|message| message.get_attribute("plain"));
    let keyless = keyless.map(|attribute| attribute.value());
    let Some(pattern) = keyless.or_else(|| message.and_then(|message| message.value())) else {
        return id.to_owned();
    };
    let mut filled = FluentArgs::with_capacity(args.len());
    for (key, value) in args {
        let value = match value {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Number(number) => FluentValue::from(*number),
        };
        filled.set(*key, value);
    }
    let mut faults = Vec::new();
    bundle.format_pattern(pattern, Some(&filled), &mut faults).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bundle: &FluentBundle<FluentResource>, id: &str) -> Vec<String> {
        let message = bundle.get_message(id).unwrap_or_else(|| panic!("{id} is not there"));
        let attributes = message.attributes().map(|attribute| attribute.value());
        let patterns = message.value().into_iter().chain(attributes);
        patterns
            .map(|pattern| bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
            .collect()
    }

    /// A message that referred to another would lack it here.
    #[test]
    fn a_message_parsed_by_itself_says_what_it_says_among_all() {
        for lang in [Lang::En, Lang::Fr] {
            let one_by_one = Bundle::new(lang);
            let mut all = FluentBundle::new_concurrent(vec!["en".parse().unwrap()]);
            all.set_use_isolating(false);
            let source = one_by_one.source;
            let files = source.number(0).unwrap();
            let text: String = (0..files).map(|file| source.text(file).unwrap()).collect();
            all.add_resource(FluentResource::try_new(text.clone()).unwrap()).unwrap();
            let ids: Vec<&str> = text
                .lines()
                .filter(|line| line.starts_with(char::is_alphabetic))
                .map(|line| line.split_once(" =").unwrap().0)
                .collect();
            assert!(ids.len() > 500);
            assert_eq!(source.messages().unwrap().1, ids.len());
            for id in ids {
                let message = source.find(id).unwrap();
                assert!(message.starts_with(&format!("{id} =")), "{id}");
                one_by_one.prepare(id);
                let parsed = one_by_one.parsed.read().unwrap();
                assert_eq!(said(&parsed, id), said(&all, id), "{id}");
            }
        }
    }
}
