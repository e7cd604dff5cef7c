//! Keys and what they mean. One table a screen; the footer and the help page print that same table.

use super::state::{Layer, StepId, Wizard};
use super::{DomainFocus, MailPage, PanelMode};

/// A key press, independent of any terminal library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character key without modifiers.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// A character key with Control.
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: true, alt: false }
    }
}

/// The keys the wizard knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A printable character.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A function key.
    F(u8),
}

/// An edit of the text field in focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Put a character in.
    Insert(char),
    /// Put a pasted text in.
    Paste(String),
    /// Replace the whole content (plain mode, autopilot).
    Fill(String),
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Delete the word to the left.
    DeleteWord,
    /// Delete everything.
    Clear,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Cursor to the beginning.
    Home,
    /// Cursor to the end.
    End,
}

/// What a person wants, whichever face they said it through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// On to the next question.
    Next,
    /// One question back; answers stay.
    Back,
    /// Show or hide help.
    Help,
    /// The other language.
    Language,
    /// Leave; the place is kept.
    Quit,
    /// Put the program to sleep (Ctrl-Z).
    Suspend,
    /// Edit the text field in focus.
    Edit(Edit),
    /// One up.
    Up,
    /// One down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Take the entry with this number, counted from 0.
    Choose(usize),
    /// The next control.
    FocusNext,
    /// The control before.
    FocusPrevious,
    /// Put the next box on the clipboard.
    Copy,
    /// Show the raw values outside the full screen.
    PlainValues,
    /// Open the company's page in a browser.
    OpenPage,
    /// The next card.
    NextCard,
    /// The card before.
    PreviousCard,
    /// Look again.
    Retry,
    /// Leave this detail for later.
    Later,
    /// "I am moving to that company": choose it although another one publishes the domain.
    Moving,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Go to the practice internet.
    Practise,
    /// Open the pretend panel (practice only).
    Panel,
    /// In the panel: a new line.
    PanelAdd,
    /// In the panel: edit the selected line.
    PanelEdit,
    /// In the panel: delete the selected line.
    PanelDelete,
    /// In the panel: the next choice of its mail setting.
    PanelSetting,
    /// In the panel: paste what was copied with `c`.
    PasteCopied,
}

/// One row of the key table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The key.
    pub key: Key,
    /// What it means here.
    pub intent: Intent,
    /// Id of its words in the locale files.
    pub label: &'static str,
    /// Footers drop the highest numbers first when space is short; 9 never stands in a footer.
    pub weight: u8,
}

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
            Some(Layer::Help { .. }) => return false,
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
            Some(Layer::Panel(page)) => panel_keys(&page.mode),
            None => self.step_keys(),
        };
        if matches!(self.layer, Some(Layer::Help { .. })) {
            table.push(bind(Key::plain(KeyCode::F(1)), Intent::Help, "key-close", 9));
        } else {
            table.push(bind(Key::plain(KeyCode::F(1)), Intent::Help, "key-help", 4));
        }
        table.push(bind(Key::ctrl('l'), Intent::Language, "key-language", 5));
        table.push(bind(Key::ctrl('c'), Intent::Quit, "key-quit", 1));
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
            StepId::Found => vec![
                bind(ENTER, Intent::Next, "key-next", 0),
                bind(ESC, Intent::Back, "key-back", 0),
                bind(Key::char('r'), Intent::Retry, "key-look-again", 2),
            ],
            StepId::Host if self.host.differs.is_some() => vec![
                bind(ENTER, Intent::Next, "key-use-detected", 0),
                bind(Key::char('s'), Intent::Moving, "key-moving", 0),
                bind(ESC, Intent::Back, "key-back", 0),
            ],
            StepId::Host => list_keys(),
            StepId::Mail => match self.mail_page {
                MailPage::List => list_keys(),
                MailPage::Stop(_) => vec![
                    bind(Key::char('n'), Intent::No, "key-no", 0),
                    bind(Key::char('y'), Intent::Yes, "key-yes", 0),
                    bind(Key::char('o'), Intent::Yes, "key-yes", 9),
                    bind(ESC, Intent::Back, "key-back", 0),
                ],
                MailPage::Stopped(_) => vec![bind(ESC, Intent::Back, "key-back", 0)],
                MailPage::Mailboxes => vec![
                    bind(ENTER, Intent::Next, "key-next", 0),
                    bind(ESC, Intent::Back, "key-back", 0),
                ],
            },
            StepId::Details => self.details_keys(),
            StepId::Plan => vec![
                bind(ENTER, Intent::Next, "key-next", 0),
                bind(ESC, Intent::Back, "key-back", 0),
                bind(Key::plain(KeyCode::Down), Intent::Down, "key-scroll", 3),
                bind(Key::plain(KeyCode::Up), Intent::Up, "key-scroll", 9),
                bind(Key::plain(KeyCode::PageDown), Intent::PageDown, "key-scroll", 9),
                bind(Key::plain(KeyCode::PageUp), Intent::PageUp, "key-scroll", 9),
            ],
            StepId::Enter => self.enter_keys(),
            StepId::Watch => vec![
                bind(ESC, Intent::Back, "key-back", 0),
                bind(Key::plain(KeyCode::Down), Intent::Down, "key-scroll", 3),
                bind(Key::plain(KeyCode::Up), Intent::Up, "key-scroll", 9),
                bind(Key::plain(KeyCode::PageDown), Intent::PageDown, "key-scroll", 9),
                bind(Key::plain(KeyCode::PageUp), Intent::PageUp, "key-scroll", 9),
            ],
        }
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
        keys.push(bind(Key::char('c'), Intent::Copy, "key-copy", 0));
        keys.push(bind(Key::char('v'), Intent::PlainValues, "key-plain", 2));
        keys.push(bind(Key::char('n'), Intent::NextCard, "key-next-card", 2));
        keys.push(bind(Key::char('p'), Intent::PreviousCard, "key-previous-card", 3));
        keys.push(bind(Key::plain(KeyCode::Right), Intent::NextCard, "key-next-card", 9));
        keys.push(bind(Key::plain(KeyCode::Left), Intent::PreviousCard, "key-previous-card", 9));
        if !self.world.is_practice {
            keys.push(bind(Key::char('o'), Intent::OpenPage, "key-open", 3));
        }
        keys.push(bind(ESC, Intent::Back, "key-back", 1));
        keys.push(bind(Key::plain(KeyCode::Down), Intent::Down, "key-scroll", 9));
        keys.push(bind(Key::plain(KeyCode::Up), Intent::Up, "key-scroll", 9));
        keys
    }
}

fn list_keys() -> Vec<Binding> {
    vec![
        bind(ENTER, Intent::Next, "key-next", 0),
        bind(Key::plain(KeyCode::Down), Intent::Down, "key-choose", 2),
        bind(Key::plain(KeyCode::Up), Intent::Up, "key-choose", 9),
        bind(Key::plain(KeyCode::PageDown), Intent::PageDown, "key-choose", 9),
        bind(Key::plain(KeyCode::PageUp), Intent::PageUp, "key-choose", 9),
        bind(ESC, Intent::Back, "key-back", 0),
    ]
}

fn panel_keys(mode: &PanelMode) -> Vec<Binding> {
    match mode {
        PanelMode::Lines { .. } => vec![
            bind(Key::char('a'), Intent::PanelAdd, "key-panel-add", 0),
            bind(Key::char('e'), Intent::PanelEdit, "key-panel-edit", 0),
            bind(Key::char('d'), Intent::PanelDelete, "key-panel-delete", 0),
            bind(Key::char('m'), Intent::PanelSetting, "key-panel-setting", 2),
            bind(Key::plain(KeyCode::Down), Intent::Down, "key-choose", 9),
            bind(Key::plain(KeyCode::Up), Intent::Up, "key-choose", 9),
            bind(ESC, Intent::Back, "key-to-card", 0),
            bind(TAB, Intent::Back, "key-to-card", 9),
        ],
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

/// What an editing key does to the text field in focus; `None` for keys that do not edit.
pub(super) fn edit_of(key: Key) -> Option<Edit> {
    match (key.code, key.ctrl) {
        (KeyCode::Char('u'), true) => Some(Edit::Clear),
        (KeyCode::Char('w') | KeyCode::Backspace, true) => Some(Edit::DeleteWord),
        (KeyCode::Char('a'), true) | (KeyCode::Home, _) => Some(Edit::Home),
        (KeyCode::Char('e'), true) | (KeyCode::End, _) => Some(Edit::End),
        (KeyCode::Char('h'), true) | (KeyCode::Backspace, false) => Some(Edit::Backspace),
        (KeyCode::Char(c), false) if !key.alt => Some(Edit::Insert(c)),
        (KeyCode::Delete, _) => Some(Edit::Delete),
        (KeyCode::Left, _) => Some(Edit::Left),
        (KeyCode::Right, _) => Some(Edit::Right),
        _ => None,
    }
}
