//! A closed world for `watch`: a zone that is edited while the program runs, and caches that filled
//! before.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::spawn;
use std::time::Duration;

use hickory_server::proto::op::ResponseCode;
use mxguide::observe::Moment;
use mxguide::runtime::clock;
use serde_json::Value;

use super::folder::Folder;
use super::run::write;
use super::support::{Authority, Parent, Reply, Resolver, Served, response, zone_text};

/// After this a test is taken for stuck.
const DEADLINE: Duration = Duration::from_secs(90);

pub(crate) const OLD: &str = "acme.fr. 3 IN MX 10 mx.old.example.\n\
    acme.fr. 3 IN TXT \"v=spf1 -all\"\n";
pub(crate) const NEW: &str = "acme.fr. 3 IN MX 1 smtp.google.com.\n\
    acme.fr. 3 IN TXT \"v=spf1 include:_spf.google.com ~all\"\n\
    _dmarc.acme.fr. 3 IN TXT \"v=DMARC1; p=none; rua=mailto:a@acme.fr\"\n";

const HEAD: &str = "acme.fr. 3 IN SOA ns1.acme.fr. h.acme.fr. 7 7200 900 1209600 600\n\
    acme.fr. 3 IN NS ns1.acme.fr.\nns1.acme.fr. 3 IN A 127.0.10.4\n";

/// A cache: until `ends` it gives the old zone with what is left of its TTL, then the new one.
pub(crate) struct Cache {
    served: Served,
    first: Arc<Mutex<Option<Moment>>>,
}

impl Cache {
    /// Forgets the old zone so many milliseconds after it is first asked; `None` never answers.
    pub(crate) async fn start(old_ms: Option<u64>) -> Self {
        let first = Arc::new(Mutex::new(None));
        let known = Arc::clone(&first);
        let served = Served::start(Box::new(move |request, _| {
            let now = clock::now();
            let mut first = known.lock().unwrap_or_else(PoisonError::into_inner);
            let since = *first.get_or_insert(now);
            let Some(old_ms) = old_ms else { return Reply::Silence };
            let ends = since.plus_ms(old_ms);
            let zone = if now < ends { OLD } else { NEW };
            let left = u32::try_from(ends.seconds_since(now)).unwrap_or(0);
            let query = &request.queries[0];
            let mut message = response(request, ResponseCode::NoError);
            message.metadata.recursion_available = true;
            let mut records = zone_text(".", &[HEAD, zone].concat());
            records.retain(|record| {
                record.name == *query.name() && record.record_type() == query.query_type()
            });
            for record in &mut records {
                record.ttl = if now < ends { left } else { 3 };
            }
            if records.is_empty() {
                let mut soa = zone_text(".", HEAD);
                soa.retain(|record| record.record_type().to_string() == "SOA");
                for record in &mut soa {
                    record.ttl = left;
                }
                message.authorities = soa;
            }
            message.answers = records;
            Reply::Message(Box::new(message))
        }));
        Self { served: served.await, first }
    }

    /// When it got its first question.
    pub(crate) fn first_asked(&self) -> Option<Moment> {
        *self.first.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many questions it got.
    pub(crate) fn questions(&self) -> usize {
        self.served.log.all().len()
    }
}

/// `acme.fr` below `fr`, with one server whose zone can be swapped.
pub(crate) struct Followed {
    system: Resolver,
    top: Served,
    pub(crate) server: Authority,
    pub(crate) caches: Vec<Cache>,
    pub(crate) folder: Folder,
}

impl Followed {
    /// A world whose caches forget the old zone after these spans.
    pub(crate) async fn new(zone: &str, caches: &[Option<u64>]) -> Self {
        let system = Resolver::start().await;
        system.learn("fr. 3600 IN NS d.nic.fr.\nd.nic.fr. 3600 IN A 127.0.10.1\n");
        let top = Parent::of("fr.").child("acme.fr.", &[("ns1.acme.fr.", &["127.0.10.4"])]);
        let top = top.start().await;
        let server = Authority::start("acme.fr.", &[HEAD, zone].concat()).await;
        let mut running = Vec::new();
        for old_ms in caches {
            running.push(Cache::start(*old_ms).await);
        }
        Self { system, top, server, caches: running, folder: Folder::new() }
    }

    pub(crate) async fn publish(&self, zone: &str) {
        self.server.publish(&[HEAD, zone].concat()).await;
    }

    pub(crate) fn config(&self) -> String {
        let (system, top) = (self.system.served.socket, self.top.socket);
        let server = self.server.socket;
        let mut text = format!(
            "[dns]\nsystem = [\"{system}\"]\nauthoritative_port = 9\ntimeout_ms = 300\n\
             [dns.reach]\n\"127.0.10.1\" = \"{top}\"\n\"127.0.10.4\" = \"{server}\"\n\
             [polling]\nmin_interval_s = 1\n[publish]\nrounds = 2\nspacing_s = 1\n\
             [confirm]\nrounds = 2\nspacing_s = 1\n[resolvers]\nreplace = true\n"
        );
        for (number, cache) in self.caches.iter().enumerate() {
            let socket = cache.served.socket;
            let written = write!(
                text,
                "[[resolver]]\nid = \"r{number}\"\nname = \"Network {number}\"\n\
                 operator = \"o{number}\"\naddress = \"{socket}\"\n"
            );
            written.expect("text takes text");
        }
        text
    }

    /// Starts `mxguide watch acme.fr` with these arguments.
    pub(crate) fn watch(&self, args: &[&str]) -> Running {
        let config = write(&self.folder, "config.toml", &self.config());
        let mut child = Command::new(env!("CARGO_BIN_EXE_mxguide"))
            .args(["watch", "acme.fr", "--lang", "en", "--config", &config])
            .args(args)
            .env_clear()
            .envs(self.folder.environment())
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let out = child.stdout.take().expect("a pipe");
        let (told, lines) = channel();
        spawn(move || {
            for line in BufReader::new(out).lines() {
                let line = line.expect("the program writes UTF-8");
                if told.send(line).is_err() {
                    return;
                }
            }
        });
        Running { child, lines, heard: Vec::new() }
    }
}

/// The program while it runs.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
    pub(crate) heard: Vec<String>,
}

impl Running {
    /// Waits for the next line; `None` when there is none any more.
    pub(crate) fn line(&mut self) -> Option<String> {
        let line = self.lines.recv_timeout(DEADLINE);
        if matches!(line, Err(std::sync::mpsc::RecvTimeoutError::Timeout)) {
            panic!("nothing more was said after:\n{}", self.heard.join("\n"));
        }
        let line = line.ok()?;
        self.heard.push(line.clone());
        Some(line)
    }

    /// Waits for a line with this in it.
    pub(crate) fn until(&mut self, part: &str) -> String {
        while let Some(line) = self.line() {
            if line.contains(part) {
                return line;
            }
        }
        panic!("{part:?} was not said in:\n{}", self.heard.join("\n"));
    }

    /// Waits for its end; the exit code, and everything said as JSON.
    pub(crate) fn end(&mut self) -> Option<i32> {
        while self.line().is_some() {}
        self.child.wait().expect("its end can be waited for").code()
    }

    pub(crate) fn events(&self) -> Vec<Value> {
        let event = |line: &String| serde_json::from_str(line).expect("each line is JSON");
        self.heard.iter().map(event).collect()
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        let id = i32::try_from(self.child.id()).ok().and_then(rustix::process::Pid::from_raw);
        rustix::process::kill_process(id.expect("a process"), signal).expect("it runs");
    }

    /// Stops listening, as `head` does; the exit code.
    pub(crate) fn close(&mut self) -> Option<i32> {
        self.lines = channel().1;
        self.child.wait().expect("its end can be waited for").code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended cannot be killed.
        let _ = self.child.kill();
    }
}
