//! An entry that a person wrote, held against everything that the entries which come with the program
//! are held against: texts, examples, templates, patterns, facts, and the way through every form and
//! back. What is wrong is a fact here; the sentence is made elsewhere.

mod provider;
mod registrar;
mod texts;
mod trip;

pub use provider::audit_provider;
pub use registrar::audit_registrar;

use super::Provenance;
use super::fault::nearest;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audit {
    /// The id of the entry.
    pub id: String,
    /// True when the catalogue has an entry of this id already.
    pub replaces: bool,
    /// Texts looked at.
    pub texts: usize,
    /// Inputs whose example was tried.
    pub values: usize,
    /// Patterns of servers looked at.
    pub patterns: usize,
    /// Records typed into a form.
    pub trips: usize,
    /// Companies or providers on the other side of these forms.
    pub others: usize,
    /// Sections whose source is missing or not verified.
    pub doubtful: usize,
    /// What is wrong.
    pub flaws: Vec<Flaw>,
}

/// Something wrong, with the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The line, the first is 1; `None` when it is about the whole file.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: AuditFault,
    /// The known word nearest to the wrong one.
    pub nearest: Option<String>,
}

/// What may be wrong with an entry whose keys are all known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditFault {
    /// A text has no words in one of its languages.
    EmptyText(String),
    /// A template asks for an input that does not exist: where, and which.
    NoInput(String, String),
    /// The example of this input does not fit it.
    Example(String),
    /// The default of this input does not fit it.
    Default(String),
    /// The input that chooses the variant refuses one of them.
    Choice(String, String),
    /// The input that chooses the variant may be left out.
    OptionalChoice(String),
    /// The same id or key twice.
    Twice(String),
    /// A record that cannot be made even with every example.
    NoRecord(String),
    /// Not a sender list.
    Spf(String),
    /// A pattern that fits the servers of others too.
    Collides(String, Vec<String>),
    /// A mail server of the entry's own that its patterns do not fit.
    Unrecognised(String),
    /// A fact about a part that does not exist.
    Fact(String),
    /// A fact without a source.
    NoSource(String),
    /// A fact bears no date: neither its source's nor that of a look at it.
    NoDate(String),
    /// Not a page.
    Url(String),
    /// A provider that does not exist: where it is named, and its id.
    NoProvider(String, String),
    /// A company that does not exist is named in `[one_click]`.
    NoRegistrar(String),
    /// A variant that does not exist is named in `[connect]`.
    NoVariant(String),
    /// At this company, the wanted record comes out as another.
    ComesOut { company: String, wanted: String, got: String },
    /// At this company, the form refuses what the guidance says to type.
    Refused { company: String, wanted: String },
    /// At this company, no box holds the value.
    NoForm { company: String, wanted: String },
}

/// An entry under audit: its text, for the lines, and what was found so far.
struct Desk<'a> {
    text: &'a str,
    audit: Audit,
}

impl Desk<'_> {
    /// Notes what is wrong, on the first line that holds `at`.
    fn flaw(&mut self, at: &str, fault: AuditFault) {
        self.near(at, fault, None);
    }

    /// The same with the word that may have been meant.
    fn near(&mut self, at: &str, fault: AuditFault, nearest: Option<&str>) {
        let is_there = |(_, line): &(usize, &str)| !at.is_empty() && line.contains(at);
        let line = self.text.lines().enumerate().find(is_there).map(|(number, _)| number + 1);
        let flaw = Flaw { line, fault, nearest: nearest.map(str::to_owned) };
        if !self.audit.flaws.contains(&flaw) {
            self.audit.flaws.push(flaw);
        }
    }

    /// Ids or keys of which each may be there once.
    fn once<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        let mut seen = Vec::new();
        for id in ids {
            if seen.contains(&id) {
                self.flaw(&format!("\"{id}\""), AuditFault::Twice(id.to_owned()));
            }
            seen.push(id);
        }
    }

    /// A fact: the part it is about has to exist, and it has to name a source and a day.
    fn fact(&mut self, section: &str, fact: &Provenance, exists: bool, sections: &[&str]) {
        let quoted = if section.contains('.') { "\"" } else { "" };
        let at = format!("[facts.{quoted}{section}{quoted}]");
        if !exists {
            let near = nearest(section, sections.iter().copied());
            self.near(&at, AuditFault::Fact(section.to_owned()), near);
        }
        if fact.source.iter().all(|source| source.trim().is_empty()) {
            self.flaw(&at, AuditFault::NoSource(section.to_owned()));
        }
        if fact.newest().is_none() {
            self.flaw(&at, AuditFault::NoDate(section.to_owned()));
        }
    }
}
