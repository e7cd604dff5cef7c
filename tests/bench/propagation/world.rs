//! A closed world on a thread of its own: a resolver that knows the top, a parent that delegates,
//! and two authoritative servers whose zone can be changed while somebody watches.

use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use mxguide::names::Domain;
use mxguide::net::{Network, Reach, Settings};
use mxguide::observe::Photo;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::support::{Authority, Parent, Resolver};

/// The domain all of this is about.
pub(crate) const DOMAIN: &str = "acme.fr";

/// What stands in both zones.
const ALWAYS: &str = "\
acme.fr. 3600 IN SOA ns1.acme.fr. h.acme.fr. SERIAL 7200 900 1209600 3600
acme.fr. 3600 IN NS ns1.acme.fr.
acme.fr. 3600 IN NS ns2.acme.fr.
ns1.acme.fr. 3600 IN A 127.0.10.4
ns2.acme.fr. 3600 IN A 127.0.10.5
acme.fr. 3600 IN TXT \"v=spf1 include:_spf.google.com ~all\"
_dmarc.acme.fr. 3600 IN TXT \"v=DMARC1; p=none\"
";

/// The zone before: mail goes to a former company.
pub(crate) fn old_zone() -> String {
    format!("{}acme.fr. 3600 IN MX 10 mx.old.example.\n", ALWAYS.replace("SERIAL", "7"))
}

/// The zone after: mail goes to Google, and nothing else changed.
pub(crate) fn new_zone() -> String {
    format!("{}acme.fr. 3600 IN MX 1 smtp.google.com.\n", ALWAYS.replace("SERIAL", "8"))
}

enum Order {
    Publish(String, std::sync::mpsc::Sender<()>),
    Stop,
}

/// The servers; dropping them stops them.
pub(crate) struct World {
    orders: UnboundedSender<Order>,
    thread: Option<std::thread::JoinHandle<()>>,
    system: SocketAddr,
    top: SocketAddr,
    servers: [SocketAddr; 2],
}

impl World {
    /// Starts with the old zone published.
    pub(crate) fn start() -> Self {
        let (orders, mut ordered) = unbounded_channel();
        let (sender, started) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async move {
                let resolver = Resolver::start().await;
                resolver.learn(
                    "fr. 3600 IN NS d.nic.fr.\nd.nic.fr. 3600 IN A 127.0.10.1\n\
                     _spf.google.com. 3600 IN TXT \"v=spf1 ip4:192.0.2.0/24 ~all\"\n",
                );
                let name_servers: [(&str, &[&str]); 2] =
                    [("ns1.acme.fr.", &["127.0.10.4"]), ("ns2.acme.fr.", &["127.0.10.5"])];
                let top = Parent::of("fr.").child("acme.fr.", &name_servers).start().await;
                let one = Authority::start("acme.fr.", &old_zone()).await;
                let two = Authority::start("acme.fr.", &old_zone()).await;
                let sockets = (resolver.served.socket, top.socket, [one.socket, two.socket]);
                sender.send(sockets).expect("somebody waits for it");
                while let Some(Order::Publish(text, done)) = ordered.recv().await {
                    one.publish(&text).await;
                    two.publish(&text).await;
                    let _ = done.send(());
                }
            });
        });
        let (system, top, servers) = started.recv().expect("the servers start");
        Self { orders, thread: Some(thread), system, top, servers }
    }

    /// From now on both servers serve this.
    pub(crate) fn publish(&self, text: String) {
        let (done, is_done) = std::sync::mpsc::channel();
        let _ = self.orders.send(Order::Publish(text, done));
        let _ = is_done.recv();
    }

    /// The photo of what is published now, as the program takes it.
    pub(crate) fn photo(&self) -> Photo {
        let domain = Domain::parse(DOMAIN).expect("a domain");
        let network = self.network();
        let photo = network.photograph(&domain, &[], &|_| false, mxguide::runtime::clock::now);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(photo)
    }

    /// The way into this world, as the program has it.
    pub(crate) fn network(&self) -> Network {
        let addresses = ["127.0.10.1", "127.0.10.4", "127.0.10.5"];
        let sockets = [self.top, self.servers[0], self.servers[1]];
        let place = |(address, socket): (&str, SocketAddr)| Some((address.parse().ok()?, socket));
        let map = addresses.into_iter().zip(sockets).filter_map(place).collect();
        Network::new(Settings {
            system: vec![self.system],
            reach: Reach { map, authoritative_port: 9 },
            ..Settings::default()
        })
    }

    /// Writes a configuration that leads here, to these resolvers, and nowhere else. Rounds at the
    /// servers are `spacing_s` apart.
    pub(crate) fn config(
        &self,
        folder: &Path,
        resolvers: &[SocketAddr],
        spacing_s: u32,
    ) -> PathBuf {
        let [one, two] = self.servers;
        let (system, top) = (self.system, self.top);
        let reach = [("127.0.10.1", top), ("127.0.10.4", one), ("127.0.10.5", two)];
        write_config(folder, "world.toml", system, &reach, resolvers, spacing_s)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = self.orders.send(Order::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A configuration in which nobody answers: every socket is `silence`.
pub(crate) fn silent_config(
    folder: &Path,
    silence: SocketAddr,
    resolvers: &[SocketAddr],
) -> PathBuf {
    write_config(folder, "silence.toml", silence, &[], resolvers, 1)
}

fn write_config(
    folder: &Path,
    name: &str,
    system: SocketAddr,
    reach: &[(&str, SocketAddr)],
    resolvers: &[SocketAddr],
    spacing_s: u32,
) -> PathBuf {
    let mut text = format!(
        "[dns]\nsystem = [\"{system}\"]\nauthoritative_port = 9\n\
         [publish]\nrounds = 2\nspacing_s = {spacing_s}\n[dns.reach]\n"
    );
    for (address, socket) in reach {
        let _ = writeln!(text, "\"{address}\" = \"{socket}\"");
    }
    text.push_str("[resolvers]\nreplace = true\n");
    for (number, socket) in resolvers.iter().enumerate() {
        let (country, lat, lon) = whereabouts(number);
        let _ = write!(
            text,
            "[[resolver]]\nid = \"r{number}\"\nname = \"Network {number}\"\n\
             address = \"{socket}\"\noperator = \"Operator {number}\"\n\
             country = \"{country}\"\nlat = {lat}.0\nlon = {lon}.0\n"
        );
    }
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file in our own folder");
    path
}

/// Somewhere on the map, differently for each.
const fn whereabouts(number: usize) -> (&'static str, usize, usize) {
    let country = match number % 5 {
        0 => "FR",
        1 => "US",
        2 => "JP",
        3 => "BR",
        _ => "ZA",
    };
    (country, number * 7 % 60, number * 23 % 170)
}

/// The peers' way to the same resolvers: dnsglobe's configuration.
pub(crate) fn dnsglobe_config(folder: &Path, resolvers: &[SocketAddr]) -> PathBuf {
    let mut text = "replace = true\n".to_owned();
    for (number, socket) in resolvers.iter().enumerate() {
        let (_, lat, lon) = whereabouts(number);
        let IpAddr::V4(ip) = socket.ip() else { continue };
        let _ = write!(
            text,
            "[[resolvers]]\nname = \"Network {number}\"\nip = \"{ip}\"\n\
             lat = {lat}.0\nlon = {lon}.0\n"
        );
    }
    let path = folder.join("dnsglobe.toml");
    std::fs::write(&path, text).expect("a file in our own folder");
    path
}
