//! `providers`, `registrars` and `resolvers`: what the catalogue knows. Files are read, and no network.

use std::io::{self, Write as _};
use std::path::Path;

use super::check::Style;
use super::files;
use super::terminal::Letters;
use crate::catalog::audit::{audit_provider, audit_registrar};
use crate::catalog::{Catalog, CatalogFault, ProviderId, RegistrarId, ResolverId};
use crate::cli::ListArgs;
use crate::report::{Entries, Paint, entries_json, entries_text, entry_text};
use crate::words::{EntryPage, Words};

/// Prints a list, or one entry of it. `Err` holds the sentence for an id that there is not.
pub(super) fn run(
    which: Entries,
    args: &ListArgs,
    catalog: &Catalog,
    style: Style,
) -> Result<(), String> {
    let words = Words::new(style.lang, jiff::tz::TimeZone::UTC).without_keys();
    let paint = Paint { color: style.has_color, unicode: style.letters == Letters::All };
    let id = args.id.as_deref();
    let page = id.map(|id| entry(which, id, catalog, &words)).transpose()?;
    let text = match page {
        _ if args.json => entries_json(which, id, catalog, style.lang),
        Some(page) => entry_text(&page, paint),
        None => {
            let list = match which {
                Entries::Providers => words.provider_list(catalog),
                Entries::Registrars => words.registrar_list(catalog),
                Entries::Resolvers => words.resolver_list(catalog),
            };
            entries_text(&list, paint)
        }
    };
    // Nobody reads on behind a closed pipe.
    let _ = io::stdout().write_all(text.as_bytes());
    Ok(())
}

fn entry(which: Entries, id: &str, catalog: &Catalog, words: &Words) -> Result<EntryPage, String> {
    match which {
        Entries::Providers => match catalog.provider(&ProviderId::new(id)) {
            Some(entry) => Ok(words.provider_entry(entry, catalog)),
            None => Err(words.no_entry("aim-provider", id, catalog.nearest_provider(id))),
        },
        Entries::Registrars => match catalog.registrar(&RegistrarId::new(id)) {
            Some(entry) => Ok(words.registrar_entry(entry)),
            None => Err(words.no_entry("aim-registrar", id, catalog.nearest_registrar(id))),
        },
        Entries::Resolvers => match catalog.resolver(&ResolverId::new(id)) {
            Some(entry) => Ok(words.resolver_entry(entry)),
            None => Err(words.no_entry("entries-no-resolver", id, catalog.nearest_resolver(id))),
        },
    }
}

/// Checks an entry that a person wrote. `Err` holds what is wrong, one line each.
pub(super) fn check(
    which: Entries,
    file: &Path,
    catalog: &Catalog,
    style: Style,
) -> Result<(), Vec<String>> {
    let words = Words::new(style.lang, jiff::tz::TimeZone::UTC).without_keys();
    let name = file.display().to_string();
    let told = |fault: CatalogFault| vec![fault.to_string()];
    let text = files::read_text(file, files::MOST_BYTES)
        .map_err(|fault| told(CatalogFault::whole(&name, fault.to_string())))?;
    let is_provider = which == Entries::Providers;
    let audit = if is_provider {
        audit_provider(&name, &text, catalog)
    } else {
        audit_registrar(&name, &text, catalog)
    };
    let audit = audit.map_err(told)?;
    if !audit.flaws.is_empty() {
        return Err(audit.flaws.iter().map(|flaw| words.audit_flaw(&name, flaw)).collect());
    }
    for line in words.audit_fine(&name, &audit, is_provider) {
        // Nobody reads on behind a closed pipe.
        let _ = writeln!(io::stdout(), "{line}");
    }
    Ok(())
}
