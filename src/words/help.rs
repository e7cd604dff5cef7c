//! Help for the screen below: its keys, and what its step is about in plain words.

use super::page::HelpPage;
use super::{Arg, Words};
use crate::catalog::Lang;
use crate::wizard::{Binding, Intent, Key, StepId, Wizard};

impl Words {
    /// Help: the keys of the screen below, and what its step is about.
    pub fn help_page(&self, wizard: &Wizard) -> HelpPage {
        let below = wizard.below_help();
        let step = self.step_name(wizard.step);
        let domain = wizard.answers.as_ref().map(|answers| answers.domain.as_str().to_owned());
        let args = [("domain", Arg::from(domain.unwrap_or_default()))];
        HelpPage {
            title: self.say_with("help-title", &[("step", step.into())]),
            keys: self.help_keys(&below.bindings()),
            about: self.say("help-about"),
            lines: about(wizard.step)
                .iter()
                .filter(|id| !wizard.world.is_practice || !PLACE_KEPT.contains(id))
                .map(|id| self.say_with(id, &args))
                .collect(),
        }
    }

    /// A key as a French or English person presses it: "o" for "oui" where both letters work.
    pub fn key_of(&self, binding: &Binding) -> String {
        match (&binding.intent, self.lang) {
            (Intent::Yes, Lang::Fr) => self.key_name(Key::char('o')),
            _ => self.key_name(binding.key),
        }
    }

    /// Keys that do the same stand together.
    fn help_keys(&self, bindings: &[Binding]) -> Vec<(String, String)> {
        let mut keys: Vec<(String, String)> = Vec::new();
        for binding in bindings {
            let (key, label) = (self.key_of(binding), self.key_label(binding));
            match keys.iter_mut().find(|(_, known)| *known == label) {
                Some((known, _)) if known.split(", ").any(|one| one == key) => {}
                Some((known, _)) => {
                    known.push_str(", ");
                    known.push_str(&key);
                }
                None => keys.push((key, label)),
            }
        }
        keys
    }
}

/// Promises that practice does not keep: nothing of it is written down.
const PLACE_KEPT: [&str; 2] = ["help-place-kept", "help-watch-close"];

/// What a step is about, sentence by sentence.
#[expect(clippy::too_many_lines, reason = "a table, one line a sentence")]
const fn about(step: StepId) -> &'static [&'static str] {
    match step {
        StepId::Domain => &[
            "help-domain-what",
            "help-domain-owner",
            "help-domain-idn",
            "help-domain-practice",
            "help-place-kept",
        ],
        StepId::Found => &[
            "help-found-who",
            "help-found-publisher",
            "help-found-route",
            "help-found-lists",
            "help-found-memory",
            "help-found-check",
        ],
        StepId::Host => &[
            "help-host-two-companies",
            "help-host-counts",
            "help-host-provider",
            "help-host-other",
        ],
        StepId::Mail => &[
            "help-mail-what",
            "help-mail-route",
            "help-mail-priority",
            "help-mail-several",
            "help-mail-first",
        ],
        StepId::Details => &[
            "help-details-why",
            "help-details-paste",
            "help-details-later",
            "help-details-key",
            "help-details-reports",
        ],
        StepId::Plan => &[
            "help-plan-before",
            "help-plan-order",
            "help-plan-one-list",
            "help-plan-look-ups",
            "help-plan-rule",
            "help-plan-undo",
            "help-plan-handover",
        ],
        StepId::Enter => &[
            "help-enter-exact",
            "help-enter-name",
            "help-enter-dot",
            "help-enter-ttl",
            "help-enter-priority",
            "help-enter-ticks",
            "help-enter-copy",
        ],
        StepId::Watch => &[
            "help-watch-lag",
            "help-watch-bound",
            "help-watch-absent",
            "help-watch-mixed",
            "help-watch-silent",
            "help-watch-own",
            "help-watch-close",
        ],
    }
}
