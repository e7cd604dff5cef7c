//! What a single look cannot judge, because nobody said what it should be.

use crate::catalog::{Catalog, TemplateFault};
use crate::plan::{Answers, Plan, Purpose};

/// One thing left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// What it is for.
    pub purpose: Purpose,
    /// The value by which it could be judged, by input key.
    pub key: String,
}

impl Open {
    /// The code in JSON; never translated.
    pub const CODE: &str = "not-judged";
}

/// What `plan` leaves open: records that wait for a value which only the provider's console tells.
/// They are neither right nor wrong.
pub fn open(answers: &Answers, catalog: &Catalog, plan: &Plan) -> Vec<Open> {
    let provider = answers.provider.as_ref().and_then(|id| catalog.provider(id));
    let Some(provider) = provider else { return Vec::new() };
    let inputs = answers.to_inputs();
    let mut open: Vec<Open> = Vec::new();
    let mut add = |purpose: Purpose, key: String| {
        // Of an alias and a text for the same end, one is enough.
        let is_known = plan.wanted().iter().any(|wanted| wanted.purpose == purpose);
        if !is_known && !open.iter().any(|one| one.purpose == purpose) {
            open.push(Open { purpose, key });
        }
    };
    let has_route = plan.wanted().iter().any(|wanted| wanted.purpose == Purpose::Receive);
    if !has_route && plan.gateway.is_none() {
        let asked = || provider.inputs.iter().find(|input| !input.optional);
        let key = provider.variant_input.clone();
        let key = key.or_else(|| asked().map(|input| input.key.clone()));
        add(Purpose::Receive, key.unwrap_or_default());
    }
    let judged = [Purpose::Sign, Purpose::Verify];
    for template in provider.records.iter().filter(|one| judged.contains(&one.purpose)) {
        let fault = template.build(&answers.domain, &inputs);
        if let Err(TemplateFault::Missing(key)) = fault {
            add(template.purpose, key);
        }
    }
    open
}
