//! The signature keys as they are published: DKIM (RFC 6376, RFC 8301, RFC 8463).
//!
//! 1024 bits and more, and Ed25519, are healthy. A withdrawn key at a name that nobody signs with is
//! how keys are retired, and no finding. A key that cannot be read is not called weak as well.

mod aliases;
#[cfg(test)]
mod tests;

use super::target::{KeyPlace, key_names, key_places, wanted_at};
use super::{Code, Detail, Finding, Scene};
use crate::names::Name;
use crate::records::Rtype;
use crate::records::dkim::{self, Concern, DkimFault, DkimFaultKind};

/// Names of keys that findings are made about; a zone may have any number.
const MOST_NAMES: usize = 24;

/// What is wrong with a signature key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFault {
    /// The secret half is published. What it says is told nowhere.
    Private {
        /// Where.
        name: Name,
    },
    /// The key cannot be read.
    Broken {
        /// Where.
        name: Name,
        /// The text as served.
        text: String,
        /// What is wrong, and where in the text.
        fault: DkimFault,
    },
    /// Several keys at one name.
    Several {
        /// Where.
        name: Name,
        /// The texts as served.
        keys: Vec<String>,
    },
    /// An address answers where the provider wants an alias.
    Flattened {
        /// Where.
        name: Name,
    },
    /// The target of an alias was entered as a text.
    TextForAlias {
        /// Where.
        name: Name,
        /// The target.
        target: Name,
    },
    /// A key was entered as a text where the provider wants an alias.
    KeyForAlias {
        /// Where.
        name: Name,
    },
    /// The alias of a key leads to a name without one.
    Nowhere {
        /// Where.
        name: Name,
        /// Where it leads.
        target: Name,
    },
    /// The key is too short, withdrawn, on trial, or good for nothing here.
    Weak {
        /// Where.
        name: Name,
        /// What is the matter with it.
        concern: Concern,
    },
    /// Of Microsoft's two aliases one is missing.
    Lonely {
        /// The one that is there.
        there: Name,
        /// The one that is not.
        missing: Name,
    },
    /// Microsoft's two aliases lead to each other's targets.
    Swapped {
        /// Each alias with where it leads.
        aliases: Vec<(Name, Name)>,
    },
    /// The aliases are right, and the company behind them has not published its keys yet.
    Waiting {
        /// The aliases with where they lead.
        aliases: Vec<(Name, Name)>,
        /// The company by name.
        company: String,
    },
}

/// The findings of this family in what is published now.
pub(super) fn review(scene: &Scene<'_>) -> Vec<Finding> {
    let places = key_places(scene);
    let mut names = key_names(scene);
    names.truncate(MOST_NAMES);
    let mut found: Vec<Finding> =
        names.iter().filter_map(|name| at(scene, name, &places)).collect();
    found.extend(aliases::review(scene, &names, &places));
    found
}

/// True when a key that works was seen, of whichever sender.
pub(super) fn has_healthy(scene: &Scene<'_>) -> bool {
    key_names(scene).iter().any(|name| {
        let texts = keys_of(scene, name);
        matches!(texts.as_slice(), [only] if dkim::parse(only).is_ok_and(|key| key.is_healthy()))
    })
}

/// The texts at a key's name that were meant as keys, at the end of its alias where it has one.
pub(super) fn keys_of(scene: &Scene<'_>, name: &Name) -> Vec<String> {
    let texts = match scene.alias(name) {
        Some(target) => aliases::texts_at(scene, &target),
        None => scene.texts(name),
    };
    texts.unwrap_or_default().into_iter().filter(|text| is_meant_as_key(text)).collect()
}

/// What is wrong with the texts at one name.
fn at(scene: &Scene<'_>, name: &Name, places: &[KeyPlace]) -> Option<Finding> {
    let place = places.iter().find(|place| place.name == *name);
    let has_alias = scene.alias(name).is_some();
    let texts = if has_alias { None } else { scene.texts(name) }.unwrap_or_default();
    let target = texts.iter().find_map(|text| host_in(text));
    if let Some(target) = target {
        let fault = KeyFault::TextForAlias { name: name.clone(), target };
        return Some(finding(scene, Code::DkimWrongType, fault));
    }
    let keys = keys_of(scene, name);
    let name = name.clone();
    let (code, fault) = match keys.as_slice() {
        [] => return None,
        [text] => match dkim::parse(text) {
            Err(DkimFault { kind: DkimFaultKind::PrivateKey, .. }) => {
                (Code::DkimPrivateKey, KeyFault::Private { name })
            }
            Err(fault) => {
                (Code::DkimBrokenKey, KeyFault::Broken { name, text: text.clone(), fault })
            }
            Ok(_) if place.is_some_and(|place| place.is_alias) && !has_alias => {
                (Code::DkimWrongType, KeyFault::KeyForAlias { name })
            }
            Ok(key) => {
                let concern = key.concerns.into_iter().find(|concern| match concern {
                    Concern::Revoked => place.is_some(),
                    // The standard allows both.
                    Concern::SpaceInKey { .. } | Concern::NotForMail => false,
                    _ => true,
                })?;
                (Code::DkimWeak, KeyFault::Weak { name, concern })
            }
        },
        [..] => {
            let is_private = |text: &String| matches!(dkim::parse(text), Err(fault) if fault.kind == DkimFaultKind::PrivateKey);
            if keys.iter().any(is_private) {
                (Code::DkimPrivateKey, KeyFault::Private { name })
            } else {
                (Code::DkimTwoKeys, KeyFault::Several { name, keys })
            }
        }
    };
    Some(finding(scene, code, fault))
}

/// True for a text that somebody meant as a key, readable or not.
fn is_meant_as_key(text: &str) -> bool {
    let has_tag = text.split(';').any(|tag| {
        let name = tag.split('=').next().unwrap_or_default().trim();
        tag.contains('=') && name == "p"
    });
    dkim::looks_like_dkim(text)
        || (has_tag && !crate::records::dmarc::looks_like_dmarc(text))
        || text.to_ascii_uppercase().contains("PRIVATE KEY")
}

/// The host name that is all there is of a text.
fn host_in(text: &str) -> Option<Name> {
    match dkim::parse(text) {
        Err(fault) if fault.kind == DkimFaultKind::HostName => Name::parse_target(text).ok(),
        _ => None,
    }
}

fn finding(scene: &Scene<'_>, code: Code, fault: KeyFault) -> Finding {
    let line = |(name, target): &(Name, Name)| format!("{name} {target}");
    let (name, seen, expected) = match &fault {
        KeyFault::Private { name }
        | KeyFault::Flattened { name }
        | KeyFault::KeyForAlias { name }
        | KeyFault::Weak { name, .. } => (Some(name), name.to_string(), String::new()),
        KeyFault::Broken { name, text, .. } => (Some(name), text.clone(), String::new()),
        KeyFault::Several { name, keys } => (Some(name), keys.join("\n"), String::new()),
        KeyFault::TextForAlias { name, target } => {
            (Some(name), target.to_string(), format!("CNAME {target}"))
        }
        KeyFault::Nowhere { name, target } => (Some(name), target.to_string(), String::new()),
        KeyFault::Lonely { there, missing } => {
            (Some(missing), there.to_string(), missing.to_string())
        }
        KeyFault::Swapped { aliases } => {
            let lines: Vec<String> = aliases.iter().map(line).collect();
            (aliases.first().map(|(name, _)| name), lines.join("\n"), String::new())
        }
        // Nothing is wrong with any record.
        KeyFault::Waiting { aliases, .. } => {
            let lines: Vec<String> = aliases.iter().map(line).collect();
            (None, lines.join("\n"), String::new())
        }
    };
    let record = name.and_then(|name| wanted_at(scene, name, &[Rtype::Txt, Rtype::Cname]));
    Finding { code, record, seen, expected, detail: Detail::Key(fault) }
}
