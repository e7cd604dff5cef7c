//! Comparison on the wire form: what is served, and whether it is what the plan wants.

use crate::observe::{Heard, Question};
use crate::records::Rdata;

/// The values at the name asked about: those of the type, and an alias in their place.
pub(crate) fn served(question: &Question, heard: &Heard) -> Vec<Rdata> {
    let Heard::Records(records) = heard else { return Vec::new() };
    let mut data: Vec<Rdata> = records
        .iter()
        .filter(|record| record.name == question.name)
        .map(|record| &record.data)
        .filter(|data| data.rtype() == question.rtype || matches!(data, Rdata::Cname(_)))
        .cloned()
        .collect();
    data.sort();
    data.dedup();
    data
}
