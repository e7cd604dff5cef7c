//! The programs beside which ours is measured. They are used where they are installed and never
//! installed from here; each is given loopback addresses and nothing else to ask.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::tty::now;

/// The folder of the peers, before `PATH`.
const FOLDER: &str = "MXGUIDE_PEERS";

/// Set in the run that cannot reach any network.
const INSIDE: &str = "MXGUIDE_BENCH_INSIDE";

/// A program by name: in `$MXGUIDE_PEERS`, else on `PATH`.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let own = std::env::var_os(FOLDER).map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    own.into_iter()
        .chain(std::env::split_paths(&path))
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Runs this bench again in a network of its own, in which there is nothing but loopback and port 53
/// is free for everybody. `None` where the system has no such thing, or when this is that run.
pub(crate) fn run_secluded() -> Option<bool> {
    if std::env::var_os(INSIDE).is_some() {
        return None;
    }
    let unshare = find("unshare")?;
    let secluded = |line: &str| {
        let mut command = Command::new(&unshare);
        command.args(["-rn", "sh", "-c", line, "sh"]);
        command
    };
    let is_possible =
        secluded("ip link set lo up").output().is_ok_and(|done| done.status.success());
    if !is_possible {
        return None;
    }
    let mut again = secluded("ip link set lo up && exec \"$@\"");
    again.arg(std::env::current_exe().ok()?).args(std::env::args_os().skip(1)).env(INSIDE, "1");
    Some(again.status().is_ok_and(|status| status.success()))
}

/// A program that has ended.
pub(crate) struct Ended {
    /// Its exit code; `None` when it was ended from here, or by a signal.
    pub(crate) code: Option<i32>,
    /// What it printed.
    pub(crate) text: String,
    /// When its output ended.
    pub(crate) at: Instant,
}

/// Runs a program with nothing to read until its output ends, at most this long.
pub(crate) fn run(command: &mut Command, most: Duration) -> Option<Ended> {
    let mut child = spawn(command)?;
    let mut output = child.stdout.take()?;
    let (sender, ended) = channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = output.read_to_end(&mut bytes);
        let _ = sender.send((now(), String::from_utf8_lossy(&bytes).into_owned()));
    });
    let Ok((at, text)) = ended.recv_timeout(most) else {
        end(&mut child);
        return Some(Ended { code: None, text: String::new(), at: now() });
    };
    let code = child.wait().ok()?.code();
    Some(Ended { code, text, at })
}

/// A program whose lines are read as they come. Dropping it ends the program.
pub(crate) struct Lines {
    child: Child,
    lines: Receiver<(Instant, String)>,
}

impl Lines {
    pub(crate) fn of(command: &mut Command) -> Option<Self> {
        let mut child = spawn(command)?;
        let output = BufReader::new(child.stdout.take()?);
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send((now(), line)).is_err() {
                    return;
                }
            }
        });
        Some(Self { child, lines })
    }

    /// The next line and when it came; `None` at the end, or when none came in time.
    pub(crate) fn next(&self, most: Duration) -> Option<(Instant, String)> {
        self.lines.recv_timeout(most).ok()
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

fn spawn(command: &mut Command) -> Option<Child> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()
}

fn end(child: &mut Child) {
    // It may have ended already.
    let _ = child.kill();
    let _ = child.wait();
}

/// Our own program, in this folder and no other.
pub(crate) fn mxguide(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mxguide"));
    command.current_dir(home).env("HOME", home).env("XDG_CONFIG_HOME", home);
    command.env("MXGUIDE_STATE", home.join("state")).env("LANG", "C.UTF-8");
    command
}
