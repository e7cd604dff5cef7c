//! The tables: figures beside a limit or a peer, and what each program says of the same situation.

use std::fmt::Write as _;

/// One figure beside another.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// What is measured, and of whom.
    pub(crate) what: String,
    /// The figure with its unit.
    pub(crate) measured: String,
    /// What it is held against, with its unit.
    pub(crate) beside: String,
    /// Figure ÷ limit, or figure ÷ that of the peer; `None` when there is nothing to divide.
    pub(crate) ratio: Option<f64>,
}

impl Figure {
    /// A figure that was not to be had, and why.
    pub(crate) fn missing(what: &str, why: &str) -> Self {
        Self {
            what: what.to_owned(),
            measured: "—".to_owned(),
            beside: why.to_owned(),
            ratio: None,
        }
    }

    /// A figure beside its limit, both in `unit`.
    pub(crate) fn limited(what: &str, measured: f64, limit: f64, unit: &str) -> Self {
        Self {
            what: what.to_owned(),
            measured: number(measured, unit),
            beside: format!("≤ {}", number(limit, unit)),
            ratio: Some(measured / limit),
        }
    }

    /// The figure of a peer, beside ours.
    pub(crate) fn peer(what: &str, measured: f64, ours: f64, unit: &str) -> Self {
        let ratio = (ours > 0.0).then(|| measured / ours);
        Self {
            what: what.to_owned(),
            measured: number(measured, unit),
            beside: format!("mxguide {}", number(ours, unit)),
            ratio,
        }
    }
}

fn number(value: f64, unit: &str) -> String {
    let places = if value.abs() >= 100.0 { 0 } else { 3 };
    let text = format!("{value:.places$}");
    let text = if places > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text} {unit}").trim_end().to_owned()
}

/// What one program says of one situation.
#[derive(Debug, Clone)]
pub(crate) struct Saying {
    pub(crate) situation: &'static str,
    pub(crate) who: &'static str,
    /// Its exit code; `None` when it was ended by a signal, or is not there.
    pub(crate) code: Option<i32>,
    /// Its own words, shortened.
    pub(crate) words: String,
}

/// The figures as a Markdown table that lines up in a terminal too.
pub(crate) fn figures(rows: &[Figure]) -> String {
    let head = ["figure", "measured", "limit or mxguide", "ratio"].map(str::to_owned);
    let cells = rows.iter().map(|row| {
        let ratio = row.ratio.map_or_else(|| "—".to_owned(), |ratio| format!("{ratio:.2}"));
        [row.what.clone(), row.measured.clone(), row.beside.clone(), ratio]
    });
    aligned(&std::iter::once(head).chain(cells).collect::<Vec<_>>())
}

/// What each says.
pub(crate) fn sayings(rows: &[Saying]) -> String {
    let head = ["situation", "program", "exit", "says"].map(str::to_owned);
    let cells = rows.iter().map(|row| {
        let code = row.code.map_or_else(|| "—".to_owned(), |code| code.to_string());
        [row.situation.to_owned(), row.who.to_owned(), code, row.words.clone()]
    });
    aligned(&std::iter::once(head).chain(cells).collect::<Vec<_>>())
}

fn aligned(rows: &[[String; 4]]) -> String {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..4).map(|column| width(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for (place, row) in rows.iter().enumerate() {
        for (cell, width) in row.iter().zip(&widths) {
            let cell = cell.replace('|', "/");
            let _ = write!(text, "| {cell:<width$} ");
        }
        text.push_str("|\n");
        if place == 0 {
            for width in &widths {
                let _ = write!(text, "|{}", "-".repeat(width + 2));
            }
            text.push_str("|\n");
        }
    }
    text
}
