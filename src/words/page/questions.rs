//! Steps 1 to 5: what is asked, and what was found.

use super::{Line, Mark, Problem};

/// Step 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DomainPage {
    /// The question.
    pub question: String,
    /// What may be typed.
    pub hints: Vec<String>,
    /// The word before the text field.
    pub field: String,
    /// What the text means as it stands: "acme.fr, then".
    pub understood: Option<String>,
    /// What is wrong with it, after Enter.
    pub problem: Option<Problem>,
    /// The question about `www.` or `mail.` in front.
    pub prefix: Option<PrefixText>,
    /// Places saved earlier, in the order of `wizard.domain.offers`.
    pub offers: Vec<String>,
    /// The control that leads to practice; `None` while practising.
    pub practise: Option<String>,
    /// A word beside it.
    pub practise_hint: Option<String>,
    /// In practice: says that nothing real is touched.
    pub pretend_intro: Option<String>,
    /// In practice: the pretend domains, with a sentence on each.
    pub pretend: Vec<(String, String)>,
}

/// `www.acme.fr` was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrefixText {
    /// The question.
    pub question: String,
    /// Why it is asked.
    pub why: String,
    /// The answer that takes the domain without the prefix (Enter).
    pub short: String,
    /// The answer that keeps it (k).
    pub long: String,
}

/// Step 2.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoundPage {
    /// "acme.fr today".
    pub title: String,
    /// While the photo develops: what is going on.
    pub looking: Option<String>,
    /// A serious state that stops the journey here.
    pub trouble: Option<Problem>,
    /// What was found.
    pub rows: Vec<FoundRow>,
    /// What else to know.
    pub notes: Vec<Line>,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRow {
    /// "Mail goes to".
    pub label: String,
    /// "OVHcloud", escaped.
    pub value: String,
    /// Good, to do, careful…
    pub mark: Mark,
    /// "will be replaced"; may be empty.
    pub remark: String,
}

/// Steps 3 and 4: a list with a filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListPage {
    /// The question.
    pub question: String,
    /// Sentences under it.
    pub hints: Vec<String>,
    /// The word before the filter.
    pub field: String,
    /// The entries that fit, in the order of `host_choices` or `mail_choices`.
    pub entries: Vec<ListEntry>,
    /// Said when nothing but the last entry fits.
    pub nothing_fits: Option<String>,
    /// Sentences below the list.
    pub notes: Vec<Line>,
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry {
    /// Its name.
    pub name: String,
    /// "publishes acme.fr now"; may be empty.
    pub remark: String,
    /// The same where there is less room: "publishes it now".
    pub short: String,
    /// The selection stands on it.
    pub is_selected: bool,
}

/// Another company than the one that publishes the domain was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DiffersPage {
    /// What differs and what follows from it.
    pub lines: Vec<Line>,
    /// The answer of Enter: "use Cloudflare".
    pub take: String,
    /// The answer of `s`: "I am moving to Namecheap, continue".
    pub moving: String,
}

/// A question whose "yes" means: stop here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StopPage {
    /// "Question 1 of 2", where there are several.
    pub place: Option<String>,
    /// The question.
    pub question: String,
    /// What it means.
    pub explain: String,
    /// The answer of `n`, which goes on.
    pub no: String,
    /// The answer of `y`, which stops.
    pub yes: String,
}

/// A few sentences under a heading: after a stop question's "yes", and "mailboxes first".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextPage {
    /// The heading.
    pub title: String,
    /// The sentences.
    pub lines: Vec<Line>,
}

/// Step 5: one question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DetailsPage {
    /// "Question 2 of 5".
    pub place: String,
    /// What is asked.
    pub question: String,
    /// Where it is found, or what the question means.
    pub where_to_find: Vec<String>,
    /// The word before the text field; empty for yes or no.
    pub field: String,
    /// "Example", and below a value that fits, never to be typed as it is.
    pub example: Option<(String, String)>,
    /// Said under the field while it holds our guess.
    pub suggestion: Option<String>,
    /// What is wrong with what was typed.
    pub problem: Option<Problem>,
    /// The words before the values given so far.
    pub values_intro: Option<String>,
    /// The values given so far, for a question that takes several; exact.
    pub values: Vec<String>,
    /// The answers of a yes-or-no question.
    pub choices: Option<YesNo>,
    /// Further sentences: what leaving it for later means, how to add another.
    pub notes: Vec<Line>,
}

/// The two answers of a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YesNo {
    /// What yes means.
    pub yes: String,
    /// What no means.
    pub no: String,
    /// What Enter answers.
    pub is_yes: bool,
}
