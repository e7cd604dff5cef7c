//! Build script: turns the TOML files beside it into JSON, which the program reads ten times as fast.
//! The public resolvers stand alone, because a watch begins with them. The words of each language are
//! packed with a list of where each message stands, so that none has to be looked for.
//! Nothing is judged here; the types in `src/catalog` do that, and `tests/assets.rs` reads the TOML
//! itself.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[path = "../src/words/locale/key.rs"]
mod key;

use key::key;

/// File name → contents, for each folder and for the files that stand alone.
type Folder = BTreeMap<String, toml::Table>;

#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn main() {
    let assets = PathBuf::from("assets");
    let mut digest: BTreeMap<&str, Folder> = BTreeMap::new();
    for folder in ["registrars", "providers"] {
        let path = assets.join(folder);
        println!("cargo::rerun-if-changed={}", path.display());
        let entries = fs::read_dir(&path).expect("the folder of the assets is there");
        let files = entries.map(|entry| entry.expect("a folder that can be read").path());
        let is_toml = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "toml");
        digest.insert(folder, files.filter(is_toml).map(|file| read(&file)).collect());
    }
    digest.insert("", Folder::from([read(&assets.join("common.toml"))]));
    let (_, resolvers) = read(&assets.join("resolvers.toml"));
    let catalogue = serde_json::to_string(&digest).expect("TOML without dates is JSON");
    pack("catalogue.json.z", catalogue.as_bytes());
    let suffixes = assets.join("suffixes.txt");
    println!("cargo::rerun-if-changed={}", suffixes.display());
    pack("suffixes.z", &fs::read(suffixes).expect("an asset that can be read"));
    write("resolvers.json", serde_json::to_string(&resolvers));
    collect_words("en");
    collect_words("fr");
    leave_out_ballast();
}

fn write(name: &str, text: serde_json::Result<String>) {
    save(name, text.expect("TOML without dates is JSON").as_bytes());
}

/// Texts are packed: they would be a tenth of the program.
fn pack(name: &str, bytes: &[u8]) {
    save(name, &miniz_oxide::deflate::compress_to_vec_zlib(bytes, 10));
}

fn save(name: &str, bytes: &[u8]) {
    fs::write(out(name), bytes).expect("the folder can be written");
}

fn out(name: &str) -> PathBuf {
    Path::new(&env::var_os("OUT_DIR").expect("cargo names the folder")).join(name)
}

/// The files of one language, each packed by itself, so that a screen unpacks only those it needs;
/// and where each message stands in them, in the order of the keys of their ids:
///
/// ```text
/// n │ n × (from, length) of a packed file │ (key, file, from, length) of a message … │ in u32
/// ```
#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn collect_words(lang: &str) {
    let folder = Path::new("assets/locales").join(lang);
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(&folder).expect("the folder of the words is there");
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a folder that can be read").path()).collect();
    files.sort();
    let mut packed = Vec::new();
    let mut index = vec![files.len()];
    let mut messages = BTreeMap::new();
    for (number, file) in files.iter().enumerate() {
        let text = fs::read_to_string(file).expect("words that can be read");
        for (id, place) in places(&text) {
            if let Some((twin, ..)) = messages.insert(key(id), (id.to_owned(), number, place)) {
                panic!("{}: {id} cannot stand beside {twin}: rename it", file.display());
            }
        }
        let from = packed.len();
        packed.extend(miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), 10));
        index.extend([from, packed.len() - from]);
    }
    let mut bytes: Vec<u8> = index.into_iter().flat_map(short).collect();
    for (key, (_, file, place)) in messages {
        bytes.extend(key.to_le_bytes());
        bytes.extend([file, place.start, place.len()].into_iter().flat_map(short));
    }
    save(&format!("{lang}.ftl.z"), &packed);
    save(&format!("{lang}.places"), &bytes);
}

fn short(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("a short text").to_le_bytes()
}

/// The id of each message of a file, and where it stands there.
fn places(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut messages: Vec<(&str, Range<usize>)> = Vec::new();
    let mut at = 0;
    let mut is_message = false;
    for line in text.split_inclusive('\n') {
        // A message begins in the first column with a letter; a comment there ends it.
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (id, _) = line.split_once(" =").expect("a message has an id");
            messages.push((id, at..at));
            is_message = true;
        } else if line.starts_with('#') {
            is_message = false;
        }
        at += line.len();
        if let Some((_, place)) = messages.last_mut().filter(|_| is_message) {
            place.end = at;
        }
    }
    messages
}

/// What tells the program where it lies in memory takes 24 bytes a pointer, or one bit. Linkers that
/// do not know the short form leave it at that. And nothing is unwound after a panic: the tables for
/// it would be a tenth of the program, and are left out where the linker reads such a script.
#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn leave_out_ballast() {
    for variable in ["RUSTC_LINKER", "CARGO_ENCODED_RUSTFLAGS"] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    let is = |key: &str, value: &str| env::var(key).is_ok_and(|found| found == value);
    if !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return;
    }
    println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    let has = |key: &str, word: &str| env::var(key).is_ok_and(|found| found.contains(word));
    let is_usual = env::var_os("RUSTC_LINKER").is_none()
        && !has("CARGO_ENCODED_RUSTFLAGS", "link")
        && !has("CARGO_CFG_TARGET_FEATURE", "crt-static");
    if is("PROFILE", "release") && is_usual && linker_reads_scripts() {
        save("ballast.ld", BALLAST.as_bytes());
        println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
        println!("cargo::rustc-link-arg-bins=-T{}", out("ballast.ld").display());
    }
}

/// gold and mold do not read them, and may stand in for the system's linker.
fn linker_reads_scripts() -> bool {
    let asked = Command::new("ld").arg("--version").output();
    let said = asked.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    said.is_ok_and(|said| said.starts_with("GNU ld") || said.starts_with("LLD"))
}

/// What is left out, as GNU ld and lld want to be told.
const BALLAST: &str = "SECTIONS { /DISCARD/ : { *(.eh_frame) *(.gcc_except_table*) } }\n\
                       INSERT AFTER .text;\n";

#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn read(file: &Path) -> (String, toml::Table) {
    println!("cargo::rerun-if-changed={}", file.display());
    let text = fs::read_to_string(file).expect("an asset that can be read");
    let name = file.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned();
    match toml::from_str(&text) {
        Ok(table) => (name, table),
        Err(fault) => panic!("{}: {fault}", file.display()),
    }
}
