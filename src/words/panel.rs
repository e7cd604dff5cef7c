//! The pretend panel in words. Its boxes keep the company's own labels; here is only what surrounds
//! them, and why the panel refused.

use super::page::{Line, Mark, PanelWords};
use super::shared::{domain_of, for_eye};
use super::{Arg, Words};
use crate::wizard::{Layer, PanelMode, Wizard};

impl Words {
    /// The pretend panel; `None` while it is closed.
    pub fn panel_words(&self, wizard: &Wizard) -> Option<PanelWords> {
        let Some(Layer::Panel(page)) = &wizard.layer else { return None };
        let args =
            [("company", Arg::from(self.company(wizard))), ("domain", domain_of(wizard).into())];
        let form = match &page.mode {
            PanelMode::Lines { .. } => None,
            PanelMode::Form { editing, rtype, .. } => {
                let id = if editing.is_some() { "panel-form-edit" } else { "panel-form-new" };
                Some(self.say_with(id, &[("type", rtype.as_str().into())]))
            }
        };
        let is_sent = matches!(page.mode, PanelMode::Form { is_sent: true, .. });
        let save = wizard.registrar().map(|registrar| for_eye(registrar.save.of(self.lang)));
        let setting = page.view.setting.as_ref().map(|setting| {
            let chosen = setting.choices.iter().find(|(id, _)| *id == setting.current);
            let chosen = chosen.map_or("", |(_, words)| words.as_str());
            (for_eye(&setting.label), for_eye(chosen))
        });
        Some(PanelWords {
            title: self.say_with("panel-title", &args),
            hint: self.say_with("panel-hint", &args),
            empty: page.view.lines.is_empty().then(|| self.say("panel-empty")),
            setting,
            form,
            save: save
                .map(|button| self.say_with("panel-save", &[("button", button.into())]))
                .unwrap_or_default(),
            sending: is_sent.then(|| self.say("panel-sent")),
            refusal: page.view.refusal.as_deref().map(|id| self.refusal(id)),
        })
    }

    /// Why the panel refused, by the id of its sentence; an unknown id gives the general one.
    fn refusal(&self, id: &str) -> Line {
        let said = self.say(id);
        let is_known = id.starts_with("refusal-") && said != id;
        let text = if is_known { said } else { self.say("refusal") };
        Line::marked(Mark::Careful, text)
    }
}
