//! One entry of `rua=` or `ruf=`: a report address.

use super::{DmarcFaultKind as Kind, Note, parse::short};
use crate::records::pasted;

/// A report address without the size limit of old records.
pub(super) fn without_size(uri: &str) -> &str {
    uri.split('!').next().unwrap_or_default()
}

/// Judges one entry of `rua=` or `ruf=`.
pub(super) fn address(uri: &str) -> Result<Vec<Note>, Kind> {
    let bare = without_size(uri);
    let Some((scheme, rest)) = bare.split_once(':') else {
        let is_mailbox = pasted::email(bare).is_ok();
        return Err(if is_mailbox {
            Kind::MailtoMissing(short(bare))
        } else {
            Kind::NotAnAddress(short(bare))
        });
    };
    let mut notes = Vec::new();
    if scheme.eq_ignore_ascii_case("mailto") {
        let mailbox = rest.split('?').next().unwrap_or_default();
        if pasted::mailbox(mailbox).is_err() {
            return Err(Kind::NotAnAddress(short(bare)));
        }
    } else if matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
        notes.push(Note::NotMail(short(bare)));
    } else {
        return Err(Kind::NotAnAddress(short(bare)));
    }
    if bare.len() < uri.len() {
        notes.push(Note::SizeLimit(short(uri)));
    }
    Ok(notes)
}
