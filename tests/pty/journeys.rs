//! Whole journeys, key by key, from the first question to the proof.

use super::person::{EN, FR, Person, Reads};
use super::terminal::{CTRL_U, ENTER, Setup};

/// A 2048-bit key made for these tests and used nowhere.
const KEY: &str = include_str!("../../assets/practice/dkim-key.txt");

fn ends_in_proof(person: &mut Person) {
    person.sees.shows(person.reads.to_do);
    assert!(person.sees.bells() > 0, "a person who looks elsewhere is called");
    person.sees.press("q");
    assert_eq!(person.sees.ends(), 0);
    let left = person.sees.screen();
    assert!(left.contains(person.reads.done), "{left}");
}

#[test]
fn a_person_reaches_working_mail_key_by_key() {
    let mut person = Person::practises(&EN);
    person.goes_to_the_first_card();
    person.adds(&[("Name", "@"), ("Mail server", "smtp.google.com"), ("Priority", "1")]);
    person.saved("2 of 4");
    person
        .edits("v=spf1", &[("Content", "v=spf1 include:mx.ovh.com include:_spf.google.com ~all")]);
    person.saved("3 of 4");
    person.adds(&[("Name", "_dmarc"), ("Content", "v=DMARC1; p=none")]);
    person.saved("4 of 4");
    person.deletes(&["mx1.mail.ovh.net", "mx2.mail.ovh.net"]);
    person.saved(EN.watch);
    ends_in_proof(&mut person);
}

#[test]
fn une_personne_arrive_au_courrier_touche_par_touche() {
    let mut person = Person::practises(&FR);
    person.names("boulangerie.example");
    person.chooses_google();
    person.press("n", "Texte de validation de Google");
    person.later("Clé de signature de Google (DKIM)");
    person.sees.press(CTRL_U);
    person.sees.paste(KEY.trim());
    person.press(ENTER, "Nom de la clé (sélecteur)");
    person.press(ENTER, "Adresse pour les rapports DMARC");
    person.press(ENTER, "Qui d'autre envoie");
    person.press(ENTER, FR.plan);
    person.press(ENTER, FR.enter);
    person.adds(&[("Nom", "@"), ("Priorité", "1"), ("Nom d'hôte", "smtp.google.com.")]);
    person.saved("2 sur 5");
    let senders = "v=spf1 include:_mailcust.gandi.net include:_spf.google.com ?all";
    person.edits("v=spf1", &[("Texte", senders)]);
    person.saved("3 sur 5");
    person.adds(&[("Nom", "google._domainkey"), ("Texte", KEY.trim())]);
    person.saved("4 sur 5");
    let rule = "v=DMARC1; p=none; rua=mailto:dmarc@boulangerie.example";
    person.adds(&[("Nom", "_dmarc"), ("Texte", rule)]);
    person.saved("5 sur 5");
    person.deletes(&["spool.mail.gandi.net", "fb.mail.gandi.net"]);
    person.saved(FR.watch);
    ends_in_proof(&mut person);
}

/// The autopilot needs no key until the end.
fn plays_by_itself(reads: &'static Reads) {
    let setup = Setup::mxguide(&["practice", "--autopilot", "--lang", reads.lang]);
    let mut person = Person::starts(reads, setup);
    person.sees.shows(reads.watch);
    assert_eq!(person.sees.ends(), 0);
    let left = person.sees.screen();
    assert!(left.contains(reads.done), "{left}");
}

#[test]
fn the_autopilot_plays_the_whole_journey_on_the_screen() {
    plays_by_itself(&EN);
}

#[test]
fn le_pilote_automatique_joue_tout_le_parcours_a_l_ecran() {
    plays_by_itself(&FR);
}
