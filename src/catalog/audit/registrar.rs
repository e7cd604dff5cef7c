//! A DNS host under audit.

use super::provider::sample;
use super::trip::wanted;
use super::{Audit, AuditFault, Desk};
use crate::catalog::{
    Catalog, CatalogFault, Inputs, Pattern, ProviderId, Registrar, When, built_in,
};

/// The parts of a DNS host that a fact may be about.
const SECTIONS: [&str; 21] = [
    "name_servers",
    "name_server_traps",
    "click_path",
    "forms.mx",
    "forms.txt",
    "forms.cname",
    "forms.srv",
    "labels_fr",
    "save",
    "root",
    "appends_domain",
    "final_dot",
    "quotes",
    "long_txt",
    "ttl",
    "removal",
    "one_set",
    "presets",
    "default_mx",
    "habits",
    "traps",
];

/// Those without which the guidance still stands.
const BESIDE: [&str; 7] = [
    "name_servers",
    "name_server_traps",
    "forms.srv",
    "labels_fr",
    "one_set",
    "presets",
    "default_mx",
];

/// Holds the DNS host in `text` against the catalogue.
pub fn audit_registrar(file: &str, text: &str, catalog: &Catalog) -> Result<Audit, CatalogFault> {
    let entry = built_in::registrar(file, text, catalog.generic())?;
    let mut catalog = catalog.clone();
    let audit = Audit {
        id: entry.id.as_str().to_owned(),
        replaces: catalog.registrar(&entry.id).is_some(),
        ..Audit::default()
    };
    let mut desk = Desk { text, audit };
    desk.texts();
    desk.pages(&entry, &catalog);
    let has_forms = catalog.has_own_forms(&entry);
    let former = catalog.registrar(&entry.id).map(|former| former.name_servers.clone());
    catalog.registrars.retain(|other| other.id != entry.id);
    desk.name_servers(&entry, &catalog, &former.unwrap_or_default());
    desk.registrar_facts(&entry, has_forms);
    let domain = built_in::example_domain();
    let asked = catalog.providers.iter().filter(|provider| !provider.variants.is_empty());
    for provider in asked {
        let records = wanted(&catalog, provider, &domain);
        desk.trips(&entry, &domain, &records, "[forms");
        desk.audit.others += 1;
    }
    Ok(desk.audit)
}

impl Desk<'_> {
    fn pages(&mut self, entry: &Registrar, catalog: &Catalog) {
        let domain = built_in::example_domain();
        let records = entry.records_url.as_ref().map(ToString::to_string);
        let pages = [entry.login_url.clone(), records, entry.help_url.clone()];
        for page in pages.into_iter().flatten().filter(|page| !page.starts_with("https://")) {
            self.flaw(&page, AuditFault::Url(page.clone()));
        }
        for line in &entry.default_mx {
            if line.rdata(&domain, &Inputs::new()).is_err() {
                let host = line.host.to_string();
                self.flaw(&host, AuditFault::NoRecord(host.clone()));
            }
        }
        let presets = entry.presets.iter().map(|preset| (&preset.id, &preset.provider));
        let traps = entry.traps.iter().filter_map(|trap| match &trap.when {
            When::Provider(provider) => Some((&trap.id, provider)),
            _ => None,
        });
        for (what, id) in presets.chain(traps) {
            self.names_provider(what, id, catalog);
        }
        self.once(entry.traps.iter().map(|trap| trap.id.as_str()));
    }

    fn names_provider(&mut self, what: &str, id: &ProviderId, catalog: &Catalog) {
        if catalog.provider(id).is_none() {
            let near = catalog.nearest_provider(id.as_str());
            let fault = AuditFault::NoProvider(what.to_owned(), id.as_str().to_owned());
            self.near(&format!("\"{id}\""), fault, near);
        }
    }

    /// Its servers are its own, and those of others stay theirs. What the entry it replaces shared
    /// with others may stay shared.
    fn name_servers(&mut self, entry: &Registrar, without: &Catalog, former: &[Pattern]) {
        let mut with = without.clone();
        with.registrars.push(entry.clone());
        for pattern in &entry.name_servers {
            self.audit.patterns += 1;
            let own = sample(pattern);
            let mut others = with.registrars_at(&own);
            others.retain(|id| *id != entry.id);
            // A narrower pattern would take them away.
            others.extend(without.registrars_at(&own));
            let mut ids: Vec<String> = others.iter().map(ToString::to_string).collect();
            let taken = |other: &&Registrar| {
                let samples = other.name_servers.iter().map(sample);
                let mut fitting = samples.filter(|name| pattern.matches(name));
                fitting.any(|name| with.registrars_at(&name).contains(&entry.id))
            };
            ids.extend(without.registrars.iter().filter(taken).map(|other| other.id.to_string()));
            if !former.contains(pattern) {
                self.collides(pattern, ids);
            }
        }
    }

    fn registrar_facts(&mut self, entry: &Registrar, has_forms: bool) {
        for (section, fact) in &entry.facts {
            let exists = SECTIONS.contains(&section.as_str());
            self.fact(section, fact, exists, &SECTIONS);
        }
        if has_forms {
            let doubtful = SECTIONS
                .into_iter()
                .filter(|section| !BESIDE.contains(section) && entry.unverified(section));
            self.audit.doubtful = doubtful.count();
        }
    }
}
