//! Keys of a zone and the seals above it: DS and DNSKEY records (RFC 4034), as they travel.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha384};

use crate::names::Name;

/// Digest types (IANA "DS RR Type Digest Algorithms").
const SHA_1: u8 = 1;
const SHA_256: u8 = 2;
const SHA_384: u8 = 4;

/// Signing algorithms that validating resolvers act on (RFC 8624 §3.1): RSA with SHA-1, SHA-256 and
/// SHA-512, ECDSA P-256 and P-384, Ed25519, Ed448. A DS for any other leaves the zone unsigned to
/// them.
const KNOWN_ALGORITHMS: [u8; 8] = [5, 7, 8, 10, 13, 14, 15, 16];

/// DNSKEY flags (RFC 4034 §2.1.1, RFC 5011 §7).
const ZONE_KEY: u16 = 0x0100;
const REVOKED: u16 = 0x0080;

/// A delegation signer: the parent's statement of which key its child signs with (RFC 4034 §5).
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Ds {
    /// Tag of the key it names.
    pub key_tag: u16,
    /// Algorithm of that key (IANA: 8 RSA/SHA-256, 13 ECDSA P-256, 15 Ed25519, …).
    pub algorithm: u8,
    /// How the digest was made: 1 SHA-1, 2 SHA-256, 4 SHA-384.
    pub digest_type: u8,
    /// The digest.
    pub digest: Vec<u8>,
}

/// A key of a zone (RFC 4034 §2).
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Dnskey {
    /// 256 for a zone key, 257 with the mark of a secure entry point.
    pub flags: u16,
    /// Always 3.
    pub protocol: u8,
    /// Algorithm.
    pub algorithm: u8,
    /// The public key.
    pub key: Vec<u8>,
}

impl Ds {
    /// Reads the data of a DS record as it travels; `None` when it is cut short.
    pub fn from_wire(rdata: &[u8]) -> Option<Self> {
        let (tag, rest) = rdata.split_first_chunk::<2>()?;
        let ([algorithm, digest_type], digest) = rest.split_first_chunk::<2>()?;
        (!digest.is_empty()).then(|| Self {
            key_tag: u16::from_be_bytes(*tag),
            algorithm: *algorithm,
            digest_type: *digest_type,
            digest: digest.to_vec(),
        })
    }

    /// True when a validating resolver would act on it (RFC 4035 §5.2).
    pub fn is_understood(&self) -> bool {
        KNOWN_ALGORITHMS.contains(&self.algorithm)
            && matches!(self.digest_type, SHA_1 | SHA_256 | SHA_384)
    }

    /// True when it names `key` of zone `owner`: tag, algorithm and digest fit, and the key may sign
    /// (RFC 4034 §5, RFC 4035 §5.2).
    pub fn names(&self, owner: &Name, key: &Dnskey) -> bool {
        key.may_sign() && Self::of(owner, key, self.digest_type).as_ref() == Some(self)
    }

    /// The DS that names `key` of zone `owner`: digest(owner | DNSKEY data) (RFC 4034 §5.1.4). `None`
    /// for an unknown digest type.
    pub fn of(owner: &Name, key: &Dnskey, digest_type: u8) -> Option<Self> {
        let sealed = [owner.octets()?, key.to_wire()].concat();
        let digest = match digest_type {
            SHA_1 => Sha1::digest(&sealed).to_vec(),
            SHA_256 => Sha256::digest(&sealed).to_vec(),
            SHA_384 => Sha384::digest(&sealed).to_vec(),
            _ => return None,
        };
        Some(Self { key_tag: key.key_tag(), algorithm: key.algorithm, digest_type, digest })
    }

    /// The data of the record as it travels.
    pub fn to_wire(&self) -> Vec<u8> {
        let [high, low] = self.key_tag.to_be_bytes();
        [&[high, low, self.algorithm, self.digest_type], self.digest.as_slice()].concat()
    }

    /// Of the DS records above a zone, those by which it is judged. Where there is one with a better
    /// digest, those with SHA-1 do not count (RFC 4509 §3).
    pub fn decisive(all: &[Self]) -> Vec<&Self> {
        let understood = || all.iter().filter(|ds| ds.is_understood());
        let has_better = understood().any(|ds| ds.digest_type != SHA_1);
        understood().filter(|ds| !has_better || ds.digest_type != SHA_1).collect()
    }
}

impl Dnskey {
    /// Reads the data of a DNSKEY record as it travels; `None` when it is cut short.
    pub fn from_wire(rdata: &[u8]) -> Option<Self> {
        let (flags, rest) = rdata.split_first_chunk::<2>()?;
        let ([protocol, algorithm], key) = rest.split_first_chunk::<2>()?;
        (!key.is_empty()).then(|| Self {
            flags: u16::from_be_bytes(*flags),
            protocol: *protocol,
            algorithm: *algorithm,
            key: key.to_vec(),
        })
    }

    /// A checksum by which a DS and a signature name the key (RFC 4034 Appendix B; that of the
    /// long-forbidden algorithm 1 is not supported).
    pub fn key_tag(&self) -> u16 {
        let add = |sum: u32, (at, byte): (usize, &u8)| {
            let byte = u32::from(*byte);
            sum.wrapping_add(if at % 2 == 0 { byte << 8 } else { byte })
        };
        let sum = self.to_wire().iter().enumerate().fold(0, add);
        let folded = sum.wrapping_add(sum >> 16) & 0xffff;
        u16::try_from(folded).unwrap_or_default()
    }

    /// True for a zone key that is in force.
    pub const fn may_sign(&self) -> bool {
        self.protocol == 3 && self.flags & ZONE_KEY != 0 && self.flags & REVOKED == 0
    }

    /// The data of the record as it travels.
    pub fn to_wire(&self) -> Vec<u8> {
        let [high, low] = self.flags.to_be_bytes();
        [&[high, low, self.protocol, self.algorithm], self.key.as_slice()].concat()
    }
}

/// The presentation form of RFC 4034 §5.3: `60485 13 2 2BB1…`.
impl fmt::Display for Ds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} ", self.key_tag, self.algorithm, self.digest_type)?;
        self.digest.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

/// The presentation form of RFC 4034 §2.2: `257 3 13 mdsswUyr3DPW…`.
impl fmt::Display for Dnskey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = STANDARD.encode(&self.key);
        write!(f, "{} {} {} {key}", self.flags, self.protocol, self.algorithm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key and digests of RFC 4034 §5.4, RFC 4509 §2.3 and RFC 6605 §6.
    fn key(flags: u16, algorithm: u8, text: &str) -> Dnskey {
        Dnskey { flags, protocol: 3, algorithm, key: STANDARD.decode(text).unwrap() }
    }

    fn hex(text: &str) -> Vec<u8> {
        let digits: Vec<u8> = text
            .chars()
            .filter_map(|c| c.to_digit(16))
            .map(|digit| u8::try_from(digit).unwrap())
            .collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    }

    fn ds(key_tag: u16, algorithm: u8, digest_type: u8, digest: &str) -> Ds {
        Ds { key_tag, algorithm, digest_type, digest: hex(digest) }
    }

    const RSA: &str = "AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxe\
                       YCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2\
                       wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==";
    const P256: &str = "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+\
                        Wi9xMWyQLc8NAA==";
    const P384: &str = "xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X\
                        1DRSEkrbYQ+OB+v8/uX45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40";

    #[test]
    fn a_ds_names_its_key_as_in_the_examples_of_the_standards() {
        let dskey = Name::from_presentation("dskey.example.com");
        let example = Name::from_presentation("example.net");
        let sha_1 = "2BB183AF5F22588179A53B0A98631FAD1A292118";
        let sha_256 = "D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A";
        let p_256 = "b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17";
        let p_384 = "72d7b62976ce06438e9c0bf319013cf801f09ecc84b8d7e9495f27e305c6a9b0\
                     563a9b5f4d288405c3008a946df983d6";
        let rsa = key(256, 5, RSA);
        for (owner, key, ds) in [
            (&dskey, &rsa, ds(60_485, 5, 1, sha_1)),
            (&dskey, &rsa, ds(60_485, 5, 2, sha_256)),
            (&example, &key(257, 13, P256), ds(55_648, 13, 2, p_256)),
            (&example, &key(257, 14, P384), ds(10_771, 14, 4, p_384)),
        ] {
            assert_eq!(key.key_tag(), ds.key_tag);
            assert!(ds.names(owner, key), "{ds}");
            assert!(!ds.names(&Name::from_presentation("other.example"), key));
            assert!(!Ds { key_tag: ds.key_tag ^ 1, ..ds.clone() }.names(owner, key));
            assert!(!ds.names(owner, &Dnskey { flags: key.flags | REVOKED, ..key.clone() }));
        }
    }

    #[test]
    fn a_ds_that_no_validator_understands_does_not_count_and_sha_1_only_when_alone() {
        let old = ds(1, 13, 1, "00");
        let better = ds(1, 13, 2, "00");
        let strange = [ds(1, 13, 9, "00"), ds(1, 99, 2, "00")];
        assert_eq!(Ds::decisive(&strange), Vec::<&Ds>::new());
        assert_eq!(Ds::decisive(std::slice::from_ref(&old)), [&old]);
        assert_eq!(Ds::decisive(&[old, better.clone()]), [&better]);
    }

    proptest::proptest! {
        #[test]
        fn whatever_a_record_holds_it_is_read_whole_or_not_at_all(bytes: Vec<u8>) {
            let owner = Name::from_presentation("acme.fr");
            if let Some(key) = Dnskey::from_wire(&bytes) {
                assert_eq!(key.to_wire(), bytes);
                let ds = Ds::of(&owner, &key, SHA_256).unwrap();
                assert_eq!(ds.names(&owner, &key), key.may_sign());
            }
            if let Some(ds) = Ds::from_wire(&bytes) {
                assert_eq!(ds.to_wire(), bytes);
            }
        }
    }

    #[test]
    fn records_that_are_cut_short_are_none() {
        assert_eq!(Ds::from_wire(&[0, 1, 13]), None);
        assert_eq!(Ds::from_wire(&[0x30, 0x39, 13, 2, 0xab]).unwrap().to_string(), "12345 13 2 AB");
        assert_eq!(Dnskey::from_wire(&[1, 1, 3, 13]), None);
        let key = Dnskey::from_wire(&[1, 1, 3, 13, 7]).unwrap();
        assert_eq!((key.flags, key.to_string().as_str()), (257, "257 3 13 Bw=="));
    }
}
