//! What a company that publishes domains lets others enter there (Domain Connect,
//! draft-ietf-dconn-domainconnect): the service it names in DNS, what that says of itself, and which
//! templates it takes. Two kinds of page are fetched, from that service and nobody else.

use serde_json::Value;

use super::Network;
use super::page::{Home, place};
use super::senders::alias;
use crate::names::Name;
use crate::observe::{Connect, Heard, Photo, Question, TemplateId};
use crate::records::{Rdata, Rtype};

/// Templates asked about.
const MOST_TEMPLATES: usize = 4;
/// Characters of an address that a service gives.
const MOST_ADDRESS: usize = 200;
/// The longest text that names a service.
const MOST_TEXT: usize = 255;

/// Where the pages of a service begin.
#[derive(Debug, PartialEq, Eq)]
struct Settings {
    /// For people.
    page: String,
    /// For programs.
    api: String,
}

impl Network {
    /// Which of `templates` the company that publishes the domain takes; `None` where it names no
    /// service, where the service does not tell, and where pages are not fetched.
    pub(super) async fn connect(&self, photo: &Photo, templates: &[TemplateId]) -> Option<Connect> {
        if templates.is_empty() || !self.settings().pages {
            return None;
        }
        let zone = photo.zone();
        let service = self.service(photo).await?;
        let address = format!("https://{service}/v2/{}/settings", zone.as_str());
        let settings = read(&self.fetch(&address, &zone).await?)?;
        let mut takes = Vec::new();
        for id in templates.iter().take(MOST_TEMPLATES) {
            let TemplateId { provider, service } = id;
            let api = &settings.api;
            let address =
                format!("{api}/v2/domainTemplates/providers/{provider}/services/{service}");
            if self.fetch(&address, &zone).await.is_some() {
                takes.push(id.clone());
            }
        }
        Some(Connect { page: settings.page, takes })
    }

    /// The text at `_domainconnect`, through an alias: host and path of the service.
    async fn service(&self, photo: &Photo) -> Option<String> {
        let name = photo.domain.name().child("_domainconnect");
        if let Some(text) = photo.texts(&name).into_iter().next() {
            return Some(text).filter(|text| text.len() <= MOST_TEXT);
        }
        let answers = photo.views.iter().flat_map(|view| &view.answers);
        let mut aliases = answers.filter(|(asked, ..)| asked.name == name);
        let target = aliases.find_map(|(_, heard, _)| match heard {
            Heard::Records(records) => records.iter().find_map(alias),
            _ => None,
        })?;
        // What lies within the zone was answered with the alias.
        let is_outside = !target.is_at_or_under(&photo.zone());
        let question = Question::new(target, Rtype::Txt);
        let heard = if is_outside { self.outside(&question).await } else { Heard::Silent };
        let Heard::Records(records) = heard else { return None };
        let mut texts = records.into_iter().filter_map(|record| match record.data {
            Rdata::Txt(text) => Some(text),
            _ => None,
        });
        texts.next().filter(|text| text.len() <= MOST_TEXT)
    }

    /// The page at `address`, when its status is 200. No name of the domain is asked for on the way.
    async fn fetch(&self, address: &str, zone: &Name) -> Option<Vec<u8>> {
        let (host, path) = place(address)?;
        let home = Home { domain: zone, zone, servers: &[] };
        let page = self.page(&host, &path, home).await?;
        (page.status == 200).then_some(page.body)
    }
}

/// The addresses in what a service says of itself; `None` where one is missing or is none.
fn read(body: &[u8]) -> Option<Settings> {
    let told: Value = serde_json::from_slice(body).ok()?;
    let address = |key: &str| {
        let text = told.get(key)?.as_str()?.trim_end_matches('/');
        let is_fine = text.len() <= MOST_ADDRESS && place(&format!("{text}/")).is_some();
        is_fine.then(|| text.to_owned())
    };
    Some(Settings { page: address("urlSyncUX")?, api: address("urlAPI")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_of_the_web_are_taken_from_a_service() {
        let said = |page: &str, api: &str| {
            let told = serde_json::json!({ "urlSyncUX": page, "urlAPI": api, "width": 750 });
            read(told.to_string().as_bytes())
        };
        let (page, api) = ("https://dc.host.example/sync", "https://api.host.example");
        let fine = Settings { page: page.to_owned(), api: api.to_owned() };
        assert_eq!(said(page, api).as_ref(), Some(&fine));
        assert_eq!(said("https://dc.host.example/sync/", "https://api.host.example/"), Some(fine));
        for wrong in [
            "",
            "http://dc.host.example/sync",
            "https://dc.host.example:8443/sync",
            "https://me@dc.host.example/sync",
            "https://192.0.2.1/sync",
            "https://dc.host.example/\u{1b}[2J",
            "javascript:alert(1)",
        ] {
            assert_eq!(said(wrong, api), None, "{wrong}");
            assert_eq!(said(page, wrong), None, "{wrong}");
        }
        assert_eq!(said(&format!("{page}/{}", "x".repeat(300)), api), None);
        for body in [
            "",
            "[]",
            "{\"urlSyncUX\": 7, \"urlAPI\": null}",
            "{\"urlSyncUX\": \"https://a.example\"}",
        ] {
            assert_eq!(read(body.as_bytes()), None, "{body}");
        }
    }
}
