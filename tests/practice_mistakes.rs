//! Practice is for making mistakes: each of the commonest, made in the pretend panel of a company
//! that lets it happen, is named in words, and repairing it ticks the card.

#[path = "pty/folder.rs"]
mod folder;
#[path = "practice_mistakes/person.rs"]
mod person;

use person::Person;

/// The words of one language by which a person finds the way.
struct Reads {
    lang: &'static str,
    to_panel: &'static str,
    add: &'static str,
    close: &'static str,
    saved: &'static str,
    edit: &'static str,
    delete: &'static str,
    next: &'static str,
    /// Either is said of a card that is ticked.
    ticked: [&'static str; 2],
}

const EN: Reads = Reads {
    lang: "en",
    to_panel: "type it into the pretend panel",
    add: "add a line",
    close: "back to the instructions",
    saved: "saved it",
    edit: "edit",
    delete: "delete",
    next: "next change",
    ticked: ["publishes it now", "have it."],
};

const FR: Reads = Reads {
    lang: "fr",
    to_panel: "le taper dans l'interface fictive",
    add: "ajouter une ligne",
    close: "revenir aux instructions",
    saved: "enregistré",
    edit: "modifier",
    delete: "supprimer",
    next: "changement suivant",
    ticked: ["Publié par les", "l'ont."],
};

/// Google at the company that publishes the domain, up to the first card. The proof of ownership is
/// left for later, the key is the one filled in for practice.
fn at_the_first_card(reads: &Reads, domain: &str, preset: &[&str]) -> Person {
    let mut person = Person::begins(reads.lang);
    person.types(&[domain, "", "", "google", ""]).types(preset).types(&["1", "", "", "", "", ""]);
    person
}

/// Fills a new line in the panel box by box, goes back to the card and says it is saved.
fn adds(person: &mut Person, reads: &Reads, boxes: &[&str]) {
    person.chooses(reads.to_panel).chooses(reads.add).types(boxes);
    person.chooses(reads.close).chooses(reads.saved);
}

/// The same with the line that has `words` in it; an empty box is left as it is.
fn edits(person: &mut Person, reads: &Reads, words: &str, boxes: &[&str]) {
    let line = person.chooses(reads.to_panel).number_of(words);
    person.types(&[&format!("{} {line}", reads.edit)]).types(boxes);
    person.chooses(reads.close).chooses(reads.saved);
}

/// Takes away the line that has `words` in it, and stays in the panel.
fn deletes(person: &mut Person, reads: &Reads, words: &str) {
    let line = person.number_of(words);
    person.types(&[&format!("{} {line}", reads.delete)]);
}

const KEY: &str = include_str!("../assets/practice/dkim-key.txt");

#[test]
fn at_cloudflare_www_a_second_list_a_cut_key_a_text_at_the_domain_and_an_old_route_are_named() {
    let mut person = at_the_first_card(&EN, "acme.example", &[]);
    person.hears("1 of 5.");
    adds(&mut person, &EN, &["www", "smtp.google.com", "", "1"]);
    person.hears("The line is there, for another name:").hears("www.acme.example");
    edits(&mut person, &EN, "smtp.google.com", &["@", "", "", ""]);
    person.hears_one_of(&EN.ticked).hears("2 of 5.");
    adds(&mut person, &EN, &["@", "", "v=spf1 include:_spf.google.com ~all"]);
    person.hears("lists say who may send. Receivers then ignore them all:");
    person.chooses(EN.to_panel);
    deletes(&mut person, &EN, "v=spf1 include:_spf.google.com ~all");
    let list = "v=spf1 include:mx.ovh.com include:_spf.google.com ~all";
    person.chooses(EN.close);
    edits(&mut person, &EN, "v=spf1", &["", "", list]);
    person.hears_one_of(&EN.ticked).hears("3 of 5.");
    adds(&mut person, &EN, &["google._domainkey", "", KEY.get(..255).expect("a long key")]);
    person.hears("The key was cut: 237 of 392 characters");
    edits(&mut person, &EN, "google._domainkey", &["", "", KEY.trim_end()]);
    person.hears_one_of(&EN.ticked).hears("4 of 5.");
    adds(&mut person, &EN, &["@", "", "v=DMARC1; p=none; rua=mailto:dmarc@acme.example"]);
    person.hears("The text stands at acme.example itself. It needs a name of its own:");
    edits(&mut person, &EN, "v=DMARC1", &["_dmarc", "", ""]);
    person.hears_one_of(&EN.ticked).hears("5 of 5.").chooses(EN.saved);
    person.hears("2 lines still lead mail to the old company:").chooses(EN.to_panel);
    // The lower line first: its number is read from the list as it was.
    deletes(&mut person, &EN, "mx2.mail.ovh.net");
    deletes(&mut person, &EN, "mx1.mail.ovh.net");
    person.chooses(EN.close).chooses(EN.saved);
    person.hears("Step 8 of 8");
}

#[test]
fn at_namecheap_a_missing_underscore_and_a_full_name_are_named() {
    let mut person = at_the_first_card(&EN, "studio.example", &["2"]);
    person.hears("1 of 4.").chooses(EN.next).hears("2 of 4.").chooses(EN.next).hears("3 of 4.");
    adds(&mut person, &EN, &["google.domainkey", KEY.trim_end(), ""]);
    person.hears("Found it, without its underscore:").hears("google.domainkey");
    edits(&mut person, &EN, "google.domainkey", &["google._domainkey", "", ""]);
    person.hears_one_of(&EN.ticked).hears("4 of 4.");
    let rule = "v=DMARC1; p=none; rua=mailto:dmarc@studio.example";
    adds(&mut person, &EN, &["_dmarc.studio.example", rule, ""]);
    person.hears("Found it, under another name:").hears("_dmarc.studio.example[.studio.example]");
    edits(&mut person, &EN, "_dmarc.studio.example", &["_dmarc", "", ""]);
    person.hears_one_of(&EN.ticked);
}

/// At Gandi, where a name cannot be changed and a target needs its dot.
fn at_gandi(reads: &Reads, said: &[&str; 4]) {
    let [doubled, misspelt, elsewhere, underscore] = *said;
    let mut person = at_the_first_card(reads, "boulangerie.example", &["2"]);
    person.hears("1.");
    adds(&mut person, reads, &["", "@", "1", "smtp.google.com"]);
    person.hears(doubled).hears("smtp.google.com[.boulangerie.example]");
    edits(&mut person, reads, "smtp.google.com", &["", "", "", "smtp.gogle.com."]);
    person.hears(misspelt).hears("smtp.go[...]gle.com");
    edits(&mut person, reads, "smtp.gogle.com", &["", "", "", "smtp.google.com."]);
    person.hears_one_of(&reads.ticked);
    person.chooses(reads.next).hears("3 ").chooses(reads.next);
    let rule = "v=DMARC1; p=none; rua=mailto:dmarc@boulangerie.example";
    adds(&mut person, reads, &["", "_dmarc.boulangerie.example", rule]);
    person.hears(elsewhere).hears("_dmarc.boulangerie.example[.boulangerie.example]");
    person.chooses(reads.to_panel);
    deletes(&mut person, reads, "v=DMARC1");
    person.chooses(reads.close);
    adds(&mut person, reads, &["", "dmarc", rule]);
    person.hears(underscore);
    person.chooses(reads.to_panel);
    deletes(&mut person, reads, "v=DMARC1");
    person.chooses(reads.close);
    adds(&mut person, reads, &["", "_dmarc", rule]);
    person.hears_one_of(&reads.ticked);
}

#[test]
fn at_gandi_a_forgotten_dot_a_missing_letter_a_full_name_and_a_lost_underscore_are_named() {
    at_gandi(
        &EN,
        &[
            "Mail would go to a server that does not exist:",
            "The name of the server is misspelt:",
            "Found it, under another name:",
            "Found it, without its underscore:",
        ],
    );
}

#[test]
fn chez_gandi_un_point_oublie_une_lettre_perdue_un_nom_entier_et_un_tiret_bas_manquant_sont_dits() {
    at_gandi(
        &FR,
        &[
            "Le courrier partirait vers un serveur qui n'existe pas :",
            "Le nom du serveur est mal écrit :",
            "L'enregistrement existe, mais sous un autre nom :",
            "L'enregistrement existe, mais sans son tiret bas :",
        ],
    );
}

#[test]
fn at_bluehost_numbers_a_crowded_box_a_missing_letter_and_quotation_marks_are_named() {
    let mut person = at_the_first_card(&EN, "garage.example", &[]);
    person.hears("1 of 5.");
    adds(&mut person, &EN, &["@", "", "203.0.113.41", "1"]);
    person.hears("A mail line needs the name of a server, not numbers:").hears("203.0.113.41");
    edits(&mut person, &EN, "203.0.113.41,", &["", "", "1.smtp.google.com", ""]);
    person.hears("The box holds more than the name of the server:");
    edits(&mut person, &EN, "1.smtp.google.com", &["", "", "smtp.gogle.com", ""]);
    person.hears("The name of the server is misspelt:").hears("smtp.go[...]gle.com");
    edits(&mut person, &EN, "smtp.gogle.com", &["", "", "smtp.google.com", ""]);
    person
        .hears_one_of(&EN.ticked)
        .chooses(EN.next)
        .hears("3 of 5.")
        .chooses(EN.next)
        .hears("4 of 5.");
    let rule = "\"v=DMARC1; p=none; rua=mailto:dmarc@garage.example\"";
    adds(&mut person, &EN, &["_dmarc", "", rule]);
    person.hears("Quotation marks were saved with the text:");
    edits(&mut person, &EN, "v=DMARC1", &["", "", rule.trim_matches('"')]);
    person.hears_one_of(&EN.ticked);
}
