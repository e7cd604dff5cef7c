//! Servers that publish zones: NSD, Knot and BIND.

use std::fmt::Write as _;
use std::net::{Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

use mxguide::names::Name;
use mxguide::observe::Question;
use mxguide::records::Rtype;
use serde::Deserialize;

use crate::daemon::{Daemon, free_port, has_ipv6, write};
use crate::zones::Zone;

/// Whose server it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Software {
    Nsd,
    Knot,
    Bind,
}

impl Software {
    /// The program's file.
    pub(crate) const fn program(self) -> &'static str {
        match self {
            Self::Nsd => "nsd",
            Self::Knot => "knotd",
            Self::Bind => "named",
        }
    }
}

/// One process that publishes some zones.
pub(crate) struct Publisher {
    pub(crate) software: Software,
    pub(crate) socket: SocketAddr,
    folder: PathBuf,
    daemon: Daemon,
}

impl Publisher {
    pub(crate) async fn start(
        software: Software,
        program: &Path,
        folder: PathBuf,
        zones: &[Zone],
    ) -> Self {
        let socket = free_port();
        for zone in zones {
            write(&folder.join(zone.file()), &zone.text());
        }
        let config = folder.join("config");
        let text = match software {
            Software::Nsd => nsd(&folder, socket, zones),
            Software::Knot => knot(&folder, socket, zones),
            Software::Bind => bind(&folder, socket, zones),
        };
        write(&config, &text);
        let config = config.display().to_string();
        let arguments: &[&str] = match software {
            Software::Nsd => &["-d", "-c", &config],
            Software::Knot => &["-c", &config],
            Software::Bind => &["-g", "-n", "1", "-c", &config],
        };
        let mut daemon = Daemon::start(program, arguments, &folder);
        for zone in zones {
            let question = Question::new(Name::from_presentation(&zone.name), Rtype::Soa);
            daemon.is_up(socket, &question).await;
        }
        Self { software, socket, folder, daemon }
    }

    /// The same server on this machine's IPv6 loopback address.
    pub(crate) fn socket_v6(&self) -> SocketAddr {
        SocketAddr::from((Ipv6Addr::LOCALHOST, self.socket.port()))
    }

    /// Replaces a zone's file and has it read.
    pub(crate) fn publish(&self, zone: &Zone) {
        write(&self.folder.join(zone.file()), &zone.text());
        self.daemon.reload();
    }

    /// Has the files read once more: a server that was reading them may have missed the last word.
    pub(crate) fn reload(&self) {
        self.daemon.reload();
    }
}

fn nsd(folder: &Path, socket: SocketAddr, zones: &[Zone]) -> String {
    let (ip, port, folder) = (socket.ip(), socket.port(), folder.display());
    let also = if has_ipv6() { format!(" ip-address: ::1@{port}\n") } else { String::new() };
    let mut text = format!(
        "server:\n ip-address: {ip}@{port}\n{also} username: \"\"\n chroot: \"\"\n \
         database: \"\"\n zonesdir: \"{folder}\"\n zonelistfile: \"{folder}/zone.list\"\n \
         xfrdfile: \"{folder}/xfrd.state\"\n xfrdir: \"{folder}\"\n pidfile: \"{folder}/pid\"\n \
         server-count: 1\n rrl-ratelimit: 0\n rrl-whitelist-ratelimit: 0\n\
         remote-control:\n control-enable: no\n"
    );
    for zone in zones {
        let (name, file) = (&zone.name, zone.file());
        let _ = write!(text, "zone:\n name: \"{name}\"\n zonefile: \"{file}\"\n");
    }
    text
}

fn knot(folder: &Path, socket: SocketAddr, zones: &[Zone]) -> String {
    let (ip, port, folder) = (socket.ip(), socket.port(), folder.display());
    let also = if has_ipv6() { format!("  listen: ::1@{port}\n") } else { String::new() };
    let mut text = format!(
        "server:\n  rundir: \"{folder}\"\n  listen: {ip}@{port}\n{also}  udp-workers: 1\n  \
         tcp-workers: 2\n  background-workers: 1\n\
         database:\n  storage: \"{folder}/db\"\n\
         log:\n  - target: stderr\n    any: info\nzone:\n"
    );
    for zone in zones {
        let (name, file) = (&zone.name, zone.file());
        let _ = write!(
            text,
            "  - domain: \"{name}\"\n    file: \"{folder}/{file}\"\n    zonefile-sync: -1\n    \
             zonefile-load: whole\n    journal-content: none\n"
        );
    }
    text
}

fn bind(folder: &Path, socket: SocketAddr, zones: &[Zone]) -> String {
    let (ip, port, folder) = (socket.ip(), socket.port(), folder.display());
    let v6 = if has_ipv6() { "::1" } else { "none" };
    let mut text = format!(
        "options {{\n directory \"{folder}\";\n listen-on port {port} {{ {ip}; }};\n \
         listen-on-v6 port {port} {{ {v6}; }};\n pid-file none;\n \
         session-keyfile \"{folder}/session.key\";\n recursion no;\n \
         dnssec-validation no;\n empty-zones-enable no;\n check-integrity no;\n notify no;\n}};\n\
         controls {{ }};\n"
    );
    for zone in zones {
        let (name, file) = (&zone.name, zone.file());
        let _ = writeln!(text, "zone \"{name}\" {{ type primary; file \"{file}\"; }};");
    }
    text
}
