//! Steps and keys by name.

use super::Words;
use crate::wizard::{Binding, Key, KeyCode, StepId};

impl Words {
    /// "Domain", "Found", "Host"…
    pub fn step_name(&self, step: StepId) -> String {
        self.say(step.label())
    }

    /// "Step 3 of 8".
    pub fn step_place(&self, step: StepId) -> String {
        let of = StepId::ALL.len();
        self.say_with("step-place", &[("number", step.number().into()), ("of", of.into())])
    }

    /// A key as keyboards of this language name it: "Enter", "Échap", "Ctrl-L", "c".
    pub fn key_name(&self, key: Key) -> String {
        let bare = match key.code {
            KeyCode::Char(c) if key.ctrl => c.to_uppercase().collect(),
            KeyCode::Char(' ') => self.say("keyname-space"),
            KeyCode::Char(c) => c.to_string(),
            KeyCode::Enter => self.say("keyname-enter"),
            KeyCode::Esc => self.say("keyname-esc"),
            KeyCode::Tab => self.say("keyname-tab"),
            KeyCode::BackTab => self.say("keyname-backtab"),
            KeyCode::Backspace => self.say("keyname-backspace"),
            KeyCode::Delete => self.say("keyname-delete"),
            KeyCode::Left => self.say("keyname-left"),
            KeyCode::Right => self.say("keyname-right"),
            KeyCode::Up => self.say("keyname-up"),
            KeyCode::Down => self.say("keyname-down"),
            KeyCode::PageUp => self.say("keyname-page-up"),
            KeyCode::PageDown => self.say("keyname-page-down"),
            KeyCode::Home => self.say("keyname-home"),
            KeyCode::End => self.say("keyname-end"),
            KeyCode::F(number) => format!("F{number}"),
        };
        let ctrl = if key.ctrl { "Ctrl-" } else { "" };
        let alt = if key.alt { "Alt-" } else { "" };
        format!("{ctrl}{alt}{bare}")
    }

    /// What a key does here: "next", "copy box".
    pub fn key_label(&self, binding: &Binding) -> String {
        self.say(binding.label)
    }
}
