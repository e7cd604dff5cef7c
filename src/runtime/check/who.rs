//! Who has to do with a domain that is looked at, told from what it shows and from the flags.

use crate::catalog::{Guess, Provider, ProviderId, RegistrarId};
use crate::observe::Photo;
use crate::plan::{Answers, Plan};
use crate::runtime::aim::Aim;
use crate::verdict::Panel;

/// Who has to do with a domain.
pub(super) struct Who {
    /// Who publishes it.
    pub(super) publisher: Option<RegistrarId>,
    /// Whether that is the company where the records are entered.
    pub(super) panel: Panel,
    /// Who receives, or shall receive, its mail.
    pub(super) provider: Option<ProviderId>,
    /// Everybody who receives its mail.
    pub(super) found: Vec<ProviderId>,
    /// Its mail goes to several companies, and nobody said which one should have it.
    pub(super) is_shared: bool,
}

impl Who {
    pub(super) fn of(aim: &Aim, photo: &Photo) -> Self {
        let publisher = aim.publisher(photo);
        let is_elsewhere = publisher.is_some()
            && aim.registrar().is_some_and(|chosen| publisher.as_ref() != Some(chosen));
        let found = aim.found(photo);
        Self {
            publisher,
            panel: if is_elsewhere { Panel::Elsewhere } else { Panel::Publishes },
            provider: aim.provider().or_else(|| found.known()).cloned(),
            is_shared: aim.provider().is_none() && matches!(found, Guess::Mixed(_)),
            found: found.all().to_vec(),
        }
    }
}

/// The provider's set whose servers the plan wants.
pub(super) fn variant_of(plan: &Plan, answers: &Answers, provider: &Provider) -> Option<String> {
    if answers.provider.as_ref() != Some(&provider.id) {
        return None;
    }
    if answers.variant.is_some() {
        return answers.variant.clone();
    }
    let inputs = answers.to_inputs();
    let wanted: Vec<_> = plan.wanted();
    let has = |set: &crate::catalog::Variant| {
        !set.mx.is_empty()
            && set.mx.iter().all(|line| {
                line.rdata(&answers.domain, &inputs)
                    .is_ok_and(|data| wanted.iter().any(|one| same_server(&one.data, &data)))
            })
    };
    provider.variants.iter().find(|set| has(set)).map(|set| set.id.clone())
}

fn same_server(one: &crate::records::Rdata, other: &crate::records::Rdata) -> bool {
    use crate::records::Rdata::Mx;
    matches!((one, other), (Mx { exchange: one, .. }, Mx { exchange: other, .. }) if one == other)
}
