//! The program, run on a case in both languages.

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;
use tokio::time::timeout;

use super::case::Case;
use super::folder::Folder;
use super::publish::Zone;
use super::world::World;

/// After this the program is taken for stuck. Silent servers cost a few seconds.
const DEADLINE: Duration = Duration::from_secs(30);

pub(crate) const LANGUAGES: [&str; 2] = ["en", "fr"];

/// What the program said in one language.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) object: Value,
    /// What was written beside it, when it is no JSON.
    pub(crate) noise: String,
}

/// What it said, and whom it asked.
pub(crate) struct Look {
    /// One a language.
    pub(crate) said: Vec<Said>,
    pub(crate) indiscretions: Vec<String>,
}

pub(crate) async fn look(case: &Case, outside: &Zone) -> Look {
    look_from(case, outside, None).await
}

/// The same with the zone on a server that others wrote.
#[cfg(unix)]
pub(crate) async fn look_at(case: &Case, outside: &Zone, nsd: SocketAddr) -> Look {
    look_from(case, outside, Some(nsd)).await
}

async fn look_from(case: &Case, outside: &Zone, nsd: Option<SocketAddr>) -> Look {
    let folder = Folder::new();
    if let Some(earlier) = case.earlier() {
        let world = World::of(&earlier, outside, None).await;
        configure(&folder, &world);
        let lines = case.before.as_ref().map(|before| before.typed.join("\n") + "\n");
        start(&folder, &["--plain", "--lang", "en"], &lines.unwrap_or_default()).await;
        let place = folder.path().join(format!("places/{}.json", case.domain));
        assert!(place.exists(), "{}: the wizard kept no place", case.name);
    }
    let world = World::of(case, outside, nsd).await;
    configure(&folder, &world);
    let mut said = Vec::new();
    for lang in LANGUAGES {
        let flags = case.flags();
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        let usual = ["check", "--json", "--lang", lang, &case.domain];
        said.push(start(&folder, &[&usual, flags.as_slice()].concat(), "").await);
    }
    Look { said, indiscretions: world.indiscretions() }
}

fn configure(folder: &Folder, world: &World) {
    let root = world.root().map(|pem| {
        let file = folder.path().join("root.pem");
        std::fs::write(&file, pem).expect("a test may write to its own folder");
        file.display().to_string()
    });
    let config = world.config(root.as_deref());
    std::fs::write(folder.path().join("config.toml"), config)
        .expect("a test may write to its own folder");
}

async fn start(folder: &Folder, args: &[&str], lines: &str) -> Said {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mxguide"))
        .args(args)
        .arg("--config")
        .arg(folder.path().join("config.toml"))
        .env_clear()
        .envs(folder.environment())
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe was asked for");
    // A program that ends early reads no further.
    let _ = input.write_all(lines.as_bytes()).await;
    drop(input);
    let Ok(ended) = timeout(DEADLINE, child.wait_with_output()).await else {
        let noise = format!("stuck for {} s", DEADLINE.as_secs());
        return Said { code: None, object: Value::Null, noise };
    };
    let ended = ended.expect("a running program can be waited for");
    let object = serde_json::from_slice(&ended.stdout).unwrap_or_default();
    let mut noise = String::from_utf8_lossy(&ended.stderr).into_owned();
    if object == Value::Null {
        noise.push_str(&String::from_utf8_lossy(&ended.stdout));
    }
    Said { code: ended.status.code(), object, noise }
}
