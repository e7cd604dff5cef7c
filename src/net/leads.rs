//! Following what the records of a domain lead to: mail servers, aliases, included SPF texts.

use futures_util::stream::{self, StreamExt as _};

use super::Network;
use crate::observe::{Heard, Leads, Photo, Question, Surroundings};

/// Questions followed, whatever a zone leads to.
const MOST_QUESTIONS: usize = 48;
/// Questions in flight.
const IN_FLIGHT: usize = 8;

impl Network {
    /// Finds out what `leads` names. Names at or under the photographed domain are asked of its
    /// authoritative servers, all others of the machine's resolver. SPF texts are fetched by
    /// [`Network::sender_texts`], because lists of domains share them.
    pub async fn follow(&self, photo: &Photo, leads: &Leads) -> Surroundings {
        let domain = photo.domain.name();
        let servers = photo.servers();
        let asks = leads.questions.iter().take(MOST_QUESTIONS).map(|question| {
            let (domain, servers) = (&domain, &servers);
            async move {
                let heard = if question.name.is_at_or_under(domain) {
                    self.ask_any(servers, question, Heard::is_answer).await.0
                } else {
                    self.outside(question).await
                };
                (question.clone(), heard)
            }
        });
        let asks: Vec<_> = asks.collect();
        let answers: Vec<(Question, Heard)> =
            stream::iter(asks).buffered(IN_FLIGHT).collect().await;
        Surroundings { answers, ..Surroundings::default() }
    }
}
