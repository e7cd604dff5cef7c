//! The network side against DNS servers inside this process: well-behaved, misbehaving and silent.

#[path = "net/asking.rs"]
mod asking;
#[path = "net/photographing.rs"]
mod photographing;
#[path = "net/servers.rs"]
mod servers;
#[path = "net/standing.rs"]
mod standing;
mod support;
