//! Step 6 in words: what is added, changed, kept and removed, and why.

use super::page::{KeptEntry, Line, Mark, PlanEntry, PlanPage};
use super::shared::{domain_of, for_eye, name_for_eye};
use super::{Arg, Words};
use crate::plan::{Kept, Kind, Plan, Purpose, REPORTS, Reason, Step};
use crate::records::spf::{Cost, LOOKUP_LIMIT};
use crate::verdict::reports_elsewhere;
use crate::wizard::{ByItself, Wizard};

impl Words {
    /// Step 6.
    pub fn plan_page(&self, wizard: &Wizard) -> PlanPage {
        let Some(plan) = wizard.plan() else { return PlanPage::default() };
        let company = self.company(wizard);
        let count = plan.steps.len();
        let headline = self.say_with(
            if count == 0 { "plan-nothing" } else { "plan-headline" },
            &[("count", count.into()), ("company", company.into())],
        );
        let cost = wizard.spf_cost();
        let entry = |(at, step): (usize, &Step)| PlanEntry {
            number: at + 1,
            verb: self.say(verb(step.kind)),
            rtype: step.rtype.to_string(),
            host: for_eye(step.host.relative()),
            values: step.wanted.iter().map(|wanted| for_eye(&wanted.data.to_string())).collect(),
            gone: step.gone.iter().map(|data| for_eye(&data.to_string())).collect(),
            reason: self.reason(wizard, step, cost.as_ref()),
            is_served: wizard.watch.is_some() && wizard.is_card_served(at),
        };
        let kept: Vec<KeptEntry> = plan.kept.iter().map(|kept| self.kept(kept, &plan)).collect();
        let later = self.left_for_later(wizard, &plan);
        PlanPage {
            headline,
            entries: plan.steps.iter().enumerate().map(entry).collect(),
            kept_title: (!kept.is_empty()).then(|| self.say("plan-kept")),
            kept,
            later_title: (!later.is_empty()).then(|| self.say("plan-later")),
            later,
            notes: self.plan_notes(wizard, &plan, cost.as_ref()),
        }
    }

    /// Details left for later, by name.
    pub(super) fn left_for_later(&self, wizard: &Wizard, plan: &Plan) -> Vec<String> {
        let Some(provider) = wizard.provider() else { return Vec::new() };
        // Nobody owes an answer to "who else sends": leaving it open means "nobody".
        let keys = plan.later.iter().filter(|key| *key != crate::plan::SENDERS);
        keys.filter_map(|key| wizard.world.catalog.input(provider, key))
            .map(|input| input.label.of(self.lang).to_owned())
            .collect()
    }

    fn kept(&self, kept: &Kept, plan: &Plan) -> KeptEntry {
        let reason = match (&plan.gateway, kept.is_wanted) {
            (Some(gateway), false) => {
                self.say_with("plan-kept-gateway", &[("gateway", for_eye(gateway).into())])
            }
            (None, false) => self.say("plan-kept-alone"),
            (_, true) => self.say("plan-kept-right"),
        };
        KeptEntry {
            rtype: kept.data.rtype().to_string(),
            host: for_eye(kept.host.relative()),
            value: for_eye(&kept.data.to_string()),
            reason,
        }
    }

    /// Why a card is there, in a line.
    pub(super) fn reason(&self, wizard: &Wizard, step: &Step, cost: Option<&Cost>) -> String {
        let provider = self.chosen_provider(wizard);
        let args = [
            ("provider", Arg::from(provider)),
            ("company", self.company(wizard).into()),
            ("domain", domain_of(wizard).into()),
        ];
        let sentence = match &step.reason {
            Reason::SendersAdded { added, kept } => {
                let counts = [("added", Arg::from(*added)), ("kept", Arg::from(*kept))];
                self.say_with("reason-senders-added", &counts)
            }
            Reason::SenderListsJoined { lists } => {
                self.say_with("reason-lists-joined", &[("lists", (*lists).into())])
            }
            Reason::NoPolicy => {
                let reports = wizard.answers.as_ref().and_then(|answers| answers.input(REPORTS));
                match reports {
                    Some(address) => {
                        let args = [("address", Arg::from(for_eye(address)))];
                        self.say_with("reason-no-policy-reports", &args)
                    }
                    None => self.say("reason-no-policy"),
                }
            }
            other => self.say_with(simple_reason(other), &args),
        };
        match cost.filter(|_| step.purpose == Purpose::Send && step.kind != Kind::Remove) {
            Some(cost) => {
                let args = [("reason", Arg::from(sentence)), ("count", cost.total.into())];
                self.say_with("reason-with-look-ups", &args)
            }
            None => sentence,
        }
    }

    /// Who can enter the lines without anybody typing them, and where.
    fn by_itself(&self, wizard: &Wizard, args: &[(&str, Arg)]) -> Vec<Line> {
        let Some(offer) = wizard.by_itself() else { return Vec::new() };
        let url = ("url", Arg::from(for_eye(offer.url())));
        let (what, place) = match &offer {
            ByItself::Provider(offer) => {
                let place = [("steps", offer.steps.of(self.lang).into()), url];
                ("plan-one-click", self.say_with("plan-one-click-where", &place))
            }
            ByItself::Publisher(_) => {
                let place: Vec<_> = args.iter().cloned().chain([url]).collect();
                ("plan-connect", self.say_with("plan-connect-where", &place))
            }
        };
        vec![Line::marked(Mark::Arrow, self.say_with(what, args)), Line::plain(place)]
    }

    pub(super) fn plan_notes(
        &self,
        wizard: &Wizard,
        plan: &Plan,
        cost: Option<&Cost>,
    ) -> Vec<Line> {
        let domain = domain_of(wizard);
        let mut notes = Vec::new();
        let args = [
            ("domain", Arg::from(domain)),
            ("company", self.company(wizard).into()),
            ("provider", self.chosen_provider(wizard).into()),
        ];
        if let Some(gateway) = &plan.gateway {
            let args = [("gateway", Arg::from(for_eye(gateway)))];
            notes.push(Line::marked(Mark::Careful, self.say_with("plan-gateway", &args)));
        }
        if let Some(cost) = cost.filter(|cost| cost.total > LOOKUP_LIMIT) {
            let args = [("count", Arg::from(cost.total))];
            notes.push(Line::marked(Mark::Careful, self.say_with("plan-too-many", &args)));
        }
        if wizard.answers.as_ref().is_some_and(|answers| answers.is_moving) {
            notes.push(Line::marked(Mark::Careful, self.say_with("plan-moving", &args)));
        }
        if plan.lacks_route() {
            notes.push(Line::marked(Mark::Careful, self.say("plan-no-route")));
        } else if plan.is_done_already() {
            notes.push(Line::marked(Mark::Good, self.say_with("plan-done-already", &args)));
            return notes;
        }
        if let Some((other, name)) = reports_elsewhere(plan).first() {
            let args = [("other", Arg::from(for_eye(other))), ("name", name_for_eye(name).into())];
            notes.push(Line::marked(Mark::Careful, self.say_with("plan-reports-elsewhere", &args)));
        }
        notes.extend(self.by_itself(wizard, &args));
        let changes_route = plan.steps.iter().any(|step| step.purpose == Purpose::Receive);
        let has_route = wizard.taken().is_some_and(|photo| !photo.mx().is_empty());
        let before = self.before_anything(wizard);
        if changes_route && !before.is_empty() {
            notes.extend(before);
        } else if changes_route {
            let id = if has_route { "plan-mail-keeps-arriving" } else { "plan-no-mail-yet" };
            notes.push(Line::plain(self.say_with(id, &args)));
        }
        if plan.old_ttl > 0 {
            let time = self.duration(u64::from(plan.old_ttl));
            notes.push(Line::plain(self.say_with("plan-memory", &[("time", time.into())])));
        }
        if let Some(path) = &wizard.undo {
            let path = [("path", Arg::from(for_eye(path)))];
            notes.push(Line::marked(Mark::Good, self.say_with("plan-undo", &path)));
        }
        notes
    }
}

const fn verb(kind: Kind) -> &'static str {
    match kind {
        Kind::Add => "plan-add",
        Kind::Change => "plan-change",
        Kind::Replace => "plan-replace",
        Kind::Remove => "plan-remove",
    }
}

/// The sentence of a reason that needs no numbers.
const fn simple_reason(reason: &Reason) -> &'static str {
    match reason {
        Reason::ProveOwnership => "reason-ownership",
        Reason::NewRoute => "reason-new-route",
        Reason::RouteOrder => "reason-route-order",
        Reason::NoSenderList | Reason::SendersAdded { .. } => "reason-no-list",
        Reason::SenderListRepaired | Reason::SenderListsJoined { .. } => "reason-list-repaired",
        Reason::SignatureKey => "reason-key",
        Reason::OtherSignatureKey => "reason-other-key",
        Reason::MailPrograms => "reason-mail-programs",
        Reason::NoPolicy | Reason::PolicyRepaired => "reason-policy-repaired",
        Reason::OldRoute => "reason-old-route",
        Reason::PanelSwapsAll => "reason-swap",
        Reason::ProviderAsks => "reason-provider-asks",
    }
}
