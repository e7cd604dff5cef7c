//! The plan: answers × catalogue × before-photo → what is wanted, what goes, and in which order.
//!
//! A plan is computed, never stored: the same answers and the same photo give the same plan. It
//! never asks for a change that would leave the domain without a working mail route.

mod answers;
mod build;
mod mx;
mod receiver;
mod step;
mod texts;
mod undo;

pub use answers::{Answers, OPTIONAL, REPORTS, ROUTE_AS_FOUND, SENDERS};
pub use build::build;
pub use mx::{is_proof, set_instead, variant_of, variant_there};
pub use receiver::{narrowed, receiver};
pub use step::{Kept, Kind, Plan, Reason, Step, Wanted};
pub use texts::{includes, spf_cost};
pub use undo::{UndoLine, photo_lines, undo_lines, zone_line, zone_text};

pub use crate::catalog::Purpose;
