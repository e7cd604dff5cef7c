//! What the records of a domain lead to, gathered for a judgement.

use crate::net::Network;
use crate::observe::{Heard, Leads, Photo, Question, Surroundings};
use crate::verdict::former;

/// Finds out everything that `leads` names, the texts of senders included.
pub(super) async fn gather(network: &Network, photo: &Photo, leads: &Leads) -> Surroundings {
    let following = network.follow(photo, leads);
    let (around, senders) = tokio::join!(following, network.sender_texts(&leads.includes, photo));
    Surroundings { senders, ..around }
}

/// What the servers of a photo from before a move had.
#[derive(Debug, Default)]
pub(super) struct Former(Vec<(Question, Heard)>);

impl Former {
    /// What `before` remembers that `now` may lack; nothing where the servers are still the same.
    pub(super) fn of(before: Option<&Photo>, now: &Photo) -> Self {
        Self(before.map(|before| former(before, now)).unwrap_or_default())
    }

    /// What they are asked, and the servers of now as well.
    pub(super) fn questions(&self) -> Vec<Question> {
        self.0.iter().map(|(question, _)| question.clone()).collect()
    }

    /// Has the servers of `before` asked.
    pub(super) fn lead(&self, before: Option<&Photo>, leads: &mut Leads) {
        if !self.0.is_empty() {
            leads.former_servers = before.map(Photo::servers).unwrap_or_default();
            leads.former_questions = self.questions();
        }
    }

    /// Where they do not answer any more, what they said then counts.
    pub(super) fn recall(self, around: &mut Surroundings) {
        for (question, heard) in self.0 {
            if around.former.iter().all(|(asked, _)| *asked != question) {
                around.former.push((question, heard));
            }
        }
    }
}
