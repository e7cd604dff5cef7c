//! Somebody at the wizard, without a terminal: says what they want as intents, and the wizard's
//! effects become questions to the servers, as the program's own shell does it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use mxguide::catalog::{Lang, Stock};
use mxguide::net::Network;
use mxguide::observe::{Heard, Margin, Moment, Sighting};
use mxguide::watch::{Ask, Network as Watched, Settings, Target};
use mxguide::wizard::{Edit, Effect, Event, Intent, Msg, Wizard, World};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::clock;
use crate::resolvers::Resolver;

/// How long a wizard is left alone that wants nothing.
const DOZE: Duration = Duration::from_millis(250);

/// A wizard and somebody who uses it.
pub(crate) struct Person {
    pub(crate) wizard: Wizard,
    /// Files and signals that the wizard wanted from the outside, by name.
    pub(crate) wanted: Vec<&'static str>,
    network: Network,
    sockets: BTreeMap<String, SocketAddr>,
    tasks: JoinSet<Event>,
    started: Moment,
}

impl Person {
    pub(crate) fn new(network: Network, resolvers: &[Resolver]) -> Self {
        let sockets = resolvers.iter().map(|one| (one.id.clone(), one.relay.socket)).collect();
        let networks = resolvers.iter().map(|one| Watched {
            id: one.id.clone(),
            operator: one.id.clone(),
            continent: String::new(),
            min_interval_s: 1,
            ttl_cap_s: None,
        });
        let world = World {
            catalog: Stock::built_in(),
            settings: Settings {
                min_interval_s: 1,
                publish_rounds: 2,
                publish_spacing_s: 1,
                confirm_rounds: 2,
                confirm_spacing_s: 1,
                timeout_ms: 1500,
                is_replaced_list: true,
            },
            networks: networks.collect(),
            faces: Vec::new(),
            is_practice: false,
            pretend: Vec::new(),
        };
        let started = clock::now();
        Self {
            wizard: Wizard::new(world, Lang::En, started),
            wanted: Vec::new(),
            network,
            sockets,
            tasks: JoinSet::new(),
            started,
        }
    }

    /// Says what they want.
    pub(crate) fn say(&mut self, intent: Intent) {
        self.tell(Event::Do(intent));
    }

    /// Types into the field in focus and presses Enter.
    pub(crate) fn answer(&mut self, text: &str) {
        self.say(Intent::Edit(Edit::Fill(text.to_owned())));
        self.say(Intent::Next);
    }

    /// Sits in front of the wizard until something is so; gives back when it was first seen.
    pub(crate) async fn until(
        &mut self,
        what: &str,
        patience: Duration,
        is_so: impl Fn(&Wizard) -> bool,
    ) -> Moment {
        let deadline = Instant::now() + patience;
        while !is_so(&self.wizard) {
            assert!(Instant::now() < deadline, "waited {patience:?} in vain: {what}");
            let wait = self
                .wizard
                .next_wake()
                .map_or(DOZE, |at| Duration::from_millis(at.ms_since(clock::now())).min(DOZE));
            tokio::select! {
                Some(event) = self.tasks.join_next() => self.tell(event.expect("no task panics")),
                () = tokio::time::sleep(wait) => self.tell(Event::Tick),
            }
        }
        clock::now()
    }

    /// Tells the journey, with the seconds since its start.
    pub(crate) fn note(&self, line: &str) {
        let passed = clock::now().ms_since(self.started);
        println!("{:>4}.{:03} s  {line}", passed / 1000, passed % 1000);
    }

    fn tell(&mut self, event: Event) {
        for effect in self.wizard.update(Msg { at: clock::now(), event }) {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        let network = self.network.clone();
        match effect {
            Effect::Photograph { ticket, domain } => {
                let catalog = self.wizard.world.catalog.clone();
                self.tasks.spawn(async move {
                    let is_suspended = |name: &_| catalog.is_suspension_server(name);
                    let photo = network.photograph(&domain, &[], &is_suspended, clock::now).await;
                    Event::Photo { ticket, photo: Box::new(photo) }
                });
            }
            Effect::FetchSenders { ticket, includes, .. } => {
                let photo = self.wizard.taken().cloned().expect("senders come after the photo");
                self.tasks.spawn(async move {
                    let texts = network.sender_texts(&includes, &photo).await;
                    Event::Senders { ticket, texts }
                });
            }
            Effect::Ask(ask) => {
                let socket = match &ask.target {
                    Target::Resolver(id) => self.sockets.get(id).copied(),
                    Target::Server(_) | Target::Parent => None,
                };
                self.tasks.spawn(put(network, ask, socket));
            }
            Effect::WriteUndo { .. } => self.wanted.push("undo sheet"),
            Effect::WriteReport => self.wanted.push("report"),
            Effect::Announce => self.wanted.push("bell"),
            _ => {}
        }
    }
}

async fn put(network: Network, ask: Ask, socket: Option<SocketAddr>) -> Event {
    let (heard, margin) = match (&ask.target, socket) {
        (Target::Server(server), _) => network.ask_server(server, &ask.question).await,
        (Target::Parent, _) => network.delegation(&ask.question.name).await,
        (Target::Resolver(_), Some(socket)) => {
            network.ask_resolver(&socket.into(), &ask.question).await
        }
        (Target::Resolver(_), None) => (Heard::Silent, Margin::default()),
    };
    let sighting = Sighting { question: ask.question, heard, margin, at: clock::now() };
    Event::Heard { ticket: ask.ticket, sighting: Box::new(sighting) }
}
