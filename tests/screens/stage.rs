//! A stage for the wizard: a domain on paper, its servers, networks that forget at their own pace,
//! and a person who presses keys. No socket and no clock; time passes when a test says so.

use std::collections::BTreeMap;
use std::net::IpAddr;

use mxguide::catalog::{Lang, Stock};
use mxguide::names::{Domain, Name};
use mxguide::observe::{
    Delegation, Heard, Margin, Moment, NameServer, Photo, Question, Server, ServerView, Sighting,
    Standing, Surroundings,
};
use mxguide::records::{Rdata, Record, Rtype};
use mxguide::watch::{Ask, Network, Settings, Target};
use mxguide::wizard::{
    CopyOutcome, Edit, Effect, Event, Face, Intent, Msg, Pin, StepId, Wizard, World, Written,
};

/// 23 November 2026, 12:00:00 UTC.
pub(crate) const NOON: Moment = Moment(1_795_435_200_000);

/// How long the old answers may be remembered, in seconds.
const OLD_TTL: u32 = 3600;

pub(crate) fn name(text: &str) -> Name {
    Name::from_presentation(text)
}

pub(crate) fn record(owner: &str, data: Rdata) -> Record {
    Record { name: name(owner), ttl: OLD_TTL, data }
}

pub(crate) fn mx(priority: u16, exchange: &str) -> Rdata {
    Rdata::Mx { priority, exchange: name(exchange) }
}

pub(crate) fn txt(text: &str) -> Rdata {
    Rdata::Txt(text.to_owned())
}

/// What `acme.fr` publishes before anybody does anything.
pub(crate) fn acme() -> Vec<Record> {
    vec![
        record("acme.fr", mx(1, "mx1.mail.ovh.net")),
        record("acme.fr", mx(5, "mx2.mail.ovh.net")),
        record("acme.fr", txt("v=spf1 include:mx.ovh.com ~all")),
    ]
}

/// What some networks do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Two memories behind one address answer by turns; the second one is old for long.
    TwoMemories,
    /// It cannot reach the servers and goes on giving what it had (RFC 8767).
    Stale,
    /// It hides this name and says so.
    Filters,
}

pub(crate) struct Stage {
    pub(crate) wizard: Wizard,
    /// What the servers serve.
    pub(crate) zone: Vec<Record>,
    /// What they served before the first change.
    before: Vec<Record>,
    pub(crate) standing: Standing,
    /// When each network forgets; those not named have forgotten already.
    forgets: BTreeMap<String, Moment>,
    /// Networks that never answer.
    silent: Vec<String>,
    /// Networks with a will of their own.
    pub(crate) manners: BTreeMap<String, Manner>,
    /// What the records lead to.
    pub(crate) around: Surroundings,
    /// Where the company applies the provider's template, if it does.
    pub(crate) connect: Option<String>,
    /// Answers photographs and questions, or leaves them hanging.
    pub(crate) is_answering: bool,
}

fn world(is_practice: bool) -> World {
    let catalog = Stock::built_in();
    let chosen: Vec<_> = catalog.resolvers.iter().filter(|resolver| resolver.is_default).collect();
    let own = Network {
        id: "own".to_owned(),
        operator: String::new(),
        continent: String::new(),
        min_interval_s: 0,
        ttl_cap_s: None,
    };
    let own_face = Face {
        id: "own".to_owned(),
        name: String::new(),
        place: String::new(),
        is_own: true,
        is_anycast: false,
        pin: None,
    };
    let networks = chosen
        .iter()
        .map(|resolver| Network {
            id: resolver.id.to_string(),
            operator: resolver.operator.clone(),
            continent: format!("{:?}", resolver.continent),
            min_interval_s: resolver.min_interval_s,
            ttl_cap_s: resolver.ttl_cap_s,
        })
        .chain([own])
        .collect();
    let faces = chosen
        .iter()
        .map(|resolver| Face {
            id: resolver.id.to_string(),
            name: resolver.name.clone(),
            place: if resolver.is_anycast { String::new() } else { resolver.city.clone() },
            is_own: false,
            is_anycast: resolver.is_anycast,
            pin: Some(Pin { lat: resolver.lat, lon: resolver.lon }),
        })
        .chain([own_face])
        .collect();
    let settings = Settings {
        min_interval_s: 30,
        publish_rounds: 2,
        publish_spacing_s: 30,
        confirm_rounds: 3,
        confirm_spacing_s: 60,
        timeout_ms: 2500,
        is_replaced_list: false,
    };
    let pretend = if is_practice {
        let domain = Domain::parse("acme.example").unwrap();
        vec![(domain, "Cloudflare".to_owned())]
    } else {
        Vec::new()
    };
    World { catalog, settings, networks, faces, is_practice, pretend }
}

impl Stage {
    pub(crate) fn new(lang: Lang) -> Self {
        Self::with(world(false), lang)
    }

    pub(crate) fn practice(lang: Lang) -> Self {
        Self::with(world(true), lang)
    }

    fn with(world: World, lang: Lang) -> Self {
        Self {
            wizard: Wizard::new(world, lang, NOON),
            zone: acme(),
            before: acme(),
            standing: Standing::Published,
            forgets: BTreeMap::new(),
            silent: Vec::new(),
            manners: BTreeMap::new(),
            around: Surroundings::default(),
            connect: None,
            is_answering: true,
        }
    }

    /// At a step, by the shortest way a person can go: `acme.fr` at Cloudflare, to Google.
    pub(crate) fn at(step: StepId, lang: Lang) -> Self {
        let mut stage = Self::new(lang);
        stage.go_to(step);
        stage
    }

    pub(crate) fn go_to(&mut self, step: StepId) {
        let is_there = |stage: &Self| stage.wizard.step == step;
        if !is_there(self) {
            self.fill("acme.fr");
            self.next();
        }
        if !is_there(self) {
            self.next();
        }
        if !is_there(self) {
            self.choose("Cloudflare");
        }
        if !is_there(self) {
            self.choose("Google");
            while self.wizard.step == StepId::Mail {
                self.next();
            }
        }
        for _ in 0..20 {
            if self.wizard.step != StepId::Details || is_there(self) {
                break;
            }
            self.answer_detail();
        }
        if !is_there(self) {
            self.next();
        }
        if step == StepId::Watch {
            self.save_everything();
            for _ in 0..20 {
                if is_there(self) {
                    break;
                }
                self.pass(40);
                self.next();
            }
        }
        assert_eq!(self.wizard.step, step);
    }

    /// What a person in no hurry says to each question.
    pub(crate) fn answer_detail(&mut self) {
        let field = self.wizard.field().unwrap();
        if !field.takes_text() {
            self.does(Intent::Next);
            return;
        }
        if field.key == "dmarc_rua" {
            self.fill("dmarc@acme.fr");
            self.next();
            return;
        }
        self.does(if field.can_wait { Intent::Later } else { Intent::Next });
    }

    pub(crate) fn does(&mut self, intent: Intent) {
        self.tell(Event::Do(intent));
    }

    pub(crate) fn next(&mut self) {
        self.does(Intent::Next);
    }

    pub(crate) fn fill(&mut self, text: &str) {
        self.does(Intent::Edit(Edit::Fill(text.to_owned())));
    }

    pub(crate) fn choose(&mut self, filter: &str) {
        self.fill(filter);
        self.next();
    }

    pub(crate) fn tell(&mut self, event: Event) {
        let at = self.wizard.now;
        let mut queue = self.wizard.update(Msg { at, event });
        while let Some(effect) = queue.pop() {
            if let Some(event) = self.answer(effect) {
                queue.extend(self.wizard.update(Msg { at, event }));
            }
        }
    }

    /// Lets `seconds` go by, with every question answered on the way.
    pub(crate) fn pass(&mut self, seconds: u32) {
        let until = self.wizard.now.plus_seconds(seconds);
        for _ in 0..100_000 {
            let wake = self.wizard.next_wake().unwrap_or(until).max(self.wizard.now.plus_ms(1));
            self.wizard.now = wake.min(until);
            self.tell(Event::Tick);
            if self.wizard.now >= until {
                return;
            }
        }
        panic!("the wizard wakes too often");
    }

    fn answer(&self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Photograph { ticket, .. } if self.is_answering => {
                Some(Event::Photo { ticket, photo: Box::new(self.photo()) })
            }
            Effect::FetchSenders { ticket, .. } => {
                let texts = [
                    ("mx.ovh.com", "v=spf1 ptr:mail-out.ovh.net ~all"),
                    ("_spf.google.com", "v=spf1 ip4:192.0.2.0/24 ~all"),
                ];
                let texts = texts.map(|(at, text)| (at.to_owned(), text.to_owned())).into();
                Some(Event::Senders { ticket, texts })
            }
            Effect::Follow { ticket, .. } if self.is_answering => {
                Some(Event::Followed { ticket, around: Box::new(self.around.clone()) })
            }
            Effect::Connect { ticket, .. } => {
                Some(Event::Connected { ticket, page: self.connect.clone() })
            }
            Effect::Ask(ask) if self.is_answering => Some(self.heard(&ask)),
            Effect::WriteUndo { .. } => {
                Some(Event::Wrote(Written::Undo("/home/ada/acme.fr-before.txt".to_owned())))
            }
            Effect::WriteReport => {
                Some(Event::Wrote(Written::Report("/home/ada/acme.fr-report.html".to_owned())))
            }
            Effect::WriteHandover => {
                Some(Event::Wrote(Written::Handover("/home/ada/acme.fr-handover.html".to_owned())))
            }
            Effect::Copy(_) => {
                Some(Event::Copied(CopyOutcome::Terminal { inside_multiplexer: false }))
            }
            _ => None,
        }
    }

    fn heard(&self, ask: &Ask) -> Event {
        let now = self.wizard.now;
        let manner = match &ask.target {
            Target::Resolver(id) => self.manners.get(id).copied(),
            Target::Server(_) | Target::Parent => None,
        };
        let turn = now.0 / 61_000 % 2;
        let heard = match &ask.target {
            Target::Resolver(_) if manner == Some(Manner::Stale) => {
                said(&self.before, &ask.question, 30)
            }
            Target::Resolver(_) if manner == Some(Manner::Filters) => Heard::Refused,
            Target::Resolver(_) if manner == Some(Manner::TwoMemories) && turn == 1 => {
                said(&self.before, &ask.question, 3000)
            }
            Target::Server(_) | Target::Parent => said(&self.zone, &ask.question, OLD_TTL),
            Target::Resolver(id) if self.silent.contains(id) => Heard::Silent,
            Target::Resolver(id) => match self.forgets.get(id) {
                Some(until) if *until > now => {
                    let left = u32::try_from(until.seconds_since(now)).unwrap();
                    said(&self.before, &ask.question, left.max(1))
                }
                _ => said(&self.zone, &ask.question, OLD_TTL),
            },
        };
        let margin = Margin {
            is_authoritative: matches!(ask.target, Target::Server(_)),
            rtt_ms: 20,
            server_id: match manner {
                Some(Manner::TwoMemories) => Some(format!("cache-{turn}.example")),
                _ => machine(&ask.target),
            },
            extended_error: match manner {
                Some(Manner::Stale) => Some((22, "no reachable authority at 192.0.2.1".to_owned())),
                Some(Manner::Filters) => Some((17, String::new())),
                _ => None,
            },
            ..Margin::default()
        };
        let sighting = Sighting { question: ask.question.clone(), heard, margin, at: now };
        Event::Heard { ticket: ask.ticket, sighting: Box::new(sighting) }
    }

    pub(crate) fn photo(&self) -> Photo {
        let domain = Domain::parse("acme.fr").unwrap();
        let server = |number: u8| {
            let who = ["ada", "bob"][usize::from(number) - 1];
            let name = name(&format!("{who}.ns.cloudflare.com"));
            Server { name, address: IpAddr::from([192, 0, 2, number]) }
        };
        let servers = [server(1), server(2)];
        let questions = [
            ("acme.fr", Rtype::Soa),
            ("acme.fr", Rtype::Mx),
            ("acme.fr", Rtype::Txt),
            ("_dmarc.acme.fr", Rtype::Txt),
            ("_domainconnect.acme.fr", Rtype::Txt),
            ("google._domainkey.acme.fr", Rtype::Txt),
        ];
        let view = |server: &Server| ServerView {
            server: server.clone(),
            answers: questions
                .map(|(at, rtype)| {
                    let question = Question::new(name(at), rtype);
                    let heard = said(&self.zone, &question, OLD_TTL);
                    let margin = Margin { is_authoritative: true, ..Margin::default() };
                    (question, heard, margin)
                })
                .to_vec(),
        };
        let is_up = self.standing == Standing::Published;
        let name_server = |server: &Server| NameServer {
            name: server.name.clone(),
            addresses: vec![server.address],
        };
        Photo {
            taken_at: self.wizard.now,
            standing: self.standing.clone(),
            delegation: is_up.then(|| Delegation {
                parent: name("fr"),
                zone: domain.name(),
                name_servers: servers.iter().map(|server| server.name.clone()).collect(),
                ttl: 3600,
                is_signed: false,
            }),
            name_servers: servers.iter().filter(|_| is_up).map(name_server).collect(),
            views: servers.iter().filter(|_| is_up).map(view).collect(),
            passage: mxguide::observe::Passage::Untested,
            signing: mxguide::observe::Signing::Unknown,
            domain,
        }
    }

    /// The person works through the whole plan at their company.
    pub(crate) fn save_everything(&mut self) {
        let plan = self.wizard.plan().unwrap();
        for (host, gone) in plan.gone() {
            let at = host.absolute(&plan.domain);
            self.zone.retain(|record| record.name != at || record.data != gone);
        }
        for wanted in plan.wanted() {
            let made = Record {
                name: wanted.host.absolute(&plan.domain),
                ttl: OLD_TTL,
                data: wanted.data,
            };
            if !self.zone.contains(&made) {
                self.zone.push(made);
            }
        }
    }

    /// Some networks forget at once, some within the hour, and one never answers.
    pub(crate) fn networks_differ(&mut self) {
        let now = self.wizard.now;
        for (at, network) in (0_u32..).zip(&self.wizard.world.networks) {
            match at % 6 {
                0 if at > 0 => {
                    self.forgets.insert(network.id.clone(), now.plus_seconds(at * 110));
                }
                5 if at < 6 => self.silent.push(network.id.clone()),
                _ => {}
            }
        }
    }
}

/// The machine that answered, where it says so.
fn machine(target: &Target) -> Option<String> {
    match target {
        Target::Resolver(id) if id == "cloudflare" => Some("1004m17".to_owned()),
        Target::Resolver(id) if id == "own" => None,
        Target::Resolver(id) => Some(format!("{id}.cache.example")),
        Target::Server(_) | Target::Parent => None,
    }
}

/// What a server with this zone says.
fn said(zone: &[Record], question: &Question, ttl: u32) -> Heard {
    let here: Vec<&Record> = zone.iter().filter(|record| record.name == question.name).collect();
    let soa = Rdata::Soa { primary: name("ada.ns.cloudflare.com"), serial: 1, minimum: 1800 };
    if question.rtype == Rtype::Soa {
        return Heard::Records(vec![Record { name: question.name.clone(), ttl: 1800, data: soa }]);
    }
    let answer: Vec<Record> = here
        .iter()
        .filter(|record| record.data.rtype() == question.rtype)
        .map(|record| Record { ttl, ..(*record).clone() })
        .collect();
    if answer.is_empty() {
        return Heard::Nothing { name_exists: !here.is_empty(), for_at_most: Some(ttl.min(1800)) };
    }
    Heard::Records(answer)
}
