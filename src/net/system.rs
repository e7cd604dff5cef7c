//! The machine's own resolvers, as `/etc/resolv.conf` names them. The file itself is read elsewhere.

use std::net::{IpAddr, SocketAddr, SocketAddrV6};

use resolv_conf::{Config, ScopedIp};

/// The C library uses three and ignores the rest (resolv.conf(5), `MAXNS`).
const MOST_RESOLVERS: usize = 3;

/// Why no resolver could be taken from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSystemResolver {
    /// Empty, or only comments and options.
    #[error("no \"nameserver\" line was found; name a resolver with `system` in the configuration")]
    NoneListed,
    /// There are such lines, and none holds an address.
    #[error(
        "no \"nameserver\" line holds an IP address; name a resolver with `system` in the configuration"
    )]
    NoneReadable,
}

/// The resolvers listed in the text of a `resolv.conf`, on port 53, in its order.
///
/// Each `nameserver` line is read by itself: a damaged line, or a `search` list with a mistake in
/// it, must not take the readable ones away. A link-local address keeps its scope when the scope is
/// a number; an interface's name cannot be looked up here, so such a line is left out.
pub fn system_resolvers(text: &str) -> Result<Vec<SocketAddr>, NoSystemResolver> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| line.split_whitespace().next() == Some("nameserver"))
        .collect();
    if lines.is_empty() {
        return Err(NoSystemResolver::NoneListed);
    }
    let sockets: Vec<SocketAddr> = lines
        .iter()
        .filter_map(|line| Config::parse(line).ok())
        .flat_map(|config| config.nameservers)
        .filter_map(|address| socket(&address))
        .take(MOST_RESOLVERS)
        .collect();
    if sockets.is_empty() { Err(NoSystemResolver::NoneReadable) } else { Ok(sockets) }
}

fn socket(address: &ScopedIp) -> Option<SocketAddr> {
    match address {
        ScopedIp::V6(ip, Some(scope)) => {
            Some(SocketAddrV6::new(*ip, 53, 0, scope.parse().ok()?).into())
        }
        plain => Some(SocketAddr::new(IpAddr::from(plain), 53)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, NoSystemResolver> {
        system_resolvers(text).map(|list| list.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_first_three_resolvers_count_in_their_order() {
        let text = "# by the router\nnameserver 127.0.0.53\nnameserver ::1\n\toptions edns0\n\
                    nameserver 9.9.9.9\nnameserver 8.8.8.8\nsearch home\n";
        assert_eq!(read(text).unwrap(), ["127.0.0.53:53", "[::1]:53", "9.9.9.9:53"]);
    }

    #[test]
    fn a_damaged_line_does_not_take_the_others_away() {
        let text = "nameserver 192.168.1.1:53\nsearch \u{1b}\noptions ndots:x\nnameserver 10.0.0.1";
        assert_eq!(read(text).unwrap(), ["10.0.0.1:53"]);
    }

    #[test]
    fn a_link_local_address_keeps_the_number_of_its_interface() {
        assert_eq!(read("nameserver fe80::1%2").unwrap(), ["[fe80::1%2]:53"]);
    }

    #[test]
    fn an_empty_file_and_an_unreadable_one_are_two_faults() {
        assert_eq!(read("# nothing\n\n"), Err(NoSystemResolver::NoneListed));
        assert_eq!(read("nameserver dns.example"), Err(NoSystemResolver::NoneReadable));
    }
}
