//! Answers made to mislead, to crash or to hang whoever reads them. Whatever comes before it, the
//! real answer is still taken; without one the question ends at its deadline.

use std::time::Duration;

use hickory_server::proto::op::{Message, ResponseCode};
use mxguide::names::Name;
use mxguide::net::{Manner, Network, Settings, Ways, ask};
use mxguide::observe::{Heard, Question, Transport};
use mxguide::records::{Rdata, Rtype};

use crate::support::{Liar, Lie, response, zone_text};

const PATIENT: Duration = Duration::from_secs(5);
const BRIEF: Duration = Duration::from_millis(300);

fn question() -> Question {
    Question::new(Name::from_presentation("acme.test"), Rtype::Mx)
}

/// A whole answer that names `exchange`.
fn message(request: &Message, exchange: &str) -> Message {
    let mut message = response(request, ResponseCode::NoError);
    message.metadata.authoritative = true;
    message.answers = zone_text(".", &format!("acme.test. 300 IN MX 1 {exchange}.\n"));
    message
}

fn bytes(request: &Message, exchange: &str) -> Vec<u8> {
    message(request, exchange).to_vec().expect("a test's message can be encoded")
}

fn framed(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("a message fits TCP");
    [length.to_be_bytes().as_slice(), bytes].concat()
}

fn exchange(heard: &Heard) -> String {
    match heard {
        Heard::Records(records) => match &records[0].data {
            Rdata::Mx { exchange, .. } => exchange.as_str().to_owned(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// What somebody would send who wants to be believed in the server's place.
fn forgeries(request: &Message) -> Vec<Lie> {
    let evil = bytes(request, "mx.evil.example");
    let mut wrong_id = evil.clone();
    wrong_id[0] ^= 0x5a;
    let mut other = message(request, "mx.evil.example");
    other.queries[0].name = other.queries[0].name.base_name();
    let other = other.to_vec().expect("a test's message can be encoded");
    let mut no_question = message(request, "mx.evil.example");
    no_question.queries.clear();
    let no_question = no_question.to_vec().expect("a test's message can be encoded");
    let mut notification = evil.clone();
    notification[2] |= 0b0010_0000;
    let cut: Vec<u8> = evil.iter().take(3).copied().collect();
    vec![
        Lie::Here(wrong_id),
        Lie::Elsewhere(evil.clone()),
        Lie::Here(other),
        Lie::Here(no_question),
        Lie::Here(notification),
        Lie::Here(cut),
        Lie::Here(Vec::new()),
        Lie::Elsewhere(vec![0xff; 1200]),
    ]
}

#[tokio::test]
async fn the_real_answer_is_taken_whatever_was_forged_before_it() {
    let server = Liar::start(
        |request| {
            let mut lies = forgeries(request);
            lies.extend(forgeries(request));
            lies.push(Lie::Here(bytes(request, "mx.acme.test")));
            lies
        },
        |_| Vec::new(),
    )
    .await;
    for _ in 0..20 {
        let (heard, margin) = ask(server.socket, &question(), Manner::Authoritative, PATIENT).await;
        assert_eq!(exchange(&heard), "mx.acme.test");
        assert_eq!(margin.transport, Transport::Udp);
    }
}

#[tokio::test]
async fn forgeries_alone_are_silence() {
    let server = Liar::start(forgeries, |_| Vec::new()).await;
    let (heard, _) = ask(server.socket, &question(), Manner::Authoritative, BRIEF).await;
    assert_eq!(heard, Heard::Silent);
}

#[tokio::test]
async fn a_second_answer_changes_neither_this_question_nor_the_next() {
    let server = Liar::start(
        |request| {
            let first = bytes(request, "mx.acme.test");
            let second = bytes(request, "mx.evil.example");
            vec![Lie::Here(first.clone()), Lie::Here(first), Lie::Here(second)]
        },
        |_| Vec::new(),
    )
    .await;
    let network = Network::new(Settings { timeout: PATIENT, ..Settings::default() });
    for _ in 0..20 {
        let (heard, _) = network.ask_resolver(&Ways::from(server.socket), &question()).await;
        assert_eq!(exchange(&heard), "mx.acme.test");
    }
}

/// The header and question of an answer with one record, and then `rest`.
fn with_rest(request: &Message, rest: &[u8]) -> Vec<u8> {
    let mut empty = response(request, ResponseCode::NoError);
    empty.edns = None;
    let mut bytes = empty.to_vec().expect("a test's message can be encoded");
    bytes[7] = 1;
    bytes.extend_from_slice(rest);
    bytes
}

#[tokio::test]
async fn names_that_point_at_themselves_are_garbled_and_end() {
    // A name of a pointer to itself, forward, and round in a circle of two; a record longer than
    // the message; a text longer than its record; a thousand records in one.
    let rests: [&'static [u8]; 6] = [
        b"\xc0\x1b\x00\x0f\x00\x01\x00\x00\x00\x01\x00\x04\x00\x01\xc0\x1b",
        b"\xc0\xff\x00\x0f\x00\x01\x00\x00\x00\x01\x00\x04\x00\x01\xc0\xff",
        b"\xc0\x1d\xc0\x1b\x00\x0f\x00\x01\x00\x00\x00\x01\x00\x04\x00\x01\xc0\x1d",
        b"\xc0\x0c\x00\x0f\x00\x01\x00\x00\x00\x01\xff\xff\x00\x01",
        b"\xc0\x0c\x00\x10\x00\x01\x00\x00\x00\x01\x00\x02\xffa",
        b"\xc0\x0c\x00\x0f\x00\x01",
    ];
    for rest in rests {
        let server = Liar::start(
            move |request| vec![Lie::Here(with_rest(request, rest))],
            move |request| framed(&with_rest(request, rest)),
        )
        .await;
        let (heard, _) = ask(server.socket, &question(), Manner::Authoritative, PATIENT).await;
        assert_eq!(heard, Heard::Garbled, "{rest:?}");
    }
}

#[tokio::test]
async fn a_length_that_lies_over_tcp_ends_with_the_question() {
    let cut_short = |request: &Message| {
        let mut message = response(request, ResponseCode::NoError);
        message.metadata.truncation = true;
        vec![Lie::Here(message.to_vec().expect("a test's message can be encoded"))]
    };
    let lies: [fn(&Message) -> Vec<u8>; 5] = [
        |_| Vec::new(),
        |_| vec![0, 0],
        |_| vec![0xff],
        |request| [&[0xff, 0xff], bytes(request, "mx.evil.example").as_slice()].concat(),
        |request| [&[0, 20], bytes(request, "mx.evil.example").as_slice()].concat(),
    ];
    for (number, lie) in lies.into_iter().enumerate() {
        let server = Liar::start(cut_short, lie).await;
        let (heard, _) = ask(server.socket, &question(), Manner::Authoritative, BRIEF).await;
        assert!(matches!(heard, Heard::Silent | Heard::Garbled), "{number}: {heard:?}");
    }
}

#[tokio::test]
async fn an_answer_as_large_as_tcp_carries_is_read_to_the_end() {
    let giant = |request: &Message| {
        let mut message = message(request, "mx.acme.test");
        // Close to 64 kB, which is all that TCP carries.
        let line = |n: u32| format!("acme.test. 300 IN MX {n} mx{n}.acme.test.\n");
        message.answers = zone_text(".", &(1..=1600).map(line).collect::<String>());
        let bytes = message.to_vec().expect("a test's message can be encoded");
        assert!(bytes.len() > 55_000, "{}", bytes.len());
        bytes
    };
    let server = Liar::start(
        |request| {
            let mut message = response(request, ResponseCode::NoError);
            message.metadata.truncation = true;
            vec![Lie::Here(message.to_vec().expect("a test's message can be encoded"))]
        },
        move |request| framed(&giant(request)),
    )
    .await;
    let (heard, margin) = ask(server.socket, &question(), Manner::Authoritative, PATIENT).await;
    let Heard::Records(records) = heard else { panic!("{heard:?}") };
    assert_eq!((records.len(), margin.transport), (500, Transport::Tcp));
}

#[tokio::test]
async fn an_answer_that_is_cut_short_over_tcp_too_is_no_answer() {
    let cut = |request: &Message| {
        let mut message = message(request, "mx.acme.test");
        message.metadata.truncation = true;
        message.to_vec().expect("a test's message can be encoded")
    };
    let server = Liar::start(
        move |request| vec![Lie::Here(cut(request))],
        move |request| framed(&cut(request)),
    )
    .await;
    let (heard, _) = ask(server.socket, &question(), Manner::Authoritative, PATIENT).await;
    assert_eq!(heard, Heard::Garbled);
}

#[tokio::test]
async fn a_refusal_may_leave_the_question_out() {
    let refusal = |request: &Message| {
        let mut message = response(request, ResponseCode::Refused);
        message.queries.clear();
        message.to_vec().expect("a test's message can be encoded")
    };
    let server =
        Liar::start(move |request| vec![Lie::Here(refusal(request))], |_| Vec::new()).await;
    let (heard, _) = ask(server.socket, &question(), Manner::Authoritative, PATIENT).await;
    assert_eq!(heard, Heard::Refused);
}
