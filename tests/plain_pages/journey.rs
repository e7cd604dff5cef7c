//! A journey without a terminal and without a network: typed lines go in, printed lines come out, and
//! a pretend set of servers answers as fast as it is asked.

use std::collections::{BTreeMap, VecDeque};

use jiff::tz::TimeZone;
use mxguide::catalog::form::{self, Typed};
use mxguide::catalog::{Lang, Stock};
use mxguide::names::{Domain, Name};
use mxguide::observe::{
    Delegation, Heard, Margin, Moment, NameServer, Photo, Question, Server, ServerView, Sighting,
    Standing,
};
use mxguide::plain::{self, Answer, Said};
use mxguide::records::{Rdata, Record, Rtype};
use mxguide::watch::{Ask, Network, Settings};
use mxguide::wizard::{
    Effect, Event, Face, Msg, Outcome, PanelAct, PanelLine, PanelView, Wizard, World, Written,
};
use mxguide::words::Words;

/// 23 November 2026, 12:00:00 UTC.
pub(crate) const NOON: Moment = Moment(1_795_435_200_000);

/// What a person does, one after the other.
pub(crate) enum Does {
    /// Types a line.
    Types(&'static str),
    /// Enters the card at the company exactly as it stands there, then types a line.
    SavesAndTypes(&'static str),
    /// Puts this into the zone instead, then types a line.
    Publishes(Vec<Record>, &'static str),
}

/// The domain as its servers publish it.
pub(crate) struct Zone {
    pub(crate) domain: Domain,
    pub(crate) name_servers: Vec<&'static str>,
    pub(crate) records: Vec<Record>,
}

impl Zone {
    fn heard(&self, question: &Question) -> Heard {
        let fits = |record: &&Record| {
            record.name == question.name && record.data.rtype() == question.rtype
        };
        let found: Vec<Record> = self.records.iter().filter(fits).cloned().collect();
        if found.is_empty() {
            return Heard::Nothing { name_exists: true, for_at_most: Some(300) };
        }
        Heard::Records(found)
    }

    fn photo(&self, at: Moment) -> Photo {
        let apex = self.domain.name();
        let questions = [
            Question::new(apex.clone(), Rtype::Mx),
            Question::new(apex.clone(), Rtype::Txt),
            Question::new(apex.child("_dmarc"), Rtype::Txt),
        ];
        let margin = Margin { is_authoritative: true, ..Margin::default() };
        let name_servers: Vec<NameServer> = (1_u8..)
            .zip(&self.name_servers)
            .map(|(last, name)| NameServer {
                name: Name::from_presentation(name),
                addresses: vec![std::net::Ipv4Addr::new(192, 0, 2, last).into()],
            })
            .collect();
        let views = name_servers
            .iter()
            .map(|ns| ServerView {
                server: Server { name: ns.name.clone(), address: ns.addresses[0] },
                answers: questions
                    .iter()
                    .map(|q| (q.clone(), self.heard(q), margin.clone()))
                    .collect(),
            })
            .collect();
        Photo {
            domain: self.domain.clone(),
            taken_at: at,
            standing: Standing::Published,
            delegation: Some(Delegation {
                parent: apex.parent(),
                zone: apex,
                name_servers: name_servers.iter().map(|ns| ns.name.clone()).collect(),
                ttl: 3600,
                is_signed: false,
            }),
            name_servers,
            views,
            passage: mxguide::observe::Passage::Untested,
            signing: mxguide::observe::Signing::Unknown,
        }
    }
}

/// A journey under way.
pub(crate) struct Journey {
    pub(crate) wizard: Wizard,
    pub(crate) zone: Zone,
    /// Everything printed.
    pub(crate) told: Vec<String>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) asked_networks: usize,
    panel: Vec<PanelLine>,
    said: Said,
}

/// A record with the TTL that the pretend zones use.
pub(crate) fn record(name: &Name, data: Rdata) -> Record {
    Record { name: name.clone(), ttl: 3600, data }
}

impl Journey {
    pub(crate) fn new(zone: Zone, lang: Lang, is_practice: bool) -> Self {
        let networks: Vec<Network> = ["a", "b", "c"]
            .iter()
            .map(|id| Network {
                id: (*id).to_owned(),
                operator: (*id).to_owned(),
                continent: "europe".to_owned(),
                min_interval_s: 1,
                ttl_cap_s: None,
            })
            .collect();
        let faces = networks
            .iter()
            .map(|network| Face {
                id: network.id.clone(),
                name: format!("Network {}", network.id),
                place: "Paris".to_owned(),
                is_own: false,
                is_anycast: false,
                pin: None,
            })
            .collect();
        let pretend = vec![(zone.domain.clone(), "Gandi".to_owned())];
        let world = World {
            catalog: Stock::built_in(),
            settings: Settings {
                min_interval_s: 1,
                publish_rounds: 2,
                publish_spacing_s: 2,
                confirm_rounds: 3,
                confirm_spacing_s: 3,
                timeout_ms: 1000,
                is_replaced_list: true,
            },
            networks,
            faces,
            is_practice,
            pretend: if is_practice { pretend } else { Vec::new() },
        };
        Self {
            wizard: Wizard::new(world, lang, NOON),
            zone,
            told: Vec::new(),
            outcome: None,
            asked_networks: 0,
            panel: Vec::new(),
            said: Said::default(),
        }
    }

    fn words(&self) -> Words {
        Words::new(self.wizard.lang, TimeZone::UTC)
    }

    /// Runs until the script is at its end and nothing is waited for, or the program ends.
    pub(crate) fn run(&mut self, script: Vec<Does>) {
        let mut script: VecDeque<Does> = script.into();
        let mut is_answered = false;
        for _ in 0..20_000 {
            if self.outcome.is_some() {
                return;
            }
            let words = self.words();
            let (lines, page) = self.said.news(&self.wizard, &words, is_answered);
            self.told.extend(lines);
            is_answered = false;
            if let Some(intents) = plain::onward(&self.wizard) {
                self.wants(intents);
            } else if page.is_waiting {
                let wake = self.wizard.next_wake().unwrap_or(self.wizard.now.plus_seconds(1));
                self.at(wake.max(self.wizard.now.plus_ms(50)), Event::Tick);
            } else {
                self.told.extend(page.prompt.clone());
                let Some(does) = script.pop_front() else { return };
                let line = self.act(does);
                self.told.push(format!("> {line}"));
                match plain::answer(&page, line) {
                    Answer::Intents(intents) => {
                        is_answered = true;
                        self.wants(intents);
                    }
                    Answer::Unknown(sentence) => self.told.push(sentence),
                }
            }
        }
        panic!("no end:\n{}", self.told.join("\n"));
    }

    fn act(&mut self, does: Does) -> &'static str {
        match does {
            Does::Types(line) => line,
            Does::SavesAndTypes(line) => {
                let step = self.wizard.card().expect("a card is open");
                let name = step.host.absolute(&self.zone.domain);
                self.zone.records.retain(|old| old.name != name || !step.gone.contains(&old.data));
                let fresh = step.wanted.iter().map(|wanted| record(&name, wanted.data.clone()));
                self.zone.records.extend(fresh);
                line
            }
            Does::Publishes(records, line) => {
                self.zone.records = records;
                line
            }
        }
    }

    pub(crate) fn wants(&mut self, intents: Vec<mxguide::wizard::Intent>) {
        for intent in intents {
            self.at(self.wizard.now.plus_ms(10), Event::Do(intent));
        }
    }

    fn at(&mut self, at: Moment, event: Event) {
        let mut effects: VecDeque<Effect> = self.wizard.update(Msg { at, event }).into();
        while let Some(effect) = effects.pop_front() {
            if let Some(event) = self.outside(effect) {
                let at = self.wizard.now.plus_ms(5);
                effects.extend(self.wizard.update(Msg { at, event }));
            }
        }
    }

    fn outside(&mut self, effect: Effect) -> Option<Event> {
        let now = self.wizard.now;
        Some(match effect {
            Effect::Photograph { ticket, .. } => {
                Event::Photo { ticket, photo: Box::new(self.zone.photo(now)) }
            }
            Effect::FetchSenders { ticket, includes, .. } => {
                let texts: BTreeMap<String, String> =
                    includes.into_iter().map(|name| (name, "v=spf1 -all".to_owned())).collect();
                Event::Senders { ticket, texts }
            }
            Effect::Ask(ask) => self.asked(ask),
            Effect::WriteUndo { .. } => Event::Wrote(Written::Undo("before.txt".to_owned())),
            Effect::WriteReport => Event::Wrote(Written::Report("report.html".to_owned())),
            Effect::WriteHandover => Event::Wrote(Written::Handover("handover.html".to_owned())),
            Effect::ShowPlain => {
                let lines = self.words().plain_values(&self.wizard);
                self.told.extend(lines);
                return None;
            }
            Effect::Panel { act, .. } => Event::Panel(self.panel(act)),
            Effect::Quit(outcome) => {
                self.outcome = Some(outcome);
                return None;
            }
            _ => return None,
        })
    }

    fn asked(&mut self, ask: Ask) -> Event {
        let is_authoritative = matches!(ask.target, mxguide::watch::Target::Server(_));
        if !is_authoritative {
            self.asked_networks += 1;
        }
        let sighting = Sighting {
            heard: self.zone.heard(&ask.question),
            question: ask.question,
            margin: Margin { is_authoritative, ..Margin::default() },
            at: self.wizard.now.plus_ms(4),
        };
        Event::Heard { ticket: ask.ticket, sighting: Box::new(sighting) }
    }

    /// The pretend panel: it publishes what the company would make of what was typed.
    fn panel(&mut self, act: PanelAct) -> PanelView {
        let mut view = PanelView::default();
        if let PanelAct::Add((rtype, boxes)) = act {
            let registrar = self.wizard.registrar().expect("a company is chosen").clone();
            let typed = Typed { rtype, boxes: boxes.iter().cloned().collect() };
            match form::publish(&registrar, &self.zone.domain, &typed) {
                Ok(record) => {
                    self.zone.records.extend(record);
                    let key = self.panel.len() as u64;
                    self.panel.push(PanelLine { key, rtype, boxes });
                }
                Err(_) => view.refusal = Some("panel-refused".to_owned()),
            }
        }
        view.lines.clone_from(&self.panel);
        view
    }

    /// Everything printed, as one text.
    pub(crate) fn text(&self) -> String {
        self.told.join("\n")
    }
}
