//! Caching resolvers: Unbound, BIND, Knot Resolver and `PowerDNS` Recursor, each behind a relay that
//! counts.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use mxguide::names::Name;
use mxguide::observe::Question;
use mxguide::records::Rtype;
use serde::Deserialize;

use crate::daemon::{Daemon, free_port, write};
use crate::relay::Relay;

/// Which process publishes which zone; a cache on a high port cannot follow delegations to port 53.
pub(crate) type Ways = Vec<(String, Vec<SocketAddr>)>;

/// The servers of one zone.
pub(crate) fn way(zone: &str, servers: &[SocketAddr]) -> (String, Vec<SocketAddr>) {
    (zone.to_owned(), servers.to_vec())
}

/// Whose cache it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Cache {
    Unbound,
    Bind,
    Kresd,
    Pdns,
}

impl Cache {
    /// The program's file.
    pub(crate) const fn program(self) -> &'static str {
        match self {
            Self::Unbound => "unbound",
            Self::Bind => "named",
            Self::Kresd => "kresd",
            Self::Pdns => "pdns_recursor",
        }
    }
}

/// What its administrator changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Habits {
    /// Checks signatures, from the key in this file down.
    pub(crate) validates_from: Option<PathBuf>,
    /// Forgets everything after so many seconds.
    pub(crate) longest_s: Option<u32>,
    /// Keeps everything for at least so many seconds.
    pub(crate) shortest_s: Option<u32>,
    /// Gives old answers while the servers are out of reach (RFC 8767).
    pub(crate) serves_stale: bool,
    /// Refuses to answer for this zone.
    pub(crate) refuses: Option<String>,
}

/// A running cache without a relay.
pub(crate) struct Memory {
    pub(crate) socket: SocketAddr,
    _daemon: Daemon,
}

impl Memory {
    pub(crate) async fn start(
        cache: Cache,
        program: &Path,
        folder: PathBuf,
        ways: &Ways,
        habits: &Habits,
    ) -> Self {
        let socket = free_port();
        let config = folder.join(if cache == Cache::Pdns { "recursor.conf" } else { "config" });
        let text = match cache {
            Cache::Unbound => unbound(&folder, socket, ways, habits),
            Cache::Bind => bind(&folder, socket, ways, habits),
            Cache::Kresd => kresd(socket, ways, habits),
            Cache::Pdns => pdns(&folder, socket, ways, habits),
        };
        write(&config, &text);
        let (config, home) = (config.display().to_string(), folder.display().to_string());
        let at_home = format!("--config-dir={home}");
        let arguments: &[&str] = match cache {
            Cache::Unbound => &["-d", "-c", &config],
            Cache::Bind => &["-g", "-n", "1", "-c", &config],
            Cache::Kresd => &["-n", "-c", &config, &home],
            Cache::Pdns => &[&at_home],
        };
        let mut daemon = Daemon::start(program, arguments, &folder);
        daemon.is_up(socket, &Question::new(Name::root(), Rtype::Ns)).await;
        Self { socket, _daemon: daemon }
    }
}

/// One caching resolver.
pub(crate) struct Resolver {
    pub(crate) id: String,
    /// The way past the relay, for what the program must not be blamed for.
    pub(crate) direct: SocketAddr,
    /// The way the program takes.
    pub(crate) relay: Relay,
    _memory: Memory,
}

impl Resolver {
    pub(crate) async fn start(
        id: &str,
        cache: Cache,
        program: &Path,
        folder: PathBuf,
        ways: &Ways,
        habits: &Habits,
    ) -> Self {
        let memory = Memory::start(cache, program, folder, ways, habits).await;
        let direct = memory.socket;
        Self { id: id.to_owned(), direct, relay: Relay::before(direct).await, _memory: memory }
    }
}

fn unbound(folder: &Path, socket: SocketAddr, ways: &Ways, habits: &Habits) -> String {
    let (ip, port, folder) = (socket.ip(), socket.port(), folder.display());
    let mut text = format!(
        "server:\n interface: {ip}@{port}\n port: {port}\n username: \"\"\n chroot: \"\"\n \
         directory: \"{folder}\"\n pidfile: \"{folder}/pid\"\n use-syslog: no\n logfile: \"\"\n \
         do-daemonize: no\n num-threads: 1\n do-ip6: yes\n do-not-query-localhost: no\n \
         access-control: 127.0.0.0/8 allow\n outgoing-range: 512\n"
    );
    let modules = match &habits.validates_from {
        None => " module-config: \"iterator\"\n".to_owned(),
        Some(anchor) => format!(
            " module-config: \"validator iterator\"\n trust-anchor-file: \"{}\"\n",
            anchor.display()
        ),
    };
    text.push_str(&modules);
    if let Some(longest) = habits.longest_s {
        let _ = write!(text, " cache-max-ttl: {longest}\n cache-max-negative-ttl: {longest}\n");
    }
    if let Some(shortest) = habits.shortest_s {
        let _ = writeln!(text, " cache-min-ttl: {shortest}");
    }
    if habits.serves_stale {
        text.push_str(
            " serve-expired: yes\n serve-expired-ttl: 3600\n serve-expired-reply-ttl: 4\n \
             serve-expired-client-timeout: 300\n ede: yes\n ede-serve-expired: yes\n \
             infra-host-ttl: 2\n infra-keep-probing: yes\n",
        );
    }
    if let Some(zone) = &habits.refuses {
        let _ = writeln!(text, " local-zone: \"{zone}\" always_refuse");
    }
    text.push_str("remote-control:\n control-enable: no\n");
    for (zone, servers) in ways {
        let _ = writeln!(text, "stub-zone:\n name: \"{zone}\"");
        for server in servers {
            let _ = writeln!(text, " stub-addr: {}@{}", server.ip(), server.port());
        }
    }
    text
}

/// BIND knows no port in a static stub, so it forwards: the servers answer all the same.
fn bind(folder: &Path, socket: SocketAddr, ways: &Ways, habits: &Habits) -> String {
    let (ip, port, folder) = (socket.ip(), socket.port(), folder.display());
    let list = |servers: &[SocketAddr]| {
        servers.iter().fold(String::new(), |mut list, server| {
            let _ = write!(list, "{} port {}; ", server.ip(), server.port());
            list
        })
    };
    let root = ways.iter().find(|(zone, _)| *zone == ".").map(|(_, servers)| list(servers));
    let root = root.unwrap_or_default();
    let mut limits = String::new();
    if let Some(longest) = habits.longest_s {
        let _ = write!(limits, " max-cache-ttl {longest};\n max-ncache-ttl {longest};\n");
    }
    if let Some(shortest) = habits.shortest_s {
        let _ = write!(limits, " min-cache-ttl {shortest};\n min-ncache-ttl {shortest};\n");
    }
    let mut text = format!(
        "options {{\n directory \"{folder}\";\n listen-on port {port} {{ {ip}; }};\n \
         listen-on-v6 {{ none; }};\n pid-file none;\n session-keyfile \"{folder}/session.key\";\n \
         recursion yes;\n allow-query {{ 127.0.0.0/8; }};\n dnssec-validation no;\n \
         empty-zones-enable no;\n{limits} forward only;\n forwarders {{ {root}}};\n}};\n\
         controls {{ }};\n"
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

/// Knot Resolver forwards: asking "as a stub", it remembers less than it says.
fn kresd(socket: SocketAddr, ways: &Ways, habits: &Habits) -> String {
    let (ip, port) = (socket.ip(), socket.port());
    let mut text = format!(
        "net.listen('{ip}', {port}, {{ kind = 'dns' }})\ntrust_anchors.remove('.')\n\
         for _, name in ipairs({{ 'ta_update', 'ta_signal_query', 'ta_sentinel', 'priming',\n  \
         'detect_time_skew', 'detect_time_jump' }}) do modules.unload(name) end\n\
         cache.open(10 * MB, 'lmdb://cache')\ncache.min_ttl({})\n",
        habits.shortest_s.unwrap_or(1)
    );
    if let Some(longest) = habits.longest_s {
        let _ = writeln!(text, "cache.max_ttl({longest})");
    }
    text.push_str("modules = { 'policy' }\n");
    // The first rule that fits counts: zones further down come first.
    let mut ways: Vec<_> = ways.iter().collect();
    ways.sort_by_key(|(zone, _)| std::cmp::Reverse(zone.split('.').count() + zone.len()));
    for (zone, servers) in ways {
        let servers: Vec<String> =
            servers.iter().map(|at| format!("'{}@{}'", at.ip(), at.port())).collect();
        let _ = writeln!(
            text,
            "policy.add(policy.suffix(policy.FORWARD({{ {} }}), policy.todnames({{ '{zone}' }})))",
            servers.join(", ")
        );
    }
    text
}

fn pdns(folder: &Path, socket: SocketAddr, ways: &Ways, habits: &Habits) -> String {
    let (ip, port, folder) = (socket.ip(), socket.port(), folder.display());
    let mut zones = Vec::new();
    for (zone, servers) in ways {
        let servers: Vec<String> = servers.iter().map(ToString::to_string).collect();
        zones.push(format!("{zone}={}", servers.join(";")));
    }
    let mut text = format!(
        "socket-dir={folder}\ndaemon=no\nwrite-pid=no\nlocal-address={ip}\nlocal-port={port}\n\
         query-local-address=0.0.0.0,::\ndont-query=\nthreads=1\nsecurity-poll-suffix=\n\
         dnssec=off\nquiet=yes\nmax-mthreads=256\nserver-down-max-fails=0\n\
         forward-zones={}\n",
        zones.join(",")
    );
    if let Some(longest) = habits.longest_s {
        let _ = write!(text, "max-cache-ttl={longest}\nmax-negative-ttl={longest}\n");
    }
    if let Some(shortest) = habits.shortest_s {
        let _ = writeln!(text, "minimum-ttl-override={shortest}");
    }
    text
}
