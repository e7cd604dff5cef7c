//! The library's own schedule and network, without a screen: a watch is driven until every
//! resolver has the new answer, or for a given time.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use mxguide::names::{Domain, Host, Name};
use mxguide::net::{self, Ways};
use mxguide::observe::{Moment, Photo, Sighting};
use mxguide::plan::{Kind, Plan, Purpose, Reason, Step, Wanted};
use mxguide::records::{Rdata, Rtype};
use mxguide::watch::{Network, RowState, Settings, Target, Watch};
use tokio::task::JoinSet;

use super::world::DOMAIN;
use crate::tty::now;

/// What became of one resolver.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shown {
    /// When it was first heard, whatever it said.
    pub(crate) heard: Option<Instant>,
    /// When its row became "new".
    pub(crate) new: Option<Instant>,
}

/// Drives a watch over the servers and resolvers; ends when `is_enough`, or after `most`.
pub(crate) fn drive(
    photo: &Photo,
    network: &net::Network,
    resolvers: &[SocketAddr],
    most: Duration,
    is_enough: impl Fn(&[Shown]) -> bool,
) -> Vec<Shown> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(watch(photo, network, resolvers, most, is_enough))
}

async fn watch(
    photo: &Photo,
    network: &net::Network,
    resolvers: &[SocketAddr],
    most: Duration,
    is_enough: impl Fn(&[Shown]) -> bool,
) -> Vec<Shown> {
    let ways: BTreeMap<String, (usize, Ways)> = resolvers
        .iter()
        .enumerate()
        .map(|(place, socket)| (format!("r{place}"), (place, Ways::from(*socket))))
        .collect();
    let mut watch = begin(photo, resolvers.len());
    let mut shown = vec![Shown::default(); resolvers.len()];
    let mut under_way = JoinSet::new();
    let end = now() + most;
    while now() < end && !is_enough(&shown) {
        for ask in watch.due(clock()) {
            let (network, ways) = (network.clone(), ways.clone());
            under_way.spawn(async move {
                let (heard, margin) = match &ask.target {
                    Target::Server(server) => network.ask_server(server, &ask.question).await,
                    Target::Parent => network.delegation(&ask.question.name).await,
                    Target::Resolver(id) => {
                        let (_, ways) = ways.get(id).expect("a resolver of this watch");
                        network.ask_resolver(ways, &ask.question).await
                    }
                };
                let sighting = Sighting { question: ask.question, heard, margin, at: clock() };
                (ask.ticket, sighting)
            });
        }
        let left = watch.next_wake(clock()).map_or(1000, |wake| wake.ms_since(clock()).min(1000));
        tokio::select! {
            Some(Ok((ticket, sighting))) = under_way.join_next(), if !under_way.is_empty() => {
                note(&mut watch, ticket, sighting, &ways, &mut shown);
            }
            () = tokio::time::sleep(Duration::from_millis(left)) => {}
        }
    }
    shown
}

fn note(
    watch: &mut Watch,
    ticket: u64,
    sighting: Sighting,
    ways: &BTreeMap<String, (usize, Ways)>,
    shown: &mut [Shown],
) {
    let Some(Target::Resolver(id)) = watch.heard(ticket, sighting) else { return };
    let at = now();
    let is_new = watch.rows(clock()).iter().any(|row| row.id == id && row.state == RowState::New);
    let place = ways.get(&id).map(|(place, _)| *place);
    if let Some(one) = place.and_then(|place| shown.get_mut(place)) {
        one.heard.get_or_insert(at);
        if is_new {
            one.new.get_or_insert(at);
        }
    }
}

fn begin(photo: &Photo, count: usize) -> Watch {
    let settings = Settings {
        min_interval_s: 30,
        publish_rounds: 1,
        publish_spacing_s: 1,
        confirm_rounds: 3,
        confirm_spacing_s: 60,
        timeout_ms: 2500,
        is_replaced_list: true,
    };
    let network = |place: usize| Network {
        id: format!("r{place}"),
        operator: format!("Operator {place}"),
        continent: String::new(),
        min_interval_s: 0,
        ttl_cap_s: None,
    };
    let domain = Domain::parse(DOMAIN).expect("a domain");
    Watch::new(
        settings,
        &plan(domain),
        photo,
        photo.servers(),
        (0..count).map(network).collect(),
        clock(),
    )
}

/// One card: mail from a former company to Google.
fn plan(domain: Domain) -> Plan {
    let mx =
        |priority, exchange| Rdata::Mx { priority, exchange: Name::from_presentation(exchange) };
    let wanted = Wanted {
        id: "mx-1".to_owned(),
        host: Host::Apex,
        data: mx(1, "smtp.google.com"),
        purpose: Purpose::Receive,
        is_required: true,
    };
    let step = Step {
        id: "mx-1".to_owned(),
        kind: Kind::Replace,
        host: Host::Apex,
        rtype: Rtype::Mx,
        wanted: vec![wanted],
        gone: vec![mx(10, "mx.old.example")],
        purpose: Purpose::Receive,
        reason: Reason::NewRoute,
        preset: None,
    };
    Plan {
        domain,
        steps: vec![step],
        kept: Vec::new(),
        spf: None,
        later: Vec::new(),
        gateway: None,
        old_ttl: 3600,
    }
}

#[expect(clippy::disallowed_methods, reason = "a bench stands where the runtime stands")]
fn clock() -> Moment {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX))
}
