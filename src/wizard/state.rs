//! What the wizard knows: the world it was given, the answers so far, and what each step shows.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::details::DetailsStep;
use super::domain::DomainStep;
use super::enter::EnterStep;
use super::judged::Judged;
use super::list::{ListStep, MailPage};
use super::msg::{CopyOutcome, Written};
use super::noticed::{Follow, Reviewed};
use super::panel::PanelPage;
use super::plan_page::ConnectState;
use super::watching::WatchStep;
use crate::catalog::{Lang, Provider, ProviderId, Registrar, RegistrarId, Stock};
use crate::names::{Domain, Name};
use crate::observe::{Moment, Photo, Surroundings};
use crate::plan::{Answers, Plan};
use crate::watch::{Settings, Watch};

/// The eight steps, in order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum StepId {
    /// Which domain?
    Domain,
    /// What was found.
    Found,
    /// Where the changes are made.
    Host,
    /// Who receives the mail.
    Mail,
    /// What only the person knows.
    Details,
    /// What will change.
    Plan,
    /// Typing the records in.
    Enter,
    /// The news spreads; done.
    Watch,
}

impl StepId {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Domain,
        Self::Found,
        Self::Host,
        Self::Mail,
        Self::Details,
        Self::Plan,
        Self::Enter,
        Self::Watch,
    ];

    /// 1 to 8.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).map_or(1, |at| at + 1)
    }

    /// The id of its name in the locale files.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Domain => "step-domain",
            Self::Found => "step-found",
            Self::Host => "step-host",
            Self::Mail => "step-mail",
            Self::Details => "step-details",
            Self::Plan => "step-plan",
            Self::Enter => "step-enter",
            Self::Watch => "step-watch",
        }
    }
}

/// A network whose resolver is watched, as far as the screens and the scheduler need it.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// City, or empty when it answers from many places.
    pub place: String,
    /// True for the resolver of the person's own connection.
    pub is_own: bool,
    /// True when one address stands for many places.
    pub is_anycast: bool,
    /// Where it stands on a map; `None` when unknown.
    pub pin: Option<Pin>,
}

/// A point on a map, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pin {
    /// North of the equator.
    pub lat: f64,
    /// East of Greenwich.
    pub lon: f64,
}

/// What stays the same for the whole run.
#[derive(Debug, Clone)]
pub struct World {
    /// Companies and their forms.
    pub catalog: Stock,
    /// How to watch.
    pub settings: Settings,
    /// The networks to watch, in the order of the configuration.
    pub networks: Vec<crate::watch::Network>,
    /// Their names and places, in the same terms.
    pub faces: Vec<Face>,
    /// A pretend internet: a banner says so, and the panel opens.
    pub is_practice: bool,
    /// Domains that exist on the practice internet, with the id of the company that publishes each.
    pub pretend: Vec<(Domain, String)>,
}

/// The before-photo.
#[derive(Debug, Clone, PartialEq)]
pub enum PhotoState {
    /// Not asked for.
    None,
    /// On its way.
    Developing {
        /// The ticket of the request.
        ticket: u64,
        /// Since when.
        since: Moment,
    },
    /// Here.
    Taken(Box<Photo>),
}

/// A page on top of the step.
#[derive(Debug, Clone)]
pub enum Layer {
    /// Help for the step below.
    Help {
        /// Lines scrolled down.
        scroll: usize,
    },
    /// The pretend panel.
    Panel(PanelPage),
    /// One network and all it said.
    Network {
        /// Its id.
        id: String,
        /// Lines scrolled down.
        scroll: usize,
    },
}

/// The line above the footer that answers the last action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A box was copied.
    Copied {
        /// How.
        outcome: CopyOutcome,
        /// The label of the box.
        label: String,
    },
    /// A file was written, or not.
    Wrote(Written),
    /// A page was opened in the browser.
    Opened(String),
    /// There is no page to open.
    NothingToOpen,
    /// The other cards first.
    CardsLeft(usize),
    /// The servers are asked once more.
    AskedAgain,
}

/// The plan made last, and what it was made of: a frame asks for it dozens of times.
#[derive(Debug, Clone)]
pub(super) struct Made {
    answers: Answers,
    taken_at: Moment,
    plan: Option<Arc<Plan>>,
}

impl Made {
    fn is_for(&self, answers: &Answers, photo: &Photo) -> bool {
        self.taken_at == photo.taken_at && self.answers == *answers
    }
}

/// The wizard.
#[derive(Debug, Clone)]
pub struct Wizard {
    /// What stays the same.
    pub world: World,
    /// The language of the words.
    pub lang: Lang,
    /// The time of the last message.
    pub now: Moment,
    /// Which step is shown.
    pub step: StepId,
    /// Step 1.
    pub domain: DomainStep,
    /// The before-photo.
    pub photo: PhotoState,
    /// The answers, once there is a domain.
    pub answers: Option<Answers>,
    /// Step 3.
    pub host: ListStep,
    /// Step 4: the list.
    pub mail: ListStep,
    /// Step 4: which of its pages.
    pub mail_page: MailPage,
    /// Step 5.
    pub details: DetailsStep,
    /// Lines scrolled down on the plan.
    pub plan_scroll: usize,
    /// SPF texts of the services that send for the domain.
    pub senders: BTreeMap<String, String>,
    /// What the records lead to, as far as it was found out.
    pub around: Surroundings,
    /// Step 6: whether the company that publishes the domain takes the provider's template.
    pub(super) connect: ConnectState,
    /// Step 7.
    pub enter: EnterStep,
    /// The scheduler, from step 7 on.
    pub watch: Option<Watch>,
    /// Step 8.
    pub watching: WatchStep,
    /// Where the undo sheet lies.
    pub undo: Option<String>,
    /// Where the report lies.
    pub report: Option<String>,
    /// The report was asked for.
    pub is_reported: bool,
    /// A page on top.
    pub layer: Option<Layer>,
    /// The answer to the last action.
    pub notice: Option<Notice>,
    pub(super) memo: RefCell<Option<Made>>,
    /// The review made last: a frame asks for it more than once.
    pub(super) reviewed: RefCell<Option<Reviewed>>,
    /// How the cards stand: a frame asks for each more than once.
    pub(super) judged: RefCell<Judged>,
    /// How far the surroundings are known.
    pub(super) following: Follow,
    /// Whose servers those are, once asked: the whole catalogue is searched for it.
    guessed: RefCell<Option<(Vec<Name>, Option<RegistrarId>)>>,
    pub(super) tickets: u64,
    pub(super) asked_includes: BTreeSet<String>,
    /// Questions about senders that are under way.
    pub(super) sender_tickets: BTreeSet<u64>,
    /// Texts of step 5 that were typed and not given as an answer, by key.
    pub(super) drafts: BTreeMap<String, String>,
    /// What was answered for providers chosen before the present one.
    pub(super) shelved: BTreeMap<ProviderId, Shelved>,
    /// The plan that the scheduler, or a saved T0, is about.
    pub(super) watched: Option<Arc<Plan>>,
    /// T0 of a saved place, until the cards are opened again.
    pub(super) saved_t0: Option<Moment>,
    /// The bound of a saved place, which never comes closer.
    pub(super) saved_bound: Option<Moment>,
    /// When another set of the provider's servers was last taken over.
    pub(super) adopted: Option<Moment>,
    /// The ticket of a second photo, while it is on its way.
    pub(super) anew: Option<u64>,
    /// When port 53 is tested again while servers and networks are asked.
    pub(super) passage_due: Moment,
    /// The page that help lies on top of.
    pub(super) covered: Option<Box<Layer>>,
}

/// The answers that belong to one provider.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelved {
    pub(super) inputs: BTreeMap<String, Vec<String>>,
    pub(super) later: BTreeSet<String>,
}

impl Wizard {
    /// A wizard at its first question.
    pub fn new(world: World, lang: Lang, now: Moment) -> Self {
        let domain = DomainStep::new(&world);
        Self {
            world,
            lang,
            now,
            step: StepId::Domain,
            domain,
            photo: PhotoState::None,
            answers: None,
            host: ListStep::default(),
            mail: ListStep::default(),
            mail_page: MailPage::List,
            details: DetailsStep::default(),
            plan_scroll: 0,
            senders: BTreeMap::new(),
            around: Surroundings::default(),
            connect: ConnectState::default(),
            enter: EnterStep::default(),
            watch: None,
            watching: WatchStep::default(),
            undo: None,
            report: None,
            is_reported: false,
            layer: None,
            notice: None,
            memo: RefCell::new(None),
            reviewed: RefCell::new(None),
            judged: RefCell::default(),
            following: Follow::default(),
            guessed: RefCell::new(None),
            tickets: 0,
            asked_includes: BTreeSet::new(),
            sender_tickets: BTreeSet::new(),
            drafts: BTreeMap::new(),
            shelved: BTreeMap::new(),
            watched: None,
            saved_t0: None,
            saved_bound: None,
            adopted: None,
            anew: None,
            passage_due: now,
            covered: None,
        }
    }

    /// The photo, when it is here.
    pub fn taken(&self) -> Option<&Photo> {
        match &self.photo {
            PhotoState::Taken(photo) => Some(photo),
            _ => None,
        }
    }

    /// The company where the changes are made.
    pub fn registrar(&self) -> Option<&Registrar> {
        self.world.catalog.registrar(self.answers.as_ref()?.registrar.as_ref()?)
    }

    /// The company that publishes the domain, as far as its name servers give it away.
    pub fn publisher(&self) -> Option<&Registrar> {
        let servers = &self.taken()?.delegation.as_ref()?.name_servers;
        let mut guessed = self.guessed.borrow_mut();
        if guessed.as_ref().is_none_or(|(of, _)| of != servers) {
            let guess = self.world.catalog.registrar_of(servers);
            *guessed = Some((servers.clone(), guess.known().cloned()));
        }
        let (_, id) = guessed.as_ref()?;
        self.world.catalog.registrar(id.as_ref()?)
    }

    /// The mail provider chosen.
    pub fn provider(&self) -> Option<&Provider> {
        self.world.catalog.provider(self.answers.as_ref()?.provider.as_ref()?)
    }

    /// The plan, as the answers stand; `None` until there is enough to make one.
    pub fn plan(&self) -> Option<Arc<Plan>> {
        let (answers, photo) = (self.answers.as_ref()?, self.taken()?);
        let mut memo = self.memo.borrow_mut();
        if let Some(made) = memo.as_ref().filter(|made| made.is_for(answers, photo)) {
            return made.plan.clone();
        }
        let plan = crate::plan::build(answers, &self.world.catalog, photo).map(Arc::new);
        *memo =
            Some(Made { answers: answers.clone(), taken_at: photo.taken_at, plan: plan.clone() });
        plan
    }

    pub(super) fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }
}
