//! Saved places, good ones and spoilt ones.

use std::time::{Duration, UNIX_EPOCH};

use super::*;
use crate::runtime::files::tests::Scratch;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    version: u32,
    step: String,
}

fn place(step: &str) -> Place {
    Place { version: 1, step: step.to_owned() }
}

fn domain(text: &str) -> Domain {
    Domain::parse(text).unwrap()
}

#[test]
fn a_place_comes_back_as_it_was_left() {
    let scratch = Scratch::new();
    let places = Places::at(scratch.0.join("state").join("mxguide"));
    let acme = domain("acme.fr");
    assert_eq!(places.load::<Place>(&acme, 1).unwrap(), None);
    let path = places.save(&acme, &place("plan")).unwrap();
    places.save(&acme, &place("enter")).unwrap();
    assert_eq!(places.load(&acme, 1).unwrap(), Some(place("enter")));
    assert_eq!(path.file_name().unwrap(), "acme.fr.json");
    #[cfg(unix)]
    {
        use crate::runtime::files::tests::mode;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(places.folder()), 0o700);
    }
}

#[test]
fn a_spoilt_place_is_kept_aside_and_said_so() {
    let hostile = ["", "{", "null", "[1]", "{\"version\":1}", "{\"version\":1,\"step\":5}"];
    let more = ["{\"version\":1,\"step\":\"plan\",\"x\":1}", "\u{1b}[2J", "{\"version\":-1}"];
    let deep = "[".repeat(100_000);
    let giant = format!("{{\"version\":1,\"step\":\"{}\"}}", "x".repeat(1024 * 1024));
    for text in hostile.into_iter().chain(more).chain([deep.as_str(), giant.as_str()]) {
        let scratch = Scratch::new();
        let path = scratch.0.join("acme.fr.json");
        fs::write(&path, text).unwrap();
        let fault = load_json::<Place>(&path, 1).unwrap_err();
        assert!(matches!(fault, PlaceFault::Broken { .. }), "{fault}");
        assert!(fault.to_string().contains("acme.fr.json.broken"), "{fault}");
        assert!(!fault.to_string().contains('\u{1b}'));
        assert_eq!(scratch.names(), ["acme.fr.json.broken"]);
        assert_eq!(load_json::<Place>(&path, 1).unwrap(), None);
    }
}

#[test]
fn two_spoilt_places_are_both_kept() {
    let scratch = Scratch::new();
    let path = scratch.0.join("acme.fr.json");
    for _ in 0..2 {
        fs::write(&path, b"\xff").unwrap();
        load_json::<Place>(&path, 1).unwrap_err();
    }
    assert_eq!(scratch.names(), ["acme.fr.json.broken", "acme.fr.json.broken-2"]);
}

#[test]
fn a_place_of_a_newer_program_is_not_called_broken() {
    let scratch = Scratch::new();
    let path = scratch.0.join("acme.fr.json");
    fs::write(&path, "{\"version\":2,\"new\":{}}").unwrap();
    let fault = load_json::<Place>(&path, 1).unwrap_err();
    assert!(matches!(fault, PlaceFault::OtherVersion { found: 2, .. }), "{fault}");
    assert_eq!(scratch.names(), ["acme.fr.json.v2"]);
}

#[test]
fn a_place_too_large_to_read_back_is_not_saved_over_a_good_one() {
    let scratch = Scratch::new();
    let places = Places::at(scratch.0.clone());
    let acme = domain("acme.fr");
    places.save(&acme, &place("plan")).unwrap();
    places.save(&acme, &place(&"x".repeat(1024 * 1024))).unwrap_err();
    assert_eq!(places.load(&acme, 1).unwrap(), Some(place("plan")));
}

#[test]
fn the_list_is_newest_first_and_names_only_places() {
    let scratch = Scratch::new();
    let places = Places::at(scratch.0.join("state"));
    assert_eq!(places.list().unwrap(), []);
    for (name, seconds) in [("old.fr", 1_000), ("new.fr", 3_000), ("mid.fr", 2_000)] {
        let path = places.save(&domain(name), &place("plan")).unwrap();
        let time = UNIX_EPOCH + Duration::from_secs(seconds);
        fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
    }
    fs::write(places.folder().join("x.fr.json.broken"), "").unwrap();
    fs::write(places.folder().join(".x.json"), "").unwrap();
    fs::create_dir(places.folder().join("folder.json")).unwrap();
    let listed = places.list().unwrap();
    let names: Vec<&str> = listed.iter().map(|saved| saved.domain.as_str()).collect();
    assert_eq!(names, ["new.fr", "mid.fr", "old.fr"]);
    assert_eq!(listed.first().unwrap().saved_at, Moment(3_000_000));

    places.remove(&domain("mid.fr")).unwrap();
    places.remove(&domain("mid.fr")).unwrap();
    assert_eq!(places.list().unwrap().len(), 2);
}

#[test]
fn the_longest_domain_still_has_a_file_of_its_own() {
    let label = "a".repeat(60);
    let places = Places::at(PathBuf::from("state"));
    let file = |last: &str| places.path(&domain(&format!("{label}.{label}.{label}.{last}.fr")));
    let (one, other) = (file(&"b".repeat(50)), file(&"c".repeat(50)));
    assert_ne!(one, other);
    assert!(one.file_name().unwrap().len() < 220);
}

#[test]
fn the_folder_named_in_the_environment_wins() {
    let named = |name: &str| (name == "MXGUIDE_STATE").then(|| OsString::from("/srv/places"));
    assert_eq!(Places::find(&named).unwrap().folder(), Path::new("/srv/places"));
    let empty = |_: &str| Some(OsString::new());
    assert!(Places::find(&empty).unwrap().folder().ends_with("mxguide"));
}
