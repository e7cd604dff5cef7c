//! The saved place: one small JSON file a domain, so that a person may close the program any time.
//!
//! What is in it belongs to the wizard; here it is any value with a version. A file that cannot be
//! read is never fatal and never lost: it is moved aside and the fault says where.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::clock;
use super::files::{self, ReadFault};
use crate::names::{Domain, escaped};
use crate::observe::Moment;

/// The most places listed.
const MOST_LISTED: usize = 1_000;

/// The ending of a saved place.
const ENDING: &str = ".json";

/// Why a place could not be saved or read back.
#[derive(Debug, thiserror::Error)]
pub enum PlaceFault {
    /// There is no home directory to keep it in.
    #[error("there is no home directory; set MXGUIDE_STATE to a folder where places are kept")]
    Nowhere,
    /// The system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file, escaped.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// It cannot be understood; moved aside.
    #[error("{path} cannot be understood ({reason}); it is kept as {kept}, and you start afresh")]
    Broken {
        /// The file, escaped.
        path: String,
        /// What is wrong with it, escaped.
        reason: String,
        /// Where it is now, escaped.
        kept: String,
    },
    /// Another version of the program wrote it; moved aside.
    #[error("{path} was saved by another version of mxguide ({found}); it is kept as {kept}")]
    OtherVersion {
        /// The file, escaped.
        path: String,
        /// The version it carries.
        found: u32,
        /// Where it is now, escaped.
        kept: String,
    },
}

/// The folder where places are kept.
#[derive(Debug, Clone)]
pub struct Places {
    folder: PathBuf,
}

/// One saved place, unread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file.
    pub path: PathBuf,
    /// The domain, as far as the file name shows it.
    pub domain: String,
    /// When it was last saved.
    pub saved_at: Moment,
}

impl Places {
    /// `$MXGUIDE_STATE`, else `mxguide` in the platform's folder for state or data.
    pub fn find(env: &dyn Fn(&str) -> Option<OsString>) -> Result<Self, PlaceFault> {
        if let Some(folder) = env("MXGUIDE_STATE").filter(|folder| !folder.is_empty()) {
            return Ok(Self::at(folder.into()));
        }
        let folders = etcetera::choose_base_strategy().map_err(|_no_home| PlaceFault::Nowhere)?;
        let folder = folders.state_dir().unwrap_or_else(|| folders.data_dir());
        Ok(Self::at(folder.join("mxguide")))
    }

    /// Places kept in `folder`, which is created at the first save (0700).
    pub const fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of one domain, whether it is there or not.
    pub fn path(&self, domain: &Domain) -> PathBuf {
        self.folder.join(format!("{}{ENDING}", files::safe_name(domain.as_str())))
    }

    /// Saves the place of one domain in one step.
    pub fn save<T: Serialize>(&self, domain: &Domain, place: &T) -> Result<PathBuf, PlaceFault> {
        let path = self.path(domain);
        files::create_folder(&self.folder).map_err(|fault| io_fault(&self.folder, fault))?;
        save_json(&path, place)?;
        Ok(path)
    }

    /// The place of one domain, `None` when there is none.
    pub fn load<T: DeserializeOwned>(
        &self,
        domain: &Domain,
        version: u32,
    ) -> Result<Option<T>, PlaceFault> {
        load_json(&self.path(domain), version)
    }

    /// The saved places, the newest first; a folder that is not there holds none.
    pub fn list(&self) -> Result<Vec<Saved>, PlaceFault> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(fault) => return Err(io_fault(&self.folder, fault)),
        };
        let mut saved: Vec<Saved> = entries
            .take(MOST_LISTED * 10)
            .filter_map(Result::ok)
            .filter_map(|entry| saved(&entry))
            .collect();
        saved.sort_by(|one, other| {
            other.saved_at.cmp(&one.saved_at).then_with(|| one.domain.cmp(&other.domain))
        });
        saved.truncate(MOST_LISTED);
        Ok(saved)
    }

    /// Forgets one domain; forgetting what is not there is no fault.
    pub fn remove(&self, domain: &Domain) -> Result<(), PlaceFault> {
        let path = self.path(domain);
        match fs::remove_file(&path) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => Err(io_fault(&path, fault)),
            _ => Ok(()),
        }
    }
}

/// Writes a value as JSON in one step, mode 0600.
pub fn save_json<T: Serialize>(path: &Path, value: &T) -> Result<(), PlaceFault> {
    let json = serde_json::to_vec_pretty(value).map_err(|fault| io_fault(path, fault.into()))?;
    if u64::try_from(json.len()).unwrap_or(u64::MAX) > files::MOST_BYTES {
        // Written anyway, it would be refused when it is needed.
        return Err(io_fault(path, io::ErrorKind::FileTooLarge.into()));
    }
    files::write_whole(path, &json).map_err(|fault| io_fault(path, fault))
}

/// Reads a value that carries `"version": version`; `None` when there is no file. What cannot be
/// used is moved aside under another name.
pub fn load_json<T: DeserializeOwned>(path: &Path, version: u32) -> Result<Option<T>, PlaceFault> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let broken = |reason: &str| {
        let kept = move_aside(path, "broken")?;
        Err(PlaceFault::Broken { path: shown(path), reason: escaped(reason, 200), kept })
    };
    let text = match files::read_text(path, files::MOST_BYTES) {
        Ok(text) => text,
        Err(ReadFault::Io(fault)) if fault.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(ReadFault::Io(fault)) => return Err(io_fault(path, fault)),
        Err(ReadFault::Content(reason)) => return broken(reason),
    };
    match serde_json::from_str::<Versioned>(&text) {
        Ok(Versioned { version: found }) if found != version => {
            let kept = move_aside(path, &format!("v{found}"))?;
            return Err(PlaceFault::OtherVersion { path: shown(path), found, kept });
        }
        Ok(_) => {}
        Err(fault) => return broken(&fault.to_string()),
    }
    match serde_json::from_str(&text) {
        Ok(value) => Ok(Some(value)),
        Err(fault) => broken(&fault.to_string()),
    }
}

/// Moves a file to the first free of `x.broken`, `x.broken-2`, … and returns where, escaped.
fn move_aside(path: &Path, ending: &str) -> Result<String, PlaceFault> {
    let base = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let free = (1..=100)
        .map(|copy| match copy {
            1 => path.with_file_name(format!("{base}.{ending}")),
            _ => path.with_file_name(format!("{base}.{ending}-{copy}")),
        })
        .find(|to| fs::symlink_metadata(to).is_err())
        .ok_or_else(|| io_fault(path, io::ErrorKind::AlreadyExists.into()))?;
    fs::rename(path, &free).map_err(|fault| io_fault(path, fault))?;
    Ok(shown(&free))
}

fn saved(entry: &fs::DirEntry) -> Option<Saved> {
    let file = entry.file_name().into_string().ok()?;
    let domain = file.strip_suffix(ENDING)?;
    if domain.is_empty() || domain.starts_with('.') {
        return None;
    }
    let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
    let saved_at = clock::moment(about.modified().ok()?);
    Some(Saved { path: entry.path(), domain: escaped(domain, 253), saved_at })
}

fn io_fault(path: &Path, source: io::Error) -> PlaceFault {
    PlaceFault::Io { path: shown(path), source }
}

fn shown(path: &Path) -> String {
    escaped(&path.display().to_string(), 500)
}

#[cfg(test)]
mod tests;
