//! The SPF texts behind `include:` and `redirect=`, which whoever counts look-ups needs
//! (RFC 7208 §4.6.4). Fetching only: judging the texts is for others.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;

use super::Network;
use crate::names::Name;
use crate::observe::{Heard, Photo, Question, Senders, Server};
use crate::records::{Rdata, Record, Rtype};

/// Names fetched in all: four times what any valid record may reach.
const MOST_NAMES: usize = 40;
/// Aliases followed by hand, for servers that do not follow them for us.
const MOST_ALIASES: usize = 4;

impl Network {
    /// The SPF texts at `includes` and at everything they include in turn, by lower-case name
    /// without final dot. Names without an SPF text are missing from the map.
    pub async fn sender_texts(
        &self,
        includes: &[String],
        photo: &Photo,
    ) -> BTreeMap<String, String> {
        self.senders(includes, photo).await.texts
    }

    /// The same, with the names that said that they have no SPF text.
    ///
    /// Names at or under the zone of the photographed domain are asked of its authoritative servers,
    /// all others of the machine's resolver. At most 40 names are looked at; macros are not expanded.
    pub async fn senders(&self, includes: &[String], photo: &Photo) -> Senders {
        let zone = photo.zone();
        let servers = photo.servers();
        let mut known = Senders::default();
        let mut asked: BTreeSet<Name> = BTreeSet::new();
        let mut next: Vec<Name> = includes.iter().filter_map(|text| target(text)).collect();
        while !next.is_empty() {
            next.sort();
            next.dedup();
            next.retain(|name| !asked.contains(name));
            next.truncate(MOST_NAMES - asked.len());
            asked.extend(next.iter().cloned());
            let asks = next.iter().map(|name| self.spf_at(name, &zone, &servers));
            let heard = join_all(asks).await;
            let found: Vec<(Name, Told)> = next.drain(..).zip(heard).collect();
            for (name, told) in found {
                match told {
                    Told::Text(text) => {
                        next.extend(targets(&text));
                        known.texts.insert(name.as_str().to_owned(), text);
                    }
                    Told::None => {
                        known.without.insert(name.as_str().to_owned());
                    }
                    Told::Nothing => {}
                }
            }
        }
        known
    }

    async fn spf_at(&self, name: &Name, zone: &Name, servers: &[Server]) -> Told {
        let mut name = name.clone();
        for _ in 0..=MOST_ALIASES {
            let question = Question::new(name.clone(), Rtype::Txt);
            let heard = if name.is_at_or_under(zone) {
                self.ask_any(servers, &question, Heard::is_answer).await.0
            } else {
                self.outside(&question).await
            };
            let records = match heard {
                Heard::Records(records) => records,
                Heard::Nothing { .. } => return Told::None,
                _ => return Told::Nothing,
            };
            if let Some(text) = records.iter().find_map(spf_text) {
                return Told::Text(text);
            }
            // Texts at the end of the chain, none of them SPF: there is nothing more to follow.
            if records.iter().any(|record| record.data.rtype() == Rtype::Txt) {
                return Told::None;
            }
            match records.iter().rev().find_map(alias) {
                Some(target) => name = target,
                None => return Told::None,
            }
        }
        Told::Nothing
    }
}

/// What a name said about its SPF text.
enum Told {
    /// This is it.
    Text(String),
    /// There is none.
    None,
    /// Nothing was said: silence, a failure, too many aliases.
    Nothing,
}

fn spf_text(record: &Record) -> Option<String> {
    match &record.data {
        Rdata::Txt(text) if is_spf(text) => Some(text.clone()),
        _ => None,
    }
}

/// The version stands alone or before a space (RFC 7208 §4.5).
fn is_spf(text: &str) -> bool {
    text.split(' ').next().is_some_and(|version| version.eq_ignore_ascii_case("v=spf1"))
}

pub(super) fn alias(record: &Record) -> Option<Name> {
    match &record.data {
        Rdata::Cname(target) => Some(target.clone()),
        _ => None,
    }
}

/// The names an SPF text leads to.
fn targets(text: &str) -> Vec<Name> {
    text.split_whitespace()
        .filter_map(|term| {
            let term = term.trim_start_matches(['+', '-', '~', '?']).to_ascii_lowercase();
            let name = term.strip_prefix("include:").or_else(|| term.strip_prefix("redirect="))?;
            target(name)
        })
        .take(MOST_NAMES)
        .collect()
}

/// A name that can be asked as it stands; `None` for a macro (RFC 7208 §7) and for no host name.
fn target(text: &str) -> Option<Name> {
    Name::parse_target(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn includes_and_redirects_are_followed_and_macros_are_not() {
        let text = "v=spf1 +Include:_spf.Example.net ~include:%{i}.x.net ip4:192.0.2.1 \
                    redirect=_spf.other.org include:no-dot";
        let names = targets(text);
        assert_eq!(
            names.iter().map(Name::as_str).collect::<Vec<_>>(),
            ["_spf.example.net", "_spf.other.org"]
        );
    }

    #[test]
    fn only_the_whole_version_makes_an_spf_text() {
        assert!(is_spf("v=spf1") && is_spf("V=SPF1 -all"));
        assert!(!is_spf("v=spf10 -all") && !is_spf("google-site-verification=x"));
    }
}
