//! The rows of the networks in words.
//!
//! A frame has dozens of rows and few different sentences: each is made once a page.

use std::collections::BTreeMap;

use crate::observe::Moment;
use crate::watch::{Row, RowState};
use crate::wizard::{Face, Wizard};
use crate::words::Words;
use crate::words::network::{stand_of, state_word};
use crate::words::page::{Seat, WatchRow};
use crate::words::shared::for_eye;

const MINUTE_MS: i64 = 60_000;

/// The rows, those that matter first.
pub(super) fn rows(words: &Words, wizard: &Wizard) -> Vec<WatchRow> {
    let world = &wizard.world;
    let faces: BTreeMap<&str, &Face> =
        world.faces.iter().map(|face| (face.id.as_str(), face)).collect();
    let operators: BTreeMap<&str, &str> = world
        .networks
        .iter()
        .map(|network| (network.id.as_str(), network.operator.as_str()))
        .collect();
    let mut saying = Saying { words, now: wizard.now, said: BTreeMap::new() };
    let row = |row: &Row| {
        let kind = row.state.kind();
        let face = faces.get(row.id.as_str()).copied();
        let operator = operators.get(row.id.as_str()).copied().unwrap_or_default();
        WatchRow {
            id: row.id.clone(),
            name: words.network_name(face, &row.id),
            place: words.network_place(face),
            operator: for_eye(operator),
            state: saying.say(state_word(kind), None),
            remark: saying.remark(row),
            heard: row.last_heard.map(|at| saying.say("watch-heard", Some(at))).unwrap_or_default(),
            stand: stand_of(kind),
            seat: seat_of(face),
        }
    };
    wizard.ranked().iter().map(row).collect()
}

/// What was said for one row serves the next.
struct Saying<'a> {
    words: &'a Words,
    now: Moment,
    said: BTreeMap<(&'static str, Option<i64>), String>,
}

impl Saying<'_> {
    /// A message, with a moment in it or without one; moments are told to the minute.
    fn say(&mut self, id: &'static str, at: Option<Moment>) -> String {
        let (words, now) = (self.words, self.now);
        let said = self.said.entry((id, at.map(|at| at.0.div_euclid(MINUTE_MS))));
        let sentence = said.or_insert_with(|| match at {
            None => words.say(id),
            Some(at) => words.say_with(
                id,
                &[
                    ("clock", words.clock(at).into()),
                    ("since", words.since(at, now).into()),
                    ("when", words.when_at(at, now).into()),
                ],
            ),
        });
        sentence.clone()
    }

    /// What is still to come from a network, or since when nothing is.
    fn remark(&mut self, row: &Row) -> String {
        match row.state {
            RowState::NotAsked | RowState::Absent { until: None } => String::new(),
            RowState::New => {
                let since = row.first_new;
                since.map(|at| self.say("watch-since-when", Some(at))).unwrap_or_default()
            }
            RowState::Old { .. } | RowState::Absent { .. } if row.is_stale => {
                self.say("watch-stale", None)
            }
            RowState::Old { until } | RowState::Absent { until: Some(until) } => {
                let left = until.0.saturating_sub(self.now.0);
                match left {
                    ..=0 => self.say("watch-asks-now", None),
                    1..MINUTE_MS => self.say("watch-asks-soon", None),
                    _ => self.say("watch-asks-again", Some(until)),
                }
            }
            RowState::Mixed => self.say("watch-several", None),
            RowState::Silent | RowState::Failing | RowState::Filtered | RowState::Intercepted => {
                self.say("watch-not-counted", None)
            }
        }
    }
}

/// Where a network belongs on a map.
fn seat_of(face: Option<&Face>) -> Seat {
    match face {
        Some(face) if face.is_own => Seat::Own,
        Some(face) if face.is_anycast => Seat::ManyPlaces,
        Some(Face { pin: Some(pin), .. }) => Seat::At(*pin),
        Some(_) | None => Seat::Unknown,
    }
}
