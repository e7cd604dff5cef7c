//! What the program says when it cannot do what was asked, and what it prints instead of running.

use super::folder::Folder;
use super::run::{mxguide, mxguide_in, write};

#[test]
fn without_a_terminal_one_sentence_names_the_way_out() {
    for (lang, sentence) in
        [("en", "mxguide needs a terminal"), ("fr", "mxguide a besoin d'un terminal")]
    {
        for command in [&["--lang", lang][..], &["practice", "--lang", lang]] {
            let ended = mxguide(command, &[]);
            assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
            assert!(ended.err.contains(sentence) && ended.err.contains("--plain"), "{}", ended.err);
            assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
        }
    }
}

#[test]
fn a_broken_configuration_is_told_with_file_line_and_the_nearest_key() {
    let folder = Folder::new();
    let file = write(&folder, "mine.toml", "lang = \"fr\"\n\n[dns]\ntimeout = 800\n");
    let ended = mxguide_in(&folder, &["--plain", "--config", &file], &[]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
    for part in [format!("{file}:4"), "timeout_ms".to_owned()] {
        assert!(ended.err.contains(&part), "{part:?} is missing in {}", ended.err);
    }
    let ended = mxguide(&["--plain", "--config", "no-such-file.toml"], &[]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("no-such-file.toml"), "{}", ended.err);
}

/// Such files were once passed over in silence, and the company's built-in advice was given.
#[test]
fn a_persons_own_company_that_cannot_be_read_is_told_and_not_passed_over() {
    let folder = Folder::new();
    let file = write(&folder, "mine.toml", "lang = \"en\"\n");
    let own = std::path::Path::new(&file).parent().unwrap().join("registrars");
    std::fs::create_dir(&own).unwrap();
    for (bytes, told) in
        [(&b"\xff\xfe"[..], "corner.toml"), (b"nmae = \"Corner\"\n", "corner.toml:1")]
    {
        std::fs::write(own.join("corner.toml"), bytes).unwrap();
        let ended = mxguide_in(&folder, &["--plain", "--config", &file], &[]);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
        assert!(ended.err.contains(told), "{}", ended.err);
    }
}

/// `mxguide --lang fr check acme.fr` was once refused: options had to stand behind the command.
#[test]
fn an_option_may_stand_before_the_command_and_a_domain_may_not() {
    let folder = Folder::new();
    let file = write(&folder, "mine.toml", "lang = \"en\"\n[dns]\nsystem = [\"127.0.0.1:9\"]\n");
    let asked = ["--lang", "fr", "--config", &file, "check", "--provider", "nobody", "acme.fr"];
    let ended = mxguide_in(&folder, &asked, &[]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("nobody"), "{}", ended.err);
    let ended = mxguide(&["acme.fr", "check", "acme.org"], &[]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("acme.fr") && ended.err.contains("behind"), "{}", ended.err);
}

#[test]
fn an_unknown_option_is_wrong_usage() {
    for args in [&["--nonsense"][..], &["--lang", "de"], &["completions", "no-shell"]] {
        let ended = mxguide(args, &[]);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
        assert_ne!(ended.err, "");
    }
}

#[test]
fn something_that_is_no_domain_is_explained_where_it_was_given() {
    let ended = mxguide(&["--plain", "--lang", "en", "not a domain"], &[]);
    assert_eq!(ended.code, Some(3), "{}", ended.out);
    ended.said(&["There is a space inside.", "A domain has none: type it in one piece."]);
    let ended = mxguide(&["--plain", "--lang", "en", "\u{1b}]0;x\u{7}\u{202e}.example"], &[]);
    assert!(!ended.out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", ended.out);
}

#[test]
fn the_language_is_the_flag_or_the_system() {
    let ended = mxguide(&["practice", "--plain", "--lang", "fr"], &[]);
    ended.said(&["Quel domaine doit recevoir du courrier ?"]);
    let ended = mxguide(&["practice", "--plain"], &["français"]);
    ended.said(&["Which domain should receive mail?", "Quel domaine doit recevoir du courrier ?"]);
}

#[test]
fn completions_and_the_manual_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ended = mxguide(&["completions", shell], &[]);
        assert_eq!(ended.code, Some(0));
        ended.said(&["mxguide", "practice"]);
    }
    let ended = mxguide(&["man"], &[]);
    assert_eq!(ended.code, Some(0));
    ended.said(&[".TH mxguide", "practice"]);
    for flag in ["--help", "--version"] {
        assert_eq!(mxguide(&[flag], &[]).code, Some(0));
    }
}
