//! The other customers of the pretend networks: they ask for a domain's everyday records, so that
//! every cache holds them when the person changes them.
//!
//! Their questions go straight into the caches and never into the log.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

use super::network::Cache;
use super::recursion::{WHOLE, World};
use crate::names::Domain;
use crate::observe::Question;
use crate::records::Rtype;

/// How long after a cache forgot an answer the next neighbour asks for it.
const NEXT_NEIGHBOUR: Duration = Duration::from_millis(30);

/// How long the neighbours wait when there was no answer to keep.
const QUIET: Duration = Duration::from_secs(5);

/// Somebody begins to use a domain.
pub(crate) struct Noticed {
    pub(crate) domain: Domain,
    /// Told when every cache holds the domain's records.
    pub(crate) done: Option<oneshot::Sender<()>>,
}

/// All neighbours of all networks.
pub(crate) struct Neighbours {
    pub(crate) world: Arc<World>,
    /// Each cache with what is left of a TTL when it is first looked at, in thousandths.
    pub(crate) caches: Vec<(Cache, u32)>,
}

impl Neighbours {
    /// Wakes for each domain once, and keeps its records warm from then on.
    pub(crate) async fn wait(self, mut noticed: mpsc::Receiver<Noticed>) {
        let mut awake = BTreeSet::new();
        let mut warm = JoinSet::new();
        while let Some(Noticed { domain, done }) = noticed.recv().await {
            if awake.insert(domain.clone()) {
                let questions =
                    [Rtype::Mx, Rtype::Txt].map(|rtype| Question::new(domain.name(), rtype));
                self.fill(&questions).await;
                for (cache, _) in &self.caches {
                    warm.spawn(keep_warm(cache.clone(), questions.clone()));
                }
            }
            if let Some(done) = done {
                // Nobody waits any more: nothing to tell.
                let _ = done.send(());
            }
        }
    }

    /// Fills every cache, each as if it had asked at another time.
    async fn fill(&self, questions: &[Question]) {
        for (cache, left) in &self.caches {
            self.world.share.store(*left, Ordering::Relaxed);
            for question in questions {
                cache.look_up(question).await;
            }
        }
        self.world.share.store(WHOLE, Ordering::Relaxed);
    }
}

/// Asks again whenever the answer has run out, for ever.
async fn keep_warm(cache: Cache, questions: [Question; 2]) {
    loop {
        let mut next = QUIET;
        for question in &questions {
            if let Some(left) = cache.look_up(question).await {
                next = next.min(Duration::from_secs(left.max(1).into()));
            }
        }
        tokio::time::sleep(next + NEXT_NEIGHBOUR).await;
    }
}
