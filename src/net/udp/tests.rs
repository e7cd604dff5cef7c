use std::collections::BTreeSet;

use futures_util::future::join_all;
use tokio::net::UdpSocket;
use tokio::time::timeout;

use super::*;

const PATIENT: Duration = Duration::from_secs(10);
const BRIEF: Duration = Duration::from_millis(200);

/// A question about `label.fr`, type MX; the id is chosen later.
fn question(label: &str) -> Vec<u8> {
    let length = u8::try_from(label.len()).unwrap();
    let name = [&[length], label.as_bytes(), b"\x02fr\x00"].concat();
    [b"\0\0\x01\0\0\x01\0\0\0\0\0\0".as_slice(), &name, b"\0\x0f\0\x01"].concat()
}

/// The answer to it: the same with the QR bit.
fn answer(question: &[u8]) -> Vec<u8> {
    let mut answer = question.to_vec();
    answer[2] |= 0x80;
    answer
}

struct Server(UdpSocket);

impl Server {
    async fn start() -> Self {
        Self(UdpSocket::bind("127.0.0.1:0").await.unwrap())
    }

    fn address(&self) -> SocketAddr {
        self.0.local_addr().unwrap()
    }

    async fn hears(&self) -> (Vec<u8>, SocketAddr) {
        let mut buffer = vec![0; 600];
        let (length, from) =
            timeout(PATIENT, self.0.recv_from(&mut buffer)).await.unwrap().unwrap();
        buffer.truncate(length);
        (buffer, from)
    }

    async fn says(&self, message: &[u8], to: SocketAddr) {
        self.0.send_to(message, to).await.unwrap();
    }

    /// Answers every question until it is dropped.
    async fn answers(self) {
        loop {
            let (question, from) = self.hears().await;
            self.says(&answer(&question), from).await;
        }
    }
}

async fn ask(
    sockets: &Sockets,
    server: SocketAddr,
    label: &str,
    wait: Duration,
) -> Option<Vec<u8>> {
    sockets.exchange(server, question(label), wait / 3, Instant::now() + wait).await
}

/// Questions that wait, over all ports.
fn waiting(sockets: &Sockets) -> usize {
    sockets.v4.lock().unwrap().iter().map(|port| port.waiting_count()).sum()
}

#[tokio::test]
async fn lies_garbage_and_strays_before_the_answer_do_not_keep_it_from_counting() {
    let (sockets, server, liar) =
        (Sockets::default(), Server::start().await, Server::start().await);
    let at_server = async {
        let (asked, from) = server.hears().await;
        let right = answer(&asked);
        liar.says(&right, from).await;
        let mut wrong_id = right.clone();
        wrong_id[1] ^= 1;
        let mut other_question = right.clone();
        other_question[13] = b'x';
        let mut notification = right.clone();
        notification[2] |= 0x20;
        let id_alone = right[..2].to_vec();
        for lie in [wrong_id, other_question, notification, id_alone, vec![0xff; 500], Vec::new()] {
            server.says(&lie, from).await;
        }
        server.says(&right, from).await;
        right
    };
    let (heard, right) = tokio::join!(ask(&sockets, server.address(), "acme", PATIENT), at_server);
    assert_eq!(heard, Some(right));
    assert_eq!(waiting(&sockets), 0);
}

#[tokio::test]
async fn a_second_copy_of_an_answer_is_nobody_s() {
    let (sockets, server) = (Sockets::default(), Server::start().await);
    let at_server = async {
        let (asked, from) = server.hears().await;
        for _ in 0..3 {
            server.says(&answer(&asked), from).await;
        }
        let (asked_next, from_next) = server.hears().await;
        server.says(&answer(&asked), from_next).await;
        server.says(&answer(&asked_next), from_next).await;
    };
    let asking = async {
        let first = ask(&sockets, server.address(), "first", PATIENT).await.unwrap();
        let second = ask(&sockets, server.address(), "second", PATIENT).await.unwrap();
        (first, second)
    };
    let ((first, second), ()) = tokio::join!(asking, at_server);
    assert_eq!(datagram::question(&first), datagram::question(&question("first")));
    assert_eq!(datagram::question(&second), datagram::question(&question("second")));
}

#[tokio::test]
async fn a_refusal_without_its_question_is_an_answer() {
    let (sockets, server) = (Sockets::default(), Server::start().await);
    let at_server = async {
        let (asked, from) = server.hears().await;
        server.says(&[&asked[..2], b"\x80\x05\0\0\0\0\0\0\0\0"].concat(), from).await;
    };
    let (heard, ()) = tokio::join!(ask(&sockets, server.address(), "acme", PATIENT), at_server);
    assert_eq!(heard.unwrap().len(), 12);
}

#[tokio::test]
async fn a_lost_datagram_is_sent_again_under_its_id_from_its_port() {
    let (sockets, server) = (Sockets::default(), Server::start().await);
    let at_server = async {
        let lost = server.hears().await;
        let again = server.hears().await;
        server.says(&answer(&again.0), again.1).await;
        (lost, again)
    };
    let asking =
        sockets.exchange(server.address(), question("acme"), BRIEF, Instant::now() + PATIENT);
    let (heard, (lost, again)) = tokio::join!(asking, at_server);
    assert!(heard.is_some());
    assert_eq!(lost, again);
}

#[tokio::test]
async fn a_thousand_questions_at_once_each_get_their_own_answer() {
    let (sockets, server) = (Sockets::default(), Server::start().await);
    let address = server.address();
    let serving = tokio::spawn(server.answers());
    let labels: Vec<String> = (0..1000).map(|n| format!("d{n}")).collect();
    let asks = labels.iter().map(|label| ask(&sockets, address, label, PATIENT));
    for (heard, label) in join_all(asks).await.iter().zip(&labels) {
        let heard = heard.as_ref().expect("an answer");
        assert_eq!(datagram::question(heard), datagram::question(&question(label)));
    }
    assert_eq!((waiting(&sockets), sockets.v4.lock().unwrap().len()), (0, MOST_PORTS));
    serving.abort();
}

#[tokio::test]
async fn questions_leave_from_many_ports_under_ids_that_nobody_can_foresee() {
    let (sockets, server) = (Sockets::default(), Server::start().await);
    let address = server.address();
    let asks = join_all((0..64).map(|_| ask(&sockets, address, "acme", BRIEF)));
    let at_server = async {
        let mut seen = Vec::new();
        for _ in 0..64 {
            seen.push(server.hears().await);
        }
        seen
    };
    let (_, seen) = tokio::join!(asks, at_server);
    let ports: BTreeSet<u16> = seen.iter().map(|(_, from)| from.port()).collect();
    let ids: BTreeSet<_> = seen.iter().filter_map(|(asked, _)| datagram::id(asked)).collect();
    assert_eq!(ports.len(), MOST_PORTS);
    assert!(ids.len() > 60, "{ids:?}");
}

#[tokio::test]
async fn a_silent_server_holds_up_nobody() {
    let (sockets, silent, server) =
        (Sockets::default(), Server::start().await, Server::start().await);
    let (quiet, address) = (silent.address(), server.address());
    let serving = tokio::spawn(server.answers());
    let silence = join_all((0..500).map(|_| ask(&sockets, quiet, "acme", PATIENT)));
    let answers = join_all((0..500).map(|_| ask(&sockets, address, "acme", PATIENT)));
    tokio::select! {
        biased;
        _ = silence => panic!("silence answered first"),
        answers = answers => assert!(answers.iter().all(Option::is_some)),
    }
    serving.abort();
}

#[tokio::test]
async fn a_question_that_is_dropped_frees_its_id_and_its_turn() {
    let (sockets, silent) = (Sockets::default(), Server::start().await);
    let asks = join_all((0..100).map(|_| ask(&sockets, silent.address(), "acme", PATIENT)));
    assert!(timeout(BRIEF, asks).await.is_err());
    assert_eq!((waiting(&sockets), sockets.turns.available_permits()), (0, MOST_WAITING));
}

#[tokio::test]
async fn beyond_the_bound_questions_wait_for_their_turn_and_no_longer_than_their_deadline() {
    let (mut sockets, silent) = (Sockets::default(), Server::start().await);
    sockets.turns = Semaphore::new(2);
    let asks = join_all((0..6).map(|_| ask(&sockets, silent.address(), "acme", BRIEF)));
    let heard = timeout(PATIENT, asks).await.expect("deadlines are kept");
    assert!(heard.iter().all(Option::is_none));
    assert_eq!(sockets.turns.available_permits(), 2);
}

#[tokio::test]
async fn a_port_without_free_ids_takes_no_question_until_one_is_free() {
    let port = Port::open("127.0.0.1:0".parse().unwrap(), Instant::now()).unwrap();
    let server = "127.0.0.1:9".parse().unwrap();
    let mut waiting = Vec::new();
    while let Some(question) = port.enlist(server, question("acme")) {
        waiting.push(question);
    }
    assert!(waiting.len() > 50_000 && waiting.len() <= 65_536, "{}", waiting.len());
    waiting.truncate(10);
    assert_eq!(port.waiting_count(), 10);
    assert!(port.enlist(server, question("acme")).is_some());
}

#[tokio::test]
async fn a_port_is_left_after_a_while() {
    let now = Instant::now();
    let port = Port::open("127.0.0.1:0".parse().unwrap(), now).unwrap();
    let runtime = Handle::current().id();
    assert!(port.is_good(now, runtime));
    assert!(!port.is_good(now + Duration::from_secs(61), runtime));
    let server = "127.0.0.1:9".parse().unwrap();
    for _ in 0..2000 {
        assert!(port.enlist(server, question("acme")).is_some());
    }
    assert!(!port.is_good(now, runtime));
}

#[test]
fn sockets_outlive_the_runtime_that_opened_them() {
    let sockets = Sockets::default();
    for _ in 0..2 {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let heard = runtime.block_on(async {
            let server = Server::start().await;
            let address = server.address();
            let serving = tokio::spawn(server.answers());
            let heard = ask(&sockets, address, "acme", PATIENT).await;
            serving.abort();
            heard
        });
        assert!(heard.is_some());
    }
}
