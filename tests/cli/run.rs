//! The program without a terminal: lines go in through a pipe, lines and an exit code come out.

use std::io::{Read, Write as _};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread::spawn;
use std::time::Duration;

use super::folder::Folder;

/// After this the program is taken for stuck and killed.
const DEADLINE: Duration = Duration::from_secs(90);

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// Checks that all of these were said.
    #[track_caller]
    pub(crate) fn said(&self, wanted: &[&str]) {
        for sentence in wanted {
            assert!(self.out.contains(sentence), "{sentence:?} is missing in:\n{}", self.out);
        }
    }
}

/// Runs `mxguide` with these arguments and lines, in a folder of its own.
pub(crate) fn mxguide(args: &[&str], lines: &[&str]) -> Ended {
    mxguide_in(&Folder::new(), args, lines)
}

/// The same in a folder that outlives the run.
pub(crate) fn mxguide_in(folder: &Folder, args: &[&str], lines: &[&str]) -> Ended {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mxguide"))
        .args(args)
        .env_clear()
        .envs(folder.environment())
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    let typed: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    // A program that ends early reads no further.
    let _ = input.write_all(typed.as_bytes());
    drop(input);
    let out = listen(child.stdout.take().expect("a pipe"));
    let err = listen(child.stderr.take().expect("a pipe"));
    let said = out.recv_timeout(DEADLINE);
    if said.is_err() {
        child.kill().expect("a running program can be killed");
    }
    let code = child.wait().expect("its end can be waited for").code();
    let out = said.or_else(|_| out.recv()).expect("its output ends with it");
    Ended { code, out, err: err.recv().expect("its output ends with it") }
}

/// Reads on a thread of its own, so that no pipe fills up.
fn listen(mut pipe: impl Read + Send + 'static) -> std::sync::mpsc::Receiver<String> {
    let (told, heard) = channel();
    spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("a pipe can be read");
        let text = String::from_utf8(bytes).expect("the program writes UTF-8");
        // A test that no longer listens has failed already.
        let _ = told.send(text);
    });
    heard
}
