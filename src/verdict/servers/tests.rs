use super::*;
use crate::names::{Domain, Name};
use crate::observe::{Delegation, Margin, Moment, Passage, Signing, Standing};
use crate::records::Record;
use crate::verdict::{Code, Detail, standing_findings};

fn name(text: &str) -> Name {
    Name::from_presentation(text)
}

fn soa(serial: u32) -> Rdata {
    Rdata::Soa { primary: name("ns1.host.example"), serial, minimum: 300 }
}

fn mx(exchange: &str) -> Rdata {
    Rdata::Mx { priority: 10, exchange: name(exchange) }
}

/// A server that answers every question from its own zone.
fn publishes(serial: u32, exchange: &str) -> Vec<(Rtype, Heard)> {
    let own = |data: Rdata| Record { name: name("acme.fr"), ttl: 60, data };
    let ns = ["ns0.host.example", "ns1.host.example"].map(|server| own(Rdata::Ns(name(server))));
    vec![
        (Rtype::Soa, Heard::Records(vec![own(soa(serial))])),
        (Rtype::Ns, Heard::Records(ns.to_vec())),
        (Rtype::Mx, Heard::Records(vec![own(mx(exchange))])),
        (Rtype::Txt, Heard::Nothing { name_exists: true, for_at_most: Some(300) }),
    ]
}

fn says(heard: &Heard) -> Vec<(Rtype, Heard)> {
    [Rtype::Soa, Rtype::Ns, Rtype::Mx, Rtype::Txt].map(|rtype| (rtype, heard.clone())).to_vec()
}

fn photo(servers: Vec<Vec<(Rtype, Heard)>>) -> Photo {
    let view = |(at, answers): (usize, Vec<(Rtype, Heard)>)| ServerView {
        server: Server {
            name: name(&format!("ns{at}.host.example")),
            address: [192, 0, 2, u8::try_from(at).unwrap()].into(),
        },
        answers: answers
            .into_iter()
            .map(|(rtype, heard)| {
                let margin = Margin { is_authoritative: true, ..Margin::default() };
                (Question::new(name("acme.fr"), rtype), heard, margin)
            })
            .collect(),
    };
    Photo {
        domain: Domain::parse("acme.fr").unwrap(),
        taken_at: Moment(0),
        standing: Standing::Published,
        delegation: Some(Delegation {
            parent: name("fr"),
            zone: name("acme.fr"),
            name_servers: vec![name("ns0.host.example"), name("ns1.host.example")],
            ttl: 3600,
            is_signed: false,
        }),
        name_servers: Vec::new(),
        views: servers.into_iter().enumerate().map(view).collect(),
        passage: Passage::Open,
        signing: Signing::Unsigned,
    }
}

fn words(photo: &Photo) -> Vec<ServerWord> {
    servers(photo).iter().map(|state| state.word).collect()
}

#[test]
fn a_secondary_with_an_older_serial_and_older_data_is_behind() {
    let photo = photo(vec![
        publishes(7, "old.example"),
        publishes(8, "new.example"),
        publishes(7, "old.example"),
    ]);
    assert_eq!(words(&photo), [ServerWord::Stale, ServerWord::Answering, ServerWord::Stale]);
    let serials: Vec<Option<u32>> = servers(&photo).iter().map(|state| state.serial).collect();
    assert_eq!(serials, [Some(7), Some(8), Some(7)]);
    let [finding] = standing_findings(&photo).try_into().unwrap();
    assert_eq!(finding.code, Code::ServersDisagree);
    let Detail::Disagree { servers, of, about, since } = finding.detail else { panic!("no") };
    assert_eq!((servers.len(), of, since), (2, 3, None));
    assert_eq!(about, [Question::new(name("acme.fr"), Rtype::Mx)]);
}

#[test]
fn serials_run_in_a_circle() {
    let photo = photo(vec![publishes(u32::MAX, "old.example"), publishes(3, "new.example")]);
    assert_eq!(words(&photo), [ServerWord::Stale, ServerWord::Answering]);
    assert!(is_older(u32::MAX, 0) && !is_older(0, u32::MAX) && !is_older(5, 5));
}

/// Some hosts number their zones by the second, and some on each server for itself.
#[test]
fn other_serials_with_the_same_data_are_no_disagreement() {
    let photo = photo(vec![publishes(100, "mx.example"), publishes(7, "mx.example")]);
    assert_eq!(words(&photo), [ServerWord::Answering; 2]);
    assert_eq!(standing_findings(&photo), []);
}

/// Route 53 gives every edition the serial 1.
#[test]
fn with_equal_serials_the_minority_is_different() {
    let photo = photo(vec![
        publishes(1, "old.example"),
        publishes(1, "new.example"),
        publishes(1, "new.example"),
    ]);
    let expected = [ServerWord::Different, ServerWord::Answering, ServerWord::Answering];
    assert_eq!(words(&photo), expected);
}

#[test]
fn lame_refusing_failing_and_silent_servers_are_told_apart() {
    let referral = Heard::Referral { zone: name("fr"), records: Vec::new(), is_signed: false };
    let others = [referral, Heard::Refused, Heard::Failed, Heard::Silent];
    let mut all = vec![publishes(1, "mx.example")];
    all.extend(others.iter().map(says));
    let mut photo = photo(all);
    let expected = [
        ServerWord::Answering,
        ServerWord::Lame,
        ServerWord::Refusing,
        ServerWord::Failing,
        ServerWord::Silent,
    ];
    assert_eq!(words(&photo), expected);
    let [finding] = standing_findings(&photo).try_into().unwrap();
    let Detail::Lame { servers, publishing, of } = finding.detail else { panic!("not lame") };
    // Silence proves nothing.
    assert_eq!((servers.len(), publishing, of), (3, 1, 5));

    // Answers that come from a cache are nobody's zone.
    for (_, _, margin) in &mut photo.views[0].answers {
        margin.is_authoritative = false;
    }
    assert_eq!(words(&photo)[0], ServerWord::Lame);
    assert!(!super::servers(&photo)[0].is_authoritative);
}

#[test]
fn a_question_lost_on_the_way_is_no_disagreement() {
    let mut half = publishes(1, "mx.example");
    half[2].1 = Heard::Silent;
    assert_eq!(words(&photo(vec![publishes(1, "mx.example"), half])), [ServerWord::Answering; 2]);
}

#[test]
fn two_lists_of_name_servers_are_told_when_the_servers_agree_on_theirs() {
    let mut photo = photo(vec![publishes(1, "mx.example"), publishes(1, "mx.example")]);
    let above = vec![name("ns0.host.example"), name("ns.elsewhere.example")];
    photo.delegation.as_mut().unwrap().name_servers.clone_from(&above);
    let [finding] = standing_findings(&photo).try_into().unwrap();
    assert_eq!(finding.code, Code::ServersDisagree);
    let inside = vec![name("ns0.host.example"), name("ns1.host.example")];
    let above = vec![name("ns.elsewhere.example"), name("ns0.host.example")];
    assert_eq!(finding.detail, Detail::DelegationDiffers { above, inside });
}

#[test]
fn a_fault_upstream_silences_what_follows_from_it() {
    let mut photo = photo(vec![publishes(7, "old.example"), publishes(8, "new.example")]);
    let codes = |photo: &Photo| -> Vec<Code> {
        standing_findings(photo).iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(&photo), [Code::ServersDisagree]);
    photo.passage = Passage::Blocked;
    assert_eq!(codes(&photo), [Code::NetworkIntercepts]);
    photo.passage = Passage::Open;
    photo.standing = Standing::Suspended { name_servers: vec![name("parked.example")] };
    assert_eq!(codes(&photo), [Code::DomainSuspended]);
    photo.standing = Standing::DnssecBroken;
    assert_eq!(codes(&photo), [Code::ServersDisagree, Code::DnssecBroken]);
}
