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
    asks: Vec<F>,
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

    async fn after(ms: u64, heard: Heard) -> (Heard, Margin) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
        (heard, Margin::default())
    }

    fn nothing() -> Heard {
        Heard::Nothing { name_exists: true, for_at_most: None }
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_server_costs_a_head_start_and_not_its_time_out() {
        let started = tokio::time::Instant::now();
        let asks = vec![after(2500, Heard::Silent), after(20, nothing())];
        let (heard, _) = first_useful(asks, Duration::from_millis(400), Heard::is_answer).await;
        assert_eq!(heard, nothing());
        assert_eq!(started.elapsed().as_millis(), 420);
    }

    #[tokio::test(start_paused = true)]
    async fn a_refusal_brings_in_the_next_at_once_and_tells_more_than_silence() {
        let started = tokio::time::Instant::now();
        let asks = vec![after(10, Heard::Refused), after(10, nothing())];
        let (heard, _) = first_useful(asks, Duration::from_millis(400), Heard::is_answer).await;
        assert_eq!(heard, nothing());
        assert_eq!(started.elapsed().as_millis(), 20);

        let asks = vec![after(10, Heard::Silent), after(10, Heard::Refused)];
        let (heard, _) = first_useful(asks, Duration::from_millis(400), Heard::is_answer).await;
        assert_eq!(heard, Heard::Refused);
    }

    #[tokio::test]
    async fn nobody_to_ask_is_silence() {
        let nobody: Vec<std::future::Ready<(Heard, Margin)>> = Vec::new();
        let (heard, _) = first_useful(nobody, Duration::ZERO, Heard::is_answer).await;
        assert_eq!(heard, Heard::Silent);
    }
}
