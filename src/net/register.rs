//! What a register says of a domain (RDAP, RFC 9083), read from JSON that anybody may have written.

use serde_json::Value;

use crate::observe::{Moment, Registration};

/// Status values kept.
const MOST_STATUS: usize = 16;
/// Characters kept of a text.
const MOST_CHARACTERS: usize = 100;

/// Reads an answer; `None` for what is no answer about a domain.
pub(super) fn read(body: &[u8]) -> Option<Registration> {
    let told: Value = serde_json::from_slice(body).ok()?;
    let is_domain = told.get("objectClassName").and_then(Value::as_str) == Some("domain");
    is_domain.then(|| Registration {
        is_free: false,
        status: texts(&told, "status"),
        changed: event(&told, "last changed"),
        expires: event(&told, "expiration"),
        registrar: registrar(&told),
    })
}

fn list<'a>(told: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    told.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn start(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}

fn texts(told: &Value, key: &str) -> Vec<String> {
    let texts = list(told, key).filter_map(Value::as_str).take(MOST_STATUS);
    texts.map(|text| start(text).to_lowercase()).collect()
}

fn event(told: &Value, action: &str) -> Option<Moment> {
    let is_it = |event: &&Value| event.get("eventAction").and_then(Value::as_str) == Some(action);
    let date = list(told, "events").find(is_it)?.get("eventDate")?.as_str()?;
    let at: jiff::Timestamp = date.parse().ok()?;
    Some(Moment(at.as_millisecond()))
}

/// The name on the card (RFC 7095) of the one whose role is "registrar".
fn registrar(told: &Value) -> Option<String> {
    let is_it = |entity: &&Value| list(entity, "roles").any(|role| role == "registrar");
    let card = list(told, "entities").find(is_it)?.get("vcardArray")?.get(1)?.as_array()?;
    let name = card.iter().find(|line| line.get(0).is_some_and(|key| key == "fn"))?;
    let name = start(name.get(3)?.as_str()?);
    (!name.trim().is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_dates_and_registrar_are_read() {
        let text = r#"{"objectClassName":"domain","status":["Client Hold","active"],
            "events":[{"eventAction":"expiration","eventDate":"2027-01-02T03:04:05Z"},
                      {"eventAction":"last changed","eventDate":"yesterday"}],
            "entities":[{"roles":["technical"]},{"roles":["registrar"],"vcardArray":["vcard",
                [["version",{},"text","4.0"],["fn",{},"text","Gandi SAS"]]]}]}"#;
        let read = read(text.as_bytes()).unwrap();
        assert_eq!(read.status, ["client hold", "active"]);
        assert_eq!(read.expires, Some(Moment(1_798_859_045_000)));
        assert_eq!(read.changed, None);
        assert_eq!(read.registrar.as_deref(), Some("Gandi SAS"));
    }

    #[test]
    fn what_is_no_answer_about_a_domain_is_nothing_and_what_is_odd_is_left_out() {
        let deep = "[".repeat(5000);
        for text in ["", "[]", "{}", "null", r#"{"objectClassName":"entity"}"#, deep.as_str()] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
        let odd = r#"{"objectClassName":"domain","status":{"a":1},"events":[1,{"eventAction":2}],
            "entities":[{"roles":["registrar"],"vcardArray":[[],[[["fn"]],["fn"]]]}]}"#;
        assert_eq!(read(odd.as_bytes()), Some(Registration::default()));
    }
}
