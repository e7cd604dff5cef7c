//! A terminal for the benches: a real pty whose other end answers what a terminal answers, stamps
//! every byte with the time it arrived, and knows what the kernel counted for the program in it.

use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// What a terminal says to "what are you?" (DA1). Programs wait for it before they draw.
const IDENTITY: &[u8] = b"\x1b[?62;22c";

/// Set to see the screens that are measured.
const SHOW: &str = "MXGUIDE_BENCH_SHOW";

/// The clock of the benches.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// The middle of these; zero of none.
pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

type Keys = Arc<Mutex<Box<dyn std::io::Write + Send>>>;

/// A program and the screen in front of it. Dropping it ends the program.
pub(crate) struct Tty {
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<(Instant, Vec<u8>)>,
    keys: Keys,
    screen: vt100::Parser,
    /// When the system said that the program was executed.
    pub(crate) at: Instant,
    /// How many bytes it has written so far.
    pub(crate) written: u64,
    _master: Box<dyn MasterPty + Send>,
}

impl Tty {
    /// Starts `program` in a terminal of `size` (columns, rows), at home in `home`.
    pub(crate) fn start(
        program: &Path,
        arguments: &[&str],
        home: &Path,
        size: (u16, u16),
        environment: &[(&str, &str)],
    ) -> Self {
        let (cols, rows) = size;
        let pair = native_pty_system()
            .openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 })
            .expect("a pty");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for other in ["LANGUAGE", "LC_ALL", "LC_MESSAGES"] {
            command.env_remove(other);
        }
        command.env("HOME", home);
        command.env("XDG_CONFIG_HOME", home);
        command.env("MXGUIDE_STATE", home.join("state"));
        for (key, value) in environment {
            command.env(key, value);
        }
        command.cwd(home);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let keys: Keys = Arc::new(Mutex::new(pair.master.take_writer().expect("a writer")));
        let answering = keys.clone();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        // This returns once the system has executed the program; both programs gain the same by it.
        let at = now();
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0_u8; 8192];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                let some: Vec<u8> = buffer.iter().take(read).copied().collect();
                if some.windows(3).any(|window| window == b"\x1b[c") {
                    type_in(&answering, IDENTITY);
                }
                if sender.send((now(), some)).is_err() {
                    break;
                }
            }
        });
        let blank = |side| NonZeroU16::new(side).unwrap_or(NonZeroU16::MIN);
        let screen = vt100::Parser::new(blank(rows), blank(cols), 0);
        Self { child, bytes, keys, screen, at, written: 0, _master: pair.master }
    }

    /// Waits until the screen shows `text`; gives the time since the start.
    pub(crate) fn shows(&mut self, text: &str, most: Duration) -> Option<Duration> {
        let mut last = now();
        while !self.screen.screen().contents().contains(text) {
            let left = most.checked_sub(self.at.elapsed())?;
            let (at, some) = self.bytes.recv_timeout(left).ok()?;
            self.take(&some);
            last = at;
        }
        Some(last.duration_since(self.at))
    }

    /// Presses keys and waits for the first bytes of the frame they lead to.
    pub(crate) fn answers(&mut self, keys: &str, most: Duration) -> Option<Duration> {
        while let Ok((_, some)) = self.bytes.try_recv() {
            self.take(&some);
        }
        let pressed = now();
        self.press(keys);
        let (at, some) = self.bytes.recv_timeout(most).ok()?;
        self.take(&some);
        Some(at.duration_since(pressed))
    }

    /// Lets the program run for a while.
    pub(crate) fn runs(&mut self, lasting: Duration) {
        let until = now() + lasting;
        loop {
            match self.bytes.recv_timeout(until.saturating_duration_since(now())) {
                Ok((_, some)) => self.take(&some),
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(until.saturating_duration_since(now()));
                    return;
                }
            }
        }
    }

    /// Presses keys.
    pub(crate) fn press(&self, keys: &str) {
        type_in(&self.keys, keys.as_bytes());
    }

    /// Prints what a person sees, where `$MXGUIDE_BENCH_SHOW` asks for it.
    pub(crate) fn tell(&self) {
        if std::env::var_os(SHOW).is_some() {
            let mut out = std::io::stdout().lock();
            let _ = writeln!(out, "{}\n", self.screen.screen().contents());
        }
    }

    fn take(&mut self, some: &[u8]) {
        self.written += some.len() as u64;
        self.screen.process(some);
    }

    /// Processor time of all its threads so far; Linux only.
    pub(crate) fn busy(&self) -> Option<Duration> {
        let id = self.child.process_id()?;
        let tasks = std::fs::read_dir(format!("/proc/{id}/task")).ok()?;
        let spent = |task: std::fs::DirEntry| -> Option<u64> {
            let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse().ok()
        };
        Some(Duration::from_nanos(tasks.filter_map(Result::ok).filter_map(spent).sum()))
    }

    /// Its peak resident memory in kB, from the kernel's own count; Linux only.
    pub(crate) fn peak_memory(&self) -> Option<u64> {
        let id = self.child.process_id()?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

fn type_in(keys: &Keys, bytes: &[u8]) {
    let mut keys = keys.lock().unwrap_or_else(PoisonError::into_inner);
    // A program that has ended reads no more.
    let _ = keys.write_all(bytes);
    let _ = keys.flush();
}

impl Drop for Tty {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
