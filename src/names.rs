//! Names: the domain a person owns, absolute DNS names, and owner names relative to the domain.
//!
//! Everything here is parsed once at the border and never re-validated. No I/O, no clock.

mod domain;
mod host;
mod name;
mod safe;
mod suffix;

pub use domain::{Domain, DomainFault, Reading, TypedAs, understand};
pub use host::Host;
pub(crate) use name::label_octets;
pub use name::{Name, NameFault};
pub use safe::{clean_paste, escaped, folded, in_ascii};
