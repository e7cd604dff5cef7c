//! Names and types between our form and the DNS library's.
//!
//! Our names keep odd bytes in RFC 1035 §5.1 form (`\032` is decimal); the library prints octal and
//! refuses odd labels when it reads text, so labels cross the border as bytes.

use std::fmt::Write as _;

use hickory_resolver::proto::rr::{Name as WireName, RecordType};

use crate::names::{Name, label_octets};
use crate::records::Rtype;

/// The name as the library holds it; `None` when it cannot exist on the wire (a label longer than
/// 63 octets, more than 255 in all, an empty label).
pub(super) fn to_wire(name: &Name) -> Option<WireName> {
    let labels: Option<Vec<Vec<u8>>> = name.labels().map(label_octets).collect();
    let labels = labels?;
    if labels.iter().any(Vec::is_empty) {
        return None;
    }
    let mut wire = WireName::from_labels(labels.iter().map(Vec::as_slice)).ok()?;
    wire.set_fqdn(true);
    Some(wire)
}

/// The same name in capitals.
pub(super) fn in_capitals(name: &WireName) -> Option<WireName> {
    let labels: Vec<Vec<u8>> = name.iter().map(<[u8]>::to_ascii_uppercase).collect();
    let mut wire = WireName::from_labels(labels.iter().map(Vec::as_slice)).ok()?;
    wire.set_fqdn(true);
    Some(wire)
}

/// The name in our form: lower case, no final dot, odd bytes escaped.
pub(super) fn from_wire(wire: &WireName) -> Name {
    let labels: Vec<String> = wire.iter().map(label_text).collect();
    Name::from_presentation(&labels.join("."))
}

/// The number of the type that SPF once had (RFC 7208 §14.1); the library has no name for it.
pub(super) const SPF: RecordType = RecordType::Unknown(99);

/// The library's number for a type.
pub(crate) const fn type_to_wire(rtype: Rtype) -> RecordType {
    match rtype {
        Rtype::A => RecordType::A,
        Rtype::Aaaa => RecordType::AAAA,
        Rtype::Cname => RecordType::CNAME,
        Rtype::Ds => RecordType::DS,
        Rtype::Dnskey => RecordType::DNSKEY,
        Rtype::Mx => RecordType::MX,
        Rtype::Ns => RecordType::NS,
        Rtype::Soa => RecordType::SOA,
        Rtype::Spf => SPF,
        Rtype::Srv => RecordType::SRV,
        Rtype::Txt => RecordType::TXT,
    }
}

fn label_text(label: &[u8]) -> String {
    let mut text = String::with_capacity(label.len());
    for byte in label {
        match char::from(*byte) {
            plain if plain.is_ascii_alphanumeric() || matches!(plain, '-' | '_' | '*') => {
                text.push(plain);
            }
            shown if shown.is_ascii_graphic() => {
                text.push('\\');
                text.push(shown);
            }
            _ => {
                let _ = write!(text, "\\{byte:03}");
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(labels: &[&[u8]]) -> WireName {
        WireName::from_labels(labels.iter().copied()).unwrap()
    }

    #[test]
    fn a_name_comes_back_lower_case_without_a_final_dot() {
        let mut name = wire(&[b"_DMARC", b"Acme", b"FR"]);
        name.set_fqdn(true);
        assert_eq!(from_wire(&name).as_str(), "_dmarc.acme.fr");
        assert_eq!(from_wire(&WireName::root()), Name::root());
        assert!(to_wire(&Name::root()).unwrap().is_root());
    }

    #[test]
    fn bytes_no_host_name_has_survive_the_round_trip_as_decimal_escapes() {
        let odd = wire(&[b"a b.\x1b\xff", b"fr"]);
        let name = from_wire(&odd);
        assert_eq!(name.as_str(), "a\\032b\\.\\027\\255.fr");
        assert_eq!(to_wire(&name).unwrap().iter().next(), odd.iter().next());
    }

    #[test]
    fn a_name_that_cannot_travel_is_refused() {
        for text in ["a..fr", &"a".repeat(64), &"abcdefg.".repeat(40), "a\\", "a\\999.fr", "\\1.fr"]
        {
            assert_eq!(to_wire(&Name::from_presentation(text)), None, "{text}");
        }
    }
}
