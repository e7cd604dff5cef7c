//! Step 7: one card after the other. After "I have saved it" the servers are waited for, until they
//! have it or a mistake can be named.

use super::Page;
use super::sheet::Sheet;
use super::spoken::spoken;
use crate::observe::{Moment, Question, Server};
use crate::verdict::{CardState, Finding};
use crate::wizard::{Intent, StepId, Wizard};
use crate::words::{CardPage, CardRecord, Subject, Words};

/// After this many seconds without the record the person is asked to look again.
const PATIENCE_S: u64 = 300;

/// A mistake that stood before "I have corrected and saved it" is not named again for this many
/// seconds: the company may need them to publish the correction.
const GRACE_S: u64 = 15;

/// Where the card is, as this face tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Phase {
    /// The person reads and types.
    Typing,
    /// They said it is saved; the servers are asked.
    Asking,
    /// They said so long ago.
    Overdue,
    /// A mistake can be named.
    Wrong(Finding),
    /// Every server has it; true when the next card follows by itself.
    Served(bool),
}

fn phase(wizard: &Wizard) -> Phase {
    let said = said(wizard);
    match (wizard.card_state(wizard.enter.card), said) {
        (CardState::Served { .. }, said) => Phase::Served(said.is_some()),
        (CardState::Wrong(finding), said)
            if !said.is_some_and(|at| stood_before(wizard, &finding, at)) =>
        {
            Phase::Wrong(finding)
        }
        (_, Some(at)) if wizard.now.seconds_since(at) >= PATIENCE_S => Phase::Overdue,
        (_, Some(_)) => Phase::Asking,
        (_, None) => Phase::Typing,
    }
}

/// When the person said, since this card was opened, that they have saved it.
fn said(wizard: &Wizard) -> Option<Moment> {
    let card = wizard.card()?;
    wizard.enter.said_done.get(&card.id).copied().filter(|at| *at >= wizard.enter.opened)
}

/// True for a mistake that the servers showed before `said`, as long as the correction may still be
/// on its way.
fn stood_before(wizard: &Wizard, finding: &Finding, said: Moment) -> bool {
    if wizard.now.seconds_since(said) >= GRACE_S {
        return false;
    }
    let (Some(watch), Some(card), Some(photo)) = (&wizard.watch, wizard.card(), wizard.taken())
    else {
        return false;
    };
    let question = match finding.place() {
        Some(bad) => Question::new(bad.clone(), card.rtype),
        None => card.question(&photo.domain),
    };
    let is_astray = finding.place().is_some();
    let logbook = watch.logbook();
    let shows_it = |server: &&Server| {
        let heard = logbook.latest(server, &question).map(|sighting| &sighting.heard);
        let served = heard.and_then(|heard| heard.set(&question)).map(|set| set.data);
        let served = served.unwrap_or_default();
        let is_right = card.wanted.iter().all(|wanted| served.contains(&wanted.data))
            && !card.gone.iter().any(|old| served.contains(old));
        if is_astray { !served.is_empty() } else { !is_right }
    };
    let servers = photo.servers();
    let mut since = servers.iter().filter(shows_it).filter_map(|s| logbook.since(s, &question));
    since.all(|since| since < said)
}

/// What the wizard is to be told without anybody typing: on, once a card that the person said is
/// saved is served.
pub fn onward(wizard: &Wizard) -> Option<Vec<Intent>> {
    let is_open = wizard.step == StepId::Enter && wizard.layer.is_none();
    (is_open && phase(wizard) == Phase::Served(true)).then(|| vec![Intent::Next])
}

/// True while the servers are asked after "I have saved it".
pub(super) fn is_asking(wizard: &Wizard) -> bool {
    phase(wizard) == Phase::Asking
}

/// Step 7.
pub(super) fn page(wizard: &Wizard, words: &Words) -> Page {
    let text = words.card_page(wizard);
    let mut sheet = Sheet::new(wizard, words);
    let Some(card) = wizard.card() else {
        sheet.enter_choice(&words.say("plain-on"), vec![Intent::Next]);
        return sheet.finish("enter/none");
    };
    let phase = phase(wizard);
    let told = match &phase {
        Phase::Typing => {
            whole_card(&mut sheet, wizard, words, &text);
            "typing".to_owned()
        }
        Phase::Asking => {
            sheet.is_waiting = true;
            sheet
                .say(&words.say_with("plain-asking", &[("company", words.company(wizard).into())]));
            "asking".to_owned()
        }
        Phase::Overdue => {
            sheet.say(
                &words.say_with("plain-overdue", &[("company", words.company(wizard).into())]),
            );
            "overdue".to_owned()
        }
        Phase::Wrong(finding) => {
            match &text.finding {
                Some(told) => sheet.finding(told),
                None => sheet.finding(&words.finding(finding, &Subject::of(wizard))),
            }
            format!("wrong/{}/{}", finding.code.as_str(), finding.seen)
        }
        Phase::Served(goes_on) => {
            sheet.is_waiting = *goes_on;
            sheet.say(&text.status.text);
            "served".to_owned()
        }
    };
    choices(wizard, words, &phase, &mut sheet);
    sheet.finish(&format!("enter/{}/{told}", card.id))
}

fn choices(wizard: &Wizard, words: &Words, phase: &Phase, sheet: &mut Sheet<'_>) {
    let enter = match phase {
        Phase::Served(_) => "plain-on",
        Phase::Wrong(_) => "plain-saved-again",
        _ => "plain-saved",
    };
    sheet.enter_choice(&words.say(enter), vec![Intent::Next]);
    if wizard.world.is_practice {
        sheet.choice(&words.say("plain-to-panel"), vec![Intent::Panel]);
    }
    sheet.choice(&words.say("plain-values"), vec![Intent::PlainValues]);
    let (at, count) = (wizard.enter.card, wizard.card_count());
    if at + 1 < count {
        sheet.choice(&words.say("plain-next-card"), vec![Intent::NextCard]);
    }
    if at > 0 {
        sheet.choice(&words.say("plain-previous-card"), vec![Intent::PreviousCard]);
    }
    if !wizard.world.is_practice {
        sheet.choice(&words.say("plain-open-page"), vec![Intent::OpenPage]);
    }
    sheet.choice(&words.say("plain-to-plan"), vec![Intent::Back]);
    sheet.choice(&words.say("plain-handover"), vec![Intent::HandOver]);
}

fn whole_card(sheet: &mut Sheet<'_>, wizard: &Wizard, words: &Words, text: &CardPage) {
    sheet.heading(StepId::Enter);
    sheet.gap();
    let title = format!("{}. {}, {}", text.place, text.title, text.company);
    sheet.say(&title);
    sheet.again = vec![spoken(&title, "")];
    sheet.say(&text.reason);
    for warning in text.before.iter().chain(&text.warnings) {
        sheet.say(&warning.text);
    }
    sheet.gap();
    sheet.tell("plain-way-in");
    for (at, step) in text.path.iter().enumerate() {
        sheet.say(&format!("{}. {step}", at + 1));
    }
    if let Some(page) = text.page.as_deref().filter(|_| !wizard.world.is_practice) {
        sheet.tell("plain-page-at");
        sheet.value(page);
    }
    if let Some(delete) = &text.delete {
        sheet.gap();
        sheet.say(&delete.intro);
        for line in &delete.lines {
            sheet.value(line);
        }
    }
    if !text.records.is_empty() {
        sheet.gap();
        sheet.tell("plain-type-these");
    }
    for record in &text.records {
        sheet.gap();
        boxes(sheet, words, record);
    }
    sheet.gap();
    sheet.say(&text.save);
}

/// Each box: its label, then its value alone on the line below.
fn boxes(sheet: &mut Sheet<'_>, words: &Words, record: &CardRecord) {
    sheet.say(record.place.as_deref().unwrap_or_default());
    for field in &record.boxes {
        let note = field.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
        let chosen = match (field.is_typed, field.value.is_empty()) {
            (_, true) | (true, false) => String::new(),
            (false, false) => format!(" {}", words.say("plain-box-chosen")),
        };
        sheet.label(&format!("{}{note}{chosen}", field.label));
        for line in field.value.split('\n').filter(|line| !line.is_empty()) {
            sheet.value(line);
        }
    }
    sheet.say(record.note.as_deref().unwrap_or_default());
}
