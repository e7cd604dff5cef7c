//! Step 8 in words: one network closely, with what it said, since when and by which way.

use super::page::{AnswerText, Line, Mark, NetworkPage, Stand};
use super::shared::{for_eye, name_for_eye};
use super::{Arg, Words};
use crate::names::escaped;
use crate::observe::{Moment, Question, Transport};
use crate::records::{Rdata, Rtype, spf};
use crate::watch::{Detail, Row, RowKind, RowState, Said, Told};
use crate::wizard::Wizard;

/// Most values of one answer that are shown, and most characters of each: what matters of a key is
/// its beginning.
const MOST_VALUES: usize = 6;
const MOST_CHARACTERS: usize = 160;

/// Most machines named.
const MOST_MACHINES: usize = 4;

/// Most changes told.
const MOST_CHANGES: usize = 12;

/// True for the texts of the domain itself, of which one is the list of senders.
fn asks_for_senders(question: &Question) -> bool {
    let name = question.name.as_str();
    question.rtype == Rtype::Txt && !name.starts_with('_') && !name.contains("._domainkey.")
}

impl Words {
    /// Step 8: one network; empty when there is none with this id.
    pub fn network_page(&self, wizard: &Wizard, id: &str) -> NetworkPage {
        let now = wizard.now;
        let Some(watch) = &wizard.watch else { return NetworkPage::default() };
        let row = watch.rows(now).into_iter().find(|row| row.id == id);
        let (Some(row), Some(detail)) = (row, watch.detail(id, now)) else {
            return NetworkPage::default();
        };
        let face = wizard.world.faces.iter().find(|face| face.id == id);
        NetworkPage {
            title: self.network_name(face, id),
            about: self.network_about(wizard, id),
            lines: self.network_lines(wizard, &row, &detail),
            answers: detail.answers.iter().map(|told| self.answer(wizard, told)).collect(),
            facts: self.facts(&row, &detail),
            history_title: self.say("network-history"),
            history: detail
                .history
                .iter()
                .rev()
                .filter(|(_, kind)| *kind != RowKind::NotAsked)
                .take(MOST_CHANGES)
                .map(|(at, kind)| self.change(*at, *kind, now))
                .collect(),
        }
    }

    fn network_about(&self, wizard: &Wizard, id: &str) -> String {
        let face = wizard.world.faces.iter().find(|face| face.id == id);
        if face.is_some_and(|face| face.is_own) {
            return self.say("network-own");
        }
        let network = wizard.world.networks.iter().find(|network| network.id == id);
        let operator = network.map(|network| for_eye(&network.operator)).unwrap_or_default();
        let place = self.network_place(face);
        // "Google Public DNS, run by Google" says nothing that the name does not.
        if operator.is_empty() || face.is_some_and(|face| for_eye(&face.name).contains(&operator)) {
            return place;
        }
        let mut args = vec![("operator", Arg::from(operator))];
        if place.is_empty() {
            return self.say_with("network-operator", &args);
        }
        args.push(("place", place.into()));
        self.say_with("network-operator-place", &args)
    }

    /// How it stands, and why.
    fn network_lines(&self, wizard: &Wizard, row: &Row, detail: &Detail) -> Vec<Line> {
        let now = wizard.now;
        let mut args = vec![("company", Arg::from(self.asked(wizard)))];
        let mut when = |until: Moment| args.push(("when", self.when_at(until, now).into()));
        let id = match row.state {
            RowState::NotAsked => "network-not-asked",
            RowState::New => {
                let since = row.first_new.unwrap_or(now);
                args.push(("since", self.since(since, now).into()));
                "network-new"
            }
            RowState::Old { .. } if is_unreached(detail) => "network-unreached",
            RowState::Old { .. } if row.is_stale => "network-stale",
            RowState::Old { until } if until <= now => "network-old-now",
            RowState::Old { until } => {
                when(until);
                "network-old"
            }
            RowState::Absent { until: Some(until) } if until > now => {
                when(until);
                "network-absent"
            }
            RowState::Absent { .. } => "network-absent-open",
            RowState::Mixed => "network-mixed",
            RowState::Silent => "network-silent",
            RowState::Failing => "network-failing",
            RowState::Filtered => "network-filtered",
            RowState::Intercepted => "network-intercepted",
        };
        let stand = stand_of(row.state.kind());
        let mut lines = vec![Line::marked(stand.mark(), self.say_with(id, &args))];
        if stand == Stand::Mute {
            lines.push(Line::plain(self.say("network-not-counted")));
        }
        lines
    }

    fn answer(&self, wizard: &Wizard, told: &Told) -> AnswerText {
        let clock = |until: Moment| [("clock", Arg::from(self.clock(until)))];
        let (mark, state) = match told.said {
            Said::Nothing => (Mark::Wait, self.say("network-said-nothing")),
            Said::New => (Mark::Good, self.say("network-said-new")),
            Said::Old { .. } if told.is_stale => (Mark::Wait, self.say("network-said-stale")),
            Said::Old { until } if until > wizard.now => {
                (Mark::Wait, self.say_with("network-said-old", &clock(until)))
            }
            Said::Old { .. } => (Mark::Wait, self.say("network-said-old-open")),
            Said::Absent { until: Some(until) } if until > wizard.now => {
                (Mark::Wait, self.say_with("network-said-none-until", &clock(until)))
            }
            Said::Absent { .. } => (Mark::Wait, self.say("network-said-none")),
        };
        let value = |data: &Rdata| escaped(&data.to_string(), MOST_CHARACTERS);
        let shown = Self::about(wizard, told);
        let left_out = shown.len().saturating_sub(MOST_VALUES);
        let more = (left_out > 0)
            .then(|| self.say_with("network-more-values", &[("count", left_out.into())]));
        let is_list = |data: &&Rdata| matches!(data, Rdata::Txt(text) if spf::looks_like_spf(text));
        let is_mixed = asks_for_senders(&told.question) && !shown.iter().all(is_list);
        let label = if is_mixed {
            self.say("network-senders-and-proof")
        } else {
            self.question_label(&told.question)
        };
        AnswerText {
            label,
            mark,
            state,
            values: shown.into_iter().take(MOST_VALUES).map(value).collect(),
            more: more.unwrap_or_default(),
        }
    }

    /// The values that have to do with the plan: beside the list of senders stand texts of others.
    fn about<'a>(wizard: &Wizard, told: &'a Told) -> Vec<&'a Rdata> {
        let is_senders = asks_for_senders(&told.question);
        let wanted = wizard.plan().map(|plan| plan.wanted()).unwrap_or_default();
        let concerns = |data: &&Rdata| match data {
            Rdata::Txt(text) => {
                spf::looks_like_spf(text) || wanted.iter().any(|one| one.data == **data)
            }
            _ => true,
        };
        told.data.iter().filter(|data| !is_senders || concerns(data)).collect()
    }

    /// What a question is about, as the other pages call it.
    fn question_label(&self, question: &Question) -> String {
        let name = question.name.as_str();
        match question.rtype {
            Rtype::Mx => self.say("network-route"),
            Rtype::Txt if name.starts_with("_dmarc.") => self.say("network-rule"),
            Rtype::Txt | Rtype::Cname if name.contains("._domainkey.") => self.say("network-key"),
            Rtype::Txt if asks_for_senders(question) => self.say("network-senders"),
            rtype => self.say_with(
                "network-other",
                &[("type", rtype.as_str().into()), ("name", name_for_eye(&question.name).into())],
            ),
        }
    }

    fn facts(&self, row: &Row, detail: &Detail) -> Vec<(String, String)> {
        let times = self.say_with("network-asked-times", &[("count", detail.asked.into())]);
        let asked = match row.last_heard {
            Some(at) => self.say_with(
                "network-asked-last",
                &[("times", times.into()), ("clock", self.clock(at).into())],
            ),
            None => times,
        };
        let mut facts = vec![(self.say("network-asked"), asked)];
        // How long a silent network was waited for is not how long it takes to answer.
        if let (Some(transport), Some(ms)) = (detail.transport, detail.rtt_ms)
            && row.state != RowState::Silent
        {
            let id = match transport {
                Transport::Udp => "network-way-udp",
                Transport::Tcp => "network-way-tcp",
                Transport::Https => "network-way-https",
            };
            facts.push((self.say("network-way"), self.say_with(id, &[("ms", ms.into())])));
        }
        if !detail.server_ids.is_empty() {
            let shown = detail.server_ids.iter().take(MOST_MACHINES);
            let machines: Vec<String> = shown.map(|id| escaped(id, 64)).collect();
            let label = [("count", Arg::from(machines.len()))];
            facts.push((self.say_with("network-machines", &label), machines.join(", ")));
        }
        if let Some((code, text)) = &detail.extended_error {
            let plain = match code {
                3 | 19 => self.say("network-note-stale"),
                6..=12 => self.say("network-note-seal"),
                15..=18 => self.say("network-note-blocked"),
                22 | 23 => self.say("network-note-unreachable"),
                code => self.say_with("network-note-other", &[("code", (*code).into())]),
            };
            let own = escaped(text.trim(), MOST_CHARACTERS);
            let note = if own.is_empty() { plain } else { format!("{plain} ({own})") };
            facts.push((self.say("network-note"), note));
        }
        facts
    }

    fn change(&self, at: Moment, kind: RowKind, now: Moment) -> (Mark, String, String) {
        (stand_of(kind).mark(), self.since(at, now), self.say(state_word(kind)))
    }
}

/// How a state looks on a map.
pub(super) const fn stand_of(kind: RowKind) -> Stand {
    match kind {
        RowKind::New => Stand::New,
        RowKind::Old | RowKind::Absent => Stand::Late,
        RowKind::Mixed => Stand::Both,
        RowKind::NotAsked => Stand::Open,
        RowKind::Silent | RowKind::Failing | RowKind::Filtered | RowKind::Intercepted => {
            Stand::Mute
        }
    }
}

/// The one word for a state.
pub(super) const fn state_word(kind: RowKind) -> &'static str {
    match kind {
        RowKind::NotAsked => "watch-not-asked",
        RowKind::New => "watch-new",
        RowKind::Old => "watch-old",
        RowKind::Absent => "watch-absent",
        RowKind::Mixed => "watch-mixed",
        RowKind::Silent => "watch-silent",
        RowKind::Failing => "watch-failing",
        RowKind::Filtered => "watch-filtered",
        RowKind::Intercepted => "watch-intercepted",
    }
}

/// True when it says that it could not reach the servers, and therefore keeps what it had (RFC 8914
/// codes 3, 19, 22 and 23; RFC 8767).
fn is_unreached(detail: &Detail) -> bool {
    let code = detail.extended_error.as_ref().map(|(code, _)| *code);
    matches!(code, Some(3 | 19 | 22 | 23))
}
