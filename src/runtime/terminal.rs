//! The terminal, always given back as it was found: after quitting, a panic, a signal or Ctrl-Z.
//!
//! ```text
//! normal ──enter──▶ raw · alternate screen · bracketed paste ──step_out──▶ normal ──step_in──▶ …
//!    ▲                          │                                            │
//!    └──────── drop, panic hook, end ◀───────────────────────────────────────┘
//! ```
//!
//! What is drawn inside is the views' business. The mouse stays with the terminal unless somebody
//! asks for it, so that selecting text works as everywhere else.

mod capabilities;
mod notice;

use std::io::{self, Write, stdout};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::queue;
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

pub use capabilities::{
    Capabilities, Desktop, Distance, Letters, Multiplexer, Notice, Os, Osc52, Progress,
    capabilities,
};
pub use notice::{link, notice, progress, progress_end};

use super::signals::{is_terminal_gone, watch_for_loss};
use crate::names::escaped;

/// Whether this process holds the terminal: global, because there is one terminal and the panic
/// hook has nothing else to look at.
static HELD: AtomicBool = AtomicBool::new(false);

/// Whether mouse clicks come to the program.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// The terminal while the wizard has it; dropping it gives it back.
#[derive(Debug)]
pub struct Screen(());

impl Screen {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste. On a fault it is as before.
    pub fn enter() -> io::Result<Self> {
        take()?;
        Ok(Self(()))
    }

    /// Gives the terminal back for a while: for plain values that have to be selected and stay in
    /// the scrollback, or before the process is stopped. What is printed now stays.
    pub fn step_out(&mut self) {
        restore();
    }

    /// Takes the terminal again. Everything has to be drawn anew.
    pub fn step_in(&mut self) -> io::Result<()> {
        take()
    }

    /// After SIGCONT: the shell may have changed the terminal's modes, and crossterm believes that
    /// they are still as it left them, so they go off and on. Everything has to be drawn anew. Does nothing while stepped out.
    pub fn woken(&mut self) -> io::Result<()> {
        if !HELD.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.step_out();
        self.step_in()
    }

    /// Gives mouse clicks to the program or back to the terminal.
    pub fn mouse(&mut self, mouse: Mouse) -> io::Result<()> {
        let mut out = stdout().lock();
        match mouse {
            Mouse::Program => queue!(out, EnableMouseCapture)?,
            Mouse::Terminal => queue!(out, DisableMouseCapture)?,
        }
        MOUSE.store(mouse == Mouse::Program, Ordering::SeqCst);
        out.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Who gets mouse clicks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The terminal: selecting text works.
    Terminal,
    /// The program: selecting text needs Shift.
    Program,
}

/// The exit code after a panic, as Rust programs have it.
const PANICKED: i32 = 101;

/// The exit code when the terminal is gone: 128 and the number of SIGHUP.
const HUNG_UP: i32 = 129;

/// Makes a panic give the terminal back before it is told, so that it is told on a screen that
/// stays, and then end the program. `sentence` is what the person reads above the technical line.
pub fn guard_panics(sentence: impl Fn() -> String + Send + Sync + 'static) {
    panic::set_hook(Box::new(move |panicked| {
        restore();
        if is_terminal_gone() {
            // Whoever begins to read keys from a terminal that has just gone panics in crossterm 0.29
            // ("reader source not set"); there is nobody left to tell of anything.
            std::process::exit(HUNG_UP);
        }
        let told = told(&sentence(), panicked);
        // With the terminal gone there is nobody left to tell.
        let _ = io::stderr().write_all(told.as_bytes());
        // A task's panic ends the program as one in `main` does, and no "Aborted" follows the words.
        std::process::exit(PANICKED);
    }));
}

/// Ends the program when its terminal is gone and it cannot end by itself.
pub fn guard_against_loss() {
    watch_for_loss(|| {
        restore();
        std::process::exit(HUNG_UP)
    });
}

/// Gives the terminal back if this process holds it; safe to call at any time, from any thread,
/// any number of times. Faults are passed over: the terminal may be gone (SIGHUP).
pub fn restore() {
    if !HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    let mouse = if MOUSE.swap(false, Ordering::SeqCst) { Mouse::Program } else { Mouse::Terminal };
    let _ = leave(&mut stdout(), mouse);
    let _ = disable_raw_mode();
}

fn take() -> io::Result<()> {
    if HELD.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    let taken = enable_raw_mode().and_then(|()| arrive(&mut stdout()));
    if taken.is_err() {
        restore();
    }
    taken
}

/// Not sent by itself: it goes out with the first frame, so that the terminal has one thing to do and
/// never shows an empty screen.
fn arrive(out: &mut impl Write) -> io::Result<()> {
    queue!(out, EnterAlternateScreen, EnableBracketedPaste)
}

/// The way in, backwards. Raw mode ends last and outside, so that no key typed meanwhile is echoed.
fn leave(out: &mut impl Write, mouse: Mouse) -> io::Result<()> {
    if mouse == Mouse::Program {
        queue!(out, DisableMouseCapture)?;
    }
    queue!(out, DisableBracketedPaste, ResetColor, LeaveAlternateScreen, Show)?;
    out.flush()
}

fn told(sentence: &str, panicked: &panic::PanicHookInfo<'_>) -> String {
    let payload = panicked.payload();
    let reason = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(reason), _) => reason,
        (None, Some(reason)) => reason.as_str(),
        (None, None) => "no reason given",
    };
    let place = panicked.location().map(ToString::to_string).unwrap_or_default();
    format!("{sentence}\n{} ({})\n", escaped(reason, 2_000), escaped(&place, 200))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn the_way_out_is_the_way_in_backwards_and_shows_the_cursor() {
        assert_eq!(bytes(arrive), "\u{1b}[?1049h\u{1b}[?2004h");
        let left = bytes(|out| leave(out, Mouse::Terminal));
        assert_eq!(left, "\u{1b}[?2004l\u{1b}[0m\u{1b}[?1049l\u{1b}[?25h");
        assert!(bytes(|out| leave(out, Mouse::Program)).starts_with("\u{1b}[?1006l"));
    }

    #[test]
    fn a_terminal_that_was_never_taken_is_not_touched() {
        restore();
        assert!(!HELD.load(Ordering::SeqCst));
    }
}
