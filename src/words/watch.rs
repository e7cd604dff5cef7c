//! Step 8 in words, while the news spreads.

mod rows;

use super::network::is_stale;
use super::page::{FindingText, Line, Mark, WatchPage};
use super::shared::{domain_of, for_eye};
use super::{Arg, Subject, Words};
use crate::observe::Moment;
use crate::verdict::{CardState, State};
use crate::watch::{Row, RowState, Watch};
use crate::wizard::{Face, Wizard};

impl Words {
    /// Step 8.
    pub fn watch_page(&self, wizard: &Wizard) -> WatchPage {
        let Some(watch) = &wizard.watch else { return WatchPage::default() };
        let now = wizard.now;
        let tally = watch.tally(now);
        let state = watch.state(now);
        let gauge = watch.t0().map(|_| (tally.new, tally.counted));
        let count = gauge.filter(|(_, of)| *of > 0).map(|(new, of)| {
            self.say_with("watch-count", &[("new", new.into()), ("of", of.into())])
        });
        let cards: Vec<CardState> =
            (0..wizard.cards().len()).map(|at| wizard.card_state(at)).collect();
        let since = watch.history().first().map(|(at, _)| *at).or(watch.t0());
        WatchPage {
            headline: self.watch_headline(wizard, watch, state, &cards),
            gauge,
            count: count.unwrap_or_default(),
            rows: if watch.t0().is_some() { rows::rows(self, wizard, watch) } else { Vec::new() },
            findings: self.card_findings(wizard, &cards),
            since: since
                .map(|at| self.say_with("watch-since", &[("clock", self.clock(at).into())])),
            now: since.map(|_| self.clock(now)),
        }
    }

    /// What is wrong on the cards, in working order.
    fn card_findings(&self, wizard: &Wizard, cards: &[CardState]) -> Vec<FindingText> {
        cards
            .iter()
            .filter_map(|state| match state {
                CardState::Wrong(finding) => Some(self.finding(finding, &Subject::of(wizard))),
                _ => None,
            })
            .collect()
    }

    /// How far it is, the sentence that counts first.
    fn watch_headline(
        &self,
        wizard: &Wizard,
        watch: &Watch,
        state: State,
        cards: &[CardState],
    ) -> Vec<Line> {
        let now = wizard.now;
        let tally = watch.tally(now);
        let is_served = |card: &&CardState| matches!(card, CardState::Served { .. });
        let served = cards.iter().filter(is_served).count();
        let mut args = vec![
            ("company", Arg::from(self.asked(wizard))),
            ("domain", domain_of(wizard).into()),
            ("served", served.into()),
            ("cards", cards.len().into()),
            ("new", tally.new.into()),
            ("of", tally.counted.into()),
            ("late", tally.counted.saturating_sub(tally.new).into()),
        ];
        if let Some(t0) = watch.t0() {
            args.push(("since", self.since(t0, now).into()));
        }
        let bound = match state {
            State::Published | State::Spreading => rest_by(watch, now),
            _ => watch.bound().filter(|bound| *bound > now),
        };
        if let Some(bound) = bound {
            args.push(("bound", self.by(bound, now).into()));
        }
        let ids = headline(state, bound.is_some(), tally.new == tally.counted, tally.counted == 0);
        // The last servers are only being looked at once more: nothing is taken over any longer.
        let is_all_served = state == State::Publishing && served == cards.len();
        let ids = ids.iter().filter(|(_, id)| !(is_all_served && *id == "watch-publishing"));
        let mut lines: Vec<Line> =
            ids.map(|(mark, id)| Line { mark: *mark, text: self.say_with(id, &args) }).collect();
        let is_wrong = cards.iter().any(|card| matches!(card, CardState::Wrong(_)));
        let rests =
            !is_wrong && matches!(state, State::Published | State::Spreading | State::Confirmed);
        if rests {
            let id = if wizard.world.is_practice { "watch-rest" } else { "watch-rest-close" };
            lines.push(Line::plain(self.say(id)));
        }
        let is_closed = wizard.taken().is_some_and(|photo| photo.passage.is_closed());
        if is_closed && tally.counted > 0 {
            let networks = [("count", Arg::from(tally.counted))];
            lines.push(Line::marked(Mark::Careful, self.say_with("watch-closed", &networks)));
        }
        if let Some(at) = watch.changed_again() {
            args.push(("clock", self.clock(at).into()));
            let text = self.say_with("watch-changed-again", &args);
            lines.push(Line::marked(Mark::Careful, text));
        }
        lines
    }

    /// A network by name.
    pub(super) fn network_name(&self, face: Option<&Face>, id: &str) -> String {
        match face {
            Some(face) if face.is_own => self.say("watch-own"),
            Some(face) => for_eye(&face.name),
            None => for_eye(id),
        }
    }

    /// Where a network is: a city, "many places", or nothing.
    pub(super) fn network_place(&self, face: Option<&Face>) -> String {
        match face {
            Some(face) if !face.is_own && face.is_anycast => self.say("watch-many-places"),
            Some(face) => for_eye(&face.place),
            None => String::new(),
        }
    }

    /// Below rows that are cut: "24 more".
    pub fn more_networks(&self, left_out: usize) -> String {
        self.say_with("watch-more", &[("count", left_out.into())])
    }
}

/// The sentences of a state.
fn headline(
    state: State,
    is_before_bound: bool,
    has_all: bool,
    is_empty: bool,
) -> &'static [(Option<Mark>, &'static str)] {
    match state {
        State::Unknown => &[(Some(Mark::Unknown), "watch-unknown"), (None, "watch-unknown-fix")],
        State::NeedsAction => {
            &[(Some(Mark::Careful), "watch-needs-action"), (None, "watch-cards-served")]
        }
        State::NotPublished => &[(None, "watch-cards-served"), (None, "watch-not-before")],
        State::Publishing => &[(None, "watch-cards-served"), (None, "watch-publishing")],
        State::Published if is_before_bound => {
            &[(None, "watch-published"), (None, "watch-published-until")]
        }
        State::Published => &[(None, "watch-published")],
        State::Spreading if is_empty => &[(None, "watch-published")],
        State::Spreading if has_all => &[(None, "watch-all-new"), (None, "watch-making-sure")],
        State::Spreading if is_before_bound => {
            &[(None, "watch-spreading"), (None, "watch-rest-by")]
        }
        State::Spreading => &[(None, "watch-spreading"), (None, "watch-late")],
        State::Confirmed if is_before_bound => {
            &[(Some(Mark::Good), "watch-confirmed"), (None, "watch-confirmed-until")]
        }
        State::Confirmed => &[(Some(Mark::Good), "watch-confirmed")],
        State::ConfirmedEverywhere => {
            &[(Some(Mark::Good), "watch-confirmed"), (None, "watch-everywhere")]
        }
    }
}

/// When the last of the networks that lag will have the news: after the bound, or after an answer
/// that one of them keeps longer. `None` when that moment is past, or nobody can tell.
fn rest_by(watch: &Watch, now: Moment) -> Option<Moment> {
    let bound = watch.bound().filter(|bound| *bound > now);
    let is_late = |row: &Row| matches!(row.state, RowState::Old { .. } | RowState::Absent { .. });
    let is_kept = || {
        watch
            .rows(now)
            .iter()
            .filter(|row| is_late(row))
            .any(|row| watch.detail(&row.id, now).is_some_and(|detail| is_stale(&detail)))
    };
    if bound.is_none() && is_kept() {
        return None;
    }
    bound.into_iter().chain(watch.eta(now)).max().filter(|end| *end > now)
}
