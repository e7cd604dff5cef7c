//! What can be told from a datagram without reading it: whose id, and which question.
//!
//! Bounds come from the datagram itself; nothing here can panic on one.

/// Octets of the header (RFC 1035 §4.1.1).
const HEADER: usize = 12;
/// Octets of type and class behind a question's name.
const TYPE_AND_CLASS: usize = 4;
/// Bytes at most of a name (RFC 1035 §2.3.4).
const MOST_NAME: usize = 255;

/// What a datagram is to somebody who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// An answer to the question, or too damaged to say.
    Answer,
    /// About something else.
    Stray,
}

/// The id a message travels under.
pub(super) fn id(message: &[u8]) -> Option<u16> {
    message.first_chunk::<2>().map(|id| u16::from_be_bytes(*id))
}

/// The question section of a message with one question, as bytes: name, type, class. `None` when
/// the name does not end, is compressed (there is nothing before it to point to), or is too long.
pub(super) fn question(message: &[u8]) -> Option<&[u8]> {
    let rest = message.get(HEADER..)?;
    let mut at = 0;
    loop {
        let length = usize::from(*rest.get(at)?);
        if length > 63 || at > MOST_NAME {
            return None;
        }
        at += 1 + length;
        if length == 0 {
            return rest.get(..at + TYPE_AND_CLASS);
        }
    }
}

/// Whether `message`, which came from the right place under the right id, answers `asked`.
///
/// A server that fails may leave the question out (RFC 1035 asks for it, RFC 8906 §3.2.1 does not
/// rely on it); an answer without a question could be about anything.
pub(super) fn fit(message: &[u8], asked: &[u8]) -> Fit {
    let Some(&[flags, code, count_high, count_low]) = message.get(2..6) else { return Fit::Stray };
    let is_query_opcode = flags & 0b0111_1000 == 0;
    if !is_query_opcode {
        return Fit::Stray;
    }
    match u16::from_be_bytes([count_high, count_low]) {
        0 if code & 0b1111 != 0 => Fit::Answer,
        1 => match question(message) {
            Some(told) if !is_same(told, asked) => Fit::Stray,
            Some(_) | None => Fit::Answer,
        },
        _ => Fit::Stray,
    }
}

/// Names without regard to case, type and class to the letter.
fn is_same(told: &[u8], asked: &[u8]) -> bool {
    match (told.split_last_chunk::<TYPE_AND_CLASS>(), asked.split_last_chunk::<TYPE_AND_CLASS>()) {
        (Some((name, tail)), Some((asked_name, asked_tail))) => {
            tail == asked_tail && name.eq_ignore_ascii_case(asked_name)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MX: &[u8] = b"\x04acme\x02fr\x00\x00\x0f\x00\x01";

    fn message(flags: u8, code: u8, count: u8, rest: &[u8]) -> Vec<u8> {
        [&[7, 7, flags, code, 0, count, 0, 0, 0, 0, 0, 0], rest].concat()
    }

    #[test]
    fn the_same_question_in_any_case_is_answered() {
        assert_eq!(fit(&message(0x84, 0, 1, MX), MX), Fit::Answer);
        let shouted = b"\x04ACME\x02Fr\x00\x00\x0f\x00\x01";
        assert_eq!(fit(&message(0x84, 0, 1, shouted), MX), Fit::Answer);
        assert_eq!(id(&message(0x84, 0, 1, MX)), Some(0x0707));
    }

    #[test]
    fn another_name_type_class_or_number_of_questions_is_not() {
        let others: [&[u8]; 4] = [
            b"\x04acne\x02fr\x00\x00\x0f\x00\x01",
            b"\x04acme\x02fr\x00\x00\x10\x00\x01",
            b"\x04acme\x02fr\x00\x00\x0f\x00\x03",
            b"\x02fr\x00\x00\x0f\x00\x01",
        ];
        for other in others {
            assert_eq!(fit(&message(0x84, 0, 1, other), MX), Fit::Stray, "{other:?}");
        }
        assert_eq!(fit(&message(0x84, 0, 2, MX), MX), Fit::Stray);
        // A notification (opcode 4), and less than a header.
        assert_eq!(fit(&message(0xa4, 0, 1, MX), MX), Fit::Stray);
        assert_eq!(fit(&[7, 7, 0x84], MX), Fit::Stray);
    }

    #[test]
    fn a_type_that_looks_like_a_letter_has_no_case() {
        let https = b"\x02fr\x00\x00\x41\x00\x01";
        let other = b"\x02fr\x00\x00\x61\x00\x01";
        assert_eq!(fit(&message(0x84, 0, 1, other), https), Fit::Stray);
    }

    #[test]
    fn only_a_failure_may_leave_the_question_out() {
        for code in [1, 2, 4, 5] {
            assert_eq!(fit(&message(0x80, code, 0, b""), MX), Fit::Answer);
        }
        assert_eq!(fit(&message(0x84, 0, 0, b""), MX), Fit::Stray);
    }

    #[test]
    fn a_damaged_question_is_left_to_whoever_reads_it() {
        for damaged in [b"\x3f".as_slice(), b"\xc0\x0c\x00\x0f\x00\x01", b"\x04acme\x00\x00"] {
            assert_eq!(fit(&message(0x84, 0, 1, damaged), MX), Fit::Answer, "{damaged:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_bytes_arrive_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = (id(&bytes), fit(&bytes, MX), question(&bytes));
        }
    }
}
