//! README.md keeps its promises: its commands exist, its picture is the program's own screen.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read is a failed test")]

#[path = "screens/camera.rs"]
#[expect(dead_code, reason = "one kind of picture is taken here")]
mod camera;
#[path = "screens/stage.rs"]
#[expect(dead_code, reason = "one journey is made here")]
mod stage;

use std::path::Path;

use camera::{RICH, shot};
use mxguide::catalog::Lang;
use mxguide::view::svg;
use mxguide::wizard::StepId;
use stage::Stage;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Set `MXGUIDE_UPDATE=1` to write the picture again after a screen has changed.
#[test]
fn the_picture_in_the_readme_is_a_frame_of_the_program_as_it_is() {
    let stage = Stage::at(StepId::Enter, Lang::En);
    let picture = svg(&shot(&stage.wizard, (80, 24), RICH).buffer);
    let file = root().join("assets/screen.svg");
    if std::env::var_os("MXGUIDE_UPDATE").is_some() {
        std::fs::write(&file, &picture).unwrap();
    }
    assert!(std::fs::read_to_string(&file).unwrap() == picture, "the picture shows an old screen");
}

#[test]
fn every_file_the_readme_links_to_is_there() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut links = 0;
    for link in readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        if !link.starts_with("http") {
            assert!(root().join(link).exists(), "{link}");
            links += 1;
        }
    }
    assert!(links >= 3);
}

#[test]
fn every_option_the_readme_names_is_one_of_the_program() {
    use clap::CommandFactory as _;
    let command = mxguide::cli::Cli::command();
    let mut known: Vec<String> =
        command.get_arguments().filter_map(|option| option.get_long()).map(str::to_owned).collect();
    for sub in command.get_subcommands() {
        known.extend(sub.get_arguments().filter_map(|o| o.get_long()).map(str::to_owned));
    }
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let named = readme.split_whitespace().filter(|line| !line.starts_with("--release"));
    for word in named.filter_map(|word| {
        word.trim_matches(['`', ',', '.', '(', ')', ']', '[']).strip_prefix("--")
    }) {
        let is_cargos = ["path", "test", "open", "bench", "nocapture", ""].contains(&word);
        assert!(is_cargos || known.iter().any(|option| option == word), "--{word}");
    }
    for name in ["practice", "check", "watch", "records", "completions", "man"] {
        assert!(command.find_subcommand(name).is_some(), "{name}");
    }
}
