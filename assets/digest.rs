//! Build script: turns the TOML files beside it into one JSON text, which the program reads ten times
//! as fast at every start. Nothing is judged here; the types in `src/catalog` do that, and
//! `tests/assets.rs` reads the TOML itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

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
    let alone = ["resolvers.toml", "common.toml"].map(|name| read(&assets.join(name)));
    digest.insert("", alone.into_iter().collect());
    let text = serde_json::to_string(&digest).expect("TOML without dates is JSON");
    let out = env::var_os("OUT_DIR").expect("cargo names the folder");
    fs::write(Path::new(&out).join("catalogue.json"), text).expect("the folder can be written");
}

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
