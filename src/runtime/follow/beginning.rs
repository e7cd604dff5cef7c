//! What a watch begins with: the domain's photo, what it is held against, and what an earlier
//! journey remembers of it.

use crate::catalog::Catalog;
use crate::names::Domain;
use crate::observe::{Moment, Photo, Standing};
use crate::plan::Plan;
use crate::runtime::aim::Aim;
use crate::runtime::place::Places;
use crate::verdict::Panel;
use crate::wizard::{PLACE_VERSION, Place};
use crate::words::{Reader, Subject};

/// What is watched.
#[derive(Debug, Clone)]
pub(super) struct Aimed {
    /// What is wanted.
    pub(super) plan: Plan,
    /// How things were before the change, as far back as anybody remembers.
    pub(super) before: Photo,
    /// How things were when the watch began.
    pub(super) photo: Photo,
    /// When all servers served it, in an earlier run.
    pub(super) t0: Option<Moment>,
    /// The bound of that run.
    pub(super) bound: Option<Moment>,
    /// The photo was taken behind a closed port 53, and shows no server.
    pub(super) is_blind: bool,
}

/// What a photo leads to.
pub(super) enum Start {
    /// A watch.
    Aimed(Box<Aimed>),
    /// Nobody said who should receive the mail, and nobody does.
    NoPlan,
    /// Nothing can be told from this photo; another one may tell more.
    Again,
}

/// Makes the plan for the domain in `photo`, and takes up what a saved place remembers when it is
/// about the same.
pub(super) fn start(photo: &Photo, aim: &Aim, places: Option<&Places>) -> Start {
    let is_seen = matches!(photo.standing, Standing::Published | Standing::DnssecBroken);
    if !is_seen && !photo.passage.is_closed() {
        return Start::Again;
    }
    let Some(answers) = aim.answers(photo) else {
        return if is_seen { Start::NoPlan } else { Start::Again };
    };
    let is_blind = photo.passage.is_closed();
    let build = |before: &Photo| crate::plan::build(&answers, aim.catalog(), before);
    let saved = places.and_then(|places| saved(&photo.domain, places, aim.catalog()));
    if let Some((place, saved_plan, before)) = saved
        && build(&before).as_ref() == Some(&saved_plan)
    {
        let (plan, t0, bound) = (saved_plan, place.t0, place.bound);
        let photo = photo.clone();
        return Start::Aimed(Box::new(Aimed { plan, before, photo, t0, bound, is_blind }));
    }
    match build(photo) {
        Some(plan) => {
            let (before, photo) = (photo.clone(), photo.clone());
            Start::Aimed(Box::new(Aimed { plan, before, photo, t0: None, bound: None, is_blind }))
        }
        None if is_seen => Start::NoPlan,
        None => Start::Again,
    }
}

fn saved(domain: &Domain, places: &Places, catalog: &Catalog) -> Option<(Place, Plan, Photo)> {
    if !places.path(domain).exists() {
        return None;
    }
    let place = places.load::<Place>(domain, PLACE_VERSION).ok()??;
    let before = place.photo.clone().filter(|photo| photo.domain == *domain)?;
    let plan = crate::plan::build(&place.answers, catalog, &before)?;
    (!place.is_practice).then_some((place, plan, before))
}

/// What findings about the domain in `photo` are about.
pub(super) fn subject<'a>(
    domain: &Domain,
    photo: Option<&Photo>,
    plan: Option<&Plan>,
    aim: &Aim,
    catalog: &'a Catalog,
) -> Subject<'a> {
    let delegation = photo.and_then(|photo| photo.delegation.as_ref());
    let publisher = delegation.and_then(|delegation| {
        let id = catalog.registrar_of(&delegation.name_servers).known()?.clone();
        catalog.registrar(&id)
    });
    let chosen = aim.registrar().and_then(|id| catalog.registrar(id));
    Subject {
        domain: Some(domain.clone()),
        plan: plan.cloned().map(std::sync::Arc::new),
        registrar: chosen.or(publisher).or_else(|| catalog.generic()),
        publisher,
        reader: Reader::Afar,
    }
}

/// Whether the company chosen is the one that publishes the domain.
pub(super) fn panel(subject: &Subject<'_>, aim: &Aim) -> Panel {
    match (subject.publisher, aim.registrar()) {
        (Some(publisher), Some(chosen)) if publisher.id != *chosen => Panel::Elsewhere,
        _ => Panel::Publishes,
    }
}
