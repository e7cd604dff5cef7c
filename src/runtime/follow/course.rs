//! The course of one watch: from the first photo, through the plan, to what is known now.

use std::collections::BTreeMap;

mod judging;

use super::around::{Around, Reach};
use super::beginning::{Aimed, Start, start, subject};
use crate::catalog::Catalog;
use crate::names::Domain;
use crate::observe::{
    Heard, Leads, Margin, Moment, Passage, Photo, Question, Sighting, Standing, Surroundings,
};
use crate::runtime::aim::Aim;
use crate::runtime::gather::Former;
use crate::runtime::place::Places;
use crate::verdict::{Finding, State, is_court_order, is_filtered, leads, standing_findings};
use crate::watch::{Ask, Target, Watch, back_off, spread};
use crate::wizard::World;
use crate::words::Subject;

/// Spacings of the authoritative rounds between two photos, while the last one shows a fault.
const PHOTO_ROUNDS: u32 = 10;

/// Milliseconds between two judgements of the same evidence: findings ripen with time.
const RIPENING_MS: u64 = 1000;

/// What comes back from the world.
#[derive(Debug)]
pub(super) enum Told {
    /// An answer.
    Heard(u64, Box<Sighting>),
    /// What the tests of port 53 found.
    Passage(Passage),
    /// The domain as it is now.
    Photo(Box<Photo>),
    /// What its records lead to, or only what the company says where it was entered.
    Around(Box<Surroundings>, Reach),
}

/// How far it is.
enum Leg {
    /// Nothing is known yet, or nothing of use.
    Looking(Option<Box<Photo>>),
    /// There is nothing to hold it against.
    Aimless(Box<Photo>),
    /// It is watched.
    Watching { aimed: Box<Aimed>, watch: Box<Watch> },
}

/// One watch.
pub(super) struct Course<'a> {
    domain: Domain,
    aim: Aim,
    catalog: &'a Catalog,
    places: Option<Places>,
    started: Moment,
    leg: Leg,
    subject: Subject<'a>,
    /// When the next photo is taken; `None` while one is being taken, or none is needed.
    photo_at: Option<Moment>,
    /// How the domain stood in the last photo, and in how many in a row.
    stood: Option<(Standing, u32)>,
    /// The latest legal notice or refusal of a network.
    asides: BTreeMap<String, (Heard, Margin, Moment)>,
    /// What was wrong about the records when they were last judged, and when that was.
    judged: Option<(Moment, Vec<Finding>)>,
    /// Where the records are looked for.
    focus: Vec<Question>,
    /// What the records lead to.
    around: Around,
}

impl<'a> Course<'a> {
    pub(super) fn new(
        domain: Domain,
        aim: Aim,
        catalog: &'a Catalog,
        places: Option<Places>,
        now: Moment,
    ) -> Self {
        Self {
            subject: subject(&domain, None, None, &aim, catalog),
            domain,
            aim,
            catalog,
            places,
            started: now,
            leg: Leg::Looking(None),
            photo_at: Some(now),
            stood: None,
            asides: BTreeMap::new(),
            judged: None,
            focus: Vec::new(),
            around: Around::default(),
        }
    }

    pub(super) const fn subject(&self) -> &Subject<'a> {
        &self.subject
    }

    pub(super) fn watch(&self) -> Option<&Watch> {
        match &self.leg {
            Leg::Watching { watch, .. } => Some(watch),
            Leg::Looking(_) | Leg::Aimless(_) => None,
        }
    }

    /// True once anything was seen of the domain.
    pub(super) const fn has_photo(&self) -> bool {
        !matches!(self.leg, Leg::Looking(None))
    }

    /// True when there is nothing to hold the domain against.
    pub(super) const fn is_aimless(&self) -> bool {
        matches!(self.leg, Leg::Aimless(_))
    }

    /// How far it is, findings aside.
    pub(super) fn state(&self, now: Moment) -> State {
        match &self.leg {
            Leg::Looking(_) => State::Unknown,
            Leg::Aimless(_) => State::NeedsAction,
            Leg::Watching { watch, .. } => watch.state(now),
        }
    }

    /// True when a photo is due; it is then being taken.
    pub(super) fn needs_photo(&mut self, now: Moment) -> bool {
        let is_due = self.photo_at.is_some_and(|at| at <= now);
        if is_due {
            self.photo_at = None;
        }
        is_due
    }

    /// What is worth finding out around the domain, when that is due; it is then being found out.
    pub(super) fn needs_leads(&mut self, now: Moment) -> Option<(Photo, Leads, Former, Reach)> {
        let reach = self.around.take_due(now)?;
        let (photo, before) = match &self.leg {
            Leg::Looking(None) => return None,
            Leg::Looking(Some(photo)) | Leg::Aimless(photo) => (photo.as_ref(), None),
            Leg::Watching { aimed, .. } => (&aimed.photo, Some(&aimed.before)),
        };
        if photo.passage.is_closed() {
            return None;
        }
        let mut leads = leads(&self.scene()?);
        if reach == Reach::Panel {
            return Some((photo.clone(), leads.to_the_panel(), Former::default(), reach));
        }
        leads.wants_registration &= self.around.known.registration.is_none();
        let former = Former::of(before, photo);
        former.lead(before, &mut leads);
        Some((photo.clone(), leads, former, reach))
    }

    /// The domain, and what it is asked about beside the usual questions.
    pub(super) fn photo_questions(&self) -> (Domain, Vec<Question>) {
        (self.domain.clone(), self.aim.questions(&self.domain))
    }

    /// The questions to put now.
    pub(super) fn due(&mut self, now: Moment) -> Vec<Ask> {
        match &mut self.leg {
            Leg::Watching { watch, .. } => watch.due(now),
            Leg::Looking(_) | Leg::Aimless(_) => Vec::new(),
        }
    }

    pub(super) fn next_wake(&self, now: Moment) -> Option<Moment> {
        let schedule = self.watch().and_then(|watch| watch.next_wake(now));
        schedule.into_iter().chain(self.photo_at).chain(self.around.next()).min()
    }

    pub(super) fn take(&mut self, told: Told, world: &World, now: Moment) {
        match told {
            Told::Photo(photo) => {
                self.photographed(photo, world, now);
                if self.around.is_unseen() || self.watch().is_none() {
                    self.around.call_for(now);
                }
            }
            Told::Around(found, reach) => {
                self.around.take(*found, reach);
                self.judged = None;
            }
            Told::Passage(passage) => {
                if let Leg::Watching { watch, aimed } = &mut self.leg
                    && passage != Passage::Untested
                {
                    aimed.photo.passage = passage.clone();
                    watch.heed(passage, now);
                    if aimed.is_blind && !watch.is_blind() {
                        // Now the servers can be seen that the first photo could not show.
                        self.photo_at = self.photo_at.map_or(Some(now), |at| Some(at.min(now)));
                    }
                }
            }
            Told::Heard(ticket, sighting) => {
                tracing::debug!(ticket, "heard {:?} {:?}", sighting.heard, sighting.margin);
                let before = self.watch().and_then(Watch::t0);
                self.heard(ticket, *sighting);
                if before != self.watch().and_then(Watch::t0) {
                    self.around.call_for(now);
                }
            }
        }
    }

    fn heard(&mut self, ticket: u64, sighting: Sighting) {
        let Leg::Watching { watch, .. } = &mut self.leg else { return };
        let (heard, margin, at) = (sighting.heard.clone(), sighting.margin.clone(), sighting.at);
        match watch.heard(ticket, sighting) {
            Some(Target::Resolver(id)) => {
                if is_court_order(&heard, &margin) || is_filtered(&heard, &margin) {
                    self.asides.insert(id, (heard, margin, at));
                } else if heard.is_answer() {
                    self.asides.remove(&id);
                }
            }
            Some(Target::Server(_) | Target::Parent) => self.judged = None,
            None => {}
        }
    }

    /// A photo came: the first one that shows the domain begins the watch, later ones only show
    /// whether its faults are mended, or what could not be seen behind a closed port 53.
    fn photographed(&mut self, photo: Box<Photo>, world: &World, now: Moment) {
        let spacing = world.settings.publish_spacing_s.max(1);
        let pause = self.pause(&photo, spacing);
        let later = now.plus_ms(pause.max(u64::from(spacing * PHOTO_ROUNDS) * 1000));
        let faults = |photo: &Photo| (!standing_findings(photo).is_empty()).then_some(later);
        if let Leg::Watching { aimed, watch } = &mut self.leg {
            self.photo_at = faults(&photo);
            if !aimed.is_blind || photo.passage.is_closed() {
                aimed.photo = *photo;
                return;
            }
            if watch.t0().is_some() {
                // Proven already, by networks: the servers may confirm it.
                watch.learn(&photo, now);
                aimed.is_blind = false;
                aimed.photo = *photo;
                return;
            }
        }
        match start(&photo, &self.aim, self.places.as_ref()) {
            // Nothing better than what is known behind the closed port.
            Start::Again | Start::NoPlan if self.watch().is_some() => {
                self.photo_at = Some(now.plus_ms(pause));
            }
            Start::Again => {
                self.photo_at = Some(now.plus_ms(pause));
                self.aim_at(&photo, None);
                self.leg = Leg::Looking(Some(photo));
            }
            Start::NoPlan => {
                self.aim_at(&photo, None);
                self.leg = Leg::Aimless(photo);
            }
            Start::Aimed(aimed) => self.watch_for(aimed, &photo, faults(&photo), world, now),
        }
    }

    /// Begins the watch, or begins it anew with what could not be seen at first.
    fn watch_for(
        &mut self,
        mut aimed: Box<Aimed>,
        photo: &Photo,
        photo_at: Option<Moment>,
        world: &World,
        now: Moment,
    ) {
        if let Leg::Watching { aimed: blind, .. } = &self.leg {
            // Meanwhile the old records may have gone, and caches go by their TTL all the same.
            aimed.plan.old_ttl = aimed.plan.old_ttl.max(blind.plan.old_ttl);
        }
        self.photo_at = photo_at;
        let mut watch = Watch::resume(
            world.settings,
            &aimed.plan,
            &aimed.before,
            aimed.photo.servers(),
            world.networks.clone(),
            aimed.t0,
            now,
        )
        .with_bound(aimed.bound);
        watch.heed(aimed.photo.passage.clone(), now);
        self.aim_at(photo, Some(&aimed));
        self.judged = None;
        self.focus.clear();
        self.leg = Leg::Watching { aimed, watch: Box::new(watch) };
    }

    /// Milliseconds until the next photo of a domain that shows nothing to watch, or a fault: twice
    /// as many each time, ten minutes at most, and few again as soon as it stands otherwise.
    fn pause(&mut self, photo: &Photo, spacing: u32) -> u64 {
        let times = match &self.stood {
            Some((stood, times)) if *stood == photo.standing => times.saturating_add(1),
            _ => 1,
        };
        self.stood = Some((photo.standing.clone(), times));
        spread(back_off(spacing, times), self.domain.as_str(), times)
    }

    fn aim_at(&mut self, photo: &Photo, aimed: Option<&Aimed>) {
        let plan = aimed.map(|aimed| &aimed.plan);
        self.subject = subject(&self.domain, Some(photo), plan, &self.aim, self.catalog);
    }
}

#[cfg(test)]
mod tests;
