//! The list of records in every form, held against readers that others wrote: `named-checkzone` reads
//! the zone lines, Chromium opens the page and presses its buttons.
//!
//! Where one of them is not installed, its part is left out and says so; with
//! `MXGUIDE_INTEROP=require` in the environment its absence is a failure instead.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::print_stdout, reason = "what is left out is told")]

#[path = "handover/browser.rs"]
mod browser;
#[path = "pty/folder.rs"]
#[expect(dead_code, reason = "only the folder itself is needed here")]
mod folder;
#[path = "handover/hostile.rs"]
mod hostile;
#[path = "handover/page.rs"]
mod page;
#[path = "stories/paper.rs"]
#[expect(dead_code, reason = "the zones on paper serve the stories as well")]
mod paper;
#[path = "handover/plans.rs"]
mod plans;
#[path = "handover/read.rs"]
mod read;
#[path = "handover/zones.rs"]
mod zones;

use std::path::PathBuf;

/// A program's file; without it, tells what is then left out, or fails where nothing may be.
fn find_or_skip(program: &str, left_out: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let more = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"].map(PathBuf::from);
    let found = std::env::split_paths(&path)
        .chain(more)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file());
    if found.is_none() {
        let is_required = std::env::var_os("MXGUIDE_INTEROP").is_some_and(|how| how == "require");
        assert!(!is_required, "MXGUIDE_INTEROP=require, and `{program}` is not installed");
        println!("`{program}` is not installed: {left_out}");
    }
    found
}
