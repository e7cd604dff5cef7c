//! The way through the code (see the crate's documentation) is a rule, not a picture: this reads the
//! sources and fails on any import that goes against it.

#![expect(clippy::unwrap_used, reason = "a source that cannot be read is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// For each module, the modules it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("names", &[]),
    ("records", &["names"]),
    ("catalog", &["names", "records"]),
    ("observe", &["names", "records"]),
    ("plan", &["names", "records", "catalog", "observe"]),
    ("verdict", &["names", "records", "catalog", "observe", "plan"]),
    ("watch", &["names", "records", "observe", "plan", "verdict"]),
    ("wizard", &["names", "records", "catalog", "observe", "plan", "verdict", "watch"]),
    ("words", &["names", "records", "catalog", "observe", "plan", "verdict", "watch", "wizard"]),
    (
        "view",
        &["names", "records", "catalog", "observe", "plan", "verdict", "watch", "wizard", "words"],
    ),
    (
        "plain",
        &["names", "records", "catalog", "observe", "plan", "verdict", "watch", "wizard", "words"],
    ),
    (
        "report",
        &["names", "records", "catalog", "observe", "plan", "verdict", "watch", "wizard", "words"],
    ),
    ("net", &["names", "records", "observe"]),
    ("practice", &["names", "records", "catalog", "observe", "net"]),
    ("cli", &[]),
    (
        "runtime",
        &[
            "names", "records", "catalog", "observe", "plan", "verdict", "watch", "wizard",
            "words", "view", "plain", "report", "net", "practice", "cli",
        ],
    ),
];

/// The pure modules, and what they must never mention outside their tests.
const PURE: &[&str] =
    &["names", "records", "catalog", "observe", "plan", "verdict", "watch", "wizard"];
const OUTSIDE: &[&str] = &[
    "tokio",
    "hickory",
    "ratatui",
    "crossterm",
    "std::fs",
    "std::env",
    "std::process",
    "TcpStream",
    "UdpSocket",
    "TcpListener",
    "Instant::now",
    "SystemTime",
];

fn sources() -> Vec<PathBuf> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.sort();
    found
}

/// The module a file belongs to: `names` for `src/names.rs` and everything in `src/names/`.
fn module_of(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let first = path.strip_prefix(root).unwrap().components().next().unwrap();
    let name = first.as_os_str().to_string_lossy().into_owned();
    name.strip_suffix(".rs").unwrap_or(&name).to_owned()
}

/// The code without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every module that a file reaches by `crate::name`, also in a braced list `crate::{a, b::c}`.
fn reached(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = code;
    while let Some((_, after)) = rest.split_once("crate::") {
        rest = after;
        if let Some(list) = after.strip_prefix('{') {
            let mut depth = 1;
            let mut item = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => {
                        names.push(std::mem::take(&mut item));
                        continue;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
                item.push(c);
            }
            names.push(item);
        } else {
            names.push(after.to_owned());
        }
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    names
        .into_iter()
        .map(|name| name.trim_start().chars().take_while(|c| is_word(*c)).collect())
        .collect()
}

#[test]
fn every_import_follows_the_arrows() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for path in sources() {
        let module = module_of(&path);
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(may) = allowed.get(module.as_str()) else {
            wrong.push(format!("{} is in no layer", path.display()));
            continue;
        };
        for used in reached(&code(&path)) {
            let is_module = allowed.contains_key(used.as_str());
            if is_module && used != module && !may.contains(&used.as_str()) {
                wrong.push(format!("{}: {module} must not use {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_has_no_clock_no_socket_and_no_file() {
    let mut wrong = Vec::new();
    for path in sources() {
        if !PURE.contains(&module_of(&path).as_str()) {
            continue;
        }
        let code = code(&path);
        for outside in OUTSIDE {
            if code.contains(outside) {
                wrong.push(format!("{} mentions {outside}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_one_file_reads_the_clock() {
    let readers: Vec<String> = sources()
        .iter()
        .filter(|path| {
            let code = code(path);
            code.contains("SystemTime::now") || code.contains("std::time::Instant::now")
        })
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(readers, ["clock.rs"]);
}

#[test]
fn an_import_against_the_arrows_would_be_found() {
    assert_eq!(reached("use crate::net::ask;"), ["net"]);
    assert_eq!(reached("use crate::{view::{a, b}, net};"), ["view", "net"]);
    assert_eq!(reached("let x = crate::runtime::now();"), ["runtime"]);
}

#[test]
fn no_file_is_a_room_with_more_than_one_purpose() {
    let long: Vec<String> = sources()
        .iter()
        .map(|path| (path, fs::read_to_string(path).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > 400)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
