//! All entries together, and the questions asked of them.

use serde::Deserialize;

use super::fault::{self, CatalogFault};
use super::guess::{owners, together};
use super::{
    Gateway, Guess, Hints, HostGuess, Input, MailGuess, Pattern, Provenance, Provider, ProviderId,
    RecordTemplate, Registrar, RegistrarId, Resolver, ResolverId,
};
use crate::names::{Domain, Name, folded};

/// The catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog {
    /// DNS hosts: those with guidance first, by rank, then the others by name.
    pub registrars: Vec<Registrar>,
    /// Mail providers, in the same order.
    pub providers: Vec<Provider>,
    /// Security filters.
    pub gateways: Vec<Gateway>,
    /// Public resolvers.
    pub resolvers: Vec<Resolver>,
    /// What every provider has in common.
    pub common: Common,
}

/// What holds whatever the provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// Inputs asked of everybody: `dmarc_rua`, `spf_include`.
    pub inputs: Vec<Input>,
    /// Records made for everybody: DMARC.
    pub records: Vec<RecordTemplate>,
    /// Name servers that mean the domain is suspended.
    pub suspension_servers: Vec<Pattern>,
    /// Where that comes from.
    pub suspension_fact: Provenance,
}

impl Catalog {
    /// The DNS host of this id.
    pub fn registrar(&self, id: &RegistrarId) -> Option<&Registrar> {
        self.registrars.iter().find(|entry| entry.id == *id)
    }

    /// The mail provider of this id.
    pub fn provider(&self, id: &ProviderId) -> Option<&Provider> {
        self.providers.iter().find(|entry| entry.id == *id)
    }

    /// The resolver of this id.
    pub fn resolver(&self, id: &ResolverId) -> Option<&Resolver> {
        self.resolvers.iter().find(|entry| entry.id == *id)
    }

    /// The guidance for a host that is not in the catalogue.
    pub fn generic(&self) -> Option<&Registrar> {
        self.registrars.iter().find(|entry| entry.id.as_str() == "generic")
    }

    /// True when the boxes of this host are known, false when it carries the general guidance.
    pub fn has_own_forms(&self, entry: &Registrar) -> bool {
        self.generic().is_none_or(|generic| generic.forms.mx != entry.forms.mx)
    }

    /// The provider's own input or the common one of this key.
    pub fn input<'a>(&'a self, provider: &'a Provider, key: &str) -> Option<&'a Input> {
        provider.input(key).or_else(|| self.common.inputs.iter().find(|input| input.key == key))
    }

    /// Who publishes a domain with these name servers.
    pub fn registrar_of(&self, name_servers: &[Name]) -> HostGuess {
        together(name_servers.iter().map(|name| self.registrars_at(name)))
    }

    /// The DNS hosts that own one name server; several when they share it.
    pub fn registrars_at(&self, name_server: &Name) -> Vec<RegistrarId> {
        let entries = self.registrars.iter().map(|entry| {
            let trapped = entry.name_server_traps.iter().map(|trap| &trap.pattern);
            (&entry.id, entry.name_servers.iter().chain(trapped))
        });
        owners(name_server, entries)
    }

    /// Who receives mail at these servers.
    pub fn provider_of(&self, mx: &[Name]) -> MailGuess {
        together(mx.iter().map(|name| self.providers_at(name)))
    }

    /// Makes `guess` about the servers `mx` narrower by what else the domain shows. The servers decide;
    /// `hints` only tell apart companies that share them, and companies whose servers have names in
    /// the customer's own domain. Other unknown servers stay unknown whatever the hints say.
    pub fn narrowed(&self, guess: MailGuess, mx: &[Name], hints: &Hints) -> MailGuess {
        let hinted = |entry: &&Provider| hints.point_to(&entry.detect);
        let of = |ids: &[ProviderId]| {
            let mut found = ids.iter().filter_map(|id| self.provider(id)).filter(hinted);
            found.next().filter(|_| found.next().is_none()).map(|entry| entry.id.clone())
        };
        let narrowed = match &guess {
            Guess::Known(id) => {
                let closer = |entry: &&Provider| entry.detect.refines.as_ref() == Some(id);
                self.providers.iter().filter(closer).find(hinted).map(|entry| entry.id.clone())
            }
            Guess::Tied(ids) => of(ids),
            Guess::Unknown if !mx.is_empty() => {
                let is_own = mx.iter().all(|name| name.is_at_or_under(&hints.apex));
                let own = self.providers.iter().filter(|entry| is_own && entry.detect.own_names);
                of(&own.map(|entry| entry.id.clone()).collect::<Vec<_>>())
            }
            _ => None,
        };
        narrowed.map_or(guess, Guess::Known)
    }

    /// The providers that own one mail server; several when they share it.
    pub fn providers_at(&self, mx: &Name) -> Vec<ProviderId> {
        let entries = self
            .providers
            .iter()
            .filter(|entry| !entry.detect.not.iter().any(|pattern| pattern.matches(mx)));
        owners(mx, entries.map(|entry| (&entry.id, entry.detect.mx.iter())))
    }

    /// The providers that send mail programs to `target`, those on the list first.
    pub fn setters(&self, target: &Name, domain: &Domain) -> Vec<&Provider> {
        let sends = |entry: &&Provider| entry.sets_up_at(target, domain);
        let mut all: Vec<&Provider> = self.providers.iter().filter(sends).collect();
        all.sort_by_key(|entry| entry.rank.unwrap_or(u16::MAX));
        all
    }

    /// The security filter that owns one of these mail servers.
    pub fn gateway_of(&self, mx: &[Name]) -> Option<&Gateway> {
        let owns = |gateway: &&Gateway| {
            mx.iter().any(|name| gateway.mx.iter().any(|pattern| pattern.matches(name)))
        };
        self.gateways.iter().find(owns)
    }

    /// True for a name server that registries put in place of the owner's when they suspend a domain.
    pub fn is_suspension_server(&self, name: &Name) -> bool {
        self.common.suspension_servers.iter().any(|pattern| pattern.matches(name))
    }

    /// The id of a DNS host nearest to `typed`, for "did you mean"; its name and other names count.
    pub fn nearest_registrar(&self, typed: &str) -> Option<&str> {
        let entries = self.registrars.iter();
        nearest(typed, entries.map(|entry| (entry.id.as_str(), &entry.name, &entry.aliases)))
    }

    /// The id of a provider nearest to `typed`, for "did you mean"; its name and other names count.
    pub fn nearest_provider(&self, typed: &str) -> Option<&str> {
        let entries = self.providers.iter();
        nearest(typed, entries.map(|entry| (entry.id.as_str(), &entry.name, &entry.aliases)))
    }

    /// The id of a resolver nearest to `typed`.
    pub fn nearest_resolver(&self, typed: &str) -> Option<&str> {
        fault::nearest(typed, self.resolvers.iter().map(|entry| entry.id.as_str()))
    }

    /// Adds a person's own DNS host, or replaces the entry of the same id. A file without `forms`
    /// takes the general guidance.
    pub fn add_own_registrar(&mut self, file: &str, text: &str) -> Result<(), CatalogFault> {
        let entry = super::built_in::registrar(file, text, self.generic())?;
        self.registrars.retain(|other| other.id != entry.id);
        self.registrars.push(entry);
        self.sort();
        Ok(())
    }

    /// Adds a person's own mail provider, or replaces the entry of the same id.
    pub fn add_own_provider(&mut self, file: &str, text: &str) -> Result<(), CatalogFault> {
        let entry = super::built_in::provider(file, text)?;
        self.providers.retain(|other| other.id != entry.id);
        self.providers.push(entry);
        self.sort();
        Ok(())
    }

    /// Ranked entries first, the others by name.
    pub(crate) fn sort(&mut self) {
        let place = |rank: Option<u16>| rank.unwrap_or(u16::MAX);
        self.registrars
            .sort_by(|a, b| place(a.rank).cmp(&place(b.rank)).then_with(|| a.name.cmp(&b.name)));
        self.providers
            .sort_by(|a, b| place(a.rank).cmp(&place(b.rank)).then_with(|| a.name.cmp(&b.name)));
    }
}

/// The id of the entry that `typed` names, else the id nearest to it.
fn nearest<'a>(
    typed: &str,
    entries: impl Iterator<Item = (&'a str, &'a String, &'a Vec<String>)> + Clone,
) -> Option<&'a str> {
    let sought = folded(typed);
    let is_it = |name: &str| folded(name) == sought;
    let known = entries
        .clone()
        .find(|(_, name, aliases)| is_it(name) || aliases.iter().any(|alias| is_it(alias)));
    known.map(|(id, ..)| id).or_else(|| fault::nearest(typed, entries.map(|(id, ..)| id)))
}
