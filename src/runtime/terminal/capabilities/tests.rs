//! Environments as they are met, and what follows from each.

use super::*;

/// Reads `NAME=value NAME=value` as an environment.
fn read(os: Os, set: &str) -> Capabilities {
    let env = |name: &str| {
        set.split(' ').find_map(|pair| {
            pair.split_once('=').filter(|(set, _)| *set == name).map(|(_, value)| value.to_owned())
        })
    };
    Environment { os, env: &env, is_tty: true }.capabilities()
}

fn unix(set: &str) -> Capabilities {
    read(Os::Unix, set)
}

#[test]
fn colour_follows_the_agreed_variables() {
    for (set, color) in [
        ("TERM=xterm", true),
        ("TERM=xterm NO_COLOR=", true),
        ("TERM=xterm NO_COLOR=1", false),
        ("TERM=xterm NO_COLOR=0", false),
        ("TERM=xterm CLICOLOR=0", false),
        ("TERM=xterm CLICOLOR=1", true),
        ("TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=1", true),
        ("TERM=xterm NO_COLOR=1 CLICOLOR_FORCE=1", false),
        ("TERM=dumb CLICOLOR_FORCE=1", false),
    ] {
        assert_eq!(unix(set).color, color, "{set}");
    }
}

#[test]
fn glyphs_need_a_locale_and_a_terminal_that_have_them() {
    for (set, unicode) in [
        ("LANG=fr_FR.UTF-8", true),
        ("LANG=en_US.utf8", true),
        ("LC_ALL=C LANG=fr_FR.UTF-8", false),
        ("LC_ALL= LC_CTYPE=C.UTF-8 LANG=C", true),
        ("LANG=fr_FR.ISO-8859-1", false),
        ("", false),
        ("TERM=linux LANG=fr_FR.UTF-8", false),
        ("TERM=dumb LANG=fr_FR.UTF-8", false),
    ] {
        assert_eq!(unix(set).unicode, unicode, "{set}");
    }
    assert!(!read(Os::Windows, "LANG=en_US.UTF-8").unicode);
    assert!(read(Os::Windows, "WT_SESSION=1").unicode);
}

#[test]
fn the_plain_face_comes_when_asked_for_or_when_nothing_else_works() {
    for (set, plain) in [
        ("", false),
        ("ACCESSIBLE=1", true),
        ("ACCESSIBLE=yes", true),
        ("ACCESSIBLE=", false),
        ("ACCESSIBLE=0", false),
        ("ACCESSIBLE=False", false),
        ("TERM=dumb", true),
        ("TERM=linux", false),
    ] {
        assert_eq!(unix(set).plain, plain, "{set}");
    }
}

#[test]
fn a_multiplexer_is_noticed_also_through_ssh() {
    for (set, multiplexer) in [
        ("TERM=xterm-256color", Multiplexer::None),
        ("TERM=screen-256color TMUX=/tmp/t", Multiplexer::Tmux),
        ("TERM=tmux-256color SSH_TTY=/dev/pts/0", Multiplexer::Tmux),
        ("TERM=screen.xterm STY=1.pts", Multiplexer::Screen),
        ("TERM=screen SSH_CONNECTION=1", Multiplexer::Screen),
    ] {
        assert_eq!(unix(set).multiplexer, multiplexer, "{set}");
    }
    assert!(unix("TMUX=/tmp/t").is_tmux());
    assert!(unix("SSH_CONNECTION=1").is_ssh());
    assert!(!unix("SSH_CONNECTION=").is_ssh());
}

#[test]
fn a_terminal_known_to_ignore_the_clipboard_sequence_gets_none() {
    for (os, set, osc52) in [
        (Os::Unix, "TERM=xterm", Osc52::Sent),
        (Os::Unix, "TERM=linux", Osc52::Useless),
        (Os::Mac, "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", Osc52::Useless),
        (Os::Mac, "TERM=xterm-256color TERM_PROGRAM=iTerm.app", Osc52::Sent),
        (Os::Windows, "", Osc52::Useless),
        (Os::Windows, "WT_SESSION=1", Osc52::Sent),
    ] {
        assert_eq!(read(os, set).osc52, osc52, "{set}");
    }
    let piped = Environment { os: Os::Unix, env: &|_| None, is_tty: false }.capabilities();
    assert_eq!((piped.osc52, piped.notice, piped.color), (Osc52::Useless, Notice::Silent, false));
}

#[test]
fn every_terminal_is_called_its_own_way() {
    for (set, notice, progress) in [
        ("TERM=xterm-kitty", Notice::Osc99, Progress::None),
        ("TERM=xterm-256color TERM_PROGRAM=iTerm.app", Notice::Osc9, Progress::None),
        ("TERM=xterm-ghostty TERM_PROGRAM=ghostty", Notice::Osc9, Progress::Shown),
        ("TERM=foot-extra", Notice::Osc777, Progress::None),
        ("TERM=alacritty", Notice::Bell, Progress::None),
        ("TERM=xterm-256color WT_SESSION=1", Notice::Bell, Progress::Shown),
        ("TERM=tmux-256color TERM_PROGRAM=tmux WT_SESSION=1", Notice::Bell, Progress::None),
        ("TERM=dumb", Notice::Silent, Progress::None),
    ] {
        let able = unix(set);
        assert_eq!((able.notice, able.progress), (notice, progress), "{set}");
    }
}

#[test]
fn a_desktop_is_only_counted_when_the_person_sits_at_it() {
    for (os, set, desktop) in [
        (Os::Unix, "DISPLAY=:0", Desktop::X11),
        (Os::Unix, "DISPLAY=:0 WAYLAND_DISPLAY=wayland-0", Desktop::Wayland),
        (Os::Unix, "WSL_DISTRO_NAME=Debian DISPLAY=:0", Desktop::Wsl),
        (Os::Unix, "", Desktop::None),
        (Os::Unix, "DISPLAY=localhost:10.0 SSH_CONNECTION=1", Desktop::None),
        (Os::Mac, "", Desktop::Mac),
        (Os::Mac, "SSH_TTY=/dev/ttys001", Desktop::None),
        (Os::Windows, "", Desktop::Windows),
    ] {
        assert_eq!(read(os, set).desktop, desktop, "{set}");
    }
}
