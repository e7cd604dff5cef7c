//! Practice: the pretend panel of the company, typed into box by box.

use super::Page;
use super::sheet::{Listens, Sheet};
use crate::catalog::Role;
use crate::wizard::{Intent, PanelBox, PanelLine, PanelMode, PanelPage, Wizard};
use crate::words::{PanelWords, Words};

/// The panel's page.
pub(super) fn page(wizard: &Wizard, words: &Words, open: &PanelPage) -> Page {
    let told = words.panel_words(wizard).unwrap_or_default();
    let mut sheet = Sheet::new(wizard, words);
    sheet.has_help = false;
    match &open.mode {
        PanelMode::Lines { .. } => lines(wizard, words, open, &told, sheet),
        PanelMode::Form { boxes, focus, is_sent, .. } => {
            if *is_sent {
                sheet.is_waiting = true;
                sheet.say(told.sending.as_deref().unwrap_or_default());
                return sheet.finish("panel/sent");
            }
            form(words, boxes, *focus, &told, sheet)
        }
    }
}

fn lines(
    wizard: &Wizard,
    words: &Words,
    open: &PanelPage,
    told: &PanelWords,
    mut sheet: Sheet<'_>,
) -> Page {
    sheet.say(&told.title);
    if wizard.enter.card == 0 {
        sheet.say(&told.hint);
    }
    refusal(told, &mut sheet);
    match &told.empty {
        Some(empty) => sheet.say(empty),
        None => sheet.tell("plain-panel-lines"),
    }
    for (at, line) in open.view.lines.iter().enumerate() {
        sheet.value(&format!("{}. {}: {}", at + 1, line.rtype, boxes_in_a_row(wizard, line)));
    }
    if !open.view.lines.is_empty() {
        sheet.tell("plain-panel-how");
    }
    sheet.enter_choice(&words.say("plain-panel-close"), vec![Intent::Back]);
    sheet.choice(&words.say("plain-panel-add"), vec![Intent::PanelAdd]);
    setting(words, open, &mut sheet);
    for at in 0..open.view.lines.len() {
        let named = |verbs: [&str; 2]| verbs.map(|verb| format!("{verb} {}", at + 1));
        let edit = vec![Intent::Choose(at), Intent::PanelEdit];
        sheet.spoken_choice(edit, &named(["edit", "modifier"]));
        let delete = vec![Intent::Choose(at), Intent::PanelDelete];
        sheet.spoken_choice(delete, &named(["delete", "supprimer"]));
    }
    let view = &open.view;
    let setting = view.setting.as_ref().map(|setting| &setting.current);
    sheet.finish(&format!("panel/{setting:?}/{:?}/{:?}", view.refusal, view.lines))
}

/// The mail setting, with the one choice that comes next.
fn setting(words: &Words, open: &PanelPage, sheet: &mut Sheet<'_>) {
    let Some(setting) = &open.view.setting else { return };
    let at = setting.choices.iter().position(|(id, _)| *id == setting.current);
    let current = at.and_then(|at| setting.choices.get(at)).map_or("", |(_, name)| name);
    let next = at.map_or(0, |at| at + 1) % setting.choices.len().max(1);
    let next = setting.choices.get(next).map_or("", |(_, name)| name);
    let told = words.say_with(
        "plain-panel-setting",
        &[
            ("label", setting.label.as_str().into()),
            ("current", current.into()),
            ("next", next.into()),
        ],
    );
    sheet.choice(&told, vec![Intent::PanelSetting]);
}

/// "Name @, Priority 10, …": enough to know a line by.
fn boxes_in_a_row(wizard: &Wizard, line: &PanelLine) -> String {
    let shown: Vec<String> = line
        .boxes
        .iter()
        .filter(|(role, text)| *role != Role::Type && !text.is_empty())
        .map(|(role, text)| format!("{} {text}", label(wizard, line, *role)).trim().to_owned())
        .collect();
    shown.join(", ")
}

/// The panel's own word for a box.
fn label(wizard: &Wizard, line: &PanelLine, role: Role) -> String {
    let form = wizard.registrar().and_then(|registrar| registrar.forms.of(line.rtype));
    let cell = form.and_then(|form| form.boxes.iter().find(|cell| cell.role == role));
    cell.map(|cell| cell.label.of(wizard.lang).to_owned()).unwrap_or_default()
}

fn refusal(told: &PanelWords, sheet: &mut Sheet<'_>) {
    if let Some(line) = &told.refusal {
        sheet.say(&line.text);
    }
}

/// One box of the form.
fn form(
    words: &Words,
    boxes: &[PanelBox],
    focus: usize,
    told: &PanelWords,
    mut sheet: Sheet<'_>,
) -> Page {
    // After a refusal the mistake may be in any box: all are gone through again.
    let at = if told.refusal.is_some() { 0 } else { focus };
    let Some(shown) = boxes.get(at) else {
        sheet.enter_choice(&words.say("plain-back"), vec![Intent::Back]);
        return sheet.finish("panel/form/none");
    };
    refusal(told, &mut sheet);
    if told.refusal.is_some() {
        sheet.tell("plain-form-again");
    } else if at == 0 {
        sheet.say(told.form.as_deref().unwrap_or_default());
        sheet.tell("plain-form-literal");
        sheet.tell("plain-form-empty");
    }
    let place = [("number", (at + 1).into()), ("of", boxes.len().into())];
    sheet.say(&words.say_with("plain-box-place", &place));
    let typed = shown.input.value();
    if !typed.is_empty() {
        sheet.tell("plain-there");
        sheet.value(typed);
    }
    sheet.listens = Listens::Box { at, is_last: at + 1 == boxes.len() };
    sheet.prompt(&words.say_with("plain-label", &[("label", shown.label.as_str().into())]));
    sheet.finish(&format!("panel/form/{}/{at}/{typed}", told.refusal.is_some()))
}
