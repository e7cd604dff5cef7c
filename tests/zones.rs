//! It names the mistake: some two hundred zones as people have them, each with what the program must
//! say about it and what it must not. One TOML file a case in `zones/`.
//!
//! The real program looks at each over real packets, once in English and once in French. `cargo test
//! --test zones -- --nocapture` prints the confusion matrix; `MXGUIDE_CASE=spf` in the environment
//! runs the cases whose name holds that. A sample is published by NSD too, where it is installed.

#![expect(clippy::print_stdout, reason = "the matrix is printed")]

#[path = "zones/stage/case.rs"]
mod case;
#[cfg(unix)]
#[path = "interop/clock.rs"]
#[expect(dead_code, reason = "only waiting is needed here")]
mod clock;
#[cfg(unix)]
#[path = "interop/daemon.rs"]
mod daemon;
#[path = "pty/folder.rs"]
mod folder;
#[path = "zones/stage/hosts.rs"]
mod hosts;
#[path = "zones/stage/judge.rs"]
mod judge;
#[path = "zones/stage/keys.rs"]
mod keys;
#[path = "zones/stage/matrix.rs"]
mod matrix;
#[cfg(unix)]
#[path = "zones/stage/nsd.rs"]
mod nsd;
#[cfg(feature = "doh")]
#[path = "zones/stage/page.rs"]
mod page;
#[path = "zones/stage/publish.rs"]
mod publish;
#[cfg(unix)]
#[path = "interop/publishers.rs"]
#[expect(dead_code, reason = "zones do not change here")]
mod publishers;
#[path = "zones/stage/run.rs"]
mod run;
#[expect(dead_code, unused_imports, reason = "only some of the servers are needed here")]
mod support;
#[path = "zones/stage/world.rs"]
mod world;
#[cfg(unix)]
#[path = "interop/zones.rs"]
#[expect(dead_code, reason = "only the shape of a zone is needed here")]
mod zones;

use std::collections::BTreeMap;

use futures_util::StreamExt as _;
use mxguide::verdict::Code;

use case::Case;
use judge::Judged;

/// Cases at a time: enough to fill two cores while some wait for silent servers.
const AT_A_TIME: usize = 8;

/// A code that no single look can show: it needs somebody who says that something was saved.
const NOT_IN_A_LOOK: &str = "not-saved";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_mistake_is_named_and_healthy_zones_are_left_alone() {
    let cases = case::read_all();
    let outside = world::outside();
    let mut judged: Vec<Judged> =
        futures_util::stream::iter(cases.iter().filter(|case| case.is_possible()))
            .map(|case| async { judge::judge(case, &run::look(case, &outside).await) })
            .buffer_unordered(AT_A_TIME)
            .collect()
            .await;
    tell(&mut judged);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sample_published_by_nsd_is_told_the_same() {
    let cases: Vec<Case> = case::read_all().into_iter().filter(|case| case.nsd).collect();
    let outside = world::outside();
    let Some(nsd) = nsd::start(&cases).await else { return };
    let looks = futures_util::stream::iter(cases.iter().zip(&nsd.servers));
    let mut judged: Vec<Judged> = looks
        .map(|(case, server)| {
            let outside = &outside;
            async move { judge::judge(case, &run::look_at(case, outside, *server).await) }
        })
        .buffer_unordered(AT_A_TIME)
        .collect()
        .await;
    tell(&mut judged);
}

/// Prints the matrix, and fails where anything is not as it should be.
fn tell(judged: &mut [Judged]) {
    judged.sort_by(|one, other| one.name.cmp(&other.name));
    println!("{}", matrix::print(judged));
    let wrong = judged.iter().filter(|one| !one.complaints.is_empty()).count();
    assert_eq!(wrong, 0, "{wrong} of {} cases are not told as they should be", judged.len());
}

#[test]
fn every_code_that_a_look_can_show_has_two_cases_at_least() {
    if case::is_narrowed() {
        return;
    }
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for case in case::read_all() {
        for code in case.expect.iter().flat_map(case::Expected::codes) {
            *count.entry(code.to_owned()).or_default() += 1;
        }
    }
    let known: Vec<&str> = Code::all().map(Code::as_str).collect();
    let unknown: Vec<&String> =
        count.keys().filter(|code| !known.contains(&code.as_str())).collect();
    assert!(unknown.is_empty(), "no such code: {unknown:?}");
    let rare = |code: &&&str| {
        **code != NOT_IN_A_LOOK && count.get(**code).copied().unwrap_or_default() < 2
    };
    let rare: Vec<&&str> = known.iter().filter(rare).collect();
    assert!(rare.is_empty(), "fewer than two cases: {rare:?}");
}

#[test]
fn there_are_cases_enough_and_a_healthy_one_expects_nothing_to_be_wrong() {
    if case::is_narrowed() {
        return;
    }
    let cases = case::read_all();
    let (healthy, ill): (Vec<&Case>, Vec<&Case>) =
        cases.iter().partition(|case| case.name.starts_with("healthy-"));
    assert!(healthy.len() >= 30 && ill.len() >= 130, "{} and {}", healthy.len(), ill.len());
    for case in healthy {
        let is_info = |one: &case::Expected| one.severity == Some(case::Severity::Info);
        assert!(case.expect.iter().all(is_info), "{} is not healthy", case.name);
    }
    for case in ill {
        assert!(!case.expect.is_empty(), "{} expects nothing", case.name);
    }
}
