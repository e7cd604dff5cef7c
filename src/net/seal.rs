//! DNSSEC as facts: the DS records above a zone against the keys its own servers publish, and one
//! validating resolver asked with and without validation.
//!
//! Signatures are not computed here: a resolver that validates does it for everybody, and whether a
//! DS names a key needs none.

use futures_util::future::join_all;

use super::walk::Cut;
use super::{Manner, Network};
use crate::names::Name;
use crate::observe::{Breach, Heard, Question, ServerView, Signing};
use crate::records::{Dnskey, Ds, Rdata, Rtype};

/// DS records and keys read; real zones have a handful.
const MOST: usize = 32;

/// What is known of a zone's seal from above and from a resolver.
#[derive(Debug, Clone, Default)]
pub(super) struct Seal {
    /// The DS records at the parent; `None` when nobody told.
    pub(super) above: Option<Vec<Ds>>,
    refusal: Option<Refusal>,
}

/// A resolver fails to validate the zone's keys and answers once it need not: its reason (RFC 8914),
/// if it gave one.
#[derive(Debug, Clone)]
struct Refusal(Option<(u16, String)>);

impl Seal {
    pub(super) fn is_there(&self) -> bool {
        self.above.as_ref().is_some_and(|above| !above.is_empty())
    }
}

impl Network {
    /// Asks the zone above for its DS, and if there is one that counts, one resolver whether the
    /// zone's keys validate. A referral shows a DS only to those who ask with DO (RFC 4035 §3.1.4),
    /// so the question is put outright.
    pub(super) async fn seal(&self, cut: &Cut) -> Seal {
        let zone = &cut.delegation.zone;
        let question = Question::new(zone.clone(), Rtype::Ds);
        let (heard, _) = self.ask_any(&cut.parents, &question, Heard::is_answer).await;
        let above = match &heard {
            Heard::Records(_) | Heard::Nothing { .. } => Some(seals(&question, &heard)),
            _ => None,
        };
        let counts = above.as_ref().is_some_and(|above| !Ds::decisive(above).is_empty());
        let refusal = if counts { self.refusal(zone).await } else { None };
        Seal { above, refusal }
    }

    /// Asks the zone's own servers for its keys, notes the answers in their views, and says how the
    /// zone stands.
    pub(super) async fn signing(
        &self,
        zone: &Name,
        seal: &Seal,
        views: &mut [ServerView],
    ) -> Signing {
        let Some(above) = &seal.above else { return Signing::Unknown };
        if Ds::decisive(above).is_empty() {
            return Signing::Unsigned;
        }
        let question = Question::new(zone.clone(), Rtype::Dnskey);
        let speaking = views.iter_mut().filter(|view| {
            view.answers
                .iter()
                .any(|(_, heard, margin)| heard.is_answer() && margin.is_authoritative)
        });
        let asks = speaking.map(async |view| {
            let (heard, margin) = self.ask_server(&view.server, &question).await;
            let published =
                (heard.is_answer() && margin.is_authoritative).then(|| keys(&question, &heard));
            view.answers.push((question.clone(), heard, margin));
            published
        });
        let published: Vec<Vec<Dnskey>> = join_all(asks).await.into_iter().flatten().collect();
        judged(zone, above, &published, seal.refusal.as_ref())
    }

    /// Whether a resolver fails to validate the zone and answers once it need not. One that fails
    /// either way tells of servers that are down, not of signatures.
    async fn refusal(&self, zone: &Name) -> Option<Refusal> {
        let question = Question::new(zone.clone(), Rtype::Dnskey);
        let timeout = self.settings().timeout;
        for resolver in &self.settings().system {
            let (heard, margin) = self.put(*resolver, &question, Manner::Recursive, timeout).await;
            match heard {
                Heard::Failed => {
                    let (heard, _) =
                        self.put(*resolver, &question, Manner::Unchecked, timeout).await;
                    return heard.is_answer().then_some(Refusal(margin.extended_error));
                }
                Heard::Silent => {}
                _ => return None,
            }
        }
        None
    }
}

/// How a zone stands with these DS records `above` it and these keys at each of its servers.
fn judged(
    zone: &Name,
    above: &[Ds],
    published: &[Vec<Dnskey>],
    refusal: Option<&Refusal>,
) -> Signing {
    let all = || published.iter().flatten();
    let has_key = |ds: &Ds| all().any(|key| ds.names(zone, key));
    let decisive = Ds::decisive(above);
    if !published.is_empty() && !decisive.iter().any(|ds| has_key(ds)) {
        let keys = sorted(all().filter(|key| key.may_sign()).map(Dnskey::key_tag));
        return Signing::Broken(Breach::NoMatchingKey { sealed: above.to_vec(), keys });
    }
    if let Some(Refusal(extended_error)) = refusal {
        let extended_error = extended_error.clone();
        return Signing::Broken(Breach::BadSignatures { extended_error });
    }
    if published.is_empty() {
        return Signing::Unknown;
    }
    let named = decisive.iter().filter(|ds| has_key(ds)).map(|ds| ds.key_tag);
    let strays = above.iter().filter(|ds| !has_key(ds)).cloned().collect();
    Signing::Signed { keys: sorted(named), strays }
}

fn sorted(tags: impl Iterator<Item = u16>) -> Vec<u16> {
    let mut tags: Vec<u16> = tags.collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}

fn seals(question: &Question, heard: &Heard) -> Vec<Ds> {
    let data = heard.set(question).map(|set| set.data).unwrap_or_default();
    let ds = |data| match data {
        Rdata::Ds(ds) => Some(ds),
        _ => None,
    };
    data.into_iter().filter_map(ds).take(MOST).collect()
}

fn keys(question: &Question, heard: &Heard) -> Vec<Dnskey> {
    let data = heard.set(question).map(|set| set.data).unwrap_or_default();
    let key = |data| match data {
        Rdata::Dnskey(key) => Some(key),
        _ => None,
    };
    data.into_iter().filter_map(key).take(MOST).collect()
}
