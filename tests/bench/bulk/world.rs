//! A closed internet of many domains: a resolver's stand-in, a top-level domain and a publisher, each
//! an NSD of its own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use mxguide::names::Name;
use mxguide::net::{Network, Reach, Settings};
use mxguide::observe::Question;
use mxguide::records::Rtype;

use crate::daemon::{Daemon, Folder, free_port, write};

/// Domains that exist; a longer list names them again.
pub(crate) const DOMAINS: usize = 2_000;
/// Companies that publish them, two name servers each.
const HOSTS: usize = 20;

const SOA: &str = "@ 3600 IN SOA a.nic.example. h.nic.example. 1 7200 900 1209600 600\n";

/// A 2048-bit key, made for tests and for nothing else.
const KEY: &str = concat!(
    "\"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1Wz4Yv8JthL9n9gtkB\" ",
    "\"yOB52jsNBVRKT+lHCShicnJs7l/ZS4/8lsOidchGiv1oDbEGwrbBgtWVctgINv51tp91IDDQlUPTvgSP\" ",
    "\"GzJ6IGRL6nEBpIZhtOwGh3EQZ8++5ZiTMnDAxIjSVcZlnm7DCiMFfDGg/+luGkvr78Oo1lkT8uuKI+Ry\" ",
    "\"jY07vxo9BiXHBuGcOitFuT22GSXNP2xl32T217maCIOXdOqn2hiNKShG97Tu3bVKaYB+PWMyn+fyZaUP\" ",
    "\"zeYTuXHtGklc0FkdoJNFhDWANRATSIUZNJw32UuDqU3IKYRjEroLi+ugF76mGQTSoPHw3b0FImnPJYH1\" ",
    "\"2QhwIDAQAB\" ",
);

/// Everything that answers.
pub(crate) struct World {
    pub(crate) system: SocketAddr,
    pub(crate) top: SocketAddr,
    pub(crate) publisher: SocketAddr,
    pub(crate) folder: Folder,
    _daemons: Vec<Daemon>,
}

impl World {
    pub(crate) async fn start(nsd: &Path) -> Self {
        let folder = Folder::new();
        let mut delegations = format!("{SOA}@ 3600 IN NS a.nic.example.\n");
        for n in 0..DOMAINS {
            let host = n % HOSTS;
            let _ = writeln!(delegations, "d{n} 3600 IN NS ns1.host{host}.example.");
            let _ = writeln!(delegations, "d{n} 3600 IN NS ns2.host{host}.example.");
        }
        let domains: Vec<(String, String)> = (0..DOMAINS).map(domain).collect();
        let mut outside = domains.clone();
        outside.extend([
            ("test".to_owned(), format!("{SOA}@ 3600 IN NS a.nic.example.\n")),
            ("example".to_owned(), hosts()),
            ("google.com".to_owned(), google()),
        ]);
        let top = vec![("test".to_owned(), delegations)];
        let (system, first) = serve(nsd, &folder, "system", &outside).await;
        let (top, second) = serve(nsd, &folder, "top", &top).await;
        let (publisher, third) = serve(nsd, &folder, "publisher", &domains).await;
        Self { system, top, publisher, folder, _daemons: vec![first, second, third] }
    }

    /// The network as the program sees it, with these servers in the world's places.
    pub(crate) fn network(system: SocketAddr, top: SocketAddr, publisher: SocketAddr) -> Network {
        let reach = Reach { map: places(top, publisher), authoritative_port: 9 };
        Network::new(Settings { system: vec![system], reach, ..Settings::default() })
    }

    /// The same as a configuration.
    pub(crate) fn config(&self) -> String {
        let system = self.system;
        let mut text =
            format!("[dns]\nsystem = [\"{system}\"]\nauthoritative_port = 9\n[dns.reach]\n");
        for (address, socket) in places(self.top, self.publisher) {
            let _ = writeln!(text, "\"{address}\" = \"{socket}\"");
        }
        text + "[resolvers]\nreplace = true\n"
    }
}

/// Which address of DNS is which server.
fn places(top: SocketAddr, publisher: SocketAddr) -> BTreeMap<IpAddr, SocketAddr> {
    let mut map = BTreeMap::from([("127.54.0.2".parse().unwrap(), top)]);
    for host in 0..HOSTS {
        for ns in 1..=2 {
            map.insert(format!("127.54.{ns}.{host}").parse().unwrap(), publisher);
        }
    }
    map
}

/// The companies' addresses.
fn hosts() -> String {
    let mut text = format!("{SOA}@ 3600 IN NS a.nic\na.nic 3600 IN A 127.54.0.2\n");
    for host in 0..HOSTS {
        let _ = writeln!(text, "ns1.host{host} 3600 IN A 127.54.1.{host}");
        let _ = writeln!(text, "ns2.host{host} 3600 IN A 127.54.2.{host}");
    }
    text
}

/// What every SPF here includes.
fn google() -> String {
    format!(
        "{SOA}@ 3600 IN NS a.nic.example.\n_spf 300 IN TXT \"v=spf1 include:_netblocks.google.com ~all\"\n\
         _netblocks 300 IN TXT \"v=spf1 ip4:192.0.2.0/24 ~all\"\n"
    )
}

/// A domain and its zone: mail at Google, in order.
fn domain(n: usize) -> (String, String) {
    let host = n % HOSTS;
    let zone = format!(
        "{SOA}@ 3600 IN NS ns1.host{host}.example.\n@ 3600 IN NS ns2.host{host}.example.\n\
         @ 300 IN MX 1 smtp.google.com.\n@ 300 IN TXT \"v=spf1 include:_spf.google.com ~all\"\n\
         _dmarc 300 IN TXT \"v=DMARC1; p=none; rua=mailto:d@d{n}.test\"\n\
         google._domainkey 300 IN TXT {KEY}\n"
    );
    (format!("d{n}.test"), zone)
}

async fn serve(
    nsd: &Path,
    folder: &Folder,
    name: &str,
    zones: &[(String, String)],
) -> (SocketAddr, Daemon) {
    let path = folder.inside(name);
    let socket = free_port();
    let (ip, port, at) = (socket.ip(), socket.port(), path.display());
    let mut config = format!(
        "server:\n ip-address: {ip}@{port}\n username: \"\"\n chroot: \"\"\n database: \"\"\n \
         zonesdir: \"{at}\"\n zonelistfile: \"{at}/zone.list\"\n xfrdfile: \"{at}/xfrd.state\"\n \
         xfrdir: \"{at}\"\n pidfile: \"{at}/pid\"\n server-count: 1\n rrl-ratelimit: 0\n \
         rrl-whitelist-ratelimit: 0\nremote-control:\n control-enable: no\n"
    );
    for (zone, text) in zones {
        std::fs::write(path.join(format!("{zone}.zone")), text).unwrap();
        let _ = write!(config, "zone:\n name: \"{zone}\"\n zonefile: \"{zone}.zone\"\n");
    }
    let file = path.join("config");
    write(&file, &config);
    let mut daemon = Daemon::start(nsd, &["-d", "-c", &file.display().to_string()], &path);
    for (zone, _) in zones.iter().rev().take(1) {
        let question = Question::new(Name::from_presentation(zone), Rtype::Soa);
        daemon.is_up(socket, &question).await;
    }
    (socket, daemon)
}
