use proptest::prelude::*;

use super::*;

fn cleaned(text: &str) -> String {
    value(text).text
}

#[test]
fn quotes_of_every_kind_go() {
    for text in [
        "\"v=spf1 mx ~all\"",
        "“v=spf1 mx ~all”",
        "« v=spf1 mx ~all »",
        "«\u{a0}v=spf1 mx ~all\u{a0}»",
        "'v=spf1 mx ~all'",
        "`v=spf1 mx ~all`",
        "\\\"v=spf1 mx ~all\\\"",
        "\"v=spf1 mx ~all",
        "v=spf1 mx ~all\"",
    ] {
        assert_eq!(cleaned(text), "v=spf1 mx ~all", "{text:?}");
    }
    assert_eq!(value("“x=1”").removed, [Removed::Quotes]);
}

#[test]
fn a_value_in_several_strings_becomes_one() {
    let cleaned = value("\"v=DKIM1; k=rsa; \" \"p=MIIBIj\" \"ANBgkq\"");
    assert_eq!(cleaned.text, "v=DKIM1; k=rsa; p=MIIBIjANBgkq");
    assert_eq!(cleaned.removed, [Removed::Quotes, Removed::Parts]);
}

#[test]
fn a_key_file_of_a_signing_program_becomes_its_value() {
    let file = "mail._domainkey\tIN\tTXT\t( \"v=DKIM1; h=sha256; k=rsa; \"\n\
        \t  \"p=MIIBIjANBgkq\"\n\t  \"hkiG9w0B\" )  ; ----- DKIM key mail for acme.fr\n";
    assert_eq!(cleaned(file), "v=DKIM1; h=sha256; k=rsa; p=MIIBIjANBgkqhkiG9w0B");
}

#[test]
fn name_ttl_class_and_type_go() {
    for (text, expected) in [
        ("acme.fr. 3600 IN TXT \"v=spf1 -all\"", "v=spf1 -all"),
        ("@ IN MX 1 smtp.google.com.", "1 smtp.google.com."),
        ("IN TXT MS=ms12345678", "MS=ms12345678"),
        ("TXT\tMS=ms12345678", "MS=ms12345678"),
        ("s1._domainkey 300 in cname s1.x.net.", "s1.x.net"),
        ("CNAME s1.x.net.", "s1.x.net"),
    ] {
        assert_eq!(cleaned(text), expected, "{text:?}");
    }
}

#[test]
fn a_value_that_only_resembles_a_line_stays_whole() {
    for text in [
        "v=spf1 mx include:_spf.google.com ~all",
        "v=spf1 MX ~all",
        "yandex-verification: b83672f59b3dbe16",
        "a b",
        "10 mx.example.net",
        "",
    ] {
        assert_eq!(value(text), Cleaned { text: text.to_owned(), removed: vec![] });
    }
}

#[test]
fn invisible_characters_odd_spaces_and_line_breaks_go() {
    let cleaned = value("\u{feff}v=spf1\u{a0}mx\u{200b}\r\n~all\u{202e}");
    assert_eq!(cleaned.text, "v=spf1 mx ~all");
    assert_eq!(cleaned.removed, [Removed::Invisible, Removed::OddSpaces, Removed::LineBreaks]);
}

#[test]
fn a_key_broken_over_lines_is_put_together_without_spaces() {
    let cleaned = value("v=DKIM1; k=rsa;\n p=MIIB Ij\nANBg\n kq==");
    assert_eq!(cleaned.text, "v=DKIM1; k=rsa;p=MIIBIjANBgkq==");
    assert_eq!(cleaned.removed, [Removed::LineBreaks, Removed::SpacesInKey]);
}

#[test]
fn a_host_name_loses_its_final_dot_and_keeps_its_case() {
    assert_eq!(
        cleaned("Protonmail.domainkey.x.domains.proton.ch."),
        "Protonmail.domainkey.x.domains.proton.ch"
    );
    assert_eq!(cleaned("no host."), "no host.");
    assert_eq!(cleaned("v=DMARC1\\; p=none"), "v=DMARC1; p=none");
}

#[test]
fn sixty_four_kilobytes_are_cleaned_without_delay_and_more_is_cut() {
    let long = value(&"é\u{200b} ".repeat(40_000));
    assert!(long.removed.contains(&Removed::Rest) && long.text.chars().count() <= LONGEST);
    let _ = value(&"\"\\".repeat(32_000));
    let _ = value(&"p=a b;".repeat(11_000));
}

proptest! {
    #[test]
    fn no_text_panics_and_nothing_invisible_stays(text in "(?s)[\"“( ]?.{0,3000}") {
        let text = value(&text).text;
        let invisible = |c: char| c.is_control() || matches!(c, '\u{200b}' | '\u{202e}' | '\u{feff}');
        prop_assert!(!text.chars().any(invisible));
        prop_assert_eq!(text.trim(), &text);
    }

    #[test]
    fn a_plain_value_is_left_alone(text in "[a-zA-Z0-9=:_+/-]{1,60}") {
        prop_assert_eq!(value(&text).text, text);
    }
}
