//! Several servers, one answer: start with the first, bring in the next when one disappoints or is
//! slow, stop at the first useful answer. A silent server costs a head start, never a time-out.

use std::future::Future;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;

use crate::observe::{Heard, Margin};

/// At most this many servers are brought in for one question.
const MOST_RUNNERS: usize = 12;

/// The first answer that `is_useful`; otherwise the first that was not silence; otherwise silence.
pub(super) async fn first_useful<F>(
    asks: impl IntoIterator<Item = F>,
    stagger: Duration,
    is_useful: impl Fn(&Heard) -> bool,
) -> (Heard, Margin)
where
    F: Future<Output = (Heard, Margin)>,
{
    let mut waiting = asks.into_iter().take(MOST_RUNNERS);
    let mut running = FuturesUnordered::new();
    let mut second_best = (Heard::Silent, Margin::default());
    loop {
        let is_last = match waiting.next() {
            Some(ask) => {
                running.push(ask);
                false
            }
            None => true,
        };
        let came = if is_last {
            running.next().await
        } else {
            match tokio::time::timeout(stagger, running.next()).await {
                Ok(came) => came,
                Err(_slow) => continue,
            }
        };
        match came {
            Some(answer) if is_useful(&answer.0) => return answer,
            Some(answer) if matches!(second_best.0, Heard::Silent) => second_best = answer,
            None if is_last => return second_best,
            Some(_) | None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `None` never answers.
    async fn says(heard: Option<Heard>) -> (Heard, Margin) {
        match heard {
            Some(heard) => (heard, Margin::default()),
            None => std::future::pending().await,
        }
    }

    fn nothing() -> Heard {
        Heard::Nothing { name_exists: true, for_at_most: None }
    }

    async fn race(asks: &[Option<Heard>], stagger: Duration) -> Heard {
        let race = first_useful(asks.iter().cloned().map(says), stagger, Heard::is_answer);
        tokio::time::timeout(Duration::from_secs(20), race).await.expect("the race ends").0
    }

    #[tokio::test]
    async fn a_server_that_never_answers_does_not_hold_up_the_next() {
        let heard = race(&[None, Some(nothing())], Duration::from_millis(5)).await;
        assert_eq!(heard, nothing());
    }

    #[tokio::test]
    async fn a_refusal_brings_in_the_next_without_waiting() {
        let an_hour = Duration::from_secs(3600);
        assert_eq!(race(&[Some(Heard::Refused), Some(nothing())], an_hour).await, nothing());
    }

    #[tokio::test]
    async fn a_refusal_tells_more_than_silence_and_nobody_to_ask_is_silence() {
        let asks = [Some(Heard::Silent), Some(Heard::Refused), Some(Heard::Silent)];
        assert_eq!(race(&asks, Duration::ZERO).await, Heard::Refused);
        assert_eq!(race(&[], Duration::ZERO).await, Heard::Silent);
    }
}
