//! Whether the company that publishes a domain takes a template (Domain Connect,
//! draft-ietf-dconn-domainconnect): the service it names in DNS is asked what it says of itself, and
//! then for the template. Two pages are fetched, from that service and from nobody else.

use serde_json::Value;

use super::Network;
use super::page::{Home, place};
use crate::names::Name;
use crate::observe::{Heard, Photo, Question, TemplateId};
use crate::records::{Rdata, Rtype};

/// Characters of an address that a service gives.
const MOST_ADDRESS: usize = 200;
/// Name servers read from what a service says.
const MOST_SERVERS: usize = 16;
/// Both pages together take no longer than so many questions.
const PATIENCE: u32 = 4;

/// What a service says of itself.
#[derive(Debug, PartialEq, Eq)]
struct Service {
    /// Where its pages for people begin.
    page: String,
    /// Where its pages for programs begin.
    api: String,
    /// The servers by which it knows that it publishes the domain.
    name_servers: Vec<Name>,
}

impl Network {
    /// Where the company that publishes the domain applies `template`, without a slash at the end.
    /// `None` where it names no service, where that publishes the domain no longer, does not take the
    /// template or does not tell, and where pages are not fetched.
    pub async fn connect(&self, photo: &Photo, template: &TemplateId) -> Option<String> {
        let settings = self.settings();
        if !settings.pages {
            return None;
        }
        let asking = self.ask_service_for(photo, template);
        tokio::time::timeout(settings.timeout * PATIENCE, asking).await.ok()?
    }

    async fn ask_service_for(&self, photo: &Photo, template: &TemplateId) -> Option<String> {
        let zone = photo.zone();
        let place = self.service_named(photo).await?;
        let address = format!("https://{place}/v2/{}/settings", zone.as_str());
        let service = read(&self.fetch(&address, &zone).await?)?;
        // A zone that moved keeps the former company's line: that company no longer publishes it.
        let delegated = photo.delegation.as_ref().map(|delegation| &delegation.name_servers)?;
        if !service.name_servers.iter().any(|name| delegated.contains(name)) {
            return None;
        }
        let TemplateId { provider, service: set } = template;
        let address =
            format!("{}/v2/domainTemplates/providers/{provider}/services/{set}", service.api);
        self.fetch(&address, &zone).await.map(|_taken| service.page)
    }

    /// Host and path of the service that the zone names, through an alias.
    async fn service_named(&self, photo: &Photo) -> Option<String> {
        let there = photo.connect_service();
        let alias = there.iter().find_map(|data| match data {
            Rdata::Cname(target) if !target.is_at_or_under(&photo.zone()) => Some(target.clone()),
            _ => None,
        });
        let told = match alias {
            Some(target) => match self.outside(&Question::new(target, Rtype::Txt)).await {
                Heard::Records(records) => records.into_iter().map(|record| record.data).collect(),
                _ => Vec::new(),
            },
            None => there,
        };
        let mut texts = told.into_iter().filter_map(|data| match data {
            Rdata::Txt(text) => Some(text),
            _ => None,
        });
        texts.find(|text| is_address(&format!("https://{text}")))
    }

    /// The page at `address`, when its status is 200. No name of the domain is asked for on the way.
    async fn fetch(&self, address: &str, zone: &Name) -> Option<Vec<u8>> {
        let (host, path) = place(address)?;
        let home = Home { domain: zone, zone, servers: &[] };
        let page = self.page(&host, &path, home).await?;
        (page.status == 200).then_some(page.body)
    }
}

/// What a service says of itself; `None` where something is missing, or no plain address.
fn read(body: &[u8]) -> Option<Service> {
    let told: Value = serde_json::from_slice(body).ok()?;
    let address = |key: &str| {
        let text = told.get(key)?.as_str()?.trim_end_matches('/');
        is_address(text).then(|| text.to_owned())
    };
    let names = told.get("nameServers").and_then(Value::as_array).into_iter().flatten();
    let names = names.filter_map(Value::as_str).take(MOST_SERVERS);
    Some(Service {
        page: address("urlSyncUX")?,
        api: address("urlAPI")?,
        name_servers: names.filter_map(|name| Name::parse_target(name).ok()).collect(),
    })
}

/// True for `https://` with a host and a path of plain characters: no port, no user, no query.
fn is_address(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte);
    text.len() <= MOST_ADDRESS && text.bytes().all(is_plain) && place(&format!("{text}/")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_of_the_web_are_taken_from_a_service() {
        let said = |page: &str, api: &str| {
            let told = serde_json::json!({
                "urlSyncUX": page,
                "urlAPI": api,
                "nameServers": ["ADA.ns.host.example.", 7, "a b"],
                "width": 750,
            });
            read(told.to_string().as_bytes())
        };
        let (page, api) = ("https://dc.host.example/sync", "https://api.host.example");
        let name_servers = vec![Name::from_presentation("ada.ns.host.example")];
        let fine = Service { page: page.to_owned(), api: api.to_owned(), name_servers };
        assert_eq!(said(page, api).as_ref(), Some(&fine));
        assert_eq!(said("https://dc.host.example/sync/", "https://api.host.example/"), Some(fine));
        for wrong in [
            "",
            "http://dc.host.example/sync",
            "https://dc.host.example:8443/sync",
            "https://me@dc.host.example/sync",
            "https://192.0.2.1/sync",
            "https://dc.host.example/\u{1b}[2J",
            "https://dc.host.example/x?y=",
            "https://dc.host.example/x#y",
            "https://dc.host.example/'`",
            "javascript:alert(1)",
        ] {
            assert_eq!(said(wrong, api), None, "{wrong}");
            assert_eq!(said(page, wrong), None, "{wrong}");
        }
        assert_eq!(said(&format!("{page}/{}", "x".repeat(300)), api), None);
        for body in ["", "[]", r#"{"urlSyncUX": 7}"#, r#"{"urlSyncUX": "https://a.example"}"#] {
            assert_eq!(read(body.as_bytes()), None, "{body}");
        }
    }
}
