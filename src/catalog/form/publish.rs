//! From what was typed to the record that a company's servers would then publish.

use super::Typed;
use super::fill::seconds;
use crate::catalog::{Appends, FinalDot, IpAsMx, Quotes, Registrar, Role, Root, TypedQuotes};
use crate::names::{Domain, Name};
use crate::records::{Rdata, Record, Rtype};

/// The most characters taken from one box.
const LONGEST: usize = 4096;

/// What stands in place of an alias whose web traffic is led through the company: the company's own
/// address. From the block for documentation (RFC 5737), as nothing real is meant.
const PROXY: std::net::Ipv4Addr = std::net::Ipv4Addr::new(198, 51, 100, 80);

/// Why the panel does not take the form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A box that must not be empty.
    #[error("a box is empty")]
    Empty(Role),
    /// The text in a box is too long.
    #[error("the text is too long")]
    TooLong(Role),
    /// The name box holds what no name can be.
    #[error("{0:?} is not a name")]
    Name(String),
    /// The target box holds what no server name can be.
    #[error("{0:?} is not a server name")]
    Target(String),
    /// Numbers instead of a server name.
    #[error("{0} is an IP address; a mail server needs a name")]
    IpAddress(String),
    /// Not a number from 0 to 65535.
    #[error("{0:?} is not a priority")]
    Priority(String),
    /// Not a number from 0 to 65535 in another box.
    #[error("{1:?} is not a number from 0 to 65535")]
    Number(Role, String),
    /// Not a time.
    #[error("{0:?} is not a time to live")]
    Ttl(String),
    /// Shorter than the panel takes.
    #[error("the time to live must be at least {minimum_s} seconds")]
    TtlTooShort {
        /// The least, in seconds.
        minimum_s: u32,
    },
    /// Quotation marks, which the panel refuses.
    #[error("the text must not hold quotation marks")]
    Quotes,
    /// An alias on the domain itself, where other records stand (RFC 1034 §3.6.2).
    #[error("the domain itself cannot be an alias")]
    AliasAtRoot,
    /// A type this panel is not asked for here.
    #[error("{0} is not entered here")]
    Type(Rtype),
}

/// The record that comes out of the form. Everything the company does to slips happens here: a name
/// is doubled, a target without its dot is made longer, quotation marks stay in the text.
pub fn publish(registrar: &Registrar, domain: &Domain, typed: &Typed) -> Result<Record, Refusal> {
    for (role, text) in &typed.boxes {
        if text.len() > LONGEST {
            return Err(Refusal::TooLong(*role));
        }
    }
    let name = name(registrar, domain, &owner(typed))?;
    let ttl = ttl(registrar, typed.get(Role::Ttl))?;
    let data = match typed.rtype {
        Rtype::Mx => {
            Rdata::Mx { priority: priority(typed)?, exchange: target(registrar, domain, typed)? }
        }
        Rtype::Srv => Rdata::Srv {
            priority: priority(typed)?,
            weight: number(typed, Role::Weight)?,
            port: number(typed, Role::Port)?,
            target: target(registrar, domain, typed)?,
        },
        Rtype::Cname if name == domain.name() => return Err(Refusal::AliasAtRoot),
        Rtype::Cname if is_proxied(registrar, typed) => {
            target(registrar, domain, typed)?;
            Rdata::A(PROXY)
        }
        Rtype::Cname => Rdata::Cname(target(registrar, domain, typed)?),
        Rtype::Txt => Rdata::Txt(txt(registrar, typed.get(Role::Value))?),
        other => return Err(Refusal::Type(other)),
    };
    Ok(Record { name, ttl, data })
}

/// The owner name, put together where service and protocol have boxes of their own (RFC 2782).
fn owner(typed: &Typed) -> String {
    let left = typed.get(Role::Name);
    if !typed.boxes.contains_key(&Role::Service) {
        return left.to_owned();
    }
    // A panel that asks for them apart takes `tcp` and `_tcp` alike.
    let label = |role| format!("_{}", typed.get(role).trim_start_matches('_').to_lowercase());
    let service = format!("{}.{}", label(Role::Service), label(Role::Protocol));
    if matches!(left, "" | "@") { service } else { format!("{service}.{left}") }
}

fn priority(typed: &Typed) -> Result<u16, Refusal> {
    let text = typed.get(Role::Priority);
    text.parse().map_err(|_kind| Refusal::Priority(text.to_owned()))
}

fn number(typed: &Typed, role: Role) -> Result<u16, Refusal> {
    let text = typed.get(role);
    text.parse().map_err(|_kind| Refusal::Number(role, text.to_owned()))
}

fn name(registrar: &Registrar, domain: &Domain, typed: &str) -> Result<Name, Refusal> {
    let refused = || Refusal::Name(typed.to_owned());
    if matches!(typed, "" | "@") {
        return match (registrar.root, registrar.appends_domain) {
            (Root::Full, _) | (_, Appends::Never) => Err(refused()),
            _ => Ok(domain.name()),
        };
    }
    // A panel that reads targets as a zone file does reads names so too (RFC 1035 §5.1).
    let is_absolute = registrar.final_dot == FinalDot::Needed && typed.ends_with('.');
    let text = typed.strip_suffix('.').unwrap_or(typed);
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'*');
    if text.split('.').any(|label| !(1..=63).contains(&label.len()) || !label.bytes().all(is_plain))
    {
        return Err(refused());
    }
    let whole = Name::from_presentation(text);
    let is_whole = whole.is_at_or_under(&domain.name());
    let name = match registrar.appends_domain {
        _ if is_absolute && is_whole => whole,
        _ if is_absolute => return Err(refused()),
        Appends::UnlessWhole | Appends::Never if is_whole => whole,
        Appends::Always | Appends::UnlessWhole => domain.name().child(text),
        Appends::Never => return Err(refused()),
    };
    if name.as_str().len() > 253 { Err(refused()) } else { Ok(name) }
}

fn ttl(registrar: &Registrar, typed: &str) -> Result<u32, Refusal> {
    let seconds = seconds(registrar, typed).ok_or_else(|| Refusal::Ttl(typed.to_owned()))?;
    match registrar.ttl.minimum_s {
        Some(minimum_s) if seconds < minimum_s => Err(Refusal::TtlTooShort { minimum_s }),
        // RFC 2181 §8: the highest bit is zero.
        _ => Ok(seconds.min(0x7fff_ffff)),
    }
}

fn target(registrar: &Registrar, domain: &Domain, typed: &Typed) -> Result<Name, Refusal> {
    let text = typed.get(Role::Target);
    if text.is_empty() {
        return Err(Refusal::Empty(Role::Target));
    }
    if text == "." {
        return Ok(Name::root());
    }
    let refused = || Refusal::Target(text.to_owned());
    let bare = text.strip_suffix('.').unwrap_or(text);
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if bare.split('.').any(|label| !(1..=63).contains(&label.len()) || !label.bytes().all(is_plain))
    {
        return Err(refused());
    }
    if bare.parse::<std::net::IpAddr>().is_ok() && registrar.habits.ip_as_mx == IpAsMx::Refused {
        return Err(Refusal::IpAddress(bare.to_owned()));
    }
    let target = match registrar.final_dot {
        FinalDot::Unwanted if bare != text => return Err(refused()),
        FinalDot::Needed if bare == text => domain.name().child(text),
        _ => Name::from_presentation(bare),
    };
    if target.as_str().len() > 253 { Err(refused()) } else { Ok(target) }
}

/// True when the switch shows something else than the entry that leaves the alias alone.
fn is_proxied(registrar: &Registrar, typed: &Typed) -> bool {
    let chosen = typed.get(Role::Proxy);
    let off = registrar
        .forms
        .cname
        .boxes
        .iter()
        .find(|cell| cell.role == Role::Proxy)
        .and_then(|cell| cell.enter.as_ref());
    off.is_some_and(|off| {
        ![crate::catalog::Lang::En, crate::catalog::Lang::Fr]
            .into_iter()
            .any(|lang| off.of(lang).eq_ignore_ascii_case(chosen))
    })
}

fn txt(registrar: &Registrar, typed: &str) -> Result<String, Refusal> {
    if typed.is_empty() {
        return Err(Refusal::Empty(Role::Value));
    }
    if !typed.contains('"') {
        return Ok(typed.to_owned());
    }
    let habit = match registrar.quotes {
        Quotes::Needed | Quotes::Optional => TypedQuotes::Stripped,
        Quotes::Never => registrar.habits.typed_quotes,
    };
    match habit {
        TypedQuotes::Refused => Err(Refusal::Quotes),
        TypedQuotes::Kept => Ok(typed.to_owned()),
        TypedQuotes::Stripped => strings(typed).ok_or(Refusal::Quotes),
    }
}

/// The quoted strings joined; `None` when a mark has no partner or text stands outside.
fn strings(typed: &str) -> Option<String> {
    let mut joined = String::new();
    for (at, part) in typed.split('"').enumerate() {
        if at % 2 == 1 {
            joined.push_str(part);
        } else if !part.trim().is_empty() {
            return None;
        }
    }
    typed.matches('"').count().is_multiple_of(2).then_some(joined)
}
