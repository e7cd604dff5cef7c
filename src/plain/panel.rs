//! Practice: the pretend panel of the company, typed into box by box.

use super::Page;
use super::enter::company;
use super::sheet::{Listens, Sheet};
use crate::catalog::Role;
use crate::records::Rtype;
use crate::wizard::{Intent, PanelBox, PanelLine, PanelMode, PanelPage, Wizard};
use crate::words::Words;

/// The panel's page.
pub(super) fn page(wizard: &Wizard, words: &Words, open: &PanelPage) -> Page {
    let mut sheet = Sheet::new(wizard, words);
    sheet.has_help = false;
    match &open.mode {
        PanelMode::Lines { .. } => lines(wizard, words, open, sheet),
        PanelMode::Form { boxes, focus, is_sent, rtype, editing } => {
            if *is_sent {
                sheet.is_waiting = true;
                sheet.tell("plain-form-sent");
                return sheet.finish("panel/sent");
            }
            let form = Form { rtype: *rtype, is_new: editing.is_none(), boxes, focus: *focus };
            form_page(words, open, &form, sheet)
        }
    }
}

fn lines(wizard: &Wizard, words: &Words, open: &PanelPage, mut sheet: Sheet<'_>) -> Page {
    sheet.say(&words.say_with("plain-panel-title", &[("company", company(wizard).into())]));
    refusal(words, open, &mut sheet);
    if open.view.lines.is_empty() {
        sheet.tell("plain-panel-empty");
    } else {
        sheet.tell("plain-panel-lines");
    }
    for (at, line) in open.view.lines.iter().enumerate() {
        let numbered = [("number", (at + 1).into()), ("type", line.rtype.as_str().into())];
        sheet.say(&words.say_with("plain-panel-line", &numbered));
        for (role, text) in &line.boxes {
            let label = label(wizard, line, *role);
            sheet.say(&format!("{label}:"));
            sheet.value(text);
        }
    }
    sheet.enter_choice(&words.say("plain-panel-close"), vec![Intent::Back]);
    sheet.choice(&words.say("plain-panel-add"), vec![Intent::PanelAdd]);
    setting(words, open, &mut sheet);
    for (at, _) in open.view.lines.iter().enumerate() {
        let number = [("number", (at + 1).into())];
        let edit = words.say_with("plain-panel-edit", &number);
        sheet.choice(&edit, vec![Intent::Choose(at), Intent::PanelEdit]);
        let delete = words.say_with("plain-panel-delete", &number);
        sheet.choice(&delete, vec![Intent::Choose(at), Intent::PanelDelete]);
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

/// The panel's own word for a box.
fn label(wizard: &Wizard, line: &PanelLine, role: Role) -> String {
    let form = wizard.registrar().and_then(|registrar| registrar.forms.of(line.rtype));
    let cell = form.and_then(|form| form.boxes.iter().find(|cell| cell.role == role));
    cell.map(|cell| cell.label.of(wizard.lang).to_owned()).unwrap_or_default()
}

fn refusal(words: &Words, open: &PanelPage, sheet: &mut Sheet<'_>) {
    if let Some(id) = &open.view.refusal {
        sheet.say(&words.say(id));
    }
}

struct Form<'a> {
    rtype: Rtype,
    is_new: bool,
    boxes: &'a [PanelBox],
    focus: usize,
}

fn form_page(words: &Words, open: &PanelPage, form: &Form<'_>, mut sheet: Sheet<'_>) -> Page {
    let is_refused = open.view.refusal.is_some();
    // After a refusal the mistake may be in any box: all are gone through again.
    let at = if is_refused { 0 } else { form.focus };
    let Some(shown) = form.boxes.get(at) else {
        sheet.enter_choice(&words.say("plain-back"), vec![Intent::Back]);
        return sheet.finish("panel/form/none");
    };
    if is_refused {
        refusal(words, open, &mut sheet);
        sheet.tell("plain-form-refused");
    } else if at == 0 {
        let id = if form.is_new { "plain-form-new" } else { "plain-form-edit" };
        sheet.say(&words.say_with(id, &[("type", form.rtype.as_str().into())]));
        sheet.tell("plain-form-empty");
    }
    let typed = shown.input.value();
    if !typed.is_empty() {
        sheet.tell("plain-there");
        sheet.value(typed);
    }
    sheet.listens = Listens::Box { at, is_last: at + 1 == form.boxes.len() };
    sheet.prompt(&shown.label);
    sheet.finish(&format!("panel/form/{:?}/{at}/{typed}", open.view.refusal))
}
