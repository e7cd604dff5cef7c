//! Four figures beside their limits: from exec to the first full frame, from a key to its frame,
//! memory while watching, and the size of the program. Run with `cargo bench --bench figures`; Linux only.
//!
//! The terminal is a real pty. Memory is that of the practice journey, which carries its whole
//! pretend internet in the same process, and therefore more than a real watch.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up fails")]

#[path = "../screens/camera.rs"]
#[expect(dead_code, reason = "only frames are drawn here")]
mod camera;
#[path = "../screens/stage.rs"]
#[expect(dead_code, reason = "only two steps are gone to here")]
mod stage;

use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use mxguide::catalog::Lang;
use mxguide::wizard::{Intent, StepId};
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const RUNS: usize = 15;

struct Started {
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<Vec<u8>>,
    writer: Box<dyn std::io::Write + Send>,
    at: Instant,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn now() -> Instant {
    Instant::now()
}

/// An empty screen of 80 columns and 24 rows.
fn blank() -> vt100::Parser {
    let rows = NonZeroU16::new(24).unwrap_or(NonZeroU16::MIN);
    let columns = NonZeroU16::new(80).unwrap_or(NonZeroU16::MIN);
    vt100::Parser::new(rows, columns, 0)
}

fn start(program: &Path, arguments: &[&str], home: &Path) -> Started {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pty");
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    command.env("HOME", home);
    command.env("MXGUIDE_STATE", home.join("state"));
    command.cwd(home);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let writer = pair.master.take_writer().expect("a writer");
    let at = now();
    let child = pair.slave.spawn_command(command).expect("the program starts");
    let (sender, bytes) = channel();
    std::thread::spawn(move || {
        let mut buffer = [0_u8; 8192];
        while let Ok(read @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer.iter().take(read).copied().collect()).is_err() {
                break;
            }
        }
    });
    Started { child, bytes, writer, at, _master: pair.master }
}

/// Waits until the screen shows `text`; gives the time since the start.
fn shown(started: &Started, screen: &mut vt100::Parser, text: &str, most: Duration) -> Duration {
    loop {
        let left = most.checked_sub(started.at.elapsed()).expect("the screen appears in time");
        let bytes = started.bytes.recv_timeout(left).expect("the screen appears in time");
        let at = started.at.elapsed();
        screen.process(&bytes);
        if screen.screen().contents().contains(text) {
            return at;
        }
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn first_frame(program: &Path, home: &Path) -> Duration {
    let times = (0..RUNS).map(|_| {
        let mut started = start(program, &["--lang", "en"], home);
        let mut screen = blank();
        let time = shown(&started, &mut screen, "Ctrl-C quit", Duration::from_secs(20));
        let _ = started.child.kill();
        let _ = started.child.wait();
        time
    });
    median(times.collect())
}

/// Peak resident memory in kB, from the kernel's own count.
fn peak_memory(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn memory(program: &Path, home: &Path) -> Option<u64> {
    let mut started = start(program, &["practice", "--autopilot", "--lang", "en"], home);
    let mut screen = blank();
    shown(&started, &mut screen, "Step 8 of 8", Duration::from_secs(120));
    shown(&started, &mut screen, "networks", Duration::from_secs(120));
    let peak = started.child.process_id().and_then(peak_memory);
    let _ = started.writer.write_all(b"\x03");
    let _ = started.child.kill();
    let _ = started.child.wait();
    peak
}

/// A key that changes the screen, and the frame that shows it, at 200×60: the slowest of the steps.
fn key_to_frame() -> Duration {
    let steps = [StepId::Plan, StepId::Enter, StepId::Watch];
    let slowest = steps.map(|step| {
        let mut stage = stage::Stage::at(step, Lang::En);
        let times = (0..60).map(|_| {
            let at = now();
            stage.does(Intent::Down);
            let _ = camera::shot(&stage.wizard, (200, 60), camera::RICH);
            at.elapsed()
        });
        median(times.collect())
    });
    slowest.into_iter().max().unwrap_or_default()
}

fn main() {
    // `cargo test --all-targets` and `cargo bench` both run this; only the latter measures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let program = PathBuf::from(env!("CARGO_BIN_EXE_mxguide"));
    let home = std::env::temp_dir().join(format!("mxguide-figures-{}", std::process::id()));
    std::fs::create_dir_all(&home).expect("a folder");
    let frame = first_frame(&program, &home);
    let peak = memory(&program, &home);
    let size = std::fs::metadata(&program).map_or(0, |file| file.len());
    let mut out = std::io::stdout().lock();
    let ms = frame.as_secs_f64() * 1000.0;
    let _ = writeln!(out, "{:<44} {:>10}   limit", "figure", "measured");
    let _ = writeln!(out, "{:<44} {ms:>7.1} ms   10 ms", "exec to first full frame, median of 15");
    let key = key_to_frame().as_secs_f64() * 1000.0;
    let _ = writeln!(out, "{:<44} {key:>7.1} ms   2 ms", "key to frame at 200x60, slowest step");
    if let Some(kb) = peak {
        let tenths = kb * 10 / 1024;
        let (mb, tenth) = (tenths / 10, tenths % 10);
        let what = "peak memory, practice included";
        let _ = writeln!(out, "{what:<44} {mb:>5}.{tenth} MB   16 MB");
    }
    let tenths = size / 100_000;
    let (mb, tenth) = (tenths / 10, tenths % 10);
    let _ = writeln!(out, "{:<44} {mb:>5}.{tenth} MB   8 MB", "program, stripped");
    let _ = std::fs::remove_dir_all(&home);
}
