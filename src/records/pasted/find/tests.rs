use proptest::prelude::*;

use super::*;

const MICROSOFT: &str = "Domain settings\n\
    Type\tHost name\tPoints to address or value\tPriority\tTTL\n\
    MX\t@\tacme-fr.mail.protection.outlook.com\t0\t1 Hour\n\
    TXT\t@\tv=spf1 include:spf.protection.outlook.com -all\t1 Hour\n\
    TXT\t@\tMS=ms12345678\t\n\
    CNAME\tselector1._domainkey\tselector1-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft\t1 Hour\n\
    CNAME\tselector2._domainkey\tselector2-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft\t1 Hour\n";

#[test]
fn each_value_is_picked_out_of_the_providers_table() {
    let mx = Want::MxHost(&["mail.protection.outlook.com", "mx.microsoft"]);
    assert_eq!(find(MICROSOFT, mx).unwrap(), "acme-fr.mail.protection.outlook.com");
    let first = Want::CnameTarget { contains: "Selector1-" };
    assert_eq!(
        find(MICROSOFT, first).unwrap(),
        "selector1-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft"
    );
    assert_eq!(find(MICROSOFT, Want::VerifyTxt { prefix: "ms=" }).unwrap(), "MS=ms12345678");
    assert_eq!(
        find(MICROSOFT, Want::SpfTxt).unwrap(),
        "v=spf1 include:spf.protection.outlook.com -all"
    );
    assert_eq!(find(MICROSOFT, Want::DkimTxt), Err(NotFound::Nothing));
}

#[test]
fn two_that_fit_are_a_question_and_the_same_twice_is_one() {
    let both = Want::CnameTarget { contains: "dkim.mail.microsoft" };
    assert!(matches!(find(MICROSOFT, both), Err(NotFound::Several(two)) if two.len() == 2));
    let twice = "mx.example.net.\nMX.EXAMPLE.NET";
    assert_eq!(find(twice, Want::MxHost(&[])).unwrap(), "mx.example.net");
}

#[test]
fn a_mail_server_is_found_in_a_line_of_any_shape() {
    let want = Want::MxHost(&["google.com"]);
    for text in [
        "1 SMTP.GOOGLE.COM.",
        "@ IN MX 1 smtp.google.com.",
        "MX: “smtp.google.com”",
        "1:smtp.google.com",
    ] {
        assert_eq!(find(text, want).unwrap(), "smtp.google.com", "{text:?}");
    }
    assert_eq!(find("smtp.notgoogle.com", want), Err(NotFound::Another(Looks::Host)));
}

fn key(bits: usize) -> String {
    use base64::Engine as _;
    let octets: Vec<u8> = crate::records::dkim::sample_key(bits);
    base64::engine::general_purpose::STANDARD.encode(octets)
}

#[test]
fn a_key_is_put_together_from_a_page() {
    let key = key(2048);
    let expected = format!("v=DKIM1; k=rsa; p={key}");
    let (one, two) = key.split_at(200);
    let pages = [
        expected.clone(),
        format!(
            "DNS Host name:\ngoogle._domainkey\nTXT record value:\n{expected}\nCopy\nStart authentication\n"
        ),
        format!("google._domainkey\tTXT\tv=DKIM1; k=rsa; p={key}\t3600\n"),
        format!("TXT record value:\nv=DKIM1; k=rsa; p={one}\n{two}\nCopy\n"),
        format!(
            "google._domainkey IN TXT ( \"v=DKIM1; k=rsa; \"\n  \"p={one}\"\n  \"{two}\" ) ; key\n"
        ),
        format!("| google._domainkey | \"v=DKIM1; k=rsa; p={one}\" \"{two}\" |"),
    ];
    for page in pages {
        assert_eq!(find(&page, Want::DkimTxt).as_deref(), Ok(expected.as_str()), "{page}");
    }
}

#[test]
fn a_cut_key_is_returned_as_it_is_for_its_parser_to_judge() {
    let cut: String = format!("v=DKIM1; k=rsa; p={}", key(2048)).chars().take(255).collect();
    let found = find(&format!("Value\n{cut}\nTTL\n3600\n"), Want::DkimTxt).unwrap();
    assert_eq!(found, cut);
    assert!(dkim::parse(&found).is_err());
}

#[test]
fn another_kind_of_value_is_recognised() {
    let dkim = |text: &str| find(text, Want::DkimTxt).unwrap_err();
    assert_eq!(dkim("v=spf1 -all"), NotFound::Another(Looks::Spf));
    assert_eq!(dkim("\"v=DMARC1; p=none\""), NotFound::Another(Looks::Dmarc));
    assert_eq!(dkim("ada@acme.fr"), NotFound::Another(Looks::Email));
    assert_eq!(dkim("https://admin.google.com/x"), NotFound::Another(Looks::Web));
    assert_eq!(dkim("192.0.2.1"), NotFound::Another(Looks::IpAddress));
    assert_eq!(dkim(" \u{200b}\n"), NotFound::Empty);
    assert_eq!(find("v=DKIM1; p=MII", Want::MxHost(&[])), Err(NotFound::Another(Looks::Dkim)));
}

#[test]
fn verification_texts_are_found_with_or_without_a_space() {
    let yandex = Want::VerifyTxt { prefix: "yandex-verification:" };
    let text = "Add this record: yandex-verification: b83672f59b3dbe16";
    assert_eq!(find(text, yandex).unwrap(), "yandex-verification: b83672f59b3dbe16");
    let google = Want::VerifyTxt { prefix: "google-site-verification=" };
    let text = "TXT \"google-site-verification=lT3RftN0whX9Y2qpcg8-1LJisCT2yVrA6-3fVSE5jHM\",";
    assert_eq!(
        find(text, google).unwrap(),
        "google-site-verification=lT3RftN0whX9Y2qpcg8-1LJisCT2yVrA6-3fVSE5jHM"
    );
    let ms = Want::VerifyTxt { prefix: "MS=" };
    assert_eq!(find("terms=ms1 MS= MS=ms12345678", ms).unwrap(), "MS=ms12345678");
}

#[test]
fn a_word_of_the_catalogues_own_pattern_is_found() {
    let is_token = |word: &str| {
        word.len() == 32 && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    let text =
        "Name: 62jozinbglmo43m6d7ocujpqn4eyj35h._domainkey Value: 62jozinbglmo43m6d7ocujpqn4eyj35h";
    assert_eq!(find(text, Want::Word(&is_token)).unwrap(), "62jozinbglmo43m6d7ocujpqn4eyj35h");
}

#[test]
fn a_policy_broken_over_lines_is_one_policy() {
    let text = "v=DMARC1; p=none;\nrua=mailto:dmarc@acme.fr";
    assert_eq!(find(text, Want::DmarcTxt).unwrap(), "v=DMARC1; p=none; rua=mailto:dmarc@acme.fr");
}

proptest! {
    #[test]
    fn no_page_panics(text in "(?s)(v=DKIM1;|MS=|v=spf1 )?.{0,2000}") {
        let _ = find(&text, Want::MxHost(&["google.com"]));
        let _ = find(&text, Want::CnameTarget { contains: "" });
        let _ = find(&text, Want::DkimTxt);
        let _ = find(&text, Want::VerifyTxt { prefix: "MS=" });
        let _ = find(&text, Want::SpfTxt);
        let _ = find(&text, Want::DmarcTxt);
    }
}

#[test]
fn sixty_four_kilobytes_are_searched_without_delay() {
    for hostile in ["v=DKIM1; p=\n", "A\nb1\n", "MS=a ", "v=spf1\t", "\"", "é.fr ", "p=MI;k=rsa;\n"]
    {
        let text = hostile.repeat(65_536 / hostile.len());
        for want in
            [Want::DkimTxt, Want::VerifyTxt { prefix: "MS=" }, Want::SpfTxt, Want::MxHost(&[])]
        {
            let _ = find(&text, want);
        }
    }
}
