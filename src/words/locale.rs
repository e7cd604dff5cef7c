//! The locale files and how a message becomes a text. Values are put in without isolation marks,
//! because those would be pasted into DNS.
//!
//! A message is parsed when it is first said: the first screen needs two dozen of many hundred, and a
//! person waits for it. No message refers to another; a test proves it.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::catalog::Lang;

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

/// The words of one language: the text of all its files, and in it the place and the length of each
/// message in the order of their ids, as `assets/digest.rs` wrote them.
#[derive(Debug, Clone, Copy)]
struct Source {
    text: &'static str,
    places: &'static [u8],
}

macro_rules! source {
    ($lang:literal) => {{
        static TEXT: OnceLock<String> = OnceLock::new();
        let packed = include_bytes!(concat!(env!("OUT_DIR"), "/", $lang, ".ftl.z"));
        Source {
            text: TEXT.get_or_init(|| unpacked(packed)),
            places: include_bytes!(concat!(env!("OUT_DIR"), "/", $lang, ".places")),
        }
    }};
}

/// The text that the build script packed; a test reads every message of it.
fn unpacked(packed: &[u8]) -> String {
    let text = miniz_oxide::inflate::decompress_to_vec_zlib(packed).unwrap_or_default();
    String::from_utf8(text).unwrap_or_default()
}

fn source(lang: Lang) -> Source {
    match lang {
        Lang::En => source!("en"),
        Lang::Fr => source!("fr"),
    }
}

impl Source {
    fn len(self) -> usize {
        self.places.len() / 8
    }

    /// The message at this place in the order of the ids.
    fn nth(self, at: usize) -> Option<(&'static str, &'static str)> {
        let (places, _) = self.places.as_chunks::<4>();
        let number = |at: usize| usize::try_from(u32::from_le_bytes(*places.get(at)?)).ok();
        let (from, length) = (number(at * 2)?, number(at * 2 + 1)?);
        let message = self.text.get(from..from + length)?;
        Some((message.split_once(" =")?.0, message))
    }

    /// The message of this id.
    fn find(self, id: &str) -> Option<&'static str> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let (there, message) = self.nth(middle)?;
            match there.cmp(id) {
                Ordering::Equal => return Some(message),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }
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
            let Source { text, .. } = one_by_one.source;
            all.add_resource(FluentResource::try_new(text.to_owned()).unwrap()).unwrap();
            let count = text.lines().filter(|line| line.starts_with(char::is_alphabetic)).count();
            assert!(count > 500);
            assert_eq!(one_by_one.source.len(), count);
            for at in 0..count {
                let (id, message) = one_by_one.source.nth(at).unwrap();
                assert_eq!(one_by_one.source.find(id), Some(message), "{id}");
                one_by_one.prepare(id);
                let parsed = one_by_one.parsed.read().unwrap();
                assert_eq!(said(&parsed, id), said(&all, id), "{id}");
            }
        }
    }
}
