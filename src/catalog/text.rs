//! A sentence or a label in both languages, as the assets write it.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The languages the program speaks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
}

impl Lang {
    /// `en` or `fr`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }
}

/// A text in both languages. In TOML either `{ en = "…", fr = "…" }`, or one string for a label that
/// the company shows in one language only; written out it is always the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    en: String,
    fr: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    en: String,
    fr: String,
}

impl Text {
    /// A text with its two versions.
    pub fn new(en: impl Into<String>, fr: impl Into<String>) -> Self {
        Self { en: en.into(), fr: fr.into() }
    }

    /// The version in `lang`.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Fr => &self.fr,
        }
    }

    /// True when both versions hold a word.
    pub fn is_complete(&self) -> bool {
        !self.en.trim().is_empty() && !self.fr.trim().is_empty()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrBoth;
        impl<'de> Visitor<'de> for OneOrBoth {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a table with `en` and `fr`")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text::new(text, text))
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Text, M::Error> {
                let both = Both::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Text { en: both.en, fr: both.fr })
            }
        }
        deserializer.deserialize_any(OneOrBoth)
    }
}
