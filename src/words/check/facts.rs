//! Who publishes the domain, who receives its mail, what the list of senders costs; and why none of
//! it can be told.

use super::MOST_NAMES;
use crate::catalog::Catalog;
use crate::observe::{Obstacle, Standing};
use crate::verdict::{Checked, ServerWord};
use crate::words::page::Problem;
use crate::words::shared::name_for_eye;
use crate::words::{Arg, Subject, Words};

impl Words {
    pub(super) fn check_facts(
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
        let silent = checked.look.servers.iter().filter(|one| one.word == ServerWord::Silent);
        let silent: Vec<String> =
            silent.take(MOST_NAMES).map(|one| name_for_eye(&one.server.name)).collect();
        if !silent.is_empty() && checked.photo.standing == Standing::Published {
            facts.push((self.say("check-silent"), silent.join(", ")));
        }
        if checked.photo.standing == Standing::Published {
            facts.push((self.say("found-route"), self.check_route(checked, catalog)));
        }
        if let Some(text) = self.check_senders(checked) {
            facts.push((self.say("found-senders"), text));
        }
        facts
    }

    /// How many lists of senders there are, and what a single one costs.
    pub(super) fn check_senders(&self, checked: &Checked) -> Option<String> {
        let texts = checked.photo.texts(&checked.domain.name());
        let lists = texts.iter().filter(|text| crate::records::spf::is_spf(text)).count();
        match (lists, checked.spf_lookups) {
            (1, Some(count)) => Some(self.say_with("check-lookups", &[("count", count.into())])),
            (0 | 1, _) => None,
            (lists, _) => {
                let lists = self.say_with("found-lists", &[("count", lists.into())]);
                Some(self.labelled(&lists, &self.say("found-lists-ignored")))
            }
        }
    }

    /// Who receives the mail now.
    pub(super) fn check_route(&self, checked: &Checked, catalog: &Catalog) -> String {
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

    /// Why the domain's records cannot be judged.
    pub(super) fn standing_trouble(&self, checked: &Checked, subject: &Subject<'_>) -> Problem {
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
}
