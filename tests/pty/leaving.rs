//! However the program ends or pauses, the terminal is given back as it was found.

use rustix::process::Signal;

use super::person::{EN, Person};
use super::terminal::{COOKED, CTRL_C, CTRL_Z, ENTER, ESC, Modes, Setup, TAB, Terminal};

fn is_given_back(terminal: &Terminal) {
    assert_eq!(terminal.modes(), COOKED);
    terminal.look(|screen| {
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is visible");
        assert!(!screen.bracketed_paste(), "pasting is as before");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(screen.fgcolor(), vt100::Color::Default);
        assert!(!screen.bold() && !screen.inverse(), "text is plain again");
    });
}

fn is_taken(terminal: &Terminal) {
    let raw = Modes { is_line_by_line: false, is_echoing: false, has_signal_keys: false };
    assert_eq!(terminal.modes(), raw);
    assert!(terminal.look(vt100::Screen::alternate_screen));
    assert!(terminal.look(vt100::Screen::bracketed_paste));
    let mouse = terminal.look(vt100::Screen::mouse_protocol_mode);
    assert_eq!(mouse, vt100::MouseProtocolMode::None, "selecting text works as ever");
}

#[test]
fn q_leaves_with_a_word_about_what_is_kept() {
    let mut person = Person::practises(&EN);
    is_taken(&person.sees);
    person.names("acme.example");
    person.sees.press("q");
    assert_eq!(person.sees.ends(), 3);
    is_given_back(&person.sees);
    let left = person.sees.screen();
    assert!(left.contains("Practice is over. Nothing real was touched."), "{left}");
}

#[test]
fn ctrl_c_leaves_from_a_field_from_help_and_from_the_panel() {
    let mut person = Person::practises(&EN);
    person.sees.press(CTRL_C);
    person.sees.ends();
    is_given_back(&person.sees);

    let mut person = Person::practises(&EN);
    person.names("acme.example");
    person.press("?", "Esc close");
    person.sees.press(CTRL_C);
    person.sees.ends();
    is_given_back(&person.sees);

    let mut person = Person::practises(&EN);
    person.names("jardin.example");
    person.chooses_google();
    for _ in 0..4 {
        let before = person.sees.screen();
        person.sees.press(TAB);
        person.sees.becomes("the next page", |screen| screen.contents() != before);
    }
    person.press(ENTER, EN.enter);
    person.press(TAB, EN.add);
    person.press("a", EN.save);
    person.sees.press(CTRL_C);
    person.sees.ends();
    is_given_back(&person.sees);
}

#[test]
fn asked_to_terminate_it_gives_the_terminal_back_and_says_so_by_143() {
    let mut person = Person::practises(&EN);
    person.names("acme.example");
    person.sees.signal(Signal::TERM);
    assert_eq!(person.sees.ends(), 143);
    is_given_back(&person.sees);
}

#[test]
fn hung_up_it_gives_the_terminal_back_and_says_so_by_129() {
    let mut person = Person::practises(&EN);
    person.names("acme.example");
    person.sees.signal(Signal::HUP);
    assert_eq!(person.sees.ends(), 129);
    is_given_back(&person.sees);
}

#[test]
fn asked_to_terminate_while_raw_values_are_shown_it_ends_at_once() {
    let mut person = Person::practises(&EN);
    person.names("acme.example");
    person.chooses_google();
    person.later("Google's signature key (DKIM)");
    person.later("Address for DMARC reports");
    person.later("Who else sends mail for this domain");
    person.press(ENTER, EN.plan);
    person.press(ENTER, "Add the new mail route");
    person.press("v", "Press Enter to go back.");
    person.sees.signal(Signal::TERM);
    assert_eq!(person.sees.ends(), 143);
    is_given_back(&person.sees);
}

/// Job control needs a shell between the terminal and the program.
const SHELL: &str = r#"set -m; "$0" practice --lang en; jobs; echo "put to sleep"; read go
fg; echo "ended with $?""#;

#[test]
fn ctrl_z_puts_it_to_sleep_with_the_terminal_given_back_and_fg_draws_it_anew() {
    let program = env!("CARGO_BIN_EXE_mxguide");
    let command = ["sh", "-c", SHELL, program].map(str::to_owned).to_vec();
    let mut person = Person::starts(&EN, Setup::command(command));
    person.names("acme.example");
    person.sees.press(CTRL_Z);
    person.sees.shows("put to sleep");
    person.sees.shows("Stopped");
    is_given_back(&person.sees);
    person.sees.press("go\r");
    person.sees.becomes("the screen anew", |screen| {
        screen.alternate_screen() && screen.contents().contains("acme.example today")
    });
    is_taken(&person.sees);
    person.press(ESC, EN.first);
    person.sees.press(CTRL_C);
    person.sees.ends();
    person.sees.shows("ended with");
    is_given_back(&person.sees);
}
