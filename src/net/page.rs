//! The web pages that tell what DNS does not: the policy file of MTA-STS, what a register says of a
//! domain in trouble, and, in [`super::connect`], what a company lets others enter. Nothing is fetched unless the settings allow it.

use std::net::{IpAddr, SocketAddr};

use super::addresses::{address, records};
use super::https::Page;
use super::senders::alias;
use super::{Network, Settings};
use crate::names::{Domain, Name};
use crate::observe::{Heard, PolicyFile, Question, Registration, Server};
use crate::records::Rtype;

/// Aliases followed on the way to a web server.
const MOST_ALIASES: usize = 4;
/// Addresses of a web server tried.
const MOST_ADDRESSES: usize = 2;
/// The port of HTTPS.
const HTTPS: u16 = 443;

/// The path of the policy file (RFC 8461 §3.3).
const POLICY: &str = "/.well-known/mta-sts.txt";

/// The service that knows which register has a domain, and sends there.
const REGISTERS: &str = "rdap.org";
/// Times it, and whoever it sends to, may send on.
const MOST_REDIRECTIONS: usize = 3;
/// Domains a register is asked about in one run: a long list must not burden it.
const MOST_REGISTERED: usize = 16;

/// The domain that is looked at, the zone it lies in, and the servers that may be asked about its
/// names.
#[derive(Clone, Copy)]
pub(super) struct Home<'a> {
    pub(super) domain: &'a Name,
    pub(super) zone: &'a Name,
    pub(super) servers: &'a [Server],
}

impl Network {
    /// What is said about a name: within the zone by its own servers, elsewhere by the machine's
    /// resolver.
    pub(super) async fn about(&self, question: &Question, home: Home<'_>) -> Heard {
        if !question.name.is_at_or_under(home.zone) {
            self.outside(question).await
        } else if home.servers.is_empty() {
            Heard::Silent
        } else {
            self.ask_any(home.servers, question, Heard::is_answer).await.0
        }
    }

    /// The policy file of the domain; `None` where pages are not fetched. Redirections are not
    /// followed (RFC 8461 §3.3).
    pub(super) async fn policy(&self, home: Home<'_>) -> Option<PolicyFile> {
        if !self.settings().pages {
            return None;
        }
        let host = home.domain.child("mta-sts");
        Some(match self.page(&host, POLICY, home).await {
            Some(Page { status: 200, body, .. }) => {
                PolicyFile::Text(String::from_utf8_lossy(&body).into_owned())
            }
            _ => PolicyFile::Unreachable,
        })
    }

    /// What the register says of the domain; `None` where pages are not fetched, and when it does not
    /// tell.
    pub(super) async fn registration(&self, domain: &Domain) -> Option<Registration> {
        use std::sync::atomic::Ordering::Relaxed;
        if !self.settings().pages || self.0.registers.fetch_add(1, Relaxed) >= MOST_REGISTERED {
            return None;
        }
        let registered = domain.registered().name();
        // No name of the domain is ever asked for on this way.
        let home = Home { domain: &registered, zone: &registered, servers: &[] };
        let mut host = Name::from_presentation(REGISTERS);
        let mut path = format!("/domain/{}", registered.as_str());
        for sent_on in 0..=MOST_REDIRECTIONS {
            let page = self.page(&host, &path, home).await?;
            match page.status {
                200 => return super::register::read(&page.body),
                // Only a register knows that there is no such name: before it is reached, this means
                // that nobody knows the register.
                404 if sent_on > 0 => {
                    return Some(Registration { is_free: true, ..Registration::default() });
                }
                301 | 302 | 303 | 307 | 308 => (host, path) = place(&page.location?)?,
                _ => return None,
            }
        }
        None
    }

    pub(super) async fn page(&self, host: &Name, path: &str, home: Home<'_>) -> Option<Page> {
        let Settings { roots, timeout, reach, .. } = self.settings();
        for address in self.addresses(host, home).await.into_iter().take(MOST_ADDRESSES) {
            let mapped = reach.map.get(&address).copied();
            let socket = mapped.unwrap_or(SocketAddr::new(address, HTTPS));
            // A connection, the seal and the page: three turns at least.
            let patience = *timeout * 2;
            let got = self.0.pages.get(roots, socket, (host.as_str(), path), patience).await;
            if got.is_some() {
                return got;
            }
        }
        None
    }

    /// The addresses of a name, through aliases, IPv4 before IPv6.
    pub(super) async fn addresses(&self, name: &Name, home: Home<'_>) -> Vec<IpAddr> {
        for rtype in [Rtype::A, Rtype::Aaaa] {
            let mut name = name.clone();
            for _ in 0..=MOST_ALIASES {
                let heard = self.about(&Question::new(name.clone(), rtype), home).await;
                let answers = records(&heard);
                let found: Vec<IpAddr> = answers
                    .iter()
                    .filter_map(address)
                    .filter(|address| self.has_route(*address))
                    .collect();
                if !found.is_empty() {
                    return found;
                }
                match answers.iter().rev().find_map(alias) {
                    Some(target) => name = target,
                    None => break,
                }
            }
        }
        Vec::new()
    }
}

/// Host and path of a web address, such as a redirection gives; `None` for any that is not HTTPS, has
/// a port, or holds what has no place in a request.
pub(super) fn place(url: &str) -> Option<(Name, String)> {
    let rest = url.strip_prefix("https://")?;
    let (host, path) = rest.split_once('/')?;
    let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic());
    let host = Name::parse_target(host).ok().filter(|_| is_plain)?;
    Some((host, format!("/{path}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirection_leads_to_another_server_over_https_or_nowhere() {
        let (host, path) = place("https://rdap.nic.fr/domain/acme.fr?x=1").unwrap();
        assert_eq!((host.as_str(), path.as_str()), ("rdap.nic.fr", "/domain/acme.fr?x=1"));
        for url in [
            "http://rdap.nic.fr/domain/acme.fr",
            "/domain/acme.fr",
            "https://rdap.nic.fr",
            "https://rdap.nic.fr:8443/x",
            "https://a@rdap.nic.fr/x",
            "https://rdap.nic.fr/a b",
            "https://rdap.nic.fr/a\r\nHost: x",
            "https://192.0.2.1/x",
        ] {
            assert_eq!(place(url), None, "{url}");
        }
    }
}
