//! The wizard with the world around it: effects become questions, files and processes, and what
//! comes of them becomes messages. Both faces drive this.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tokio::task::JoinSet;

use super::clock;
use super::desk::Desk;
use super::files::{self, Existing};
use super::gather::Former;
use super::place::{PlaceFault, Places};
use super::world::{self, Reached};
use crate::catalog::Lang;
use crate::names::Domain;
use crate::net::{Network, Ways};
use crate::observe::{Leads, Photo, Question, Sighting, TemplateId};
use crate::practice::PracticeFault;
use crate::records::Rtype;
use crate::watch::{Ask, Target};
use crate::wizard::{Effect, Event, Msg, Offer, PLACE_VERSION, Place, Wizard, Written};
use crate::words::Words;

/// The wizard and what it can reach.
pub(crate) struct Shell {
    /// The wizard.
    pub(crate) wizard: Wizard,
    /// Its words, in the wizard's language.
    pub(crate) words: Words,
    network: Network,
    ways: BTreeMap<String, Ways>,
    places: Option<Places>,
    /// What an earlier start saw of the domain, before this one saves what it sees.
    before: Option<Photo>,
    folder: PathBuf,
    desk: Option<Desk>,
    tasks: JoinSet<Event>,
    zone: jiff::tz::TimeZone,
}

impl Shell {
    /// A wizard in the real world.
    pub(crate) fn new(reached: Reached, lang: Lang, places: Option<Places>) -> Self {
        let zone = clock::zone();
        let Reached { world, network, ways } = reached;
        Self {
            wizard: Wizard::new(world, lang, clock::now()),
            words: Words::new(lang, zone.clone()),
            network,
            ways,
            places,
            before: None,
            folder: std::env::current_dir().unwrap_or_default(),
            desk: None,
            tasks: JoinSet::new(),
            zone,
        }
    }

    /// Opens the ways into the world; before that nothing can be asked.
    pub(crate) fn reach(&mut self, reached: Reached) {
        let Reached { world, network, ways } = reached;
        self.wizard.world = world;
        self.network = network;
        self.ways = ways;
    }

    /// Leaves the world for the practice internet. Files go to a folder that the system clears.
    pub(crate) async fn practise(&mut self) -> Result<(), PracticeFault> {
        let desk = Desk::open().await?;
        let catalog = self.wizard.world.catalog.clone();
        let Reached { world, network, ways } = world::pretend(desk.internet(), catalog);
        self.tasks = JoinSet::new();
        self.wizard = Wizard::new(world, self.wizard.lang, clock::now());
        self.network = network;
        self.ways = ways;
        self.desk = Some(desk);
        self.folder = std::env::temp_dir().join(format!("mxguide-practice-{}", std::process::id()));
        // Nowhere to write is told when something is written.
        let _ = files::create_folder(&self.folder);
        Ok(())
    }

    /// Tells the wizard which places were saved earlier.
    pub(crate) fn offer_places(&mut self) -> Vec<Effect> {
        let offers = self.places.as_ref().map(offers).unwrap_or_default();
        self.tell(Event::Offers(offers))
    }

    /// Gives the wizard a message, carries out what it can, and gives back what only a face can do.
    pub(crate) fn tell(&mut self, event: Event) -> Vec<Effect> {
        if let Event::Heard { ticket, sighting } = &event {
            tracing::debug!(
                ticket,
                name = sighting.question.name.as_str(),
                rtype = sighting.question.rtype.as_str(),
                rtt_ms = sighting.margin.rtt_ms,
                "heard {:?}",
                sighting.heard
            );
        }
        let effects = self.wizard.update(Msg { at: clock::now(), event });
        if self.words.lang() != self.wizard.lang {
            self.words = Words::new(self.wizard.lang, self.zone.clone());
        }
        effects.into_iter().flat_map(|effect| self.carry_out(effect)).collect()
    }

    /// The next event of a task; pends while none is under way.
    pub(crate) async fn next_event(&mut self) -> Event {
        loop {
            match self.tasks.join_next().await {
                Some(Ok(event)) => return event,
                // A task that was cancelled has nothing to say; a panic ends the program.
                Some(Err(fault)) if fault.is_panic() => {
                    std::panic::resume_unwind(fault.into_panic())
                }
                Some(Err(_)) => {}
                None => std::future::pending().await,
            }
        }
    }

    /// An event that is there already, without waiting.
    pub(crate) fn ready_event(&mut self) -> Option<Event> {
        match self.tasks.try_join_next()? {
            Ok(event) => Some(event),
            Err(fault) if fault.is_panic() => std::panic::resume_unwind(fault.into_panic()),
            Err(_) => None,
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<Effect> {
        match effect {
            Effect::Photograph { ticket, domain } => self.photograph(ticket, domain),
            Effect::FetchSenders { ticket, includes, .. } => self.fetch_senders(ticket, includes),
            Effect::Follow { ticket, leads } => self.follow(ticket, *leads),
            Effect::Connect { ticket, template } => self.connect(ticket, template),
            Effect::Ask(ask) => self.ask(ask),
            Effect::TestPassage => {
                let network = self.network.clone();
                self.tasks.spawn(async move { Event::Passage(network.passage().await) });
            }
            Effect::Save(place) => return self.save(&place),
            Effect::Load(domain) => return self.load(&domain),
            Effect::WriteUndo { domain } => {
                let text = crate::report::undo(&self.wizard, &self.words);
                let name = format!("{domain}-before.txt");
                let existing = if self.desk.is_some() { Existing::Replace } else { Existing::Keep };
                return self.write(&name, &text, existing, Written::Undo);
            }
            Effect::WriteReport => {
                let Some(answers) = &self.wizard.answers else { return Vec::new() };
                let name = format!("{}-report.html", answers.domain);
                let text = crate::report::done_html(&self.wizard, &self.words);
                return self.write(&name, &text, Existing::Replace, Written::Report);
            }
            Effect::WriteHandover => {
                let Some(answers) = &self.wizard.answers else { return Vec::new() };
                let name = format!("{}-handover.html", answers.domain);
                let text = crate::report::handover_html(&self.wizard, &self.words.without_keys());
                return self.write(&name, &text, Existing::Replace, Written::Handover);
            }
            Effect::Panel { registrar, act } => {
                let lang = self.wizard.lang;
                let domain = self.wizard.answers.as_ref().map(|answers| answers.domain.clone());
                let company = self.wizard.world.catalog.registrar(&registrar).cloned();
                if let (Some(desk), Some(domain), Some(company)) = (&mut self.desk, domain, company)
                    && let Ok(view) = desk.act(&company, &domain, act, lang)
                {
                    return self.tell(Event::Panel(view));
                }
            }
            other => return vec![other],
        }
        Vec::new()
    }

    fn photograph(&mut self, ticket: u64, domain: Domain) {
        if self.before.as_ref().is_none_or(|before| before.domain != domain) {
            self.before = self.remembered(&domain);
        }
        let (network, catalog) = (self.network.clone(), self.wizard.world.catalog.clone());
        let extras = extra_questions(&domain);
        self.tasks.spawn(async move {
            let is_suspended = |name: &crate::names::Name| catalog.is_suspension_server(name);
            let photo = network.photograph(&domain, &extras, &is_suspended, clock::now).await;
            Event::Photo { ticket, photo: Box::new(photo) }
        });
    }

    /// The photo of an earlier start; none in practice, where every start is the first.
    fn remembered(&self, domain: &Domain) -> Option<Photo> {
        let places = self.places.as_ref().filter(|_| self.desk.is_none())?;
        let place = places.load::<Place>(domain, PLACE_VERSION).ok()??;
        place.photo.filter(|photo| photo.domain == *domain)
    }

    fn fetch_senders(&mut self, ticket: u64, includes: Vec<String>) {
        let Some(photo) = self.wizard.taken().cloned() else { return };
        let network = self.network.clone();
        self.tasks.spawn(async move {
            let texts = network.sender_texts(&includes, &photo).await;
            Event::Senders { ticket, texts }
        });
    }

    fn follow(&mut self, ticket: u64, mut leads: Leads) {
        let Some(photo) = self.wizard.taken().cloned() else { return };
        let network = self.network.clone();
        let former = Former::of(self.before.as_ref(), &photo);
        if !leads.are_to_the_panel() {
            former.lead(self.before.as_ref(), &mut leads);
        }
        self.tasks.spawn(async move {
            let mut around = Box::new(network.follow(&photo, &leads).await);
            former.recall(&mut around);
            Event::Followed { ticket, around }
        });
    }

    fn connect(&mut self, ticket: u64, template: TemplateId) {
        let Some(photo) = self.wizard.taken().cloned() else { return };
        let network = self.network.clone();
        self.tasks.spawn(async move {
            let page = network.connect(&photo, &template).await;
            Event::Connected { ticket, page }
        });
    }

    fn ask(&mut self, ask: Ask) {
        tracing::debug!(
            ticket = ask.ticket,
            name = ask.question.name.as_str(),
            rtype = ask.question.rtype.as_str(),
            "asking {:?}",
            ask.target
        );
        let network = self.network.clone();
        let ways = match &ask.target {
            Target::Resolver(id) => self.ways.get(id).cloned().unwrap_or_default(),
            Target::Server(_) | Target::Parent => Ways::default(),
        };
        self.tasks.spawn(async move {
            let (heard, margin) = match &ask.target {
                Target::Server(server) => network.ask_server(server, &ask.question).await,
                Target::Parent => network.delegation(&ask.question.name).await,
                Target::Resolver(_) => network.ask_resolver(&ways, &ask.question).await,
            };
            let sighting = Sighting { question: ask.question, heard, margin, at: clock::now() };
            Event::Heard { ticket: ask.ticket, sighting: Box::new(sighting) }
        });
    }

    fn save(&mut self, place: &Place) -> Vec<Effect> {
        let Some(places) = &self.places else {
            // "Your place is kept" must not be believed where it is not.
            return self.tell(Event::Wrote(Written::Failed(PlaceFault::Nowhere.to_string())));
        };
        let written = match places.save(&place.answers.domain, place) {
            Ok(_path) => Written::Place,
            Err(fault) => Written::Failed(fault.to_string()),
        };
        self.tell(Event::Wrote(written))
    }

    fn load(&mut self, domain: &Domain) -> Vec<Effect> {
        let loaded = self.places.as_ref().map(|places| places.load::<Place>(domain, PLACE_VERSION));
        match loaded {
            Some(Ok(Some(place))) => self.tell(Event::Loaded(Box::new(place))),
            Some(Err(fault)) => self.tell(Event::Wrote(Written::Failed(fault.to_string()))),
            Some(Ok(None)) | None => Vec::new(),
        }
    }

    fn write(
        &mut self,
        name: &str,
        text: &str,
        existing: Existing,
        done: fn(String) -> Written,
    ) -> Vec<Effect> {
        let written = match files::write_beside(&self.folder, name, text, existing) {
            Ok(path) => done(path.display().to_string()),
            Err(fault) => Written::Failed(fault.to_string()),
        };
        self.tell(Event::Wrote(written))
    }
}

/// Questions of the before-photo beside the usual ones: lines that hosts put in by themselves.
fn extra_questions(domain: &Domain) -> Vec<Question> {
    let under = |labels: &str| domain.name().child(labels);
    let autodiscover = under("autodiscover");
    let services = ["_imaps._tcp", "_submission._tcp", "_autodiscover._tcp"];
    let services = services.map(|service| Question::new(under(service), Rtype::Srv));
    let aliases = [Rtype::Cname, Rtype::A].map(|rtype| Question::new(autodiscover.clone(), rtype));
    aliases.into_iter().chain(services).collect()
}

fn offers(places: &Places) -> Vec<Offer> {
    let Ok(saved) = places.list() else { return Vec::new() };
    saved
        .into_iter()
        .take(5)
        .filter_map(|saved| {
            let domain = Domain::parse(&saved.domain).ok()?;
            let place = places.load::<Place>(&domain, PLACE_VERSION).ok()??;
            Some(Offer { domain, step: place.step, saved_at: place.saved_at })
        })
        .collect()
}

#[cfg(test)]
mod tests;
