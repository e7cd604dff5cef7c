//! The assets that come with the program, read into types. A test reads them all, so that a broken
//! asset never leaves the workshop.

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::fault::{CatalogFault, explain_toml};
use super::{
    Catalog, Common, Gateway, Pattern, Provenance, Provider, Registrar, RegistrarId, Resolver,
};

/// Every file in these folders is part of the program: adding a company is adding a file.
static REGISTRARS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/registrars");
static PROVIDERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/providers");

/// What an entry without guidance of its own gets.
const GENERIC: &str = "generic.toml";
/// Files that hold many short entries each.
const LISTS: [&str; 2] = ["recognised.toml", "gateways.toml"];
const RESOLVERS: &str = include_str!("../../assets/resolvers.toml");
const COMMON: &str = include_str!("../../assets/common.toml");

/// The TOML files of a folder: name without folder, whole name, text.
fn files(folder: &'static Dir<'_>, of: &str) -> Vec<(&'static str, String, &'static str)> {
    let of = of.to_owned();
    folder
        .files()
        .filter_map(move |file| {
            let name = file.path().file_name()?.to_str()?;
            let text = file.contents_utf8()?;
            let is_toml = file.path().extension().is_some_and(|ending| ending == "toml");
            is_toml.then(|| (name, format!("assets/{of}/{name}"), text))
        })
        .collect()
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

fn read_built_in() -> Result<Catalog, CatalogFault> {
    let registrars = files(&REGISTRARS, "registrars");
    let providers = files(&PROVIDERS, "providers");
    let generic = registrars.iter().find(|(name, _, _)| *name == GENERIC);
    let generic: Registrar = match generic {
        Some((_, file, text)) => read(file, text)?,
        None => return Err(CatalogFault::whole(GENERIC, "the general guidance is missing")),
    };
    let mut catalog = Catalog {
        registrars: Vec::new(),
        providers: Vec::new(),
        gateways: Vec::new(),
        resolvers: Vec::new(),
        common: read::<Common>("assets/common.toml", COMMON)?,
    };
    let mut lists = vec![("assets/resolvers.toml".to_owned(), RESOLVERS)];
    for (name, file, text) in registrars {
        if LISTS.contains(&name) {
            lists.push((file, text));
        } else {
            catalog.registrars.push(registrar(&file, text, Some(&generic))?);
        }
    }
    for (name, file, text) in providers {
        if LISTS.contains(&name) {
            lists.push((file, text));
        } else {
            catalog.providers.push(provider(&file, text)?);
        }
    }
    for (file, text) in lists {
        let lists: Lists = read(&file, text)?;
        let recognised = lists.registrar.into_iter().map(|entry| entry.with_guidance(&generic));
        catalog.registrars.extend(recognised);
        catalog.providers.extend(lists.provider);
        catalog.gateways.extend(lists.gateway);
        catalog.resolvers.extend(lists.resolver);
    }
    catalog.sort();
    Ok(catalog)
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
        _ => {
            let mut entry: Registrar = read(file, text)?;
            if let (None, Some(generic)) = (&entry.forms.srv, generic) {
                entry.forms.srv.clone_from(&generic.forms.srv);
            }
            Ok(entry)
        }
    }
}

/// Reads one mail provider.
pub(super) fn provider(file: &str, text: &str) -> Result<Provider, CatalogFault> {
    let entry: Provider = read(file, text)?;
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
    Ok(entry)
}

fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogFault> {
    toml::from_str(text).map_err(|error| explain_toml(file, text, &error, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

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
