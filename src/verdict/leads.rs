//! What is worth finding out around a domain before it is judged.

use super::around::reports_name;
use super::target::{KeyPlace, key_names, key_places, unused_key_name};
use super::{Panel, Scene, policy, route, senders};
use crate::catalog::Pattern;
use crate::names::Name;
use crate::observe::{Leads, Question, Standing};
use crate::plan::includes;
use crate::records::{Rtype, dmarc, spf};

/// Mail servers followed; a route with more is nobody's.
const MOST_SERVERS: usize = 8;
/// Aliases of signature keys followed.
const MOST_KEYS: usize = 8;
/// Domains asked whether they take reports.
const MOST_REPORTS: usize = 4;
/// Names above the domain whose rule for fakes may hold for it (RFC 9989 §4.10).
const MOST_ABOVE: usize = 3;

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
    let mut questions: Vec<Question> = Vec::new();
    let asks = servers(scene).into_iter().chain(keys(scene)).chain(rule(scene));
    let asks = asks.chain(senders::questions(scene)).chain(old_type(scene));
    for question in asks {
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    around(scene, Leads { includes: wanted, questions, ..Leads::default() })
}

/// Whether a list of senders stands in the type that SPF once had of its own (RFC 7208 §3.1).
fn old_type(scene: &Scene<'_>) -> Option<Question> {
    let apex = scene.apex();
    scene.texts(&apex).map(|_told| Question::new(apex, Rtype::Spf))
}

fn addresses(name: &Name) -> [Question; 2] {
    [Rtype::A, Rtype::Aaaa].map(|rtype| Question::new(name.clone(), rtype))
}

/// The addresses of mail servers; without any, of the domain itself, where senders then go.
fn servers(scene: &Scene<'_>) -> Vec<Question> {
    let Some(lines) = scene.mx() else { return Vec::new() };
    if lines.is_empty() {
        return addresses(&scene.apex()).to_vec();
    }
    let mut names: Vec<Name> = lines.into_iter().map(|(_, exchange)| exchange).collect();
    names.retain(|name| route::is_followed(scene, name));
    names.dedup();
    names.iter().take(MOST_SERVERS).flat_map(addresses).collect()
}

/// What stands at the end of key aliases, and what answers where an alias should be.
fn keys(scene: &Scene<'_>) -> Vec<Question> {
    let places = key_places(scene);
    let mut names = key_names(scene);
    names.extend(places.iter().map(|place| place.name.clone()));
    names.sort();
    names.dedup();
    let ends = names.iter().filter_map(|name| scene.alias(name)).take(MOST_KEYS);
    let ends = ends.map(|target| Question::new(target, Rtype::Txt));
    let bare = |place: &&KeyPlace| {
        place.is_alias
            && scene.alias(&place.name).is_none()
            && scene.published(&place.name, Rtype::Cname).is_some()
    };
    let bare = places.iter().filter(bare).take(MOST_KEYS);
    let bare: Vec<Name> = bare.map(|place| place.name.clone()).collect();
    let unused = (!bare.is_empty()).then(|| unused_key_name(scene));
    let flattened = bare.into_iter().chain(unused).map(|name| Question::new(name, Rtype::A));
    ends.chain(flattened).collect()
}

/// What decides about fakes beside the text itself: an alias at its name, the rule of the names
/// above, and whether those named for reports agree to take them.
fn rule(scene: &Scene<'_>) -> Vec<Question> {
    let own = scene.apex().child("_dmarc");
    let texts = scene.texts(&own).unwrap_or_default();
    let mut questions = Vec::new();
    if let Some(target) = scene.alias(&own) {
        questions.push(Question::new(target, Rtype::Txt));
    } else if texts.iter().any(|text| dmarc::looks_like_dmarc(text)) {
        questions.push(Question::new(own.clone(), Rtype::Cname));
    } else {
        // Where the same servers tell it, it was asked with everything else.
        let unknown = |name: &Name| scene.texts(name).is_none();
        let above = policy::above(scene.domain).into_iter().filter(unknown).take(MOST_ABOVE);
        questions.extend(above.map(|name| Question::new(name, Rtype::Txt)));
    }
    let reports = policy::report_permits(scene.domain, &scene.apex(), &texts);
    let permits = reports.into_iter().take(MOST_REPORTS);
    questions.extend(permits.map(|(_, name)| Question::new(name, Rtype::Txt)));
    questions
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
    if leads.wants_policy {
        leads.questions.push(Question::new(reports_name(scene), Rtype::Txt));
    }
    if leads.wants_policy && scene.companies.provider.is_some() {
        let places = [("autodiscover", Rtype::Cname), ("_autodiscover._tcp", Rtype::Srv)];
        let asks = places.map(|(label, rtype)| Question::new(scene.apex().child(label), rtype));
        let is_unknown = |one: &Question| scene.published(&one.name, one.rtype).is_none();
        leads.questions.extend(asks.into_iter().filter(is_unknown));
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
