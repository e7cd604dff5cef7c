//! A terminal with the program in it: keys go in, and what a person would see is read back.
//!
//! Nothing here waits for a fixed time; every wait is for something on the screen, with a deadline.

use std::io::{Read as _, Write};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, tcgetattr};
use vt100::{Callbacks, Parser, Screen};

use super::folder::Folder;

/// No wait is longer; a loaded machine gets its time.
const DEADLINE: Duration = Duration::from_secs(60);

pub(crate) const ENTER: &str = "\r";
pub(crate) const ESC: &str = "\x1b";
pub(crate) const TAB: &str = "\t";
pub(crate) const DOWN: &str = "\x1b[B";
pub(crate) const CTRL_C: &str = "\x03";
pub(crate) const CTRL_L: &str = "\x0c";
pub(crate) const CTRL_U: &str = "\x15";
pub(crate) const CTRL_V: &str = "\x16";
pub(crate) const CTRL_Z: &str = "\x1a";

/// What was asked of the terminal beside drawing.
#[derive(Debug, Default)]
struct Asked {
    clips: Vec<String>,
    bells: usize,
}

impl Callbacks for Asked {
    fn audible_bell(&mut self, _: &mut Screen) {
        self.bells += 1;
    }

    fn copy_to_clipboard(&mut self, _: &mut Screen, kind: &[u8], data: &[u8]) {
        assert_eq!(kind, b"c", "the clipboard, not a selection");
        let text = BASE64_STANDARD.decode(data).expect("OSC 52 carries base64");
        self.clips.push(String::from_utf8(text).expect("OSC 52 carries UTF-8"));
    }
}

struct Seen {
    parser: Parser<Asked>,
    raw: Vec<u8>,
    is_closed: bool,
}

/// Whether the terminal is as a shell wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Modes {
    pub(crate) is_line_by_line: bool,
    pub(crate) is_echoing: bool,
    pub(crate) has_signal_keys: bool,
}

/// As a shell leaves it.
pub(crate) const COOKED: Modes =
    Modes { is_line_by_line: true, is_echoing: true, has_signal_keys: true };

/// How a terminal is set up before the program starts in it.
pub(crate) struct Setup {
    size: (u16, u16),
    command: Vec<String>,
    env: Vec<(&'static str, String)>,
    folder: Folder,
}

impl Setup {
    /// `mxguide` with these arguments, 80×24, a terminal that can do everything.
    pub(crate) fn mxguide(args: &[&str]) -> Self {
        let program = [env!("CARGO_BIN_EXE_mxguide")];
        Self::command(program.iter().chain(args).map(|&arg| arg.to_owned()).collect())
    }

    /// Any other command.
    pub(crate) fn command(command: Vec<String>) -> Self {
        let folder = Folder::new();
        let mut env = folder.environment();
        env.push(("TERM", "xterm-256color".to_owned()));
        Self { size: (80, 24), command, env, folder }
    }

    /// Sets a variable.
    pub(crate) fn env(mut self, name: &'static str, value: &str) -> Self {
        self.env.retain(|(set, _)| *set != name);
        self.env.push((name, value.to_owned()));
        self
    }

    /// As from the other end of an SSH connection.
    pub(crate) fn over_ssh(self) -> Self {
        self.env("SSH_CONNECTION", "192.0.2.7 50000 192.0.2.8 22")
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub(crate) fn start(self) -> Terminal {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(&self.command[0]);
        command.args(&self.command[1..]);
        command.env_clear();
        command.cwd(self.folder.path());
        for (name, value) in &self.env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = Parser::new_with_callbacks(
            rows.try_into().expect("a terminal has rows"),
            columns.try_into().expect("a terminal has columns"),
            2000,
            Asked::default(),
        );
        let seen = Arc::new((
            Mutex::new(Seen { parser, raw: Vec::new(), is_closed: false }),
            Condvar::new(),
        ));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let feeding = seen.clone();
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = feeding.0.lock().unwrap_or_else(PoisonError::into_inner);
                if read == 0 {
                    seen.is_closed = true;
                    feeding.1.notify_all();
                    return;
                }
                seen.raw.extend(&buffer[..read]);
                seen.parser.process(&buffer[..read]);
                feeding.1.notify_all();
            }
        });
        Terminal {
            keys: pair.master.take_writer().unwrap(),
            device: pair.master.tty_name().expect("a terminal has a device"),
            master: pair.master,
            child,
            seen,
            folder: self.folder,
        }
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// A running program and the terminal around it.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    device: PathBuf,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    folder: Folder,
}

impl Terminal {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `is_so` holds of what was seen.
    #[track_caller]
    fn wait(&self, what: &str, is_so: impl Fn(&Seen) -> bool) {
        let (_, changed) = &*self.seen;
        let (seen, waited) = changed
            .wait_timeout_while(self.seen(), DEADLINE, |seen| !is_so(seen))
            .unwrap_or_else(PoisonError::into_inner);
        assert!(!waited.timed_out(), "never: {what}\n{}", seen.parser.screen().contents());
    }

    /// Waits until the screen shows `text`, wherever its lines break.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) {
        self.becomes(&format!("shows {text:?}"), |screen| flowed(screen).contains(text));
    }

    /// Waits until the screen no longer shows `text`.
    #[track_caller]
    pub(crate) fn shows_no_more(&self, text: &str) {
        self.becomes(&format!("hides {text:?}"), |screen| !flowed(screen).contains(text));
    }

    /// Waits until `is_so` holds of the screen.
    #[track_caller]
    pub(crate) fn becomes(&self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        self.wait(what, |seen| is_whole(seen) && is_so(seen.parser.screen()));
    }

    /// What a person sees.
    #[track_caller]
    pub(crate) fn screen(&self) -> String {
        self.look(Screen::contents)
    }

    /// Looks at the screen as it is once a frame is whole.
    #[track_caller]
    pub(crate) fn look<T>(&self, at: impl FnOnce(&Screen) -> T) -> T {
        self.wait("a whole frame", is_whole);
        at(self.seen().parser.screen())
    }

    /// The line the cursor is on.
    #[track_caller]
    pub(crate) fn cursor_line(&self) -> String {
        self.look(cursor_line)
    }

    /// Every byte the program has written.
    pub(crate) fn written(&self) -> Vec<u8> {
        self.seen().raw.clone()
    }

    /// Watches for a while how much is written.
    #[track_caller]
    pub(crate) fn writes_at_most(&self, bytes: usize, lasting: Duration) {
        self.look(|_| ());
        let (_, changed) = &*self.seen;
        let seen = self.seen();
        let before = seen.raw.len();
        let (seen, waited) = changed
            .wait_timeout_while(seen, lasting, |seen| seen.raw.len() - before <= bytes)
            .unwrap_or_else(PoisonError::into_inner);
        let written = String::from_utf8_lossy(&seen.raw[before..]);
        assert!(waited.timed_out(), "more than {bytes} bytes in {lasting:?}: {written:?}");
    }

    /// What was sent to the clipboard, in order.
    pub(crate) fn clips(&self) -> Vec<String> {
        self.seen().parser.callbacks().clips.clone()
    }

    pub(crate) fn bells(&self) -> usize {
        self.seen().parser.callbacks().bells
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Pastes, as a terminal with bracketed paste does.
    pub(crate) fn paste(&mut self, text: &str) {
        self.press(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let size = (rows.try_into().unwrap(), columns.try_into().unwrap());
        self.seen().parser.set_size(size.0, size.1);
        self.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        let id = self.child.process_id().expect("the program runs");
        let id = Pid::from_raw(id.try_into().unwrap()).unwrap();
        kill_process(id, signal).unwrap();
    }

    /// The terminal's modes as they are now.
    pub(crate) fn modes(&self) -> Modes {
        // Without NOCTTY it could become this process's own terminal.
        let flags = OFlags::RDWR | OFlags::NOCTTY;
        let device = open(&self.device, flags, Mode::empty()).unwrap();
        let modes = tcgetattr(&device).unwrap().local_modes;
        Modes {
            is_line_by_line: modes.contains(LocalModes::ICANON),
            is_echoing: modes.contains(LocalModes::ECHO),
            has_signal_keys: modes.contains(LocalModes::ISIG),
        }
    }

    /// Waits for the end of the program and of its output, and gives the exit code.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> u32 {
        self.wait("ends", |seen| seen.is_closed);
        self.child.wait().unwrap().exit_code()
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether nothing of the frame is still on its way: in the middle of one the cursor wanders.
/// ratatui ends a frame by showing the cursor and setting it, or by hiding it.
fn is_whole(seen: &Seen) -> bool {
    if !seen.parser.screen().alternate_screen() {
        return true;
    }
    let tail = String::from_utf8_lossy(&seen.raw[seen.raw.len().saturating_sub(20)..]).into_owned();
    let is_set = tail.rsplit_once("\x1b[?25h\x1b[").is_some_and(|(_, place)| {
        place
            .strip_suffix('H')
            .is_some_and(|place| place.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'))
    });
    is_set || tail.ends_with("\x1b[?25l")
}

/// The line of a screen that the cursor is on.
pub(crate) fn cursor_line(screen: &Screen) -> String {
    let (row, _) = screen.cursor_position();
    let (_, columns) = screen.size();
    let line = screen.rows(0, columns.get()).nth(usize::from(row)).unwrap_or_default();
    line.trim().to_owned()
}

/// The screen as one line, as if nothing were broken into lines.
pub(crate) fn flowed(screen: &Screen) -> String {
    screen.contents().split_whitespace().collect::<Vec<_>>().join(" ")
}
