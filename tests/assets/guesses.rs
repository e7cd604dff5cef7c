//! Who publishes a domain and who receives its mail, told from names.

use mxguide::catalog::{Catalog, Guess, ProviderId, RegistrarId};
use mxguide::names::Name;

use super::names;
use proptest::prelude::*;

/// Name servers that two companies share: asked about, never guessed.
const SHARED_SERVERS: [&str; 1] = ["ns-cloud-*.googledomains.com"];
/// Mail servers that two products of one company share.
const SHARED_MX: [&str; 1] = ["inbound-smtp.*.amazonaws.com"];

#[test]
fn no_pattern_of_one_company_fits_the_servers_of_another() {
    let catalog = Catalog::built_in();
    let sample = |pattern: &str| Name::from_presentation(&pattern.replace('*', "7"));
    for entry in &catalog.registrars {
        for pattern in &entry.name_servers {
            let found = catalog.registrars_at(&sample(pattern.as_str()));
            let owners = if SHARED_SERVERS.contains(&pattern.as_str()) { 2 } else { 1 };
            assert!(found.len() == owners && found.contains(&entry.id), "{pattern}: {found:?}");
        }
    }
    for entry in &catalog.providers {
        for pattern in &entry.detect.mx {
            let found = catalog.providers_at(&sample(pattern.as_str()));
            let owners = if SHARED_MX.contains(&pattern.as_str()) { 2 } else { 1 };
            assert!(found.len() == owners && found.contains(&entry.id), "{pattern}: {found:?}");
            assert!(catalog.gateway_of(&[sample(pattern.as_str())]).is_none(), "{pattern}");
        }
    }
}

#[test]
fn name_servers_tell_who_publishes_a_domain() {
    let catalog = Catalog::built_in();
    let of = |texts: &[&str]| catalog.registrar_of(&names(texts));
    let known = |id: &str| Guess::Known(RegistrarId::new(id));
    assert_eq!(of(&["ada.ns.cloudflare.com.", "BOB.ns.cloudflare.com"]), known("cloudflare"));
    assert_eq!(of(&["dns1.registrar-servers.com"]), known("namecheap"));
    assert_eq!(of(&["ns1.bluehost.com", "ns2.bluehost.com"]), known("bluehost"));
    assert_eq!(of(&["ns-168-a.gandi.net", "ns-17-b.gandi.net"]), known("gandi"));
    assert_eq!(of(&["ns-2048.awsdns-64.co.uk"]), known("route53"));
    assert_eq!(of(&["a.dns.gandi.net"]), known("gandi"));
    assert_eq!(of(&["ns.evil-cloudflare.com"]), Guess::Unknown);
    assert_eq!(of(&[]), Guess::Unknown);
    let both = vec![RegistrarId::new("bluehost"), RegistrarId::new("cloudflare")];
    assert_eq!(of(&["ada.ns.cloudflare.com", "ns1.bluehost.com"]), Guess::Mixed(both));
    assert!(matches!(of(&["ns-cloud-a1.googledomains.com"]), Guess::Tied(ids) if ids.len() == 2));

    let gandi = catalog.registrar(&RegistrarId::new("gandi")).unwrap();
    assert!(gandi.server_trap(&names(&["a.dns.gandi.net"])).is_some());
    assert!(gandi.server_trap(&names(&["ns-1-a.gandi.net"])).is_none());
    let suspended = |text| catalog.is_suspension_server(&Name::from_presentation(text));
    assert!(suspended("ns1.emailverification.info"));
    assert!(suspended("ns1.registrant-verification.ispapi.net"));
    assert!(!suspended("ada.ns.cloudflare.com"));
}

#[test]
fn mail_servers_tell_who_receives_mail() {
    let catalog = Catalog::built_in();
    let of = |texts: &[&str]| catalog.provider_of(&names(texts));
    let known = |id: &str| Guess::Known(ProviderId::new(id));
    assert_eq!(of(&["SMTP.GOOGLE.COM."]), known("google-workspace"));
    assert_eq!(of(&["ASPMX.L.GOOGLE.COM", "ALT4.ASPMX.L.GOOGLE.COM"]), known("google-workspace"));
    assert_eq!(of(&["acme-fr.mail.protection.outlook.com"]), known("microsoft-365"));
    assert_eq!(of(&["acme-fr.o-v1.mx.microsoft"]), known("microsoft-365"));
    assert_eq!(of(&["x.olc.protection.outlook.com"]), Guess::Unknown);
    assert_eq!(of(&["gmail-smtp-in.l.google.com"]), Guess::Unknown);
    assert_eq!(of(&["mx1.mail.ovh.net", "mx2.mail.ovh.net"]), known("ovh-mail"));
    let mixed = of(&["smtp.google.com", "mx1.mail.ovh.net"]);
    assert!(matches!(mixed, Guess::Mixed(ids) if ids.len() == 2));
    let filter = catalog.gateway_of(&names(&["mxa-001.pphosted.com"])).unwrap();
    assert_eq!(filter.name, "Proofpoint");
}

#[test]
fn a_name_inside_somebody_elses_domain_fools_nobody() {
    let catalog = Catalog::built_in();
    let of = |text: &str| catalog.registrar_of(&names(&[text]));
    assert_eq!(of("ns1.domaincontrol.com.evil.example"), Guess::Unknown);
    assert_eq!(of("ns1.godaddy.com.evil.example"), Guess::Unknown);
    assert_eq!(of("evildomaincontrol.com"), Guess::Unknown);
    assert_eq!(of("domaincontrol.com"), Guess::Unknown);
    for entry in &catalog.registrars {
        for pattern in &entry.name_servers {
            let real = pattern.as_str().replace('*', "7");
            for fake in [format!("{real}.evil.example"), format!("{real}-evil.example")] {
                assert_eq!(of(&fake), Guess::Unknown, "{fake}");
            }
            // The company's own domain as the end of a longer label.
            let (first, rest) = real.split_once('.').unwrap();
            let fake = format!("{first}.evil{rest}");
            assert!(!of(&fake).all().contains(&entry.id), "{fake} passes for {}", entry.id);
        }
    }
}

#[test]
fn each_company_with_guidance_is_told_from_its_own_servers() {
    let catalog = Catalog::built_in();
    let servers = [
        ("godaddy", ["ns31.domaincontrol.com", "ns32.domaincontrol.com"]),
        ("ovhcloud", ["dns19.ovh.net", "ns19.ovh.net"]),
        ("ovhcloud", ["dns200.anycast.me", "ns200.anycast.me"]),
        ("ionos", ["ns1045.ui-dns.com", "ns1045.ui-dns.biz"]),
        ("hostinger", ["ns1.dns-parking.com", "ns2.dns-parking.com"]),
        ("squarespace", ["ns01.squarespacedns.com", "ns02.squarespacedns.com"]),
        ("route53", ["ns-512.awsdns-00.net", "ns-2048.awsdns-64.co.uk"]),
        ("porkbun", ["curitiba.ns.porkbun.com", "salvador.porkbun.com"]),
        ("digitalocean", ["ns1.digitalocean.com", "ns2.digitalocean.com"]),
        ("infomaniak", ["ns11.infomaniak.ch", "nsany1.infomaniak.com"]),
        ("wix", ["ns8.wixdns.net", "ns9.wixdns.net"]),
        ("name-com", ["ns1abc.name.com", "ns2def.name.com"]),
        ("hover", ["ns1.hover.com", "ns2.hover.com"]),
        ("dynadot", ["ns1.dyna-ns.net", "ns2.dyna-ns.net"]),
        ("vercel", ["ns1.vercel-dns.com", "ns2.vercel-dns.com"]),
    ];
    for (id, servers) in servers {
        let found = catalog.registrar_of(&names(&servers));
        assert_eq!(found, Guess::Known(RegistrarId::new(id)), "{servers:?}");
        // Half of the servers at another company: a move that is not finished.
        let half = catalog.registrar_of(&names(&[servers[0], "ada.ns.cloudflare.com"]));
        let mut both = vec![RegistrarId::new("cloudflare"), RegistrarId::new(id)];
        both.sort();
        assert_eq!(half, Guess::Mixed(both));
    }
}

thread_local! {
    static CATALOG: Catalog = Catalog::built_in();
}

proptest! {
    /// Whatever stands in front, behind or inside, only the company's own domain counts.
    #[test]
    fn noise_around_a_companys_name_never_passes_for_it(
        noise in "[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?",
        at in 0_usize..400,
    ) {
        CATALOG.with(|catalog| {
            let hosts = catalog.registrars.iter().flat_map(|entry| &entry.name_servers);
            let mails = catalog.providers.iter().flat_map(|entry| &entry.detect.mx);
            let patterns: Vec<_> = hosts.chain(mails).collect();
            let real = patterns[at % patterns.len()].as_str().replace('*', "7");
            for fake in [
                format!("{real}.{noise}.example"),
                format!("{real}-{noise}.example"),
                format!("{noise}.{}.example", real.replace('.', "-")),
                format!("mx.{noise}{}.example", real.replace('.', "")),
            ] {
                let fake = [Name::from_presentation(&fake)];
                assert_eq!(catalog.registrar_of(&fake), Guess::Unknown, "{fake:?}");
                assert_eq!(catalog.provider_of(&fake), Guess::Unknown, "{fake:?}");
                assert!(catalog.gateway_of(&fake).is_none(), "{fake:?}");
            }
        });
    }

    #[test]
    fn names_made_of_noise_belong_to_nobody(
        labels in proptest::collection::vec("[a-z0-9]([a-z0-9-]{0,14}[a-z0-9])?", 1..5),
    ) {
        // ".example" is nobody's (RFC 2606), so that no label can be a company's own domain.
        let name = [Name::from_presentation(&format!("{}.example", labels.join(".")))];
        CATALOG.with(|catalog| {
            assert_eq!(catalog.registrar_of(&name), Guess::Unknown, "{name:?}");
            assert_eq!(catalog.provider_of(&name), Guess::Unknown, "{name:?}");
        });
    }
}

#[test]
fn a_strangers_server_beside_known_ones_does_not_hide_them_and_two_companies_are_both_named() {
    let catalog = Catalog::built_in();
    let strange = ["ada.ns.cloudflare.com", "ns1.stranger.example"];
    let cloudflare = Guess::Known(RegistrarId::new("cloudflare"));
    assert_eq!(catalog.registrar_of(&names(&strange)), cloudflare);
    let both = ["ada.ns.cloudflare.com", "ns-1-a.gandi.net", "ns1.stranger.example"];
    let mixed = vec![RegistrarId::new("cloudflare"), RegistrarId::new("gandi")];
    assert_eq!(catalog.registrar_of(&names(&both)), Guess::Mixed(mixed));
}
