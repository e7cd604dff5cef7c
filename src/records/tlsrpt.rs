//! The text that asks senders for reports on encryption (RFC 8460 §3).

/// The version, as it must be written.
pub const VERSION: &str = "v=TLSRPTv1";

/// Where reports are asked for; `None` for what senders take for no request.
pub fn parse(text: &str) -> Option<Vec<String>> {
    let mut fields = text.split(';').map(str::trim);
    if fields.next()? != VERSION {
        return None;
    }
    let addresses = fields
        .find_map(|field| field.split_once('=').filter(|(key, _)| key.trim() == "rua"))
        .map(|(_, addresses)| addresses.split(',').map(|one| one.trim().to_owned()).collect())
        .filter(|addresses: &Vec<String>| addresses.iter().all(|one| is_address(one)));
    addresses.filter(|addresses| !addresses.is_empty())
}

/// True for a text that is meant as such a request, in order or not.
pub fn looks_like_tls_rpt(text: &str) -> bool {
    let text = text.trim_start_matches(['"', '\\', ' ']).to_ascii_lowercase();
    text.replace(' ', "").starts_with("v=tlsrpt")
}

/// The request that `text` was meant to be; `None` where it names nobody for the reports.
pub fn mended(text: &str) -> Option<String> {
    let address = |word: &str| {
        let word = word.trim_end_matches(['.', '>']);
        let known = ["mailto:", "https://"].into_iter().find(|kind| {
            word.get(..kind.len()).is_some_and(|head| head.eq_ignore_ascii_case(kind))
        });
        let rest = known.and_then(|kind| word.get(kind.len()..)).unwrap_or(word);
        let address = match known {
            Some("https://") => format!("https://{rest}"),
            _ => format!("mailto:{}", rest.trim_start_matches(['/', '<'])),
        };
        is_address(&address).then_some(address)
    };
    let words =
        text.split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '=' | '"' | '\\'));
    let mut addresses: Vec<String> = Vec::new();
    for address in words.filter_map(address) {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    (!addresses.is_empty()).then(|| format!("{VERSION}; rua={}", addresses.join(",")))
}

fn is_address(text: &str) -> bool {
    let is_plain = text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, ';' | ',' | '"'));
    let mailbox = text.strip_prefix("mailto:").and_then(|address| address.split_once('@'));
    let is_mailbox = mailbox.is_some_and(|(who, at)| !who.is_empty() && at.contains('.'));
    let is_page = text.strip_prefix("https://").is_some_and(|rest| rest.contains('.'));
    is_plain && (is_mailbox || is_page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_names_its_version_and_somebody_for_the_reports() {
        let asked =
            parse("v=TLSRPTv1; rua=mailto:tls@acme.fr,https://reports.example/v1;").unwrap();
        assert_eq!(asked, ["mailto:tls@acme.fr", "https://reports.example/v1"]);
        assert!(parse("v=TLSRPTv1;rua=mailto:tls@acme.fr").is_some());
        for bad in [
            "v=TLSRPTv1",
            "v=TLSRPTv1; rua=",
            "v=TLSRPTv1; rua=tls@acme.fr",
            "v=TLSRPTv1; rua=http://acme.fr/",
            "v=tlsrptv1; rua=mailto:tls@acme.fr",
            "v=TLSRPT1; rua=mailto:tls@acme.fr",
            "v=STSv1; id=1",
            "",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_spoilt_request_is_known_and_mended() {
        let right = "v=TLSRPTv1; rua=mailto:tls@acme.fr";
        for spoilt in [
            "v=TLSRPTv1; rua=tls@acme.fr",
            "v=tlsrptv1; rua=mailto:tls@acme.fr",
            "v=TLSRPT1; rua=MAILTO:tls@acme.fr;",
            "\"v=TLSRPTv1; rua=mailto:tls@acme.fr\"",
            "v = TLSRPTv1, rua = mailto://tls@acme.fr.",
            "v=TLSRPTv1; rua=mailto:tls@acme.fr v=TLSRPTv1; rua=mailto:tls@acme.fr",
        ] {
            assert!(looks_like_tls_rpt(spoilt), "{spoilt}");
            assert_eq!(mended(spoilt).as_deref(), Some(right), "{spoilt}");
        }
        assert!(!looks_like_tls_rpt("v=STSv1; id=1"));
        assert_eq!(mended("v=TLSRPTv1; rua="), None);
        assert_eq!(mended("v=TLSRPTv1; rua=mailto:é@acme.fr"), None);
    }
}
