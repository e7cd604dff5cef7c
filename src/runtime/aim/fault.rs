//! Why the flags make no plan, and the sentence that helps.

use crate::catalog::InputFault;
use crate::names::escaped;
use crate::words::{Arg, Words};

/// Why the flags make no plan. The sentence is made by [`AimFault::told`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AimFault {
    /// No such mail provider; the nearest one.
    Provider(String, Option<String>),
    /// Recognised by its servers, and its records are not known: it cannot be asked for.
    OnlyRecognised(String),
    /// The provider has no such set; those it has.
    Variant(String, Vec<String>),
    /// No such company; the nearest one.
    Registrar(String, Option<String>),
    /// No equals sign.
    Shape(String),
    /// The provider has no such value; those it has.
    Key(String, Vec<String>),
    /// Values of a provider were given and no provider.
    NoProvider(String),
    /// Several values where one is needed.
    Twice(String),
    /// The value does not fit: its key, the reason, and what the catalogue says to it.
    Value(String, InputFault, String),
    /// `optional` is neither `all` nor `none`.
    Optional(String),
}

impl AimFault {
    /// The fault as a sentence that helps.
    pub(crate) fn told(&self, words: &Words) -> String {
        let say = |id: &str, args: &[(&str, &str)]| {
            let args: Vec<(&str, Arg)> =
                args.iter().map(|(key, text)| (*key, Arg::from(escaped(text, 200)))).collect();
            words.say_with(id, &args)
        };
        let near = |nearest: &Option<String>| {
            nearest.as_deref().map(|id| format!(" {}", say("aim-nearest", &[("id", id)])))
        };
        match self {
            Self::Provider(id, nearest) => {
                say("aim-provider", &[("id", id)]) + &near(nearest).unwrap_or_default()
            }
            Self::OnlyRecognised(id) => say("aim-only-recognised", &[("id", id)]),
            Self::Variant(id, known) => {
                say("aim-variant", &[("id", id), ("known", &known.join(", "))])
            }
            Self::Registrar(id, nearest) => {
                say("aim-registrar", &[("id", id)]) + &near(nearest).unwrap_or_default()
            }
            Self::Shape(text) => say("aim-shape", &[("text", text)]),
            Self::Key(key, known) => say("aim-key", &[("key", key), ("known", &known.join(", "))]),
            Self::NoProvider(key) => say("aim-no-provider", &[("key", key)]),
            Self::Twice(key) => say("aim-twice", &[("key", key)]),
            Self::Optional(value) => say("aim-optional", &[("value", value)]),
            Self::Value(key, fault, wrong) => {
                let have = |count: usize| count.to_string();
                let why = match fault {
                    InputFault::Empty => say("aim-empty", &[]),
                    InputFault::Shape => wrong.clone(),
                    InputFault::Several => say("aim-several", &[]),
                    InputFault::PrivateKey => say("aim-private-key", &[]),
                    InputFault::KeyCut { have: there, want } => {
                        say("aim-key-cut", &[("have", &have(*there)), ("want", &have(*want))])
                    }
                };
                say("aim-value", &[("key", key), ("why", &why)])
            }
        }
    }
}
