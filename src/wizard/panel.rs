//! The pretend panel's page: the lines it shows and the form a person fills in. What the company
//! makes of it is decided outside; here is only what is on the screen.

use tui_input::Input;

use super::msg::TypedBoxes;
use super::state::{Layer, Wizard};
use super::{Edit, Effect, Intent};
use crate::catalog::Role;
use crate::records::Rtype;

/// One line in the panel's table, as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelLine {
    /// Identifies the line for edit and delete.
    pub key: u64,
    /// Its type.
    pub rtype: Rtype,
    /// What stands in each box.
    pub boxes: Vec<(Role, String)>,
}

/// A setting above the table, such as Namecheap's Mail Settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelSetting {
    /// Its name in the panel.
    pub label: String,
    /// Its choices: id and the panel's words.
    pub choices: Vec<(String, String)>,
    /// The id of the current one.
    pub current: String,
    /// The id of the one that lets a person type what the cards say.
    pub advised: Option<String>,
}

/// What the panel shows now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PanelView {
    /// Its lines.
    pub lines: Vec<PanelLine>,
    /// Its mail setting, where it has one.
    pub setting: Option<PanelSetting>,
    /// Why it refused the last thing, as the id of a sentence.
    pub refusal: Option<String>,
}

/// Something done in the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PanelAct {
    /// Open it.
    Look,
    /// Add a line.
    Add(TypedBoxes),
    /// Replace a line's content.
    Edit(u64, TypedBoxes),
    /// Delete a line.
    Delete(u64),
    /// Choose a mail setting.
    Setting(String),
}

/// One box of the form.
#[derive(Debug, Clone)]
pub struct PanelBox {
    /// Which box.
    pub role: Role,
    /// Its label in the panel.
    pub label: String,
    /// What was typed.
    pub input: Input,
}

/// What the panel's page is doing.
#[derive(Debug, Clone)]
pub enum PanelMode {
    /// The table.
    Lines {
        /// Which line is selected.
        selected: usize,
    },
    /// The form.
    Form {
        /// The line being edited, or a new one.
        editing: Option<u64>,
        /// The type the form is for.
        rtype: Rtype,
        /// The boxes a person types in.
        boxes: Vec<PanelBox>,
        /// Which box has the cursor.
        focus: usize,
        /// The form was sent and no word has come back yet.
        is_sent: bool,
    },
}

/// The panel's page.
#[derive(Debug, Clone)]
pub struct PanelPage {
    /// Table or form.
    pub mode: PanelMode,
    /// What the panel shows.
    pub view: PanelView,
}

impl Wizard {
    pub(super) fn open_panel(&mut self) -> Vec<Effect> {
        let Some(registrar) = self.registrar().map(|r| r.id.clone()) else { return Vec::new() };
        self.layer = Some(Layer::Panel(PanelPage {
            mode: PanelMode::Lines { selected: 0 },
            view: PanelView::default(),
        }));
        vec![Effect::Panel { registrar, act: PanelAct::Look }]
    }

    pub(super) fn panel_shows(&mut self, view: PanelView) {
        let Some(Layer::Panel(page)) = (match &mut self.layer {
            Some(Layer::Help { .. }) => self.covered.as_deref_mut(),
            layer => layer.as_mut(),
        }) else {
            return;
        };
        if let PanelMode::Form { is_sent: true, editing, .. } = page.mode
            && view.refusal.is_none()
        {
            // The line just saved is the one to look at; a new one stands last.
            let saved = view.lines.iter().position(|line| Some(line.key) == editing);
            let selected = saved.unwrap_or(view.lines.len().saturating_sub(1));
            page.mode = PanelMode::Lines { selected };
        }
        match &mut page.mode {
            PanelMode::Lines { selected } => {
                *selected = (*selected).min(view.lines.len().saturating_sub(1));
            }
            PanelMode::Form { is_sent, .. } => *is_sent = false,
        }
        page.view = view;
    }

    pub(super) fn panel_intent(&mut self, intent: Intent) -> Vec<Effect> {
        let Some(Layer::Panel(page)) = &mut self.layer else { return Vec::new() };
        page.view.refusal = None;
        match &mut page.mode {
            PanelMode::Lines { selected } => {
                let selected = match intent {
                    Intent::Up => {
                        *selected = selected.saturating_sub(1);
                        return Vec::new();
                    }
                    Intent::Down => {
                        *selected = (*selected + 1).min(page.view.lines.len().saturating_sub(1));
                        return Vec::new();
                    }
                    Intent::Choose(line) => {
                        *selected = line.min(page.view.lines.len().saturating_sub(1));
                        return Vec::new();
                    }
                    _ => *selected,
                };
                self.panel_lines_intent(&intent, selected)
            }
            PanelMode::Form { boxes, focus, .. } => {
                match intent {
                    Intent::FocusNext => *focus = (*focus + 1) % boxes.len().max(1),
                    Intent::FocusPrevious => {
                        *focus = focus.checked_sub(1).unwrap_or(boxes.len().saturating_sub(1));
                    }
                    Intent::Choose(at) => *focus = at.min(boxes.len().saturating_sub(1)),
                    Intent::Edit(edit) => {
                        if let Some(field) = boxes.get_mut(*focus) {
                            super::domain::edit(&mut field.input, edit);
                        }
                    }
                    Intent::PasteCopied => return self.fill_box(),
                    Intent::Next => return self.send_form(),
                    Intent::Back => page.mode = PanelMode::Lines { selected: 0 },
                    _ => {}
                }
                Vec::new()
            }
        }
    }

    fn panel_lines_intent(&mut self, intent: &Intent, selected: usize) -> Vec<Effect> {
        let Some(registrar) = self.registrar().map(|r| r.id.clone()) else { return Vec::new() };
        let Some(Layer::Panel(page)) = &self.layer else { return Vec::new() };
        let line = page.view.lines.get(selected).cloned();
        let act = match intent {
            Intent::Back | Intent::Panel | Intent::FocusNext => {
                self.layer = None;
                return Vec::new();
            }
            Intent::PanelAdd => {
                self.open_form(None);
                return Vec::new();
            }
            Intent::PanelEdit => {
                if line.is_some() {
                    self.open_form(line);
                }
                return Vec::new();
            }
            Intent::PanelDelete => match line {
                Some(line) => PanelAct::Delete(line.key),
                None => return Vec::new(),
            },
            Intent::PanelSetting => {
                match page.view.setting.as_ref().and_then(|s| self.next_setting(s)) {
                    Some(id) => PanelAct::Setting(id),
                    None => return Vec::new(),
                }
            }
            _ => return Vec::new(),
        };
        vec![Effect::Panel { registrar, act }]
    }

    /// The setting that `m` goes to: the one the card asks for, then the others in turn.
    fn next_setting(&self, setting: &PanelSetting) -> Option<String> {
        let preset = self.card().and_then(|card| card.preset);
        let asked = match (&preset, self.registrar()) {
            (Some(id), Some(registrar)) => registrar
                .presets
                .iter()
                .find(|preset| preset.id == *id)
                .map(|preset| preset.label.of(crate::catalog::Lang::En).to_owned()),
            _ => setting.advised.clone(),
        };
        let is_choice = |id: &String| setting.choices.iter().any(|(choice, _)| choice == id);
        if let Some(asked) = asked.filter(|id| *id != setting.current).filter(is_choice) {
            return Some(asked);
        }
        let at = setting.choices.iter().position(|(id, _)| *id == setting.current);
        let next = at.map_or(0, |at| at + 1).checked_rem(setting.choices.len())?;
        setting.choices.get(next).map(|(id, _)| id.clone())
    }

    /// Puts into the box with the cursor what the card says of that box.
    fn fill_box(&mut self) -> Vec<Effect> {
        let card = self.card();
        let said: Vec<_> = card.iter().flat_map(|card| self.boxes(card)).flatten().collect();
        let clip = self.enter.clip.clone();
        let Some(Layer::Panel(page)) = &mut self.layer else { return Vec::new() };
        let PanelMode::Form { boxes, focus, .. } = &mut page.mode else { return Vec::new() };
        let Some(field) = boxes.get_mut(*focus) else { return Vec::new() };
        let value = said.into_iter().find(|filled| filled.role == field.role);
        if let Some(text) = value.map(|filled| filled.value).or(clip) {
            if text.contains('\n') {
                // A box of several lines takes them as they are; elsewhere a line break is a space.
                field.input = Input::new(text);
            } else {
                super::domain::edit(&mut field.input, Edit::Fill(text));
            }
        }
        Vec::new()
    }

    /// Opens the form: empty for the type of the present card, or with the content of `line`.
    fn open_form(&mut self, line: Option<PanelLine>) {
        let card_type = self.card().map_or(Rtype::Mx, |card| card.rtype);
        let rtype = line.as_ref().map_or(card_type, |line| line.rtype);
        let Some(registrar) = self.registrar() else { return };
        let lang = self.lang;
        let boxes: Vec<PanelBox> = registrar
            .forms
            .of(rtype)
            .map(|form| {
                form.boxes
                    .iter()
                    .filter(|field| field.role != Role::Type)
                    .map(|field| {
                        let present = line.as_ref().and_then(|line| {
                            line.boxes.iter().find(|(role, _)| *role == field.role)
                        });
                        let text = present.map(|(_, text)| text.clone()).unwrap_or_default();
                        PanelBox {
                            role: field.role,
                            label: field.label.of(lang).to_owned(),
                            input: Input::new(text),
                        }
                    })
                    .collect()
            })
            .unwrap_or_default();
        let editing = line.map(|line| line.key);
        if let Some(Layer::Panel(page)) = &mut self.layer {
            page.mode = PanelMode::Form { editing, rtype, boxes, focus: 0, is_sent: false };
        }
    }

    fn send_form(&mut self) -> Vec<Effect> {
        let Some(registrar) = self.registrar().map(|r| r.id.clone()) else { return Vec::new() };
        let Some(Layer::Panel(page)) = &mut self.layer else { return Vec::new() };
        let PanelMode::Form { editing, rtype, boxes, is_sent, .. } = &mut page.mode else {
            return Vec::new();
        };
        *is_sent = true;
        let typed: TypedBoxes =
            (*rtype, boxes.iter().map(|b| (b.role, b.input.value().to_owned())).collect());
        let act = match editing {
            Some(key) => PanelAct::Edit(*key, typed),
            None => PanelAct::Add(typed),
        };
        vec![Effect::Panel { registrar, act }]
    }
}
