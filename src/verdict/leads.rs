//! What is worth finding out around a domain before it is judged.

use super::Scene;
use crate::observe::Leads;
use crate::plan::includes;
use crate::records::spf;

/// What the records of `scene` lead to. Bounded: a hostile zone leads no further than an ordinary one.
pub fn leads(scene: &Scene<'_>) -> Leads {
    let texts = scene.texts(&scene.apex()).unwrap_or_default();
    let lists = texts.iter().filter(|text| spf::is_spf(text));
    let planned = scene.plan.and_then(|plan| plan.spf.as_ref());
    let mut wanted: Vec<String> = lists.chain(planned).flat_map(|text| includes(text)).collect();
    wanted.sort();
    wanted.dedup();
    Leads { includes: wanted, ..Leads::default() }
}
