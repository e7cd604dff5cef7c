//! The three lists: a row an entry, narrow enough for 80 columns.

use super::super::shared::for_eye;
use super::super::{Arg, Words};
use crate::catalog::{Catalog, Provider, Registrar, Resolver, Template};

/// A list of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryList {
    /// What the columns are.
    pub head: [String; 3],
    /// Id, name, and what it can do.
    pub rows: Vec<[String; 3]>,
    /// What to know about the list.
    pub note: String,
}

impl Words {
    /// The mail providers.
    pub fn provider_list(&self, catalog: &Catalog) -> EntryList {
        let row = |entry: &Provider| {
            let can = match (entry.variants.is_empty(), needs_values(entry)) {
                (true, _) => "entries-recognised",
                (false, true) => "entries-records-values",
                (false, false) => "entries-records",
            };
            let name = match entry.id.as_str() {
                "other" => self.say("mail-other"),
                _ => for_eye(&entry.name),
            };
            [for_eye(entry.id.as_str()), name, self.say(can)]
        };
        EntryList {
            head: ["entries-id", "entries-name", "entries-can"].map(|id| self.say(id)),
            rows: catalog.providers.iter().map(row).collect(),
            note: self.say("entries-providers-note"),
        }
    }

    /// The DNS hosts.
    pub fn registrar_list(&self, catalog: &Catalog) -> EntryList {
        let row = |entry: &Registrar| {
            let (name, can) = match (entry.id.as_str(), catalog.has_own_forms(entry)) {
                ("generic", _) => (self.say("host-other"), "entries-general"),
                (_, true) => (for_eye(&entry.name), "entries-forms"),
                (_, false) => (for_eye(&entry.name), "entries-recognised"),
            };
            [for_eye(entry.id.as_str()), name, self.say(can)]
        };
        EntryList {
            head: ["entries-id", "entries-name", "entries-can"].map(|id| self.say(id)),
            rows: catalog.registrars.iter().map(row).collect(),
            note: self.say("entries-registrars-note"),
        }
    }

    /// The public resolvers.
    pub fn resolver_list(&self, catalog: &Catalog) -> EntryList {
        let row = |entry: &Resolver| {
            let address = entry.ipv4.map(|ip| ip.to_string());
            let address = address.or_else(|| entry.doh.as_ref().map(|doh| doh.url.clone()));
            let name = format!("{}, {}", for_eye(&entry.name), address.unwrap_or_default());
            let asked = if entry.is_default { "entries-by-default" } else { "entries-by-name" };
            [for_eye(entry.id.as_str()), name, self.say(asked)]
        };
        let name = format!("{}, {}", self.say("entries-name"), self.say("entries-address"));
        EntryList {
            head: [self.say("entries-id"), name, self.say("entries-asked")],
            rows: catalog.resolvers.iter().map(row).collect(),
            note: self.say("entries-resolvers-note"),
        }
    }

    /// There is no entry of this id; the nearest one there is.
    pub fn no_entry(&self, id: &str, typed: &str, nearest: Option<&str>) -> String {
        let none = self.say_with(id, &[("id", for_eye(typed).into())]);
        let near = nearest.map(|near| self.say_with("aim-nearest", &[("id", Arg::from(near))]));
        near.map_or_else(|| none.clone(), |near| format!("{none} {near}"))
    }
}

/// True when the records that are needed wait for values that only its console tells.
fn needs_values(entry: &Provider) -> bool {
    let routes = entry.variants.iter().flat_map(|variant| &variant.mx).map(|line| &line.host);
    let needed = entry.records.iter().filter(|record| record.required);
    let parts = needed.filter(|record| record.fallback.is_none());
    let parts = parts.flat_map(|record| [&record.name, &record.value]);
    let waits = |key: &str| entry.input(key).is_some_and(|input| input.default.is_none());
    routes.chain(parts).flat_map(Template::inputs).any(waits)
        || entry.variant_input.is_some()
        || entry.variants.iter().any(|variant| variant.mx.is_empty())
}
