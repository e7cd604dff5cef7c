//! The only place with a clock, a terminal and files.
//!
//! Everything here is the outside world reduced to plain values: the configuration as [`config`]
//! understood it, a terminal that is always given back as it was found, files that are either
//! whole or absent. No opinion about DNS lives here, and no sentence the wizard would show.

mod aim;
mod autopilot;
mod check;
pub mod clipboard;
pub mod clock;
pub mod config;
mod console;
mod desk;
mod entries;
pub mod files;
mod follow;
mod full;
mod gather;
pub mod log;
pub mod open;
pub mod place;
mod records;
mod shell;
pub mod signals;
mod start;
pub mod terminal;
pub mod tty;
mod world;

use start::Ending;
pub use start::run;
