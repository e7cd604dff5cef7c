//! Caching resolvers: Unbound and BIND, each behind a relay that counts.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use mxguide::names::Name;
use mxguide::observe::Question;
use mxguide::records::Rtype;

use crate::daemon::{Daemon, free_port, write};
use crate::relay::Relay;

/// Which process publishes which zone; a cache on a high port cannot follow delegations to port 53.
pub(crate) type Ways = Vec<(&'static str, Vec<SocketAddr>)>;

/// Whether signatures are looked at.
pub(crate) enum Validation {
    No,
    /// From the key in this file down.
    From(PathBuf),
}

/// One caching resolver.
pub(crate) struct Resolver {
    pub(crate) id: &'static str,
    /// The way past the relay, for what the program must not be blamed for.
    pub(crate) direct: SocketAddr,
    /// The way the program takes.
    pub(crate) relay: Relay,
    _daemon: Daemon,
}

impl Resolver {
    pub(crate) async fn unbound(
        id: &'static str,
        program: &Path,
        folder: PathBuf,
        ways: &Ways,
        validation: Validation,
    ) -> Self {
        let direct = free_port();
        let config = folder.join("config");
        write(&config, &unbound(&folder, direct, ways, validation));
        let daemon = Daemon::start(program, &["-d", "-c", &config.display().to_string()], &folder);
        Self::finish(id, direct, daemon).await
    }

    pub(crate) async fn bind(
        id: &'static str,
        program: &Path,
        folder: PathBuf,
        ways: &Ways,
    ) -> Self {
        let direct = free_port();
        let config = folder.join("config");
        write(&config, &bind(&folder, direct, ways));
        let config = config.display().to_string();
        let daemon = Daemon::start(program, &["-g", "-n", "1", "-c", &config], &folder);
        Self::finish(id, direct, daemon).await
    }

    async fn finish(id: &'static str, direct: SocketAddr, mut daemon: Daemon) -> Self {
        daemon.is_up(direct, &Question::new(Name::root(), Rtype::Ns)).await;
        Self { id, direct, relay: Relay::before(direct).await, _daemon: daemon }
    }
}

fn unbound(folder: &Path, socket: SocketAddr, ways: &Ways, validation: Validation) -> String {
    let (ip, port, folder) = (socket.ip(), socket.port(), folder.display());
    let modules = match validation {
        Validation::No => "module-config: \"iterator\"".to_owned(),
        Validation::From(anchor) => format!(
            "module-config: \"validator iterator\"\n trust-anchor-file: \"{}\"",
            anchor.display()
        ),
    };
    let mut text = format!(
        "server:\n interface: {ip}@{port}\n port: {port}\n username: \"\"\n chroot: \"\"\n \
         directory: \"{folder}\"\n pidfile: \"{folder}/pid\"\n use-syslog: no\n logfile: \"\"\n \
         do-daemonize: no\n num-threads: 1\n do-ip6: no\n do-not-query-localhost: no\n \
         access-control: 127.0.0.0/8 allow\n {modules}\nremote-control:\n control-enable: no\n"
    );
    for (zone, servers) in ways {
        let _ = writeln!(text, "stub-zone:\n name: \"{zone}\"");
        for server in servers {
            let _ = writeln!(text, " stub-addr: {}@{}", server.ip(), server.port());
        }
    }
    text
}

/// BIND knows no port in a static stub, so it forwards: the servers answer all the same.
fn bind(folder: &Path, socket: SocketAddr, ways: &Ways) -> String {
    let (ip, port, folder) = (socket.ip(), socket.port(), folder.display());
    let list = |servers: &[SocketAddr]| {
        servers.iter().fold(String::new(), |mut list, server| {
            let _ = write!(list, "{} port {}; ", server.ip(), server.port());
            list
        })
    };
    let root = ways.iter().find(|(zone, _)| *zone == ".").map(|(_, servers)| list(servers));
    let root = root.unwrap_or_default();
    let mut text = format!(
        "options {{\n directory \"{folder}\";\n listen-on port {port} {{ {ip}; }};\n \
         listen-on-v6 {{ none; }};\n pid-file none;\n session-keyfile \"{folder}/session.key\";\n \
         recursion yes;\n allow-query {{ 127.0.0.0/8; }};\n dnssec-validation no;\n \
         empty-zones-enable no;\n forward only;\n forwarders {{ {root}}};\n}};\ncontrols {{ }};\n"
    );
    for (zone, servers) in ways.iter().filter(|(zone, _)| *zone != ".") {
        let servers = list(servers);
        let _ = writeln!(
            text,
            "zone \"{zone}\" {{ type forward; forward only; forwarders {{ {servers}}}; }};"
        );
    }
    text
}
