//! Steps 6 to 8: what changes, how it is typed, how the news spreads. And help, and the panel.

use super::Line;
use crate::wizard::CardBox;

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
    /// What has to be done before anything is touched, or mail is lost.
    pub before: Vec<Line>,
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

/// The end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DonePage {
    /// "Mail for acme.fr now goes to Google Workspace."
    pub title: String,
    /// When it was proven.
    pub proven: String,
    /// What was proven.
    pub proof: Vec<String>,
    /// What is wrong beside it; empty as a rule.
    pub findings: Vec<FindingText>,
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

/// The pretend panel: what surrounds its lines and boxes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PanelWords {
    /// "Pretend panel of Namecheap: acme.example".
    pub title: String,
    /// What one does here.
    pub hint: String,
    /// Said in place of the lines when there are none.
    pub empty: Option<String>,
    /// A setting above the lines: its label and the choice that is on, in the panel's words.
    pub setting: Option<(String, String)>,
    /// The heading of the form, while it is open.
    pub form: Option<String>,
    /// What Enter does in the form, in the panel's words: "Enter: Save".
    pub save: String,
    /// Said between saving and the panel's answer.
    pub sending: Option<String>,
    /// Why the panel refused.
    pub refusal: Option<Line>,
}
