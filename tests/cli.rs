//! The program as a script meets it: arguments and lines in, text and an exit code out.

#[cfg(feature = "doh")]
#[path = "cli/around.rs"]
mod around;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/entries.rs"]
mod entries;
#[path = "pty/folder.rs"]
mod folder;
#[path = "cli/followed.rs"]
mod followed;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/piped.rs"]
mod piped;
#[path = "cli/places.rs"]
mod places;
#[path = "cli/records.rs"]
mod records;
#[path = "cli/refusals.rs"]
mod refusals;
#[path = "cli/run.rs"]
mod run;
#[expect(dead_code, unused_imports, reason = "only a small world is needed here")]
mod support;
#[path = "cli/watching.rs"]
mod watching;
#[path = "cli/world.rs"]
mod world;
