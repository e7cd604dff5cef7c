//! Step 8 in words, while the news spreads.

mod rows;

use super::page::{FindingText, Line, Mark, WatchPage};
use super::shared::{domain_of, for_eye};
use super::{Arg, Reader, Subject, Words};
use crate::observe::Moment;
use crate::verdict::{CardState, Finding, State};
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
            (0..wizard.card_count()).map(|at| wizard.card_state(at)).collect();
        let since = watch.history().first().map(|(at, _)| *at).or(watch.t0());
        WatchPage {
            headline: self.watch_headline(wizard, watch, state, &cards),
            gauge,
            count: count.unwrap_or_default(),
            rows: rows::rows(self, wizard),
            findings: self.noticed(wizard, &cards),
            since: since
                .map(|at| self.say_with("watch-since", &[("clock", self.clock(at).into())])),
            now: since.map(|_| self.clock(now)),
        }
    }

    /// What is wrong on the cards, and with what is published beside them.
    pub(super) fn noticed(&self, wizard: &Wizard, cards: &[CardState]) -> Vec<FindingText> {
        let subject = Subject::of(wizard);
        let afar = Subject { reader: Reader::Afar, ..subject.clone() };
        let is_card = |finding: &Finding| {
            cards.iter().any(|card| matches!(card, CardState::Wrong(one) if one == finding))
        };
        let found = wizard.noticed_beside(cards);
        found
            .iter()
            .map(|one| self.finding(one, if is_card(one) { &subject } else { &afar }))
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
        let kept = kept_too_long(watch, now);
        let bound = match state {
            State::Published | State::Spreading => rest_by(watch, now, kept),
            _ => watch.bound().filter(|bound| *bound > now),
        };
        if let Some(bound) = bound {
            args.push(("bound", self.by(bound, now).into()));
        }
        let ids = if watch.is_blind() && watch.t0().is_none() {
            &[(None, "watch-blind")][..]
        } else {
            headline(state, bound.is_some(), tally.new == tally.counted, tally.counted == 0)
        };
        // The last servers are only being looked at once more: nothing is taken over any longer.
        let is_all_served = state == State::Publishing && served == cards.len();
        let ids = ids.iter().filter(|(_, id)| !(is_all_served && *id == "watch-publishing"));
        let mut lines: Vec<Line> =
            ids.map(|(mark, id)| Line { mark: *mark, text: self.say_with(id, &args) }).collect();
        if state == State::Spreading && bound.is_some() && kept > 0 {
            let kept = [("late", Arg::from(kept))];
            lines.push(Line::plain(self.say_with("watch-except", &kept)));
        }
        let is_wrong = !wizard.noticed_beside(cards).is_empty();
        let rests =
            !is_wrong && matches!(state, State::Published | State::Spreading | State::Confirmed);
        if rests {
            let id = if wizard.world.is_practice { "watch-rest" } else { "watch-rest-close" };
            lines.push(Line::plain(self.say(id)));
        }
        lines.extend(self.closed_passage(watch, tally.counted));
        if let Some(at) = watch.changed_again() {
            args.push(("clock", self.clock(at).into()));
            let text = self.say_with("watch-changed-again", &args);
            lines.push(Line::marked(Mark::Careful, text));
        }
        lines
    }

    /// That no server can be asked directly, and who is asked instead.
    fn closed_passage(&self, watch: &Watch, counted: u16) -> Option<Line> {
        let id = match (watch.is_blind(), counted) {
            (false, _) => return None,
            (true, 0) => "watch-closed-alone",
            (true, _) => "watch-closed",
        };
        let networks = [("count", Arg::from(counted))];
        Some(Line::marked(Mark::Careful, self.say_with(id, &networks)))
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
/// that one of them keeps longer. `None` when that moment is past, or for networks that keep an answer
/// beyond its time, because nobody can tell how long those will.
fn rest_by(watch: &Watch, now: Moment, kept: usize) -> Option<Moment> {
    let tally = watch.tally(now);
    let bound = watch.bound().filter(|bound| *bound > now);
    let late = usize::from(tally.counted.saturating_sub(tally.new));
    if kept > 0 && (bound.is_none() || kept >= late) {
        return None;
    }
    bound.into_iter().chain(watch.eta(now)).max().filter(|end| *end > now)
}

/// How many networks keep an old answer beyond its time.
fn kept_too_long(watch: &Watch, now: Moment) -> usize {
    let is_late = |row: &&Row| matches!(row.state, RowState::Old { .. } | RowState::Absent { .. });
    watch.rows(now).iter().filter(is_late).filter(|row| row.is_stale).count()
}
