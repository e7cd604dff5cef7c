//! Practice through a pipe: whole journeys, and what happens when the lines run out.

use super::run::mxguide;

/// Nothing a terminal would obey.
#[track_caller]
fn is_text_only(text: &str) {
    let odd: String = text.chars().filter(|c| c.is_control() && *c != '\n').collect();
    assert_eq!(odd, "");
}

#[test]
fn a_journey_typed_into_a_pipe_ends_with_the_proof() {
    let lines = [
        // Found, Cloudflare, Google by its name, mailboxes; the proof and the key later; the rest.
        &["acme.example", "", "", "google", "", "1", "1", "ada@acme.example", "", ""][..],
        // The new mail route, box by box, back to the card, saved.
        &["2", "2", "@", "smtp.google.com", "", "1", "", ""],
        // Who may send.
        &["2", "edit 5", "", "", "v=spf1 include:mx.ovh.com include:_spf.google.com ~all", "", ""],
        // The rule for fakes.
        &["2", "2", "_dmarc", "", "v=DMARC1; p=none; rua=mailto:ada@acme.example", "", ""],
        // The old route goes.
        &["2", "delete 3", "delete 3", "", ""],
    ]
    .concat();
    let ended = mxguide(&["practice", "--plain", "--lang", "en"], &lines);
    ended.said(&[
        "Step 8 of 8: Watch",
        "Mail for acme.example now goes to Google Workspace.",
        "Left to do (DNS cannot check it)",
        "Practice done, and proven on the pretend internet.",
    ]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    is_text_only(&ended.out);
}

#[test]
fn un_parcours_tape_dans_un_tube_finit_par_la_preuve() {
    let lines = [
        &["ada@jardin.example", "", "", "google", "", "1", "1", "", "", ""][..],
        // La nouvelle route, case par case : nom, priorité, serveur, TTL.
        &["2", "2", "@", "1", "smtp.google.com", "", "", ""],
        // Qui peut envoyer.
        &["2", "2", "@", "v=spf1 include:_spf.google.com ~all", "", "", ""],
        // La consigne contre les faux.
        &["2", "2", "_dmarc", "v=DMARC1; p=none; rua=mailto:dmarc@jardin.example", "", "", ""],
    ]
    .concat();
    let ended = mxguide(&["practice", "--plain", "--lang", "fr"], &lines);
    ended.said(&["Étape 8 sur 8 : Suivi", "Exercice réussi, preuve à l'appui"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    is_text_only(&ended.out);
}

#[test]
fn the_autopilot_makes_a_mistake_names_it_and_repairs_it_in_both_languages() {
    for (lang, mistake, end) in [
        (
            "en",
            "_dmarc.studio.example[.studio.example]",
            "Practice done, and proven on the pretend internet.",
        ),
        ("fr", "_dmarc.studio.example[.studio.example]", "Exercice réussi"),
    ] {
        let ended = mxguide(&["practice", "--autopilot", "--plain", "--lang", lang], &[]);
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
        ended.said(&[mistake, end]);
        let (_, after) = ended.out.split_once(mistake).expect("said above");
        assert!(after.contains(": _dmarc\n"), "the repair is typed: {after}");
        is_text_only(&ended.out);
    }
}

#[test]
fn when_the_lines_run_out_the_person_still_has_to_act() {
    for lines in [&[][..], &["acme.example"], &["acme.example", "", "", "", "", "", "", "", "", ""]]
    {
        let ended = mxguide(&["practice", "--plain", "--lang", "en"], lines);
        assert_eq!(ended.code, Some(3), "{}", ended.out);
        ended.said(&["Practice is over. Nothing real was touched."]);
    }
}

#[test]
fn quit_and_hostile_lines_do_no_harm() {
    let long = "x".repeat(200_000);
    let lines = ["\u{1b}[2J\u{202e}", &long, "?", "retour", "99", "-1", "quit"];
    let ended = mxguide(&["practice", "--plain", "--lang", "en"], &lines);
    assert_eq!((ended.code, ended.err.as_str()), (Some(3), ""));
    is_text_only(&ended.out);
    assert!(!ended.out.contains('\u{202e}'));
}
