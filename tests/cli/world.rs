//! A closed world for the real wizard: servers of this process, reached through `--config`.

use std::fmt::Write as _;

use super::folder::Folder;
use super::run::{Ended, mxguide_in, write};
use super::support::{Parent, Resolver, Say, Script, Served};

/// `acme.fr` below `fr`, with one scripted server.
pub(crate) struct Closed {
    pub(crate) resolver: Resolver,
    /// The one network that is watched.
    pub(crate) office: Resolver,
    top: Served,
    pub(crate) server: Served,
    pub(crate) folder: Folder,
    /// Further networks, by id.
    pub(crate) others: Vec<(&'static str, Served)>,
    /// Further addresses, each with the socket where it is reached.
    pub(crate) reach: Vec<(&'static str, std::net::SocketAddr)>,
    /// Further lines of the configuration, and of its `[dns]` table.
    pub(crate) more: (String, String),
}

/// A server that knows the names in `lines` and nothing else.
pub(crate) fn zone(lines: &[(&str, &str, Say)]) -> Script {
    let soa = "acme.fr. 300 IN SOA ns1.acme.fr. h.acme.fr. 7 7200 900 1209600 300\n";
    let name_servers = "acme.fr. 300 IN NS ns1.acme.fr.\n";
    let mut script = Script::always(Say::NoRecord(300, 300))
        .on("acme.fr", "SOA", Say::Records(soa.to_owned()))
        .on("acme.fr", "NS", Say::Records(name_servers.to_owned()));
    for (name, rtype, say) in lines {
        script = script.on(name, rtype, say.clone());
    }
    script
}

impl Closed {
    pub(crate) async fn new(script: Script) -> Self {
        let resolver = Resolver::start().await;
        resolver.learn("fr. 3600 IN NS d.nic.fr.\nd.nic.fr. 3600 IN A 127.0.10.1\n");
        let top = Parent::of("fr.").child("acme.fr.", &[("ns1.acme.fr.", &["127.0.10.4"])]);
        let (top, server) = (top.start().await, script.start().await);
        let office = Resolver::start().await;
        Self {
            resolver,
            office,
            top,
            server,
            folder: Folder::new(),
            others: Vec::new(),
            reach: Vec::new(),
            more: Default::default(),
        }
    }

    /// The domain moves to other name servers.
    pub(crate) async fn moves_to(&mut self, server: &'static str, address: &'static str) {
        let parent = Parent::of("fr.").child("acme.fr.", &[(server, &[address])]);
        self.top = parent.start().await;
    }

    /// The configuration that leads here and nowhere else.
    fn config(&self) -> String {
        let (resolver, top, server) =
            (self.resolver.served.socket, self.top.socket, self.server.socket);
        let office = self.office.served.socket;
        let mut text = String::new();
        // Port 9 is "discard": nothing answers there.
        let written = write!(
            text,
            "[dns]\nsystem = [\"{resolver}\"]\nauthoritative_port = 9\ntimeout_ms = 1000\n{}\n\
             [dns.reach]\n\"127.0.10.1\" = \"{top}\"\n\"127.0.10.4\" = \"{server}\"\n\
             [resolvers]\nreplace = true\n\
             [[resolver]]\nid = \"office\"\naddress = \"{office}\"\n",
            self.more.1
        );
        written.expect("text takes text");
        let line = |(ip, socket): &(&str, std::net::SocketAddr)| format!("\"{ip}\" = \"{socket}\"");
        let reach = self.reach.iter().map(line).collect::<Vec<_>>().join("\n");
        text = text.replace("[resolvers]\n", &format!("{reach}\n[resolvers]\n"));
        for (id, served) in &self.others {
            let address = served.socket;
            let line = format!("[[resolver]]\nid = \"{id}\"\naddress = \"{address}\"\n");
            text.push_str(&line);
        }
        text.push_str(&self.more.0);
        text
    }

    /// Runs the wizard in it, line by line.
    pub(crate) async fn run(self, args: &[&str], lines: &[&str]) -> (Self, Ended) {
        self.run_plainly(&[&["--plain"], args].concat(), lines).await
    }

    /// Runs `check` in it.
    pub(crate) async fn check(self, args: &[&str], lines: &[&str]) -> (Self, Ended) {
        self.run_plainly(&[&["check", "--lang", "en"], args].concat(), lines).await
    }

    /// Runs `records` in it.
    pub(crate) async fn records(self, args: &[&str]) -> (Self, Ended) {
        self.run_plainly(&[&["records", "--lang", "en"], args].concat(), &[]).await
    }

    /// Runs `watch` in it.
    pub(crate) async fn watch(self, args: &[&str]) -> (Self, Ended) {
        self.run_plainly(&[&["watch", "--lang", "en"], args].concat(), &[]).await
    }

    /// The same in another language.
    pub(crate) async fn check_in(self, lang: &str, args: &[&str]) -> (Self, Ended) {
        self.run_plainly(&[&["check", "--lang", lang], args].concat(), &[]).await
    }

    async fn run_plainly(self, args: &[&str], lines: &[&str]) -> (Self, Ended) {
        let config = write(&self.folder, "config.toml", &self.config());
        let args: Vec<String> =
            args.iter().chain(&["--config", &config]).map(|&a| a.to_owned()).collect();
        let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        let run = tokio::task::spawn_blocking(move || {
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let ended = mxguide_in(&self.folder, &args, &lines);
            (self, ended)
        });
        run.await.expect("the run does not panic")
    }
}
