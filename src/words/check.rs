//! One look at a domain, in words.

mod facts;
mod open;
mod rows;

use super::page::{FindingText, Line, Mark, Problem};
use super::shared::for_eye;
use super::{Arg, Reader, Subject, Words};
use crate::catalog::{Catalog, Registrar};
use crate::observe::Standing;
use crate::verdict::{Checked, Code, Finding, NetworkLook, NetworkState, Severity, State};
use crate::wizard::Face;

/// Name servers and mail servers that are named.
const MOST_NAMES: usize = 3;

/// A look, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckPage {
    /// The domain.
    pub title: String,
    /// The judgement, in one sentence.
    pub headline: Line,
    /// What follows from it, one sentence an entry.
    pub next: Vec<String>,
    /// Who publishes, who receives, what sending costs: a label and its text.
    pub facts: Vec<(String, String)>,
    /// A row a record, those that must go at the end.
    pub records: Vec<CheckRow>,
    /// What is wrong, the most important first.
    pub findings: Vec<(Severity, FindingText)>,
    /// Which of them begins what is merely noticed as well; `None` where none does.
    pub also_from: Option<usize>,
    /// The heading of those.
    pub also: String,
    /// How many networks have it; empty when none was asked.
    pub count: Option<Line>,
    /// The networks that do not have it.
    pub late: Vec<CheckNetwork>,
    /// What was not judged, and until when old answers live.
    pub notes: Vec<String>,
}

/// One record as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    /// How it stands.
    pub mark: Mark,
    /// The same in a word.
    pub state: String,
    /// Its type.
    pub rtype: &'static str,
    /// Where it is, `@` for the domain itself.
    pub host: String,
    /// What it says.
    pub value: String,
}

/// One network that does not have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckNetwork {
    /// How it stands.
    pub mark: Mark,
    /// Its name.
    pub name: String,
    /// How it stands, in words.
    pub state: String,
}

/// What the words of a look need beside it.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Companies and providers by name.
    pub catalog: &'a Catalog,
    /// Networks by name.
    pub faces: &'a [Face],
}

impl Words {
    /// One look at a domain.
    pub fn check_page(&self, checked: &Checked, around: Around<'_>) -> CheckPage {
        let subject = check_subject(checked, around.catalog);
        let lead = lead(checked);
        let findings = checked.look.findings.iter().filter(|finding| {
            // These are told elsewhere on the page: the lead in its first sentence, old answers
            // network by network.
            lead != Some(*finding) && finding.code != Code::OldTtl
        });
        let mut findings: Vec<&Finding> = findings.collect();
        // Of several the first mistake has the word.
        if let Some(at) = findings.iter().position(|one| one.code.severity() == Severity::Error) {
            findings.get_mut(..=at).unwrap_or_default().rotate_right(1);
        }
        let said = match lead {
            Some(finding) => whole(self.finding(finding, &subject)),
            None => self.check_headline(checked, &subject),
        };
        let mut next = said.repair;
        next.extend(self.shared_route_fix(checked));
        if checked.photo.passage.is_closed() && !checked.look.networks.is_empty() {
            next.push(self.say("check-around"));
        }
        CheckPage {
            title: checked.domain.shown(),
            headline: Line::marked(mark_of(checked.look.state), said.headline),
            next,
            facts: self.check_facts(checked, &subject, around.catalog),
            records: self.check_records(checked),
            also_from: also_from(lead.is_some(), &findings),
            also: self.say("also-noticed"),
            findings: findings
                .into_iter()
                .map(|finding| (finding.code.severity(), self.finding(finding, &subject)))
                .collect(),
            count: self.check_count(checked, around.faces),
            late: self.check_late(checked, around.faces),
            notes: self.check_notes(checked),
        }
    }

    /// A finding about the mail of two companies, as headline and repair; empty unless there is one.
    pub fn shared_route(&self, checked: &Checked, catalog: &Catalog) -> Option<Problem> {
        let names: Vec<String> = checked
            .found
            .iter()
            .filter_map(|id| catalog.provider(id))
            .map(|provider| self.provider_name(provider))
            .collect();
        let args = [
            ("domain", Arg::from(checked.domain.shown())),
            ("companies", self.all_of(&names).into()),
        ];
        checked.is_shared.then(|| Problem {
            headline: self.say_with("check-shared", &args),
            repair: self.shared_route_fix(checked).into_iter().collect(),
        })
    }

    fn shared_route_fix(&self, checked: &Checked) -> Option<String> {
        let id = checked.found.first().filter(|_| checked.is_shared)?;
        Some(self.say_with("check-shared-fix", &[("id", id.as_str().into())]))
    }

    fn check_headline(&self, checked: &Checked, subject: &Subject<'_>) -> Problem {
        if checked.photo.standing != Standing::Published {
            return self.standing_trouble(checked, subject);
        }
        let look = &checked.look;
        let new = look.networks.iter().filter(|one| one.state == NetworkState::New).count();
        let answering = answering(&look.networks);
        let errors =
            look.findings.iter().filter(|one| one.code.severity() == Severity::Error).count();
        let company = subject.publisher.or(subject.registrar);
        let companies = checked.found.iter().map(|id| for_eye(id.as_str())).collect::<Vec<_>>();
        let args = [
            ("domain", Arg::from(checked.domain.shown())),
            ("company", self.company_of(company).into()),
            ("new", new.into()),
            ("of", answering.into()),
            ("count", errors.into()),
            ("companies", self.all_of(&companies).into()),
        ];
        let id = match look.state {
            _ if checked.is_shared => "check-shared",
            State::NeedsAction => "check-needs-action",
            State::Unknown => "check-unknown",
            State::NotPublished if checked.plan.is_none() && checked.photo.mx().is_empty() => {
                "check-no-mail"
            }
            State::Confirmed if checked.plan.is_none() => "check-parked",
            State::NotPublished if checked.plan.is_none() => "check-refuses-mail",
            State::NotPublished => "check-not-published",
            State::Publishing => "check-publishing",
            State::Published => "check-published",
            State::Spreading => "check-spreading",
            State::Confirmed if look.networks.is_empty() => "check-confirmed-servers",
            State::Confirmed => "check-confirmed",
            State::ConfirmedEverywhere => "check-everywhere",
        };
        let next = match look.state {
            _ if checked.is_shared => None,
            State::NotPublished | State::Confirmed if checked.plan.is_none() => {
                Some("check-no-mail-fix")
            }
            State::NotPublished => Some("check-not-before"),
            // Until when is told below.
            State::Spreading if look.bound.is_some_and(|bound| bound > checked.at) => None,
            State::Publishing | State::Spreading => Some("check-nothing-to-do"),
            _ => None,
        };
        Problem {
            headline: self.say_with(id, &args),
            repair: next.map(|id| self.say(id)).into_iter().collect(),
        }
    }

    fn check_notes(&self, checked: &Checked) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(bound) = checked.look.bound.filter(|bound| *bound > checked.at) {
            let when = self.when(bound, checked.at);
            notes.push(self.say_with("check-until", &[("bound", when.into())]));
        }
        notes.extend(self.check_open_notes(checked));
        notes
    }
}

/// What the findings of a look are about. Without a company there is general guidance.
pub fn check_subject<'a>(checked: &Checked, catalog: &'a Catalog) -> Subject<'a> {
    let company =
        |id: &crate::catalog::RegistrarId| -> Option<&'a Registrar> { catalog.registrar(id) };
    let publisher = checked.publisher.as_ref().and_then(company);
    let chosen = checked.chosen.as_ref().and_then(company);
    Subject {
        domain: Some(checked.domain.clone()),
        plan: checked.plan.clone().map(std::sync::Arc::new),
        registrar: chosen.or(publisher).or_else(|| catalog.generic()),
        publisher,
        reader: Reader::Afar,
    }
}

/// The first mistake has the word, and everything behind it is noticed as well; where the page begins
/// with a finding, or none is a mistake, all of them are.
fn also_from(has_lead: bool, findings: &[&Finding]) -> Option<usize> {
    let is_mistake = |one: &&Finding| one.code.severity() == Severity::Error;
    let from = usize::from(!has_lead && findings.first().is_some_and(is_mistake));
    (from < findings.len()).then_some(from)
}

/// The finding that leaves nothing else to say.
fn lead(checked: &Checked) -> Option<&Finding> {
    checked.look.findings.iter().find(|finding| {
        matches!(
            finding.code,
            Code::NetworkIntercepts
                | Code::DomainNotRegistered
                | Code::DomainSuspended
                | Code::DnssecBroken
        )
    })
}

/// A finding as a headline and everything that follows from it.
fn whole(text: FindingText) -> Problem {
    let parts = text.seen.into_iter().chain(text.repair).chain(text.type_this).chain(text.then);
    Problem { headline: text.headline, repair: parts.collect() }
}

/// How many networks gave an answer that counts.
fn answering(networks: &[NetworkLook]) -> usize {
    let is_heard = |one: &&NetworkLook| {
        !matches!(one.state, NetworkState::Failing | NetworkState::Intercepted)
    };
    networks.iter().filter(is_heard).count()
}

const fn mark_of(state: State) -> Mark {
    match state {
        State::Confirmed | State::ConfirmedEverywhere => Mark::Good,
        State::Publishing | State::Published | State::Spreading => Mark::Wait,
        State::NeedsAction | State::NotPublished => Mark::Careful,
        State::Unknown => Mark::Unknown,
    }
}
