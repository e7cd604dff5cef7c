//! A person at the terminal, who reads the screen, presses the keys that the footer names and types
//! what the card says into the pretend panel.

use super::terminal::{CTRL_U, DOWN, ENTER, ESC, Setup, TAB, Terminal, cursor_line, flowed};

/// The words a person looks for, in one language.
pub(crate) struct Reads {
    pub(crate) lang: &'static str,
    pub(crate) first: &'static str,
    pub(crate) found: &'static str,
    pub(crate) host: &'static str,
    pub(crate) mail: &'static str,
    pub(crate) mailboxes: &'static str,
    pub(crate) question: &'static str,
    pub(crate) plan: &'static str,
    pub(crate) enter: &'static str,
    pub(crate) watch: &'static str,
    pub(crate) add: &'static str,
    pub(crate) save: &'static str,
    pub(crate) next: &'static str,
    pub(crate) to_do: &'static str,
    pub(crate) done: &'static str,
}

pub(crate) const EN: Reads = Reads {
    lang: "en",
    first: "Which domain should receive mail?",
    found: "Published by",
    host: "Where will you make the changes?",
    mail: "Who will receive your mail?",
    mailboxes: "Create the mailboxes first",
    question: "Question",
    plan: "in this order",
    enter: "Step 7 of 8",
    watch: "Step 8 of 8",
    add: "a add",
    save: "Enter save",
    next: "Enter next",
    to_do: "Left to do (DNS cannot check it)",
    done: "Practice done, and proven on the pretend internet.",
};

pub(crate) const FR: Reads = Reads {
    lang: "fr",
    first: "Quel domaine doit recevoir du courrier ?",
    found: "Publié par",
    host: "Où ferez-vous les changements ?",
    mail: "Qui recevra votre courrier ?",
    mailboxes: "Créez d'abord les boîtes",
    question: "Question",
    plan: "dans cet ordre",
    enter: "Étape 7 sur 8",
    watch: "Étape 8 sur 8",
    add: "a ajouter",
    save: "Entrée enregistrer",
    next: "Entrée suite",
    to_do: "Reste à faire",
    done: "Exercice réussi, preuve à l'appui",
};

/// A person with the program in front of them.
pub(crate) struct Person {
    pub(crate) sees: Terminal,
    pub(crate) reads: &'static Reads,
}

impl Person {
    /// Starts practice.
    pub(crate) fn practises(reads: &'static Reads) -> Self {
        Self::starts(reads, Setup::mxguide(&["practice", "--lang", reads.lang]))
    }

    /// Starts something that begins with the first question.
    pub(crate) fn starts(reads: &'static Reads, setup: Setup) -> Self {
        let sees = setup.start();
        sees.shows(reads.first);
        Self { sees, reads }
    }

    /// Presses a key and waits for what it leads to.
    #[track_caller]
    pub(crate) fn press(&mut self, key: &str, then: &str) {
        self.sees.press(key);
        self.sees.shows(then);
    }

    /// Answers the first question and looks at what there is.
    #[track_caller]
    pub(crate) fn names(&mut self, domain: &str) {
        self.sees.press(CTRL_U);
        self.press(domain, domain);
        self.press(ENTER, self.reads.found);
    }

    /// From there to the details: the company that publishes, and Google Workspace.
    #[track_caller]
    pub(crate) fn chooses_google(&mut self) {
        self.press(ENTER, self.reads.host);
        self.press(ENTER, self.reads.mail);
        // The company that receives the mail today stands first.
        self.press("google", "google");
        self.press(ENTER, self.reads.mailboxes);
        self.press(ENTER, self.reads.question);
    }

    /// Goes to the first card of `acme.example`, everything else left for later.
    #[track_caller]
    pub(crate) fn goes_to_the_first_card(&mut self) {
        self.names("acme.example");
        self.chooses_google();
        self.later("Google's signature key (DKIM)");
        self.later("Address for DMARC reports");
        self.later("Who else sends mail for this domain");
        self.press(ENTER, EN.plan);
        self.press(ENTER, "Add the new mail route");
    }

    /// Leaves one detail for later, and waits for the next page.
    #[track_caller]
    pub(crate) fn later(&mut self, then: &str) {
        self.press(TAB, then);
    }

    /// Opens the panel and an empty form.
    #[track_caller]
    pub(crate) fn adds(&mut self, boxes: &[(&str, &str)]) {
        self.press(TAB, self.reads.add);
        self.press("a", self.reads.save);
        self.fills(boxes);
    }

    /// Opens the panel and the form of the line that shows `old`.
    #[track_caller]
    pub(crate) fn edits(&mut self, old: &str, boxes: &[(&str, &str)]) {
        self.press(TAB, self.reads.add);
        self.selects(old);
        self.press("e", self.reads.save);
        self.fills(boxes);
    }

    /// Opens the panel and deletes the lines that show these.
    #[track_caller]
    pub(crate) fn deletes(&mut self, lines: &[&str]) {
        self.press(TAB, self.reads.add);
        for line in lines {
            self.selects(line);
            self.sees.press("d");
            self.sees.shows_no_more(line);
        }
        self.press(ESC, self.reads.enter);
        self.sees.shows_no_more(self.reads.add);
    }

    #[track_caller]
    fn selects(&mut self, text: &str) {
        for _ in 0..20 {
            let before = self.sees.cursor_line();
            if before.contains(text) {
                return;
            }
            self.sees.press(DOWN);
            self.sees.becomes("another line", |screen| cursor_line(screen) != before);
        }
        panic!("no line shows {text:?}\n{}", self.sees.screen());
    }

    /// Fills the form box by box, saves it, and goes back to the card.
    #[track_caller]
    fn fills(&mut self, boxes: &[(&str, &str)]) {
        for (label, value) in boxes {
            let mut presses = 0;
            while !self.sees.cursor_line().starts_with(label) {
                let before = self.sees.look(|screen| screen.cursor_position().0);
                self.sees.press(TAB);
                self.sees.becomes("the next box", |screen| screen.cursor_position().0 != before);
                presses += 1;
                assert!(presses < 10, "no box {label:?}\n{}", self.sees.screen());
            }
            self.sees.press(CTRL_U);
            self.sees.press(value);
            let end: String =
                value.chars().skip(value.chars().count().saturating_sub(12)).collect();
            self.sees.becomes(&end, |screen| cursor_line(screen).ends_with(&end));
        }
        self.press(ENTER, self.reads.add);
        self.press(ESC, self.reads.enter);
        self.sees.shows_no_more(self.reads.add);
    }

    /// Says that the card is saved, waits until the servers have it, and goes on.
    #[track_caller]
    pub(crate) fn saved(&mut self, then: &str) {
        if !self.sees.look(flowed).contains(self.reads.next) {
            self.press(ENTER, self.reads.next);
        }
        self.press(ENTER, then);
    }
}
