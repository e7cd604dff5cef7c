//! One look at a domain, in words.

use super::page::{FindingText, Line, Mark, Problem};
use super::shared::{for_eye, name_for_eye};
use super::{Arg, Subject, Words};
use crate::catalog::{Catalog, Registrar};
use crate::observe::{Moment, Obstacle, Standing};
use crate::plan::Purpose;
use crate::records::Rdata;
use crate::verdict::{AtServers, Checked, NetworkLook, NetworkState, Severity, State};
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
        let findings = checked.look.findings.iter();
        let said = self.check_headline(checked, &subject);
        let mut next = said.repair;
        next.extend(self.shared_route_fix(checked));
        CheckPage {
            title: checked.domain.shown(),
            headline: Line::marked(mark_of(checked.look.state), said.headline),
            next,
            facts: self.check_facts(checked, &subject, around.catalog),
            records: self.check_records(checked),
            findings: findings
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
        let count = |state| look.networks.iter().filter(|one| one.state == state).count();
        let answering = look.networks.len() - count(NetworkState::Failing);
        let errors =
            look.findings.iter().filter(|one| one.code.severity() == Severity::Error).count();
        let company = subject.publisher.or(subject.registrar);
        let companies = checked.found.iter().map(|id| for_eye(id.as_str())).collect::<Vec<_>>();
        let args = [
            ("domain", Arg::from(checked.domain.shown())),
            ("company", self.company_of(company).into()),
            ("new", count(NetworkState::New).into()),
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
            State::NotPublished if checked.plan.is_none() => Some("check-no-mail-fix"),
            State::Publishing | State::Spreading => Some("check-nothing-to-do"),
            State::NotPublished => Some("check-not-before"),
            _ => None,
        };
        Problem {
            headline: self.say_with(id, &args),
            repair: next.map(|id| self.say(id)).into_iter().collect(),
        }
    }

    /// Why the domain's records cannot be judged.
    fn standing_trouble(&self, checked: &Checked, subject: &Subject<'_>) -> Problem {
        let domain = checked.domain.shown();
        let ending = domain.rsplit('.').next().unwrap_or_default().to_owned();
        let delegation = checked.photo.delegation.as_ref();
        let servers: Vec<String> = delegation
            .map(|one| one.name_servers.iter().take(MOST_NAMES).map(name_for_eye).collect())
            .unwrap_or_default();
        let args = [
            ("domain", Arg::from(domain)),
            ("ending", ending.into()),
            ("servers", self.all_of(&servers).into()),
            ("company", self.company_of(subject.publisher.or(subject.registrar)).into()),
        ];
        let (headline, repair): (&str, &[&str]) = match &checked.photo.standing {
            Standing::Published => ("check-unknown", &[]),
            Standing::NotRegistered { .. } => ("trouble-not-registered", &["trouble-just-bought"]),
            Standing::Suspended { .. } => {
                ("trouble-suspended", &["trouble-suspended-fix", "trouble-suspended-wait"])
            }
            Standing::ServersSilent => ("trouble-silent", &["trouble-silent-fix"]),
            Standing::MailUntold => ("trouble-untold", &["trouble-untold-fix"]),
            Standing::DnssecBroken => {
                ("trouble-dnssec", &["trouble-dnssec-fix", "trouble-dnssec-wait"])
            }
            Standing::Unreachable(Obstacle::NoResolver) => {
                ("trouble-offline", &["trouble-offline-fix"])
            }
            Standing::Unreachable(Obstacle::Intercepted) => {
                ("trouble-intercepted", &["trouble-intercepted-fix"])
            }
            Standing::Unreachable(Obstacle::ParentSilent) => {
                ("trouble-parent", &["trouble-parent-fix"])
            }
        };
        Problem {
            headline: self.say_with(headline, &args),
            repair: repair.iter().map(|id| self.say_with(id, &args)).collect(),
        }
    }

    fn check_facts(
        &self,
        checked: &Checked,
        subject: &Subject<'_>,
        catalog: &Catalog,
    ) -> Vec<(String, String)> {
        let mut facts = Vec::new();
        if let Some(delegation) = &checked.photo.delegation {
            let servers: Vec<String> =
                delegation.name_servers.iter().take(MOST_NAMES).map(name_for_eye).collect();
            let servers = servers.join(", ");
            let text = match subject.publisher {
                Some(company) => format!("{} ({servers})", self.name_of(company)),
                None => servers,
            };
            facts.push((self.say("found-publisher"), text));
        }
        if checked.photo.standing == Standing::Published {
            facts.push((self.say("found-route"), self.check_route(checked, catalog)));
        }
        if let Some(count) = checked.spf_lookups {
            let text = self.say_with("check-lookups", &[("count", count.into())]);
            facts.push((self.say("found-senders"), text));
        }
        facts
    }

    /// Who receives the mail now.
    fn check_route(&self, checked: &Checked, catalog: &Catalog) -> String {
        let mx = checked.photo.mx();
        if mx.is_empty() {
            return self.say("found-nobody");
        }
        if mx.iter().all(|(_, exchange)| exchange.as_str().is_empty()) {
            return self.say("found-null-mx");
        }
        let known: Vec<String> = checked
            .found
            .iter()
            .filter_map(|id| catalog.provider(id))
            .map(|provider| self.provider_name(provider))
            .collect();
        if !known.is_empty() {
            return if checked.is_shared { self.all_of(&known) } else { self.one_of(&known) };
        }
        let servers: Vec<String> =
            mx.iter().take(MOST_NAMES).map(|(_, exchange)| name_for_eye(exchange)).collect();
        self.all_of(&servers)
    }

    fn check_records(&self, checked: &Checked) -> Vec<CheckRow> {
        let wanted = checked.look.records.iter().map(|record| {
            let (mark, state) = match record.at_servers {
                AtServers::Present => (Mark::Good, "check-present"),
                AtServers::Absent => (Mark::Careful, "check-absent"),
                AtServers::Different => (Mark::Careful, "check-different"),
                AtServers::Partial => (Mark::Wait, "check-partial"),
                AtServers::Unreachable => (Mark::Unknown, "check-unreachable"),
            };
            self.check_row(mark, state, record.wanted.host.relative(), &record.wanted.data)
        });
        let remove = checked.look.remove.iter().map(|(host, data)| {
            self.check_row(Mark::Careful, "check-remove", host.relative(), data)
        });
        wanted.chain(remove).collect()
    }

    fn check_row(&self, mark: Mark, state: &str, host: &str, data: &Rdata) -> CheckRow {
        CheckRow {
            mark,
            state: self.say(state),
            rtype: data.rtype().as_str(),
            host: for_eye(host),
            value: for_eye(&data.to_string()),
        }
    }

    fn check_count(&self, checked: &Checked, faces: &[Face]) -> Option<Line> {
        let look = &checked.look;
        if look.networks.is_empty() {
            let is_early =
                matches!(look.state, State::Publishing | State::NotPublished | State::NeedsAction);
            let may_wait = is_early && checked.plan.is_some() && !faces.is_empty();
            let is_up = checked.photo.standing == Standing::Published;
            return (may_wait && is_up).then(|| Line::plain(self.say("check-not-asked")));
        }
        let count = |state| look.networks.iter().filter(|one| one.state == state).count();
        let new = count(NetworkState::New);
        let of = look.networks.len() - count(NetworkState::Failing);
        let mark = if of == 0 {
            Mark::Unknown
        } else if new == of {
            Mark::Good
        } else {
            Mark::Wait
        };
        let args = [("new", new.into()), ("of", of.into())];
        Some(Line::marked(mark, self.say_with("check-networks", &args)))
    }

    fn check_late(&self, checked: &Checked, faces: &[Face]) -> Vec<CheckNetwork> {
        let late = checked.look.networks.iter().filter(|one| one.state != NetworkState::New);
        late.map(|network| {
            let face = faces.iter().find(|face| face.id == network.id);
            let name = match face {
                Some(face) if face.is_own => self.say("watch-own"),
                Some(face) => for_eye(&face.name),
                None => for_eye(&network.id),
            };
            let (mark, state) = self.check_network(network, checked.at);
            CheckNetwork { mark, name, state }
        })
        .collect()
    }

    fn check_network(&self, network: &NetworkLook, now: Moment) -> (Mark, String) {
        let until = |id: &str, open: &str| match network.until {
            Some(until) if until > now => {
                self.say_with(id, &[("when", self.when(until, now).into())])
            }
            _ => self.say(open),
        };
        match network.state {
            NetworkState::New => (Mark::Good, self.say("watch-new")),
            NetworkState::Old => (Mark::Wait, until("check-old-until", "watch-old")),
            NetworkState::Absent => (Mark::Wait, until("check-absent-until", "watch-absent")),
            NetworkState::Mixed => (Mark::Both, self.say("watch-mixed")),
            NetworkState::Failing if network.refuses => (Mark::Unknown, self.say("watch-filtered")),
            NetworkState::Failing if network.rtt_ms.is_none() => {
                (Mark::Unknown, self.say("watch-silent"))
            }
            NetworkState::Failing => (Mark::Unknown, self.say("watch-failing")),
        }
    }

    fn check_notes(&self, checked: &Checked) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(bound) = checked.look.bound.filter(|bound| *bound > checked.at) {
            let when = self.when(bound, checked.at);
            notes.push(self.say_with("check-until", &[("bound", when.into())]));
        }
        notes.extend(self.check_open(checked));
        notes
    }

    /// What was not judged, with the flag by which it can be.
    pub fn check_open(&self, checked: &Checked) -> Vec<String> {
        let provider = checked.provider.as_ref().map_or("other", |id| id.as_str());
        let say = |open: &crate::verdict::Open| {
            let id = match open.purpose {
                Purpose::Receive => "check-open-receive",
                Purpose::Verify => "check-open-verify",
                _ => "check-open-sign",
            };
            let args =
                [("key", Arg::from(for_eye(&open.key))), ("provider", for_eye(provider).into())];
            self.say_with(id, &args)
        };
        checked.open.iter().map(say).collect()
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
        plan: checked.plan.clone(),
        registrar: chosen.or(publisher).or_else(|| catalog.generic()),
        publisher,
    }
}

const fn mark_of(state: State) -> Mark {
    match state {
        State::Confirmed | State::ConfirmedEverywhere => Mark::Good,
        State::Publishing | State::Published | State::Spreading => Mark::Wait,
        State::NeedsAction | State::NotPublished => Mark::Careful,
        State::Unknown => Mark::Unknown,
    }
}
