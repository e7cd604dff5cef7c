//! The company's side: the lines of the zone as its panel holds them, and "Save", which writes the
//! zone file and tells the servers.

use mxguide::catalog::Role;
use mxguide::names::Name;
use mxguide::observe::Moment;
use mxguide::records::Rtype;
use mxguide::wizard::CardBox;
use tokio::task::JoinSet;

use crate::publishers::Publisher;
use crate::world::served;
use crate::zones;

/// The lines of `acme.example`.
pub(crate) struct Panel {
    ttl: u32,
    serial: u32,
    lines: Vec<String>,
}

impl Panel {
    pub(crate) fn new(ttl: u32, lines: &[&str]) -> Self {
        Self { ttl, serial: 1, lines: lines.iter().map(|line| (*line).to_owned()).collect() }
    }

    pub(crate) fn zone(&self) -> zones::Zone {
        let lines: String = self.lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        let mut zone = zones::acme(self.ttl, &lines);
        zone.serial = self.serial;
        zone
    }

    pub(crate) fn add(&mut self, line: String) {
        self.lines.push(line);
    }

    /// Deletes the one line in which `part` occurs.
    pub(crate) fn delete(&mut self, part: &str) {
        let before = self.lines.len();
        self.lines.retain(|line| !line.contains(part));
        assert_eq!(self.lines.len() + 1, before, "one line holds {part:?}");
    }

    /// Saves at these servers, and tells when the last of them serves what was saved.
    pub(crate) fn save(&mut self, servers: &[Publisher]) -> JoinSet<Moment> {
        self.serial += 1;
        self.push(servers)
    }

    /// Hands what was saved to these servers.
    pub(crate) fn push(&self, servers: &[Publisher]) -> JoinSet<Moment> {
        let zone = self.zone();
        let mut watching = JoinSet::new();
        for server in servers {
            server.publish(&zone);
            watching.spawn(served(server.socket, Name::from_presentation(&zone.name), zone.serial));
        }
        watching
    }
}

/// What a person types who copies the boxes of a card, as a line of a zone file.
pub(crate) fn typed(boxes: &[CardBox], rtype: Rtype) -> String {
    let value = |role: Role| {
        let found = boxes.iter().find(|one| one.role == role);
        found.map_or_else(|| panic!("no box {role:?}"), |one| one.value.as_str())
    };
    let name = value(Role::Name);
    match rtype {
        Rtype::Mx => format!("{name} IN MX {} {}.", value(Role::Priority), value(Role::Target)),
        Rtype::Txt => format!("{name} IN TXT {}", zones::quoted(value(Role::Value))),
        other => panic!("no card of this journey is a {other:?}"),
    }
}
