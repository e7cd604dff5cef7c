//! Domains of one's own making, for tests of the review: what a zone holds, what stands around it, and
//! who has to do with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::sample::{authoritative, name, records, server, txt};
use super::{Code, Companies, Finding, Panel, Scene, Severity, leads, review};
use crate::catalog::{Catalog, ProviderId, RegistrarId};
use crate::names::{Domain, Name};
use crate::observe::{Heard, Photo, Question, ServerView, Surroundings};
use crate::plan::{Answers, Plan, build};
use crate::records::{Rdata, Record, Rtype};

pub(super) static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::built_in);

/// A domain with what is around it.
#[derive(Debug, Clone)]
pub(super) struct Scenery {
    domain: Domain,
    zone: BTreeMap<Question, Vec<Rdata>>,
    around: Surroundings,
    provider: Option<ProviderId>,
    publisher: Option<RegistrarId>,
    plan: Option<Plan>,
}

impl Scenery {
    /// A domain whose servers were asked about mail and said that there is nothing.
    pub(super) fn of(domain: &str) -> Self {
        let domain = Domain::parse(domain).unwrap();
        let apex = domain.name();
        let asked = [
            (apex.clone(), Rtype::Mx),
            (apex.clone(), Rtype::Txt),
            (apex.child("_dmarc"), Rtype::Txt),
        ];
        let zone = asked.map(|(name, rtype)| (Question::new(name, rtype), Vec::new()));
        Self {
            domain,
            zone: zone.into_iter().collect(),
            around: Surroundings::default(),
            provider: None,
            publisher: None,
            plan: None,
        }
    }

    /// Publishes `data` at `host`, empty for the domain itself.
    pub(super) fn has(mut self, host: &str, data: Rdata) -> Self {
        let question = Question::new(self.at(host), data.rtype());
        self.zone.entry(question).or_default().push(data);
        self
    }

    pub(super) fn mx(self, priority: u16, exchange: &str) -> Self {
        self.has("", Rdata::Mx { priority, exchange: name(exchange) })
    }

    pub(super) fn text(self, host: &str, text: &str) -> Self {
        self.has(host, txt(text))
    }

    /// An alias, which answers questions for text as well.
    pub(super) fn alias(mut self, host: &str, target: &str) -> Self {
        let alias = Rdata::Cname(name(target));
        let text = Question::new(self.at(host), Rtype::Txt);
        self.zone.entry(text).or_default().push(alias.clone());
        self.has(host, alias)
    }

    /// The servers were asked and have nothing there.
    pub(super) fn lacks(mut self, host: &str, rtype: Rtype) -> Self {
        let question = Question::new(self.at(host), rtype);
        self.zone.entry(question).or_default();
        self
    }

    /// What was heard about a name that records lead to.
    pub(super) fn around(mut self, owner: &str, rtype: Rtype, heard: Heard) -> Self {
        self.around.answers.push((Question::new(name(owner), rtype), heard));
        self
    }

    /// A server elsewhere that exists.
    pub(super) fn reached(self, owner: &str) -> Self {
        let question = Question::new(name(owner), Rtype::A);
        let heard = records(&question, 300, &[Rdata::A([192, 0, 2, 25].into())]);
        self.around(owner, Rtype::A, heard)
    }

    /// A name elsewhere that does not exist, whatever is asked of it.
    pub(super) fn nowhere(self, owner: &str) -> Self {
        let nothing = || Heard::Nothing { name_exists: false, for_at_most: None };
        [Rtype::A, Rtype::Aaaa, Rtype::Txt]
            .into_iter()
            .fold(self, |scenery, rtype| scenery.around(owner, rtype, nothing()))
    }

    /// A text elsewhere.
    pub(super) fn text_around(self, owner: &str, text: &str) -> Self {
        let question = Question::new(name(owner), Rtype::Txt);
        let heard = records(&question, 300, &[txt(text)]);
        self.around(owner, Rtype::Txt, heard)
    }

    /// An alias elsewhere, with the address at its end.
    pub(super) fn alias_around(self, owner: &str, target: &str) -> Self {
        let record = |owner: &str, data: Rdata| Record { name: name(owner), ttl: 300, data };
        let chain = vec![
            record(owner, Rdata::Cname(name(target))),
            record(target, Rdata::A([192, 0, 2, 25].into())),
        ];
        self.around(owner, Rtype::A, Heard::Records(chain))
    }

    /// A list of senders elsewhere.
    pub(super) fn list(mut self, owner: &str, text: &str) -> Self {
        self.around.senders.insert(owner.to_owned(), text.to_owned());
        self
    }

    /// A name elsewhere that said that it has no list of senders.
    pub(super) fn listless(mut self, owner: &str) -> Self {
        self.around.senderless.insert(owner.to_owned());
        self
    }

    /// A company receives the mail, and nothing is planned.
    pub(super) fn received_by(mut self, provider: &str) -> Self {
        self.provider = Some(ProviderId::new(provider));
        self
    }

    pub(super) fn published_by(mut self, registrar: &str) -> Self {
        self.publisher = Some(RegistrarId::new(registrar));
        self
    }

    /// The domain is held against what this company wants.
    pub(super) fn planned(mut self, provider: &str, inputs: &[(&str, &str)]) -> Self {
        let mut answers = Answers::new(self.domain.clone());
        answers.provider = Some(ProviderId::new(provider));
        for (key, value) in inputs {
            answers.inputs.insert((*key).to_owned(), vec![(*value).to_owned()]);
        }
        self.plan = build(&answers, &CATALOG, &self.photo());
        assert!(self.plan.is_some(), "there is no plan for {provider}");
        self.received_by(provider)
    }

    fn at(&self, host: &str) -> Name {
        let apex = self.domain.name();
        if host.is_empty() { apex } else { name(&format!("{host}.{apex}")) }
    }

    fn photo(&self) -> Photo {
        let answers = self.zone.iter().map(|(question, data)| {
            let heard = if data.is_empty() {
                Heard::Nothing { name_exists: true, for_at_most: None }
            } else {
                records(question, 300, data)
            };
            (question.clone(), heard, authoritative())
        });
        let view = ServerView { server: server(1), answers: answers.collect() };
        let mut photo = super::sample::photo(&[server(1)]);
        photo.domain = self.domain.clone();
        photo.views = vec![view];
        photo
    }

    fn with<T>(&self, look: impl FnOnce(&Scene<'_>) -> T) -> T {
        let photo = self.photo();
        let companies = Companies {
            catalog: Some(&CATALOG),
            provider: self.provider.as_ref().and_then(|id| CATALOG.provider(id)),
            registrar: None,
            publisher: self.publisher.as_ref().and_then(|id| CATALOG.registrar(id)),
        };
        let scene = Scene {
            domain: &self.domain,
            plan: self.plan.as_ref(),
            photo: &photo,
            logbook: None,
            around: &self.around,
            companies,
            panel: Panel::Publishes,
        };
        look(&scene)
    }

    pub(super) fn findings(&self) -> Vec<Finding> {
        self.with(review)
    }

    pub(super) fn codes(&self) -> Vec<Code> {
        self.findings().iter().map(|finding| finding.code).collect()
    }

    /// The finding of this code, of which there is one at most.
    pub(super) fn only_of(&self, code: Code) -> Option<Finding> {
        let mut fitting = self.findings().into_iter().filter(|finding| finding.code == code);
        let only = fitting.next();
        assert_eq!(fitting.next(), None);
        only
    }

    /// The only finding of this code.
    pub(super) fn only(&self, code: Code) -> Finding {
        self.only_of(code).unwrap_or_else(|| panic!("no {code:?} in {:?}", self.codes()))
    }

    /// What is worth finding out around it.
    pub(super) fn questions(&self) -> BTreeSet<String> {
        let leads = self.with(leads);
        leads.questions.iter().map(|one| format!("{} {}", one.rtype, one.name)).collect()
    }

    /// Nobody must do anything: no error and no warning.
    #[track_caller]
    pub(super) fn is_healthy(&self) {
        let found = self.findings();
        let alarms: Vec<&Finding> =
            found.iter().filter(|finding| finding.code.severity() != Severity::Info).collect();
        assert!(alarms.is_empty(), "{alarms:#?}");
    }
}

/// A whole key of that many bits, as it is published.
pub(super) fn key(bits: usize) -> String {
    use base64::Engine as _;
    let octets = crate::records::dkim::sample_key(bits);
    let text = base64::engine::general_purpose::STANDARD.encode(octets);
    format!("v=DKIM1; k=rsa; p={text}")
}

/// Google's domain as it should be, in its present set.
pub(super) fn google() -> Scenery {
    Scenery::of("acme.fr")
        .mx(1, "smtp.google.com")
        .text("", "v=spf1 include:_spf.google.com ~all")
        .text("google._domainkey", &key(2048))
        .text("_dmarc", "v=DMARC1; p=none; rua=mailto:dmarc@acme.fr")
        .list("_spf.google.com", "v=spf1 ip4:192.0.2.0/24 ~all")
        .received_by("google-workspace")
}

const TARGETS: [&str; 2] = [
    "selector1-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft",
    "selector2-acme-fr._domainkey.acme.n-v1.dkim.mail.microsoft",
];

/// Microsoft's as it should be, at that mail server.
pub(super) fn microsoft(server: &str) -> Scenery {
    Scenery::of("acme.fr")
        .mx(0, server)
        .reached(server)
        .text("", "v=spf1 include:spf.protection.outlook.com -all")
        .alias("selector1._domainkey", TARGETS[0])
        .alias("selector2._domainkey", TARGETS[1])
        .text_around(TARGETS[0], &key(2048))
        .text("_dmarc", "v=DMARC1; p=reject; rua=mailto:dmarc@acme.fr")
        .list("spf.protection.outlook.com", "v=spf1 ip4:192.0.2.0/24 -all")
        .received_by("microsoft-365")
}

#[test]
fn healthy_domains_raise_no_alarm() {
    google().is_healthy();
    microsoft("acme-fr.mail.protection.outlook.com").is_healthy();
    microsoft("acme-fr.n-v1.mx.microsoft").is_healthy();
    let five = [
        (1, "ASPMX.L.GOOGLE.COM"),
        (5, "alt2.aspmx.l.google.com"),
        (5, "alt1.aspmx.l.google.com"),
        (10, "alt4.aspmx.l.google.com"),
        (10, "alt3.aspmx.l.google.com"),
    ];
    let old = || Scenery { zone: BTreeMap::new(), ..google() };
    let signed = |scenery: Scenery| {
        scenery
            .text("", "V=SPF1 MX include:_SPF.Google.com. -ALL")
            .text("google._domainkey", &key(1024))
            .text("_dmarc", "v=DMARC1;p=reject;sp=reject;rua=mailto:d@acme.fr")
    };
    signed(five.into_iter().fold(old(), |all, (number, server)| all.mx(number, server)))
        .is_healthy();
    // Equal numbers, another order of lines, another scale.
    signed(five.into_iter().rev().fold(old(), |all, (_, server)| all.mx(10, server))).is_healthy();
    signed(old().mx(50, "aspmx.l.google.com")).is_healthy();
}

#[test]
fn a_domain_that_takes_and_sends_no_mail_is_left_in_peace() {
    let parked = Scenery::of("acme.fr")
        .mx(0, ".")
        .text("", "v=spf1 -all")
        .text("*._domainkey", "v=DKIM1; p=")
        .text("_dmarc", "v=DMARC1; p=reject");
    assert_eq!(parked.codes(), []);
    let web_only = Scenery::of("acme.fr").text("", "v=spf1 -all").reached("acme.fr");
    assert_eq!(web_only.codes(), []);
}

#[test]
fn a_subdomain_with_mail_of_its_own_lives_under_the_rule_above_it() {
    let sub = Scenery::of("news.acme.fr")
        .mx(1, "smtp.google.com")
        .text("", "v=spf1 include:_spf.google.com ~all")
        .text("google._domainkey", &key(2048))
        .list("_spf.google.com", "v=spf1 ip4:192.0.2.0/24 ~all")
        .text_around("_dmarc.acme.fr", "v=DMARC1; p=reject; rua=mailto:dmarc@acme.fr")
        .received_by("google-workspace");
    assert!(sub.questions().contains("TXT _dmarc.acme.fr"));
    assert_eq!(sub.codes(), [Code::SubdomainVsRoot]);
}

#[test]
fn what_was_not_told_is_no_mistake() {
    let silent = Scenery::of("acme.fr")
        .mx(10, "mail.acme.fr")
        .around("mail.acme.fr", Rtype::A, Heard::Silent)
        .around("mail.acme.fr", Rtype::Aaaa, Heard::Failed)
        .text("", "v=spf1 include:spf.silent.example include:spf.other.example ~all")
        .alias("s1._domainkey", "s1.keys.example")
        .around("s1.keys.example", Rtype::Txt, Heard::Failed)
        .text("_dmarc", "v=DMARC1; p=reject; rua=mailto:x@reports.example")
        .around("acme.fr._report._dmarc.reports.example", Rtype::Txt, Heard::Silent);
    assert_eq!(silent.codes(), []);
    let alone = Scenery::of("acme.fr").around("acme.fr", Rtype::A, Heard::Silent);
    assert_eq!(alone.codes(), []);
}
