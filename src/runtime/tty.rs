//! Whether a person sits at the other end, and what the environment says.

use std::ffi::OsString;
use std::io::{IsTerminal as _, stdin, stdout};

/// What the wizard can use to talk to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// Keys and a screen: the full wizard works.
    Terminal,
    /// A screen, but answers come from a file or a pipe.
    ScreenOnly,
    /// A keyboard, but the output goes to a file or a pipe.
    KeyboardOnly,
    /// Neither: a script or a service runs this.
    Nobody,
}

/// Who is there.
pub fn seat() -> Seat {
    match (stdin().is_terminal(), stdout().is_terminal()) {
        (true, true) => Seat::Terminal,
        (false, true) => Seat::ScreenOnly,
        (true, false) => Seat::KeyboardOnly,
        (false, false) => Seat::Nobody,
    }
}

/// One environment variable as it is, for paths.
pub fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// One environment variable as text; bytes that are no text become replacement characters.
pub fn variable_text(name: &str) -> Option<String> {
    variable(name).map(|value| value.to_string_lossy().into_owned())
}
