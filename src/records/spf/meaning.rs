//! When two SPF texts let the same servers send.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Meaning, Mechanism, Prefixes, Qualifier, Spf, parse};

/// True when both texts give every sender the same answer: spelling, repeats and the order among
/// neighbours with the same answer do not matter. Texts that are no SPF are equal only letter by letter.
pub fn same_meaning(one: &str, other: &str) -> bool {
    match (parse(one), parse(other)) {
        (Ok(one), Ok(other)) => canonical(&one) == canonical(&other),
        _ => one.trim() == other.trim(),
    }
}

/// Runs of directives with equal answers, sorted inside, and what happens at the end.
fn canonical(spf: &Spf) -> (Vec<(Qualifier, Vec<String>)>, String) {
    let mut runs: Vec<(Qualifier, Vec<String>)> = Vec::new();
    // Without `all` and `redirect=` the answer is "neutral" (RFC 7208 §4.7).
    let mut end = Qualifier::Neutral.all().to_owned();
    for term in spf.effective() {
        match &term.meaning {
            Meaning::Directive(qualifier, Mechanism::All) => qualifier.all().clone_into(&mut end),
            Meaning::Redirect(domain) => end = format!("redirect={}", plain(domain)),
            Meaning::Directive(qualifier, mechanism) => match runs.last_mut() {
                Some((last, keys)) if last == qualifier => keys.push(key(mechanism)),
                _ => runs.push((*qualifier, vec![key(mechanism)])),
            },
            Meaning::Explanation(_) | Meaning::Unknown { .. } => {}
        }
    }
    for (_, keys) in &mut runs {
        keys.sort();
        keys.dedup();
    }
    (runs, end)
}

/// The one spelling under which mechanisms are compared.
pub(super) fn key(mechanism: &Mechanism) -> String {
    match mechanism {
        Mechanism::All => "all".to_owned(),
        Mechanism::Include(domain) => format!("include:{}", plain(domain)),
        Mechanism::A(domain, prefixes) => host("a", domain.as_deref(), *prefixes),
        Mechanism::Mx(domain, prefixes) => host("mx", domain.as_deref(), *prefixes),
        Mechanism::Ptr(domain) => {
            format!("ptr:{}", domain.as_deref().map(plain).unwrap_or_default())
        }
        Mechanism::Ip4(address, bits) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(*bits)).unwrap_or(0);
            format!("ip4:{}/{bits}", Ipv4Addr::from_bits(address.to_bits() & mask))
        }
        Mechanism::Ip6(address, bits) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(*bits)).unwrap_or(0);
            format!("ip6:{}/{bits}", Ipv6Addr::from_bits(address.to_bits() & mask))
        }
        Mechanism::Exists(domain) => format!("exists:{}", plain(domain)),
    }
}

fn host(name: &str, domain: Option<&str>, prefixes: Prefixes) -> String {
    let domain = domain.map(plain).unwrap_or_default();
    format!("{name}:{domain}/{}//{}", prefixes.ip4, prefixes.ip6)
}

/// Lower case without the final dot; macros keep their case, which means something (RFC 7208 §7.3).
pub(super) fn plain(domain: &str) -> String {
    if domain.contains('%') {
        return domain.to_owned();
    }
    domain.strip_suffix('.').unwrap_or(domain).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_order_among_equals_do_not_change_who_may_send() {
        assert!(same_meaning("v=spf1 include:A.fr mx ~all", "V=SPF1  MX +include:a.fr. ~ALL"));
        assert!(same_meaning("v=spf1 ip4:192.0.2.7/24 -all", "v=spf1 ip4:192.0.2.0/24 -all mx"));
        assert!(same_meaning("v=spf1 mx", "v=spf1 mx mx ?all"));
        assert!(same_meaning("v=spf1 a/32 exp=x.fr -all", "v=spf1 a//128 -all"));
    }

    #[test]
    fn another_tail_or_sender_is_another_meaning() {
        assert!(!same_meaning("v=spf1 mx ~all", "v=spf1 mx -all"));
        assert!(!same_meaning("v=spf1 mx ~all", "v=spf1 mx a ~all"));
        assert!(!same_meaning("v=spf1 -a mx ~all", "v=spf1 mx -a ~all"));
        assert!(!same_meaning("v=spf1 ip4:0.0.0.0/0 -all", "v=spf1 ip4:0.0.0.0 -all"));
        assert!(!same_meaning("v=spf1 redirect=a.fr", "v=spf1 include:a.fr"));
        assert!(!same_meaning("v=spf1 mx ~all", " v=spf1 mx -all"));
    }
}
