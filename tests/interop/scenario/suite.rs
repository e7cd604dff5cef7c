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

use futures_util::StreamExt as _;

use hub::{Hub, lacks};
use moments::Marks;
use score::Score;
use script::Script;
use table::Line;

/// Stories on stage at a time: most of each is waiting.
const AT_A_TIME: usize = 14;

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
    let Some((hub, casts)) = Hub::start(&scripts).await else { return };
    let on_stage = scripts.iter().zip(&casts).map(|(script, cast)| async {
        let marks = Marks::default();
        let film = play::play(&hub, script, cast, &marks).await;
        let mut score: Score = score::score(script, cast, &film, &marks);
        score.faults.extend(score::disproof(script, cast, &film).await);
        Line::of(script, &film, score)
    });
    lines.extend(
        futures_util::stream::iter(on_stage).buffer_unordered(AT_A_TIME).collect::<Vec<_>>().await,
    );
    lines.sort();
    println!("{}", table::print(&lines));
    let failed: Vec<&Line> = lines.iter().filter(|line| line.has_failed()).collect();
    assert!(failed.is_empty(), "{} of {} scenarios failed", failed.len(), lines.len());
}
