//! Faults that lie in no single record: the network in between, the domain itself, the servers that
//! publish it, and resolvers with a will of their own. None of them is put right in a box of a form,
//! so each repair is plain sentences.

use super::{MOST_LINES, Panel};
use crate::names::Name;
use crate::observe::{Breach, Passage, Question, Server, Sign};
use crate::records::Ds;
use crate::verdict::{Detail, ServerWord};
use crate::words::Arg;
use crate::words::page::FindingText;
use crate::words::shared::{for_eye, name_for_eye};

/// Most characters shown of what a stranger wrote about itself.
const REMARK: usize = 200;

/// Extended errors about dates (RFC 8914 §4.8, §4.9).
const EXPIRED: u16 = 7;
const NOT_YET_VALID: u16 = 8;

impl Panel<'_> {
    /// The words for a fault; empty for what is told in a panel's own words.
    pub(super) fn fault(&self, detail: &Detail) -> FindingText {
        match detail {
            Detail::Intercepted(passage) => self.intercepted(passage),
            Detail::NotRegistered { .. } => self.plain(
                "not-registered",
                &["not-registered-spelling", "not-registered-renew", "not-registered-new"],
            ),
            Detail::Suspended { name_servers } => FindingText {
                seen: shown(name_servers),
                ..self.plain("suspended", &["suspended-fix", "suspended-wait"])
            },
            Detail::Dnssec(Breach::NoMatchingKey { sealed, keys }) => self.unmatched(sealed, keys),
            Detail::Dnssec(Breach::BadSignatures { extended_error }) => {
                self.bad_signatures(extended_error.as_ref())
            }
            Detail::Lame { servers, publishing, of } => self.lame(servers, *publishing, *of),
            Detail::Disagree { servers, of, about, since } => {
                let since = since.map(|since| self.words.clock(since));
                self.disagree(servers, *of, about, since)
            }
            Detail::DelegationDiffers { above, inside } => self.two_lists(above, inside),
            Detail::Unheard { resolvers, until, now } => {
                let count = ("count", Arg::from(*resolvers));
                let headline = match until {
                    Some(until) => {
                        let until = self.words.when(*until, *now);
                        self.say("unheard-until", &[count, ("until", until.into())])
                    }
                    None => self.say("unheard", &[count]),
                };
                let repair = vec![self.say("old-answers-fix", &[])];
                FindingText { headline, repair, ..FindingText::default() }
            }
            Detail::OldAnswers { resolvers, until, now } => {
                let until = self.words.when(*until, *now);
                let args = [("count", (*resolvers).into()), ("until", until.into())];
                FindingText {
                    headline: self.say("old-answers", &args),
                    repair: vec![self.say("old-answers-fix", &[])],
                    ..FindingText::default()
                }
            }
            Detail::CourtOrder { resolvers, notice } => {
                self.set_aside(["court-order", "court-order-fix"], resolvers, notice)
            }
            Detail::Filtered { resolvers, reason } => {
                self.set_aside(["filtered", "filtered-fix"], resolvers, reason)
            }
            _ => FindingText::default(),
        }
    }

    pub(super) fn plain(&self, headline: &str, repair: &[&str]) -> FindingText {
        FindingText {
            headline: self.say(headline, &[]),
            repair: repair.iter().map(|id| self.say(id, &[])).collect(),
            ..FindingText::default()
        }
    }

    fn intercepted(&self, passage: &Passage) -> FindingText {
        let sign = match passage {
            Passage::Blocked => return self.plain("port-blocked", &["port-blocked-fix"]),
            Passage::Intercepted(sign) => Some(self.sign(sign)),
            Passage::Untested | Passage::Open => None,
        };
        FindingText {
            seen: sign.into_iter().collect(),
            ..self.plain("intercepted", &["intercepted-fix"])
        }
    }

    /// What gave the interceptor away.
    fn sign(&self, sign: &Sign) -> String {
        match sign {
            Sign::NobodyAnswered(address) => {
                self.say("intercepted-nobody", &[("address", address.to_string().into())])
            }
            Sign::OneBehindTwo => self.say("intercepted-one-behind-two", &[]),
            Sign::WrongName(name) => {
                self.say("intercepted-wrong-name", &[("name", remark(name).into())])
            }
            Sign::InventedName => self.say("intercepted-invented", &[]),
            Sign::TooSoon { km, one_ms, other_ms } => {
                let args = [
                    ("km", (*km).into()),
                    ("one", (*one_ms).into()),
                    ("other", (*other_ms).into()),
                ];
                self.say("intercepted-too-soon", &args)
            }
        }
    }

    fn unmatched(&self, sealed: &[Ds], keys: &[u16]) -> FindingText {
        let seal = |ds: &Ds| {
            let (tag, algorithm) = (ds.key_tag.to_string(), ds.algorithm.to_string());
            self.say("seal-ds", &[("tag", tag.into()), ("algorithm", algorithm.into())])
        };
        let mut seen: Vec<String> = sealed.iter().take(MOST_LINES).map(seal).collect();
        seen.push(if keys.is_empty() {
            self.say("seal-no-keys", &[])
        } else {
            self.say("seal-keys", &[("tags", self.tags(keys).into())])
        });
        let mut tags: Vec<u16> = sealed.iter().map(|ds| ds.key_tag).collect();
        tags.sort_unstable();
        tags.dedup();
        let args = [("count", tags.len().into()), ("tags", self.tags(&tags).into())];
        let mut repair = vec![self.say("seal-place", &[]), self.say("seal-remove", &args)];
        if !keys.is_empty() {
            repair.push(self.say("seal-replace", &[]));
        }
        repair.push(self.say("seal-wait", &[]));
        FindingText {
            headline: self.say("seal-unmatched", &[]),
            seen,
            repair,
            ..FindingText::default()
        }
    }

    /// Key tags as the company's form shows them: digits without grouping.
    fn tags(&self, tags: &[u16]) -> String {
        let tags: Vec<String> = tags.iter().take(MOST_LINES).map(u16::to_string).collect();
        self.words.all_of(&tags)
    }

    fn bad_signatures(&self, extended_error: Option<&(u16, String)>) -> FindingText {
        let headline = match extended_error {
            Some((EXPIRED, _)) => "signatures-expired",
            Some((NOT_YET_VALID, _)) => "signatures-early",
            _ => "signatures-bad",
        };
        let own_words = extended_error.map(|(_, text)| remark(text));
        FindingText {
            seen: own_words.into_iter().filter(|text| !text.is_empty()).collect(),
            ..self.plain(headline, &["signatures-fix", "signatures-meanwhile"])
        }
    }

    fn lame(&self, servers: &[(Server, ServerWord)], publishing: usize, of: usize) -> FindingText {
        let counts = [("count", servers.len().into()), ("of", of.into())];
        let headline = if servers.len() < of { "lame" } else { "lame-none" };
        let others = if publishing > 0 { "lame-some" } else { "lame-all" };
        FindingText {
            headline: self.say(headline, &counts),
            seen: self.server_lines(servers),
            repair: vec![self.say(others, &[]), self.say("lame-fix", &[])],
            ..FindingText::default()
        }
    }

    fn disagree(
        &self,
        servers: &[(Server, ServerWord)],
        of: usize,
        about: &[Question],
        since: Option<String>,
    ) -> FindingText {
        let is_stale =
            servers.iter().all(|(_, word)| *word == ServerWord::Stale) || since.is_some();
        let headline = if is_stale { "disagree-stale" } else { "disagree-different" };
        let counts = [("count", servers.len().into()), ("of", of.into())];
        let mut seen = self.server_lines(servers);
        let about: Vec<String> = about
            .iter()
            .take(MOST_LINES)
            .map(|asked| format!("{} {}", asked.rtype, name_for_eye(&asked.name)))
            .collect();
        if !about.is_empty() {
            let what = self.words.all_of(&about);
            seen.push(self.say("disagree-about", &[("what", what.into())]));
        }
        let since = since.map(|since| self.say("disagree-since", &[("since", since.into())]));
        let rest = ["disagree-wait", "disagree-support"].map(|id| self.say(id, &[]));
        FindingText {
            headline: self.say(headline, &counts),
            seen,
            repair: since.into_iter().chain(rest).collect(),
            ..FindingText::default()
        }
    }

    fn server_lines(&self, servers: &[(Server, ServerWord)]) -> Vec<String> {
        let line = |(server, word): &(Server, ServerWord)| {
            let args = [
                ("server", name_for_eye(&server.name).into()),
                ("address", server.address.to_string().into()),
                ("word", self.words.say(word_id(*word)).into()),
            ];
            self.words.say_with("server-line", &args)
        };
        servers.iter().take(MOST_LINES).map(line).collect()
    }

    fn two_lists(&self, above: &[Name], inside: &[Name]) -> FindingText {
        let list = |id: &str, names: &[Name]| {
            self.say(id, &[("servers", self.words.all_of(&shown(names)).into())])
        };
        FindingText {
            seen: vec![list("delegation-above", above), list("delegation-inside", inside)],
            ..self.plain("delegation-differs", &["delegation-differs-fix"])
        }
    }

    fn set_aside(&self, ids: [&str; 2], resolvers: &[String], own_words: &str) -> FindingText {
        let names: Vec<String> = resolvers.iter().map(|name| remark(name)).collect();
        let networks = self.words.all_of(&names);
        let args = [("count", Arg::from(resolvers.len())), ("networks", networks.into())];
        let [headline, repair] = ids;
        let own_words = remark(own_words);
        FindingText {
            headline: self.say(headline, &args),
            seen: (!own_words.is_empty()).then_some(own_words).into_iter().collect(),
            repair: vec![self.say(repair, &args)],
            ..FindingText::default()
        }
    }
}

/// The start of what a stranger wrote, for the eye.
fn remark(text: &str) -> String {
    let start: String = text.trim().chars().take(REMARK).collect();
    for_eye(&start)
}

fn shown(names: &[Name]) -> Vec<String> {
    names.iter().take(MOST_LINES).map(name_for_eye).collect()
}

const fn word_id(word: ServerWord) -> &'static str {
    match word {
        ServerWord::Answering | ServerWord::Different => "server-different",
        ServerWord::Stale => "server-stale",
        ServerWord::Lame => "server-lame",
        ServerWord::Refusing => "server-refusing",
        ServerWord::Failing => "server-failing",
        ServerWord::Silent => "server-silent",
    }
}
