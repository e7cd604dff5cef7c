//! The pretend internet and the pretend panels: a place where a person may make every mistake.
//!
//! Real DNS servers and real caches on loopback ports, so that everything seen in practice came over
//! a socket and means what it would mean outside. Nothing here knows the wizard, nothing leaves the
//! machine, and everything stops when the [`Internet`] is dropped.
//!
//! ```text
//!    parent (.example)        two name servers a domain            no packets: what a person
//!    real referrals           the second hears of changes later    types into a panel
//!          ▲                        ▲                                       │
//!          │                        │ apply ◀───────────────────────────────┘
//!     whoever asks             recursion ◀── thirteen networks' caches, one silent, one of two minds
//! ```

mod authority;
mod domains;
mod internet;
mod neighbours;
mod network;
mod outside;
pub mod panel;
mod places;
mod recursion;
mod serve;
mod wire;
mod zone;

pub use domains::{PracticeDomain, domains};
pub use internet::{
    CONFIRM, Internet, PUBLISH, PUBLISHING_DELAY, PracticeFault, Reached, Rounds, SECOND_SERVER_LAG,
};
pub use places::{Manner, PretendResolver};
pub use serve::{Asked, ServerId};
