//! Opening a company's page in the browser, and nothing else: only `https://`, never waiting.

use super::terminal::{Capabilities, Desktop};
use crate::names::escaped;

/// The longest address opened, in bytes.
const MOST: usize = 2_048;

/// Why a page was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// Not an `https://` address of plain characters.
    #[error("{0} is not a web address that can be opened")]
    Address(String),
    /// The browser of this machine is not in front of the person.
    #[error("there is no browser here; open the address on your own computer")]
    NoBrowser,
    /// The system has no way to open it.
    #[error("the browser could not be started: {0}")]
    System(#[from] std::io::Error),
}

/// Opens `url` in the person's browser, detached from the terminal. Success means that the system
/// was asked, not that a window came up.
pub fn open_page(url: &str, able: &Capabilities) -> Result<(), OpenFault> {
    check(url)?;
    // Without a desktop a text browser might start inside our own terminal.
    if able.desktop == Desktop::None {
        return Err(OpenFault::NoBrowser);
    }
    Ok(open::that_detached(url)?)
}

fn check(url: &str) -> Result<(), OpenFault> {
    let host = url.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_plain = url.len() <= MOST
        && url.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'`' | b'\\'));
    match host {
        Some(host) if is_plain && is_host(host) => Ok(()),
        _ => Err(OpenFault::Address(escaped(url, 200))),
    }
}

/// A name of letters, digits, hyphens and dots: no user, no port, no trick.
fn is_host(host: &str) -> bool {
    host.contains('.')
        && !host.starts_with(['.', '-'])
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::terminal::capabilities;

    #[test]
    fn only_pages_of_the_web_are_opened() {
        for fine in [
            "https://dash.cloudflare.com",
            "https://dash.cloudflare.com/?to=/:account/:zone/dns&x=1",
            "https://www.ovh.com/manager/#/web/domain",
        ] {
            check(fine).unwrap();
        }
        for odd in [
            "",
            "http://a.example",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "-a",
            "https://",
            "https:///x",
            "https://user@a.example/",
            "https://a.example:22/",
            "https://localhost/",
            "https://a.example/ x",
            "https://a.example/\"&calc",
            "https://a.example/\u{1b}[2J",
            "https://münchen.example/",
        ] {
            assert!(matches!(check(odd), Err(OpenFault::Address(_))), "{odd}");
        }
        assert!(check(&format!("https://a.example/{}", "x".repeat(MOST))).is_err());
    }

    #[test]
    fn over_ssh_the_address_is_shown_and_not_opened() {
        let env = |name: &str| (name == "SSH_TTY").then(|| "/dev/pts/1".to_owned());
        let fault = open_page("https://a.example/", &capabilities(&env, true)).unwrap_err();
        assert!(matches!(fault, OpenFault::NoBrowser));
    }
}
