//! Files that are whole or absent: written beside their place, then moved into it.
//!
//! Everything written here is for its owner's eyes alone (0600), and every file name is made of
//! harmless characters, whatever it was made from.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The largest file read into memory, in bytes.
pub const MOST_BYTES: u64 = 1024 * 1024;

/// The longest file name made here, in bytes; file systems stop at 255, suffixes come on top.
const MOST_NAME: usize = 180;

/// The most numbered copies of one file.
const MOST_COPIES: u32 = 1_000;

/// Why a file could not be read as text.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It can be read, and is not what it should be.
    #[error("{0}")]
    Content(&'static str),
}

/// What happens to a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced: a report says how things are now.
    Replace,
    /// It stays and the new one gets a number: the undo sheet of the first day is the one to keep.
    Keep,
}

/// Writes `text` as `folder/name` and says where it went. The name is made safe; with
/// [`Existing::Keep`] an identical file is left alone and another one gets a `-2` before its ending.
pub fn write_beside(
    folder: &Path,
    name: &str,
    text: &str,
    existing: Existing,
) -> io::Result<PathBuf> {
    let name = safe_name(name);
    let first = folder.join(&name);
    if existing == Existing::Replace {
        write_whole(&first, text.as_bytes())?;
        return Ok(first);
    }
    for copy in 1..=MOST_COPIES {
        let path = if copy == 1 { first.clone() } else { folder.join(numbered(&name, copy)) };
        if holds(&path, text) {
            return Ok(path);
        }
        match write_with(&path, text.as_bytes(), take_free_place) {
            Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {}
            done => return done.map(|()| path),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes `bytes` to `path` in one step: a reader, a full disk or a power cut finds the old file or
/// the new one, never a half. Mode 0600.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(path, bytes, |from, to| fs::rename(from, to))
}

/// Reads a regular file of at most `most` bytes as UTF-8.
pub fn read_text(path: &Path, most: u64) -> Result<String, ReadFault> {
    // A named pipe would wait for a writer for ever, so the kind comes before the opening.
    if !fs::metadata(path)?.is_file() {
        return Err(ReadFault::Content("this is not a file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
        return Err(ReadFault::Content("the file is too large to be right"));
    }
    String::from_utf8(bytes).map_err(|_not_text| ReadFault::Content("the file is not text (UTF-8)"))
}

/// A file name of letters, digits, `.`, `-` and `_`, at most 205 bytes, that no system reserves.
/// A text that had to be changed gets a fingerprint before its ending, so that two texts that
/// differ do not share a name.
pub fn safe_name(text: &str) -> String {
    let mut name: String = text.chars().map(harmless).take(MOST_NAME).collect();
    // A leading dot hides a file, a leading hyphen looks like an option, a trailing dot vanishes
    // on Windows.
    if name.starts_with('.') || name.starts_with('-') || is_reserved(&name) {
        name.insert(0, '_');
    }
    if name.is_empty() || name.ends_with('.') {
        name.push('_');
    }
    if name == text {
        return name;
    }
    let mark = format!("-{:016x}", fingerprint(text));
    let is_ending =
        |end: &str| (1..=5).contains(&end.len()) && end.chars().all(char::is_alphanumeric);
    match text.rsplit_once('.').filter(|(_, end)| end.is_ascii() && is_ending(end)) {
        Some((_, end)) => {
            let stem = name.strip_suffix(end).and_then(|stem| stem.strip_suffix('.'));
            format!("{}{mark}.{end}", stem.unwrap_or(&name))
        }
        None => format!("{name}{mark}"),
    }
}

/// Creates `folder` and what is missing above it, for its owner alone (0700).
pub fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Opens a new or existing file for its owner alone (0600).
pub(super) fn private(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options.open(path)
}

fn write_with(
    path: &Path,
    bytes: &[u8],
    put: impl FnOnce(&Path, &Path) -> io::Result<()>,
) -> io::Result<()> {
    let (temporary, mut file) = open_temporary(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    let done = written.and_then(|()| put(&temporary, path));
    if done.is_err() {
        // The first fault is the one to tell; a left-over temporary file harms nobody.
        let _ = fs::remove_file(&temporary);
    }
    done?;
    sync_folder(path);
    Ok(())
}

/// A new file in the same folder, so that moving it is one step on the same file system.
fn open_temporary(path: &Path) -> io::Result<(PathBuf, File)> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    for _ in 0..64 {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let temporary = path.with_file_name(format!(".{name}.{}-{number}", std::process::id()));
        match private(OpenOptions::new().write(true).create_new(true), &temporary) {
            Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (temporary, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Moves without ever replacing: a hard link is the one portable step that refuses to.
fn take_free_place(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => Err(fault),
        // FAT and some network shares have no hard links: look, then move.
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// The rename itself survives a power cut once the folder is written too (fsync(2)).
fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(Ok(folder)) = path.parent().map(File::open) {
        // Some file systems refuse to sync a folder; the file itself is safe by now.
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = path;
}

fn holds(path: &Path, text: &str) -> bool {
    let most = u64::try_from(text.len()).unwrap_or(u64::MAX);
    read_text(path, most).is_ok_and(|there| there == text)
}

/// `acme.fr-before.txt` → `acme.fr-before-2.txt`
fn numbered(name: &str, copy: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{stem}-{copy}.{ending}"),
        _ => format!("{name}-{copy}"),
    }
}

fn harmless(c: char) -> char {
    if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }
}

/// Device names of Windows count with any ending (learn.microsoft.com, "Naming Files, Paths, and
/// Namespaces").
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| c.is_ascii_digit()))
}

/// FNV-1a, 64 bits: tells names apart, protects nothing.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
pub(super) mod tests;
