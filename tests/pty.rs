//! The program in a real terminal: keys in, screens out, and the terminal given back as it was found.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

#[path = "pty/folder.rs"]
mod folder;
#[path = "pty/gone.rs"]
mod gone;
#[path = "pty/journeys.rs"]
mod journeys;
#[path = "pty/leaving.rs"]
mod leaving;
#[path = "pty/looks.rs"]
mod looks;
#[path = "pty/panics.rs"]
mod panics;
#[path = "pty/person.rs"]
mod person;
#[path = "pty/screens.rs"]
mod screens;
#[path = "pty/terminal.rs"]
mod terminal;
