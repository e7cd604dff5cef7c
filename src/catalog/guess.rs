//! Who publishes a domain, who receives its mail: told from host names, and never guessed when two
//! entries fit equally well.

use super::{Detect, Pattern, ProviderId, RegistrarId, Specificity};
use crate::names::Name;

/// Who a set of host names belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guess<Id> {
    /// All recognised names belong to this one; names that nobody owns do not count.
    Known(Id),
    /// The names belong to several: a move stopped half-way, or a mixture. Sorted.
    Mixed(Vec<Id>),
    /// The names are shared by several entries, which must be asked about. Sorted.
    Tied(Vec<Id>),
    /// Nobody in the catalogue.
    Unknown,
}

/// Who publishes a domain.
pub type HostGuess = Guess<RegistrarId>;
/// Who receives its mail.
pub type MailGuess = Guess<ProviderId>;

impl<Id> Guess<Id> {
    /// The one it is, when there is exactly one.
    pub fn known(&self) -> Option<&Id> {
        match self {
            Self::Known(id) => Some(id),
            _ => None,
        }
    }

    /// Every one it may be.
    pub fn all(&self) -> &[Id] {
        match self {
            Self::Known(id) => std::slice::from_ref(id),
            Self::Mixed(ids) | Self::Tied(ids) => ids,
            Self::Unknown => &[],
        }
    }
}

/// What else a domain shows of who receives its mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hints {
    /// The domain itself.
    pub apex: Name,
    /// Names included in its SPF text.
    pub senders: Vec<String>,
    /// Targets of its DKIM aliases.
    pub keys: Vec<Name>,
    /// Targets of its alias `autodiscover`.
    pub autodiscover: Vec<Name>,
}

impl Default for Hints {
    fn default() -> Self {
        let apex = Name::root();
        Self { apex, senders: Vec::new(), keys: Vec::new(), autodiscover: Vec::new() }
    }
}

impl Hints {
    /// True when one of them points to a provider recognised by `detect`.
    pub(crate) fn point_to(&self, detect: &Detect) -> bool {
        let named = |patterns: &[Pattern], names: &[Name]| {
            names.iter().any(|name| patterns.iter().any(|pattern| pattern.matches(name)))
        };
        let includes = |sender: &String| {
            detect.spf_include.iter().any(|include| include.eq_ignore_ascii_case(sender))
        };
        self.senders.iter().any(includes)
            || named(&detect.dkim_cname, &self.keys)
            || named(&detect.autodiscover, &self.autodiscover)
    }
}

/// The owners of `name`: those whose narrowest fitting pattern is the narrowest of all.
pub(crate) fn owners<'a, Id, Patterns>(
    name: &Name,
    entries: impl Iterator<Item = (&'a Id, Patterns)>,
) -> Vec<Id>
where
    Id: Ord + Clone + 'a,
    Patterns: Iterator<Item = &'a Pattern>,
{
    let mut best: Option<Specificity> = None;
    let mut ids: Vec<Id> = Vec::new();
    for (id, patterns) in entries {
        let fitting = patterns.filter(|pattern| pattern.matches(name));
        let Some(narrowest) = fitting.map(Pattern::specificity).max() else { continue };
        if best.is_none_or(|so_far| narrowest > so_far) {
            best = Some(narrowest);
            ids.clear();
        }
        if best == Some(narrowest) {
            ids.push(id.clone());
        }
    }
    ids.sort();
    ids
}

/// Puts the owners of several names together.
pub(crate) fn together<Id: Ord + Clone>(owners: impl Iterator<Item = Vec<Id>>) -> Guess<Id> {
    let recognised: Vec<Vec<Id>> = owners.filter(|ids| !ids.is_empty()).collect();
    let Some((first, others)) = recognised.split_first() else { return Guess::Unknown };
    let mut shared = first.clone();
    shared.retain(|id| others.iter().all(|ids| ids.contains(id)));
    match shared.as_slice() {
        [only] => Guess::Known(only.clone()),
        [] => {
            let mut all: Vec<Id> = recognised.into_iter().flatten().collect();
            all.sort();
            all.dedup();
            Guess::Mixed(all)
        }
        _ => Guess::Tied(shared),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_owner_of_all_wins_and_strangers_do_not_count() {
        let guess = |owners: &[&[u8]]| together(owners.iter().map(|ids| ids.to_vec()));
        assert_eq!(guess(&[&[1], &[], &[1, 2]]), Guess::Known(1));
        assert_eq!(guess(&[&[1], &[2]]), Guess::Mixed(vec![1, 2]));
        assert_eq!(guess(&[&[1, 2], &[1, 2]]), Guess::Tied(vec![1, 2]));
        assert_eq!(guess(&[&[], &[]]), Guess::Unknown);
    }
}
