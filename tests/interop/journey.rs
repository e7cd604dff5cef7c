//! The whole way, from the name of a domain to "confirmed", on servers that others wrote: the
//! person's company runs NSD and Knot, the networks that remember run Unbound and BIND.
//!
//! With `--nocapture` it tells the journey.

use std::time::Duration;

use mxguide::names::Name;
use mxguide::net::{Manner, ask};
use mxguide::observe::{Heard, Moment, Photo, Question};
use mxguide::records::Rtype;
use mxguide::verdict::{CardState, Code, Finding, State};
use mxguide::watch::{Row, RowState, Watch};
use mxguide::wizard::{Intent, MailPage, StepId, Wizard};

use crate::clock;
use crate::panel::{Panel, typed};
use crate::person::Person;
use crate::photos::name;
use crate::resolvers::Resolver;
use crate::world::World;

const DKIM: &str = include_str!("../../assets/practice/dkim-key.txt");

/// TTL of everything in the domain, "there is none" included, in seconds.
const TTL: u32 = 8;
/// Long enough for a busy machine; what is measured is told.
const PATIENT: Duration = Duration::from_secs(45);
/// From "every server serves it" to the tick on the card, in milliseconds: 3 s are promised, and
/// a busy machine gets some more.
const TICK_MS: u64 = 5000;
/// From the end of an old memory to the new answer shown, in milliseconds.
const AFTER_EXPIRY_MS: u64 = 3000;

/// The internet, a person, and what they know of the domain.
struct Journey {
    world: World,
    person: Person,
    panel: Panel,
    system: Resolver,
    networks: Vec<Resolver>,
}

impl Journey {
    async fn start() -> Option<Self> {
        let old = [
            "@ IN MX 10 mx.old.example.",
            "@ IN TXT \"v=spf1 include:_spf.old.example -all\"",
            "www IN A 127.9.0.2",
        ];
        let panel = Panel::new(TTL, &old);
        let world = World::start(panel.zone()).await?;
        let system = world.unbound("system").await?;
        let mut networks =
            vec![world.unbound("unbound-1").await?, world.unbound("unbound-2").await?];
        networks.extend(world.bind("bind").await);
        let person = Person::new(world.network(&system), &networks);
        Some(Self { world, person, panel, system, networks })
    }

    /// From the first question to the cards.
    async fn plan(&mut self) {
        let person = &mut self.person;
        person.answer("acme.example");
        person.until("the photo is developed", PATIENT, |w| w.taken().is_some()).await;
        assert!(person.wizard.may_go_on());
        let mx = person.wizard.taken().map(Photo::mx);
        assert_eq!(mx, Some(vec![(10, name("mx.old.example"))]));
        person.say(Intent::Next);
        let publisher = person.wizard.publisher().map(|company| company.name.clone());
        assert_eq!(publisher.as_deref(), Some("Cloudflare"));
        person.note("before: mail goes to mx.old.example; published by Cloudflare");
        person.say(Intent::Next);
        person.answer("google");
        assert_eq!(person.wizard.mail_page, MailPage::Mailboxes);
        person.say(Intent::Next);
        while person.wizard.step == StepId::Details {
            match person.wizard.field().expect("a question").key.as_str() {
                "dkim_txt" => person.answer(DKIM),
                "verify_txt" | "spf_include" => person.say(Intent::Later),
                _ => person.say(Intent::Next),
            }
        }
        person.until("the senders are known", PATIENT, |w| w.senders.len() >= 3).await;
        assert_eq!(person.wizard.step, StepId::Plan);
        let cards: Vec<String> = person.wizard.cards().into_iter().map(|card| card.id).collect();
        assert_eq!(cards, ["mx-1", "spf-1", "dkim-1", "dmarc-1", "remove-mx"]);
        person.note(&format!("plan: {}", cards.join(", ")));
        person.say(Intent::Next);
        assert_eq!(person.wizard.step, StepId::Enter);
    }

    /// Turns to a card and gives back what a person types who copies its boxes.
    fn turn_to(&mut self, card: &str) -> (usize, Vec<String>) {
        let cards = self.person.wizard.cards();
        let at = cards.iter().position(|one| one.id == card).expect("a card of the plan");
        self.person.say(Intent::Choose(at));
        let boxes = self.person.wizard.boxes(&cards[at]);
        (at, boxes.iter().map(|boxes| typed(boxes, cards[at].rtype)).collect())
    }

    /// Saves what is in the panel, says so, and waits for the tick.
    async fn save(&mut self, at: usize, what: &str) {
        let serving = self.panel.save(&self.world.company);
        self.person.say(Intent::Next);
        let ticked = self.person.until(what, PATIENT, |w| w.is_card_served(at)).await;
        self.tell_tick(what, ticked, serving.join_all().await);
    }

    fn tell_tick(&self, what: &str, ticked: Moment, serving: Vec<Moment>) {
        let served = serving.into_iter().max().expect("there are servers");
        let ms = ticked.ms_since(served);
        self.person.note(&format!("{what}: ticked {ms} ms after the last server had it"));
        assert!(ms <= TICK_MS, "{what}: {ms} ms");
    }

    /// The new route, first at one of the two servers only.
    async fn new_route(&mut self) {
        let (at, lines) = self.turn_to("mx-1");
        assert_eq!(lines, ["@ IN MX 1 smtp.google.com."]);
        self.panel.add(lines[0].clone());
        let [ada, bob] = &self.world.company;
        let early = self.panel.save(std::slice::from_ref(ada));
        self.person.say(Intent::Next);
        let half = |w: &Wizard| w.card_state(at) == CardState::Partial { new: 1, of: 2 };
        self.person.until("one server of two", PATIENT, half).await;
        self.person.note("mx-1: one server of two has it");
        let late = self.panel.push(std::slice::from_ref(bob));
        let ticked = self.person.until("mx-1", PATIENT, |w| w.is_card_served(at)).await;
        let mut served = early.join_all().await;
        served.extend(late.join_all().await);
        self.tell_tick("mx-1", ticked, served);
    }

    async fn senders_and_key(&mut self) {
        let (at, lines) = self.turn_to("spf-1");
        assert!(lines[0].contains("_spf.old.example") && lines[0].contains("_spf.google.com"));
        self.panel.delete("v=spf1");
        self.panel.add(lines[0].clone());
        self.save(at, "spf-1").await;
        let (at, lines) = self.turn_to("dkim-1");
        assert!(lines[0].starts_with("google._domainkey IN TXT \"v=DKIM1"));
        self.panel.add(lines[0].clone());
        self.save(at, "dkim-1").await;
    }

    /// "Saved", says the person of the last card, and has not deleted anything.
    fn claim_removal(&mut self) -> usize {
        let (at, lines) = self.turn_to("remove-mx");
        assert!(lines.is_empty());
        self.person.say(Intent::Next);
        at
    }

    /// The policy goes in under the whole name, to which the company adds the domain.
    async fn doubled_policy(&mut self) -> (usize, String) {
        let (at, lines) = self.turn_to("dmarc-1");
        let right = lines[0].clone();
        let wrong = right.replacen("_dmarc", "_dmarc.acme.example", 1);
        self.panel.add(wrong);
        let serving = self.panel.save(&self.world.company);
        self.person.say(Intent::Next);
        let doubled = |w: &Wizard| finding(w, at).is_some_and(|f| f.code == Code::NameDoubled);
        let seen = self.person.until("the doubled name is found", PATIENT, doubled).await;
        let served = serving.join_all().await.into_iter().max().expect("there are servers");
        let found = finding(&self.person.wizard, at).expect("it was there");
        assert_eq!(found.seen, "_dmarc.acme.example.acme.example");
        let ms = seen.ms_since(served);
        self.person.note(&format!("dmarc-1: came out as {} (seen after {ms} ms)", found.seen));
        (at, right)
    }

    /// Customers of the networks look the domain up, so that these remember what is there now.
    async fn remember(&self) {
        for network in &self.networks {
            for (owner, rtype) in QUESTIONS {
                let question = Question::new(name(owner), rtype);
                let wait = Duration::from_secs(5);
                let (heard, _) = ask(network.direct, &question, Manner::Recursive, wait).await;
                assert!(heard.is_answer(), "{} said {heard:?}", network.id);
                let is_none = matches!(heard, Heard::Nothing { .. });
                assert_eq!(is_none, owner.starts_with("_dmarc"), "{}: {heard:?}", network.id);
            }
        }
    }

    /// No network heard of the domain before `t0`, and the machine's own resolver never did.
    fn nobody_was_asked_too_early(&self, t0: Option<Moment>) {
        let domain = name("acme.example");
        for network in &self.networks {
            let mut passed = network.relay.within(&domain).into_iter();
            let early = passed.find(|passed| t0.is_none_or(|t0| passed.at < t0));
            assert!(early.is_none(), "{} was asked before T0 ({t0:?}): {early:?}", network.id);
        }
        assert!(self.system.relay.within(&domain).is_empty());
    }
}

const QUESTIONS: [(&str, Rtype); 4] = [
    ("acme.example", Rtype::Mx),
    ("acme.example", Rtype::Txt),
    ("google._domainkey.acme.example", Rtype::Txt),
    ("_dmarc.acme.example", Rtype::Txt),
];

fn finding(wizard: &Wizard, at: usize) -> Option<Finding> {
    match wizard.card_state(at) {
        CardState::Wrong(finding) => Some(finding),
        _ => None,
    }
}

fn t0(wizard: &Wizard) -> Option<Moment> {
    wizard.watch.as_ref().and_then(Watch::t0)
}

fn rows(wizard: &Wizard) -> Vec<Row> {
    wizard.watch.as_ref().map(|watch| watch.rows(wizard.now)).unwrap_or_default()
}

#[tokio::test]
async fn a_domain_goes_from_its_name_to_confirmed_on_real_servers() {
    let Some(mut journey) = Journey::start().await else { return };
    let software: Vec<_> = journey.world.company.iter().map(|server| server.software).collect();
    let networks: Vec<_> = journey.networks.iter().map(|network| network.id.as_str()).collect();
    journey.person.note(&format!("servers {software:?}, networks {networks:?}, TTL {TTL} s"));
    journey.plan().await;
    journey.new_route().await;
    let removal = journey.claim_removal();
    journey.senders_and_key().await;
    let (policy, line) = journey.doubled_policy().await;
    let left = |w: &Wizard| finding(w, removal).is_some_and(|f| f.code == Code::OldMxLeft);
    journey.person.until("the old route is noticed", PATIENT, left).await;
    journey.person.note("remove-mx: the old route is still there, says the wizard");
    journey.nobody_was_asked_too_early(None);

    journey.remember().await;
    let remembered = clock::now();
    journey.person.note("the networks' customers look it up: they remember it now");
    journey.panel.delete("_dmarc.acme.example");
    journey.panel.add(line);
    journey.panel.delete("mx.old.example");
    journey.save(policy, "dmarc-1 repaired").await;
    journey.save_nothing_more(removal).await;
    journey.spread(remembered).await;
}

impl Journey {
    /// The removal was saved together with the repair.
    async fn save_nothing_more(&mut self, removal: usize) {
        let person = &mut self.person;
        person.until("remove-mx", PATIENT, |w| w.is_card_served(removal)).await;
        person.note("remove-mx: ticked");
        person.say(Intent::Next);
        assert_eq!(person.wizard.step, StepId::Watch);
    }

    /// From T0 to the end.
    async fn spread(&mut self, remembered: Moment) {
        let count = self.networks.len();
        let person = &mut self.person;
        person.until("all servers are unanimous", PATIENT, |w| t0(w).is_some()).await;
        let from = t0(&person.wizard).expect("it was there");
        person.note("T0: both servers were unanimous twice; the networks may be asked now");
        let heard = |w: &Wizard| rows(w).iter().all(|row| row.state != RowState::NotAsked);
        person.until("every network was asked", PATIENT, heard).await;
        let first = rows(&person.wizard);
        let is_old =
            |row: &&Row| matches!(row.state, RowState::Old { .. } | RowState::Absent { .. });
        assert_eq!(first.iter().filter(is_old).count(), count, "{first:?}");
        person.note(&format!("{count} networks of {count} still have the old answers"));
        let confirmed = |w: &Wizard| w.progress() >= State::Confirmed;
        person.until("confirmed", PATIENT, confirmed).await;
        let expiry = remembered.plus_seconds(TTL);
        for row in rows(&person.wizard) {
            let new = row.first_new.expect("a confirmed network has the new answers");
            let (after, asked) = (new.ms_since(expiry), row.asked);
            person.note(&format!(
                "{}: all new {after} ms after the TTL of that look-up ended; {asked} questions",
                row.id
            ));
            assert!(after <= AFTER_EXPIRY_MS, "{}: {after} ms", row.id);
        }
        let passed = clock::now().ms_since(from);
        person.note(&format!("confirmed {passed} ms after T0"));
        let everywhere = |w: &Wizard| w.progress() == State::ConfirmedEverywhere;
        person.until("confirmed everywhere", PATIENT, everywhere).await;
        person.note("confirmed everywhere: every answer given before T0 has run out");
        assert_eq!(person.wanted, ["undo sheet", "report", "bell"]);
        self.nobody_was_asked_too_early(Some(from));
        self.everything_was_asked();
        self.person.note("no question about the domain reached a network before T0");
    }

    /// The relays count: each network heard every name of the plan, and no other.
    fn everything_was_asked(&self) {
        for network in &self.networks {
            let passed = network.relay.within(&name("acme.example"));
            let mut asked: Vec<(Name, String)> =
                passed.into_iter().map(|one| (one.name, one.rtype)).collect();
            asked.sort();
            asked.dedup();
            let mut expected: Vec<(Name, String)> =
                QUESTIONS.map(|(owner, rtype)| (name(owner), rtype.as_str().to_owned())).into();
            expected.sort();
            assert_eq!(asked, expected, "{}", network.id);
        }
    }
}
