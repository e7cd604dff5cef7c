//! The way round a closed port 53: what a resolver says about a domain over HTTPS, when its own
//! servers cannot be reached.

use futures_util::stream::{self, StreamExt as _};

use super::{Doh, Network, Ways};
use crate::names::Domain;
use crate::observe::{Heard, Margin, Question};

/// Questions in flight to one service.
const IN_FLIGHT: usize = 8;
/// Questions asked of it.
const MOST_QUESTIONS: usize = 128;

impl Network {
    /// Asks a resolver over HTTPS each of `questions` at or under the registered part of `domain`:
    /// question, answer and what came beside it, in their order. What it says comes from a cache and
    /// is never authoritative.
    ///
    /// The resolver remembers what it does not find, so this is only for a person who asks how the
    /// domain stands now, never before something is published. Without HTTPS in `ways`, and where
    /// the settings forbid it, nothing is asked and the list is empty.
    pub async fn photograph_around(
        &self,
        domain: &Domain,
        questions: &[Question],
        ways: &Ways,
    ) -> Vec<(Question, Heard, Margin)> {
        let (Some(service), true) = (&ways.https, self.settings().doh != Doh::Never) else {
            return Vec::new();
        };
        let top = domain.registered().name();
        let asks: Vec<_> = questions
            .iter()
            .filter(|question| question.name.is_at_or_under(&top))
            .take(MOST_QUESTIONS)
            .map(|question| async move {
                let (heard, margin) = self.ask_service(service, question).await;
                (question.clone(), heard, margin)
            })
            .collect();
        stream::iter(asks).buffered(IN_FLIGHT).collect().await
    }
}
