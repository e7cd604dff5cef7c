//! Records as values: what a record says, the texts (SPF, DKIM, DMARC) inside TXT records, and the
//! values people paste for them.
//!
//! Parsing, comparing, merging and counting only; nothing here knows a provider, a server or a clock.

pub mod dkim;
pub mod dmarc;
mod dnssec;
pub mod pasted;
mod record;
pub mod spf;
pub mod sts;
mod tags;
pub mod tlsrpt;

pub use dnssec::{Dnskey, Ds};
pub use record::{RRset, Rdata, Record, Rtype};
