//! The program against DNS servers that others wrote: NSD and Knot publish, Unbound and BIND
//! remember. Everything runs on this machine's loopback addresses and on high ports.
//!
//! Where a server is not installed, the part that needs it is left out and says so; with
//! `MXGUIDE_INTEROP=require` in the environment its absence is a failure instead.

#![cfg(unix)]
#![expect(clippy::print_stdout, reason = "what is left out, and the journey, are told on the way")]

#[path = "interop/clock.rs"]
mod clock;
#[path = "interop/daemon.rs"]
mod daemon;
#[path = "interop/edited.rs"]
mod edited;
#[path = "interop/fault.rs"]
mod fault;
#[path = "interop/journey.rs"]
mod journey;
#[path = "interop/panel.rs"]
mod panel;
#[path = "interop/person.rs"]
mod person;
#[path = "interop/photos.rs"]
mod photos;
#[path = "interop/program.rs"]
mod program;
#[path = "interop/publishers.rs"]
mod publishers;
#[path = "interop/relay.rs"]
mod relay;
#[path = "interop/resolvers.rs"]
mod resolvers;
#[path = "interop/scenario/suite.rs"]
mod scenario;
#[path = "interop/secure.rs"]
mod secure;
#[path = "interop/signing.rs"]
mod signing;
#[path = "interop/world.rs"]
mod world;
#[path = "interop/zones.rs"]
mod zones;
