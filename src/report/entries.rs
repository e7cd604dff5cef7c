//! The entries of the catalogue: as text of at most 80 columns for a person, as JSON for a script.
//! Sentences are wrapped, values never: one that is too long has a line of its own.

use serde::Serialize;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use super::check::{Paint, Tone, WIDTH, cut, padded, wrapped};
use super::json;
use crate::catalog::{Catalog, Lang};
use crate::words::{EntryList, EntryPage, EntryRow, EntrySection};

/// Columns for what a row is about.
const LABEL: usize = 24;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entries {
    /// Mail providers.
    Providers,
    /// DNS hosts.
    Registrars,
    /// Public resolvers.
    Resolvers,
}

/// A list as text: id, name, what it can do.
pub fn entries_text(list: &EntryList, paint: Paint) -> String {
    let shown = |row: &[String; 3]| row.clone().map(|cell| paint.shown(&cell));
    let rows: Vec<[String; 3]> = list.rows.iter().map(shown).collect();
    let head = shown(&list.head);
    let widest = |at: usize| {
        let cells = rows.iter().chain([&head]).filter_map(|row| row.get(at));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let (id_width, can_width) = (widest(0), widest(2));
    let room = WIDTH.saturating_sub(id_width + can_width + 4);
    let name_width = widest(1).min(room);
    let line = |[id, name, can]: &[String; 3]| {
        let name = padded(&cut(name, name_width), name_width);
        format!("{}  {name}  {can}", padded(id, id_width)).trim_end().to_owned() + "\n"
    };
    let mut text = paint.paint(Tone::Bold, line(&head).trim_end()) + "\n";
    text.extend(rows.iter().map(line));
    text.push('\n');
    for sentence in wrapped(&paint.shown(&list.note), WIDTH) {
        text.push_str(&sentence);
        text.push('\n');
    }
    text
}

/// All that is known of one entry as text.
pub fn entry_text(page: &EntryPage, paint: Paint) -> String {
    let mut text = paint.paint(Tone::Bold, &paint.shown(&page.title));
    text.push('\n');
    for EntrySection { heading, rows } in &page.sections {
        if !heading.is_empty() {
            text.push('\n');
            text.push_str(&paint.paint(Tone::Bold, &paint.shown(heading)));
            text.push('\n');
        }
        let labels = rows.iter().map(|row| paint.shown(&row.label).width());
        let column = labels.max().unwrap_or(0).min(LABEL);
        for row in rows {
            self::row(&mut text, row, column, paint);
        }
    }
    text
}

fn row(text: &mut String, row: &EntryRow, column: usize, paint: Paint) {
    let label = paint.shown(&row.label);
    let content = paint.shown(&row.text);
    let indent = if column == 0 { 2 } else { column + 4 };
    let room = WIDTH.saturating_sub(indent);
    let fits = label.width() <= column;
    let lines = if row.is_value { vec![content] } else { wrapped(&content, room) };
    // A value that is too long, or whatever stands behind a long label, begins a line of its own.
    let is_apart = !fits || (row.is_value && lines.iter().any(|line| line.width() > room));
    if !label.is_empty() && is_apart {
        text.push_str("  ");
        text.push_str(&paint.paint(Tone::Quiet, &label));
        text.push('\n');
    }
    for (at, line) in lines.iter().enumerate() {
        if is_apart && row.is_value {
            text.push_str("    ");
            text.push_str(line);
            text.push('\n');
            continue;
        }
        let label = if at == 0 && !is_apart { label.as_str() } else { "" };
        let gap = " ".repeat(indent - 2 - label.width());
        let label = paint.paint(Tone::Quiet, label);
        text.push_str(format!("  {label}{gap}{line}").trim_end());
        text.push('\n');
    }
}

/// The entries as one line of JSON: all of a list, or the one asked for (schemas
/// `mxguide.providers/1`, `mxguide.registrars/1`, `mxguide.resolvers/1`). Entries have the keys of the
/// assets; texts are in `lang`, and what an entry does not have is `null` or empty.
pub fn entries_json(which: Entries, id: Option<&str>, catalog: &Catalog, lang: Lang) -> String {
    let is_asked = |own: &str| id.is_none_or(|id| id == own);
    let mut object = match which {
        Entries::Providers => {
            let asked = catalog.providers.iter().filter(|entry| is_asked(entry.id.as_str()));
            let entries = asked.map(|entry| {
                let can = json!({
                    "is_listed": entry.rank.is_some(),
                    "has_records": !entry.variants.is_empty(),
                });
                with(entry, can)
            });
            let entries: Vec<Value> = entries.collect();
            let gateways = if id.is_none() { catalog.gateways.as_slice() } else { &[] };
            json!({
                "schema": "mxguide.providers/1",
                "providers": entries,
                "common": { "inputs": catalog.common.inputs, "records": catalog.common.records },
                "gateways": gateways,
            })
        }
        Entries::Registrars => {
            let asked = catalog.registrars.iter().filter(|entry| is_asked(entry.id.as_str()));
            let entries = asked.map(|entry| {
                let can = json!({
                    "is_listed": entry.rank.is_some(),
                    "has_own_forms": catalog.has_own_forms(entry),
                });
                with(entry, can)
            });
            let entries: Vec<Value> = entries.collect();
            json!({ "schema": "mxguide.registrars/1", "registrars": entries })
        }
        Entries::Resolvers => {
            let asked = catalog.resolvers.iter().filter(|entry| is_asked(entry.id.as_str()));
            let entries: Vec<_> = asked.collect();
            json!({ "schema": "mxguide.resolvers/1", "resolvers": entries })
        }
    };
    speak(&mut object, lang);
    json::line(&object) + "\n"
}

/// The entry with what follows from it.
fn with(entry: &impl Serialize, more: Value) -> Value {
    let mut entry = serde_json::to_value(entry).unwrap_or_default();
    if let (Value::Object(entry), Value::Object(more)) = (&mut entry, more) {
        entry.extend(more);
    }
    entry
}

/// Puts the text of one language in place of both.
fn speak(value: &mut Value, lang: Lang) {
    match value {
        Value::Object(object) if object.len() == 2 && object.contains_key("fr") => {
            *value = object.remove(lang.as_str()).unwrap_or_default();
        }
        Value::Object(object) => object.values_mut().for_each(|inner| speak(inner, lang)),
        Value::Array(items) => items.iter_mut().for_each(|inner| speak(inner, lang)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_become_one_and_nothing_else_changes() {
        let mut value = json!({ "label": { "en": "Host", "fr": "Hôte" }, "n": [{ "fr": 1 }] });
        speak(&mut value, Lang::Fr);
        assert_eq!(value, json!({ "label": "Hôte", "n": [{ "fr": 1 }] }));
    }

    #[test]
    fn a_long_value_has_a_line_of_its_own_and_a_sentence_is_wrapped() {
        let paint = Paint { color: false, unicode: true };
        let long = EntryRow { label: "key".to_owned(), text: "x".repeat(90), is_value: true };
        let said = EntryRow { text: "one ".repeat(30), is_value: false, ..long.clone() };
        let rows = vec![long, said];
        let sections = vec![EntrySection { heading: String::new(), rows }];
        let text = entry_text(&EntryPage { title: "A (a)".to_owned(), sections }, paint);
        assert!(text.contains(&format!("  key\n    {}\n", "x".repeat(90))), "{text}");
        let sentences = text.lines().filter(|line| line.contains("one"));
        assert!(sentences.clone().all(|line| line.len() <= WIDTH) && sentences.count() > 1);
    }
}
