//! The SPF part of a plan: which services a record names, and what it costs.

use std::collections::BTreeMap;

use crate::records::spf;

/// The names that the `include:` and `redirect=` terms of an SPF text lead to.
pub fn includes(text: &str) -> Vec<String> {
    let Ok(parsed) = spf::parse(text) else { return Vec::new() };
    let included = parsed.terms().iter().filter_map(|term| match term.meaning() {
        spf::Meaning::Directive(_, spf::Mechanism::Include(name)) => Some(name.clone()),
        _ => None,
    });
    let redirected = parsed.redirect().map(str::to_owned);
    included.chain(redirected).collect()
}

/// What an SPF text costs in DNS look-ups, with the texts of the services it names.
pub fn spf_cost(text: &str, senders: &BTreeMap<String, String>) -> Option<spf::Cost> {
    let parsed = spf::parse(text).ok()?;
    Some(spf::count(&parsed, &|name| senders.get(&name.to_ascii_lowercase()).cloned()))
}
