//! What is left behind when the program ends: the sheet for going back, the page that says what was
//! proven, what a single look found, the entries of the catalogue, and the records to enter, in the
//! form that each reader takes.
//!
//! All are texts made from what is known; writing them to disk is done elsewhere. Whatever
//! came from the network is escaped, for the eye and for HTML.

mod check;
mod done;
mod entries;
mod follow;
mod handover;
mod html;
pub mod json;
mod records;
mod undo;

pub use check::{Paint, Telling, check_fault_json, check_json, check_text};
pub use done::{done_html, done_text};
pub use entries::{Entries, entries_json, entries_text, entry_text};
pub use follow::{follow_block, follow_done_json, follow_finding, follow_json, follow_line};
pub use handover::handover_html;
pub use records::{
    Listing, records_csv, records_json, records_markdown, records_text, records_zone,
};
pub use undo::undo;

use crate::names::escaped;
use crate::plan::Purpose;
use crate::words::Words;

/// No text in a report is longer; a hostile one is cut there.
const LONGEST: usize = 70_000;

/// Text from anywhere, made harmless for the eye.
fn shown(text: &str) -> String {
    escaped(text, LONGEST)
}

/// A heading, underlined as plain text does it.
fn heading(out: &mut String, title: &str, line: char) {
    let title = shown(title);
    out.push_str(&title);
    out.push('\n');
    out.extend(std::iter::repeat_n(line, title.chars().count()));
    out.push('\n');
}

/// A remark as a sentence: it stands alone here.
fn sentence(remark: &str) -> String {
    let mut rest = remark.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// What a record is for, in words.
fn purpose(words: &Words, purpose: Purpose) -> String {
    words.say(match purpose {
        Purpose::Receive => "report-purpose-receive",
        Purpose::Send => "report-purpose-send",
        Purpose::Sign => "report-purpose-sign",
        Purpose::Verify => "report-purpose-verify",
        Purpose::Reject => "report-purpose-reject",
        Purpose::Autoconfig => "report-purpose-autoconfig",
        Purpose::Other => "report-purpose-other",
    })
}
