//! Forms both ways: what is typed as the guidance says publishes the wanted record, and slips come out
//! as each company makes them.

use std::collections::BTreeMap;

use mxguide::catalog::form::{Refusal, Typed, fill, fill_set, publish};
use mxguide::catalog::{Catalog, Lang, Registrar, RegistrarId, Role};
use mxguide::names::{Domain, Host, Name};
use mxguide::records::{Rdata, Record, Rtype};
use proptest::prelude::*;

use super::listed_registrars;

/// What a person typed.
fn typed(rtype: Rtype, boxes: &[(Role, &str)]) -> Typed {
    let boxes: BTreeMap<Role, String> =
        boxes.iter().map(|(role, text)| (*role, (*text).to_owned())).collect();
    Typed { rtype, boxes }
}

/// A mail line for the domain itself.
fn typed_mx(target: &str, ttl: &str) -> Typed {
    let boxes =
        [(Role::Name, "@"), (Role::Target, target), (Role::Priority, "1"), (Role::Ttl, ttl)];
    typed(Rtype::Mx, &boxes)
}

/// The only record that comes out of a form.
fn one(registrar: &Registrar, domain: &Domain, form: &Typed) -> Result<Record, Refusal> {
    let mut records = publish(registrar, domain, form)?;
    assert_eq!(records.len(), 1);
    Ok(records.remove(0))
}

fn mx(exchange: &str) -> Rdata {
    Rdata::Mx { priority: 1, exchange: Name::from_presentation(exchange) }
}

#[test]
fn a_full_name_and_typed_quotes_come_out_as_each_company_makes_them() {
    let catalog = Catalog::built_in();
    let domain = Domain::parse("acme.fr").unwrap();
    let boxes = [
        (Role::Name, "_dmarc.acme.fr"),
        (Role::Value, "\"v=DMARC1; p=none\""),
        (Role::Ttl, "14400"),
    ];
    let full = typed(Rtype::Txt, &boxes);
    let at = |id: &str| one(catalog.registrar(&RegistrarId::new(id)).unwrap(), &domain, &full);
    let plain = Rdata::Txt("v=DMARC1; p=none".to_owned());

    let cloudflare = at("cloudflare").unwrap();
    assert_eq!((cloudflare.name.as_str(), cloudflare.data), ("_dmarc.acme.fr", plain.clone()));
    assert_eq!(at("namecheap"), Err(Refusal::Quotes));
    let bluehost = at("bluehost").unwrap();
    assert_eq!(bluehost.name.as_str(), "_dmarc.acme.fr.acme.fr");
    assert_eq!(bluehost.data, Rdata::Txt("\"v=DMARC1; p=none\"".to_owned()));
    let gandi = at("gandi").unwrap();
    assert_eq!((gandi.name.as_str(), gandi.data), ("_dmarc.acme.fr.acme.fr", plain));
}

#[test]
fn a_target_comes_out_as_each_company_makes_it() {
    let catalog = Catalog::built_in();
    let domain = Domain::parse("acme.fr").unwrap();
    let at = |id: &str, form: &Typed| {
        one(catalog.registrar(&RegistrarId::new(id)).unwrap(), &domain, form)
    };
    let data =
        |id: &str, target: &str| at(id, &typed_mx(target, "14400")).map(|record| record.data);

    assert_eq!(data("gandi", "smtp.google.com"), Ok(mx("smtp.google.com.acme.fr")));
    assert_eq!(data("gandi", "smtp.google.com."), Ok(mx("smtp.google.com")));
    assert_eq!(data("namecheap", "smtp.google.com."), Ok(mx("smtp.google.com")));
    assert_eq!(data("cloudflare", "192.0.2.1"), Err(Refusal::IpAddress("192.0.2.1".to_owned())));
    assert_eq!(data("generic", "192.0.2.1"), Ok(mx("192.0.2.1")));
    assert!(matches!(data("generic", "1 smtp.google.com"), Err(Refusal::Target(_))));

    assert_eq!(at("namecheap", &typed_mx("a.fr", "30 min")).unwrap().ttl, 1800);
    assert_eq!(at("cloudflare", &typed_mx("a.fr", "Auto")).unwrap().ttl, 300);
    let too_short = Err(Refusal::TtlTooShort { minimum_s: 14_400 });
    assert_eq!(at("bluehost", &typed_mx("a.fr", "3600")), too_short);
}

#[test]
fn an_alias_under_the_orange_cloud_is_no_alias_any_more() {
    let catalog = Catalog::built_in();
    let cloudflare = catalog.registrar(&RegistrarId::new("cloudflare")).unwrap();
    let published = |proxy: &str| {
        let boxes = [
            (Role::Name, "selector1._domainkey"),
            (Role::Target, "x.onmicrosoft.com"),
            (Role::Proxy, proxy),
        ];
        let domain = Domain::parse("acme.fr").unwrap();
        one(cloudflare, &domain, &typed(Rtype::Cname, &boxes)).unwrap().data.rtype()
    };
    assert_eq!(published("DNS only"), Rtype::Cname);
    assert_eq!(published("Proxied"), Rtype::A);
}

#[test]
fn one_box_holds_every_value_of_a_name_at_route_53() {
    let catalog = Catalog::built_in();
    let route53 = catalog.registrar(&RegistrarId::new("route53")).unwrap();
    let domain = Domain::parse("acme.fr").unwrap();
    let key = format!("v=DKIM1; p={}", "A".repeat(300));
    let texts = ["v=spf1 -all", "say \"hi\" \\o/", key.as_str()].map(|t| Rdata::Txt(t.to_owned()));
    let filled = fill_set(route53, &domain, &Host::Apex, &texts, Lang::En);
    let value = |role: Role| filled.iter().find(|cell| cell.role == role).unwrap().value.clone();
    let (first, rest) = key.split_at(255);
    let expected = format!("\"v=spf1 -all\"\n\"say \\\"hi\\\" \\\\o/\"\n\"{first}\" \"{rest}\"");
    assert_eq!(value(Role::Value), expected);
    assert_eq!((value(Role::Name), value(Role::Setting)), (String::new(), "Simple routing".into()));
    let form = Typed::from_filled(Rtype::Txt, &filled);
    let published = publish(route53, &domain, &form).unwrap();
    assert_eq!(published.into_iter().map(|record| record.data).collect::<Vec<_>>(), texts);

    let typed_value = |text: &str| typed(Rtype::Mx, &[(Role::Value, text), (Role::Ttl, "300")]);
    let routes = |text: &str| {
        let records = publish(route53, &domain, &typed_value(text))?;
        Ok(records.into_iter().map(|record| record.data.to_string()).collect::<Vec<_>>())
    };
    let lines = vec!["10 mx1.acme.example".to_owned(), "20 mx2.acme.example".to_owned()];
    assert_eq!(routes("10 mx1.acme.example.\n20 mx2.acme.example\n"), Ok(lines));
    assert_eq!(routes("mx1.acme.example"), Err(Refusal::Priority("mx1.acme.example".to_owned())));
    assert_eq!(routes("10"), Err(Refusal::Empty(Role::Target)));
    assert_eq!(routes(" \n "), Err(Refusal::Empty(Role::Value)));
}

#[test]
fn a_service_line_stands_in_one_box_at_route_53_and_its_name_in_two_at_bluehost() {
    let catalog = Catalog::built_in();
    let domain = Domain::parse("acme.fr").unwrap();
    let host = Host::from_relative("_imaps._tcp.sales");
    let target = Name::from_presentation("imap.acme.example");
    let line = Rdata::Srv { priority: 5, weight: 1, port: 993, target };
    let at = |id: &str| catalog.registrar(&RegistrarId::new(id)).unwrap();
    let boxes = |id: &str| {
        let filled = fill(at(id), &domain, &host, &line, Lang::En);
        let typed = filled.into_iter().filter(|cell| cell.is_typed && cell.role != Role::Ttl);
        typed.map(|cell| (cell.role, cell.value)).collect::<Vec<_>>()
    };
    let shown = |cells: &[(Role, &str)]| {
        cells.iter().map(|(role, text)| (*role, (*text).to_owned())).collect::<Vec<_>>()
    };
    let one_box = [(Role::Name, "_imaps._tcp.sales"), (Role::Value, "5 1 993 imap.acme.example")];
    assert_eq!(boxes("route53"), shown(&one_box));
    let apart = [(Role::Service, "_imaps"), (Role::Protocol, "_tcp"), (Role::Name, "sales")];
    assert_eq!(boxes("bluehost").get(..3), Some(&shown(&apart)[..]));

    let typed_value = |text: &str| {
        let boxes = [(Role::Name, "_imaps._tcp"), (Role::Value, text), (Role::Ttl, "300")];
        let records = publish(at("route53"), &domain, &typed(Rtype::Srv, &boxes))?;
        Ok(records.into_iter().map(|record| record.data.to_string()).collect::<Vec<_>>())
    };
    let two = vec!["0 1 993 a.acme.example".to_owned(), "10 1 993 b.acme.example".to_owned()];
    assert_eq!(typed_value("0 1 993 a.acme.example\n10 1 993 b.acme.example."), Ok(two));
    assert_eq!(
        typed_value("0 1 imaps a.acme.example"),
        Err(Refusal::Number(Role::Port, "imaps".to_owned()))
    );
    assert_eq!(typed_value("0 1 993"), Err(Refusal::Empty(Role::Target)));
}

#[test]
fn lines_of_the_domain_itself_ask_for_no_name_at_dynadot() {
    let catalog = Catalog::built_in();
    let dynadot = catalog.registrar(&RegistrarId::new("dynadot")).unwrap();
    let domain = Domain::parse("acme.fr").unwrap();
    let roles = |host: &Host| {
        let filled = fill(dynadot, &domain, host, &Rdata::Txt("x".to_owned()), Lang::En);
        filled.iter().map(|cell| cell.role).collect::<Vec<_>>()
    };
    assert_eq!(roles(&Host::Apex), [Role::Type, Role::Value]);
    assert_eq!(roles(&Host::from_relative("_dmarc")), [Role::Name, Role::Type, Role::Value]);
    let at = typed(Rtype::Txt, &[(Role::Name, "@"), (Role::Value, "x")]);
    assert_eq!(publish(dynadot, &domain, &at), Err(Refusal::Name("@".to_owned())));
}

fn wanted_record() -> impl Strategy<Value = (Host, Rdata)> {
    let name = "[a-z][a-z0-9-]{0,10}[a-z0-9]\\.[a-z]{2,6}";
    let mx = (any::<u16>(), name).prop_map(|(priority, host)| {
        (Host::Apex, Rdata::Mx { priority, exchange: Name::from_presentation(&host) })
    });
    let text = "[a-z0-9=;:. ~-]{0,40}"
        .prop_map(|rest| (Host::Apex, Rdata::Txt(format!("v=spf1 {}.", rest.trim()))));
    let dmarc = "p=(none|reject)(; rua=mailto:[a-z]{1,8}@acme\\.fr)?"
        .prop_map(|rest| (Host::from_relative("_dmarc"), Rdata::Txt(format!("v=DMARC1; {rest}"))));
    let key = "[A-Za-z0-9+/]{200,700}".prop_map(|key| {
        let text = format!("v=DKIM1; k=rsa; p={key}");
        (Host::from_relative("google._domainkey"), Rdata::Txt(text))
    });
    let alias = ("[a-z0-9]{1,12}", name).prop_map(|(selector, target)| {
        let host = Host::from_relative(&format!("{selector}._domainkey"));
        (host, Rdata::Cname(Name::from_presentation(&target)))
    });
    let service = ("_[a-z]{3,12}\\._(tcp|tls)", any::<[u16; 3]>(), name).prop_map(
        |(host, [priority, weight, port], target)| {
            let target = Name::from_presentation(&target);
            (Host::from_relative(&host), Rdata::Srv { priority, weight, port, target })
        },
    );
    prop_oneof![mx, text, dmarc, key, alias, service]
}

thread_local! {
    static CATALOG: Catalog = Catalog::built_in();
}

proptest! {
    #[test]
    fn what_the_guidance_says_to_type_publishes_the_wanted_record(
        domain in proptest::sample::select(vec!["acme.fr", "acme.co.uk", "xn--mnchen-3ya.de"]),
        (host, data) in wanted_record(),
        is_french in any::<bool>(),
    ) {
        let domain = Domain::parse(domain).unwrap();
        let lang = if is_french { Lang::Fr } else { Lang::En };
        CATALOG.with(|catalog| {
            for registrar in &catalog.registrars {
                let filled = fill(registrar, &domain, &host, &data, lang);
                let form = Typed::from_filled(data.rtype(), &filled);
                let record = one(registrar, &domain, &form).unwrap();
                assert_eq!(record.name, host.absolute(&domain), "{}", registrar.id);
                assert_eq!(record.data, data, "{}", registrar.id);
                assert!(record.ttl >= registrar.ttl.minimum_s.unwrap_or(1), "{}", registrar.id);
            }
        });
    }

    #[test]
    fn nothing_typed_into_a_form_panics(
        rtype in proptest::sample::select(vec![Rtype::Mx, Rtype::Txt, Rtype::Cname, Rtype::Srv, Rtype::A]),
        texts in proptest::collection::vec("\\PC{0,60}", 12),
    ) {
        let roles = [
            Role::Type, Role::Name, Role::Target, Role::Value, Role::Priority, Role::Ttl, Role::Proxy,
            Role::Setting, Role::Service, Role::Protocol, Role::Weight, Role::Port,
        ];
        let form = Typed { rtype, boxes: roles.into_iter().zip(texts).collect() };
        let domain = Domain::parse("acme.fr").unwrap();
        CATALOG.with(|catalog| {
            for registrar in listed_registrars(catalog) {
                let _ = publish(registrar, &domain, &form);
            }
        });
    }
}
