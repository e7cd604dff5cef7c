//! `watch` from the first server that has it to the last cache that forgets: what a script reads.

use rustix::process::Signal;
use serde_json::Value;

use super::followed::{Followed, NEW, OLD};

const AT_GOOGLE: [&str; 3] = ["--provider", "google-workspace", "--json"];

fn of_kind<'a>(events: &'a [Value], kind: &str) -> Vec<&'a Value> {
    events.iter().filter(|event| event["event"] == kind).collect()
}

fn phases(events: &[Value]) -> Vec<&str> {
    of_kind(events, "phase").iter().filter_map(|event| event["phase"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_over_is_told_event_by_event_and_no_network_is_asked_before_t0() {
    let world = Followed::new(OLD, &[Some(0), Some(2_400), Some(0)]).await;
    let mut running = world.watch(&AT_GOOGLE);
    running.until("not-published");
    assert!(world.caches.iter().all(|cache| cache.questions() == 0));
    world.publish(NEW).await;
    let published = mxguide::runtime::clock::now();
    let mut running = tokio::task::spawn_blocking(move || {
        let code = running.end();
        (running, code)
    });
    let (running, code) = (&mut running).await.unwrap();
    let events = running.events();
    assert_eq!(code, Some(0), "{events:#?}");
    let told = phases(&events);
    assert_eq!(told.first(), Some(&"not-published"));
    let rest = told.iter().skip_while(|phase| **phase != "published").take(3);
    assert_eq!(rest.collect::<Vec<_>>(), [&"published", &"spreading", &"confirmed"]);
    for cache in &world.caches {
        let first = cache.first_asked().unwrap();
        assert!(first.ms_since(published) >= 1_000, "two rounds, a second apart, come first");
    }
    let late: Vec<(&str, &Value)> = of_kind(&events, "seen")
        .into_iter()
        .filter(|event| event["resolver"] == "r1" && event["record"] == "mx-1")
        .map(|event| (event["state"].as_str().unwrap(), &event["ttl"]))
        .collect();
    assert_eq!(late.len(), 2, "{late:?}");
    assert_eq!((late[0].0, late[1].0), ("old", "new"));
    assert!(late[0].1.as_u64().unwrap() <= 2);
    let done = events.last().unwrap();
    assert_eq!(done["event"], "done");
    assert!(done["state"].as_str().is_some_and(|state| state.starts_with("confirmed")));
    assert!(done["bound"].as_str().is_some_and(|bound| bound.ends_with('Z')));
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_time_is_up_the_exit_code_says_how_it_stands() {
    let world = Followed::new(OLD, &[Some(0)]).await;
    let mut running = world.watch(&[&AT_GOOGLE[..], &["--timeout", "3s"]].concat());
    assert_eq!(running.end(), Some(3), "nothing is published");
    let events = running.events();
    assert_eq!(events.last().unwrap()["state"], "not-published");
    assert_eq!(world.caches[0].questions(), 0);

    let world = Followed::new(NEW, &[Some(600_000)]).await;
    let mut running = world.watch(&["--json", "--timeout", "5s"]);
    assert_eq!(running.end(), Some(1), "a network remembers something else");
    assert_eq!(running.events().last().unwrap()["state"], "spreading");

    let world = Followed::new(NEW, &[None]).await;
    let mut running = world.watch(&["--json", "--timeout", "4s"]);
    assert_eq!(running.end(), Some(1), "published, and no network speaks");
    let events = running.events();
    let silent = of_kind(&events, "seen");
    assert!(silent.iter().all(|event| event["state"] == "failing" && event["ttl"].is_null()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_says_nothing_does_not_hold_up_the_others() {
    let world = Followed::new(NEW, &[None, Some(0), Some(0)]).await;
    let mut running = world.watch(&["--json"]);
    assert_eq!(running.end(), Some(0));
    let events = running.events();
    let seen = of_kind(&events, "seen");
    let first = seen.iter().position(|event| event["state"] == "failing").unwrap_or(seen.len());
    let new = seen.iter().position(|event| event["resolver"] == "r2").unwrap();
    assert!(new < first);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zone_that_is_changed_again_is_told_and_proven_anew() {
    let world = Followed::new(NEW, &[Some(600_000)]).await;
    let mut running = world.watch(&AT_GOOGLE);
    running.until("spreading");
    world.publish(OLD).await;
    running.until("changed-again");
    let asked = world.caches[0].questions();
    world.publish(NEW).await;
    running.until("\"published\"");
    let events = running.events();
    assert_eq!(of_kind(&events, "changed-again").len(), 1);
    assert!(world.caches[0].questions() <= asked + 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupt_and_a_request_to_end_have_their_own_codes() {
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let world = Followed::new(OLD, &[Some(0)]).await;
        let mut running = world.watch(&AT_GOOGLE);
        running.until("not-published");
        running.signal(signal);
        assert_eq!(running.end(), Some(code));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_goes_away_ends_it_quietly() {
    let world = Followed::new(OLD, &[Some(0)]).await;
    let mut running = world.watch(&AT_GOOGLE);
    running.until("not-published");
    world.publish(NEW).await;
    let ended = tokio::task::spawn_blocking(move || running.close());
    let code = tokio::time::timeout(std::time::Duration::from_secs(60), ended).await;
    assert!(code.unwrap().unwrap().is_some(), "it was not killed by a signal");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_has_a_line_a_change_with_the_clock_before_it() {
    let world = Followed::new(NEW, &[Some(2_000), Some(0)]).await;
    let mut running = world.watch(&["--provider", "google-workspace"]);
    assert_eq!(running.end(), Some(0), "{}", running.heard.join("\n"));
    let text = running.heard.join("\n");
    for part in [
        "acme.fr, watched for Google Workspace",
        "Network 0 has the old answer",
        "Network 0 has the new answer",
        "2 of 2 networks",
    ] {
        assert!(text.contains(part), "{part:?} is missing in:\n{text}");
    }
    assert!(
        running.heard.iter().all(|line| line.chars().count() <= 80 && !line.contains('\u{1b}'))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_without_mail_and_without_a_wish_is_told_so_at_once() {
    let world = Followed::new("acme.fr. 3 IN TXT \"hello\"\n", &[Some(0)]).await;
    let mut running = world.watch(&["--json"]);
    assert_eq!(running.end(), Some(3));
    assert_eq!(running.events().last().unwrap()["state"], "needs-action");
    let mut running = world.watch(&[]);
    assert_eq!(running.end(), Some(3));
    assert!(running.heard.join(" ").contains("--provider"));
    assert_eq!(world.caches[0].questions(), 0);
}
