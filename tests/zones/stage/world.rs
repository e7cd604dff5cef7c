//! A closed internet around one case: the zone above, the company's servers, the machine's resolver
//! and the networks that are watched. Loopback addresses only, in the zones and behind them.

use std::fmt::Write as _;
use std::net::SocketAddr;

use hickory_server::proto::op::{Message, ResponseCode};
use hickory_server::proto::rr::rdata::TXT;
use hickory_server::proto::rr::{RData, Record};

use super::case::{Case, Manner, Trouble};
use super::hosts::{Host, addresses};
use super::publish::{SERIAL, STALE, Zone, file};
use super::support::{Parent, Reply, Say, Script, Served, response};

/// Names that everybody's mail leads to.
const OUTSIDE: &str = include_str!("../outside.zone");

const NOTICE: &str = "The service is currently unavailable in your country due to a court order";

/// The servers of a case; dropping it stops them.
pub(crate) struct World {
    /// Lines of `[dns.reach]`.
    reach: String,
    resolver: Served,
    networks: Vec<(String, Served)>,
    rest: Vec<Served>,
    #[cfg(feature = "doh")]
    page: Option<super::page::Page>,
    domain: String,
    is_sealed: bool,
    is_intercepted: bool,
}

/// The names outside that all cases share.
pub(crate) fn outside() -> Zone {
    Zone::new("", &format!("$TTL 3600\n{OUTSIDE}\n{}", addresses()))
}

impl World {
    pub(crate) async fn of(case: &Case, outside: &Zone, nsd: Option<SocketAddr>) -> Self {
        let top = case.top();
        let known = format!("{top}. 3600 IN NS a.nic.{top}.\na.nic.{top}. 3600 IN A 127.53.0.1\n");
        let more = Zone::new("", &format!("$TTL 3600\n{known}{}", case.outside));
        let resolver = resolver(outside.without(&case.vanished).with(more)).await;
        let mut world = Self {
            reach: String::new(),
            resolver,
            networks: Vec::new(),
            rest: Vec::new(),
            #[cfg(feature = "doh")]
            page: None,
            domain: case.zone_name().to_owned(),
            is_sealed: case.parent.stray_seal,
            is_intercepted: case.is_intercepted,
        };
        let above = parent(case).await;
        world.place("127.53.0.1", above);
        world.publish(case, nsd).await;
        world.neighbours(case).await;
        world.listeners(case).await;
        #[cfg(feature = "doh")]
        if case.policy.is_some() || case.register.is_some() {
            let (policy, register) = (case.policy.clone(), case.register.clone());
            let texts = super::page::Texts { policy, register };
            let page = super::page::Page::of(&case.domain, texts).await;
            let _ = writeln!(world.reach, "\"127.53.9.9\" = \"{}\"", page.socket);
            world.page = Some(page);
        }
        world
    }

    /// The company's servers: all alike, but for the last one if it has trouble.
    async fn publish(&mut self, case: &Case, nsd: Option<SocketAddr>) {
        let (host, domain) = (Host::of(&case.publisher), case.zone_name());
        let zone = Zone::new(domain, &file(domain, SERIAL, host.servers, &case.zone));
        let capitals = case.capitals.as_ref();
        let capitals =
            capitals.map(|lines| Zone::new(domain, &file(domain, SERIAL, host.servers, lines)));
        let mut places = host.addresses();
        if let Some(last) = &case.last_server {
            let serial = if last.does == Trouble::Stale { STALE } else { SERIAL };
            let other = Zone::new(domain, &file(domain, serial, host.servers, &last.zone));
            let served = match last.does {
                Trouble::Stale | Trouble::Differ => authority(other, None).await,
                Trouble::Lame => resolver(zone.clone()).await,
                Trouble::Refuse => always(Say::Code(ResponseCode::Refused)).await,
                Trouble::Fail => always(Say::Code(ResponseCode::ServFail)).await,
                Trouble::Silent => always(Say::Silence).await,
            };
            let first = if last.and_all_others { 0 } else { places.len() - 1 };
            self.place_all(&places.split_off(first), served);
        }
        if let Some(socket) = nsd {
            for place in places {
                let _ = writeln!(self.reach, "\"{place}\" = \"{socket}\"");
            }
            return;
        }
        self.place_all(&places, authority(zone, capitals).await);
    }

    /// Other companies' servers.
    async fn neighbours(&mut self, case: &Case) {
        let domain = case.zone_name();
        let elsewhere = case.elsewhere.as_ref().map(|other| (&other.publisher, &other.zone));
        let before = case.before.as_ref().map(|other| (&other.publisher, &other.zone));
        for (publisher, lines) in elsewhere.into_iter().chain(before) {
            let host = Host::of(publisher);
            if host.id == case.publisher {
                continue;
            }
            let zone = Zone::new(domain, &file(domain, STALE, host.servers, lines));
            self.place_all(&host.addresses(), authority(zone, None).await);
        }
    }

    /// The networks that are watched.
    async fn listeners(&mut self, case: &Case) {
        let (host, domain) = (Host::of(&case.publisher), case.zone_name());
        let memory = |lines: &str| Zone::new(domain, &file(domain, SERIAL, host.servers, lines));
        if case.network.is_empty() {
            for id in ["office", "home"] {
                self.networks.push((id.to_owned(), resolver(memory(&case.zone)).await));
            }
        }
        for network in &case.network {
            let lines = network.remembers.as_ref().unwrap_or(&case.zone);
            let served = match network.says {
                Manner::Answers => resolver(memory(lines)).await,
                Manner::Bogus => {
                    always(Say::Reason(ResponseCode::ServFail, 6, "DNSSEC bogus")).await
                }
                Manner::CourtOrder => {
                    Served::start(Box::new(|asked, _| reply(notice(asked)))).await
                }
                Manner::Filters => {
                    let no = |asked: &Message| response(asked, ResponseCode::NXDomain);
                    Served::start(Box::new(move |asked, _| reply(no(asked)))).await
                }
            };
            self.networks.push((network.id.clone(), served));
        }
    }

    fn place(&mut self, address: &str, served: Served) {
        self.place_all(&[address.to_owned()], served);
    }

    fn place_all(&mut self, addresses: &[String], served: Served) {
        for address in addresses {
            let _ = writeln!(self.reach, "\"{address}\" = \"{}\"", served.socket);
        }
        self.rest.push(served);
    }

    /// The configuration that leads here and nowhere else.
    pub(crate) fn config(&self, root: Option<&str>) -> String {
        let resolver = self.resolver.socket;
        // Port 9 is "discard": nothing answers there.
        let mut text = format!(
            "[dns]\nsystem = [\"{resolver}\"]\nauthoritative_port = 9\ntimeout_ms = 1000\n"
        );
        if root.is_some() {
            text.push_str("https = \"auto\"\n");
        }
        if self.is_intercepted {
            let _ = writeln!(text, "probes = [\"{resolver}\"]");
        }
        let _ = write!(text, "[dns.reach]\n{}[resolvers]\nreplace = true\n", self.reach);
        for (id, served) in &self.networks {
            let socket = served.socket;
            let _ = write!(text, "[[resolver]]\nid = \"{id}\"\naddress = \"{socket}\"\n");
        }
        if let Some(file) = root {
            let _ = write!(text, "[tls]\nca = \"{file}\"\n");
        }
        text
    }

    /// The root that vouches for its web page, in PEM.
    #[cfg(feature = "doh")]
    pub(crate) fn root(&self) -> Option<&str> {
        self.page.as_ref().map(|page| page.root.as_str())
    }

    #[cfg(not(feature = "doh"))]
    pub(crate) const fn root(&self) -> Option<&str> {
        None
    }

    /// What the machine's resolver was asked about the domain, and must not be: it would remember
    /// what is not there yet. Where a seal is above the domain, its keys are asked for.
    pub(crate) fn indiscretions(&self) -> Vec<String> {
        let asked = self.resolver.log.within(&self.domain);
        let is_allowed = |rtype: &str| self.is_sealed && rtype == "DNSKEY";
        let told = asked.into_iter().filter(|one| !is_allowed(&one.rtype));
        told.map(|one| format!("{} {}", one.name, one.rtype)).collect()
    }
}

async fn parent(case: &Case) -> Served {
    let above = Parent::of(&format!("{}.", case.top()));
    if case.parent.knows_it_not {
        return above.start().await;
    }
    let usual =
        || Host::of(&case.publisher).servers.iter().map(|name| (*name).to_owned()).collect();
    let named: Vec<String> = Some(case.parent.name_servers.clone())
        .filter(|named| !named.is_empty())
        .unwrap_or_else(usual);
    let named: Vec<String> = named.iter().map(|name| format!("{name}.")).collect();
    let servers: Vec<(&str, &[&str])> =
        named.iter().map(|name| (name.as_str(), [].as_slice())).collect();
    let child = above.child(&format!("{}.", case.zone_name()), &servers);
    if case.parent.stray_seal { child.signed() } else { child }.start().await
}

async fn authority(zone: Zone, capitals: Option<Zone>) -> Served {
    Served::start(Box::new(move |request, _| {
        let is_loud =
            request.queries[0].name().to_ascii().contains(|c: char| c.is_ascii_uppercase());
        let zone = capitals.as_ref().filter(|_| is_loud).unwrap_or(&zone);
        reply(zone.answer(request))
    }))
    .await
}

/// A server that has it all from elsewhere.
async fn resolver(zone: Zone) -> Served {
    Served::start(Box::new(move |request, _| {
        let mut message = zone.tell(request);
        message.metadata.recursion_available = true;
        reply(message)
    }))
    .await
}

async fn always(say: Say) -> Served {
    Script::always(say).start().await
}

fn notice(request: &Message) -> Message {
    let mut message = response(request, ResponseCode::NoError);
    message.metadata.recursion_available = true;
    let (name, text) = (request.queries[0].name().clone(), TXT::new(vec![NOTICE.to_owned()]));
    message.answers.push(Record::from_rdata(name, 0, RData::TXT(text)));
    message
}

fn reply(message: Message) -> Reply {
    Reply::Message(Box::new(message))
}
