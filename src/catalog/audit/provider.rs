//! A mail provider under audit.

use super::trip::{examples, wanted};
use super::{Audit, AuditFault, Desk};
use crate::catalog::fault::nearest;
use crate::catalog::{Catalog, CatalogFault, Input, Pattern, Provider, Template, built_in};
use crate::names::Name;
use crate::records::{Rdata, spf};

/// The parts of a provider that a fact may be about.
const SECTIONS: [&str; 9] = [
    "variants",
    "old_mx",
    "records",
    "spf",
    "inputs",
    "stop_questions",
    "detect",
    "one_click",
    "connect",
];

/// Holds the provider in `text` against the catalogue.
pub fn audit_provider(file: &str, text: &str, catalog: &Catalog) -> Result<Audit, CatalogFault> {
    let entry = built_in::provider(file, text)?;
    let mut catalog = catalog.clone();
    let audit = Audit {
        id: entry.id.as_str().to_owned(),
        replaces: catalog.provider(&entry.id).is_some(),
        ..Audit::default()
    };
    let mut desk = Desk { text, audit };
    desk.texts();
    desk.inputs(&entry);
    desk.templates(&entry, &catalog);
    desk.variants(&entry, &catalog);
    let former = catalog.provider(&entry.id).map(|former| former.detect.mx.clone());
    catalog.providers.retain(|other| other.id != entry.id);
    desk.patterns(&entry, &catalog, &former.unwrap_or_default());
    desk.provider_facts(&entry);
    let domain = built_in::example_domain();
    let records = wanted(&catalog, &entry, &domain);
    for registrar in &catalog.registrars {
        desk.trips(registrar, &domain, &records, "");
    }
    desk.audit.others = catalog.registrars.len();
    Ok(desk.audit)
}

impl Desk<'_> {
    fn inputs(&mut self, entry: &Provider) {
        self.once(entry.inputs.iter().map(|input| input.key.as_str()));
        for input in &entry.inputs {
            let Input { key, example, .. } = input;
            self.audit.values += 1;
            let fits = |value: &String| input.accept(value).as_ref() == Ok(value);
            if !fits(example) {
                self.flaw(&format!("example = \"{example}\""), AuditFault::Example(key.clone()));
            }
            if let Some(default) = input.default.as_ref().filter(|default| !fits(default)) {
                self.flaw(&format!("default = \"{default}\""), AuditFault::Default(key.clone()));
            }
        }
    }

    /// Every template asks for inputs that exist and makes a record.
    fn templates(&mut self, entry: &Provider, catalog: &Catalog) {
        let known = |key: &str| catalog.input(entry, key).is_some();
        let domain = built_in::example_domain();
        let inputs = examples(catalog, entry);
        let sets = entry.variants.iter().map(|variant| &variant.mx).chain(&entry.old_mx);
        for line in sets.flatten() {
            self.asks(&line.host, "mx", entry, &known);
            if line.host.inputs().all(known) && line.rdata(&domain, &inputs).is_err() {
                let host = line.host.to_string();
                self.flaw(&host, AuditFault::NoRecord(host.clone()));
            }
        }
        for record in &entry.records {
            let hint = &record.id_hint;
            for template in [&record.name, &record.value].into_iter().chain(&record.fallback) {
                self.asks(template, hint, entry, &known);
            }
            let mut parts = record.name.inputs().chain(record.value.inputs());
            if parts.all(known) && record.build(&domain, &inputs).is_err() {
                self.flaw(&format!("\"{hint}\""), AuditFault::NoRecord(hint.clone()));
            }
        }
    }

    fn asks(
        &mut self,
        template: &Template,
        what: &str,
        entry: &Provider,
        known: &dyn Fn(&str) -> bool,
    ) {
        for key in template.inputs().filter(|key| !known(key)) {
            let near = nearest(key, entry.inputs.iter().map(|input| input.key.as_str()));
            let fault = AuditFault::NoInput(what.to_owned(), key.to_owned());
            self.near(&format!("{{input:{key}}}"), fault, near);
        }
    }

    fn variants(&mut self, entry: &Provider, catalog: &Catalog) {
        self.once(entry.variants.iter().map(|variant| variant.id.as_str()));
        if let Some(input) = entry.variant_input.as_deref().and_then(|key| entry.input(key)) {
            if input.optional {
                self.flaw("variant_input", AuditFault::OptionalChoice(input.key.clone()));
            }
            for variant in &entry.variants {
                if input.accept(&variant.id).as_ref() != Ok(&variant.id) {
                    let fault = AuditFault::Choice(input.key.clone(), variant.id.clone());
                    self.flaw(&format!("id = \"{}\"", variant.id), fault);
                }
            }
        }
        let parts = entry.variants.iter().filter_map(|variant| variant.spf.as_ref());
        for part in parts.chain(&entry.spf) {
            let text = format!("v=spf1 {} {}", part.mechanisms.join(" "), part.tail);
            if spf::parse(&text).is_err() {
                self.flaw("mechanisms", AuditFault::Spf(text));
            }
        }
        if let Some(offer) = &entry.one_click {
            if !offer.url.starts_with("https://") {
                self.flaw(&offer.url, AuditFault::Url(offer.url.clone()));
            }
            let strangers = offer.registrars.iter().filter(|id| catalog.registrar(id).is_none());
            for id in strangers {
                let near = catalog.nearest_registrar(id.as_str());
                self.near("registrars", AuditFault::NoRegistrar(id.as_str().to_owned()), near);
            }
        }
        if let Some(template) = &entry.connect
            && entry.variant(&template.variant).is_none()
        {
            let near = nearest(&template.variant, entry.variants.iter().map(|one| one.id.as_str()));
            self.near("[connect]", AuditFault::NoVariant(template.variant.clone()), near);
        }
        let ids = catalog.providers.iter().map(|other| other.id.as_str());
        if let Some(id) = &entry.detect.refines
            && catalog.provider(id).is_none()
        {
            let fault = AuditFault::NoProvider("refines".to_owned(), id.as_str().to_owned());
            self.near("refines", fault, nearest(id.as_str(), ids));
        }
    }

    /// Its servers are its own, and those of others stay theirs. What the entry it replaces shared
    /// with others may stay shared.
    fn patterns(&mut self, entry: &Provider, without: &Catalog, former: &[Pattern]) {
        let mut with = without.clone();
        with.providers.push(entry.clone());
        for pattern in &entry.detect.mx {
            self.audit.patterns += 1;
            let own = sample(pattern);
            let mut others = with.providers_at(&own);
            others.retain(|id| *id != entry.id);
            // A narrower pattern would take them away.
            others.extend(without.providers_at(&own));
            let mut ids: Vec<String> = others.iter().map(ToString::to_string).collect();
            ids.extend(without.gateway_of(&[own]).map(|gateway| gateway.id.clone()));
            let taken = |other: &&Provider| {
                let samples = other.detect.mx.iter().map(sample);
                let now = |name: &Name| with.providers_at(name).contains(&entry.id);
                samples.filter(|name| pattern.matches(name)).any(|name| now(&name))
            };
            ids.extend(without.providers.iter().filter(taken).map(|other| other.id.to_string()));
            if !former.contains(pattern) {
                self.collides(pattern, ids);
            }
        }
        let inputs = examples(without, entry);
        let domain = built_in::example_domain();
        let sets = entry.variants.iter().map(|variant| &variant.mx).chain(&entry.old_mx);
        let lines = sets.flatten().filter_map(|line| line.rdata(&domain, &inputs).ok());
        for line in lines.filter(|_| !entry.detect.mx.is_empty()) {
            let Rdata::Mx { exchange, .. } = line else { continue };
            if !entry.detect.mx.iter().any(|pattern| pattern.matches(&exchange)) {
                let host = exchange.to_string();
                self.flaw(&host, AuditFault::Unrecognised(host.clone()));
            }
        }
    }

    /// A pattern that fits the servers of others.
    pub(super) fn collides(&mut self, pattern: &Pattern, mut ids: Vec<String>) {
        ids.sort();
        ids.dedup();
        if !ids.is_empty() {
            let text = pattern.as_str().to_owned();
            self.flaw(&format!("\"{text}\""), AuditFault::Collides(text, ids));
        }
    }

    fn provider_facts(&mut self, entry: &Provider) {
        for (section, fact) in &entry.facts {
            let exists = match section.split_once('.') {
                None => SECTIONS.contains(&section.as_str()),
                Some(("variants", id)) => entry.variant(id).is_some(),
                Some(("inputs", key)) => entry.input(key).is_some(),
                Some(("records", hint)) => entry.records.iter().any(|one| one.id_hint == hint),
                Some(_) => false,
            };
            self.fact(section, fact, exists, &SECTIONS);
        }
        let parts = [
            ("variants", !entry.variants.is_empty()),
            ("records", !entry.records.is_empty()),
            ("spf", entry.spf.is_some()),
            ("inputs", !entry.inputs.is_empty()),
            ("detect", !entry.detect.mx.is_empty()),
            ("one_click", entry.one_click.is_some()),
            ("connect", entry.connect.is_some()),
        ];
        // A person's own entry without any facts is taken at its word, as on the cards.
        let has_facts = !entry.facts.is_empty();
        let there = parts.into_iter().filter(|(_, is_there)| *is_there && has_facts);
        self.audit.doubtful = there.filter(|(section, _)| entry.unverified(section)).count();
    }
}

/// A name that fits the pattern.
pub(super) fn sample(pattern: &Pattern) -> Name {
    Name::from_presentation(&pattern.as_str().replace('*', "7"))
}
