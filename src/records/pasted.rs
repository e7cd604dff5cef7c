//! What people paste where one value was asked for: quotes, invisible characters, zone-file lines,
//! whole tables of a provider's page.
//!
//! It takes away what cannot belong to the value and says what it took. It does not judge the value;
//! the parser of its kind does.

mod email;
mod find;
mod mx;
mod value;

pub use email::{EmailFault, email, mailbox};
pub use find::{Looks, NotFound, Want, find, looks};
pub use mx::{MxLineFault, mx_line};
pub use value::{Cleaned, Removed, value};

/// More characters than this are not read; no record is longer (RFC 1035 §3.2.1).
const LONGEST: usize = 65_536;
