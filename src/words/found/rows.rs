//! The five rows: who publishes, where mail goes, who may send, the signature key, the rule.

use super::names;
use crate::catalog::Guess;
use crate::names::Name;
use crate::observe::{Heard, Photo};
use crate::plan::{Kind, Purpose, receiver};
use crate::records::{Rdata, spf};
use crate::verdict::{ServerWord, servers};
use crate::wizard::Wizard;
use crate::words::Words;
use crate::words::page::{FoundRow, Mark};
use crate::words::shared::{for_eye, name_for_eye};

/// Most mail servers named in one row.
const MOST_SERVERS: usize = 2;

impl Words {
    pub(super) fn found_rows(&self, wizard: &Wizard, photo: &Photo) -> Vec<FoundRow> {
        vec![
            self.publisher_row(wizard, photo),
            self.route_row(wizard, photo),
            self.senders_row(wizard, photo),
            self.signature_row(wizard, photo),
            self.rule_row(photo),
        ]
    }

    fn row(&self, label: &str, value: String, mark: Mark, remark: &str) -> FoundRow {
        let remark = if remark.is_empty() { String::new() } else { self.say(remark) };
        FoundRow { label: self.say(label), value, mark, remark }
    }

    fn publisher_row(&self, wizard: &Wizard, photo: &Photo) -> FoundRow {
        let servers = photo.delegation.as_ref().map(|d| d.name_servers.clone()).unwrap_or_default();
        let guess = wizard.world.catalog.registrar_of(&servers);
        let companies = self.companies(wizard, &guess);
        let value = match &guess {
            Guess::Known(_) => companies.concat(),
            Guess::Mixed(_) => self.all_of(&companies),
            Guess::Tied(_) => self.one_of(&companies),
            Guess::Unknown => names(&servers).into_iter().next().unwrap_or_default(),
        };
        if matches!(guess, Guess::Mixed(_)) {
            return self.row("found-publisher", value, Mark::Careful, "found-two-companies");
        }
        let (mark, remark) = self.agreement(photo);
        FoundRow { label: self.say("found-publisher"), value, mark, remark }
    }

    /// Whether the company's servers answer, and say the same.
    fn agreement(&self, photo: &Photo) -> (Mark, String) {
        let of = photo.name_servers.len();
        let states = servers(photo);
        let publishes = |word| {
            matches!(word, ServerWord::Answering | ServerWord::Stale | ServerWord::Different)
        };
        // A name counts by the best of its addresses: one without IPv6 is as good as another.
        let words_of = |name: &Name| -> Vec<ServerWord> {
            let here = states.iter().filter(|state| state.server.name == *name);
            here.map(|state| state.word).collect()
        };
        let names = photo.name_servers.iter().map(|server| words_of(&server.name));
        let failing: Vec<Vec<ServerWord>> =
            names.filter(|words| !words.iter().any(|word| publishes(*word))).collect();
        let is_mute =
            |words: &&Vec<ServerWord>| words.iter().all(|word| *word == ServerWord::Silent);
        let mute = failing.iter().filter(is_mute).count();
        let (id, count) = match failing.len() - mute {
            0 => ("found-servers-silent", mute),
            lame => ("found-servers-lame", lame),
        };
        if count > 0 {
            let args = [("count", count.into()), ("of", of.into())];
            return (Mark::Careful, self.say_with(id, &args));
        }
        let agree = states
            .iter()
            .all(|state| !matches!(state.word, ServerWord::Stale | ServerWord::Different));
        if agree {
            (Mark::Good, self.say_with("found-servers-agree", &[("count", of.into())]))
        } else {
            (Mark::Careful, self.say("found-servers-disagree"))
        }
    }

    fn route_row(&self, wizard: &Wizard, photo: &Photo) -> FoundRow {
        let catalog = &wizard.world.catalog;
        let mx: Vec<Name> = photo.mx().into_iter().map(|(_, exchange)| exchange).collect();
        let label = "found-route";
        if mx.is_empty() {
            return self.row(label, self.say("found-nobody"), Mark::Todo, "found-todo");
        }
        if mx.iter().all(|exchange| *exchange == Name::root()) {
            return self.row(label, self.say("found-null-mx"), Mark::Todo, "found-todo");
        }
        if let Some(gateway) = catalog.gateway_of(&mx) {
            return self.row(label, for_eye(&gateway.name), Mark::Good, "found-gateway");
        }
        let guess = receiver(catalog, photo);
        let by_name: Vec<String> = guess
            .all()
            .iter()
            .filter_map(|id| catalog.provider(id))
            .map(|provider| self.provider_name(provider))
            .collect();
        let value = match &guess {
            Guess::Known(_) => by_name.concat(),
            Guess::Mixed(_) => self.all_of(&by_name),
            Guess::Tied(_) => self.one_of(&by_name),
            Guess::Unknown => {
                let servers: Vec<String> = mx.iter().take(MOST_SERVERS).map(name_for_eye).collect();
                self.all_of(&servers)
            }
        };
        let chosen = wizard.answers.as_ref().and_then(|answers| answers.provider.as_ref());
        match (&guess, chosen) {
            (Guess::Mixed(_), _) => self.row(label, value, Mark::Careful, "found-two-companies"),
            (_, None) => self.row(label, value, Mark::Good, "found-choose-later"),
            (Guess::Known(present), Some(id)) if present == id => {
                self.row(label, value, Mark::Good, "found-stays")
            }
            (_, Some(_)) => self.row(label, value, Mark::Arrow, "found-replaced"),
        }
    }

    fn senders_row(&self, wizard: &Wizard, photo: &Photo) -> FoundRow {
        let label = "found-senders";
        let texts = photo.texts(&photo.domain.name());
        let lists: Vec<&String> = texts.iter().filter(|text| spf::is_spf(text)).collect();
        let [only] = lists.as_slice() else {
            if lists.is_empty() {
                return self.row(label, self.say("found-none"), Mark::Todo, "found-todo");
            }
            let value = self.say_with("found-lists", &[("count", lists.len().into())]);
            return self.row(label, value, Mark::Careful, "found-lists-ignored");
        };
        let mut words = only.split_whitespace();
        let value = for_eye(&words.by_ref().skip(1).collect::<Vec<_>>().join(" "));
        let Ok(parsed) = spf::parse(only) else {
            return self.row(label, value, Mark::Careful, "found-unreadable");
        };
        let changes =
            |step: &crate::plan::Step| step.purpose == Purpose::Send && step.kind != Kind::Remove;
        let plan = wizard.plan();
        match plan {
            Some(plan) if plan.steps.iter().any(changes) => {
                self.row(label, value, Mark::Todo, "found-senders-todo")
            }
            None if parsed.terms().len() <= 1 => {
                self.row(label, value, Mark::Todo, "found-senders-nobody")
            }
            _ => self.row(label, value, Mark::Good, "found-one-list"),
        }
    }

    fn signature_row(&self, wizard: &Wizard, photo: &Photo) -> FoundRow {
        let label = "found-signature";
        let domain = photo.domain.name();
        let below = domain.child("_domainkey");
        let seen =
            photo.views.iter().flat_map(|view| &view.answers).find_map(|(asked, heard, _)| {
                let Heard::Records(records) = heard else { return None };
                let is_key = asked.name.is_at_or_under(&below) && asked.name != below;
                let holds = |data: &Rdata| matches!(data, Rdata::Txt(_) | Rdata::Cname(_));
                let is_there = records.iter().any(|r| r.name == asked.name && holds(&r.data));
                (is_key && is_there).then(|| asked.name.clone())
            });
        let Some(name) = seen else {
            return self.row(label, self.say("found-none-seen"), Mark::Todo, "found-todo");
        };
        let value = crate::names::Host::of(&name, &photo.domain)
            .map_or_else(|| name_for_eye(&name), |host| for_eye(host.relative()));
        let plan = wizard.plan();
        let is_todo =
            plan.is_some_and(|plan| plan.steps.iter().any(|step| step.purpose == Purpose::Sign));
        if is_todo {
            return self.row(label, value, Mark::Todo, "found-key-todo");
        }
        self.row(label, value, Mark::Good, "found-key")
    }

    fn rule_row(&self, photo: &Photo) -> FoundRow {
        let label = "found-rule";
        let texts = photo.texts(&photo.domain.name().child("_dmarc"));
        let is_rule =
            |text: &&String| text.trim_start().to_ascii_lowercase().starts_with("v=dmarc");
        let rules: Vec<&String> = texts.iter().filter(is_rule).collect();
        match rules.as_slice() {
            [] => self.row(label, self.say("found-none"), Mark::Todo, "found-todo"),
            [rule] => match policy(rule).as_deref() {
                Some("none") => {
                    self.row(label, self.say("found-rule-none"), Mark::Good, "found-stays")
                }
                Some("quarantine") => {
                    self.row(label, self.say("found-rule-quarantine"), Mark::Good, "found-stays")
                }
                Some("reject") => {
                    self.row(label, self.say("found-rule-reject"), Mark::Good, "found-stays")
                }
                _ => self.row(label, for_eye(rule), Mark::Careful, "found-unreadable"),
            },
            several => {
                let value = self.say_with("found-rules", &[("count", several.len().into())]);
                self.row(label, value, Mark::Careful, "found-lists-ignored")
            }
        }
    }
}

/// The policy of a DMARC text (RFC 9989: `p=`).
fn policy(text: &str) -> Option<String> {
    text.split(';').find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case("p").then(|| value.trim().to_ascii_lowercase())
    })
}
