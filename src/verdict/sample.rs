//! A domain that moves its mail, for tests of judgement and schedule.

use crate::names::{Domain, Host, Name};
use crate::observe::{
    Heard, Margin, Moment, NameServer, Passage, Photo, Question, Server, ServerView, Sighting,
    Signing, Standing,
};
use crate::plan::{Kind, Plan, Purpose, Reason, Step, Wanted};
use crate::records::{Rdata, Record, Rtype};

/// When the stories begin.
pub(crate) const START: Moment = Moment(1_790_000_000_000);

pub(crate) fn name(text: &str) -> Name {
    Name::from_presentation(text)
}

pub(crate) fn mx(priority: u16, exchange: &str) -> Rdata {
    Rdata::Mx { priority, exchange: name(exchange) }
}

pub(crate) fn txt(text: &str) -> Rdata {
    Rdata::Txt(text.to_owned())
}

pub(crate) const OLD_SPF: &str = "v=spf1 include:mx.ovh.com ~all";
pub(crate) const NEW_SPF: &str = "v=spf1 include:mx.ovh.com include:_spf.google.com ~all";
pub(crate) const DMARC: &str = "v=DMARC1; p=none; rua=mailto:dmarc@acme.fr";

fn step(id: &str, kind: Kind, host: Host, wanted: Option<Rdata>, gone: Vec<Rdata>) -> Step {
    let rtype = wanted.as_ref().or(gone.first()).map_or(Rtype::Txt, Rdata::rtype);
    let purpose = match rtype {
        Rtype::Mx => Purpose::Receive,
        _ if host == Host::Apex => Purpose::Send,
        _ => Purpose::Reject,
    };
    let wanted = wanted.map(|data| Wanted {
        id: id.to_owned(),
        host: host.clone(),
        data,
        purpose,
        is_required: true,
    });
    Step {
        id: id.to_owned(),
        kind,
        host,
        rtype,
        wanted: wanted.into_iter().collect(),
        gone,
        purpose,
        reason: Reason::ProviderAsks,
        preset: None,
    }
}

/// Four cards: new route, senders, policy, old route away.
pub(crate) fn plan() -> Plan {
    Plan {
        domain: Domain::parse("acme.fr").unwrap(),
        steps: vec![
            step("mx-1", Kind::Add, Host::Apex, Some(mx(1, "smtp.google.com")), vec![]),
            step("spf-1", Kind::Change, Host::Apex, Some(txt(NEW_SPF)), vec![txt(OLD_SPF)]),
            step("dmarc-1", Kind::Add, Host::Under("_dmarc".to_owned()), Some(txt(DMARC)), vec![]),
            step(
                "remove-mx",
                Kind::Remove,
                Host::Apex,
                None,
                vec![mx(1, "mx1.mail.ovh.net"), mx(5, "mx2.mail.ovh.net")],
            ),
        ],
        kept: vec![],
        spf: Some(NEW_SPF.to_owned()),
        later: vec![],
        gateway: None,
        old_ttl: 3600,
    }
}

/// `plan` with a card more: a signature key at `host`.
pub(crate) fn with_key(mut plan: Plan, id: &str, host: &str, data: Rdata) -> Plan {
    let mut card = step(id, Kind::Add, Host::from_relative(host), Some(data), vec![]);
    card.purpose = Purpose::Sign;
    for wanted in &mut card.wanted {
        wanted.purpose = Purpose::Sign;
    }
    plan.steps.push(card);
    plan
}

/// A plan with a single card: a policy where none was.
pub(crate) fn small_plan() -> Plan {
    let mut plan = plan();
    plan.steps.retain(|step| step.id == "dmarc-1");
    plan
}

pub(crate) fn old_mx() -> Vec<Rdata> {
    vec![mx(1, "mx1.mail.ovh.net"), mx(5, "mx2.mail.ovh.net")]
}

pub(crate) fn server(number: u8) -> Server {
    Server {
        name: name(&format!("ns{number}.host.example")),
        address: std::net::IpAddr::from([192, 0, 2, number]),
    }
}

pub(crate) fn question(plan: &Plan, id: &str) -> Question {
    let step = plan.steps.iter().find(|step| step.id == id).unwrap();
    step.question(&plan.domain)
}

pub(crate) fn records(question: &Question, ttl: u32, data: &[Rdata]) -> Heard {
    if data.is_empty() {
        return Heard::Nothing { name_exists: true, for_at_most: Some(ttl) };
    }
    let record = |data: &Rdata| Record { name: question.name.clone(), ttl, data: data.clone() };
    Heard::Records(data.iter().map(record).collect())
}

pub(crate) fn authoritative() -> Margin {
    Margin { is_authoritative: true, ..Margin::default() }
}

pub(crate) fn sighting(question: &Question, heard: Heard, at: Moment) -> Sighting {
    Sighting { question: question.clone(), heard, margin: authoritative(), at }
}

/// Two servers of which both gave the old records.
pub(crate) fn photo(servers: &[Server]) -> Photo {
    let plan = plan();
    let answer = |id: &str, data: &[Rdata]| {
        let question = question(&plan, id);
        let heard = records(&question, 3600, data);
        (question, heard, authoritative())
    };
    let view = |server: &Server| ServerView {
        server: server.clone(),
        answers: vec![
            answer("mx-1", &old_mx()),
            answer("spf-1", &[txt(OLD_SPF), txt("MS=ms1")]),
            answer("dmarc-1", &[]),
        ],
    };
    Photo {
        domain: plan.domain.clone(),
        taken_at: START,
        standing: Standing::Published,
        delegation: None,
        name_servers: servers
            .iter()
            .map(|server| NameServer { name: server.name.clone(), addresses: vec![server.address] })
            .collect(),
        views: servers.iter().map(view).collect(),
        passage: Passage::default(),
        signing: Signing::default(),
    }
}
