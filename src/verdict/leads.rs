//! What is worth finding out around a domain before it is judged.

use super::{Panel, Scene};
use crate::catalog::Pattern;
use crate::names::Name;
use crate::observe::{Leads, Question, Standing};
use crate::plan::includes;
use crate::records::{Rtype, spf};

/// Questions put to servers that do not publish the domain.
const MOST_AT_PANEL: usize = 6;

/// What the records of `scene` lead to. Bounded: a hostile zone leads no further than an ordinary one.
pub fn leads(scene: &Scene<'_>) -> Leads {
    let texts = scene.texts(&scene.apex()).unwrap_or_default();
    let lists = texts.iter().filter(|text| spf::is_spf(text));
    let planned = scene.plan.and_then(|plan| plan.spf.as_ref());
    let mut wanted: Vec<String> = lists.chain(planned).flat_map(|text| includes(text)).collect();
    wanted.sort();
    wanted.dedup();
    around(scene, Leads { includes: wanted, ..Leads::default() })
}

/// The same with what lies around the records.
fn around(scene: &Scene<'_>, mut leads: Leads) -> Leads {
    leads.wants_registration = matches!(
        scene.photo.standing,
        Standing::NotRegistered { .. } | Standing::Suspended { .. } | Standing::ServersSilent
    );
    let takes_mail = |lines: Vec<(u16, Name)>| lines.iter().any(|(_, name)| *name != Name::root());
    leads.wants_policy = scene.mx().is_some_and(takes_mail);
    leads.wants_capitals = leads.wants_policy;
    let programs = Question::new(scene.apex().child("autodiscover"), Rtype::Cname);
    let is_known = scene.published(&programs.name, programs.rtype).is_some();
    if leads.wants_policy && scene.companies.provider.is_some() && !is_known {
        leads.questions.push(programs);
    }
    if scene.panel == Panel::Elsewhere {
        let patterns = scene.companies.registrar.map(|company| company.name_servers.as_slice());
        leads.panel_servers =
            patterns.unwrap_or_default().iter().filter_map(Pattern::only_name).collect();
        let steps = scene.plan.map(|plan| plan.steps.as_slice()).unwrap_or_default();
        let wanted = steps.iter().filter(|step| !step.wanted.is_empty());
        leads.panel_questions =
            wanted.map(|step| step.question(scene.domain)).take(MOST_AT_PANEL).collect();
    }
    leads
}
