//! The end, in words: what was proven and when, and what DNS cannot show.

use super::page::DonePage;
use super::shared::{domain_of, for_eye};
use super::{Arg, Words};
use crate::observe::Moment;
use crate::plan::{Plan, Purpose};
use crate::records::Rdata;
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
        let title = if routes { "done-title" } else { "done-title-set-up" };
        Some(DonePage {
            title: self.say_with(title, &args),
            proven: self.say_with("done-proven", &args),
            proof: self.proof(wizard, watch, state),
            left_title: self.say("done-left"),
            left: self.left(wizard, watch, &plan),
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
                "done-networks",
                &[("new", tally.new.into()), ("of", tally.counted.into())],
            ),
        ];
        match (state, watch.bound()) {
            (State::ConfirmedEverywhere, _) => proof.push(self.say("done-run-out")),
            (_, Some(bound)) => proof.push(
                self.say_with("done-until", &[("bound", self.when(bound, wizard.now).into())]),
            ),
            _ => {}
        }
        proof
    }

    /// What DNS cannot show, and what was left for later.
    fn left(&self, wizard: &Wizard, watch: &Watch, plan: &Plan) -> Vec<String> {
        let mut left: Vec<String> = wizard
            .provider()
            .map(|provider| provider.afterwards.as_slice())
            .unwrap_or_default()
            .iter()
            .map(|text| text.of(self.lang).to_owned())
            .collect();
        if left.is_empty() {
            let domain = [("domain", Arg::from(domain_of(wizard)))];
            left.push(self.say_with("done-test-mail", &domain));
        }
        for label in self.left_for_later(wizard, plan) {
            left.push(self.say_with("done-later", &[("label", label.into())]));
        }
        if only_watches(plan) {
            let from = watch.t0().unwrap_or(wizard.now).plus_seconds(WATCHING_S);
            left.push(self.say_with("done-rule", &[("day", self.day(from).into())]));
        }
        left
    }

    fn saved(&self, wizard: &Wizard) -> Vec<(String, String)> {
        let report = wizard.report.as_ref().map(|path| (for_eye(path), self.say("done-report")));
        let undo = wizard.undo.as_ref().map(|path| (for_eye(path), self.say("done-undo")));
        report.into_iter().chain(undo).collect()
    }
}

/// The moment of the last answer that counts.
fn proven_at(watch: &Watch, now: Moment) -> Moment {
    watch.rows(now).iter().filter_map(|row| row.last_heard).max().unwrap_or(now)
}

/// True when the rule for fakes is there and asks for nothing yet (`p=none`, RFC 9989).
fn only_watches(plan: &Plan) -> bool {
    plan.wanted().iter().any(|wanted| match &wanted.data {
        Rdata::Txt(text) if wanted.purpose == Purpose::Reject => text.split(';').any(|part| {
            part.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
                == "p=none"
        }),
        _ => false,
    })
}
