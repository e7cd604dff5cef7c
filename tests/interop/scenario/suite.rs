//! The stories in `../scenarios/*.toml`, each played by the real watch on real servers: what it says
//! when, how often it asks, and that it is right.
//!
//! `cargo test --test interop -- --nocapture scenarios` prints the table;
//! `MXGUIDE_SCENARIO=replace-mx` in the environment plays the stories whose name holds that.

pub(crate) mod cast;
pub(crate) mod hub;
pub(crate) mod moments;
pub(crate) mod play;
pub(crate) mod score;
pub(crate) mod script;
pub(crate) mod table;

use std::path::Path;
use std::time::Duration;

use futures_util::StreamExt as _;

use hub::{Hub, lacks};
use moments::Marks;
use score::Score;
use script::Script;
use table::Line;

/// Stories on stage at a time: most of each is waiting.
const AT_A_TIME: usize = 14;

/// Between the beginnings of two stories: each begins with all its questions at once.
const STAGGER: Duration = Duration::from_millis(300);

/// Stories that are played again: when more went wrong, it is not the machine.
const MOST_AGAIN: usize = 16;

/// What the program can do that a story may need.
const KNOWN: &[&str] = if cfg!(feature = "doh") { &["doh"] } else { &[] };

fn read_all() -> Vec<Script> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/scenarios");
    let files = std::fs::read_dir(&folder).expect("the scenarios' folder is there");
    let only = std::env::var("MXGUIDE_SCENARIO").unwrap_or_default();
    let mut scripts: Vec<Script> = files
        .map(|file| file.expect("a folder can be listed").path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "toml"))
        .map(|file| Script::read(&file))
        .filter(|script| script.name.contains(&only))
        .collect();
    scripts.sort_by(|one, other| one.name.cmp(&other.name));
    scripts
}

/// Plays these stories, so many at a time.
async fn play_all(scripts: &[Script], at_a_time: usize) -> Option<Vec<Line>> {
    let (hub, casts) = Hub::start(scripts).await?;
    let on_stage = scripts.iter().zip(&casts).enumerate().map(async |(place, (script, cast))| {
        if let Some(before) = u32::try_from(place).ok().filter(|_| place < at_a_time) {
            tokio::time::sleep(STAGGER * before).await;
        }
        let marks = Marks::default();
        let film = play::play(&hub, script, cast, &marks).await;
        let mut score: Score = score::score(script, cast, &film, &marks);
        score.faults.extend(score::disproof(script, cast, &film).await);
        Line::of(script, &film, score)
    });
    Some(futures_util::stream::iter(on_stage).buffer_unordered(at_a_time).collect().await)
}

/// Stories tell seconds, and on a busy machine a daemon may be given none. One that went wrong among
/// many is played once more by itself, with servers and caches of its own: a machine that was busy
/// lets it be right then, a program that is wrong is wrong again. Both are in the table.
async fn once_more(scripts: &[Script], lines: &mut [Line]) {
    let failed = lines.iter_mut().filter(|line| line.has_failed());
    for line in failed.take(MOST_AGAIN) {
        let Some(script) = scripts.iter().find(|script| script.name == line.name()) else {
            continue;
        };
        let again = play_all(std::slice::from_ref(script), 1).await;
        if let Some(second) = again.into_iter().flatten().next() {
            line.is_played_again_as(second);
        }
    }
}

#[tokio::test]
async fn scenarios() {
    let mut lines = Vec::new();
    let mut scripts = Vec::new();
    for script in read_all() {
        match lacks(&script, KNOWN) {
            Some(reason) => lines.push(Line::not_run(&script, &reason)),
            None => scripts.push(script),
        }
    }
    let Some(played) = play_all(&scripts, AT_A_TIME).await else { return };
    lines.extend(played);
    once_more(&scripts, &mut lines).await;
    lines.sort();
    println!("{}", table::print(&lines));
    let failed: Vec<&Line> = lines.iter().filter(|line| line.has_failed()).collect();
    assert!(failed.is_empty(), "{} of {} scenarios failed", failed.len(), lines.len());
}
