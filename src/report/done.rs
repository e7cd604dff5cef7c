//! The report: what was proven, when, the records, and what each network said.

use std::collections::BTreeMap;

use super::html::Html;
use super::{heading, purpose, shown};
use crate::observe::Moment;
use crate::plan::Plan;
use crate::records::Rdata;
use crate::verdict::published_as;
use crate::watch::Watch;
use crate::wizard::Wizard;
use crate::words::{FindingText, Words};

/// The content of the report, before it becomes text or HTML.
struct Report {
    title: String,
    said: Vec<String>,
    proof: Vec<String>,
    records: Table,
    gone: Table,
    networks: Table,
    left_title: String,
    left: Vec<String>,
    saved_title: String,
    saved: Vec<(String, String)>,
    footer: String,
}

/// A finding as one entry of a list.
fn whole(finding: &FindingText) -> String {
    let FindingText { headline, seen, repair, type_this, then } = finding;
    let parts = std::iter::once(headline).chain(seen).chain(repair).chain(type_this).chain(then);
    parts.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// A table with its title; left out when it has no rows.
struct Table {
    title: String,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    values: Option<usize>,
}

/// The report as one self-contained page: no script, nothing to fetch, works printed.
pub fn done_html(wizard: &Wizard, words: &Words) -> String {
    let report = gather(wizard, words);
    let mut html = Html::new(words.lang().as_str(), &report.title);
    for sentence in &report.said {
        html.paragraph(sentence);
    }
    html.list(&report.proof);
    if !report.left.is_empty() {
        html.heading(&report.left_title);
        html.list(&report.left);
    }
    for table in [&report.records, &report.gone, &report.networks] {
        if !table.rows.is_empty() {
            html.heading(&table.title);
            html.table(&table.head, &table.rows, table.values);
        }
    }
    if !report.saved.is_empty() {
        html.heading(&report.saved_title);
        let saved: Vec<String> =
            report.saved.iter().map(|(file, about)| file_line(file, about)).collect();
        html.list(&saved);
    }
    html.finish(&report.footer)
}

/// The same as text.
pub fn done_text(wizard: &Wizard, words: &Words) -> String {
    let report = gather(wizard, words);
    let mut out = String::new();
    heading(&mut out, &report.title, '=');
    for sentence in &report.said {
        line(&mut out, sentence);
    }
    list(&mut out, &report.proof);
    if !report.left.is_empty() {
        out.push('\n');
        heading(&mut out, &report.left_title, '-');
        list(&mut out, &report.left);
    }
    for table in [&report.records, &report.gone, &report.networks] {
        if !table.rows.is_empty() {
            out.push('\n');
            heading(&mut out, &table.title, '-');
            rows(&mut out, table, words);
        }
    }
    if !report.saved.is_empty() {
        out.push('\n');
        heading(&mut out, &report.saved_title, '-');
        for (file, about) in &report.saved {
            line(&mut out, &file_line(file, about));
        }
    }
    out
}

fn file_line(file: &str, about: &str) -> String {
    if about.is_empty() { file.to_owned() } else { format!("{file} ({about})") }
}

fn line(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push_str(&shown(text));
        out.push('\n');
    }
}

fn list(out: &mut String, entries: &[String]) {
    for entry in entries {
        line(out, &format!("- {entry}"));
    }
}

/// Values are long, so a row is a small block: one cell a line under its heading.
fn rows(out: &mut String, table: &Table, words: &Words) {
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 && table.values.is_some() {
            out.push('\n');
        }
        if table.values.is_none() {
            let cells: Vec<&str> =
                row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            line(out, &cells.join(", "));
            continue;
        }
        for (label, cell) in table.head.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let part = [("label", label.as_str().into()), ("value", cell.as_str().into())];
            line(out, &words.say_with("report-part", &part));
        }
    }
}

fn gather(wizard: &Wizard, words: &Words) -> Report {
    let done = words.done_page(wizard);
    let plan = wizard.plan();
    let domain = wizard.answers.as_ref().map(|answers| answers.domain.shown()).unwrap_or_default();
    let version = [("version", env!("CARGO_PKG_VERSION").into())];
    let footer = words.say_with("report-printed", &version);
    let mut report = Report {
        title: domain,
        said: Vec::new(),
        proof: Vec::new(),
        records: records(wizard, words, plan.as_deref()),
        gone: gone(words, plan.as_deref()),
        networks: networks(wizard, words),
        left_title: String::new(),
        left: Vec::new(),
        saved_title: String::new(),
        saved: Vec::new(),
        footer,
    };
    if let Some(done) = done {
        report.title = done.title;
        report.said = vec![done.proven];
        report.proof = done.proof;
        report.left_title = done.left_title;
        report.left = done.findings.iter().map(whole).chain(done.left).collect();
        report.saved_title = done.saved_title;
        report.saved = done.saved;
    } else {
        let headline = words.watch_page(wizard).headline.into_iter().map(|line| line.text);
        report.said = std::iter::once(words.say("report-not-proven")).chain(headline).collect();
    }
    report
}

/// Everything the plan wants, which is everything that was proven, as the servers have it.
fn records(wizard: &Wizard, words: &Words, plan: Option<&Plan>) -> Table {
    let logbook = wizard.watch.as_ref().map(Watch::logbook);
    let rows = plan.iter().flat_map(|plan| {
        plan.wanted().into_iter().map(|wanted| {
            let name = wanted.host.absolute(&plan.domain);
            let seen = logbook.and_then(|logbook| published_as(logbook, &name, &wanted.data));
            let data = seen.as_ref().unwrap_or(&wanted.data);
            row(words, wanted.host.relative(), data, Some(wanted.purpose))
        })
    });
    let rows = rows.collect();
    let head = ["report-type", "report-name", "report-value", "report-for"];
    Table {
        title: words.say("report-records"),
        head: head.iter().map(|id| words.say(id)).collect(),
        rows,
        values: Some(2),
    }
}

/// What had to go.
fn gone(words: &Words, plan: Option<&Plan>) -> Table {
    let rows = plan.map(Plan::gone).unwrap_or_default();
    let rows = rows.iter().map(|(host, data)| row(words, host.relative(), data, None)).collect();
    let head = ["report-type", "report-name", "report-value"];
    Table {
        title: words.say("report-gone"),
        head: head.iter().map(|id| words.say(id)).collect(),
        rows,
        values: Some(2),
    }
}

fn row(words: &Words, host: &str, data: &Rdata, role: Option<crate::plan::Purpose>) -> Vec<String> {
    let mut cells = vec![data.rtype().to_string(), host.to_owned(), data.to_string()];
    cells.extend(role.map(|role| purpose(words, role)));
    cells
}

/// The clock time, with the date when it was another day.
fn since_when(words: &Words, at: Moment, now: Moment) -> String {
    let (date, clock) = (words.date(at), words.clock(at));
    if date == words.date(now) { clock } else { format!("{date}, {clock}") }
}

/// Every network, in the order of the watch page, and since when it has the new answer.
fn networks(wizard: &Wizard, words: &Words) -> Table {
    let since: BTreeMap<String, Moment> = wizard
        .watch
        .as_ref()
        .map(|watch| watch.rows(wizard.now))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|row| Some((row.id, row.first_new?)))
        .collect();
    let rows = words
        .watch_page(wizard)
        .rows
        .into_iter()
        .map(|row| {
            let first = since.get(&row.id);
            let first = first.map(|at| since_when(words, *at, wizard.now)).unwrap_or_default();
            vec![row.name, row.place, row.state, first]
        })
        .collect();
    let head = ["report-network", "report-place", "report-answer", "report-since"];
    Table {
        title: words.say("report-networks"),
        head: head.iter().map(|id| words.say(id)).collect(),
        rows,
        values: None,
    }
}
