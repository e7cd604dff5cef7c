use base64::engine::general_purpose::STANDARD as BASE64;
use proptest::prelude::*;

use super::super::der::tests::{bare, private, spki};
use super::*;

/// A real key of 2048 bits, made for this test.
const REAL: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwo7C/CfPQYgXnxD6J17wXuz8YJ9Fy1EjOI/r64/FBpe6B1JbCqa/dXx3uZ6xFvA4Ij/Gy8QtQYBzPU1wrTT3o2hp2YtfOiseOyk84SVqS0lQO+sL2r2ZKBoTM5T2e2ByyiRZaBCrXzHmnAueTPCgFY8YdxSU+kL47yNV/bMxvVPgfonXZlOj4WGYAu1y5LbQj2UL3aY4mxeMvKrIS9Yl8vQPJvqv5SHvpRlKzDoz7IG9/9FU/Knmr53GoQFTou1aOjL7ViOrwtf6NNyGTY7vdRMuSnXWReyp5fqNK+H6d8LBEqlL9HiZVq1yPQqgoZ91mXD+JfWl6kOn7Qxmvj9bPwIDAQAB";

/// A real key of 1024 bits without the wrapping.
const REAL_BARE: &str = "MIGJAoGBAL3dOhnzisVhVd26KEtEvFNkd9QRXLeU1NMoIQup9h8wXZReNq5MlUFWHhcf3lfBqYTJGz4gpnh/fweQf9aQAshdQhgXXuFnGr0DNb/H+iY2v0qmlmzMeIbWkoyRMykt52/h+u1Gj0RkmGwW3FOZbbeq2js3gJL3aYp532sfC2/hAgMBAAE=";

fn record(octets: &[u8]) -> String {
    format!("v=DKIM1; k=rsa; p={}", BASE64.encode(octets))
}

fn fault_of(text: &str) -> (usize, DkimFaultKind) {
    let fault = parse(text).unwrap_err();
    (fault.at, fault.kind)
}

#[test]
fn keys_from_1024_bits_up_and_ed25519_are_healthy() {
    for bits in [1024, 2048, 3072, 4096] {
        let dkim = parse(&record(&spki(bits))).unwrap();
        assert_eq!(dkim.key, Key::Rsa { bits: u32::try_from(bits).unwrap() });
        assert!(dkim.is_healthy());
    }
    let real = parse(&format!("v=DKIM1;k=rsa;p={REAL};")).unwrap();
    assert_eq!(real.key, Key::Rsa { bits: 2048 });
    assert_eq!(parse(&format!("p={REAL_BARE}")).unwrap().key, Key::Rsa { bits: 1024 });
    // RFC 8463 appendix A.
    let ed = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    assert!(parse(ed).unwrap().is_healthy());
}

#[test]
fn a_key_without_its_padding_is_whole() {
    let padded = record(&bare(1024));
    let bare = padded.trim_end_matches('=');
    assert_ne!(padded, bare);
    assert!(parse(bare).unwrap().is_healthy());
}

#[test]
fn a_key_cut_after_255_characters_says_how_many_are_missing() {
    let text = format!("v=DKIM1; k=rsa; p={REAL}");
    let cut: String = text.chars().take(255).collect();
    let want = REAL.len();
    let expected = DkimFaultKind::Truncated { have: 237, want, at_255: Cut::At255 };
    assert_eq!(fault_of(&cut), (255, expected));
    for length in 60..text.len() - 2 {
        let cut: String = text.chars().take(length).collect();
        let (_, kind) = fault_of(&cut);
        let is_truncated =
            matches!(kind, DkimFaultKind::Truncated { have, .. } if have == length - 18);
        assert!(is_truncated, "{length}: {kind:?}");
    }
}

#[test]
fn a_key_pasted_twice_is_too_long() {
    let twice = format!("v=DKIM1; p={}", BASE64.encode([spki(2048), spki(2048)].concat()));
    assert!(matches!(fault_of(&twice).1, DkimFaultKind::TooMuch { have: 784, want: 392 }));
}

#[test]
fn quotes_backslashes_and_strange_characters_are_pointed_at() {
    assert_eq!(fault_of("\"v=DKIM1; p=MIGf\""), (0, DkimFaultKind::Quote));
    assert_eq!(fault_of("'v=DKIM1; p=MIGf'"), (0, DkimFaultKind::Quote));
    assert_eq!(fault_of("v=DKIM1\\; p=MIGf"), (7, DkimFaultKind::Quote));
    assert_eq!(fault_of("v=DKIM1; p=MI\\010Gf"), (13, DkimFaultKind::Quote));
    assert_eq!(fault_of("v=DKIM1; p=MI\u{200b}Gf"), (13, DkimFaultKind::Character('\u{200b}')));
    assert_eq!(fault_of("v=DKIM1; p=MI-Gf"), (13, DkimFaultKind::NotBase64('-')));
    assert_eq!(fault_of("v=DKIM1; p=MI=Gf"), (13, DkimFaultKind::NotBase64('=')));
    assert_eq!(fault_of("v=DKIM1; p=hello"), (11, DkimFaultKind::NotAKey));
}

#[test]
fn a_secret_key_is_an_alarm() {
    assert_eq!(fault_of(&record(&private())).1, DkimFaultKind::PrivateKey);
    let pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIC";
    assert_eq!(fault_of(pem).1, DkimFaultKind::PrivateKey);
    let pem = "v=DKIM1; p=-----BEGIN PUBLIC KEY-----MIIB";
    assert_eq!(fault_of(pem), (11, DkimFaultKind::PemLines));
}

#[test]
fn tags_out_of_order_or_misspelt_are_named() {
    use DkimFaultKind as K;
    assert_eq!(fault_of(&format!("k=rsa; v=DKIM1; p={REAL}")), (7, K::VersionNotFirst));
    assert_eq!(fault_of(&format!("v=dkim1; p={REAL}")), (2, K::Version));
    assert_eq!(fault_of(&format!("v=DKIM1, k=rsa; p={REAL}")), (7, K::Comma));
    assert_eq!(fault_of("v=DKIM1; k=rsa"), (14, K::KeyMissing));
    assert_eq!(fault_of("v=DKIM1; k:rsa; p="), (9, K::EqualsMissing("k:rsa".to_owned())));
    assert_eq!(fault_of("v=DKIM1; p=; p="), (13, K::Twice("p".to_owned())));
    assert_eq!(fault_of("IDAQABv=DKIM1; k=rsa; p=MIIBIj"), (6, K::HalvesSwapped));
    assert_eq!(
        fault_of("selector1-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft"),
        (0, K::HostName)
    );
    assert_eq!(fault_of(" "), (0, K::Empty));
    assert_eq!(fault_of("v=DKIM1; k=ed25519; p=MIGf"), (22, K::Ed25519Length));
}

#[test]
fn what_is_readable_and_still_wrong_is_a_concern() {
    let concerns = |text: &str| parse(text).unwrap().concerns;
    assert_eq!(concerns("v=DKIM1; p="), [Concern::Revoked]);
    assert_eq!(concerns(&record(&spki(512))), [Concern::Weak { bits: 512 }]);
    assert_eq!(concerns(&format!("v=DKIM1; t=s:y; p={REAL}")), [Concern::Testing]);
    assert_eq!(concerns(&format!("v=DKIM1; t=s; s=*; h=sha1:sha256; p={REAL}")), []);
    assert_eq!(concerns(&format!("v=DKIM1; h=sha1; p={REAL}")), [Concern::WithoutSha256]);
    assert_eq!(concerns(&format!("v=DKIM1; s=tlsrpt; p={REAL}")), [Concern::NotForMail]);
    let spaced = format!("v=DKIM1; p=MI {}", REAL.trim_start_matches("MI"));
    assert_eq!(concerns(&spaced), [Concern::SpaceInKey { at: 13 }]);
}

#[test]
fn a_key_is_recognised_even_where_it_does_not_belong() {
    assert!(looks_like_dkim("\"v=DKIM1; k=rsa; p=MIG\"") && looks_like_dkim("k=rsa; p=MIG"));
    assert!(!looks_like_dkim("v=spf1 -all") && !looks_like_dkim("v=DMARC1; p=none"));
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "(v=DKIM1; ?)?(k=[a-z0-9]{0,8};)?(p=[A-Za-z0-9+/=\n ]{0,900})?\\PC{0,2000}") {
        if let Err(fault) = parse(&text) {
            prop_assert!(fault.at <= text.chars().count());
        }
        let _ = super::super::same_meaning(&text, &text);
    }

    #[test]
    fn a_key_is_never_healthy_after_losing_its_end(bits in 1_usize..5, lost in 3_usize..300) {
        let text = record(&spki(bits * 1024));
        let cut: String = text.chars().take(text.len().saturating_sub(lost)).collect();
        prop_assert!(parse(&cut).is_err() || parse(&cut).unwrap().key == Key::Revoked);
    }
}

#[test]
fn a_giant_text_is_refused_or_read_without_delay() {
    assert_eq!(fault_of(&"p=".repeat(40_000)).1, DkimFaultKind::TooLong);
    assert!(parse(&"x=1;y=2;".repeat(8000)).is_err());
    let many: Vec<String> = (0..9000).map(|at| format!("t{at}=")).collect();
    assert!(parse(&many.join(";")).is_err());
}
