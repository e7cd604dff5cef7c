//! The assets that come with the program, read into types. A test reads them all, so that a broken
//! asset never leaves the workshop.
//!
//! The TOML files are turned into JSON when the program is built (`assets/digest.rs`), because the
//! catalogue is read at every start, before the first screen.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::value::RawValue;

use super::fault::{CatalogFault, explain_toml};
use super::{
    Catalog, Common, Gateway, Pattern, Provenance, Provider, Registrar, RegistrarId, Resolver, Trap,
};
use crate::names::Domain;

/// Every file of the folders is part of the program: adding a company is adding a file.
static DIGEST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.json.z"));
/// The public resolvers stand alone: they are wanted before anything else.
static RESOLVERS: &str = include_str!(concat!(env!("OUT_DIR"), "/resolvers.json"));

/// What an entry without guidance of its own gets.
const GENERIC: &str = "generic.toml";
/// Files that hold many short entries each.
const LISTS: [&str; 2] = ["recognised.toml", "gateways.toml"];

/// A folder of assets: file name → contents.
type Folder<'a> = BTreeMap<&'a str, &'a RawValue>;

/// All assets; what stands alone is under the empty name.
#[derive(Deserialize)]
struct Digest<'a> {
    #[serde(borrow)]
    registrars: Folder<'a>,
    #[serde(borrow)]
    providers: Folder<'a>,
    #[serde(borrow, rename = "")]
    alone: Folder<'a>,
}

/// The contents of a file of short entries.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    #[serde(default)]
    registrar: Vec<Recognised>,
    #[serde(default)]
    provider: Vec<Provider>,
    #[serde(default)]
    gateway: Vec<Gateway>,
    #[serde(default)]
    resolver: Vec<Resolver>,
}

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
    #[serde(default)]
    traps: Vec<Trap>,
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
            traps: generic.traps.iter().cloned().chain(self.traps).collect(),
            facts,
            ..generic.clone()
        }
    }
}

impl Catalog {
    /// The catalogue that comes with the program.
    ///
    /// # Panics
    ///
    /// When an asset is broken, which `tests/assets.rs` excludes: the assets are part of the program.
    pub fn built_in() -> Self {
        match read_built_in() {
            Ok(catalog) => catalog,
            Err(fault) => panic!("the program was built with a broken asset: {fault}"),
        }
    }
}

impl Resolver {
    /// The public resolvers that come with the program, without the rest of the catalogue.
    ///
    /// # Panics
    ///
    /// As [`Catalog::built_in`].
    pub fn built_in() -> Vec<Self> {
        match resolvers() {
            Ok(list) => list.resolver,
            Err(fault) => panic!("the program was built with a broken asset: {fault}"),
        }
    }
}

fn resolvers() -> Result<Lists, CatalogFault> {
    serde_json::from_str(RESOLVERS).map_err(|error| broken("resolvers.toml", &error))
}

fn read_built_in() -> Result<Catalog, CatalogFault> {
    let packed = |fault: &str| CatalogFault::whole("assets", fault.to_owned());
    let text = miniz_oxide::inflate::decompress_to_vec_zlib(DIGEST)
        .map_err(|error| packed(&error.to_string()))?;
    let Digest { registrars, providers, alone } =
        serde_json::from_slice(&text).map_err(|error| broken("assets", &error))?;
    let generic: Registrar = part(&registrars, GENERIC)?;
    let mut catalog = Catalog {
        registrars: Vec::new(),
        providers: Vec::new(),
        gateways: Vec::new(),
        resolvers: Vec::new(),
        common: part::<Common>(&alone, "common.toml")?,
    };
    let mut lists = vec![resolvers()?];
    for name in registrars.keys() {
        if LISTS.contains(name) {
            lists.push(part(&registrars, name)?);
        } else if part::<Probe>(&registrars, name)?.forms.is_some() {
            let entry: Registrar = part(&registrars, name)?;
            catalog.registrars.push(completed(entry, &generic));
        } else {
            let recognised: Recognised = part(&registrars, name)?;
            catalog.registrars.push(recognised.with_guidance(&generic));
        }
    }
    for name in providers.keys() {
        if LISTS.contains(name) {
            lists.push(part(&providers, name)?);
        } else {
            catalog.providers.push(part(&providers, name)?);
        }
    }
    for list in lists {
        let recognised = list.registrar.into_iter().map(|entry| entry.with_guidance(&generic));
        catalog.registrars.extend(recognised);
        catalog.providers.extend(list.provider);
        catalog.gateways.extend(list.gateway);
        catalog.resolvers.extend(list.resolver);
    }
    catalog.sort();
    Ok(catalog)
}

/// Tells a whole entry from one that is only recognised.
#[derive(Deserialize)]
struct Probe {
    forms: Option<IgnoredAny>,
}

fn part<T: DeserializeOwned>(folder: &Folder<'_>, name: &str) -> Result<T, CatalogFault> {
    let text = folder.get(name).map(|value| value.get());
    let text = text.ok_or_else(|| CatalogFault::whole(name, "this asset is missing"))?;
    serde_json::from_str(text).map_err(|error| broken(name, &error))
}

fn broken(file: &str, error: &serde_json::Error) -> CatalogFault {
    CatalogFault::whole(file, error.to_string())
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
        Some(generic) => read(file, text).map(|entry| completed(entry, generic)),
        None => read(file, text),
    }
}

/// With the general form for service lines, where nothing is known of the company's own.
fn completed(mut entry: Registrar, generic: &Registrar) -> Registrar {
    if entry.forms.srv.is_none() {
        entry.forms.srv.clone_from(&generic.forms.srv);
    }
    entry
}

/// A domain that nobody has (RFC 2606), to make records for.
pub(super) fn example_domain() -> Domain {
    Domain::parse("mxguide.example").expect("a domain")
}

/// Reads one mail provider.
pub(super) fn provider(file: &str, text: &str) -> Result<Provider, CatalogFault> {
    let entry: Provider = read(file, text)?;
    check_provider(file, &entry)?;
    Ok(entry)
}

/// What the types do not say about a provider.
fn check_provider(file: &str, entry: &Provider) -> Result<(), CatalogFault> {
    if entry.rank.is_some() && entry.variants.is_empty() {
        let what = "a provider with a rank needs at least one `[[variants]]`";
        return Err(CatalogFault::whole(file, what));
    }
    if let Some(key) = &entry.variant_input
        && entry.input(key).is_none()
    {
        let what = format!("`variant_input` names `{key}`, and there is no such `[[inputs]]`");
        return Err(CatalogFault::whole(file, what));
    }
    for input in &entry.inputs {
        if let Some(Err(error)) = input.pattern.as_deref().map(regex_lite::Regex::new) {
            let what = format!("the pattern of the input `{}` cannot be read: {error}", input.key);
            return Err(CatalogFault::whole(file, what));
        }
    }
    Ok(())
}

fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogFault> {
    toml::from_str(text).map_err(|error| explain_toml(file, text, &error, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_that_comes_with_the_program_is_sound() {
        for entry in &Catalog::built_in().providers {
            check_provider(entry.id.as_str(), entry).unwrap();
        }
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_found_before_anybody_types_a_value() {
        let text = r#"
            id = "small"
            name = "Small"
            [[inputs]]
            key = "token"
            label = "Token"
            kind = "text"
            pattern = "(unclosed"
            example = "x"
            where_to_find = "there"
            wrong = "no"
        "#;
        let fault = provider("small.toml", text).unwrap_err().to_string();
        assert!(fault.starts_with("small.toml: the pattern of the input `token`"), "{fault}");
        let fault = provider("x.toml", "id = \"x\"\nname = \"x\"\nrank = 1\n").unwrap_err();
        assert!(fault.to_string().contains("[[variants]]"), "{fault}");
        let fault = provider("x.toml", "id = \"x\"\nname = \"x\"\nvariant_input = \"place\"\n");
        assert!(fault.unwrap_err().to_string().contains("`place`"));
    }
}
