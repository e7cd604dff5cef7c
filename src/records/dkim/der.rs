//! Just enough DER (ITU-T X.690) to tell what a key is, how long, and whether all of it is there.
//!
//! It reads from slices, trusts no length and never panics.

/// What the octets of `p=` turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A whole RSA key, bare (PKCS #1) or wrapped (RFC 5280 `SubjectPublicKeyInfo`).
    Rsa { bits: u32 },
    /// An Ed25519 key in the wrapping of RFC 8410, where DKIM wants 32 bare octets.
    WrappedEd25519,
    /// The secret half.
    Private,
    /// The beginning of a key that has `whole` octets.
    Cut { whole: usize },
    /// A key of `whole` octets with something behind it.
    Longer { whole: usize },
    /// No key this program knows.
    Unknown,
}

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OBJECT: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// 1.2.840.113549.1.1.1 (RFC 8017 appendix A.1) and 1.3.101.112 (RFC 8410 §3).
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];

/// More than any key: 16,384 bits of modulus and some room.
const LONGEST: usize = 4096;

/// One element, of which the end may be missing.
struct Element<'a> {
    tag: u8,
    /// The contents that are there.
    body: &'a [u8],
    /// Tag, length and the contents there should be, in octets.
    whole: usize,
    /// What follows the element.
    rest: &'a [u8],
}

fn element(bytes: &[u8]) -> Option<Element<'_>> {
    let (&tag, after) = bytes.split_first()?;
    let (&first, after) = after.split_first()?;
    let (length, after, header) = match first {
        0..=0x7f => (usize::from(first), after, 2),
        0x81 | 0x82 => {
            let (octets, after) = after.split_at_checked(usize::from(first & 0x0f))?;
            let length = octets.iter().fold(0, |sum, octet| sum << 8 | usize::from(*octet));
            (length, after, 2 + octets.len())
        }
        _ => return None,
    };
    let (body, rest) = after.split_at_checked(length).unwrap_or((after, &[]));
    Some(Element { tag, body, whole: header + length, rest })
}

/// An element that is complete and of that kind, and what follows it.
fn expect(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let found = element(bytes)?;
    let is_whole = found.whole + found.rest.len() == bytes.len();
    (found.tag == tag && is_whole).then_some((found.body, found.rest))
}

/// Tells what `bytes` are.
pub(super) fn shape(bytes: &[u8]) -> Shape {
    let Some(outer) = element(bytes).filter(|outer| outer.tag == SEQUENCE) else {
        return Shape::Unknown;
    };
    if is_private(outer.body) {
        return Shape::Private;
    }
    if outer.whole > LONGEST || !begins_like_a_key(outer.body) {
        return Shape::Unknown;
    }
    if outer.whole > bytes.len() {
        return Shape::Cut { whole: outer.whole };
    }
    if !outer.rest.is_empty() {
        return Shape::Longer { whole: outer.whole };
    }
    bare_rsa(outer.body).or_else(|| wrapped(outer.body)).unwrap_or(Shape::Unknown)
}

fn begins_like_a_key(body: &[u8]) -> bool {
    body.first().is_none_or(|tag| matches!(*tag, INTEGER | SEQUENCE))
}

/// Secret keys begin with a version number (RFC 8017 appendix A.1.2, RFC 5958 §2), or hold an
/// algorithm and an octet string when they are encrypted (RFC 5958 §3).
fn is_private(body: &[u8]) -> bool {
    if let Some((version, _)) = expect(body, INTEGER) {
        return matches!(version, [0 | 1]);
    }
    expect(body, SEQUENCE).is_some_and(|(_, rest)| rest.first() == Some(&OCTET_STRING))
}

/// `SEQUENCE { modulus INTEGER, exponent INTEGER }`.
fn bare_rsa(body: &[u8]) -> Option<Shape> {
    let (modulus, rest) = expect(body, INTEGER)?;
    let (_exponent, rest) = expect(rest, INTEGER)?;
    rest.is_empty().then(|| Shape::Rsa { bits: bits(modulus) })
}

/// `SEQUENCE { SEQUENCE { algorithm, … }, BIT STRING }`.
fn wrapped(body: &[u8]) -> Option<Shape> {
    let (algorithm, rest) = expect(body, SEQUENCE)?;
    let (object, _parameters) = expect(algorithm, OBJECT)?;
    let (key, _) = expect(rest, BIT_STRING)?;
    let (_unused_bits, key) = key.split_first()?;
    if object == ED25519 {
        return Some(Shape::WrappedEd25519);
    }
    if object != RSA {
        return None;
    }
    let (inner, _) = expect(key, SEQUENCE)?;
    bare_rsa(inner)
}

fn bits(modulus: &[u8]) -> u32 {
    let zeros = modulus.iter().take_while(|octet| **octet == 0).count();
    let Some(first) = modulus.get(zeros) else { return 0 };
    let whole = u32::try_from((modulus.len() - zeros) * 8).unwrap_or(u32::MAX);
    whole - first.leading_zeros()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn wrap(tag: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len()).unwrap().to_be_bytes();
        let mut bytes = match body.len() {
            0..=0x7f => vec![tag, length[1]],
            0x80..=0xff => vec![tag, 0x81, length[1]],
            _ => vec![tag, 0x82, length[0], length[1]],
        };
        bytes.extend_from_slice(body);
        bytes
    }

    /// A made-up bare RSA key of that size.
    pub(in super::super) fn bare(bits: usize) -> Vec<u8> {
        let mut modulus = vec![0];
        modulus.extend((0..bits / 8).map(|at| u8::try_from(at % 127).unwrap() | 0x80));
        wrap(SEQUENCE, &[wrap(INTEGER, &modulus), wrap(INTEGER, &[1, 0, 1])].concat())
    }

    /// The same, wrapped as providers publish it.
    pub(in super::super) fn spki(bits: usize) -> Vec<u8> {
        let algorithm = wrap(SEQUENCE, &[wrap(OBJECT, RSA), vec![0x05, 0x00]].concat());
        let key = wrap(BIT_STRING, &[vec![0], bare(bits)].concat());
        wrap(SEQUENCE, &[algorithm, key].concat())
    }

    /// A made-up secret key.
    pub(in super::super) fn private() -> Vec<u8> {
        wrap(SEQUENCE, &[wrap(INTEGER, &[0]), wrap(INTEGER, &[0x55; 128])].concat())
    }

    #[test]
    fn the_size_of_a_key_is_that_of_its_modulus() {
        for bits in [512, 1024, 2048, 3072, 4096] {
            let expected = Shape::Rsa { bits: u32::try_from(bits).unwrap() };
            assert_eq!(shape(&spki(bits)), expected);
            assert_eq!(shape(&bare(bits)), expected);
        }
    }

    #[test]
    fn a_cut_key_says_how_long_it_was() {
        let key = spki(2048);
        assert_eq!(shape(&key[..190]), Shape::Cut { whole: key.len() });
        assert_eq!(shape(&[key.clone(), key.clone()].concat()), Shape::Longer { whole: key.len() });
    }

    #[test]
    fn secret_keys_are_known_even_in_part() {
        assert_eq!(shape(&private()), Shape::Private);
        assert_eq!(shape(&private()[..20]), Shape::Private);
        let encrypted =
            wrap(SEQUENCE, &[wrap(SEQUENCE, &[]), wrap(OCTET_STRING, &[7; 9])].concat());
        assert_eq!(shape(&encrypted), Shape::Private);
    }

    proptest::proptest! {
        #[test]
        fn no_octets_make_it_panic(mut bytes in proptest::collection::vec(0_u8.., 0..600)) {
            let _ = shape(&bytes);
            bytes.splice(0..0, [SEQUENCE, 0x82, 1, 0x22, SEQUENCE]);
            let _ = shape(&bytes);
        }
    }
}
