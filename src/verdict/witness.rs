//! What resolvers say beside the answer: an old memory, a legal notice, a filter, signatures that do
//! not hold. All but the last is nobody's mistake and only for information.

use std::collections::BTreeMap;

use crate::observe::{Breach, Heard, Margin, Moment};
use crate::records::Rdata;

use super::{Answered, Code, Detail, Finding};

/// Extended errors of a resolver that keeps answers back: by its own choice, by order of somebody
/// else, at the wish of whoever uses it (RFC 8914 §4.16–4.18).
const BLOCKED: u16 = 15;
const CENSORED: u16 = 16;
const FILTERED: u16 = 17;

/// Extended errors about signatures (RFC 8914 §4.7–4.13).
const BOGUS_FIRST: u16 = 6;
const BOGUS_LAST: u16 = 12;

/// Resolvers that must say the same of the signatures before it is believed.
const ENOUGH: usize = 2;

/// What a resolver under a court's order says of itself, lower case. `OpenDNS` answers like this
/// from France, Portugal and Belgium, with a TTL of 0 and extended error 16 (projectdiscovery/dnsx
/// issue 751).
const COURT_ORDER: &str = "court order";

/// One answer of one resolver.
#[derive(Debug, Clone, Copy)]
pub struct Witness<'a> {
    /// The resolver's name, as people know it.
    pub name: &'a str,
    /// What it said.
    pub heard: &'a Heard,
    /// What came beside it.
    pub margin: &'a Margin,
    /// What that means for the goal it was asked about.
    pub answered: Answered,
    /// When it said so.
    pub at: Moment,
}

/// Why a resolver's answers do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Aside {
    CourtOrder,
    Filter,
}

/// True for a legal notice in place of an answer. It may come as a text record under the very name
/// that was asked, which is not to be taken for one of the domain's own.
pub fn is_court_order(heard: &Heard, margin: &Margin) -> bool {
    matches!(margin.extended_error, Some((CENSORED, _))) || notice(heard).is_some()
}

/// True for a resolver that keeps the domain from those who ask: by its own word, or as Quad9 blocks,
/// by a "there is no such name" without the proof that a real one carries (RFC 2308 §3) and with the
/// claim that it looks nothing up. The missing proof alone is no sign: home routers leave it out.
pub fn is_filtered(heard: &Heard, margin: &Margin) -> bool {
    let is_bare_no = matches!(heard, Heard::Nothing { name_exists: false, for_at_most: None });
    matches!(margin.extended_error, Some((BLOCKED | FILTERED, _)))
        || (is_bare_no && margin.denies_recursion)
}

/// What is worth telling about the resolvers at `now`; each counts once, however many questions it
/// was asked.
pub fn resolver_findings(witnesses: &[Witness<'_>], now: Moment) -> Vec<Finding> {
    let mut set_aside: BTreeMap<&str, (Aside, String)> = BTreeMap::new();
    for witness in witnesses {
        let aside = if is_court_order(witness.heard, witness.margin) {
            Aside::CourtOrder
        } else if is_filtered(witness.heard, witness.margin) {
            Aside::Filter
        } else {
            continue;
        };
        let known = set_aside.entry(witness.name).or_insert((aside, String::new()));
        known.0 = known.0.min(aside);
        if known.1.is_empty() {
            known.1 = own_words(witness);
        }
    }
    let named = |which: Aside| -> Vec<(String, String)> {
        let those = set_aside.iter().filter(|(_, (aside, _))| *aside == which);
        those.map(|(name, (_, words))| ((*name).to_owned(), words.clone())).collect()
    };
    let counted = || witnesses.iter().filter(|witness| !set_aside.contains_key(witness.name));
    let memories = [unheard(counted(), now), old_answers(counted(), now)];
    let orders = finding(Code::CourtOrderTxt, named(Aside::CourtOrder), |resolvers, notice| {
        Detail::CourtOrder { resolvers, notice }
    });
    let filters = finding(Code::FilteredResolver, named(Aside::Filter), |resolvers, reason| {
        Detail::Filtered { resolvers, reason }
    });
    let told = [unvalidated(witnesses)].into_iter().chain(memories).chain([orders, filters]);
    told.flatten().collect()
}

/// Several resolvers fail and say that it is the signatures. One alone may be mistaken.
fn unvalidated(witnesses: &[Witness<'_>]) -> Option<Finding> {
    let mut told: BTreeMap<&str, &(u16, String)> = BTreeMap::new();
    for witness in witnesses.iter().filter(|witness| matches!(witness.heard, Heard::Failed)) {
        if let Some(reason) = &witness.margin.extended_error
            && (BOGUS_FIRST..=BOGUS_LAST).contains(&reason.0)
        {
            told.insert(witness.name, reason);
        }
    }
    // The most telling reason: dates before the general "bogus".
    let reason = told.values().copied().max_by_key(|(code, _)| *code)?;
    (told.len() >= ENOUGH).then(|| Finding {
        code: Code::DnssecBroken,
        record: None,
        seen: format!("{} {}", reason.0, reason.1),
        expected: String::new(),
        detail: Detail::Dnssec(Breach::BadSignatures { extended_error: Some(reason.clone()) }),
    })
}

/// When each resolver that `left` applies to asks again.
fn ends<'a>(
    witnesses: impl Iterator<Item = &'a Witness<'a>>,
    left: impl Fn(Answered) -> Option<u32>,
) -> BTreeMap<&'a str, Moment> {
    let mut ends: BTreeMap<&str, Moment> = BTreeMap::new();
    for witness in witnesses {
        if let Some(left_s) = left(witness.answered) {
            let end = witness.at.plus_seconds(left_s);
            let known = ends.entry(witness.name).or_insert(end);
            *known = (*known).max(end);
        }
    }
    ends
}

/// The resolvers that remember that there is nothing, and until when the last of them does.
fn unheard<'a>(witnesses: impl Iterator<Item = &'a Witness<'a>>, now: Moment) -> Option<Finding> {
    let ends = ends(witnesses, |answered| match answered {
        Answered::Absent { left_s } => Some(left_s.unwrap_or(0)),
        _ => None,
    });
    let last = ends.values().copied().max()?;
    Some(Finding {
        code: Code::CheckedTooEarly,
        record: None,
        seen: ends.keys().copied().collect::<Vec<_>>().join("\n"),
        expected: String::new(),
        detail: Detail::Unheard {
            resolvers: ends.len(),
            until: Some(last).filter(|last| *last > now),
            now,
        },
    })
}

/// The resolvers that still remember what stood there before, and until when the last of them does.
fn old_answers<'a>(
    witnesses: impl Iterator<Item = &'a Witness<'a>>,
    now: Moment,
) -> Option<Finding> {
    let ends = ends(witnesses, |answered| match answered {
        Answered::Old { left_s } => Some(left_s),
        _ => None,
    });
    let until = ends.values().copied().max()?.max(now);
    Some(Finding {
        code: Code::OldTtl,
        record: None,
        seen: ends.keys().copied().collect::<Vec<_>>().join("\n"),
        expected: String::new(),
        detail: Detail::OldAnswers { resolvers: ends.len(), until, now },
    })
}

fn finding(
    code: Code,
    named: Vec<(String, String)>,
    detail: impl Fn(Vec<String>, String) -> Detail,
) -> Option<Finding> {
    let words = named.iter().map(|(_, words)| words).find(|words| !words.is_empty());
    let words = words.cloned().unwrap_or_default();
    let resolvers: Vec<String> = named.into_iter().map(|(name, _)| name).collect();
    (!resolvers.is_empty()).then(|| Finding {
        code,
        record: None,
        seen: words.clone(),
        expected: String::new(),
        detail: detail(resolvers, words),
    })
}

/// What a resolver wrote about its reason, unescaped.
fn own_words(witness: &Witness<'_>) -> String {
    let beside = || witness.margin.extended_error.as_ref().map(|(_, text)| text.as_str());
    notice(witness.heard).or_else(beside).unwrap_or_default().to_owned()
}

/// The text of a notice among the records. Nobody publishes a text for no time at all.
fn notice(heard: &Heard) -> Option<&str> {
    let Heard::Records(records) = heard else { return None };
    records.iter().find_map(|record| match &record.data {
        Rdata::Txt(text) if record.ttl == 0 && text.to_lowercase().contains(COURT_ORDER) => {
            Some(text.as_str())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Name;
    use crate::records::Record;

    fn texts(ttl: u32, text: &str) -> Heard {
        let name = Name::from_presentation("acme.fr");
        Heard::Records(vec![Record { name, ttl, data: Rdata::Txt(text.to_owned()) }])
    }

    fn reason(code: u16) -> Margin {
        Margin { extended_error: Some((code, "why".to_owned())), ..Margin::default() }
    }

    const NOTICE: &str = "The OpenDNS service is currently unavailable in France and some French \
                          territories due to a court order";

    #[test]
    fn a_notice_is_not_taken_for_a_text_of_the_domain() {
        let plain = Margin::default();
        assert!(is_court_order(&texts(0, NOTICE), &plain));
        assert!(is_court_order(&Heard::Garbled, &reason(16)));
        assert!(!is_court_order(&texts(300, "our court order service"), &plain));
        assert!(!is_court_order(&texts(0, "v=spf1 -all"), &plain));
    }

    #[test]
    fn a_no_without_proof_is_a_filter_and_a_real_no_is_not() {
        let no = |for_at_most| Heard::Nothing { name_exists: false, for_at_most };
        let denies = Margin { denies_recursion: true, ..Margin::default() };
        assert!(is_filtered(&no(None), &denies));
        assert!(!is_filtered(&no(Some(300)), &denies));
        // A home router leaves the proof out and looks things up all the same.
        assert!(!is_filtered(&no(None), &Margin::default()));
        assert!(
            is_filtered(&Heard::Refused, &reason(15)) && is_filtered(&no(Some(9)), &reason(17))
        );
        // Refusing everybody says nothing about this domain.
        assert!(!is_filtered(&Heard::Refused, &Margin::default()));
    }

    #[test]
    fn each_resolver_counts_once_and_the_last_memory_tells_the_time() {
        let (at, now) = (Moment(1_000_000), Moment(1_060_000));
        let (plain, censored, blocked) = (Margin::default(), reason(16), reason(15));
        let (old, notice) = (texts(300, "v=spf1 -all"), texts(0, NOTICE));
        let witness = |name, heard, margin, answered| Witness { name, heard, margin, answered, at };
        let memory = |left_s| Answered::Old { left_s };
        let all = [
            witness("Google", &old, &plain, memory(120)),
            witness("Google", &old, &plain, memory(600)),
            witness("Quad9", &Heard::Refused, &blocked, Answered::Filtered),
            witness("OpenDNS", &notice, &plain, memory(0)),
            witness("OpenDNS", &Heard::Garbled, &censored, Answered::Failing),
            witness("DNS4EU", &old, &plain, memory(30)),
        ];
        let found = resolver_findings(&all, now);
        let details: Vec<&Detail> = found.iter().map(|finding| &finding.detail).collect();
        assert_eq!(
            details,
            [
                &Detail::OldAnswers { resolvers: 2, until: at.plus_seconds(600), now },
                &Detail::CourtOrder {
                    resolvers: vec!["OpenDNS".to_owned()],
                    notice: NOTICE.to_owned()
                },
                &Detail::Filtered { resolvers: vec!["Quad9".to_owned()], reason: "why".to_owned() },
            ]
        );
        assert_eq!(resolver_findings(&all[..0], now), []);
    }

    #[test]
    fn a_memory_of_nothing_is_told_with_its_end_where_one_is_known() {
        let (heard, margin) =
            (Heard::Nothing { name_exists: true, for_at_most: None }, Margin::default());
        let witness = |name, left_s| Witness {
            name,
            heard: &heard,
            margin: &margin,
            answered: Answered::Absent { left_s },
            at: Moment(0),
        };
        let told = |witnesses: &[Witness<'_>]| {
            resolver_findings(witnesses, Moment(1000))[0].detail.clone()
        };
        let detail = |resolvers, until| Detail::Unheard { resolvers, until, now: Moment(1000) };
        assert_eq!(told(&[witness("Google", None)]), detail(1, None));
        let two = [witness("Google", None), witness("Quad9", Some(300))];
        assert_eq!(told(&two), detail(2, Some(Moment(300_000))));
    }

    #[test]
    fn two_resolvers_that_blame_the_signatures_are_believed_and_one_is_not() {
        let (bogus, expired) = (reason(6), reason(7));
        let witness = |name, heard, margin| Witness {
            name,
            heard,
            margin,
            answered: Answered::Failing,
            at: Moment(0),
        };
        let one = [witness("Google", &Heard::Failed, &bogus); 2];
        assert_eq!(resolver_findings(&one, Moment(0)), []);
        let two = [one[0], witness("Quad9", &Heard::Failed, &expired)];
        let [finding] = resolver_findings(&two, Moment(0)).try_into().unwrap();
        let breach = Breach::BadSignatures { extended_error: Some((7, "why".to_owned())) };
        assert_eq!(finding.detail, Detail::Dnssec(breach));
    }
}
