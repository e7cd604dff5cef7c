//! A line that names a mail server and its priority, in any order.

use super::value::value;
use crate::names::{Name, NameFault};

/// Why a text is no mail server with a priority.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MxLineFault {
    /// Nothing typed yet.
    #[error("nothing was typed")]
    Empty,
    /// The number is missing.
    #[error("the priority, a number, is missing")]
    NoPriority,
    /// The server is missing.
    #[error("the name of the server is missing")]
    NoServer,
    /// The number has no place in 16 bits (RFC 1035 §3.3.9).
    #[error("the priority must be between 0 and 65535, not {0}")]
    PriorityTooBig(String),
    /// More than a number and a name.
    #[error("one number and one name are wanted, and there is more")]
    TooMuch,
    /// `0 .`: the domain accepts no mail (RFC 7505).
    #[error("this line says that the domain accepts no mail")]
    NoMail,
    /// The name cannot be one.
    #[error(transparent)]
    Server(#[from] NameFault),
}

/// Reads `10 mx.example.net`, `mx.example.net 10`, `10:mx.example.net`, or a whole line of a zone
/// file.
pub fn mx_line(text: &str) -> Result<(u16, Name), MxLineFault> {
    let cleaned = value(text).text;
    let spaced = match cleaned.split_once(':') {
        Some((head, tail)) if is_number(head.trim()) => format!("{head} {tail}"),
        Some((head, tail)) if is_number(tail.trim()) => format!("{head} {tail}"),
        _ => cleaned,
    };
    let words: Vec<&str> = spaced
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'))
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("MX"))
        .take(4)
        .collect();
    let (number, server) = match words.as_slice() {
        [] => return Err(MxLineFault::Empty),
        [one] if is_number(one) => return Err(MxLineFault::NoServer),
        [number, server] if is_number(number) => (*number, *server),
        [server, number] if is_number(number) => (*number, *server),
        [_] | [_, _] => return Err(MxLineFault::NoPriority),
        _ => return Err(MxLineFault::TooMuch),
    };
    let priority = number.parse().map_err(|_too_big: std::num::ParseIntError| {
        MxLineFault::PriorityTooBig(number.chars().take(20).collect())
    })?;
    if server == "." {
        return Err(MxLineFault::NoMail);
    }
    Ok((priority, Name::parse_target(server)?))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_server_are_understood_in_any_order() {
        let expected = Ok((10, Name::from_presentation("mx.example.net")));
        for text in [
            "10 mx.example.net",
            "mx.example.net 10",
            "10:mx.example.net",
            "MX.example.net.:10",
            "MX 10 mx.example.net.",
            "acme.fr. 3600 IN MX 10 mx.example.net.",
            "@\tMX\t10\tmx.example.net",
            "\"10 mx.example.net\"",
            "10,\u{a0}mx.example.net\u{200b}",
        ] {
            assert_eq!(mx_line(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        use MxLineFault as F;
        assert_eq!(mx_line(" "), Err(F::Empty));
        assert_eq!(mx_line("mx.example.net"), Err(F::NoPriority));
        assert_eq!(mx_line("10"), Err(F::NoServer));
        assert_eq!(mx_line("70000 mx.example.net"), Err(F::PriorityTooBig("70000".into())));
        assert_eq!(mx_line("10 a.example.net b.example.net"), Err(F::TooMuch));
        assert_eq!(mx_line("0 ."), Err(F::NoMail));
        assert_eq!(
            mx_line("10 192.0.2.1"),
            Err(F::Server(NameFault::IpAddress("192.0.2.1".into())))
        );
        assert!(matches!(mx_line("10:2001:db8::1"), Err(F::Server(NameFault::IpAddress(_)))));
        assert!(matches!(mx_line("10 smtp"), Err(F::Server(NameFault::OneLabel(_)))));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,2000}") {
            let _ = mx_line(&text);
        }
    }
}
