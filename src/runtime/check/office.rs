//! Looking at one domain: the photo, what the plan needs beyond it, and, once every authoritative
//! server serves the plan, the networks.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::future::join_all;
use tokio::sync::Semaphore;

use super::audience;
use crate::catalog::{Guess, Provider};
use crate::names::Domain;
use crate::net::{Network, Ways};
use crate::observe::{Heard, Margin, Moment, Photo, Question, Server, Sighting};
use crate::plan::{Answers, Plan};
use crate::runtime::aim::Aim;
use crate::runtime::clock;
use crate::runtime::place::Places;
use crate::runtime::world::Reached;
use crate::verdict::{
    Checked, Echo, Glance, Lent, Look, Panel, State, Timings, open, without_plan,
};
use crate::wizard::{PLACE_VERSION, Place};

/// Questions in flight to one operator (RFC 8906 asks for no number; large operators allow more,
/// volunteers thank for less).
const IN_FLIGHT: usize = 8;

/// Services whose SPF texts are remembered between domains.
const MOST_SENDERS: usize = 4096;

/// Questions asked beside the photo for one domain.
const MOST_MORE: usize = 48;

/// A network to ask.
struct Asked {
    id: String,
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
    senders: RefCell<BTreeMap<String, Arc<BTreeMap<String, String>>>>,
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
                Some(Asked { id: network.id.clone(), ways, room: room.clone() })
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

    /// Looks at one domain.
    pub(super) async fn look_at(&self, domain: Domain) -> Checked {
        let began = clock::now();
        let photo = self.photograph(&domain).await;
        let photographed = clock::now();
        let answers = self.aim.answers(&photo);
        let plan = answers
            .as_ref()
            .and_then(|answers| crate::plan::build(answers, self.aim.catalog(), &photo));
        let publisher = photo.delegation.as_ref().and_then(|delegation| {
            self.aim.catalog().registrar_of(&delegation.name_servers).known().cloned()
        });
        let is_elsewhere =
            self.aim.registrar().is_some() && publisher.as_ref() != self.aim.registrar();
        let panel = match &publisher {
            Some(_) if is_elsewhere => Panel::Elsewhere,
            _ => Panel::Publishes,
        };
        let found = self.aim.found(&photo);
        let is_shared = self.aim.provider().is_none() && matches!(found, Guess::Mixed(_));
        let counting = self.spf_lookups(&photo, plan.as_ref());
        let looking = async {
            match &plan {
                Some(plan) => self.judge(plan, answers.as_ref(), &photo, panel, !is_shared).await,
                None => (without_plan(&photo), clock::now()),
            }
        };
        let (spf_lookups, (mut look, asked_servers)) = futures_util::join!(counting, looking);
        if is_shared && look.state != State::Unknown {
            look.state = State::NeedsAction;
        }
        let provider = self.aim.provider().or_else(|| found.known()).cloned();
        let entry = provider.as_ref().and_then(|id| self.aim.catalog().provider(id));
        let variant = plan.as_ref().zip(answers.as_ref()).zip(entry);
        let variant = variant.and_then(|((plan, answers), entry)| variant_of(plan, answers, entry));
        let open = plan.as_ref().zip(answers.as_ref());
        let open = open.map(|(plan, answers)| open_of(self, answers, plan)).unwrap_or_default();
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
            provider,
            variant,
            found: found.all().to_vec(),
            is_shared,
            publisher,
            chosen: self.aim.registrar().cloned(),
            look,
            open,
            spf_lookups,
            timings,
        }
    }

    async fn photograph(&self, domain: &Domain) -> Photo {
        let extras = self.aim.questions(domain);
        let catalog = self.aim.catalog();
        let is_suspended = |name: &crate::names::Name| catalog.is_suspension_server(name);
        self.network.photograph(domain, &extras, &is_suspended, clock::now).await
    }

    /// The judgement, and when the authoritative servers had said all.
    async fn judge(
        &self,
        plan: &Plan,
        answers: Option<&Answers>,
        photo: &Photo,
        panel: Panel,
        may_ask: bool,
    ) -> (Look, Moment) {
        let first = Glance::new(plan, photo, Vec::new(), panel);
        let lacking = first.lacking();
        let more = self.ask_servers(photo, &lacking).await;
        let asked_servers = clock::now();
        let glance = Glance::new(plan, photo, more, panel);
        let echoes = if may_ask && glance.is_served() {
            let questions: Vec<Question> =
                glance.goals().iter().map(|goal| goal.question.clone()).collect();
            self.ask_networks(&questions).await
        } else {
            Vec::new()
        };
        let lent = answers.and_then(|answers| self.lent(answers));
        let look = glance.judge_at(clock::now(), audience(self.networks.len()), &echoes, lent);
        (look, asked_servers)
    }

    /// What the photo does not hold, from every server that has spoken.
    async fn ask_servers(&self, photo: &Photo, lacking: &[Question]) -> Vec<(Server, Sighting)> {
        let speaks = |server: &&Server| {
            photo.views.iter().any(|view| {
                view.server == **server
                    && view.answers.iter().any(|(_, heard, _)| heard.is_answer())
            })
        };
        let servers: Vec<Server> = photo.servers();
        let asks = servers.iter().filter(speaks).flat_map(|server| {
            lacking.iter().take(MOST_MORE).map(move |question| async move {
                let (heard, margin) = self.network.ask_server(server, question).await;
                let at = clock::now();
                (server.clone(), Sighting { question: question.clone(), heard, margin, at })
            })
        });
        join_all(asks).await
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
            Echo { id: network.id.clone(), sightings: sightings.await }
        });
        join_all(asks).await
    }

    /// What the list of senders costs.
    async fn spf_lookups(&self, photo: &Photo, plan: Option<&Plan>) -> Option<u32> {
        let present = || {
            let texts = photo.texts(&photo.domain.name());
            texts.into_iter().find(|text| crate::records::spf::is_spf(text))
        };
        let text = plan.and_then(|plan| plan.spf.clone()).or_else(present)?;
        let mut senders = BTreeMap::new();
        for include in crate::plan::includes(&text) {
            let texts = self.texts_behind(&include, photo).await;
            senders.extend(texts.iter().map(|(name, text)| (name.clone(), text.clone())));
        }
        crate::plan::spf_cost(&text, &senders).map(|cost| cost.total)
    }

    async fn texts_behind(&self, include: &str, photo: &Photo) -> Arc<BTreeMap<String, String>> {
        let key = include.to_ascii_lowercase();
        if let Some(known) = self.senders.borrow().get(&key) {
            return known.clone();
        }
        let texts = self.network.sender_texts(&[include.to_owned()], photo).await;
        let texts = Arc::new(texts);
        // What lies within the domain is nobody else's; a failure may pass.
        let name = crate::names::Name::from_presentation(&key);
        let is_own = name.is_at_or_under(&photo.domain.name());
        let mut senders = self.senders.borrow_mut();
        if !is_own && !texts.is_empty() && senders.len() < MOST_SENDERS {
            senders.insert(key, texts.clone());
        }
        texts
    }

    /// What a saved place for this domain and provider remembers.
    fn lent(&self, answers: &Answers) -> Option<Lent> {
        let places = self.places.as_ref()?;
        if !places.path(&answers.domain).exists() {
            return None;
        }
        let place = places.load::<Place>(&answers.domain, PLACE_VERSION).ok()??;
        let before = place.photo.as_ref().filter(|photo| photo.domain == answers.domain)?;
        if place.is_practice || place.answers.provider != answers.provider {
            return None;
        }
        let plan = crate::plan::build(&place.answers, self.aim.catalog(), before)?;
        Some(Lent { t0: place.t0?, old_ttl: plan.old_ttl })
    }
}

fn open_of(office: &Office, answers: &Answers, plan: &Plan) -> Vec<crate::verdict::Open> {
    open(answers, office.aim.catalog(), plan)
}

/// The provider's set whose servers the plan wants.
fn variant_of(plan: &Plan, answers: &Answers, provider: &Provider) -> Option<String> {
    if answers.provider.as_ref() != Some(&provider.id) {
        return None;
    }
    if answers.variant.is_some() {
        return answers.variant.clone();
    }
    let inputs = answers.to_inputs();
    let wanted: Vec<_> = plan.wanted();
    let has = |set: &crate::catalog::Variant| {
        !set.mx.is_empty()
            && set.mx.iter().all(|line| {
                line.rdata(&answers.domain, &inputs)
                    .is_ok_and(|data| wanted.iter().any(|one| same_server(&one.data, &data)))
            })
    };
    provider.variants.iter().find(|set| has(set)).map(|set| set.id.clone())
}

fn same_server(one: &crate::records::Rdata, other: &crate::records::Rdata) -> bool {
    use crate::records::Rdata::Mx;
    matches!((one, other), (Mx { exchange: one, .. }, Mx { exchange: other, .. }) if one == other)
}
