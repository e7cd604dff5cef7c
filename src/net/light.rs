//! Answers that came sooner than light could have brought them: two resolvers, far from each other,
//! cannot both be next door. Whoever answers that fast in both their names stands on the way.
//!
//! This looks at answers that were wanted anyway. Only once it has shown somebody, and the other tests
//! of the passage find nobody, are the two asked again, for the root. It needs resolvers that stand at
//! one place each and answer on port 53; most public ones stand everywhere at once, or are asked over
//! HTTPS. With two of them 1,500 km apart it shows an interceptor no farther than the next room.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::{Manner, Network, Settings, Ways, is_silent};
use crate::names::Name;
use crate::observe::{Heard, Margin, Question, Sign, Transport};
use crate::records::Rtype;

/// Kilometres that light travels in a millisecond, in empty space; in glass it is two thirds of that.
const LIGHT_KM: f64 = 299.792_458;
/// Kilometres by which a place may be wrong: it is that of a city, and machines stand outside.
const SLACK_KM: f64 = 500.0;
/// Answers farther apart than this may have come to two places: people travel.
const TOGETHER: Duration = Duration::from_secs(120);
/// The mean radius of the earth in kilometres.
const EARTH_KM: f64 = 6371.0;

/// A resolver that stands at one place, and where that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Landmark {
    /// Where it is asked.
    pub socket: SocketAddr,
    /// Who runs it: what belongs to one company may move together.
    pub operator: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

impl Landmark {
    /// Kilometres to another one, along the ground.
    fn km_to(&self, other: &Self) -> f64 {
        let [lat, lon, to_lat, to_lon] =
            [self.lat, self.lon, other.lat, other.lon].map(f64::to_radians);
        let half = |from: f64, to: f64| ((to - from) / 2.0).sin().powi(2);
        let part = half(lat, to_lat) + lat.cos() * to_lat.cos() * half(lon, to_lon);
        2.0 * EARTH_KM * part.sqrt().min(1.0).asin()
    }
}

/// How soon the landmarks have answered of late.
#[derive(Debug, Default)]
pub(super) struct Clocked(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    /// The last answer of each, in milliseconds, and when it came.
    last: BTreeMap<SocketAddr, (u32, Instant)>,
    /// The two that gave somebody away, until both answer as they should.
    suspects: Option<[SocketAddr; 2]>,
}

impl Clocked {
    /// Notes an answer; the sign, when it and another came sooner than light allows.
    fn note(
        &self,
        landmarks: &[Landmark],
        (socket, rtt_ms): (SocketAddr, u32),
        now: Instant,
    ) -> Option<Sign> {
        let here = landmarks.iter().find(|one| one.socket == socket)?;
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.last.retain(|_, (_, at)| now.saturating_duration_since(*at) < TOGETHER);
        held.last.insert(socket, (rtt_ms, now));
        let (there, sign) = landmarks.iter().find_map(|there| {
            let (its_ms, _) = held.last.get(&there.socket)?;
            let sign = (there.operator != here.operator)
                .then(|| too_soon(here.km_to(there), rtt_ms, *its_ms))?;
            Some((there.socket, sign?))
        })?;
        *held = Held { last: BTreeMap::new(), suspects: Some([socket, there]) };
        Some(sign)
    }

    fn suspects(&self) -> Option<[SocketAddr; 2]> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).suspects
    }

    fn acquit(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).suspects = None;
    }
}

/// Wherever this machine is, the way to the one and to the other is together no shorter than the way
/// between them, and each answer went its way twice.
fn too_soon(km: f64, one_ms: u32, other_ms: u32) -> Option<Sign> {
    // The clock counts whole milliseconds, rounded down.
    let (one_ms, other_ms) = (one_ms.saturating_add(1), other_ms.saturating_add(1));
    let most_km = LIGHT_KM / 2.0 * (f64::from(one_ms) + f64::from(other_ms));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no way along the ground is longer than 20 016 km"
    )]
    let told = || Sign::TooSoon { km: km.round() as u32, one_ms, other_ms };
    (km > most_km + SLACK_KM).then(told)
}

impl Network {
    /// What a resolver said on port 53; where that came too soon, port 53 is closed from now on, and
    /// the resolver is asked by what is left.
    pub(super) async fn clocked(
        &self,
        said: (Heard, Margin),
        socket: SocketAddr,
        ways: &Ways,
        question: &Question,
    ) -> (Heard, Margin) {
        let (heard, margin) = &said;
        let is_plain = margin.transport != Transport::Https && !is_silent(heard);
        let landmarks = &self.settings().landmarks;
        let sign = (is_plain && ways.spare.is_empty())
            .then(|| self.0.clocked.note(landmarks, (socket, margin.rtt_ms), Instant::now()))
            .flatten();
        let Some(sign) = sign else { return said };
        self.close(sign);
        match self.way(ways) {
            super::Way::Plain(_) => said,
            super::Way::Https(service) => self.ask_service(service, question).await,
            super::Way::None => (Heard::Silent, Margin::default()),
        }
    }

    /// Whether the two that gave somebody away still answer too soon. They are asked for the root: if
    /// somebody stands between, the question does not even reach them. Silence acquits nobody.
    pub(super) async fn is_still_too_soon(&self) -> Option<Sign> {
        let suspects = self.0.clocked.suspects()?;
        let question = &Question::new(Name::root(), Rtype::Ns);
        let Settings { landmarks, timeout, .. } = self.settings();
        let mut have_answered = 0;
        for socket in suspects {
            let (heard, margin) = self.put(socket, question, Manner::Recursive, *timeout).await;
            if is_silent(&heard) {
                continue;
            }
            have_answered += 1;
            if let Some(sign) =
                self.0.clocked.note(landmarks, (socket, margin.rtt_ms), Instant::now())
            {
                return Some(sign);
            }
        }
        if have_answered == suspects.len() {
            self.0.clocked.acquit();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(port: u16, operator: &str, lat: f64, lon: f64) -> Landmark {
        let socket = SocketAddr::from(([127, 0, 0, 1], port));
        Landmark { socket, operator: operator.to_owned(), lat, lon }
    }

    fn sydney() -> Landmark {
        at(1, "one", -33.87, 151.21)
    }

    fn valdivia() -> Landmark {
        at(2, "two", -39.82, -73.25)
    }

    #[test]
    fn the_way_between_two_cities_is_known() {
        let (paris, new_york) = (at(1, "", 48.85, 2.36), at(2, "", 40.71, -74.01));
        assert!((paris.km_to(&new_york) - 5837.0).abs() < 10.0);
        assert!((new_york.km_to(&paris) - paris.km_to(&new_york)).abs() < 0.001);
        assert!(paris.km_to(&paris) < 0.001);
        let (north, south) = (at(1, "", 90.0, 0.0), at(2, "", -90.0, 90.0));
        assert!((north.km_to(&south) - 20_015.0).abs() < 10.0);
    }

    #[test]
    fn sydney_and_valdivia_next_door_give_somebody_away() {
        let landmarks = [sydney(), valdivia()];
        let (clocked, now) = (Clocked::default(), Instant::now());
        assert_eq!(clocked.note(&landmarks, (landmarks[0].socket, 4), now), None);
        let sign = clocked.note(&landmarks, (landmarks[1].socket, 3), now).expect("a sign");
        assert_eq!(sign, Sign::TooSoon { km: 10_635, one_ms: 4, other_ms: 5 });
        assert_eq!(clocked.suspects(), Some([landmarks[1].socket, landmarks[0].socket]));
        // Everything else is forgotten: the next answer may come from another network.
        assert_eq!(clocked.note(&landmarks, (landmarks[0].socket, 4), now), None);
    }

    #[test]
    fn who_was_here_and_is_now_there_has_travelled() {
        let landmarks = [sydney(), valdivia()];
        let (clocked, now) = (Clocked::default(), Instant::now());
        assert_eq!(clocked.note(&landmarks, (landmarks[0].socket, 4), now), None);
        let now = now + TOGETHER;
        assert_eq!(clocked.note(&landmarks, (landmarks[1].socket, 4), now), None);
    }

    #[test]
    fn who_is_near_one_of_them_is_believed() {
        for (first_ms, second_ms) in [(4, 160), (40, 40), (300, 300)] {
            let landmarks = [sydney(), valdivia()];
            let (clocked, now) = (Clocked::default(), Instant::now());
            assert_eq!(clocked.note(&landmarks, (landmarks[0].socket, first_ms), now), None);
            assert_eq!(clocked.note(&landmarks, (landmarks[1].socket, second_ms), now), None);
        }
    }

    #[test]
    fn two_of_one_company_may_have_moved_together_and_strangers_do_not_count() {
        let moved = [sydney(), Landmark { operator: "one".to_owned(), ..valdivia() }];
        let (clocked, now) = (Clocked::default(), Instant::now());
        assert_eq!(clocked.note(&moved, (moved[0].socket, 1), now), None);
        assert_eq!(clocked.note(&moved, (moved[1].socket, 1), now), None);
        let stranger = SocketAddr::from(([127, 0, 0, 1], 9));
        assert_eq!(clocked.note(&[sydney(), valdivia()], (stranger, 1), now), None);
    }
}
