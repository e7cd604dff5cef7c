use super::*;
use crate::names::{Domain, Name};
use crate::observe::{Delegation, Heard, Margin, Moment, NameServer, Server, ServerView, Standing};
use crate::records::Record;
use crate::words::Words;

const KEY: &str = include_str!("../../../assets/practice/dkim-key.txt");

fn catalog() -> Stock {
    Stock::built_in()
}

fn args(provider: Option<&str>, set: &[&str]) -> PlanArgs {
    PlanArgs {
        provider: provider.map(str::to_owned),
        set: set.iter().map(|&one| one.to_owned()).collect(),
        ..PlanArgs::default()
    }
}

fn aim(provider: Option<&str>, set: &[&str]) -> Result<Aim, AimFault> {
    Aim::new(&args(provider, set), catalog(), Lang::En)
}

fn fault(provider: Option<&str>, set: &[&str]) -> String {
    let words = Words::new(Lang::En, jiff::tz::TimeZone::UTC);
    aim(provider, set).unwrap_err().told(&words)
}

/// A domain as one server publishes it.
fn photo(lines: &[(&str, Rdata)]) -> Photo {
    let domain = Domain::parse("acme.fr").unwrap();
    let mut answers: Vec<(Question, Heard, Margin)> = Vec::new();
    for (host, data) in lines {
        let name = crate::names::Host::from_relative(host).absolute(&domain);
        let question = Question::new(name.clone(), data.rtype());
        let record = Record { name, ttl: 300, data: data.clone() };
        match answers.iter_mut().find(|(asked, _, _)| *asked == question) {
            Some((_, Heard::Records(records), _)) => records.push(record),
            _ => answers.push((question, Heard::Records(vec![record]), Margin::default())),
        }
    }
    let name = Name::from_presentation("ada.ns.cloudflare.com");
    let address = std::net::IpAddr::from([192, 0, 2, 1]);
    Photo {
        delegation: Some(Delegation {
            parent: Name::from_presentation("fr"),
            zone: domain.name(),
            name_servers: vec![name.clone()],
            ttl: 3600,
            is_signed: false,
        }),
        domain,
        taken_at: Moment(0),
        passage: crate::observe::Passage::default(),
        signing: crate::observe::Signing::default(),
        standing: Standing::Published,
        name_servers: vec![NameServer { name: name.clone(), addresses: vec![address] }],
        views: vec![ServerView { server: Server { name, address }, answers }],
    }
}

fn mx(priority: u16, exchange: &str) -> Rdata {
    Rdata::Mx { priority, exchange: Name::from_presentation(exchange) }
}

#[test]
fn a_misspelt_id_is_told_with_the_nearest_one() {
    assert!(fault(Some("google-workplace"), &[]).contains("google-workspace"));
    let args = PlanArgs { registrar: Some("cloudflair".to_owned()), ..PlanArgs::default() };
    let wrong = Aim::new(&args, catalog(), Lang::En).unwrap_err();
    assert_eq!(wrong, AimFault::Registrar("cloudflair".to_owned(), Some("cloudflare".to_owned())));
}

#[test]
fn an_unknown_key_is_told_with_the_keys_there_are() {
    let told = fault(Some("google-workspace"), &["dkim=x"]);
    for key in ["dkim", "dkim_txt", "dkim_selector", "dmarc_rua", "spf_include", "optional"] {
        assert!(told.contains(key), "{key} in {told}");
    }
    assert!(fault(None, &["dkim_txt=x"]).contains("--provider"));
    assert!(fault(Some("google-workspace"), &["dkim_txt"]).contains("KEY=VALUE"));
}

#[test]
fn a_value_that_does_not_fit_is_told_with_the_reason() {
    let cut: String = KEY.chars().take(200).collect();
    assert!(fault(Some("google-workspace"), &[&format!("dkim_txt={cut}")]).contains("392"));
    let private = "dkim_txt=-----BEGIN RSA PRIVATE KEY-----";
    assert!(fault(Some("google-workspace"), &[private]).contains("private"));
    assert!(fault(None, &["dmarc_rua=nobody"]).contains("e-mail address"));
    assert!(fault(None, &["dmarc_rua=a@b.fr", "dmarc_rua=c@d.fr"]).contains("once"));
    assert!(fault(None, &["optional=yes"]).contains("all"));
}

#[test]
fn several_senders_and_servers_may_be_given() {
    let aim = aim(
        Some("other"),
        &["mx=10:mx1.acme.net", "mx=20:mx2.acme.net", "spf_include=a.example", "optional=all"],
    )
    .unwrap();
    let answers = aim.answers(&photo(&[])).unwrap();
    assert_eq!(answers.values("mx"), ["10:mx1.acme.net", "20:mx2.acme.net"]);
    assert_eq!(answers.values("spf_include"), ["include:a.example"]);
}

#[test]
fn without_a_provider_the_present_one_counts_with_the_keys_that_are_there() {
    let aim = aim(None, &[]).unwrap();
    let key = Rdata::Txt(KEY.trim().to_owned());
    let lines = [("@", mx(1, "smtp.google.com")), ("google._domainkey", key)];
    let answers = aim.answers(&photo(&lines)).unwrap();
    assert_eq!(answers.provider.unwrap().as_str(), "google-workspace");
    assert_eq!(answers.registrar.unwrap().as_str(), "cloudflare");
    assert_eq!(answers.inputs["dkim_txt"], [KEY.trim()]);
}

#[test]
fn the_server_made_for_a_customer_is_taken_over_from_the_domain() {
    let aim = aim(None, &[]).unwrap();
    let lines = [("@", mx(0, "acme-fr.mail.protection.outlook.com"))];
    let answers = aim.answers(&photo(&lines)).unwrap();
    assert_eq!(answers.provider.as_ref().unwrap().as_str(), "microsoft-365");
    assert_eq!(answers.values("mx_host"), ["acme-fr.mail.protection.outlook.com"]);
    assert_eq!(answers.values("dkim1"), [""; 0]);
}

#[test]
fn servers_of_nobody_known_count_as_they_are_and_no_server_makes_no_plan() {
    let aim = aim(None, &[]).unwrap();
    let answers = aim.answers(&photo(&[("@", mx(10, "mail.acme.fr"))])).unwrap();
    assert_eq!(answers.provider.as_ref().unwrap().as_str(), "other");
    assert_eq!(answers.values("mx"), ["10:mail.acme.fr"]);
    assert_eq!(aim.answers(&photo(&[])), None);
    assert_eq!(aim.answers(&photo(&[("@", mx(0, "."))])), None);
}

#[test]
fn a_spoilt_key_is_not_taken_over() {
    let aim = aim(None, &[]).unwrap();
    let cut: String = KEY.chars().take(200).collect();
    let lines = [("@", mx(1, "smtp.google.com")), ("google._domainkey", Rdata::Txt(cut))];
    assert!(!aim.answers(&photo(&lines)).unwrap().inputs.contains_key("dkim_txt"));
}
