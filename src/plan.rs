//! The plan: answers × catalogue × before-photo → what is wanted, what goes, and in which order.
//!
//! A plan is computed, never stored: the same answers and the same photo give the same plan. It
//! never asks for a change that would leave the domain without a working mail route.

mod step;

pub use step::{Kept, Kind, Plan, Purpose, Reason, Step, Wanted};
