//! The records and the networks of one look, a row each.

use super::{CheckNetwork, CheckRow, answering};
use crate::observe::{Moment, Standing};
use crate::records::Rdata;
use crate::verdict::{AtServers, Checked, NetworkLook, NetworkState, State};
use crate::wizard::Face;
use crate::words::Words;
use crate::words::page::{Line, Mark};
use crate::words::shared::for_eye;

impl Words {
    pub(super) fn check_records(&self, checked: &Checked) -> Vec<CheckRow> {
        let wanted = checked.look.records.iter().map(|record| {
            let (mark, state) = match record.at_servers {
                AtServers::Present => (Mark::Good, "check-present"),
                AtServers::Absent => (Mark::Careful, "check-absent"),
                AtServers::Different => (Mark::Careful, "check-different"),
                AtServers::Partial => (Mark::Wait, "check-partial"),
                AtServers::Unreachable => (Mark::Unknown, "check-unreachable"),
            };
            self.check_row(mark, state, record.wanted.host.relative(), &record.wanted.data)
        });
        // A text that is edited stands above, with what it should say.
        let is_own_line = |(_, data): &&(_, Rdata)| !matches!(data, Rdata::Txt(_));
        let remove = checked.look.remove.iter().filter(is_own_line).map(|(host, data)| {
            self.check_row(Mark::Careful, "check-remove", host.relative(), data)
        });
        wanted.chain(remove).collect()
    }

    pub(super) fn check_row(&self, mark: Mark, state: &str, host: &str, data: &Rdata) -> CheckRow {
        CheckRow {
            mark,
            state: self.say(state),
            rtype: data.rtype().as_str(),
            host: for_eye(host),
            value: for_eye(&data.to_string()),
        }
    }

    pub(super) fn check_count(&self, checked: &Checked, faces: &[Face]) -> Option<Line> {
        let look = &checked.look;
        if look.networks.is_empty() {
            let is_early =
                matches!(look.state, State::Publishing | State::NotPublished | State::NeedsAction);
            let may_wait = is_early && checked.plan.is_some() && !faces.is_empty();
            let is_up = checked.photo.standing == Standing::Published;
            return (may_wait && is_up).then(|| Line::plain(self.say("check-not-asked")));
        }
        let new = look.networks.iter().filter(|one| one.state == NetworkState::New).count();
        let of = answering(&look.networks);
        let is_told = matches!(look.state, State::Confirmed | State::ConfirmedEverywhere);
        if is_told && new == look.networks.len() {
            // The judgement above says it already.
            return None;
        }
        let mark = if of == 0 {
            Mark::Unknown
        } else if new == of {
            Mark::Good
        } else {
            Mark::Wait
        };
        let args = [("new", new.into()), ("of", of.into())];
        Some(Line::marked(mark, self.say_with("check-networks", &args)))
    }

    pub(super) fn check_late(&self, checked: &Checked, faces: &[Face]) -> Vec<CheckNetwork> {
        let late = checked.look.networks.iter().filter(|one| one.state != NetworkState::New);
        late.map(|network| {
            let face = faces.iter().find(|face| face.id == network.id);
            let name = match face {
                Some(face) if face.is_own => self.say("watch-own"),
                Some(face) => for_eye(&face.name),
                None => for_eye(&network.id),
            };
            let (mark, state) = self.check_network(network, checked.at);
            CheckNetwork { mark, name, state }
        })
        .collect()
    }

    pub(super) fn check_network(&self, network: &NetworkLook, now: Moment) -> (Mark, String) {
        let until = |id: &str, open: &str| match network.until {
            Some(until) if until > now => {
                self.say_with(id, &[("when", self.when(until, now).into())])
            }
            _ => self.say(open),
        };
        match network.state {
            NetworkState::New => (Mark::Good, self.say("watch-new")),
            NetworkState::Old => (Mark::Wait, until("check-old-until", "watch-old")),
            NetworkState::Absent => (Mark::Wait, until("check-absent-until", "watch-absent")),
            NetworkState::Intercepted => (Mark::Unknown, self.say("check-cut-off")),
            NetworkState::Failing if network.refuses => (Mark::Unknown, self.say("watch-filtered")),
            NetworkState::Failing if network.rtt_ms.is_none() => {
                (Mark::Unknown, self.say("watch-silent"))
            }
            NetworkState::Failing => (Mark::Unknown, self.say("watch-failing")),
        }
    }
}
