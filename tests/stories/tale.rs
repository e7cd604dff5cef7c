//! The teller: a wizard, a person at the keyboard, the company's panel, servers and networks.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;

use mxguide::catalog::form::{Typed, publish};
use mxguide::catalog::{Lang, Stock};
use mxguide::observe::{Heard, Margin, Moment, Sighting, Surroundings};
use mxguide::plan::{Kind, Step};
use mxguide::verdict::CardState;
use mxguide::watch::{Ask, Network, Settings, Target};
use mxguide::wizard::{
    CopyOutcome, Effect, Event, Face, Key, KeyCode, MailPage, Msg, StepId, Wizard, World, Written,
};

use super::paper::{NOON, TTL, Zone};

/// A key as Google shows one, used nowhere.
pub(crate) fn dkim_key() -> String {
    include_str!("../../assets/practice/dkim-key.txt").trim().to_owned()
}

pub(crate) const PROOF: &str =
    "google-site-verification=lT3RftN0whX9Y2qpcg8-1LJisCT2yVrA6-3fVSE5jHM";

/// What a person says to a question of step 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Say<'a> {
    /// Types this and presses Enter.
    Type(&'a str),
    /// Presses Enter on what stands there.
    Enter,
    /// Presses Tab.
    Later,
    /// Presses y.
    Yes,
    /// Presses n.
    No,
}

#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) wizard: Wizard,
    pub(crate) zone: Zone,
    /// What was published when the story began; networks that were asked then remember it.
    pub(crate) before: Zone,
    /// Until when each network remembers.
    pub(crate) remembers: BTreeMap<String, Moment>,
    /// Everything that left the wizard, oldest first, questions aside.
    pub(crate) log: Vec<Effect>,
    /// Every question, with its moment.
    pub(crate) asked: Vec<(Moment, Ask)>,
    /// Photographs are answered at once.
    pub(crate) is_photographed: bool,
    /// What the records lead to.
    pub(crate) around: Surroundings,
}

pub(crate) fn world() -> World {
    let operators = ["Ada", "Bob", "Cem", "Dee", "Eve"];
    let continents = ["Europe", "Asia", "Africa"];
    let networks: Vec<Network> = (0..10_usize)
        .map(|number| Network {
            id: format!("net-{number}"),
            operator: operators[number % operators.len()].to_owned(),
            continent: continents[number % continents.len()].to_owned(),
            min_interval_s: 0,
            ttl_cap_s: None,
        })
        .collect();
    let faces = networks
        .iter()
        .map(|network| Face {
            id: network.id.clone(),
            name: network.id.clone(),
            place: String::new(),
            is_own: false,
            is_anycast: false,
            pin: None,
        })
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
    World {
        catalog: Stock::built_in(),
        settings,
        networks,
        faces,
        is_practice: false,
        pretend: Vec::new(),
    }
}

impl Story {
    pub(crate) fn new(zone: Zone) -> Self {
        Self::told(zone, world(), Lang::En)
    }

    pub(crate) fn told(zone: Zone, world: World, lang: Lang) -> Self {
        Self {
            wizard: Wizard::new(world, lang, NOON),
            before: zone.clone(),
            zone,
            remembers: BTreeMap::new(),
            log: Vec::new(),
            asked: Vec::new(),
            is_photographed: true,
            around: Surroundings::default(),
        }
    }

    /// Tells the wizard, and answers what it asks for until it is content.
    pub(crate) fn tell(&mut self, event: Event) -> Vec<Effect> {
        let mut events = VecDeque::from([event]);
        let mut left = Vec::new();
        while let Some(event) = events.pop_front() {
            let at = self.wizard.now;
            for effect in self.wizard.update(Msg { at, event }) {
                if let Some(answer) = self.answer(&effect) {
                    events.push_back(answer);
                }
                if !matches!(effect, Effect::Ask(_)) {
                    left.push(effect);
                }
            }
        }
        self.log.extend(left.iter().cloned());
        left
    }

    fn answer(&mut self, effect: &Effect) -> Option<Event> {
        match effect {
            Effect::Photograph { ticket, .. } if self.is_photographed => {
                Some(Event::Photo { ticket: *ticket, photo: Box::new(self.zone.photo()) })
            }
            Effect::FetchSenders { ticket, includes, .. } => {
                let text =
                    |name: &String| (name.clone(), "v=spf1 ip4:192.0.2.0/24 ~all".to_owned());
                Some(Event::Senders { ticket: *ticket, texts: includes.iter().map(text).collect() })
            }
            Effect::Follow { ticket, .. } => {
                Some(Event::Followed { ticket: *ticket, around: Box::new(self.around.clone()) })
            }
            Effect::Ask(ask) => Some(self.servers_say(ask)),
            Effect::WriteUndo { .. } => Some(Event::Wrote(Written::Undo("before.txt".to_owned()))),
            Effect::WriteReport => Some(Event::Wrote(Written::Report("report.html".to_owned()))),
            Effect::WriteHandover => {
                Some(Event::Wrote(Written::Handover("handover.html".to_owned())))
            }
            Effect::Copy(_) => Some(Event::Copied(CopyOutcome::Native("pbcopy".to_owned()))),
            _ => None,
        }
    }

    /// The answer of a server or a network. A network is never asked before all servers serve the
    /// plan: whoever asks ends the test.
    fn servers_say(&mut self, ask: &Ask) -> Event {
        let now = self.wizard.now;
        self.asked.push((now, ask.clone()));
        let heard = match &ask.target {
            Target::Server(_) | Target::Parent => self.zone.said(&ask.question, TTL),
            Target::Resolver(id) => {
                let watch = self.wizard.watch.as_ref().unwrap();
                assert!(watch.t0().is_some_and(|t0| t0 <= now), "{id} was asked before T0");
                match self.remembers.get(id).filter(|until| **until > now) {
                    Some(until) => {
                        let left = u32::try_from(until.seconds_since(now)).unwrap();
                        self.before.said(&ask.question, left.max(1))
                    }
                    None => self.zone.said(&ask.question, TTL),
                }
            }
        };
        let is_authoritative = matches!(ask.target, Target::Server(_));
        let margin = Margin { is_authoritative, rtt_ms: 20, ..Margin::default() };
        self.heard(ask, heard, margin)
    }

    pub(crate) fn heard(&self, ask: &Ask, heard: Heard, margin: Margin) -> Event {
        let at = self.wizard.now;
        let sighting = Sighting { question: ask.question.clone(), heard, margin, at };
        Event::Heard { ticket: ask.ticket, sighting: Box::new(sighting) }
    }

    pub(crate) fn press(&mut self, code: KeyCode) -> Vec<Effect> {
        self.tell(Event::Key(Key::plain(code)))
    }

    pub(crate) fn enter(&mut self) -> Vec<Effect> {
        self.press(KeyCode::Enter)
    }

    pub(crate) fn escape(&mut self) -> Vec<Effect> {
        self.press(KeyCode::Esc)
    }

    pub(crate) fn letter(&mut self, c: char) -> Vec<Effect> {
        self.press(KeyCode::Char(c))
    }

    pub(crate) fn control(&mut self, c: char) -> Vec<Effect> {
        self.tell(Event::Key(Key::ctrl(c)))
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.letter(c);
        }
    }

    /// Empties the field and types.
    pub(crate) fn retype(&mut self, text: &str) {
        self.control('u');
        self.type_text(text);
    }

    /// Lets `seconds` go by.
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

    /// Lets time go by until something is true, for at most `seconds`.
    pub(crate) fn pass_until(&mut self, seconds: u32, is_so: impl Fn(&Wizard) -> bool) {
        for _ in 0..seconds {
            if is_so(&self.wizard) {
                return;
            }
            self.pass(1);
        }
        panic!("it never came so within {seconds} s");
    }

    /// Types the domain and sees what was found.
    pub(crate) fn reach_found(&mut self) {
        let domain = self.zone.domain.to_string();
        self.retype(&domain);
        self.enter();
        assert_eq!(self.wizard.step, StepId::Found);
    }

    /// Chooses the company by its name.
    pub(crate) fn reach_mail(&mut self, company: &str) {
        self.reach_found();
        self.enter();
        assert_eq!(self.wizard.step, StepId::Host);
        self.type_text(company);
        self.enter();
        assert_eq!(self.wizard.step, StepId::Mail);
    }

    /// Chooses the provider by its name and has none of the reasons to stop.
    pub(crate) fn reach_details(&mut self, company: &str, provider: &str) {
        self.reach_mail(company);
        self.choose_provider(provider);
    }

    pub(crate) fn choose_provider(&mut self, provider: &str) {
        self.type_text(provider);
        self.enter();
        for _ in 0..10 {
            match (self.wizard.step, self.wizard.mail_page) {
                (StepId::Mail, MailPage::Stop(_)) => self.letter('n'),
                (StepId::Mail, _) => self.enter(),
                _ => break,
            };
        }
        assert_eq!(self.wizard.step, StepId::Details);
    }

    /// Answers every question of step 5; those not named are passed with Enter.
    pub(crate) fn reach_plan(
        &mut self,
        company: &str,
        provider: &str,
        answers: &[(&str, Say<'_>)],
    ) {
        self.reach_details(company, provider);
        self.answer_details(answers);
    }

    pub(crate) fn answer_details(&mut self, answers: &[(&str, Say<'_>)]) {
        for _ in 0..30 {
            if self.wizard.step != StepId::Details {
                break;
            }
            let key = self.wizard.field().unwrap().key;
            let say = answers.iter().find(|(name, _)| *name == key).map_or(Say::Enter, |(_, s)| *s);
            self.say(say);
        }
        assert_eq!(self.wizard.step, StepId::Plan, "stuck at {:?}", self.wizard.field());
    }

    pub(crate) fn say(&mut self, say: Say<'_>) {
        let field = self.wizard.field().unwrap();
        match say {
            Say::Type(text) => {
                self.retype(text);
                self.enter();
                if field.is_repeatable() {
                    self.enter();
                }
                assert_eq!(self.wizard.details.problem, None, "{} does not take {text}", field.key);
            }
            Say::Enter => drop(self.enter()),
            Say::Later => drop(self.press(KeyCode::Tab)),
            Say::Yes => drop(self.letter('y')),
            Say::No => drop(self.letter('n')),
        }
    }

    /// Every card in one line: what to do, and what goes into which box.
    pub(crate) fn told_cards(&self) -> Vec<String> {
        self.wizard
            .cards()
            .iter()
            .map(|card| {
                let mut told = format!("{} {:?}", card.id, card.kind).to_lowercase();
                for record in self.wizard.boxes(card) {
                    for field in record {
                        write!(told, " | {}: {}", field.label, field.value).unwrap();
                    }
                }
                for old in &card.gone {
                    write!(told, " | - {old}").unwrap();
                }
                told
            })
            .collect()
    }

    /// Does at the company what the card says, through its form: what is typed there is what the card
    /// shows, and what comes out of it is published.
    pub(crate) fn save_at_company(&mut self, card: &Step) {
        let registrar = self.wizard.registrar().unwrap();
        let domain = self.zone.domain.clone();
        let made: Vec<_> = self
            .wizard
            .boxes(card)
            .into_iter()
            .flat_map(|record| {
                let boxes = record.into_iter().map(|field| (field.role, field.value)).collect();
                publish(registrar, &domain, &Typed { rtype: card.rtype, boxes }).unwrap()
            })
            .collect();
        for old in &card.gone {
            self.zone.remove(&card.host, old);
        }
        if card.kind == Kind::Remove {
            assert!(made.is_empty());
        }
        if registrar.types_sets(card.rtype) {
            // One form holds them all: what is not in it any more is gone.
            let at = card.host.absolute(&domain);
            let is_other = |line: &mxguide::records::Record| {
                line.name != at || line.data.rtype() != card.rtype
            };
            self.zone.records.retain(is_other);
        }
        self.zone.records.extend(made);
    }

    /// Works through all cards, one after the other, and sees each of them tick.
    pub(crate) fn work_through_cards(&mut self) {
        let cards = self.wizard.cards();
        assert_eq!(self.wizard.step, StepId::Enter);
        for (at, card) in cards.iter().enumerate() {
            assert_eq!(self.wizard.card().as_ref(), Some(card), "the cards come in order");
            assert!(!self.wizard.is_card_served(at), "{} ticks before it was saved", card.id);
            self.save_at_company(card);
            self.pass(12);
            let state = self.wizard.card_state(at);
            assert!(matches!(state, CardState::Served { .. }), "{}: {state:?}", card.id);
            self.enter();
        }
        assert_eq!(self.wizard.step, StepId::Watch);
    }

    pub(crate) fn count(&self, is_it: impl Fn(&Effect) -> bool) -> usize {
        self.log.iter().filter(|effect| is_it(effect)).count()
    }

    pub(crate) fn resolvers_asked(&self) -> usize {
        let is_resolver = |(_, ask): &&(Moment, Ask)| matches!(ask.target, Target::Resolver(_));
        self.asked.iter().filter(is_resolver).count()
    }
}
