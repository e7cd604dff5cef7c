//! The values of `config.toml`: each refuses what cannot work and says what is expected.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

use super::fault::{likeness, shown};
use super::{Doh, Https, Lang};

/// A whole number between two limits, both included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole<const LEAST: u32, const MOST: u32>(pub(super) u32);

impl<'de, const LEAST: u32, const MOST: u32> Deserialize<'de> for Whole<LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader<const LEAST: u32, const MOST: u32>;
        impl<const LEAST: u32, const MOST: u32> Visitor<'_> for Reader<LEAST, MOST> {
            type Value = u32;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a whole number from {LEAST} to {MOST}")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<u32, E> {
                u32::try_from(number)
                    .ok()
                    .filter(|number| (LEAST..=MOST).contains(number))
                    .ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
            }
        }
        from.deserialize_u32(Reader::<LEAST, MOST>).map(Self)
    }
}

/// Degrees, from `-MOST` to `MOST`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Degrees<const MOST: i32>(pub(super) f64);

impl<'de, const MOST: i32> Deserialize<'de> for Degrees<MOST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader<const MOST: i32>;
        impl<const MOST: i32> Visitor<'_> for Reader<MOST> {
            type Value = f64;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "degrees from -{MOST} to {MOST}")
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<f64, E> {
                // NaN, which TOML has, is smaller than nothing and refused with the rest.
                if number.abs() <= f64::from(MOST) {
                    Ok(number)
                } else {
                    Err(E::invalid_value(Unexpected::Float(number), &self))
                }
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<f64, E> {
                i32::try_from(number)
                    .ok()
                    .filter(|number| (-MOST..=MOST).contains(number))
                    .map(f64::from)
                    .ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
            }
        }
        from.deserialize_f64(Reader::<MOST>).map(Self)
    }
}

/// A text that a function turns into a value, or into a sentence.
fn read_text<'de, D: Deserializer<'de>, T>(
    from: D,
    expected: &'static str,
    read: fn(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    struct Reader<T> {
        expected: &'static str,
        read: fn(&str) -> Result<T, String>,
    }
    impl<T> Visitor<'_> for Reader<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.expected)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            (self.read)(text).map_err(E::custom)
        }
    }
    from.deserialize_str(Reader { expected, read })
}

/// One of a few words, each with its meaning.
fn choice<T: Copy>(text: &str, all: &[(&str, T)]) -> Result<Option<T>, String> {
    if let Some((_, meaning)) = all.iter().find(|(word, _)| *word == text) {
        return Ok(Some(*meaning));
    }
    let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
    let alike = |one: &&&str, other: &&&str| likeness(text, one).total_cmp(&likeness(text, other));
    let nearest = words.iter().max_by(alike).copied().unwrap_or_default();
    let (text, words) = (shown(text), words.join(", "));
    Err(format!("`{text}` is none of {words}; did you mean `{nearest}`?"))
}

pub(super) fn lang<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Lang>, D::Error> {
    read_text(from, "\"en\" or \"fr\"", |text| choice(text, &[("en", Lang::En), ("fr", Lang::Fr)]))
}

pub(super) fn doh<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Doh>, D::Error> {
    read_text(from, "\"auto\", \"never\" or \"always\"", |text| {
        choice(text, &[("auto", Doh::Auto), ("never", Doh::Never), ("always", Doh::Always)])
    })
}

pub(super) fn https<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Https>, D::Error> {
    read_text(from, "\"auto\" or \"never\"", |text| {
        choice(text, &[("auto", Https::Auto), ("never", Https::Never)])
    })
}

/// An address with its port.
#[derive(Debug, Clone, Copy)]
pub(super) struct Socket(pub(super) SocketAddr);

impl<'de> Deserialize<'de> for Socket {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_text(from, "an address and a port, such as \"127.0.0.1:53\"", socket).map(Self)
    }
}

fn socket(text: &str) -> Result<SocketAddr, String> {
    if let Ok(address) = text.parse::<IpAddr>() {
        let with_port = SocketAddr::new(address, 53);
        return Err(format!("`{}` has no port; write `{with_port}`", shown(text)));
    }
    match text.parse::<SocketAddr>() {
        Ok(socket) if socket.port() == 0 => {
            Err(format!("`{}`: port 0 cannot be reached; use 1 to 65535", shown(text)))
        }
        Ok(socket) => Ok(socket),
        Err(_) => Err(format!(
            "`{}` is not an address and a port; write them as `127.0.0.1:53` or `[::1]:53`",
            shown(text)
        )),
    }
}

/// An address without a port: the key under `[dns.reach]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address(pub(super) IpAddr);

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_text(from, "an address without a port, such as \"192.0.2.4\"", address).map(Self)
    }
}

fn address(text: &str) -> Result<IpAddr, String> {
    text.parse::<IpAddr>().map_err(|_not_one| match text.parse::<SocketAddr>() {
        Ok(socket) => format!(
            "`{}`: the address found in DNS stands here without a port; write \"{}\"",
            shown(text),
            socket.ip()
        ),
        Err(_) => format!("`{}` is not an address such as `192.0.2.4`", shown(text)),
    })
}

/// The address of a DNS-over-HTTPS service (RFC 8484).
#[derive(Debug, Clone)]
pub(super) struct DohUrl(pub(super) String);

impl<'de> Deserialize<'de> for DohUrl {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_text(from, "an address such as \"https://9.9.9.9/dns-query\"", doh_url).map(Self)
    }
}

impl DohUrl {
    /// True when the service is written by address, so that it can be reached as it stands.
    pub(super) fn has_address(&self) -> bool {
        let rest = self.0.strip_prefix("https://").unwrap_or_default();
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
        host.parse::<Ipv4Addr>().is_ok()
    }
}

fn doh_url(text: &str) -> Result<String, String> {
    let Some(rest) = text.strip_prefix("https://") else {
        return Err(format!("`{}` does not begin with https://", shown(text)));
    };
    // hickory's HTTPS client takes no IPv6 address as the host of a URL, bracketed or bare.
    if rest.starts_with('[') {
        return Err(format!("`{}`: write the service by name or IPv4 address", shown(text)));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = text.len() <= 2_048 && text.bytes().all(|byte| byte.is_ascii_graphic());
    let port = host.split_once(':').map(|(_, port)| port);
    if let Some(port) = port.filter(|port| !matches!(port.parse::<u16>(), Ok(1..))) {
        return Err(format!("`{}`: `{}` is no port", shown(text), shown(port)));
    }
    if host.is_empty() || host.starts_with(':') || host.contains('@') || !is_plain {
        return Err(format!(
            "`{}` is not an address such as https://9.9.9.9/dns-query",
            shown(text)
        ));
    }
    Ok(text.to_owned())
}

/// The id of a resolver: what `--json` calls it.
#[derive(Debug, Clone)]
pub(super) struct Id(pub(super) String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_text(from, "a short name without spaces", id).map(Self)
    }
}

fn id(text: &str) -> Result<String, String> {
    let is_fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if (1..=64).contains(&text.len()) && text.chars().all(is_fine) {
        Ok(text.to_owned())
    } else {
        Err(format!("id `{}`: use 1 to 64 of a-z, 0-9, `-`, `_` and `.`", shown(text)))
    }
}

/// Words shown beside a resolver: its name, its operator, its city.
#[derive(Debug, Clone)]
pub(super) struct Words(pub(super) String);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_text(from, "a few words", words).map(Self)
    }
}

fn words(text: &str) -> Result<String, String> {
    if text.trim().is_empty() || text.chars().count() > 100 || shown(text) != text {
        return Err(format!("`{}`: use 1 to 100 visible characters", shown(text)));
    }
    Ok(text.trim().to_owned())
}

/// A country as two letters (ISO 3166-1 alpha-2), upper case.
#[derive(Debug, Clone)]
pub(super) struct Country(pub(super) String);

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_text(from, "a country in two letters, such as \"FR\"", country).map(Self)
    }
}

fn country(text: &str) -> Result<String, String> {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        Ok(text.to_ascii_uppercase())
    } else {
        Err(format!("`{}` is not a country in two letters, such as `FR`", shown(text)))
    }
}
