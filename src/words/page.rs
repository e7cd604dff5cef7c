//! What the two faces are given: a page in words, one plain type a screen.
//!
//! Texts are whole sentences, unwrapped, without glyphs or colours. A value to type stands alone in a
//! `String` of its own, exactly as it must be typed; everything that came from the network is already
//! escaped for the eye.

use crate::wizard::CardBox;

/// What kind of thing a line says; glyph and colour are the view's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// As it should be.
    Good,
    /// Still to do.
    Todo,
    /// Needs a person's eye.
    Careful,
    /// Takes time; nothing to do.
    Wait,
    /// Both by turns.
    Both,
    /// Cannot be told.
    Unknown,
    /// Will be replaced.
    Arrow,
}

/// A sentence with its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What kind of thing it says; `None` for plain text.
    pub mark: Option<Mark>,
    /// The sentence.
    pub text: String,
}

/// A mistake and how it is put right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// What is wrong, in one sentence.
    pub headline: String,
    /// What to do, one sentence an entry; may be empty.
    pub repair: Vec<String>,
}

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

/// Step 6.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanPage {
    /// "Five changes at Cloudflare, in this order".
    pub headline: String,
    /// The cards.
    pub entries: Vec<PlanEntry>,
    /// The heading of what stays.
    pub kept_title: Option<String>,
    /// What stays.
    pub kept: Vec<KeptEntry>,
    /// The heading of what was left for later.
    pub later_title: Option<String>,
    /// What was left for later.
    pub later: Vec<String>,
    /// How mail fares meanwhile, the gateway, the undo sheet.
    pub notes: Vec<Line>,
}

/// One card in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanEntry {
    /// 1, 2, 3…
    pub number: usize,
    /// "add", "change", "replace", "remove".
    pub verb: String,
    /// "MX".
    pub rtype: String,
    /// Where: `@`, `_dmarc`…
    pub host: String,
    /// What will stand there, one record an entry; escaped, not shortened. Empty for removals.
    pub values: Vec<String>,
    /// What is taken away, one record an entry; escaped.
    pub gone: Vec<String>,
    /// Why, in a line.
    pub reason: String,
    /// It is served already.
    pub is_served: bool,
}

/// A record that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEntry {
    /// "MX".
    pub rtype: String,
    /// Where: `@`, `_dmarc`…
    pub host: String,
    /// What it says, escaped.
    pub value: String,
    /// Why it stays.
    pub reason: String,
}

/// Step 7: one card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardPage {
    /// "1 of 5".
    pub place: String,
    /// "Add the new mail route".
    pub title: String,
    /// "at Cloudflare".
    pub company: String,
    /// Why this card is there.
    pub reason: String,
    /// The way through the panel, one step an entry, to be numbered from 1.
    pub path: Vec<String>,
    /// The page that `o` opens.
    pub page: Option<String>,
    /// What goes wrong there, and whether labels may differ.
    pub warnings: Vec<Line>,
    /// The forms to fill in, one a record.
    pub records: Vec<CardRecord>,
    /// The lines to delete.
    pub delete: Option<Deletion>,
    /// What to press in the end: "then Save".
    pub save: String,
    /// How the card stands at the company's servers.
    pub status: Line,
    /// What is wrong, when something is.
    pub finding: Option<FindingText>,
}

/// One form to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRecord {
    /// "Line 2 of 5", where there are several.
    pub place: Option<String>,
    /// The boxes in form order: label and exact value. Neither may be wrapped into or decorated.
    pub boxes: Vec<CardBox>,
    /// What to know about this form.
    pub note: Option<String>,
}

/// Lines to delete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deletion {
    /// "Delete these two lines:".
    pub intro: String,
    /// The lines: type and value, escaped.
    pub lines: Vec<String>,
}

impl Default for Line {
    fn default() -> Self {
        Self { mark: None, text: String::new() }
    }
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingText {
    /// What happened.
    pub headline: String,
    /// What was seen, escaped, with the part that is too much or different in brackets.
    pub seen: Vec<String>,
    /// What to do, in that panel's own words; the last entry leads to `type_this`, if there is one.
    pub repair: Vec<String>,
    /// Exactly what to type, alone on its line.
    pub type_this: Option<String>,
    /// What to do after typing it.
    pub then: Option<String>,
}

/// Step 8.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WatchPage {
    /// How far it is; the first sentence is the one that counts.
    pub headline: Vec<Line>,
    /// How many networks have the new answer, and how many count.
    pub gauge: Option<(u16, u16)>,
    /// "27 of 31".
    pub count: String,
    /// The networks, those that matter first.
    pub rows: Vec<WatchRow>,
    /// The mistakes found, while a person must act.
    pub findings: Vec<FindingText>,
    /// "since 12:04", before the history curve.
    pub since: Option<String>,
    /// "12:31", behind it.
    pub now: Option<String>,
}

/// One network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchRow {
    /// Its id, as in `watch.rows`.
    pub id: String,
    /// Its name, or "Your own connection".
    pub name: String,
    /// City, "many places", or empty.
    pub place: String,
    /// "new", "old", "silent"…
    pub state: String,
    /// "asks again at 16:12".
    pub remark: String,
    /// How it stands.
    pub mark: Mark,
}

/// The end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DonePage {
    /// "Mail for acme.fr now goes to Google Workspace."
    pub title: String,
    /// When it was proven.
    pub proven: String,
    /// What was proven.
    pub proof: Vec<String>,
    /// The heading of what is left.
    pub left_title: String,
    /// What DNS cannot show, and what was left for later.
    pub left: Vec<String>,
    /// The word before the files.
    pub saved_title: String,
    /// The files, each with what it is for.
    pub saved: Vec<(String, String)>,
}

/// The help page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HelpPage {
    /// The heading.
    pub title: String,
    /// The keys of the screen below: key and what it does.
    pub keys: Vec<(String, String)>,
    /// The heading over the explanations.
    pub about: String,
    /// What this step is about, in plain words.
    pub lines: Vec<String>,
}
