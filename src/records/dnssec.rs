//! Keys of a zone and the seals above it: DS and DNSKEY records (RFC 4034), as they travel.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

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
