//! A journey that is broken off goes on at the next start.

use super::support::Say;
use super::world::{Closed, zone};

fn acme() -> super::support::Script {
    let mail = "acme.fr. 300 IN MX 10 mx.old.example.\n".to_owned();
    zone(&[("acme.fr", "MX", Say::Records(mail))])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journey_broken_off_after_step_4_is_on_offer_at_the_next_start() {
    let closed = Closed::new(acme()).await;
    let lines = ["acme.fr", "", "1", "google", ""];
    let (closed, ended) = closed.run(&["--lang", "en"], &lines).await;
    assert_eq!(ended.code, Some(3), "{}{}", ended.out, ended.err);
    ended.said(&["Step 5 of 8: Details", "Your place is kept"]);

    let (closed, ended) = closed.run(&["--lang", "en"], &[]).await;
    assert_eq!(ended.code, Some(3));
    ended.said(&["acme.fr"]);

    let (_closed, ended) = closed.run(&["--lang", "en"], &["1"]).await;
    ended.said(&["Step 5 of 8: Details", "Google's verification text"]);
}
