//! DKIM keys as DNS publishes them (RFC 6376 §3.6.1, RFC 8463): read, judged, compared.
//!
//! It looks inside the key just far enough to know its kind, its size and whether all of it arrived.
//! It verifies no signature.

mod der;
mod meaning;
mod parse;

pub use meaning::{key_of, same_meaning};
pub use parse::{Cut, DkimFault, DkimFaultKind, looks_like_dkim, parse};

/// A key record that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dkim {
    /// The key.
    pub key: Key,
    /// What is worth a word although the record can be read.
    pub concerns: Vec<Concern>,
}

/// The public key of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// RSA, with the size of its modulus in bits.
    Rsa {
        /// 1024 to 4096 are in use; 2048 is what most providers hand out.
        bits: u32,
    },
    /// Ed25519, 32 octets (RFC 8463 §3).
    Ed25519,
    /// `p=` is empty: the key was withdrawn, and mail signed with it fails (RFC 6376 §3.6.1).
    Revoked,
    /// A kind of key this program does not know; most receivers skip it as well.
    Other(String),
}

/// What is worth a word about a record that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// The key is withdrawn.
    Revoked,
    /// Fewer bits than receivers must accept (RFC 8301 §3.2: 1024).
    Weak {
        /// The bits there are.
        bits: u32,
    },
    /// `t=y`: receivers treat signed mail as if it were not signed (RFC 6376 §3.6.1).
    Testing,
    /// White space inside the key; the standard allows it, some receivers do not.
    SpaceInKey {
        /// The character it stands at, counted from 0.
        at: usize,
    },
    /// `h=` leaves SHA-256 out, the only hash still in use (RFC 8301 §3.1).
    WithoutSha256,
    /// `s=` leaves e-mail out, so the key serves nothing here.
    NotForMail,
}

/// A made-up whole key of that many bits, as the octets behind `p=`.
#[cfg(test)]
pub(crate) fn sample_key(bits: usize) -> Vec<u8> {
    der::tests::spki(bits)
}

impl Dkim {
    /// True when receivers can verify signatures with it and nothing needs attention. 3072 bits and
    /// Ed25519 are as good as 2048 bits.
    pub fn is_healthy(&self) -> bool {
        matches!(self.key, Key::Rsa { .. } | Key::Ed25519) && self.concerns.is_empty()
    }
}
