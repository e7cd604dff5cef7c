//! The records as one line of JSON (schema `mxguide.records/1`).

use serde::Serialize;

use super::Listing;
use crate::plan::Wanted;
use crate::report::check::{JsonLine, RecordShape, json_line, record_shape};
use crate::report::json;
use crate::verdict::RecordLook;
use crate::wizard::{CardBox, card_boxes};

/// Changes when the shape does.
const SCHEMA: &str = "mxguide.records/1";

#[derive(Serialize)]
struct Shape {
    schema: &'static str,
    domain: String,
    records: Vec<Planned>,
    remove: Vec<JsonLine>,
}

#[derive(Serialize)]
struct Planned {
    #[serde(flatten)]
    record: RecordShape,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<Vec<Cell>>,
}

#[derive(Serialize)]
struct Cell {
    label: String,
    value: String,
}

/// The records as JSON; each as in `check`, with the company's form box by box where that is known.
pub fn records_json(listing: &Listing<'_>) -> String {
    let Some(plan) = listing.wizard.plan() else { return String::new() };
    let planned = |record: &RecordLook| Planned {
        record: record_shape(&plan.domain, record),
        form: form(listing, &record.wanted),
    };
    let remove = &listing.look.remove;
    let shape = Shape {
        schema: SCHEMA,
        domain: plan.domain.as_str().to_owned(),
        records: listing.look.records.iter().map(planned).collect(),
        remove: remove.iter().map(|(host, data)| json_line(&plan.domain, host, data)).collect(),
    };
    json::line(&shape) + "\n"
}

/// The boxes for a record. Where one form holds all lines of a name, they are those of the whole set.
fn form(listing: &Listing<'_>, wanted: &Wanted) -> Option<Vec<Cell>> {
    let (company, wizard) = (listing.company?, listing.wizard);
    let plan = wizard.plan()?;
    let step = plan.steps.iter().find(|step| step.wanted.iter().any(|one| one.id == wanted.id));
    let whole = step.filter(|step| wizard.whole_set(step).is_some());
    let boxes: Vec<CardBox> = match whole {
        Some(step) => wizard.boxes(step).into_iter().flatten().collect(),
        None => card_boxes(company, &plan.domain, wanted, wizard.lang),
    };
    Some(boxes.into_iter().map(|one| Cell { label: one.label, value: one.value }).collect())
}
