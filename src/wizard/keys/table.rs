//! One table of keys a screen: what the footer prints is what works.

use super::{Binding, Intent, Key, KeyCode};
use crate::verdict::State;
use crate::wizard::state::{Layer, StepId, Wizard};
use crate::wizard::{DomainFocus, MailPage, PanelMode, PanelPage};

const fn bind(key: Key, intent: Intent, label: &'static str, weight: u8) -> Binding {
    Binding { key, intent, label, weight }
}

const ENTER: Key = Key::plain(KeyCode::Enter);
const ESC: Key = Key::plain(KeyCode::Esc);
const TAB: Key = Key::plain(KeyCode::Tab);

impl Wizard {
    /// True when letters go into a text field.
    pub fn is_typing(&self) -> bool {
        match &self.layer {
            Some(Layer::Help { .. } | Layer::Network { .. }) => return false,
            Some(Layer::Panel(page)) => return matches!(page.mode, PanelMode::Form { .. }),
            None => {}
        }
        match self.step {
            StepId::Domain => {
                self.domain.prefix.is_none() && self.domain.focus == DomainFocus::Input
            }
            StepId::Host => self.host.differs.is_none(),
            StepId::Mail => self.mail_page == MailPage::List,
            StepId::Details => self.field().is_some_and(|field| field.takes_text()),
            StepId::Found | StepId::Plan | StepId::Enter | StepId::Watch => false,
        }
    }

    /// The keys that work on the screen as it is now, most important first.
    pub fn bindings(&self) -> Vec<Binding> {
        let mut table = match &self.layer {
            Some(Layer::Help { .. }) => vec![
                bind(ESC, Intent::Help, "key-close", 0),
                bind(Key::plain(KeyCode::Down), Intent::Down, "key-scroll", 2),
                bind(Key::plain(KeyCode::Up), Intent::Up, "key-scroll", 9),
                bind(Key::plain(KeyCode::PageDown), Intent::PageDown, "key-scroll", 9),
                bind(Key::plain(KeyCode::PageUp), Intent::PageUp, "key-scroll", 9),
                bind(ENTER, Intent::Help, "key-close", 9),
            ],
            Some(Layer::Panel(page)) => panel_keys(page),
            Some(Layer::Network { .. }) => network_keys(),
            None => self.step_keys(),
        };
        if matches!(self.layer, Some(Layer::Help { .. })) {
            table.push(bind(Key::plain(KeyCode::F(1)), Intent::Help, "key-close", 9));
        } else {
            table.push(bind(Key::plain(KeyCode::F(1)), Intent::Help, "key-help", 4));
        }
        table.push(bind(Key::ctrl('l'), Intent::Language, "key-language", 5));
        table.push(bind(Key::ctrl('c'), Intent::Quit, "key-quit", 0));
        table.push(bind(Key::ctrl('z'), Intent::Suspend, "key-suspend", 9));
        if !self.is_typing() {
            table.push(bind(Key::char('?'), Intent::Help, "key-help", 9));
            table.push(bind(Key::char('l'), Intent::Language, "key-language", 9));
            table.push(bind(Key::char('q'), Intent::Quit, "key-quit", 9));
        }
        table
    }

    fn step_keys(&self) -> Vec<Binding> {
        match self.step {
            StepId::Domain => self.domain_keys(),
            StepId::Found => {
                let next = bind(ENTER, Intent::Next, "key-next", 0);
                let mut keys: Vec<Binding> = self.may_go_on().then_some(next).into_iter().collect();
                keys.push(bind(ESC, Intent::Back, "key-back", 0));
                keys.push(bind(Key::char('r'), Intent::Retry, "key-look-again", 2));
                keys
            }
            StepId::Host if self.host.differs.is_some() => vec![
                bind(ENTER, Intent::Next, "key-use-detected", 0),
                bind(Key::char('s'), Intent::Moving, "key-moving", 0),
                bind(ESC, Intent::Back, "key-back", 0),
            ],
            StepId::Host => list_keys(),
            StepId::Mail => match self.mail_page {
                MailPage::List => list_keys(),
                MailPage::Stop(at) => self.stop_keys(at),
                MailPage::Stopped(_) => vec![bind(ESC, Intent::Back, "key-back", 0)],
                MailPage::Mailboxes => vec![
                    bind(ENTER, Intent::Next, "key-next", 0),
                    bind(ESC, Intent::Back, "key-back", 0),
                ],
            },
            StepId::Details => self.details_keys(),
            StepId::Plan => self.plan_keys(),
            StepId::Enter => self.enter_keys(),
            StepId::Watch => self.watch_keys(),
        }
    }

    fn plan_keys(&self) -> Vec<Binding> {
        let mut keys =
            vec![bind(ENTER, Intent::Next, "key-next", 0), bind(ESC, Intent::Back, "key-back", 0)];
        if self.by_itself().is_some() {
            keys.push(bind(Key::char('o'), Intent::OpenPage, "key-open", 3));
        }
        if self.can_hand_over() {
            keys.push(bind(Key::char('h'), Intent::HandOver, "key-handover", 5));
        }
        keys.extend([
            bind(Key::plain(KeyCode::Down), Intent::Down, "key-scroll", 6),
            bind(Key::plain(KeyCode::Up), Intent::Up, "key-scroll", 9),
            bind(Key::plain(KeyCode::PageDown), Intent::PageDown, "key-scroll", 9),
            bind(Key::plain(KeyCode::PageUp), Intent::PageUp, "key-scroll", 9),
        ]);
        keys
    }

    fn watch_keys(&self) -> Vec<Binding> {
        let has_rows = !self.ranked().is_empty();
        let is_done = matches!(self.progress(), State::Confirmed | State::ConfirmedEverywhere);
        let mut keys = Vec::new();
        if has_rows && !is_done {
            keys.push(bind(ENTER, Intent::Inspect, "key-inspect", 0));
        }
        let label = if is_done { "key-scroll" } else { "key-choose" };
        keys.extend([
            bind(ESC, Intent::Back, "key-back", 0),
            bind(Key::plain(KeyCode::Down), Intent::Down, label, 6),
            bind(Key::plain(KeyCode::Up), Intent::Up, label, 9),
            bind(Key::plain(KeyCode::PageDown), Intent::PageDown, label, 9),
            bind(Key::plain(KeyCode::PageUp), Intent::PageUp, label, 9),
        ]);
        keys
    }

    /// A question that was answered with "no" before is passed with Enter.
    fn stop_keys(&self, at: usize) -> Vec<Binding> {
        let mut keys = vec![
            bind(Key::char('n'), Intent::No, "key-no", 0),
            bind(Key::char('y'), Intent::Yes, "key-yes", 0),
            bind(Key::char('o'), Intent::Yes, "key-yes", 9),
            bind(ESC, Intent::Back, "key-back", 0),
        ];
        if self.is_stop_passed(at) {
            keys.push(bind(ENTER, Intent::No, "key-no", 9));
        }
        keys
    }

    fn domain_keys(&self) -> Vec<Binding> {
        if self.domain.prefix.is_some() {
            return vec![
                bind(ENTER, Intent::Next, "key-take-short", 0),
                bind(Key::char('k'), Intent::No, "key-keep-long", 0),
                bind(ESC, Intent::Back, "key-back", 0),
            ];
        }
        let mut keys = vec![bind(ENTER, Intent::Next, "key-next", 0)];
        let tab = if self.domain.offers.is_empty() && !self.world.is_practice {
            "key-practise"
        } else {
            "key-other-choices"
        };
        if self.domain.stops(self.world.is_practice) > 1 {
            keys.push(bind(TAB, Intent::FocusNext, tab, 2));
            keys.push(bind(
                Key::plain(KeyCode::BackTab),
                Intent::FocusPrevious,
                "key-other-choices",
                9,
            ));
            keys.push(bind(Key::plain(KeyCode::Down), Intent::FocusNext, "key-other-choices", 9));
            keys.push(bind(Key::plain(KeyCode::Up), Intent::FocusPrevious, "key-other-choices", 9));
        }
        keys
    }

    fn details_keys(&self) -> Vec<Binding> {
        let mut keys =
            vec![bind(ENTER, Intent::Next, "key-next", 0), bind(ESC, Intent::Back, "key-back", 0)];
        let Some(field) = self.field() else { return keys };
        if field.can_wait {
            keys.push(bind(TAB, Intent::Later, "key-later", 2));
        }
        if !field.takes_text() {
            keys.push(bind(Key::char('y'), Intent::Yes, "key-yes", 0));
            keys.push(bind(Key::char('o'), Intent::Yes, "key-yes", 9));
            keys.push(bind(Key::char('n'), Intent::No, "key-no", 0));
        }
        keys
    }

    fn enter_keys(&self) -> Vec<Binding> {
        let enter = if self.is_card_served(self.enter.card) { "key-next" } else { "key-saved" };
        let mut keys = vec![bind(ENTER, Intent::Next, enter, 0)];
        if self.world.is_practice {
            keys.push(bind(TAB, Intent::Panel, "key-panel", 0));
        }
        if self.next_copy().is_some() {
            keys.push(bind(Key::char('c'), Intent::Copy, "key-copy", 1));
        }
        keys.push(bind(Key::char('v'), Intent::PlainValues, "key-plain", 2));
        let (right, left) = (Key::plain(KeyCode::Right), Key::plain(KeyCode::Left));
        if self.enter.card + 1 < self.card_count() {
            keys.push(bind(Key::char('n'), Intent::NextCard, "key-next-card", 2));
            keys.push(bind(right, Intent::NextCard, "key-next-card", 9));
        }
        if self.enter.card > 0 {
            keys.push(bind(Key::char('p'), Intent::PreviousCard, "key-previous-card", 3));
            keys.push(bind(left, Intent::PreviousCard, "key-previous-card", 9));
        }
        if !self.world.is_practice {
            keys.push(bind(Key::char('o'), Intent::OpenPage, "key-open", 3));
        }
        keys.push(bind(Key::char('h'), Intent::HandOver, "key-handover", 9));
        keys.push(bind(ESC, Intent::Back, "key-back", 0));
        keys.push(bind(Key::plain(KeyCode::Down), Intent::Down, "key-scroll", 9));
        keys.push(bind(Key::plain(KeyCode::Up), Intent::Up, "key-scroll", 9));
        keys.push(bind(Key::plain(KeyCode::PageDown), Intent::PageDown, "key-scroll", 9));
        keys.push(bind(Key::plain(KeyCode::PageUp), Intent::PageUp, "key-scroll", 9));
        keys
    }
}

fn list_keys() -> Vec<Binding> {
    vec![
        bind(ENTER, Intent::Next, "key-next", 0),
        bind(Key::plain(KeyCode::Down), Intent::Down, "key-choose", 6),
        bind(Key::plain(KeyCode::Up), Intent::Up, "key-choose", 9),
        bind(Key::plain(KeyCode::PageDown), Intent::PageDown, "key-choose", 9),
        bind(Key::plain(KeyCode::PageUp), Intent::PageUp, "key-choose", 9),
        bind(ESC, Intent::Back, "key-back", 0),
    ]
}

fn network_keys() -> Vec<Binding> {
    vec![
        bind(ESC, Intent::Back, "key-close", 0),
        bind(ENTER, Intent::Back, "key-close", 9),
        bind(Key::char('n'), Intent::NextNetwork, "key-next-network", 2),
        bind(Key::plain(KeyCode::Right), Intent::NextNetwork, "key-next-network", 9),
        bind(Key::char('p'), Intent::PreviousNetwork, "key-previous-network", 3),
        bind(Key::plain(KeyCode::Left), Intent::PreviousNetwork, "key-previous-network", 9),
        bind(Key::plain(KeyCode::Down), Intent::Down, "key-scroll", 6),
        bind(Key::plain(KeyCode::Up), Intent::Up, "key-scroll", 9),
        bind(Key::plain(KeyCode::PageDown), Intent::PageDown, "key-scroll", 9),
        bind(Key::plain(KeyCode::PageUp), Intent::PageUp, "key-scroll", 9),
    ]
}

fn panel_keys(page: &PanelPage) -> Vec<Binding> {
    match &page.mode {
        PanelMode::Lines { .. } => {
            let mut keys = vec![bind(Key::char('a'), Intent::PanelAdd, "key-panel-add", 0)];
            if !page.view.lines.is_empty() {
                keys.push(bind(Key::char('e'), Intent::PanelEdit, "key-panel-edit", 0));
                keys.push(bind(Key::char('d'), Intent::PanelDelete, "key-panel-delete", 0));
                keys.push(bind(Key::plain(KeyCode::Down), Intent::Down, "key-choose", 9));
                keys.push(bind(Key::plain(KeyCode::Up), Intent::Up, "key-choose", 9));
            }
            if page.view.setting.is_some() {
                keys.push(bind(Key::char('m'), Intent::PanelSetting, "key-panel-setting", 0));
            }
            keys.push(bind(ESC, Intent::Back, "key-to-card", 0));
            keys.push(bind(TAB, Intent::Back, "key-to-card", 9));
            keys
        }
        PanelMode::Form { .. } => vec![
            bind(ENTER, Intent::Next, "key-panel-save", 0),
            bind(TAB, Intent::FocusNext, "key-next-box", 0),
            bind(Key::plain(KeyCode::BackTab), Intent::FocusPrevious, "key-next-box", 9),
            bind(Key::plain(KeyCode::Down), Intent::FocusNext, "key-next-box", 9),
            bind(Key::plain(KeyCode::Up), Intent::FocusPrevious, "key-next-box", 9),
            bind(Key::ctrl('v'), Intent::PasteCopied, "key-paste-copied", 2),
            bind(ESC, Intent::Back, "key-back", 0),
        ],
    }
}
