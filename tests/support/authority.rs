//! A real authoritative server (hickory-server) whose zone can be swapped while it runs.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hickory_server::Server;
use hickory_server::net::runtime::{Time, TokioRuntimeProvider};
use hickory_server::net::xfer::Protocol;
use hickory_server::proto::serialize::txt::Parser;
use hickory_server::server::{Request, RequestHandler, ResponseHandler, ResponseInfo};
use hickory_server::store::in_memory::InMemoryZoneHandler;
use hickory_server::zone_handler::{AxfrPolicy, Catalog, ZoneType};
use tokio::sync::RwLock;

use super::served::{Asked, Log, Transport, absolute, bind};

/// A running authoritative server; dropping it stops it.
pub(crate) struct Authority {
    pub(crate) socket: SocketAddr,
    pub(crate) log: Log,
    origin: String,
    zone: Arc<RwLock<Catalog>>,
    _server: Server<Publisher>,
}

impl Authority {
    /// Publishes zone-file text on 127.0.0.1.
    pub(crate) async fn start(origin: &str, text: &str) -> Self {
        Self::start_at(Ipv4Addr::LOCALHOST.into(), origin, text).await
    }

    /// Publishes zone-file text on a loopback address.
    pub(crate) async fn start_at(ip: IpAddr, origin: &str, text: &str) -> Self {
        let (tcp, udp) = bind(ip).await;
        let socket = udp.local_addr().expect("a bound socket has an address");
        let zone = Arc::new(RwLock::new(catalog(origin, text)));
        let log = Log::default();
        let mut server = Server::new(Publisher { zone: zone.clone(), log: log.clone() });
        server.register_socket(udp);
        server.register_listener(tcp, Duration::from_secs(5), 16);
        Self { socket, log, origin: origin.to_owned(), zone, _server: server }
    }

    /// Replaces the whole zone; the next question is answered from the new one.
    pub(crate) async fn publish(&self, text: &str) {
        *self.zone.write().await = catalog(&self.origin, text);
    }
}

fn catalog(origin: &str, text: &str) -> Catalog {
    let origin = absolute(origin);
    let (_, records) =
        Parser::new(text, None, Some(origin.clone())).parse().expect("a test's zone text is valid");
    let handler = InMemoryZoneHandler::<TokioRuntimeProvider>::new(
        origin.clone(),
        records,
        ZoneType::Primary,
        AxfrPolicy::Deny,
    )
    .expect("a test's zone has an SOA");
    let mut catalog = Catalog::new();
    catalog.upsert(origin.into(), vec![Arc::new(handler)]);
    catalog
}

struct Publisher {
    zone: Arc<RwLock<Catalog>>,
    log: Log,
}

#[async_trait::async_trait]
impl RequestHandler for Publisher {
    async fn handle_request<R: ResponseHandler, T: Time>(
        &self,
        request: &Request,
        respond: R,
    ) -> ResponseInfo {
        if let Ok(info) = request.request_info() {
            let name = info.query.original().name().to_ascii();
            self.log.write(Asked {
                name: name.strip_suffix('.').unwrap_or(&name).to_owned(),
                rtype: info.query.query_type().to_string(),
                is_recursive: info.metadata.recursion_desired,
                is_unchecked: info.metadata.checking_disabled,
                transport: match request.protocol() {
                    Protocol::Udp => Transport::Udp,
                    _ => Transport::Tcp,
                },
            });
        }
        self.zone.read().await.handle_request::<R, T>(request, respond).await
    }
}
