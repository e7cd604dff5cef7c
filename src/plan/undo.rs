//! The undo sheet: the lines that stood there before, ready to be typed in again.

use std::fmt::Write as _;

use super::step::{Kind, Plan};
use crate::names::Name;
use crate::observe::Photo;
use crate::records::{Rdata, Record, Rtype};

/// A line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoLine {
    /// True for a line to put back, false for one the plan adds and undoing takes away.
    pub is_restored: bool,
    /// The line in zone-file form (RFC 1035 §5.1).
    pub text: String,
}

/// What to put back and what to take away to be where the before-photo was.
pub fn undo_lines(photo: &Photo, plan: &Plan) -> Vec<UndoLine> {
    let mut lines = Vec::new();
    for step in &plan.steps {
        let name = step.host.absolute(&plan.domain);
        for old in &step.gone {
            let ttl = photo.set(&name, old.rtype()).map_or(3600, |set| set.ttl);
            let record = Record { name: name.clone(), ttl, data: old.clone() };
            lines.push(UndoLine { is_restored: true, text: zone_line(&record) });
        }
        for wanted in &step.wanted {
            if step.kind == Kind::Remove {
                continue;
            }
            let record = Record { name: name.clone(), ttl: 3600, data: wanted.data.clone() };
            lines.push(UndoLine { is_restored: false, text: zone_line(&record) });
        }
    }
    lines
}

/// A record as one line of a zone file.
pub fn zone_line(record: &Record) -> String {
    let Record { name, ttl, data } = record;
    let rtype = data.rtype();
    let value = match data {
        Rdata::Txt(text) => zone_text(text),
        Rdata::Mx { priority, exchange } => format!("{priority} {}", dotted(exchange)),
        Rdata::Cname(target) | Rdata::Ns(target) => dotted(target),
        Rdata::Srv { priority, weight, port, target } => {
            format!("{priority} {weight} {port} {}", dotted(target))
        }
        other => other.to_string(),
    };
    format!("{} {ttl} IN {rtype} {value}", dotted(name))
}

fn dotted(name: &Name) -> String {
    if *name == Name::root() { ".".to_owned() } else { format!("{name}.") }
}

/// Strings of at most 255 octets, in quotes, with `"`, `\` and everything outside printable ASCII
/// escaped (RFC 1035 §5.1).
pub fn zone_text(text: &str) -> String {
    let mut strings = Vec::new();
    for chunk in text.as_bytes().chunks(255) {
        let mut string = String::from("\"");
        for byte in chunk {
            match byte {
                b'"' | b'\\' => {
                    string.push('\\');
                    string.push(char::from(*byte));
                }
                0x20..=0x7e => string.push(char::from(*byte)),
                other => {
                    let _ = write!(string, "\\{other:03}");
                }
            }
        }
        string.push('"');
        strings.push(string);
    }
    if strings.is_empty() { "\"\"".to_owned() } else { strings.join(" ") }
}

/// Every record of the photo that belongs to mail, for the copy that is kept.
pub fn photo_lines(photo: &Photo) -> Vec<String> {
    let apex = photo.domain.name();
    let names = [apex.clone(), apex.child("_dmarc")];
    let mut lines = Vec::new();
    for (name, rtype) in [
        (&names[0], Rtype::Ns),
        (&names[0], Rtype::Mx),
        (&names[0], Rtype::Txt),
        (&names[1], Rtype::Txt),
    ] {
        let Some(set) = photo.set(name, rtype) else { continue };
        lines.extend(
            set.data
                .into_iter()
                .map(|data| zone_line(&Record { name: name.clone(), ttl: set.ttl, data })),
        );
    }
    lines
}
