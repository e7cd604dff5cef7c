//! The catalogue's assets, read as the program reads them: complete, in both languages, and such that
//! what the guidance says to type really publishes the wanted record.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

#[path = "assets/forms.rs"]
mod forms;
#[path = "assets/guesses.rs"]
mod guesses;
#[path = "assets/providers.rs"]
mod providers;
#[path = "assets/round_trip.rs"]
mod round_trip;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mxguide::catalog::form::{Filled, fill};
use mxguide::catalog::{
    Catalog, Guess, Inputs, Lang, Provider, ProviderId, Registrar, RegistrarId, Role, Root,
    Template,
};
use mxguide::names::{Domain, Host, Name};
use mxguide::records::{Rdata, Rtype};

fn listed_registrars(catalog: &Catalog) -> Vec<&Registrar> {
    catalog.registrars.iter().filter(|entry| entry.rank.is_some()).collect()
}

fn listed_providers(catalog: &Catalog) -> Vec<&Provider> {
    catalog.providers.iter().filter(|entry| entry.rank.is_some()).collect()
}

fn names(texts: &[&str]) -> Vec<Name> {
    texts.iter().map(|text| Name::from_presentation(text)).collect()
}

fn asset_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
}

/// Every asset as a bare TOML value with its file's name.
fn raw_assets() -> Vec<(String, toml::Value)> {
    ["assets", "assets/registrars", "assets/providers"]
        .into_iter()
        .flat_map(asset_files)
        .map(|file| {
            let table: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
            (file.display().to_string(), toml::Value::Table(table))
        })
        .collect()
}

/// Calls `seen` for each table at or below `value`.
fn walk(value: &toml::Value, path: &str, seen: &mut impl FnMut(&str, &toml::Table)) {
    match value {
        toml::Value::Table(table) => {
            seen(path, table);
            for (key, inner) in table {
                walk(inner, &format!("{path}.{key}"), seen);
            }
        }
        toml::Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                walk(item, &format!("{path}[{at}]"), seen);
            }
        }
        _ => {}
    }
}

/// The example of each input, as if the person had pasted it.
fn example_inputs(catalog: &Catalog, provider: &Provider) -> Inputs {
    let mut inputs = Inputs::new();
    for input in provider.inputs.iter().chain(&catalog.common.inputs) {
        inputs.add(input.key.as_str(), input.accept(&input.example).unwrap());
    }
    inputs
}

/// Every record the provider wants, for every one of its variants.
fn wanted(catalog: &Catalog, provider: &Provider, domain: &Domain) -> Vec<(Host, Rdata)> {
    let inputs = example_inputs(catalog, provider);
    let mut wanted = Vec::new();
    for mx in provider.variants.iter().flat_map(|variant| &variant.mx) {
        wanted.push((Host::Apex, mx.rdata(domain, &inputs).unwrap()));
    }
    for typed in inputs.all("mx") {
        let (priority, host) = typed.split_once(':').unwrap();
        let exchange = Name::parse_target(host).unwrap();
        wanted.push((Host::Apex, Rdata::Mx { priority: priority.parse().unwrap(), exchange }));
    }
    for record in provider.records.iter().chain(&catalog.common.records) {
        wanted.push(record.build(domain, &inputs).unwrap());
    }
    let own = provider.variants.iter().filter_map(|variant| variant.spf.as_ref());
    for spf in own.chain(&provider.spf) {
        let text = format!("v=spf1 {} {}", spf.mechanisms.join(" "), spf.tail);
        wanted.push((Host::Apex, Rdata::Txt(text)));
    }
    wanted
}

#[test]
fn the_companies_with_guidance_come_in_order_and_the_general_way_last() {
    let catalog = Catalog::built_in();
    let registrars: Vec<&str> =
        listed_registrars(&catalog).into_iter().map(|entry| entry.id.as_str()).collect();
    let expected = "cloudflare namecheap bluehost gandi godaddy ovhcloud ionos hostinger squarespace \
                    route53 porkbun digitalocean infomaniak wix name-com hover dynadot vercel generic";
    assert_eq!(registrars, expected.split_whitespace().collect::<Vec<_>>());
    let ranks: BTreeSet<_> = listed_registrars(&catalog).iter().map(|entry| entry.rank).collect();
    assert_eq!(ranks.len(), registrars.len(), "two companies share a rank");
    let providers: Vec<&str> =
        listed_providers(&catalog).into_iter().map(|entry| entry.id.as_str()).collect();
    assert!(providers.starts_with(&["google-workspace", "microsoft-365"]), "{providers:?}");
    assert_eq!(providers.last(), Some(&"other"));
    assert!(providers.len() > 30, "{}", providers.len());
    assert_eq!(catalog.registrars.len(), 41);
    assert_eq!(catalog.providers.len(), 49);
    assert_eq!(catalog.gateways.len(), 12);
}

#[test]
fn ids_are_unique_and_are_the_names_of_their_files() {
    let catalog = Catalog::built_in();
    let registrars: BTreeSet<&str> =
        catalog.registrars.iter().map(|entry| entry.id.as_str()).collect();
    let providers: BTreeSet<&str> =
        catalog.providers.iter().map(|entry| entry.id.as_str()).collect();
    let resolvers: BTreeSet<&str> =
        catalog.resolvers.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(registrars.len(), catalog.registrars.len());
    assert_eq!(providers.len(), catalog.providers.len());
    assert_eq!(resolvers.len(), catalog.resolvers.len());
    for (folder, built_in) in [("assets/registrars", registrars), ("assets/providers", providers)] {
        for file in asset_files(folder) {
            let table: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
            let stem = file.file_stem().unwrap().to_str().unwrap();
            match table.get("id") {
                Some(id) => assert_eq!(id.as_str(), Some(stem), "{}", file.display()),
                None => assert!(["recognised", "gateways"].contains(&stem), "{}", file.display()),
            }
            let is_list = !table.contains_key("id");
            assert!(is_list || built_in.contains(stem), "{stem} is not part of the program");
        }
    }
}

#[test]
fn every_listed_provider_has_a_form_at_every_listed_registrar_in_both_languages() {
    let catalog = Catalog::built_in();
    let domain = Domain::parse("acme.fr").unwrap();
    for registrar in listed_registrars(&catalog) {
        for provider in listed_providers(&catalog) {
            for (host, data) in wanted(&catalog, provider, &domain) {
                for lang in [Lang::En, Lang::Fr] {
                    let filled = fill(registrar, &domain, &host, &data, lang);
                    let holds_it = |cell: &Filled| matches!(cell.role, Role::Target | Role::Value);
                    assert!(filled.len() >= 2, "{} {} {data}", registrar.id, provider.id);
                    assert!(filled.iter().any(holds_it), "{} {} {data}", registrar.id, provider.id);
                    for cell in &filled {
                        let note = cell.note.as_deref().unwrap_or_default();
                        let shown = format!("{} {} {note}", cell.label, cell.value);
                        assert!(!shown.contains('{') && !shown.contains('}'), "{shown}");
                        let is_root = host == Host::Apex && registrar.root == Root::Empty;
                        let may_be_empty = cell.role == Role::Name && is_root;
                        assert!(!cell.label.is_empty(), "{shown}");
                        assert!(may_be_empty == cell.value.is_empty(), "{shown}");
                    }
                }
            }
        }
    }
}

#[test]
fn pages_and_steps_are_complete_for_every_registrar() {
    let catalog = Catalog::built_in();
    let domain = Domain::parse("acme.fr").unwrap();
    for registrar in &catalog.registrars {
        for rtype in [Rtype::Mx, Rtype::Txt, Rtype::Cname] {
            for lang in [Lang::En, Lang::Fr] {
                let steps = registrar.steps(rtype, lang);
                assert!(steps.len() >= 3 && steps.iter().all(|step| !step.trim().is_empty()));
            }
        }
        if let Some(page) = registrar.records_page(&domain) {
            assert!(page.starts_with("https://") && !page.contains("{domain}"), "{page}");
        }
        for mx in &registrar.default_mx {
            mx.rdata(&domain, &Inputs::new()).unwrap();
        }
    }
}

#[test]
fn every_text_has_its_two_languages_and_the_french_says_vous() {
    let is_familiar = |text: &str| {
        let familiar = ["tu", "te", "toi", "ton", "ta", "tes"];
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| familiar.contains(&word))
    };
    let mut texts = 0;
    for (file, value) in raw_assets() {
        walk(&value, &file, &mut |path, table| {
            if !table.contains_key("en") && !table.contains_key("fr") {
                return;
            }
            let text = |key: &str| table.get(key).and_then(toml::Value::as_str).unwrap_or("");
            let (en, fr) = (text("en"), text("fr"));
            assert!(!en.trim().is_empty() && !fr.trim().is_empty(), "{path}: a language is empty");
            assert!(!is_familiar(fr), "{path}: {fr}");
            assert!(en != fr || en.split_whitespace().count() <= 6, "{path}: not translated");
            for wide in [" :", " ;", " ?", " !", " »", "« "] {
                assert!(!fr.contains(wide), "{path}: a line could break at {wide:?} in {fr}");
            }
            texts += 1;
        });
    }
    assert!(texts > 150, "{texts}");
}

#[test]
fn every_fact_names_its_source_and_every_section_has_a_fact() {
    for (file, value) in raw_assets() {
        walk(&value, &file, &mut |path, table| {
            if let Some(toml::Value::Array(sources)) = table.get("source") {
                assert!(!sources.is_empty(), "{path}: no source");
                assert!(sources.iter().all(|s| s.as_str().is_some_and(|s| s.len() > 5)), "{path}");
                assert!(table.contains_key("verified"), "{path}");
            }
        });
    }
    let catalog = Catalog::built_in();
    let sections = "click_path forms.mx forms.txt forms.cname save root appends_domain final_dot \
                    quotes long_txt ttl removal habits traps";
    for entry in listed_registrars(&catalog) {
        for section in sections.split_whitespace() {
            assert!(entry.facts.contains_key(section), "{}: {section}", entry.id);
        }
        assert_eq!(!entry.presets.is_empty(), entry.facts.contains_key("presets"));
        assert_eq!(!entry.default_mx.is_empty(), entry.facts.contains_key("default_mx"));
    }
    for entry in listed_providers(&catalog) {
        for (section, is_there) in [
            ("variants", true),
            ("records", !entry.records.is_empty()),
            ("spf", true),
            ("inputs", !entry.inputs.is_empty()),
        ] {
            assert_eq!(entry.facts.contains_key(section), is_there, "{}: {section}", entry.id);
        }
    }
    for entry in catalog.providers.iter().filter(|entry| !entry.detect.mx.is_empty()) {
        assert!(entry.facts.contains_key("detect"), "{}", entry.id);
    }
}

#[test]
fn what_nobody_documented_is_marked_so() {
    let catalog = Catalog::built_in();
    let registrar = |id: &str| catalog.registrar(&RegistrarId::new(id)).unwrap();
    let google = ProviderId::new("google-workspace");
    assert!(!registrar("namecheap").preset_for(&google).unwrap().verified);
    assert!(!registrar("gandi").preset_for(&google).unwrap().verified);
    assert!(registrar("bluehost").unverified("click_path"));
    assert!(!registrar("cloudflare").unverified("forms.mx"));
    assert!(registrar("cloudflare").labels_may_differ("forms.mx", Lang::Fr));
    assert!(!registrar("cloudflare").labels_may_differ("forms.mx", Lang::En));
    assert!(registrar("cloudflare").unverified("no such section"));
}

#[test]
fn templates_ask_only_for_inputs_that_exist() {
    let catalog = Catalog::built_in();
    for provider in &catalog.providers {
        let mx = provider.variants.iter().flat_map(|variant| &variant.mx).map(|mx| &mx.host);
        let records = provider.records.iter().chain(&catalog.common.records);
        let templates = records.flat_map(|record| [&record.name, &record.value]);
        for key in mx.chain(templates).flat_map(Template::inputs) {
            assert!(catalog.input(provider, key).is_some(), "{}: {key}", provider.id);
        }
    }
}

#[test]
fn every_example_and_default_passes_its_own_input() {
    let catalog = Catalog::built_in();
    let inputs = catalog.providers.iter().flat_map(|provider| &provider.inputs);
    for input in inputs.chain(&catalog.common.inputs) {
        assert_eq!(input.accept(&input.example).as_ref(), Ok(&input.example), "{}", input.key);
        if let Some(default) = &input.default {
            assert_eq!(input.accept(default).as_ref(), Ok(default), "{}", input.key);
        }
    }
}

#[test]
fn microsofts_suggestion_is_hyphens_for_dots_and_two_questions_may_stop_it() {
    let catalog = Catalog::built_in();
    let microsoft = catalog.provider(&ProviderId::new("microsoft-365")).unwrap();
    let suggest = microsoft.input("mx_host").unwrap().suggest.as_ref().unwrap();
    let domain = Domain::parse("acme.co.uk").unwrap();
    assert_eq!(
        suggest.fill(&domain, &Inputs::new()).unwrap(),
        "acme-co-uk.mail.protection.outlook.com"
    );
    assert_eq!(microsoft.stop_questions.len(), 2);
    let mx_host = microsoft.input("mx_host").unwrap();
    assert!(mx_host.accept("acme.fr.mail.protection.outlook.com").is_err());
}

#[test]
fn the_default_resolvers_are_enough_to_be_believed() {
    let catalog = Catalog::built_in();
    let default: Vec<_> = catalog.resolvers.iter().filter(|entry| entry.is_default).collect();
    let operators: BTreeSet<&str> = default.iter().map(|entry| entry.operator.as_str()).collect();
    let continents: BTreeSet<_> = default.iter().map(|entry| entry.continent).collect();
    assert!(default.len() >= 28 && operators.len() >= 8, "{} {}", default.len(), operators.len());
    assert_eq!(continents.len(), 6);
    for entry in &catalog.resolvers {
        assert!(entry.ipv4.is_some() || entry.doh.is_some(), "{}", entry.id);
        assert!((-90.0..=90.0).contains(&entry.lat) && (-180.0..=180.0).contains(&entry.lon));
        assert!(entry.min_interval_s >= 30, "{}", entry.id);
        assert!(entry.doh.as_ref().is_none_or(|doh| doh.url.starts_with("https://")));
        assert_eq!(entry.country.len(), 2);
    }
}

#[test]
fn a_persons_own_file_adds_or_replaces_an_entry_by_id() {
    let mut catalog = Catalog::built_in();
    let own = include_str!("../assets/registrars/gandi.toml")
        .replace("name = \"Gandi\"", "name = \"My Gandi\"");
    catalog.add_own_registrar("gandi.toml", &own).unwrap();
    assert_eq!(catalog.registrars.len(), 41);
    assert_eq!(catalog.registrar(&RegistrarId::new("gandi")).unwrap().name, "My Gandi");

    let short = r#"
        id = "tiny"
        name = "Tiny"
        name_servers = ["*.tiny.example"]
        fact = { source = ["my own panel"], checked = "2026-11-23", verified = true }
    "#;
    catalog.add_own_registrar("tiny.toml", short).unwrap();
    let found = catalog.registrar_of(&names(&["ns1.tiny.example"]));
    assert_eq!(found, Guess::Known(RegistrarId::new("tiny")));

    let own = r#"
        id = "small"
        name = "Small Mail"
        rank = 5
        [[variants]]
        id = "only"
        label = { en = "only", fr = "seul" }
        mx = [{ priority = 10, host = "mx.small.example" }]
        [detect]
        mx = ["mx.small.example"]
    "#;
    catalog.add_own_provider("small.toml", own).unwrap();
    let found = catalog.provider_of(&names(&["mx.small.example"]));
    assert_eq!(found, Guess::Known(ProviderId::new("small")));
    assert_eq!(catalog.nearest_provider("smal"), Some("small"));
    assert_eq!(catalog.nearest_registrar("cloudfare"), Some("cloudflare"));
}

#[test]
fn a_broken_file_names_file_line_and_the_nearest_word() {
    let mut catalog = Catalog::built_in();
    let gandi = include_str!("../assets/registrars/gandi.toml");
    let line_of = |needle: &str| gandi.lines().position(|line| line.contains(needle)).unwrap() + 1;
    let mut said =
        |text: &str| catalog.add_own_registrar("own/gandi.toml", text).unwrap_err().to_string();

    let line = line_of("final_dot = ");
    assert_eq!(
        said(&gandi.replace("final_dot = \"needed\"", "finaldot = \"needed\"")),
        format!("own/gandi.toml:{line}: unknown key `finaldot`; did you mean `final_dot`?")
    );
    let line = line_of("quotes = ");
    assert_eq!(
        said(&gandi.replace("quotes = \"never\"", "quotes = \"nevre\"")),
        format!("own/gandi.toml:{line}: unknown word `nevre`; did you mean `never`?")
    );
    let line = line_of("Nom d'hôte");
    let fault = said(&gandi.replace("fr = \"Nom d'hôte\"", "de = \"Hostname\""));
    assert!(fault.starts_with(&format!("own/gandi.toml:{line}: unknown key `de`")), "{fault}");

    let line = line_of("{domain}/records");
    let fault = said(&gandi.replace("{domain}/records", "{domian}/records"));
    assert!(
        fault.starts_with(&format!("own/gandi.toml:{line}: `{{domian}}` is no blank")),
        "{fault}"
    );

    let fault = said("id = \n");
    assert!(fault.starts_with("own/gandi.toml:1: "), "{fault}");
    let fault = said(&gandi.replace("[forms.txt]", "[forms.text]"));
    assert!(fault.contains("unknown key `text`; did you mean `txt`?"), "{fault}");
}
