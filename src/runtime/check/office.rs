//! Looking at one domain: the photo, what the plan needs beyond it, and, once every authoritative
//! server serves the plan, the networks.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::future::join_all;
use tokio::sync::Semaphore;

use super::audience;
use super::who::{Who, variant_of};
use crate::names::Domain;
use crate::net::{Network, Ways};
use crate::observe::{
    Heard, Leads, Margin, Moment, Photo, Question, Senders, Server, ServerView, Sighting,
    Surroundings,
};
use crate::plan::{Answers, Plan};
use crate::runtime::aim::Aim;
use crate::runtime::clock;
use crate::runtime::gather::Former;
use crate::runtime::place::Places;
use crate::runtime::world::Reached;
use crate::verdict::{
    Checked, Companies, Echo, Glance, Lent, Look, Panel, Scene, State, Timings, leads, open,
    without_plan,
};
use crate::wizard::{PLACE_VERSION, Place};

/// Questions in flight to one operator (RFC 8906 asks for no number; large operators allow more,
/// volunteers thank for less).
const IN_FLIGHT: usize = 8;

/// The longest SPF texts of one service that are remembered, in bytes; real ones have some 2,000.
const MOST_SENDER_BYTES: usize = 8_192;
/// Services whose SPF texts are remembered between domains.
const MOST_SENDERS: usize = 4096;

/// A network to ask.
struct Asked {
    id: String,
    name: String,
    ways: Ways,
    /// Shared by all networks of one operator.
    room: Arc<Semaphore>,
}

/// What every look shares.
pub(in crate::runtime) struct Office {
    aim: Aim,
    network: Network,
    networks: Vec<Asked>,
    places: Option<Places>,
    /// The SPF texts behind one `include:`, which many domains have in common.
    senders: RefCell<BTreeMap<String, Arc<Senders>>>,
}

impl Office {
    /// An office in the world as it was reached.
    pub(in crate::runtime) fn new(aim: Aim, reached: &Reached, places: Option<Places>) -> Self {
        let mut rooms: BTreeMap<String, Arc<Semaphore>> = BTreeMap::new();
        let networks = reached
            .world
            .networks
            .iter()
            .filter_map(|network| {
                let ways = reached.ways.get(&network.id)?.clone();
                // The person's own connection has no operator that anybody knows.
                let operator =
                    if network.operator.is_empty() { &network.id } else { &network.operator };
                let room = rooms
                    .entry(operator.clone())
                    .or_insert_with(|| Arc::new(Semaphore::new(IN_FLIGHT)));
                let face = reached.world.faces.iter().find(|face| face.id == network.id);
                let name = face.map(|face| face.name.as_str()).filter(|name| !name.is_empty());
                let name = name.unwrap_or(&network.id).to_owned();
                Some(Asked { id: network.id.clone(), name, ways, room: room.clone() })
            })
            .collect();
        let (network, senders) = (reached.network.clone(), RefCell::default());
        Self { aim, network, networks, places, senders }
    }

    /// Where each network is asked, by id.
    pub(super) fn addresses(&self) -> BTreeMap<String, String> {
        let address = |asked: &Asked| {
            let plain = asked.ways.plain.map(|socket| socket.to_string());
            let https = asked.ways.https.as_ref().map(|service| service.socket.to_string());
            (asked.id.clone(), plain.or(https).unwrap_or_default())
        };
        self.networks.iter().map(address).collect()
    }

    /// Photographs one domain, and makes the plan for it.
    pub(in crate::runtime) async fn see(&self, domain: &Domain) -> Seen {
        let mut photo = self.glance(domain).await;
        if photo.passage.is_closed() {
            self.look_around(&mut photo).await;
        }
        let photographed = clock::now();
        let closer = self.aim.closer(&photo);
        self.look_closer(&mut photo, &closer).await;
        let before = self.before(&photo.domain);
        let former = Former::of(before.as_ref(), &photo);
        self.look_closer(&mut photo, &former.questions()).await;
        let answers = self.aim.answers(&photo);
        let catalog = self.aim.catalog();
        let plan = answers.as_ref().and_then(|one| crate::plan::build(one, catalog, &photo));
        let who = Who::of(&self.aim, &photo);
        if let Some(plan) = &plan {
            let lacking = Glance::new(plan, &photo, who.panel).lacking();
            self.look_closer(&mut photo, &lacking).await;
        }
        let panel = who.panel;
        Seen { photo, answers, plan, panel, who, before, former, photographed }
    }

    /// Looks at one domain.
    pub(super) async fn look_at(&self, domain: Domain) -> Checked {
        let began = clock::now();
        let seen = self.see(&domain).await;
        let Seen { photo, answers, plan, who, before, former, photographed, .. } = seen;
        let catalog = self.aim.catalog();
        let planned = plan.as_ref().zip(answers.as_ref());
        let asked_servers = clock::now();
        let mut leads = self.leads(&photo, plan.as_ref(), &who);
        former.lead(before.as_ref(), &mut leads);
        let mut around = self.look_about(&photo, &leads).await;
        former.recall(&mut around);
        let spf_lookups = spf_lookups(&photo, plan.as_ref(), &around);
        let mut look = self.judge(planned, &photo, &around, &who).await;
        if who.is_shared && look.state != State::Unknown {
            look.state = State::NeedsAction;
        }
        let entry = who.provider.as_ref().and_then(|id| catalog.provider(id));
        let variant = planned.zip(entry);
        let variant = variant.and_then(|((plan, answers), entry)| variant_of(plan, answers, entry));
        let open = planned.map(|(plan, answers)| open(answers, catalog, plan)).unwrap_or_default();
        let at = clock::now();
        let timings = Timings {
            discover: photographed.ms_since(began),
            authoritative: asked_servers.ms_since(photographed),
            networks: at.ms_since(asked_servers),
            total: at.ms_since(began),
        };
        Checked {
            domain,
            at,
            photo,
            plan,
            provider: who.provider,
            is_asked_for: self.aim.provider().is_some(),
            variant,
            found: who.found,
            is_shared: who.is_shared,
            publisher: who.publisher,
            chosen: self.aim.registrar().cloned(),
            look,
            open,
            spf_lookups,
            timings,
        }
    }

    async fn glance(&self, domain: &Domain) -> Photo {
        let extras = self.aim.questions(domain);
        let catalog = self.aim.catalog();
        let is_suspended = |name: &crate::names::Name| catalog.is_suspension_server(name);
        self.network.glance(domain, &extras, &is_suspended, clock::now).await
    }

    async fn look_closer(&self, photo: &mut Photo, questions: &[Question]) {
        if !photo.passage.is_closed() {
            self.network.look_closer(photo, questions, clock::now).await;
        }
    }

    /// Port 53 is of no use here: what one resolver knows, asked over HTTPS. It is no authority, and
    /// nothing is proven by it; but it shows how the domain stands.
    async fn look_around(&self, photo: &mut Photo) {
        let way = |asked: &&Asked| asked.ways.https.is_some();
        let Some(asked) = self.networks.iter().find(way) else { return };
        let Some(service) = &asked.ways.https else { return };
        let extras = self.aim.questions(&photo.domain);
        let answers = self.network.photograph_around(&photo.domain, &extras, &asked.ways).await;
        let name = crate::names::Name::from_presentation(&asked.id);
        let server = Server { name, address: service.socket.ip() };
        photo.views = vec![ServerView { server, answers }];
        // What was heard before came from whoever answers here.
        photo.delegation = None;
        photo.name_servers.clear();
    }

    /// The judgement. Networks are asked only once every authoritative server serves the plan.
    async fn judge(
        &self,
        planned: Option<(&Plan, &Answers)>,
        photo: &Photo,
        around: &Surroundings,
        who: &Who,
    ) -> Look {
        let companies = self.companies(who);
        let Some((plan, answers)) = planned else { return without_plan(photo, around, companies) };
        let glance = Glance::new(plan, photo, who.panel).beside(around, companies);
        let mut questions: Vec<Question> =
            glance.goals().iter().map(|goal| goal.question.clone()).collect();
        if photo.passage.is_closed() {
            // One resolver has been asked about everything. The others hear only of what is there, so
            // that none of them remembers that there is nothing.
            let is_there =
                |question: &Question| photo.set(&question.name, question.rtype).is_some();
            questions.retain(is_there);
        } else if who.is_shared || !glance.is_served() {
            questions.clear();
        }
        let echoes =
            if questions.is_empty() { Vec::new() } else { self.ask_networks(&questions).await };
        let audience = audience(self.networks.len());
        glance.judge_at(clock::now(), audience, &echoes, self.lent(answers, plan))
    }

    /// Every question to every network at once, as far as its operator has room.
    async fn ask_networks(&self, questions: &[Question]) -> Vec<Echo> {
        let asks = self.networks.iter().map(|network| async move {
            // One that was silent once would only cost another time-out, and its operator's room.
            let is_silent = Cell::new(false);
            let is_silent = &is_silent;
            let sightings = join_all(questions.iter().map(|question| async move {
                let (heard, margin) = match network.room.acquire().await {
                    Ok(_room) if !is_silent.get() => {
                        self.network.ask_resolver(&network.ways, question).await
                    }
                    _ => (Heard::Silent, Margin::default()),
                };
                if heard == Heard::Silent {
                    is_silent.set(true);
                }
                Sighting { question: question.clone(), heard, margin, at: clock::now() }
            }));
            let sightings = sightings.await;
            let is_cut_off = self.network.is_cut_off(&network.ways);
            Echo { id: network.id.clone(), name: network.name.clone(), is_cut_off, sightings }
        });
        join_all(asks).await
    }

    /// What the records lead to. Nothing is followed behind a closed port 53: whoever answers there
    /// answers for everybody.
    fn leads(&self, photo: &Photo, plan: Option<&Plan>, who: &Who) -> Leads {
        if photo.passage.is_closed() {
            return Leads::default();
        }
        let unseen = Surroundings::default();
        let scene = Scene::without_plan(photo, &unseen, self.companies(who));
        leads(&Scene { plan, panel: who.panel, ..scene })
    }

    /// The texts of those who may send by `plan`, for the count of look-ups.
    pub(in crate::runtime) async fn senders(
        &self,
        photo: &Photo,
        plan: &Plan,
    ) -> BTreeMap<String, String> {
        let mut senders = BTreeMap::new();
        for include in plan.spf.iter().flat_map(|text| crate::plan::includes(text)) {
            let texts = self.texts_behind(&include, photo).await;
            senders.extend(texts.texts.iter().map(|(name, text)| (name.clone(), text.clone())));
        }
        senders
    }

    /// Finds them out.
    async fn look_about(&self, photo: &Photo, leads: &Leads) -> Surroundings {
        let mut around = self.network.follow(photo, leads).await;
        for include in &leads.includes {
            let texts = self.texts_behind(include, photo).await;
            let known = texts.texts.iter().map(|(name, text)| (name.clone(), text.clone()));
            around.senders.extend(known);
            around.senderless.extend(texts.without.iter().cloned());
        }
        around
    }

    fn companies(&self, who: &Who) -> Companies<'_> {
        let catalog = self.aim.catalog();
        let publisher = who.publisher.as_ref().and_then(|id| catalog.registrar(id));
        let chosen = self.aim.registrar().and_then(|id| catalog.registrar(id));
        Companies {
            catalog: Some(catalog),
            provider: who.provider.as_ref().and_then(|id| catalog.provider(id)),
            registrar: chosen.or(publisher),
            publisher,
        }
    }

    async fn texts_behind(&self, include: &str, photo: &Photo) -> Arc<Senders> {
        let key = include.to_ascii_lowercase();
        if let Some(known) = self.senders.borrow().get(&key) {
            return known.clone();
        }
        let texts = Arc::new(self.network.senders(&[include.to_owned()], photo).await);
        // What lies within the zone is nobody else's; a failure may pass.
        let name = crate::names::Name::from_presentation(&key);
        let is_own = name.is_at_or_under(&photo.zone());
        let mut senders = self.senders.borrow_mut();
        let is_whole = crate::plan::spf_cost(&format!("v=spf1 include:{key} -all"), &texts.texts)
            .is_some_and(|cost| cost.dangling.is_empty());
        let bytes: usize = texts.texts.values().map(String::len).sum();
        if !is_own && is_whole && bytes <= MOST_SENDER_BYTES && senders.len() < MOST_SENDERS {
            senders.insert(key, texts.clone());
        }
        texts
    }

    /// The saved place of this domain.
    fn place(&self, domain: &Domain) -> Option<Place> {
        let places = self.places.as_ref()?;
        if !places.path(domain).exists() {
            return None;
        }
        let place = places.load::<Place>(domain, PLACE_VERSION).ok()??;
        (!place.is_practice).then_some(place)
    }

    /// How the domain was when a journey began.
    fn before(&self, domain: &Domain) -> Option<Photo> {
        self.place(domain)?.photo.filter(|photo| photo.domain == *domain)
    }

    /// What a saved place for this domain and provider remembers.
    fn lent(&self, answers: &Answers, plan: &Plan) -> Option<Lent> {
        let place = self.place(&answers.domain)?;
        let before = place.photo.as_ref().filter(|photo| photo.domain == answers.domain)?;
        if place.answers.provider != answers.provider {
            return None;
        }
        let saved = crate::plan::build(&place.answers, self.aim.catalog(), before)?;
        // That T0 proves what was planned then, and what was there before needs no proof; any other
        // record is unproven.
        let proven = saved.wanted();
        let is_proven = |one: &crate::plan::Wanted| {
            let was_there = before.set(&one.host.absolute(&plan.domain), one.data.rtype());
            was_there.is_some_and(|set| set.data.contains(&one.data))
                || proven.iter().any(|saved| (&saved.host, &saved.data) == (&one.host, &one.data))
        };
        let is_same = plan.wanted().iter().all(is_proven);
        is_same.then_some(Lent { t0: place.t0?, old_ttl: saved.old_ttl })
    }
}

/// A domain as it was seen, and what is wanted of it.
pub(in crate::runtime) struct Seen {
    /// How it stands.
    pub(in crate::runtime) photo: Photo,
    /// What is wanted; `None` when nothing tells.
    pub(in crate::runtime) answers: Option<Answers>,
    /// What that comes to.
    pub(in crate::runtime) plan: Option<Plan>,
    /// Whether the company chosen is the one that publishes the domain.
    pub(in crate::runtime) panel: Panel,
    who: Who,
    /// How it was when an earlier journey began.
    before: Option<Photo>,
    former: Former,
    photographed: Moment,
}

/// What the list of senders costs; `None` where a text that it leads to is missing, because the count
/// would be a guess.
fn spf_lookups(photo: &Photo, plan: Option<&Plan>, around: &Surroundings) -> Option<u32> {
    if photo.passage.is_closed() {
        return None;
    }
    let present = || {
        let texts = photo.texts(&photo.domain.name());
        texts.into_iter().find(|text| crate::records::spf::is_spf(text))
    };
    let text = plan.and_then(|plan| plan.spf.clone()).or_else(present)?;
    let cost = crate::plan::spf_cost(&text, &around.senders)?;
    cost.dangling.is_empty().then_some(cost.total)
}
