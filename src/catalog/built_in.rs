//! The assets that come with the program, read into types.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::fault::{CatalogFault, explain_toml};
use super::{Pattern, Provenance, Provider, Registrar, RegistrarId};

/// A DNS host that is only recognised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recognised {
    id: RegistrarId,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    name_servers: Vec<Pattern>,
    login_url: Option<String>,
    fact: Provenance,
}

impl Recognised {
    /// The general guidance under this host's name.
    fn with_guidance(self, generic: &Registrar) -> Registrar {
        let mut facts = generic.facts.clone();
        facts.insert("name_servers".to_owned(), self.fact);
        Registrar {
            id: self.id,
            name: self.name,
            aliases: self.aliases,
            rank: None,
            name_servers: self.name_servers,
            login_url: self.login_url,
            facts,
            ..generic.clone()
        }
    }
}

/// Reads one DNS host: a whole entry, or one that is only recognised when it has no `forms`.
pub(super) fn registrar(
    file: &str,
    text: &str,
    generic: Option<&Registrar>,
) -> Result<Registrar, CatalogFault> {
    let has_forms = toml::from_str::<toml::Table>(text)
        .map_err(|error| explain_toml(file, text, &error, &[]))?
        .contains_key("forms");
    match generic {
        Some(generic) if !has_forms => {
            read::<Recognised>(file, text).map(|entry| entry.with_guidance(generic))
        }
        _ => read(file, text),
    }
}

/// Reads one mail provider.
pub(super) fn provider(file: &str, text: &str) -> Result<Provider, CatalogFault> {
    read(file, text)
}

fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogFault> {
    toml::from_str(text).map_err(|error| explain_toml(file, text, &error, &[]))
}
