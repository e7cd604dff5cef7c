//! A watch without the wizard, in words: what a person reads in a terminal or in a log.

use super::page::{FindingText, Line, Mark};
use super::shared::for_eye;
use super::{Arg, Subject, Words};
use crate::observe::Moment;
use crate::verdict::{Finding, Severity, State};
use crate::watch::{Row, RowState, Watch};
use crate::wizard::Face;

/// Networks that are named while they lag.
const MOST_LATE: usize = 6;

/// Seconds after which an answer that should have run out is overdue; asking again takes a moment.
const OVERDUE_S: u32 = 5;

/// What a watch is about.
#[derive(Debug, Clone, Copy)]
pub struct Following<'a> {
    /// The schedule, with all it has heard; `None` before there is one.
    pub watch: Option<&'a Watch>,
    /// What findings are about.
    pub subject: &'a Subject<'a>,
    /// The provider's name, when one was asked for.
    pub provider: Option<&'a str>,
    /// The networks by name.
    pub faces: &'a [Face],
    /// What is wrong now.
    pub findings: &'a [Finding],
    /// How far it is.
    pub state: State,
    /// The moment.
    pub now: Moment,
}

/// A watch, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FollowPage {
    /// What is watched.
    pub title: String,
    /// How far it is, the sentence that counts first.
    pub headline: Vec<Line>,
    /// New and counted networks; `None` before any was asked.
    pub gauge: Option<(u16, u16)>,
    /// The networks that lag, the latest first.
    pub late: Vec<Line>,
    /// How many more lag; empty when all are named.
    pub more: String,
    /// What is wrong.
    pub findings: Vec<(Severity, FindingText)>,
}

impl Words {
    /// What a watch shows at one moment.
    pub fn follow_page(&self, following: &Following<'_>) -> FollowPage {
        let Following { watch, findings, subject, now, .. } = *following;
        let rows = watch.map(|watch| watch.rows(now)).unwrap_or_default();
        let mut late: Vec<&Row> = rows.iter().filter(|row| is_late(row.state)).collect();
        late.sort_by_key(|row| std::cmp::Reverse(until(row.state)));
        let left_out = late.len().saturating_sub(MOST_LATE);
        let more = match left_out {
            0 => String::new(),
            count => self.say_with("follow-more", &[("count", count.into())]),
        };
        let tally = watch.filter(|watch| watch.t0().is_some()).map(|watch| watch.tally(now));
        let mut headline = self.follow_headline(following);
        headline.extend(self.follow_changed_again(following));
        FollowPage {
            title: self.follow_title(following),
            headline,
            gauge: tally.map(|tally| (tally.new, tally.counted)).filter(|(_, of)| *of > 0),
            late: late
                .into_iter()
                .take(MOST_LATE)
                .map(|row| self.follow_network(row, following))
                .collect(),
            more,
            findings: findings
                .iter()
                .map(|finding| (finding.code.severity(), self.finding(finding, subject)))
                .collect(),
        }
    }

    /// What is watched, in one line.
    pub fn follow_title(&self, following: &Following<'_>) -> String {
        let domain = domain_of(following);
        match following.provider {
            Some(provider) => {
                let args = [("domain", domain), ("provider", Arg::from(for_eye(provider)))];
                self.say_with("follow-title", &args)
            }
            None => self.say_with("follow-title-present", &[("domain", domain)]),
        }
    }

    /// How far it is, the sentence that counts first.
    pub fn follow_headline(&self, following: &Following<'_>) -> Vec<Line> {
        let Following { watch, state, now, .. } = *following;
        let tally = watch.map(|watch| watch.tally(now)).unwrap_or_default();
        let company = following.subject.publisher.or(following.subject.registrar);
        let mut args = vec![
            ("domain", domain_of(following)),
            ("company", self.company_of(company).into()),
            ("new", tally.new.into()),
            ("of", tally.counted.into()),
        ];
        let t0 = watch.and_then(Watch::t0);
        args.extend(t0.map(|t0| ("since", Arg::from(self.since(t0, now)))));
        let eta = watch.and_then(|watch| {
            let rows = watch.rows(now);
            let is_due = rows
                .iter()
                .any(|row| is_late(row.state) && until(row.state).plus_seconds(OVERDUE_S) > now);
            watch.eta(now).filter(|_| is_due)
        });
        args.extend(eta.map(|eta| ("eta", Arg::from(self.when(rounded_up(eta), now)))));
        let bound = watch.and_then(Watch::bound).filter(|bound| *bound > now);
        args.extend(bound.map(|bound| ("bound", Arg::from(self.when(rounded_up(bound), now)))));
        let facts = Facts {
            is_blind: watch.is_some_and(Watch::is_blind),
            has_heard: watch.is_some_and(Watch::has_heard),
            is_first_round: watch.is_some_and(|watch| {
                watch.rows(now).iter().any(|row| row.state == RowState::NotAsked)
            }),
            has_eta: eta.is_some(),
            has_bound: bound.is_some(),
            count: (tally.new, tally.counted),
        };
        let said = sentences(state, facts).into_iter();
        said.map(|(mark, id)| Line { mark, text: self.say_with(id, &args) }).collect()
    }

    /// When a server went back on what all had published; `None` when none did.
    pub fn follow_changed_again(&self, following: &Following<'_>) -> Option<Line> {
        let at = following.watch.and_then(Watch::changed_again)?;
        let company = following.subject.publisher.or(following.subject.registrar);
        let args =
            [("company", Arg::from(self.company_of(company))), ("clock", self.clock(at).into())];
        let text = self.say_with("follow-changed-again", &args);
        Some(Line::marked(Mark::Careful, text))
    }

    /// How one network stands.
    pub fn follow_network(&self, row: &Row, following: &Following<'_>) -> Line {
        let face = following.faces.iter().find(|face| face.id == row.id);
        let name = match face {
            Some(face) if face.is_own => self.say("watch-own"),
            Some(face) => for_eye(&face.name),
            None => for_eye(&row.id),
        };
        let network = ("network", Arg::from(name));
        let plain = |id| self.say_with(id, std::slice::from_ref(&network));
        let ends = |id, end: Moment| {
            let when = self.when(rounded_up(end.max(following.now)), following.now);
            self.say_with(id, &[network.clone(), ("when", when.into())])
        };
        let (mark, text) = match row.state {
            RowState::NotAsked | RowState::New => (Mark::Good, plain("follow-has-new")),
            RowState::Old { .. } if row.is_stale => (Mark::Wait, plain("follow-is-stale")),
            RowState::Old { until } => (Mark::Wait, ends("follow-has-old", until)),
            RowState::Absent { until: Some(end) } => (Mark::Wait, ends("follow-has-none", end)),
            RowState::Absent { until: None } => (Mark::Wait, plain("follow-has-none-open")),
            RowState::Mixed => (Mark::Both, plain("follow-has-both")),
            RowState::Silent => (Mark::Unknown, plain("follow-is-silent")),
            RowState::Failing => (Mark::Unknown, plain("follow-is-failing")),
            RowState::Filtered => (Mark::Unknown, plain("follow-is-filtered")),
            RowState::Intercepted => (Mark::Unknown, plain("follow-is-intercepted")),
        };
        Line::marked(mark, text)
    }

    /// Said now and then while nothing changes.
    pub fn follow_heartbeat(&self, following: &Following<'_>) -> String {
        let first = self.follow_headline(following).into_iter().next().unwrap_or_default();
        self.say_with("follow-heartbeat", &[("sentence", first.text.into())])
    }

    /// Said when nobody receives the mail of the domain, and nobody said who should.
    pub fn follow_no_plan(&self, following: &Following<'_>) -> String {
        self.say_with("follow-no-plan", &[("domain", domain_of(following))])
    }
}

fn domain_of(following: &Following<'_>) -> Arg {
    let domain = following.subject.domain.as_ref();
    Arg::from(domain.map(crate::names::Domain::shown).unwrap_or_default())
}

/// What chooses the sentences beside the state.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none a mode")]
struct Facts {
    is_blind: bool,
    has_heard: bool,
    is_first_round: bool,
    has_eta: bool,
    has_bound: bool,
    count: (u16, u16),
}

fn sentences(state: State, facts: Facts) -> Vec<(Option<Mark>, &'static str)> {
    let (new, of) = facts.count;
    let early = if facts.is_blind {
        vec![(Some(Mark::Unknown), "follow-blind"), (None, "follow-blind-waits")]
    } else {
        Vec::new()
    };
    let published = if facts.is_blind { "follow-inferred" } else { "follow-published" };
    let late = match (facts.has_eta, facts.has_bound) {
        (true, _) => Some("follow-rest-by"),
        (false, true) => Some("follow-bound"),
        (false, false) => Some("follow-late"),
    };
    let one = |mark, id| vec![(Some(mark), id)];
    let main = match state {
        State::Unknown if !facts.has_heard => one(Mark::Unknown, "follow-no-answer"),
        State::Unknown => one(Mark::Unknown, "follow-unknown"),
        State::NeedsAction => one(Mark::Careful, "follow-needs-action"),
        State::NotPublished if !facts.has_heard => one(Mark::Wait, "follow-begins"),
        State::NotPublished => one(Mark::Wait, "follow-not-published"),
        State::Publishing => one(Mark::Wait, "follow-publishing"),
        State::Published => one(Mark::Wait, published),
        State::Spreading if of == 0 || facts.is_first_round => one(Mark::Wait, published),
        State::Spreading if new == of => one(Mark::Wait, "follow-all-new"),
        State::Spreading => {
            let late = late.map(|id| (None, id));
            one(Mark::Wait, "follow-spreading").into_iter().chain(late).collect()
        }
        State::Confirmed if facts.has_bound => {
            vec![(Some(Mark::Good), "follow-confirmed"), (None, "follow-confirmed-until")]
        }
        State::Confirmed => one(Mark::Good, "follow-confirmed"),
        State::ConfirmedEverywhere => one(Mark::Good, "follow-everywhere"),
    };
    if state >= State::Published { main } else { early.into_iter().chain(main).collect() }
}

/// A clock time shows no seconds, and must not come too early.
const fn rounded_up(at: Moment) -> Moment {
    Moment(at.0.saturating_add(59_999) / 60_000 * 60_000)
}

const fn is_late(state: RowState) -> bool {
    matches!(state, RowState::Old { .. } | RowState::Absent { .. } | RowState::Mixed)
}

/// When its memory ends; nothing is later than what was not told.
const fn until(state: RowState) -> Moment {
    match state {
        RowState::Old { until } | RowState::Absent { until: Some(until) } => until,
        _ => Moment(i64::MAX),
    }
}
