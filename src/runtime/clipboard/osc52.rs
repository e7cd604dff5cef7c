//! The bytes that ask a terminal to fill the clipboard: `ESC ] 52 ; c ; base64 BEL`
//! (`XTerm` Control Sequences, "Manipulate Selection Data"), and their wrapping.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::runtime::terminal::Multiplexer;

/// The longest text sent: xterm and its heirs stop reading a sequence at 100,000 bytes.
pub const MOST_BYTES: usize = 74_994;

/// screen drops a device control string of 256 bytes or more (its `MAXSTR`).
const SCREEN_CHUNK: usize = 240;

/// The sequence for `text`; `None` for a text longer than [`MOST_BYTES`].
pub fn sequence(text: &str, multiplexer: Multiplexer) -> Option<Vec<u8>> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let bare = format!("\x1b]52;c;{}\x07", BASE64_STANDARD.encode(text)).into_bytes();
    Some(match multiplexer {
        Multiplexer::None => bare,
        Multiplexer::Tmux => tmux(&bare),
        Multiplexer::Screen => screen(&bare),
    })
}

/// Once for tmux itself (`set-clipboard on`) and once for the terminal around it
/// (`allow-passthrough on`): each is dropped in silence where it is not allowed, and both together
/// fill the clipboard with the same text.
fn tmux(bare: &[u8]) -> Vec<u8> {
    let mut wrapped = bare.to_vec();
    wrapped.extend(b"\x1bPtmux;");
    for byte in bare {
        if *byte == b'\x1b' {
            wrapped.push(b'\x1b');
        }
        wrapped.push(*byte);
    }
    wrapped.extend(b"\x1b\\");
    wrapped
}

/// screen hands what stands in a device control string on to the terminal, piece by piece.
fn screen(bare: &[u8]) -> Vec<u8> {
    bare.chunks(SCREEN_CHUNK)
        .flat_map(|chunk| [b"\x1bP".as_slice(), chunk, b"\x1b\\".as_slice()].concat())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, multiplexer: Multiplexer) -> String {
        String::from_utf8(sequence(text, multiplexer).unwrap()).unwrap()
    }

    #[test]
    fn a_value_is_sent_in_one_sequence() {
        assert_eq!(
            text("smtp.google.com", Multiplexer::None),
            "\x1b]52;c;c210cC5nb29nbGUuY29t\x07"
        );
        assert_eq!(text("é", Multiplexer::None), "\x1b]52;c;w6k=\x07");
    }

    #[test]
    fn tmux_is_asked_and_asked_to_pass_it_on() {
        let bare = "\x1b]52;c;aGk=\x07";
        let passed = "\x1bPtmux;\x1b\x1b]52;c;aGk=\x07\x1b\\";
        assert_eq!(text("hi", Multiplexer::Tmux), format!("{bare}{passed}"));
    }

    #[test]
    fn screen_gets_pieces_it_can_hold_and_the_terminal_gets_them_whole() {
        let long = "x".repeat(1_000);
        let sent = text(&long, Multiplexer::Screen);
        let pieces: Vec<&str> = sent
            .split_terminator("\x1b\\")
            .map(|piece| piece.strip_prefix("\x1bP").unwrap())
            .collect();
        assert!(pieces.len() > 4 && pieces.iter().all(|piece| piece.len() <= SCREEN_CHUNK));
        assert_eq!(pieces.concat(), text(&long, Multiplexer::None));
    }

    #[test]
    fn the_longest_sequence_is_one_that_terminals_read_to_its_end() {
        let most = sequence(&"x".repeat(MOST_BYTES), Multiplexer::None).unwrap();
        assert!(most.len() <= 100_000);
        assert_eq!(sequence(&"x".repeat(MOST_BYTES + 1), Multiplexer::None), None);
    }
}
