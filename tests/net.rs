//! The network side against DNS servers inside this process: well-behaved, misbehaving and silent.

#[path = "net/asking.rs"]
mod asking;
#[path = "net/hostile.rs"]
mod hostile;
#[path = "net/interception.rs"]
mod interception;
#[cfg(feature = "doh")]
#[path = "net/pages.rs"]
mod pages;
#[path = "net/photographing.rs"]
mod photographing;
#[path = "net/remembering.rs"]
mod remembering;
#[cfg(feature = "doh")]
#[path = "net/secure.rs"]
mod secure;
#[path = "net/servers.rs"]
mod servers;
#[path = "net/standing.rs"]
mod standing;
mod support;
