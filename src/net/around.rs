//! The way round a closed port 53: what a resolver says about a domain over HTTPS, when its own
//! servers cannot be reached.

use futures_util::stream::{self, StreamExt as _};

use super::photograph::{Scope, questions};
use super::{Doh, Network, Ways};
use crate::names::Domain;
use crate::observe::{Heard, Margin, Question};

/// Questions in flight to one service.
const IN_FLIGHT: usize = 8;

impl Network {
    /// Asks a resolver over HTTPS what a photograph of `domain` asks its servers, `plan_names` among
    /// it: question, answer and what came beside it, in that order. What it says comes from a cache
    /// and is never authoritative.
    ///
    /// The resolver remembers what it does not find, so this is only for a person who asks how the
    /// domain stands now, never before something is published. Without HTTPS in `ways`, and where
    /// the settings forbid it, nothing is asked and the list is empty.
    pub async fn photograph_around(
        &self,
        domain: &Domain,
        plan_names: &[Question],
        ways: &Ways,
    ) -> Vec<(Question, Heard, Margin)> {
        let (Some(service), true) = (&ways.https, self.settings().doh != Doh::Never) else {
            return Vec::new();
        };
        let asks: Vec<_> = questions(domain, &domain.registered().name(), Scope::Usual, plan_names)
            .into_iter()
            .map(|question| async move {
                let (heard, mut margin) = self.ask_service(service, &question).await;
                margin.is_authoritative = false;
                (question, heard, margin)
            })
            .collect();
        stream::iter(asks).buffered(IN_FLIGHT).collect().await
    }
}
