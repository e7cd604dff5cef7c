//! What was heard about the world around domains, for as long as it is true: the name servers of
//! endings, the addresses of hosting companies. A list of a thousand domains has few of each.
//!
//! Bounded in number and in time. Nothing at or under the domain being looked at is ever taken from
//! here: whoever watches a change must see it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Network;
use crate::observe::{Heard, Question};

/// The longest anything is remembered, whatever its TTL: names at the edge of a move matter too.
const LONGEST: Duration = Duration::from_secs(300);

/// A few thousand things that stay true for a while. When it is full, the half that was not asked
/// for the longest goes.
#[derive(Debug)]
pub(super) struct Memory<K, V> {
    most: usize,
    known: Mutex<Known<K, V>>,
}

#[derive(Debug)]
struct Known<K, V> {
    /// Counts what is asked for, to know what was not.
    turn: u64,
    things: HashMap<K, Thing<V>>,
}

#[derive(Debug)]
struct Thing<V> {
    value: V,
    until: Instant,
    turn: u64,
}

impl<K: Hash + Eq + Clone, V: Clone> Memory<K, V> {
    /// Remembers at most `most` things, at least one.
    pub(super) fn of(most: usize) -> Self {
        let known = Known { turn: 0, things: HashMap::new() };
        Self { most: most.max(1), known: Mutex::new(known) }
    }

    /// What is known of `key` at `now`.
    pub(super) fn get(&self, key: &K, now: Instant) -> Option<V> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.turn += 1;
        let turn = known.turn;
        let thing = known.things.get_mut(key)?;
        if thing.until <= now {
            known.things.remove(key);
            return None;
        }
        thing.turn = turn;
        Some(thing.value.clone())
    }

    /// Remembers `value` for `ttl` seconds, at most five minutes; a TTL of 0 is for this once.
    pub(super) fn keep(&self, key: K, value: V, ttl: u32, now: Instant) {
        let life = Duration::from_secs(ttl.into()).min(LONGEST);
        if life.is_zero() {
            return;
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.things.len() >= self.most && !known.things.contains_key(&key) {
            known.make_room(now, self.most);
        }
        known.turn += 1;
        let turn = known.turn;
        known.things.insert(key, Thing { value, until: now + life, turn });
    }

    /// Forgets `key`.
    pub(super) fn forget(&self, key: &K) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).things.remove(key);
    }

    /// Forgets everything.
    pub(super) fn forget_all(&self) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).things.clear();
    }
}

impl<K: Hash + Eq, V> Known<K, V> {
    fn make_room(&mut self, now: Instant, most: usize) {
        self.things.retain(|_, thing| thing.until > now);
        if self.things.len() < most {
            return;
        }
        let mut turns: Vec<u64> = self.things.values().map(|thing| thing.turn).collect();
        let middle = turns.len() / 2;
        let (_, median, _) = turns.select_nth_unstable(middle);
        let median = *median;
        self.things.retain(|_, thing| thing.turn > median);
    }
}

impl Network {
    /// What the machine's resolvers said, or say, about a name outside the domain. Failures are not
    /// remembered.
    pub(super) async fn outside(&self, question: &Question) -> Heard {
        let memory = &self.0.outside;
        if let Some(heard) = memory.get(question, Instant::now()) {
            return heard;
        }
        let (heard, _) = self.system(question).await;
        if let Some(ttl) = ttl(&heard) {
            memory.keep(question.clone(), heard.clone(), ttl, Instant::now());
        }
        heard
    }

    /// Forgets what was heard about the world around domains: it came through somebody who answers
    /// in others' names.
    pub(super) fn forget_outside(&self) {
        self.0.outside.forget_all();
        self.0.stops.forget_all();
    }
}

/// How long an answer stays true, in seconds. "There is none" without an SOA is for this once
/// (RFC 2308 §5).
fn ttl(heard: &Heard) -> Option<u32> {
    match heard {
        Heard::Records(records) => records.iter().map(|record| record.ttl).min(),
        Heard::Nothing { for_at_most, .. } => *for_at_most,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Name;
    use crate::records::{Rdata, Record};

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn a_thing_is_known_until_its_time_is_over_and_never_longer_than_five_minutes() {
        let (memory, now) = (Memory::of(10), Instant::now());
        memory.keep("short", 1, 60, now);
        memory.keep("long", 2, 86_400, now);
        memory.keep("never", 3, 0, now);
        assert_eq!(memory.get(&"short", now + seconds(59)), Some(1));
        assert_eq!(memory.get(&"short", now + seconds(60)), None);
        assert_eq!(memory.get(&"long", now + seconds(299)), Some(2));
        assert_eq!(memory.get(&"long", now + seconds(300)), None);
        assert_eq!(memory.get(&"never", now), None);
    }

    #[test]
    fn a_full_memory_keeps_what_is_asked_for() {
        let (memory, now) = (Memory::of(100), Instant::now());
        for n in 0..10_000 {
            memory.keep(n, n, 60, now);
            assert_eq!(memory.get(&0, now), Some(0), "after {n}");
        }
        let known = memory.known.lock().unwrap();
        assert!((50..=100).contains(&known.things.len()), "{}", known.things.len());
        assert!(known.things.contains_key(&9_999));
    }

    #[test]
    fn what_is_over_makes_room_first() {
        let (memory, now) = (Memory::of(2), Instant::now());
        memory.keep("lasting", 1, 200, now);
        memory.keep("fleeting", 2, 1, now);
        memory.keep("next", 3, 200, now + seconds(2));
        assert_eq!(memory.get(&"lasting", now + seconds(2)), Some(1));
        assert_eq!(memory.get(&"next", now + seconds(2)), Some(3));
        memory.forget(&"next");
        assert_eq!(memory.get(&"next", now + seconds(2)), None);
    }

    #[test]
    fn an_answer_lives_as_long_as_its_shortest_record_and_a_failure_not_at_all() {
        let record = |ttl| Record {
            name: Name::from_presentation("ns1.host.example"),
            ttl,
            data: Rdata::Ns(Name::root()),
        };
        assert_eq!(ttl(&Heard::Records(vec![record(300), record(60)])), Some(60));
        let nothing = |for_at_most| Heard::Nothing { name_exists: true, for_at_most };
        assert_eq!((ttl(&nothing(Some(30))), ttl(&nothing(None))), (Some(30), None));
        for failure in [Heard::Failed, Heard::Refused, Heard::Silent, Heard::Garbled] {
            assert_eq!(ttl(&failure), None);
        }
    }
}
