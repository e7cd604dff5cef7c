//! A pretend network: one or several caches behind one address.
//!
//! The caches are hickory's own forwarder, with its count-down of TTLs and its memory of "there is
//! none"; only the delay, the taking of turns and the silence are ours.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use hickory_server::net::runtime::Time;
use hickory_server::proto::rr::LowerName;
use hickory_server::resolver::config::{ConnectionConfig, NameServerConfig, ResolverOpts};
use hickory_server::server::{Request, RequestHandler, ResponseHandler, ResponseInfo};
use hickory_server::store::forwarder::{ForwardConfig, ForwardZoneHandler};
use hickory_server::zone_handler::{Catalog, LookupOptions, ZoneHandler as _};

use super::serve::{Log, ServerId};
use super::wire;
use crate::net::type_to_wire;
use crate::observe::Question;

/// Answers one cache keeps; a practice needs a few dozen.
const CACHE_SIZE: u64 = 512;

/// One cache.
#[derive(Clone)]
pub(crate) struct Cache(Arc<ForwardZoneHandler>);

impl Cache {
    /// An empty cache that asks `recursion` for what it does not know.
    pub(crate) fn new(recursion: SocketAddr) -> Result<Self, String> {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()]
            .map(|mut connection| {
                connection.port = recursion.port();
                connection
            })
            .to_vec();
        let mut options = ResolverOpts::default();
        options.cache_size = CACHE_SIZE;
        options.timeout = Duration::from_secs(2);
        let config = ForwardConfig {
            name_servers: vec![NameServerConfig::new(recursion.ip(), true, connections)],
            options: Some(options),
        };
        ForwardZoneHandler::builder_tokio(config).build().map(|handler| Self(Arc::new(handler)))
    }

    fn catalog(&self) -> Catalog {
        let mut catalog = Catalog::new();
        catalog
            .upsert(LowerName::from(hickory_server::proto::rr::Name::root()), vec![self.0.clone()]);
        catalog
    }

    /// Looks `question` up as a customer of this network would; seconds left, if there is an answer.
    pub(crate) async fn look_up(&self, question: &Question) -> Option<u32> {
        let name = LowerName::from(wire::name(&question.name)?);
        let rtype = type_to_wire(question.rtype);
        let looked = self.0.lookup(&name, rtype, None, LookupOptions::default()).await;
        let found = looked.map_result()?.ok()?;
        found.iter().map(|record| record.ttl).min()
    }
}

/// What listens at a network's address.
pub(crate) struct Network {
    id: ServerId,
    log: Log,
    delay: Duration,
    /// None: the network is silent.
    caches: Vec<Catalog>,
    turn: AtomicUsize,
}

impl Network {
    pub(crate) fn new(id: ServerId, log: Log, delay: Duration, caches: &[Cache]) -> Self {
        let caches = caches.iter().map(Cache::catalog).collect();
        Self { id, log, delay, caches, turn: AtomicUsize::new(0) }
    }
}

#[async_trait::async_trait]
impl RequestHandler for Network {
    async fn handle_request<R: ResponseHandler, T: Time>(
        &self,
        request: &Request,
        respond: R,
    ) -> ResponseInfo {
        if let Some((name, rtype)) = wire::question(request) {
            self.log.note(&self.id, &name, rtype);
        }
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.caches.len().max(1);
        let Some(cache) = self.caches.get(turn) else {
            return wire::unanswered(request);
        };
        tokio::time::sleep(self.delay).await;
        cache.handle_request::<R, T>(request, respond).await
    }
}
