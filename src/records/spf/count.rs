//! What an SPF record costs a receiver in DNS look-ups, which RFC 7208 §4.6.4 limits.
//!
//! The records behind `include:` and `redirect=` are handed in; nothing is asked here.

use super::{Meaning, Mechanism, Spf, meaning, parse};

/// More look-ups than this and receivers give up with an error (RFC 7208 §4.6.4).
pub const LOOKUP_LIMIT: u32 = 10;

/// More look-ups without an answer than this and they may give up too (RFC 7208 §4.6.4).
pub const VOID_LIMIT: u32 = 2;

/// Where counting stops: far past the limit, and small enough for any record.
const MOST_LOOKUPS: u32 = 60;
const MOST_LEVELS: usize = 20;

/// The look-ups of a record and of all it leads to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cost {
    /// Look-ups in all; counting stops at 60.
    pub total: u32,
    /// Domains in `include:` or `redirect=` where no SPF was handed in.
    pub void: u32,
    /// The terms of the record itself that cost something, with all they lead to.
    pub per_term: Vec<(String, u32)>,
    /// The first domain that leads back to itself.
    pub loop_at: Option<String>,
    /// The domains without an SPF record: receivers answer with an error (RFC 7208 §5.2).
    pub dangling: Vec<String>,
    /// The domains whose SPF cannot be read: an error as well.
    pub broken: Vec<String>,
    /// True when counting stopped early; `total` is then the least it can be.
    pub is_cut: bool,
}

impl Cost {
    /// True when receivers refuse to evaluate the record for its number of look-ups.
    pub fn is_over_limit(&self) -> bool {
        self.total > LOOKUP_LIMIT || self.void > VOID_LIMIT
    }
}

/// Counts the look-ups of `spf`. `record` gives the SPF text of a domain (lower case, without the
/// final dot), or nothing when that domain has none.
pub fn count(spf: &Spf, record: &dyn Fn(&str) -> Option<String>) -> Cost {
    let mut walk = Walk { record, cost: Cost::default(), path: Vec::new() };
    for term in spf.effective().filter(|term| term.costs_lookup()) {
        let before = walk.cost.total;
        walk.term(&term.meaning);
        let spent = walk.cost.total - before;
        walk.cost.per_term.push((term.text.clone(), spent));
    }
    walk.cost
}

struct Walk<'a> {
    record: &'a dyn Fn(&str) -> Option<String>,
    cost: Cost,
    path: Vec<String>,
}

impl Walk<'_> {
    fn term(&mut self, meaning: &Meaning) {
        if self.cost.total >= MOST_LOOKUPS {
            self.cost.is_cut = true;
            return;
        }
        self.cost.total += 1;
        match meaning {
            Meaning::Directive(_, Mechanism::Include(domain)) | Meaning::Redirect(domain) => {
                self.follow(&meaning::plain(domain));
            }
            _ => {}
        }
    }

    fn follow(&mut self, domain: &str) {
        // What a macro becomes depends on the message.
        if domain.contains('%') {
            return;
        }
        if self.path.iter().any(|above| above == domain) {
            self.cost.loop_at.get_or_insert_with(|| domain.to_owned());
            return;
        }
        if self.path.len() >= MOST_LEVELS {
            self.cost.is_cut = true;
            return;
        }
        let Some(text) = (self.record)(domain) else {
            self.cost.void += 1;
            remember(&mut self.cost.dangling, domain);
            return;
        };
        let Ok(spf) = parse(&text) else {
            remember(&mut self.cost.broken, domain);
            return;
        };
        self.path.push(domain.to_owned());
        for term in spf.effective().filter(|term| term.costs_lookup()) {
            self.term(&term.meaning);
            if self.cost.is_cut {
                break;
            }
        }
        self.path.pop();
    }
}

fn remember(list: &mut Vec<String>, domain: &str) {
    if !list.iter().any(|known| known == domain) {
        list.push(domain.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost_of(text: &str, world: &[(&str, &str)]) -> Cost {
        let find = |name: &str| {
            world.iter().find(|(domain, _)| *domain == name).map(|(_, text)| (*text).to_owned())
        };
        count(&parse(text).unwrap(), &find)
    }

    #[test]
    fn google_costs_one_look_up_and_three_more_behind_it() {
        let world = [
            (
                "_spf.google.com",
                "v=spf1 include:_a.google.com include:_b.google.com include:_c.google.com ~all",
            ),
            ("_a.google.com", "v=spf1 ip4:192.0.2.0/24 ~all"),
            ("_b.google.com", "v=spf1 ip4:192.0.2.0/24 ~all"),
            ("_c.google.com", "v=spf1 ip6:2001:db8::/32 ~all"),
        ];
        let cost = cost_of("v=spf1 mx include:_SPF.google.com. ip4:192.0.2.1 ~all", &world);
        assert_eq!(cost.total, 5);
        assert_eq!(cost.per_term[1], ("include:_SPF.google.com.".to_owned(), 4));
        assert!(!cost.is_over_limit());
    }

    #[test]
    fn what_stands_after_all_costs_nothing() {
        let spf = parse("v=spf1 a ip4:192.0.2.1 exists:%{i}.x.fr -all mx redirect=b.fr").unwrap();
        assert_eq!(spf.lookups_own(), 2);
        assert_eq!(cost_of("v=spf1 a redirect=b.fr", &[("b.fr", "v=spf1 mx ptr -all")]).total, 4);
    }

    #[test]
    fn a_domain_that_includes_itself_is_named_and_counting_ends() {
        let world = [("a.fr", "v=spf1 include:b.fr -all"), ("b.fr", "v=spf1 include:a.fr -all")];
        let cost = cost_of("v=spf1 include:a.fr ~all", &world);
        assert_eq!(cost.loop_at.as_deref(), Some("a.fr"));
        assert_eq!(cost.total, 3);
    }

    #[test]
    fn a_domain_without_spf_is_void_and_one_with_nonsense_is_broken() {
        let cost = cost_of(
            "v=spf1 include:no.fr include:no.fr include:bad.fr ~all",
            &[("bad.fr", "v=spf1 inclide:x.fr")],
        );
        assert_eq!((cost.void, cost.total), (2, 3));
        assert_eq!(cost.dangling, ["no.fr"]);
        assert_eq!(cost.broken, ["bad.fr"]);
    }

    #[test]
    fn a_tree_built_to_explode_is_cut() {
        let wide = |_: &str| {
            Some("v=spf1 include:a.fr include:b.fr include:c.fr include:d.fr -all".to_owned())
        };
        assert!(count(&parse("v=spf1 include:z.fr").unwrap(), &wide).total <= 60);
        let deep = |name: &str| Some(format!("v=spf1 include:x{}.fr", name.len()));
        let cost = count(&parse("v=spf1 include:z.fr").unwrap(), &deep);
        assert!(cost.loop_at.is_some() || cost.is_cut);
    }
}
