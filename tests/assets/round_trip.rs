//! From the plan through a company's boxes into its zone and back: whoever types what the guidance says
//! has exactly the zone the plan wants, for every provider at every company in both languages.

use std::collections::{BTreeMap, BTreeSet};

use mxguide::catalog::form::{Typed, fill_set};
use mxguide::catalog::{Catalog, Lang, Provider, Registrar};
use mxguide::names::{Domain, Host, Name};
use mxguide::observe::{
    Heard, Margin, Moment, NameServer, Passage, Photo, Question, Server, ServerView, Signing,
    Standing,
};
use mxguide::plan::{Answers, OPTIONAL, Plan, Step, build};
use mxguide::practice::panel::{LineKey, MailSetting, Panel, PanelRefusal};
use mxguide::records::{Rdata, Record, Rtype};

use super::{listed_providers, listed_registrars};

/// A name of the zone with one of its values.
type Entry = (Name, Rdata);

fn mx(priority: u16, exchange: &str) -> Rdata {
    Rdata::Mx { priority, exchange: Name::from_presentation(exchange) }
}

fn txt(text: &str) -> Rdata {
    Rdata::Txt(text.to_owned())
}

fn service(port: u16, target: &str) -> Rdata {
    Rdata::Srv { priority: 0, weight: 1, port, target: Name::from_presentation(target) }
}

/// Nothing at all; a former provider with texts of others beside its own and a service line; two lists of senders and an
/// alias where a text is wanted.
fn zones() -> Vec<Vec<(&'static str, Rdata)>> {
    let former = vec![
        ("@", mx(10, "mx1.former.example")),
        ("@", mx(20, "mx2.former.example")),
        ("@", txt("v=spf1 include:_spf.former.example ~all")),
        ("@", txt("proof-of-others=5f3a")),
        ("@", txt("\"quoted\" and \\ odd")),
        ("_imaps._tcp", service(993, "imap.former.example")),
    ];
    let muddle = vec![
        ("@", txt("v=spf1 mx -all")),
        ("@", txt("v=spf1 include:_spf.former.example ~all")),
        ("_dmarc", Rdata::Cname(Name::from_presentation("dmarc.former.example"))),
    ];
    vec![Vec::new(), former, muddle]
}

fn zone(domain: &Domain, lines: &[(&str, Rdata)]) -> Vec<Record> {
    let record = |(host, data): &(&str, Rdata)| Record {
        name: Host::from_relative(host).absolute(domain),
        ttl: 3600,
        data: data.clone(),
    };
    lines.iter().map(record).collect()
}

/// What one server says of every name in the zone and of the domain itself.
fn photo(domain: &Domain, zone: &[Record]) -> Photo {
    let mut names: BTreeSet<Name> = zone.iter().map(|record| record.name.clone()).collect();
    names.insert(domain.name());
    let said = |question: &Question| {
        let is_said = |record: &&Record| {
            record.name == question.name
                && [question.rtype, Rtype::Cname].contains(&record.data.rtype())
        };
        let records: Vec<Record> = zone.iter().filter(is_said).cloned().collect();
        if records.is_empty() {
            return Heard::Nothing { name_exists: true, for_at_most: Some(300) };
        }
        Heard::Records(records)
    };
    let questions = names.iter().flat_map(|name| {
        [Rtype::Mx, Rtype::Txt, Rtype::Cname, Rtype::Srv]
            .map(|rtype| Question::new(name.clone(), rtype))
    });
    let margin = Margin { is_authoritative: true, ..Margin::default() };
    let answers = questions.map(|question| {
        let heard = said(&question);
        (question, heard, margin.clone())
    });
    let server = Server {
        name: Name::from_presentation("ns1.tiny.example"),
        address: [192, 0, 2, 1].into(),
    };
    Photo {
        domain: domain.clone(),
        taken_at: Moment(1_795_435_200_000),
        standing: Standing::Published,
        delegation: None,
        name_servers: vec![NameServer {
            name: server.name.clone(),
            addresses: vec![server.address],
        }],
        views: vec![ServerView { answers: answers.collect(), server }],
        passage: Passage::Untested,
        signing: Signing::Unknown,
    }
}

/// Every answer a person could give: the examples, and all that is optional.
fn answers(catalog: &Catalog, provider: &Provider, variant: &str, domain: &Domain) -> Answers {
    let mut inputs = BTreeMap::from([(OPTIONAL.to_owned(), vec!["all".to_owned()])]);
    for input in provider.inputs.iter().chain(&catalog.common.inputs) {
        inputs.insert(input.key.clone(), vec![input.accept(&input.example).unwrap()]);
    }
    Answers {
        provider: Some(provider.id.clone()),
        variant: Some(variant.to_owned()),
        inputs,
        ..Answers::new(domain.clone())
    }
}

/// A person at the panel who does what the cards say and nothing else.
struct Hand<'a> {
    panel: Panel,
    registrar: &'a Registrar,
    domain: &'a Domain,
    lang: Lang,
}

impl Hand<'_> {
    fn form(&self, host: &Host, set: &[Rdata]) -> Typed {
        let filled = fill_set(self.registrar, self.domain, host, set, self.lang);
        Typed::from_filled(set[0].rtype(), &filled)
    }

    fn line(&self, host: &Host, data: &Rdata) -> Option<LineKey> {
        self.panel.find(&host.absolute(self.domain), data)
    }

    fn delete(&mut self, host: &Host, data: &Rdata) {
        // A line that went by itself, or with others of its set, need not be deleted.
        if let Some(key) = self.line(host, data) {
            self.panel.delete(key).unwrap();
        }
    }

    fn follow(&mut self, plan: &Plan, photo: &Photo, step: &Step) {
        if self.registrar.types_sets(step.rtype) {
            return self.follow_set(plan, photo, step);
        }
        let mut wanted: Vec<&Rdata> = step.wanted.iter().map(|wanted| &wanted.data).collect();
        wanted.retain(|data| self.line(&step.host, data).is_none());
        for old in &step.gone {
            let is_edited = wanted.first().is_some_and(|new| new.rtype() == old.rtype());
            match self.line(&step.host, old).filter(|_| is_edited) {
                Some(key) => {
                    let form = self.form(&step.host, std::slice::from_ref(wanted.remove(0)));
                    self.panel.edit(key, &form).unwrap();
                }
                None => self.delete(&step.host, old),
            }
        }
        for data in wanted {
            self.panel.add(&self.form(&step.host, std::slice::from_ref(data))).unwrap();
        }
    }

    fn follow_set(&mut self, plan: &Plan, photo: &Photo, step: &Step) {
        let name = step.host.absolute(self.domain);
        for old in step.gone.iter().filter(|old| old.rtype() != step.rtype) {
            self.delete(&step.host, old);
        }
        let there = self
            .panel
            .records()
            .into_iter()
            .find(|record| record.name == name && record.data.rtype() == step.rtype);
        let key = there.and_then(|record| self.panel.find(&name, &record.data));
        let set = plan.set_after(step, photo);
        match (key, set.is_empty()) {
            (Some(key), true) => self.panel.delete(key).unwrap(),
            (Some(key), false) => self.panel.edit(key, &self.form(&step.host, &set)).unwrap(),
            (None, true) => {}
            (None, false) => {
                self.panel.add(&self.form(&step.host, &set)).map(|_key| ()).unwrap();
            }
        }
    }
}

/// The zone the plan wants.
fn wanted(plan: &Plan, before: &[Record]) -> BTreeSet<Entry> {
    let mut zone: BTreeSet<Entry> =
        before.iter().map(|record| (record.name.clone(), record.data.clone())).collect();
    for step in plan.steps.iter().filter(|step| has_form(step.rtype)) {
        let name = step.host.absolute(&plan.domain);
        for old in &step.gone {
            zone.remove(&(name.clone(), old.clone()));
        }
        zone.extend(step.wanted.iter().map(|wanted| (name.clone(), wanted.data.clone())));
    }
    zone
}

/// Nobody types the other types by hand in a form this program knows.
fn has_form(rtype: Rtype) -> bool {
    matches!(rtype, Rtype::Mx | Rtype::Txt | Rtype::Cname | Rtype::Srv)
}

#[test]
fn whoever_types_what_the_cards_say_has_exactly_the_zone_the_plan_wants() {
    let catalog = Catalog::built_in();
    let domain = Domain::parse("acme.fr").unwrap();
    // Companies that are only recognised have the general guidance: one of them stands for all.
    let recognised = catalog.registrars.iter().find(|entry| entry.rank.is_none());
    let registrars: Vec<&Registrar> =
        listed_registrars(&catalog).into_iter().chain(recognised).collect();
    let (mut trips, mut typed) = (0, 0);
    let mut with_services = BTreeSet::new();
    for provider in listed_providers(&catalog) {
        for variant in &provider.variants {
            let asked = answers(&catalog, provider, &variant.id, &domain);
            for before in zones() {
                let before = zone(&domain, &before);
                let photo = photo(&domain, &before);
                for registrar in registrars.iter().copied() {
                    let asked = Answers { registrar: Some(registrar.id.clone()), ..asked.clone() };
                    let plan = build(&asked, &catalog, &photo).unwrap();
                    for lang in [Lang::En, Lang::Fr] {
                        let panel = Panel::open(registrar.clone(), domain.clone(), &before);
                        let mut hand = Hand { panel, registrar, domain: &domain, lang };
                        let chosen = hand.panel.choose_mail_setting(MailSetting::CustomMx);
                        assert!(matches!(chosen, Ok(()) | Err(PanelRefusal::NoSuchSetting)));
                        for step in plan.steps.iter().filter(|step| has_form(step.rtype)) {
                            hand.follow(&plan, &photo, step);
                            typed += 1;
                            if step.rtype == Rtype::Srv {
                                with_services.insert(registrar.id.clone());
                            }
                        }
                        let published: BTreeSet<Entry> = hand
                            .panel
                            .records()
                            .into_iter()
                            .map(|record| (record.name, record.data))
                            .collect();
                        let at = format!("{} {} {}", provider.id, variant.id, registrar.id);
                        assert_eq!(published, wanted(&plan, &before), "{at}");
                        trips += 1;
                    }
                }
            }
        }
    }
    println!("{trips} round trips, {typed} forms");
    assert!(trips >= 6000, "{trips}");
    assert_eq!(with_services.len(), registrars.len(), "{with_services:?}");
}
