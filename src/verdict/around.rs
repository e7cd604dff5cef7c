//! What lies around the records: MTA-STS, mail programs, how long others remember, the register, and
//! what DNS cannot show.

mod moved;
mod register;
mod sts;
#[cfg(test)]
mod tests;

pub(super) use moved::explains;
pub use moved::former;
pub use register::{Hold, standing_findings_with};
pub(super) use sts::reports_name;

use super::compare::is_met;
use super::{Code, Detail, Evidence, Finding, Scene};
use crate::catalog::Text;
use crate::names::{Domain, Name};
use crate::observe::{Moment, Question};
use crate::plan::{Purpose, Step};
use crate::records::{Rdata, Rtype};

/// Four hours: from then on it is worth while to shorten the memory before a move.
const LONG_TTL_S: u32 = 14_400;

/// The trap that tells of the setting by which cPanel keeps mail on its own machine.
const LOCAL_ROUTING: &str = "email-routing-remote";

/// What is wrong around the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AroundFault {
    /// The MTA-STS policy lets careful senders deliver to none of the domain's mail servers.
    OldPolicy {
        /// The servers it names, unescaped.
        named: Vec<String>,
        /// Those it should name.
        wanted: Vec<Name>,
        /// When this was seen: a new `id` is made of it.
        at: Moment,
        /// Seconds for which senders remember the policy.
        max_age: u64,
        /// The mail lines lead to the old servers still: the file is changed first.
        comes_first: bool,
    },
    /// No sender reads where reports on encryption are to go.
    TlsReports {
        /// The texts that ask for them, unescaped: one that cannot be read, or several.
        texts: Vec<String>,
        /// The one text that does what was meant; `None` where nobody was named for the reports.
        mended: Option<String>,
    },
    /// Mail programs are sent to another company than the one with the mailboxes.
    OldAutodiscover {
        /// The name that sends them there.
        name: Name,
        /// Where it sends them.
        target: Name,
        /// Whose that is.
        company: String,
    },
    /// The present mail lines are remembered for long.
    LongMemory {
        /// So many seconds.
        ttl: u32,
    },
    /// Mail is set up for a name below the domain that was registered.
    Subdomain {
        /// The registered one.
        registered: Domain,
    },
    /// A hosting that may keep mail of its own machines.
    LocalRouting {
        /// What to do, in that company's words.
        how: Text,
    },
    /// The provider signs only after a click.
    SigningNotStarted {
        /// Which.
        step: Text,
    },
    /// The register tells why nobody finds the domain.
    Held {
        /// Why.
        hold: Hold,
        /// The company where it was bought, unescaped.
        registrar: Option<String>,
    },
    /// Entered at a company that does not publish the domain, and its servers were asked.
    SavedElsewhere {
        /// They have the record.
        is_there: bool,
    },
    /// A server answers otherwise when the name is written in capitals.
    CaseMatters {
        /// Which.
        server: Name,
    },
    /// Lines that the servers from before a move have, and nobody made again.
    LostInMove {
        /// Name and value.
        lines: Vec<(Name, Rdata)>,
    },
}

/// The findings of this family in what is published now.
pub(super) fn review(scene: &Scene<'_>) -> Vec<Finding> {
    let found = [
        moved::lost(scene),
        case_matters(scene),
        sts::old_policy(scene),
        sts::unread_reports(scene),
        old_autodiscover(scene),
        signing_not_started(scene),
        local_routing(scene),
        subdomain(scene),
        long_memory(scene),
    ];
    found.into_iter().flatten().collect()
}

/// Whether the servers of the company where the person works have what `step` wants; `None` when they
/// were not asked, or did not say.
pub(super) fn saved_elsewhere(evidence: &Evidence<'_>, step: &Step) -> Option<AroundFault> {
    let question = step.question(&evidence.plan.domain);
    let wanted: Vec<&Rdata> = step.wanted.iter().map(|wanted| &wanted.data).collect();
    let mut answers = evidence.around.panel_answers.iter();
    let (asked, heard) = answers.find(|(asked, _)| *asked == question)?;
    let is_there = is_met(&wanted, &[], &super::compare::served(asked, heard));
    Some(AroundFault::SavedElsewhere { is_there })
}

fn finding(code: Code, seen: String, expected: String, fault: AroundFault) -> Finding {
    Finding { code, record: None, seen, expected, detail: Detail::Around(fault) }
}

/// The mail servers that are wanted, or else those that are there.
fn servers(scene: &Scene<'_>) -> Vec<Name> {
    let exchange = |data: Rdata| match data {
        Rdata::Mx { exchange, .. } => Some(exchange),
        _ => None,
    };
    let wanted = scene.plan.map(crate::plan::Plan::wanted).unwrap_or_default();
    let wanted: Vec<Name> = wanted.into_iter().filter_map(|wanted| exchange(wanted.data)).collect();
    if !wanted.is_empty() {
        return wanted;
    }
    let present = scene.mx().unwrap_or_default().into_iter().map(|(_, exchange)| exchange);
    present.filter(|exchange| *exchange != Name::root()).collect()
}

/// Where mail programs are sent: the alias, or the service line.
fn old_autodiscover(scene: &Scene<'_>) -> Option<Finding> {
    let (catalog, provider) = (scene.companies.catalog?, scene.companies.provider?);
    let places = [("autodiscover", Rtype::Cname), ("_autodiscover._tcp", Rtype::Srv)];
    places.into_iter().find_map(|(label, rtype)| {
        let name = scene.apex().child(label);
        let is_planned = scene.plan.is_some_and(|plan| {
            plan.wanted().iter().any(|wanted| wanted.host.absolute(&plan.domain) == name)
                || plan.gone().iter().any(|(host, _)| host.absolute(&plan.domain) == name)
        });
        if is_planned {
            return None;
        }
        let heard = || {
            let question = Question::new(name.clone(), rtype);
            let heard = scene.around.heard(&question)?;
            Some(super::compare::served(&question, heard))
        };
        let data = scene.published(&name, rtype).or_else(heard)?;
        let target = data.into_iter().find_map(|data| match data {
            Rdata::Cname(target) | Rdata::Srv { target, .. } => Some(target),
            _ => None,
        })?;
        let owners = catalog.setters(&target, scene.domain);
        if owners.iter().any(|owner| owner.id == provider.id) {
            return None;
        }
        let company = owners.first()?.name.clone();
        let fault = AroundFault::OldAutodiscover { name, target: target.clone(), company };
        Some(finding(Code::AutodiscoverOld, target.to_string(), String::new(), fault))
    })
}

/// The provider's own switch, once its keys are there: no answer of a server shows it.
fn signing_not_started(scene: &Scene<'_>) -> Option<Finding> {
    let (plan, provider) = (scene.plan?, scene.companies.provider?);
    let step = provider.signing_start()?.clone();
    let keys: Vec<_> =
        plan.wanted().into_iter().filter(|wanted| wanted.purpose == Purpose::Sign).collect();
    let is_there = |wanted: &crate::plan::Wanted| {
        let name = wanted.host.absolute(&plan.domain);
        let data = scene.published(&name, wanted.data.rtype()).unwrap_or_default();
        super::compare::is_present(&wanted.data, &data)
    };
    let is_ready = !keys.is_empty() && keys.iter().all(is_there);
    let fault = AroundFault::SigningNotStarted { step };
    is_ready.then(|| finding(Code::SigningNotStarted, String::new(), String::new(), fault))
}

/// A hosting company that publishes the domain, while its mail goes elsewhere.
fn local_routing(scene: &Scene<'_>) -> Option<Finding> {
    let publisher = scene.companies.publisher?;
    let trap = publisher.traps.iter().find(|trap| trap.id == LOCAL_ROUTING)?;
    let catalog = scene.companies.catalog?;
    let servers = servers(scene);
    let stays = |server: &Name| {
        server.is_at_or_under(&scene.apex())
            || publisher.owns_mx(server, scene.domain)
            || catalog.registrars_at(server).contains(&publisher.id)
            || catalog
                .providers_at(server)
                .iter()
                .any(|id| id.as_str().starts_with(publisher.id.as_str()))
    };
    let leaves = !servers.is_empty() && !servers.iter().any(stays);
    let fault = AroundFault::LocalRouting { how: trap.text.clone() };
    leaves.then(|| finding(Code::CpanelLocalRouting, String::new(), String::new(), fault))
}

/// The same server, the same question, and another answer: some software takes capitals for other
/// letters (RFC 1034 §3.1 forbids it), and some resolvers write names in mixed letters.
fn case_matters(scene: &Scene<'_>) -> Option<Finding> {
    let (server, heard) = scene.around.capitals.as_ref()?;
    let question = Question::new(scene.apex(), Rtype::Mx);
    let small = match scene.logbook.and_then(|logbook| logbook.latest(server, &question)) {
        Some(sighting) => &sighting.heard,
        None => {
            scene.photo.views.iter().filter(|view| view.server == *server).find_map(|view| {
                let mut answers = view.answers.iter();
                answers.find(|(asked, _, _)| *asked == question).map(|(_, heard, _)| heard)
            })?
        }
    };
    let small = super::compare::served(&question, small);
    let capital = super::compare::served(&question, heard);
    // Something else is something newer; nothing at all is the fault.
    let fault = AroundFault::CaseMatters { server: server.name.clone() };
    (!small.is_empty() && capital.is_empty())
        .then(|| finding(Code::CaseBug, server.name.to_string(), String::new(), fault))
}

fn subdomain(scene: &Scene<'_>) -> Option<Finding> {
    let registered = scene.domain.registered();
    let is_below = registered != *scene.domain && !servers(scene).is_empty();
    let seen = scene.domain.to_string();
    let expected = registered.to_string();
    let fault = AroundFault::Subdomain { registered };
    is_below.then(|| finding(Code::SubdomainVsRoot, seen, expected, fault))
}

/// A long memory matters as long as the old lines have not been touched; afterwards nothing shortens
/// it any more.
fn long_memory(scene: &Scene<'_>) -> Option<Finding> {
    let steps = scene.plan?.steps.iter().filter(|step| step.rtype == Rtype::Mx);
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for step in steps {
        old.extend(&step.gone);
        new.extend(step.wanted.iter().map(|wanted| &wanted.data));
    }
    let now = scene.published(&scene.apex(), Rtype::Mx)?;
    let is_untouched = !old.is_empty()
        && old.iter().all(|data| now.contains(data))
        && !new.iter().any(|data| now.contains(data));
    let ttl = scene.photo.set(&scene.apex(), Rtype::Mx)?.ttl;
    let fault = AroundFault::LongMemory { ttl };
    (is_untouched && ttl >= LONG_TTL_S)
        .then(|| finding(Code::TtlLong, ttl.to_string(), String::new(), fault))
}
