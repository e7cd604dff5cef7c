//! The lines of a list, read on a thread of their own and no faster than they are used.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;

use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Lines read ahead.
const AHEAD: usize = 256;

/// The longest line that is looked at, in bytes; no domain and no address of a page is longer.
const LONGEST: u64 = 4096;

/// Characters of a broken line that are told.
const SHOWN: usize = 80;

/// One line with something on it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Its text, trimmed.
    Text(String),
    /// The start of one that is too long, no text, or could not be read.
    Fault(String),
}

/// The lines to come.
pub(super) struct Lines(Receiver<Line>);

impl Lines {
    /// The next line that is neither empty nor a remark (`# …`); `None` at the end.
    pub(super) async fn next(&mut self) -> Option<Line> {
        self.0.recv().await
    }
}

/// Opens a file; `-` is standard input.
pub(super) fn open(file: &Path) -> io::Result<Lines> {
    let (told, heard) = channel(AHEAD);
    if file.as_os_str() == "-" {
        std::thread::spawn(move || read_all(io::stdin().lock(), &told));
    } else {
        let file = BufReader::new(File::open(file)?);
        std::thread::spawn(move || read_all(file, &told));
    }
    Ok(Lines(heard))
}

fn read_all(mut from: impl BufRead, told: &Sender<Line>) {
    loop {
        let mut bytes = Vec::new();
        let line = match from.by_ref().take(LONGEST).read_until(b'\n', &mut bytes) {
            Ok(0) => return,
            Ok(_) if !bytes.ends_with(b"\n") && bytes.len() as u64 == LONGEST => {
                if let Err(fault) = skip_line(&mut from) {
                    // Nobody listens any longer, or the list has ended here: both are the end.
                    let _ = told.blocking_send(Line::Fault(fault.to_string()));
                    return;
                }
                Some(Line::Fault(start(&bytes)))
            }
            Ok(_) => read(&bytes),
            Err(fault) => Some(Line::Fault(fault.to_string())),
        };
        let is_over = bytes.is_empty();
        let Some(line) = line else { continue };
        // Nobody listens any longer: the program is about to end.
        if told.blocking_send(line).is_err() || is_over {
            return;
        }
    }
}

/// Skips to the end of a line that is too long, however long it is.
fn skip_line(from: &mut impl BufRead) -> io::Result<()> {
    loop {
        let (used, is_end) = {
            let there = from.fill_buf()?;
            match there.iter().position(|byte| *byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (there.len(), there.is_empty()),
            }
        };
        from.consume(used);
        if is_end {
            return Ok(());
        }
    }
}

fn read(bytes: &[u8]) -> Option<Line> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some(Line::Fault(start(bytes))) };
    // A list saved by an editor may begin with a byte-order mark.
    let text = text.trim_start_matches('\u{feff}').trim();
    (!text.is_empty() && !text.starts_with('#')).then(|| Line::Text(text.to_owned()))
}

fn start(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<Line> {
        let (told, mut heard) = channel(AHEAD);
        read_all(bytes, &told);
        drop(told);
        std::iter::from_fn(|| heard.blocking_recv()).collect()
    }

    fn text(text: &str) -> Line {
        Line::Text(text.to_owned())
    }

    #[test]
    fn a_list_may_have_gaps_remarks_and_any_line_ends() {
        let list = "\u{feff}acme.fr\r\n\n  # ours\n\tbeta.fr \nlast.fr".as_bytes();
        assert_eq!(lines(list), [text("acme.fr"), text("beta.fr"), text("last.fr")]);
    }

    #[test]
    fn a_giant_line_and_one_that_is_no_text_are_told_and_the_next_is_read() {
        let giant = "x".repeat(1_000_000);
        let list = [giant.as_bytes(), b"\n\xff\xfe\nacme.fr\n"].concat();
        let read = lines(&list);
        assert!(matches!(&read[..], [Line::Fault(start), Line::Fault(_), Line::Text(_)]
            if start.len() == SHOWN));
    }
}
