//! The parts of a plan: wanted records, and the cards a person works through.

use crate::catalog::Purpose;
use crate::names::{Domain, Host, Name};
use crate::observe::{Photo, Question};
use crate::records::{Rdata, Rtype};

/// One record the plan asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// `mx-1`, `spf-1`, `dkim-1`, `dmarc-1`…: kind and number, stable for one plan.
    pub id: String,
    /// Where it goes.
    pub host: Host,
    /// What it says.
    pub data: Rdata,
    /// What it is for.
    pub purpose: Purpose,
    /// False for records the provider merely recommends.
    pub is_required: bool,
}

/// What a card asks a person to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Put a new line in.
    Add,
    /// Edit one line that exists.
    Change,
    /// Swap a whole set at once, because that company's panel works that way.
    Replace,
    /// Delete lines.
    Remove,
}

/// Why a card is there, as data; the sentence is made in `words`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The provider needs it to know that the domain is yours.
    ProveOwnership,
    /// New mail route.
    NewRoute,
    /// The route is there but its order differs from the provider's.
    RouteOrder,
    /// No list of senders exists yet.
    NoSenderList,
    /// Senders are added to the list that exists.
    SendersAdded {
        /// How many mechanisms are new.
        added: usize,
        /// How many of the old ones stay.
        kept: usize,
    },
    /// Several lists exist, and receivers then ignore them all (RFC 7208 §4.5).
    SenderListsJoined {
        /// How many there are.
        lists: usize,
    },
    /// The list could not be read and was put right.
    SenderListRepaired,
    /// The provider signs with this key.
    SignatureKey,
    /// A key stands there that is not the provider's.
    OtherSignatureKey,
    /// Mail programs find their settings with it.
    MailPrograms,
    /// Nothing says yet what to do with fakes; this starts by watching only.
    NoPolicy,
    /// The policy that exists cannot be read, or there are several (RFC 9989).
    PolicyRepaired,
    /// These still lead mail to the former company.
    OldRoute,
    /// This panel swaps all mail lines at once.
    PanelSwapsAll,
    /// The provider asks for it.
    ProviderAsks,
}

/// One card: at one name, of one type, what comes and what goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The id of its first wanted record, or `remove-mx`, `remove-spf`… for removals.
    pub id: String,
    /// Add, change, replace or remove.
    pub kind: Kind,
    /// Where.
    pub host: Host,
    /// Of which type.
    pub rtype: Rtype,
    /// Records that must be served when the card is done.
    pub wanted: Vec<Wanted>,
    /// Records that must be gone when the card is done.
    pub gone: Vec<Rdata>,
    /// What it is for.
    pub purpose: Purpose,
    /// Why.
    pub reason: Reason,
    /// A preset of the panel that does this card in a few clicks, by id.
    pub preset: Option<String>,
}

impl Step {
    /// What to ask a server to learn whether this card is done.
    pub fn question(&self, domain: &Domain) -> Question {
        Question::new(self.host.absolute(domain), self.rtype)
    }
}

/// A record that is already as it should be, or that the plan leaves alone on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The id it has in the plan.
    pub id: String,
    /// Where.
    pub host: Host,
    /// What it says.
    pub data: Rdata,
    /// What it is for.
    pub purpose: Purpose,
    /// True when the plan needs it; false when it is left alone (a security gateway's route).
    pub is_wanted: bool,
}

/// The whole plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The domain it is for.
    pub domain: Domain,
    /// The cards, in working order.
    pub steps: Vec<Step>,
    /// What stays.
    pub kept: Vec<Kept>,
    /// The merged SPF line, when the plan has one.
    pub spf: Option<String>,
    /// Keys of details left for later.
    pub later: Vec<String>,
    /// A security gateway stands in front of the mailboxes; its mail route stays.
    pub gateway: Option<String>,
    /// Seconds that caches may keep what is replaced: the longest TTL of the sets that change, and
    /// for new names the negative TTL, at most 3 hours (RFC 2308 §5; BIND's `max-ncache-ttl`).
    pub old_ttl: u32,
}

impl Plan {
    /// Every record that must be served in the end: those of the cards and those kept.
    pub fn wanted(&self) -> Vec<Wanted> {
        let kept = self.kept.iter().filter(|kept| kept.is_wanted).map(|kept| Wanted {
            id: kept.id.clone(),
            host: kept.host.clone(),
            data: kept.data.clone(),
            purpose: kept.purpose,
            is_required: true,
        });
        let mut all: Vec<Wanted> =
            self.steps.iter().flat_map(|step| step.wanted.iter().cloned()).chain(kept).collect();
        all.sort_by(|a, b| {
            (turn(a.purpose), &a.host, &a.data).cmp(&(turn(b.purpose), &b.host, &b.data))
        });
        all
    }

    /// Every record that must be gone in the end.
    pub fn gone(&self) -> Vec<(Host, Rdata)> {
        self.steps
            .iter()
            .flat_map(|step| step.gone.iter().map(|data| (step.host.clone(), data.clone())))
            .collect()
    }

    /// True when the route to the provider is no part of it, because a value it needs is not known yet.
    pub fn lacks_route(&self) -> bool {
        let is_route = |wanted: &Wanted| wanted.purpose == Purpose::Receive;
        self.gateway.is_none() && !self.wanted().iter().any(is_route)
    }

    /// Everything that one name has of one type once the cards up to this one are done: what `photo`
    /// shows there, less what went, and what came. A panel that edits such a set in one form needs it
    /// whole, or the lines of others are lost. Mail lines come in their order.
    pub fn set_after(&self, step: &Step, photo: &Photo) -> Vec<Rdata> {
        let present = photo.set(&step.host.absolute(&self.domain), step.rtype);
        let mut set = present.map(|present| present.data).unwrap_or_default();
        set.retain(|data| data.rtype() == step.rtype);
        let at = self.steps.iter().position(|card| card.id == step.id).unwrap_or_default();
        for card in self.steps.iter().take(at).chain([step]) {
            if card.host != step.host || card.rtype != step.rtype {
                continue;
            }
            set.retain(|data| !card.gone.contains(data));
            for wanted in &card.wanted {
                if !set.contains(&wanted.data) {
                    set.push(wanted.data.clone());
                }
            }
        }
        set.sort_by_key(|data| match data {
            Rdata::Mx { priority, .. } => *priority,
            _ => 0,
        });
        set
    }

    /// The questions whose answers the cards change, each once, in card order.
    pub fn questions(&self) -> Vec<Question> {
        let mut asked = Vec::new();
        for step in &self.steps {
            let question = step.question(&self.domain);
            if !asked.contains(&question) {
                asked.push(question);
            }
        }
        asked
    }

    /// The name of the domain.
    pub fn apex(&self) -> Name {
        self.domain.name()
    }

    /// True when everything is already as it should be.
    pub fn is_done_already(&self) -> bool {
        self.steps.is_empty()
    }
}

/// Which turn a purpose has among the cards: proof of ownership first, because providers want it
/// before they take mail; the new route before anything that describes it; the policy last.
pub(crate) const fn turn(purpose: Purpose) -> u8 {
    match purpose {
        Purpose::Verify => 0,
        Purpose::Receive => 1,
        Purpose::Send => 2,
        Purpose::Sign => 3,
        Purpose::Autoconfig => 4,
        Purpose::Other => 5,
        Purpose::Reject => 6,
    }
}
