//! DNS servers inside the test process, on loopback ports chosen by the system: an authoritative
//! server with a zone that can be swapped, a parent that hands out real referrals, a scripted
//! server that misbehaves on purpose, and a small resolver. Each keeps a log of what it was asked.
//!
//! A test crate that uses only some of them writes
//! `#[expect(dead_code, reason = "…")] mod support;`.

mod authority;
mod liar;
mod parent;
mod resolver;
mod script;
#[cfg(feature = "doh")]
mod secure;
mod served;
#[cfg(feature = "doh")]
mod web;
mod world;

pub(crate) use authority::Authority;
pub(crate) use liar::{Liar, Lie};
pub(crate) use parent::Parent;
pub(crate) use resolver::Resolver;
pub(crate) use script::{Say, Script};
#[cfg(feature = "doh")]
pub(crate) use secure::Secure;
pub(crate) use served::{Reply, Served, Transport, response, zone_text};
#[cfg(feature = "doh")]
pub(crate) use web::{Page, Web};
pub(crate) use world::World;
