//! The end, in words: what was proven and when, and what DNS cannot show.

use super::page::DonePage;
use super::shared::{domain_of, for_eye};
use super::{Arg, Words};
use crate::catalog::{Guess, Lang, Trap};
use crate::names::Name;
use crate::observe::{Moment, Photo};
use crate::plan::{Plan, Purpose, receiver};
use crate::records::{Rdata, dmarc};
use crate::verdict::State;
use crate::watch::Watch;
use crate::wizard::Wizard;

/// How long a rule that only watches should watch before it is made stricter: two weeks of reports.
const WATCHING_S: u32 = 14 * 86_400;

impl Words {
    /// The end; `None` before it is confirmed.
    pub fn done_page(&self, wizard: &Wizard) -> Option<DonePage> {
        let watch = wizard.watch.as_ref()?;
        let state = watch.state(wizard.now);
        if !matches!(state, State::Confirmed | State::ConfirmedEverywhere) {
            return None;
        }
        let plan = wizard.plan()?;
        let proven = proven_at(watch, wizard.now);
        let args = [
            ("domain", Arg::from(domain_of(wizard))),
            ("provider", self.chosen_provider(wizard).into()),
            ("date", self.date(proven).into()),
            ("clock", self.clock(proven).into()),
        ];
        let routes = plan.gateway.is_none()
            && plan.wanted().iter().any(|wanted| wanted.purpose == Purpose::Receive);
        let lacks_route = plan.lacks_route();
        let (title, when) = match (routes, lacks_route) {
            (true, _) => ("done-title", "done-proven"),
            (false, true) => ("done-title-no-route", "done-proven-entered"),
            (false, false) => ("done-title-set-up", "done-proven"),
        };
        Some(DonePage {
            title: self.say_with(title, &args),
            proven: self.say_with(when, &args),
            proof: self.proof(wizard, watch, state),
            findings: self.noticed(wizard, &[]),
            left_title: self.say("done-left"),
            left: self.left(wizard, &plan, watch.t0().unwrap_or(wizard.now)),
            saved_title: self.say("done-saved"),
            saved: self.saved(wizard),
        })
    }

    fn proof(&self, wizard: &Wizard, watch: &Watch, state: State) -> Vec<String> {
        let servers = wizard.taken().map_or(0, |photo| photo.name_servers.len());
        let tally = watch.tally(wizard.now);
        let company = self.asked(wizard);
        let mut proof = vec![
            self.say_with(
                "done-servers",
                &[("count", servers.into()), ("company", company.into())],
            ),
            self.say_with(
                if tally.new < tally.counted { "done-networks-most" } else { "done-networks" },
                &[
                    ("new", tally.new.into()),
                    ("of", tally.counted.into()),
                    ("late", tally.counted.saturating_sub(tally.new).into()),
                ],
            ),
        ];
        match (state, watch.bound()) {
            (State::ConfirmedEverywhere, _) => proof.push(self.say("done-run-out")),
            (_, Some(bound)) if bound <= wizard.now => proof.push(self.say("done-run-out")),
            // The clock would show the minute of the proof itself.
            (_, Some(bound)) if bound.seconds_since(wizard.now) < 60 => {
                proof.push(self.say("done-soon"));
            }
            (_, Some(bound)) => proof
                .push(self.say_with("done-until", &[("bound", self.by(bound, wizard.now).into())])),
            _ => {}
        }
        proof
    }

    /// What DNS cannot show, and what was left for later. The rule for fakes watches from `since` on.
    pub(super) fn left(&self, wizard: &Wizard, plan: &Plan, since: Moment) -> Vec<String> {
        let mut left: Vec<String> = Vec::new();
        if plan.lacks_route() {
            left.push(self.say("done-no-route"));
        }
        if plan.wanted().iter().any(|wanted| wanted.purpose == Purpose::Verify) {
            let provider = [("provider", Arg::from(self.chosen_provider(wizard)))];
            left.push(self.say_with("done-verify", &provider));
        }
        let afterwards = wizard.provider().map(|provider| provider.afterwards.as_slice());
        let afterwards = afterwards.unwrap_or_default();
        left.extend(afterwards.iter().map(|text| text.of(self.lang).to_owned()));
        if afterwards.is_empty() {
            let domain = [("domain", Arg::from(domain_of(wizard)))];
            left.push(self.say_with("done-test-mail", &domain));
        }
        left.extend(self.unseen_settings(wizard));
        left.extend(self.old_mailboxes(wizard, plan));
        for label in self.left_for_later(wizard, plan) {
            left.push(self.say_with("done-later", &[("label", label.into())]));
        }
        if only_watches(plan) {
            let from = since.plus_seconds(WATCHING_S);
            left.push(self.say_with("done-rule", &[("day", self.day(from).into())]));
        }
        left
    }

    /// Settings of the company that no answer of its servers shows.
    fn unseen_settings(&self, wizard: &Wizard) -> Vec<String> {
        let (Some(registrar), Some(provider)) = (wizard.registrar(), wizard.provider()) else {
            return Vec::new();
        };
        let present = present_servers(wizard);
        let concerns = |trap: &&Trap| {
            trap.text.of(Lang::En).contains(UNSEEN) && trap.when.concerns(&provider.id, &present)
        };
        let traps = registrar.traps.iter().filter(concerns);
        traps.map(|trap| trap.text.of(self.lang).to_owned()).collect()
    }

    /// Where the mail of before still lies, when its route was taken away and its company is known.
    fn old_mailboxes(&self, wizard: &Wizard, plan: &Plan) -> Option<String> {
        let has_left = plan
            .steps
            .iter()
            .any(|step| step.gone.iter().any(|data| matches!(data, Rdata::Mx { .. })));
        let catalog = &wizard.world.catalog;
        let guess = receiver(catalog, wizard.taken()?);
        if !matches!(guess, Guess::Known(_) | Guess::Mixed(_)) {
            return None;
        }
        let chosen = wizard.answers.as_ref().and_then(|answers| answers.provider.as_ref());
        let others = guess.all().iter().filter(|id| Some(*id) != chosen);
        let names: Vec<String> = others
            .filter_map(|id| catalog.provider(id))
            // A forwarding service keeps no messages.
            .filter(|provider| !provider.is_forwarder)
            .map(|provider| self.provider_name(provider))
            .collect();
        let provider = [("provider", Arg::from(self.all_of(&names)))];
        (has_left && !names.is_empty()).then(|| self.say_with("done-old-mail", &provider))
    }

    fn saved(&self, wizard: &Wizard) -> Vec<(String, String)> {
        let report = wizard.report.as_ref().map(|path| (for_eye(path), self.say("done-report")));
        let undo = wizard.undo.as_ref().map(|path| (for_eye(path), self.say("done-undo")));
        report.into_iter().chain(undo).collect()
    }
}

/// What the English text of a trap says when no answer of a server shows its setting.
const UNSEEN: &str = "DNS cannot show";

/// The mail servers that stood there before anything was changed.
fn present_servers(wizard: &Wizard) -> Vec<Name> {
    let mx = wizard.taken().map(Photo::mx).unwrap_or_default();
    mx.into_iter().map(|(_, exchange)| exchange).collect()
}

/// The moment of the last answer that counts.
fn proven_at(watch: &Watch, now: Moment) -> Moment {
    watch.rows(now).iter().filter_map(|row| row.last_heard).max().unwrap_or(now)
}

/// True when the rule for fakes is there, asks for nothing yet (`p=none`, RFC 9989) and has reports sent
/// to somebody: without those there is nothing to wait for.
fn only_watches(plan: &Plan) -> bool {
    plan.wanted().iter().any(|wanted| match &wanted.data {
        Rdata::Txt(text) if wanted.purpose == Purpose::Reject => {
            let is_gentle = |rule: dmarc::Dmarc| {
                rule.policy == Some(dmarc::Policy::None) && !rule.aggregate.is_empty()
            };
            dmarc::parse(text).is_ok_and(is_gentle)
        }
        _ => false,
    })
}
