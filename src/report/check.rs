//! One look, told: as text for a person, as JSON for a script.

mod shape;
mod text;

use std::collections::BTreeMap;

use serde_json::json;

pub(super) use shape::{Line as JsonLine, RecordShape, line as json_line, record_shape};
pub use text::{Paint, check_text};
pub(super) use text::{Tone, WIDTH, cut, padded, wrapped};

use super::json;
use crate::catalog::Catalog;
use crate::verdict::Checked;
use crate::wizard::Face;
use crate::words::{Around, Words};

/// What telling needs beside the look.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The language.
    pub words: &'a Words,
    /// Companies and providers.
    pub catalog: &'a Catalog,
    /// The networks by name.
    pub faces: &'a [Face],
    /// Where each network is asked, by id.
    pub addresses: &'a BTreeMap<String, String>,
}

impl<'a> Telling<'a> {
    const fn around(&self) -> Around<'a> {
        Around { catalog: self.catalog, faces: self.faces }
    }
}

/// One look as a line of JSON (schema `mxguide.check/1`).
pub fn check_json(checked: &Checked, telling: &Telling<'_>) -> String {
    json::line(&shape::shape(checked, telling)) + "\n"
}

/// A line of a list that is no domain, as a line of JSON.
pub fn check_fault_json(line: &str, why: &str) -> String {
    let shape = json!({ "schema": shape::SCHEMA, "domain": line, "error": why });
    json::line(&shape) + "\n"
}
