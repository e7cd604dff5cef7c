//! What single keys do: copying, raw values, back, the other language.

use super::person::{EN, FR, Person};
use super::terminal::{CTRL_L, CTRL_U, CTRL_V, ENTER, ESC, Setup, TAB, cursor_line};

/// At the first card of `acme.example`.
fn at_the_first_card(setup: Setup) -> Person {
    let mut person = Person::starts(&EN, setup);
    person.goes_to_the_first_card();
    person
}

fn practice() -> Setup {
    Setup::mxguide(&["practice", "--lang", "en"])
}

#[test]
fn over_ssh_the_value_and_nothing_else_is_handed_to_the_terminal_box_by_box() {
    let mut person = at_the_first_card(practice().over_ssh());
    assert_eq!(person.sees.clips(), [""; 0]);
    person.press("c", "“Name” was handed to your terminal. If paste gives nothing, press v");
    person.press("c", "“Mail server” was handed to your terminal");
    assert_eq!(person.sees.clips(), ["@", "smtp.google.com"]);
}

#[test]
fn the_pretend_panel_pastes_what_the_card_says_of_the_box_with_the_cursor() {
    let mut person = at_the_first_card(practice());
    // It once pasted whatever `c` had copied last, into whatever box.
    person.press("c", "Name");
    person.press(TAB, EN.add);
    person.press("a", EN.save);
    person.sees.press(CTRL_V);
    person.sees.becomes("pasted", |screen| cursor_line(screen).ends_with('@'));
    person.sees.press(TAB);
    person.sees.press(CTRL_V);
    person.sees.becomes("pasted", |screen| cursor_line(screen).ends_with("smtp.google.com"));
}

#[test]
fn inside_tmux_it_is_said_that_tmux_may_keep_it() {
    let setup = practice().over_ssh().env("TMUX", "/tmp/tmux-1/default,1,0");
    let mut person = at_the_first_card(setup);
    person.press("c", "“Name” was sent to your clipboard. If paste gives nothing");
}

#[test]
fn where_no_clipboard_can_be_reached_that_is_said() {
    let setup = practice().env("TERM_PROGRAM", "Apple_Terminal");
    let mut person = at_the_first_card(setup);
    person.press("c", "No clipboard can be reached from here. Press v and copy “Name” by hand.");
    assert_eq!(person.sees.clips(), [""; 0]);
}

#[test]
fn raw_values_stand_outside_the_alternate_screen_and_stay_there() {
    let mut person = at_the_first_card(practice());
    person.sees.press("v");
    person.sees.becomes("the normal screen", |screen| {
        !screen.alternate_screen() && screen.contents().contains("Press Enter to go back.")
    });
    let shown = person.sees.screen();
    let lines: Vec<&str> = shown.lines().map(str::trim_end).collect();
    assert!(lines.contains(&"smtp.google.com"), "alone on its line, nothing around it: {shown}");
    assert!(lines.contains(&"@"), "{shown}");
    person.sees.press(ENTER);
    person.sees.becomes("the card again", |screen| {
        screen.alternate_screen() && screen.contents().contains("Add the new mail route")
    });
    person.sees.press("q");
    assert_eq!(person.sees.ends(), 3);
    let left = person.sees.screen();
    assert!(left.contains("smtp.google.com"), "the values are still in reach: {left}");
}

#[test]
fn esc_goes_back_from_anywhere_and_every_answer_is_still_there() {
    let mut person = Person::practises(&EN);
    person.names("garage.example");
    person.chooses_google();
    person.later("Google's signature key (DKIM)");
    person.later("Address for DMARC reports");
    person.sees.press(CTRL_U);
    person.press("ada@garage.example", "ada@garage.example");
    person.press(ENTER, "Who else sends mail for this domain");
    person.press(ENTER, EN.plan);
    person.press(ENTER, EN.enter);
    person.press(TAB, EN.add);
    person.press("a", EN.save);
    person.press(ESC, EN.add);
    person.press(ESC, "Enter I saved it");
    person.press("?", "Esc close");
    person.sees.press(ESC);
    person.sees.shows_no_more("Esc close");
    for page in [
        EN.plan,
        "Who else sends mail for this domain",
        "Address for DMARC reports",
        "Google's signature key (DKIM)",
        "Google's verification text",
        EN.mailboxes,
        EN.mail,
        EN.host,
        EN.found,
        EN.first,
    ] {
        person.press(ESC, page);
    }
    person.sees.shows("Domain garage.example");
    person.press(ENTER, EN.found);
    person.chooses_google();
    person.later("Google's signature key (DKIM)");
    person.later("ada@garage.example");
    person.press(ENTER, "Who else sends mail for this domain");
    person.press(ENTER, "rua=mailto:ada@garage.example");
}

#[test]
fn ctrl_l_changes_the_language_in_the_middle_of_anything() {
    let mut person = Person::practises(&EN);
    person.press(CTRL_L, FR.first);
    person.press(CTRL_L, EN.first);
    person.names("jardin.example");
    person.press(CTRL_L, FR.found);
    person.press(ENTER, FR.host);
    person.press(CTRL_L, EN.host);
    person.press(ENTER, EN.mail);
    person.press("mic", "Microsoft 365");
    person.press(CTRL_L, FR.mail);
    person.sees.shows("mic");
}
