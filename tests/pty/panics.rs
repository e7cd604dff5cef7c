//! A panic while the terminal is taken: it is given back first, then told.

use mxguide::runtime::terminal::{Screen, guard_panics};

use super::terminal::{COOKED, Setup};

/// Set in the process that panics on purpose: this very test, started once more in a terminal.
const CHILD: &str = "MXGUIDE_TEST_PANICS";

#[test]
fn a_panic_gives_the_terminal_back_and_is_told_on_the_normal_screen() {
    if std::env::var_os(CHILD).is_some() {
        guard_panics(|| "It stopped by its own mistake.".to_owned());
        let _screen = Screen::enter().unwrap();
        panic!("on purpose \u{1b}[31m");
    }
    let this = std::env::current_exe().unwrap().display().to_string();
    let name = "panics::a_panic_gives_the_terminal_back_and_is_told_on_the_normal_screen";
    let command = [&this, "--exact", name, "--nocapture"].map(str::to_owned).to_vec();
    let mut terminal = Setup::command(command).env(CHILD, "1").start();
    terminal.ends();
    let written = String::from_utf8(terminal.written()).unwrap();
    let (_, after) = written.split_once("\u{1b}[?1049h").expect("the alternate screen was taken");
    let (_, told) = after.split_once("\u{1b}[?1049l").expect("and given back");
    assert!(told.contains("It stopped by its own mistake."), "{told}");
    assert!(told.contains("on purpose \\u{1b}[31m"), "hostile text stays text: {told}");
    assert_eq!(terminal.modes(), COOKED);
    assert!(!terminal.look(vt100::Screen::alternate_screen));
}
