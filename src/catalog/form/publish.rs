//! From what was typed to the record that a company's servers would then publish.

use super::Typed;
use super::fill::seconds;
use crate::catalog::{
    Appends, FinalDot, IpAsMx, LongTxt, Quotes, Registrar, Role, Root, TypedQuotes,
};
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

/// The records that come out of the form: one, or all of its name where one box holds a set. Everything
/// the company does to slips happens here: a name is doubled, a target without its dot is made longer,
/// quotation marks stay in the text.
pub fn publish(
    registrar: &Registrar,
    domain: &Domain,
    typed: &Typed,
) -> Result<Vec<Record>, Refusal> {
    for (role, text) in &typed.boxes {
        if text.len() > LONGEST {
            return Err(Refusal::TooLong(*role));
        }
    }
    let name = name(registrar, domain, &owner(typed))?;
    let ttl = ttl(registrar, typed.get(Role::Ttl))?;
    let mut set = match typed.rtype {
        Rtype::Cname if name == domain.name() => return Err(Refusal::AliasAtRoot),
        Rtype::Cname if is_proxied(registrar, typed) => {
            target(registrar, domain, target_box(registrar, typed))?;
            vec![Rdata::A(PROXY)]
        }
        Rtype::Cname => {
            vec![Rdata::Cname(target(registrar, domain, target_box(registrar, typed))?)]
        }
        Rtype::Mx if has_value_box(registrar, Rtype::Mx) => routes(registrar, domain, typed)?,
        Rtype::Mx => {
            vec![Rdata::Mx {
                priority: priority(typed.get(Role::Priority))?,
                exchange: target(registrar, domain, typed.get(Role::Target))?,
            }]
        }
        Rtype::Srv if has_value_box(registrar, Rtype::Srv) => services(registrar, domain, typed)?,
        Rtype::Srv => {
            let text = |role| typed.get(role);
            vec![Rdata::Srv {
                priority: priority(text(Role::Priority))?,
                weight: number(Role::Weight, text(Role::Weight))?,
                port: number(Role::Port, text(Role::Port))?,
                target: target(registrar, domain, text(Role::Target))?,
            }]
        }
        Rtype::Txt if registrar.types_sets(Rtype::Txt) => {
            let lines = typed.get(Role::Value).lines().filter(|line| !line.trim().is_empty());
            lines
                .map(|line| Ok(Rdata::Txt(txt(registrar, line.trim())?)))
                .collect::<Result<_, _>>()?
        }
        Rtype::Txt => vec![Rdata::Txt(txt(registrar, typed.get(Role::Value))?)],
        other => return Err(Refusal::Type(other)),
    };
    if set.is_empty() {
        return Err(Refusal::Empty(Role::Value));
    }
    let mut seen = Vec::new();
    set.retain(|data| {
        let is_new = !seen.contains(data);
        seen.push(data.clone());
        is_new
    });
    Ok(set.into_iter().map(|data| Record { name: name.clone(), ttl, data }).collect())
}

/// True for a form whose values stand in a value box, whatever their type.
fn has_value_box(registrar: &Registrar, rtype: Rtype) -> bool {
    let form = registrar.forms.of(rtype);
    form.is_some_and(|form| form.boxes.iter().any(|cell| cell.role == Role::Value))
}

/// What was typed as the target of an alias.
fn target_box<'t>(registrar: &Registrar, typed: &'t Typed) -> &'t str {
    let role = if has_value_box(registrar, Rtype::Cname) { Role::Value } else { Role::Target };
    typed.get(role)
}

fn priority(typed: &str) -> Result<u16, Refusal> {
    typed.parse().map_err(|_kind| Refusal::Priority(typed.to_owned()))
}

/// The mail lines of a value box: priority, space, host, and on to the next.
fn routes(registrar: &Registrar, domain: &Domain, typed: &Typed) -> Result<Vec<Rdata>, Refusal> {
    let mut words = typed.get(Role::Value).split_whitespace();
    let mut set = Vec::new();
    while let Some(number) = words.next() {
        let priority = priority(number)?;
        let host = words.next().unwrap_or_default();
        set.push(Rdata::Mx { priority, exchange: target(registrar, domain, host)? });
        if set.len() > 1 && !registrar.types_sets(Rtype::Mx) {
            return Err(Refusal::Target(typed.get(Role::Value).to_owned()));
        }
    }
    Ok(set)
}

/// The service lines of a value box: priority, weight, port and host with spaces between, and on to
/// the next.
fn services(registrar: &Registrar, domain: &Domain, typed: &Typed) -> Result<Vec<Rdata>, Refusal> {
    let mut words = typed.get(Role::Value).split_whitespace();
    let mut set = Vec::new();
    while let Some(first) = words.next() {
        set.push(Rdata::Srv {
            priority: priority(first)?,
            weight: number(Role::Weight, words.next().unwrap_or_default())?,
            port: number(Role::Port, words.next().unwrap_or_default())?,
            target: target(registrar, domain, words.next().unwrap_or_default())?,
        });
        if set.len() > 1 && !registrar.types_sets(Rtype::Srv) {
            return Err(Refusal::Target(typed.get(Role::Value).to_owned()));
        }
    }
    Ok(set)
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

fn number(role: Role, text: &str) -> Result<u16, Refusal> {
    text.parse().map_err(|_kind| Refusal::Number(role, text.to_owned()))
}

fn name(registrar: &Registrar, domain: &Domain, typed: &str) -> Result<Name, Refusal> {
    let refused = || Refusal::Name(typed.to_owned());
    if matches!(typed, "" | "@") {
        return match (registrar.root, registrar.appends_domain) {
            (Root::OwnSection, _) if typed == "@" => Err(refused()),
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

fn target(registrar: &Registrar, domain: &Domain, text: &str) -> Result<Name, Refusal> {
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
    let habit = match (registrar.quotes, registrar.long_txt) {
        (Quotes::Needed | Quotes::Optional, _) | (_, LongTxt::Quoted255) => TypedQuotes::Stripped,
        (Quotes::Never, _) => registrar.habits.typed_quotes,
    };
    match habit {
        TypedQuotes::Refused => Err(Refusal::Quotes),
        TypedQuotes::Kept => Ok(typed.to_owned()),
        TypedQuotes::Stripped => strings(typed).ok_or(Refusal::Quotes),
    }
}

/// The quoted strings joined; `None` when a mark has no partner or text stands outside. A backslash
/// keeps the character after it (RFC 1035 §5.1).
fn strings(typed: &str) -> Option<String> {
    let mut joined = String::new();
    let mut is_inside = false;
    let mut rest = typed.chars();
    while let Some(character) = rest.next() {
        match character {
            '"' => is_inside = !is_inside,
            '\\' if is_inside => joined.push(rest.next()?),
            character if is_inside => joined.push(character),
            character if character.is_whitespace() => {}
            _ => return None,
        }
    }
    (!is_inside).then_some(joined)
}
