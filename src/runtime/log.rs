//! `--log FILE`: what the program did, for whoever looks into a problem. One line an event, its
//! text made harmless, readable by its owner alone, and never larger than [`MOST_BYTES`].

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;

use jiff::Timestamp;
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::{clock, files};
use crate::names::escaped;

/// Where one run of the program stops writing to its log.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// The longest line, in characters.
const MOST_LINE: usize = 4_000;

/// Why there is no log.
#[derive(Debug, thiserror::Error)]
pub enum LogFault {
    /// The file cannot be written.
    #[error("{file}: the log cannot be written: {source}")]
    File {
        /// The file, escaped.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// A log is being written already.
    #[error("a log is being written already")]
    Twice,
}

/// Starts to write events to the end of `file`: our own down to debug, those of the libraries from
/// warnings up.
pub fn start(file: &Path) -> Result<(), LogFault> {
    let lines = Lines::open(file).map_err(|source| LogFault::File {
        file: escaped(&file.display().to_string(), 500),
        source,
    })?;
    let wanted =
        Targets::new().with_default(Level::WARN).with_target(env!("CARGO_PKG_NAME"), Level::DEBUG);
    let layer = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_timer(Wall)
        .with_writer(Mutex::new(lines));
    tracing_subscriber::registry()
        .with(wanted)
        .with(layer)
        .try_init()
        .map_err(|_already_set| LogFault::Twice)
}

/// Time from the program's one clock, in UTC.
struct Wall;

impl FormatTime for Wall {
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        let now = Timestamp::from_millisecond(clock::now().0).unwrap_or(Timestamp::UNIX_EPOCH);
        write!(writer, "{now:.3}")
    }
}

/// The file, fed with one event a write.
struct Lines<W> {
    out: W,
    left: u64,
}

impl Lines<File> {
    fn open(path: &Path) -> io::Result<Self> {
        let out = files::private(OpenOptions::new().append(true).create(true), path)?;
        Ok(Self { out, left: MOST_BYTES })
    }
}

impl<W: Write> Write for Lines<W> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let line = escaped(text.trim_end_matches('\n'), MOST_LINE) + "\n";
        let size = u64::try_from(line.len()).unwrap_or(u64::MAX);
        if let Some(left) = self.left.checked_sub(size) {
            self.left = left;
            self.out.write_all(line.as_bytes())?;
        } else if self.left > 0 {
            self.left = 0;
            self.out.write_all(b"(the log is full)\n")?;
        }
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::files::tests::Scratch;

    #[test]
    fn a_hostile_event_is_one_harmless_line() {
        let mut lines = Lines { out: Vec::new(), left: 1_000 };
        lines.write_all(b"TXT \x1b[2Jv=spf1\nforged line \xff\n").unwrap();
        let told = String::from_utf8(lines.out).unwrap();
        assert_eq!(told, "TXT \\u{1b}[2Jv=spf1\\u{a}forged line \u{fffd}\n");
    }

    #[test]
    fn a_full_log_says_so_once() {
        let mut lines = Lines { out: Vec::new(), left: 8 };
        for _ in 0..3 {
            lines.write_all(b"12345\n").unwrap();
        }
        assert_eq!(String::from_utf8(lines.out).unwrap(), "12345\n(the log is full)\n");
    }

    #[test]
    fn a_log_is_its_owners_and_a_second_one_is_refused() {
        let scratch = Scratch::new();
        let file = scratch.0.join("log");
        std::fs::write(&file, "before\n").unwrap();
        std::fs::remove_file(&file).unwrap();
        start(&file).unwrap();
        tracing::debug!(answer = "\u{1b}[2J", "asked");
        tracing::info!(target: "hickory_proto", "chatter");
        let told = std::fs::read_to_string(&file).unwrap();
        assert!(
            told.contains("asked") && told.contains("1b") && !told.contains('\u{1b}'),
            "{told}"
        );
        assert!(!told.contains("chatter"));
        #[cfg(unix)]
        assert_eq!(crate::runtime::files::tests::mode(&file), 0o600);
        assert!(matches!(start(&file), Err(LogFault::Twice)));
        let fault = start(&scratch.0.join("no").join("log")).unwrap_err();
        assert!(matches!(fault, LogFault::File { .. }));
    }
}
