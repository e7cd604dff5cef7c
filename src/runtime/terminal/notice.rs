//! What a terminal shows outside its grid: a notice, progress in the tab, a link.
//!
//! Only strings are made here; whoever holds the terminal writes them. Text is made of visible
//! characters before it goes between the brackets of a sequence.

use super::{Capabilities, Multiplexer, Notice, Progress};

/// The longest notice, in characters.
const MOST: usize = 200;

/// Calls the person with a short text, or with the bell where the terminal has nothing better.
pub fn notice(text: &str, able: &Capabilities) -> String {
    let text = visible(text);
    match able.notice {
        Notice::Osc9 => format!("\x07\x1b]9;{text}\x1b\\"),
        Notice::Osc99 => format!("\x07\x1b]99;;{text}\x1b\\"),
        // The semicolon ends the title of this one.
        Notice::Osc777 => {
            format!("\x07\x1b]777;notify;mxguide;{}\x1b\\", text.replace(';', ","))
        }
        Notice::Bell => "\x07".to_owned(),
        Notice::Silent => String::new(),
    }
}

/// Shows `percent` in the tab or the task bar; nothing where that is not known to work.
pub fn progress(percent: u8, able: &Capabilities) -> String {
    match able.progress {
        Progress::Shown => format!("\x1b]9;4;1;{}\x1b\\", percent.min(100)),
        Progress::None => String::new(),
    }
}

/// Takes the progress away; to be sent before the terminal is given back.
pub fn progress_end(able: &Capabilities) -> String {
    match able.progress {
        Progress::Shown => "\x1b]9;4;0;0\x1b\\".to_owned(),
        Progress::None => String::new(),
    }
}

/// A text that opens `url` when clicked (OSC 8), the text alone inside a multiplexer or when the
/// address is not a plain `https://` one. For text printed outside the grid only.
pub fn link(url: &str, text: &str, able: &Capabilities) -> String {
    let text = visible(text);
    let is_plain = url.starts_with("https://") && url.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_plain || able.plain || !able.color || able.multiplexer != Multiplexer::None {
        return text;
    }
    format!("\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\")
}

fn visible(text: &str) -> String {
    crate::names::escaped(text, MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::terminal::capabilities;

    fn able(set: &'static [(&'static str, &'static str)]) -> Capabilities {
        let env = |name: &str| {
            set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
        };
        capabilities(&env, true)
    }

    const GHOSTTY: &[(&str, &str)] = &[("TERM", "xterm-ghostty"), ("TERM_PROGRAM", "ghostty")];

    #[test]
    fn a_hostile_notice_stays_inside_its_brackets() {
        let sent = notice("done\u{1b}\\\u{7}; more", &able(GHOSTTY));
        assert_eq!(sent, "\x07\x1b]9;done\\u{1b}\\\\u{7}; more\x1b\\");
        let sent = notice("a;b", &able(&[("TERM", "foot")]));
        assert_eq!(sent, "\x07\x1b]777;notify;mxguide;a,b\x1b\\");
        assert_eq!(notice("a", &able(&[("TERM", "alacritty")])), "\x07");
        assert_eq!(notice("a", &able(&[("TERM", "dumb")])), "");
    }

    #[test]
    fn progress_is_sent_only_where_it_is_understood() {
        assert_eq!(progress(250, &able(GHOSTTY)), "\x1b]9;4;1;100\x1b\\");
        assert_eq!(progress_end(&able(GHOSTTY)), "\x1b]9;4;0;0\x1b\\");
        assert_eq!(progress(50, &able(&[("TERM", "xterm")])), "");
    }

    #[test]
    fn a_link_is_never_more_than_a_web_address() {
        let able = able(GHOSTTY);
        let shown = link("https://a.example/x", "a", &able);
        assert_eq!(shown, "\x1b]8;;https://a.example/x\x1b\\a\x1b]8;;\x1b\\");
        assert_eq!(link("https://a.example/\u{1b}\\", "a", &able), "a");
        assert_eq!(link("file:///etc/passwd", "a", &able), "a");
    }
}
