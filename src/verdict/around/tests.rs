//! What lies around the records of a domain that moves its mail.

use super::super::sample::{authoritative, mx, name, photo, plan, records, server, txt};
use super::super::{Companies, Logbook, Panel, Scene, Severity, leads, review};
use super::*;
use crate::catalog::{Catalog, ProviderId, RegistrarId};
use crate::observe::{
    Delegation, Photo, PolicyFile, Registration, Sighting, Standing, Surroundings,
};
use crate::plan::Plan;

struct Tale {
    photo: Photo,
    plan: Option<Plan>,
    around: Surroundings,
    catalog: Catalog,
    provider: &'static str,
    publisher: &'static str,
}

impl Tale {
    fn new() -> Self {
        Self {
            photo: photo(&[server(1), server(2)]),
            plan: Some(plan()),
            around: Surroundings::default(),
            catalog: Catalog::built_in(),
            provider: "google-workspace",
            publisher: "cloudflare",
        }
    }

    fn scene(&self) -> Scene<'_> {
        let publisher = self.catalog.registrar(&RegistrarId::new(self.publisher));
        let companies = Companies {
            catalog: Some(&self.catalog),
            provider: self.catalog.provider(&ProviderId::new(self.provider)),
            registrar: publisher,
            publisher,
        };
        let scene = Scene::without_plan(&self.photo, &self.around, companies);
        Scene { plan: self.plan.as_ref(), ..scene }
    }

    fn told(&self) -> Vec<Finding> {
        super::review(&self.scene())
    }

    fn codes(&self) -> Vec<Code> {
        self.told().iter().map(|finding| finding.code).collect()
    }

    /// Every server says this to the question.
    fn say(&mut self, at: &str, rtype: Rtype, ttl: u32, data: &[Rdata]) {
        let question = Question::new(name(at), rtype);
        for view in &mut self.photo.views {
            view.answers.retain(|(asked, _, _)| *asked != question);
            let heard = records(&question, ttl, data);
            view.answers.push((question.clone(), heard, authoritative()));
        }
    }

    fn policy(&mut self, mode: &str, servers: &[&str]) {
        let lines: Vec<String> = servers.iter().map(|one| format!("mx: {one}")).collect();
        let lines = lines.join("\n");
        let text = format!("version: STSv1\nmode: {mode}\n{lines}\nmax_age: 86400\n");
        self.around.policy = Some(PolicyFile::Text(text));
    }
}

#[test]
fn nothing_is_found_around_an_ordinary_domain() {
    assert_eq!(Tale::new().codes(), []);
}

#[test]
fn a_policy_in_force_that_names_none_of_the_planned_servers_is_an_error() {
    let mut tale = Tale::new();
    tale.policy("enforce", &["mx1.mail.ovh.net", "*.mail.ovh.net"]);
    let told = tale.told();
    assert_eq!(told[0].code, Code::MtaStsOldPolicy);
    assert_eq!(told[0].seen, "mx: mx1.mail.ovh.net\nmx: *.mail.ovh.net");
    assert_eq!(told[0].expected, "mx: smtp.google.com");
    // Without a plan the servers that are there count.
    tale.plan = None;
    assert_eq!(tale.codes(), []);
    tale.policy("enforce", &["mx.other.example"]);
    assert_eq!(tale.codes(), [Code::MtaStsOldPolicy]);
}

#[test]
fn a_policy_that_names_a_server_only_tests_or_is_none_keeps_no_mail_away() {
    let mut tale = Tale::new();
    tale.policy("enforce", &["mx1.mail.ovh.net", "*.google.com"]);
    assert_eq!(tale.codes(), []);
    for mode in ["testing", "none", "strict"] {
        tale.policy(mode, &["mx1.mail.ovh.net"]);
        assert_eq!(tale.codes(), [], "{mode}");
    }
    tale.around.policy = Some(PolicyFile::Unreachable);
    assert_eq!(tale.codes(), []);
}

#[test]
fn mail_programs_sent_to_another_known_company_are_noticed() {
    let mut tale = Tale::new();
    let at = "autodiscover.acme.fr";
    tale.say(at, Rtype::Cname, 300, &[Rdata::Cname(name("autodiscover.outlook.com"))]);
    let told = tale.told();
    assert_eq!(told[0].code, Code::AutodiscoverOld);
    assert_eq!(told[0].code.severity(), Severity::Warning);
    assert!(matches!(&told[0].detail,
        Detail::Around(AroundFault::OldAutodiscover { company, .. }) if company == "Microsoft 365"));
    // At the company that has the mailboxes, and at one that nobody knows, it is right.
    tale.provider = "microsoft-365";
    assert_eq!(tale.codes(), []);
    tale.provider = "google-workspace";
    tale.say(at, Rtype::Cname, 300, &[Rdata::Cname(name("mail.acme.fr"))]);
    assert_eq!(tale.codes(), []);
}

#[test]
fn a_long_memory_is_worth_a_word_only_before_anything_is_changed() {
    let mut tale = Tale::new();
    let old = [mx(1, "mx1.mail.ovh.net"), mx(5, "mx2.mail.ovh.net")];
    tale.say("acme.fr", Rtype::Mx, 14_399, &old);
    assert_eq!(tale.codes(), []);
    tale.say("acme.fr", Rtype::Mx, 14_400, &old);
    assert_eq!(tale.codes(), [Code::TtlLong]);
    let begun = [&old[..], &[mx(1, "smtp.google.com")]].concat();
    tale.say("acme.fr", Rtype::Mx, 14_400, &begun);
    assert_eq!(tale.codes(), []);
    tale.plan = None;
    assert_eq!(tale.codes(), []);
}

#[test]
fn what_was_heard_since_the_photo_counts_for_the_long_memory() {
    let mut tale = Tale::new();
    let old = [mx(1, "mx1.mail.ovh.net"), mx(5, "mx2.mail.ovh.net")];
    tale.say("acme.fr", Rtype::Mx, 86_400, &old);
    let question = Question::new(name("acme.fr"), Rtype::Mx);
    let mut logbook = Logbook::new();
    let heard = records(&question, 86_400, &[mx(1, "smtp.google.com")]);
    let at = tale.photo.taken_at.plus_seconds(60);
    let sighting = Sighting { question, heard, margin: authoritative(), at };
    logbook.note(&server(1), sighting);
    let scene = Scene { logbook: Some(&logbook), ..tale.scene() };
    assert_eq!(super::review(&scene), []);
}

#[test]
fn a_hosting_with_a_mail_machine_of_its_own_is_reminded_of() {
    let mut tale = Tale::new();
    for publisher in ["bluehost", "o2switch"] {
        tale.publisher = publisher;
        assert_eq!(tale.codes(), [Code::CpanelLocalRouting], "{publisher}");
    }
    // Mail that stays there is routed right.
    tale.plan = None;
    tale.say("acme.fr", Rtype::Mx, 300, &[mx(0, "mail.acme.fr")]);
    assert_eq!(tale.codes(), []);
}

#[test]
fn signing_is_reminded_of_once_the_keys_are_there() {
    let mut tale = Tale::new();
    let key = crate::records::Rdata::Txt("v=DKIM1; k=rsa; p=MIGf".to_owned());
    if let Some(plan) = &mut tale.plan {
        let mut step = plan.steps[2].clone();
        step.purpose = Purpose::Sign;
        step.wanted[0].purpose = Purpose::Sign;
        step.wanted[0].data = key.clone();
        step.wanted[0].host = crate::names::Host::Under("google._domainkey".to_owned());
        plan.steps.push(step);
    }
    assert_eq!(tale.codes(), []);
    tale.say("google._domainkey.acme.fr", Rtype::Txt, 300, &[key]);
    assert_eq!(tale.codes(), [Code::SigningNotStarted]);
    tale.provider = "fastmail";
    assert_eq!(tale.codes(), [], "there is no such switch there");
}

#[test]
fn lines_that_did_not_come_along_are_listed_and_those_that_were_changed_are_not() {
    let mut tale = Tale::new();
    tale.plan = None;
    tale.say("acme.fr", Rtype::Mx, 300, &[]);
    let mut former = |at: &str, rtype: Rtype, data: &[Rdata]| {
        let question = Question::new(name(at), rtype);
        let heard = records(&question, 300, data);
        tale.around.former.push((question, heard));
    };
    former("acme.fr", Rtype::Mx, &[mx(10, "mx.old.example")]);
    former("acme.fr", Rtype::Txt, &[txt("v=spf1 mx -all"), txt("MS=ms1"), txt("token=1")]);
    former("_dmarc.acme.fr", Rtype::Txt, &[txt("v=DMARC1; p=reject")]);
    former("unasked.acme.fr", Rtype::Txt, &[txt("nobody knows")]);
    let told = tale.told();
    assert_eq!(told[0].code, Code::RecordsLostInMove);
    assert_eq!(
        told[0].expected.lines().collect::<Vec<_>>(),
        [
            "_dmarc.acme.fr TXT v=DMARC1; p=reject",
            "acme.fr MX 10 mx.old.example",
            "acme.fr TXT token=1"
        ]
    );
}

#[test]
fn a_domain_has_moved_when_none_of_its_servers_stayed() {
    let delegated = |servers: &[&str]| {
        let mut photo = photo(&[server(1)]);
        photo.delegation = Some(Delegation {
            parent: name("fr"),
            zone: name("acme.fr"),
            name_servers: servers.iter().map(|one| name(one)).collect(),
            ttl: 3600,
            is_signed: false,
        });
        photo
    };
    let before = delegated(&["ns1.host.example", "ns2.host.example"]);
    assert_eq!(former(&before, &before), []);
    assert_eq!(former(&before, &delegated(&["ns2.host.example", "ns3.host.example"])), []);
    let moved = former(&before, &delegated(&["ada.ns.cloudflare.com"]));
    let asked: Vec<String> =
        moved.iter().map(|(asked, _)| format!("{} {}", asked.name, asked.rtype)).collect();
    assert_eq!(asked, ["acme.fr MX", "acme.fr TXT"]);
}

#[test]
fn the_register_tells_apart_why_nobody_finds_a_domain() {
    let mut photo = photo(&[server(1)]);
    let holds = |photo: &Photo, status: &[&str], is_free: bool| {
        let status = status.iter().map(|&value| value.to_owned()).collect();
        let registration = Some(Registration { is_free, status, ..Registration::default() });
        let around = Surroundings { registration, ..Surroundings::default() };
        let found = standing_findings_with(photo, &around);
        let hold = found.iter().find_map(|finding| match &finding.detail {
            Detail::Around(AroundFault::Held { hold, .. }) => Some(*hold),
            _ => None,
        });
        (found.len(), hold)
    };
    assert_eq!(holds(&photo, &["client hold"], false), (0, None), "it is found");
    photo.standing = Standing::NotRegistered { parent: name("fr") };
    let cases: [(&[&str], bool, Hold); 6] = [
        (&[], true, Hold::Free),
        (&["active", "client hold"], false, Hold::ByRegistrar),
        (&["server hold", "client hold"], false, Hold::ByRegister),
        (&["redemption period", "pending delete"], false, Hold::Redeemable),
        (&["pending delete"], false, Hold::Ending),
        (&["active"], false, Hold::NoServers),
    ];
    for (status, is_free, hold) in cases {
        assert_eq!(holds(&photo, status, is_free), (1, Some(hold)), "{status:?}");
    }
    photo.standing = Standing::Suspended { name_servers: vec![] };
    assert_eq!(holds(&photo, &["client hold"], false), (1, None), "the e-mail is the cause");
}

#[test]
fn a_server_to_which_capitals_are_other_letters_is_noticed() {
    let mut tale = Tale::new();
    let question = Question::new(name("acme.fr"), Rtype::Mx);
    tale.around.capitals = Some((server(1), records(&question, 300, &[])));
    assert_eq!(tale.codes(), [Code::CaseBug]);
    let other = records(&question, 300, &[mx(1, "smtp.google.com")]);
    tale.around.capitals = Some((server(1), other));
    assert_eq!(tale.codes(), [], "the line was changed in between");
    tale.around.capitals = None;
    assert_eq!(tale.codes(), []);
}

#[test]
fn a_hostile_zone_leads_no_further_than_an_ordinary_one() {
    let mut tale = Tale::new();
    let many: Vec<Rdata> = (0..200).map(|at| mx(at, &format!("mx{at}.bad.example"))).collect();
    tale.say("acme.fr", Rtype::Mx, 300, &many);
    let scene = Scene { panel: Panel::Elsewhere, ..tale.scene() };
    let leads = leads(&scene);
    assert!(leads.wants_policy && !leads.wants_registration);
    assert!(leads.questions.len() <= 48 && leads.panel_questions.len() <= 6);
    assert!(review(&scene).len() < 100);
}
