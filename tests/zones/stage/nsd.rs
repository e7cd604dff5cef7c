//! The same zones published by NSD. One process a case, because most domains are called alike.

use std::net::SocketAddr;

use super::case::Case;
use super::daemon::{Folder, find_or_skip};
use super::hosts::Host;
use super::publish::{SERIAL, file};
use super::publishers::{Publisher, Software};
use super::zones::Zone;

/// Running servers, one a case in the order of the cases; dropping it stops them.
pub(crate) struct Nsd {
    pub(crate) servers: Vec<SocketAddr>,
    _publishers: Vec<Publisher>,
    _folder: Folder,
}

/// Starts one for each case; `None` where NSD is not installed.
pub(crate) async fn start(cases: &[Case]) -> Option<Nsd> {
    let program = find_or_skip("nsd", "no case is published by it")?;
    let folder = Folder::new();
    let mut publishers = Vec::new();
    for case in cases {
        let (domain, names) = (case.zone_name(), Host::of(&case.publisher).servers);
        let text = file(domain, SERIAL, names, &case.zone);
        let zone = Zone::new(&format!("{domain}."), 300, "").signed(text);
        let own = folder.inside(&case.name);
        publishers.push(Publisher::start(Software::Nsd, &program, own, &[zone]).await);
    }
    let servers = publishers.iter().map(|one| one.socket).collect();
    Some(Nsd { servers, _publishers: publishers, _folder: folder })
}
