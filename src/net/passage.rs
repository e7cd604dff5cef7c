//! Whether somebody on the way answers, or stops, questions on port 53. Home routers, hotels,
//! offices and some providers do.
//!
//! The tests, together when one waits for another: an address that runs no DNS must stay silent
//! (RFC 5737); two resolvers of different operators must ask from different addresses; then a public
//! resolver must call itself by its own name, and must not know a name that cannot exist
//! (RFC 6761 §6.4). The first sign ends it. Answers that come sooner than light are noticed when
//! resolvers are asked, see [`super::light`]. Nothing of the person's is in any of these questions.
//! A closed network configures neither probes nor tells, and nothing is sent.

use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, RandomState};
use std::net::IpAddr;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::{Either, join_all, select};
use futures_util::stream::{FuturesUnordered, StreamExt as _};
use hickory_resolver::proto::op::Query;
use hickory_resolver::proto::rr::{DNSClass, RData, RecordType};
use tokio::time::{Instant, timeout_at};

use super::ask::{Came, put};
use super::{Manner, Network, Ways, is_silent, wire};
use crate::names::{Name, escaped};
use crate::observe::{Heard, Passage, Question, Sign};
use crate::records::{Rdata, Rtype};

/// The longest wait for an address that runs no DNS; interceptors sit nearby and are quick.
const PROBE_WAIT: Duration = Duration::from_secs(1);
/// The shortest, when others have answered already.
const PROBE_LEAST: Duration = Duration::from_millis(300);
/// An interceptor of a far address is no slower than so many answers of a real one.
const PROBE_PATIENCE: u32 = 3;
/// The longest wait for a public resolver.
const TELL_WAIT: Duration = Duration::from_millis(1500);

/// How long an open passage is taken to stay open: whoever watches tests it every minute.
const OPEN_FOR: Duration = Duration::from_secs(55);
/// How long anything else is taken to last: people log in to a hotel's Wi-Fi, or leave it.
const CLOSED_FOR: Duration = Duration::from_secs(60);

/// A name whose TXT is the address of whoever asks for it, run by Google.
const WHO_ASKS: &str = "o-o.myaddr.l.google.com";
/// The name under which a resolver says which machine it is (RFC 4892), in class CH.
const WHO_ANSWERS: &str = "id.server";
/// Characters shown of what an interceptor calls itself.
const MOST_NAME: usize = 64;

/// A public resolver by which an interceptor is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tell {
    /// Where it is reached; HTTPS tells a blocked port from a dead network.
    pub ways: Ways,
    /// What it calls itself.
    pub calls_itself: CallsItself,
}

/// What a public resolver calls itself when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallsItself {
    /// By the three letters of a data centre, as Cloudflare does.
    DataCentre,
    /// Anything or nothing: it tells nothing.
    Unknown,
}

/// What the last tests showed.
#[derive(Debug, Default)]
pub(super) struct Memory {
    last: Mutex<Option<(Passage, Instant)>>,
    /// Whoever tests holds it; the others wait for the result and send nothing.
    testing: tokio::sync::Mutex<()>,
}

impl Memory {
    /// The last result, whatever its age.
    pub(super) fn known(&self) -> Passage {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().map_or(Passage::Untested, |(passage, _)| passage.clone())
    }

    fn fresh(&self, now: Instant) -> Option<Passage> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let (passage, since) = last.as_ref()?;
        let life = if *passage == Passage::Open { OPEN_FOR } else { CLOSED_FOR };
        (now.saturating_duration_since(*since) < life).then(|| passage.clone())
    }

    /// Keeps what a test that `began` then has shown, unless a sign came meanwhile by itself; gives
    /// what counts now.
    fn keep(&self, passage: Passage, began: Instant, now: Instant) -> Passage {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let newer = last.take_if(|(known, since)| known.is_closed() && *since > began);
        let (passage, since) = newer.unwrap_or((passage, now));
        *last = Some((passage.clone(), since));
        passage
    }
}

impl Network {
    /// Whether questions on port 53 reach those they are meant for. An open passage is tested again
    /// after some 55 seconds, any other after 60; without probes and tells in the settings nothing is
    /// sent, and it stays untested.
    pub async fn passage(&self) -> Passage {
        if !self.can_test() {
            return Passage::Untested;
        }
        let memory = &self.0.passage;
        if let Some(passage) = memory.fresh(Instant::now()) {
            return passage;
        }
        let _turn = memory.testing.lock().await;
        if let Some(passage) = memory.fresh(Instant::now()) {
            return passage;
        }
        let began = Instant::now();
        let passage = self.test_passage().await;
        memory.keep(passage, began, Instant::now())
    }

    /// Keeps a sign that was seen without a test.
    pub(super) fn close(&self, sign: Sign) {
        let now = Instant::now();
        self.0.passage.keep(Passage::Intercepted(sign), now, now);
    }

    /// Has an old result renewed, and does not wait for it.
    pub(super) fn renew_passage(&self) {
        let memory = &self.0.passage;
        if self.can_test()
            && memory.fresh(Instant::now()).is_none()
            && memory.testing.try_lock().is_ok()
        {
            let network = self.clone();
            tokio::spawn(async move { network.passage().await });
        }
    }

    fn can_test(&self) -> bool {
        !self.settings().probes.is_empty() || !self.settings().tells.is_empty()
    }

    async fn test_passage(&self) -> Passage {
        let started = Instant::now();
        let tells = pin!(join_all(self.settings().tells.iter().map(|tell| self.who_asks(tell))));
        let seen = match select(pin!(self.probe()), tells).await {
            Either::Left((Some(sign), _)) => return Passage::Intercepted(sign),
            Either::Left((None, tells)) => tells.await,
            Either::Right((seen, probe)) => {
                let has_answer = seen.iter().any(Option::is_some);
                let enough = if has_answer {
                    (started.elapsed() * PROBE_PATIENCE).clamp(PROBE_LEAST, PROBE_WAIT)
                } else {
                    PROBE_WAIT
                };
                if let Ok(Some(sign)) = timeout_at(started + enough, probe).await {
                    return Passage::Intercepted(sign);
                }
                seen
            }
        };
        if is_one_behind_two(&seen) {
            return Passage::Intercepted(Sign::OneBehindTwo);
        }
        let is_dead = !seen.is_empty() && seen.iter().all(Option::is_none);
        if is_dead {
            return if self.is_https_alive().await { Passage::Blocked } else { Passage::Untested };
        }
        let (name, invented) = tokio::join!(self.wrong_name(), self.invented_name());
        let sign = name.or(invented);
        let sign = if sign.is_none() { self.is_still_too_soon().await } else { sign };
        sign.map_or(Passage::Open, Passage::Intercepted)
    }

    /// Asks addresses that run no DNS. Any answer is a sign.
    async fn probe(&self) -> Option<Sign> {
        // The root, so that no name of anybody's is given away.
        let question = &Question::new(Name::root(), Rtype::Ns);
        let wait = self.settings().timeout.min(PROBE_WAIT);
        let mut asks: FuturesUnordered<_> = self
            .settings()
            .probes
            .iter()
            .map(|socket| async move {
                (socket.ip(), self.put(*socket, question, Manner::Recursive, wait).await.0)
            })
            .collect();
        while let Some((address, heard)) = asks.next().await {
            if !is_silent(&heard) {
                return Some(Sign::NobodyAnswered(address));
            }
        }
        None
    }

    /// The addresses a resolver asks from; `None` when it does not answer at all.
    async fn who_asks(&self, tell: &Tell) -> Option<BTreeSet<IpAddr>> {
        let question = Question::new(Name::from_presentation(WHO_ASKS), Rtype::Txt);
        let heard = self.ask_tell(tell, &question).await;
        if is_silent(&heard) {
            return None;
        }
        let Heard::Records(records) = heard else { return Some(BTreeSet::new()) };
        let address = |data: &Rdata| match data {
            // Beside its address may stand the network it asks for, which all resolvers share.
            Rdata::Txt(text) => text.parse::<IpAddr>().ok(),
            _ => None,
        };
        Some(records.iter().filter_map(|record| address(&record.data)).collect())
    }

    /// A resolver that calls itself what it never does.
    async fn wrong_name(&self) -> Option<Sign> {
        let tells = self.settings().tells.iter();
        let socket = tells
            .filter(|tell| tell.calls_itself == CallsItself::DataCentre)
            .find_map(|tell| tell.ways.plain)?;
        let name = wire::to_wire(&Name::from_presentation(WHO_ANSWERS))?;
        let mut query = Query::query(name, RecordType::TXT);
        query.query_class = DNSClass::CH;
        let sockets = &self.0.sockets;
        let (came, _) = put(sockets, socket, &query, Manner::Recursive, self.tell_wait()).await;
        let Came::Answer(answer) = came else { return None };
        let text = answer.answers.iter().find_map(|record| match &record.data {
            RData::TXT(txt) => Some(txt.txt_data.concat()),
            _ => None,
        })?;
        let text = String::from_utf8_lossy(&text).into_owned();
        let is_wrong = !is_data_centre(&text);
        is_wrong.then(|| Sign::WrongName(escaped(&text, MOST_NAME)))
    }

    /// A name that nobody can have, and somebody claims to know.
    async fn invented_name(&self) -> Option<Sign> {
        let label = format!("x{:016x}", RandomState::new().hash_one(0_u8));
        let name = Name::from_presentation("invalid").child(&label);
        let question = &Question::new(name, Rtype::A);
        let tells = self.settings().tells.iter();
        let heard = join_all(tells.map(|tell| self.ask_tell(tell, question))).await;
        heard.iter().any(|heard| matches!(heard, Heard::Records(_))).then_some(Sign::InventedName)
    }

    async fn ask_tell(&self, tell: &Tell, question: &Question) -> Heard {
        let Some(socket) = tell.ways.plain else { return Heard::Silent };
        self.put(socket, question, Manner::Recursive, self.tell_wait()).await.0
    }

    fn tell_wait(&self) -> Duration {
        self.settings().timeout.min(TELL_WAIT)
    }

    /// True when a public resolver says anything over HTTPS: it has proven who it is.
    async fn is_https_alive(&self) -> bool {
        let question = &Question::new(Name::root(), Rtype::Ns);
        let mut asks: FuturesUnordered<_> = self
            .settings()
            .tells
            .iter()
            .filter_map(|tell| tell.ways.https.as_ref())
            .map(|service| self.ask_service(service, question))
            .collect();
        while let Some((heard, _)) = asks.next().await {
            if !is_silent(&heard) {
                return true;
            }
        }
        false
    }
}

/// True when two resolvers of different operators ask from the same address.
fn is_one_behind_two(seen: &[Option<BTreeSet<IpAddr>>]) -> bool {
    let mut all = BTreeSet::new();
    seen.iter().flatten().flatten().any(|address| !all.insert(address))
}

/// The three letters of an airport, and perhaps a number.
fn is_data_centre(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_alphabetic).count();
    let rest = text.len() - letters;
    letters == 3 && rest <= 3 && text.chars().skip(letters).all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_centre_is_three_letters_and_perhaps_a_number() {
        for fine in ["FRA", "cdg", "sfo07", "AMS1"] {
            assert!(is_data_centre(fine), "{fine}");
        }
        for wrong in ["", "dnsmasq-2.90", "fritz.box", "unbound", "pi.hole", "fr", "fra0123", "été"]
        {
            assert!(!is_data_centre(wrong), "{wrong}");
        }
    }

    #[test]
    fn two_resolvers_behind_one_address_are_one() {
        let from = |list: &[&str]| Some(list.iter().map(|text| text.parse().unwrap()).collect());
        assert!(is_one_behind_two(&[from(&["192.0.2.1"]), from(&["192.0.2.1"])]));
        assert!(!is_one_behind_two(&[from(&["192.0.2.1"]), from(&["192.0.2.2"]), None]));
        assert!(!is_one_behind_two(&[from(&[]), from(&[])]));
    }

    #[test]
    fn what_is_known_of_the_passage_is_believed_for_less_than_a_watch_waits_to_ask_again() {
        let (memory, now) = (Memory::default(), Instant::now());
        assert_eq!((memory.fresh(now), memory.known()), (None, Passage::Untested));
        for (passage, seconds) in [(Passage::Open, 55), (Passage::Blocked, 60)] {
            memory.keep(passage.clone(), now, now);
            let after = |seconds| now + Duration::from_secs(seconds);
            assert_eq!(memory.fresh(after(seconds - 1)).as_ref(), Some(&passage));
            assert_eq!((memory.fresh(after(seconds)), memory.known()), (None, passage));
        }
    }

    /// A test that finds nothing must not undo what was seen while it ran.
    #[test]
    fn a_sign_that_came_during_a_test_outlives_it() {
        let (memory, began) = (Memory::default(), Instant::now());
        let later = began + Duration::from_secs(1);
        let sign = Passage::Intercepted(Sign::InventedName);
        memory.keep(sign.clone(), later, later);
        assert_eq!(memory.keep(Passage::Open, began, later), sign);
        let next = later + Duration::from_secs(60);
        assert_eq!(memory.keep(Passage::Open, next, next), Passage::Open);
        assert_eq!(memory.known(), Passage::Open);
    }
}
