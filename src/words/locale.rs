//! The locale files and how a message becomes a text. Values are put in without isolation marks,
//! because those would be pasted into DNS.

use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::catalog::Lang;

/// The messages of one language.
pub(super) type Bundle = FluentBundle<FluentResource>;

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

macro_rules! files {
    ($lang:literal) => {
        [
            include_str!(concat!("../../assets/locales/", $lang, "/keys.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/screens.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/findings.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/help.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/time.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/plain.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/report.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/panel.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/runtime.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/check.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/follow.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/entered.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/reviewed.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/around.ftl")),
        ]
    };
}

/// The sources of one language.
const fn sources(lang: Lang) -> [&'static str; 14] {
    match lang {
        Lang::En => files!("en"),
        Lang::Fr => files!("fr"),
    }
}

/// Reads the files of one language. What cannot be read is left out; a test proves that nothing is.
pub(super) fn bundle(lang: Lang) -> Arc<Bundle> {
    static EN: OnceLock<Arc<Bundle>> = OnceLock::new();
    static FR: OnceLock<Arc<Bundle>> = OnceLock::new();
    let kept = match lang {
        Lang::En => &EN,
        Lang::Fr => &FR,
    };
    Arc::clone(kept.get_or_init(|| Arc::new(read(lang))))
}

fn read(lang: Lang) -> Bundle {
    let locale: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    for source in sources(lang) {
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let _twice = bundle.add_resource(resource);
    }
    bundle
}

/// The text of `id`, or the id when it has none. With `is_plain` its attribute `.plain` is said where
/// it has one: the same sentence without keys.
pub(super) fn format(bundle: &Bundle, id: &str, is_plain: bool, args: &[(&str, Arg)]) -> String {
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
