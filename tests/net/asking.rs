//! One question to one server: every way in which it may be answered, or not.

use std::net::SocketAddr;
use std::time::Duration;

use hickory_server::proto::op::ResponseCode;
use mxguide::names::Name;
use mxguide::net::{Manner, ask};
use mxguide::observe::{Heard, Margin, Question, Transport};
use mxguide::records::{Rdata, Record, Rtype};

use crate::support::{Authority, Say, Script, Transport as Over};

/// Long enough for a busy machine.
const PATIENT: Duration = Duration::from_secs(5);
/// For servers that will not answer.
const BRIEF: Duration = Duration::from_millis(300);

const MX: &str = "acme.test. 300 IN MX 1 SMTP.google.com.\n";

fn question(name: &str, rtype: Rtype) -> Question {
    Question::new(Name::from_presentation(name), rtype)
}

async fn put(socket: SocketAddr, name: &str, rtype: Rtype, wait: Duration) -> (Heard, Margin) {
    ask(socket, &question(name, rtype), Manner::Authoritative, wait).await
}

async fn said(say: Say, wait: Duration) -> (Heard, Margin) {
    let server = Script::always(say).start().await;
    put(server.socket, "acme.test", Rtype::Mx, wait).await
}

fn mx() -> Heard {
    let exchange = Name::from_presentation("smtp.google.com");
    let data = Rdata::Mx { priority: 1, exchange };
    Heard::Records(vec![Record { name: Name::from_presentation("acme.test"), ttl: 300, data }])
}

#[tokio::test]
async fn records_come_lower_case_with_their_ttl_and_the_server_s_word_for_them() {
    let (heard, margin) = said(Say::Records(MX.to_owned()), PATIENT).await;
    assert_eq!(heard, mx());
    assert!(margin.is_authoritative && margin.transport == Transport::Udp);
}

#[tokio::test]
async fn a_name_is_asked_lower_case_and_without_recursion() {
    let server = Script::always(Say::Empty).start().await;
    put(server.socket, "_DMARC.Acme.test", Rtype::Txt, PATIENT).await;
    let resolver = question("acme.test", Rtype::Dnskey);
    ask(server.socket, &resolver, Manner::Recursive, PATIENT).await;
    ask(server.socket, &resolver, Manner::Unchecked, PATIENT).await;
    let log = server.log.all();
    assert_eq!((log[0].name.as_str(), log[0].rtype.as_str()), ("_dmarc.acme.test", "TXT"));
    let bits: Vec<_> = log.iter().map(|a| (a.is_recursive, a.is_unchecked)).collect();
    assert_eq!(bits, [(false, false), (true, false), (true, true)]);
}

#[tokio::test]
async fn no_such_name_and_no_such_record_say_how_long_caches_remember_it() {
    let nothing = |name_exists, for_at_most| Heard::Nothing { name_exists, for_at_most };
    assert_eq!(said(Say::NoName(3600, 300), PATIENT).await.0, nothing(false, Some(300)));
    assert_eq!(said(Say::NoRecord(60, 300), PATIENT).await.0, nothing(true, Some(60)));
    assert_eq!(said(Say::Empty, PATIENT).await.0, nothing(true, None));
}

#[tokio::test]
async fn refusal_and_failure_differ_and_a_failure_may_give_its_reason() {
    assert_eq!(said(Say::Code(ResponseCode::Refused), PATIENT).await.0, Heard::Refused);
    assert_eq!(said(Say::Code(ResponseCode::NotAuth), PATIENT).await.0, Heard::Refused);
    let bogus = Say::Reason(ResponseCode::ServFail, 9, "no SEP \u{1b}[31mmatching the DS");
    let (heard, margin) = said(bogus, PATIENT).await;
    assert_eq!(heard, Heard::Failed);
    assert_eq!(margin.extended_error, Some((9, "no SEP \u{1b}[31mmatching the DS".to_owned())));
}

#[tokio::test]
async fn an_alias_that_leaves_the_zone_is_told_and_not_chased() {
    let zone = "@ 300 IN SOA ns.acme.test. h.acme.test. 1 7200 900 1209600 300\n\
                s1._domainkey 300 IN CNAME S1.dkim.mail.example.\n";
    let server = Authority::start("acme.test.", zone).await;
    let (heard, margin) = put(server.socket, "s1._domainkey.acme.test", Rtype::Txt, PATIENT).await;
    let alias = Record {
        name: Name::from_presentation("s1._domainkey.acme.test"),
        ttl: 300,
        data: Rdata::Cname(Name::from_presentation("s1.dkim.mail.example")),
    };
    assert_eq!(heard, Heard::Records(vec![alias]));
    assert!(margin.is_authoritative);
    assert_eq!(server.log.all().len(), 1);
}

#[tokio::test]
async fn a_referral_names_the_zone_below_and_is_no_answer() {
    let referral = "acme.test. 300 IN NS ns1.acme.test.\nacme.test. 300 IN NS ns2.host.example.\n";
    let (heard, _) = said(Say::Referral(referral.to_owned()), PATIENT).await;
    let Heard::Referral { zone, records, is_signed } = heard else { panic!("{heard:?}") };
    assert_eq!((zone.as_str(), records.len(), is_signed), ("acme.test", 2, false));
    // Servers of another branch are no referral for this name, only an empty answer.
    let (heard, _) = said(Say::Referral("other.test. 60 IN NS a.b.\n".to_owned()), PATIENT).await;
    assert_eq!(heard, Heard::Nothing { name_exists: true, for_at_most: None });
}

#[tokio::test]
async fn what_does_not_fit_into_a_datagram_comes_over_tcp() {
    let (heard, margin) = said(Say::OnlyTcp(MX.to_owned()), PATIENT).await;
    assert_eq!(heard, mx());
    assert_eq!(margin.transport, Transport::Tcp);
}

#[tokio::test]
async fn an_unreadable_answer_is_asked_for_again_over_tcp() {
    let server = Script::always(Say::Broken(MX.to_owned())).start().await;
    let (heard, margin) = put(server.socket, "acme.test", Rtype::Mx, PATIENT).await;
    assert_eq!(heard, mx());
    assert_eq!(margin.transport, Transport::Tcp);
    let transports: Vec<_> = server.log.all().iter().map(|asked| asked.transport).collect();
    assert_eq!(transports, [Over::Udp, Over::Tcp]);
    assert_eq!(said(Say::AlwaysBroken, BRIEF).await.0, Heard::Garbled);
    assert_eq!(said(Say::Echo, BRIEF).await.0, Heard::Garbled);
}

#[tokio::test]
async fn answers_under_a_wrong_id_or_to_another_question_are_passed_over() {
    assert_eq!(said(Say::WrongId(MX.to_owned()), BRIEF).await.0, Heard::Silent);
    assert_eq!(said(Say::OtherQuestion(MX.to_owned()), BRIEF).await.0, Heard::Silent);
    assert_eq!(said(Say::Noise, BRIEF).await.0, Heard::Silent);
}

#[tokio::test]
async fn an_answer_about_something_else_is_garbled() {
    let foreign = Say::Records("other.test. 300 IN MX 1 mx.evil.example.\n".to_owned());
    assert_eq!(said(foreign, PATIENT).await.0, Heard::Garbled);
    let beside = format!("{MX}other.test. 300 IN MX 1 mx.evil.example.\n");
    assert_eq!(said(Say::Records(beside), PATIENT).await.0, mx());
}

#[tokio::test]
async fn silence_is_met_with_one_more_datagram_and_ends_at_the_deadline() {
    let server = Script::new().start().await;
    let (heard, margin) = put(server.socket, "acme.test", Rtype::Mx, BRIEF).await;
    assert_eq!(heard, Heard::Silent);
    assert_eq!(server.log.all().len(), 2);
    assert!(margin.rtt_ms >= 300 && margin.rtt_ms < 3000, "{} ms", margin.rtt_ms);
}

#[tokio::test]
async fn a_closed_port_is_silence() {
    let gone = Script::new().start().await.socket;
    assert_eq!(put(gone, "acme.test", Rtype::Mx, BRIEF).await.0, Heard::Silent);
}

#[tokio::test]
async fn an_old_server_that_stumbles_over_edns_is_asked_without() {
    for say in [Say::NoEdns(MX.to_owned()), Say::BadVersion(MX.to_owned())] {
        assert_eq!(said(say, PATIENT).await.0, mx());
    }
}

#[tokio::test]
async fn a_machine_says_which_of_many_it_is() {
    let named = |id| async move { said(Say::Named(MX.to_owned(), id), PATIENT).await.1.server_id };
    assert_eq!(named(b"fra07.example").await.as_deref(), Some("fra07.example"));
    assert_eq!(named(b"\x1b[2J\xff").await.as_deref(), Some("1b5b324aff"));
    assert_eq!(named(&[b'a'; 300]).await.map(|id| id.len()), Some(64));
    assert_eq!(named(b"").await, None);
}

#[tokio::test]
async fn a_text_is_joined_whatever_its_strings_and_its_size() {
    let giant = vec![b'k'; 60_000];
    let server = Script::always(Say::Text(giant.clone())).start().await;
    let (heard, margin) = put(server.socket, "acme.test", Rtype::Txt, PATIENT).await;
    let Heard::Records(records) = heard else { panic!("{heard:?}") };
    assert_eq!(records[0].data, Rdata::Txt(String::from_utf8(giant).unwrap()));
    assert_eq!(margin.transport, Transport::Tcp);
}

#[tokio::test]
async fn a_hostile_text_arrives_as_text_and_damaged_bytes_are_marked() {
    let hostile = b"v=spf1\x1b]52;c;ZXZpbA==\x07\xff -all";
    let server = Script::always(Say::Text(hostile.to_vec())).start().await;
    let (heard, _) = put(server.socket, "acme.test", Rtype::Txt, PATIENT).await;
    let Heard::Records(records) = heard else { panic!("{heard:?}") };
    let text = "v=spf1\u{1b}]52;c;ZXZpbA==\u{7}\u{fffd} -all".to_owned();
    assert_eq!(records[0].data, Rdata::Txt(text));
}

#[tokio::test]
async fn a_flood_of_records_is_cut() {
    let line = |n: u16| format!("acme.test. 300 IN MX {n} mx{n}.acme.test.");
    let flood: Vec<String> = (0..900).map(line).collect();
    let (heard, _) = said(Say::Records(flood.join("\n") + "\n"), PATIENT).await;
    let Heard::Records(records) = heard else { panic!("{heard:?}") };
    assert_eq!(records.len(), 500);
}

#[tokio::test]
async fn a_zone_swapped_under_the_server_shows_in_the_next_answer() {
    let soa = "@ 300 IN SOA ns.acme.test. h.acme.test. 1 7200 900 1209600 300\n";
    let server =
        Authority::start("acme.test.", &format!("{soa}@ 300 IN MX 9 mx.old.example.\n")).await;
    let (before, _) = put(server.socket, "acme.test", Rtype::Mx, PATIENT).await;
    assert_ne!(before, mx());
    server.publish(&format!("{soa}@ 300 IN MX 1 smtp.google.com.\n")).await;
    assert_eq!(put(server.socket, "acme.test", Rtype::Mx, PATIENT).await.0, mx());
}

#[tokio::test]
async fn a_server_on_ipv6_is_asked_like_any_other() {
    let soa = "@ 300 IN SOA ns.acme.test. h.acme.test. 1 7200 900 1209600 300\n";
    let zone = format!("{soa}@ 300 IN MX 1 smtp.google.com.\n");
    let server = Authority::start_at("::1".parse().unwrap(), "acme.test.", &zone).await;
    assert_eq!(put(server.socket, "acme.test", Rtype::Mx, PATIENT).await.0, mx());
}
