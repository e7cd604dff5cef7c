//! What is wrong with the domain that is watched.

use super::super::beginning::panel;
use super::{Course, Leg, RIPENING_MS};
use crate::observe::{Heard, Margin, Moment, Question};
use crate::plan::Step;
use crate::verdict::{
    Answered, CardState, Companies, Evidence, Finding, Scene, Severity, Stage, Witness, beside,
    card, findings, gathered, hunt, resolver_findings, review, reviewed, standing_findings_with,
};
use crate::wizard::Face;

impl<'a> Course<'a> {
    /// What a review looks at; `None` before the first photo.
    pub(super) fn scene(&self) -> Option<Scene<'_>> {
        let companies = self.companies();
        let panel = panel(&self.subject, &self.aim);
        Some(match &self.leg {
            Leg::Looking(None) => return None,
            Leg::Looking(Some(photo)) | Leg::Aimless(photo) => {
                Scene { panel, ..Scene::without_plan(photo, &self.around.known, companies) }
            }
            Leg::Watching { aimed, watch } => Scene {
                plan: Some(&aimed.plan),
                logbook: Some(watch.logbook()),
                panel,
                ..Scene::without_plan(&aimed.photo, &self.around.known, companies)
            },
        })
    }

    pub(super) fn companies(&self) -> Companies<'a> {
        Companies {
            catalog: Some(self.catalog),
            provider: self.aim.provider().and_then(|id| self.catalog.provider(id)),
            registrar: self.subject.registrar,
            publisher: self.subject.publisher,
        }
    }

    /// What is wrong now.
    pub(in crate::runtime::follow) fn findings(
        &mut self,
        now: Moment,
        faces: &[Face],
    ) -> Vec<Finding> {
        let (photo, watch) = match &self.leg {
            Leg::Looking(None) => return Vec::new(),
            Leg::Looking(Some(photo)) | Leg::Aimless(photo) => {
                return standing_findings_with(photo, &self.around.known);
            }
            Leg::Watching { aimed, watch } => (&aimed.photo, watch),
        };
        let standing = standing_findings_with(photo, &self.around.known);
        let is_ripe = |(at, _): &(Moment, Vec<Finding>)| now.ms_since(*at) < RIPENING_MS;
        let records = if watch.is_blind() {
            Vec::new()
        } else if let Some((_, known)) = self.judged.as_ref().filter(|one| is_ripe(one)) {
            known.clone()
        } else {
            let found = self.judge(now);
            self.around.prove_panel(&found);
            self.judged = Some((now, found.clone()));
            found
        };
        let name = |id: &'_ str| {
            faces.iter().find(|face| face.id == id).map_or(String::new(), |face| face.name.clone())
        };
        let named: Vec<(String, &(Heard, Margin, Moment))> =
            self.asides.iter().map(|(id, aside)| (name(id), aside)).collect();
        let witnesses: Vec<Witness<'_>> = named
            .iter()
            .map(|(name, (heard, margin, at))| Witness {
                name,
                heard,
                margin,
                answered: Answered::Filtered,
                at: *at,
            })
            .collect();
        gathered(standing, records, resolver_findings(&witnesses, now))
    }

    /// What is wrong about the records: of the cards until all servers serve them, and always of what
    /// is published.
    fn judge(&mut self, now: Moment) -> Vec<Finding> {
        let is_served = self.watch().is_some_and(|watch| watch.t0().is_some());
        let (cards, open) =
            if is_served { (Vec::new(), Vec::new()) } else { self.judge_cards(now) };
        let mut noticed = self.scene().map(|scene| review(&scene)).unwrap_or_default();
        noticed.retain(|finding| finding.code.severity() != Severity::Info);
        reviewed(cards, beside(noticed, &open.iter().collect::<Vec<_>>()))
    }

    /// What is wrong on the cards, and which of them are not done; the records of the first of those
    /// are looked for next.
    fn judge_cards(&mut self, now: Moment) -> (Vec<Finding>, Vec<Step>) {
        let companies = self.companies();
        let Leg::Watching { aimed, watch } = &mut self.leg else { return (Vec::new(), Vec::new()) };
        let stage = Stage::Waiting { since: self.started };
        let evidence = Evidence {
            plan: &aimed.plan,
            photo: &aimed.before,
            servers: watch.servers(),
            logbook: watch.logbook(),
            panel: panel(&self.subject, &self.aim),
            around: &self.around.known,
            companies,
        };
        let found = findings(&evidence, stage, now);
        let is_served =
            |step: &Step| matches!(card(&evidence, step, stage, now), CardState::Served { .. });
        let open: Vec<Step> =
            aimed.plan.steps.iter().filter(|step| !is_served(step)).cloned().collect();
        let mut focus: Vec<Question> = watch.questions().cloned().collect();
        focus.extend(open.first().map(|step| hunt(&aimed.plan, step)).unwrap_or_default());
        if focus != self.focus {
            watch.focus(focus.clone(), now);
            self.focus = focus;
        }
        (found, open)
    }
}
