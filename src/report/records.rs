//! The records of a plan in the form that each reader takes: a person, a script, a name server, a
//! spreadsheet, a ticket. One file a form; the page for whoever holds the log-in is in `handover`.

mod csv;
mod json;
mod markdown;
mod text;
mod zone;

pub use csv::records_csv;
pub use json::records_json;
pub use markdown::records_markdown;
pub use text::records_text;
pub use zone::records_zone;

use crate::catalog::Registrar;
use crate::verdict::Look;
use crate::wizard::Wizard;
use crate::words::Words;

/// What is listed.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a> {
    /// A wizard at its plan.
    pub wizard: &'a Wizard,
    /// The language.
    pub words: &'a Words,
    /// How the authoritative servers stand to the plan; of a domain that nobody looked at, nothing.
    pub look: &'a Look,
    /// The company whose form is known to be the one; `None` leaves forms out of JSON.
    pub company: Option<&'a Registrar>,
}
