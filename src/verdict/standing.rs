//! What is wrong before any record is looked at: the network in between, the domain, its servers,
//! its signatures.

use std::collections::BTreeSet;

use crate::names::Name;
use crate::observe::{Breach, Moment, Obstacle, Photo, Question, Server, Signing, Standing};
use crate::records::{Rdata, Rtype};

use super::servers::compared;
use super::{Code, Detail, Finding, ServerState, ServerWord};

/// Name servers or servers put into the evidence of one finding.
const MOST_SHOWN: usize = 24;

/// What is wrong with the network, the domain and its servers. The first fault of a chain silences
/// what follows from it: through a network that answers for others nothing else can be told, and a
/// domain that nobody owns has no servers to complain about.
pub fn standing_findings(photo: &Photo) -> Vec<Finding> {
    let is_caught = photo.standing == Standing::Unreachable(Obstacle::Intercepted);
    if is_caught || photo.passage.is_closed() {
        let detail = Detail::Intercepted(photo.passage.clone());
        return vec![found(Code::NetworkIntercepts, String::new(), detail)];
    }
    match &photo.standing {
        Standing::NotRegistered { parent } => {
            let detail = Detail::NotRegistered { parent: parent.clone() };
            vec![found(Code::DomainNotRegistered, String::new(), detail)]
        }
        Standing::Suspended { name_servers } => {
            let detail = Detail::Suspended { name_servers: name_servers.clone() };
            vec![found(Code::DomainSuspended, lines(name_servers.iter()), detail)]
        }
        Standing::Unreachable(_) => Vec::new(),
        Standing::Published
        | Standing::ServersSilent
        | Standing::MailUntold
        | Standing::DnssecBroken => {
            let (states, about) = compared(photo);
            lame(&states)
                .into_iter()
                .chain(disagreement(&states, about))
                .chain(two_lists(photo))
                .chain(broken_seal(photo))
                .collect()
        }
    }
}

/// All findings in the order of diagnosis: those about the standing, about the records, and about the
/// resolvers. Where the standing leaves nothing to be judged, the rest is silent.
pub fn gathered(
    standing: Vec<Finding>,
    records: Vec<Finding>,
    resolvers: Vec<Finding>,
) -> Vec<Finding> {
    let is_final = |finding: &Finding| {
        matches!(
            finding.code,
            Code::NetworkIntercepts | Code::DomainNotRegistered | Code::DomainSuspended
        )
    };
    if standing.iter().any(is_final) {
        return standing;
    }
    // Said once: what was seen above the domain is more exact than what resolvers say of it.
    let is_known = |finding: &Finding| {
        finding.code == Code::DnssecBroken && standing.iter().any(|one| one.code == finding.code)
    };
    let resolvers: Vec<Finding> =
        resolvers.into_iter().filter(|finding| !is_known(finding)).collect();
    let mut all: Vec<Finding> = standing.into_iter().chain(records).chain(resolvers).collect();
    all.sort_by_key(|finding| finding.code);
    all
}

/// Servers named for the domain that do not publish it. Silence is not among it: a lost packet or a
/// machine without IPv6 looks the same.
fn lame(states: &[ServerState]) -> Option<Finding> {
    let is_lame =
        |word| matches!(word, ServerWord::Lame | ServerWord::Refusing | ServerWord::Failing);
    let servers = chosen(states, is_lame);
    (!servers.is_empty()).then(|| {
        let seen = lines(servers.iter().map(shown));
        let (publishing, of) = (publishing(states), states.len());
        found(Code::LameServers, seen, Detail::Lame { servers, publishing, of })
    })
}

fn disagreement(states: &[ServerState], about: Vec<Question>) -> Option<Finding> {
    let differs = |word| matches!(word, ServerWord::Stale | ServerWord::Different);
    let servers = chosen(states, differs);
    (!servers.is_empty()).then(|| disagreeing(servers, publishing(states), about, None))
}

/// How many servers answer from their own zone.
fn publishing(states: &[ServerState]) -> usize {
    let publishes =
        |word| matches!(word, ServerWord::Answering | ServerWord::Stale | ServerWord::Different);
    states.iter().filter(|state| publishes(state.word)).count()
}

/// The finding about `servers` that say something else than the rest of those that answer.
pub(super) fn disagreeing(
    servers: Vec<(Server, ServerWord)>,
    of: usize,
    about: Vec<Question>,
    since: Option<Moment>,
) -> Finding {
    let seen = lines(servers.iter().map(shown));
    found(Code::ServersDisagree, seen, Detail::Disagree { servers, of, about, since })
}

/// The zone above and the zone itself name different servers (RFC 1034 §4.2.2 wants them equal).
/// Where the zone's servers do not agree on it, they disagree, which is told otherwise.
fn two_lists(photo: &Photo) -> Option<Finding> {
    let delegation = photo.delegation.as_ref()?;
    let question = Question::new(delegation.zone.clone(), Rtype::Ns);
    let answers = photo.views.iter().flat_map(|view| &view.answers);
    let mut lists = answers
        .filter(|(asked, _, margin)| *asked == question && margin.is_authoritative)
        .filter_map(|(asked, heard, _)| heard.set(asked))
        .map(|set| names(&set.data));
    let inside = lists.next()?;
    let above: BTreeSet<Name> = delegation.name_servers.iter().cloned().collect();
    if inside == above || inside.is_empty() || lists.any(|list| list != inside) {
        return None;
    }
    let seen = lines(above.iter());
    let expected = lines(inside.iter());
    let detail = Detail::DelegationDiffers {
        above: above.into_iter().collect(),
        inside: inside.into_iter().take(MOST_SHOWN).collect(),
    };
    Some(Finding { expected, ..found(Code::ServersDisagree, seen, detail) })
}

fn names(data: &[Rdata]) -> BTreeSet<Name> {
    let server = |data: &Rdata| match data {
        Rdata::Ns(name) => Some(name.clone()),
        _ => None,
    };
    data.iter().filter_map(server).collect()
}

fn broken_seal(photo: &Photo) -> Option<Finding> {
    let breach = match &photo.signing {
        Signing::Broken(breach) => breach.clone(),
        _ if photo.standing == Standing::DnssecBroken => {
            Breach::BadSignatures { extended_error: None }
        }
        _ => return None,
    };
    let (seen, expected) = match &breach {
        Breach::NoMatchingKey { sealed, keys } => (lines(sealed.iter()), lines(keys.iter())),
        Breach::BadSignatures { extended_error } => {
            let told = extended_error.as_ref().map(|(code, text)| format!("{code} {text}"));
            (told.unwrap_or_default(), String::new())
        }
    };
    Some(Finding { expected, ..found(Code::DnssecBroken, seen, Detail::Dnssec(breach)) })
}

fn chosen(
    states: &[ServerState],
    is_meant: impl Fn(ServerWord) -> bool,
) -> Vec<(Server, ServerWord)> {
    let meant = states.iter().filter(|state| is_meant(state.word));
    meant.map(|state| (state.server.clone(), state.word)).collect()
}

fn shown((server, word): &(Server, ServerWord)) -> String {
    format!("{} {} {}", server.name, server.address, word.as_str())
}

fn lines<T: ToString>(items: impl Iterator<Item = T>) -> String {
    items.take(MOST_SHOWN).map(|item| item.to_string()).collect::<Vec<_>>().join("\n")
}

fn found(code: Code, seen: String, detail: Detail) -> Finding {
    Finding { code, record: None, seen, expected: String::new(), detail }
}
