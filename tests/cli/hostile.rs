//! Records made to harm whoever reads them: they are shown, and do nothing.

use super::support::Say;
use super::world::{Closed, zone};

/// Clears the screen, fills the clipboard, sets the title, turns the reading direction, rings.
const EVIL: &str =
    "v=spf1 \u{1b}[2J\u{1b}]52;c;ZXZpbA==\u{7}\u{1b}]0;evil\u{7}\u{9b}31m\u{202e}lla~\u{2066} ~all";

/// True when a terminal would obey, or a reader be misled by, some of it.
fn is_harmful(text: &str) -> bool {
    text.chars().any(|c| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}')
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_texts_are_written_out_and_never_reach_the_terminal_as_they_are() {
    let flood = vec![b'a'; 64_000];
    let key = format!("v=DKIM1; p={}", "\u{1b}[31m".repeat(1000));
    let script = zone(&[
        ("acme.fr", "TXT", Say::Text(EVIL.as_bytes().to_vec())),
        (
            "_dmarc.acme.fr",
            "TXT",
            Say::Text([b"v=DMARC1; p=none; \x1b[5m".as_slice(), &flood].concat()),
        ),
        ("google._domainkey.acme.fr", "TXT", Say::Text(key.into_bytes())),
        (
            "acme.fr",
            "MX",
            Say::Records("acme.fr. 300 IN MX 10 \\027[2J\\007.example.\n".to_owned()),
        ),
    ]);
    let closed = Closed::new(script).await;
    let lines = ["acme.fr", "", "1", "google", "", "1", "1", "", "", "", "3", ""];
    let (closed, ended) = closed.run(&["--lang", "en"], &lines).await;
    assert_eq!(ended.err, "");
    ended.said(&["Step 6 of 8: Plan", "Step 7 of 8: Enter", "\\u{1b}"]);
    assert!(!is_harmful(&ended.out), "{:?}", ended.out);
    let sheet = std::fs::read_to_string(closed.folder.path().join("acme.fr-before.txt"));
    let sheet = sheet.expect("the undo sheet is written beside");
    assert!(!is_harmful(&sheet), "{sheet:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_send_rubbish_are_told_as_a_trouble() {
    for say in [Say::Noise, Say::AlwaysBroken, Say::Echo] {
        let script = super::support::Script::always(say);
        let (_closed, ended) = Closed::new(script).await.run(&["--lang", "en"], &["acme.fr"]).await;
        assert_eq!((ended.code, ended.err.as_str()), (Some(3), ""), "{}", ended.out);
        ended.said(&["acme.fr"]);
    }
}
