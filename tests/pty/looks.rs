//! Sizes, colours, glyphs, and how little is written when nothing happens.

use std::time::Duration;

use super::person::{EN, Person};
use super::terminal::{ENTER, Setup};

fn at_the_first_card(setup: Setup) -> Person {
    let mut person = Person::starts(&EN, setup);
    person.names("acme.example");
    person.chooses_google();
    person.later("Google's signature key (DKIM)");
    person.later("Address for DMARC reports");
    person.later("Who else sends mail for this domain");
    person.press(ENTER, EN.plan);
    person.press(ENTER, "Add the new mail route");
    person
}

fn practice() -> Setup {
    Setup::mxguide(&["practice", "--lang", "en"])
}

/// The parameters of every SGR sequence (ECMA-48 §8.3.117) that was written.
fn colours(written: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(written).into_owned();
    let sequences = text.split("\u{1b}[").skip(1).filter_map(|rest| {
        let (parameters, _) = rest.split_once('m')?;
        parameters.bytes().all(|byte| byte.is_ascii_digit() || byte == b';').then_some(parameters)
    });
    let is_colour = |parameter: &&str| {
        // 39 and 49 are the terminal's own colours.
        matches!(parameter.parse::<u8>(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107))
    };
    let parameters = sequences.flat_map(|sequence| sequence.split(';').filter(is_colour));
    parameters.map(str::to_owned).collect()
}

#[test]
fn a_window_of_any_size_is_drawn_and_growing_brings_everything_back() {
    let mut person = at_the_first_card(practice());
    person.sees.resize(60, 20);
    person.sees.shows("smtp.google.com");
    let widest = person.sees.screen().lines().map(|line| line.trim_end().chars().count()).max();
    assert!(widest <= Some(60));
    person.sees.resize(20, 5);
    person.sees.shows("20 by 5");
    for (columns, rows) in [(1, 1), (2, 40), (200, 2), (40, 12), (1, 1)] {
        person.sees.resize(columns, rows);
        person.sees.becomes("drawn", |screen| screen.alternate_screen());
    }
    person.sees.resize(120, 40);
    person.sees.shows("smtp.google.com");
    person.sees.shows("Log in at dash.cloudflare.com");
    let shown = person.sees.screen();
    let is_beside = |line: &str| line.contains("Log in at") && line.contains("smtp.google.com");
    assert!(shown.lines().any(is_beside), "the form stands beside the way to it: {shown}");
}

#[test]
fn every_size_is_drawn_from_the_start() {
    for (columns, rows) in [(60, 20), (120, 36), (200, 60)] {
        let mut person = Person::starts(&EN, practice().size(columns, rows));
        person.names("studio.example");
        person.sees.press("q");
        assert_eq!(person.sees.ends(), 3);
    }
    let mut terminal = practice().size(10, 3).start();
    terminal.becomes("drawn", |screen| screen.alternate_screen() && screen.contents().len() > 2);
    terminal.press("\u{3}");
    terminal.ends();
}

#[test]
fn colours_are_used_and_none_at_all_when_they_are_not_wanted() {
    let coloured = at_the_first_card(practice());
    assert_ne!(colours(&coloured.sees.written()), [""; 0]);
    for setup in [
        practice().env("NO_COLOR", "1"),
        practice().env("CLICOLOR", "0"),
        Setup::mxguide(&["practice", "--lang", "en", "--no-color"]),
    ] {
        let plain = at_the_first_card(setup);
        assert_eq!(colours(&plain.sees.written()), [""; 0]);
    }
}

#[test]
fn a_terminal_without_glyphs_gets_none_but_the_letters_of_the_language() {
    for setup in [
        practice().env("TERM", "linux"),
        practice().env("LC_ALL", "C"),
        practice().env("LC_ALL", "en_GB.ISO-8859-1"),
    ] {
        let person = at_the_first_card(setup);
        let written = String::from_utf8(person.sees.written()).unwrap();
        let odd: String = written.chars().filter(|c| !c.is_ascii() && *c != 'ç').collect();
        assert_eq!(odd, "");
    }
}

#[test]
fn a_page_that_waits_for_a_key_writes_next_to_nothing() {
    let mut person = Person::practises(&EN);
    person.names("acme.example");
    person.press(ENTER, EN.host);
    // A late answer of the network may end in a frame that changes nothing.
    person.sees.writes_at_most(200, Duration::from_secs(3));
}

#[test]
fn a_page_that_waits_for_the_servers_writes_little() {
    let mut person = at_the_first_card(practice());
    person.press(ENTER, "not at Cloudflare yet");
    person.sees.writes_at_most(10_000, Duration::from_secs(5));
}
