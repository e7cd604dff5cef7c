//! Texts with blanks: `{domain}`, `{domain_dashed}` and `{input:key}`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::names::Domain;

/// What the person answered, by input key; a repeatable input has several values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs(BTreeMap<String, Vec<String>>);

impl Inputs {
    /// No answers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Replaces the value of `key`.
    pub fn set(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.0.insert(key.into(), vec![value.into()]);
    }

    /// Adds a value to the repeatable input `key`.
    pub fn add(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.0.entry(key.into()).or_default().push(value.into());
    }

    /// Forgets the values of `key`.
    pub fn clear(&mut self, key: &str) {
        self.0.remove(key);
    }

    /// The first value of `key`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.all(key).first().map(String::as_str)
    }

    /// All values of `key`, in the order given.
    pub fn all(&self, key: &str) -> &[String] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// The keys that have a value.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// A text with blanks, checked when it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Plain(String),
    Domain,
    DomainDashed,
    Input(String),
}

/// Why a template cannot be read or filled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// A brace without its partner.
    #[error("a brace in `{0}` has no partner")]
    Brace(String),
    /// A blank of a name that does not exist.
    #[error("`{{{0}}}` is no blank; there are {{domain}}, {{domain_dashed}} and {{input:…}}")]
    Blank(String),
    /// The person has not answered this input yet.
    #[error("the input `{0}` is not given yet")]
    Missing(String),
    /// The answer is not a value of the record's type.
    #[error("`{0}` cannot stand in this record")]
    Value(String),
}

impl Template {
    /// Parses the text.
    pub fn parse(text: &str) -> Result<Self, TemplateFault> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (blank, left) =
                after.split_once('}').ok_or_else(|| TemplateFault::Brace(text.to_owned()))?;
            if !before.is_empty() {
                parts.push(Part::Plain(before.to_owned()));
            }
            parts.push(match blank {
                "domain" => Part::Domain,
                "domain_dashed" => Part::DomainDashed,
                _ => match blank.strip_prefix("input:") {
                    Some(key) if !key.is_empty() => Part::Input(key.to_owned()),
                    _ => return Err(TemplateFault::Blank(blank.to_owned())),
                },
            });
            rest = left;
        }
        if rest.contains('}') {
            return Err(TemplateFault::Brace(text.to_owned()));
        }
        if !rest.is_empty() {
            parts.push(Part::Plain(rest.to_owned()));
        }
        Ok(Self(parts))
    }

    /// The text with its blanks filled; `Missing` names the first input without an answer.
    pub fn fill(&self, domain: &Domain, inputs: &Inputs) -> Result<String, TemplateFault> {
        self.0
            .iter()
            .map(|part| match part {
                Part::Plain(text) => Ok(text.clone()),
                Part::Domain => Ok(domain.as_str().to_owned()),
                Part::DomainDashed => Ok(domain.dashed()),
                Part::Input(key) => inputs
                    .get(key)
                    .map(str::to_owned)
                    .ok_or_else(|| TemplateFault::Missing(key.clone())),
            })
            .collect()
    }

    /// The text, where it has no blank.
    pub fn whole(&self) -> Option<&str> {
        match self.0.as_slice() {
            [Part::Plain(text)] => Some(text),
            _ => None,
        }
    }

    /// The inputs this text needs.
    pub fn inputs(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Input(key) => Some(key.as_str()),
            _ => None,
        })
    }
}

/// The text with its blanks, as the assets write it.
impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Plain(text) => f.write_str(text),
            Part::Domain => f.write_str("{domain}"),
            Part::DomainDashed => f.write_str("{domain_dashed}"),
            Part::Input(key) => write!(f, "{{input:{key}}}"),
        })
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_filled_or_says_what_it_waits_for() {
        let domain = Domain::parse("acme.fr").unwrap();
        let template = Template::parse("{domain_dashed}.x-{input:k}.{domain}").unwrap();
        assert_eq!(template.inputs().collect::<Vec<_>>(), ["k"]);
        let mut inputs = Inputs::new();
        assert_eq!(template.fill(&domain, &inputs), Err(TemplateFault::Missing("k".to_owned())));
        inputs.set("k", "1");
        assert_eq!(template.fill(&domain, &inputs).unwrap(), "acme-fr.x-1.acme.fr");
    }

    #[test]
    fn a_misspelt_blank_is_found_when_the_file_is_read() {
        assert_eq!(Template::parse("{domian}"), Err(TemplateFault::Blank("domian".to_owned())));
        assert_eq!(Template::parse("{input:}"), Err(TemplateFault::Blank("input:".to_owned())));
        assert!(matches!(Template::parse("{domain"), Err(TemplateFault::Brace(_))));
        assert!(matches!(Template::parse("domain}"), Err(TemplateFault::Brace(_))));
    }
}
