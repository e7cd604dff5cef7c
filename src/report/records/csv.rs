//! The records as comma-separated values (RFC 4180), one line a record, for an import or a table.
//!
//! Spreadsheets run a cell that begins with `=`, `+`, `-` or `@` as a formula. An apostrophe before
//! it, the usual cure, would be imported into DNS. So names are whole (none is a lone `@`), and a
//! text that begins so is written in the form of a zone file, in quotation marks (RFC 1035 §5.1):
//! nothing is lost, a spreadsheet shows text, and whoever imports DNS records reads that form. Every
//! cell is quoted, because a spreadsheet may take a semicolon for the end of a cell.

use super::Listing;
use crate::plan::{Kind, zone_text};
use crate::records::Rdata;
use crate::report::json::value;

/// The first line.
const HEAD: [&str; 7] = ["action", "id", "type", "name", "ttl", "priority", "value"];

/// Seconds that the new lines may be remembered.
const TTL: u32 = 3600;

/// The records as a table: what to add, what to keep, what to remove, in working order.
pub fn records_csv(listing: &Listing<'_>) -> String {
    let (Some(plan), Some(photo)) = (listing.wizard.plan(), listing.wizard.taken()) else {
        return String::new();
    };
    let mut csv = String::new();
    row(&mut csv, HEAD);
    let mut put = |action: &str, id: &str, host: &crate::names::Host, data: &Rdata| {
        let name = host.absolute(&plan.domain);
        let there = photo.set(&name, data.rtype()).filter(|_| action != ADD);
        let ttl = there.map_or(TTL, |set| set.ttl).to_string();
        let (rtype, priority, value) = value(data);
        let priority = priority.map(|number| number.to_string()).unwrap_or_default();
        let cells = [action, id, rtype.as_str(), name.as_str(), &ttl, &priority, &harmless(value)];
        row(&mut csv, cells);
    };
    for step in plan.steps.iter().filter(|step| step.kind != Kind::Remove) {
        // A line that is changed goes as another one comes.
        step.gone.iter().for_each(|data| put(REMOVE, "", &step.host, data));
        step.wanted.iter().for_each(|one| put(ADD, &one.id, &one.host, &one.data));
    }
    for step in plan.steps.iter().filter(|step| step.kind == Kind::Remove) {
        step.gone.iter().for_each(|data| put(REMOVE, "", &step.host, data));
    }
    plan.kept.iter().for_each(|kept| put(KEEP, &kept.id, &kept.host, &kept.data));
    csv
}

/// What is done with a line; never translated.
const ADD: &str = "add";
const KEEP: &str = "keep";
const REMOVE: &str = "remove";

/// A value that no spreadsheet runs. One that begins with a quotation mark is written in the same
/// form, so that a reader who meets the mark knows which of the two it is.
fn harmless(value: String) -> String {
    let is_risky = |c: char| {
        matches!(c, '=' | '+' | '-' | '@' | '"' | '＝' | '＋' | '－' | '＠') || c.is_control()
    };
    let begins = value.trim_start().starts_with(is_risky) || value.starts_with(is_risky);
    let steers = value.chars().any(char::is_control);
    if begins || steers { zone_text(&value) } else { value }
}

fn row(csv: &mut String, cells: [&str; 7]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            csv.push(',');
        }
        csv.push('"');
        csv.push_str(&cell.replace('"', "\"\""));
        csv.push('"');
    }
    csv.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_a_spreadsheet_would_run_is_a_text_in_quotation_marks() {
        assert_eq!(harmless("=1+1".to_owned()), "\"=1+1\"");
        assert_eq!(harmless("  @x".to_owned()), "\"  @x\"");
        assert_eq!(harmless("v=spf1 -all".to_owned()), "v=spf1 -all");
        assert_eq!(harmless("\"quoted\"".to_owned()), r#""\"quoted\"""#);
        assert_eq!(harmless("a\nb".to_owned()), r#""a\010b""#);
    }

    #[test]
    fn every_cell_is_quoted_and_quotation_marks_are_doubled() {
        let mut csv = String::new();
        row(&mut csv, ["a", "", "c;d", "e\"f", "g,h", "", "i"]);
        assert_eq!(csv, "\"a\",\"\",\"c;d\",\"e\"\"f\",\"g,h\",\"\",\"i\"\r\n");
    }
}
