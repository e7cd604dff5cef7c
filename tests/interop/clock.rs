//! The time, for a program whose core has none, and waiting with a limit.

use std::future::Future;
use std::time::{Duration, SystemTime};

use mxguide::observe::Moment;
use tokio::time::Instant;

/// Between two looks at something that is waited for.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

#[expect(clippy::disallowed_methods, reason = "the tests stand in for the program's clock")]
pub(crate) fn now() -> Moment {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Looks until there is something to see; `None` when `patience` ends first.
pub(crate) async fn wait_for<T, F>(patience: Duration, mut look: impl FnMut() -> F) -> Option<T>
where
    F: Future<Output = Option<T>>,
{
    let deadline = Instant::now() + patience;
    loop {
        if let Some(seen) = look().await {
            return Some(seen);
        }
        if Instant::now() >= deadline {
            return None;
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}
